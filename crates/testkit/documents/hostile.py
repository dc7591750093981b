#!/usr/bin/env python3
"""Files that try to break a reader: hostile.py --out DIR

Writes the files and hostile.json, which says for each what it is and what a reader may do: "refuse" (an error about the file, within the limits of time and
memory), "read" (it is a proper document), or "either". None of them may crash, hang or fill the memory. All are small on disk.
"""
import argparse
import io
import json
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image
from reportlab.pdfgen import canvas


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, idat):
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + png_chunk(b"IDAT", idat) + png_chunk(b"IEND", b"")


def sample_image():
    y, x = np.mgrid[0:900, 0:700]
    a = np.stack([(x * 255 // 700), (y * 255 // 900), ((x ^ y) & 255)], -1).astype(np.uint8)
    return Image.fromarray(a)


def sample_pdf(lines=("PAYSLIP", "Employee Name: Juana Reyes", "Gross Pay: PHP 21,000.00", "Net Pay: PHP 19,250.00")):
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=(595, 842), invariant=1)
    for i, t in enumerate(lines):
        c.drawString(72, 760 - 18 * i, t)
    c.showPage()
    c.save()
    return buf.getvalue()


def pdf(objects, root=1, trailer_extra=b"", version=b"1.5"):
    """A PDF from object bodies, numbered from 1, with a proper cross-reference table."""
    out = bytearray(b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n")
    at = []
    for i, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % a for a in at)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, trailer_extra.replace(b"@START@", b"%d" % start), start)
    return bytes(out)


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def bomb(megabytes, unit=b" ", levels=1):
    c = zlib.compressobj(9)
    out = bytearray()
    block = unit * (1 << 20)
    for _ in range(megabytes):
        out += c.compress(block)
    out += c.flush()
    data = bytes(out)
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return data


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
TEXT = stream(b"BT /F1 12 Tf 72 760 Td (Net Pay: PHP 19,250.00) Tj ET")


def image_page(obj):
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /I 5 0 R >>")
    return pdf([CATALOG, PAGES, page, stream(b"q 500 0 0 700 40 60 cm /I Do Q"), obj])


def tiff(ifds, cyclic=False, entries=1):
    out = bytearray(b"II*\x00" + struct.pack("<I", 8))
    size = 2 + 12 * entries + 4
    for i in range(ifds):
        at = 8 + i * size
        nxt = (8 if cyclic else 0) if i == ifds - 1 else at + size
        out += struct.pack("<H", entries)
        for k in range(entries):
            out += struct.pack("<HHII", (256, 257, 258, 259, 262, 273, 278, 279)[k % 8], 4, 1, 64)
        out += struct.pack("<I", nxt)
    return bytes(out)


def encrypted(user, owner):
    buf = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_pdf())) as p:
        p.save(buf, encryption=pikepdf.Encryption(user=user, owner=owner, R=6))
    return buf.getvalue()


def xref_stream_loop():
    base = pdf([CATALOG, PAGES, PAGE, TEXT], trailer_extra=b"/Prev @START@")
    return base


def two_xrefs_in_a_ring():
    out = bytearray(pdf([CATALOG, PAGES, PAGE, TEXT]))
    first = int(out.rsplit(b"startxref\n", 1)[1].split()[0])
    second = len(out)
    out += b"xref\n0 0\ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (first, second)
    return bytes(out).replace(b"/Root 1 0 R  >>", b"/Root 1 0 R /Prev %d >>" % second, 1)


