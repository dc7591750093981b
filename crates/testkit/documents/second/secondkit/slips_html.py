"""Payslips made from HTML."""

from . import data
from .base import setup, layout, ALL, SEVEN
from .doc import id_rows, in_words, in_words_indian, rng
from .render import chrome, esc, weasy

NO_GLYPH = ("₱", "₹", "₫", "đ")


def words(pay):
    whole, cents = int(pay.net), int((pay.net - int(pay.net)) * 100)
    if pay.country == "IN":
        return "Rupees " + in_words_indian(whole).title() + (f" and {in_words(cents).title()} Paise" if cents else "") + " Only"
    if pay.country == "PH":
        return in_words(whole).title() + f" Pesos and {cents:02}/100"
    if pay.country == "SG":
        return "Singapore Dollars " + in_words(whole).title() + (f" and Cents {in_words(cents).title()}" if cents else "") + " Only"
    return ""


@layout("alder", SEVEN)
def alder(r, c, path):
    pay, doc, lab = setup("alder", r, c)
    e, w = pay.emp, pay.who
    how = "month" if pay.monthly else {"PH": " to ", "MX": " al ", "ID": " s/d ", "VN": " - "}.get(c, " to ")
    per = doc.period(pay.start, pay.end, how)
    lead = {"en": "Salary slip for the month of" if pay.monthly else "Salary slip for the period", "id": "Slip gaji bulan" if pay.monthly else "Slip gaji periode", "es": "Recibo de nómina del", "vi": "Phiếu lương"}[doc.lang]
    info = [(lab.number, pay.number), (lab.name, doc.put("employeeName", w.full("upper" if c in ("IN", "MY") else "natural"))), (lab.job, pay.job), (lab.dept, pay.dept), (lab.hired, doc.date(None, pay.hired)), (lab.pay, doc.date("payDate", pay.pay))]
    info += id_rows(doc, pay, 0) + [(lab.bank, pay.bank), (lab.account, pay.account), (lab.days, f"{pay.days}")]
    if len(info) % 2:
        info.append((lab.absent, "0"))
    half = len(info) // 2
    rows = "".join(f"<tr><td class=l>{esc(a)}</td><td class=v>{esc(b)}</td><td class=l>{esc(x)}</td><td class=v>{esc(y)}</td></tr>" for (a, b), (x, y) in zip(info[:half], info[half:]))
    left = [doc.line("earnings", i.label, i.amount) for i in pay.earnings]
    right = [doc.line("deductions", i.label, i.amount) for i in pay.deductions]
    n = max(len(left), len(right))
    left += [("", "", None)] * (n - len(left))
    right += [("", "", None)] * (n - len(right))
    body = "".join(f"<tr><td>{esc(a)}</td><td class=n>{b}</td><td>{esc(x)}</td><td class=n>{y}</td></tr>" for (a, b, _), (x, y, _) in zip(left, right))
    gross, less = doc.money("grossAmount", pay.gross), doc.money(None, pay.less)
    net = doc.money("netAmount", pay.net, sign=True)
    inw = words(pay)
    leaves = "".join(f"<tr><td>{esc(a)}</td><td class=n>{x:.1f}</td><td class=n>{y:.1f}</td><td class=n>{z:.1f}</td></tr>" for a, x, y, z in pay.leaves)
    weasy(path, """body{font:9.5pt 'Noto Sans'} .h{text-align:center;border-bottom:2px solid #333;padding-bottom:6px} .h b{font-size:15pt} .h div{font-size:8.5pt;color:#333}
      h2{font-size:11pt;text-align:center;margin:10px 0} table{width:100%;margin-bottom:10px} .i td{padding:2.5px 4px;font-size:9pt} .l{color:#444;width:19%} .v{font-weight:bold;width:31%;white-space:nowrap} .v:before{content:': '}
      .t td,.t th{border:1px solid #555;padding:3.5px 6px} .t th{background:#e4e8ef;text-align:left} .n{text-align:right!important;white-space:nowrap} .t tr.s td{font-weight:bold;background:#f3f3f3} .w{font-style:italic;margin:6px 0 14px}
      .lv{width:60%} .lv td,.lv th{border:1px solid #999;padding:2px 6px;font-size:8pt} .f{font-size:8pt;color:#555;margin-top:24px;text-align:center}""",
      f"""<div class=h><b>{esc(doc.put("employerName", e.name))}</b><div>{esc(e.street)}, {esc(e.city)}</div><div>{esc(e.phone)} | {esc(e.mail)}</div></div>
      <h2>{lead} {esc(per)}</h2><table class=i>{rows}</table>
      <table class=t><tr><th>{lab.earnings}</th><th class=n>{lab.amount}</th><th>{lab.deductions}</th><th class=n>{lab.amount}</th></tr>{body}
      <tr class=s><td>{lab.gross}</td><td class=n>{gross}</td><td>{lab.less}</td><td class=n>{less}</td></tr><tr class=s><td colspan=3>{lab.net}</td><td class=n>{net}</td></tr></table>
      {f'<div class=w>{esc(inw)}</div>' if inw else ''}
      <table class=lv><tr><th>{lab.leave}</th><th>{lab.entitled}</th><th>{lab.taken}</th><th>{lab.left}</th></tr>{leaves}</table><div class=f>{lab.note}</div>""")
    return [doc]


