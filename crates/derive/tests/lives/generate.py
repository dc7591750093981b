#!/usr/bin/env python3
"""Invented lives for derived.rs, one JSON object a line: generate.py SEED COUNT

The first ones are hostile by hand; the rest are drawn from the seed, most of them plausible, some of them wild.
"""
import calendar
import datetime
import json
import random
import sys

LARGEST = 225179981368.5248
CURRENCIES = {"PH": "PHP", "ID": "IDR", "SG": "SGD", "IN": "INR"}
SCALE = {"PHP": 30000, "IDR": 9000000, "SGD": 5000, "INR": 60000, "USD": 4000, "VND": 15000000}
FREQUENCIES = ["Hourly", "Daily", "Weekly", "Semimonthly", "Monthly", "Bimonthly", "Quarterly", "Annually", "Variable", "Unspecified"]
KINDS = ["GIG", "GOVERNMENT", "SYSTEM", "EMPLOYER", "CREDENTIAL", None]
FUNDS = ["PENSION", "HEALTH", "HOUSING", None]
EMPLOYERS = ["Mabuhay Foods, Inc.", "MABUHAY FOODS INCORPORATED", "PT Sawit Makmur Tbk", "Sawit Makmur", "Tembusu Bank Pte. Ltd.",
             "Nguyễn & Søn Co., Ltd", "Nguyen Son", "The Company Inc.", "company inc the", "Straits Café", None, "", " - "]
STATUSES = ["Active", "Ended", "Regular", "RESIGNED in May", "retired", "ex-employee", "Inactive", "Separated.", None, ""]
DESCRIPTIONS = ["Trip fare", "Service fee", "Tip", "Weekly incentive", "Cash-out to bank", "Payout", "TOP UP", "Pay out", "Transfer to wallet",
                "SALARY May", "Gaji bulan ini", "Lương tháng 5", "sahod", "wages, week 3", "Groceries", "Loan repayment", "Withdrawal fee",
                "Transferred", "payday", "top-of-the-week", None, ""]


class Dice(random.Random):
    def happens(self, percent):
        return self.random() * 100 < percent

    def maybe(self, percent, value):
        return value if self.happens(percent) else None

    def money(self, low, high, places=2):
        return round(self.randint(int(low * 10**places), int(high * 10**places)) / 10**places, places)

    def day(self, low, high):
        first, last = (datetime.date(*day).toordinal() for day in (low, high))
        return datetime.date.fromordinal(self.randint(first, last))


class Life:
    def __init__(self, dice, name, cutoff, kind=None, fund=None, links=None):
        self.dice, self.name, self.kind, self.fund, self.links = dice, name, kind, fund, links
        self.cutoff = cutoff if isinstance(cutoff, datetime.datetime) else datetime.datetime.fromisoformat(cutoff)
        self.day = self.cutoff.date()
        self.records = {kind: [] for kind in ("identities", "employments", "incomes", "transactions", "contributions", "liabilities")}

    def add(self, kind, prefix, record, id=None):
        def plain(value):
            if isinstance(value, float):
                return round(value, 4)  # as many places as an amount has
            return str(value) if isinstance(value, datetime.date) else value

        record = {key: plain(value) for key, value in record.items()}
        # Not in the order of the ids: nothing may hang on the order in which records are handed over
        record["id"] = id or f"{prefix}-{self.dice.getrandbits(128):032x}"
        self.records[kind].append(record)
        return record

    def identity(self, dob=None, **more):
        return self.add("identities", "i", {"dob": dob}, **more)

    def income(self, start, end, currency, gross=None, net=None, base=None, frequency="Monthly", employer="Mabuhay Foods, Inc.", item="Salary", **more):
        return self.add("incomes", "inc", {
            "workItem": item, "employer": employer, "startDate": start, "endDate": end, "currency": currency, "frequency": frequency,
            "baseAmount": base, "grossAmount": gross, "netAmount": net}, **more)

    def contribution(self, date, currency, amount, reference=None, **more):
        return self.add("contributions", "con", {"date": date, "currency": currency, "amount": amount, "referenceId": reference}, **more)

    def transaction(self, date, currency, amount, description=None, reference=None, **more):
        return self.add("transactions", "t", {
            "date": date, "currency": currency, "amount": amount, "description": description, "referenceId": reference}, **more)

    def employment(self, start, end=None, employer="Mabuhay Foods, Inc.", status=None, **more):
        return self.add("employments", "e", {"employer": employer, "status": status, "startDate": start, "endDate": end}, **more)

    def liability(self, start, currency, amount, end=None, first=None, frequency="Monthly", each=None, balance=None, overdue=None, reference=None, **more):
        return self.add("liabilities", "lia", {
            "type": "Loan", "referenceId": reference, "startDate": start, "endDate": end, "firstAmortizationDate": first,
            "amortizationFrequency": frequency, "currency": currency, "loanAmount": amount, "amortizationAmount": each,
            "outstandingBalance": balance, "nextPaymentAmount": each, "overduePaymentAmount": overdue}, **more)

    def json(self):
        cutoff = self.cutoff.isoformat(timespec="microseconds") + "Z"
        return json.dumps({"name": self.name, "asOf": cutoff, "source": {"kind": self.kind, "fund": self.fund},
                           "links": self.links, "records": self.records}, ensure_ascii=False)