def many_pages(n):
    """n pages that share one content stream; object streams keep it small."""
    p = pikepdf.new()
    content = p.make_stream(b"BT /F1 12 Tf 72 760 Td (Net Pay) Tj ET")
    font = p.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
    top = p.Root.Pages
    top.MediaBox, top.Resources = [0, 0, 595, 842], pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    groups = []
    for g in range(0, n, 250):
        node = p.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=top, Count=min(250, n - g)))
        node.Kids = pikepdf.Array([p.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page, Parent=node, Contents=content)) for _ in range(min(250, n - g))])
        groups.append(node)
    top.Kids, top.Count = pikepdf.Array(groups), n
    buf = io.BytesIO()
    p.save(buf, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return buf.getvalue()


def deep_tree(depth):
    objects = [CATALOG]
    for i in range(depth):
        objects.append(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 %s >>" % (i + 3, b"/Parent %d 0 R" % (i + 1) if i else b""))
    last = len(objects) + 1
    objects.append(PAGE.replace(b"/Parent 2 0 R", b"/Parent %d 0 R" % (last - 1)).replace(b"4 0 R", b"%d 0 R" % (last + 1)))
    objects.append(TEXT)
    return pdf(objects)


def recursive_form():
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 5 0 R >>")
    form = stream(b"q 1 0 0 1 1 1 cm /X Do /X Do Q", b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X 5 0 R >> >>")
    return pdf([CATALOG, PAGES, page, stream(b"/X Do"), form])


def doubling_forms(levels):
    """Form n draws form n+1 twice: 2^levels drawings from a few hundred bytes."""
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 5 0 R >>")
    objects = [CATALOG, PAGES, page, stream(b"/X Do")]
    for i in range(levels):
        res = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + i) if i < levels - 1 else b""
        objects.append(stream(b"/X Do /X Do" if i < levels - 1 else b"0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] " + res))
    return pdf(objects)


def files():
    im = sample_image()
    buf = io.BytesIO()
    im.save(buf, "JPEG", quality=80)
    jpeg = buf.getvalue()
    buf = io.BytesIO()
    im.save(buf, "PNG")
    whole_png = buf.getvalue()
    buf = io.BytesIO()
    im.convert("P").save(buf, "GIF")
    gif = buf.getvalue()
    r = np.random.RandomState(7)
    noise = r.bytes(20000)

    yield "png-huge-header.png", "refuse", "a PNG that claims 100000 × 100000 pixels", png(100_000, 100_000, zlib.compress(b"\0" * 4096))
    yield "png-huge-filled.png", "refuse", "30000 × 30000 black pixels that compress to almost nothing", png(30_000, 30_000, bomb(2575, b"\0"))
    yield "png-zero-size.png", "refuse", "a PNG of 0 × 0 pixels", png(0, 0, zlib.compress(b""))
    yield "png-truncated.png", "either", "a PNG that ends halfway", whole_png[:len(whole_png) // 2]
    yield "png-bad-crc.png", "either", "a PNG whose checksums are wrong", whole_png[:60] + bytes([whole_png[60] ^ 255]) + whole_png[61:]
    yield "png-text-bomb.png", "either", "a PNG with a compressed text chunk of 200 MB", whole_png[:33] + png_chunk(b"zTXt", b"Comment\0\0" + bomb(200)) + whole_png[33:]
    yield "jpeg-truncated.jpg", "either", "a JPEG that ends halfway", jpeg[:len(jpeg) // 2]
    huge = bytearray(jpeg)
    at = huge.index(b"\xff\xc0")
    huge[at + 5:at + 9] = struct.pack(">HH", 65500, 65500)
    yield "jpeg-huge-header.jpg", "refuse", "a JPEG that claims 65500 × 65500 pixels", bytes(huge)
    yield "jpeg-header-only.jpg", "refuse", "three bytes of a JPEG", jpeg[:3]
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    yield "jpeg-exif-cycle.jpg", "read", "a JPEG whose EXIF directories point at themselves", jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]
    yield "gif-named-png.png", "either", "a GIF named .png", gif
    yield "text-named-pdf.pdf", "refuse", "plain text named .pdf", b"Dear payroll,\nplease find my payslip attached.\n"
    yield "html-named-pdf.pdf", "refuse", "a web page named .pdf", b"<!doctype html><script>alert(1)</script><p>Net Pay 10</p>"
    yield "zip-named-pdf.pdf", "refuse", "a ZIP header named .pdf", b"PK\x03\x04" + noise[:500]
    yield "empty.pdf", "refuse", "no bytes at all", b""
    yield "empty.jpg", "refuse", "no bytes at all", b""
    yield "noise.pdf", "refuse", "a PDF header and noise", b"%PDF-1.7\n" + noise
    yield "noise.jpg", "refuse", "a JPEG header and noise", b"\xff\xd8\xff\xe0" + noise
    yield "white-page.pdf", "read", "one empty page", pdf([CATALOG, PAGES, PAGE, stream(b"")])
    white = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(white, "PNG")
    yield "white-page.png", "read", "an empty page as an image", white.getvalue()
    one = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(one, "PNG")
    yield "one-pixel.png", "either", "one white pixel", one.getvalue()
    thin = io.BytesIO()
    Image.new("L", (60000, 2), 255).save(thin, "PNG")
    yield "thin.png", "either", "60000 pixels wide and 2 high", thin.getvalue()
    good = sample_pdf()
    yield "truncated.pdf", "either", "a PDF that ends halfway", good[:len(good) // 2]
    yield "no-xref.pdf", "either", "a PDF without its cross-reference table, which readers rebuild", good[:good.index(b"\nxref")]
    yield "leading-noise.pdf", "either", "a PDF after 900 bytes of something else", noise[:900] + good
    yield "flate-bomb-content.pdf", "either", "a page whose content unpacks to 400 MB of spaces", pdf([CATALOG, PAGES, PAGE, stream(bomb(400), b"/Filter /FlateDecode")])
    yield "flate-bomb-nested.pdf", "either", "content packed three times, 1 GB in the end", pdf([CATALOG, PAGES, PAGE, stream(bomb(512, b"0 ", 3), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")])
    yield "flate-bomb-operators.pdf", "either", "100 MB of drawing operators", pdf([CATALOG, PAGES, PAGE, stream(bomb(7, b"0 0 m 9 9 l S\n "), b"/Filter /FlateDecode")])
    gray = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
    yield "image-bomb.pdf", "either", "an image of 20000 × 20000 pixels that compresses to almost nothing", image_page(stream(bomb(382, b"\xff"), gray % (20000, 20000) + b"/Filter /FlateDecode"))
    yield "image-claims-huge.pdf", "either", "an image that claims 2,000,000,000 × 2,000,000,000 pixels", image_page(stream(b"\0" * 64, gray % (2_000_000_000, 2_000_000_000)))
    yield "jbig2-noise.pdf", "either", "an image of noise that claims to be JBIG2", image_page(stream(noise[:4000], gray.replace(b"Component 8", b"Component 1") % (1000, 1400) + b"/Filter /JBIG2Decode"))
    yield "jpx-noise.pdf", "either", "an image of noise that claims to be JPEG 2000", image_page(stream(b"\0\0\0\x0cjP  \r\n\x87\n" + noise[:4000], gray % (1000, 1400) + b"/Filter /JPXDecode"))
    yield "ccitt-noise.pdf", "either", "an image of noise that claims to be a fax", image_page(stream(noise[:4000], gray.replace(b"Component 8", b"Component 1") % (1728, 2200) + b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1728 >>"))
    yield "dct-noise.pdf", "either", "an image of noise that claims to be a JPEG", image_page(stream(b"\xff\xd8" + noise[:4000], gray % (1000, 1400) + b"/Filter /DCTDecode"))
    yield "xref-loop.pdf", "either", "a cross-reference table whose /Prev is itself", xref_stream_loop()
    yield "xref-ring.pdf", "either", "two cross-reference tables that name each other as the one before", two_xrefs_in_a_ring()
    yield "xref-count-huge.pdf", "either", "a cross-reference table that claims two thousand million entries", good.replace(b"xref\n0 ", b"xref\n0 2000000000 \n0 ", 1)
    yield "kids-cycle.pdf", "either", "a page tree that contains itself", pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", PAGE, TEXT])
    yield "kids-cycle-only.pdf", "refuse", "a page tree that contains nothing but itself", pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"])
    yield "count-lies.pdf", "either", "one page, where the tree claims minus five", pdf([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>", PAGE, TEXT])
    yield "page-tree-deep.pdf", "either", "a page 5000 levels down", deep_tree(5000)
    yield "arrays-deep.pdf", "either", "100,000 arrays in each other", pdf([CATALOG, PAGES, PAGE.replace(b"/Type /Page", b"/Type /Page /X " + b"[" * 100_000 + b"]" * 100_000, 1), TEXT])
    yield "contents-deep.pdf", "either", "100,000 nested arrays and saved states in a page's content", pdf([CATALOG, PAGES, PAGE, stream(b"q " * 100_000 + b"[" * 100_000 + b"]" * 100_000 + b" TJ")])
    yield "object-loop.pdf", "either", "an object that is a reference to itself", pdf([CATALOG, PAGES, PAGE, b"4 0 R"])
    yield "length-loop.pdf", "either", "a stream whose /Length is itself", pdf([CATALOG, PAGES, PAGE, b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"])
    yield "form-recursive.pdf", "either", "a form that draws itself twice", recursive_form()
    yield "forms-doubling.pdf", "either", "40 forms, each drawing the next one twice", doubling_forms(40)
    yield "pages-100000.pdf", "either", "100,000 pages", many_pages(100_000)
    yield "page-huge.pdf", "either", "a page 2,000,000 points wide", pdf([CATALOG, PAGES, PAGE.replace(b"595 842", b"2000000 2000000"), TEXT])
    yield "page-nan.pdf", "either", "a page of no size", pdf([CATALOG, PAGES, PAGE.replace(b"595 842", b"0 0"), TEXT])
    yield "javascript.pdf", "read", "a payslip with JavaScript and a launch action on opening; nothing may be run", pdf(
        [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) /Next << /S /Launch /F (cmd.exe) >> >> >>", PAGES, PAGE, TEXT])
    yield "external-stream.pdf", "either", "content kept in a file of the reader's machine; it may not be opened", pdf([CATALOG, PAGES, PAGE, stream(b"", b"/F (/etc/passwd)")])
    yield "encrypted-user.pdf", "refuse", "encrypted with the user password “secret”", encrypted("secret", "owner")
    yield "encrypted-empty.pdf", "read", "encrypted with an empty user password: every viewer opens it", encrypted("", "owner")
    yield "tiff-million-ifds.tif", "refuse", "a TIFF of a million directories", tiff(1_000_000, entries=0)
    yield "tiff-cyclic.tif", "refuse", "a TIFF whose directory follows itself", tiff(3, cyclic=True, entries=8)
    buf = io.BytesIO()
    im.save(buf, "TIFF", compression="tiff_lzw")
    yield "tiff-truncated.tif", "either", "a TIFF that ends halfway", buf.getvalue()[:len(buf.getvalue()) // 2]
    webp = io.BytesIO()
    im.save(webp, "WEBP", quality=60)
    yield "webp-named-jpg.jpg", "either", "a WebP named .jpg", webp.getvalue()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><text>&a;</text></svg>'
    yield "svg-named-png.png", "refuse", "an SVG with an external entity named .png", svg


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    listing = []
    for name, may, what, data in files():
        (a.out / name).write_bytes(data)
        listing.append({"file": name, "expect": may, "what": what, "bytes": len(data)})
    (a.out / "hostile.json").write_text(json.dumps(listing, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(listing)} files, {sum(x['bytes'] for x in listing) // 1024} KiB in {os.fspath(a.out)}")


if __name__ == "__main__":
    main()
