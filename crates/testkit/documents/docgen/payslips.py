"""The payslip layouts: what each needs besides its template."""
import random
from datetime import date
from decimal import Decimal

from . import money, people, vendor, words
from .page import Slip
from .render import MONO, NARROW, SANS, SERIF, html, style

# half: semi-monthly; the rest goes to Slip and to the style
LAYOUTS = {
    "ledger": dict(fonts=SANS + SERIF),
    "ytd": dict(fonts=SANS),
    "grid": dict(fonts=SERIF + SANS, margin="20mm"),
    "dots": dict(fonts=SERIF, half="some"),
    "lineprinter": dict(half="some"),
    "letterhead": dict(fonts=SANS + SERIF),
    "boxed": dict(fonts=NARROW + SANS, margin="12mm"),
    "landscape": dict(fonts=SANS, paper="A4 landscape", size=(9.6, 10.8)),
    "cutoff": dict(fonts=NARROW, paper="A5 landscape", half=True, margin="8mm", size=(9.2, 10.2)),
    "bilingual": dict(fonts=["'Noto Sans'", "'DejaVu Sans'"], margin="14mm"),
    "app": dict(fonts=["'Noto Sans'", "'Liberation Sans'"], margin="12mm"),
    "columns": dict(fonts=SANS + SERIF, size=(9.4, 10.4), paper="A4 landscape"),
    "employerside": dict(fonts=SANS),
    "under": dict(fonts=SERIF, margin="18mm"),
    "batch": dict(fonts=SANS + NARROW, margin="11mm", size=(8.2, 9.0), half="some"),
    "traps": dict(fonts=SANS),
    "sheet": dict(fonts=["'Liberation Sans'", "'Liberation Sans Narrow'"], margin="16mm 22mm"),
    # in vendors' voices (vendor.py); `voice` goes to vendor.prepare
    "wagetypes": dict(fonts=MONO, size=(8.0, 8.8), half="some", voice=dict(nothing=.2)),
    "onelist": dict(fonts=SERIF, margin="20mm", half="some", voice=dict(nothing=.5)),
    "typed": dict(fonts=SANS, half="some", voice=dict(negatives=False)),
    "threecol": dict(fonts=SANS, margin="12mm", size=(8.2, 9.2), voice=dict(nothing=.5)),
    "stub": dict(fonts=NARROW + SANS, margin="12mm", size=(8.0, 9.0), half="some", voice=dict(sort=True)),
    "exempt": dict(fonts=NARROW + SANS, margin="10mm", size=(7.8, 8.8), half="some", voice=dict(nothing=.3, negatives=False)),
    "standard": dict(fonts=SANS, margin="13mm", size=(8.4, 9.4), voice=dict(nothing=.5)),
    "twoytd": dict(fonts=SANS + SERIF, half="some", size=(8.2, 9.4), voice=dict(nothing=.5)),
    "memo": dict(fonts=SERIF, margin="22mm", size=(9.6, 10.6), half="some", voice=dict()),
    "subtotals": dict(fonts=SANS, half="some", voice=dict(nothing=.3, renamed=.8, sort=True)),
    "attendance": dict(fonts=NARROW, margin="8mm", size=(7.4, 8.2), paper="A5 landscape", half="some", voice=dict(caps=True, nothing=.7)),
    "swapped": dict(fonts=SERIF + SANS, voice=dict(nothing=.3)),
    "slipform": dict(fonts=["'DejaVu Sans Mono'", "'Liberation Serif'", "'Noto Serif'"], margin="12mm", paper="A5", half="some", size=(8.4, 9.4), voice=dict(negatives=False)),
    "register": dict(fonts=NARROW, margin="8mm", paper="A4 landscape", size=(7.0, 7.8), half="some", voice=dict()),
    "payable": dict(fonts=["'Noto Sans'", "'Liberation Sans'"], voice=dict()),
    "itemised": dict(fonts=SANS, margin="14mm", half="some", voice=dict(negatives=False)),
    "roman": dict(fonts=SERIF + SANS, margin="18mm", half="some", voice=dict(nothing=.5)),
}
EXTRA_COUNTRIES = ("ledger", "ytd", "letterhead", "onelist", "stub", "payable", "roman")      # the layouts also made for VN and MY
NAME_STYLES = {"PH": ["natural", "comma", "capscomma", "caps", "commafull"], "ID": ["natural", "caps"], "SG": ["natural", "caps"], "IN": ["natural", "natural", "caps"],
               "MX": ["natural", "capscomma", "caps"], "MY": ["natural", "caps"], "VN": ["natural", "caps"]}


