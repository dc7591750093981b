"""Writes <id>.pdf and <id>.json for every layout of the second set. The same seed gives the same documents."""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import pymupdf as fitz  # noqa: E402

from secondkit import all_layouts  # noqa: E402
from secondkit.base import LAYOUTS  # noqa: E402
from secondkit.doc import rng, write_truth  # noqa: E402

all_layouts()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--countries", default="PH,ID,SG,IN,MX,VN,MY")
    a.add_argument("--per-layout", type=int, default=1)
    a.add_argument("--only", default="", help="names of layouts, with commas")
    o = a.parse_args()
    out = pathlib.Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    wanted, only = o.countries.split(","), [x for x in o.only.split(",") if x]
    count = {}
    for name, (kind, countries, make) in LAYOUTS.items():
        if only and name not in only:
            continue
        for c in countries:
            if c not in wanted:
                continue
            for n in range(1, o.per_layout + 1):
                ident = f"{name}-{c}-{n}"
                pdf = out / f"{ident}.pdf"
                docs = make(rng(o.seed, ident), c, pdf)
                with fitz.open(pdf) as f:
                    pages = f.page_count
                write_truth(out / f"{ident}.json", ident, name, c, docs[0].lang, kind, pages, docs)
                count[kind] = count.get(kind, 0) + 1
    for kind, n in sorted(count.items()):
        print(f"{kind}: {n}")
    print(f"{sum(count.values())} documents in {out}")


if __name__ == "__main__":
    main()
