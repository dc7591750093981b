"""Payslips of small employers and of other printing programs: FPDF, Typst and WeasyPrint."""

import datetime as dt
import json
import pathlib
import tempfile

from .base import E, SITE, employer, ename, layout, page, period, rows, start, weasy
from .pay import absence
from .words import numbers


@layout("ivory", "PAYSLIP", "IN,ID,MY,MX,PH")
def ivory(r, c, out):
    """Typed by an office: a centred letterhead, one list with dots, the accountant's name below."""
    from fpdf import FPDF
    x = start(r, c, {"MX": "half", "PH": "half"}.get(c, "month"))
    t, w, p = x.t, x.w, x.p
    if t.sign_form[0] in "₹₱":
        t.sign_form = {"IN": "Rs. {}", "PH": "PHP {}"}[c]
    if c in ("IN", "PH", "MX") and r.random() < .7:
        absence(r, p)
        t.minus = r.choice(("-{}", "({})"))
    face = r.choice(("Times", "Helvetica", "Courier"))
    f = FPDF(format=r.choice(("A4", "A5")) if c != "PH" else "letter")
    f.set_creation_date(dt.datetime(2026, 1, 2, tzinfo=dt.timezone.utc))
    f.set_margins(18, 16)
    f.add_page()
    wide, lh = f.epw, 5.6

    def mid(s, size=10, style=""):
        f.set_font(face, style, size)
        f.cell(0, lh, s, align="C", new_x="LMARGIN", new_y="NEXT")

    def dots(a, b, style="", size=9.5 if face != "Courier" else 9):
        f.set_font(face, style, size)
        room = wide - f.get_string_width(a + b) - 4
        f.cell(wide, lh, a + " " + "." * int(room / f.get_string_width(".")) + " " + b, align="L", new_x="LMARGIN", new_y="NEXT")

    def plain(a, b, size=9.5 if face != "Courier" else 9):
        f.set_font(face, "", size)
        f.cell(45 if face != "Courier" else 50, lh, a)
        f.cell(0, lh, ": " + b, new_x="LMARGIN", new_y="NEXT")

    mid(employer(x), 13, "B")
    mid(p.firm.street, 9)
    mid(p.firm.town, 9)
    f.line(18, f.get_y() + 1, 18 + wide, f.get_y() + 1)
    f.ln(4)
    if p.kind == "month":
        per = period(x, form=r.choice([m for m in w.months if "{zmm}" not in m]))
        join = {"en": " FOR THE MONTH OF ", "id": " BULAN ", "es": " DEL MES DE "}[x.lang]
        mid(w["title"].upper() + join + per, 11, "BU")
    else:
        mid(w["title"].upper(), 11, "BU")
        plain(w["period"], period(x))
    f.ln(2)
    for a, b in [(w["name"], ename(x)), (w["no"], p.who.no), (w["job"], p.who.job)] + numbers(t, w, p.who, .5):
        plain(a, b)
    if r.random() < .5:
        plain(w["day"], t.day("payDate", p.day))
    f.ln(3)
    signs = r.random() < .5
    f.set_font(face, "B", 10)
    f.cell(0, lh, w["e"], new_x="LMARGIN", new_y="NEXT")
    for a, b, _ in rows(x, "e", sign=signs):
        dots("   " + a, b)
    if r.random() < .75:
        dots(w["gross"], t.money("grossAmount", p.gross, sign=signs), "B")
    f.ln(2)
    f.set_font(face, "B", 10)
    f.cell(0, lh, w["d"], new_x="LMARGIN", new_y="NEXT")
    for a, b, _ in rows(x, "d", sign=signs):
        dots("   " + a, b)
    dots(w["less"], t.money(None, p.less, sign=signs), "B")
    f.ln(2)
    dots(w["net"], t.money("netAmount", p.net, sign=True), "B", 11 if face != "Courier" else 10)
    f.ln(2)
    f.set_font(face, "I" if face != "Courier" else "", 9)
    f.multi_cell(0, 5, t.words(p.net), new_x="LMARGIN", new_y="NEXT")
    f.ln(9)
    f.set_font(face, "", 9)
    who = {"IN": "V. Raghunathan", "ID": "Hesti Pramudita", "MY": "Tan Bee Choo", "MX": "C.P. Olga Treviño", "PH": "Corazon B. Ilagan"}[c]
    f.cell(wide / 2, lh, who)
    f.cell(0, lh, "______________________", align="R", new_x="LMARGIN", new_y="NEXT")
    f.cell(wide / 2, lh, w["sign1"])
    f.cell(0, lh, w["sign2"], align="R")
    f.output(str(out))
    return [t]


