"""How amounts and dates are written in each country."""
from decimal import Decimal

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "vi": [str(i) for i in range(1, 13)],
}
SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
    "vi": [f"{i:02d}" for i in range(1, 13)],
}

# (sign before, sign after); the first is the commonest
SIGNS = {
    "PH": [("₱", ""), ("PHP ", ""), ("Php ", ""), ("₱ ", "")],
    "ID": [("Rp ", ""), ("Rp", ""), ("Rp. ", ""), ("IDR ", "")],
    "SG": [("S$", ""), ("$", ""), ("SGD ", ""), ("S$ ", "")],
    "IN": [("₹", ""), ("₹ ", ""), ("Rs. ", ""), ("INR ", "")],
    "MX": [("$", ""), ("$ ", ""), ("$", " MXN"), ("$", " M.N.")],
    "MY": [("RM ", ""), ("RM", ""), ("MYR ", "")],
    "VN": [("", " ₫"), ("", " VND"), ("", " đ"), ("", " đồng")],
}

DATE_STYLES = {
    "PH": ["mdy", "Mdy", "dMy-", "Mdy", "iso", "dot", "dMY"],
    "ID": ["dmy", "dMY", "dMy-", "dmy-", "dMY"],
    "SG": ["dmy", "dMY", "dMy-", "dMy ", "dot"],
    "IN": ["dmy", "dMy-", "dmy-", "dMY", "dmy."],
    "MX": ["dmy", "long", "dMy-", "dmy", "dMy/"],
    "MY": ["dmy", "dMY", "dmy-", "dMy "],
    "VN": ["dmy", "long", "dmy", "dmy-"],
}


def group(whole, style):
    s = str(whole)
    if style == "lakh" and len(s) > 3:
        head, tail = s[:-3], s[-3:]
        parts = []
        while head:
            parts.insert(0, head[-2:])
            head = head[:-2]
        return ",".join(parts) + "," + tail
    sep = "." if style == "dot" else ","
    out = ""
    while len(s) > 3:
        out = sep + s[-3:] + out
        s = s[:-3]
    return s + out


class Notation:
    """The notation of one document: sign, grouping, decimals, how minus is written."""

    def __init__(self, country, r, sign=None):
        self.country = country
        self.before, self.after = sign or r.choice(SIGNS[country])
        self.style, self.places, self.point = "comma", 2, "."
        if country == "ID":
            if self.before.startswith("IDR"):
                self.places = 0
            else:
                self.style, self.point, self.places = "dot", ",", r.choice([0, 0, 2])
        elif country == "IN":
            self.style, self.places = "lakh", r.choice([2, 2, 2, 0])
        elif country == "VN":
            self.places, self.style = 0, r.choice(["dot", "dot", "comma"])
            self.point = ","
        self.minus = r.choice(["paren", "lead", "lead", "trail"])

    def plain(self, value):
        value = Decimal(value)
        negative, value = value < 0, abs(value)
        whole, _, cents = f"{value:.2f}".partition(".")
        text = group(int(whole), self.style) + (self.point + cents if self.places else "")
        if negative:
            return {"paren": f"({text})", "lead": f"-{text}", "trail": f"{text}-"}[self.minus]
        return text

    def signed(self, value):
        text = self.plain(value)
        if text.startswith(("-", "(")) and self.before:
            return text[0] + self.before + text[1:] + self.after
        return self.before + text + self.after

    @property
    def code(self):
        return {"MX": "MXN", "PH": "PHP", "ID": "IDR", "SG": "SGD", "IN": "INR", "MY": "MYR", "VN": "VND"}[self.country]

    @property
    def bare(self):
        """The sign alone, as column headers print it."""
        return self.before.strip() or self.after.strip()


def show_date(d, style, lang):
    m, s = MONTHS[lang][d.month - 1], SHORT[lang][d.month - 1]
    if lang == "vi" and style not in ("dmy", "dmy-", "iso"):
        return f"ngày {d:%d/%m/%Y}" if style != "prose" else f"ngày {d.day:02d} tháng {d.month:02d} năm {d.year}"
    if lang == "es" and style in ("long", "dMY", "Mdy"):
        return f"{d.day} de {m} de {d.year}"
    return {
        "mdy": f"{d:%m/%d/%Y}", "dmy": f"{d:%d/%m/%Y}", "dmy-": f"{d:%d-%m-%Y}", "dmy.": f"{d:%d.%m.%Y}", "iso": f"{d:%Y-%m-%d}", "dot": f"{d:%Y.%m.%d}",
        "Mdy": f"{m} {d.day}, {d.year}", "dMY": f"{d.day} {m} {d.year}", "long": f"{d.day} {m} {d.year}", "prose": f"{d.day} {m} {d.year}",
        "dMy-": f"{d.day:02d}-{s}-{d.year}", "dMy ": f"{d.day:02d} {s} {d.year}", "dMy/": f"{d.day:02d}/{s.upper()}/{d.year}",
    }[style]


def show_month(d, lang):
    m = MONTHS[lang][d.month - 1]
    if lang == "vi":
        return f"Tháng {d.month:02d}/{d.year}"
    return f"{m.capitalize()} {d.year}"


JOIN = {"en": [" - ", " to ", " – "], "id": [" s.d. ", " - ", " s/d "], "es": [" al ", " - ", " a "], "vi": [" - ", " đến "]}


def show_range(a, b, style, lang, r):
    """A period printed as one text."""
    same = a.month == b.month and a.year == b.year
    m = MONTHS[lang][a.month - 1]
    if same and style in ("Mdy",) and lang == "en":
        return f"{m} {a.day}-{b.day}, {a.year}"
    if same and style in ("dMY", "long", "prose") and lang in ("en", "id"):
        return f"{a.day:02d}{'–' if lang == 'en' else ' - '}{b.day} {m} {a.year}"
    if same and style in ("dMY", "long") and lang == "es":
        return f"del {a.day} al {b.day} de {m} de {a.year}"
    if lang == "vi":
        return f"{a:%d/%m/%Y}{r.choice(JOIN['vi'])}{b:%d/%m/%Y}"
    return show_date(a, style, lang) + r.choice(JOIN[lang]) + show_date(b, style, lang)
