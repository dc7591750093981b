"""Certificates of employment, and things that are none of the known classes."""

import datetime as dt
import re
from decimal import Decimal as D

from . import data
from .base import layout, notation
from .doc import Doc, date_text, MONTHS, rng
from .render import esc, fp, settle, ty, typst_pdf, weasy


def ordinal(n):
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


@layout("sorrel", ["PH", "ID", "MX"], "EMPLOYMENT_CERTIFICATE")
def sorrel(r, c, path):
    fmt, sign, _ = notation("sorrel", c)
    doc = Doc("EMPLOYMENT_CERTIFICATE", c, fmt={"PH": "B d, Y", "ID": "d B Y", "MX": "d de B de Y"}[c], sign=sign)
    pay = data.make(r, c)
    e, w = pay.emp, pay.who
    doc.put("employerName", e.name)
    s = data.person(rng("signer", e.name), c)
    gone = r.random() < .4
    issued = dt.date(2026, r.randint(1, 6), r.randint(1, 28))
    left = issued - dt.timedelta(days=r.randint(20, 200))
    city = re.sub(r"\s*\d{4,}$", "", e.city.split(", ")[1 if c == "MX" else 0])
    put = lambda n, v, shown=None: "*" + ty(doc.put(n, v, shown)) + "*"
    start = "*" + ty(doc.date("startDate", pay.hired)) + "*"
    if gone:
        end = "*" + ty(doc.date("endDate", left)) + "*"
    rate = "*" + ty(doc.money("salaryAmount", pay.rate, True)) + "*"
    sp = {"PH": ("HR Manager", "Head, People Operations"), "ID": ("Manajer SDM", "Kepala Bagian Personalia"), "MX": ("Gerente de Recursos Humanos", "Jefa de Capital Humano")}[c][0 if s.first[0] < "M" else 1]
    if c == "PH":
        title = "CERTIFICATE OF EMPLOYMENT"
        she = "her" if w.female else "his"
        body = f"""This is to certify that {"Ms." if w.female else "Mr."} {put("fullName", w.full("long").upper())} {"was" if gone else "is"} employed with {ty(e.name)} as a {put("employmentStatus", "regular")} employee, holding the position of {put("position", pay.job)} in the {put("department", pay.dept)} Department, from {start} {"to " + end if gone else "up to the present"}.

{"At the time of separation" if gone else "At present"}, {she} basic compensation {"was" if gone else "is"} {rate} {ty(doc.put("salaryTerm", "per month"))}, exclusive of statutory benefits and allowances.

This certification is issued upon the request of the employee for {put("purpose", r.choice(["bank loan application", "visa application", "housing loan purposes", "whatever legal purpose it may serve"]))}.

Issued this {ty(doc.put("issueDate", issued.isoformat(), f"{ordinal(issued.day)} day of {MONTHS['en'][issued.month - 1]} {issued.year}"))} at {ty(city)}, Philippines."""
        bye = "Certified by:"
    elif c == "ID":
        title = "SURAT KETERANGAN KERJA"
        body = f"""Yang bertanda tangan di bawah ini menerangkan bahwa {put("fullName", w.full())} dengan NIP {put("employeeIdNumber", pay.number)} {"pernah bekerja" if gone else "adalah benar karyawan yang masih bekerja"} di {ty(e.name)} sebagai {put("position", pay.job)} pada Departemen {put("department", pay.dept)} sejak tanggal {start} {"sampai dengan " + end if gone else "sampai dengan saat ini"} dengan status {put("employmentStatus", "karyawan tetap")}.

Adapun gaji pokok yang diterima adalah sebesar {rate} {ty(doc.put("salaryTerm", "per bulan"))}.

Surat keterangan ini dibuat untuk keperluan {put("purpose", r.choice(["pengajuan kredit pemilikan rumah", "pengajuan visa", "pembukaan rekening bank"]))} dan agar dapat dipergunakan sebagaimana mestinya.

{ty(city)}, {ty(doc.date("issueDate", issued))}"""
        bye = "Hormat kami,"
    else:
        title = "CONSTANCIA LABORAL"
        body = f"""A QUIEN CORRESPONDA:

Por medio de la presente se hace constar que {"la" if w.female else "el"} C. {put("fullName", w.full())} {"laboró" if gone else "labora"} en {ty(e.name)} desde el {start}{" hasta el " + end if gone else " a la fecha"}, desempeñando el puesto de {put("position", pay.job)} en el área de {put("department", pay.dept)}, con contrato {put("employmentStatus", "por tiempo indeterminado")} y percibiendo un sueldo {ty(doc.put("salaryTerm", "mensual"))} bruto de {rate}.

Se extiende la presente a petición del interesado para {put("purpose", r.choice(["trámite de crédito hipotecario", "trámite de visa", "arrendamiento de vivienda"]))}.

{ty(city)}, a {ty(doc.date("issueDate", issued))}."""
        bye = "Atentamente,"
    head = ("*" + ty(e.name) + "*")
    src = f"""#set page(paper: "{'a4' if c == 'ID' else 'us-letter'}", margin: (x: 2.6cm, top: 2cm, bottom: 2cm))
#set text(font: "{'Source Sans Pro' if c == 'PH' else 'Noto Serif'}", size: {11.5 if c == 'PH' else 10.5}pt, hyphenate: false)
#set par(justify: true, leading: 0.8em, spacing: 1.4em)
#align(center)[#text(size: 16pt)[{head}] \\ #text(size: 9pt)[{ty(e.street)}, {ty(e.city)} \\ {ty(e.phone)}]]
#line(length: 100%, stroke: 1pt)
#v(1.5em)
#align(center)[#text(size: 15pt, weight: "bold", tracking: 1pt)[{title}]]
{"#align(center)[Nomor: " + ty(f"{r.randint(10, 400):03}/SKK/HRD/{issued.year}") + "]" if c == "ID" else ""}
#v(1.5em)
{body}
#v(2em)
{ty(bye)}
#v(2.6em)
*{ty(doc.put("signatoryName", s.full()))}* \\ {ty(doc.put("signatoryPosition", sp))}
"""
    typst_pdf(path, src)
    return [doc]


