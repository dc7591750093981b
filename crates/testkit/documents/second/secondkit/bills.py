"""Bills of telephone, electricity and water companies, and bank statements."""

import calendar
import datetime as dt
from decimal import Decimal as D

from . import data
from .base import layout, notation
from .doc import Doc
from .render import chrome, esc, fp, rl_canvas, rl_fonts, settle, ty, typst_pdf, weasy


def month_span(r, day=None):
    m = r.randint(1, 6)
    day = day or r.choice([3, 8, 14, 21, 26])
    start = dt.date(2026, m, day)
    end = (start + dt.timedelta(days=31)).replace(day=day) - dt.timedelta(days=1)
    return start, end


def start_doc(name, kind, r, c, no=()):
    fmt, sign, style = notation(name, c, no)
    return Doc(kind, c, fmt=fmt, sign=sign, style=style)


@layout("walnut", ["PH", "ID"], "TELCO_BILL")
def walnut(r, c, path):
    doc = start_doc("walnut", "TELCO_BILL", r, c)
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    a, b = month_span(r)
    plan = D(r.choice([1299, 1699, 2099])) if c == "PH" else D(r.choice([329_000, 415_000, 525_000]))
    addon = D(r.choice([0, 199, 299])) if c == "PH" else D(r.choice([0, 55_000]))
    rate = D("0.12") if c == "PH" else D("0.11")
    vat = data.q((plan + addon) * rate, c) if c == "ID" else data.q((plan + addon) * rate / (1 + rate), c)
    current = plan + addon + vat if c == "ID" else plan + addon
    adj = D(r.choice([0, -100, -250])) if c == "PH" else D(0)
    prev = plan if c == "PH" else data.q(plan * D("1.11"), c)
    paid = prev if r.random() < .6 else data.q(prev / 2, c)
    left = prev - paid
    due = left + current + adj
    supplier = {"PH": "Tanaw Fiber Communications, Inc.", "ID": "PT Nusalink Telekomunika"}[c]
    W = {"PH": dict(title="Statement of Account", acct="Account Number", bill="Bill Number", date="Statement Date", period="Billing Period", due="Due Date", total="Total Amount Due", prev="Previous Bill Amount", pay="Payment received", left="Remaining Balance from Previous Bill", cur="Total Current Charges", plan="Monthly Service Fee - FiberHome 200", add="Add-on: Extra Wi-Fi Pod", vat="VAT (12%) included", adj="Adjustments", sum="Account Summary", det="Current Charges", mail="Registered e-mail", mob="Contact No.", thanks="Please pay on or before the due date to avoid interruption of service."),
         "ID": dict(title="Tagihan Layanan Internet", acct="Nomor Pelanggan", bill="Nomor Tagihan", date="Tanggal Tagihan", period="Periode Pemakaian", due="Jatuh Tempo", total="Total Tagihan", prev="Tagihan Bulan Lalu", pay="Pembayaran diterima", left="Sisa Tagihan Sebelumnya", cur="Jumlah Tagihan Bulan Ini", plan="Abonemen Nusalink 50 Mbps", add="Sewa perangkat tambahan", vat="PPN 11%", adj="Penyesuaian", sum="Ringkasan Tagihan", det="Rincian Tagihan", mail="Email", mob="No. HP", thanks="Mohon melakukan pembayaran sebelum tanggal jatuh tempo.")}[c]
    sd = b + dt.timedelta(days=1)
    acct = data.digits(r, 10) if c == "PH" else "1" + data.digits(r, 11)
    phone = "09" + data.digits(r, 9) if c == "PH" else "08" + data.digits(r, 10)
    mail = data.plain(w.first.split()[0]).lower() + "." + data.plain(w.last.split()[-1]).lower() + "@mailbox.example"
    row = lambda l, v, k="": f"<tr class='{k}'><td>{esc(l)}</td><td class=n>{v}</td></tr>"
    paydate = a + dt.timedelta(days=r.randint(5, 15))
    s = row(W["prev"], doc.money("previousDueAmount", prev)) + row(f"{W['pay']} ({doc.date('paymentDate', paydate)})", doc.money(None, -paid)) + row(W["left"], doc.money("balanceAmount", left), "b")
    s += row(W["cur"], doc.money("currentBillAmount", current))
    if adj:
        s += row(W["adj"], doc.money("adjustmentAmount", adj))
    det = row(W["plan"], doc.money(None, plan)) + (row(W["add"], doc.money(None, addon)) if addon else "") + row(W["vat"], doc.money("vatAmount", vat))
    chrome(path, """body{font:9.5pt 'Noto Sans';color:#222} .top{display:flex;justify-content:space-between;align-items:center;background:#123c69;color:#fff;padding:14px 18px} .top b{font-size:15pt} .m{display:grid;grid-template-columns:1.2fr 1fr;gap:18px;margin:16px 0} .due{background:#fff4d6;border-left:6px solid #f0a500;padding:12px 16px} .due .a{font-size:20pt;font-weight:700} table{width:100%} td{padding:4px 2px} .n{text-align:right;white-space:nowrap} .b td{border-top:1px solid #888;font-weight:700} .k td:first-child{color:#666} h3{border-bottom:2px solid #123c69;margin:14px 0 4px;font-size:11pt} .big td{font-size:12pt;font-weight:700;border-top:2px solid #123c69} .f{margin-top:26px;border-top:1px dashed #777;padding-top:10px;font-size:8.5pt}""",
           f"""<div class=top><b>{esc(doc.put('supplier', supplier))}</b><span>{W['title']}</span></div><div class=m><div><b>{esc(doc.put('fullName', w.full('long').upper() if c == 'PH' else w.full('long')))}</b><br>{esc(home[0])}<br>{esc(home[1])}<table class=k style='margin-top:8px'><tr><td>{W['mob']}</td><td>{doc.put('phoneNumber', phone)}</td></tr><tr><td>{W['mail']}</td><td>{doc.put('emailAddress', mail)}</td></tr></table></div>
           <div class=due>{W['total']}<div class=a>{doc.money('dueAmount', due, True)}</div>{W['due']}: <b>{doc.date('dueDate', sd + dt.timedelta(days=18))}</b></div></div>
           <table class=k><tr><td>{W['acct']}</td><td>{doc.put('accountNumber', acct)}</td><td>{W['bill']}</td><td>{doc.put('statementNumber', data.digits(r, 9))}</td></tr><tr><td>{W['date']}</td><td>{doc.date('statementDate', sd)}</td><td>{W['period']}</td><td>{doc.period(a, b, ' - ')}</td></tr></table>
           <h3>{W['sum']}</h3><table>{s}<tr class=big><td>{W['total']}</td><td class=n>{doc.money(None, due, True)}</td></tr></table><h3>{W['det']}</h3><table>{det}</table><div class=f>{W['thanks']}</div>""")
    doc.put("address", ", ".join(home), "\n".join(home))
    return [doc]


