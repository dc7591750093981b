"""Bills of telephone, electricity and water companies."""

import datetime as dt
from types import SimpleNamespace as NS

from . import numbers as no
from .base import E, HANKEN, chromium, layout, page, weasy
from .people import person
from .truth import Truth

HOMES = {"PH": [("Unit 4C Sta. Isabel Residences, Katipunan Ave.", "Loyola Heights, Quezon City 1108"), ("31 Ilang-Ilang St., Villa Caridad Subd.", "Bacoor, Cavite 4102"), ("Purok Masagana, Brgy. San Roque", "Tarlac City 2300")], "MY": [("12, Jalan SS 19/4C", "47500 Subang Jaya, Selangor"), ("A-3-2 Pangsapuri Seri Ria", "43000 Kajang, Selangor")],
         "IN": [("Flat 302, Sai Krupa Apartments, MG Road", "Pune 411001, Maharashtra"), ("H.No. 8-2-120, Banjara Colony", "Hyderabad 500034, Telangana")], "ID": [("Jl. Kemuning Raya No. 17 RT 04/RW 09", "Bekasi 17148"), ("Perumahan Bukit Asri Blok F-12", "Bogor 16320")],
         "MX": [("Calle Fresno 118, Col. Jardines del Valle", "45138 Zapopan, Jal."), ("Av. Morelos Sur 22 Int. 5, Col. Centro", "62000 Cuernavaca, Mor.")], "VN": [("Số 27 ngõ 155 Trường Chinh, P. Phương Liệt", "Q. Thanh Xuân, Hà Nội"), ("112/8 Lê Hồng Phong, P. 4", "Q. 5, TP. Hồ Chí Minh")]}
VAT = {"PH": .12, "MY": .06, "IN": .18, "ID": .11, "MX": .16, "VN": .08}


def base(r, c, kind, lo, hi, **style):
    who = person(r, c)
    t = Truth(kind, c, r, **style)
    end = dt.date(r.choice((2025, 2026)), r.randint(2, 10), r.randint(5, 27))
    x = NS(who=who, t=t, c=c, r=r, a=(end.replace(day=1) - dt.timedelta(days=1)).replace(day=min(end.day + 1, 28)), z=end)
    x.made = end + dt.timedelta(days=r.randint(1, 4))
    x.due = x.made + dt.timedelta(days=r.randint(12, 20))
    unit = 1 if c in ("ID", "VN") else 100
    x.net = round(r.uniform(lo, hi) * unit) / unit
    x.vat = round(x.net * VAT[c] * unit) / unit
    x.now = round(x.net + x.vat, 2)
    x.before = round(r.uniform(lo, hi) * unit) / unit
    x.owing = x.before if r.random() < .25 else 0.0
    x.paid = x.made - dt.timedelta(days=r.randint(9, 20))
    x.total = round(x.now + x.owing, 2)
    x.home = r.choice(HOMES[c])
    return x


def choose(r, c, table):
    """One name of each thing; where a table has two languages (MY), all of one."""
    k = r.randrange(2)
    return {n: v.split("|")[k % (v.count("|") + 1)] if c == "MY" else r.choice(v.split("|")) for n, v in table.items()}


def address(x, sep=", "):
    """The customer's address; with "\\n" it is on two lines."""
    return x.t.put("address", ", ".join(x.home), sep.join(x.home))


def name(x, how):
    """The customer's name; as "Last, First Middle" its parts are told apart."""
    who, t = x.who, x.t
    if how == "listed" and x.c == "PH":
        up = x.r.random() < .5
        for k, v in (("lastName", who.last), ("firstName", who.first), ("middleName", who.middle)):
            t.put(k, v.upper() if up else v)
        return t.put("fullName", who.listed.upper() if up else who.listed)
    return t.put("fullName", who.full.upper() if how == "upper" else who.full)


