"""A fixed-pitch slip drawn straight onto the PDF, as line printers and old payroll systems do; no browser involved."""
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"


def lines(s):
    L, w = s.L, 80
    out = [str(s.employer).center(w).rstrip(), s.emp.address.center(w).rstrip(), "=" * w, str(L.title).center(w).rstrip(), "-" * w]

    def two(a, b):
        out.append(a.ljust(46) + b)

    two(f"{L.employee[:16]:<16}: {s.employee}", "")
    ids = s.ids()
    two(f"{L.empno[:16]:<16}: {s.empno}", f"{L.paydate}: {s.paydate}")
    out.append(f"{L.period[:16]:<16}: {s.period}")
    for i in range(0, len(ids), 2):
        out.append("   ".join(f"{a[:16]:<16}: {v:<20}" for a, v in ids[i:i + 2]).rstrip())
    out.append("-" * w)
    out.append(f"{L.earnings.upper():<25}{L.amount:>13}  {L.deductions.upper():<26}{L.amount:>13}")
    out.append("-" * w)
    for e, d in s.lines():
        left = f"{e.label:<25}{e.amount:>13}" if e else " " * 38
        right = f"{d.label:<26}{d.amount:>13}" if d else ""
        out.append((left + "  " + right).rstrip())
    out.append("-" * w)
    out.append(f"{L.gross:<24} {s.gross_plain:>13}  {L.total_deductions:<26}{s.rec.money(s.pay.deducted):>13}")
    out.append("=" * w)
    out.append(f"{'':<40}*** {L.net.upper():<20}{s.net:>16}")
    out.append("=" * w)
    out.append("")
    out.append(L.note)
    return out


def draw(s, path, r):
    pdfmetrics.registerFont(TTFont("Mono", FONT))
    size = letter if s.country == "PH" else A4
    c = canvas.Canvas(str(path), pagesize=size, invariant=1)
    c.setTitle("")
    if r.random() < 0.6:
        c.setFillColorRGB(.9, .95, .9)
        y = size[1] - 36
        while y > 60:
            c.rect(20, y - 12, size[0] - 40, 12, stroke=0, fill=1)
            y -= 24
    c.setFillColorRGB(.12, .12, .16)
    c.setFont("Mono", 9.2)
    y = size[1] - 62
    for line in lines(s):
        c.drawString(62, y, line)
        y -= 12
    c.showPage()
    c.save()
