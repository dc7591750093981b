#!/usr/bin/env python3
"""Tampered documents, and harmless ones that look suspicious: tamper.py --in DIR --out DIR2 --seed N [--each K]

DIR holds what generate.py and capture.py wrote. Each result is <base>-<kind>.* with its own truth file: `tampered` says what was done to it, and is null
for the harmless ones, which carry `benign` instead and must not be flagged. The fields are what the result shows.
"""
import argparse
import copy
import io
import json
import random
import re
import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pymupdf
from PIL import Image, ImageOps

import capture
from docgen.people import person

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmp:CreatorTool="Adobe Photoshop 25.0 (Windows)" xmp:CreateDate="2026-03-30T20:11:02+08:00" xmp:ModifyDate="2026-04-02T21:47:10+08:00" xmpMM:DocumentID="adobe:docid:photoshop:7f1c">
<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Adobe Photoshop 25.0 (Windows)" stEvt:when="2026-04-02T21:47:10+08:00"/></rdf:Seq></xmpMM:History>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


class Base:
    def __init__(self, path):
        self.path, self.id = path, path.stem
        self.truth = json.loads(path.with_suffix(".json").read_text())
        self.doc = self.truth["documents"][0]
        self.printed = self.doc["printed"]

    def new(self, kind, what, changes=None, benign=False):
        t = copy.deepcopy(self.truth)
        t["id"], t["base"] = f"{self.id}-{kind}", self.id
        if benign:
            t["benign"] = {"kind": kind, "what": what}
        else:
            t["tampered"] = {"kind": kind, "what": what}
        for field, (value, shown) in (changes or {}).items():
            t["documents"][0]["fields"][field] = value
            t["documents"][0]["printed"][field] = shown
        return t


def put(out, truth):
    (out / f"{truth['id']}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")
    return out / truth["id"]


def raised(text, r):
    """The same notation with a higher leading digit, or None."""
    i = next(i for i, c in enumerate(text) if c.isdigit())
    if text[i] in "89":
        return None
    return text[:i] + str(r.randint(int(text[i]) + 1, 9)) + text[i + 1:]


def net_of(base, r):
    """(digits as printed, digits after, decimal after, printed after) of the net amount."""
    shown = base.printed.get("netAmount")
    if not shown:
        return None
    digits = re.search(r"\d[\d.,]*\d", shown).group()
    after = raised(digits, r)
    if after is None:
        return None
    value = Decimal(base.doc["fields"]["netAmount"])
    lead = len(str(int(value))) - 1
    more = value + (int(after[0]) - int(digits[0])) * Decimal(10) ** lead
    return digits, after, f"{more:.2f}", shown.replace(digits, after)


def spans(page):
    for b in page.get_text("rawdict")["blocks"]:
        for ln in b.get("lines", []):
            for s in ln["spans"]:
                yield s


def find(page, text):
    """Where `text` stands, in its largest print: (rectangle, size, origin, colour, characters)."""
    best = None
    for s in spans(page):
        chars = s["chars"]
        whole = "".join(c["c"] for c in chars)
        at = whole.find(text)
        if at >= 0 and (best is None or s["size"] >= best[1]):
            part = chars[at:at + len(text)]
            rect = pymupdf.Rect(part[0]["bbox"]) | pymupdf.Rect(part[-1]["bbox"])
            best = (rect, s["size"], pymupdf.Point(part[0]["origin"]), s["color"], part, s["font"])
    return best


def rgb(n):
    return ((n >> 16 & 255) / 255, (n >> 8 & 255) / 255, (n & 255) / 255)


def ground(page, rect):
    """The colour behind a place, to cover it unseen."""
    pix = page.get_pixmap(clip=rect + (-3, -2, 3, 2), dpi=72)
    a = np.frombuffer(pix.samples, np.uint8).reshape(-1, pix.n)[:, :3]
    values, counts = np.unique(a, axis=0, return_counts=True)
    return tuple(float(x) / 255 for x in values[counts.argmax()])