TEL = {"PH": ("Luntian Mobile & Fiber, Inc.", "Luntian"), "MY": ("Sambung Telekom Sdn Bhd", "Sambung"), "IN": ("Dhwani Telecom Limited", "Dhwani"), "ID": ("PT Suara Nusantara Seluler", "SuaraNet"), "MX": ("Telefonía Colibrí, S.A. de C.V.", "Colibrí")}
TW = {"en": dict(t="Statement of Account|Your Bill|Tax Invoice", acc="Account Number|Account No.|Customer Account", no="Invoice No.|Bill Number|Statement No.", mob="Mobile Number|Service Number|Phone Number", made="Bill Date|Statement Date|Invoice Date", per="Billing Period|Bill Period|Coverage", due="Due Date|Please pay by|Payment Due Date", prev="Previous Bill Amount|Previous Balance|Last Bill Amount", paid="Payment Received on|Less: Payment received|Payments", bal="Remaining Balance|Unpaid Balance|Outstanding Balance", plan="Monthly Recurring Charges|Plan Charges|Monthly Rental", use="Usage Charges|Excess Usage|Calls and Data", vat="{tax}", cur="Current Charges|Total Current Charges|This Month's Charges", adj="Adjustments|Credit Adjustment|Discounts and Adjustments", tot="Total Amount Due|Amount Payable|Total Due", mail="Email|E-mail Address"),
      "id": dict(t="Tagihan Bulanan|Rincian Tagihan", acc="Nomor Pelanggan|ID Pelanggan|No. Akun", no="Nomor Tagihan|No. Invoice", mob="Nomor Handphone|Nomor HP", made="Tanggal Tagihan|Tanggal Terbit", per="Periode Tagihan|Periode Pemakaian", due="Jatuh Tempo|Tanggal Jatuh Tempo|Bayar Sebelum", prev="Tagihan Bulan Lalu|Tagihan Sebelumnya", paid="Pembayaran Diterima|Pembayaran", bal="Sisa Tagihan|Tunggakan", plan="Biaya Berlangganan|Biaya Paket", use="Pemakaian|Biaya Pemakaian", vat="PPN 11%", cur="Total Tagihan Bulan Ini|Tagihan Bulan Ini", adj="Penyesuaian|Koreksi", tot="Total yang Harus Dibayar|Jumlah Tagihan|Total Bayar", mail="Email"),
      "es": dict(t="Estado de Cuenta|Tu Recibo|Factura", acc="No. de Cuenta|Número de Cuenta|Cuenta", no="No. de Factura|Folio", mob="Teléfono|Línea|Número celular", made="Fecha de Emisión|Fecha de Factura", per="Periodo de Facturación|Periodo", due="Fecha Límite de Pago|Pagar antes de|Fecha de Vencimiento", prev="Saldo Anterior|Adeudo Anterior", paid="Su Pago|Pagos recibidos", bal="Saldo Pendiente|Saldo Vencido", plan="Renta Mensual|Plan Mensual", use="Consumos Adicionales|Excedentes", vat="IVA 16%", cur="Cargos del Mes|Total del Mes|Cargos del Periodo", adj="Ajustes|Bonificaciones", tot="Total a Pagar|Importe Total a Pagar", mail="Correo electrónico|Email")}


