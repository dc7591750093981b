"""Numbers of offices, with valid check digits where the office publishes a rule."""


def digits(r, n, first=None):
    return "".join(str(r.randint(1, 9) if i == 0 and first is None else r.randint(0, 9)) if not (i == 0 and first is not None)
                   else str(first) for i in range(n))


def luhn(body):
    total = 0
    for i, c in enumerate(reversed(body)):
        d = int(c)
        if i % 2 == 0:
            d *= 2
            d -= 9 * (d > 9)
        total += d
    return str(-total % 10)


def sss(r):
    n = r.choice(["33", "34", "04", "06", "07", "35"]) + digits(r, 8)
    return f"{n[:2]}-{n[2:9]}-{n[9]}"


def ph_tin(r):
    n = digits(r, 9)
    return f"{n[:3]}-{n[3:6]}-{n[6:]}-000"


def philhealth(r):
    n = r.choice(["12", "19", "01", "08"]) + digits(r, 10)
    return f"{n[:2]}-{n[2:11]}-{n[11]}"


def pagibig(r):
    n = "12" + digits(r, 10)
    return f"{n[:4]}-{n[4:8]}-{n[8:]}"


def npwp(r):
    body = r.choice(["06", "07", "08", "09", "24", "58"]) + digits(r, 6)
    n = body + luhn(body) + r.choice(["013", "027", "411", "542", "609"]) + "000"
    return f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"


def nik(r, born, female):
    day = born.day + (40 if female else 0)
    return r.choice(["317401", "327301", "357804", "337205", "510304"]) + f"{day:02d}{born:%m%y}" + f"{r.randint(1, 40):04d}"


def bpjs_tk(r):
    return digits(r, 11, first=1)


def pan(r, last):
    initial = next((c for c in last.upper() if c.isalpha()), "X")
    return "".join(r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(3)) + "P" + initial + f"{r.randint(1, 9999):04d}" + \
        r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")


def tan(r):
    return r.choice(["BLRA", "MUMB", "DELC", "PNEH"]) + f"{r.randint(10000, 99999)}" + r.choice("ABCDEFG")


def uan(r):
    return "10" + digits(r, 10)


def aadhaar_masked(r):
    return f"XXXX XXXX {r.randint(1000, 9999)}"


def nric(r, kind=None):
    kind = kind or r.choice("SSSTFG")
    n = [r.randint(0, 9) for _ in range(7)]
    if kind == "S":
        n[0] = r.choice([7, 8, 9])
    if kind == "T":
        n[0] = 0
    total = sum(a * b for a, b in zip(n, [2, 7, 6, 5, 4, 3, 2])) + (4 if kind in "TG" else 0)
    letter = ("JZIHGFEDCBA" if kind in "ST" else "XWUTRQPNMLK")[total % 11]
    return kind + "".join(map(str, n)) + letter


def nric_masked(n):
    return n[0] + "XXXX" + n[5:]


def uen(r):
    body = str(r.randint(1998, 2019)) + f"{r.randint(1, 99999):05d}"
    weights = [10, 8, 6, 4, 9, 7, 5, 3, 1]
    return body + "ZKCMDNERGWH"[sum(int(a) * b for a, b in zip(body, weights)) % 11]


def _plain(s):
    table = str.maketrans("ÁÉÍÓÚÜáéíóúü", "AEIOUUaeiouu")
    return s.translate(table).upper()


def _initials(given, last1, last2):
    vowel = next((c for c in _plain(last1)[1:] if c in "AEIOU"), "X")
    first = _plain(given).split()
    g = first[1] if len(first) > 1 and first[0] in ("JOSE", "MARIA") else first[0]
    return (_plain(last1)[0] + vowel + _plain(last2)[0] + g[0]).replace("Ñ", "X"), g


def _homoclave(r):
    a, b = (r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ123456789") for _ in range(2))
    return a.translate(str.maketrans("WXYZ", "1357")) + b         # the first of the two ends at V


def rfc(r, given, last1, last2, born):
    letters, _ = _initials(given, last1, last2)
    body = letters + born.strftime("%y%m%d") + _homoclave(r)
    return body + rfc_check(body)


def rfc_check(body):
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    body = body.rjust(12)
    n = sum(alphabet.index(c) * (13 - i) for i, c in enumerate(body))
    return "0123456789A"[(11 - n) % 11] if n % 11 else "0"


def rfc_company(r, name):
    letters = [w[0] for w in _plain(name).replace("Ñ", "N").split() if w[0].isalpha() and w not in ("DE", "LA", "Y", "DEL", "S.A.")]
    body = "".join((letters + list("XXX"))[:3]) + f"{r.randint(85, 99)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}" + _homoclave(r)
    return body + rfc_check(body)


def curp(r, given, last1, last2, born, female):
    letters, g = _initials(given, last1, last2)

    def inner(w):
        return next((c for c in _plain(w)[1:] if c not in "AEIOU" and c.isalpha()), "X").replace("Ñ", "X")

    body = letters + born.strftime("%y%m%d") + ("M" if female else "H") + r.choice(["DF", "JC", "NL", "PL", "MC", "GT"]) + \
        inner(last1) + inner(last2) + inner(g) + ("0" if born.year < 2000 else "A")
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    check = sum(alphabet.index(c) * (18 - i) for i, c in enumerate(body))
    return body + str(-check % 10)


def nss(r, born):
    body = r.choice(["03", "12", "37", "45", "92"]) + f"{min(born.year + 19, 2022) % 100:02d}{born.year % 100:02d}" + digits(r, 4)
    return body + luhn(body)


def clabe(r):
    body = r.choice(["002", "012", "014", "021", "072"]) + "180" + digits(r, 11)
    return body + str(-sum((int(c) * w) % 10 for c, w in zip(body, [3, 7, 1] * 6)) % 10)


def my_nric(r, born, female):
    last = r.randint(0, 4) * 2 + (0 if female else 1)
    return f"{born:%y%m%d}-{r.choice(['10', '14', '07', '01', '08'])}-{r.randint(100, 999)}{last}"


def epf(r):
    return digits(r, 8)


def my_tax(r):
    return f"{r.choice(['SG', 'IG'])} {digits(r, 11)}"


def vn_mst(r):
    while True:
        body = "8" + digits(r, 8)
        check = 10 - sum(int(c) * w for c, w in zip(body, [31, 29, 23, 19, 17, 13, 7, 5, 3])) % 11
        if 0 <= check <= 9:
            return body + str(check)


def vn_company(r):
    n = int("0" + vn_mst(r)[1:9])
    while True:
        body = f"{n:09d}"
        check = 10 - sum(int(c) * w for c, w in zip(body, [31, 29, 23, 19, 17, 13, 7, 5, 3])) % 11
        if check < 10:
            return body + str(check)
        n += 1


def vn_bhxh(r):
    return r.choice(["79", "01", "48", "74"]) + digits(r, 8)


def account(r, n=10):
    return digits(r, n)