def write_over(page, hit, text, font, remove=True, fill=None, grow=1.0):
    rect, size, origin, colour, _, _ = hit
    fill = fill or ground(page, rect)
    if remove:
        page.add_redact_annot(rect + (0.3, size * .12, -0.3, -size * .12), fill=False)
        page.apply_redactions(images=0, graphics=0)
    else:
        page.draw_rect(rect + (-.5, 0, .8, 0), color=None, fill=fill)
    size *= grow
    width = pymupdf.get_text_length(text, fontname=font, fontsize=size)
    page.insert_text((rect.x1 - width, origin.y), text, fontname=font, fontsize=size, color=rgb(colour))


def finish(doc_bytes, path, info=None, xmp=False):
    with pikepdf.open(io.BytesIO(doc_bytes)) as pdf:
        for k, v in (info or {}).items():
            if v is None:
                if k in pdf.docinfo:
                    del pdf.docinfo[k]
            else:
                pdf.docinfo[k] = v
        if xmp:
            pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(path, deterministic_id=True)


def later(base, days):
    d = date.fromisoformat(base.doc["fields"]["payDate"] or base.doc["fields"]["endDate"] or "2026-03-31") + timedelta(days=days)
    return f"D:{d:%Y%m%d}214710+08'00'"


# --- tampered

def amount_other_font(base, out, r):
    n = net_of(base, r)
    with pymupdf.open(base.path) as doc:
        hit = n and find(doc[0], n[0])
        if not hit:
            return False
        font = "cour" if "Mono" not in hit[5] and r.random() < .3 else "tiro" if "Serif" not in hit[5] else "helv"
        write_over(doc[0], hit, n[1], font)
        t = base.new("amount-replaced-other-font", f"net amount {n[0]} became {n[1]} in another font", {"netAmount": (n[2], n[3])})
        finish(doc.tobytes(garbage=3, deflate=True), put(out, t).with_suffix(".pdf"), {"/ModDate": later(base, 11)})
    return True


def incremental_update(base, out, r):
    n = net_of(base, r)
    t = None
    with pymupdf.open(base.path) as probe:
        if not n or not find(probe[0], n[0]):
            return False
    t = base.new("incremental-update", f"net amount {n[0]} replaced by {n[1]} in an update appended to the file", {"netAmount": (n[2], n[3])})
    path = put(out, t).with_suffix(".pdf")
    shutil.copy(base.path, path)
    with pymupdf.open(path) as doc:
        write_over(doc[0], find(doc[0], n[0]), n[1], "helv", remove=False)
        doc.saveIncr()
    return True


def overlaid(base, out, r):
    n = net_of(base, r)
    with pymupdf.open(base.path) as doc:
        hit = n and find(doc[0], n[0])
        if not hit:
            return False
        write_over(doc[0], hit, n[1], "hebo" if "Bold" in hit[5] else "helv", remove=False, fill=(1, 1, 1))
        t = base.new("amount-overlaid", f"a white box with {n[1]} lies over the net amount {n[0]}", {"netAmount": (n[2], n[3])})
        finish(doc.tobytes(garbage=3, deflate=True), put(out, t).with_suffix(".pdf"),
               {"/Producer": r.choice(["iLovePDF", "Sejda 5.2", "Smallpdf.com", "PDFescape"]), "/ModDate": later(base, 6)})
    return True


