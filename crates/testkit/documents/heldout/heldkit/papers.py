"""Certificates of employment, and papers of which only the class is measured."""

import datetime as dt
from types import SimpleNamespace as NS

from . import numbers as no
from .base import CALADEA, E, chromium, layout, page, weasy
from .pay import MONTHLY
from .people import BANKS, firm, person
from .truth import Truth

SIGN = {"PH": [("Ma. Lourdes C. Pineda", "HR Manager"), ("Roberto S. Alcaraz", "Head, Human Resources")], "IN": [("Meera Subramanian", "Senior Manager - Human Resources"), ("Rajan Malhotra", "HR Head")], "SG": [("Gerald Koh Teck Wee", "HR Director"), ("Sharon Lau", "Manager, People & Culture")], "MY": [("Rohana binti Salleh", "Human Resource Manager"), ("Vincent Liew", "Senior HR Executive")],
        "ID": [("Endang Sulistyowati", "Manajer HRD"), ("Bayu Adhi Nugraha", "Kepala Personalia")], "MX": [("Patricia Quintanilla Rangel", "Gerente de Recursos Humanos"), ("Hugo Balderas", "Jefe de Personal")], "VN": [("Trịnh Thị Hạnh", "Trưởng phòng Nhân sự"), ("Lương Quốc Bảo", "Giám đốc")]}