@layout("willow", ["IN"], "TELCO_BILL")
def willow(r, c, path):
    from reportlab.lib.pagesizes import A4
    doc = start_doc("willow", "TELCO_BILL", r, c, no=("₹",))
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    a, b = month_span(r)
    rl_fonts("Sans")
    cv = rl_canvas(path, A4)
    W, H = A4

    def t(x, y, s, size=9, k="", right=False):
        cv.setFont("Sans" + ("-" + k if k else ""), size); (cv.drawRightString if right else cv.drawString)(x, y, s)
    rent, usage = D(r.choice([499, 749, 999])), D(r.choice([0, D("36.50"), D("118.00")]))
    disc = D(r.choice([0, 0, -50]))
    gst = data.q((rent + usage + disc) * D("0.18"))
    cur = rent + usage + disc + gst
    prev = data.q(rent * D("1.18"))
    paid = prev
    t(40, H - 50, doc.put("supplier", "Vayu Mobile Limited"), 18, "B"); t(40, H - 64, "Postpaid Mobile Bill - original for recipient", 8.5)
    t(W - 40, H - 50, "TAX INVOICE", 12, "B", True); t(W - 40, H - 64, "GSTIN 29AAGCV" + data.digits(r, 4) + "K1Z5", 8, "", True)
    cv.line(40, H - 72, W - 40, H - 72)
    y = H - 92
    t(40, y, doc.put("fullName", ("Ms. " if w.female else "Mr. ") + w.full()), 10, "B")
    for n, s in enumerate(home):
        t(40, y - 13 * (n + 1), s)
    doc.put("address", ", ".join(home), "\n".join(home))
    num = r.choice("6789") + data.digits(r, 9)
    sd = b + dt.timedelta(days=2)
    left = [("Mobile number", doc.put("phoneNumber", num)), ("Relationship no.", doc.put("accountNumber", "7-" + data.digits(r, 9))), ("Bill number", doc.put("statementNumber", f"VM{data.digits(r, 8)}")), ("Bill date", doc.date("statementDate", sd)), ("Bill period", doc.period(a, b, " to ")), ("Pay by", doc.date("dueDate", sd + dt.timedelta(days=16)))]
    for n, (k, v) in enumerate(left):
        t(320, y - 14 * n, k, 9); t(W - 40, y - 14 * n, v, 9, "B", True)
    y -= 134
    boxes = [("Previous balance", doc.money("previousDueAmount", prev)), ("Payments", doc.money(None, paid)), ("Adjustments", doc.money("adjustmentAmount", D(0))), ("This month's charges", doc.money("currentBillAmount", cur)), ("Amount due", doc.money("dueAmount", prev - paid + cur, True))]
    bw = (W - 80) / 5
    for n, (k, v) in enumerate(boxes):
        cv.setFillGray(.2 if n == 4 else .93); cv.rect(40 + bw * n, y, bw - 4, 42, stroke=0, fill=1); cv.setFillGray(1 if n == 4 else 0)
        t(46 + bw * n, y + 28, k, 8); t(46 + bw * n, y + 11, v, 11, "B"); cv.setFillGray(0)
    y -= 30
    t(40, y, "Your charges", 11, "B"); t(W - 40, y, "Amount (Rs.)", 9, "B", True); y -= 6; cv.line(40, y, W - 40, y); y -= 14
    for k, v, name in (("Monthly rental - Vayu Infinity plan", rent, None), ("Usage charges beyond plan", usage, None), ("Discounts", disc, None), ("Taxes (CGST 9% + SGST 9%)", gst, "vatAmount")):
        t(40, y, k); t(W - 40, y, doc.money(name, v), right=True); y -= 15
    cv.line(40, y + 8, W - 40, y + 8); t(40, y - 5, "Total", 9.5, "B"); t(W - 40, y - 5, doc.money(None, cur), 9.5, "B", True)
    y -= 40
    t(40, y, f"Last payment of {doc.money(None, paid)} received on {doc.date('paymentDate', a + dt.timedelta(days=11))}. Thank you.", 8.5)
    t(40, y - 14, "Late payment charges apply after the pay-by date. Customer care: 198 from your mobile or care@vayumobile.example", 8)
    cv.save()
    return [doc]