@layout("yonder", "TELCO_BILL", "PH,MY,IN,ID,MX")
def yonder(r, c, out):
    """A telephone bill: a tile with the total, the account's story from the bill before to this one."""
    lo, hi = {"PH": (700, 2600), "MY": (60, 190), "IN": (350, 1400), "ID": (150000, 600000), "MX": (280, 900)}[c]
    x = base(r, c, "TELCO_BILL", lo, hi)
    t = x.t
    w = {k: r.choice(v.split("|")) for k, v in TW[t.lang].items()}
    w["vat"] = {"PH": "VAT (12%)", "MY": "Service Tax 6%", "IN": "GST 18%"}.get(c, w["vat"])
    firm, brand = TEL[c]
    adj = round(-x.net * .05 / (1 if c in ("ID",) else 1), 0 if c == "ID" else 2) if r.random() < .4 else 0.0
    total = round(x.total + adj, 2)
    sup = E(t.put("supplier", firm))
    nm, ad = name(x, r.choice(("listed", "upper", "full"))), address(x, "\n")
    mail = t.put("emailAddress", f"{no.ascii_upper(x.who.first.split()[0]).lower().strip('.')}.{no.ascii_upper(x.who.last.split()[-1]).lower()}@correo.example" if c == "MX" else f"{no.ascii_upper(x.who.first.split()[0]).lower().strip('.')}{r.randint(1, 99)}@inbox.example") if r.random() < .5 else None
    phone = t.put("phoneNumber", {"PH": f"0917 {no.digits(r, 3)} {no.digits(r, 4)}", "MY": f"01{r.choice('1279')}-{no.digits(r, 7)}", "IN": f"+91 9{no.digits(r, 9)}", "ID": f"0813-{no.digits(r, 4)}-{no.digits(r, 4)}", "MX": f"33 {no.digits(r, 4)} {no.digits(r, 4)}"}[c])
    info = [(w["acc"], t.put("accountNumber", no.digits(r, r.choice((9, 10))))), (w["no"], t.put("statementNumber", r.choice(("", "INV-", "B")) + no.digits(r, 9))), (w["mob"], phone), (w["made"], t.day("statementDate", x.made)), (w["per"], t.span(x.a, x.z, "{a} - {z}"))] + ([(w["mail"], mail)] if mail else [])
    tot = t.money("dueAmount", total, sign=True)
    due = t.day("dueDate", x.due)
    story = [(w["prev"], t.money("previousDueAmount", x.before))]
    if x.owing == 0:
        day = t.day("paymentDate", x.paid)
        story.append((f"{w['paid']} {day}", "-" + t.money(None, x.before)))
    story.append((w["bal"], t.money("balanceAmount", x.owing)))
    plan = round(x.net * .8, 0 if c == "ID" else 2)
    lines = [(w["plan"], t.money(None, plan)), (w["use"], t.money(None, round(x.net - plan, 2))), (w["vat"], t.money("vatAmount", x.vat)), (w["cur"], t.money("currentBillAmount", x.now))]
    if adj:
        lines.append((w["adj"], t.money("adjustmentAmount", adj)))

    def table(rows, last):
        return "<table class=m>" + "".join(f"<tr class={'b' if n == last else 'x'}><td>{E(a)}</td><td class=n>{E(b)}</td></tr>" for n, (a, b) in enumerate(rows)) + "</table>"

    body = f"<div class=hd><div class=br>{E(brand.lower())}</div><div class=tt>{E(w['t'])}</div></div><div class=two><div class=ad><b>{E(nm)}</b><br>{'<br>'.join(E(s) for s in ad.split(chr(10)))}</div><div class=tile><div class=sm>{E(w['tot'])}</div><div class=big>{E(tot)}</div><div class=sm>{E(w['due'])}</div><div class=du>{E(due)}</div></div></div><table class=i>{''.join(f'<tr><td>{E(a)}</td><td>{E(b)}</td></tr>' for a, b in info)}</table>{table(story, len(story) - 1)}{table(lines, 3)}<table class=m><tr class=t><td>{E(w['tot'])}</td><td class=n>{E(tot)}</td></tr></table><div class=ft>{sup}</div>"
    col = r.choice(("#e4002b", "#00843d", "#6a1b9a", "#ff6f00"))
    css = HANKEN + f"body{{font:9.5pt {r.choice(('Hanken Grotesk', 'Noto Sans', 'Liberation Sans'))},'Noto Sans'}}.hd{{display:flex;justify-content:space-between;align-items:center;background:{col};color:#fff;padding:10px 14px}}.br{{font-size:19pt;font-weight:700}}.tt{{font-size:13pt}}.two{{display:flex;justify-content:space-between;margin:16px 0}}.ad{{line-height:1.5;padding-top:14px}}.tile{{border:2px solid {col};border-radius:10px;padding:9px 18px;min-width:210px}}.sm{{font-size:8pt;color:#555}}.big{{font-size:18pt;font-weight:700;color:{col}}}.du{{font-weight:700}}.i{{margin-bottom:14px}}.i td{{padding:2px 22px 2px 0}}.i td:first-child{{color:#666}}.m{{width:100%;margin-bottom:12px}}.m td{{padding:4px 6px;border-bottom:1px solid #ddd}}.n{{text-align:right}}.b td,.t td{{font-weight:700}}.t td{{border-top:2px solid {col};font-size:11pt}}.ft{{font-size:7.5pt;color:#777;text-align:center;margin-top:30px}}"
    chromium(page(css, body, "A4", "13mm"), out)
    return [t]