@layout("tansy", ["SG", "IN", "PH"], "EMPLOYMENT_CERTIFICATE")
def tansy(r, c, path):
    fmt, sign, _ = notation("tansy", c, no=("₱", "₹"))
    doc = Doc("EMPLOYMENT_CERTIFICATE", c, fmt=fmt, sign=sign)
    pay = data.make(r, c)
    e, w = pay.emp, pay.who
    s = data.person(rng("signer2", e.name), c)
    issued = dt.date(2026, r.randint(1, 6), r.randint(1, 28))
    pdf = fp(families=("Serif",))
    F = "Serif"

    def t(x, y, txt, size=11, k="", wd=0, align="L"):
        pdf.set_font(F, k, size); pdf.set_xy(x, y); pdf.cell(wd, 6, txt, align=align)
    t(20, 16, doc.put("employerName", e.name), 16, "B"); t(20, 23, f"{e.street}, {e.city}", 9); t(20, 28, f"Tel: {e.phone}   Email: {e.mail}", 9)
    pdf.set_line_width(.8); pdf.line(20, 36, 190, 36); pdf.set_line_width(.2)
    t(20, 44, {"SG": "VERIFICATION OF EMPLOYMENT", "IN": "EMPLOYMENT VERIFICATION CERTIFICATE", "PH": "EMPLOYMENT AND COMPENSATION CERTIFICATION"}[c], 14, "B", 170, "C")
    t(20, 56, f"Ref: HR/{issued.year}/{data.digits(r, 4)}", 10); t(120, 56, "Date of Issue: " + doc.date("issueDate", issued), 10, "", 70, "R")
    t(20, 64, "To whom it may concern: the records of this company show the following.", 10.5)
    rows = []
    if c == "PH":
        rows += [("Last Name", doc.put("lastName", w.last)), ("First Name", doc.put("firstName", w.first)), ("Middle Name", doc.put("middleName", w.middle))]
    else:
        rows += [("Name of Employee", doc.put("fullName", w.full("long")))]
    gone = r.random() < .35
    rows += [("Employee ID", doc.put("employeeIdNumber", pay.number)), ("Designation", doc.put("position", pay.job)), ("Department", doc.put("department", pay.dept)), ("Employment Status", doc.put("employmentStatus", r.choice({"PH": ["Regular", "Probationary"], "SG": ["Permanent, full-time", "Fixed-term contract"], "IN": ["Permanent", "Confirmed"]}[c]))), ("Date of Joining", doc.date("startDate", pay.hired))]
    rows += [("Last Working Day", doc.date("endDate", issued - dt.timedelta(days=r.randint(15, 90))) if gone else "Currently employed")]
    rows += [("Salary", doc.money("salaryAmount", pay.rate, True)), ("Salary Basis", doc.put("salaryTerm", "Monthly")), ("Purpose", doc.put("purpose", r.choice(["Tenancy application", "Credit card application", "Passport renewal", "Loan application"]))), ("Remarks", doc.put("remarks", r.choice(["No pending obligation with the company", "Of good standing", "Performance: satisfactory"])))]
    doc.put("employeeIdType", "Employee ID")
    y = 76
    for a, b in rows:
        pdf.rect(20, y, 60, 8); pdf.rect(80, y, 110, 8)
        t(22, y + 1, a, 10.5, "B"); t(82, y + 1, b, 10.5); y += 8
    pdf.set_font(F, "", 10.5); pdf.set_xy(20, y + 6); pdf.multi_cell(170, 5.4, "This certificate is issued at the request of the employee and does not constitute a guarantee on the part of the company.")
    t(20, y + 34, "_" * 32, 10.5); t(20, y + 40, doc.put("signatoryName", s.full()), 11, "B"); t(20, y + 46, doc.put("signatoryPosition", r.choice(["Human Resources Director", "HR Business Partner", "Senior Manager, Human Resources"])), 10)
    pdf.set_draw_color(60, 60, 160); pdf.ellipse(140, y + 22, 32, 32); pdf.set_text_color(60, 60, 160); t(140, y + 35, "HUMAN RESOURCES", 7, "B", 32, "C")
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("fern", ["IN", "MX", "SG"], "OTHERS")
def invoice(r, c, path):
    doc = Doc("OTHERS", c)
    fmt, sign, _ = notation("fern", c)
    doc.fmt, doc.sign = fmt, sign
    e, b = data.employer(r, c), data.employer(r, c)
    lang = doc.lang
    things = {"en": ["A4 copier paper, 80 gsm (ream)", "Ergonomic office chair", "LED panel light 600x600", "Toner cartridge, black", "Corrugated carton 40x30x30", "Stretch film roll"], "es": ["Papel bond carta (caja)", "Silla ejecutiva", "Cartucho de tóner negro", "Película estirable", "Lámpara LED 60x60", "Caja de cartón corrugado"]}[lang]
    head = {"en": ("TAX INVOICE", "Invoice No.", "Invoice Date", "Due Date", "PO No.", "Bill To", "Description", "Qty", "Unit Price", "Amount", "Subtotal", "Total Due", "Please quote the invoice number with your payment."), "es": ("FACTURA", "Folio", "Fecha", "Vencimiento", "Orden de compra", "Cliente", "Descripción", "Cant.", "Precio unitario", "Importe", "Subtotal", "Total", "Favor de indicar el folio al realizar su pago.")}[lang]
    tax, rate = {"IN": ("GST 18%", D("0.18")), "MX": ("IVA 16%", D("0.16")), "SG": ("GST 9%", D("0.09"))}[c]
    rows, total = "", D(0)
    for n, s in enumerate(r.sample(things, r.randint(3, 5))):
        k, p = r.randint(1, 40), data.q(D(r.randint(900, 48000)) / 100 * (20 if c != "SG" else 1))
        total += k * p
        rows += f"<tr><td>{n + 1}</td><td>{s}</td><td class=n>{k}</td><td class=n>{doc.money(None, p)}</td><td class=n>{doc.money(None, k * p)}</td></tr>"
    vat = data.q(total * rate)
    day = dt.date(2026, r.randint(1, 6), r.randint(1, 28))
    d = lambda x: date_text(x, fmt, lang)
    weasy(path, """body{font:9.5pt Roboto} .h{display:flex;justify-content:space-between} h1{font-size:20pt;margin:0;color:#1c5a7a} table{width:100%} .t{margin-top:22px} .t th{background:#1c5a7a;color:#fff;padding:5px;text-align:left} .t td{padding:5px;border-bottom:1px solid #ddd} .n{text-align:right!important} .s{width:42%;margin-left:auto;margin-top:10px} .s td{padding:3px 5px} .b td{font-weight:bold;border-top:2px solid #1c5a7a;font-size:11pt}""",
          f"<div class=h><div><b style='font-size:13pt'>{esc(e.name)}</b><br>{esc(e.street)}<br>{esc(e.city)}<br>{e.tax}</div><div class=n><h1>{head[0]}</h1>{head[1]} {data.digits(r, 6)}<br>{head[2]}: {d(day)}<br>{head[3]}: {d(day + dt.timedelta(days=30))}<br>{head[4]}: PO-{data.digits(r, 5)}</div></div><p><b>{head[5]}</b><br>{esc(b.name)}<br>{esc(b.street)}<br>{esc(b.city)}</p><table class=t><tr><th>#</th><th>{head[6]}</th><th class=n>{head[7]}</th><th class=n>{head[8]}</th><th class=n>{head[9]}</th></tr>{rows}</table><table class=s><tr><td>{head[10]}</td><td class=n>{doc.money(None, total)}</td></tr><tr><td>{tax}</td><td class=n>{doc.money(None, vat)}</td></tr><tr class=b><td>{head[11]}</td><td class=n>{doc.money(None, total + vat, True)}</td></tr></table><p style='margin-top:30px;font-size:8.5pt'>{head[12]}<br>{r.choice(data.BANKS[c])} · {data.digits(r, 10)}</p>")
    return [doc]


