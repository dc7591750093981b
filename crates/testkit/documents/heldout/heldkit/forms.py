"""Tax forms and the NBI clearance."""

import datetime as dt

from . import numbers as no
from .base import E, chromium, layout, page, weasy
from .people import firm, person
from .truth import Truth

BARANGAYS = ["BLK 9 LOT 21 SAMPAGUITA ST., BRGY. SAN ISIDRO, CAINTA, RIZAL", "223 MABINI ST., BRGY. POBLACION, BATANGAS CITY", "PUROK 2, BRGY. TALOMO, DAVAO CITY", "1450-B INT. 6 DAGUPAN EXT., TONDO, MANILA"]


@layout("quarry", "TAX_DOCUMENT", "PH")
def quarry(r, c, out):
    """BIR Form 2316."""
    t, who, f = Truth("TAX_DOCUMENT", c, r, date="{mm}/{dd}"), person(r, c), firm(r, c)
    year = r.choice((2024, 2025))
    a = dt.date(year, 1, 1) if r.random() < .6 else dt.date(year, r.randint(2, 8), 1)
    z = dt.date(year, 12, 31)
    months = z.month - a.month + 1
    basic = round(r.randint(24000, 58000) * months * .93, 2)
    gov, thirteen, demin = round(months * r.randint(1500, 2900), 2), round(basic / 12, 2), r.choice((0, 6000.0, 9500.0))
    cola, ot = r.choice((0, round(months * 400., 2))), round(r.uniform(2000, 30000), 2)
    exempt, taxable = round(gov + thirteen + demin, 2), round(basic + cola + ot, 2)
    gross = round(exempt + taxable, 2)
    due = round(max(0, taxable - 250000) * .15, 2)

    def m(name, x):
        return t.money(name, x) if x else ""

    def item(n, label, value, wide=True):
        return f"<tr><td class=no>{n}</td><td>{E(label)}</td><td class=bx>{value}</td></tr>"

    def fld(n, label, value, w="100%"):
        return f"<div class=f style='width:{w}'><div class=fl><b>{n}</b> {label}</div><div class=fv>{E(value)}</div></div>"

    name = t.put("employeeName", who.listed.upper() if r.random() < .5 else f"{who.last}, {who.first}, {who.middle}".upper())
    tin = t.put("taxNumber", who.ids["tax"])
    emp = t.put("employerName", f.name.upper())
    lft = "<div class=ph>Part I - Employee Information</div>" + fld(3, "TIN", tin) + fld(4, "Employee's Name (Last Name, First Name, Middle Name)", name, "78%") + fld(5, "RDO Code", r.choice(("043", "051", "113")), "22%") + fld(6, "Registered Address", r.choice(BARANGAYS), "82%") + fld("6A", "ZIP Code", str(r.randint(1000, 8000)), "18%") + fld(7, "Date of Birth (MM/DD/YYYY)", f"{who.born:%m/%d/%Y}", "50%") + fld(8, "Contact Number", f"09{no.digits(r, 9)}", "50%") + fld(9, "Statutory Minimum Wage rate per day", "", "50%") + fld(10, "Statutory Minimum Wage rate per month", "", "50%")
    lft += "<div class=ph>Part II - Employer Information (Present)</div>" + fld(12, "TIN", no.tin(r)) + fld(13, "Employer's Name", emp) + fld(14, "Registered Address", f"{f.street}, {f.town}".upper()[:62], "82%") + fld("14A", "ZIP Code", str(r.randint(1000, 8000)), "18%") + "<div class=f style='width:100%'><div class=fl><b>15</b> Type of Employer &nbsp; [X] Main Employer &nbsp; [ ] Secondary Employer</div></div><div class=ph>Part III - Employer Information (Previous)</div>" + fld(16, "TIN", "") + fld(17, "Employer's Name", "")
    lft += "<div class=ph>Part IVA - Summary</div><table class=it>" + item(19, "Gross Compensation Income from Present Employer (Sum of Items 38 and 52)", m("grossAmount", gross)) + item(20, "Less: Total Non-Taxable/Exempt Compensation Income from Present Employer (From Item 38)", m(None, exempt)) + item(21, "Taxable Compensation Income from Present Employer (Item 19 Less Item 20) (From Item 52)", m(None, taxable)) + item(22, "Add: Taxable Compensation Income from Previous Employer, if applicable", "") + item(23, "Gross Taxable Compensation Income (Sum of Items 21 and 22)", m(None, taxable)) + item(24, "Tax Due", m(None, due)) + item("25A", "Amount of Taxes Withheld - Present Employer", m(None, due)) + item("25B", "Previous Employer, if applicable", "") + item(26, "Total Amount of Taxes Withheld as adjusted (Sum of Items 25A and 25B)", m(None, due)) + "</table>"
    rgt = "<div class=ph>Part IV-B Details of Compensation Income &amp; Tax Withheld from Present Employer</div><div class=ps>A. NON-TAXABLE/EXEMPT COMPENSATION INCOME</div><table class=it>" + item(29, "Basic Salary (including the exempt P250,000 & below) or the Statutory Minimum Wage of the MWE", "") + item(30, "Holiday Pay (MWE)", "") + item(31, "Overtime Pay (MWE)", "") + item(32, "Night Shift Differential (MWE)", "") + item(33, "Hazard Pay (MWE)", "") + item(34, "13th Month Pay and Other Benefits (maximum of P90,000)", m(None, thirteen)) + item(35, "De Minimis Benefits", m(None, demin)) + item(36, "SSS, GSIS, PHIC & PAG-IBIG Contributions and Union Dues (Employee share only)", m(None, gov)) + item(37, "Salaries and Other Forms of Compensation", "") + item(38, "Total Non-Taxable/Exempt Compensation Income (Sum of Items 29 to 37)", m(None, exempt)) + "</table>"
    rgt += "<div class=ps>B. TAXABLE COMPENSATION INCOME REGULAR</div><table class=it>" + item(39, "Basic Salary", m("baseAmount", basic)) + item(40, "Representation", "") + item(41, "Transportation", "") + item(42, "Cost of Living Allowance (COLA)", m(None, cola)) + item(43, "Fixed Housing Allowance", "") + item(44, "Others (specify)", "") + "</table><div class=ps>SUPPLEMENTARY</div><table class=it>" + item(45, "Commission", "") + item(46, "Profit Sharing", "") + item(47, "Fees Including Director's Fees", "") + item(48, "Taxable 13th Month Benefits", "") + item(49, "Hazard Pay", "") + item(50, "Overtime Pay", m(None, ot)) + item(51, "Others (specify)", "") + item(52, "Total Taxable Compensation Income (Sum of Items 39 to 51B)", m(None, taxable)) + "</table>"
    body = f"<div class=hd><div>Republic of the Philippines<br>Department of Finance<br>Bureau of Internal Revenue</div><div class=bir>BIR Form No.<br><b>2316</b><br>September 2021 (ENCS)</div><div class=tt>Certificate of Compensation<br>Payment/Tax Withheld<div class=sm>For Compensation Payment With or Without Tax Withheld</div></div></div><div class=yr><span><b>1</b> For the Year (YYYY) <u>{year}</u></span><span><b>2</b> For the Period &nbsp; From (MM/DD) <u>{t.day('startDate', a)}</u> &nbsp;&nbsp; To (MM/DD) <u>{t.day('endDate', z)}</u></span></div><div class=two><div>{lft}</div><div>{rgt}</div></div><div class=dec>I/We declare, under the penalties of perjury that this certificate has been made in good faith, verified by me/us, and to the best of my/our knowledge and belief, is true and correct.</div><div class=sg><div>{r.choice(('ROSARIO T. MAGTIBAY', 'ALBERTO N. CUENCA'))}<br><span>Present Employer/Authorized Agent Signature over Printed Name</span></div><div>{E(who.full.upper())}<br><span>Employee Signature over Printed Name</span></div></div>"
    css = "body{font:7.2pt 'Liberation Sans';border:1.5px solid #000}.hd{display:flex;align-items:center;justify-content:space-between;padding:4px 8px;border-bottom:1px solid #000}.bir b{font-size:17pt}.tt{font-size:13pt;font-weight:700;text-align:center}.sm{font-size:7pt;font-weight:400}.yr{display:flex;gap:40px;padding:4px 8px;border-bottom:1px solid #000}.yr u{font:9pt 'Liberation Mono';padding:0 6px}.two{display:flex}.two>div{width:50%;border-right:1px solid #000}.ph{background:#c9c9c9;font-weight:700;text-align:center;border-top:1px solid #000;border-bottom:1px solid #000}.ps{font-weight:700;padding:2px 4px}.f{display:inline-block;vertical-align:top;padding:1px 4px}.fl{font-size:6.6pt}.fv{border:1px solid #777;height:15px;font:8pt 'Liberation Mono';padding:1px 3px;white-space:nowrap;overflow:hidden}.it{width:100%}.it td{padding:1.5px 3px;vertical-align:middle}.no{width:20px;font-weight:700}.bx{width:96px;border:1px solid #777;text-align:right;font:8pt 'Liberation Mono';height:16px}.dec{border-top:1px solid #000;padding:4px 8px}.sg{display:flex;justify-content:space-around;text-align:center;padding:14px 0 6px;font:8pt 'Liberation Mono'}.sg span{font:6.6pt 'Liberation Sans';border-top:1px solid #000}"
    chromium(page(css, body, "8.5in 13in", "8mm"), out)
    return [t]