@layout("yarrow", ["PH"], "ELECTRICITY_BILL")
def yarrow(r, c, path):
    doc = start_doc("yarrow", "ELECTRICITY_BILL", r, c)
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    a, b = month_span(r)
    kwh = r.randint(95, 520)
    start = r.randint(10200, 48800)
    parts = [("Generation", "6.8412"), ("Transmission", "0.9127"), ("System Loss", "0.6044"), ("Distribution (Supply, Metering)", "2.1786"), ("Subsidies", "0.0418"), ("Universal Charges", "0.2113"), ("FIT-All (Renewable)", "0.0838")]
    rows, sub = "", D(0)
    for k, v in parts:
        x = data.q(D(v) * kwh)
        sub += x
        rows += f"<tr><td>{k}</td><td class=n>{v}</td><td class=n>{doc.money(None, x)}</td></tr>"
    vat = data.q(sub * D("0.107"))
    cur = sub + vat
    prev = data.q(cur * D(str(round(r.uniform(.8, 1.1), 2))))
    owed = r.random() < .35
    left = prev if owed else D(0)
    sd = b + dt.timedelta(days=2)
    rows += f"<tr><td>Value Added Tax</td><td></td><td class=n>{doc.money('vatAmount', vat)}</td></tr>"
    lastpay = "" if owed else f"<div class=sm>Last payment: {doc.money(None, prev)} on {doc.date('paymentDate', a + dt.timedelta(days=14))}</div>"
    weasy(path, """body{font:9pt 'SourceSans'} .h{display:flex;justify-content:space-between;border-bottom:4px solid #e06a00;padding-bottom:6px} .h b{font-size:17pt;color:#e06a00} .two{display:flex;gap:18px;margin-top:10px} .two>div{flex:1} table{width:100%} td,th{padding:3px 4px;text-align:left} .n{text-align:right!important;white-space:nowrap} .g th{background:#fbe3cf} .g td{border-bottom:1px solid #eee} .k td:first-child{color:#555} .k td:last-child{font-weight:700;text-align:right} .due{background:#e06a00;color:#fff;padding:10px 14px;margin-top:10px;display:flex;justify-content:space-between;font-size:12pt} .due b{font-size:17pt} .sm{font-size:8pt;color:#555;margin-top:6px} .mt th{background:#eee;text-align:center} .mt td{text-align:center;border:1px solid #ccc} .tot td{font-weight:700;border-top:1px solid #333}""",
          f"""<div class=h><div><b>{doc.put('supplier', 'Silangan Electric Cooperative')}</b><div>Brgy. Poblacion, Santo Domingo · VAT Reg. TIN {data.ph_tin(r)}</div></div><div class=n>BILLING INVOICE<br>SI No. {doc.put('statementNumber', data.digits(r, 10))}</div></div>
          <div class=two><div><table class=k><tr><td>Account Name</td><td>{esc(doc.put('fullName', w.full('comma').upper()))}</td></tr><tr><td>Service Address</td><td>{esc(doc.put('address', home[0] + ', ' + home[1]))}</td></tr><tr><td>Account No.</td><td>{doc.put('accountNumber', f'{data.digits(r, 2)}-{data.digits(r, 4)}-{data.digits(r, 4)}')}</td></tr><tr><td>Rate Class</td><td>Residential</td></tr></table></div>
          <div><table class=k><tr><td>Billing Period</td><td>{doc.period(a, b, ' - ')}</td></tr><tr><td>Bill Date</td><td>{doc.date('statementDate', sd)}</td></tr><tr><td>Due Date</td><td>{doc.date('dueDate', sd + dt.timedelta(days=9))}</td></tr><tr><td>Disconnection Date</td><td>{doc.date(None, sd + dt.timedelta(days=13))}</td></tr></table></div></div>
          <div class=due><span>Please Pay</span><b>{doc.money('dueAmount', cur + left, True)}</b></div>
          <h3>Metering Information</h3><table class=mt><tr><th>Meter No.</th><th>Previous Reading</th><th>Present Reading</th><th>Multiplier</th><th>kWh Used</th></tr><tr><td>{data.digits(r, 8)}</td><td>{doc.put('previousReading', str(start))}</td><td>{doc.put('presentReading', str(start + kwh))}</td><td>1</td><td>{doc.put('currentPeriodUsage', str(kwh))}</td></tr></table>
          <h3>Charges this period</h3><table class=g><tr><th>Bill component</th><th class=n>Rate per kWh</th><th class=n>Amount</th></tr>{rows}<tr class=tot><td>Current Amount Due</td><td></td><td class=n>{doc.money('currentBillAmount', cur)}</td></tr><tr><td>Previous Bill</td><td></td><td class=n>{doc.money('previousDueAmount', prev)}</td></tr><tr><td>Unpaid Balance</td><td></td><td class=n>{doc.money('balanceAmount', left)}</td></tr><tr class=tot><td>Total Amount Due</td><td></td><td class=n>{doc.money(None, cur + left)}</td></tr></table>{lastpay}
          <div class=sm>A surcharge of 2% applies to bills paid after the due date. Hotline (042) 555-{data.digits(r, 4)}.</div>""", size="letter", margin="13mm")
    parts_of_name(doc, w)
    return [doc]


