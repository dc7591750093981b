"""Invented pay: components, contributions and days."""

import calendar
import datetime as dt
from types import SimpleNamespace as NS

from .people import firm, person

MONTHLY = {"PH": (15500, 62000, 100), "ID": (4200000, 16500000, 50000), "SG": (2300, 7600, 50), "IN": (17000, 118000, 100), "MX": (9000, 38000, 100), "MY": (1750, 7200, 50), "VN": (6200000, 28000000, 100000)}
WHOLE = ("ID", "VN")


def money(x, c):
    return float(round(x)) if c in WHOLE else round(x, 2)


def month_of(r):
    y, m = r.choice([(2025, k) for k in range(1, 13)] + [(2026, k) for k in range(1, 11)] * 2)
    return dt.date(y, m, 1), dt.date(y, m, calendar.monthrange(y, m)[1])


def back(d, day):
    """The given day of the month before."""
    return (d.replace(day=1) - dt.timedelta(days=1)).replace(day=day)


def days(r, c, kind):
    """(first, last, pay day) of a pay period: month, half, cut (26th to 25th), fortnight."""
    a, z = month_of(r)
    if kind == "half":
        if r.random() < .5:
            z = a.replace(day=15)
        else:
            a = a.replace(day=16)
    elif kind == "halfcut":       # the 11th to the 25th, or the 26th to the 10th
        a, z = (a.replace(day=11), a.replace(day=25)) if r.random() < .5 else (back(a, 26), a.replace(day=10))
    elif kind == "cut":
        a, z = back(a, 26), a.replace(day=25)
    elif kind == "fortnight":
        a = a + dt.timedelta(days=r.randint(0, 13))
        z = a + dt.timedelta(days=13)
    pay = z + dt.timedelta(days=r.choice((0, 0, 3, 5, 7))) if kind != "month" else r.choice((z, z - dt.timedelta(days=r.randint(1, 5)), z + dt.timedelta(days=r.randint(1, 9))))
    return a, z, pay


EXTRA = {   # what may be paid beside the basic pay: key, low and high share of the month's pay
    "PH": [("ot", .02, .09), ("night", .01, .05), ("holiday", .02, .06), ("rice", .03, .06), ("transpo", .02, .05), ("comm", .015, .03), ("incentive", .02, .1), ("cola", .01, .03), ("adjust", .005, .03)],
    "ID": [("position", .05, .15), ("meal", .06, .12), ("transport", .05, .1), ("ot", .03, .12), ("attend", .02, .05), ("incentive", .03, .1), ("comm", .02, .04), ("family", .02, .05)],
    "SG": [("ot", .02, .1), ("transport", .02, .06), ("meal", .02, .05), ("shift", .02, .06), ("incentive", .04, .15), ("handphone", .01, .02), ("reimb", .01, .03)],
    "IN": [("hra", .2, .5), ("conveyance", .03, .08), ("special", .1, .4), ("medical", .02, .05), ("lta", .03, .06), ("bonus", .04, .09), ("ot", .02, .06), ("food", .03, .05)],
    "MX": [("despensa", .04, .1), ("puntual", .05, .1), ("asist", .05, .1), ("ot", .03, .1), ("dominical", .02, .04), ("transport", .02, .04), ("incentive", .05, .15)],
    "MY": [("ot", .03, .1), ("transport", .03, .07), ("attend", .02, .05), ("incentive", .04, .12), ("shift", .02, .06), ("handphone", .01, .03), ("claim", .02, .05)],
    "VN": [("meal", .05, .08), ("phone", .02, .04), ("transport", .03, .05), ("responsible", .05, .12), ("diligence", .02, .05), ("ot", .04, .12), ("kpi", .05, .15), ("housing", .03, .06)],
}


def statutory(r, c, basic, gross, part):
    """Deductions by law, and the employer's share: [(key, amount)] each. `part` is the share of a month paid."""
    if c == "PH":
        msc = min(max(round(basic / part / 500) * 500, 5000), 35000)
        tax = max(0, (gross / part - 20833 - msc * .05 - basic / part * .025) * .15) * part
        two = part if r.random() < .5 else 1
        d = [("sss", msc * .05 * two), ("phic", min(basic / part, 100000) * .025 * two), ("hdmf", 200 * two if part == 1 or two == 1 else 100)]
        er = [("sss", msc * .1 * two), ("ec", 30 * two), ("phic", d[1][1]), ("hdmf", d[2][1])]
        return d + ([("tax", tax)] if tax > 1 else []), er
    if c == "ID":
        base = min(basic, 12000000)
        d = [("jht", basic * .02), ("jp", min(basic, 10547400) * .01), ("kes", base * .01)]
        tax = gross * (.0 if gross < 5400000 else .005 if gross < 5950000 else .015 if gross < 8000000 else .025 if gross < 11000000 else .05)
        return d + ([("tax", tax)] if tax else []), [("jht", basic * .037), ("jp", min(basic, 10547400) * .02), ("jkk", basic * .0024), ("jkm", basic * .003), ("kes", base * .04)]
    if c == "SG":
        d = [("cpf", float(round(gross * .2))), (r.choice(("cdac", "mbmf", "cdac")), r.choice((.5, 1.0, 1.5, 2.0)))]
        return d, [("cpf", float(round(gross * .17))), ("sdl", max(2.0, min(11.25, gross * .0025)))]
    if c == "MY":
        tax = max(0, (gross - 3900) * .09)
        d = [("epf", float(round(gross * .11))), ("socso", round(gross * .005 * 20) / 20), ("eis", round(gross * .002 * 20) / 20)]
        return d + ([("pcb", round(tax * 20) / 20)] if tax > 5 else []), [("epf", float(round(gross * .13))), ("socso", round(gross * .0175 * 20) / 20), ("eis", d[2][1])]
    if c == "IN":
        pf = float(round(min(basic, 15000) * .12)) if r.random() < .5 else float(round(basic * .12))
        tax = max(0, (gross - 62000) * .17)
        d = [("pf", pf)] + ([("esi", float(round(gross * .0075 + .5)))] if gross <= 21000 else []) + [("pt", r.choice((200.0, 200.0, 208.0, 235.0)))]
        return d + ([("tds", float(round(tax)))] if tax > 100 else []), [("pf", pf)] + ([("esi", float(round(gross * .0325)))] if gross <= 21000 else [])
    if c == "MX":
        return [("isr", max(gross * .068, (gross / part - 7000) * .14 * part)), ("imss", gross * .0238)], [("imss", gross * .17), ("infonavit", basic * .05)]
    tax = max(0, (gross - 13500000) * .08)
    d = [("bhxh", basic * .08), ("bhyt", basic * .015), ("bhtn", basic * .01)]
    return d + ([("tncn", tax)] if tax else []), [("bhxh", basic * .175), ("bhyt", basic * .03), ("bhtn", basic * .01)]


