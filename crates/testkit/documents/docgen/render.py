"""HTML to PDF by the system's Chromium, drawings (logo, signature, stamp), and what payroll systems write as producer."""
import os
from pathlib import Path

import jinja2
import pikepdf
from markupsafe import Markup, escape

HERE = Path(__file__).resolve().parent.parent
ENV = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined)

SANS = ["'Liberation Sans'", "'DejaVu Sans'", "'Noto Sans'", "'Nimbus Sans'"]
SERIF = ["'Liberation Serif'", "'DejaVu Serif'", "'Noto Serif'"]
MONO = ["'Liberation Mono'", "'DejaVu Sans Mono'"]
NARROW = ["'Liberation Sans Narrow'", "'DejaVu Sans Condensed'"]
COLOURS = ["#1f4e79", "#0b6e4f", "#7a1f2b", "#3d3d3d", "#5b2a86", "#b3541e", "#00539c", "#226f54"]
TINTS = ["#e8eef5", "#eeeeee", "#f3efe4", "#e6f2ec", "#f6e9ea"]
FALLBACK = ", 'Liberation Sans', 'DejaVu Sans', sans-serif"


class Style(dict):
    __getattr__ = dict.__getitem__


def style(r, country, fonts=None, paper=None, size=None, margin="15mm", ink="#111"):
    sizes = size or (8.6, 10.2)
    # Vietnamese and the rupee sign are not in every font
    pool = fonts or SANS
    if country in ("VN", "IN", "PH"):
        pool = [f for f in pool if "Nimbus" not in f]
    return Style(font=Markup(r.choice(pool) + FALLBACK), size=round(r.uniform(*sizes), 1), paper=paper or ("Letter" if country == "PH" and r.random() < .6 else "A4"), margin=margin,
                 accent=r.choice(COLOURS), tint=r.choice(TINTS), ink=ink, title="", flag=r.random() < 0.5)


def logo(r, initials, colour, size=44):
    shape = r.choice(["circle", "square", "hex", "leaf", "bars"])
    text = f'<text x="22" y="29" font-size="19" font-family="Liberation Sans" font-weight="bold" fill="#fff" text-anchor="middle">{escape(initials)}</text>'
    body = {
        "circle": f'<circle cx="22" cy="22" r="21" fill="{colour}"/>{text}',
        "square": f'<rect x="1" y="1" width="42" height="42" rx="7" fill="{colour}"/>{text}',
        "hex": f'<polygon points="22,1 42,12 42,32 22,43 2,32 2,12" fill="{colour}"/>{text}',
        "leaf": f'<path d="M3 40 C3 12 16 3 41 3 C41 30 30 41 3 40 Z" fill="{colour}"/><path d="M3 40 L30 14" stroke="#fff" stroke-width="2.4"/>',
        "bars": f'<rect x="3" y="22" width="9" height="20" fill="{colour}"/><rect x="17" y="12" width="9" height="30" fill="{colour}" opacity=".75"/><rect x="31" y="3" width="9" height="39" fill="{colour}" opacity=".5"/>',
    }[shape]
    return Markup(f'<svg width="{size}pt" height="{size}pt" viewBox="0 0 44 44">{body}</svg>')


def signature(r):
    x, y, d = 6, 30, "M6 30"
    for _ in range(r.randint(6, 9)):
        x2 = x + r.randint(6, 15)
        d += f" C{x + 3} {y - r.randint(14, 30)} {x2 - 2} {y + r.randint(4, 16)} {x2} {30 + r.randint(-7, 5)}"
        x, y = x2, 30
    d += f" L{x + r.randint(10, 22)} {30 - r.randint(0, 9)}"
    ink = r.choice(["#1b2f7d", "#111", "#22308f"])
    return Markup(f'<svg width="92pt" height="30pt" viewBox="0 0 130 46"><path d="{d}" fill="none" stroke="{ink}" stroke-width="1.7" stroke-linecap="round"/></svg>')


def stamp(r, text):
    colour = r.choice(["#27348b", "#a4262c", "#5b2a86"])
    turn = r.randint(-16, 16)
    return Markup(f'<svg width="70pt" height="70pt" viewBox="0 0 100 100" style="transform:rotate({turn}deg);opacity:.62"><circle cx="50" cy="50" r="46" fill="none" stroke="{colour}" '
                  f'stroke-width="3"/><circle cx="50" cy="50" r="34" fill="none" stroke="{colour}" stroke-width="1.3"/><text x="50" y="59" font-size="26" font-weight="bold" '
                  f'fill="{colour}" text-anchor="middle" font-family="Liberation Serif">{escape(text)}</text></svg>')


def html(template, r, st, **data):
    emp = data.get("emp_initials", "AB")
    return ENV.get_template(template).render(r=r, st=st, sig=lambda: signature(r), stamp=lambda t: stamp(r, t), logo=logo(r, emp, st.accent), logo_small=logo(r, emp, st.accent, 26), **data)


class Printer:
    """One Chromium for a run."""

    def __enter__(self):
        from playwright.sync_api import sync_playwright
        self._pw = sync_playwright().start()
        self._browser = self._pw.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"])
        self._page = self._browser.new_page()
        return self

    def __exit__(self, *_):
        self._browser.close()
        self._pw.stop()

    def pdf(self, text, path):
        self._page.set_content(text, wait_until="load")
        self._page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)


# (creator, producer) of systems that print payslips; None keeps the browser's own
PRODUCERS = [None, ("JasperReports Library version 6.20.0", "iText 2.1.7 by 1T3XT"), ("Crystal Reports", "Powered By Crystal"), ("Microsoft® Excel® for Microsoft 365", "Microsoft® Excel® for Microsoft 365"),
             ("Microsoft® Word 2019", "Microsoft® Word 2019"), ("SAP NetWeaver 740", "SAP NetWeaver 740"), ("wkhtmltopdf 0.12.6", "Qt 5.15.2"), ("Oracle BI Publisher 12.2.1.4.0", "Oracle BI Publisher 12.2.1.4.0"),
             ("Odoo", "Odoo"), ("", "TCPDF 6.6.2 (http://www.tcpdf.org)"), ("", "dompdf 2.0.3 + CPDF"), ("", "PDFsharp 1.50.5147")]


def stamp_producer(path, r, when, choice="any"):
    """Writes creator, producer and dates; saved without randomness, so the same seed gives the same bytes."""
    pick = r.choice(PRODUCERS) if choice == "any" else choice
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        if pick:
            if pick[0]:
                pdf.docinfo["/Creator"] = pick[0]
            elif "/Creator" in pdf.docinfo:
                del pdf.docinfo["/Creator"]
            pdf.docinfo["/Producer"] = pick[1]
            if "/Title" in pdf.docinfo and r.random() < .5:
                del pdf.docinfo["/Title"]
        at = f"D:{when:%Y%m%d}{r.randint(8, 18):02d}{r.randint(0, 59):02d}{r.randint(0, 59):02d}+08'00'"
        pdf.docinfo["/CreationDate"] = at
        pdf.docinfo["/ModDate"] = at
        pdf.save(path, deterministic_id=True)
