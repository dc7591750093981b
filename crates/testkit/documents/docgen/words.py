"""The words payslips use, by language; each list holds what different payroll systems print."""

WORDS = {
    "en": dict(
        title=["PAYSLIP", "PAY SLIP", "Payslip", "EMPLOYEE PAYSLIP", "Pay Advice"], employer=["Employer", "Company", "Company Name", "Employer Name"],
        employee=["Employee Name", "Name", "Employee", "Name of Employee"], empno=["Employee No.", "Emp. ID", "Employee ID", "Staff No."],
        position=["Position", "Designation", "Job Title"], department=["Department", "Dept.", "Cost Centre"], period=["Pay Period", "Payroll Period", "Period Covered", "For the period"],
        month=["For the month of", "Pay Month", "Salary for"], start=["Period From", "Period Start", "From"], end=["Period To", "Period End", "To"],
        paydate=["Pay Date", "Payment Date", "Date of Payment", "Date Paid"], earnings=["Earnings", "EARNINGS", "Income", "Payments"], deductions=["Deductions", "DEDUCTIONS", "Less: Deductions"],
        gross=["Gross Pay", "Total Earnings", "Gross Earnings", "Total Gross"], total_deductions=["Total Deductions", "Total Deduction"],
        net=["Net Pay", "NET PAY", "Take Home Pay", "Net Salary", "Net Amount"], amount=["Amount"], ytd=["YTD", "Year to Date"], current=["Current", "This Period"],
        description=["Description", "Particulars"], employer_side=["Employer Contributions", "Employer's Share"], bank=["Bank"], account=["Account No.", "Bank Account"],
        days=["Days Worked", "No. of Days"], address=["Address"], prepared=["Prepared by"], received=["Received by"], signature=["Employee's Signature"], page=["Page"],
        note=["This is a computer-generated payslip. No signature is required.", "Please keep this slip for your records. Report discrepancies within five days.",
              "Strictly private and confidential."], freq=["Pay Frequency"], monthly="Monthly", semi="Semi-monthly", taxable=["Taxable Income"], prior=["Previous Net Pay"],
        confidential="CONFIDENTIAL", joined=["Date Joined", "Date Hired"], hours=["Hours"], rate=["Rate"], annual=["Annual Salary"], total=["Total"], status=["Tax Status"]),
    "id": dict(
        title=["SLIP GAJI", "Slip Gaji Karyawan", "SLIP GAJI KARYAWAN"], employer=["Perusahaan", "Nama Perusahaan"], employee=["Nama Karyawan", "Nama", "Nama Pegawai"],
        empno=["NIK Karyawan", "No. Induk", "ID Karyawan"], position=["Jabatan"], department=["Departemen", "Bagian", "Divisi"], period=["Periode", "Periode Gaji", "Masa Kerja Periode"],
        month=["Bulan", "Periode", "Gaji Bulan"], start=["Periode Mulai", "Dari Tanggal"], end=["Periode Akhir", "Sampai Tanggal"], paydate=["Tanggal Bayar", "Tanggal Pembayaran", "Tgl. Bayar"],
        earnings=["Penghasilan", "PENDAPATAN", "Penerimaan"], deductions=["Potongan", "POTONGAN"], gross=["Total Penghasilan", "Jumlah Penghasilan", "Total Pendapatan", "Penghasilan Bruto"],
        total_deductions=["Total Potongan", "Jumlah Potongan"], net=["Gaji Bersih", "Take Home Pay", "Jumlah Diterima", "Penghasilan Bersih", "Total Gaji Dibayarkan"],
        amount=["Jumlah"], ytd=["Kumulatif", "s.d. Bulan Ini"], current=["Bulan Ini", "Periode Ini"], description=["Keterangan", "Uraian"],
        employer_side=["Ditanggung Perusahaan", "Iuran Perusahaan"], bank=["Bank"], account=["No. Rekening"], days=["Hari Kerja", "Jumlah Kehadiran"], address=["Alamat"], prepared=["Dibuat oleh"],
        received=["Diterima oleh"], signature=["Tanda Tangan"], page=["Hal."], note=["Slip gaji ini dicetak oleh komputer dan tidak memerlukan tanda tangan.", "Dokumen ini bersifat rahasia.",
                                                                                   "Harap disimpan sebagai bukti pembayaran."],
        freq=["Frekuensi Bayar"], monthly="Bulanan", semi="Dua mingguan", taxable=["Penghasilan Kena Pajak"], prior=["Gaji Bersih Bulan Lalu"], confidential="RAHASIA",
        joined=["Tanggal Masuk"], hours=["Jam"], rate=["Tarif"], annual=["Gaji Setahun"], total=["Total"], status=["Status PTKP"]),
    "es": dict(
        title=["RECIBO DE NÓMINA", "Recibo de pago", "RECIBO DE SUELDO"], employer=["Empresa", "Patrón", "Razón social"], employee=["Nombre", "Trabajador", "Nombre del empleado"],
        empno=["No. de empleado", "Núm. empleado", "Clave"], position=["Puesto"], department=["Departamento", "Depto."], period=["Periodo de pago", "Período", "Periodo"],
        month=["Mes", "Correspondiente a"], start=["Fecha inicial", "Del"], end=["Fecha final", "Al"], paydate=["Fecha de pago", "Fecha pago"], earnings=["Percepciones", "PERCEPCIONES"],
        deductions=["Deducciones", "DEDUCCIONES"], gross=["Total percepciones", "Suma de percepciones", "Total de percepciones"],
        total_deductions=["Total deducciones", "Suma de deducciones"], net=["Neto a pagar", "NETO PAGADO", "Neto a recibir", "Total neto"], amount=["Importe"], ytd=["Acumulado"],
        current=["Periodo", "Actual"], description=["Concepto"], employer_side=["Aportaciones patronales", "Obligaciones del patrón"], bank=["Banco"], account=["CLABE", "Cuenta"],
        days=["Días pagados", "Días laborados"], address=["Domicilio"], prepared=["Elaboró"], received=["Recibí"], signature=["Firma del trabajador"], page=["Página"],
        note=["Recibí de conformidad la cantidad arriba indicada por concepto de mi salario.", "Este recibo no sustituye al comprobante fiscal digital.", "Documento confidencial."],
        freq=["Periodicidad"], monthly="Mensual", semi="Quincenal", taxable=["Base gravable"], prior=["Neto periodo anterior"], confidential="CONFIDENCIAL", joined=["Fecha de ingreso"],
        hours=["Horas"], rate=["Cuota"], annual=["Salario anual"], total=["Total"], status=["Régimen"]),
    "vi": dict(
        title=["PHIẾU LƯƠNG", "PHIẾU THANH TOÁN LƯƠNG", "BẢNG LƯƠNG CÁ NHÂN"], employer=["Công ty", "Đơn vị"], employee=["Họ và tên", "Họ tên nhân viên"], empno=["Mã NV", "Mã nhân viên"],
        position=["Chức vụ", "Chức danh"], department=["Bộ phận", "Phòng ban"], period=["Kỳ lương", "Kỳ trả lương"], month=["Kỳ lương", "Lương tháng"], start=["Từ ngày"], end=["Đến ngày"],
        paydate=["Ngày trả lương", "Ngày thanh toán"], earnings=["Các khoản thu nhập", "THU NHẬP"], deductions=["Các khoản khấu trừ", "KHẤU TRỪ"],
        gross=["Tổng thu nhập", "Tổng cộng thu nhập"], total_deductions=["Tổng khấu trừ", "Tổng các khoản trừ"], net=["Thực lĩnh", "Lương thực nhận", "Số tiền thực nhận"], amount=["Số tiền"],
        ytd=["Lũy kế năm"], current=["Kỳ này"], description=["Nội dung", "Diễn giải"], employer_side=["Công ty đóng"], bank=["Ngân hàng"], account=["Số tài khoản"], days=["Ngày công"],
        address=["Địa chỉ"], prepared=["Người lập"], received=["Người nhận"], signature=["Ký nhận"], page=["Trang"], note=["Phiếu lương được bảo mật. Vui lòng không chia sẻ.",
                                                                                                             "Mọi thắc mắc xin liên hệ phòng Nhân sự."],
        freq=["Hình thức trả"], monthly="Hàng tháng", semi="Nửa tháng", taxable=["Thu nhập tính thuế"], prior=["Thực lĩnh kỳ trước"], confidential="BẢO MẬT", joined=["Ngày vào làm"],
        hours=["Giờ"], rate=["Đơn giá"], annual=["Lương năm"], total=["Cộng"], status=["Người phụ thuộc"]),
}

