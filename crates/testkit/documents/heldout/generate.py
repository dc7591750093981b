"""Writes <id>.pdf and <id>.json of every layout. The same seed gives the same documents."""

import argparse
import pathlib
import sys
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import pymupdf  # noqa: E402

from heldkit import papers, slips_print, slips_sheet, slips_text, slips_web  # noqa: E402, F401
from heldkit import bills, forms  # noqa: E402, F401
from heldkit.base import LAYOUTS  # noqa: E402
from heldkit.people import seeded  # noqa: E402
from heldkit.truth import write  # noqa: E402


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--out", required=True, type=pathlib.Path)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--countries", default="PH,ID,SG,IN,MX,MY,VN")
    a.add_argument("--per-layout", type=int, default=1)
    a.add_argument("--only", default="", help="layouts, with commas")
    o = a.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, o.only.split(",")))
    unknown = only - set(LAYOUTS)
    if unknown:
        sys.exit(f"no such layout: {', '.join(sorted(unknown))}")
    made = Counter()
    for name, (kind, countries, make) in LAYOUTS.items():
        for c in countries:
            if (only and name not in only) or c not in o.countries.split(","):
                continue
            for n in range(1, o.per_layout + 1):
                ident = f"{name}-{c}-{n}"
                pdf = o.out / f"{ident}.pdf"
                docs = make(seeded(o.seed, ident), c, pdf)
                with pymupdf.open(pdf) as f:
                    pages = f.page_count
                write(o.out / f"{ident}.json", ident, name, c, kind, pages, docs)
                made[kind] += 1
    print(*(f"{k}: {n}" for k, n in sorted(made.items())), f"{made.total()} documents in {o.out}", sep="\n")


if __name__ == "__main__":
    main()
