"""Payslips set with typst."""

from . import data
from .base import setup, layout, ALL, SEVEN
from .doc import id_rows
from .render import ty, typst_pdf


@layout("fir", ALL)
def fir(r, c, path):
    """A letter that tells the employee what was paid."""
    pay, doc, lab = setup("fir", r, c)
    e, w = pay.emp, pay.who
    name = doc.put("employeeName", w.full("long"))
    home = r.choice(data.HOMES[c])
    how = {"PH": " to ", "ID": " sampai dengan ", "SG": " to ", "IN": " to ", "MX": " al "}[c]
    a = doc.date("startDate", pay.start) + how + doc.date("endDate", pay.end)
    ids = id_rows(doc, pay, 2)
    paid = doc.date("payDate", pay.pay)
    first = w.first.split()[0] if c != "SG" else w.full()
    title = "Ms." if w.female else "Mr."
    intro = {"en": f"Dear {title} {first if c == 'SG' else w.last},\n\nWe are pleased to advise that your salary for the period {a} was credited on {paid} to your account {pay.account} with {pay.bank}. The amount is made up as follows:",
             "id": f"Yth. {'Ibu' if w.female else 'Bapak'} {name},\n\nDengan hormat, bersama ini kami sampaikan rincian gaji Saudara untuk periode {a} yang telah ditransfer pada tanggal {paid} ke rekening {pay.account} {pay.bank}:",
             "es": f"Estimad{'a' if w.female else 'o'} {first}:\n\nPor este medio le informamos que su sueldo correspondiente al periodo del {a} fue depositado el {paid} en su cuenta {pay.account} de {pay.bank}, de acuerdo con el siguiente detalle:"}[doc.lang]
    close = {"en": ("Should you have any question, please write to " + e.mail + ".", "Yours sincerely,", "Payroll Office"), "id": ("Apabila terdapat pertanyaan, silakan menghubungi " + e.mail + ".", "Hormat kami,", "Bagian Penggajian"), "es": ("Para cualquier aclaración escriba a " + e.mail + ".", "Atentamente,", "Departamento de Nóminas")}[doc.lang]
    ref = {"en": "Our ref.", "id": "Nomor", "es": "Ref."}[doc.lang]

    def rows(kind, items):
        out = ""
        for i in items:
            l, m, _ = doc.line(kind, i.label, i.amount)
            out += f"#dots[{ty(l)}][{ty(m)}]\n"
        return out
    src = f"""#set page(paper: "a4", margin: (x: 2.6cm, y: 2.2cm))
#set text(font: "Source Serif Pro", size: 10.5pt, lang: "{doc.lang}", hyphenate: false)
#set par(leading: 0.6em)
#let dots(a, b) = block(spacing: 0.55em)[#a #box(width: 1fr, repeat[.]) #b]
#let tot(a, b) = block(spacing: 0.7em)[*#a* #box(width: 1fr, repeat[.]) *#b*]
#align(right)[#text(size: 14pt, weight: "bold")[{ty(doc.put("employerName", e.name))}] \\ {ty(e.street)} \\ {ty(e.city)} \\ {ty(e.phone)}]
#v(1.2em)
{ty(name)} \\ {ty(home[0])} \\ {ty(home[1])}
#v(0.6em)
{ty(doc.date(None, pay.printed))} #h(1fr) {ref}: PAY/{pay.printed.year}/{ty(pay.number)}
#v(1em)
{ty(intro.split(chr(10))[0])}

{ty(intro.split(chr(10))[2])}

#pad(x: 0.8cm)[
_{ty(lab.earnings)}_
{rows("earnings", pay.earnings)}
#tot[{ty(lab.gross)}][{ty(doc.money("grossAmount", pay.gross, c in ("IN", "ID")))}]
#v(0.4em)
_{ty(lab.deductions)}_
{rows("deductions", pay.deductions)}
#tot[{ty(lab.less)}][{ty(doc.money(None, pay.less, c in ("IN", "ID")))}]
#v(0.4em)
#tot[{ty(lab.net)}][{ty(doc.money("netAmount", pay.net, True))}]
]
{"; ".join(ty(f"{k}: {v}") for k, v in ids)}.

{ty(close[0])}
#v(0.8em)
{ty(close[1])}
#v(2em)
{ty(close[2])}
"""
    typst_pdf(path, src)
    return [doc]