POWER = {"PH": "Kalinaw Electric Distribution Company", "IN": "Purvanchal Nagar Vidyut Limited", "MY": "Tenaga Seri Utama Berhad", "VN": "Công ty Điện lực Thành Sơn"}
EW = {"PH": dict(t="Electric Bill|Statement of Electric Account", acc="Customer Account Number (CAN)|Account No.|Service ID", nm="Customer Name|Registered Name", ad="Service Address", no="SOA No.|Bill No.", made="Bill Date", per="Period Covered|Billing Period", due="Due Date", pres="Present Reading", prev="Previous Reading", use="Consumption (kWh)|Actual Consumption|kWh Used", vat="VAT|Value Added Tax", cur="Current Amount|Total Current Amount Due", last="Previous Bill|Amount of Last Bill", bal="Unpaid Balance from Previous Bill", tot="TOTAL AMOUNT DUE|Please Pay", paid="Last Payment Date", gen="Generation Charge", trans="Transmission Charge", dist="Distribution Charge"),
      "IN": dict(t="ELECTRICITY BILL|Bill of Supply", acc="Consumer No.|CA Number|Service Connection No.", nm="Consumer Name|Name", ad="Address", no="Bill No.|Invoice No.", made="Bill Date|Date of Issue", per="Bill Period", due="Due Date|Pay By Date", pres="Current Reading|Closing Reading", prev="Previous Reading|Opening Reading", use="Units Consumed|Billed Units", vat="Electricity Duty|Govt. Duty", cur="Current Month Bill|Current Demand", last="Previous Bill Amount", bal="Arrears|Previous Dues", tot="Total Amount Payable|Net Payable Amount", paid="Last Payment Date", gen="Energy Charges", trans="Fixed Charges", dist="Fuel Surcharge"),
      "MY": dict(t="Electricity Bill|Bil Elektrik Anda", acc="Account No.|No. Akaun", nm="Name|Nama", ad="Address|Alamat", no="Invoice No.|No. Invois", made="Bill Date|Tarikh Bil", per="Billing Period|Tempoh Bil", due="Due Date|Bayar Sebelum", pres="Current Reading|Bacaan Semasa", prev="Previous Reading|Bacaan Dahulu", use="Usage (kWh)|Kegunaan (kWh)", vat="Service Tax|Cukai Perkhidmatan", cur="Current Charges|Caj Semasa", last="Previous Bill|Bil Terdahulu", bal="Arrears|Tunggakan", tot="Total Amount Due|Jumlah Perlu Bayar", paid="Last Payment Date|Tarikh Bayaran Akhir", gen="Energy|Tenaga", trans="Network|Rangkaian", dist="KWTBB"),
      "VN": dict(t="HÓA ĐƠN TIỀN ĐIỆN|THÔNG BÁO TIỀN ĐIỆN", acc="Mã khách hàng|Mã KH", nm="Tên khách hàng|Khách hàng", ad="Địa chỉ", no="Số hóa đơn", made="Ngày lập|Ngày phát hành", per="Kỳ hóa đơn|Thời gian sử dụng", due="Hạn thanh toán|Ngày hết hạn thanh toán", pres="Chỉ số mới", prev="Chỉ số cũ", use="Điện tiêu thụ (kWh)|Sản lượng", vat="Thuế GTGT", cur="Tiền điện kỳ này|Tổng tiền kỳ này", last="Hóa đơn kỳ trước", bal="Nợ cũ|Nợ kỳ trước", tot="Tổng số tiền thanh toán|Tổng cộng tiền thanh toán", paid="Ngày thanh toán gần nhất", gen="Bậc 1", trans="Bậc 2", dist="Bậc 3")}