def parts_of_name(doc, w):
    """'LAST, FIRST MIDDLE' shows the parts apart."""
    doc.put("lastName", w.last.upper()); doc.put("firstName", w.first.upper()); doc.put("middleName", w.middle.upper())


@layout("yew", ["MX"], "ELECTRICITY_BILL")
def yew(r, c, path):
    doc = start_doc("yew", "ELECTRICITY_BILL", r, c)
    doc.fmt = "d b y"
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    a = dt.date(2026, r.randint(1, 4), r.randint(3, 26))
    b = a + dt.timedelta(days=61)
    kwh, start = r.randint(140, 480), r.randint(2100, 9200)
    low, mid = min(kwh, 150), min(max(kwh - 150, 0), 130)
    high = max(kwh - 280, 0)
    rows, sub = "", D(0)
    for k, n, p in (("Básico", low, "1.072"), ("Intermedio", mid, "1.305"), ("Excedente", high, "3.817")):
        if n:
            x = data.q(D(p) * n); sub += x
            rows += f"<tr><td>{k}</td><td class=n>{n}</td><td class=n>{p}</td><td class=n>{doc.money(None, x)}</td></tr>"
    iva = data.q(sub * D("0.16")); cur = sub + iva
    prev = data.q(cur * D("0.93")); owed = r.random() < .3
    left = prev if owed else D(0)
    service = f"{data.digits(r, 3)} {data.digits(r, 3)} {data.digits(r, 3)} {data.digits(r, 3)}"
    lim = b + dt.timedelta(days=16)
    chrome(path, """body{font:9pt 'DejaVu Sans Condensed'} .h{display:flex;justify-content:space-between;align-items:center;border-bottom:5px solid #00724c;padding-bottom:8px} .h b{font-size:14pt;color:#00724c} .g{display:grid;grid-template-columns:1.3fr 1fr;gap:14px;margin-top:12px} .pay{background:#00724c;color:#fff;padding:12px;text-align:center} .pay .a{font-size:22pt;font-weight:700} table{width:100%} td,th{padding:3px 5px;text-align:left} .n{text-align:right!important} .t th{background:#d9ece4} .t td{border-bottom:1px solid #ddd} .k td:first-child{font-weight:700} h4{margin:14px 0 4px;color:#00724c}""",
           f"""<div class=h><b>{doc.put('supplier', 'Energía y Luz del Altiplano')}</b><span>Aviso-recibo de energía eléctrica</span></div><div class=g><div><b>{esc(doc.put('fullName', w.full('commaupper')))}</b><br>{esc(home[0])}<br>{esc(home[1])}<table class=k style='margin-top:10px'><tr><td>NO. DE SERVICIO:</td><td>{doc.put('accountNumber', service)}</td></tr><tr><td>PERIODO FACTURADO:</td><td>{doc.period(a, b, ' - ')}</td></tr><tr><td>TARIFA:</td><td>1C</td></tr><tr><td>NO. MEDIDOR:</td><td>{data.digits(r, 3)}G{data.digits(r, 3)}</td></tr><tr><td>LÍMITE DE PAGO:</td><td>{doc.date('dueDate', lim)}</td></tr><tr><td>CORTE A PARTIR:</td><td>{doc.date(None, lim + dt.timedelta(days=1))}</td></tr></table></div><div><div class=pay>TOTAL A PAGAR:<div class=a>{doc.money('dueAmount', cur + left, True)}</div></div></div></div>
           <h4>Consumo</h4><table class=t><tr><th>Concepto</th><th class=n>Lectura actual</th><th class=n>Lectura anterior</th><th class=n>Total periodo</th></tr><tr><td>Energía (kWh)</td><td class=n>{doc.put('presentReading', str(start + kwh))}</td><td class=n>{doc.put('previousReading', str(start))}</td><td class=n>{doc.put('currentPeriodUsage', str(kwh))}</td></tr></table>
           <table class=t style='margin-top:8px'><tr><th>Escalón</th><th class=n>kWh</th><th class=n>Precio (MXN)</th><th class=n>Subtotal</th></tr>{rows}</table>
           <h4>Desglose del importe a pagar</h4><table class=t style='width:60%'><tr><td>Energía</td><td class=n>{doc.money(None, sub)}</td></tr><tr><td>IVA 16%</td><td class=n>{doc.money('vatAmount', iva)}</td></tr><tr><td>Facturación del periodo</td><td class=n>{doc.money('currentBillAmount', cur)}</td></tr><tr><td>Adeudo anterior</td><td class=n>{doc.money('previousDueAmount', prev)}</td></tr><tr><td>Su pago</td><td class=n>{doc.money(None, prev - left)}</td></tr><tr><td><b>Total</b></td><td class=n><b>{doc.money(None, cur + left, True)}</b></td></tr></table><p style='font-size:8pt;color:#555'>Fecha de emisión: {doc.date('statementDate', b + dt.timedelta(days=3))}. Atención a clientes: 800 555 {data.digits(r, 4)}</p>""", size="letter")
    doc.put("address", ", ".join(home), "\n".join(home))
    return [doc]


