"""The PDF producers: WeasyPrint, Chromium, reportlab, fpdf2, typst; each made to write the same bytes for the same input."""

import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import font_manrope
import font_roboto
import font_source_sans_pro
import font_source_serif_pro

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
esc = html.escape


def packaged(module, file):
    return str(pathlib.Path(module.__file__).parent / "files" / file)


FONTS = {
    "Roboto": {"": packaged(font_roboto, "Roboto-Regular.ttf"), "B": packaged(font_roboto, "Roboto-Bold.ttf"), "I": packaged(font_roboto, "Roboto-Italic.ttf"), "M": packaged(font_roboto, "Roboto-Medium.ttf")},
    "SourceSans": {"": packaged(font_source_sans_pro, "SourceSansPro-Regular.ttf"), "B": packaged(font_source_sans_pro, "SourceSansPro-Bold.ttf"), "I": packaged(font_source_sans_pro, "SourceSansPro-It.ttf")},
    "SourceSerif": {"": packaged(font_source_serif_pro, "SourceSerifPro-Regular.ttf"), "B": packaged(font_source_serif_pro, "SourceSerifPro-Bold.ttf"), "I": packaged(font_source_serif_pro, "SourceSerifPro-It.ttf")},
    "Manrope": {"": packaged(font_manrope, "Manrope-Regular.ttf"), "B": packaged(font_manrope, "Manrope-Bold.ttf")},
}


def system_font(pattern):
    return subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True).stdout


for family, name in (("Sans", "Liberation Sans"), ("Serif", "Liberation Serif"), ("Mono", "Liberation Mono"), ("Narrow", "Liberation Sans Narrow"), ("DejaVu", "DejaVu Sans"), ("DejaVuCond", "DejaVu Sans Condensed"), ("DejaVuMono", "DejaVu Sans Mono"), ("NotoSans", "Noto Sans"), ("NotoSerif", "Noto Serif")):
    FONTS[family] = {"": system_font(f"{name}:style=Condensed" if "Cond" in name else f"{name}:style=Regular,Book:weight=80"), "B": system_font(f"{name}:bold"), "I": system_font(f"{name}:italic")}

FACES = "".join(
    f"@font-face{{font-family:'{n}';font-weight:{w};font-style:{s};src:url('file://{FONTS[n][k]}')}}"
    for n in ("Roboto", "SourceSans", "SourceSerif", "Manrope") for k, w, s in (("", 400, "normal"), ("B", 700, "normal"), ("I", 400, "italic"), ("M", 500, "normal")) if k in FONTS[n]
)


def settle(path):
    """Dates and ids that a producer takes from the clock become fixed ones of the same length."""
    b = path.read_bytes()
    b = re.sub(rb"\((D:)\d{14}([^)]*)\)", lambda m: b"(D:20260701093000" + m.group(2) + b")", b)
    b = re.sub(rb"(<xmp:(?:Modify|Create|Metadata)Date>)[-0-9T:]{19}", rb"\g<1>2026-07-01T09:30:00", b)
    b = re.sub(rb"(<xmpMM:(?:Instance|Document)ID>)[A-Za-z0-9+/]{22}==", rb"\g<1>b3BlbndpbmstdW5zZWVuLg==", b)
    b = re.sub(rb"(/ID ?\[\()[A-Za-z0-9+/]{22}==(\) ?\()[A-Za-z0-9+/]{22}==", rb"\g<1>b3BlbndpbmstdW5zZWVuLg==\g<2>b3BlbndpbmstdW5zZWVuLg==", b)
    path.write_bytes(b)


def page(css, body, size="A4", margin="14mm"):
    return f"<!doctype html><html><head><meta charset='utf-8'><title> </title><style>{FACES}@page{{size:{size};margin:{margin}}}*{{box-sizing:border-box}}body{{margin:0}}table{{border-collapse:collapse}}{css}</style></head><body>{body}</body></html>"


def weasy(path, css, body, size="A4", margin="14mm"):
    import weasyprint
    weasyprint.HTML(string=page(css, body, size, margin)).write_pdf(str(path), pdf_identifier=b"0" * 16)
    settle(path)


def chrome(path, css, body, size="A4", margin="12mm"):
    with tempfile.TemporaryDirectory() as t:
        src = pathlib.Path(t) / "page.html"
        src.write_text(page(css, body, size, margin), encoding="utf-8")
        subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-pdf-tagging", f"--user-data-dir={t}/u", f"--print-to-pdf={path.resolve()}", src.as_uri()], check=True, capture_output=True, timeout=120)
    settle(path)


def typst_pdf(path, source):
    import typst
    with tempfile.TemporaryDirectory() as t:
        src = pathlib.Path(t) / "main.typ"
        src.write_text(source, encoding="utf-8")
        dirs = sorted({str(pathlib.Path(f).parent) for v in FONTS.values() for f in v.values()})
        typst.compile(str(src), output=str(path), font_paths=dirs)
    settle(path)


def ty(s):
    """Text for typst markup."""
    return "".join("\\" + c if c in "\\#$*_`<>@=-+/[]~'\"" else c for c in str(s))


def rl_fonts(*families):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    for f in families:
        for k, file in FONTS[f].items():
            name = f + ("-" + k if k else "")
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, file))
        pdfmetrics.registerFontFamily(f, normal=f, bold=f + "-B", italic=f + "-I", boldItalic=f + "-B")


def rl_canvas(path, size):
    from reportlab.pdfgen import canvas
    return canvas.Canvas(str(path), pagesize=size, invariant=1)


def fp(size="A4", orientation="P", unit="mm", families=("Sans",)):
    import datetime
    from fpdf import FPDF
    pdf = FPDF(orientation=orientation, unit=unit, format=size)
    pdf.set_creation_date(datetime.datetime(2026, 7, 1, 9, 30, tzinfo=datetime.timezone.utc))
    pdf.set_auto_page_break(False)
    pdf.c_margin = 1
    for f in families:
        for k in ("", "B", "I"):
            pdf.add_font(f, k, FONTS[f][k])
    pdf.add_page()
    return pdf