# Second languages of bilingual slips: labels only.
SECOND = {
    "PH": dict(title="Talaan ng Sahod", employee="Pangalan ng Empleyado", empno="Bilang ng Empleyado", position="Katungkulan", department="Kagawaran", start="Simula", end="Hanggang",
               paydate="Petsa ng Bayad", earnings="Mga Kita", amount="Halaga", gross="Kabuuang Kita", deductions="Mga Kaltas", total_deductions="Kabuuang Kaltas", net="Sahod na Maiuuwi",
               note="Ito ay nilikha ng kompyuter at hindi nangangailangan ng lagda."),
    "IN": dict(title="वेतन पर्ची", employee="कर्मचारी का नाम", empno="कर्मचारी संख्या", position="पदनाम", department="विभाग", start="अवधि से", end="अवधि तक", paydate="भुगतान तिथि", earnings="आय",
               amount="राशि", gross="कुल आय", deductions="कटौतियाँ", total_deductions="कुल कटौती", net="शुद्ध वेतन", note="यह कंप्यूटर जनित वेतन पर्ची है।"),
    "SG": dict(title="工资单", employee="雇员姓名", empno="雇员编号", position="职位", department="部门", start="开始日期", end="结束日期", paydate="付款日期", earnings="收入", amount="金额",
               gross="总收入", deductions="扣除", total_deductions="总扣除", net="净工资", note="此工资单由电脑生成，无需签名。"),
    "MY": dict(title="Penyata Gaji", employee="Nama Pekerja", empno="No. Pekerja", position="Jawatan", department="Jabatan", start="Dari", end="Hingga", paydate="Tarikh Bayaran",
               earnings="Pendapatan", amount="Jumlah", gross="Jumlah Pendapatan", deductions="Potongan", total_deductions="Jumlah Potongan", net="Gaji Bersih", note="Penyata ini dijana oleh komputer."),
}