@layout("rivet", "TAX_DOCUMENT", "ID")
def rivet(r, c, out):
    """Formulir 1721-A1."""
    t, who, f = Truth("TAX_DOCUMENT", c, r, style="dot"), person(r, c), firm(r, c)
    year = r.choice((2024, 2025))
    a = dt.date(year, 1 if r.random() < .6 else r.randint(2, 6), 1)
    z = dt.date(year, 12, 31)
    months = 12 - a.month + 1
    pay = r.randint(62, 180) * 100000 * months
    allow, prem, bonus = r.randint(4, 20) * 1000000 + r.randint(0, 999) * 1000, round(pay * .0454), round(pay / months)
    gross = pay + allow + prem + bonus
    job, old = min(round(gross * .05), 500000 * months), round(pay * .03)
    net = gross - job - old
    ptkp = 54000000 + r.choice((0, 4500000))
    pkp = max(0, (net - ptkp) // 1000 * 1000)
    tax = round(pkp * .05) if pkp <= 60000000 else round(3000000 + (pkp - 60000000) * .15)
    per = t.span(a, z, "{amm} - {zmm}")
    emp = t.put("employerName", f.name.upper())
    npwp, name = t.put("taxNumber", who.ids["tax"]), t.put("employeeName", who.full.upper())

    def row(n, s, x, field=None):
        return f"<tr><td class=no>{n}.</td><td>{s}</td><td class=n>{t.money(field, x) if x is not None else ''}</td></tr>"

    items = "<tr class=g><td colspan=2>PENGHASILAN BRUTO :</td><td></td></tr>" + row(1, "GAJI/PENSIUN ATAU THT/JHT", pay, "baseAmount") + row(2, "TUNJANGAN PPh", 0) + row(3, "TUNJANGAN LAINNYA, UANG LEMBUR DAN SEBAGAINYA", allow) + row(4, "HONORARIUM DAN IMBALAN LAIN SEJENISNYA", 0) + row(5, "PREMI ASURANSI YANG DIBAYAR PEMBERI KERJA", prem) + row(6, "PENERIMAAN DALAM BENTUK NATURA DAN KENIKMATAN LAINNYA YANG DIKENAKAN PEMOTONGAN PPh PASAL 21", 0) + row(7, "TANTIEM, BONUS, GRATIFIKASI, JASA PRODUKSI DAN THR", bonus) + row(8, "JUMLAH PENGHASILAN BRUTO (1 S.D.7)", gross, "grossAmount")
    items += "<tr class=g><td colspan=2>PENGURANGAN :</td><td></td></tr>" + row(9, "BIAYA JABATAN/BIAYA PENSIUN", job) + row(10, "IURAN PENSIUN ATAU IURAN THT/JHT", old) + row(11, "JUMLAH PENGURANGAN (9 S.D 10)", job + old) + "<tr class=g><td colspan=2>PENGHITUNGAN PPh PASAL 21 :</td><td></td></tr>" + row(12, "JUMLAH PENGHASILAN NETO (8-11)", net) + row(13, "PENGHASILAN NETO MASA SEBELUMNYA", None) + row(14, "JUMLAH PENGHASILAN NETO UNTUK PENGHITUNGAN PPh PASAL 21 (SETAHUN/DISETAHUNKAN)", net) + row(15, "PENGHASILAN TIDAK KENA PAJAK (PTKP)", ptkp) + row(16, "PENGHASILAN KENA PAJAK SETAHUN/DISETAHUNKAN (14 - 15)", pkp) + row(17, "PPh PASAL 21 ATAS PENGHASILAN KENA PAJAK SETAHUN/DISETAHUNKAN", tax) + row(18, "PPh PASAL 21 YANG TELAH DIPOTONG MASA SEBELUMNYA", None) + row(19, "PPh PASAL 21 TERUTANG", tax) + row(20, "PPh PASAL 21 DAN PPh PASAL 26 YANG TELAH DIPOTONG DAN DILUNASI", tax)
    body = f"<table class=hd><tr><td class=k>KEMENTERIAN KEUANGAN RI<br>DIREKTORAT JENDERAL PAJAK</td><td class=ti>BUKTI PEMOTONGAN PAJAK PENGHASILAN<br>PASAL 21 BAGI PEGAWAI TETAP ATAU<br>PENERIMA PENSIUN ATAU TUNJANGAN HARI<br>TUA/JAMINAN HARI TUA BERKALA</td><td class=k><b>FORMULIR 1721 - A1</b><br>Lembar ke-1 : untuk Penerima Penghasilan</td></tr></table>"
    body += f"<div class=nr><span>NOMOR : <u>1.1 - 12.{year % 100} - {r.randint(1, 400):07}</u></span><span>MASA PEROLEHAN PENGHASILAN [mm - mm] &nbsp; <u>{per}</u></span></div><div class=bx>NPWP PEMOTONG : <u>{no.npwp(r)}</u><br>NAMA PEMOTONG : <u>{E(emp)}</u></div>"
    body += f"<div class=sec>A. IDENTITAS PENERIMA PENGHASILAN YANG DIPOTONG</div><div class='bx two'><div>1. NPWP : <u>{npwp}</u><br>2. NIK/NO. PASPOR : <u>{who.ids['nik']}</u><br>3. NAMA : <u>{E(name)}</u><br>4. ALAMAT : <u>JL. {r.choice(('MELATI', 'KENANGA', 'CENDANA'))} NO. {r.randint(2, 90)} RT 0{r.randint(1, 9)}/RW 0{r.randint(1, 9)}</u></div><div>5. JENIS KELAMIN : [{' ' if who.female else 'X'}] LAKI-LAKI &nbsp; [{'X' if who.female else ' '}] PEREMPUAN<br>6. STATUS/JUMLAH TANGGUNGAN UNTUK PTKP : {'TK/0' if ptkp == 54000000 else 'K/0'}<br>7. NAMA JABATAN : <u>{E(who.job.upper())}</u><br>8. KARYAWAN ASING : [ ] YA</div></div>"
    body += f"<div class=sec>B. RINCIAN PENGHASILAN DAN PENGHITUNGAN PPh PASAL 21</div><table class=m><tr class=h><td colspan=2>URAIAN</td><td>JUMLAH (Rp)</td></tr>{items}</table><div class=sec>C. IDENTITAS PEMOTONG</div><div class='bx two'><div>1. NPWP : <u>{no.npwp(r)}</u><br>2. NAMA : <u>{r.choice(('RETNO WIDYASTUTI', 'HARRY GUNADI'))}</u></div><div>3. TANGGAL & TANDA TANGAN : <u>31 - 12 - {year}</u></div></div>"
    css = "body{font:8pt 'Liberation Sans'}.hd{width:100%}.hd td{border:1px solid #000;padding:5px;vertical-align:top}.k{width:27%;font-size:7.5pt}.ti{text-align:center;font-weight:700;font-size:9.5pt}.nr{display:flex;justify-content:space-between;border:1px solid #000;border-top:0;padding:5px}u{font-family:'DejaVu Sans Mono';text-decoration:none;border-bottom:1px dotted #000;font-size:8pt}.bx{border:1px solid #000;padding:5px;line-height:1.7}.sec{font-weight:700;margin:6px 0 2px}.two{display:flex;gap:24px}.two>div{flex:1}.m{width:100%}.m td{border:1px solid #000;padding:2.4px 5px}.h td,.g td{font-weight:700}.h td{text-align:center;background:#ddd}.no{width:26px;text-align:center}.n{text-align:right;width:120px;font-family:'DejaVu Sans Mono'}"
    weasy(page(css, body, "A4", "10mm"), out)
    return [t]


@layout("sable", "TAX_DOCUMENT", "IN")
def sable(r, c, out):
    """Form 16: part A and part B on two pages."""
    t, who, f = Truth("TAX_DOCUMENT", c, r, date="{dd}-{b}-{Y}"), person(r, c), firm(r, c)
    year = r.choice((2024, 2025))
    a, z = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    salary = round(r.randint(7200, 16500) * 100 + r.randint(0, 99), 2)
    perq = r.choice((0, 18500))
    gross, std, pt = salary + perq, 75000, 2400
    head = gross - std - pt
    ded = r.choice((0, 150000, 62400))
    taxable = head - ded
    tax = round(max(0, taxable - 400000) * .07)
    cess = round(tax * .04)
    q4 = round((gross - 3 * round(gross / 4, 2)), 2)

    def m(x, field=None):
        return t.money(field, x)

    emp, name, pan = t.put("employerName", f.name.upper()), t.put("employeeName", who.full.upper()), t.put("taxNumber", who.ids["tax"])
    tan = f"{r.choice(('BLRV', 'MUMT', 'DELI'))}{no.digits(r, 5)}{r.choice('ABCDEG')}"
    top = f"<div class=c><b>FORM NO. 16</b><br><small>[See rule 31(1)(a)]</small></div>"
    qs = "".join(f"<tr><td>Q{n}</td><td>{'Q' + ''.join(r.choice('ABCDEFGHJK') for _ in range(7))}</td><td class=n>{m(round(gross / 4, 2) if n < 4 else q4)}</td><td class=n>{m(tax // 4)}</td><td class=n>{m(tax // 4)}</td></tr>" for n in (1, 2, 3, 4))
    pa = f"{top}<div class=c><b>PART A</b></div><div class=c>Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source on salary paid to an employee under section 192</div><table class=t><tr><td>Certificate No. <b>{''.join(r.choice('ABCDEFGHJKLM') for _ in range(7))}</b></td><td>Last updated on <b>{r.randint(2, 14):02}-Jun-{year + 1}</b></td></tr><tr class=h><td>Name and address of the Employer</td><td>Name and address of the Employee</td></tr><tr><td>{E(emp)}<br>{E(f.street.upper())}<br>{E(f.town.upper())}</td><td>{E(name)}<br>{r.randint(2, 99)}, {r.choice(('LAKE VIEW LAYOUT', 'GANDHI NAGAR', 'SHANTI COLONY'))}<br>{E(f.town.upper())}</td></tr></table><table class=t><tr class=h><td>PAN of the Deductor</td><td>TAN of the Deductor</td><td>PAN of the Employee</td><td>Employee Reference No.</td></tr><tr><td>AA{r.choice('BCD')}C{f.name[0].upper()}{no.digits(r, 4)}{r.choice('KLMN')}</td><td>{tan}</td><td>{pan}</td><td>{E(who.no)}</td></tr></table><table class=t><tr class=h><td rowspan=2>CIT (TDS)</td><td rowspan=2>Assessment Year</td><td colspan=2>Period with the Employer</td></tr><tr class=h><td>From</td><td>To</td></tr><tr><td>The Commissioner of Income Tax (TDS)</td><td>{year + 1}-{(year + 2) % 100}</td><td>{t.day('startDate', a)}</td><td>{t.day('endDate', z)}</td></tr></table><div class=c><b>Summary of amount paid/credited and tax deducted at source thereon in respect of the employee</b></div><table class=t><tr class=h><td>Quarter(s)</td><td>Receipt Numbers</td><td>Amount paid/credited</td><td>Amount of tax deducted (Rs.)</td><td>Amount of tax deposited (Rs.)</td></tr>{qs}<tr><td>Total (Rs.)</td><td></td><td class=n>{m(gross)}</td><td class=n>{m(tax // 4 * 4)}</td><td class=n>{m(tax // 4 * 4)}</td></tr></table>"

    def row(n, s, x="", y=""):
        return f"<tr><td>{n}</td><td>{s}</td><td class=n>{x}</td><td class=n>{y}</td></tr>"

    pb = f"<div class=nx></div>{top}<div class=c><b>PART B (Annexure)</b></div><table class=t><tr class=h><td colspan=2>Details of Salary Paid and any other income and tax deducted</td><td>Rs.</td><td>Rs.</td></tr>" + row("1.", "Gross Salary") + row("(a)", "Salary as per provisions contained in section 17(1)", m(salary)) + row("(b)", "Value of perquisites under section 17(2) (as per Form No. 12BA, wherever applicable)", m(perq)) + row("(c)", "Profits in lieu of salary under section 17(3) (as per Form No. 12BA, wherever applicable)", m(0)) + row("(d)", "Total", "", m(gross, "grossAmount")) + row("2.", "Less: Allowances to the extent exempt under section 10", "", m(0)) + row("3.", "Total amount of salary received from current employer [1(d)-2]", "", m(gross)) + row("4.", "Less: Deductions under section 16") + row("(a)", "Standard deduction under section 16(ia)", m(std)) + row("(b)", "Entertainment allowance under section 16(ii)", m(0)) + row("(c)", "Tax on employment under section 16(iii)", m(pt)) + row("5.", "Total amount of deductions under section 16 [4(a)+4(b)+4(c)]", "", m(std + pt)) + row("6.", "Income chargeable under the head \"Salaries\" [(3-5)]", "", m(head)) + row("7.", "Add: Any other income reported by the employee", "", m(0)) + row("9.", "Gross total income (6+8)", "", m(head)) + row("10.", "Deductions under Chapter VI-A") + row("(a)", "Deduction in respect of life insurance premia, contributions to provident fund etc. under section 80C", m(ded)) + row("11.", "Aggregate of deductible amount under Chapter VI-A", "", m(ded)) + row("12.", "Total taxable income (9-11)", "", m(taxable, "baseAmount")) + row("13.", "Tax on total income", "", m(tax)) + row("16.", "Health and education cess", "", m(cess)) + row("17.", "Tax payable", "", m(tax + cess)) + row("19.", "Net tax payable", "", m(tax + cess)) + f"</table><p><b>Verification</b><br>I, {r.choice(('K. RAMAMOORTHY', 'SUNITA BEDI'))}, working in the capacity of {r.choice(('MANAGER FINANCE', 'DIRECTOR'))} do hereby certify that the information given above is true, complete and correct and is based on the books of account, documents, TDS statements, and other available records.</p>"
    css = "body{font:8.6pt 'Liberation Serif'}.c{text-align:center;margin:5px 0}.t{width:100%;margin:6px 0}.t td{border:1px solid #000;padding:3px 5px;vertical-align:top}.h td{font-weight:700;text-align:center}.n{text-align:right;white-space:nowrap}.nx{break-before:page}"
    chromium(page(css, pa + pb, "A4", "14mm"), out)
    return [t]


@layout("tundra", "TAX_DOCUMENT", "MX")
def tundra(r, c, out):
    """CFDI de nómina 4.0, as a stamping service prints it."""
    t, who, f = Truth("TAX_DOCUMENT", c, r, date=r.choice(("{Y}-{mm}-{dd}", "{dd}/{mm}/{Y}"))), person(r, c), firm(r, c)
    y, mth, first = r.choice((2025, 2026)), r.randint(1, 10), r.random() < .5
    a = dt.date(y, mth, 1 if first else 16)
    z = dt.date(y, mth, 15) if first else dt.date(y, mth + 1, 1) - dt.timedelta(days=1)
    daily = round(r.uniform(330, 980), 2)
    base = round(daily * 15, 2)
    per = [("001", "P001", "Sueldos, Salarios Rayas y Jornales", base, 0.0), ("029", "P029", "Vales de despensa", 0.0, round(base * .08, 2)), ("010", "P010", "Premios por puntualidad", round(base * .06, 2), 0.0)][:r.choice((2, 3))]
    isr, imss = round(base * .094, 2), round(base * .0238, 2)
    dedn = [("002", "D002", "ISR", isr), ("001", "D001", "Seguridad social", imss)] + ([("004", "D004", "Caja de ahorro", round(base * .05, 2))] if r.random() < .5 else [])
    gross = round(sum(g + e for *_, g, e in per), 2)
    less = round(sum(x for *_, x in dedn), 2)
    emp, name, rfc = t.put("employerName", f.name.upper()), t.put("employeeName", (who.full if r.random() < .5 else who.listed).upper()), t.put("taxNumber", who.ids["tax"])
    uid = "-".join("".join(r.choice("0123456789ABCDEF") for _ in range(n)) for n in (8, 4, 4, 4, 12))
    pl = "".join(f"<tr><td>{k}</td><td>{q}</td><td>{E(s)}</td><td class=n>{t.money('baseAmount', g) if k == '001' else t.money(None, g)}</td><td class=n>{t.money(None, e)}</td></tr>" for k, q, s, g, e in per)
    dl = "".join(f"<tr><td>{k}</td><td>{q}</td><td>{E(s)}</td><td class=n>{t.money(None, x)}</td></tr>" for k, q, s, x in dedn)
    body = f"<div class=hd><div><b>{E(emp)}</b><br>RFC: {f.rfc}<br>Régimen Fiscal: 601 - General de Ley Personas Morales<br>Registro Patronal: {r.choice('BCYZ')}{no.digits(r, 10)}<br>Lugar de expedición: {f.town[-5:]}</div><div class=bx><b>CFDI de Nómina</b><br>Versión 4.0 · Complemento 1.2<br>Serie: NOM &nbsp; Folio: {r.randint(100, 99999)}<br>Folio Fiscal: {uid}<br>Fecha de emisión: {t.day(None, z)} 18:{r.randint(10, 59)}:{r.randint(10, 59)}</div></div>"
    body += f"<div class=sec>Receptor</div><table class=k><tr><td>Nombre</td><td>{E(name)}</td><td>Núm. Empleado</td><td>{E(who.no)}</td></tr><tr><td>RFC</td><td>{rfc}</td><td>NSS</td><td>{who.ids['ss']}</td></tr><tr><td>CURP</td><td>{who.ids['curp']}</td><td>Uso CFDI</td><td>CN01 - Nómina</td></tr><tr><td>Puesto</td><td>{E(who.job)}</td><td>Departamento</td><td>{E(who.dept)}</td></tr><tr><td>Fecha Inicial Pago</td><td>{t.day('startDate', a)}</td><td>Fecha Final Pago</td><td>{t.day('endDate', z)}</td></tr><tr><td>Fecha Pago</td><td>{t.day(None, z)}</td><td>Núm. Días Pagados</td><td>15.000</td></tr><tr><td>Salario Base Cot. Apor.</td><td>{t.money(None, round(daily * 1.0493, 2))}</td><td>Salario Diario Integrado</td><td>{t.money(None, round(daily * 1.0493, 2))}</td></tr></table>"
    body += f"<div class=two><div><div class=sec>Percepciones</div><table class=m><tr class=h><td>Tipo</td><td>Clave</td><td>Concepto</td><td>Gravado</td><td>Exento</td></tr>{pl}</table></div><div><div class=sec>Deducciones</div><table class=m><tr class=h><td>Tipo</td><td>Clave</td><td>Concepto</td><td>Importe</td></tr>{dl}</table></div></div>"
    body += f"<table class=tt><tr><td>Total Percepciones</td><td class=n>{t.money('grossAmount', gross)}</td></tr><tr><td>Total Deducciones</td><td class=n>{t.money(None, less)}</td></tr><tr><td>Subtotal</td><td class=n>{t.money(None, gross)}</td></tr><tr><td>Descuento</td><td class=n>{t.money(None, less)}</td></tr><tr><td><b>Total</b></td><td class=n><b>${t.money(None, round(gross - less, 2))}</b></td></tr></table><p>Importe con letra: {t.words(round(gross - less, 2))}</p><p class=sm>Forma de pago: 99 - Por definir &nbsp; Método de pago: PUE &nbsp; Moneda: MXN &nbsp; Tipo de comprobante: N - Nómina</p>"
    seal = "".join(r.choice("ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789+/") for _ in range(172))
    body += f"<div class=sm><b>Sello digital del CFDI</b><br><span class=w>{seal}==</span><br><b>Sello digital del SAT</b><br><span class=w>{seal[::-1]}==</span></div><p class=sm>Este documento es una representación impresa de un CFDI.</p>"
    css = "body{font:8.4pt 'Noto Sans'}.hd{display:flex;justify-content:space-between;gap:20px}.hd b{font-size:10.5pt}.bx{border:1px solid #8a1538;padding:5px 8px;font-size:7.8pt}.sec{background:#8a1538;color:#fff;font-weight:700;padding:2px 6px;margin-top:8px}.k{width:100%}.k td{padding:2px 5px;border-bottom:1px solid #e3d3d8}.k td:nth-child(odd){color:#555;width:20%}.two{display:flex;gap:12px}.two>div:first-child{flex:1.25}.two>div:last-child{flex:1}.m{width:100%}.m td{padding:2px 4px;font-size:7.8pt}.h td{font-weight:700;border-bottom:1px solid #000}.n{text-align:right;white-space:nowrap}.tt{margin:10px 0 0 auto}.tt td{padding:2px 8px;border:1px solid #ccc}.sm{font-size:6.8pt;color:#333}.w{word-break:break-all}"
    chromium(page(css, body, "letter", "12mm"), out)
    return [t]


@layout("xenon", "CLEARANCE_NBI", "PH")
def xenon(r, c, out):
    """The clearance of the National Bureau of Investigation: one column of labels, the picture on the right."""
    t, who = Truth("CLEARANCE_NBI", c, r, date=r.choice(("{B} {dd}, {Y}", "{dd} {B} {Y}", "{mm}/{dd}/{Y}"))), person(r, c)
    made = dt.date(r.choice((2025, 2026)), r.randint(1, 10), r.randint(1, 28))
    until = made.replace(year=made.year + 1)
    state = r.choice(("SINGLE", "MARRIED", "WIDOWED"))

    def day(name, d):
        s = t.day(None, d).upper()
        return t.put(name, d.isoformat(), s) if name else s

    idn = t.put("nbiIdNumber", f"{''.join(r.choice('ABCDEFGHJKLMNPRSTVWXYZ') for _ in range(4))}{no.digits(r, 2)}{''.join(r.choice('ABCDEFGHJKLMNPR') for _ in range(2))}{no.digits(r, 1)}-{''.join(r.choice('ABCDEFGH') for _ in range(2))}{no.digits(r, 8)}")
    rows = [("NBI ID NO.", idn), ("FAMILY NAME", t.put("lastName", who.last.upper())), ("FIRST NAME", t.put("firstName", who.first.upper())), ("MIDDLE NAME", t.put("middleName", who.middle.upper())), ("ADDRESS", t.put("address", r.choice(BARANGAYS))), ("DATE OF BIRTH", day("dateOfBirth", who.born)), ("PLACE OF BIRTH", r.choice(("ILOILO CITY", "TARLAC, TARLAC", "QUEZON CITY"))), ("CITIZENSHIP", t.put("citizenship", "FILIPINO")), ("GENDER", t.put("gender", "FEMALE" if who.female else "MALE")), ("CIVIL STATUS", t.put("maritalStatus", state))]
    remark = t.put("remark", r.choice(("NO RECORD ON FILE", "NO DEROGATORY RECORD", "NO CRIMINAL RECORD")))
    body = f"<div class=h><small>Republic of the Philippines</small><br><small>Department of Justice</small><br><b>NATIONAL BUREAU OF INVESTIGATION</b><br><small>NBI Building, Taft Avenue, Ermita, Manila</small><h1>NBI CLEARANCE</h1></div><p class=p>THIS IS TO CERTIFY that the person whose name, photograph, and right thumbmark appear hereon has been cleared as regards any record on file in this office.</p><div class=two><table>{''.join(f'<tr><td>{a}</td><td>:</td><td><b>{E(b)}</b></td></tr>' for a, b in rows)}</table><div class=ph><div class=pic>PHOTO</div><div class=th>RIGHT THUMBMARK</div></div></div><table class=b><tr><td>PURPOSE</td><td>: MULTI-PURPOSE CLEARANCE</td></tr><tr><td>REMARKS</td><td>: <b>{remark}</b></td></tr><tr><td>DATE ISSUED</td><td>: {day(None, made)}</td></tr><tr><td>VALID UNTIL</td><td>: <b>{day('expireDate', until)}</b></td></tr><tr><td>O.R. NO.</td><td>: {no.digits(r, 8)}</td></tr></table><div class=s>ATTY. {r.choice(('LEANDRO Q. MONTESA', 'FELISA R. BUENAFLOR'))}<br>Director</div>"
    css = "body{font:10pt 'Liberation Sans';background:#fbfdf6}.h{text-align:center}.h b{font-size:13pt}h1{margin:6px 0;letter-spacing:3px;color:#0b3d1f}.p{text-align:justify}.two{display:flex;justify-content:space-between}.two td{padding:3.5px 6px 3.5px 0;vertical-align:top}.two table{width:72%}.two td:first-child{white-space:nowrap}.pic{width:110px;height:120px;border:1px solid #555;background:#dde3ea;text-align:center;line-height:120px;color:#888}.th{width:110px;height:84px;border:1px solid #555;margin-top:8px;font-size:6.5pt;text-align:center;padding-top:70px}.b{margin-top:12px}.b td{padding:3px 14px 3px 0}.s{text-align:center;margin:34px 0 0 auto;width:230px;border-top:1px solid #000}"
    chromium(page(css, body, "A4", "18mm"), out)
    return [t]