def metered(x, w, firm, lo, hi):
    """What electricity and water bills share: the reading, the charges, the sums. Returns printed texts."""
    t, r = x.t, x.r
    used = r.randint(lo, hi)
    old = r.randint(800, 60000)
    m = NS(pres=t.put("presentReading", str(old + used)), prev=t.put("previousReading", str(old)), use=t.put("currentPeriodUsage", str(used)))
    a = round(x.net * .55, 0 if x.c in ("ID", "VN") else 2)
    b = round(x.net * .25, 0 if x.c in ("ID", "VN") else 2)
    m.parts = [(w["gen"], t.money(None, a)), (w["trans"], t.money(None, b)), (w["dist"], t.money(None, round(x.net - a - b, 2)))]
    # India's duty on electricity is no value-added tax
    m.vat, m.cur = t.money(None if x.c == "IN" else "vatAmount", x.vat), t.money("currentBillAmount", x.now)
    m.bal = t.money("balanceAmount", x.owing)
    m.sup = t.put("supplier", firm)
    return m


@layout("zephyr", "ELECTRICITY_BILL", "PH,IN,MY,VN")
def zephyr(r, c, out):
    """An electricity bill: the account in a box, a meter table, charges."""
    lo, hi = {"PH": (900, 6000), "IN": (500, 4200), "MY": (60, 420), "VN": (250000, 2100000)}[c]
    x = base(r, c, "ELECTRICITY_BILL", lo, hi)
    t = x.t
    w = choose(r, c, EW[c])
    m = metered(x, w, POWER[c], 80, 480)
    box = [(w["acc"], t.put("accountNumber", r.choice((no.digits(r, 10), no.digits(r, 12), f"{no.digits(r, 4)}-{no.digits(r, 4)}-{no.digits(r, 2)}")) if c != "VN" else f"P{r.choice('ABDEHK')}{no.digits(r, 11)}")), (w["nm"], name(x, r.choice(("listed", "upper")))), (w["ad"], address(x)), (w["no"], t.put("statementNumber", no.digits(r, r.choice((7, 9, 12)))))]
    dates = [(w["made"], t.day("statementDate", x.made)), (w["per"], t.span(x.a, x.z, r.choice(("{a} - {z}", "{a} to {z}" if t.lang == "en" else "{a} đến {z}")))), (w["due"], t.day("dueDate", x.due))]
    last = r.random() < .6
    if last:
        dates.append((w["last"], t.money("previousDueAmount", x.before)))
        if x.owing == 0 and r.random() < .6:
            dates.append((w["paid"], t.day("paymentDate", x.paid)))
    tot = t.money("dueAmount", x.total, sign=True)
    meter = {"PH": "Meter No.", "IN": "Meter No.", "MY": "Meter No.", "VN": "Số công tơ"}[c]
    body = f"<div class=hd><div><b>{E(m.sup)}</b></div><div>{E(w['t'])}</div></div><div class=two><table class=k>{''.join(f'<tr><td>{E(a)}</td><td>{E(b)}</td></tr>' for a, b in box)}</table><table class=k>{''.join(f'<tr><td>{E(a)}</td><td>{E(b)}</td></tr>' for a, b in dates)}</table></div><table class=mt><tr class=h><td>{meter}</td><td>{E(w['prev'])}</td><td>{E(w['pres'])}</td><td>{E(w['use'])}</td></tr><tr><td>{no.digits(r, 8)}</td><td>{m.prev}</td><td>{m.pres}</td><td>{m.use}</td></tr></table><table class=ch>{''.join(f'<tr><td>{E(a)}</td><td class=n>{b}</td></tr>' for a, b in m.parts)}<tr><td>{E(w['vat'])}</td><td class=n>{m.vat}</td></tr><tr class=b><td>{E(w['cur'])}</td><td class=n>{m.cur}</td></tr><tr><td>{E(w['bal'])}</td><td class=n>{m.bal}</td></tr><tr class=t><td>{E(w['tot'])}</td><td class=n>{E(tot)}</td></tr></table>"
    css = f"body{{font:9pt '{r.choice(('Liberation Sans', 'Noto Sans', 'DejaVu Sans'))}'}}.hd{{display:flex;justify-content:space-between;border-bottom:3px solid #f2a900;padding-bottom:5px;font-size:12pt}}.two{{display:flex;gap:16px;margin:12px 0;align-items:flex-start}}.k{{flex:1;border:1px solid #bbb}}.k td{{padding:3.5px 6px;border-bottom:1px solid #e5e5e5;vertical-align:top}}.k td:first-child{{color:#555;width:40%}}.mt{{width:100%;margin-bottom:12px}}.mt td{{border:1px solid #bbb;padding:4px;text-align:center}}.h td{{background:#fff3d1}}.ch{{width:64%;margin-left:auto}}.ch td{{padding:3px 6px;border-bottom:1px dotted #999}}.n{{text-align:right}}.b td{{font-weight:700}}.t td{{font-weight:700;background:#fff3d1;font-size:11pt}}"
    chromium(page(css, body, "A4", "14mm"), out)
    return [t]


