"""What a page prints, recorded as it is printed: a truth field is set exactly when a template asks for its text."""
from datetime import timedelta

from markupsafe import Markup, escape

from . import ids, people, words
from .notation import DATE_STYLES, Notation, show_date, show_month, show_range

FIELDS = {
    "PAYSLIP": "startDate endDate payDate currency grossAmount netAmount employerName employeeName ssNumber philHealthNumber taxNumber pagIbigNumber",
    "TAX_DOCUMENT": "startDate endDate grossAmount baseAmount employerName employeeName taxNumber",
    "CLEARANCE_NBI": "expireDate dateOfBirth firstName lastName middleName nbiIdNumber address maritalStatus gender citizenship remark",
    "TELCO_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate statementNumber dueDate paymentDate dueAmount "
                  "vatAmount adjustmentAmount currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber supplier",
    "ELECTRICITY_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate dueDate paymentDate dueAmount vatAmount "
                        "currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber statementNumber currentPeriodUsage previousReading "
                        "presentReading supplier",
    "EMPLOYMENT_CERTIFICATE": "employerName fullName firstName middleName lastName employeeIdNumber employeeIdType position department employmentStatus startDate "
                              "endDate salaryAmount salaryTerm currency purpose remarks issueDate signatoryName signatoryPosition",
    "BANK_STATEMENT": "", "COMPANY_ID": "", "GOVERNMENT_ID": "", "OTHERS": "",
}
FIELDS["WATER_BILL"] = FIELDS["ELECTRICITY_BILL"]


class Record:
    """Fields of one document in a file, and the notation it is printed in."""

    def __init__(self, file_type, country, r, page=0):
        self.file_type, self.country, self.lang, self.r = file_type, country, people.LANG[country], r
        self.page = page
        self.fields = {k: None for k in FIELDS[file_type].split()}
        self.printed = {}
        self.earned, self.deducted = [], []
        self.n = Notation(country, r)
        self.ds = r.choice(DATE_STYLES[country])

    def put(self, field, text, value=None):
        """Text that is printed, and the truth it stands for (the text itself unless given). What is printed first counts."""
        text = str(text)
        if field in self.fields and self.fields[field] is None:
            self.fields[field] = " ".join(text.split()) if value is None else str(value)
            self.printed[field] = " ".join(text.split())
        return Markup(escape(text))

    def lines(self, field, *parts):
        """A value on several lines; the truth joins them with a comma."""
        parts = [str(x) for x in parts]
        if field in self.fields and self.fields[field] is None:
            self.fields[field] = ", ".join(x.rstrip(",") for x in parts)
            self.printed[field] = " ".join(parts)
        return Markup("<br>").join(parts)

    def say(self, field, value):
        """Records a value whose text the template prints itself."""
        self.put(field, value)
        return ""

    def saw_currency(self, text):
        if "currency" in self.fields:
            self.put("currency", text, self.n.code)

    def date(self, field, d, style=None):
        return self.put(field, show_date(d, style or self.ds, self.lang), d.isoformat())

    def day(self, d, style=None):
        """A date that is no field."""
        return show_date(d, style or self.ds, self.lang)

    def range(self, a, b, style=None, fields=("startDate", "endDate")):
        text = show_range(a, b, style or self.ds, self.lang, self.r)
        self.put(fields[0], text, a.isoformat())
        return self.put(fields[1], text, b.isoformat())

    def month(self, a, b, fields=("startDate", "endDate")):
        text = show_month(a, self.lang)
        self.put(fields[0], text, a.isoformat())
        return self.put(fields[1], text, b.isoformat())

    def amount(self, field, value, sign=True):
        text = self.n.signed(value) if sign else self.n.plain(value)
        if sign:
            self.saw_currency(self.n.bare)
        return self.put(field, text, f"{value:.2f}")

    def money(self, value, sign=False):
        """An amount that is no field."""
        if sign:
            self.saw_currency(self.n.bare)
        return self.n.signed(value) if sign else self.n.plain(value)

    def code(self, text=None):
        text = text or self.n.code
        self.saw_currency(text)
        return text

    def truth(self):
        if self.file_type != "PAYSLIP":
            return {"page": self.page, "fields": self.fields, "earnings": [], "deductions": [], "printed": self.printed}
        return {"page": self.page, "fields": self.fields, "earnings": [x.out() for x in self.earned if x.seen], "deductions": [x.out() for x in self.deducted if x.seen],
                "printed": self.printed}


