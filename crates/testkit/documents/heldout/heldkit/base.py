"""The list of layouts, what they share, and the programs that print HTML."""

import html
import os
import pathlib
import re
import shutil
import subprocess
import sysconfig
import tempfile
from types import SimpleNamespace as NS

from . import pay as paying
from .truth import LANG, Truth
from .words import Words

LAYOUTS = {}
ALL = "PH,ID,SG,IN,MX,MY,VN".split(",")
SITE = pathlib.Path(sysconfig.get_paths()["purelib"])
E = html.escape


def layout(name, kind, countries):
    def take(make):
        LAYOUTS[name] = (kind, countries.split(","), make)
        return make
    return take


def start(r, c, kind="month", page=0, lang=None, words=None, extras=None, others=None, like=None, low=0.0, high=1.0, **style):
    """A payslip to be printed: its pay, its truth and its words. `like`: one of the same employer and program."""
    p = paying.pay(r, c, kind, extras, others, low, high)
    lang = lang or LANG[c]
    t = Truth("PAYSLIP", c, r, page, lang, **style)
    w = Words(c, r, lang, words)
    if like:
        p.firm, p.first, p.last, p.day = like.p.firm, like.p.first, like.p.last, like.p.day
        t.date_form, t.sign_form, t.style = like.t.date_form, like.t.sign_form, like.t.style
        w = like.w
    return NS(p=p, t=t, w=w, r=r, c=c, lang=lang)


def ename(x, how=None):
    who = x.p.who
    how = how or x.r.choice(("full", "full", "listed", "upper", "upperlisted"))
    s = who.listed if "listed" in how else who.full
    return x.t.put("employeeName", s.upper() if "upper" in how else s)


def employer(x, upper=False):
    return x.t.put("employerName", x.p.firm.name.upper() if upper else x.p.firm.name)


def period(x, month=None, form=None):
    """The pay period as this program prints it; a month's name only where it is one."""
    p = x.p
    if form is None:
        if p.kind == "month" and (month if month is not None else x.r.random() < .6):
            form = x.r.choice(x.w.months)
        else:
            forms = [f for f in x.w.spans if "{zB} de" not in f or p.first.month == p.last.month]
            forms = [f for f in forms if "{aB} {ad}-{zd}" not in f or p.first.month == p.last.month]
            form = x.r.choice(forms)
        x.form = form
    return x.t.span(p.first, p.last, form)


def rows(x, kind, ytd=False, sign=False, style=None):
    """The lines of a side as printed: (label, amount, ytd)."""
    return [x.t.line(kind, x.w.of(n.key), n.x, n.ytd if ytd else None, sign, style) for n in (x.p.e if kind == "e" else x.p.d)]


def er_name(x, n):
    """A contribution's name where the employer's share stands: no rate of the employee's, and the other side's letters."""
    s = re.sub(r"\s*\(?\d+([.,]\d+)?%\)?", "", x.w.of(n.key))
    return re.sub(r"\bEE\b", "ER", s).replace("Employee", "Employer")


def side_total(x, kind):
    return paying.money(sum(n.ytd for n in (x.p.e if kind == "e" else x.p.d)), x.c)


def face(family, *files):
    """Font faces from the packages, for HTML: ("Lato", "font_lato/files/Lato-Regular.ttf", "…Bold…")."""
    return "".join(f"@font-face{{font-family:'{family}';font-weight:{700 if 'Bold' in f else 400};src:url('{(SITE / f).as_uri()}')}}" for f in files)


LATO = face("Lato", "font_lato/files/Lato-Regular.ttf", "font_lato/files/Lato-Bold.ttf")
HANKEN = face("Hanken Grotesk", "font_hanken_grotesk/files/HankenGrotesk-Regular.otf", "font_hanken_grotesk/files/HankenGrotesk-Bold.otf")
CALADEA = face("Caladea", "font_caladea/files/Caladea-Regular.ttf", "font_caladea/files/Caladea-Bold.ttf")


VIETNAMESE = re.compile("[ưạịơụếẫảấ]")     # letters that most fonts of the packages have not


def page(css, body, size="A4", margin="14mm"):
    if VIETNAMESE.search(body):
        css = re.sub("Liberation Serif|P052|URW Bookman|C059|Caladea", "Noto Serif", css)
        css = re.sub("Liberation Sans Narrow|Liberation Sans|Lato|Hanken Grotesk|URW Gothic", "Noto Sans", css)
    return f"<!doctype html><html><head><meta charset='utf-8'><title>-</title><style>@page{{size:{size};margin:{margin}}}*{{box-sizing:border-box}}body{{margin:0}}table{{border-collapse:collapse}}{css}</style></head><body>{body}</body></html>"


def chromium(text, out):
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as d:
        src = pathlib.Path(d) / "a.html"
        src.write_text(text, encoding="utf-8")
        subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", f"--user-data-dir={d}/profile", "--no-pdf-header-footer", f"--print-to-pdf={out}", src.as_uri()],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def weasy(text, out):
    from weasyprint import HTML
    HTML(string=text).write_pdf(out)


def pairs(items, sep=":"):
    """Table rows of label, sign and value."""
    return "".join(f"<tr><td class=l>{E(a)}</td><td class=s>{sep}</td><td class=v>{E(b)}</td></tr>" for a, b in items)