WATER = {"PH": ("Bukal Linaw Water District", dict(t="WATER BILL|Water Bill Notice", acc="Account Number|Acct. No.|Concessionaire No.", nm="Name|Concessionaire", ad="Address|Service Address", no="Bill No.|Reference No.", made="Date of Bill|Bill Date", per="Billing Period|Reading Period", due="Due Date", pres="Present|Present Reading", prev="Previous|Previous Reading", use="Cu.M. Used|Consumption (cu.m.)", vat="VAT", cur="Current Bill|Current Charges", bal="Arrears|Previous Balance", tot="TOTAL AMOUNT DUE|Amount Due", gen="Basic Charge", trans="Environmental Charge", dist="Sewer Charge")),
         "MX": ("Sistema Municipal de Agua Potable Valle Sereno", dict(t="RECIBO DE AGUA|Aviso-Recibo", acc="No. de Contrato|Número de Cuenta|Contrato", nm="Usuario|Nombre", ad="Domicilio|Dirección", no="Folio|No. de Recibo", made="Fecha de Expedición|Emisión", per="Periodo|Periodo de consumo", due="Vence|Fecha de Vencimiento|Fecha límite de pago", pres="Lectura Actual", prev="Lectura Anterior", use="Consumo m3|Consumo (m³)", vat="IVA", cur="Cargo del Periodo|Total del Periodo", bal="Adeudo Anterior|Rezago", tot="TOTAL A PAGAR|Total a pagar", gen="Agua Potable", trans="Alcantarillado", dist="Saneamiento")),
         "MY": ("Air Lembah Jaya Sdn. Bhd.", dict(t="Bil Air|Water Bill", acc="No. Akaun|Account No.", nm="Nama|Name", ad="Alamat Premis|Premise Address", no="No. Bil|Bill No.", made="Tarikh Bil|Bill Date", per="Tempoh Bil|Bill Period", due="Tarikh Akhir Bayaran|Pay Before", pres="Bacaan Semasa|Current Reading", prev="Bacaan Lepas|Previous Reading", use="Penggunaan (m3)|Usage (m3)", vat="Cukai|Service Tax", cur="Caj Semasa|Current Charge", bal="Tunggakan|Arrears", tot="Jumlah Bayaran|Total Payable", gen="Blok 1|Block 1", trans="Blok 2|Block 2", dist="Pembetungan|Sewerage")),
         "ID": ("Perumdam Tirta Wening Jaya", dict(t="TAGIHAN REKENING AIR|Rekening Air", acc="No. Pelanggan|No. Sambungan|ID Pelanggan", nm="Nama|Nama Pelanggan", ad="Alamat", no="No. Rekening Tagihan|No. Tagihan", made="Tanggal Terbit|Tgl. Tagihan", per="Periode|Periode Pemakaian", due="Batas Akhir Pembayaran|Jatuh Tempo", pres="Stand Akhir|Stand Kini", prev="Stand Awal|Stand Lalu", use="Pemakaian (m3)|Jumlah Pakai (m3)", vat="PPN", cur="Tagihan Bulan Ini|Biaya Pemakaian", bal="Tunggakan", tot="Total Tagihan|Jumlah Bayar", gen="Harga Air", trans="Biaya Administrasi", dist="Dana Meter"))}