@layout("elm", SEVEN)
def elm(r, c, path):
    pay, doc, lab = setup("elm", r, c)
    e, w = pay.emp, pay.who
    lab.own.update(net={"en": "Take-home pay", "id": "Gaji bersih diterima", "es": "Recibiste", "vi": "Thực nhận"}, gross={"en": "Gross earnings", "id": "Total pendapatan", "es": "Total percepciones", "vi": "Tổng thu nhập"})
    name = doc.put("employeeName", w.full())
    per = doc.period(pay.start, pay.end, " – ")
    color = rng("elm", e.name).choice(["#1b6b5a", "#5b3fb4", "#c2452d", "#1f5fa8"])

    def rows(kind, items):
        out = ""
        for i in items:
            a, b, _ = doc.line(kind, i.label, i.amount, sign=True)
            out += f"<div class=r><span>{esc(a)}</span><span>{b}</span></div>"
        return out
    earn, ded = rows("earnings", pay.earnings), rows("deductions", pay.deductions)
    er = "".join(f"<div class=r><span>{esc(a)}</span><span>{doc.money(None, b, True)}</span></div>" for a, b in pay.employer_side)
    grid = [(lab.number, pay.number), (lab.job, pay.job), (lab.dept, pay.dept), (lab.hired, doc.date(None, pay.hired))] + id_rows(doc, pay, 1) + [(lab.bank, pay.bank), (lab.account, "•••• " + pay.account.replace("-", "")[-4:])]
    cells = "".join(f"<div><i>{esc(a)}</i><b>{esc(b)}</b></div>" for a, b in grid)
    paid = {"en": "Paid on", "id": "Dibayarkan pada", "es": "Pagado el", "vi": "Ngày trả"}[doc.lang]
    chrome(path, f"""body{{font:9.5pt Manrope;color:#20242c}} .top{{display:flex;align-items:center;justify-content:space-between}} .logo{{width:34px;height:34px;border-radius:50%;background:{color};color:#fff;font-weight:700;display:inline-flex;align-items:center;justify-content:center;margin-right:10px;font-size:15pt}}
      .co{{display:flex;align-items:center;font-weight:700;font-size:12pt}} .ti{{color:#6b7280}} .hero{{background:{color}12;border-radius:12px;padding:16px 20px;margin:16px 0;display:flex;justify-content:space-between;align-items:center}} .hero .a{{font-size:24pt;font-weight:700;color:{color}}} .hero i{{font-style:normal;color:#6b7280;display:block;font-size:8.5pt}}
      .hero .who{{font-weight:700;font-size:12pt}} .g{{display:grid;grid-template-columns:repeat(4,1fr);gap:10px 14px;border:1px solid #e5e7eb;border-radius:10px;padding:12px 16px;margin-bottom:16px}} .g i{{display:block;font-style:normal;color:#6b7280;font-size:7.5pt}} .g b{{font-size:8.8pt;white-space:nowrap}}
      .c{{display:grid;grid-template-columns:1fr 1fr;gap:16px}} .k{{border:1px solid #e5e7eb;border-radius:10px;padding:12px 16px}} .k h3{{margin:0 0 8px;font-size:10.5pt}} .r{{display:flex;justify-content:space-between;padding:4px 0;border-bottom:1px solid #f1f1f4}} .r span:last-child{{white-space:nowrap;padding-left:8px}} .z{{font-weight:700;border:0;padding-top:8px}} .f{{color:#6b7280;font-size:8pt;margin-top:18px}}""",
      f"""<div class=top><div class=co><span class=logo>{esc(data.plain(e.name.replace('PT. ', '').replace('PT ', '').replace('Công ty ', '')))[0]}</span>{esc(doc.put("employerName", e.name))}</div><div class=ti>{lab.title}</div></div>
      <div class=hero><div><i>{lab.net}</i><div class=a>{doc.money("netAmount", pay.net, True)}</div></div><div><div class=who>{esc(name)}</div><i>{esc(per)}</i><i>{paid} {doc.date("payDate", pay.pay)}</i></div></div>
      <div class=g>{cells}</div><div class=c><div class=k><h3>{lab.earnings}</h3>{earn}<div class='r z'><span>{lab.gross}</span><span>{doc.money("grossAmount", pay.gross, True)}</span></div></div>
      <div class=k><h3>{lab.deductions}</h3>{ded}<div class='r z'><span>{lab.less}</span><span>{doc.money(None, pay.less, True)}</span></div></div></div>
      <div class=k style='margin-top:16px'><h3>{lab.erside}</h3>{er}</div><div class=f>{lab.note} {esc(e.street)}, {esc(e.city)}</div>""")
    return [doc]


