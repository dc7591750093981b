"""Payslips made in spreadsheets and by desktop payroll programs, printed by a browser."""

from itertools import zip_longest

from .base import E, chromium, employer, ename, er_name, layout, page, pairs, period, rows, start
from .words import numbers


@layout("anchor", "PAYSLIP", "PH,ID,IN,MX,MY,VN")
def anchor(r, c, out):
    """A spreadsheet: grid lines, earnings beside deductions, signatures."""
    x = start(r, c)
    t, w, p = x.t, x.w, x.p
    font = r.choice(("Liberation Sans", "Liberation Serif", "Liberation Sans Narrow")) if c != "VN" else "Liberation Serif"
    firm = E(employer(x))
    head = f"<tr><td colspan=6 class=firm>{firm}</td></tr><tr><td colspan=6>{E(p.firm.street)}, {E(p.firm.town)}</td></tr><tr><td colspan=6 class=title>{E(w['title'])}"
    per = E(period(x))
    head += f" for the month of {per}</td></tr>" if p.kind == "month" and "{a}" not in x.form and x.lang == "en" else f"</td></tr><tr><td>{E(w['period'])}</td><td colspan=5>{per}</td></tr>"
    left = [(w["no"], p.who.no), (w["name"], ename(x)), (w["job"], p.who.job), (w["dept"], p.who.dept)]
    right = numbers(t, w, p.who, .7)
    if r.random() < .6:
        right.append((w["day"], t.day("payDate", p.day)))
    right.append((w["worked"], str(p.worked)))
    info = "".join("<tr>" + (f"<td>{E(a[0])}</td><td colspan=2>{E(a[1])}</td>" if a else "<td></td><td colspan=2></td>") + (f"<td>{E(b[0])}</td><td colspan=2>{E(b[1])}</td>" if b else "<td></td><td colspan=2></td>") + "</tr>" for a, b in zip_longest(left, right))
    unit = r.choice(("", "", {"PH": " (PHP)", "ID": " (Rp)", "IN": " (Rs.)", "MX": " (MXN)", "MY": " (RM)", "VN": " (VNĐ)"}[c]))
    if unit:
        t.currency(unit.strip(" ()"))
    body = f"<tr class=h><td colspan=2>{E(w['e'])}</td><td>{E(w['amount'] + unit)}</td><td colspan=2>{E(w['d'])}</td><td>{E(w['amount'] + unit)}</td></tr>"
    es, ds = rows(x, "e"), rows(x, "d")
    n = max(len(es), len(ds)) + r.choice((0, 1, 2))
    es, ds = es + [("", "", "")] * (n - len(es)), ds + [("", "", "")] * (n - len(ds))
    for (a, b, _), (d, e, _) in zip(es, ds):
        body += f"<tr><td colspan=2>{E(a)}</td><td class=n>{b}</td><td colspan=2>{E(d)}</td><td class=n>{e}</td></tr>"
    body += f"<tr class=b><td colspan=2>{E(w['gross'])}</td><td class=n>{t.money('grossAmount', p.gross)}</td><td colspan=2>{E(w['less'])}</td><td class=n>{t.money(None, p.less)}</td></tr>"
    body += f"<tr class=b><td colspan=5>{E(w['net'])}</td><td class=n>{t.money('netAmount', p.net, sign=r.random() < .4)}</td></tr>"
    if r.random() < .5:
        body += f"<tr><td>{E(w['inwords'])}</td><td colspan=5><i>{E(t.words(p.net))}</i></td></tr>"
    foot = f"<table class=sg><tr><td>{E(w['sign1'])},<br><br><br>____________________</td><td>{E(w['sign2'])},<br><br><br>____________________</td></tr></table>" if r.random() < .6 else ""
    css = f"body{{font:10pt '{font}'}}table.g{{width:100%}}.g td{{border:{r.choice(('0.5pt solid #000', '0.4pt solid #bbb'))};padding:2.5px 4px;height:17px}}.firm{{font-weight:700;font-size:13pt}}.title{{text-align:center;font-weight:700}}.h td{{font-weight:700;background:{r.choice(('#d9e1f2', '#e2efda', '#fff', '#ddd'))};text-align:center}}.n{{text-align:right}}.b td{{font-weight:700}}.sg{{width:100%;margin-top:22px}}.sg td{{width:50%;text-align:center}}"
    chromium(page(css, f"<table class=g><colgroup><col style='width:20%'><col style='width:14%'><col style='width:16%'><col style='width:20%'><col style='width:14%'><col style='width:16%'></colgroup>{head}{info}{body}</table>{foot}"), out)
    return [t]


