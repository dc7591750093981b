"""Tax forms, clearances and cards."""

import datetime as dt
from decimal import Decimal as D

from . import data
from .base import layout
from .doc import Doc, date_text, rng
from .render import chrome, esc, fp, rl_canvas, rl_fonts, settle, weasy


@layout("olive", ["PH"], "TAX_DOCUMENT")
def olive(r, c, path):
    """BIR Form 2316 as a payroll program fills it."""
    doc = Doc("TAX_DOCUMENT", c)
    w, e = data.person(r, c), data.employer(r, c)
    year = r.choice([2024, 2025])
    start = dt.date(year, 1, 1) if r.random() < .6 else dt.date(year, r.randint(2, 8), r.choice([1, 16]))
    end = dt.date(year, 12, 31)
    months = 13 - start.month
    rate = D(r.choice([24500, 31000, 42750, 58000, 76500]))
    z = D("0.00")
    basic = rate * months
    ot = data.q(basic * D("0.034"))
    thirteenth = data.q(basic / 12)
    demin = D(1250 * months)
    contrib = data.q((D(875) + rate * D("0.025") + 200) * months)
    nontax, taxable = thirteenth + demin + contrib, basic + ot - contrib
    gross = nontax + taxable
    a = taxable
    due = data.q(D(0) if a <= 250000 else (a - 250000) * D("0.15") if a <= 400000 else D(22500) + (a - 400000) * D("0.20") if a <= 800000 else D(102500) + (a - 800000) * D("0.25"))
    rl_fonts("Sans", "Narrow")
    cv = rl_canvas(path, (612, 936))
    X, W, top = 28, 556, 910

    def t(x, y, s, size=7, k="", right=False, f="Sans"):
        cv.setFont(f + ("-" + k if k else ""), size)
        (cv.drawRightString if right else cv.drawString)(x, y, s)
    cv.setLineWidth(.7)
    cv.rect(X, 190, W, top - 190)
    t(X + 6, top - 14, "Republic of the Philippines", 7); t(X + 6, top - 23, "Department of Finance", 7); t(X + 6, top - 32, "Bureau of Internal Revenue", 8, "B")
    t(X + 190, top - 16, "Certificate of Compensation", 12, "B"); t(X + 190, top - 29, "Payment/Tax Withheld", 12, "B"); t(X + 190, top - 39, "For Compensation Payment With or Without Tax Withheld", 7)
    t(X + 458, top - 12, "BIR Form No.", 7); t(X + 458, top - 32, "2316", 20, "B"); t(X + 458, top - 40, "September 2021 (ENCS)", 6)
    cv.line(X, top - 44, X + W, top - 44)
    y = top - 58
    t(X + 4, y, "1  For the Year", 7); t(X + 70, y, f"{year}", 9, "B")
    t(X + 200, y, "2  For the Period", 7); t(X + 280, y, "From (MM/DD)", 6.5); t(X + 330, y, doc.put("startDate", start.isoformat(), f"{start:%m/%d}"), 9, "B"); t(X + 400, y, "To (MM/DD)", 6.5); t(X + 446, y, doc.put("endDate", end.isoformat(), f"{end:%m/%d}"), 9, "B")
    cv.line(X, y - 5, X + W, y - 5)
    mid = X + W / 2
    top2 = y - 5
    cv.line(mid, top2, mid, 330)

    def bar(x, y, s):
        cv.setFillGray(.85); cv.rect(x, y - 3, W / 2, 11, stroke=1, fill=1); cv.setFillGray(0); t(x + 4, y, s, 7, "B")

    def box(y, n, label, value, h=21):
        t(X + 4, y, f"{n}  {label}", 6.2, f="Narrow"); t(X + 14, y - 11, value, 8.2 if len(value) < 50 else 6.8, "B"); cv.setLineWidth(.3); cv.line(X, y - h + 6, mid, y - h + 6); cv.setLineWidth(.7)
        return y - h
    home = r.choice(data.HOMES[c])
    y = top2 - 10
    bar(X, y, "Part I - Employee Information"); y -= 12
    y = box(y, "3", "TIN", doc.put("taxNumber", w.ids["tax"]))
    y = box(y, "4", "Employee's Name (Last Name, First Name, Middle Name)", doc.put("employeeName", w.full("comma").upper()))
    y = box(y, "6", "Registered Address", f"{home[0]}, {home[1]}")
    y = box(y, "7", "Date of Birth (MM/DD/YYYY)", f"{w.born:%m/%d/%Y}")
    y = box(y, "8", "Contact Number", "09" + data.digits(r, 9))
    y -= 4; bar(X, y, "Part II - Employer Information (Present)"); y -= 12
    y = box(y, "12", "TIN", e.tax)
    y = box(y, "13", "Employer's Name", doc.put("employerName", e.name.upper()))
    y = box(y, "14", "Registered Address", f"{e.street}, {e.city}")
    t(X + 4, y, "15  Type of Employer     [X] Main Employer     [  ] Secondary Employer", 6.5); y -= 14
    bar(X, y, "Part III - Employer Information (Previous)"); y -= 12
    for n, s in (("16", "TIN"), ("17", "Employer's Name")):
        y = box(y, n, s, "")
    y -= 4; bar(X, y, "Part IVA - Summary"); y -= 13
    for n, s, v, name in (("19", "Gross Compensation Income from Present Employer", gross, "grossAmount"), ("20", "Less: Total Non-Taxable/Exempt Compensation Income", nontax, None), ("21", "Taxable Compensation Income from Present Employer", taxable, None), ("22", "Add: Taxable Compensation from Previous Employer", z, None), ("23", "Gross Taxable Compensation Income", taxable, None), ("24", "Tax Due", due, None), ("25A", "Amount of Taxes Withheld - Present Employer", due, None), ("25B", "Amount of Taxes Withheld - Previous Employer", z, None), ("26", "Total Amount of Taxes Withheld as adjusted", due, None), ("28", "Total Taxes Withheld", due, None)):
        t(X + 4, y, f"{n}  {s}", 6.4, f="Narrow"); cv.setLineWidth(.3); cv.rect(mid - 80, y - 4, 76, 12); cv.setLineWidth(.7); t(mid - 8, y - 1, doc.money(name, v), 7.8, "B", True); y -= 15
    y = top2 - 10
    bar(mid, y, "Part IVB - Details of Compensation Income and Tax Withheld"); y -= 14
    t(mid + 4, y, "A. NON-TAXABLE/EXEMPT COMPENSATION INCOME", 6.5, "B"); y -= 13
    for n, s, v, name in (("29", "Basic Salary (including exempt P250,000 & below) MWE", z, None), ("30", "Holiday Pay (MWE)", z, None), ("31", "Overtime Pay (MWE)", z, None), ("34", "13th Month Pay and Other Benefits (max. P90,000)", thirteenth, None), ("35", "De Minimis Benefits", demin, None), ("36", "SSS, GSIS, PHIC & PAG-IBIG Contributions", contrib, None), ("37", "Salaries and Other Forms of Compensation", z, None), ("38", "Total Non-Taxable/Exempt Compensation Income", nontax, None)):
        t(mid + 4, y, f"{n}  {s}", 6.2, f="Narrow"); cv.setLineWidth(.3); cv.rect(X + W - 80, y - 4, 76, 12); cv.setLineWidth(.7); t(X + W - 8, y - 1, doc.money(name, v), 7.8, "B", True); y -= 15
    t(mid + 4, y, "B. TAXABLE COMPENSATION INCOME  REGULAR", 6.5, "B"); y -= 13
    for n, s, v, name in (("39", "Basic Salary", basic - contrib, "baseAmount"), ("40", "Representation", z, None), ("41", "Transportation", z, None), ("42", "Cost of Living Allowance (COLA)", z, None), ("43", "Fixed Housing Allowance", z, None)):
        t(mid + 4, y, f"{n}  {s}", 6.2, f="Narrow"); cv.setLineWidth(.3); cv.rect(X + W - 80, y - 4, 76, 12); cv.setLineWidth(.7); t(X + W - 8, y - 1, doc.money(name, v), 7.8, "B", True); y -= 15
    t(mid + 4, y, "SUPPLEMENTARY", 6.5, "B"); y -= 13
    for n, s, v in (("45", "Commission", z), ("46", "Profit Sharing", z), ("48", "Taxable 13th Month Benefits", z), ("50", "Overtime Pay", ot), ("52", "Total Taxable Compensation Income", taxable)):
        t(mid + 4, y, f"{n}  {s}", 6.2, f="Narrow"); cv.setLineWidth(.3); cv.rect(X + W - 80, y - 4, 76, 12); cv.setLineWidth(.7); t(X + W - 8, y - 1, doc.money(None, v), 7.8, "B", True); y -= 15
    cv.line(X, 330, X + W, 330)
    t(X + 6, 318, "I declare, under the penalties of perjury, that this certificate has been made in good faith, verified by me, and to the best of my knowledge and belief is true and correct.", 6)
    signer = data.person(rng("signer", e.name), c)
    t(X + 60, 278, signer.full().upper(), 8, "B"); cv.line(X + 20, 275, X + 230, 275); t(X + 24, 267, "53  Present Employer/Authorized Agent Signature over Printed Name", 6)
    t(X + 330, 278, w.full().upper(), 8, "B"); cv.line(X + 300, 275, X + 510, 275); t(X + 350, 267, "54  Employee Signature over Printed Name", 6)
    t(X + 430, 215, f"Date Signed  {dt.date(year + 1, 1, r.randint(8, 30)):%m/%d/%Y}", 7)
    cv.save()
    return [doc]