@layout("ginkgo", ALL)
def ginkgo(r, c, path):
    same = c in ("PH", "MX")
    who, emp = data.person(r, c), data.employer(r, c)
    import datetime as dt
    import calendar
    m = r.randint(2, 12)
    spans = []
    if same:
        last = calendar.monthrange(2025, m)[1]
        spans = [("half", dt.date(2025, m, 1), dt.date(2025, m, 15), dt.date(2025, m, 15)), ("half", dt.date(2025, m, 16), dt.date(2025, m, last), dt.date(2025, m, last))]
    else:
        for x in (m - 1, m):
            last = calendar.monthrange(2025, x)[1]
            spans.append(("month", dt.date(2025, x, 1), dt.date(2025, x, last), dt.date(2025, x, min(last, 28))))
    docs, html = [], ""
    basis = job = None
    for n, span in enumerate(spans):
        pay, doc, lab = setup("ginkgo", r, c, no=NO_GLYPH, who=who, emp=emp, dates=span, basis=basis)
        if docs:
            pay.number, pay.job, pay.dept, pay.hired, pay.account, pay.bank = job
        basis, job = pay.rate, (pay.number, pay.job, pay.dept, pay.hired, pay.account, pay.bank)
        doc.page = 0 if same else n
        docs.append(doc)
        per = doc.period(pay.start, pay.end, "within" if same else "monthup")
        top = [(lab.employer, doc.put("employerName", emp.name)), (lab.name, doc.put("employeeName", who.full("comma"))), (lab.number, pay.number), (lab.job, pay.job)]
        top2 = [(lab.period, per), (lab.pay, doc.date("payDate", pay.pay)), (lab.account, pay.account)] + id_rows(doc, pay, 2, only=("tax", "ss"))

        def dl(rows):
            return "".join(f"<tr><td>{esc(a)}</td><td>: {esc(b)}</td></tr>" for a, b in rows)

        def ll(kind, items):
            return "".join("<tr><td>{}</td><td class=n>{}</td></tr>".format(*map(esc, doc.line(kind, i.label, i.amount)[:2])) for i in items)
        earn, ded = ll("earnings", pay.earnings), ll("deductions", pay.deductions)
        html += f"""<div class='s {"" if same else "pg"}'><div class=t><b>{lab.title}</b></div><table class=i><tr><td><table>{dl(top)}</table></td><td><table>{dl(top2)}</table></td></tr></table>
          <table class=b><tr><td><u>{lab.earnings}</u><table>{earn}</table></td><td><u>{lab.deductions}</u><table>{ded}</table></td><td class=sum><table><tr><td>{lab.gross}</td><td class=n>{doc.money("grossAmount", pay.gross)}</td></tr><tr><td>{lab.less}</td><td class=n>{doc.money(None, pay.less)}</td></tr><tr><td colspan=2><hr></td></tr><tr class=net><td>{lab.net}</td><td class=n>{doc.money("netAmount", pay.net, c != "SG")}</td></tr></table></td></tr></table>
          <div class=sg><span>{lab.received}: ______________________</span><span>{lab.printed}: {doc.date(None, pay.printed)}</span></div></div>"""
        if same and n == 0:
            html += "<div class=cut>- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -</div>"
    weasy(path, """body{font:9pt 'Liberation Sans'} .s{border:1px solid #000;padding:8px 12px} .pg{break-after:page} .pg:last-child{break-after:auto} .t{text-align:center;font-size:12pt;margin-bottom:6px} .i{width:100%} .i>tbody>tr>td{width:50%;vertical-align:top} .i td{padding:1.5px 4px 1.5px 0}
      .b{width:100%;border-top:1px solid #000;margin-top:6px} .b>tbody>tr>td{width:34%;vertical-align:top;padding:6px 8px 6px 0} .b .sum{width:32%;border-left:1px solid #000;padding-left:8px;vertical-align:bottom} .b table{width:100%} .b table td{padding:1.5px 0} .n{text-align:right;white-space:nowrap} .net td{font-weight:bold;font-size:10pt} hr{border:0;border-top:1px solid #000;margin:2px 0}
      .sg{display:flex;justify-content:space-between;margin-top:14px;font-size:8pt} .cut{margin:18px 0;white-space:nowrap;overflow:hidden;color:#888}""", html, margin="12mm")
    return docs


