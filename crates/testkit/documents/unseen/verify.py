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


def dense(amount):
    return re.sub(r"\D", "", amount)


def main(folder):
    bad = seen = 0
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        with fitz.open(path.with_suffix(".pdf")) as pdf:
            pages = [texts(p) for p in pdf]
        problems = []
        if truth["pages"] != len(pages):
            problems.append("page count")
        if truth["unseen"] is not True:
            problems.append("not marked unseen")
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