TYP = """#set document(date: none)
#set page(paper: "{paper}", margin: (x: 17mm, y: 15mm))
#set text(font: {font}, size: {size}pt)
#let L(s) = text(fill: luma(90), s)
"""


def q(s):
    return json.dumps(s, ensure_ascii=False)


@layout("pylon", "PAYSLIP", "IN,PH,SG,MY,VN,MX")
def pylon(r, c, out):
    """Set by Typst: labels over values in four columns, attendance, earnings above deductions or beside them."""
    import typst
    x = start(r, c, r.choice(("month", "cut")) if c in ("SG", "MY") else "half" if c == "MX" else "month")
    t, w, p = x.t, x.w, x.p
    if c in ("IN", "PH", "VN") and r.random() < .6:
        absence(r, p)
        t.minus = r.choice(("-{}", "({})"))
    font = '("Noto Sans",)' if c in ("VN", "PH", "IN") else r.choice(('("Caladea", "Noto Serif")', '("Lato", "Noto Sans")', '("Noto Serif",)'))
    s = TYP.format(paper=r.choice(("a4", "us-letter")) if c in ("PH", "MX") else "a4", font=font, size=r.choice((9, 9.5, 10)))
    firm = employer(x)
    s += f"#grid(columns: (1fr, auto), [#text(weight: \"bold\", size: 14pt, {q(firm)})\\ #text(size: 8pt, {q(p.firm.street + ', ' + p.firm.town)})\\ #text(size: 8pt, {q(p.firm.reg)})], align(right)[#text(size: 12pt, {q(w['title'])})\\ #text({q(period(x))})])\n#line(length: 100%, stroke: 0.8pt)\n"
    kv = [(w["name"], ename(x)), (w["no"], p.who.no), (w["dept"], p.who.dept), (w["job"], p.who.job), (w["joined"], t.day(None, p.who.joined)), (w["day"], t.day("payDate", p.day))] + numbers(t, w, p.who, .7) + [(w["account"], p.who.account)]
    s += "#grid(columns: (1fr, 1fr, 1fr, 1fr), row-gutter: 9pt, column-gutter: 8pt, " + ", ".join(f"[#text(size: 7.5pt, fill: luma(90), {q(a)})\\ #text(size: {1 if len(b) < 22 else .84}em, {q(b)})]" for a, b in kv) + ")\n#v(6pt)\n"
    att = {"en": ("Calendar days", "Present", "Paid leave", "Unpaid"), "es": ("Días del periodo", "Laborados", "Vacaciones", "Faltas"), "vi": ("Công chuẩn", "Công thực tế", "Nghỉ phép", "Nghỉ KL")}[x.lang]
    total = (p.last - p.first).days + 1
    away = r.randint(0, 2)
    s += f"#table(columns: 4, stroke: 0.4pt + luma(160), inset: 4pt, {', '.join(q(a) for a in att)}, {', '.join(q(str(n)) for n in (total, p.worked - away, away, 0))})\n"
    es, ds = rows(x, "e"), rows(x, "d")
    gross = t.money("grossAmount", p.gross)
    head = w["amount"] + (f" ({t.currency({'PH': 'Php', 'IN': 'INR', 'SG': 'SGD', 'MY': 'RM', 'VN': 'VND', 'MX': 'MXN'}[c])})" if r.random() < .5 else "")

    def table(title, lines, name, total):
        body = ", ".join(f"{q(a)}, {q(b)}" for a, b, _ in lines)
        return f"table(columns: (1fr, auto), align: (left, right), stroke: (x, y) => (bottom: 0.4pt + luma(190)), inset: 4.5pt, strong({q(title)}), strong({q(head)}), {body}, strong({q(name)}), strong({q(total)}))"

    a, b = table(w["e"], es, w["gross"], gross), table(w["d"], ds, w["less"], t.money(None, p.less))
    s += f"#grid(columns: (1fr, 1fr), column-gutter: 16pt, {a}, {b})\n" if r.random() < .6 else f"#{a}\n#v(4pt)\n#{b}\n"
    s += f"#v(6pt)\n#block(fill: luma(235), inset: 8pt, width: 100%)[#text(weight: \"bold\", size: 12pt, {q(w['net'])}) #h(1fr) #text(weight: \"bold\", size: 12pt, {q(t.money('netAmount', p.net, sign=True))})]\n"
    if r.random() < .6:
        s += f"#text(size: 8.5pt, {q(w['inwords'] + ': ' + t.words(p.net))})\n"
    s += f"#v(20pt)\n#text(size: 7.5pt, {q(w['computer'])})\n"
    with tempfile.TemporaryDirectory() as d:
        src = pathlib.Path(d) / "a.typ"
        src.write_text(s, encoding="utf-8")
        typst.compile(str(src), output=str(out), font_paths=[str(SITE / "font_caladea/files"), str(SITE / "font_lato/files"), "/usr/share/fonts/truetype/noto"])
    return [t]