@layout("hazel", SEVEN)
def hazel(r, c, path):
    pay, doc, lab = setup("hazel", r, c, style_number="comma" if c == "VN" else None)
    e, w = pay.emp, pay.who
    lab.own.update(gross={"en": "TOTAL GROSS PAY", "id": "TOTAL PENDAPATAN", "es": "TOTAL PERCEPCIONES", "vi": "TỔNG CỘNG THU NHẬP"}, less={"en": "TOTAL DEDUCTIONS", "id": "TOTAL POTONGAN", "es": "TOTAL DEDUCCIONES", "vi": "TỔNG CỘNG KHẤU TRỪ"}, net={"en": "NET PAY", "id": "GAJI BERSIH", "es": "NETO A PAGAR", "vi": "THỰC LĨNH"})
    unused = [v[0] for k, v in sorted(data.WORDS[c].items()) if k in ("bonus", "ot", "meal", "hol") and k not in [i.key for i in pay.earnings]][:2]
    per = doc.period(pay.start, pay.end, {"PH": " - ", "MX": " AL ", "ID": " s.d. "}.get(c, " - "))
    ids = id_rows(doc, pay, 3, dashes=False)
    top = [(lab.name, doc.put("employeeName", w.full("commaupper")), lab.period, per), (lab.job, pay.job, lab.pay, doc.date("payDate", pay.pay)), (lab.dept, pay.dept, lab.rate, doc.money(None, pay.rate))]
    while ids:
        a = ids.pop(0)
        b = ids.pop(0) if ids else ("", "")
        top.append((a[0], a[1], b[0], b[1]))
    out = "".join(f"<tr><td class=k>{esc(a)}</td><td colspan=2>{esc(b)}</td><td class=k>{esc(x)}</td><td colspan=2>{esc(y)}</td></tr>" for a, b, x, y in top)
    blank = "<tr>" + "<td></td>" * 6 + "</tr>"
    left = [doc.line("earnings", i.label, i.amount)[:2] for i in pay.earnings] + [(x, "-") for x in unused]
    right = [doc.line("deductions", i.label, i.amount)[:2] for i in pay.deductions]
    n = max(len(left), len(right))
    left += [("", "")] * (n - len(left))
    right += [("", "")] * (n - len(right))
    lines = "".join(f"<tr><td colspan=2>{esc(a)}</td><td class=n>{b}</td><td colspan=2>{esc(x)}</td><td class=n>{y}</td></tr>" for (a, b), (x, y) in zip(left, right))
    chrome(path, """body{font:8pt 'DejaVu Sans Condensed'} table{width:182mm;table-layout:fixed} td{border:1px solid #c8c8c8;height:16px;padding:1px 4px;white-space:nowrap;overflow:visible} .k{font-weight:bold} .n{text-align:right} .hd td{background:#ffe699;font-weight:bold;text-align:center;border-color:#7f7f7f} .tt td{border-top:1px solid #000;font-weight:bold} .net td{background:#c6e0b4;font-weight:bold;border:1px solid #000;border-bottom:3px double #000} .big{font-size:12pt;font-weight:bold;text-align:center} .c{text-align:center}""",
      f"""<table><colgroup><col style='width:20%'><col style='width:17%'><col style='width:13%'><col style='width:20%'><col style='width:17%'><col style='width:13%'></colgroup><tr><td colspan=6 class=big>{esc(doc.put("employerName", e.name.upper()))}</td></tr><tr><td colspan=6 class=c>{esc(e.street)}, {esc(e.city)}</td></tr><tr><td colspan=6 class=c><b>{lab.title.upper()}</b></td></tr>{blank}{out}{blank}
      <tr class=hd><td colspan=3>{lab.earnings.upper()}</td><td colspan=3>{lab.deductions.upper()}</td></tr>{lines}{blank}
      <tr class=tt><td colspan=2>{lab.gross}</td><td class=n>{doc.money("grossAmount", pay.gross)}</td><td colspan=2>{lab.less}</td><td class=n>{doc.money(None, pay.less)}</td></tr>{blank}
      <tr class=net><td colspan=3></td><td colspan=2>{lab.net}</td><td class=n>{doc.money("netAmount", pay.net, c in ("ID", "IN", "VN"))}</td></tr>{blank}{blank}
      <tr><td class=k>{lab.prepared}:</td><td colspan=2></td><td class=k>{lab.received}:</td><td colspan=2></td></tr>{blank}<tr><td></td><td colspan=2 style='border-bottom:1px solid #000'></td><td></td><td colspan=2 style='border-bottom:1px solid #000'></td></tr></table>""", margin="15mm 14mm")
    return [doc]


