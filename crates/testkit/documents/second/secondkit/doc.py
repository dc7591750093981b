"""Printing values and remembering, as they are printed, what the truth file must say."""

import hashlib
import json
import random

from .data import CUR, LANG

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "vi": [f"tháng {i:02}" for i in range(1, 13)],
}
SHORT = {"en": [m[:3] for m in MONTHS["en"]], "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(), "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(), "vi": [f"{i:02}" for i in range(1, 13)]}

# date notations: Y M m d, B month's name, b short name
DATES = {
    "PH": ["m/d/Y", "b d, Y", "B d, Y", "D-b-Y", "Y-m-D", "D b Y"], "ID": ["D/M/Y", "d B Y", "D-M-Y", "d b Y"], "SG": ["D/M/Y", "d b Y", "d B Y", "D-b-Y"], "MY": ["D/M/Y", "d b Y", "D-M-Y"],
    "IN": ["D-M-Y", "D/M/Y", "D-b-Y", "d b Y", "D.M.Y"], "MX": ["D/M/Y", "D/b/Y", "Y-M-D", "d de B de Y", "D-b-Y"], "VN": ["D/M/Y", "D-M-Y", "D.M.Y"],
}
SIGNS = {"PH": ["₱{}", "PHP {}", "Php {}", "₱ {}"], "ID": ["Rp {}", "Rp{}", "Rp. {}", "IDR {}"], "SG": ["S${}", "SGD {}", "${}", "S$ {}"], "MY": ["RM {}", "RM{}", "MYR {}"], "IN": ["₹{}", "Rs. {}", "₹ {}", "INR {}"],
         "MX": ["${}", "$ {}", "{} MXN", "$ {} M.N."], "VN": ["{} ₫", "{} VND", "{} đ", "{} VNĐ"]}


def group_indian(n):
    s = str(n)
    if len(s) <= 3:
        return s
    head, tail = s[:-3], s[-3:]
    parts = []
    while len(head) > 2:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ",".join(([head] if head else []) + parts + [tail])


def number(x, country, style="plain", negative="minus"):
    neg, x = x < 0, abs(x)
    if country in ("ID", "VN"):
        whole = f"{int(x):,}"
        s = whole if style == "comma" else whole.replace(",", ".") + (",00" if style == "cents" else "")
    elif country == "IN":
        cents = int((x * 100).to_integral_value())
        s = f"{group_indian(cents // 100)}.{cents % 100:02}"
    else:
        s = f"{x:,.2f}"
    if style == "bare" and country not in ("ID", "VN"):
        s = s.replace(",", "")
    return {"minus": f"-{s}", "paren": f"({s})", "trail": f"{s}-"}[negative] if neg else s


def date_text(d, fmt, lang):
    out = []
    i = 0
    while i < len(fmt):
        if fmt.startswith("de", i):
            out.append("de"); i += 2; continue
        c = fmt[i]
        out.append({"Y": f"{d.year}", "y": f"{d.year % 100:02}", "M": f"{d.month:02}", "m": f"{d.month:02}", "D": f"{d.day:02}", "d": f"{d.day}", "B": MONTHS[lang][d.month - 1], "b": SHORT[lang][d.month - 1]}.get(c, c))
        i += 1
    return "".join(out)


CLASSES = {
    "PAYSLIP": "startDate endDate payDate currency grossAmount netAmount employerName employeeName ssNumber philHealthNumber taxNumber pagIbigNumber",
    "TAX_DOCUMENT": "startDate endDate grossAmount baseAmount employerName employeeName taxNumber",
    "CLEARANCE_NBI": "expireDate dateOfBirth firstName lastName middleName nbiIdNumber address maritalStatus gender citizenship remark",
    "TELCO_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate statementNumber dueDate paymentDate dueAmount vatAmount adjustmentAmount currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber supplier",
    "ELECTRICITY_BILL": "fullName firstName lastName middleName accountNumber address startDate endDate statementDate dueDate paymentDate dueAmount vatAmount currentBillAmount balanceAmount previousDueAmount currency emailAddress phoneNumber statementNumber currentPeriodUsage previousReading presentReading supplier",
    "EMPLOYMENT_CERTIFICATE": "employerName fullName firstName middleName lastName employeeIdNumber employeeIdType position department employmentStatus startDate endDate salaryAmount salaryTerm currency purpose remarks issueDate signatoryName signatoryPosition",
    "BANK_STATEMENT": "", "COMPANY_ID": "", "GOVERNMENT_ID": "", "OTHERS": "",
}
CLASSES["WATER_BILL"] = CLASSES["ELECTRICITY_BILL"]