OTHERS = {"PH": [("sssloan", .02, .06), ("hdmfloan", .02, .05), ("cashadv", .03, .08), ("coop", .02, .05), ("late", .003, .02), ("uniform", .01, .02)], "ID": [("kasbon", .03, .08), ("koperasi", .02, .05), ("late", .005, .02), ("union", .003, .006)],
          "SG": [("advance", .05, .1), ("union", .003, .005), ("npl", .02, .05)], "IN": [("loan", .03, .08), ("canteen", .01, .03), ("mediclaim", .01, .02), ("lwf", .0004, .001), ("vpf", .02, .05)],
          "MX": [("ahorro", .05, .1), ("fonacot", .04, .08), ("infonavitcredit", .08, .15), ("union", .01, .02), ("comedor", .01, .03), ("loan", .03, .06)], "MY": [("advance", .05, .1), ("zakat", .01, .025), ("loan", .03, .06), ("unpaid", .01, .04)],
          "VN": [("union", .008, .01), ("advance", .1, .2), ("late", .005, .02)]}


def pay(r, c, kind="month", extras=None, others=None, low=0.0, high=1.0):
    """Everything a payslip may print, without its words."""
    p = NS(c=c, who=person(r, c), firm=firm(r, c), kind=kind)
    p.first, p.last, p.day = days(r, c, kind)
    part = 1 if kind in ("month", "cut") else .5
    lo, hi, step = MONTHLY[c]
    lo, hi = lo + (hi - lo) * low, lo + (hi - lo) * high
    p.rate = money(round((lo + (hi - lo) * r.random() ** 2.2) / step) * step, c)
    basic = money(p.rate * part * (r.choice((.45, .5, .55)) if c == "IN" else 1), c)
    p.e = [NS(key="basic", x=basic)]
    n = extras if extras is not None else r.choice((1, 2, 3, 3, 4, 5))
    for key, a, b in sorted(r.sample(EXTRA[c], min(n, len(EXTRA[c]))), key=lambda t: EXTRA[c].index(t)):
        x = p.rate * part * r.uniform(a, b)
        fixed = key not in ("ot", "night", "holiday", "adjust", "dominical", "reimb", "claim")
        unit = {"ID": 25000, "VN": 50000, "PH": 50, "MX": 1, "IN": 50}.get(c, 10) if fixed else {"ID": 1, "VN": 1}.get(c, .01)
        p.e.append(NS(key=key, x=money(max(unit, round(x / unit) * unit), c)))
    gross = sum(t.x for t in p.e)
    law, er = statutory(r, c, basic, gross, part)
    p.d = [NS(key=k, x=money(x, c)) for k, x in law]
    p.er = [NS(key=k, x=money(x, c)) for k, x in er]
    n = others if others is not None else r.choice((0, 1, 1, 2))
    for key, a, b in r.sample(OTHERS[c], min(n, len(OTHERS[c]))):
        unit = {"ID": 1000, "VN": 10000}.get(c, .5 if key == "late" else 5)
        p.d.append(NS(key=key, x=money(max(unit, round(p.rate * part * r.uniform(a, b) / unit) * unit), c)))
    sum_up(p)
    p.times = max(1, (p.last.month if c != "IN" else (p.last.month - 4) % 12 + 1)) * (1 if part == 1 else 2)
    for t in p.e + p.d + p.er:
        t.ytd = money(t.x * p.times if t.key in ("basic", "hra", "rice", "despensa", "position", "hdmf", "pt") else t.x * p.times * r.uniform(.8, 1.1), c) if p.times > 1 else t.x
    p.worked = r.choice((20, 21, 22, 22, 23, 24, 26)) if part == 1 else r.choice((10, 11, 11, 12, 13))
    p.hourly = money(p.rate / 26 / 8, c)
    return p


def sum_up(p):
    p.gross = money(sum(t.x for t in p.e), p.c)
    p.less = money(sum(t.x for t in p.d), p.c)
    p.net = money(p.gross - p.less, p.c)


def absence(r, p, key="absent"):
    """A negative line among the earnings."""
    p.e.append(NS(key=key, x=-money(p.rate / 26 * r.choice((.5, 1, 1, 2)), p.c), ytd=None))
    p.e[-1].ytd = p.e[-1].x
    sum_up(p)