FIL = {"title": "PAYSLIP / TALAAN NG SAHOD", "employer": "Kumpanya", "name": "Pangalan ng Empleyado", "number": "Emp. No.", "job": "Posisyon", "dept": "Departamento", "period": "Saklaw na Panahon", "pay": "Petsa ng Bayad", "earnings": "A. Mga Kita (Earnings)", "deductions": "B. Mga Kaltas (Deductions)",
       "gross": "Kabuuang Kita (Gross Pay)", "less": "Kabuuang Kaltas", "net": "Sahod na Matatanggap (Net Pay)", "note": "Para sa mga katanungan, makipag-ugnayan sa HR sa loob ng limang araw.", "received": "Lagda ng Empleyado", "erside": "Bahagi ng Employer", "amount": "Halaga"}


@layout("kapok", SEVEN)
def kapok(r, c, path):
    """One column with running sections A, B and C."""
    pay, doc, lab = setup("kapok", r, c)
    if c == "PH":
        lab.own.update(FIL)
    e, w = pay.emp, pay.who
    if c != "PH":
        lab.own.update(earnings={"en": "A. " + lab.earnings, "id": "A. " + lab.earnings, "es": "A. " + lab.earnings, "vi": "A. Các khoản thu nhập"}, deductions={"en": "B. " + lab.deductions, "id": "B. " + lab.deductions, "es": "B. " + lab.deductions, "vi": "B. Các khoản khấu trừ"})
    top = [(lab.employer, doc.put("employerName", e.name)), (lab.name, doc.put("employeeName", w.full("natural"))), (lab.number, pay.number), (lab.job, pay.job), (lab.dept, pay.dept), (lab.period, doc.period(pay.start, pay.end, "month" if pay.monthly else "within")), (lab.pay, doc.date("payDate", pay.pay))] + id_rows(doc, pay, 1)
    info = "".join(f"[{ty(a)}], [{ty(b)}],\n" for a, b in top)

    def rows(kind, items):
        return "".join("[{}], [{}],\n".format(*(ty(s) for s in doc.line(kind, i.label, i.amount)[:2])) for i in items)
    sep = "" if c in ("PH", "MX") else " (A - B)"
    sign = c != "MY"
    er = "".join(f"[{ty(a)}], [{ty(doc.money(None, b))}],\n" for a, b in pay.employer_side)
    src = f"""#set page(paper: "{'us-letter' if c in ('PH', 'MX') else 'a4'}", margin: (x: 3.2cm, y: 2cm))
#set text(font: "Noto Serif", size: 9.5pt, hyphenate: false)
#let line1 = table.hline(stroke: 0.5pt)
#align(center)[#text(size: 13pt, weight: "bold")[{ty(lab.title)}]]
#v(0.5em)
#table(columns: (5.2cm, 1fr), stroke: none, inset: (x: 2pt, y: 2.6pt), {info})
#v(0.6em)
#table(columns: (1fr, auto), stroke: none, align: (left, right), inset: (x: 2pt, y: 3pt),
line1, table.cell(colspan: 2)[*{ty(lab.earnings)}*],
{rows("earnings", pay.earnings)} line1,
[*{ty(lab.gross)}*], [*{ty(doc.money("grossAmount", pay.gross))}*],
table.cell(colspan: 2)[#v(0.3em) *{ty(lab.deductions)}*],
{rows("deductions", pay.deductions)} line1,
[*{ty(lab.less)}*], [*{ty(doc.money(None, pay.less))}*],
table.cell(colspan: 2)[#v(0.2em)], line1,
text(size: 11.5pt)[*{ty("C. " + lab.net + sep)}*], text(size: 11.5pt)[*{ty(doc.money("netAmount", pay.net, sign))}*], table.hline(stroke: 1.5pt))
#v(0.8em)
#text(size: 8.5pt)[#table(columns: (6cm, auto), stroke: none, align: (left, right), inset: (x: 2pt, y: 1.8pt), table.cell(colspan: 2)[_{ty(lab.erside)}_], {er})]
#v(2.2em)
#grid(columns: (1fr, 1fr), [#line(length: 5.5cm, stroke: 0.5pt) {ty(lab.prepared)}], [#line(length: 5.5cm, stroke: 0.5pt) {ty(lab.received)}])
#v(1em)
#text(size: 8pt)[{ty(lab.note)}]
"""
    typst_pdf(path, src)
    if c == "PH":
        doc.lang = "fil"
    return [doc]
