"""What a page prints, remembered as the truth file must say it."""

import json

from num2words import num2words

LANG = {"PH": "en", "SG": "en", "IN": "en", "MY": "en", "ID": "id", "MX": "es", "VN": "vi"}
ISO = {"PH": "PHP", "SG": "SGD", "IN": "INR", "MY": "MYR", "ID": "IDR", "MX": "MXN", "VN": "VND"}
MONTHS = {"en": "January,February,March,April,May,June,July,August,September,October,November,December".split(","),
          "id": "Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember".split(","),
          "es": "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre".split(","),
          "ms": "Januari,Februari,Mac,April,Mei,Jun,Julai,Ogos,September,Oktober,November,Disember".split(","),
          "vi": [f"tháng {n}" for n in range(1, 13)]}
SHORT = {"en": [m[:3] for m in MONTHS["en"]], "id": "Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agt,Sep,Okt,Nov,Des".split(","), "es": "Ene,Feb,Mar,Abr,May,Jun,Jul,Ago,Sep,Oct,Nov,Dic".split(","),
         "ms": "Jan,Feb,Mac,Apr,Mei,Jun,Jul,Ogo,Sep,Okt,Nov,Dis".split(","), "vi": [f"{n:02}" for n in range(1, 13)]}
# {x}
DATES = {"PH": ["{mm}/{dd}/{Y}", "{B} {d}, {Y}", "{b} {dd}, {Y}", "{dd}-{b}-{Y}", "{dd} {b} {Y}"], "SG": ["{dd}/{mm}/{Y}", "{dd} {b} {Y}", "{d} {B} {Y}", "{dd}-{b}-{Y}"],
         "MY": ["{dd}/{mm}/{Y}", "{dd}-{mm}-{Y}", "{dd} {b} {Y}", "{d} {B} {Y}"], "IN": ["{dd}/{mm}/{Y}", "{dd}-{b}-{Y}", "{dd}-{mm}-{Y}", "{dd} {b} {Y}", "{dd}.{mm}.{Y}"],
         "ID": ["{dd}/{mm}/{Y}", "{d} {B} {Y}", "{dd}-{mm}-{Y}", "{dd} {b} {Y}"], "MX": ["{dd}/{mm}/{Y}", "{dd}/{b}/{Y}", "{dd}-{b}-{Y}", "{Y}-{mm}-{dd}", "{d} de {B} de {Y}"],
         "VN": ["{dd}/{mm}/{Y}", "{dd}-{mm}-{Y}", "{dd}.{mm}.{Y}"]}
SIGNS = {"PH": ["₱{}", "PHP {}", "Php {}", "P {}"], "SG": ["S${}", "SGD {}", "$ {}", "${}"], "MY": ["RM {}", "RM{}", "MYR {}"], "IN": ["₹ {}", "₹{}", "Rs. {}", "INR {}", "Rs.{}"],
         "ID": ["Rp {}", "Rp{}", "Rp. {}", "IDR {}"], "MX": ["${}", "$ {}", "$ {} MXN"], "VN": ["{} đ", "{} VND", "{} VNĐ", "{}₫"]}
STYLES = {"ID": ["dot", "dot", "comma", "dotcents"], "VN": ["dot", "comma", "comma"]}

CLASSES = {
    "PAYSLIP": "startDate endDate payDate currency grossAmount netAmount employerName employeeName ssNumber philHealthNumber taxNumber pagIbigNumber",
    "TAX_DOCUMENT": "startDate endDate grossAmount baseAmount employerName employeeName taxNumber",
    "CLEARANCE_NBI": "expireDate dateOfBirth firstName lastName middleName nbiIdNumber address maritalStatus gender citizenship remark",
    "TELCO_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate statementNumber dueDate paymentDate dueAmount vatAmount adjustmentAmount currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber supplier",
    "ELECTRICITY_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate dueDate paymentDate dueAmount vatAmount currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber statementNumber currentPeriodUsage previousReading presentReading supplier",
    "EMPLOYMENT_CERTIFICATE": "employerName fullName firstName middleName lastName employeeIdNumber employeeIdType position department employmentStatus startDate endDate salaryAmount salaryTerm currency purpose remarks issueDate signatoryName signatoryPosition",
    "BANK_STATEMENT": "", "COMPANY_ID": "",
}
CLASSES["WATER_BILL"] = CLASSES["ELECTRICITY_BILL"]


def indian(n):
    s = str(n)
    out = s[-3:]
    s = s[:-3]
    while s:
        out, s = s[-2:] + "," + out, s[:-2]
    return out


def number(x, c, style="plain", minus="-{}"):
    whole, cents = divmod(round(abs(x) * 100), 100)
    if style == "whole" and cents == 0:
        s = indian(whole) if c == "IN" else f"{whole:,}"
    elif style == "bare":
        s = f"{whole}.{cents:02}"
    elif c in ("ID", "VN"):
        s = f"{whole:,}"
        if style != "comma":
            s = s.replace(",", ".")
        s += ",00" if style == "dotcents" else ""
    else:
        s = f"{indian(whole) if c == 'IN' else format(whole, ',')}.{cents:02}"
    return minus.format(s) if x < 0 else s