@layout("zelkova", ["PH"], "WATER_BILL")
def zelkova(r, c, path):
    """A narrow bill as meter readers print on the spot."""
    doc = start_doc("zelkova", "WATER_BILL", r, c, no=("₱",))
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    a, b = month_span(r)
    use, start = r.randint(8, 46), r.randint(310, 2900)
    basic = data.q(D("180.50") + max(use - 10, 0) * D("22.35"))
    env, maint = data.q(basic * D("0.20")), D("2.00")
    vat = data.q((basic + env + maint) * D("0.12"))
    cur = basic + env + maint + vat
    owed = r.random() < .4
    left = data.q(cur * D("0.9")) if owed else D(0)
    pdf = fp(size=(90, 162), families=("DejaVuCond",))
    F, y = "DejaVuCond", 6

    def t(s, size=8, k="", align="L"):
        nonlocal y
        pdf.set_font(F, k, size); pdf.set_xy(6, y); pdf.cell(78, size * .5, s, align=align); y += size * .5

    def pair(a_, b_, k="", size=8):
        nonlocal y
        pdf.set_font(F, k, size); pdf.set_xy(6, y); pdf.cell(40, size * .5, a_); pdf.set_xy(40, y); pdf.cell(44, size * .5, b_, align="R"); y += size * .52

    def rule():
        nonlocal y
        y += 1.5; pdf.dashed_line(6, y, 84, y, 1, 1) if hasattr(pdf, "dashed_line") else pdf.line(6, y, 84, y); y += 1.5
    t(doc.put("supplier", "AGOS METRO WATER DISTRICT"), 10.5, "B", "C"); t("J.P. Laurel Highway, Lipa City", 7, "", "C"); t("VAT Reg. TIN " + data.ph_tin(r), 7, "", "C"); rule()
    t("WATER BILL", 11, "B", "C"); y += 1
    pair("Account No.", doc.put("accountNumber", f"{data.digits(r, 3)}-{data.digits(r, 2)}-{data.digits(r, 5)}"), "B")
    pair("Name", doc.put("fullName", w.full("natural").upper()))
    y += .5
    t(home[0], 7.5); t(home[1], 7.5)
    doc.put("address", ", ".join(home), "\n".join(home))
    pair("Meter No.", data.digits(r, 7)); rule()
    sd = b + dt.timedelta(days=1)
    pair("Bill No.", doc.put("statementNumber", data.digits(r, 8))); pair("Bill Date", doc.date("statementDate", sd))
    pair("Period From", doc.date("startDate", a)); pair("Period To", doc.date("endDate", b)); rule()
    pair("Present Reading", doc.put("presentReading", str(start + use))); pair("Previous Reading", doc.put("previousReading", str(start))); pair("Consumption (cu.m.)", doc.put("currentPeriodUsage", str(use)), "B"); rule()
    pair("Basic Charge", doc.money(None, basic)); pair("Environmental Charge", doc.money(None, env)); pair("Maintenance Service Charge", doc.money(None, maint)); pair("VAT 12%", doc.money("vatAmount", vat)); pair("Current Bill", doc.money("currentBillAmount", cur), "B"); pair("Arrears", doc.money("balanceAmount", left)); rule()
    y += 1; pair("AMOUNT DUE", doc.money("dueAmount", cur + left, True), "B", 11); y += 1; pair("Due Date", doc.date("dueDate", sd + dt.timedelta(days=14)), "B", 9.5); pair("After Due Date", doc.money(None, data.q((cur + left) * D("1.1")))); rule()
    t("Please bring this bill when paying. Service is", 7, "", "C"); t("cut off seven days after the due date.", 7, "", "C"); t(f"Reader: {data.digits(r, 3)}   {sd:%m/%d/%y} {r.randint(8, 16):02}:{r.randint(10, 59)}", 7, "", "C")
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("acacia", ["ID"], "WATER_BILL")
def acacia(r, c, path):
    doc = start_doc("acacia", "WATER_BILL", r, c)
    w = data.person(r, c)
    home = r.choice(data.HOMES[c])
    m = r.randint(1, 6)
    a, b = dt.date(2026, m, 1), dt.date(2026, m, calendar.monthrange(2026, m)[1])
    use, start = r.randint(9, 44), r.randint(220, 3100)
    water = D(min(use, 10) * 3550 + min(max(use - 10, 0), 10) * 4900 + max(use - 20, 0) * 6250)
    admin, meter = D(5000), D(7500)
    cur = water + admin + meter
    owed = r.random() < .4
    left = D(r.choice([86_500, 112_300])) if owed else D(0)
    fine = D(5000) if owed else D(0)
    sign = True
    rows = [("Nomor Sambungan", doc.put("accountNumber", data.digits(r, 2) + "/" + data.digits(r, 3) + "/" + data.digits(r, 4))), ("Nama Pelanggan", doc.put("fullName", w.full().upper())), ("Alamat", doc.put("address", ", ".join(home))), ("Golongan Tarif", "R2 - Rumah Tangga"), ("Rekening Bulan", doc.period(a, b, "month")), ("Tanggal Cetak Rekening", doc.date("statementDate", b + dt.timedelta(days=3))), ("Batas Akhir Pembayaran", doc.date("dueDate", b + dt.timedelta(days=20)))]
    meterrows = [("Stand Meter Lalu", doc.put("previousReading", str(start))), ("Stand Meter Kini", doc.put("presentReading", str(start + use))), ("Pemakaian (m³)", doc.put("currentPeriodUsage", str(use)))]
    cost = [("Harga Air", doc.money(None, water)), ("Biaya Administrasi", doc.money(None, admin)), ("Dana Pemeliharaan Meter", doc.money(None, meter)), ("Jumlah Rekening Bulan Ini", doc.money("currentBillAmount", cur)), ("Tunggakan", doc.money("balanceAmount", left)), ("Denda", doc.money(None, fine))]
    grid = lambda rs: ",\n".join(f"[{ty(x)}], [: {ty(y)}]" for x, y in rs)
    money = lambda rs: ",\n".join(f"[{ty(x)}], [{ty(y)}]" for x, y in rs)
    src = f"""#set page(width: 21cm, height: 14.8cm, margin: 1.2cm)
#set text(font: "Noto Sans", size: 9pt, hyphenate: false)
#grid(columns: (1fr, auto), [#text(size: 14pt, weight: "bold", fill: rgb("#0b5c8f"))[{ty(doc.put("supplier", "Perumda Air Minum Tirta Kencana"))}] \\ #text(size: 8pt)[Jl. Veteran No. 41, Malang 65144 | Layanan pelanggan (0341) 55{data.digits(r, 4)}]], align(right)[*REKENING AIR* \\ No. {ty(doc.put("statementNumber", f"{data.digits(r, 4)}-{data.digits(r, 6)}"))}])
#line(length: 100%, stroke: 1.2pt + rgb("#0b5c8f"))
#grid(columns: (1.35fr, 1fr), gutter: 0.8cm,
table(columns: (4.1cm, 1fr), stroke: none, inset: (x: 1pt, y: 2.6pt), {grid(rows)}),
[#table(columns: (1fr, auto), align: (left, right), stroke: 0.4pt + gray, inset: 4pt, table.cell(colspan: 2, fill: rgb("#e3f0f8"))[*Pemakaian*], {money(meterrows)})])
#v(0.1em)
#table(columns: (1fr, 5cm), align: (left, right), stroke: (x, y) => (bottom: 0.3pt + gray), inset: (x: 4pt, y: 3.2pt), table.cell(fill: rgb("#e3f0f8"))[*Uraian*], table.cell(fill: rgb("#e3f0f8"))[*Jumlah*], {money(cost)}, [*Total yang Harus Dibayar*], [*{ty(doc.money("dueAmount", cur + left + fine, sign))}*])
#text(size: 7.5pt)[Pembayaran melewati batas akhir dikenakan denda. Pembayaran dapat dilakukan melalui bank, kantor pos dan gerai yang bekerja sama.]
"""
    typst_pdf(path, src)
    return [doc]