class Doc:
    """One payslip, bill or certificate: what is printed through it is what the truth knows."""

    def __init__(self, kind, country, page=0, fmt=None, sign=None, style=None, negative="minus", lang=None):
        self.kind, self.country, self.page = kind, country, page
        self.lang = lang or LANG[country]
        self.names = CLASSES[kind].split()
        self.fields, self.printed, self.earnings, self.deductions = {}, {}, [], []
        self.fmt, self.sign, self.style, self.negative = fmt or DATES[country][0], sign or SIGNS[country][0], style or "plain", negative

    def put(self, name, value, shown=None):
        """Prints `shown` for the field; the first printing counts."""
        assert name in self.names, name
        shown = value if shown is None else shown
        if name not in self.fields:
            self.fields[name], self.printed[name] = value, shown
        return shown

    def date(self, name, d, fmt=None):
        shown = date_text(d, fmt or self.fmt, self.lang)
        return self.put(name, d.isoformat(), shown) if name else shown

    def money(self, name, x, sign=False, fmt=None):
        s = number(x, self.country, self.style, self.negative)
        if sign:
            fmt = fmt or self.sign
            s = fmt.format(s)
            self.cur(next(t for t in ("MXN", "PHP", "Php", "IDR", "SGD", "INR", "MYR", "VND", "VNĐ", "Rp", "Rs", "RM", "S$", "M.N.", "₱", "₹", "₫", "đ", "$") if t in fmt))
        return self.put(name, f"{x:.2f}", s) if name else s

    def cur(self, shown):
        if "currency" in self.names:
            self.put("currency", CUR[self.country], shown)
        return shown

    def line(self, kind, label, amount, ytd=None, sign=False):
        """(label, amount, ytd) as printed."""
        to = self.earnings if kind == "earnings" else self.deductions
        n = len(to)
        a = self.money(None, amount, sign)
        y = None if ytd is None else self.money(None, ytd, False)
        to.append({"label": label, "amount": f"{amount:.2f}", "ytd": None if ytd is None else f"{ytd:.2f}"})
        self.printed[f"{kind}.{n}.label"] = label
        self.printed[f"{kind}.{n}.amount"] = a
        if y is not None:
            self.printed[f"{kind}.{n}.ytd"] = y
        return label, a, y

    def period(self, a, b, how, fmt=None):
        """The pay period's text. `how`: a joiner such as ' to ', or 'month', 'month-', 'month/', 'within'."""
        lang = self.lang
        if how.startswith("month"):
            name = MONTHS[lang][b.month - 1]
            cap = name[0].upper() + name[1:]
            s = {"month": f"{cap} {b.year}", "monthup": f"{name.upper()} {b.year}", "month-": f"{SHORT[lang][b.month - 1].capitalize()}-{b.year}", "month/": f"{b.month:02}/{b.year}", "month'": f"{SHORT[lang][b.month - 1].capitalize()}'{b.year % 100:02}"}[how]
            if lang == "vi":
                s = {"monthup": f"THÁNG {b.month:02}/{b.year}", "month/": f"{b.month:02}/{b.year}"}.get(how, f"Tháng {b.month:02}/{b.year}")
            self.put("startDate", a.isoformat(), s)
            self.put("endDate", b.isoformat(), s)
            return s
        if how == "within":
            x = MONTHS[lang][a.month - 1]
            y = MONTHS[lang][b.month - 1]
            if lang == "en":
                s = f"{x} {a.day}-{b.day}, {b.year}" if a.month == b.month else f"{x} {a.day} - {y} {b.day}, {b.year}"
                if self.country != "PH":
                    s = f"{a.day} - {b.day} {y} {b.year}" if a.month == b.month else f"{a.day} {x} - {b.day} {y} {b.year}"
            elif lang == "id":
                s = f"{a.day} - {b.day} {y} {b.year}" if a.month == b.month else f"{a.day} {x} - {b.day} {y} {b.year}"
            elif lang == "es":
                s = f"{a.day:02} al {b.day:02} de {y} de {b.year}" if a.month == b.month else f"{a.day:02} de {x} al {b.day:02} de {y} de {b.year}"
            else:
                s = f"{a.day:02}/{a.month:02} - {b.day:02}/{b.month:02}/{b.year}"
            if a.year != b.year:
                return self.period(a, b, " - ", fmt)
            self.put("startDate", a.isoformat(), s)
            self.put("endDate", b.isoformat(), s)
            return s
        return self.date("startDate", a, fmt) + how + self.date("endDate", b, fmt)

    def truth(self):
        out = {"page": self.page, "fields": {n: self.fields.get(n) for n in self.names}}
        if self.kind == "PAYSLIP":
            out["earnings"], out["deductions"] = self.earnings, self.deductions
        out["printed"] = self.printed
        return out


