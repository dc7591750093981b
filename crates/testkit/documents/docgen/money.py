"""Pay that adds up: components in the country's words, contributions and taxes near the real rules, year to date."""
import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

D = Decimal


def q(x, places=2):
    return D(x).quantize(D(1).scaleb(-places), ROUND_HALF_UP)


@dataclass
class Line:
    label: str
    amount: Decimal
    ytd: Decimal | None = None


@dataclass
class Pay:
    country: str
    start: date
    end: date
    paid: date
    half: bool
    earnings: list = field(default_factory=list)
    deductions: list = field(default_factory=list)
    employer: list = field(default_factory=list)
    days: int = 22
    k: int = 1

    @property
    def gross(self):
        return sum((x.amount for x in self.earnings), D(0))

    @property
    def deducted(self):
        return sum((x.amount for x in self.deductions), D(0))

    @property
    def net(self):
        return self.gross - self.deducted

    @property
    def gross_ytd(self):
        return sum((x.ytd for x in self.earnings), D(0))

    @property
    def deducted_ytd(self):
        return sum((x.ytd for x in self.deductions), D(0))

    @property
    def net_ytd(self):
        return self.gross_ytd - self.deducted_ytd


def brackets(x, table):
    x, tax = D(x), D(0)
    for low, base, rate in table:
        if x > low:
            tax = D(base) + (x - D(low)) * D(rate)
    return tax


PH_TAX = [(20833, "0", "0.15"), (33333, "1875", "0.20"), (66667, "8541.80", "0.25"), (166667, "33541.80", "0.30")]
MX_ISR = [(0, "0", "0.0192"), (746, "14.32", "0.064"), (6332, "371.83", "0.1088"), (11128, "893.63", "0.16"), (12935, "1182.88", "0.1792"),
          (15487, "1640.18", "0.2136"), (31236, "5004.12", "0.2352"), (49233, "9236.89", "0.30")]
VN_TAX = [(0, "0", "0.05"), (5000000, "250000", "0.10"), (10000000, "750000", "0.15"), (18000000, "1950000", "0.20")]
MY_PCB = [(3500, "0", "0.03"), (5000, "45", "0.08"), (8000, "285", "0.13")]


