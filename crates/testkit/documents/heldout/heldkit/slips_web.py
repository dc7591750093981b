"""Payslips of web payroll services."""

from .base import E, HANKEN, LATO, chromium, employer, ename, er_name, layout, page, period, rows, side_total, start, weasy
from .words import numbers


@layout("beacon", "PAYSLIP", "IN,PH,SG,MY,MX,ID")
def beacon(r, c, out):
    """Summary with a large net pay, then two tables with amount and year to date, then a sentence with the net pay in words."""
    x = start(r, c)
    t, w, p = x.t, x.w, x.p
    t.sign_form = r.choice([{"IN": "₹{}", "PH": "₱{}", "SG": "S${}", "MY": "RM{}", "MX": "${}", "ID": "Rp{}"}[c], t.sign_form])
    signs = r.random() < .75
    form = r.choice([f for f in w.months if "{zmm}" not in f and "tháng" not in f])
    of = {"en": "Payslip For the Month", "es": "Recibo del mes", "id": "Slip gaji untuk bulan"}[x.lang]
    firm, per = E(employer(x)), E(period(x, form=form))
    colour = r.choice(("#1f6f54", "#3b4cca", "#c2410c", "#0f766e", "#222"))
    kv = [(w["name"], ename(x, r.choice(("full", "listed")))), (w["job"], p.who.job), (w["no"], p.who.no), (w["joined"], t.day(None, p.who.joined)), (w["period"], None), (w["day"], t.day("payDate", p.day))]
    kv = [(a, b) for a, b in kv if b]
    summ = {"en": "EMPLOYEE SUMMARY", "es": "DATOS DEL EMPLEADO", "id": "RINGKASAN KARYAWAN"}[x.lang]
    card = {"en": "Employee Net Pay|Net Pay for the month|Total Net Pay", "es": "Neto del empleado|Neto del mes", "id": "Gaji Bersih Karyawan|Total Diterima Bulan Ini"}[x.lang].split("|")
    net = t.money("netAmount", p.net, sign=True)
    paid = {"en": "Paid Days", "es": "Días pagados", "id": "Hari dibayar"}[x.lang]
    lop = {"en": "LOP Days" if c == "IN" else "Unpaid Days", "es": "Faltas", "id": "Hari tidak dibayar"}[x.lang]
    body = f"<div class=head><div class=logo>{E(''.join(a[0] for a in p.firm.name.split()[:2]).upper())}</div><div><div class=firm>{firm}</div><div class=sm>{E(p.firm.street)}, {E(p.firm.town)}</div></div><div class=rt><div class=sm>{E(of)}</div><b>{per}</b></div></div>"
    body += f"<div class=sum><div><div class=cap>{summ}</div><table>{''.join(f'<tr><td class=k>{E(a)}</td><td>:&nbsp;&nbsp;</td><td>{E(b)}</td></tr>' for a, b in kv)}</table></div><div class=card><div class=big>{net}</div><div class=sm>{E(r.choice(card))}</div><div class=dd>{paid} : {(p.last - p.first).days + 1}<br>{lop} : 0</div></div></div>"
    ids = numbers(t, w, p.who, .75) + [(w["account"], p.who.account)]
    body += "<div class=ids>" + "".join(f"<div><span>{E(a)}</span> {E(b)}</div>" for a, b in ids) + "</div>"
    sides = []
    for kind, total in (("e", p.gross), ("d", p.less)):
        lines = "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td><td class=n>{y}</td></tr>" for a, b, y in rows(x, kind, ytd=True, sign=signs))
        amount = t.money("grossAmount" if kind == "e" else None, total, sign=signs)
        sides.append(f"<table class=t><tr class=th><td>{E(w[kind].upper())}</td><td class=n>{E(w['amount'].upper())}</td><td class=n>{E(w['ytd'].upper())}</td></tr>{lines}<tr class=tot><td>{E(w['gross' if kind == 'e' else 'less'])}</td><td class=n>{amount}</td><td></td></tr></table>")
    body += f"<div class=box><div class=two>{sides[0]}{sides[1]}</div></div>"
    label = {"en": "TOTAL NET PAYABLE", "es": "NETO A PAGAR", "id": "TOTAL DITERIMA"}[x.lang]
    body += f"<div class=net><div><b>{label}</b><div class=sm>{E(w['gross'])} - {E(w['less'])}</div></div><div class=nv>{net}</div></div><p class=w>{E(w['inwords'])} : <b>{E(t.words(p.net))}</b></p><p class=foot>-- {E(w['computer'])} --</p>"
    css = LATO + HANKEN + f"body{{font:9pt {r.choice(('Lato', 'Hanken Grotesk', 'Noto Sans'))},'Noto Sans';color:#333}}.head{{display:flex;align-items:center;gap:12px;border-bottom:1px solid #ddd;padding-bottom:12px}}.logo{{width:46px;height:46px;border-radius:8px;background:{colour};color:#fff;font:700 18px 'Noto Sans';line-height:46px;text-align:center}}.firm{{font-size:13pt;font-weight:700;color:#111}}.sm{{font-size:8pt;color:#777}}.rt{{margin-left:auto;text-align:right;white-space:nowrap}}.sum{{display:flex;justify-content:space-between;margin:14px 0}}.cap{{font-size:8pt;font-weight:700;color:#777;margin-bottom:6px}}.k{{color:#777;padding:2.5px 26px 2.5px 0}}.card{{border:1px solid #ccc;border-radius:10px;width:220px;padding:12px 16px;background:#f5faf7}}.big{{font-size:17pt;font-weight:700;color:{colour}}}.dd{{border-top:1px dashed #bbb;margin-top:8px;padding-top:6px;line-height:1.6}}.ids{{display:flex;flex-wrap:wrap;gap:4px 34px;border-top:1px solid #eee;padding:8px 0 12px}}.ids span{{color:#777;padding-right:12px}}.box{{border:1px solid #ddd;border-radius:10px;padding:6px 10px}}.two{{display:flex;gap:20px;align-items:flex-start}}.t{{flex:1}}.t td{{padding:4px 2px}}.th td{{font-size:7.5pt;font-weight:700;border-bottom:1px dashed #bbb}}.n{{text-align:right;white-space:nowrap}}.tot td{{font-weight:700;background:#f7f7f7}}.net{{display:flex;border:1px solid #ddd;border-radius:8px;margin-top:14px}}.net>div{{padding:8px 12px}}.nv{{margin-left:auto;background:#edf7f1;font-size:13pt;font-weight:700}}.w{{text-align:right}}.foot{{text-align:center;color:#888;margin-top:36px}}"
    chromium(page(css, body), out)
    return [t]