class Doc_ids:
    """Labels of the numbers of offices, by country."""

    LABELS = {
        "PH": {"ss": ["SSS No.", "SSS", "SSS Number", "SSS #"], "philhealth": ["PhilHealth No.", "PHIC No.", "PhilHealth", "PHIC #"], "tax": ["TIN", "TIN No.", "Tax ID (TIN)", "T.I.N."], "pagibig": ["Pag-IBIG MID No.", "HDMF No.", "Pag-IBIG No.", "HDMF #"]},
        "ID": {"ss": ["No. BPJS Ketenagakerjaan", "BPJS TK", "No. KPJ", "No. BPJS TK"], "tax": ["NPWP", "No. NPWP"], "nik": ["NIK", "No. KTP"], "health": ["No. BPJS Kesehatan", "BPJS Kes"]},
        "SG": {"tax": ["NRIC/FIN", "NRIC / FIN No.", "NRIC No."]},
        "IN": {"ss": ["UAN", "UAN No.", "PF UAN"], "tax": ["PAN", "PAN No.", "PAN Number"], "pf": ["PF No.", "PF A/c No.", "PF Number"], "esi": ["ESI No.", "ESIC No."]},
        "MX": {"ss": ["NSS", "No. Seguro Social", "Núm. IMSS", "N.S.S."], "tax": ["RFC", "R.F.C.", "RFC del empleado"], "curp": ["CURP", "C.U.R.P."]},
        "MY": {"ss": ["EPF No.", "KWSP No.", "EPF Number"], "tax": ["Income Tax No.", "Tax No.", "LHDN No."], "nric": ["I/C No.", "NRIC", "IC No. (New)"], "socso": ["SOCSO No.", "PERKESO No."]},
        "VN": {"ss": ["Số sổ BHXH", "Mã số BHXH", "Số BHXH"], "tax": ["MST cá nhân", "Mã số thuế", "MST"], "cccd": ["Số CCCD", "CCCD"]},
    }
    FIELD = {"ss": "ssNumber", "tax": "taxNumber", "philhealth": "philHealthNumber", "pagibig": "pagIbigNumber"}


def id_rows(doc, pay, pick=0, dashes=True, only=None):
    """[(label, number)] of the employee; the printed ones go into the truth."""
    rows = []
    for key, number_ in pay.who.ids.items():
        if only is not None and key not in only:
            continue
        if not dashes and pay.country == "PH":
            number_ = number_.replace("-", "")
        labels = Doc_ids.LABELS[pay.country][key]
        field = Doc_ids.FIELD.get(key)
        rows.append((labels[pick % len(labels)], doc.put(field, number_) if field else number_))
    return rows


# ---------------------------------------------------------------- labels; each layout takes its own

