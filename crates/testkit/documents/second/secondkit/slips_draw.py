"""Payslips drawn with reportlab and fpdf2."""

from decimal import Decimal as D

from . import data
from .base import setup, layout, ALL, SEVEN
from .doc import id_rows, rng, date_text
from .render import fp, rl_canvas, rl_fonts, settle

NO_GLYPH = ("₱", "₹", "₫", "đ")


@layout("birch", SEVEN)
def birch(r, c, path):
    """A long list of wage types with codes, in a letter to the employee's home."""
    from reportlab.lib.pagesizes import A4
    pay, doc, lab = setup("birch", r, c, lang="en" if c == "ID" else None)
    doc.negative = "trail"
    e, w = pay.emp, pay.who
    font = "NotoSans" if c == "VN" else "DejaVuCond"
    rl_fonts(font)
    cv = rl_canvas(path, A4)
    W, H = A4
    x0, x1 = 50, W - 50

    def t(x, y, s, size=8.5, k="", right=False):
        cv.setFont(font + ("-" + k if k else ""), size)
        (cv.drawRightString if right else cv.drawString)(x, y, s)
    t(x0, H - 46, doc.put("employerName", e.name) + "  ·  " + e.street + "  ·  " + e.city, 6.5)
    cv.setLineWidth(.4); cv.line(x0, H - 49, x1, H - 49)
    home = data.HOMES[c][0] if len(data.HOMES[c]) == 1 else r.choice(data.HOMES[c])
    for n, s in enumerate([doc.put("employeeName", w.full("long"))] + list(home)):
        t(x0, H - 92 - 13 * n, s, 10)
    title = {"en": "Remuneration Statement", "es": "Comprobante de percepciones y deducciones", "vi": "Bảng kê chi trả lương", "id": "Slip Gaji"}[doc.lang]
    t(x0, H - 160, title, 14, "B")
    ids = id_rows(doc, pay, 3)
    box = [(lab.number, "0" * (8 - len(data.re_digits(pay.number))) + data.re_digits(pay.number))] + [(lab.period, doc.period(pay.start, pay.end, "month/" if pay.monthly else " - ", "D.M.Y")), (lab.pay, doc.date("payDate", pay.pay, "D.M.Y")), (lab.hired, doc.date(None, pay.hired, "D.M.Y")), (lab.dept, pay.dept)] + ids
    y = H - 80
    for a, b in box:
        t(338, y, a, 8); t(x1, y, b, 8, "B", True); y -= 12
    y = min(y, H - 172) - 14
    cols = {"en": ("W/T", "Text", "Number", "Rate", "Amount", "Cumulated"), "es": ("Cve.", "Texto", "Unid.", "Base", "Importe", "Acumulado"), "vi": ("Mã", "Diễn giải", "Số lượng", "Đơn giá", "Số tiền", "Lũy kế"), "id": ()}[doc.lang]
    cv.setFillGray(.88); cv.rect(x0, y - 4, x1 - x0, 15, stroke=0, fill=1); cv.setFillGray(0)
    xs = [x0 + 4, x0 + 44, 320, 390, 462, x1 - 4]
    for n, s in enumerate(cols):
        t(xs[n], y, s, 8, "B", n > 1)
    y -= 16
    late = [i for i in pay.deductions if i.key == "late"]
    pay.deductions = [i for i in pay.deductions if i.key != "late"]
    for i in late:
        i.amount, i.ytd = -i.amount, -i.ytd
        pay.earnings.append(i)

    def row(kind, i, code):
        nonlocal y
        a, b, ytd = doc.line(kind, i.label, i.amount, i.ytd)
        t(xs[0], y, code); t(xs[1], y, a)
        if i.key == "basic":
            t(xs[2], y, f"{pay.days}.00" if c not in ("ID", "VN") else f"{pay.days},00", right=True)
            t(xs[3], y, doc.money(None, data.q(i.amount / pay.days, c)), right=True)
        t(xs[4], y, b, right=True); t(xs[5], y, ytd, right=True)
        y -= 13

    def total(code, label, x, ytd, k="B", name=None, sign=False):
        nonlocal y
        cv.line(xs[1], y + 9.5, x1, y + 9.5)
        t(xs[0], y, code, 8.5, k); t(xs[1], y, label, 8.5, k); t(xs[4], y, doc.money(name, x, sign), 8.5, k, True)
        if ytd is not None:
            t(xs[5], y, doc.money(None, ytd), 8.5, k, True)
        y -= 17
    for n, i in enumerate(pay.earnings):
        row("earnings", i, f"{1000 + 50 * n}")
    total("/101", lab.gross, pay.gross, pay.gross_ytd, name="grossAmount")
    for n, i in enumerate(pay.deductions):
        row("deductions", i, f"/{3 + n}{n}0" if n < 5 else f"{6000 + 10 * n}")
    total("/110", lab.less, pay.less, pay.less_ytd)
    cur = doc.cur({"PH": "PHP", "ID": "IDR", "SG": "SGD", "IN": "INR", "MX": "MXN", "VN": "VND", "MY": "MYR"}[c])
    total("/559", lab.net + f" ({cur})", pay.net, None, name="netAmount")
    y -= 4
    t(x0, y, {"en": "Transfer to", "es": "Transferencia a", "vi": "Chuyển khoản", "id": ""}[doc.lang] + f": {pay.bank}, {pay.account}", 8.5)
    y -= 26
    t(x0, y, lab.erside, 8.5, "B"); y -= 13
    for a, b in pay.employer_side:
        t(xs[1], y, a, 8); t(xs[4], y, doc.money(None, b), 8, right=True); y -= 11.5
    t(x0, 46, lab.note, 7); t(x1, 46, {"en": "Page 1 of 1", "es": "Página 1 de 1", "vi": "Trang 1/1", "id": ""}[doc.lang], 7, right=True)
    cv.save()
    return [doc]