@layout("ember", "PAYSLIP", "MY,SG,PH,ID,VN,IN")
def ember(r, c, out):
    """Half a sheet across: earnings, deductions and the employer's part abreast, leave below."""
    x = start(r, c, r.choice(("month", "month", "cut")))
    t, w, p = x.t, x.w, x.p
    info = [(w["name"], ename(x)), (w["no"], p.who.no), (w["dept"], p.who.dept)] + ([(w["job"], p.who.job)] if r.random() < .5 else [])
    info2 = [(w["period"], period(x))] + ([(w["day"], t.day("payDate", p.day))] if r.random() < .7 else []) + numbers(t, w, p.who, .6)
    info2.append((w["account"], f"{p.who.bank} {p.who.account}"))
    cols = []
    for title, lines in ((w["e"], rows(x, "e")), (w["d"], rows(x, "d")), (w["er"], [(er_name(x, n), t.money(None, n.x), None) for n in p.er])):
        cols.append(f"<td class=c><div class=ct>{E(title)}</div><table>" + "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td></tr>" for a, b, _ in lines) + "</table></td>")
    tot = f"<tr class=t><td><span>{E(w['gross'])}</span><b>{t.money('grossAmount', p.gross)}</b></td><td><span>{E(w['less'])}</span><b>{t.money(None, p.less)}</b></td><td><span>{E(w['net'])}</span><b>{t.money('netAmount', p.net, sign=r.random() < .6)}</b></td></tr>"
    kinds = {"en": ("Annual", "Medical", "Unpaid"), "id": ("Tahunan", "Sakit", "Izin"), "vi": ("Phép năm", "Ốm", "Không lương")}[x.lang]
    heads = {"en": ("Entitled", "Taken", "Balance"), "id": ("Hak", "Terpakai", "Sisa"), "vi": ("Được hưởng", "Đã nghỉ", "Còn lại")}[x.lang]
    leave = f"<table class=lv><tr><td><b>{E(w['leave'])}</b></td>" + "".join(f"<td>{h}</td>" for h in heads) + "</tr>"
    for k in kinds:
        a, b = r.choice((12, 14, 16)), r.randint(0, 7)
        leave += f"<tr><td>{k}</td><td>{a}.0</td><td>{b}.0</td><td>{a - b}.0</td></tr>"
    firm = E(employer(x))
    body = f"<div class=top><div><div class=firm>{firm}</div><div class=sm>{E(p.firm.reg)}</div></div><div class=title>{E(w['title'])}</div></div><table class=i><tr><td><table>{pairs(info)}</table></td><td><table>{pairs(info2)}</table></td></tr></table><table class=m><tr>{''.join(cols)}</tr>{tot}</table>{leave}</table><p class=sm>{E(w['computer'])}</p>"
    css = "body{font:8.4pt 'DejaVu Sans Condensed','DejaVu Sans';color:#111}.top{display:flex;justify-content:space-between;border-bottom:2px solid #7a1f2b;padding-bottom:4px}.firm{font-weight:700;font-size:11pt}.title{font-size:13pt;color:#7a1f2b}.sm{font-size:7pt;color:#444}.i{width:100%;margin:5px 0}.i>tbody>tr>td{width:50%;vertical-align:top}.l{color:#444;padding-right:6px}.v{padding-left:4px}.m{width:100%;table-layout:fixed}.c{vertical-align:top;border:1px solid #999;padding:0;height:118px}.ct{background:#f3e3e5;font-weight:700;padding:2px 5px}.c table{width:100%}.c table td{padding:1.5px 5px}.n{text-align:right;white-space:nowrap}.t td{border:1px solid #999;padding:3px 5px}.t span{margin-right:8px}.t b{float:right}.lv{margin-top:7px}.lv td{padding:1px 12px 1px 4px;border-bottom:1px dotted #aaa}"
    chromium(page(css, body, "A5 landscape", "9mm"), out)
    return [t]