def paste_digit(img, page, dpi, n, r, where=None):
    """Copies a digit that stands elsewhere on the page over the first digit of the net amount. `where` maps points to pixels."""
    hit = find(page, n[0])
    if not hit:
        return None
    target = hit[4][0]
    old = target["c"]
    donors = [(c, s["size"], s["font"]) for s in spans(page) for c in s["chars"] if c["c"].isdigit() and int(c["c"]) > int(old) and c["bbox"] != target["bbox"]]
    if not donors:
        return None
    same = [d for d in donors if abs(d[1] - hit[1]) < .2 and d[2] == hit[5]] or [d for d in donors if abs(d[1] - hit[1]) < 1.5] or donors
    c, size, _ = r.choice(same)
    k = dpi / 72
    where = where or (lambda x, y: (x * k, y * k))

    def box(ch, size):
        x0, _, x1, _ = ch["bbox"]
        y = ch["origin"][1]
        # the height of a digit above its baseline
        a, b = where(x0, y - size * .80), where(x1, y + size * .06)
        return [round(v) for v in (*a, *b)]

    tx0, ty0, tx1, ty1 = box(target, hit[1])
    sx0, sy0, sx1, sy1 = box(c, size)
    patch = img[sy0:sy1, sx0:sx1].copy()
    if patch.size == 0 or tx1 <= tx0:
        return None
    patch = cv2.resize(patch, (tx1 - tx0, ty1 - ty0), interpolation=cv2.INTER_CUBIC)
    img[ty0:ty1, tx0:tx1] = patch
    value = Decimal(n[2])
    first = n[1][0]
    lead = len(str(int(value))) - 1
    value += (int(c["c"]) - int(first)) * Decimal(10) ** lead
    return f"{value:.2f}", c["c"] + n[1][1:], [tx0, ty0, tx1, ty1]


def pasted(base, out, r, kind, grey=False, skew=0.0, dpi=200):
    """(image, truth, region): the page as an image in which the net amount was changed by pasting."""
    n = net_of(base, r)
    if not n:
        return None
    with pymupdf.open(base.path) as doc:
        page = doc[0]
        rs = np.random.RandomState(r.getrandbits(32))
        img = capture.render(base.path, 0, dpi)
        m = None
        if skew or grey:
            h, w = img.shape[:2]
            p = dict(skew=skew, shift=0, lid="white", faded=0, streak=None, blur=.5, contrast=.95, white=250, noise=2.5, tint=[0, 0, -2], specks=12)
            img = capture.scan_page(img, r, rs, grey, p)
            m = cv2.getRotationMatrix2D((w / 2, h / 2), skew, 1)
            img = np.asarray(Image.open(io.BytesIO(capture.jpeg(img, 75)))).copy()
        k = dpi / 72
        where = (lambda x, y: (m[0, 0] * x * k + m[0, 1] * y * k + m[0, 2], m[1, 0] * x * k + m[1, 1] * y * k + m[1, 2])) if m is not None else None
        got = paste_digit(img, page, dpi, n, r, where)
    if not got:
        return None
    value, digits, box = got
    t = base.new(kind, f"a digit pasted over the net amount {n[0]}, which now reads {digits}", {"netAmount": (value, base.printed["netAmount"].replace(n[0], digits))})
    t["tampered"]["box"] = box
    return img, t


def pixel_paste(base, out, r):
    got = pasted(base, out, r, "pixel-paste", grey=r.random() < .5, skew=round(r.uniform(-.8, .8), 2))
    if not got:
        return False
    img, t = got
    (put(out, t).parent / f"{t['id']}.scan.jpg").write_bytes(capture.jpeg(img, 90))
    return True


def screenshot_editor(base, out, r):
    got = pasted(base, out, r, "screenshot-editor", dpi=150)
    if not got:
        return False
    img, t = got
    exif = Image.Exif()
    exif[0x0131], exif[0x0132] = "Adobe Photoshop 25.0 (Windows)", "2026:04:02 21:47:10"
    buf = io.BytesIO()
    Image.fromarray(img).save(buf, "JPEG", quality=92, exif=exif, xmp=XMP.encode())
    (put(out, t).parent / f"{t['id']}.scan.jpg").write_bytes(buf.getvalue())
    return True


