#!/usr/bin/env python3
"""Writes labelled documents: DIR/<id>.pdf and DIR/<id>.json.

    generate.py --out DIR --seed 1 [--countries PH,ID,SG,IN,MX,MY,VN] [--layouts seen|ledger,ytd,…] [--per-layout K] [--classes payslip,other]
"""
import argparse
import json
from datetime import timedelta
from pathlib import Path

from docgen import lineprinter, others, payslips
from docgen.render import Printer, stamp_producer

MAIN = ["PH", "ID", "SG", "IN", "MX"]


def write(out, doc_id, truth):
    (out / f"{doc_id}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")


def payslip(printer, out, layout, country, n, seed, doc_id=None, tweak=None):
    doc_id = doc_id or f"{layout}-{country}-{n}"
    path = out / f"{doc_id}.pdf"
    r, slips, text, _ = payslips.build(layout, country, n, seed, tweak)
    when = slips[0].pay.paid
    if text is None:
        lineprinter.draw(slips[0], path, r)
        stamp_producer(path, r, when, None)
    else:
        printer.pdf(text, path)
        stamp_producer(path, r, when, "any")
    truth = payslips.truth(doc_id, layout, country, slips)
    write(out, doc_id, truth)
    return truth


def other(printer, out, layout, country, n, seed):
    doc_id = f"{layout}-{country}-{n}"
    r, recs, text, when = others.build(layout, country, n, seed)
    path = out / f"{doc_id}.pdf"
    printer.pdf(text, path)
    stamp_producer(path, r, when + timedelta(days=0), "any")
    truth = {"id": doc_id, "layout": layout, "unseen": False, "country": country, "language": recs[0].lang, "fileType": recs[0].file_type, "pages": 1,
             "documents": [x.truth() for x in recs], "tampered": None}
    write(out, doc_id, truth)
    return truth


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--countries", default="PH,ID,SG,IN,MX,MY,VN")
    ap.add_argument("--layouts", default="seen")
    ap.add_argument("--per-layout", type=int, default=1)
    ap.add_argument("--classes", default="payslip,other")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    countries = a.countries.split(",")
    named = None if a.layouts == "seen" else a.layouts.split(",")
    made = 0
    with Printer() as printer:
        for n in range(1, a.per_layout + 1):
            if "payslip" in a.classes:
                for layout in payslips.LAYOUTS:
                    if named and layout not in named:
                        continue
                    for c in countries:
                        if c in MAIN or layout in payslips.EXTRA_COUNTRIES or named:
                            payslip(printer, a.out, layout, c, n, a.seed)
                            made += 1
            if "other" in a.classes:
                for layout, (_, where) in others.LAYOUTS.items():
                    if named and layout not in named:
                        continue
                    for c in where:
                        if c in countries:
                            other(printer, a.out, layout, c, n, a.seed)
                            made += 1
    print(f"{made} documents in {a.out}")


if __name__ == "__main__":
    main()