@layout("fathom", "PAYSLIP", "VN,ID,MX,MY,IN,PH")
def fathom(r, c, out):
    """One numbered list downwards: roman sections, each with its sum."""
    x = start(r, c)
    t, w, p = x.t, x.w, x.p
    cap = {"en": ("No.", "Particulars", "Remarks"), "id": ("No", "Uraian", "Keterangan"), "es": ("No.", "Concepto", "Observaciones"), "vi": ("STT", "Nội dung", "Ghi chú")}[x.lang]
    firm = E(employer(x))
    top = f"<div class=f>{firm}</div><div>{E(p.firm.street)}, {E(p.firm.town)}</div><div>{E(p.firm.reg)}</div><h1>{E(w['title'])}</h1>"
    form = r.choice(w.months)
    per = period(x, form=form)
    top += f"<div class=p>{E(per)}</div>"
    info = [(w["name"], ename(x)), (w["no"], p.who.no), (w["job"], p.who.job), (w["dept"], p.who.dept)] + numbers(t, w, p.who, .5) + [(w["rate"], t.money(None, p.rate)), (w["worked"], f"{p.worked}/{r.choice((26, 26, p.worked))}")]
    half = (len(info) + 1) // 2
    body = f"<tr class=h><td>{cap[0]}</td><td>{cap[1]}</td><td>{E(w['amount'])}{E(' (' + t.currency({'PH': 'PhP', 'ID': 'Rp', 'IN': 'INR', 'MX': 'MXN', 'MY': 'RM', 'VN': 'đồng'}[c]) + ')') if r.random() < .6 else ''}</td><td>{cap[2]}</td></tr>"
    note = {"ot": f"{r.randint(4, 22)}h", "basic": str(p.worked)}
    body += f"<tr class=s><td>I</td><td>{E(w['e'])}</td><td class=n>{t.money('grossAmount', p.gross)}</td><td></td></tr>"
    for k, (n, (a, b, _)) in enumerate(zip(p.e, rows(x, "e")), 1):
        body += f"<tr><td>{k}</td><td>{E(a)}</td><td class=n>{b}</td><td>{note.get(n.key, '')}</td></tr>"
    body += f"<tr class=s><td>II</td><td>{E(w['d'])}</td><td class=n>{t.money(None, p.less)}</td><td></td></tr>"
    for k, (a, b, _) in enumerate(rows(x, "d"), 1):
        body += f"<tr><td>{k}</td><td>{E(a)}</td><td class=n>{b}</td><td></td></tr>"
    body += f"<tr class=s><td>III</td><td>{E(w['net'])} (I - II)</td><td class=n>{t.money('netAmount', p.net)}</td><td></td></tr>"
    pay = f"{w['day']}: {t.day('payDate', p.day)}" if r.random() < .5 else ""
    end = f"<p><b>{E(w['inwords'])}:</b> <i>{E(t.words(p.net))}</i></p><p>{E(pay)}</p><table class=g><tr><td>{E(w['sign1'])}</td><td>{E(w['sign2'])}</td></tr></table>"
    css = f"body{{font:11pt '{r.choice(('Liberation Serif', 'Noto Serif', 'DejaVu Serif')) if c == 'VN' else r.choice(('Liberation Serif', 'P052', 'URW Bookman'))}'}}.f{{font-weight:700}}h1{{text-align:center;font-size:15pt;margin:14px 0 2px}}.p{{text-align:center;font-style:italic;margin-bottom:10px}}.i{{width:100%}}.i>tbody>tr>td{{width:50%;vertical-align:top}}.s{{}}.b{{width:100%;margin-top:8px}}.b td{{border:1px solid #000;padding:3px 6px}}.b td:first-child{{text-align:center;width:9%}}.h td,tr.s td{{font-weight:700}}.h td{{text-align:center}}.n{{text-align:right}}.g{{width:100%;margin-top:14px}}.g td{{width:50%;text-align:center;font-weight:700;padding-bottom:60px}}"
    chromium(page(css, f"{top}<table class=i><tr><td><table>{pairs(info[:half])}</table></td><td><table>{pairs(info[half:])}</table></td></tr></table><table class=b>{body}</table>{end}", "A4", "18mm"), out)
    return [t]


@layout("lantern", "PAYSLIP", "ID,VN,IN,PH,MX")
def lantern(r, c, out):
    """A strip cut from the payroll sheet: the names of the components across, one row of values."""
    x = start(r, c, {"PH": "half", "MX": "half"}.get(c, "month"), extras=r.choice((2, 3)), others=1)
    t, w, p = x.t, x.w, x.p
    firm = E(employer(x))
    per = E(period(x))
    heads = [w["no"], w["name"], w["job"]] + ([w["rate"]] if r.random() < .6 else [])
    vals = [p.who.no, ename(x), p.who.job] + ([t.money(None, p.rate)] if len(heads) == 4 else [])
    heads.append(w["worked"])
    vals.append(str(p.worked))
    n = len(heads)
    es, ds = rows(x, "e"), rows(x, "d")
    top = "".join(f"<td rowspan=2>{E(h)}</td>" for h in heads) + f"<td colspan={len(es) + 1}>{E(w['e'])}</td><td colspan={len(ds) + 1}>{E(w['d'])}</td><td rowspan=2>{E(w['net'])}</td>"
    sub = "".join(f"<td>{E(a)}</td>" for a, _, _ in es) + f"<td>{E(w['gross'])}</td>" + "".join(f"<td>{E(a)}</td>" for a, _, _ in ds) + f"<td>{E(w['less'])}</td>"
    row = "".join(f"<td>{E(v)}</td>" for v in vals) + "".join(f"<td class=n>{b}</td>" for _, b, _ in es) + f"<td class=n>{t.money('grossAmount', p.gross)}</td>" + "".join(f"<td class=n>{b}</td>" for _, b, _ in ds) + f"<td class=n>{t.money(None, p.less)}</td><td class=n><b>{t.money('netAmount', p.net)}</b></td>"
    day = f"<div>{E(w['day'])}: {t.day('payDate', p.day)}</div>" if r.random() < .5 else ""
    ids = "&nbsp;&nbsp;&nbsp; ".join(f"{E(a)}: {E(b)}" for a, b in numbers(t, w, p.who, .4))
    css = "body{font:7.6pt 'Liberation Sans'}.f{font-size:11pt;font-weight:700}.m{width:100%;margin:8px 0}.m td{border:1px solid #333;padding:3px 3px;text-align:center}.m .n{text-align:right;white-space:nowrap}.h td{font-weight:700;background:#eee}.cut{border-top:1px dashed #555;margin-top:16px}"
    body = f"<div class=f>{firm}</div><div>{E(w['title'])} &nbsp; {E(w['period'])}: {per}</div>{day}<table class=m><tr class=h>{top}</tr><tr class=h>{sub}</tr><tr>{row}</tr></table><div>{ids}</div><div style='margin-top:14px'>{E(w['sign2'])}: ______________________</div><div class=cut></div>"
    chromium(page(css, body, "A4 landscape", "10mm"), out)
    return [t]