def rng(*parts):
    return random.Random("/".join(map(str, parts)))


def one(r, country, half, emp=None, at=None, upper=None, page=0, net_override=None):
    emp = emp or people.employer(r, country)
    who = people.person(r, country)
    pay = money.pay(r, country, half, at=at)
    job = r.choice(people.JOBS[people.LANG[country]])
    return Slip(r, country, emp, who, pay, job, dict(name=r.choice(NAME_STYLES[country]), upper_employer=r.random() < 0.3 if upper is None else upper, sign_lines=r.random() < 0.25,
                                                     sign_totals=r.random() < 0.8, page=page, net_override=net_override))


def build(layout, country, n, seed, tweak=None):
    """(id, truth, html or None, slips, style); `tweak(slip)` may change a slip before it is printed."""
    r = rng(seed, layout, country, n)
    o = LAYOUTS[layout]
    half = o.get("half") is True or (o.get("half") == "some" and country in ("PH", "MX") and r.random() < 0.7) or (country == "MX" and layout in ("ledger", "employerside"))
    slips, two_up = [], False
    if layout == "batch":
        two_up, count = r.random() < 0.5 or country == "PH", r.choice([2, 3])
        emp, upper, at = people.employer(r, country), r.random() < 0.4, money.period(r, half)
        # one payroll run: the same words, notation and payday for everybody
        for i in range(count):
            s = one(r, country, half, emp=emp, at=at, upper=upper, page=i // 2 if two_up else i)
            slips.append(s)
        for s in slips[1:]:
            s.L, s.rec.n, s.rec.ds, s.name_style, s.pay.paid, s.sign_totals = slips[0].L, slips[0].rec.n, slips[0].rec.ds, slips[0].name_style, slips[0].pay.paid, slips[0].sign_totals
            for a in s.e + s.d:
                a._sign = False
        for a in slips[0].e + slips[0].d:
            a._sign = False
    else:
        slips.append(one(r, country, half))
    if tweak:
        for s in slips:
            tweak(s)
    s = slips[0]
    if "voice" in o:
        vendor.prepare(s, r, **o["voice"])
    st = style(r, country, o.get("fonts"), o.get("paper"), o.get("size"), o.get("margin", "15mm"))
    st["title"] = f"{s.L.title} {s.empno}"
    data = dict(slips=slips, lang=s.rec.lang, emp_initials=s.emp.initials, two_up=two_up, prior=s.pay.net - Decimal(r.randint(3, 40) * (10 if country in ("PH", "SG", "MX", "IN", "MY") else 10000)))
    if layout == "bilingual":
        data["other"] = words.SECOND.get(country) or words.Words("en", r)
    if "voice" in o:
        data["V"] = vendor.Voice(s, r)
        st["title"] = f"{data['V'].title} {s.empno}"
    text = None if layout == "lineprinter" else html(f"payslip/{layout}.html", r, st, **data)
    return r, slips, text, st


def truth(doc_id, layout, country, slips, unseen=False):
    return {"id": doc_id, "layout": layout, "unseen": unseen, "country": country, "language": slips[0].rec.lang, "fileType": "PAYSLIP", "pages": 1 + max(s.rec.page for s in slips),
            "documents": [s.rec.truth() for s in slips], "tampered": None}


def paid(slips):
    return slips[0].pay.paid if isinstance(slips[0].pay.paid, date) else date.today()