@layout("maple", ALL)
def maple(r, c, path):
    pay, doc, lab = setup("maple", r, c, no=NO_GLYPH)
    e, w = pay.emp, pay.who
    doc.negative = "paren"
    # lateness is shown as a negative earning here, so that the gross is after it
    late = [i for i in pay.deductions if i.key == "late"]
    pay.deductions = [i for i in pay.deductions if i.key != "late"]
    for i in late:
        i.amount, i.ytd = -i.amount, -i.ytd
        pay.earnings.append(i)
    per = doc.period(pay.start, pay.end, "month'" if pay.monthly else "-", None if pay.monthly else {"PH": "M/D/Y"}.get(c))
    rows = [(lab.name, doc.put("employeeName", w.full("commaupper"))), (lab.number, pay.number), (lab.dept, pay.dept), (lab.period, per)] + ([(lab.pay, doc.date("payDate", pay.pay))] if c != "SG" else []) + id_rows(doc, pay, 0, only=("tax",) if c != "PH" else ("ss", "tax"))

    def ll(kind, items):
        return "".join("<tr><td>{}</td><td class=n>{}</td></tr>".format(*map(esc, doc.line(kind, i.label, i.amount)[:2])) for i in items)
    earn, ded = ll("earnings", pay.earnings), ll("deductions", pay.deductions)
    extra = "".join(f"<tr><td>{esc(a)}</td><td class=n>{doc.money(None, left)}</td></tr>" for a, _, _, left in pay.loans)
    bal = {"en": "Loan balance", "id": "Sisa pinjaman", "es": "Saldo de préstamos", "vi": ""}[doc.lang]
    height = 96 + 4.6 * (len(rows) + len(pay.earnings) + len(pay.deductions) + len(pay.loans) * 1.5)
    weasy(path, """body{font:8pt 'DejaVu Sans Condensed','DejaVu Sans'} .h{text-align:center;font-weight:bold;font-size:9.5pt} .a{text-align:center;font-size:6.8pt} table{width:100%} td{padding:1.6px 0;vertical-align:top} .n{text-align:right;white-space:nowrap} .i td:last-child{text-align:right} .d{border-top:1px dashed #000;margin:5px 0} .b td{font-weight:bold} .net td{font-weight:bold;font-size:11pt;padding:4px 0} h4{margin:4px 0 2px;font-size:8pt} .f{font-size:6.5pt;text-align:center;margin-top:8px}""",
      f"""<div class=h>{esc(doc.put("employerName", e.name))}</div><div class=a>{esc(e.street)}<br>{esc(e.city)}</div><div class=d></div><div class=h style='font-size:8.5pt'>{lab.title}</div><table class=i>{"".join(f"<tr><td>{esc(a)}</td><td>{esc(b)}</td></tr>" for a, b in rows)}</table><div class=d></div>
      <h4>{lab.earnings}</h4><table>{earn}<tr class=b><td>{lab.gross}</td><td class=n>{doc.money("grossAmount", pay.gross)}</td></tr></table><h4>{lab.deductions}</h4><table>{ded}<tr class=b><td>{lab.less}</td><td class=n>{doc.money(None, pay.less)}</td></tr></table><div class=d></div>
      <table class=net><tr><td>{lab.net}</td><td class=n>{doc.money("netAmount", pay.net, c in ("PH", "MX", "ID"))}</td></tr></table><div class=d></div>{f"<h4>{bal}</h4><table>{extra}</table><div class=d></div>" if extra else ""}<table><tr><td>{lab.bank}</td><td class=n>{esc(pay.bank)}</td></tr><tr><td>{lab.account}</td><td class=n>{esc(pay.account)}</td></tr></table><div class=f>{lab.note}</div>""", size=f"92mm {height:.0f}mm", margin="6mm")
    return [doc]


