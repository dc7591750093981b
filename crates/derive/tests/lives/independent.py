#!/usr/bin/env python3
"""Estimated incomes and insights a second time: lives in, one JSON object a line; what follows from each out, one a line.

Written from docs/insights.md and from nothing else: rates, words and the list of features are read out of that page, so the page
cannot say other than what is computed. Exact fractions and the standard library's calendar; nothing here is fast.
"""
import calendar
import datetime
import json
import re
import statistics
import sys
import unicodedata
from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "insights.md").read_text(encoding="utf-8")
PROSE = " ".join(PAGE.split())
LARGEST = Fraction("225179981368.5248")
NOTHING, FAILED = -999, -998


# --- the page

def table(title):
    """The rows under a table's first heading, without the heading."""
    rows, inside = [], False
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and cells[0] == title:
            inside = True
        elif inside and not line.startswith("|"):
            break
        elif inside and not cells[0].startswith("---"):
            rows.append(cells)
    assert rows, f"docs/insights.md has no table that begins with {title!r}"
    return rows


def listed(after):
    """The words in backticks from a phrase up to the sentence's end."""
    start = PROSE.index(after) + len(after)
    return re.findall(r"`([^`]+)`", PROSE[start:PROSE.index(".", start)])


def amount_of(cell):
    return None if cell == "none" else Fraction(cell)


RATES = {
    scheme: [(row[0], *map(amount_of, row[1:])) for row in table(f"{scheme} from")]
    for scheme in ("PH_SSS", "PH_PHILHEALTH", "PH_HDMF", "ID_WORK", "ID_HEALTH", "SG_CPF", "IN_EPF")
}
WAGE_CEILING = [(row[0], Fraction(row[1])) for row in table("SG_CPF ceiling from")]
VERSIONS = {row[0].strip("`"): int(row[1]) for row in table("Rule")}
FEATURES = [row[0].strip("`") for row in table("Feature")]
MOVES = listed("without those that only move money. These are the movements whose description has one of:")
PAYS = listed("that are called pay. These are the movements whose description has one of:")
ENDED = listed("`status` does not have one of the [words](#words)")
FORMS = listed("the words of a company's form:")
LETTERS = {letter: plain for some, plain in re.findall("((?:`.` and )?`.`) as `([a-z]+)`", PROSE) for letter in re.findall("`(.)`", some)}
assert [len(some) for some in (MOVES, PAYS, ENDED, FORMS, LETTERS)] == [15, 9, 7, 20, 9]


def in_force(rows, month):
    """The last row that is not later than the month; the first one before all rows."""
    found = rows[0]
    for row in rows:
        if row[0] <= str(month):
            found = row
    return found


# --- the calendar

class Month:
    """Months counted from the year 0 on."""

    def __init__(self, number):
        self.number = number

    @classmethod
    def of(cls, date):
        return cls(date.year * 12 + date.month - 1)

    def plus(self, months):
        return Month(self.number + months)

    @property
    def first_day(self):
        year, month = divmod(self.number, 12)
        return datetime.date(year, month + 1, 1)

    @property
    def length(self):
        return calendar.monthrange(self.first_day.year, self.first_day.month)[1]

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number

    def __le__(self, other):
        return self.number <= other.number

    def __hash__(self):
        return self.number

    def __sub__(self, other):
        return self.number - other.number

    def __str__(self):
        year, month = divmod(self.number, 12)
        return f"{year:04}-{month + 1:02}"


def add_months(date, months, last_day=False):
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    days = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, days if last_day else min(date.day, days))


def is_last_day(date):
    return date.day == calendar.monthrange(date.year, date.month)[1]


def day(text):
    return None if text is None else datetime.date.fromisoformat(text)


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def full_years(born, date):
    return date.year - born.year - ((date.month, date.day) < (born.month, born.day))


# --- numbers and words

