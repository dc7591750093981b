"""The other classes of documents: tax forms, clearances, certificates, bills, statements, ids and what is none of these."""
import random
import uuid
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from . import ids, money, people
from .page import Record
from .render import MONO, NARROW, SANS, SERIF, html, style

D = Decimal

# layout: (class, countries, fonts, paper, text size)
TABLE = {
    "bir2316": ("TAX_DOCUMENT", ["PH"], NARROW, "Letter", (8.2, 8.8)),
    "a1721": ("TAX_DOCUMENT", ["ID"], ["'Liberation Sans'"], "A4", (8.4, 9)),
    "form16": ("TAX_DOCUMENT", ["IN"], SERIF, "A4", (8.8, 9.6)),
    "cfdi": ("TAX_DOCUMENT", ["MX"], SANS, "A4", (8, 8.6)),
    "nbi": ("CLEARANCE_NBI", ["PH"], ["'Liberation Sans'", "'DejaVu Sans'"], "A4", (9.2, 10)),
    "nbicard": ("CLEARANCE_NBI", ["PH"], NARROW, "A5 landscape", (8.8, 9.4)),
    "coeletter": ("EMPLOYMENT_CERTIFICATE", ["PH", "SG", "IN"], SERIF, "A4", (11, 12)),
    "coetable": ("EMPLOYMENT_CERTIFICATE", ["PH", "IN", "MY"], SANS, "A4", (10, 11)),
    "coeprose": ("EMPLOYMENT_CERTIFICATE", ["PH"], SERIF, "Letter", (11.5, 12.5)),
    "skk": ("EMPLOYMENT_CERTIFICATE", ["ID"], SERIF, "A4", (11, 12)),
    "constancia": ("EMPLOYMENT_CERTIFICATE", ["MX"], SANS, "Letter", (10.5, 11.5)),
    "telco": ("TELCO_BILL", ["PH", "ID", "MX", "SG"], SANS, "A4", (9, 10)),
    "telcoplain": ("TELCO_BILL", ["PH", "IN"], SERIF, "A4", (9.4, 10.2)),
    "electric": ("ELECTRICITY_BILL", ["PH", "IN", "MX", "ID"], SANS, "A4", (8.8, 9.6)),
    "electricslip": ("ELECTRICITY_BILL", ["PH"], NARROW, "120mm 250mm", (8.8, 9.4)),
    "water": ("WATER_BILL", ["PH", "MX", "MY"], SANS, "A4", (9, 10)),
    "bank": ("BANK_STATEMENT", ["PH", "ID", "IN", "SG", "MX"], SANS, "A4", (8.6, 9.4)),
    "companyid": ("COMPANY_ID", ["PH", "ID", "MX"], SANS, "148mm 105mm", (9, 10)),
    "govid": ("GOVERNMENT_ID", ["PH", "ID", "IN"], SANS, "148mm 105mm", (8.4, 9.2)),
    "receipt": ("OTHERS", ["PH", "MX", "SG"], MONO, "80mm 200mm", (8, 8.8)),
    "letter": ("OTHERS", ["PH", "IN"], SERIF, "A4", (11, 12)),
    "invoice": ("OTHERS", ["SG", "MX", "ID"], SANS, "A4", (9, 10)),
    "blankish": ("OTHERS", ["PH"], SERIF, "A4", (10, 11)),
}
LAYOUTS = {k: (v[0], v[1]) for k, v in TABLE.items()}

