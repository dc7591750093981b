"""Checks that every value of every truth file stands in its PDF's text, as printed, and that the money of each payslip adds up."""

import json
import pathlib
import re
import sys
from decimal import Decimal

import pymupdf as fitz


def squeeze(s):
    return re.sub(r"[\s\u00ad]+", "", s)


def texts(page):
    out = [page.get_text(), page.get_text(sort=True)]
    words = page.get_text("words")
    # columns: words sorted by block, then by line, so that a value broken over two lines of a cell is found
    out.append(" ".join(w[4] for w in sorted(words, key=lambda w: (w[5], w[6], w[7]))))
    return [squeeze(t) for t in out]


def collisions(page):
    """Words printed over one another, or outside the page."""
    words = [w for w in page.get_text("words") if any(ch.isalnum() for ch in w[4])]
    out = []
    box = page.rect
    for w in words:
        if w[0] < box.x0 or w[2] > box.x1 + 0.5 or w[1] < box.y0 - 2 or w[3] > box.y1 + 2:
            out.append(f"outside the page: {w[4]!r}")
    # only the middle of a word's height counts: line boxes of neighbours may touch
    boxes = [(w[0], w[1] + (w[3] - w[1]) * 0.3, w[2], w[3] - (w[3] - w[1]) * 0.3, w[4]) for w in words]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1:]:
            wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            if wide > 1.0 and high > 0.5:
                out.append(f"{a[4]!r} over {b[4]!r}")
    return out


def dense(amount):
    return re.sub(r"\D", "", amount)


def main(folder):
    bad = seen = 0
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        with fitz.open(path.with_suffix(".pdf")) as pdf:
            pages = [texts(p) for p in pdf]
            problems = [c for p in pdf for c in collisions(p)]
        if truth["pages"] != len(pages):
            problems.append("page count")
        starts = [d["page"] for d in truth["documents"]] + [len(pages)]
        for n, d in enumerate(truth["documents"]):
            end = max(starts[n + 1], d["page"] + 1)
            mine = [t for p in pages[d["page"]:end] for t in p]
            for name, value in d["fields"].items():
                if value is None:
                    continue
                seen += 1
                shown = d["printed"].get(name)
                if shown is None:
                    problems.append(f"{name}: no printed form")
                    continue
                for part in shown.split("\n"):
                    if not any(squeeze(part) in t for t in mine):
                        problems.append(f"{name}: {part!r} not in the text")
                if re.fullmatch(r"-?\d+\.\d\d", value) and dense(shown) not in (dense(value), dense(value)[:-2]):
                    problems.append(f"{name}: {value} printed as {shown}")
            for name, shown in d["printed"].items():
                if "." in name:
                    seen += 1
                    if not any(squeeze(shown) in t for t in mine):
                        problems.append(f"{name}: {shown!r} not in the text")
            if truth["fileType"] == "PAYSLIP":
                e = sum(Decimal(x["amount"]) for x in d["earnings"])
                x = sum(Decimal(x["amount"]) for x in d["deductions"])
                f = d["fields"]
                if Decimal(f["grossAmount"] or e) != e:
                    problems.append(f"gross {f['grossAmount']} is not {e}")
                if Decimal(f["netAmount"]) != e - x:
                    problems.append(f"net {f['netAmount']} is not {e - x}")
                if not f["employeeName"]:
                    problems.append("no employee")
        if problems:
            bad += 1
            print(path.stem, *problems, sep="\n   ")
    print(f"{seen} values checked, {bad} documents with problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