TWO = {   # the same thing in two languages
    "MY": {"title": "Slip Gaji / Payslip", "employer": "Majikan / Employer", "name": "Nama / Name", "no": "No. Pekerja / Staff No.", "job": "Jawatan / Position", "period": "Bulan / Month", "day": "Tarikh Bayaran / Payment Date", "ss": "No. KWSP / EPF No.", "taxno": "No. Cukai Pendapatan / Income Tax No.", "ic": "No. K/P / I.C. No.", "socso_": "No. PERKESO / SOCSO No.", "e": "Pendapatan / Earnings", "d": "Potongan / Deductions", "gross": "Jumlah Pendapatan / Total Earnings", "less": "Jumlah Potongan / Total Deductions", "net": "Gaji Bersih / Net Pay", "basic": "Gaji Pokok / Basic Salary", "ot": "Kerja Lebih Masa / Overtime", "transport": "Elaun Pengangkutan / Transport Allowance", "attend": "Elaun Kehadiran / Attendance Allowance", "incentive": "Insentif / Incentive", "shift": "Elaun Syif / Shift Allowance", "handphone": "Elaun Telefon / Phone Allowance", "claim": "Tuntutan / Claims", "epf": "KWSP / EPF", "socso": "PERKESO / SOCSO", "eis": "SIP / EIS", "pcb": "PCB / MTD", "zakat": "Zakat / Zakat", "advance": "Pendahuluan / Advance", "loan": "Pinjaman / Loan", "unpaid": "Cuti Tanpa Gaji / Unpaid Leave", "code": "Kod / Code", "desc": "Keterangan / Description", "amount": "Jumlah / Amount (RM)"},
    "VN": {"title": "PHIẾU LƯƠNG / PAYSLIP", "employer": "Công ty / Company", "name": "Họ và tên / Full name", "no": "Mã NV / Employee code", "job": "Chức danh / Job title", "period": "Kỳ lương / Pay period", "day": "Ngày trả / Pay date", "ss": "Số BHXH / Social insurance No.", "taxno": "Mã số thuế / Tax code", "cccd": "Số CCCD / ID No.", "e": "Thu nhập / Earnings", "d": "Khấu trừ / Deductions", "gross": "Tổng thu nhập / Gross income", "less": "Tổng khấu trừ / Total deductions", "net": "Thực nhận / Net pay", "basic": "Lương cơ bản / Basic salary", "ot": "Làm thêm giờ / Overtime", "meal": "Phụ cấp ăn trưa / Lunch allowance", "phone": "Phụ cấp điện thoại / Phone allowance", "transport": "Phụ cấp xăng xe / Petrol allowance", "responsible": "PC trách nhiệm / Responsibility allowance", "diligence": "Chuyên cần / Attendance bonus", "kpi": "Thưởng KPI / KPI bonus", "housing": "Nhà ở / Housing allowance", "bhxh": "BHXH 8% / Social insurance", "bhyt": "BHYT 1.5% / Health insurance", "bhtn": "BHTN 1% / Unemployment insurance", "tncn": "Thuế TNCN / PIT", "union": "Đoàn phí / Union fee", "advance": "Tạm ứng / Advance", "late": "Đi muộn / Lateness", "code": "Mã / Code", "desc": "Diễn giải / Description", "amount": "Số tiền / Amount (VND)"},
    "ID": {"title": "SLIP GAJI / PAY SLIP", "employer": "Perusahaan / Company", "name": "Nama / Name", "no": "NIK / Employee No.", "job": "Jabatan / Position", "period": "Periode / Period", "day": "Tanggal Bayar / Pay Date", "ss": "No. BPJS TK / Social Security No.", "taxno": "NPWP / Tax ID", "nik": "No. KTP / ID Card", "e": "Pendapatan / Earnings", "d": "Potongan / Deductions", "gross": "Total Pendapatan / Total Earnings", "less": "Total Potongan / Total Deductions", "net": "Gaji Bersih / Net Pay", "basic": "Gaji Pokok / Basic Salary", "ot": "Lembur / Overtime", "position": "Tunj. Jabatan / Position Allowance", "meal": "Uang Makan / Meal Allowance", "transport": "Transport / Transport Allowance", "attend": "Premi Hadir / Attendance Premium", "incentive": "Insentif / Incentive", "comm": "Komunikasi / Communication", "family": "Tunj. Keluarga / Family Allowance", "jht": "JHT 2% / Old Age Security", "jp": "JP 1% / Pension", "kes": "BPJS Kes 1% / Health Insurance", "tax": "PPh 21 / Income Tax", "kasbon": "Pinjaman / Loan", "koperasi": "Koperasi / Cooperative", "late": "Terlambat / Late", "union": "Serikat / Union", "code": "Kode / Code", "desc": "Uraian / Description", "amount": "Jumlah / Amount (IDR)"},
    "PH": {"title": "Talaan ng Sahod / Payslip", "employer": "Kumpanya / Company", "name": "Pangalan / Name", "no": "Blg. ng Empleyado / Employee No.", "job": "Posisyon / Position", "period": "Saklaw na Panahon / Pay Period", "day": "Petsa ng Sahod / Pay Date", "ss": "Blg. ng SSS / SSS No.", "taxno": "TIN", "phic": "Blg. ng PhilHealth / PhilHealth No.", "hdmf": "Blg. ng Pag-IBIG / Pag-IBIG No.", "e": "Kita / Earnings", "d": "Kaltas / Deductions", "gross": "Kabuuang Kita / Gross Pay", "less": "Kabuuang Kaltas / Total Deductions", "net": "Netong Sahod / Net Pay", "basic": "Batayang Sahod / Basic Pay", "ot": "Overtime", "night": "Night Differential", "holiday": "Bayad sa Pista / Holiday Pay", "rice": "Bigas / Rice Allowance", "transpo": "Pamasahe / Transportation", "comm": "Load Allowance", "incentive": "Insentibo / Incentive", "cola": "COLA", "adjust": "Pagsasaayos / Adjustment", "sss": "SSS", "phic_": "PhilHealth", "hdmf_": "Pag-IBIG", "tax": "Buwis / Withholding Tax", "sssloan": "Utang sa SSS / SSS Loan", "hdmfloan": "Utang sa Pag-IBIG / Pag-IBIG Loan", "cashadv": "Bale / Cash Advance", "coop": "Kooperatiba / Coop", "late": "Huli sa Pasok / Tardiness", "uniform": "Uniporme / Uniform", "code": "Code", "desc": "Paglalarawan / Description", "amount": "Halaga / Amount (PhP)"},
}