SUPPLIERS = {
    "TELCO_BILL": {"PH": ["Islanet Communications, Inc.", "Bughaw Mobile Telecom Corp."], "ID": ["PT Nusa Seluler Tbk"], "MX": ["Telefonía Azteca Móvil, S.A. de C.V."], "SG": ["Lioncom Mobile Pte Ltd"],
                   "IN": ["Bharat Airlink Limited"]},
    "ELECTRICITY_BILL": {"PH": ["Luzon East Electric Company", "Visayas Power Distribution, Inc."], "IN": ["Karnali Vidyut Vitaran Nigam Ltd."], "MX": ["Suministro Eléctrico Nacional del Centro"],
                         "ID": ["PT Listrik Cahaya Negeri"]},
    "WATER_BILL": {"PH": ["Agos Tubig Services, Inc."], "MX": ["Sistema de Aguas del Valle"], "MY": ["Air Jernih Selangor Sdn. Bhd."]},
}
BILL_WORDS = {
    "en": dict(bill="Statement of Account", acct="Account Number", stno="Invoice No.", stdate="Statement Date", period="Billing Period", due="Due Date", amountdue="Total Amount Due", prev="Previous Bill Amount",
               paid="Payment Received on", balance="Remaining Balance", current="Current Charges", vat="VAT", adjust="Adjustments", name="Account Name", addr="Service Address", email="Email", phone="Mobile No.",
               usage="Consumption", prevread="Previous Reading", presread="Present Reading", plan="Plan", charges="Charges", generation="Generation Charge", dist="Distribution Charge", system="System Loss",
               basic="Basic Charge", envi="Environmental Charge", thanks="Please pay on or before the due date to avoid disconnection.", amount="Amount", summary="Account Summary"),
    "id": dict(bill="TAGIHAN", acct="ID Pelanggan", stno="No. Tagihan", stdate="Tanggal Tagihan", period="Periode", due="Jatuh Tempo", amountdue="Total Tagihan", prev="Tagihan Sebelumnya",
               paid="Pembayaran diterima", balance="Sisa Tagihan", current="Tagihan Bulan Ini", vat="PPN", adjust="Penyesuaian", name="Nama Pelanggan", addr="Alamat", email="Email", phone="No. Ponsel",
               usage="Pemakaian", prevread="Stand Awal", presread="Stand Akhir", plan="Paket", charges="Rincian Biaya", generation="Biaya Pemakaian", dist="Biaya Beban", system="Biaya Materai",
               basic="Biaya Dasar", envi="Biaya Lingkungan", thanks="Bayarlah sebelum tanggal jatuh tempo.", amount="Jumlah", summary="Ringkasan Tagihan"),
    "es": dict(bill="Estado de cuenta", acct="Número de servicio", stno="No. de recibo", stdate="Fecha de emisión", period="Periodo facturado", due="Fecha límite de pago", amountdue="Total a pagar",
               prev="Adeudo anterior", paid="Su pago del", balance="Saldo pendiente", current="Cargos del periodo", vat="IVA 16%", adjust="Ajustes", name="Titular", addr="Domicilio", email="Correo", phone="Teléfono",
               usage="Consumo", prevread="Lectura anterior", presread="Lectura actual", plan="Plan", charges="Desglose de cargos", generation="Energía", dist="Distribución", system="Suministro", basic="Cuota base",
               envi="Saneamiento", thanks="Evite la suspensión del servicio pagando antes de la fecha límite.", amount="Importe", summary="Resumen"),
}


def bill(r, country, kind):
    lang = people.LANG[country]
    k = {"PH": D(1), "IN": D(1), "SG": D("0.04"), "MY": D("0.08"), "MX": D("0.4"), "ID": D(300)}[country]
    places = 0 if country in ("ID",) else 2
    end = date(2026, r.randint(1, 5), r.randint(3, 26))
    start = end - timedelta(days=r.choice([29, 30, 31]))
    q = lambda x: money.q(x * k, places)                                    # noqa: E731
    usage = r.randint(90, 520) if kind == "ELECTRICITY_BILL" else r.randint(9, 44)
    pre = r.randint(1200, 24000)
    unit = "kWh" if kind == "ELECTRICITY_BILL" else ("cu.m." if lang == "en" else "m³")
    if kind == "TELCO_BILL":
        items = [(r.choice(["GigaPlan 999", "Postpaid 1299", "FiberHome 1699", "Flex 50 GB"]), q(D(r.choice([999, 1299, 1699])))), ("Roaming / IDD" if lang != "es" else "Larga distancia", q(D(r.randint(20, 400)))),
                 ("Device instalment" if lang == "en" else "Perangkat" if lang == "id" else "Equipo", q(D(r.randint(300, 900))))]
    elif kind == "ELECTRICITY_BILL":
        items = [("generation", q(D(usage) * D("6.12"))), ("dist", q(D(usage) * D("2.05"))), ("system", q(D(usage) * D("0.61")))]
    else:
        items = [("basic", q(D(usage) * D("21.4"))), ("envi", q(D(usage) * D("4.3")))]
    net = sum(x[1] for x in items)
    vat = money.q(net * {"PH": D("0.12"), "ID": D("0.11"), "IN": D("0.18"), "SG": D("0.09"), "MX": D("0.16"), "MY": D("0.08")}[country], places)
    current = net + vat
    prev = q(D(r.randint(90000, 310000)) / 100)
    balance = prev - q(D(r.randint(100, 300))) if r.random() < 0.35 else D(0)
    adjust = -q(D(r.randint(30, 200))) if r.random() < 0.6 else D(0)
    return dict(start=start, end=end, stated=end + timedelta(days=r.randint(1, 4)), due=end + timedelta(days=r.randint(14, 22)), paid=start + timedelta(days=r.randint(3, 20)), items=items, vat=vat, current=current,
                prev=prev, payment=prev - balance, balance=balance, adjust=adjust, total=balance + current + (adjust if kind == "TELCO_BILL" else 0), usage=usage, pre=pre, post=pre + usage, unit=unit,
                acct=f"{r.randint(100, 999)}{r.randint(1000000, 9999999)}" if r.random() < .6 else f"{r.randint(1000, 9999)}-{r.randint(1000, 9999)}-{r.randint(10, 99)}",
                stno=f"{r.choice(['SOA', 'INV', ''])}{r.randint(10 ** 8, 10 ** 9 - 1)}", W=BILL_WORDS[lang])


