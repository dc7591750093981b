"""Numbers of offices, invented, with the check digits that the real ones have."""

import unicodedata


def digits(r, n):
    return "".join(str(r.randrange(10)) for _ in range(n))


def ascii_upper(s):
    s = s.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c)).upper()


def luhn(body):
    total = 0
    for place, c in enumerate(reversed(body)):
        n = int(c) << (place % 2 == 0)
        total += n // 10 + n % 10
    return str(-total % 10)


def sss(r):
    return f"{r.choice(('34', '33', '09', '01', '05'))}-{digits(r, 7)}-{digits(r, 1)}"


def tin(r, branch="000"):
    while True:
        b = r.choice("1234679") + digits(r, 7)
        n = sum(int(c) * (k + 1) for k, c in enumerate(b)) % 11
        if n < 10:
            return f"{b[:3]}-{b[3:6]}-{b[6:]}{n}-{branch}"


def philhealth(r):
    return f"{r.choice(('12', '02', '19', '08'))}-{digits(r, 9)}-{digits(r, 1)}"


def pagibig(r):
    return f"12{digits(r, 2)}-{digits(r, 4)}-{digits(r, 4)}"


def npwp(r):
    b = r.choice(("09", "15", "24", "36", "44", "58", "67", "73", "82")) + digits(r, 6)
    return f"{b[:2]}.{b[2:5]}.{b[5:]}.{luhn(b)}-{r.choice(('014', '023', '407', '429', '511', '604', '725'))}.000"


def nik(r, born, female):
    return r.choice(("317106", "327301", "357809", "337404", "321608")) + f"{born.day + 40 * female:02}{born:%m%y}{r.randint(1, 30):04}"


def kpj(r):
    return r.choice(("16", "17", "18", "21", "23")) + digits(r, 9)


def nric(r, born, foreign=False):
    first = "G" if foreign else "T" if born.year > 1999 else "S"
    b = digits(r, 7) if foreign else f"{born:%y}{digits(r, 5)}"
    n = sum(int(c) * w for c, w in zip(b, (2, 7, 6, 5, 4, 3, 2))) + (4 if first in "GT" else 0)
    return first + b + ("XWUTRQPNMLK" if foreign else "JZIHGFEDCBA")[n % 11]


def pan(r, surname):
    return "".join(r.choice("ABCDEFGHJKLMNPRST") for _ in range(3)) + "P" + ascii_upper(surname)[0] + digits(r, 4) + r.choice("ABCDEFGHJKLMNPQRST")


def uan(r):
    return r.choice(("100", "101")) + digits(r, 9)


def _four(p):
    a, b, n = (ascii_upper(x).replace(" ", "") for x in (p.last, p.last2, p.first))
    s = a[0] + next((c for c in a[1:] if c in "AEIOU"), "X") + b[0] + n[0]
    return s if s not in ("BUEI", "BUEY", "CACA", "CACO", "CAGA", "CAGO", "COGE", "COJE", "LOCA", "LOCO", "MAMO", "MEAR", "MEON", "PEDA", "PEDO", "PENE", "PUTA", "PUTO", "RATA", "RUIN") else s[0] + "X" + s[2:]


def _rfc_check(s):
    table = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    n = sum(table.index(c) * (13 - k) for k, c in enumerate(s.rjust(12))) % 11
    return "0" if n == 0 else "A" if n == 1 else str(11 - n)


def rfc(r, p):
    s = _four(p) + f"{p.born:%y%m%d}" + r.choice("123456789ABCDEFGHJKLMNPQRSTUV") + r.choice("123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    return s + _rfc_check(s)


def rfc_firm(r, name):
    words = [w for w in ascii_upper(name).replace(",", " ").replace(".", " ").split() if len(w) > 2]
    s = "".join(w[0] for w in words[:3]).ljust(3, "X") + f"{r.randint(88, 99)}{r.randint(1, 12):02}{r.randint(1, 28):02}" + r.choice("123456789ABCDEFGH") + r.choice("123456789ABCDEFGH")
    return s + _rfc_check(s)


def curp(r, p):
    words = [ascii_upper(x).replace(" ", "") for x in (p.last, p.last2, p.first)]
    inner = "".join(next((c for c in w[1:] if c in "BCDFGHJKLMNPQRSTVWXYZ"), "X") for w in words)
    s = _four(p) + f"{p.born:%y%m%d}" + ("M" if p.female else "H") + r.choice(("JC", "NL", "DF", "MC", "GT", "SP")) + inner + ("A" if p.born.year > 1999 else "0")
    table = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    return s + str(-sum(table.index(c) * (18 - k) for k, c in enumerate(s)) % 10)


def nss(r, born):
    s = f"{r.randint(2, 96):02}{r.randint(4, 21):02}{born:%y}{digits(r, 4)}"
    return s + luhn(s)


def mykad(r, born, female):
    return f"{born:%y%m%d}-{r.choice(('10', '14', '08', '02', '01', '12'))}-{digits(r, 3)}{r.choice('02468' if female else '13579')}"


def mst(r):
    while True:
        s = "8" + digits(r, 8)
        n = 10 - sum(int(c) * w for c, w in zip(s, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
        if n < 10:
            return s + str(n)


def cccd(r, born, female):
    return r.choice(("001", "079", "048", "031", "038")) + str((2 if born.year > 1999 else 0) + female) + f"{born:%y}{digits(r, 6)}"