def base(r, c, dates):
    who, f = person(r, c), firm(r, c)
    t = Truth("EMPLOYMENT_CERTIFICATE", c, r, date=r.choice(dates))
    lo, hi, step = MONTHLY[c]
    sal = float(r.randint(lo // step, hi // step // 2) * step)
    issued = dt.date(r.choice((2025, 2026)), r.randint(1, 10), r.randint(1, 28))
    s, pos = r.choice(SIGN[c])
    return NS(who=who, f=f, t=t, pay=sal, issued=issued, s=s, pos=pos)


def pay_of(x, form):
    t = x.t
    shown = t.money(None, x.pay)
    t.put("salaryAmount", f"{x.pay:.2f}", shown)
    return t.signed(shown, form)


LETTER = "p{margin:0 0 13px;text-align:justify}.hd{border-bottom:2px solid #333;padding-bottom:8px;margin-bottom:34px}.firm{font-size:15pt;font-weight:700}.ti{text-align:center;font-weight:700;font-size:13pt;margin:26px 0;letter-spacing:1px}.sg{margin-top:56px}"


@layout("umber", "EMPLOYMENT_CERTIFICATE", "PH,IN,SG,MY")
def umber(r, c, out):
    """A letter: everything stands in its sentences."""
    x = base(r, c, {"PH": ["{B} {d}, {Y}"], "IN": ["{d} {B} {Y}", "{dd}-{b}-{Y}"]}.get(c, ["{d} {B} {Y}"]))
    t, who, f = x.t, x.who, x.f
    gone = r.random() < .3
    firm_name = E(t.put("employerName", f.name))
    name = t.put("fullName", who.full)
    title = ("Ms. " if who.female else "Mr. ") if r.random() < .7 else ""
    start = t.day("startDate", who.joined)
    end = t.day("endDate", x.issued - dt.timedelta(days=r.randint(20, 300))) if gone else None
    pos = t.put("position", who.job)
    dept = t.put("department", who.dept) if r.random() < .6 else None
    status = t.put("employmentStatus", {"PH": "regular", "IN": "permanent", "SG": "full-time", "MY": "permanent"}[c]) if not gone else None
    form = {"PH": "PHP {}", "IN": "Rs. {}", "SG": "S${}", "MY": "RM {}"}[c]
    num = ""
    if r.random() < .6:
        kind = r.choice({"PH": ("Employee No.", "ID No."), "IN": ("Employee ID", "Emp. Code"), "SG": ("Staff No.", "Employee ID"), "MY": ("Staff No.", "Employee No.")}[c])
        t.put("employeeIdType", kind)
        num = f" ({kind} {t.put('employeeIdNumber', who.no)})"
    head = r.choice(("CERTIFICATE OF EMPLOYMENT", "EMPLOYMENT CERTIFICATE", "TO WHOM IT MAY CONCERN")) if c != "IN" else r.choice(("EMPLOYMENT CERTIFICATE", "TO WHOMSOEVER IT MAY CONCERN", "EXPERIENCE CERTIFICATE"))
    he, his = ("She", "her") if who.female else ("He", "his")
    day = E(t.day("issueDate", x.issued))
    if gone:
        p1 = f"This is to certify that {title}{E(name)}{E(num)} was employed with {firm_name} from {E(start)} to {E(end)}. {his.capitalize()} last held position was {E(pos)}" + (f" under the {E(dept)} department." if dept else ".")
    else:
        p1 = f"This is to certify that {title}{E(name)}{E(num)} has been employed with {firm_name} since {E(start)} up to the present as a {E(status)} employee, and currently holds the position of {E(pos)}" + (f" in the {E(dept)} Department." if dept else ".")
    p2 = ""
    if not gone and r.random() < .8:
        term = t.put("salaryTerm", r.choice(("per month", "a month", "monthly")))
        amount = E(pay_of(x, form))
        p2 = f"<p>{he} receives a {'gross ' if r.random() < .4 else 'basic '}{'monthly ' if term == 'monthly' else ''}salary of {amount}{'' if term == 'monthly' else ' ' + term}.</p>"
    why = r.choice(("housing loan application", "visa application", "bank loan application", "credit card application") if r.random() < .7 else ("whatever legal purpose it may serve",))
    t.put("purpose", why)
    p3 = f"<p>This certification is issued upon the request of the above-named employee for {'' if why.startswith('whatever') else his + ' '}{why}.</p>"
    p4 = f"<p>Issued this {day} at {E(f.town.split(',')[-1].strip(' 0123456789-'))}.</p>" if r.random() < .3 and c == "PH" else ""
    date = "" if p4 else f"<p>{day}</p>"
    sign = f"<div class=sg>{r.choice(('Very truly yours,', 'For ' + firm_name + ',', 'Yours faithfully,', 'Certified by:'))}<br><br><br><br><b>{E(t.put('signatoryName', x.s))}</b><br>{E(t.put('signatoryPosition', x.pos))}</div>"
    css = f"body{{font:11.5pt/1.5 '{r.choice(('Liberation Serif', 'Caladea', 'Liberation Sans', 'P052'))}'}}" + LETTER
    chromium(page(CALADEA + css, f"<div class=hd><div class=firm>{firm_name}</div><div>{E(f.street)}, {E(f.town)}</div><div><small>{E(f.reg)}</small></div></div>{date}<div class=ti>{head}</div><p>{p1}</p>{p2}{p3}{p4}{sign}", "A4" if c != "PH" else "letter", "24mm"), out)
    return [t]


@layout("vesper", "EMPLOYMENT_CERTIFICATE", "ID,MX,VN")
def vesper(r, c, out):
    """The certificate as Indonesia, Mexico and Vietnam write it: a list of particulars within a letter."""
    x = base(r, c, {"ID": ["{d} {B} {Y}"], "MX": ["{d} de {B} de {Y}"], "VN": ["{dd}/{mm}/{Y}"]}[c])
    t, who, f = x.t, x.who, x.f
    emp = E(t.put("employerName", f.name))
    name, pos, dept = t.put("fullName", who.full if r.random() < .5 else who.full.upper()), t.put("position", who.job), t.put("department", who.dept)
    start = t.day("startDate", who.joined)
    form = {"ID": "Rp {}", "MX": "${}", "VN": "{} đồng"}[c]
    salary = E(pay_of(x, form)) if r.random() < .7 else None
    if salary:
        term = t.put("salaryTerm", {"ID": "per bulan", "MX": r.choice(("mensuales", "mensual")), "VN": "tháng"}[c])
    s, sp = t.put("signatoryName", x.s), t.put("signatoryPosition", x.pos)
    if c == "ID":
        kind = t.put("employeeIdType", r.choice(("NIK", "No. Induk Karyawan", "NIP")))
        st = t.put("employmentStatus", r.choice(("Karyawan Tetap", "Karyawan Kontrak (PKWT)")))
        rows = [("Nama", name), (kind, t.put("employeeIdNumber", who.no)), ("Jabatan", pos), ("Departemen", dept), ("Status", st), ("Mulai bekerja", start)]
        why = t.put("purpose", r.choice(("pengajuan kredit pemilikan rumah", "persyaratan pembuatan visa", "pembukaan rekening bank")))
        body = f"<div class=ti>SURAT KETERANGAN KERJA<div class=nr>No. {r.randint(10, 400):03}/HRD/{r.choice(('III', 'VII', 'IX'))}/{x.issued.year}</div></div><p>Yang bertanda tangan di bawah ini:</p><table><tr><td>Nama</td><td>: {E(s)}</td></tr><tr><td>Jabatan</td><td>: {E(sp)}</td></tr></table><p>menerangkan dengan sesungguhnya bahwa:</p><table>{''.join(f'<tr><td>{E(a)}</td><td>: {E(b)}</td></tr>' for a, b in rows)}</table><p>adalah benar karyawan {emp} sampai dengan surat ini diterbitkan{f' dengan penghasilan sebesar {salary} {term}' if salary else ''}.</p><p>Surat keterangan ini dibuat untuk keperluan {why}.</p><div class=sg>{E(f.town.split(',')[0].strip(' 0123456789').replace('Kabupaten ', ''))}, {t.day('issueDate', x.issued)}<br>Hormat kami,<br><br><br><br><b><u>{E(s)}</u></b><br>{E(sp)}</div>"
    elif c == "MX":
        kind = t.put("employeeIdType", r.choice(("número de empleado", "No. de empleado")))
        st = t.put("employmentStatus", r.choice(("tiempo indeterminado", "planta")))
        why = t.put("purpose", r.choice(("trámite de crédito hipotecario", "arrendamiento de vivienda", "los fines que al interesado convengan")))
        day = t.day("issueDate", x.issued)
        body = f"<div class=rt>{E(f.town.split(' C.P.')[0])}, a {day}</div><div class=ti>CONSTANCIA LABORAL</div><p><b>A QUIEN CORRESPONDA:</b></p><p>Por medio de la presente se hace constar que {'la C.' if who.female else 'el C.'} <b>{E(name)}</b>, con {kind} {E(t.put('employeeIdNumber', who.no))}, presta sus servicios en {emp} desde el {start}, desempeñando el puesto de {E(pos)} en el área de {E(dept)}, con contrato por {st}{f', percibiendo un sueldo de {salary} {term}' if salary else ''}.</p><p>Se extiende la presente a petición de la parte interesada para {why}.</p><div class=sg>ATENTAMENTE<br><br><br><br><b>{E(s)}</b><br>{E(sp)}</div>"
    else:
        kind = t.put("employeeIdType", "Mã nhân viên")
        st = t.put("employmentStatus", r.choice(("Hợp đồng không xác định thời hạn", "Hợp đồng xác định thời hạn")))
        rows = [("Ông/Bà", name), ("Số CCCD", who.ids["cccd"]), (kind, t.put("employeeIdNumber", who.no)), ("Chức vụ", pos), ("Bộ phận", dept), ("Loại hợp đồng", st), ("Ngày bắt đầu làm việc", start)]
        why = t.put("purpose", r.choice(("bổ sung hồ sơ vay vốn ngân hàng", "làm thủ tục xin thị thực")))
        d = x.issued
        day = t.put("issueDate", d.isoformat(), f"ngày {d.day:02} tháng {d.month:02} năm {d.year}")
        body = f"<div class=c><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</div><div class=ti>GIẤY XÁC NHẬN CÔNG TÁC</div><p>{emp} xác nhận:</p><table>{''.join(f'<tr><td>{E(a)}</td><td>: {E(b)}</td></tr>' for a, b in rows)}{f'<tr><td>Mức lương</td><td>: {salary}/{term}</td></tr>' if salary else ''}</table><p>Hiện đang làm việc tại công ty chúng tôi. Giấy xác nhận này được cấp để {why}.</p><div class=sg style='text-align:center;margin-left:45%'>{E(f.town)}, {day}<br><b>{E(sp)}</b><br><br><br><br><b>{E(s)}</b></div>"
    css = f"body{{font:11.5pt/1.55 '{r.choice(('Liberation Serif', 'Noto Serif', 'C059')) if c != 'VN' else 'Noto Serif'}'}}td{{padding:1px 14px 1px 18px;vertical-align:top}}.rt{{text-align:right}}.c{{text-align:center}}.nr{{font-weight:400;font-size:10.5pt;letter-spacing:0}}table{{margin-bottom:12px}}" + LETTER
    weasy(page(css, f"<div class=hd><div class=firm>{emp}</div><div>{E(f.street)}, {E(f.town)}</div></div>" + body, "A4", "22mm"), out)
    return [t]


@layout("wharf", "EMPLOYMENT_CERTIFICATE", "PH,IN")
def wharf(r, c, out):
    """A form of the personnel department: a ruled table, names apart (PH)."""
    x = base(r, c, {"PH": ["{mm}/{dd}/{Y}", "{b} {dd}, {Y}"], "IN": ["{dd}/{mm}/{Y}", "{dd}.{mm}.{Y}"]}[c])
    t, who, f = x.t, x.who, x.f
    emp = E(t.put("employerName", f.name.upper()))
    gone = r.random() < .4
    if c == "PH":
        names = [("Name of Employee", t.put("fullName", who.listed))]
        for k, v in (("lastName", who.last), ("firstName", who.first), ("middleName", who.middle)):
            t.put(k, v)
    else:
        names = [("Name of the Employee", t.put("fullName", who.full.upper()))]
    kind = t.put("employeeIdType", {"PH": "Employee ID", "IN": "Employee Code"}[c])
    rows = names + [(kind, t.put("employeeIdNumber", who.no)), ("Position Title" if c == "PH" else "Designation", t.put("position", who.job)), ("Department", t.put("department", who.dept)), ("Employment Status" if c == "PH" else "Nature of Employment", t.put("employmentStatus", r.choice(("Regular", "Probationary", "Project-based") if c == "PH" else ("Permanent", "Contractual")))), ("Date Hired" if c == "PH" else "Date of Joining", t.day("startDate", who.joined))]
    if gone:
        rows.append(("Date Separated" if c == "PH" else "Date of Relieving", t.day("endDate", x.issued - dt.timedelta(days=r.randint(5, 90)))))
    rows.append(("Basic Monthly Salary" if c == "PH" else "Monthly Gross Salary", pay_of(x, {"PH": "Php {}", "IN": "INR {}"}[c])))
    t.put("salaryTerm", "Monthly", "Monthly")
    rows += [("Purpose", t.put("purpose", r.choice(("Bank Loan", "Travel Abroad", "Apartment Rental")))), ("Date Issued" if c == "PH" else "Date of Issue", t.day("issueDate", x.issued))]
    if r.random() < .5:
        rows.append(("Remarks", t.put("remarks", r.choice(("No pending accountability", "Cleared of all accountabilities") if c == "PH" else ("Conduct found satisfactory", "No dues pending")))))
    body = f"<div class=hd><div class=firm>{emp}</div><div>{E(f.street)}, {E(f.town)}</div></div><div class=ti>{r.choice(('CERTIFICATION OF EMPLOYMENT', 'Employment Certification Form')) if c == 'PH' else 'SERVICE CERTIFICATE'}</div><p>The Human Resources Department certifies the following as shown by its records:</p><table class=t>{''.join(f'<tr><td>{E(a)}</td><td>{E(b)}</td></tr>' for a, b in rows)}</table><div class=sg><b>{E(t.put('signatoryName', x.s))}</b><br>{E(t.put('signatoryPosition', x.pos))}<br><small>Not valid without company seal.</small></div>"
    css = "body{font:10.5pt 'Liberation Sans'}.t{width:100%}.t td{border:1px solid #333;padding:6px 9px}.t td:first-child{width:36%;background:#f0f0f0}" + LETTER
    chromium(page(css, body, "A4", "20mm"), out)
    return [t]


@layout("cinder", "BANK_STATEMENT", "PH,IN,SG")
def cinder(r, c, out):
    """A month of an account."""
    t, who = Truth("BANK_STATEMENT", c, r), person(r, c)
    m = r.randint(2, 10)
    bal = r.randint(8000, 90000) + .37
    lines = f"<tr><td></td><td>{r.choice(('Balance brought forward', 'OPENING BALANCE'))}</td><td></td><td></td><td class=n>{t.money(None, bal)}</td></tr>"
    d = dt.date(2026, m, 1)
    for _ in range(r.randint(11, 18)):
        d += dt.timedelta(days=r.randint(0, 2))
        x = round(r.uniform(90, 4000), 2)
        into = r.random() < .3
        what = r.choice(("SALARY CREDIT", "FUND TRANSFER IN", "CASH DEPOSIT") if into else ("POS PURCHASE", "ATM WITHDRAWAL", "BILLS PAYMENT", "ONLINE TRANSFER", "SERVICE CHARGE"))
        x = x * 6 if into else min(x, bal - 100)
        bal = round(bal + (x if into else -x), 2)
        lines += f"<tr><td>{t.day(None, d)}</td><td>{what} {no.digits(r, 6)}</td><td class=n>{'' if into else t.money(None, x)}</td><td class=n>{t.money(None, x) if into else ''}</td><td class=n>{t.money(None, bal)}</td></tr>"
    bank = r.choice(BANKS[c])
    body = f"<div class=hd><b>{bank}</b><span>Statement of Account</span></div><div class=two><div>{E(who.full.upper())}<br>{r.randint(2, 99)} {r.choice(('Acacia Lane', 'Hilltop Road', 'Riverside Street'))}</div><table><tr><td>Account Number</td><td>{who.account}</td></tr><tr><td>Account Type</td><td>Savings</td></tr><tr><td>Statement Period</td><td>{t.day(None, dt.date(2026, m, 1))} - {t.day(None, dt.date(2026, m + 1, 1) - dt.timedelta(days=1))}</td></tr></table></div><table class=m><tr class=h><td>Date</td><td>Description</td><td class=n>Withdrawals</td><td class=n>Deposits</td><td class=n>Balance</td></tr>{lines}</table><p>Closing balance: <b>{t.money(None, bal)}</b></p><p class=s>Please examine this statement at once. If no error is reported within 15 days the account will be considered correct.</p>"
    css = "body{font:9pt 'Noto Sans'}.hd{display:flex;justify-content:space-between;border-bottom:4px solid #0a5c5c;padding-bottom:6px;font-size:14pt}.two{display:flex;justify-content:space-between;margin:14px 0}.two td{padding:1px 8px}.m{width:100%}.m td{padding:3.5px 4px;border-bottom:1px solid #ddd}.h td{background:#0a5c5c;color:#fff}.n{text-align:right}.s{font-size:7.5pt;color:#666}"
    chromium(page(css, body, "A4", "15mm"), out)
    return [t]


@layout("dune", "COMPANY_ID", "PH,ID")
def dune(r, c, out):
    """A badge, upright."""
    t, who, f = Truth("COMPANY_ID", c, r), person(r, c), firm(r, c)
    no_ = {"PH": "ID No.", "ID": "NIK"}[c]
    body = f"<div class=card><div class=top>{E(f.name)}</div><div class=pic><i></i><u></u></div><div class=nm>{E(who.full.upper())}</div><div class=jb>{E(who.job)}</div><div>{E(who.dept)}</div><div class=no>{no_} {E(who.no)}</div><div class=s>{'If found, please return to the HR Department.' if c == 'PH' else 'Kartu ini milik perusahaan. Bila ditemukan harap dikembalikan.'}</div></div>"
    css = "body{font:8pt 'Noto Sans'}.card{height:100%;text-align:center}.top{background:#123a6b;color:#fff;font-weight:700;padding:10px 4px;font-size:9pt}.pic{width:88px;height:100px;border:1px solid #999;margin:12px auto;background:#e4e9ef;overflow:hidden}i{display:block;width:34px;height:38px;border-radius:50%;background:#9aa7b5;margin:18px auto 5px}u{display:block;width:66px;height:60px;border-radius:30px 30px 0 0;background:#9aa7b5;margin:0 auto}.nm{font-weight:700;font-size:11pt}.jb{color:#123a6b;font-weight:700}.no{margin:8px 0}.s{font-size:5.6pt;color:#555;margin-top:6px}"
    chromium(page(css, body, "60mm 94mm", "0"), out)
    return [t]