def one_slip(x, r, tag=""):
    t, w, p = x.t, x.w, x.p
    firm = E(employer(x))
    per, name = E(period(x, form=getattr(x, "fixed", None))), E(ename(x, "upperlisted"))
    es, ds = rows(x, "e"), rows(x, "d")
    ids = numbers(t, w, p.who, .99) if x.share else []
    lines = "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td></tr>" for a, b, _ in es) + f"<tr class=b><td>{E(w['gross'])}</td><td class=n>{t.money('grossAmount', p.gross)}</td></tr>" + f"<tr><td colspan=2 class=u>{E(w['d'])}</td></tr>" + "".join(f"<tr><td>&nbsp;&nbsp;{E(a)}</td><td class=n>{b}</td></tr>" for a, b, _ in ds) + f"<tr class=b><td>{E(w['less'])}</td><td class=n>{t.money(None, p.less)}</td></tr><tr class=net><td>{E(w['net'])}</td><td class=n>{t.money('netAmount', p.net, sign=True)}</td></tr>"
    return f"<div class=slip><div class=f>{firm}</div><div class=t>{E(w['title'])}{tag}</div><table class=i><tr><td>{E(w['name'])}</td><td><b>{name}</b></td><td>{E(w['no'])}</td><td>{E(p.who.no)}</td></tr><tr><td>{E(w['period'])}</td><td>{per}</td><td>{E(w['day'])}</td><td>{t.day('payDate', p.day)}</td></tr>" + "".join(f"<tr><td>{E(a)}</td><td colspan=3>{E(b)}</td></tr>" for a, b in ids) + f"</table><table class=l>{lines}</table><div class=r>{E(w['sign2'])} ____________________</div></div>"


@layout("mosaic", "PAYSLIP", "PH,MX,IN,ID,SG")
def mosaic(r, c, out):
    """Several employees in one file: two on a sheet (PH, MX), elsewhere one."""
    kind = {"PH": "half", "MX": "half"}.get(c, "month")
    two = c in ("PH", "MX")
    first = start(r, c, kind, extras=2, others=1)
    first.share = r.random() < .6 and not two
    slips = [first]
    for n in range(1, 4 if two else 3):
        y = start(r, c, kind, page=n // 2 if two else n, extras=r.choice((1, 2, 3)), others=r.choice((0, 1)), like=first)
        y.share = first.share
        slips.append(y)
    parts = []
    for n, x in enumerate(slips):
        if n:
            x.fixed = first.form
        parts.append(one_slip(x, r))
    body = "".join(f"<div class='{'half' if two else 'whole'}'>{s}</div>" for s in parts)
    css = "body{font:9.5pt 'Liberation Sans'}.half{height:134mm;border-bottom:1px dashed #666;padding-top:6mm;overflow:hidden}.half:nth-child(even){border:0;break-after:page}.half:last-child,.whole:last-child{break-after:auto}.whole{break-after:page}.slip{width:82%;margin:0 auto}.f{text-align:center;font-weight:700;font-size:11pt}.t{text-align:center;margin-bottom:6px}.i{width:100%;margin-bottom:6px}.i td{padding:1px 3px}.l{width:100%;border:1px solid #000}.l td{padding:1.4px 8px}.n{text-align:right}.b td{border-top:1px solid #000;font-weight:700}.net td{border-top:2px solid #000;font-weight:700;font-size:11pt}.u{font-style:italic}.r{margin-top:14px}"
    chromium(page(css, body, "A4", "10mm"), out)
    return [x.t for x in slips]