@layout("gorse", ["PH", "ID"], "OTHERS")
def gorse(r, c, path):
    doc = Doc("OTHERS", c)
    w, e = data.person(r, c), data.employer(r, c)
    home = r.choice(data.HOMES[c])
    job, dept = r.choice(data.JOBS[doc.lang])
    day = dt.date(2026, r.randint(1, 6), r.randint(1, 28))
    when = date_text(day, "B d, Y" if c == "PH" else "d B Y", doc.lang)
    if c == "PH":
        text = ["Dear Hiring Manager,", f"I am writing to apply for the position of {job} in your {dept} team, as advertised on your careers page. I have {r.randint(3, 9)} years of experience in a similar role and am used to working to tight deadlines with people of several departments.",
                "In my present work I reduced the time to close a request by a third by writing down our procedures and training two new colleagues. I would like to bring the same care to your company, whose growth in the regions I have followed with interest.",
                "My résumé is enclosed. I am available for an interview on weekdays after four in the afternoon and can start within thirty days of an offer.", "Thank you for your time.", "Sincerely,"]
    else:
        text = ["Dengan hormat,", f"Sehubungan dengan lowongan pekerjaan yang dimuat di situs perusahaan, saya bermaksud melamar posisi {job} pada bagian {dept}. Saya memiliki pengalaman kerja selama {r.randint(3, 9)} tahun di bidang yang sama.",
                "Selama bekerja, saya terbiasa menyusun laporan bulanan, berkoordinasi dengan beberapa bagian, serta menyelesaikan tugas sesuai tenggat waktu. Saya yakin pengalaman tersebut bermanfaat bagi perusahaan yang Bapak/Ibu pimpin.",
                "Sebagai bahan pertimbangan, bersama ini saya lampirkan daftar riwayat hidup, fotokopi ijazah dan pas foto terbaru.", "Besar harapan saya untuk dapat mengikuti wawancara. Atas perhatian Bapak/Ibu, saya ucapkan terima kasih.", "Hormat saya,"]
    src = f"""#set page(paper: "a4", margin: 2.8cm)
#set text(font: "Source Sans Pro", size: 11pt, hyphenate: false)
#set par(justify: true, leading: 0.75em, spacing: 1.3em)
*{ty(w.full("long"))}* \\ {ty(home[0])} \\ {ty(home[1])} \\ {"+63 9" if c == "PH" else "+62 8"}{data.digits(r, 9)}

{ty(when)}

{ty(e.name)} \\ {ty(e.street)} \\ {ty(e.city)}

{(chr(10) * 2).join(ty(x) for x in text)}
#v(2em)
{ty(w.full("long"))}
"""
    typst_pdf(path, src)
    return [doc]