@layout("balsa", ["IN", "SG"], "BANK_STATEMENT")
def balsa(r, c, path):
    doc = start_doc("balsa", "BANK_STATEMENT", r, c)
    w, e = data.person(r, c), data.employer(r, c)
    home = r.choice(data.HOMES[c])
    bank = r.choice(data.BANKS[c])
    m = r.randint(1, 6)
    last = calendar.monthrange(2026, m)[1]
    bal = D(r.randint(800, 90000)) + D("0.37")
    k = 12 if c == "IN" else 1
    rows = ""
    first = bal
    out_, in_ = D(0), D(0)
    texts = {"IN": ["UPI/{}/grocery", "NEFT DR {} RENT", "ATM WDL {}", "POS {} FUEL STN", "ACH D- ELECTRICITY {}", "IMPS {} TRANSFER"], "SG": ["FAST PAYMENT {}", "GIRO TOWN COUNCIL {}", "POS PURCHASE {}", "ATM CASH WITHDRAWAL {}", "PAYNOW TRANSFER {}", "CARD BILL PAYMENT {}"]}[c]
    credits = {"IN": ["NEFT CR {} REFUND", "UPI/{}/received", "CASH DEPOSIT {}"], "SG": ["PAYNOW FROM {}", "CASH DEPOSIT {}", "INTEREST CREDIT {}"]}[c]
    days = sorted(r.randint(1, last) for _ in range(r.randint(16, 24)))
    salary_at = r.randint(3, 12)
    for n, day in enumerate(days):
        credit = n == salary_at or r.random() < .15
        x = D(r.randint(2600, 6100) * k) + D("0.40") if n == salary_at else D(r.randint(400, 31000)) / 100 * k
        x = data.q(x)
        if not credit and bal < x:
            credit = True
        s = (("SALARY " + e.name.upper()[:28]) if n == salary_at else r.choice(credits if credit else texts).format(data.digits(r, 9)))
        bal += x if credit else -x
        in_, out_ = in_ + (x if credit else 0), out_ + (0 if credit else x)
        rows += f"<tr><td>{doc.date(None, dt.date(2026, m, day))}</td><td>{esc(s)}</td><td class=n>{'' if credit else doc.money(None, x)}</td><td class=n>{doc.money(None, x) if credit else ''}</td><td class=n>{doc.money(None, bal)}</td></tr>"
    acct = "5" + data.digits(r, 13) if c == "IN" else f"{data.digits(r, 3)}-{data.digits(r, 5)}-{r.randint(0, 9)}"
    weasy(path, """body{font:8.5pt 'Liberation Sans'} .h{display:flex;justify-content:space-between;border-bottom:3px solid #7b1e2b;padding-bottom:8px} .h b{font-size:18pt;color:#7b1e2b} table{width:100%} .t th{background:#7b1e2b;color:#fff;padding:4px;text-align:left} .t td{padding:3.4px 4px;border-bottom:1px solid #ddd} .n{text-align:right!important;white-space:nowrap} .s{margin:12px 0} .s td{padding:2px 12px 2px 0}""",
          f"<div class=h><b>{bank}</b><span class=n>Statement of Account<br>{doc.date(None, dt.date(2026, m, 1))} to {doc.date(None, dt.date(2026, m, last))}</span></div><p><b>{esc(w.full().upper())}</b><br>{esc(home[0])}<br>{esc(home[1])}</p><table class=s><tr><td>Account number</td><td>{acct}</td><td>Account type</td><td>Savings</td></tr><tr><td>Opening balance</td><td>{doc.money(None, first)}</td><td>Closing balance</td><td>{doc.money(None, bal)}</td></tr><tr><td>Total withdrawals</td><td>{doc.money(None, out_)}</td><td>Total deposits</td><td>{doc.money(None, in_)}</td></tr></table><table class=t><tr><th>Date</th><th>Particulars</th><th class=n>Withdrawal</th><th class=n>Deposit</th><th class=n>Balance</th></tr>{rows}</table><p style='font-size:7.5pt;color:#555'>Please examine this statement at once. If no error is reported within fourteen days the account will be considered correct.</p>", margin="13mm")
    return [doc]