# What the numbers of offices are called on payslips.
ID_LABELS = {
    "PH": {"ss": ["SSS No.", "SSS Number", "SSS"], "tax": ["TIN", "TIN No.", "Tax ID No."], "philhealth": ["PhilHealth No.", "PHIC No.", "PhilHealth"],
           "pagibig": ["Pag-IBIG No.", "HDMF No.", "Pag-IBIG MID"]},
    "ID": {"ss": ["No. BPJS Ketenagakerjaan", "BPJS TK", "No. BPJS TK"], "tax": ["NPWP"]},
    "IN": {"ss": ["UAN", "UAN No."], "tax": ["PAN", "PAN No."]},
    "SG": {"tax": ["NRIC / FIN", "NRIC/FIN", "NRIC No."]},
    "MX": {"ss": ["NSS", "No. IMSS", "Núm. Seguro Social"], "tax": ["RFC", "R.F.C."]},
    "MY": {"ss": ["EPF No.", "No. KWSP"], "tax": ["Income Tax No.", "Tax No."]},
    "VN": {"ss": ["Số sổ BHXH", "Mã số BHXH"], "tax": ["MST", "Mã số thuế TNCN"]},
}
ID_FIELDS = {"ss": "ssNumber", "tax": "taxNumber", "philhealth": "philHealthNumber", "pagibig": "pagIbigNumber"}


class Words:
    """One payroll system's choice of words."""

    def __init__(self, lang, r):
        self._w = {k: (r.choice(v) if isinstance(v, list) else v) for k, v in WORDS[lang].items()}

    def __getattr__(self, k):
        return self._w[k]