def to_nearest(number, step):
    """Rounded half away from zero to a multiple of a step."""
    steps = abs(number) / step
    whole = steps.numerator // steps.denominator
    if steps - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if number >= 0 else -whole) * step


CENT = Fraction(1, 100)


def words(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    plain = "".join(LETTERS.get(c, c) for c in plain.lower() if c not in "'’‘`")
    return re.findall(r"[^\W_]+", plain)


def has_one_of(text, phrases):
    """Whether one of the phrases stands in a text, word by word."""
    if text is None:
        return False
    have = words(text)
    return any(
        have[at:at + len(phrase.split())] == phrase.split() for phrase in phrases for at in range(len(have))
    )


# --- records, read once

def once(records, is_copyable):
    """Of one id the first; of copies the smallest id. In the order of the ids."""
    first = {}
    for record in records:
        first.setdefault(record["id"], record)
    seen, kept = set(), []
    for record in sorted(first.values(), key=lambda r: r["id"]):
        content = frozenset((key, value) for key, value in record.items() if key != "id" and value is not None)
        if is_copyable(record) and content in seen:
            continue
        seen.add(content)
        kept.append(record)
    return kept


def has_reference(record):
    return record.get("referenceId") is not None


# --- what a rule makes of each record: (month, amount or None, lower bound?, rates, problem, id)

class Told:
    def __init__(self, month, currency, rule, record, amount=None, at_least=False, rates=None, problem="NO_AMOUNT"):
        self.month, self.currency, self.rule, self.id = month, currency, rule, record["id"]
        self.amount, self.at_least, self.rates = amount, at_least, rates
        self.problem = problem if amount is None else None


def period(income):
    """First and last day; whether the source said the last one."""
    start, end = day(income["startDate"]), day(income.get("endDate"))
    if end is not None and end >= start:
        return start, end, True
    months = {"Annually": 12, "Quarterly": 3}.get(income.get("frequency"))
    if months is None:
        return start, start, False
    return start, add_months(start, months) - datetime.timedelta(days=1), False


def pay(life):
    gig = life["source"]["kind"] == "GIG"
    for income in once(life["records"]["incomes"], lambda r: True):
        if day(income["startDate"]) > life["day"]:
            continue
        start, end, said = period(income)
        if said and end > life["day"]:
            continue
        first, last = Month.of(start), Month.of(end)
        if last - first + 1 > 24:
            continue
        gross, net, base = (income.get(f"{name}Amount") for name in ("gross", "net", "base"))
        amount, bound = None, False
        if gig:
            amount = next((one for one in (net, gross, base) if one is not None), None)
        elif gross is not None:
            amount = gross
        else:
            known = [one for one in (net, base) if one is not None]
            amount, bound = (max(known), True) if known else (None, False)
        months = [first.plus(number) for number in range(last - first + 1)]
        covered = Counter()
        date = start
        while date <= end:
            covered[Month.of(date)] += 1
            date += datetime.timedelta(days=1)
        weights = [Fraction(covered[month], month.length) for month in months]
        before = Fraction(0)
        for number, month in enumerate(months):
            part = None
            if amount is not None:
                if month == last:
                    part = amount - before
                else:
                    so_far = to_nearest(amount * sum(weights[:number + 1]) / sum(weights), CENT)
                    part, before = so_far - before, so_far
            yield Told(month, income["currency"], "GIG_PAY" if gig else "PAY", income, part, bound)


SCHEMES = {
    "PHP": {"PENSION": "PH_SSS", "HEALTH": "PH_PHILHEALTH", "HOUSING": "PH_HDMF"},
    "IDR": {"PENSION": "ID_WORK", "HEALTH": "ID_HEALTH", "HOUSING": "ID_WORK"},
    "SGD": dict.fromkeys(("PENSION", "HEALTH", "HOUSING"), "SG_CPF"),
    "INR": dict.fromkeys(("PENSION", "HEALTH", "HOUSING"), "IN_EPF"),
}


def dates_of_birth(life):
    known = {}
    for identity in life["records"]["identities"]:
        known.setdefault(identity["id"], day(identity.get("dob")))
    return {dob for dob in known.values() if dob is not None}


def pay_behind(scheme, paid, month, born):
    """The pay that a contribution was reckoned on, whether it is a lower bound, the month of the rates."""
    row = in_force(RATES[scheme], month)
    since, rest = row[0], row[1:]
    if scheme == "PH_SSS":
        rate, low, high = rest

        def contribution(credit):
            return credit * rate / 100 + (30 if credit >= 15000 else 10)

        credits = [Fraction(credit) for credit in range(int(low), int(high) + 1, 500)]
        credit = min(credits, key=lambda credit: (abs(contribution(credit) - paid), credit))
        return credit, credit == high, since
    if scheme == "ID_WORK":
        ceiling, = rest
        wage = paid / Fraction("0.0924")
        if wage > ceiling:
            wage = (paid - Fraction("0.03") * ceiling) / Fraction("0.0624")
        return to_nearest(wage, 100), False, since
    if scheme == "SG_CPF":
        eve = month.first_day - datetime.timedelta(days=1)
        age = full_years(born, eve) if born else 0
        column = sum(age >= limit for limit in (55, 60, 65, 70))
        wages = to_nearest(paid * 100 / rest[column], 1)
        return wages, wages >= in_force(WAGE_CEILING, month)[1], since
    rate, floor, ceiling = rest
    step = {"PH_PHILHEALTH": 1, "PH_HDMF": 1, "ID_HEALTH": 100, "IN_EPF": 10}[scheme]
    wages = max(to_nearest(paid * 100 / rate, step), floor)
    if ceiling is not None:
        wages = min(wages, ceiling)
    return wages, scheme != "ID_HEALTH" or wages == ceiling, since


def contributions(life):
    births = dates_of_birth(life)
    born = births.pop() if len(births) == 1 else None
    for record in once(life["records"]["contributions"], has_reference):
        date = day(record["date"])
        if date > life["day"] or record["amount"] <= 0:
            continue
        month = Month.of(date).plus(-1)
        scheme = SCHEMES.get(record["currency"], {}).get(life["source"]["fund"])
        if scheme is None:
            yield Told(month, record["currency"], "CONTRIBUTIONS", record, problem="NO_RULE")
            continue
        amount, bound, since = pay_behind(scheme, record["amount"], month, born)
        yield Told(month, record["currency"], f"CONTRIBUTIONS_{scheme}", record, amount, bound, since)


def transactions(life):
    gig = life["source"]["kind"] == "GIG"
    for record in once(life["records"]["transactions"], has_reference):
        date, text = day(record["date"]), record.get("description")
        if date > life["day"]:
            continue
        if gig:
            counts = not has_one_of(text, MOVES)
        else:
            counts = record["amount"] > 0 and has_one_of(text, PAYS)
        if counts:
            rule = "TRANSACTIONS_GIG" if gig else "TRANSACTIONS_PAY"
            yield Told(Month.of(date), record["currency"], rule, record, record["amount"])


def last_month_over(life):
    month = Month.of(life["day"])
    return month if is_last_day(life["day"]) else month.plus(-1)


def estimated_incomes(life):
    over = last_month_over(life)
    found = {}
    for rule in (pay, contributions, transactions):
        groups = defaultdict(list)
        for told in rule(life):
            if told.month <= over:
                groups[told.month, told.currency].append(told)
        for place, group in groups.items():
            known = [told for told in group if told.amount is not None]
            used = known or group
            total = sum(told.amount for told in known) if known else None
            if total is not None and total <= 0:
                continue
            problem = None
            if total is None:
                problem = used[0].problem
            elif total > LARGEST:
                total, problem = None, "TOO_LARGE"
            estimate = {
                "month": place[0], "currency": place[1], "amount": total,
                "rule": used[0].rule, "ruleVersion": VERSIONS[used[0].rule],
                "ratesSince": used[0].rates,
                "inputs": sorted({told.id for told in used}),
                "atLeast": total is not None and any(told.at_least for told in used),
                "problem": problem,
            }
            if place not in found or (found[place]["amount"] is None and total is not None):
                found[place] = estimate
    return [found[place] for place in sorted(found, key=lambda place: (place[0].number, place[1]))]


# --- features

def figure(number):
    return FAILED if abs(number) > LARGEST else number


def standard_deviation(values):
    if len(values) < 2:
        return NOTHING
    variance = statistics.variance(values)
    exact = Context(prec=200, rounding=ROUND_HALF_UP)
    root = exact.sqrt(exact.divide(Decimal(variance.numerator), Decimal(variance.denominator)))
    return figure(Fraction(root.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP, context=exact)))