@layout("pecan", ["ID"], "TAX_DOCUMENT")
def pecan(r, c, path):
    doc = Doc("TAX_DOCUMENT", c)
    w, e = data.person(r, c), data.employer(r, c)
    year = r.choice([2024, 2025])
    m0 = 1 if r.random() < .6 else r.randint(2, 7)
    n = 13 - m0
    base = D(r.choice([6_250_000, 8_400_000, 11_750_000, 15_500_000])) * n
    other, bonus, premi = base * 12 // 100, base // n, base * 54 // 10000
    gross = base + other + bonus + premi
    cost, pension = min(gross * 5 // 100, D(500_000 * n)), base * 3 // 100
    net = gross - cost - pension
    ptkp = D(54_000_000)
    pkp = max((net - ptkp) // 1000 * 1000, D(0))
    tax = pkp * 5 // 100
    pdf = fp(families=("Sans",))
    F = "Sans"

    def t(x, y, s, size=8, k="", wd=0, align="L"):
        pdf.set_font(F, k, size); pdf.set_xy(x, y); pdf.cell(wd, 4.4, s, align=align)
    pdf.rect(10, 10, 190, 26)
    t(14, 13, "KEMENTERIAN KEUANGAN RI", 8, "B"); t(14, 18, "DIREKTORAT JENDERAL PAJAK", 8, "B")
    pdf.set_font(F, "B", 9.5); pdf.set_xy(70, 12); pdf.multi_cell(90, 4.6, "BUKTI PEMOTONGAN PAJAK PENGHASILAN PASAL 21 BAGI PEGAWAI TETAP ATAU PENERIMA PENSIUN ATAU TUNJANGAN HARI TUA/JAMINAN HARI TUA BERKALA", align="C")
    t(163, 13, "FORMULIR 1721 - A1", 9, "B"); t(163, 18, "Lembar ke-1: untuk Penerima", 6.5); t(163, 22, "Penghasilan", 6.5)
    t(60, 31, f"NOMOR : 1 . 1 - 12 . {year % 100} - {data.digits(r, 7)}", 8, "B")
    t(148, 31, "MASA PEROLEHAN [mm - mm] :", 6.5); span = f"{m0:02} - 12"
    t(184, 31, doc.put("startDate", f"{year}-{m0:02}-01", span), 8, "B"); doc.put("endDate", f"{year}-12-31", span)
    y = 39
    t(10, y, "NPWP PEMOTONG", 8); t(52, y, ": " + e.tax, 8, "B"); y += 5
    t(10, y, "NAMA PEMOTONG", 8); t(52, y, ": " + doc.put("employerName", e.name.upper()), 8, "B"); y += 8
    pdf.set_fill_color(222); pdf.rect(10, y, 190, 5, "F"); t(11, y + .3, "A. IDENTITAS PENERIMA PENGHASILAN YANG DIPOTONG", 8, "B"); y += 7
    left = [("1. NPWP", doc.put("taxNumber", w.ids["tax"])), ("2. NIK / NO. PASPOR", w.ids["nik"]), ("3. NAMA", doc.put("employeeName", w.full().upper())), ("4. ALAMAT", r.choice(data.HOMES[c])[0][:40]), ("5. JENIS KELAMIN", "PEREMPUAN" if w.female else "LAKI-LAKI")]
    right = [("6. STATUS / PTKP", "TK / 0"), ("7. NAMA JABATAN", r.choice(data.JOBS["id"])[0].upper()), ("8. KARYAWAN ASING", "TIDAK"), ("9. KODE NEGARA DOMISILI", "-")]
    for k, (a, b) in enumerate(left):
        t(11, y + 5 * k, a, 7.5); t(46, y + 5 * k, ": " + b, 7.5, "B")
    for k, (a, b) in enumerate(right):
        t(120, y + 5 * k, a, 7.5); t(160, y + 5 * k, ": " + b, 7.5, "B")
    y += 28
    pdf.rect(10, y, 190, 5, "F"); t(11, y + .3, "B. RINCIAN PENGHASILAN DAN PENGHITUNGAN PPh PASAL 21", 8, "B"); y += 5
    rows = [("KODE OBJEK PAJAK :  [X] 21-100-01   [  ] 21-100-02", None, None), ("PENGHASILAN BRUTO :", None, None), ("1. GAJI/PENSIUN ATAU THT/JHT", base, "baseAmount"), ("2. TUNJANGAN PPh", D(0), None), ("3. TUNJANGAN LAINNYA, UANG LEMBUR DAN SEBAGAINYA", other, None), ("4. HONORARIUM DAN IMBALAN LAIN SEJENISNYA", D(0), None), ("5. PREMI ASURANSI YANG DIBAYAR PEMBERI KERJA", premi, None), ("6. PENERIMAAN DALAM BENTUK NATURA DAN KENIKMATAN LAINNYA", D(0), None), ("7. TANTIEM, BONUS, GRATIFIKASI, JASA PRODUKSI DAN THR", bonus, None), ("8. JUMLAH PENGHASILAN BRUTO (1 S.D. 7)", gross, "grossAmount"), ("PENGURANGAN :", None, None), ("9. BIAYA JABATAN/BIAYA PENSIUN", cost, None), ("10. IURAN PENSIUN ATAU IURAN THT/JHT", pension, None), ("11. JUMLAH PENGURANGAN (9 S.D. 10)", cost + pension, None), ("PENGHITUNGAN PPh PASAL 21 :", None, None), ("12. JUMLAH PENGHASILAN NETO (8 - 11)", net, None), ("13. PENGHASILAN NETO MASA SEBELUMNYA", D(0), None), ("14. JUMLAH PENGHASILAN NETO UNTUK PENGHITUNGAN PPh PASAL 21", net, None), ("15. PENGHASILAN TIDAK KENA PAJAK (PTKP)", ptkp, None), ("16. PENGHASILAN KENA PAJAK SETAHUN", pkp, None), ("17. PPh PASAL 21 ATAS PENGHASILAN KENA PAJAK SETAHUN", tax, None), ("19. PPh PASAL 21 TERUTANG", tax, None), ("20. PPh PASAL 21 YANG TELAH DIPOTONG DAN DILUNASI", tax, None)]
    pdf.set_draw_color(120); pdf.set_line_width(.15)
    t(12, y, "URAIAN", 7, "B", 140, "C"); t(152, y, "JUMLAH (Rp)", 7, "B", 48, "C"); pdf.rect(10, y, 190, 5); y += 5
    for s, v, name in rows:
        pdf.rect(10, y, 142, 5.3); pdf.rect(152, y, 48, 5.3)
        t(12, y + .4, s, 7.3, "B" if v is None or name else "")
        if v is not None:
            t(152, y + .4, doc.money(name, v), 7.8, "B" if name else "", 47, "R")
        y += 5.3
    y += 6
    pdf.rect(10, y - 2, 190, 5, "F"); t(11, y - 1.7, "C. IDENTITAS PEMOTONG", 8, "B"); y += 6
    s = data.person(rng("signer", e.name), c)
    for a, b in (("1. NPWP", s.ids["tax"]), ("2. NAMA", s.full().upper()), ("3. TANGGAL", f"{r.randint(8, 30):02} - 01 - {year + 1}")):
        t(11, y, a, 7.5); t(46, y, ": " + b, 7.5, "B"); y += 5
    t(140, y - 12, "Tanda tangan", 7); pdf.rect(140, y - 8, 56, 14)
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("quince", ["IN"], "TAX_DOCUMENT")
def quince(r, c, path):
    doc = Doc("TAX_DOCUMENT", c)
    w, e = data.person(r, c), data.employer(r, c)
    y = r.choice([2024, 2025])
    fmt = r.choice(["D-b-Y", "D/M/Y"])
    gross = D(r.choice([742000, 968500, 1284000, 1760400])) + D(r.randint(0, 999))
    perq = D(r.choice([0, 0, 18000]))
    total, std = gross + perq, D(75000 if y == 2025 else 50000)
    hra = D(r.choice([0, 86400, 124000]))
    via = D(r.choice([0, 62000, 150000]))
    inc = total - hra - std - 2400
    taxable = inc - via
    tax = ((taxable - 400000) * D("0.11")).to_integral_value()
    cess = (tax * D("0.04")).to_integral_value()
    m = lambda name, x: doc.money(name, x)
    rows = [("1.", "Gross Salary", None, None, 1), ("", "(a) Salary as per provisions contained in section 17(1)", gross, None, 0), ("", "(b) Value of perquisites under section 17(2) (as per Form No. 12BA)", perq, None, 0), ("", "(c) Profits in lieu of salary under section 17(3)", D(0), None, 0), ("", "(d) Total", total, "grossAmount", 1),
            ("2.", "Less: Allowances to the extent exempt under section 10", None, None, 1), ("", "(e) House rent allowance under section 10(13A)", hra, None, 0), ("3.", "Total amount of salary received from current employer [1(d)-2(h)]", total - hra, None, 1), ("4.", "Less: Deductions under section 16", None, None, 1), ("", "(a) Standard deduction under section 16(ia)", std, None, 0), ("", "(c) Tax on employment under section 16(iii)", D(2400), None, 0),
            ("6.", "Income chargeable under the head \"Salaries\" [(3+1(e)-5)]", inc, None, 1), ("9.", "Gross total income (6+8)", inc, None, 1), ("10.", "Deductions under Chapter VI-A", None, None, 1), ("", "(a) Deduction in respect of life insurance premia, provident fund etc. under section 80C", via, None, 0), ("12.", "Total taxable income (9-11)", taxable, "baseAmount", 1), ("13.", "Tax on total income", tax, None, 0), ("16.", "Health and education cess", cess, None, 0), ("17.", "Tax payable (13+15+16-14)", tax + cess, None, 1), ("19.", "Net tax payable (17-18)", tax + cess, None, 1)]
    body = "".join(f"<tr class={'b' if b else ''}><td>{a}</td><td>{esc(s)}</td><td class=n>{'' if v is None else ('Rs. ' if name else '') + m(name, v)}</td></tr>" for a, s, v, name, b in rows)
    s = data.person(rng("signer", e.name), c)
    home = r.choice(data.HOMES[c])
    tan = "".join(r.choice("BCDMHP") for _ in range(3)) + e.name[0] + data.digits(r, 5) + "E"
    weasy(path, """body{font:8.5pt 'Noto Serif'} h1{font-size:14pt;text-align:center;margin:0} .c{text-align:center} table{width:100%} td,th{border:1px solid #333;padding:3px 5px;vertical-align:top} .n{text-align:right;white-space:nowrap;width:24%} .b td{font-weight:bold} .top td,.top th{width:auto;font-size:8.5pt} .top th{background:#eee;font-weight:bold} .v{font-size:7.8pt;margin-top:12px} .main{margin-top:-1px} .main td:first-child{width:5%}""",
          f"""<h1>FORM NO. 16</h1><div class=c><b>PART B</b></div><div class=c style='margin-bottom:6px'>Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source on salary paid to an employee</div>
          <table class=top><tr><th colspan=2>Certificate No. {''.join(r.choice('ABCDEFGHJKLMNPQRSTUVWXYZ') for _ in range(7))}</th><th colspan=2>Last updated on {date_text(dt.date(y + 1, 6, r.randint(2, 14)), fmt, 'en')}</th></tr>
          <tr><th colspan=2>Name and address of the Employer</th><th colspan=2>Name and address of the Employee</th></tr><tr><td colspan=2>{esc(doc.put('employerName', e.name.upper()))}<br>{esc(e.street)}<br>{esc(e.city)}</td><td colspan=2>{esc(doc.put('employeeName', w.full('long').upper()))}<br>{esc(home[0])}<br>{esc(home[1])}</td></tr>
          <tr><th>PAN of the Deductor</th><th>TAN of the Deductor</th><th>PAN of the Employee</th><th>Employee Reference No.</th></tr><tr class=c><td>{''.join(r.choice('ABCDE') for _ in range(3))}C{e.name[0]}{data.digits(r, 4)}K</td><td>{tan}</td><td>{doc.put('taxNumber', w.ids['tax'])}</td><td>{data.digits(r, 6)}</td></tr>
          <tr><th colspan=2>CIT (TDS)</th><th>Assessment Year</th><th>Period with the Employer</th></tr><tr class=c><td colspan=2>The Commissioner of Income Tax (TDS), Room No. 59, Bengaluru 560095</td><td>{y + 1}-{(y + 2) % 100}</td><td>From {doc.date('startDate', dt.date(y, 4, 1), fmt)}<br>To {doc.date('endDate', dt.date(y + 1, 3, 31), fmt)}</td></tr></table>
          <table class=main><tr><th colspan=3 style='background:#eee'>Annexure - I: Details of Salary Paid and any other income and tax deducted</th></tr>{body}</table>
          <div class=v><b>Verification</b><br>I, {esc(s.full().upper())}, working in the capacity of MANAGER - FINANCE do hereby certify that the information given above is true, complete and correct and is based on the books of account, documents, TDS statements, and other available records.<br><br>Place: {esc(e.city.split()[0].strip(','))} &nbsp;&nbsp;&nbsp; Date: {date_text(dt.date(y + 1, 6, 15), fmt, 'en')}<br><br>(Signature of person responsible for deduction of tax)<br>Full Name: {esc(s.full().upper())}</div>""", margin="13mm")
    return [doc]


@layout("rowan", ["MX"], "TAX_DOCUMENT")
def rowan(r, c, path):
    doc = Doc("TAX_DOCUMENT", c, fmt="Y-M-D")
    pay = data.make(r, c, kind="half", style=3)
    e, w = pay.emp, pay.who
    sat = {"basic": "001", "ot": "019", "punt": "010", "asis": "049", "vales": "029", "dom": "020", "transpo": "036"}
    per = ""
    for n, i in enumerate(pay.earnings):
        amount = doc.money("baseAmount" if i.key == "basic" else None, i.amount)
        grav = i.amount if i.key != "vales" else D(0)
        per += f"<tr><td>{sat.get(i.key, '038')}</td><td>{n + 1:03}</td><td>{esc(i.label)}</td><td class=n>{amount if grav else '0.00'}</td><td class=n>{doc.money(None, i.amount - grav)}</td></tr>"
    ded = "".join(f"<tr><td>{i.code}</td><td>{n + 51:03}</td><td>{esc(i.label)}</td><td class=n>{doc.money(None, i.amount)}</td></tr>" for n, i in enumerate(pay.deductions))
    hexes = "".join(r.choice("0123456789abcdef") for _ in range(32))
    uuid = f"{hexes[:8]}-{hexes[8:12]}-4{hexes[13:16]}-b{hexes[17:20]}-{hexes[20:]}"
    seal = lambda n: "".join(r.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") for _ in range(n))
    pairs = lambda rows: "".join(f"<tr><td class=k>{esc(a)}</td><td>{esc(b)}</td></tr>" for a, b in rows)
    emi = pairs([("Nombre, denominación o razón social", doc.put("employerName", e.name.upper())), ("RFC", e.tax), ("Registro patronal", "Y" + data.digits(r, 10)), ("Régimen fiscal", "601 General de Ley Personas Morales"), ("Lugar de expedición", e.city.split(",")[0].replace("C.P. ", ""))])
    rec = pairs([("Nombre", doc.put("employeeName", w.full("commaupper"))), ("RFC", doc.put("taxNumber", w.ids["tax"])), ("CURP", w.ids["curp"]), ("NSS", w.ids["ss"]), ("Uso CFDI", "CN01 Nómina"), ("Fecha inicio relación laboral", doc.date(None, pay.hired)), ("Puesto", pay.job), ("Departamento", pay.dept)])
    nom = pairs([("Tipo de nómina", "O - Ordinaria"), ("Fecha de pago", doc.date(None, pay.pay)), ("Fecha inicial de pago", doc.date("startDate", pay.start)), ("Fecha final de pago", doc.date("endDate", pay.end)), ("Núm. días pagados", "15.000"), ("Periodicidad de pago", "04 Quincenal"), ("Salario base cot. apor.", doc.money(None, data.q(pay.rate / 30))), ("Salario diario integrado", doc.money(None, data.q(pay.rate / 30 * D("1.0493"))))])
    chrome(path, """body{font:7.8pt 'Noto Sans'} .h{display:flex;justify-content:space-between;border-bottom:3px solid #6d1b3b;padding-bottom:6px;margin-bottom:8px} h1{font-size:13pt;margin:0;color:#6d1b3b} h3{background:#6d1b3b;color:#fff;margin:8px 0 3px;padding:2px 6px;font-size:8pt} table{width:100%} td{padding:1.6px 5px;vertical-align:top} .k{font-weight:bold;width:42%} .two{display:grid;grid-template-columns:1fr 1fr;gap:12px} .g th{background:#eee;text-align:left;padding:2px 5px} .g td{border-bottom:1px solid #ddd} .n{text-align:right!important} .tot{width:45%;margin-left:auto;margin-top:8px} .tot td{border:1px solid #999} .s{font:5.8pt 'DejaVu Sans Mono';word-break:break-all;margin:2px 0 5px}""",
           f"""<div class=h><div><h1>CFDI de Nómina</h1>Comprobante Fiscal Digital por Internet · Versión 4.0 · Complemento Nómina 1.2</div><div class=n>Serie y folio: NOM {data.digits(r, 6)}<br>Fecha de emisión: {pay.pay.isoformat()}T{r.randint(9, 18)}:{r.randint(10, 59)}:{r.randint(10, 59)}<br>Tipo de comprobante: N - Nómina</div></div>
           <div class=two><div><h3>Emisor</h3><table>{emi}</table><h3>Datos de la nómina</h3><table>{nom}</table></div><div><h3>Receptor</h3><table>{rec}</table></div></div>
           <h3>Percepciones</h3><table class=g><tr><th>Tipo</th><th>Clave</th><th>Concepto</th><th class=n>Importe gravado</th><th class=n>Importe exento</th></tr>{per.replace('</table>', '')}</table><h3>Deducciones</h3><table class=g><tr><th>Tipo</th><th>Clave</th><th>Concepto</th><th class=n>Importe</th></tr>{ded}</table>
           <table class=tot><tr><td>Total percepciones</td><td class=n>{doc.money('grossAmount', pay.gross)}</td></tr><tr><td>Total deducciones</td><td class=n>{doc.money(None, pay.less)}</td></tr><tr><td><b>Total</b></td><td class=n><b>{doc.money(None, pay.net, True)}</b></td></tr></table>
           <h3>Timbre fiscal digital</h3><b>Folio fiscal:</b> {uuid} &nbsp; <b>No. de serie del certificado SAT:</b> 000010000005{data.digits(r, 8)}<div><b>Sello digital del CFDI</b></div><div class=s>{seal(340)}</div><div><b>Sello digital del SAT</b></div><div class=s>{seal(340)}</div>
           <div>Este documento es una representación impresa de un CFDI</div>""", size="letter", margin="12mm")
    return [doc]


def silhouette(cv, x, y, w, h, grey=.72):
    cv.saveState()
    path = cv.beginPath()
    path.rect(x, y, w, h)
    cv.setFillGray(.92); cv.rect(x, y, w, h, fill=1)
    cv.clipPath(path, stroke=0)
    cv.setFillGray(grey); cv.ellipse(x + w * .3, y + h * .45, x + w * .7, y + h * .88, stroke=0, fill=1); cv.ellipse(x + w * .12, y - h * .25, x + w * .88, y + h * .4, stroke=0, fill=1)
    cv.restoreState()
    cv.setFillGray(0)


@layout("viola", ["PH"], "CLEARANCE_NBI")
def viola(r, c, path):
    from reportlab.lib.pagesizes import A4
    from reportlab.graphics.barcode import code128
    doc = Doc("CLEARANCE_NBI", c)
    w = data.person(r, c)
    rl_fonts("NotoSans", "NotoSerif")
    cv = rl_canvas(path, A4)
    W, H = A4

    def t(x, y, s, size=9, k="", f="NotoSans", mid=False):
        cv.setFont(f + ("-" + k if k else ""), size); (cv.drawCentredString if mid else cv.drawString)(x, y, s)
    cv.setFillColorRGB(.93, .96, .9); cv.rect(30, H - 410, W - 60, 380, stroke=1, fill=1); cv.setFillGray(0)
    t(W / 2, H - 52, "Republic of the Philippines", 9, mid=True); t(W / 2, H - 64, "DEPARTMENT OF JUSTICE", 9, "B", mid=True); t(W / 2, H - 80, "NATIONAL BUREAU OF INVESTIGATION", 13, "B", mid=True)
    t(W / 2, H - 102, "NBI CLEARANCE", 15, "B", "NotoSerif", True)
    issued = dt.date(r.choice([2025, 2026]), r.randint(1, 6), r.randint(1, 28))
    nbi = f"{''.join(r.choice('ABCDGHLMPRSTV') for _ in range(5))}{data.digits(r, 2)}{r.choice('ABCD')}{r.choice('XYZ')}-{''.join(r.choice('ABCDEFGHJ') for _ in range(2))}{data.digits(r, 6)}"
    t(46, H - 122, "NBI ID NO.:", 8); t(104, H - 122, doc.put("nbiIdNumber", nbi), 10, "B")
    silhouette(cv, W - 142, H - 238, 92, 104)
    home = r.choice(data.HOMES[c])
    addr = f"{home[0]}, {home[1]}".upper()
    status, gender = r.choice(["SINGLE", "MARRIED", "WIDOWED", "SEPARATED"]), "FEMALE" if w.female else "MALE"
    remark = r.choice(["NO RECORD ON FILE", "NO DEROGATORY RECORD", "NO CRIMINAL RECORD"])
    y = H - 144

    def field(x, y, label, v, size=9.5):
        t(x, y, label, 6.5); t(x, y - 11, v, size, "B")
    field(46, y, "FAMILY NAME", doc.put("lastName", w.last.upper())); field(186, y, "FIRST NAME", doc.put("firstName", w.first.upper())); field(322, y, "MIDDLE NAME", doc.put("middleName", w.middle.upper()))
    y -= 30; field(46, y, "ADDRESS", doc.put("address", addr), 8)
    y -= 30; field(46, y, "DATE OF BIRTH", doc.date("dateOfBirth", w.born, "B d, Y").upper()); doc.printed["dateOfBirth"] = doc.printed["dateOfBirth"].upper(); field(186, y, "PLACE OF BIRTH", r.choice(["MANILA", "CEBU CITY", "ILOILO CITY", "BATANGAS"])); field(322, y, "CITIZENSHIP", doc.put("citizenship", "FILIPINO"))
    y -= 30; field(46, y, "GENDER", doc.put("gender", gender)); field(186, y, "CIVIL STATUS", doc.put("maritalStatus", status)); field(322, y, "HEIGHT / WEIGHT", f"{r.randint(150, 182)} cm / {r.randint(45, 85)} kg")
    y -= 34; field(46, y, "PURPOSE", r.choice(["LOCAL EMPLOYMENT", "LOAN APPLICATION", "MULTI-PURPOSE CLEARANCE"])); field(252, y, "REMARKS", doc.put("remark", remark))
    y -= 32; t(46, y, "This is to certify that the person whose name, photograph and thumbmark appear hereon has been checked against the records of this Bureau.", 6.6)
    y -= 26; field(46, y, "DATE ISSUED", date_text(issued, "B d, Y", "en").upper()); doc.date("expireDate", issued.replace(year=issued.year + 1), "B d, Y"); doc.printed["expireDate"] = doc.printed["expireDate"].upper(); field(186, y, "VALID UNTIL", doc.printed["expireDate"])
    cv.setLineWidth(.6); cv.rect(W - 124, y - 52, 56, 58); t(W - 96, y - 59, "RIGHT THUMBMARK", 5.5, mid=True)
    bc = code128.Code128(nbi.replace("-", ""), barHeight=24, barWidth=.9); bc.drawOn(cv, 36, y - 48)
    s = data.person(rng("director"), c)
    t(380, y - 38, f"ATTY. {s.full().upper()}", 7.5, "B", mid=True); t(380, y - 47, "Director", 7, mid=True)
    t(36, H - 430, f"O.R. No. {data.digits(r, 8)}   Amount Paid: 155.00   Printed: {issued:%m/%d/%Y} {r.randint(8, 16)}:{r.randint(10, 59)}", 6.5)
    t(36, H - 441, "Not valid without dry seal. Any erasure invalidates this clearance.", 6.5)
    cv.save()
    return [doc]


@layout("clover", ["PH", "IN"], "COMPANY_ID")
def clover(r, c, path):
    doc = Doc("COMPANY_ID", c)
    w, e = data.person(r, c), data.employer(r, c)
    rl_fonts("Roboto")
    cv = rl_canvas(path, (153, 243))
    job, dept = r.choice(data.JOBS["en"])
    k = rng("card", e.name)
    cv.setFillColorRGB(k.uniform(.05, .5), k.uniform(.1, .4), k.uniform(.2, .6)); cv.rect(0, 196, 153, 47, stroke=0, fill=1); cv.rect(0, 0, 153, 16, stroke=0, fill=1)
    cv.setFillGray(1)
    name = e.name
    cv.setFont("Roboto-B", 8.5 if len(name) < 30 else 6.8); cv.drawCentredString(76, 222, name); cv.setFont("Roboto", 5.2); cv.drawCentredString(76, 212, e.street[:52]); cv.drawCentredString(76, 205, e.city)
    silhouette(cv, 44, 116, 66, 74)
    cv.setFillGray(0)
    cv.setFont("Roboto-B", 11 if len(w.full()) < 22 else 9); cv.drawCentredString(76, 100, w.full()); cv.setFont("Roboto", 8); cv.drawCentredString(76, 88, job); cv.setFont("Roboto", 7); cv.drawCentredString(76, 78, dept)
    cv.setFont("Roboto-B", 8); cv.drawCentredString(76, 62, f"ID No. {r.randint(2015, 2025)}-{data.digits(r, 4)}")
    cv.setFont("Roboto", 6); cv.drawString(12, 44, f"Blood Group: {r.choice(['O+', 'A+', 'B+'])}"); cv.drawString(12, 35, f"Emergency: {e.phone}"); cv.line(88, 29, 144, 29); cv.setFont("Roboto", 5.2); cv.drawCentredString(116, 22, "Authorized Signature")
    cv.setFillGray(1); cv.setFont("Roboto", 6); cv.drawCentredString(76, 6, f"Valid until 12/31/{r.randint(2026, 2028)}")
    cv.save()
    return [doc]


@layout("daphne", ["ID", "PH"], "GOVERNMENT_ID")
def daphne(r, c, path):
    doc = Doc("GOVERNMENT_ID", c)
    w = data.person(r, c)
    rl_fonts("NotoSans")
    cv = rl_canvas(path, (243, 153))

    def t(x, y, s, size=5.6, k="", mid=False):
        cv.setFont("NotoSans" + ("-" + k if k else ""), size); (cv.drawCentredString if mid else cv.drawString)(x, y, s)
    cv.setFillColorRGB(.83, .91, .97) if c == "ID" else cv.setFillColorRGB(.97, .93, .85)
    cv.rect(0, 0, 243, 153, stroke=0, fill=1); cv.setFillGray(0)
    home = r.choice(data.HOMES[c])
    if c == "ID":
        t(121, 142, "PROVINSI DKI JAKARTA", 7.5, "B", True); t(121, 133, "KOTA JAKARTA SELATAN", 7.5, "B", True)
        t(8, 121, "NIK", 7.5, "B"); t(48, 121, ": " + w.ids["nik"], 8.5, "B")
        rows = [("Nama", w.full().upper()), ("Tempat/Tgl Lahir", f"JAKARTA, {w.born:%d-%m-%Y}"), ("Jenis kelamin", ("PEREMPUAN" if w.female else "LAKI-LAKI") + "     Gol. Darah : " + r.choice("ABO")), ("Alamat", home[0][:36].upper()), ("   RT/RW", f"{r.randint(1, 12):03}/{r.randint(1, 9):03}"), ("   Kel/Desa", "CIPETE UTARA"), ("   Kecamatan", "KEBAYORAN BARU"), ("Agama", r.choice(["ISLAM", "KRISTEN", "HINDU"])), ("Status Perkawinan", r.choice(["KAWIN", "BELUM KAWIN"])), ("Pekerjaan", "KARYAWAN SWASTA"), ("Kewarganegaraan", "WNI"), ("Berlaku Hingga", "SEUMUR HIDUP")]
        for n, (a, b) in enumerate(rows):
            t(8, 111 - 8.6 * n, a); t(58, 111 - 8.6 * n, ": " + b)
        silhouette(cv, 180, 46, 52, 66); t(206, 36, "JAKARTA SELATAN", 5, mid=True); t(206, 29, f"{r.randint(10, 28)}-0{r.randint(1, 9)}-{r.randint(2016, 2023)}", 5, mid=True)
    else:
        t(121, 143, "REPUBLIC OF THE PHILIPPINES", 6.5, "B", True); t(121, 135, "DEPARTMENT OF TRANSPORTATION", 5.5, "", True); t(121, 128, "LAND TRANSPORTATION OFFICE", 6, "B", True); t(121, 119, "NON-PROFESSIONAL DRIVER'S LICENSE", 7.5, "B", True)
        silhouette(cv, 8, 44, 54, 66)
        x = 70

        def fld(x, y, a, b):
            t(x, y, a, 4.4); t(x, y - 7.5, b, 6.8, "B")
        fld(x, 106, "Last Name, First Name, Middle Name", w.full("comma").upper())
        fld(x, 89, "Nationality", "PHL"); fld(x + 40, 89, "Sex", "F" if w.female else "M"); fld(x + 62, 89, "Date of Birth", f"{w.born:%Y/%m/%d}"); fld(x + 112, 89, "Weight (kg)", f"{r.randint(48, 85)}"); fld(x + 146, 89, "Height (m)", f"1.{r.randint(50, 82)}")
        t(x, 72, "Address", 4.4); t(x, 65, home[0].upper()[:44], 5.6, "B"); t(x, 58, home[1].upper(), 5.6, "B")
        fld(x, 46, "License No.", f"{r.choice('NDK')}{data.digits(r, 2)}-{data.digits(r, 2)}-{data.digits(r, 6)}"); fld(x + 62, 46, "Expiration Date", f"{r.randint(2027, 2034)}/{w.born:%m/%d}"); fld(x + 116, 46, "Agency Code", f"N{data.digits(r, 2)}")
        fld(x, 29, "Blood Type", r.choice(["O+", "A+", "B+"])); fld(x + 40, 29, "Eyes Color", "BLACK"); fld(x + 90, 29, "DL Codes", "A, B"); fld(x + 130, 29, "Conditions", "NONE")
        cv.line(12, 30, 58, 30); t(35, 24, "Signature of Licensee", 4.2, mid=True)
    cv.save()
    return [doc]