def components(r, country, f):
    """([(label, amount, changes month to month)], [deductions], [employer's share]); f is the part of a month that is paid."""
    e, d, s = [], [], []
    round_to = {"ID": 1000, "VN": 1000, "IN": 1, "PH": 1, "SG": 1, "MX": 1, "MY": 1}[country]

    def amt(lo, hi, step):
        return D(r.randrange(lo, hi, step))

    def odd(lo, hi):
        return q(D(r.randint(lo * 100, hi * 100)) / 100) if round_to == 1 else D(r.randint(lo // 1000, hi // 1000) * 1000)

    def some(n, options):
        picked = r.sample(range(len(options)), min(n, len(options)))
        return [options[i] for i in sorted(picked)]

    if country == "PH":
        base = amt(18000, 78000, 500)
        e.append((r.choice(["Basic Pay", "Basic Salary", "Regular Pay"]), q(base * f), False))
        e += some(r.randint(1, 4), [("COLA", q(D(910) * f), False), ("Overtime Pay", odd(380, 4200), True), ("Rice Subsidy", q(D(2000) * f), False),
                                    ("Night Differential", odd(210, 2600), True), ("Transportation Allowance", q(amt(1000, 4000, 250) * f), False),
                                    ("Meal Allowance", q(amt(800, 2600, 100) * f), False), ("Holiday Pay", odd(700, 2900), True)])
        if r.random() < 0.18:
            e.append(("13th Month Pay", base, None))
        if r.random() < 0.25:
            e.append((r.choice(["Absences / Tardiness", "Late / Undertime"]), -odd(85, 900), True))
        gross = sum(x[1] for x in e)
        ee = min(D(1750), q(base * D("0.05") / 25, 0) * 25)
        d.append((r.choice(["SSS Contribution", "SSS Premium", "SSS"]), q(ee * f), False))
        d.append((r.choice(["PhilHealth Contribution", "PhilHealth", "PHIC"]), q(min(base, D(100000)) * D("0.025") * f), False))
        d.append((r.choice(["Pag-IBIG Contribution", "HDMF Contribution", "Pag-IBIG"]), q(D(200) * f), False))
        tax = brackets((gross / f - ee * D("1.6")), PH_TAX) * f
        if tax > 0:
            d.append((r.choice(["Withholding Tax", "Tax Withheld", "W/Tax"]), q(tax), True))
        d += some(r.choice([0, 1, 1, 2]), [("SSS Salary Loan", odd(400, 1400), False), ("Pag-IBIG MPL", odd(380, 1500), False), ("Cash Advance", amt(500, 3000, 500), True),
                                           ("Company Coop Savings", amt(300, 1500, 100), False), ("HMO Dependent", odd(350, 1300), False)])
        s += [("SSS (Employer)", q(ee * 2 * f)), ("EC Contribution", q(D(30) * f)), ("PhilHealth (Employer)", q(min(base, D(100000)) * D("0.025") * f)),
              ("Pag-IBIG (Employer)", q(D(200) * f))]
    elif country == "ID":
        base = amt(4200000, 17500000, 50000)
        e.append(("Gaji Pokok", q(base * f, 0), False))
        e += some(r.randint(2, 4), [("Tunjangan Jabatan", q(amt(300000, 2200000, 50000) * f, 0), False), ("Tunjangan Transport", q(amt(300000, 900000, 25000) * f, 0), False),
                                    ("Tunjangan Makan", q(amt(350000, 880000, 20000) * f, 0), False), ("Lembur", odd(120000, 1900000), True),
                                    ("Tunjangan Komunikasi", q(amt(100000, 400000, 50000) * f, 0), False), ("Insentif Kehadiran", q(amt(100000, 400000, 50000) * f, 0), True)])
        if r.random() < 0.12:
            e.append(("THR (Tunjangan Hari Raya)", base, None))
        gross = sum(x[1] for x in e)
        d += [(r.choice(["BPJS Kesehatan", "BPJS Kesehatan (1%)"]), q(min(base, D(12000000)) * D("0.01") * f, 0), False),
              (r.choice(["BPJS Ketenagakerjaan JHT", "JHT (2%)"]), q(base * D("0.02") * f, 0), False),
              (r.choice(["Jaminan Pensiun", "JP (1%)"]), q(min(base, D(10547400)) * D("0.01") * f, 0), False)]
        rate = D("0.0025") if gross / f < 6000000 else D("0.0175") if gross / f < 9000000 else D("0.03") if gross / f < 13000000 else D("0.06")
        d.append((r.choice(["PPh 21", "PPh Pasal 21", "Pajak PPh 21"]), q(gross * rate, 0), True))
        d += some(r.choice([0, 1, 1, 2]), [("Pinjaman Koperasi", amt(100000, 900000, 50000), False), ("Kasbon", amt(100000, 600000, 100000), True), ("Iuran Serikat Pekerja", D(25000), False),
                                           ("Potongan Keterlambatan", amt(15000, 90000, 5000), True)])
        s += [("BPJS Kesehatan (4%)", q(min(base, D(12000000)) * D("0.04") * f, 0)), ("JHT (3,7%)", q(base * D("0.037") * f, 0)), ("JKK (0,24%)", q(base * D("0.0024") * f, 0)),
              ("JKM (0,3%)", q(base * D("0.003") * f, 0))]
    elif country == "SG":
        base = amt(2200, 8800, 50)
        e.append((r.choice(["Basic Salary", "Basic Pay"]), q(base * f), False))
        e += some(r.randint(1, 3), [("Transport Allowance", q(amt(80, 350, 10) * f), False), ("Overtime", odd(60, 640), True), ("Shift Allowance", q(amt(60, 300, 20) * f), True),
                                    ("Handphone Allowance", q(D(50) * f), False), ("Commission", odd(150, 1900), True), ("Meal Allowance", q(amt(80, 220, 10) * f), False)])
        gross = sum(x[1] for x in e)
        cpf = (min(gross / f, D(7400)) * D("0.20") * f).quantize(D(1), ROUND_DOWN)
        d.append((r.choice(["CPF Employee Contribution", "Employee CPF", "CPF (Employee)"]), q(cpf), True))
        d.append((r.choice(["CDAC Fund", "SINDA Fund", "MBMF Fund"]), q(r.choice([D(1), D("1.50"), D(3), D(5), D(9)])), False))
        d += some(r.choice([0, 1, 1]), [("Unpaid Leave", odd(80, 420), True), ("Salary Advance", amt(50, 400, 50), True), ("Staff Purchase", odd(12, 160), True)])
        s += [("CPF Employer Contribution", q((min(gross / f, D(7400)) * D("0.17") * f).quantize(D(1)))), ("SDL", q(min(gross * D("0.0025"), D("11.25"))))]
    elif country == "IN":
        base = amt(18000, 78000, 500)
        e.append((r.choice(["Basic", "Basic Salary", "Basic Pay"]), q(base * f, 0), False))
        e.append((r.choice(["HRA", "House Rent Allowance"]), q(base * D("0.4") * f, 0), False))
        e += some(r.randint(1, 4), [("Conveyance Allowance", q(D(1600) * f, 0), False), ("Special Allowance", q(amt(2500, 24000, 100) * f, 0), False),
                                    ("Medical Allowance", q(D(1250) * f, 0), False), ("LTA", q(amt(1000, 4000, 100) * f, 0), False),
                                    ("Performance Incentive", amt(1500, 9500, 50), True), ("Overtime Wages", amt(500, 4500, 10), True)])
        gross = sum(x[1] for x in e)
        pf = min(q(base * D("0.12"), 0), r.choice([D(1800), D(99999)]))
        d.append((r.choice(["Provident Fund", "PF", "EPF"]), q(pf * f, 0), False))
        d.append((r.choice(["Professional Tax", "PT", "Prof. Tax"]), q(D(200) * f, 0), False))
        if gross / f > 48000:
            d.append((r.choice(["TDS", "Income Tax (TDS)", "Income Tax"]), q(gross * D(r.choice(["0.04", "0.062", "0.081"])), 0), True))
        if gross / f < 30000:
            d.append(("ESI", q(gross * D("0.0075"), 0), True))
        d += some(r.choice([0, 1, 1]), [("Canteen Recovery", amt(150, 900, 10), True), ("Loan EMI", amt(1000, 6000, 500), False), ("LWF", D(20), False), ("Group Mediclaim", amt(250, 900, 50), False)])
        s += [("Employer PF", q(pf * D("0.306") * f, 0)), ("Employer EPS", q(pf * D("0.694") * f, 0)), ("Gratuity Provision", q(base * D("0.0481") * f, 0))]
    elif country == "MX":
        base = q(D(r.randint(9000, 42000)) + D(r.choice(["0.00", "0.50", "0.20"])))
        e.append((r.choice(["Sueldo", "Sueldos y salarios", "Salario"]), q(base * f), False))
        e += some(r.randint(2, 4), [("Vales de despensa", q(amt(600, 1800, 50) * f), False), ("Premio de puntualidad", q(base * D("0.05") * f), True),
                                    ("Premio de asistencia", q(base * D("0.05") * f), True), ("Horas extra dobles", odd(180, 1900), True),
                                    ("Fondo de ahorro empresa", q(base * D("0.04") * f), False), ("Prima dominical", odd(60, 380), True), ("Comisiones", odd(400, 4800), True)])
        if r.random() < 0.1:
            e.append(("Aguinaldo", q(base * D("0.5")), None))
        gross = sum(x[1] for x in e)
        d.append((r.choice(["ISR", "I.S.R. retenido", "Retención ISR"]), q(brackets(gross / f, MX_ISR) * f), True))
        d.append((r.choice(["IMSS", "Cuota IMSS", "Seguridad social"]), q(base * D("0.0256") * f), False))
        d += some(r.randint(0, 2), [("INFONAVIT", odd(500, 1800), False), ("Fondo de ahorro", q(base * D("0.04") * f), False), ("Cuota sindical", q(base * D("0.01") * f), False),
                                    ("Préstamo personal", amt(200, 1200, 50), True), ("FONACOT", odd(180, 900), False)])
        s += [("IMSS patronal", q(base * D("0.118") * f)), ("RCV patronal", q(base * D("0.0515") * f)), ("INFONAVIT patronal (5%)", q(base * D("0.05") * f))]
    elif country == "MY":
        base = amt(2000, 9800, 50)
        e.append((r.choice(["Basic Salary", "Gaji Pokok / Basic"]), q(base * f), False))
        e += some(r.randint(1, 3), [("Transport Allowance", q(amt(100, 400, 20) * f), False), ("Overtime", odd(60, 780), True), ("Attendance Allowance", q(D(100) * f), True),
                                    ("Housing Allowance", q(amt(150, 600, 50) * f), False)])
        gross = sum(x[1] for x in e)
        d += [(r.choice(["EPF (11%)", "EPF Employee", "KWSP"]), q((gross * D("0.11")).quantize(D(1))), True), (r.choice(["SOCSO", "PERKESO"]), q(min(gross, D(6000)) * D("0.005")), True),
              (r.choice(["EIS", "SIP / EIS"]), q(min(gross, D(6000)) * D("0.002")), True)]
        pcb = brackets(gross / f, MY_PCB) * f
        if pcb > 10:
            d.append(("PCB", q(pcb), True))
        s += [("EPF Employer (13%)", q((gross * D("0.13")).quantize(D(1)))), ("SOCSO Employer", q(min(gross, D(6000)) * D("0.0175"))), ("EIS Employer", q(min(gross, D(6000)) * D("0.002")))]
    else:
        base = amt(6500000, 32000000, 100000)
        e.append((r.choice(["Lương cơ bản", "Lương chính"]), q(base * f, 0), False))
        e += some(r.randint(2, 4), [("Phụ cấp ăn trưa", q(D(730000) * f, 0), False), ("Phụ cấp xăng xe", q(amt(200000, 900000, 50000) * f, 0), False),
                                    ("Phụ cấp điện thoại", q(amt(200000, 600000, 50000) * f, 0), False), ("Làm thêm giờ", odd(200000, 2400000), True),
                                    ("Thưởng hiệu suất", amt(300000, 3000000, 100000), True), ("Phụ cấp trách nhiệm", q(amt(500000, 2000000, 100000) * f, 0), False)])
        gross = sum(x[1] for x in e)
        d += [("BHXH (8%)", q(base * D("0.08") * f, 0), False), ("BHYT (1,5%)", q(base * D("0.015") * f, 0), False), ("BHTN (1%)", q(base * D("0.01") * f, 0), False)]
        tax = brackets(max(gross / f - 11000000 - base * D("0.105"), D(0)), VN_TAX) * f
        if tax > 0:
            d.append(("Thuế TNCN", q(tax, 0), True))
        d += some(r.choice([0, 1]), [("Đoàn phí công đoàn", D(50000), False), ("Tạm ứng lương", amt(500000, 2000000, 500000), True)])
        s += [("BHXH (17,5%)", q(base * D("0.175") * f, 0)), ("BHYT (3%)", q(base * D("0.03") * f, 0)), ("BHTN (1%)", q(base * D("0.01") * f, 0))]
    return e, d, s


def period(r, half, y=None, m=None):
    y = y or r.choice([2024, 2025, 2025, 2026])
    m = m or r.randint(2, 12 if y < 2026 else 6)
    last = calendar.monthrange(y, m)[1]
    if not half:
        return date(y, m, 1), date(y, m, last), m
    if r.random() < 0.5:
        return date(y, m, 1), date(y, m, 15), 2 * m - 1
    return date(y, m, 16), date(y, m, last), 2 * m


def pay(r, country, half=False, at=None, seed_components=None):
    """One pay period. `at` fixes (start, end, k); `seed_components` reuses the lines of an earlier period."""
    start, end, k = at or period(r, half)
    paid = end + timedelta(days=r.choice([-3, -1, 0, 0, 0, 2, 5])) if country not in ("IN", "VN") else end + timedelta(days=r.choice([0, 1, 3, 5, 7]))
    while paid.weekday() > 4:
        paid -= timedelta(days=1)
    f = D("0.5") if half else D(1)
    e, d, s = seed_components or components(r, country, f)
    places = 0 if country in ("ID", "VN", "IN") else 2

    def ytd(amount, changes):
        if changes is None:
            return amount
        if not changes:
            return amount * k
        return amount + sum((q(amount * D(r.randint(40, 150)) / 100, places) for _ in range(k - 1)), D(0))

    p = Pay(country, start, end, paid, half, k=k, days=r.randint(9, 11) if half else r.randint(20, 24))
    p.earnings = [Line(a, q(b), q(ytd(b, c))) for a, b, c in e]
    p.deductions = [Line(a, q(b), q(ytd(b, c))) for a, b, c in d]
    p.employer = [Line(a, q(b), q(b * k)) for a, b in s]
    return p