class Shown:
    """A line of earnings or deductions; asking for a part records that it is printed."""

    def __init__(self, rec, line, sign):
        self.rec, self._line, self._sign = rec, line, sign
        self.seen = self._ytd = False

    @property
    def label(self):
        return self._line.label

    @property
    def amount(self):
        self.seen = True
        if self._sign:
            self.rec.saw_currency(self.rec.n.bare)
        return self.rec.n.signed(self._line.amount) if self._sign else self.rec.n.plain(self._line.amount)

    @property
    def less(self):
        """A deduction printed with a minus; the truth keeps the amount taken off."""
        self.seen = True
        if self._sign:
            self.rec.saw_currency(self.rec.n.bare)
        return self.rec.n.signed(-self._line.amount) if self._sign else self.rec.n.plain(-self._line.amount)

    @property
    def ytd(self):
        self._ytd = True
        return self.rec.n.plain(self._line.ytd)

    def out(self):
        return {"label": self.label, "amount": f"{self._line.amount:.2f}", "ytd": f"{self._line.ytd:.2f}" if self._ytd else None}


class Slip:
    """A payslip as templates see it: every attribute that is a field records itself."""

    def __init__(self, r, country, emp, who, pay, job, options):
        self.rec = Record("PAYSLIP", country, r, options.get("page", 0))
        self.r, self.emp, self.who, self.pay, self.country = r, emp, who, pay, country
        self.L = words.Words(self.rec.lang, r)
        self.position, self.department = job
        self.name_style = options.get("name", "natural")
        self.upper_employer = options.get("upper_employer", False)
        sign_lines = options.get("sign_lines", False)
        self.sign_totals = options.get("sign_totals", True)
        self.e = [Shown(self.rec, x, sign_lines) for x in pay.earnings]
        self.d = [Shown(self.rec, x, sign_lines) for x in pay.deductions]
        self.rec.earned, self.rec.deducted = self.e, self.d
        self.empno = options.get("empno") or f"{r.choice(['', 'E', 'EMP-', '00'])}{r.randint(1021, 48999)}"
        self.bank = r.choice(people.BANKS[country])
        self.account = options.get("account") or ("XXXX" + ids.account(r, 4) if r.random() < 0.6 else ids.account(r, 12) if country != "MX" else ids.clabe(r))
        self.joined_date = pay.start - timedelta(days=r.randint(200, 3600))
        self.clerk = people.person(r, country).name()
        self.net_override = options.get("net_override")

    # --- fields
    @property
    def employer(self):
        return self.rec.put("employerName", self.emp.name.upper() if self.upper_employer else self.emp.name)

    @property
    def employee(self):
        return self.rec.put("employeeName", self.who.name(self.name_style))

    @property
    def start(self):
        return self.rec.date("startDate", self.pay.start)

    @property
    def end(self):
        return self.rec.date("endDate", self.pay.end)

    @property
    def period(self):
        return self.rec.range(self.pay.start, self.pay.end)

    @property
    def month(self):
        return self.rec.month(self.pay.start, self.pay.end)

    @property
    def paydate(self):
        return self.rec.date("payDate", self.pay.paid)

    @property
    def gross(self):
        return self.rec.amount("grossAmount", self.pay.gross, self.sign_totals)

    @property
    def net(self):
        return self.rec.amount("netAmount", self.net_override or self.pay.net, self.sign_totals)

    @property
    def net_signed(self):
        return self.rec.amount("netAmount", self.net_override or self.pay.net, True)

    @property
    def net_plain(self):
        return self.rec.amount("netAmount", self.net_override or self.pay.net, False)

    @property
    def gross_plain(self):
        return self.rec.amount("grossAmount", self.pay.gross, False)

    @property
    def gross_signed(self):
        return self.rec.amount("grossAmount", self.pay.gross, True)

    @property
    def code(self):
        return self.rec.code()

    @property
    def sign(self):
        return self.rec.code(self.rec.n.bare)

    # --- what is printed and is no field
    def total(self, value, sign=None):
        return self.rec.money(value, self.sign_totals if sign is None else sign)

    @property
    def deducted(self):
        return self.total(self.pay.deducted)

    def ids(self, *keys, skip=()):
        """(label, number) of the offices the country knows, all or those named."""
        known = words.ID_LABELS[self.country]
        out = []
        for k in known:
            if (not keys or k in keys) and k not in skip and k in self.who.ids:
                out.append((self.r.choice(known[k]), self.rec.put(words.ID_FIELDS[k], self.who.ids[k])))
        return out

    def extras(self, n=3):
        """Labels and values payslips print beside the fields."""
        L, p = self.L, self.pay
        every = [(L.empno, self.empno), (L.position, self.position), (L.department, self.department), (L.days, str(p.days)), (L.joined, self.rec.day(self.joined_date)),
                 (L.bank, self.bank), (L.account, self.account)]
        keep = sorted(self.r.sample(range(len(every)), min(n, len(every))))
        return [every[i] for i in keep]

    def lines(self):
        """Earnings and deductions side by side, padded."""
        n = max(len(self.e), len(self.d))
        return [(self.e[i] if i < len(self.e) else None, self.d[i] if i < len(self.d) else None) for i in range(n)]

    @property
    def employer_side(self):
        return [(x.label, self.rec.money(x.amount)) for x in self.pay.employer]