def qr(r, n=29, size=80):
    cells = "".join(f'<rect x="{x}" y="{y}" width="1" height="1"/>' for x in range(n) for y in range(n) if r.random() < 0.48 and not ((x < 8 or x > n - 9) and y < 8 or x < 8 and y > n - 9))
    eye = lambda x, y: (f'<rect x="{x}" y="{y}" width="7" height="7"/><rect x="{x + 1}" y="{y + 1}" width="5" height="5" fill="#fff"/><rect x="{x + 2}" y="{y + 2}" width="3" height="3"/>')  # noqa: E731
    return Markup(f'<svg width="{size}pt" height="{size}pt" viewBox="0 0 {n} {n}" shape-rendering="crispEdges">{cells}{eye(0, 0)}{eye(n - 7, 0)}{eye(0, n - 7)}</svg>')


def barcode(r, w=150, h=28):
    x, out = 0, ""
    while x < w - 4:
        a, b = r.choice([1, 1, 2, 3]), r.choice([1, 1, 2])
        out += f'<rect x="{x}" y="0" width="{a}" height="{h}"/>'
        x += a + b
    return Markup(f'<svg width="{w}pt" height="{h}pt" viewBox="0 0 {w} {h}">{out}</svg>')


def face(r, w=70, h=88):
    skin, hair, shirt, ground = r.choice(["#c68e6a", "#a9734f", "#e0b48f"]), r.choice(["#1c1614", "#2a1e18", "#3b2b22"]), r.choice(["#2b4a7a", "#f2f2f2", "#4a4a4a", "#7a2b3a"]), r.choice(["#cfe0f1", "#c33", "#fff", "#2f66b0"])
    long = r.random() < .5
    back = f'<ellipse cx="35" cy="40" rx="22" ry="32" fill="{hair}"/>' if long else ""
    return Markup(f'<svg width="{w}pt" height="{h}pt" viewBox="0 0 70 88"><rect width="70" height="88" fill="{ground}"/>{back}<path d="M5 88 C8 66 22 62 35 62 C48 62 62 66 65 88 Z" fill="{shirt}"/>'
                  f'<rect x="28" y="50" width="14" height="15" fill="{skin}"/><ellipse cx="35" cy="37" rx="16" ry="20" fill="{skin}"/><path d="M18 34 C18 10 52 10 52 34 C46 24 26 22 18 34 Z" fill="{hair}"/>'
                  f'<circle cx="29" cy="37" r="1.7"/><circle cx="41" cy="37" r="1.7"/><path d="M30 47 Q35 50 40 47" stroke="#7a3b32" fill="none" stroke-width="1.4"/></svg>')


PURPOSES = {"en": ["bank loan application", "visa application", "housing loan application", "credit card application"], "id": ["pengajuan kredit bank", "pengajuan KPR", "pengurusan visa"],
            "es": ["trámite de crédito hipotecario", "trámite de visa", "apertura de cuenta bancaria"]}