def image_editor(base, out, r):
    got = pasted(base, out, r, "image-editor", dpi=200)
    if not got:
        return False
    img, t = got
    doc = pymupdf.open()
    page = doc.new_page(width=img.shape[1] * .36, height=img.shape[0] * .36)
    page.insert_image(page.rect, stream=capture.jpeg(img, 88))
    tool = r.choice(["Adobe Photoshop 25.0 (Windows)", "GIMP 2.10.36", "Canva", "Adobe Illustrator 27.2 (Macintosh)"])
    finish(doc.tobytes(deflate=True), put(out, t).with_suffix(".pdf"), {"/Creator": tool, "/Producer": "Adobe Photoshop for Windows -- Image Conversion Plug-in" if "Photoshop" in tool else tool,
                                                                        "/CreationDate": later(base, 2), "/ModDate": later(base, 14)}, xmp="Photoshop" in tool)
    return True


def editor_metadata(base, out, r):
    """The text of the amount is replaced in the browser's own font; what gives it away are the producer and the dates."""
    n = net_of(base, r)
    with pymupdf.open(base.path) as doc:
        hit = n and find(doc[0], n[0])
        if not hit:
            return False
        bold = "Bold" in hit[5]
        write_over(doc[0], hit, n[1], ("tibo" if bold else "tiro") if "Serif" in hit[5] else ("hebo" if bold else "helv"))
        t = base.new("image-editor", f"opened in an illustration program, net amount {n[0]} became {n[1]}", {"netAmount": (n[2], n[3])})
        t["id"] += "-vector"
        finish(doc.tobytes(garbage=3, deflate=True), put(out, t).with_suffix(".pdf"),
               {"/Creator": "Adobe Illustrator 27.2 (Windows)", "/Producer": "Adobe PDF library 17.00", "/ModDate": later(base, 9)})
    return True


def replaced(field):
    def go(base, out, r):
        shown = base.printed.get(field)
        if not shown:
            return False
        if field == "payDate":
            d = date.fromisoformat(base.doc["fields"]["payDate"])
            new = d.replace(year=d.year + 1) if (d.month, d.day) != (2, 29) else d.replace(year=d.year + 1, day=28)
            text, value = shown.replace(str(d.year), str(new.year)), new.isoformat()
        else:
            text = person(r, base.truth["country"]).name("caps" if shown.isupper() else "natural")
            value = text
        if not all(ord(c) < 256 for c in text):
            return False
        with pymupdf.open(base.path) as doc:
            hit = find(doc[0], shown)
            if not hit:
                return False
            rect, size, origin, colour, _, font = hit
            page = doc[0]
            page.add_redact_annot(rect + (.3, size * .12, -.3, -size * .12), fill=False)
            page.apply_redactions(images=0, graphics=0)
            name = ("hebo" if "Bold" in font else "helv") if r.random() < .6 else "tiro"
            page.insert_text(origin, text, fontname=name, fontsize=size, color=rgb(colour))
            kind = "date-replaced" if field == "payDate" else "name-replaced"
            t = base.new(kind, f"{shown} became {text}", {field: (value, text)})
            finish(doc.tobytes(garbage=3, deflate=True), put(out, t).with_suffix(".pdf"), {"/ModDate": later(base, 20)})
        return True
    return go