@layout("basalt", "WATER_BILL", "PH,MX,MY,ID")
def basalt(r, c, out):
    """A water bill as a narrow slip from a handheld printer."""
    lo, hi = {"PH": (180, 1400), "MX": (90, 700), "MY": (12, 90), "ID": (60000, 320000)}[c]
    x = base(r, c, "WATER_BILL", lo, hi)
    t = x.t
    firm, table = WATER[c]
    w = choose(r, c, table)
    m = metered(x, w, firm, 9, 48)
    rows = [(w["acc"], t.put("accountNumber", r.choice((f"{no.digits(r, 3)}-{no.digits(r, 2)}-{no.digits(r, 4)}", no.digits(r, 8), no.digits(r, 11))))), (w["nm"], name(x, r.choice(("upper", "listed")))), (w["ad"], address(x)), (w["no"], t.put("statementNumber", no.digits(r, r.choice((6, 8, 10))))), (w["made"], t.day("statementDate", x.made)), (w["per"], t.span(x.a, x.z, r.choice(("{a} - {z}", {"en": "{a} to {z}", "es": "{a} al {z}", "id": "{a} s/d {z}"}[t.lang]))))]
    read = [(w["pres"], m.pres), (w["prev"], m.prev), (w["use"], m.use)]
    tot = t.money("dueAmount", x.total, sign=True)
    sums = m.parts + [(w["vat"], m.vat), (w["cur"], m.cur), (w["bal"], m.bal)]

    def lines(items):
        return "".join(f"<tr><td>{E(a)}</td><td class=n>{E(b)}</td></tr>" for a, b in items)

    wide = r.random() < .5
    body = f"<div class=c><b>{E(m.sup)}</b><br>{E(w['t'])}</div><hr><table class={'k' if wide else 'z'}>{''.join(f'<tr><td>{E(a)}</td><td>{E(b)}</td></tr>' for a, b in rows)}</table><hr><table class=z>{lines(read)}</table><hr><table class=z>{lines(sums)}</table><hr><table class='z b'>{lines([(w['tot'], tot), (w['due'], t.day('dueDate', x.due))])}</table><hr><div class=c><small>{ {'en': 'Please present this bill upon payment.' if c == 'PH' else '', 'es': 'Conserve este recibo como comprobante.', 'id': 'Simpan struk ini sebagai bukti tagihan.'}[t.lang]}</small></div>"
    css = f"body{{font:{'9pt' if not wide else '9.5pt'} '{r.choice(('DejaVu Sans Mono', 'Liberation Mono', 'DejaVu Sans Condensed'))}'}}.c{{text-align:center}}table{{width:100%}}td{{padding:1.5px 3px;vertical-align:top}}.n{{text-align:right}}.b td{{font-weight:700;font-size:1.12em}}hr{{border:0;border-top:1px dashed #000}}.k td:first-child{{width:36%}}.z td:first-child{{width:44%}}.z td:last-child{{text-align:right}}"
    weasy(page(css, body, "118mm 210mm" if not wide else "148mm 210mm", "8mm"), out)
    return [t]