@layout("garnet", "PAYSLIP", "SG,MY,PH,VN,ID")
def garnet(r, c, out):
    """A form with ruled boxes: what is added, what is taken, overtime, and the net pay as a sum of letters."""
    x = start(r, c, r.choice(("month", "month", "cut")))
    t, w, p = x.t, x.w, x.p
    text = {"en": dict(t="Itemised Payslip" if c in ("SG", "MY") else "Employee Payslip", of="Name of Employer", nm="Name of Employee", dt="Date of Payment", mode="Mode of Payment", modes="Cash / Cheque / Bank Deposit", basic="Basic Pay", al="Total Allowances", other="Other Additional Payments", d="Total Deductions", otd="Overtime Details", oth="Overtime Hours Worked", per="Period", net="Net Pay", item="Item", tot="Total Additions"),
            "vi": dict(t="Phiếu lương chi tiết", of="Tên doanh nghiệp", nm="Họ tên người lao động", dt="Ngày chi trả", mode="Hình thức trả", modes="Tiền mặt / Chuyển khoản", basic="Lương cơ bản", al="Tổng phụ cấp", other="Khoản khác", d="Tổng các khoản khấu trừ", otd="Làm thêm giờ", oth="Số giờ làm thêm", per="Kỳ lương", net="Thực nhận", item="Khoản mục", tot="Tổng cộng"),
            "id": dict(t="Rincian Gaji", of="Nama Pemberi Kerja", nm="Nama Pekerja", dt="Tanggal Pembayaran", mode="Cara Pembayaran", modes="Tunai / Transfer", basic="Gaji Pokok", al="Total Tunjangan", other="Pembayaran Lain", d="Total Potongan", otd="Rincian Lembur", oth="Jumlah Jam Lembur", per="Periode", net="Gaji Bersih", item="Rincian", tot="Total Penerimaan")}[x.lang]
    firm, name = E(employer(x)), E(ename(x))
    per = period(x)
    ids = numbers(t, w, p.who, .6)
    day = t.day("payDate", p.day)
    money_head = t.currency({"SG": "$", "MY": "RM", "PH": "PHP", "VN": "VND", "ID": "Rp"}[c])

    def box(head, inner):
        return f"<div class=b><div class=bh>{E(head)}</div><div class=bb>{inner}</div></div>"

    def table(lines, total, letter, key=None):
        s = f"<table class=t><tr class=h><td>{E(text['item'])}</td><td class=n>{E(w['amount'])} ({E(money_head)})</td><td></td></tr>"
        s += "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td><td class=m>{m}</td></tr>" for a, b, m in lines)
        return s + f"<tr class=tt><td>{E(total[0])}</td><td class=n>{total[1]}</td><td class=m>({letter})</td></tr></table>"

    es, ds = rows(x, "e"), rows(x, "d")
    left = box(text["of"], firm) + box(text["nm"], f"{name}<div class=sm>{' &nbsp; '.join(E(a) + ' ' + E(b) for a, b in ids)}</div>")
    right = box(text["dt"], E(day)) + box(text["mode"], E(text["modes"])) + (box(text["otd"], f"{E(text['oth'])}: {r.randint(3, 22)}") if any(n.key == "ot" for n in p.e) else "")
    gross = t.money("grossAmount", p.gross)
    left += table([(a, b, "") for a, b, _ in es], (text["tot"], gross), "A")
    left += table([(a, b, "") for a, b, _ in ds], (text["d"], t.money(None, p.less)), "B")
    net = t.money("netAmount", p.net, sign=False)
    right += f"<div class=net><div>{E(text['net'])} (A-B)</div><b>{net}</b></div>" + box(w["er"], "<br>".join(f"{E(er_name(x, n))}: {t.money(None, n.x)}" for n in p.er))
    body = f"<h1>{E(text['t'])}</h1><div class=per>{E(text['per'])}: <b>{E(per)}</b></div><div class=two><div class=lf>{left}</div><div class=rg>{right}</div></div>"
    css = f"body{{font:9.5pt {r.choice(('Liberation Sans', 'Noto Sans'))}}}h1{{font-size:16pt;margin:0;background:#2c5f8a;color:#fff;padding:6px 10px}}.per{{padding:7px 10px;border:1px solid #2c5f8a;margin-bottom:8px}}.two{{display:flex;gap:10px}}.lf{{flex:1.35}}.rg{{flex:1}}.b{{border:1px solid #2c5f8a;margin-bottom:8px}}.bh{{background:#dbe7f1;padding:2px 6px;font-size:8.5pt}}.bb{{padding:5px 6px;min-height:20px}}.sm{{font-size:8pt;color:#333;margin-top:3px}}.t{{width:100%;margin-bottom:8px}}.t td{{border:1px solid #2c5f8a;padding:3px 6px}}.h td{{background:#dbe7f1;font-size:8.5pt}}.n{{text-align:right;white-space:nowrap}}.m{{width:26px;text-align:center}}.tt td{{font-weight:700}}.net{{border:2px solid #2c5f8a;padding:8px;margin-bottom:8px;display:flex;justify-content:space-between;font-size:11pt}}"
    chromium(page(css, body), out)
    return [t]


