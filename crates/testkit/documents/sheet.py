#!/usr/bin/env python3
"""Contact sheets, to look at many pages at once: sheet.py --in DIR --out FILE.png [--glob '*.pdf'] [--cols 4] [--width 480]"""
import argparse
from pathlib import Path

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageOps


def first(path, width):
    if path.suffix == ".pdf":
        with pymupdf.open(path) as doc:
            page = doc[0]
            pix = page.get_pixmap(dpi=max(36, int(width / page.rect.width * 72)))
            return Image.fromarray(np.frombuffer(pix.samples, np.uint8).reshape(pix.h, pix.w, pix.n)[:, :, :3].copy())
    return ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--in", dest="src", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--glob", default="*.pdf")
    ap.add_argument("--cols", type=int, default=4)
    ap.add_argument("--width", type=int, default=480)
    a = ap.parse_args()
    files = sorted(f for g in a.glob.split(",") for f in a.src.glob(g))
    cells = []
    for f in files:
        im = first(f, a.width)
        im = im.resize((a.width, round(im.height * a.width / im.width)))
        im = im.crop((0, 0, a.width, min(im.height, round(a.width * 1.45))))
        ImageDraw.Draw(im).text((4, 2), f.name, fill=(200, 0, 0))
        cells.append(im)
    rows = [cells[i:i + a.cols] for i in range(0, len(cells), a.cols)]
    heights = [max(c.height for c in row) + 6 for row in rows]
    sheet = Image.new("RGB", (a.cols * (a.width + 6), sum(heights)), (90, 90, 90))
    y = 0
    for row, h in zip(rows, heights):
        for i, c in enumerate(row):
            sheet.paste(c, (i * (a.width + 6), y))
        y += h
    sheet.save(a.out)


if __name__ == "__main__":
    main()