def build(layout, country, n, seed):
    kind, _, fonts, paper, size = TABLE[layout]
    r = random.Random(f"{seed}/{layout}/{country}/{n}")
    R = Record(kind, country, r)
    who, emp = people.person(r, country), people.employer(r, country)
    R.n.minus = "lead"
    margins = {"80mm 200mm": "5mm", "148mm 105mm": "0", "A5 landscape": "8mm", "120mm 250mm": "7mm"}
    st = style(r, country, fonts, paper, size, margins.get(paper, "16mm" if kind != "TAX_DOCUMENT" else "9mm"))
    if kind == "EMPLOYMENT_CERTIFICATE":
        st["margin"] = "24mm"
    job = r.choice(people.JOBS[people.LANG[country]])
    when = date(2026, r.randint(1, 5), r.randint(2, 27))
    addr = people.address(r, country)
    data = dict(R=R, who=who, emp=emp, lang=R.lang, country=country, position=job[0], department=job[1], when=when, addr=addr, D=D, emp_initials=emp.initials, qr=qr(r), barcode=barcode(r), face=face(r),
                uuid=str(uuid.UUID(int=r.getrandbits(128), version=4)).upper(), seal="".join(r.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") for _ in range(300)),
                clerk=people.person(r, country).name(), clerk2=people.person(r, country).name("caps"), empno=f"{r.choice(['', 'E-', '20-'])}{r.randint(1021, 48999)}",
                email=f"{''.join(c for c in (who.given + '.' + (who.last or 'x')).lower() if c.isascii() and (c.isalpha() or c == '.'))}@{r.choice(['mailbox.test', 'post.example', 'example.com'])}",
                mobile=people.mobile(r, country), hired=when - timedelta(days=r.randint(300, 4200)), purpose=r.choice(PURPOSES.get(R.lang, PURPOSES["en"])), other=people.person(r, country), ids=ids,
                tan=ids.tan(r), bank=r.choice(people.BANKS[country]), account=ids.account(r, 12), reg=r.choice(["Regular", "Probationary", "Permanent", "Full-time"]))
    base, deds, _ = money.components(r, country, D(1))
    data["salary"] = base[0][1]
    if kind in SUPPLIERS:
        data["supplier"] = r.choice(SUPPLIERS[kind][country])
        data["b"] = bill(r, country, kind)
        data["emp_initials"] = "".join(w[0] for w in data["supplier"].split() if w[0].isupper() and w not in ("PT", "Inc."))[:2]
        if kind != "TELCO_BILL":
            data["b"]["items"] = [(data["b"]["W"][a], v) for a, v in data["b"]["items"]]
    if kind == "TAX_DOCUMENT":
        p = money.pay(r, country, country == "MX", at=None)
        data["p"] = p
        year = r.choice([2024, 2025])
        monthly = base[0][1]
        other_taxable = money.q(sum((x[1] for x in base[1:] if x[2] is not None), D(0)) * 12)
        data.update(year=year, basic=monthly * 12, other_taxable=other_taxable, thirteenth=monthly, contributions=money.q(sum((x[1] for x in deds[:3]), D(0)) * 12),
                    tax=money.q(next((x[1] for x in deds if any(w in x[0] for w in ("ax", "PPh", "TDS"))), D(0)) * 12))
    if layout in ("bank", "receipt", "invoice"):
        data["rows"] = rows(r, country, layout)
    text = html(f"other/{layout}.html", r, st, **data)
    return r, [R], text, when


def rows(r, country, layout):
    k = {"PH": 1, "ID": 300, "IN": 1, "SG": D("0.05"), "MX": D("0.4"), "MY": D("0.1")}[country]
    places = 0 if country == "ID" else 2
    if layout == "bank":
        balance, day, out = money.q(D(r.randint(8000, 60000)) * k, places), date(2026, 3, 1), []
        out.append((day, "BALANCE BROUGHT FORWARD", None, None, balance))
        for _ in range(16):
            day += timedelta(days=r.randint(0, 3))
            amount = money.q(D(r.randint(15000, 900000)) / 100 * k, places)
            if r.random() < 0.3 or amount > balance:
                what, amount = r.choice(["PAYROLL CREDIT", "FUND TRANSFER IN", "CASH DEPOSIT"]), amount * 2
                balance += amount
                out.append((day, what, None, amount, balance))
            else:
                balance -= amount
                out.append((day, r.choice(["ATM WITHDRAWAL", "POS PURCHASE", "BILLS PAYMENT", "ONLINE TRANSFER", "SERVICE CHARGE"]), amount, None, balance))
        return out
    if layout == "receipt":
        menu = {"PH": ["Chicken Inasal", "Garlic Rice", "Sinigang na Baboy", "Halo-Halo", "Calamansi Juice"], "MX": ["Tacos al pastor", "Agua de jamaica", "Enchiladas suizas", "Flan"],
                "SG": ["Laksa", "Chicken Rice", "Teh Tarik", "Satay (10)", "Ice Kachang"]}[country]
        return [(x, r.randint(1, 3), money.q(D(r.randint(60, 320)) * k)) for x in r.sample(menu, min(4, len(menu)))]
    goods = {"SG": ["Bearing housing 40 mm", "Site inspection, two technicians", "Hydraulic hose, 5 m"], "MX": ["Servicio de mantenimiento", "Refacciones varias", "Flete local"],
             "ID": ["Jasa konsultasi", "Kertas A4 80 gsm (dus)", "Perawatan AC"]}[country]
    return [(x, r.randint(1, 12), money.q(D(r.randint(300, 3800)) * k, places)) for x in goods]
