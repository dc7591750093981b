"""Payslips of mainframes, matrix printers and older payroll programs: fixed pitch and ruled lines, by ReportLab."""

import textwrap
from itertools import zip_longest

from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .base import employer, ename, er_name, layout, period, rows, start
from .numbers import ascii_upper
from .pay import money, sum_up
from .words import numbers

FOLDERS = ("/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/noto", "/usr/share/fonts/truetype/liberation2")


def font(name):
    """Registers a system font by its file's name."""
    import pathlib
    if name in pdfmetrics.getRegisteredFontNames():
        return name
    for d in FOLDERS:
        f = pathlib.Path(d) / f"{name}.ttf"
        if f.exists():
            pdfmetrics.registerFont(TTFont(name, f))
            return name
    raise FileNotFoundError(name)


def fit(name, s):
    """The text, which the font must have all letters of."""
    missing = {ch for ch in s if ord(ch) not in pdfmetrics.getFont(name).face.charToGlyph}
    assert not missing, (name, missing)
    return s


def typed(out, lines, face, size, pitch, left=40, top=50, size_of_page=A4):
    c = Canvas(str(out), pagesize=size_of_page, invariant=1)
    y = size_of_page[1] - top
    for s in lines:
        bold = s.startswith("\x02")
        f = font(face + ("-Bold" if bold else "-Regular" if face.startswith("Liberation") else ""))
        c.setFont(f, size)
        c.drawString(left, y, fit(f, s.lstrip("\x02")))
        y -= pitch
    c.save()


SAP = {"en": dict(no="Personnel number", name="Name", ou="Organizational unit", cc="Cost center", pp="Pay period", pd="Date of payment", wt="WT   Wage type text", n="Number", u="Rate", a="Amount", gross="Total gross", net="Statutory net pay", pay="Payment", bank="Bank", acc="Account no.", run="Off-cycle reason", ded="Deductions", tot="Total deductions"),
       "id": dict(no="Nomor Personalia", name="Nama", ou="Unit Organisasi", cc="Cost Center", pp="Periode Gaji", pd="Tanggal Pembayaran", wt="WT   Keterangan", n="Kuantitas", u="Tarif", a="Jumlah", gross="Total Bruto", net="Gaji Bersih", pay="Ditransfer", bank="Bank", acc="No. Rekening", run="", ded="Potongan", tot="Total Potongan"),
       "es": dict(no="Nº de personal", name="Nombre", ou="Unidad organizativa", cc="Centro de coste", pp="Período de nómina", pd="Fecha de pago", wt="CC-N Texto concepto", n="Cantidad", u="Tarifa", a="Importe", gross="Total bruto", net="Neto a percibir", pay="Transferencia", bank="Banco", acc="Cuenta", run="", ded="Descuentos", tot="Total descuentos")}


@layout("cobalt", "PAYSLIP", "ID,IN,MX,PH,MY")
def cobalt(r, c, out):
    """A form of an enterprise system: wage types with codes, a minus behind deductions."""
    x = start(r, c, date={"IN": "{dd}.{mm}.{Y}", "PH": "{mm}/{dd}/{Y}", "MX": "{dd}.{mm}.{Y}"}.get(c, "{dd}.{mm}.{Y}"), style="plain" if c in ("PH", "IN", "MX", "MY") else "dot")
    t, w, p, s = x.t, x.w, x.p, SAP[x.lang]
    W = 84
    L = []

    def two(a, b, a2="", b2=""):
        L.append(f"{a:<20}{': ' if a else ''}{b:<28}"[:48].ljust(50) + (f"{a2:<17}: {b2}" if a2 else ""))

    L.append("\x02" + employer(x))
    L.append(p.firm.street)
    L.append(p.firm.town)
    L.append("")
    per = t.span(p.first, p.last, r.choice(("{a} - {z}", "{zmm}.{zY}", "{zmm}/{zY}")))
    title = w["title"].upper()
    L.append("\x02" + title + f"{'1':>{W - len(title)}}")
    L.append("-" * W)
    ids = numbers(t, w, p.who, .7)
    left = [(s["no"], p.who.no.strip("EHRKTN").zfill(8)), (s["name"], ename(x, r.choice(("full", "listed")))), (s["ou"], p.who.dept), (s["cc"], str(r.randint(100000, 999999)))]
    right = [(s["pp"], per), (s["pd"], t.day("payDate", p.day))] + ids
    for a, b in zip_longest(left, right, fillvalue=("", "")):
        two(*a, *b)
    L.append("-" * W)
    cur = {"PH": "PHP", "ID": "IDR", "IN": "INR", "MX": "MXN", "MY": "MYR", "VN": "VND"}[c]
    head = t.currency(cur) if r.random() < .7 else ""
    L.append(f"{s['wt']:<38}{s['n']:>12}{s['u']:>15}{(s['a'] + ' ' + head).strip():>19}")
    L.append("-" * W)
    code = r.choice((1000, 1100, 2010))
    for n in p.e:
        a, b, _ = t.line("e", w.of(n.key), n.x)
        num = f"{p.worked}.00" if n.key == "basic" else f"{r.randint(4, 30)}.00" if n.key == "ot" else ""
        L.append(f"{code:<5}{a:<33}{num:>12}{'':>15}{b:>19}")
        code += r.choice((1, 5, 10))
    L.append("")
    L.append(f"\x02{'/101 ' + s['gross']:<65}{t.money('grossAmount', p.gross):>19}")
    L.append("")
    code = 4010
    for n in p.d:
        a, b, _ = t.line("d", w.of(n.key), n.x)
        L.append(f"{('/3' + str(code % 90 + 10)) if n.key in ('sss', 'pf', 'epf', 'tax', 'isr', 'imss', 'bhxh', 'jht', 'tds', 'pcb') else code:<5}{a:<60}{b + '-':>19}")
        code += r.choice((1, 7, 11))
    L.append(f"{'/110 ' + s['tot']:<65}{t.money(None, p.less) + '-':>19}")
    L.append("-" * W)
    L.append(f"\x02{'/550 ' + s['net']:<65}{t.money('netAmount', p.net):>19}")
    L.append("=" * W)
    L.append(f"{'/559 ' + s['pay']:<22}{p.who.bank:<26}{p.who.account:<17}{t.money(None, p.net):>19}")
    L.append("")
    for n in p.er:
        L.append(f"{w['er'] + ' ' + er_name(x, n):<60}{t.money(None, n.x):>24}")
    typed(out, L, "LiberationMono", 9.2, 12.2, 48, 60)
    return [t]