@layout("nutmeg", ALL)
def nutmeg(r, c, path):
    pay, doc, lab = setup("nutmeg", r, c)
    e, w = pay.emp, pay.who
    per = doc.period(pay.start, pay.end, "month-" if pay.monthly else " - ")

    def strip(cells, cls=""):
        return f"<table class='{cls}'><tr>{''.join(f'<th>{esc(a)}</th>' for a, _ in cells)}</tr><tr>{''.join(f'<td>{esc(b)}</td>' for _, b in cells)}</tr></table>"
    who = [(lab.number, pay.number), (lab.name, doc.put("employeeName", w.full("comma"))), (lab.dept, pay.dept), (lab.period, per), (lab.pay, doc.date("payDate", pay.pay)), (lab.rate, doc.money(None, pay.rate))]
    ids = id_rows(doc, pay, 1) + [(lab.bank, pay.bank), (lab.account, pay.account)]
    earn = [doc.line("earnings", i.label, i.amount)[:2] for i in pay.earnings]
    earn.append((lab.gross, doc.money("grossAmount", pay.gross)))
    ded = [doc.line("deductions", i.label, i.amount)[:2] for i in pay.deductions]
    ded.append((lab.less, doc.money(None, pay.less)))
    att = [(lab.days, f"{pay.days}.00"), (lab.absent, "0.00"), (lab.late, f"{r.randint(0, 40)}")] + [(f"{a} ({lab.left})", f"{x:.1f}") for a, _, _, x in pay.leaves]
    code = {"PH": "PHP", "ID": "IDR", "SG": "SGD", "IN": "INR", "MX": "MXN"}[c]
    chrome(path, """body{font:8.5pt Roboto} .h{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:8px} .h b{font-size:13pt} table{width:100%;margin-bottom:9px} th{background:#2d4a66;color:#fff;font-weight:500;font-size:7.5pt;padding:3px 4px;border:1px solid #2d4a66;vertical-align:bottom} td{border:1px solid #9aa8b5;text-align:center;padding:4px 3px;white-space:nowrap} .m td{text-align:right} .m td:last-child{font-weight:700;background:#eef3f7} .net{width:38%;margin-left:auto} .net td{font-size:12pt;font-weight:700;text-align:right;padding:5px 8px} .f{font-size:7.5pt;color:#555;display:flex;justify-content:space-between}""",
      f"""<div class=h><b>{esc(doc.put("employerName", e.name))}</b><span>{lab.title} &nbsp;|&nbsp; {doc.cur(code)}</span></div>{strip(who)}{strip(ids)}{strip(earn, "m")}{strip(ded, "m")}{strip(att)}{strip([(lab.net, doc.money("netAmount", pay.net))], "net")}<div class=f><span>{lab.note}</span><span>{lab.printed}: {doc.date(None, pay.printed)}</span></div>""", size="A4 landscape", margin="11mm")
    return [doc]
