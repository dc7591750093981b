#!/usr/bin/env python3
"""Holds truth files against what their PDFs print: verify.py --in DIR

Every truth value that is not null has to occur in the PDF's text in the notation it is printed in, earnings minus deductions has to be the net
amount where a payslip prints both, and every field of the class has to be there.
"""
import argparse
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

import pymupdf

from docgen.notation import group
from docgen.page import FIELDS

DASHES = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u00ad": "-"})


def flat(text):
    return re.sub(r"\s+", " ", text.translate(DASHES)).strip()


def tight(text):
    return re.sub(r"\s+", "", text.translate(DASHES))


def notations(amount):
    value = abs(Decimal(amount))
    whole, cents = f"{value:.2f}".split(".")
    out = []
    for style, point in (("comma", "."), ("dot", ","), ("lakh", ".")):
        g = group(int(whole), style)
        out += [g + point + cents] + ([g] if cents == "00" else [])
    return out


def problems(path, truth):
    with pymupdf.open(path) as doc:
        text = flat(" ".join(p.get_text() for p in doc))
        if len(doc) != truth["pages"]:
            yield f"{len(doc)} pages, not {truth['pages']}"
    squeezed = tight(text)
    if not squeezed and truth.get("tampered"):
        return                                             # an image only
    kind = (truth.get("tampered") or {}).get("kind")
    want = set(FIELDS[truth["fileType"]].split())
    for d in truth["documents"]:
        if set(d["fields"]) != want:
            yield f"fields {sorted(set(d['fields']) ^ want)}"
        for k, v in d["fields"].items():
            if v is None:
                continue
            shown = d.get("printed", {}).get(k, v)
            if kind == "hidden-text" and k == "netAmount":
                continue                                   # the text says something else: that is the point
            digits = re.search(r"\d[\d.,]*\d", shown)
            if tight(shown) not in squeezed and not (kind and digits and digits.group() in squeezed):
                yield f"{k}: {shown!r} is not printed"
        for part in ("earnings", "deductions"):
            for x in d.get(part, []):
                if tight(x["label"]) not in squeezed:
                    yield f"label {x['label']!r} is not printed"
                for key in ("amount", "ytd"):
                    if x.get(key) and not any(tight(t) in squeezed for t in notations(x[key])):
                        yield f"{x['label']} {key} {x[key]} is not printed"
        if truth["fileType"] == "PAYSLIP" and not (truth.get("tampered") or {}).get("kind"):
            f = d["fields"]
            e, t = (sum(Decimal(x["amount"]) for x in d[p]) for p in ("earnings", "deductions"))
            if f["grossAmount"] and e != Decimal(f["grossAmount"]):
                yield f"earnings {e} ≠ gross {f['grossAmount']}"
            if f["netAmount"] and e - t != Decimal(f["netAmount"]):
                yield f"earnings − deductions {e - t} ≠ net {f['netAmount']}"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--in", dest="src", type=Path, required=True)
    a = ap.parse_args()
    bad = total = 0
    for j in sorted(a.src.glob("*.json")):
        truth = json.loads(j.read_text())
        pdf = j.with_suffix(".pdf")
        if "documents" not in truth or not pdf.exists():
            continue
        total += 1
        found = list(problems(pdf, truth))
        bad += bool(found)
        for p in found:
            print(f"{j.stem}: {p}")
    print(f"{total} documents, {bad} with problems")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
