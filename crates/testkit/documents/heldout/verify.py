"""Does every PDF print what its truth says? verify.py DIR"""

import json
import pathlib
import re
import sys
from decimal import Decimal

import pymupdf

from heldkit.truth import CLASSES


def dense(s):
    return re.sub(r"[\s\u00ad]+", "", s)


def page_texts(p):
    """The page's text in the order of the file, from top to bottom, and by columns of blocks."""
    words = p.get_text("words")
    by_cell = " ".join(w[4] for w in sorted(words, key=lambda w: (w[5], w[6], w[7])))
    by_cols = " ".join(b[4] for b in sorted(p.get_text("blocks"), key=lambda b: (round(b[0] / 8), b[1])))
    return [dense(s) for s in (p.get_text(), p.get_text(sort=True), by_cell, by_cols)]


def blemishes(p):
    words = [w for w in p.get_text("words") if any(ch.isalnum() for ch in w[4])]
    for w in words:
        if w[0] < p.rect.x0 - 1 or w[2] > p.rect.x1 + 1 or w[1] < p.rect.y0 - 2 or w[3] > p.rect.y1 + 2:
            yield f"off the page: {w[4]!r}"
        if "\ufffd" in w[4]:
            yield f"a letter without glyph: {w[4]!r}"
    for n, a in enumerate(words):
        for b in words[n + 1:]:
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > 1.2 and down > .45 * min(a[3] - a[1], b[3] - b[1]):
                yield f"{a[4]!r} lies on {b[4]!r}"


def figures(s):
    return re.sub(r"\D", "", s)


def check_value(name, value, shown):
    if re.fullmatch(r"-?\d+\.\d\d", value):
        if figures(shown).lstrip("0") not in (figures(value).lstrip("0"), figures(value)[:-2].lstrip("0")):
            yield f"{name}: {value} is printed {shown!r}"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value) and name.endswith("Date") or name == "dateOfBirth":
        y, _, d = value.split("-")
        if name not in ("startDate", "endDate") and not (y[2:] in shown and (d in shown or str(int(d)) in shown)):
            yield f"{name}: {value} is printed {shown!r}"


def problems(truth, pdf):
    pages = [page_texts(p) for p in pdf]
    for p in pdf:
        yield from blemishes(p)
    if truth["pages"] != len(pages):
        yield "pages"
    if truth["unseen"] is not True:
        yield "not marked as unseen"
    starts = [d["page"] for d in truth["documents"]]
    for n, d in enumerate(truth["documents"]):
        later = [s for s in starts[n + 1:] if s > d["page"]]
        mine = [t for p in pages[d["page"]:later[0] if later else len(pages)] for t in p]
        if list(d["fields"]) != CLASSES[truth["fileType"]].split():
            yield "fields of the class"
        for name, value in d["fields"].items():
            if value is None:
                continue
            shown = d["printed"][name]
            yield from check_value(name, value, shown)
            if not re.fullmatch(r"[\d.-]+", value) and name not in ("currency", "maritalStatus") and not name.endswith("Date") and name != "dateOfBirth" and dense(value.replace(", ", "")) != dense(shown.replace(", ", "")):
                yield f"{name}: {value!r} is printed {shown!r}"
        for name, shown in d["printed"].items():
            for part in shown.split("\n"):
                if not any(dense(part) in t for t in mine):
                    yield f"{name}: {part!r} is not in the text"
        if truth["fileType"] == "PAYSLIP":
            up, down = (sum(Decimal(x["amount"]) for x in d[k]) for k in ("earnings", "deductions"))
            f = d["fields"]
            if f["grossAmount"] and Decimal(f["grossAmount"]) != up:
                yield f"gross {f['grossAmount']}, lines {up}"
            if Decimal(f["netAmount"]) != up - down:
                yield f"net {f['netAmount']}, lines {up - down}"
            if not (f["employerName"] and f["employeeName"] and f["startDate"] and f["endDate"]):
                yield "a payslip without employer, employee or period"


def main(folder):
    files = [f for f in sorted(pathlib.Path(folder).glob("*.json")) if f.with_suffix(".pdf").exists()]
    values = bad = 0
    for f in files:
        truth = json.loads(f.read_text(encoding="utf-8"))
        with pymupdf.open(f.with_suffix(".pdf")) as pdf:
            found = list(dict.fromkeys(problems(truth, pdf)))
        values += sum(len(d["printed"]) for d in truth["documents"])
        if found:
            bad += 1
            print(f.stem, *found, sep="\n    ")
    print(f"{len(files)} documents, {values} printed values, {bad} with problems")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