@layout("drift", "PAYSLIP", "PH,MX,ID,MY,IN,SG")
def drift(r, c, out):
    """Nine-pin printer, capitals without accents, two columns side by side."""
    kind = {"PH": "half", "MX": "half"}.get(c, "month")
    x = start(r, c, kind, date={"PH": "{mm}/{dd}/{yy}" if r.random() < .4 else "{mm}/{dd}/{Y}", "MX": "{dd}/{bu}/{Y}", "IN": "{dd}/{mm}/{Y}"}.get(c, "{dd}/{mm}/{Y}"))
    t, w, p = x.t, x.w, x.p
    up = ascii_upper
    p.firm.name = up(p.firm.name)
    p.who.full, p.who.listed = up(p.who.full), up(p.who.listed)
    w.said = {k: up(v) for k, v in w.said.items()}
    plain = w.table
    w.table = {k: up(v) for k, v in plain.items()}
    W = 84
    L = [f"{employer(x):^{W}}", f"{up(p.firm.street + ', ' + p.firm.town)[:W]:^{W}}", "", f"{'*** ' + w['title'] + ' ***':^{W}}", "=" * W]
    forms = {"PH": ["{a} TO {z}", "{a}-{z}", "{abu} {add}-{zdd}, {zY}"], "MX": ["DEL {a} AL {z}", "{a} AL {z}"]}.get(c, ["{zBU} {zY}", "{a} - {z}", "{zmm}/{zY}"])
    per = t.span(p.first, p.last, r.choice(forms))
    ids = numbers(t, w, p.who, .6)
    left = [(w["no"], p.who.no), (w["name"], ename(x, r.choice(("full", "listed")) if len(p.who.listed) < 29 else "full")), (w["dept"], up(p.who.dept))]
    right = [(w["period"], per)] + ([(w["day"], t.day("payDate", p.day))] if r.random() < .7 else []) + ids
    for a, b in zip_longest(left, right, fillvalue=("", "")):
        L.append((f"{a[0]:<14.14}: {a[1]}" if a[0] else "").ljust(46) + (f"{b[0]:<14.14}: {b[1]}" if b[0] else ""))
    # labels longer than their column would be cut: the page prints what fits
    L.append("-" * W)
    L.append(f"{w['e']:<24.24}{w['amount']:>15}  |  {w['d']:<24.24}{w['amount']:>14}")
    L.append("-" * W)
    es = [t.line("e", w.of(n.key)[:24].strip(), n.x) for n in p.e]
    ds = [t.line("d", w.of(n.key)[:24].strip(), n.x) for n in p.d]
    for a, b in zip_longest(es, ds, fillvalue=("", "", "")):
        L.append(f"{a[0]:<24}{a[1]:>15}  |  {b[0]:<24}{b[1]:>14}")
    L.append(f"{'':<24}{'-' * 13:>15}  |  {'':<24}{'-' * 13:>14}")
    L.append(f"{w['gross']:<24.24}{t.money('grossAmount', p.gross):>15}  |  {w['less']:<24.24}{t.money(None, p.less):>14}")
    L.append("=" * W)
    sign = {"PH": "PHP {}", "MX": "${}", "ID": "RP {}", "MY": "RM {}", "IN": "RS. {}", "SG": "S${}"}[c]
    net = t.money("netAmount", p.net)
    L.append(f"{w['net'] + ' ' + '.' * 30:<50.50}" + f" {t.signed(net, sign) if r.random() < .7 else net:>{W - 51}}")
    L.append("=" * W)
    if r.random() < .5:
        L += textwrap.wrap(up(t.words(p.net)), W)
    L += ["", f"{w['account']}: {p.who.account}", "", "", f"{w['sign2']} ___________________________", "", f"{'- - ' * 20}"]
    mono = r.choice(("LiberationMono", "DejaVuSansMono"))
    typed(out, L, mono, 8.8 if mono == "LiberationMono" else 8.5, r.choice((12, 13.5)), 46, 44, letter if c in ("PH", "MX") else A4)
    return [t]