def months_back(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, 1)


def last_of(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def time_text(moment):
    return moment.isoformat(timespec="microseconds") + "Z"


# --- by hand

def hostile(dice):
    def life(name, cutoff="2026-11-28T10:30:00", **more):
        made.append(Life(dice, f"hostile: {name}", cutoff, **more))
        return made[-1]

    made = []
    life("nothing at all")
    life("nothing at all, links allowed", links=[])
    life("an identity alone").identity("1990-02-28")
    life("one pay").income("2026-10-01", "2026-10-31", "PHP", gross=30000)
    life("one pay without an amount").income("2026-10-01", "2026-10-31", "PHP")
    life("one pay of nothing").income("2026-10-01", "2026-10-31", "PHP", gross=0)
    life("one negative pay").income("2026-10-01", "2026-10-31", "PHP", gross=-500)
    life("one contribution", fund="PENSION").contribution("2026-11-10", "PHP", 3030)
    life("a contribution to nobody knows what").contribution("2026-11-10", "PHP", 3030)
    life("a contribution in another currency", fund="PENSION").contribution("2026-11-10", "USD", 300)
    life("one ride", kind="GIG").transaction("2026-10-10", "PHP", 120.5, "Trip fare")
    life("fees above earnings", kind="GIG").transaction("2026-10-10", "PHP", -120.5, "Service fee")
    life("one loan").liability("2026-01-15", "PHP", 16000, "2028-01-31", "2026-03-31", each=753.23, balance=14599.76, overdue=0)
    life("one loan of nothing").liability("2026-01-15", "PHP", 0, each=0, balance=0, overdue=0, first="2026-02-15")
    life("one loan without anything").liability("2026-01-15", "PHP", -5, frequency=None)
    life("one job").employment("2026-10-31", employer=None)
    life("a job of the future").employment("2027-01-01")
    life("a job until today").employment("2024-02-29", "2026-11-28", status="Ended")
    life("born tomorrow").identity("2026-11-29")
    life("born today").identity("2026-11-28")
    life("born 130 years ago").identity("1896-11-28")
    life("born 130 years and a day ago").identity("1896-11-27")
    life("born on a leap day", "2026-02-28T23:59:59.999999").identity("2000-02-29")
    life("born on a leap day, a day later", "2026-03-01T00:00:00").identity("2000-02-29")

    one = life("two births")
    one.identity("1990-01-01")
    one.identity("1990-01-02")
    one = life("one birth, told twice, and once not")
    one.identity("1990-01-01")
    one.identity(None)
    one.identity("1990-01-01")

    one = life("a gap, and a loan")
    one.income("2026-08-01", "2026-08-31", "PHP", gross=8500)
    one.income("2026-10-01", "2026-10-31", "PHP", gross=8500)
    one.employment("2024-10-15")
    one.liability("2026-01-15", "PHP", 16000, balance=14599.76, overdue=0)

    one = life("a month paid four times, twice by copies")
    for _ in range(2):
        one.income("2026-10-01", "2026-10-15", "PHP", gross=15000)
        one.income("2026-10-01", "2026-10-15", "PHP", gross=15000.01)
    one.income("2026-10-16", "2026-10-31", "PHP", gross=15000, employer="Other")

    one = life("ids twice", fund="PENSION")
    for amount in (100, 200):
        one.income("2026-09-01", "2026-09-30", "PHP", gross=amount, id="inc-" + "0" * 32)
        one.transaction("2026-08-05", "PHP", amount, "salary", id="t-" + "0" * 32)
        one.contribution("2026-08-05", "PHP", amount * 20, id="con-" + "0" * 32)
        one.employment("2026-0%d-01" % (amount // 100), employer=str(amount), id="e-" + "0" * 32)
        one.liability("2026-01-01", "PHP", amount, id="lia-" + "0" * 32)
        one.identity("19%02d-01-01" % (amount // 10), id="i-" + "0" * 32)

    one = life("tomorrow's records", "2026-10-31T23:59:59", fund="PENSION")
    one.income("2026-10-01", "2026-11-01", "PHP", gross=30000)
    one.income("2026-11-01", None, "PHP", gross=30000)
    one.income("2030-01-01", "2030-01-31", "PHP", gross=30000)
    one.contribution("2026-11-01", "PHP", 3030)
    one.transaction("2026-11-01", "PHP", 3030, "salary")
    one.liability("2026-11-01", "PHP", 3030)
    one.employment("2026-11-01")

    one = life("the month's last day", "2026-10-31T00:00:00")
    one.income("2026-10-01", "2026-10-31", "PHP", gross=30000)

    one = life("three currencies, two of them as often", fund="PENSION")
    for month in ("2026-08", "2026-09", "2026-10"):
        one.income(f"{month}-01", f"{month}-28", "SGD", gross=3000)
        one.income(f"{month}-01", f"{month}-28", "PHP", gross=30000)
    one.income("2026-10-01", "2026-10-31", "USD", gross=1)
    one.contribution("2026-10-10", "INR", 7200)
    one.liability("2026-01-01", "USD", 5, balance=1)
    one.liability("2026-02-01", "PHP", 7, balance=1)

    one = life("loans of one day in two currencies")
    one.liability("2026-02-01", "USD", 5, balance=1)
    one.liability("2026-02-01", "PHP", 7, balance=1)

    one = life("jobs side by side and in a row")
    one.employment("2019-05-31", employer="PT Sawit Makmur Tbk")
    one.employment("2022-01-31", employer="sawit makmur")
    one.employment("2020-02-29", "2021-01-01", employer="The Company Inc.")
    one.employment("2018-01-01", "2030-01-01", employer="company inc the")
    one.employment("2017-01-01", status="Resigned", employer="Nguyễn & Søn Co., Ltd")
    one.employment("2016-01-01", "2016-01-01", status="Active", employer="Nguyen Son")

    one = life("numbers as large as they go")
    for month in ("2026-07", "2026-08", "2026-09"):
        one.income(f"{month}-01", f"{month}-28", "IDR", gross=LARGEST)
    one.income("2026-10-01", "2026-10-28", "IDR", gross=0.0001)
    for _ in range(3):
        one.liability("2025-01-15", "IDR", LARGEST, first="2025-01-31", each=LARGEST, balance=LARGEST, overdue=0.0001)

    one = life("a month too large")
    one.income("2026-10-01", "2026-10-28", "IDR", gross=LARGEST)
    one.income("2026-10-01", "2026-10-29", "IDR", gross=LARGEST)
    one = life("growth without end")
    one.income("2025-10-01", "2025-10-28", "IDR", gross=0.0001)
    one.income("2026-10-01", "2026-10-28", "IDR", gross=LARGEST)

    one = life("periods of all sorts")
    one.income("2024-01-01", "2024-12-31", "PHP", gross=120000, frequency="Annually")
    one.income("2025-01-01", None, "PHP", base=240000.01, frequency="Annually")
    one.income("2026-01-31", None, "PHP", net=90000, frequency="Quarterly")
    one.income("2026-08-31", "2026-08-01", "PHP", gross=7)
    one.income("2026-09-28", "2026-10-04", "PHP", gross=1000, frequency="Weekly")
    one.income("2024-10-31", "2026-10-01", "PHP", gross=1)
    one.income("2024-09-30", "2026-10-01", "PHP", gross=1000000)
    one.income("2026-01-20", "2026-03-10", "PHP", gross=-0.05)
    one.income("2026-02-24", None, "PHP", gross=5, frequency="Annually")

    one = life("a year's pay that has not yet passed")
    one.income("2026-06-15", None, "INR", base=600000, frequency="Annually")

    one = life("pay before contributions before transactions", fund="HOUSING")
    one.income("2026-08-01", "2026-08-31", "PHP", gross=20000)
    one.income("2026-09-01", "2026-09-30", "PHP")
    one.income("2026-07-01", "2026-07-31", "PHP", gross=-1)
    for month in ("2026-07", "2026-08", "2026-09", "2026-10"):
        one.contribution(f"{month}-10", "PHP", 400)
        one.transaction(f"{month}-11", "PHP", 500, "Salary")
        one.transaction(f"{month}-11", "PHP", 500, "Salary")

    one = life("every credit, and between credits", "2026-01-01T00:00:00", fund="PENSION")
    for number in range(150):
        one.contribution(months_back(datetime.date(2026, 1, 1), number), "PHP", 60 + 37.5 * number)

    # Rates change in the month after the birthday
    for number, born in enumerate(["1971-06-01", "1971-05-31", "1966-06-01", "1961-07-01", "1956-01-01", "2030-01-01"]):
        one = life(f"contributions around a birthday, {number}", fund="PENSION")
        one.identity(born)
        for month in range(1, 12):
            one.contribution(f"2026-{month:02}-14", "SGD", 1850)

    one = life("instalments of all frequencies", "2026-02-28T12:00:00")
    for frequency in [*FREQUENCIES, None]:
        one.liability("2024-01-01", "PHP", 10000, first="2024-01-31", frequency=frequency, each=100.01)
        one.liability("2024-01-01", "PHP", 10000, first="2024-01-30", frequency=frequency, each=99, end="2025-07-31", overdue=198.5)
        one.liability("2024-01-01", "PHP", 10000, first="2026-02-28", frequency=frequency, each=55.5, overdue=1e9)

    # From a month's last day on they are due on last days
    for number, cutoff in enumerate(["2026-05-30", "2026-05-31"]):
        one = life(f"instalments on last days, {number}", f"{cutoff}T12:00:00")
        for first in ("2026-02-28", "2024-02-29", "2025-04-30", "2025-03-30"):
            for frequency in ("Monthly", "Semimonthly", "Quarterly"):
                one.liability("2024-01-01", "PHP", 10000, first=first, frequency=frequency, each=100, end="2026-05-31")

    cutoff = datetime.datetime(2026, 11, 28, 10, 30)
    ages = [0, 1e-6, 1, 3 - 1e-11, 3, 7, 30, 89.999, 90, 180, 365, 729.99, 730, 731, -1e-6 / 86400, -5]
    one = life("links on every edge", links=[time_text(cutoff - datetime.timedelta(days=age)) for age in ages])
    life("old links", links=[time_text(cutoff - datetime.timedelta(days=800))])
    life("future links", links=[time_text(cutoff + datetime.timedelta(seconds=1))])
    return made


# --- from the seed

def draw(dice, number):
    country = dice.choice(list(CURRENCIES))
    cutoff = datetime.datetime.combine(dice.day((2019, 1, 1), (2028, 12, 31)), datetime.time(dice.randint(0, 23), dice.randint(0, 59)))
    if dice.happens(10):
        cutoff = datetime.datetime.combine(last_of(cutoff.date()), cutoff.time())
    shape = dice.choice(["payroll", "payroll", "hris", "gig", "gig", "agency", "agency", "agency", "bank", "papers", "wild", "wild"])
    life = Life(dice, f"{number}: {shape} {country}", cutoff)
    currency = CURRENCIES[country]
    {"payroll": payroll, "hris": payroll, "gig": gig, "agency": agency, "bank": bank, "papers": papers, "wild": wild}[shape](life, currency)
    if dice.happens(60):
        dob = dice.day((1950, 1, 1), (2006, 12, 31))
        life.identity(dob)
        if dice.happens(20):
            life.identity(dob if dice.happens(70) else dice.maybe(50, dice.day((1950, 1, 1), (2006, 12, 31))))
    if dice.happens(50):
        spread = dice.choice([5, 40, 400, 1000])
        life.links = [time_text(life.cutoff - datetime.timedelta(seconds=dice.randint(-1000, spread * 86400))) for _ in range(dice.randint(0, 12))]
    for records in life.records.values():
        if dice.happens(5) and records:
            copy = dict(dice.choice(records))
            copy["id"] = copy["id"][:-32] + f"{dice.getrandbits(128):032x}"
            records.append(copy)
        dice.shuffle(records)
    return life


def job(life, back):
    dice = life.dice
    start = months_back(life.day, back) + datetime.timedelta(days=dice.randint(0, 27))
    end = dice.maybe(30, start + datetime.timedelta(days=dice.randint(0, 1500)))
    life.employment(start, end, dice.choice(EMPLOYERS), dice.choice(STATUSES))


def payroll(life, currency):
    dice = life.dice
    life.kind = dice.choice(["SYSTEM", "EMPLOYER"])
    length, salary = dice.choice([1, 2, 3, 5, 13, 20, 40]), SCALE[currency] * dice.money(0.3, 3)
    late = dice.choice([0, 0, 0, 1, 2, 3, 4, 14])
    for number in range(late, late + length):
        if dice.happens(8):
            continue
        first = months_back(life.day, number)
        last = last_of(first)
        parts = [(first, first.replace(day=15)), (first.replace(day=16), last)] if dice.happens(30) else [(first, last)]
        for start, end in parts:
            gross = round(salary * dice.money(0.9, 1.2) / len(parts), 2)
            life.income(start, end, currency if dice.happens(95) else "USD", dice.maybe(90, gross), dice.maybe(90, round(gross * 0.8, 2)),
                        dice.maybe(80, round(gross * dice.money(0.5, 1), 2)), "Semimonthly" if len(parts) == 2 else "Monthly")
        if first.month == 12 and dice.happens(60):
            life.income(last, last, currency, round(salary, 2), frequency="Annually", item="13th month pay")
    for _ in range(dice.randint(0, 4)):
        job(life, dice.randint(0, 120))


def gig(life, currency):
    dice = life.dice
    life.kind = "GIG"
    fare = SCALE[currency] / 100
    day = months_back(life.day, dice.choice([0, 1, 2, 4, 14]))
    while day <= life.day + datetime.timedelta(days=9):
        week = 0
        for _ in range(dice.choice([0, 0, 1, 3, 6])):
            amount = dice.money(fare / 2, fare * 2, dice.choice([0, 2, 4]))
            date = day + datetime.timedelta(days=dice.randint(0, 6))
            reference = dice.maybe(80, f"{dice.getrandbits(40):x}")
            life.transaction(date, currency, amount, "Trip fare", reference)
            life.transaction(date, currency, -round(amount / 5, 2), "Service fee", reference)
            week += amount
            if dice.happens(10):
                life.transaction(date, currency, -dice.money(0, amount * 3), dice.choice(DESCRIPTIONS), reference)
        if week and dice.happens(70):
            life.income(day, day + datetime.timedelta(days=6), currency, dice.maybe(90, round(week, 2)), dice.maybe(80, round(week * 0.8, 2)),
                        dice.maybe(50, round(week * 0.7, 2)), "Weekly", "Ride")
        day += datetime.timedelta(days=7)


def agency(life, currency):
    dice = life.dice
    life.kind, life.fund = "GOVERNMENT", dice.choice(FUNDS[:3]) if dice.happens(95) else None
    salary = SCALE[currency] * dice.choice([0.05, 0.3, 0.5, 1, 1.2, 3, 5])
    rate = {"PHP": {"PENSION": 0.15, "HEALTH": 0.05, "HOUSING": 0.04}.get(life.fund, 0.1), "IDR": 0.05 if life.fund == "HEALTH" else 0.0924,
            "SGD": 0.37, "INR": 0.12}[currency]
    late = dice.choice([0, 0, 1, 2, 3, 5, 20])
    for number in range(late, late + dice.choice([1, 3, 6, 20, 60])):
        if dice.happens(6):
            continue
        date = months_back(life.day, number) + datetime.timedelta(days=dice.randint(0, 27))
        amount = round(salary * rate * dice.money(0.95, 1.05), dice.choice([0, 0, 2]))
        life.contribution(date, currency if dice.happens(97) else dice.choice(["USD", "PHP", "VND"]), amount * dice.choice([1] * 20 + [-1, 0]),
                          dice.maybe(70, f"R-{date.year}{date.month:02}"))
    for _ in range(dice.choice([0, 0, 1, 1, 2, 5])):
        loan(life, currency)
    for _ in range(dice.randint(0, 3)):
        job(life, dice.randint(0, 200))


def loan(life, currency):
    dice = life.dice
    start = months_back(life.day, dice.randint(0, 60)) + datetime.timedelta(days=dice.randint(0, 60))
    first = dice.maybe(85, last_of(start + datetime.timedelta(days=40)) if dice.happens(50) else start + datetime.timedelta(days=dice.randint(0, 60)))
    amount = dice.money(0.2, 5) * SCALE[currency]
    life.liability(
        start, currency, dice.choice([round(amount, 2)] * 9 + [0, -3]), dice.maybe(80, start + datetime.timedelta(days=dice.randint(0, 1500))),
        first, dice.choice(["Monthly"] * 8 + FREQUENCIES + [None]), dice.maybe(85, round(amount / dice.choice([6, 12, 24, 36]), dice.choice([0, 2]))),
        dice.maybe(80, max(0, round(amount * dice.money(-0.3, 1), 2))), dice.maybe(70, dice.choice([0, 0, 0, round(amount / 10, 2)])),
        dice.maybe(70, f"LN-{dice.randint(1, 99)}"))


def bank(life, currency):
    dice = life.dice
    life.kind = dice.choice(["CREDENTIAL", "SYSTEM", None])
    first = months_back(life.day, dice.choice([1, 4, 14, 30]))
    for _ in range(dice.choice([3, 30, 100])):
        date = first + datetime.timedelta(days=dice.randint(0, max(1, (life.day - first).days + 20)))
        life.transaction(date, currency, dice.money(-SCALE[currency], SCALE[currency] * 2), dice.choice(DESCRIPTIONS), dice.maybe(50, f"B{dice.randint(1, 500)}"))


def papers(life, currency):
    dice = life.dice
    for _ in range(dice.randint(1, 6)):
        first = months_back(life.day, dice.randint(0, 14))
        gross = dice.money(0.5, 2) * SCALE[currency]
        life.income(first, dice.maybe(90, last_of(first)), currency, dice.maybe(60, round(gross, 2)), dice.maybe(60, round(gross * 0.8, 2)))
    if dice.happens(50):
        year = life.day.year - dice.randint(0, 2)
        life.income(datetime.date(year, 1, 1), datetime.date(year, 12, 31), currency, dice.money(5, 20) * SCALE[currency], frequency="Annually")
    job(life, dice.randint(0, 14))


def wild(life, currency):
    dice = life.dice
    life.kind, life.fund = dice.choice(KINDS), dice.choice(FUNDS)
    early, late = (life.day.year - dice.choice([1, 3, 30]), 1, 1), (life.day.year + dice.choice([0, 1, 5]), 12, 31)

    def date():
        return dice.day(early, late)

    def amount():
        shape = dice.randint(0, 9)
        if shape == 0:
            return 0
        if shape == 1:
            return dice.choice([LARGEST, -LARGEST, LARGEST / 2, 0.0001, -0.0001])
        return dice.money(-SCALE[currency], 3 * SCALE[currency], dice.choice([0, 2, 4]))

    def coin():
        return dice.choice([currency] * 6 + ["USD", "SGD", "PHP", "INR"])

    def references():
        return dice.maybe(50, f"W{dice.randint(1, 9)}")

    for _ in range(dice.choice([0, 1, 5, 40])):
        start = date()
        end = dice.maybe(75, start + datetime.timedelta(days=dice.choice([0, 6, 14, 30, 60, 364, 365, 800, -3])))
        life.income(start, end, coin(), *(dice.maybe(70, amount()) for _ in range(3)), frequency=dice.choice(FREQUENCIES + [None]))
    for _ in range(dice.choice([0, 1, 5, 40])):
        life.contribution(date(), coin(), amount(), references())
    for _ in range(dice.choice([0, 1, 5, 40])):
        life.transaction(date(), coin(), amount(), dice.choice(DESCRIPTIONS), references())
    for _ in range(dice.choice([0, 1, 4, 9])):
        start = date()
        life.employment(start, dice.maybe(60, date()), dice.choice(EMPLOYERS), dice.choice(STATUSES))
    for _ in range(dice.choice([0, 1, 4, 9])):
        life.liability(date(), coin(), amount(), dice.maybe(60, date()), dice.maybe(70, date()), dice.choice(FREQUENCIES + [None]),
                       dice.maybe(70, amount()), dice.maybe(60, amount()), dice.maybe(50, amount()), references())
    for _ in range(dice.choice([0, 0, 1, 2])):
        life.identity(dice.maybe(70, dice.day((1890, 1, 1), (life.day.year + 1, 12, 31))))


if __name__ == "__main__":
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    dice = Dice(seed)
    lives = hostile(dice)
    lives += [draw(dice, number) for number in range(len(lives), count)]
    for life in lives[:count]:
        print(life.json())