@layout("kelp", "PAYSLIP", "PH,SG,MX,IN,MY,VN")
def kelp(r, c, out):
    """An enterprise suite: strips of headings with values under them, tables with current and year to date, a summary row."""
    x = start(r, c, {"PH": "half", "MX": "half"}.get(c, "month"))
    t, w, p = x.t, x.w, x.p
    k = {"en": ("Employee Information", "Payment Information", "Current", "Year to Date", "Summary of Pay", "Description", "Location"), "es": ("Información del Empleado", "Información del Pago", "Actual", "Acumulado Anual", "Resumen de Pago", "Descripción", "Ubicación"), "vi": ("Thông tin nhân viên", "Thông tin thanh toán", "Kỳ này", "Lũy kế năm", "Tổng hợp", "Diễn giải", "Địa điểm")}[x.lang]

    def strip(items):
        return f"<table class=st><tr class=h>{''.join(f'<td>{E(a)}</td>' for a, _ in items)}</tr><tr>{''.join(f'<td>{E(b)}</td>' for _, b in items)}</tr></table>"

    firm = E(employer(x))
    body = f"<div class=top><span class=firm>{firm}</span><span class=ti>{E(w['title'])}</span></div><div class=sm>{E(p.firm.street)} {E(p.firm.town)}</div>"
    body += f"<div class=sec>{k[0]}</div>" + strip([(w["name"], ename(x)), (w["no"], p.who.no), (w["job"], p.who.job), (w["dept"], p.who.dept)])
    ids = numbers(t, w, p.who, .8)
    if ids:
        body += strip(ids)
    a, z = t.day("startDate", p.first), t.day("endDate", p.last)
    heads = {"en": r.choice((("Period Start Date", "Period End Date"), ("Pay Begin Date", "Pay End Date"), ("Period From", "Period To"))), "es": r.choice((("Fecha Inicial", "Fecha Final"), ("Inicio de Periodo", "Fin de Periodo"))), "vi": ("Từ ngày", "Đến ngày")}[x.lang]
    body += f"<div class=sec>{k[1]}</div>" + strip([(heads[0], a), (heads[1], z), (w["day"], t.day("payDate", p.day)), (w["rate"], t.money(None, p.rate)), (w["bank"], f"{p.who.bank} ****{p.who.account[-4:]}")])
    tables = []
    for kind in "ed":
        s = f"<table class=m><tr class=h><td>{E(w[kind])}</td><td class=n>{k[2]}</td><td class=n>{k[3]}</td></tr>" + "".join(f"<tr><td>{E(q)}</td><td class=n>{b}</td><td class=n>{y}</td></tr>" for q, b, y in rows(x, kind, ytd=True))
        tables.append(s + "</table>")
    body += "<div class=pad></div>" + (f"<div class=two>{tables[0]}{tables[1]}</div>" if r.random() < .5 else tables[0] + tables[1])
    ge, gd = side_total(x, "e"), side_total(x, "d")
    body += f"<div class=sec>{k[4]}</div><table class=m><tr class=h><td></td><td class=n>{E(w['gross'])}</td><td class=n>{E(w['less'])}</td><td class=n>{E(w['net'])}</td></tr><tr><td>{k[2]}</td><td class=n>{t.money('grossAmount', p.gross)}</td><td class=n>{t.money(None, p.less)}</td><td class=n><b>{t.money('netAmount', p.net)}</b></td></tr><tr><td>{k[3]}</td><td class=n>{t.money(None, ge)}</td><td class=n>{t.money(None, gd)}</td><td class=n>{t.money(None, ge - gd)}</td></tr></table>"
    css = "body{font:8.8pt 'Noto Sans','Liberation Sans'}.top{display:flex;justify-content:space-between;align-items:baseline}.firm{font-size:12pt;font-weight:700}.ti{font-size:11pt;color:#666}.sm{color:#555;margin-bottom:8px}.sec{background:#4a5a68;color:#fff;padding:2px 6px;font-weight:700;margin-top:10px}.st{width:100%;table-layout:fixed}.st td{border:1px solid #b8c2ca;padding:3px 5px;vertical-align:top}.h td{background:#e9edf0;font-size:7.8pt;color:#333}.m{width:100%;margin-bottom:8px}.m td{border-bottom:1px solid #d5dbe0;padding:3px 5px}.n{text-align:right;white-space:nowrap}.two{display:flex;gap:14px;align-items:flex-start}.pad{height:10px}"
    chromium(page(css, body, r.choice(("A4", "letter"))), out)
    return [t]