def day_words(d, lang):
    big, small = MONTHS[lang][d.month - 1], SHORT[lang][d.month - 1]
    return {"d": d.day, "dd": f"{d.day:02}", "m": d.month, "mm": f"{d.month:02}", "Y": d.year, "yy": f"{d.year % 100:02}", "B": big, "BC": big[0].upper() + big[1:], "BU": big.upper(), "b": small, "bu": small.upper()}


class Truth:
    """One document. `put`, `day` and `money` return what to print, and keep what the truth says."""

    def __init__(self, kind, c, r, page=0, lang=None, **fixed):
        self.kind, self.c, self.r, self.page = kind, c, r, page
        self.lang = lang or LANG[c]
        self.names = CLASSES[kind].split()
        self.fields, self.printed, self.earnings, self.deductions = {}, {}, [], []
        self.date_form = fixed.get("date") or r.choice(DATES[c])
        self.sign_form = fixed.get("sign") or r.choice(SIGNS[c])
        self.style = fixed.get("style") or r.choice(STYLES.get(c, ["plain"]))
        self.minus = fixed.get("minus", "-{}")

    def put(self, name, value, shown=None):
        shown = value if shown is None else shown
        assert name in self.names, name
        if name not in self.fields:
            self.fields[name], self.printed[name] = value, shown
        return shown

    def day(self, name, d, form=None):
        s = (form or self.date_form).format(**day_words(d, self.lang))
        return self.put(name, d.isoformat(), s) if name else s

    def signed(self, s, form=None):
        form = form or self.sign_form
        if "currency" in self.names:
            self.put("currency", ISO[self.c], next(filter(None, form.replace(" ", "").split("{}"))))
        return form.format(s)

    def money(self, name, x, sign=False, form=None, style=None):
        s = number(x, self.c, style or self.style, self.minus)
        if name:
            self.put(name, f"{x:.2f}", s)
        return self.signed(s, form) if sign else s

    def currency(self, shown):
        """A code printed in a heading."""
        return self.put("currency", ISO[self.c], shown)

    def line(self, kind, label, x, ytd=None, sign=False, style=None):
        rows = self.earnings if kind == "e" else self.deductions
        base = f"{'earnings' if kind == 'e' else 'deductions'}.{len(rows)}."
        a = self.money(None, x, sign, style=style)
        y = None if ytd is None else self.money(None, ytd, sign, style=style)
        rows.append({"label": label, "amount": f"{x:.2f}", "ytd": None if ytd is None else f"{ytd:.2f}"})
        self.printed[base + "label"], self.printed[base + "amount"] = label, a
        if y is not None:
            self.printed[base + "ytd"] = y
        return label, a, y

    def span(self, a, z, form):
        """The pay period. `form` has {a} and {z} for whole dates, or the parts of either (ad, zd, zB …) for one text."""
        if "{a}" in form:
            return form.format(a=self.day("startDate", a), z=self.day("endDate", z))
        words = {f"a{k}": v for k, v in day_words(a, self.lang).items()} | {f"z{k}": v for k, v in day_words(z, self.lang).items()}
        s = form.format(**words)
        self.put("startDate", a.isoformat(), s)
        self.put("endDate", z.isoformat(), s)
        return s

    def words(self, x):
        """An amount in words."""
        whole, cents = int(x), round(x * 100) % 100
        if self.c == "IN":
            return "Rupees " + num2words(whole, lang="en_IN").replace(",", "").replace("-", " ").title().replace(" And ", " and ") + (f" and {num2words(cents).title()} Paise" if cents else "") + " Only"
        if self.c == "MX":
            return f"({num2words(whole, lang='es').upper()} PESOS {cents:02}/100 M.N.)"
        if self.c == "ID":
            return num2words(whole, lang="id").title() + " Rupiah"
        if self.c == "VN":
            s = num2words(whole, lang="vi")
            return s[0].upper() + s[1:] + " đồng"
        s = num2words(whole).replace(",", "").upper()
        if self.c == "MY":
            return f"RINGGIT MALAYSIA {s}" + (f" AND SEN {num2words(cents).upper()}" if cents else "") + " ONLY"
        if self.c == "SG":
            return f"SINGAPORE DOLLARS {s}" + (f" AND CENTS {num2words(cents).upper()}" if cents else "") + " ONLY"
        return f"{s} PESOS AND {cents:02}/100 ONLY"

    def truth(self):
        out = {"page": self.page, "fields": {n: self.fields.get(n) for n in self.names}}
        if self.kind == "PAYSLIP":
            out["earnings"], out["deductions"] = self.earnings, self.deductions
        return out | {"printed": self.printed}


def write(path, ident, layout, country, kind, pages, docs):
    out = {"id": ident, "layout": layout, "unseen": True, "country": country, "language": docs[0].lang, "fileType": kind, "pages": pages, "documents": [d.truth() for d in docs], "tampered": None}
    path.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