@layout("onyx", "PAYSLIP", "MY,VN,ID,PH")
def onyx(r, c, out):
    """Two languages, a column of codes, deductions below earnings."""
    x = start(r, c, "half" if c == "PH" else "month", words=TWO[c])
    t, w, p = x.t, x.w, x.p
    t.currency({"MY": "RM", "VN": "VND", "ID": "IDR", "PH": "PhP"}[c])
    firm = employer(x)
    info = [(w["employer"], firm), (w["name"], ename(x, "upper")), (w["no"], p.who.no), (w["job"], p.who.job), (w["period"], period(x, month=True)), (w["day"], t.day("payDate", p.day))] + numbers(t, w, p.who, .8)
    half = (len(info) + 1) // 2
    cells = "".join(f"<tr>{''.join(f'<td class=k>{E(a)}</td><td>{E(b)}</td>' for a, b in pair)}</tr>" for pair in zip(info[:half], info[half:] + [("", "")]))
    body, n = "", r.choice((100, 1001, 10))
    for kind in "ed":
        body += f"<tr class=g><td></td><td colspan=2>{E(w[kind])}</td></tr>"
        for a, b, _ in rows(x, kind):
            body += f"<tr><td>{'AE' if kind == 'e' else 'D'}{n}</td><td>{E(a)}</td><td class=n>{b}</td></tr>"
            n += r.choice((1, 2, 10))
        body += f"<tr class=s><td></td><td>{E(w['gross' if kind == 'e' else 'less'])}</td><td class=n>{t.money('grossAmount' if kind == 'e' else None, p.gross if kind == 'e' else p.less)}</td></tr>"
    body += f"<tr class=net><td></td><td>{E(w['net'])}</td><td class=n>{t.money('netAmount', p.net)}</td></tr>"
    css = "body{font:9.2pt 'DejaVu Sans'}h1{font-size:13pt;text-align:right;margin:0 0 10px;color:#14406b}.i{width:100%;margin-bottom:12px}.i td{padding:3px 5px;border-bottom:1px dotted #999;vertical-align:top}.k{color:#555;width:24%;font-size:8pt}.m{width:100%}.m td{padding:3px 6px;border:1px solid #9bb0c4}.m td:first-child{width:70px}.n{text-align:right;width:150px}.h td,.g td{background:#dfe8f1;font-weight:700}.s td{font-weight:700}.net td{font-weight:700;font-size:10.5pt;background:#14406b;color:#fff}"
    weasy(page(css, f"<h1>{E(w['title'])}</h1><table class=i>{cells}</table><table class=m><tr class=h><td>{E(w['code'])}</td><td>{E(w['desc'])}</td><td class=n>{E(w['amount'])}</td></tr>{body}</table>", "A4", "15mm"), out)
    return [t]