MEASURES = {
    "sum": lambda values: figure(sum(values)),
    "total": lambda values: figure(sum(values)),
    "average": lambda values: figure(to_nearest(Fraction(sum(values)) / len(values), CENT)),
    "min": lambda values: figure(min(values)),
    "max": lambda values: figure(max(values)),
    "median": lambda values: figure(to_nearest(Fraction(statistics.median(values)), CENT)),
    "std": standard_deviation,
}


def most_told(counts_and_latest):
    """The currency with most, then the latest, then the first in the alphabet. {currency: (count, latest)}"""
    best = max(counts_and_latest.values())
    return min(currency for currency, value in counts_and_latest.items() if value == best)


def income_features(life, estimated):
    over = last_month_over(life)
    by_currency = defaultdict(dict)
    for estimate in estimated:
        by_currency[estimate["currency"]][estimate["month"]] = estimate
    names = [name for name in FEATURES if name.startswith("incomes_")]
    if not by_currency:
        return {name: str(NOTHING) if name == "incomes_currency" else NOTHING for name in names}
    currency = most_told({c: (len(months), max(months).number) for c, months in by_currency.items()})
    months = by_currency[currency]
    first, latest = min(months), max(months)
    current = max(latest, over.plus(-2))

    def amounts(wanted):
        """The amounts of these months, or the sentinel in their place."""
        there = [months[month] for month in wanted if month in months]
        known = [one["amount"] for one in there if one["amount"] is not None]
        if known:
            return known
        return FAILED if any(one["problem"] in ("NO_RULE", "TOO_LARGE") for one in there) else NOTHING

    def measure(name, wanted):
        values = amounts(wanted)
        return values if isinstance(values, int) else MEASURES[name](values)

    out = {"incomes_currency": currency, "incomes_count": len(months)}
    every = [first.plus(number) for number in range(current - first + 1)]
    out["incomes_first_income_month_range"] = len(every)
    gaps, gap = [0], 0
    for month in every:
        gap = 0 if month in months else gap + 1
        gaps.append(gap)
    out["incomes_missing_month_max"] = max(gaps)
    out["incomes_missing_month_count"] = sum(month not in months for month in every)
    for name in ("sum", "average", "min", "max", "median", "std"):
        out[f"incomes_amount_{name}"] = measure(name, every)
        for length in (3, 6, 9, 12, 18):
            window = [current.plus(-number) for number in range(length)]
            out[f"incomes_last{length}_months_amount_{name}"] = measure(name, window)
    values = amounts([current.plus(-number) for number in range(18)])
    out["incomes_last18_months_max_amount_count"] = values if isinstance(values, int) else values.count(max(values))
    out["incomes_starting_amount"] = measure("sum", [first])
    out["incomes_current_amount"] = measure("sum", [current])
    year_ago = current.plus(-12)
    if current in months and year_ago in months:
        now, then = months[current]["amount"], months[year_ago]["amount"]
        if now is None or then is None:
            both = {months[current]["problem"], months[year_ago]["problem"]}
            out["incomes_latest_growth"] = FAILED if both & {"NO_RULE", "TOO_LARGE"} else NOTHING
        else:
            out["incomes_latest_growth"] = figure(to_nearest(Fraction(now - then) / then, Fraction(1, 10000)))
    else:
        out["incomes_latest_growth"] = NOTHING
    return out