@layout("nautilus", "PAYSLIP", "IN,SG,MX,VN,ID")
def nautilus(r, c, out):
    """Two pages: the pay on the first, the employer's part, the year and notes on the second."""
    x = start(r, c, extras=r.choice((3, 4, 5)), others=2)
    t, w, p = x.t, x.w, x.p
    firm = E(employer(x))
    name = ename(x, r.choice(("full", "upper")))
    per = E(period(x))
    k = {"en": ("Page 1 of 2", "Page 2 of 2", "Year-to-date summary", "Notes", ["Please report any discrepancy to Human Resources within seven days.", "Figures for overtime are those approved up to the cut-off of the payroll."]), "es": ("Página 1 de 2", "Página 2 de 2", "Resumen acumulado", "Notas", ["Cualquier aclaración deberá presentarse dentro de los cinco días hábiles siguientes.", "El tiempo extra corresponde al autorizado al cierre del periodo."]),
         "id": ("Halaman 1 dari 2", "Halaman 2 dari 2", "Ringkasan tahun berjalan", "Catatan", ["Apabila terdapat perbedaan, hubungi bagian SDM paling lambat 7 hari.", "Lembur dihitung sampai dengan tanggal tutup buku."]), "vi": ("Trang 1/2", "Trang 2/2", "Lũy kế trong năm", "Ghi chú", ["Mọi thắc mắc đề nghị phản hồi trong vòng 7 ngày.", "Giờ làm thêm được tính đến ngày chốt công."])}[x.lang]
    info = [(w["name"], name), (w["no"], p.who.no), (w["job"], p.who.job), (w["dept"], p.who.dept), (w["joined"], t.day(None, p.who.joined)), (w["day"], t.day("payDate", p.day))] + numbers(t, w, p.who, .8) + [(w["bank"], p.who.bank), (w["account"], p.who.account)]
    head = f"<div class=hd><div><b>{firm}</b><br>{E(p.firm.street)}<br>{E(p.firm.town)}</div><div class=r><b>{E(w['title'])}</b><br>{E(w['period'])}: {per}</div></div>"
    grid = "<div class=g>" + "".join(f"<div><div class=k>{E(a)}</div><div>{E(b)}</div></div>" for a, b in info) + "</div>"
    body = head + grid
    body += f"<table class=m><tr class=h><td>{E(w['e'])}</td><td class=n>{E(w['amount'])}</td></tr>" + "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td></tr>" for a, b, _ in rows(x, "e")) + f"<tr class=b><td>{E(w['gross'])}</td><td class=n>{t.money('grossAmount', p.gross)}</td></tr>"
    body += f"<tr class=h><td>{E(w['d'])}</td><td class=n>{E(w['amount'])}</td></tr>" + "".join(f"<tr><td>{E(a)}</td><td class=n>{b}</td></tr>" for a, b, _ in rows(x, "d")) + f"<tr class=b><td>{E(w['less'])}</td><td class=n>{t.money(None, p.less)}</td></tr><tr class=net><td>{E(w['net'])}</td><td class=n>{t.money('netAmount', p.net, sign=True)}</td></tr></table><div class=pg>{k[0]}</div>"
    two = f"<div class=nx></div>{head}<table class=m><tr class=h><td>{E(w['er'])}</td><td class=n>{E(w['amount'])}</td></tr>" + "".join(f"<tr><td>{E(er_name(x, n))}</td><td class=n>{t.money(None, n.x)}</td></tr>" for n in p.er) + "</table>"
    ge, gd = side_total(x, "e"), side_total(x, "d")
    two += f"<table class=m><tr class=h><td>{k[2]}</td><td class=n>{E(w['ytd'])}</td></tr><tr><td>{E(w['gross'])}</td><td class=n>{t.money(None, ge)}</td></tr><tr><td>{E(w['less'])}</td><td class=n>{t.money(None, gd)}</td></tr><tr><td>{E(w['net'])}</td><td class=n>{t.money(None, ge - gd)}</td></tr></table><p><b>{k[3]}</b></p><ul>" + "".join(f"<li>{n}</li>" for n in k[4]) + f"</ul><p>{E(w['computer'])}</p><div class=pg>{k[1]}</div>"
    css = "body{font:10pt 'Noto Serif','Liberation Serif'}.hd{display:flex;justify-content:space-between;border-bottom:3px double #333;padding-bottom:6px}.r{text-align:right}.g{display:grid;grid-template-columns:1fr 1fr 1fr;gap:9px 14px;margin:14px 0}.k{font-size:7.8pt;color:#666}.m{width:100%;margin:10px 0}.m td{padding:4px 6px;border-bottom:1px solid #ddd}.h td{background:#222;color:#fff}.n{text-align:right}.b td{font-weight:700;border-top:1px solid #222}.net td{font-weight:700;font-size:12pt;border:2px solid #222}.pg{text-align:center;font-size:8pt;color:#666;margin-top:20px}.nx{break-before:page}"
    weasy(page(css, body + two, "A4", "16mm"), out)
    return [t]