HARBOR = {"en": ("Hrs/Days", "Rate", "Balance"), "es": ("Cant.", "Tarifa", "Saldo"), "id": ("Jam/Hari", "Tarif", "Saldo")}


@layout("harbor", "PAYSLIP", "PH,MX,MY,SG,IN,ID")
def harbor(r, c, out):
    """Hourly pay: hours and rates for earnings, balances for loans; a narrow slip with rules."""
    x = start(r, c, {"PH": "halfcut", "MX": "fortnight", "ID": "cut", "MY": "cut", "SG": "month", "IN": "month"}[c], low=0, high=.5)
    t, w, p = x.t, x.w, x.p
    hours = {}
    for n in p.e:
        if n.key in ("ot", "night", "holiday", "dominical"):
            h, factor = r.randint(2, 16) + r.choice((0, 0, .5)), {"ot": 1.25 if c == "PH" else 2 if c == "MX" else 1.5, "night": .1}.get(n.key, 1)
            rate = money(p.hourly * factor, c)
            n.x = money(h * rate, c)
            hours[n.key] = (f"{h:.2f}", rate)
        elif n.key == "basic":
            rate = money(p.e[0].x / p.worked, c)
            n.x = money(rate * p.worked, c)
            hours["basic"] = (f"{p.worked:.2f}", rate)
    sum_up(p)
    sans = r.choice(("LiberationSans", "LiberationSansNarrow"))
    if t.sign_form[0] in "₱₹":      # which the font has not
        t.sign_form = {"PH": "PHP {}", "IN": "Rs. {}"}[c]
    reg, bold = font(f"{sans}-Regular"), font(f"{sans}-Bold")
    wide, high = 430, 560
    k = Canvas(str(out), pagesize=(wide, high), invariant=1)
    y = high - 34

    def at(px, s, f=reg, size=8.5, right=False):
        k.setFont(f, size)
        (k.drawRightString if right else k.drawString)(px, y, fit(f, s))

    def rule(gap=3):
        k.setLineWidth(.6)
        k.line(24, y - gap, wide - 24, y - gap)

    at(24, employer(x), bold, 10.5)
    at(wide - 24, w["title"], bold, 9.5, True)
    y -= 12
    at(24, f"{p.firm.street}, {p.firm.town}"[:80], reg, 7.5)
    rule(5)
    y -= 20
    info = [(w["name"], ename(x)), (w["no"], p.who.no), (w["job"], p.who.job), (w["period"], period(x)), (w["day"], t.day("payDate", p.day))] + numbers(t, w, p.who, .65)
    for a, b in info:
        at(24, a)
        at(140, b, bold)
        y -= 12.5
    y += 4
    rule()
    y -= 16
    h = HARBOR[x.lang]
    at(24, w["e"], bold)
    at(250, h[0], bold, right=True)
    at(318, h[1], bold, right=True)
    at(wide - 24, w["amount"], bold, right=True)
    rule()
    y -= 15
    for n, (a, b, _) in zip(p.e, rows(x, "e")):
        at(24, a)
        if n.key in hours:
            at(250, hours[n.key][0], right=True)
            at(318, t.money(None, hours[n.key][1]), right=True)
        at(wide - 24, b, right=True)
        y -= 12
    y += 4
    rule(2)
    y -= 12
    at(24, w["gross"], bold)
    at(wide - 24, t.money("grossAmount", p.gross), bold, right=True)
    y -= 22
    at(24, w["d"], bold)
    at(318, h[2], bold, right=True)
    at(wide - 24, w["amount"], bold, right=True)
    rule()
    y -= 15
    for n, (a, b, _) in zip(p.d, rows(x, "d")):
        at(24, a)
        if n.key in ("loan", "sssloan", "hdmfloan", "coop", "kasbon", "fonacot", "advance", "cashadv"):
            at(318, t.money(None, money(n.x * r.randint(2, 14), c)), right=True)
        at(wide - 24, b, right=True)
        y -= 12
    y += 4
    rule(2)
    y -= 12
    at(24, w["less"], bold)
    at(wide - 24, t.money(None, p.less), bold, right=True)
    y -= 24
    k.setFillGray(.9)
    k.rect(24, y - 6, wide - 48, 20, stroke=1, fill=1)
    k.setFillGray(0)
    at(30, w["net"], bold, 11)
    at(wide - 30, t.money("netAmount", p.net, sign=r.random() < .7), bold, 11, True)
    y -= 30
    at(24, w["computer"], reg, 7)
    k.save()
    return [t]