L = {
    "title": {"en": ["Payslip", "PAY SLIP", "Salary Slip", "Pay Advice", "Statement of Earnings", "Payroll Advice", "Salary Statement"], "id": ["SLIP GAJI", "Slip Gaji Karyawan", "Rincian Gaji", "Slip Pembayaran Gaji", "Bukti Pembayaran Gaji"], "es": ["Recibo de nómina", "RECIBO DE PAGO", "Recibo de sueldo", "Comprobante de nómina", "Recibo de pago de nómina"], "vi": ["PHIẾU LƯƠNG", "Phiếu lương nhân viên", "Bảng lương cá nhân"]},
    "employer": {"en": ["Employer", "Company", "Company Name", "Employer Name", "Establishment"], "id": ["Perusahaan", "Nama Perusahaan", "Pemberi Kerja"], "es": ["Empresa", "Patrón", "Razón social", "Empleador"], "vi": ["Công ty", "Đơn vị", "Tên công ty"]},
    "name": {"en": ["Employee Name", "Name of Employee", "Name", "Employee", "Staff Name"], "id": ["Nama Karyawan", "Nama", "Nama Pegawai"], "es": ["Nombre", "Nombre del empleado", "Trabajador", "Empleado", "Nombre del trabajador"], "vi": ["Họ và tên", "Họ tên nhân viên", "Nhân viên"]},
    "number": {"en": ["Employee No.", "Emp. Code", "Employee ID", "Staff No.", "ID No.", "Personnel No."], "id": ["NIP", "No. Karyawan", "ID Karyawan", "No. Induk"], "es": ["No. empleado", "Núm. de empleado", "Clave", "Código"], "vi": ["Mã NV", "Mã nhân viên", "Mã số NV"]},
    "job": {"en": ["Position", "Designation", "Job Title", "Job Position"], "id": ["Jabatan", "Posisi"], "es": ["Puesto", "Categoría", "Puesto / cargo"], "vi": ["Chức vụ", "Chức danh", "Vị trí"]},
    "dept": {"en": ["Department", "Dept.", "Cost Centre", "Division"], "id": ["Departemen", "Bagian", "Divisi"], "es": ["Departamento", "Depto.", "Área"], "vi": ["Bộ phận", "Phòng ban", "Đơn vị"]},
    "hired": {"en": ["Date Hired", "Date of Joining", "Hire Date", "Join Date", "DOJ"], "id": ["Tanggal Masuk", "Tgl. Bergabung", "Mulai Bekerja"], "es": ["Fecha de ingreso", "Fecha ing.", "Ingreso", "Inicio rel. laboral"], "vi": ["Ngày vào làm", "Ngày vào công ty"]},
    "period": {"en": ["Pay Period", "Payroll Period", "Period Covered", "Salary Period", "Cut-off", "For the period", "Period"], "id": ["Periode", "Periode Gaji", "Masa Gaji", "Periode Penggajian"], "es": ["Periodo de pago", "Periodo", "Período del", "Periodo que se paga"], "vi": ["Kỳ lương", "Kỳ tính lương", "Kỳ trả lương"]},
    "pay": {"en": ["Pay Date", "Payment Date", "Credit Date", "Date Paid", "Payout Date", "Value Date", "Pay Day"], "id": ["Tanggal Bayar", "Tanggal Pembayaran", "Tgl. Transfer", "Tanggal Gajian"], "es": ["Fecha de pago", "Fecha pago", "Día de pago", "Fecha de depósito"], "vi": ["Ngày trả lương", "Ngày thanh toán", "Ngày chi lương"]},
    "printed": {"en": ["Date Printed", "Printed on", "Generated", "Run Date", "Print Date"], "id": ["Dicetak", "Tgl. Cetak", "Tanggal Cetak"], "es": ["Fecha de impresión", "Impreso", "Emitido"], "vi": ["Ngày in", "In ngày"]},
    "earnings": {"en": ["Earnings", "EARNINGS", "Payments", "Income", "Allowances & Earnings", "Additions", "Compensation"], "id": ["PENDAPATAN", "Penghasilan", "Penerimaan", "Pendapatan"], "es": ["Percepciones", "PERCEPCIONES", "Ingresos"], "vi": ["Các khoản thu nhập", "I. THU NHẬP", "Khoản cộng"]},
    "deductions": {"en": ["Deductions", "DEDUCTIONS", "Less: Deductions", "Employee Deductions"], "id": ["POTONGAN", "Potongan", "Pengurangan"], "es": ["Deducciones", "DEDUCCIONES", "Descuentos"], "vi": ["Các khoản khấu trừ", "II. KHẤU TRỪ", "Khoản trừ"]},
    "gross": {"en": ["Gross Pay", "Total Earnings", "Gross Compensation", "Gross Salary", "Gross Earnings", "Total Payments", "Total Gross Income", "Earnings Total", "Gross Amount"], "id": ["Total Pendapatan", "Jumlah Penghasilan Bruto", "Total Penghasilan", "Gaji Kotor", "Total Penerimaan", "Penghasilan Bruto"], "es": ["Total percepciones", "Total de percepciones", "Suma de percepciones", "Percepción total", "Total ingresos", "Total bruto"], "vi": ["Tổng thu nhập", "Tổng cộng (I)", "Tổng các khoản cộng"]},
    "less": {"en": ["Total Deductions", "Total Deduction", "Deductions Total", "Gross Deductions", "Less Total Deductions"], "id": ["Total Potongan", "Jumlah Potongan", "Jumlah Pengurangan"], "es": ["Total deducciones", "Total de deducciones", "Suma de deducciones", "Total descuentos"], "vi": ["Tổng khấu trừ", "Tổng cộng (II)", "Tổng các khoản trừ"]},
    "net": {"en": ["Net Pay", "Take-home Pay", "Net Salary", "Net Payable", "NET TAKE HOME PAY", "Net Salary Payable", "Net Amount", "Total Net Pay", "Amount Credited"], "id": ["Gaji Bersih", "Jumlah Bersih", "Take Home Pay", "Penerimaan Bersih", "Gaji yang Diterima", "Total Diterima"], "es": ["Neto a pagar", "Neto pagado", "Total neto", "Neto recibido", "Líquido a recibir", "Importe neto"], "vi": ["Thực lĩnh", "Thực nhận", "SỐ TIỀN THỰC LĨNH"]},
    "amount": {"en": ["Amount", "Current", "This Period", "Amt."], "id": ["Jumlah", "Nominal", "Nilai"], "es": ["Importe", "Monto", "Cantidad"], "vi": ["Số tiền", "Thành tiền"]},
    "ytd": {"en": ["YTD", "Year to Date", "Y-T-D", "Cumulative"], "id": ["Akumulasi", "S/D Bulan Ini", "YTD"], "es": ["Acumulado", "Acum. anual"], "vi": ["Lũy kế"]},
    "item": {"en": ["Description", "Particulars", "Pay Item", "Component"], "id": ["Keterangan", "Uraian", "Komponen"], "es": ["Concepto", "Descripción"], "vi": ["Diễn giải", "Nội dung"]},
    "erside": {"en": ["Employer Contributions", "Employer's Share", "Company Contributions", "Benefits paid by employer"], "id": ["Tanggungan Perusahaan", "Iuran Dibayar Perusahaan", "Kontribusi Perusahaan"], "es": ["Aportaciones patronales", "Cuotas patronales", "Obligaciones patronales"], "vi": ["Doanh nghiệp đóng", "Phần công ty đóng"]},
    "leave": {"en": ["Leave Credits", "Leave Balance", "Leave Summary", "Leave Details"], "id": ["Saldo Cuti", "Informasi Cuti"], "es": ["Vacaciones y permisos", "Saldo de días"], "vi": ["Ngày phép"]},
    "entitled": {"en": ["Entitled", "Earned", "Opening", "Credits"], "id": ["Hak", "Jatah"], "es": ["Derecho", "Otorgados"], "vi": ["Được hưởng"]},
    "taken": {"en": ["Used", "Availed", "Taken"], "id": ["Terpakai", "Diambil"], "es": ["Tomados", "Disfrutados"], "vi": ["Đã dùng"]},
    "left": {"en": ["Balance", "Remaining", "Closing"], "id": ["Sisa", "Saldo"], "es": ["Saldo", "Pendientes"], "vi": ["Còn lại"]},
    "loan": {"en": ["Loan", "Loan Type", "Loan Account"], "id": ["Pinjaman"], "es": ["Préstamo"], "vi": ["Khoản vay"]},
    "granted": {"en": ["Loan Amount", "Principal"], "id": ["Pokok"], "es": ["Importe original"], "vi": ["Số vay"]},
    "bank": {"en": ["Bank", "Bank Name", "Paid through", "Credited to"], "id": ["Bank", "Nama Bank"], "es": ["Banco", "Institución bancaria"], "vi": ["Ngân hàng"]},
    "account": {"en": ["Account No.", "Bank A/C No.", "Acct. Number", "Bank Account"], "id": ["No. Rekening", "Nomor Rekening"], "es": ["Cuenta", "CLABE", "Cuenta bancaria"], "vi": ["Số tài khoản", "STK"]},
    "rate": {"en": ["Monthly Rate", "Basic Rate", "Monthly Basic Salary"], "id": ["Upah Bulanan", "Gaji Dasar"], "es": ["Sueldo mensual", "Salario mensual"], "vi": ["Mức lương HĐ", "Mức lương tháng"]},
    "days": {"en": ["Days Worked", "Days Paid", "Paid Days", "No. of Days"], "id": ["Hari Kerja", "Jumlah Hari Kerja"], "es": ["Días pagados", "Días trabajados"], "vi": ["Ngày công", "Số ngày công"]},
    "late": {"en": ["Late (mins)", "Tardy (min)", "Lateness (mins)"], "id": ["Terlambat (menit)"], "es": ["Retardos (min)"], "vi": ["Đi muộn (phút)"]},
    "absent": {"en": ["Absences", "Days Absent", "LOP Days"], "id": ["Alpa / Absen"], "es": ["Faltas"], "vi": ["Vắng mặt"]},
    "prepared": {"en": ["Prepared by", "Checked by", "Approved by"], "id": ["Dibuat oleh", "Disetujui oleh"], "es": ["Elaboró", "Autorizó"], "vi": ["Người lập phiếu", "Kế toán trưởng"]},
    "received": {"en": ["Received by", "Employee's Signature", "Signature of Employee"], "id": ["Penerima", "Diterima oleh", "Tanda tangan karyawan"], "es": ["Firma del trabajador", "Recibí de conformidad", "Firma del empleado"], "vi": ["Người nhận", "Ký nhận"]},
    "note": {"en": ["This is a computer-generated document; no signature is required.", "This payslip is confidential. Report discrepancies to HR within five working days.", "System generated. Please keep this for your records.", "For queries, contact your payroll administrator."],
             "id": ["Slip gaji ini dicetak oleh sistem dan sah tanpa tanda tangan.", "Dokumen ini bersifat rahasia. Pertanyaan dapat disampaikan kepada bagian HRD.", "Mohon simpan slip ini sebagai arsip pribadi."],
             "es": ["Recibí a mi entera satisfacción el importe neto de este recibo, sin que a la fecha se me adeude cantidad alguna.", "Este documento es confidencial. Aclaraciones con Recursos Humanos dentro de los 5 días hábiles siguientes.", "Conserve este comprobante para cualquier aclaración."],
             "vi": ["Phiếu lương được bảo mật. Mọi thắc mắc vui lòng liên hệ phòng Nhân sự.", "Phiếu lương được lập tự động từ hệ thống."]},
}