def hidden_text(base, out, r):
    """An image of the page with an invisible text layer that says ten times the net amount."""
    n = net_of(base, r)
    if not n:
        return False
    with pymupdf.open(base.path) as doc:
        page = doc[0]
        if not find(page, n[0]):
            return False
        new = pymupdf.open()
        p = new.new_page(width=page.rect.width, height=page.rect.height)
        p.insert_image(p.rect, stream=capture.jpeg(capture.render(base.path, 0, 200), 82))
        value = Decimal(base.doc["fields"]["netAmount"]) * 10
        for w in page.get_text("words"):
            x0, y0, x1, y1, text = w[:5]
            if n[0] in text:
                lead = re.sub(r"\D", "", n[0])
                text = text.replace(n[0], f"{value:,.2f}" if "." in n[0][-3:] else n[0] + "0" if len(lead) < 4 else f"{value:,.0f}".replace(",", "." if "." in n[0] else ","))
            p.insert_text((x0, y1 - (y1 - y0) * .22), text, fontsize=max(4, (y1 - y0) * .72), render_mode=3, fontname="F0",
                          fontfile="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
        new.subset_fonts()
        t = base.new("hidden-text", f"the invisible text says {value} where the page shows {n[0]}")
        finish(new.tobytes(garbage=3, deflate=True), put(out, t).with_suffix(".pdf"), {"/Producer": "ABBYY FineReader PDF 15", "/CreationDate": later(base, 3)})
    return True


def arithmetic(base, out, r, printer, seed):
    """Printed with a net amount that is not earnings minus deductions: fonts and file are consistent, the sums are not."""
    from docgen import lineprinter, payslips
    from docgen.render import stamp_producer

    layout, country, n = base.truth["layout"], base.truth["country"], int(base.id.rsplit("-", 1)[1])

    def tweak(s):
        s.net_override = s.pay.net + (s.pay.gross * Decimal(r.randint(20, 70)) / 100).quantize(Decimal(1))

    t = base.new("arithmetic", "the net amount is not what earnings minus deductions give")
    rr, slips, text, _ = payslips.build(layout, country, n, seed, tweak)
    path = out / f"{t['id']}.pdf"
    if text is None:
        lineprinter.draw(slips[0], path, rr)
        stamp_producer(path, rr, slips[0].pay.paid, None)
    else:
        printer.pdf(text, path)
        stamp_producer(path, rr, slips[0].pay.paid, "any")
    fresh = payslips.truth(t["id"], layout, country, slips)
    fresh["base"], fresh["tampered"] = base.id, t["tampered"]
    put(out, fresh)
    return True


# --- harmless

def printed_again(base, out, r):
    with pymupdf.open(base.path) as doc:
        try:
            again = doc.convert_to_pdf()
        except Exception:                                  # a font the driver cannot carry over
            return False
        t = base.new("printed-to-pdf", "printed again to a PDF by the operating system's driver", benign=True)
        finish(again, put(out, t).with_suffix(".pdf"), {"/Producer": "Microsoft: Print To PDF", "/Creator": None, "/Title": base.id, "/CreationDate": later(base, 4), "/ModDate": later(base, 4)})
    return True


def annotated(base, out, r):
    t = base.new("annotated", "signed by hand and marked in a PDF viewer; the page itself is untouched", benign=True)
    path = put(out, t).with_suffix(".pdf")
    shutil.copy(base.path, path)
    with pymupdf.open(path) as doc:
        page = doc[0]
        w, h = page.rect.width, page.rect.height
        x, y, pts = w * .62, h * .9, []
        for i in range(40):
            pts.append((x + i * 2.4, y + 7 * np.sin(i * .9) + r.uniform(-2, 2)))
        a = page.add_ink_annot([[(float(p[0]), float(p[1])) for p in pts]])
        a.set_colors(stroke=(.1, .15, .5))
        a.update()
        page.add_text_annot((w * .94, h * .955), "Checked")
        doc.saveIncr()
    return True


def merged(base, out, r, other=None):
    if other is None or other.truth["country"] != base.truth["country"]:
        return False
    t = base.new("merged", f"put into one file with {other.id}", benign=True)
    with pikepdf.open(base.path) as a, pikepdf.open(other.path) as b:
        first = len(a.pages)
        a.pages.extend(b.pages)
        a.docinfo["/Producer"] = "PDFsam Basic v5.2.2"
        t["pages"] = len(a.pages)
        for d in copy.deepcopy(other.truth["documents"]):
            d["page"] += first
            t["documents"].append(d)
        a.save(put(out, t).with_suffix(".pdf"), deterministic_id=True)
    return True


def linearised(base, out, r):
    t = base.new("linearised", "rewritten for quick display on the web", benign=True)
    with pikepdf.open(base.path) as a:
        a.save(put(out, t).with_suffix(".pdf"), linearize=True, deterministic_id=True)
    return True


def upright(base):
    path = base.path.with_name(f"{base.id}.photo.jpg")
    meta = base.path.with_name(f"{base.id}.photo.meta.json")
    if not path.exists():
        return None, None
    return ImageOps.exif_transpose(Image.open(path)), json.loads(meta.read_text())


def cropped(base, out, r):
    img, meta = upright(base)
    if img is None or meta["turned"]:
        return False
    xs, ys = zip(*meta["corners"])
    pad = 0.015 * max(img.size)
    img = img.crop((max(0, min(xs) - pad), max(0, min(ys) - pad), min(img.width, max(xs) + pad), min(img.height, max(ys) + pad)))
    t = base.new("cropped-photo", "a phone photo cropped in the gallery and saved again", benign=True)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "samsung", "SM-A145F"
    img.save(put(out, t).parent / f"{t['id']}.photo.jpg", "JPEG", quality=92, exif=exif)
    return True


def messenger(base, out, r):
    img, meta = upright(base)
    if img is None:
        return False
    # messengers shrink to 1600 pixels; only where the print survives it
    k = 1600 / max(img.size)
    if meta["pixels_per_point"] * k * meta["smallest_text_points"] < 11:
        return False
    img = img.resize((round(img.width * min(1, k)), round(img.height * min(1, k))), Image.LANCZOS)
    t = base.new("messenger", "a phone photo sent through a messenger: smaller, compressed again, no metadata", benign=True)
    img.save(put(out, t).parent / f"{t['id']}.photo.jpg", "JPEG", quality=r.randint(62, 75))
    return True


def plain_screenshot(base, out, r):
    t = base.new("screenshot", "a screenshot of the document in a phone's viewer", benign=True)
    img = capture.render(base.path, 0, 150)
    bar = np.full((90, img.shape[1], 3), 245, np.uint8)
    cv2.putText(bar, f"{r.randint(8, 20)}:{r.randint(10, 59)}", (24, 58), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (40, 40, 40), 2, cv2.LINE_AA)
    Image.fromarray(np.vstack([bar, img])).save(put(out, t).parent / f"{t['id']}.scan.png")
    return True


TAMPERED = [amount_other_font, incremental_update, overlaid, editor_metadata, replaced("payDate"), replaced("employeeName"), pixel_paste, screenshot_editor, image_editor, hidden_text]
BENIGN = [printed_again, annotated, linearised, cropped, messenger, plain_screenshot]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--in", dest="src", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=1, help="the seed DIR was generated with: arithmetic tampering prints the documents anew")
    ap.add_argument("--each", type=int, default=5)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    bases = []
    for j in sorted(a.src.glob("*.json")):
        # What was measured on a document lies beside its truth
        if not j.with_suffix(".pdf").exists():
            continue
        t = json.loads(j.read_text())
        if t["fileType"] == "PAYSLIP" and t["pages"] == 1 and not t.get("tampered") and not t["unseen"] and len(t["documents"]) == 1:
            bases.append(Base(j.with_suffix(".pdf")))
    counts = {}

    def several(name, fn, *more):
        r = random.Random(f"{a.seed}/{name}")
        order = bases[:]
        r.shuffle(order)
        done = 0
        for b in order:
            if done >= a.each:
                break
            done += bool(fn(b, a.out, r, *more))
        counts[name] = done

    for i, fn in enumerate(TAMPERED):
        several({4: "date_replaced", 5: "name_replaced"}.get(i, fn.__name__), fn)
    from docgen.render import Printer
    with Printer() as printer:
        several("arithmetic", arithmetic, printer, a.seed)
    for fn in BENIGN:
        several(fn.__name__, fn)
    r = random.Random(f"{a.seed}/merged")
    done = 0
    for b in r.sample(bases, len(bases)):
        o = next((o for o in r.sample(bases, len(bases)) if o.truth["country"] == b.truth["country"] and o.id != b.id), None)
        if done < a.each and merged(b, a.out, r, o):
            done += 1
    counts["merged"] = done
    for k, v in counts.items():
        print(f"{k:24} {v}")


if __name__ == "__main__":
    main()