def instalments_due(loan, until):
    """How many instalments have fallen due; None where that cannot be told."""
    first, frequency = day(loan.get("firstAmortizationDate")), loan.get("amortizationFrequency")
    last = day(loan.get("endDate"))
    if last is not None:
        until = min(until, last)
    if first is None:
        return None
    last_day = is_last_day(first)
    if frequency in ("Daily", "Weekly"):
        date, due = first, 0
        while date <= until:
            due, date = due + 1, date + datetime.timedelta(days=1 if frequency == "Daily" else 7)
        return due
    step = {"Semimonthly": 1, "Monthly": 1, "Bimonthly": 2, "Quarterly": 3, "Annually": 12}.get(frequency)
    if step is None:
        return None
    due, number = 0, 0
    while add_months(first, number, last_day) <= until:
        date = add_months(first, number, last_day)
        due += 1
        if frequency == "Semimonthly" and date + datetime.timedelta(days=15) <= until:
            due += 1
        number += step
    return due


def liability_features(life):
    names = [name for name in FEATURES if name.startswith("liabilities_")]
    loans = [loan for loan in once(life["records"]["liabilities"], has_reference) if day(loan["startDate"]) <= life["day"]]
    if not loans:
        return {name: str(NOTHING) if name == "liabilities_currency" else NOTHING for name in names}
    by_currency = defaultdict(list)
    for loan in loans:
        by_currency[loan["currency"]].append(loan)
    currency = most_told({c: (len(some), max(loan["startDate"] for loan in some)) for c, some in by_currency.items()})
    loans = by_currency[currency]
    out = {"liabilities_currency": currency, "liabilities_loan_count": len(loans)}

    def fill(prefix, values, names, knowable=True, none=False):
        """`none`: nothing is outstanding, overdue or paid, which is known."""
        for name in names:
            if knowable and none:
                out[prefix + name] = NOTHING if name == "std" else 0
            else:
                out[prefix + name] = MEASURES[name](values) if knowable and values else NOTHING

    def above_zero(some, field):
        return [loan[field] for loan in some if loan.get(field) is not None and loan[field] > 0]

    fill("liabilities_loan_amount_", above_zero(loans, "loanAmount"), ("min", "max", "total", "average", "std"))

    def state(loan):
        balance, end = loan.get("outstandingBalance"), day(loan.get("endDate"))
        if balance is not None:
            return "outstanding" if balance > 0 else "finished"
        if end is not None:
            return "finished" if end <= life["day"] else "outstanding"
        return None

    states = [state(loan) for loan in loans]
    known = any(states)
    outstanding = [loan for loan, one in zip(loans, states) if one == "outstanding"]
    out["liabilities_finished_loan_count"] = states.count("finished") if known else NOTHING
    out["liabilities_outstanding_loan_count"] = len(outstanding) if known else NOTHING
    fill("liabilities_outstanding_amount_", above_zero(outstanding, "outstandingBalance"), ("max", "total", "average"),
         known, not outstanding)

    said = any(loan.get("overduePaymentAmount") is not None for loan in loans)
    overdue = above_zero(loans, "overduePaymentAmount")
    out["liabilities_overdue_loan_count"] = len(overdue) if said else NOTHING
    fill("liabilities_overdue_amount_", overdue, ("total", "average"), said, not overdue)

    fill("liabilities_ongoing_amortization_amount_", above_zero(outstanding, "amortizationAmount"),
         ("sum", "min", "max", "average", "median", "std"), known, not outstanding)

    payments, countable = [], False
    for loan in loans:
        each = above_zero([loan], "amortizationAmount")
        due = instalments_due(loan, life["day"])
        if not each or due is None:
            continue
        countable = True
        late = above_zero([loan], "overduePaymentAmount")
        if late:
            parts = Fraction(late[0]) / each[0]
            due -= -(-parts.numerator // parts.denominator)
        payments += each * max(due, 0)
    out["liabilities_payment_count"] = len(payments) if countable else NOTHING
    fill("liabilities_payment_amount_", payments, ("max", "min", "median", "average", "sum", "std"),
         countable, not payments)
    return out


def employer_words(name):
    have = set(words(name))
    return frozenset(have - set(FORMS) or have)


def employment_features(life, estimated):
    jobs, date = {}, life["day"]
    for job in life["records"]["employments"]:
        jobs.setdefault(job["id"], job)
    jobs = [job for job in jobs.values() if day(job["startDate"]) <= date]

    def is_current(job):
        if job.get("endDate") is not None:
            return day(job["endDate"]) >= date
        return not has_one_of(job.get("status"), ENDED)

    current = [job for job in jobs if is_current(job)]
    over = last_month_over(life)
    recent = any(over.plus(-2) <= estimate["month"] for estimate in estimated)
    gig = life["source"]["kind"] == "GIG"
    if current:
        status = "EMPLOYED"
    elif recent and gig:
        status = "GIG"
    elif recent and not jobs:
        status = "EMPLOYED"
    elif jobs or estimated:
        status = "UNEMPLOYED"
    else:
        status = str(NOTHING)
    employers = {employer_words(job["employer"]) for job in jobs if job.get("employer") is not None} - {frozenset()}
    tenure = NOTHING
    if current:
        start = min(day(job["startDate"]) for job in current)
        tenure = 0
        while add_months(start, tenure + 1) <= date:
            tenure += 1
    return {
        "employments_current_status": status,
        "employments_employer_count": len(employers) if employers else NOTHING,
        "employments_current_tenure": tenure,
    }


def identity_features(life):
    births = dates_of_birth(life)
    if not births:
        return {"identity_age": NOTHING}
    born = births.pop()
    # 130 years before: a birthday on 29 February is then on the 28th of a year that has none
    if births or born > life["day"] or born < add_months(life["day"], -130 * 12):
        return {"identity_age": FAILED}
    return {"identity_age": full_years(born, life["day"])}


def link_features(life):
    names = [name for name in FEATURES if name.startswith("link_")]
    out = dict.fromkeys(names, NOTHING)
    if life["links"] is None:
        return out
    one_day = datetime.timedelta(days=1)
    ages = [life["cutoff"] - moment(link) for link in life["links"]]
    ages = [age for age in ages if datetime.timedelta(0) <= age < 730 * one_day]
    for length in (3, 7, 30, 90, 180, 365, 730):
        out[f"link_day{length}_count"] = sum(age < length * one_day for age in ages)
    if ages:
        out["link_days_since_first"] = max(ages) // one_day
        out["link_days_since_last"] = min(ages) // one_day
    return out


# --- in and out

def plain(value):
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value.numerator / value.denominator
    raise TypeError(type(value))


def exact(value):
    return Fraction(value)


def derive(line):
    life = json.loads(line, parse_float=exact, parse_int=exact)
    life["cutoff"] = moment(life["asOf"])
    life["day"] = life["cutoff"].date()
    estimated = estimated_incomes(life)
    found = income_features(life, estimated) | liability_features(life) | employment_features(life, estimated)
    found |= identity_features(life) | link_features(life)
    assert sorted(found) == sorted(FEATURES), set(found) ^ set(FEATURES)
    return {"name": life["name"], "estimated": estimated, "features": {name: found[name] for name in FEATURES}}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(derive(line), default=plain))
