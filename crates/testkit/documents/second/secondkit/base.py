"""The list of layouts, and what each layout starts from."""

import hashlib

from . import data
from .doc import DATES, Doc, Labels, SIGNS, rng

ALL = ["PH", "ID", "SG", "IN", "MX"]
SEVEN = ALL + ["VN", "MY"]
LAYOUTS = {}


def layout(name, countries, kind="PAYSLIP"):
    def keep(f):
        LAYOUTS[name] = (kind, countries, f)
        return f
    return keep


def notation(name, c, no=()):
    """One layout's date notation, currency sign and number notation in a country."""
    k = rng("notation", name, c)
    fmt = k.choice(DATES[c])
    sign = k.choice([s for s in SIGNS[c] if not any(x in s for x in no)])
    style = k.choice(["plain", "plain", "cents"]) if c == "ID" else "plain"
    return fmt, sign, style


def setup(name, r, c, no=(), style_number=None, lang=None, **kw):
    fmt, sign, style = notation(name, c, no)
    pick = int(hashlib.sha256(f"words/{name}/{c}".encode()).hexdigest(), 16) % 24
    pay = data.make(r, c, style=pick, **kw)
    doc = Doc("PAYSLIP", c, fmt=fmt, sign=sign, style=style_number or style, lang=lang)
    return pay, doc, Labels(name, doc.lang)