class Labels:
    """The words one layout uses, the same in all its documents of a language."""

    def __init__(self, layout, lang, **own):
        self.lang = lang
        self.own = own
        self.seed = layout

    def __getattr__(self, key):
        if key in self.own:
            v = self.own[key]
            if isinstance(v, dict):
                if self.lang in v:
                    return v[self.lang]
            else:
                return v
        words = L[key][self.lang]
        n = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 97
        return words[(n + ord(self.seed[0]) * (1 if len(words) % 3 else 2)) % len(words)]


def rng(*parts):
    return random.Random(hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest())


def write_truth(path, ident, layout, country, lang, kind, pages, docs, extra=None):
    truth = {"id": ident, "layout": layout, "unseen": False, "country": country, "language": lang, "fileType": kind, "pages": pages, "documents": [d.truth() for d in docs], "tampered": None}
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


WORDS_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS_EN = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n):
    if n < 20:
        return WORDS_EN[n]
    if n < 100:
        return TENS_EN[n // 10] + ("-" + WORDS_EN[n % 10] if n % 10 else "")
    if n < 1000:
        return WORDS_EN[n // 100] + " hundred" + (" " + in_words(n % 100) if n % 100 else "")
    if n < 1_000_000:
        return in_words(n // 1000) + " thousand" + (" " + in_words(n % 1000) if n % 1000 else "")
    return in_words(n // 1_000_000) + " million" + (" " + in_words(n % 1_000_000) if n % 1_000_000 else "")


def in_words_indian(n):
    if n >= 100_000:
        return in_words(n // 100_000) + " lakh" + (" " + in_words_indian(n % 100_000) if n % 100_000 else "")
    return in_words(n)