@layout("jetty", "PAYSLIP", "SG,ID,VN,PH,MX,MY")
def jetty(r, c, out):
    """An app's page, narrow: groups of label and amount, deductions with a minus, the net pay at the top."""
    x = start(r, c, {"PH": "half", "MX": "half"}.get(c, "month"))
    t, w, p = x.t, x.w, x.p
    firm = E(employer(x))
    per = E(period(x))
    name = ename(x, "full")
    net = t.money("netAmount", p.net, sign=True)
    hello = {"en": ("You received", "How it was calculated", "Payment details"), "id": ("Kamu menerima", "Rincian perhitungan", "Detail pembayaran"), "es": ("Recibiste", "Cómo se calculó", "Datos del pago"), "vi": ("Bạn nhận được", "Chi tiết tính lương", "Thông tin chi trả")}[x.lang]
    top = w["net"] if r.random() < .6 else hello[0]
    signs = r.random() < .7
    body = f"<div class=hero><div class=f>{firm}</div><div class=c>{E(w['title'])} · {per}</div><div class=lab>{E(top)}</div><div class=big>{net}</div></div><div class=card><b>{E(name)}</b><div class=c>{E(p.who.job)} · {E(p.who.no)}</div></div>"
    es = "".join(f"<div class=row><span>{E(a)}</span><span>{b}</span></div>" for a, b, _ in rows(x, "e", sign=signs))
    ds = "".join(f"<div class=row><span>{E(a)}</span><span>-{b}</span></div>" for a, b, _ in rows(x, "d", sign=signs))
    body += f"<div class=card><div class=hh>{hello[1]}</div><div class=gr>{E(w['e'])}</div>{es}<div class='row t'><span>{E(w['gross'])}</span><span>{t.money('grossAmount', p.gross, sign=signs)}</span></div><div class=gr>{E(w['d'])}</div>{ds}<div class='row t'><span>{E(w['less'])}</span><span>-{t.money(None, p.less, sign=signs)}</span></div><div class='row t net'><span>{E(w['net'])}</span><span>{net}</span></div></div>"
    det = [(w["day"], t.day("payDate", p.day)), (w["bank"], p.who.bank), (w["account"], p.who.account)] + numbers(t, w, p.who, .5)
    body += f"<div class=card><div class=hh>{hello[2]}</div>" + "".join(f"<div class=row><span>{E(a)}</span><span>{E(b)}</span></div>" for a, b in det) + f"</div><div class=c style='text-align:center'>{E(w['computer'])}</div>"
    col = r.choice(("#5b21b6", "#0369a1", "#be185d", "#15803d"))
    css = HANKEN + f"body{{font:10pt {'Noto Sans' if c in ('VN', 'PH', 'ID') else 'Hanken Grotesk'},'Noto Sans';background:#f3f4f6;color:#1f2937}}.hero{{background:{col};color:#fff;padding:18px}}.hero .c{{color:#eee}}.f{{font-weight:700;font-size:12pt}}.lab{{margin-top:14px;font-size:9pt}}.big{{font-size:22pt;font-weight:700}}.card{{background:#fff;margin:10px;border-radius:8px;padding:12px}}.c{{color:#6b7280;font-size:8.5pt}}.hh{{font-weight:700;margin-bottom:6px}}.gr{{color:{col};font-size:9pt;font-weight:700;margin-top:8px}}.row{{display:flex;justify-content:space-between;padding:3.5px 0}}.t{{font-weight:700;border-top:1px solid #e5e7eb}}.net{{font-size:12pt}}"
    weasy(page(css, body, "110mm 236mm", "0"), out)
    return [t]