@layout("cedar", ALL)
def cedar(r, c, path):
    """Strips of small captions over values; this period and the year to date."""
    pay, doc, lab = setup("cedar", r, c, no=NO_GLYPH)
    e, w = pay.emp, pay.who
    pdf = fp(families=("Narrow", "Sans"))
    X, Wd = 13, 184

    def strip(y, cells, h=9.5, grey=236):
        total = sum(k for _, _, k in cells)
        x = X
        for a, b, k in cells:
            wd = Wd * k / total
            pdf.set_draw_color(120); pdf.set_line_width(.2); pdf.set_fill_color(grey); pdf.rect(x, y, wd, 3.8, "DF"); pdf.rect(x, y + 3.8, wd, h - 3.8)
            pdf.set_font("Narrow", "", 6.5); pdf.set_xy(x, y); pdf.cell(wd, 3.8, a)
            pdf.set_font("Sans", "B", 8); pdf.set_xy(x, y + 3.8)
            if pdf.get_string_width(b) > wd - 2:
                pdf.set_font("Narrow", "B", 8)
            pdf.cell(wd, h - 3.8, b, align="C")
            x += wd
        return y + h
    pdf.set_font("Sans", "B", 13); pdf.set_xy(X, 12); pdf.cell(Wd / 1.5, 7, doc.put("employerName", e.name))
    pdf.set_font("Sans", "", 7.5); pdf.set_xy(X, 19); pdf.cell(Wd / 2, 4, f"{e.street}, {e.city}")
    tag = {"PH": "TIN", "ID": "NPWP", "SG": "UEN", "IN": "CIN", "MX": "RFC"}[c]
    pdf.set_xy(X, 23); pdf.cell(Wd / 2, 4, f"{tag} {e.tax}   Tel. {e.phone}")
    pdf.set_font("Sans", "B", 11); pdf.set_xy(X + Wd - 70, 12); pdf.cell(70, 7, lab.title, align="R")
    ids = id_rows(doc, pay, 2)
    y = strip(31, [(lab.number, pay.number, 2), (lab.name, doc.put("employeeName", w.full("commaupper")), 5), (lab.job, pay.job, 4)])
    y = strip(y, [(lab.dept, pay.dept, 3), (lab.hired, doc.date(None, pay.hired), 2.5), (lab.period, doc.period(pay.start, pay.end, " - " if c != "MX" else " al ", {"PH": "m/d/Y", "MX": "D/M/Y", "ID": "D/M/Y", "SG": "D/M/Y", "IN": "D-b-Y"}[c]), 4), (lab.pay, doc.date("payDate", pay.pay), 2.5)])
    y = strip(y, [(a, b, 3) for a, b in ids] + [(lab.account, pay.account, 3)])
    y += 5
    cols = [78, 22, 42, 42]

    def head(label):
        nonlocal y
        x = X
        pdf.set_fill_color(70, 80, 95); pdf.set_text_color(255); pdf.set_font("Narrow", "B", 8)
        for k, s in zip(cols, (label, {"en": "Hrs/Qty", "id": "Jml", "es": "Unidad"}[doc.lang], lab.amount, lab.ytd)):
            pdf.set_xy(x, y); pdf.cell(k, 5, s, fill=True, align="L" if k == 78 else "R"); x += k
        pdf.set_text_color(0); y += 5.4

    def row(cells, k=""):
        nonlocal y
        x = X
        pdf.set_font("Sans", k, 8.5)
        for wd, s in zip(cols, cells):
            pdf.set_xy(x, y); pdf.cell(wd, 4.7, s, align="L" if wd == 78 else "R"); x += wd
        y += 4.7
    for kind, items, title, tot, x, xy, name in (("earnings", pay.earnings, lab.earnings, lab.gross, pay.gross, pay.gross_ytd, "grossAmount"), ("deductions", pay.deductions, lab.deductions, lab.less, pay.less, pay.less_ytd, None)):
        head(title)
        for i in items:
            a, b, z = doc.line(kind, i.label, i.amount, i.ytd)
            row((a, i.units, b, z))
        pdf.line(X, y + .3, X + Wd, y + .3); y += .8
        row((tot, "", doc.money(name, x), doc.money(None, xy)), "B"); y += 4
    y = strip(y, [(lab.gross + " " + lab.ytd, doc.money(None, pay.gross_ytd), 3), (lab.less + " " + lab.ytd, doc.money(None, pay.less_ytd), 3), (lab.net, doc.money("netAmount", pay.net, c in ("SG", "MX", "IN")), 3)], 11)
    y += 6
    cells = [(a, doc.money(None, b), 1) for a, b in pay.employer_side]
    pdf.set_font("Sans", "B", 8); pdf.set_xy(X, y); pdf.cell(60, 4, lab.erside); y = strip(y + 5, cells)
    pdf.set_font("Sans", "I", 7); pdf.set_xy(X, 283); pdf.cell(Wd, 4, f"{lab.note}  {lab.printed}: {doc.date(None, pay.printed)}")
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("dogwood", ALL)
def dogwood(r, c, path):
    """Fixed-width text, as an old payroll program prints it."""
    pay, doc, lab = setup("dogwood", r, c, no=NO_GLYPH)
    e, w = pay.emp, pay.who
    wid = 86
    out = [doc.put("employerName", e.name.upper()).center(wid), f"{e.street}, {e.city}".center(wid), "", lab.title.upper().center(wid), "=" * wid]

    def pair(a, b, x="", y=""):
        left = f"{a:<17.17}: {b}" if a else ""
        right = f"{x:<16.16}: {y}" if x else ""
        out.append(f"{left:<46}{right}".rstrip())
    pair(lab.number, pay.number, lab.period, doc.period(pay.start, pay.end, "-" if not pay.monthly else "monthup", {"PH": "M/D/Y", "MX": "D/M/Y"}.get(c)))
    pair(lab.name, doc.put("employeeName", w.full("commaupper")), lab.pay, doc.date("payDate", pay.pay, {"PH": "M/D/Y", "IN": "D/M/Y"}.get(c)))
    pair(lab.dept, pay.dept.upper(), lab.rate, doc.money(None, pay.rate))
    ids = id_rows(doc, pay, 1)
    while ids:
        a = ids.pop(0)
        b = ids.pop(0) if ids else (lab.bank, pay.bank.upper())
        pair(a[0], a[1], b[0], b[1])
    out += ["-" * wid, f"{lab.earnings.upper():<25}{lab.amount.upper():>16}    {lab.deductions.upper():<25}{lab.amount.upper():>16}", "-" * wid]
    left = [doc.line("earnings", i.label.upper()[:26], i.amount)[:2] for i in pay.earnings]
    right = [doc.line("deductions", i.label.upper()[:26], i.amount)[:2] for i in pay.deductions]
    for n in range(max(len(left), len(right))):
        a, b = left[n] if n < len(left) else ("", "")
        x, y = right[n] if n < len(right) else ("", "")
        out.append(f"{a:<27}{b:>14}    {x:<27}{y:>14}".rstrip())
    out += ["", f"{'':<27}{'-' * 14}    {'':<27}{'-' * 14}", f"{lab.gross.upper():<27.27}{doc.money('grossAmount', pay.gross):>14}    {lab.less.upper():<27.27}{doc.money(None, pay.less):>14}", ""]
    net = doc.money("netAmount", pay.net, c in ("PH", "ID", "MX"))
    out += [f"{'':<45}{lab.net.upper() + ' :':<24}{'**' + net:>17}", "=" * wid]
    if pay.loans:
        out.append(f"{lab.loan.upper():<30}{lab.granted.upper():>18}{lab.amount.upper():>18}{lab.left.upper():>20}")
        for a, b, x, y in pay.loans:
            out.append(f"{a.upper():<30.30}{doc.money(None, x):>18}{doc.money(None, b):>18}{doc.money(None, y):>20}")
        out.append("-" * wid)
    out += [f"{lab.printed.upper()}: {date_text(pay.printed, 'D/M/Y' if c != 'PH' else 'M/D/Y', doc.lang)} {r.randint(8, 17):02}:{r.randint(0, 59):02}".ljust(50) + "PAYROLL V4.21  P. 1", "", "", f"{lab.received.upper()}: " + "_" * 30]
    pdf = fp(size=(215.9, 279.4) if c in ("PH", "MX") else "A4", families=("DejaVuMono",))
    pdf.set_font("DejaVuMono", "", 8.6)
    y = 16
    for s in out:
        if s.strip():
            pdf.text(15, y, s)
        y += 4.6
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("iroko", ALL)
def iroko(r, c, path):
    """Attendance, hours, leaves and loans around the pay."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
    pay, doc, lab = setup("iroko", r, c)
    e, w = pay.emp, pay.who
    rl_fonts("SourceSans")
    S = lambda size, k="", **kw: ParagraphStyle("x", fontName="SourceSans" + ("-" + k if k else ""), fontSize=size, leading=size * 1.25, **kw)
    green = colors.HexColor("#2f6f4f")
    flow = []
    P = lambda s, size=8.5, k="", **kw: Paragraph(s.replace("&", "&amp;"), S(size, k, **kw))
    wide = 182 * 2.8346
    head = Table([[P(doc.put("employerName", e.name), 15, "B", textColor=green), P(lab.title, 12, "B", alignment=2)], [P(f"{e.street}, {e.city}", 8), P(doc.period(pay.start, pay.end, "within"), 9, alignment=2)]], [wide * .66, wide * .34])
    head.setStyle([("LINEBELOW", (0, 1), (-1, 1), 1.2, green), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
    flow += [head, Spacer(1, 8)]
    info = [(lab.name, doc.put("employeeName", w.full("long"))), (lab.number, pay.number), (lab.job, pay.job), (lab.dept, pay.dept), (lab.hired, doc.date(None, pay.hired)), (lab.pay, doc.date("payDate", pay.pay))] + id_rows(doc, pay, 2) + [(lab.bank, f"{pay.bank} {pay.account}")]
    while len(info) % 2:
        info.append((lab.printed, doc.date(None, pay.printed)))
    rows = [[P(a, 8, textColor=colors.grey), P(b, 8.5, "B"), P(x, 8, textColor=colors.grey), P(y, 8.5, "B")] for (a, b), (x, y) in zip(info[::2], info[1::2])]
    flow += [Table(rows, [wide * .17, wide * .33, wide * .18, wide * .32], style=[("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1), ("LEFTPADDING", (0, 0), (-1, -1), 2)]), Spacer(1, 8)]
    base = [("FONT", (0, 0), (-1, -1), "SourceSans", 8.5), ("FONT", (0, 0), (-1, 0), "SourceSans-B", 8.5), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e6f0ea")), ("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), ("LINEBELOW", (0, 0), (-1, -1), .25, colors.HexColor("#bccdc3"))]
    words = {"en": ("Attendance", "Scheduled", "Present", "Overtime hrs", "Rest days"), "id": ("Kehadiran", "Hari kerja", "Hadir", "Jam lembur", "Libur"), "es": ("Asistencia", "Días laborables", "Asistidos", "Horas extra", "Descansos")}[doc.lang]
    att = Table([[words[0], words[1], words[2], lab.absent, lab.late, words[3], words[4]], ["", f"{pay.days}", f"{pay.days}", "0", f"{r.randint(0, 55)}", f"{r.randint(0, 14)}.{r.choice('05')}", "4" if pay.monthly else "2"]], [wide / 7] * 7, style=base)
    flow += [att, Spacer(1, 8)]
    rate = {"en": "Rate", "id": "Tarif", "es": "Tarifa"}[doc.lang]
    qty = {"en": "Days/Hrs", "id": "Hari/Jam", "es": "Días/Hrs"}[doc.lang]
    data_rows = [[lab.earnings, qty, rate, lab.amount]]
    for i in pay.earnings:
        a, b, _ = doc.line("earnings", i.label, i.amount)
        steady = i.key == "basic" and c != "MX"
        data_rows.append([a, f"{pay.days}" if steady else "", doc.money(None, data.q(i.amount / pay.days, c)) if steady else "", b])
    data_rows.append([lab.gross, "", "", doc.money("grossAmount", pay.gross)])
    flow += [Table(data_rows, [wide * .5, wide * .14, wide * .16, wide * .2], style=base + [("FONT", (0, -1), (-1, -1), "SourceSans-B", 9)]), Spacer(1, 6)]
    data_rows = [[lab.deductions, lab.amount]] + [list(doc.line("deductions", i.label, i.amount)[:2]) for i in pay.deductions]
    data_rows.append([lab.less, doc.money(None, pay.less)])
    flow += [Table(data_rows, [wide * .8, wide * .2], style=base + [("FONT", (0, -1), (-1, -1), "SourceSans-B", 9)]), Spacer(1, 8)]
    net = Table([[lab.net, doc.money("netAmount", pay.net, True)]], [wide * .6, wide * .4], style=[("FONT", (0, 0), (-1, -1), "SourceSans-B", 12), ("TEXTCOLOR", (0, 0), (-1, -1), colors.white), ("BACKGROUND", (0, 0), (-1, -1), green), ("ALIGN", (1, 0), (1, 0), "RIGHT"), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)])
    flow += [net, Spacer(1, 10)]
    leave = [[lab.leave, lab.entitled, lab.taken, lab.left]] + [[a, f"{x:.1f}", f"{y:.1f}", f"{z:.1f}"] for a, x, y, z in pay.leaves]
    left = Table(leave, [wide * .2, wide * .09, wide * .09, wide * .09], style=base)
    loan = [[lab.loan, lab.granted, lab.amount, lab.left]] + [[a, doc.money(None, x), doc.money(None, b), doc.money(None, y)] for a, b, x, y in pay.loans]
    cell = [left, Table(loan, [wide * .17, wide * .12, wide * .1, wide * .1], style=base + [("FONTSIZE", (0, 0), (-1, -1), 7.5)]) if pay.loans else ""]
    flow += [Table([cell], [wide * .51, wide * .49], style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]), Spacer(1, 10), P(lab.note, 7.5, "I", textColor=colors.grey)]
    SimpleDocTemplate(str(path), pagesize=letter if c in ("PH", "MX") else A4, leftMargin=40, rightMargin=40, topMargin=34, bottomMargin=34, invariant=1).build(flow)
    return [doc]


@layout("juniper", ALL)
def juniper(r, c, path):
    """Landscape, three columns, a drawn mark and a barcode; the employer has no label."""
    pay, doc, lab = setup("juniper", r, c)
    e, w = pay.emp, pay.who
    pdf = fp(orientation="L", size="A4", families=("NotoSans",))
    F = "NotoSans"
    col = rng("juniper", e.name).choice([(14, 92, 138), (150, 40, 60), (70, 60, 130)])
    pdf.set_fill_color(*col); pdf.rect(12, 11, 14, 14, "F"); pdf.set_fill_color(255); pdf.ellipse(15, 14, 8, 8, "F"); pdf.set_fill_color(*col); pdf.ellipse(18, 17, 5, 5, "F")
    pdf.set_font(F, "B", 16); pdf.set_xy(29, 11); pdf.set_text_color(*col); pdf.cell(150, 8, doc.put("employerName", e.name)); pdf.set_text_color(0)
    pdf.set_font(F, "", 8); pdf.set_xy(29, 19); pdf.cell(150, 5, f"{e.street}, {e.city}")
    pdf.set_font(F, "B", 12); pdf.set_xy(205, 11); pdf.cell(80, 6, lab.title, align="R")
    b = rng("bars", pay.number)
    x = 235.0
    while x < 283:
        k = b.choice([.3, .3, .6, .9]); pdf.set_fill_color(0); pdf.rect(x, 18.5, k, 7, "F"); x += k + b.choice([.4, .4, .8])
    pdf.set_draw_color(*col); pdf.set_line_width(.5); pdf.line(12, 29, 285, 29); pdf.set_line_width(.2)
    ids = id_rows(doc, pay, 3)
    blocks = [[(lab.name, doc.put("employeeName", w.full("natural"))), (lab.number, pay.number), (lab.job, pay.job), (lab.dept, pay.dept)],
              [(lab.period, doc.period(pay.start, pay.end, "month" if pay.monthly else " - ")), (lab.pay, doc.date("payDate", pay.pay)), (lab.bank, pay.bank), (lab.account, pay.account)], ids]
    for n, bl in enumerate(blocks):
        y = 32
        for a, v in bl:
            pdf.set_font(F, "", 7.5); pdf.set_text_color(110); pdf.set_xy(12 + 92 * n, y); pdf.cell(32, 5, a)
            pdf.set_font(F, "B", 8); pdf.set_text_color(0); pdf.set_xy(44 + 92 * n, y); pdf.cell(58, 5, v); y += 5
    top = 57
    lists = [(lab.earnings, [doc.line("earnings", i.label, i.amount)[:2] for i in pay.earnings], lab.gross, doc.money("grossAmount", pay.gross)),
             (lab.deductions, [doc.line("deductions", i.label, i.amount)[:2] for i in pay.deductions], lab.less, doc.money(None, pay.less)),
             (lab.erside, [(a, doc.money(None, v)) for a, v in pay.employer_side], {"en": "Total Employer Cost", "id": "Total Iuran Perusahaan", "es": "Total patronal"}[doc.lang], doc.money(None, sum((v for _, v in pay.employer_side), D(0))))]
    rows = max(len(l[1]) for l in lists)
    for n, (title, items, tot, amount) in enumerate(lists):
        x = 12 + 92 * n
        pdf.set_fill_color(*col); pdf.set_text_color(255); pdf.set_font(F, "B", 9); pdf.set_xy(x, top); pdf.cell(89, 6.5, " " + title, fill=True); pdf.set_text_color(0)
        y = top + 7.5
        for a, v in items:
            pdf.set_font(F, "", 8.5); pdf.set_xy(x, y); pdf.cell(60, 5.2, a); pdf.set_xy(x + 57, y); pdf.cell(32, 5.2, v, align="R"); y += 5.4
        y = top + 8 + rows * 5.4
        pdf.line(x, y, x + 89, y); pdf.set_font(F, "B", 8.5); pdf.set_xy(x, y + .5); pdf.cell(60, 5.6, tot); pdf.set_xy(x + 57, y + .5); pdf.cell(32, 5.6, amount, align="R")
    y += 11
    pdf.set_draw_color(*col); pdf.set_line_width(.6); pdf.rect(196, y, 89, 13); pdf.set_font(F, "", 8.5); pdf.set_xy(198, y + 1); pdf.cell(50, 5, lab.net)
    pdf.set_font(F, "B", 14); pdf.set_xy(198, y + 5); pdf.cell(85, 7, doc.money("netAmount", pay.net, True), align="R")
    pdf.set_font(F, "", 7); pdf.set_text_color(110); pdf.set_xy(12, y + 3); pdf.multi_cell(150, 4, lab.note + f"\n{lab.printed}: {doc.date(None, pay.printed)}")
    pdf.output(str(path)); settle(path)
    return [doc]


@layout("larch", ALL)
def larch(r, c, path):
    """A stamped electronic receipt, with codes for every line, a QR code and seals."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.pagesizes import A4, letter
    pay, doc, lab = setup("larch", r, c, no=NO_GLYPH)
    e, w = pay.emp, pay.who
    rl_fonts("Sans", "Mono")
    size = letter if c in ("MX", "PH") else A4
    cv = rl_canvas(path, size)
    W, H = size
    x0, x1 = 36, W - 36

    def t(x, y, s, size_=7.5, k="", right=False, mid=False):
        cv.setFont("Sans" + ("-" + k if k else ""), size_)
        (cv.drawRightString if right else cv.drawCentredString if mid else cv.drawString)(x, y, s)
    hexes = "".join(r.choice("0123456789ABCDEF") for _ in range(32))
    uuid = f"{hexes[:8]}-{hexes[8:12]}-4{hexes[13:16]}-A{hexes[17:20]}-{hexes[20:]}"
    t(x0, H - 44, doc.put("employerName", e.name), 11.5, "B")
    tag = {"PH": "TIN", "ID": "NPWP", "SG": "UEN", "IN": "CIN", "MX": "RFC"}[c]
    reg = {"MX": "Régimen fiscal: 601 General de Ley Personas Morales", "PH": f"SSS Employer No. {data.ph_sss(r)}", "ID": f"Kode badan usaha BPJS {data.digits(r, 8)}", "SG": f"CPF Submission No. {e.tax}-PTE-01", "IN": f"PF Establishment {r.choice(['BGBNG', 'PUPUN'])}{data.digits(r, 7)}"}[c]
    t(x0, H - 57, f"{tag}: {e.tax}    {reg}"); t(x0, H - 68, f"{e.street}, {e.city}")
    t(x1, H - 44, lab.title, 11.5, "B", True)
    serial = {"en": "Receipt No.", "id": "No. Bukti", "es": "Serie y folio"}[doc.lang]
    t(x1, H - 57, f"{serial}: N-{data.digits(r, 5)}", right=True)
    issued = {"en": "Issued", "id": "Diterbitkan", "es": "Fecha y hora de emisión"}[doc.lang]
    t(x1, H - 68, f"{issued}: {pay.printed.isoformat()}T{r.randint(8, 19):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}", right=True)
    cv.setFillColorRGB(.2, .2, .2); cv.rect(x0, H - 90, x1 - x0, 13, stroke=0, fill=1); cv.setFillColorRGB(1, 1, 1)
    t(x0 + 4, H - 86.5, {"en": "EMPLOYEE DETAILS", "id": "DATA KARYAWAN", "es": "DATOS DEL TRABAJADOR"}[doc.lang], 7.5, "B"); cv.setFillColorRGB(0, 0, 0)
    y = H - 102
    cells = [(lab.name, doc.put("employeeName", w.full("commaupper")))] + id_rows(doc, pay, 2 if c == "ID" else 0) + [(lab.number, pay.number), (lab.job, pay.job), (lab.dept, pay.dept), (lab.hired, doc.date(None, pay.hired, "Y-M-D" if c == "MX" else None)), (lab.period, doc.period(pay.start, pay.end, {"MX": " al ", "ID": " s/d "}.get(c, " to "), "Y-M-D" if c == "MX" else None)), (lab.pay, doc.date("payDate", pay.pay, "Y-M-D" if c == "MX" else None)), (lab.days, f"{pay.days}.000"), (lab.bank, pay.bank), (lab.account, pay.account)]
    if c == "MX":
        cells += [("Salario diario integrado", doc.money(None, data.q(pay.rate / 30 * D("1.0493")))), ("Tipo de régimen", "02 - Sueldos"), ("Riesgo puesto", "Clase II"), ("Periodicidad", "04 - Quincenal" if pay.days == 15 else "02 - Semanal")]
    for n, (a, b) in enumerate(cells):
        cx = x0 + 2 + (n % 2) * (x1 - x0) / 2
        t(cx, y, a + ":", 7.5, "B"); t(cx + 96, y, b)
        if n % 2:
            y -= 11.5
    y -= 16 if len(cells) % 2 else 6
    mid = (x0 + x1) / 2
    for a, b, s in ((x0, mid - 4, lab.earnings), (mid + 4, x1, lab.deductions)):
        cv.rect(a, y - 3, b - a, 13); t((a + b) / 2, y, s, 8, "B", mid=True)
    y -= 14
    heads = {"en": ("Type", "Code", "Item", "Amount"), "id": ("Jenis", "Kode", "Uraian", "Jumlah"), "es": ("Tipo", "Clave", "Concepto", "Importe")}[doc.lang]
    for a, b in ((x0, mid - 4), (mid + 4, x1)):
        t(a + 2, y, heads[0], 6.8, "B"); t(a + 28, y, heads[1], 6.8, "B"); t(a + 60, y, heads[2], 6.8, "B"); t(b - 2, y, heads[3], 6.8, "B", True)
    y -= 11
    start = y
    for kind, items, a, b in (("earnings", pay.earnings, x0, mid - 4), ("deductions", pay.deductions, mid + 4, x1)):
        yy = start
        for n, i in enumerate(items):
            l, m, _ = doc.line(kind, i.label, i.amount)
            t(a + 2, yy, i.code); t(a + 28, yy, f"{'P' if kind == 'earnings' else 'D'}{n + 1:03}"); t(a + 60, yy, l, 7.5 if len(l) < 34 else 6.5); t(b - 2, yy, m, right=True)
            yy -= 11
        y = min(y, yy)
    y -= 3
    cv.setLineWidth(.5)
    for a, b, l, m in ((x0, mid - 4, lab.gross, doc.money("grossAmount", pay.gross, True)), (mid + 4, x1, lab.less, doc.money(None, pay.less, True))):
        cv.line(a, y + 9, b, y + 9); t(a + 60, y, l, 7.8, "B"); t(b - 2, y, m, 7.8, "B", True)
    y -= 26
    cv.rect(mid + 4, y - 5, x1 - mid - 4, 17); t(mid + 10, y, lab.net, 10, "B"); t(x1 - 5, y, doc.money("netAmount", pay.net, True), 10, "B", True)
    pm = {"en": "Payment method: bank transfer", "id": "Cara bayar: transfer bank", "es": "Método de pago: PUE    Forma de pago: 99 Por definir    Moneda: MXN"}[doc.lang]
    t(x0, y, pm, 7.5)
    y -= 40
    t(x0, y + 12, lab.note, 6.8)
    qr = QrCodeWidget(f"https://verify.example/{uuid}?t={pay.net}")
    bounds = qr.getBounds()
    d = Drawing(86, 86, transform=[86 / (bounds[2] - bounds[0]), 0, 0, 86 / (bounds[3] - bounds[1]), 0, 0]); d.add(qr)
    renderPDF.draw(d, cv, x0, y - 92)
    seal = lambda n: "".join(r.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") for _ in range(n))
    yy = y - 12
    heads = {"en": ("Digital signature", "Time stamp authority"), "id": ("Tanda tangan digital", "Otoritas stempel waktu"), "es": ("Sello digital del CFDI", "Sello digital del SAT")}[doc.lang]
    t(x0 + 96, yy, f"UUID: {uuid}", 7, "B"); yy -= 11
    for hd in heads:
        t(x0 + 96, yy, hd, 6.8, "B"); yy -= 8
        for _ in range(2):
            cv.setFont("Mono", 5.6); cv.drawString(x0 + 96, yy, seal(122)); yy -= 7
        yy -= 3
    cv.line(x1 - 170, y - 118, x1, y - 118); t(x1 - 85, y - 127, lab.received if len(lab.received) < 40 else "Firma", 7, mid=True)
    cv.save()
    return [doc]
