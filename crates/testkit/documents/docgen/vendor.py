"""Other payroll systems' voices: words, period notations, amounts in words and component names beside those of words.py and money.py."""
from datetime import timedelta
from decimal import Decimal

from markupsafe import Markup, escape

from . import ids, words
from .money import Line, q
from .notation import MONTHS, SHORT
from .page import Shown

VOICE = {
    "en": dict(
        title=["SALARY SLIP", "Salary Statement", "Payroll Advice", "REMUNERATION STATEMENT", "Statement of Earnings", "Itemised Payslip", "EARNINGS STATEMENT", "Pay Statement", "PAY ADVICE SLIP"],
        employer=["Legal Entity", "Establishment", "Business Name", "Co. Name", "Paid by", "Name of Employer"],
        employee=["EE Name", "Emp. Name", "Staff Name", "Full Name", "Associate", "Team Member", "Employee's Name", "Payee"], empno=["Emp. Code", "EE No.", "Badge No.", "Personnel No.", "Empl ID", "ID #"],
        position=["Job Title", "Role", "Grade / Position", "Desig."], department=["Cost Center", "Dept / Section", "Org. Unit", "Branch"],
        period=["Payroll Period", "Cut-off", "Pay Cycle", "Salary Period", "Wage Period", "Covered Dates"], month=["Pay Month", "Month", "Salary Month", "Period"],
        paydate=["Credited on", "Pay-out Date", "Crediting Date", "Disbursement Date", "Pay Day", "Paid On", "Payout", "Date Credited"],
        earnings=["Pay Elements", "Additions", "Earnings & Allowances", "Compensation", "Salary Components", "Gross Pay Items", "Entitlements"],
        deductions=["Recoveries", "Withholdings", "Subtractions", "Contributions & Deductions", "Less", "Deducted"],
        gross=["Gross Salary", "Gross Amount", "Tot. Earn.", "Total Income", "Gross Compensation", "Total Pay", "Total Additions", "Gross Emoluments"],
        ded=["Tot. Ded.", "Total Ded.", "Less Total Deductions", "Total Withholdings", "Deductions Total", "Total Subtractions"],
        net=["Net Payable", "Net Pay Amount", "Net Salary Payable", "NET TAKE HOME", "Net Earnings", "Salary Payable", "Net Salary Paid", "Nett Pay", "Total Net Pay", "Take-Home Pay", "Net Amount Payable"],
        employer_side=["Employer Contribution", "ER Share", "Company Contributions", "Employer Cost"], total="Total", subtotal=["Subtotal", "Sub-total"], taxable="Taxable", nontax="Non-Taxable", exempt=["Exempt", "Non-Taxable"],
        stat=["Statutory", "Government / Statutory", "Mandatory"], other=["Loans & Others", "Other Deductions", "Loans"], amount=["Amount", "Amt"], code=["Code", "Pay Code", "Item"], qty=["Qty", "Hrs/Days", "Units"],
        rate=["Rate", "Unit Rate"], standard=["Standard", "Full", "Master"], earned=["Earned", "Actual", "Payable"], arrears=["Arrears", "Arrear", "Adj."], current=["Current", "This Pay", "This Period"], ytd=["YTD", "Y-T-D", "Year To Date"],
        words=["Net pay in words", "Amount in words", "In words", "Rupees/Pesos/Dollars"][:3], printed=["Printed on", "Run date", "Generated"], page="Page 1 of 1", leave=["Leave Balance", "Leave Credits"],
        loan=["Loan Balances", "Outstanding Loans"], balance="Balance", attendance=["Attendance", "Time Record", "Attendance Summary"], hired=["Hire Date", "Joining Date", "DOJ"], born=["Birth Date", "DOB"], type=["Type", "T", "E/D"],
        account=["Acct No.", "Credited to", "Bank A/C"], for_=["for:", "For", "For and on behalf of"], basic="Basic Pay", allowances=["Total Allowances", "Total Additions"], dedtotal=["Total Deductions"], breakdown="(Breakdown shown below)",
        frm=["From", "Start Date", "Period Begin"], to=["To", "End Date", "Period End"], item=["Item", "Particulars"], desc=["Description", "Pay Item", "Component"], summary=["Summary", "Pay Summary"], dear="Dear", ack=["Received by", "I acknowledge receipt of the amount above"],
        sentence="Your net pay of {net} was credited on {date} to account {acct} ({bank}).", opening="Please find below how your salary for {period} was computed.",
        grosssent="Your gross salary came to {gross}, from which {ded} was deducted.", thanks="Thank you for your service.", vacation=["Vacation Leave", "Annual Leave"], sick="Sick Leave", worked=["Days Worked", "Days Paid", "Paid Days"], lop=["LWOP Days", "Absent", "LOP Days"],
        late="Late (mins)", ot="OT Hours", semi="Semi-monthly", monthly="Monthly", regno="Reg. No.", ertax=["Employer TIN", "Co. TIN", "Tax Reg. No."], taxbase="Taxable Base", hand="Prepared", sheet=["Payroll Register", "PAYROLL SHEET"], no="No.", check="Check No.", check_pay="Pay to the order of", numbers=["Gov't Nos.", "Government IDs", "Statutory Nos."]),
    "id": dict(
        title=["SLIP PEMBAYARAN GAJI", "RINCIAN GAJI", "Slip Upah", "Bukti Pembayaran Gaji", "SLIP GAJI BULANAN", "Rincian Penghasilan Karyawan"], employer=["Instansi", "Nama Usaha", "Nama PT", "Pemberi Kerja"],
        employee=["Nama Lengkap", "Nm. Karyawan", "Nama Penerima", "Sdr/i", "Nama Staf", "Employee Name"], empno=["NIP", "Kode Karyawan", "No. Pegawai", "NIK", "Employee ID"][:3], position=["Posisi", "Jabatan / Gol.", "Level"],
        department=["Unit Kerja", "Cabang", "Dept."], period=["Periode Penggajian", "Periode Upah", "Masa Gaji", "Cut Off"], month=["Gaji Bulan", "Bulan", "Periode"], paydate=["Tgl. Transfer", "Dibayar Tgl.", "Tanggal Gajian", "Tgl. Gajian"],
        earnings=["Pendapatan", "Komponen Gaji", "Upah & Tunjangan", "Rincian Penerimaan"], deductions=["Pengurangan", "Pemotongan", "Komponen Potongan", "Dikurangi"],
        gross=["Gaji Kotor", "Jml. Pendapatan", "Total Penerimaan", "Jumlah Bruto", "Gaji Bruto"], ded=["Jml. Potongan", "Tot. Potongan", "Jumlah Pengurang", "Total Pengurangan"],
        net=["Gaji Bersih Diterima", "Jml. Diterima", "Upah Bersih", "Penerimaan Bersih", "Total Diterima", "Gaji Netto", "Jumlah yang Dibayarkan", "THP (Take Home Pay)"], employer_side=["Benefit", "Tunjangan Perusahaan (BPJS)", "Dibayar Perusahaan"],
        total="Jumlah", subtotal=["Sub Total", "Subtotal"], taxable="Kena Pajak", nontax="Tidak Kena Pajak", exempt=["Tidak Kena Pajak"], stat=["Wajib", "BPJS & Pajak"], other=["Pinjaman & Lainnya", "Potongan Lain"], amount=["Nilai", "Jumlah (Rp)"][:1],
        code=["Kode", "Kd."], qty=["Qty", "Jml. Hari", "Satuan"], rate=["Tarif", "Nilai/Unit"], standard=["Standar", "Gaji Penuh"], earned=["Realisasi", "Aktual"], arrears=["Rapel"], current=["Bulan Ini", "Saat Ini"], ytd=["YTD", "Kumulatif", "s/d Bln Ini"],
        words=["Terbilang"], printed=["Dicetak", "Tgl. Cetak"], page="Halaman 1 dari 1", leave=["Sisa Cuti", "Saldo Cuti"], loan=["Saldo Pinjaman", "Sisa Pinjaman"], balance="Saldo", attendance=["Absensi", "Kehadiran", "Rekap Absensi"], hired=["Tgl. Masuk", "TMK"],
        born=["Tgl. Lahir"], type=["Jenis", "Tipe", "+/-"][:2], account=["No. Rek.", "Rekening"], for_=["A.N.", "a.n.", "Untuk dan atas nama"], basic="Gaji Pokok", allowances=["Total Tunjangan"], dedtotal=["Total Potongan"], breakdown="(rincian di bawah)",
        frm=["Mulai", "Dari Tgl."], to=["Sampai", "s/d Tgl."], item=["Uraian", "Rincian"], desc=["Komponen", "Uraian"], summary=["Ringkasan", "Rekap"], dear="Yth.", ack=["Penerima", "Yang menerima"],
        sentence="Gaji bersih Anda sebesar {net} telah ditransfer pada {date} ke rekening {bank} {acct}.", opening="Berikut kami sampaikan rincian gaji Saudara untuk periode {period}.", grosssent="Jumlah penghasilan bruto {gross}, dikurangi potongan {ded}.",
        thanks="Terima kasih atas kerja sama Saudara.", vacation=["Cuti Tahunan"], sick="Sakit", worked=["Hari Kerja", "Masuk", "HK"], lop=["Alpa", "Tanpa Ket."], late="Terlambat (mnt)", ot="Jam Lembur", semi="2x sebulan", monthly="Bulanan", regno="NIB", ertax=["NPWP Perusahaan", "NPWP Pemotong"],
        taxbase="DPP", hand="Dibuat", sheet=["DAFTAR GAJI", "Daftar Upah Karyawan"], no="No.", check="No. Bukti", check_pay="Dibayarkan kepada", numbers=["Nomor"]),
    "es": dict(
        title=["RECIBO DE PAGO DE NÓMINA", "Comprobante de nómina", "Recibo de Salario", "TALÓN DE PAGO", "Detalle de Nómina", "COMPROBANTE DE PAGO"], employer=["Nombre o razón social", "Cía.", "Patrón / Empresa", "Emisor"],
        employee=["Nombre del trabajador", "Colaborador", "Empleado", "Nom. Empleado", "Receptor", "Apellidos y nombre"], empno=["No. Emp.", "Código", "Cve. Emp.", "Expediente"], position=["Categoría", "Ocupación", "Puesto / Cat."], department=["Área", "Centro de costos", "Sucursal"],
        period=["Periodo", "Periodo de nómina", "Quincena / Periodo", "Período del pago"], month=["Nómina de", "Mes de nómina", "Periodo"], paydate=["Fec. Pago", "Pagado el", "F. de pago", "Fecha de depósito", "Día de pago"], earnings=["Ingresos", "Abonos", "Percep.", "Remuneraciones"],
        deductions=["Descuentos", "Retenciones", "Deduc.", "Cargos"], gross=["Total Perc.", "Sueldo bruto", "Total de ingresos", "Percepción total", "Total bruto"], ded=["Total Deduc.", "Total de descuentos", "Tot. Ded.", "Menos: deducciones"],
        net=["Neto", "Líquido a recibir", "NETO DEPOSITADO", "Importe neto", "Total a pagar", "Sueldo neto", "Líquido pagado", "Percepción neta"], employer_side=["Cuotas patronales", "Aport. Patrón"], total="Suma", subtotal=["Subtotal"], taxable="Gravado", nontax="Exento", exempt=["Exento"],
        stat=["De ley", "Legales"], other=["Préstamos y otros", "Otros descuentos"], amount=["Importe", "Valor"], code=["Clave", "Cve.", "Núm."], qty=["Unidades", "Cant.", "Días/Hrs"], rate=["Valor unit.", "Cuota"], standard=["Estándar", "Base"], earned=["Devengado"], arrears=["Retroactivo", "Retroac."],
        current=["Este pago", "Periodo"], ytd=["Acum.", "Acumulado anual"], words=["Importe con letra", "Cantidad con letra", "Son"], printed=["Impreso", "Fecha de impresión"], page="Página 1 de 1", leave=["Vacaciones", "Saldo de vacaciones"], loan=["Saldos de préstamos"], balance="Saldo",
        attendance=["Asistencia", "Incidencias"], hired=["F. Ingreso", "Fecha alta"], born=["F. Nacimiento"], type=["Tipo", "P/D"], account=["Cta.", "Cuenta depósito"], for_=["Por:", "P.P."], basic="Sueldo", allowances=["Total prestaciones"], dedtotal=["Total deducciones"], breakdown="(desglose abajo)",
        frm=["Inicio", "Desde"], to=["Fin", "Hasta"], item=["Concepto", "Rubro"], desc=["Descripción", "Concepto"], summary=["Resumen"], dear="Estimado(a)", ack=["Recibí", "Firma de conformidad"],
        sentence="Su neto de {net} fue depositado el {date} en la cuenta {acct} de {bank}.", opening="A continuación se detalla el pago de su salario del periodo {period}.", grosssent="El total de percepciones fue de {gross}, menos deducciones por {ded}.", thanks="Gracias por su trabajo.",
        vacation=["Vacaciones"], sick="Incapacidad", worked=["Días trab.", "Días pagados"], lop=["Faltas"], late="Retardos", ot="Hrs. extra", semi="Quincenal", monthly="Mensual", regno="Reg. Pat. IMSS", ertax=["RFC emisor", "R.F.C. Patrón", "RFC Empresa"], taxbase="Base gravable", hand="Elaboró",
        sheet=["LISTA DE RAYA", "Nómina"], no="Núm.", check="Cheque No.", check_pay="Páguese a", numbers=["Datos fiscales"]),
    "vi": dict(
        title=["BẢNG CHI TIẾT LƯƠNG", "PHIẾU CHI LƯƠNG", "THÔNG BÁO LƯƠNG"], employer=["Tên công ty", "Doanh nghiệp"], employee=["Họ tên", "Nhân viên", "Tên NV"], empno=["Mã số NV", "MSNV"], position=["Vị trí"], department=["Phòng/Ban", "Tổ"], period=["Kỳ tính lương", "Thời gian"], month=["Tháng lương", "Kỳ"],
        paydate=["Ngày chi lương", "Ngày chuyển khoản"], earnings=["Các khoản cộng", "Thu nhập"], deductions=["Các khoản trừ", "Các khoản giảm trừ"], gross=["Tổng lương", "Tổng các khoản cộng", "Tổng thu nhập (gross)"], ded=["Tổng trừ", "Cộng các khoản trừ"],
        net=["Thực nhận", "Lương net", "Còn được lĩnh", "Số thực lĩnh"], employer_side=["Phần DN đóng"], total="Cộng", subtotal=["Cộng nhóm"], taxable="Chịu thuế", nontax="Không chịu thuế", exempt=["Miễn thuế"], stat=["Bảo hiểm, thuế"], other=["Khác"], amount=["Thành tiền", "Số tiền"], code=["Mã"], qty=["SL"],
        rate=["Đơn giá"], standard=["Mức lương"], earned=["Thực tế"], arrears=["Truy lĩnh"], current=["Tháng này"], ytd=["Lũy kế"], words=["Bằng chữ"], printed=["Ngày in"], page="Trang 1/1", leave=["Phép còn lại"], loan=["Dư nợ"], balance="Còn lại", attendance=["Chấm công"], hired=["Ngày vào"], born=["Ngày sinh"], type=["Loại"],
        account=["STK"], for_=["TM."], basic="Lương chính", allowances=["Tổng phụ cấp"], dedtotal=["Tổng khấu trừ"], breakdown="(chi tiết bên dưới)", frm=["Từ ngày"], to=["Đến ngày"], item=["Khoản mục"], desc=["Khoản mục", "Diễn giải"], summary=["Tổng hợp"], dear="Kính gửi", ack=["Người nhận tiền"],
        sentence="Số tiền thực lĩnh {net} đã được chuyển vào tài khoản {acct} ({bank}) {date}.", opening="Chi tiết lương kỳ {period} như sau.", grosssent="Tổng thu nhập {gross}, các khoản trừ {ded}.", thanks="Trân trọng.", vacation=["Phép năm"], sick="Ốm", worked=["Ngày công"], lop=["Nghỉ KL"], late="Đi muộn", ot="Giờ TC",
        semi="Nửa tháng", monthly="Hàng tháng", regno="Số ĐKKD", ertax=["MST công ty"], taxbase="TNTT", hand="Lập biểu", sheet=["BẢNG THANH TOÁN LƯƠNG"], no="STT", check="Số CT", check_pay="Chi cho", numbers=["Mã số"]),
}

# Component names other systems print: what money.py calls a line, and what they call it.
OTHERWISE = {
    "Basic Pay": ["Reg. Pay", "BASIC", "Basic Rate", "Monthly Rate"], "Basic Salary": ["BASIC SAL.", "Salary", "Basic Compensation", "Base Pay"], "Regular Pay": ["REG", "Regular Hours", "Reg Days"], "Basic": ["BASIC PAY", "Basic + DA"],
    "COLA": ["E-COLA", "Cost of Living Allow."], "Overtime Pay": ["Reg. OT 125%", "OT - Regular Day", "OT Pay"], "Overtime": ["OT 1.5x", "O.T.", "Overtime @1.5"], "Overtime Wages": ["OT Wages", "Over Time"], "Rice Subsidy": ["Rice Allowance - De Minimis", "Rice Allow."],
    "Night Differential": ["ND 10%", "Night Diff.", "NSD"], "Transportation Allowance": ["Transpo Allow.", "Transport Allow - NT"], "Transport Allowance": ["Transport", "TPT Allow."], "Meal Allowance": ["Food Allow.", "Meal Allow"], "Holiday Pay": ["Legal Hol. Pay", "Special Holiday 30%"],
    "13th Month Pay": ["13th Mo. Pay"], "Absences / Tardiness": ["Less: Absences", "Tardiness/UT"], "Late / Undertime": ["UT/Late", "LWOP"], "SSS Contribution": ["SSS EE Share", "SSS + WISP EE"], "SSS Premium": ["SSS Prem.", "SSS EE"], "PhilHealth Contribution": ["PHIC EE Share", "PhilHealth Prem."],
    "PhilHealth": ["PHIC", "PHILHEALTH EE"], "PHIC": ["Phil Health"], "Pag-IBIG Contribution": ["HDMF EE Share", "Pag-IBIG Prem."], "HDMF Contribution": ["HDMF", "HDMF Prem."], "Pag-IBIG": ["PAGIBIG EE"], "Withholding Tax": ["W/H Tax", "WHT - Compensation"], "Tax Withheld": ["Wtax", "Income Tax Withheld"],
    "W/Tax": ["TAX", "W.Tax"], "SSS Salary Loan": ["SSS SL Amort.", "SSS Loan"], "Pag-IBIG MPL": ["HDMF MPL", "HDMF Loan"], "Cash Advance": ["C/A", "Vale", "Emp. Advances"], "Company Coop Savings": ["COOP Savings", "Coop Share Capital"], "HMO Dependent": ["HMO Premium - Dep."],
    "Gaji Pokok": ["Gapok", "Upah Pokok", "Gaji Dasar"], "Tunjangan Jabatan": ["Tunj. Jabatan", "T. Jabatan"], "Tunjangan Transport": ["Tunj. Transport", "Uang Transport"], "Tunjangan Makan": ["Uang Makan", "Tunj. Makan"], "Lembur": ["Uang Lembur", "Upah Lembur", "Overtime / Lembur"],
    "Tunjangan Komunikasi": ["Tunj. Pulsa", "Uang Pulsa"], "Insentif Kehadiran": ["Premi Hadir", "Insentif"], "BPJS Kesehatan": ["BPJS Kes", "JKN"], "BPJS Kesehatan (1%)": ["BPJS-KES 1%", "Iuran BPJS Kes."], "BPJS Ketenagakerjaan JHT": ["JHT Karyawan", "BPJS TK - JHT"], "JHT (2%)": ["JHT 2%", "Iuran JHT"],
    "Jaminan Pensiun": ["Iuran Pensiun", "BPJS TK - JP"], "JP (1%)": ["JP 1%"], "PPh 21": ["Pajak", "PPH21 TER"], "PPh Pasal 21": ["PPh Ps. 21", "Pot. PPh 21"], "Pajak PPh 21": ["Pajak Penghasilan"], "Pinjaman Koperasi": ["Angs. Koperasi", "Koperasi"], "Kasbon": ["Pot. Kasbon", "Pinjaman Karyawan"],
    "Iuran Serikat Pekerja": ["SPSI"], "Potongan Keterlambatan": ["Denda Telat", "Pot. Telat"], "Shift Allowance": ["Shift Allow.", "Shift Pay"], "Handphone Allowance": ["HP Allow.", "Mobile Reimb."], "Commission": ["Comm.", "Sales Commission"], "CPF Employee Contribution": ["CPF EE", "CPF - Employee Share"],
    "Employee CPF": ["EE CPF", "CPF Ee"], "CPF (Employee)": ["CPF Deduction"], "CDAC Fund": ["CDAC"], "SINDA Fund": ["SINDA"], "MBMF Fund": ["MBMF"], "Unpaid Leave": ["NPL", "No-Pay Leave"], "Salary Advance": ["Advance", "Adv. Recovery"], "Staff Purchase": ["Staff Purch."],
    "HRA": ["H.R.A.", "House Rent Allow."], "House Rent Allowance": ["HRA (40%)"], "Conveyance Allowance": ["Conv. Allow.", "Conveyance"], "Special Allowance": ["Spl. Allowance", "Special Allow.", "Flexi Pay"], "Medical Allowance": ["Medical", "Med. Allow."], "LTA": ["Leave Travel Allow."],
    "Performance Incentive": ["Variable Pay", "Perf. Bonus"], "Provident Fund": ["P.F.", "PF Employee"], "PF": ["EE PF Contribution"], "EPF": ["EPF 12%", "Emp. PF"], "Professional Tax": ["P. Tax", "P.T."], "Prof. Tax": ["PTAX"], "TDS": ["I.Tax", "TDS - Salary"], "Income Tax (TDS)": ["Inc. Tax"], "Income Tax": ["IT"],
    "ESI": ["E.S.I.C.", "ESIC 0.75%"], "Canteen Recovery": ["Canteen"], "Loan EMI": ["Loan Recovery", "Staff Loan"], "Group Mediclaim": ["GMC Premium"], "Sueldo": ["Sueldo normal", "Salario ordinario"], "Sueldos y salarios": ["Sueldos, Salarios Rayas y Jornales", "Sueldo"],
    "Salario": ["Salario quincenal base", "Días trabajados"], "Vales de despensa": ["Despensa", "Ayuda despensa"], "Premio de puntualidad": ["Premio puntual.", "Bono puntualidad"], "Premio de asistencia": ["Bono asistencia", "Premios asist."], "Horas extra dobles": ["H.E. dobles", "Tiempo extra doble"],
    "Fondo de ahorro empresa": ["F. ahorro patrón"], "Comisiones": ["Comisión ventas"], "ISR": ["I.S.R. (mes)", "Ret. ISR Art. 96"], "I.S.R. retenido": ["Impuesto s/renta"], "Retención ISR": ["ISR a cargo"], "IMSS": ["I.M.S.S.", "IMSS obrero"], "Cuota IMSS": ["Cuotas IMSS trabajador"], "INFONAVIT": ["Crédito INFONAVIT", "Crédito vivienda"],
    "Fondo de ahorro": ["F. ahorro trabajador"], "Cuota sindical": ["Sindicato"], "Préstamo personal": ["Préstamo empresa", "Anticipo"], "Attendance Allowance": ["Att. Allow."], "EPF (11%)": ["KWSP 11%"], "EPF Employee": ["EPF Ee"], "KWSP": ["EPF/KWSP"], "PCB": ["MTD / PCB"], "Lương cơ bản": ["Lương theo ngày công", "Lương CB"],
    "Lương chính": ["Lương thời gian"], "Phụ cấp ăn trưa": ["PC ăn trưa", "Tiền cơm"], "Phụ cấp xăng xe": ["PC xăng xe"], "Phụ cấp điện thoại": ["PC điện thoại"], "Làm thêm giờ": ["Tăng ca", "Lương ngoài giờ"], "Thưởng hiệu suất": ["Thưởng KPI"], "BHXH (8%)": ["BHXH 8%", "Trừ BHXH"], "BHYT (1,5%)": ["BHYT 1.5%"],
    "BHTN (1%)": ["BHTN 1%"], "Thuế TNCN": ["Thuế thu nhập", "TNCN"], "Tạm ứng lương": ["Tạm ứng"], "Đoàn phí công đoàn": ["Công đoàn phí"],
}
# Rows a system prints though nothing came of them this time.
NOTHING = {"PH": (["Bonus", "Paid Leave", "Adjustment - Taxable", "RD Premium"], ["SSS Calamity Loan", "Tax Adjustment", "Uniform", "Other Ded."]), "ID": (["Bonus", "Rapel", "Komisi", "Insentif Proyek"], ["Pot. Absensi", "Potongan Lain-lain", "Denda"]),
           "SG": (["AWS", "Bonus", "Director's Fee"], ["Donation", "Late Deduction"]), "IN": (["Bonus", "Shift Allow", "Other Earnings"], ["Advance", "VPF", "Other Ded."]), "MX": (["Prima vacacional", "Bono", "Gratificación"], ["Pensión alimenticia", "Faltas", "Caja de ahorro"]),
           "MY": (["Bonus", "Commission"], ["Zakat", "CP38"]), "VN": (["Thưởng lễ", "Truy lĩnh"], ["Phạt", "Trừ khác"])}
LOANS = {"PH": ["SSS Loan", "HDMF Loan", "Company Loan"], "ID": ["Koperasi", "Kendaraan"], "SG": ["Staff loan"], "IN": ["Vehicle loan", "Personal loan"], "MX": ["FONACOT", "Préstamo caja"], "MY": ["Staff loan"], "VN": ["Tạm ứng"]}
EMPLOYER_NUMBERS = {"PH": [("SSS ER No.", "03-9{0}-{1}-4"), ("SEC Reg.", "CS20{1}{0}")], "ID": [("NIB", "81203{0}{1}"), ("NPP BPJS", "JJ0{0}{1}")], "SG": [("UEN", None), ("CSN", "{0}{1}D-PTE-01")], "IN": [("PF Code", "MHBAN00{0}{1}000"), ("CIN", "U72200MH2009PTC1{0}{1}")],
                    "MX": [("Reg. Patronal", "Y{1}{0}10-4"), ("C.P.", "3{1}")], "MY": [("Co. Reg.", "2008010{1}{0}"), ("Majikan KWSP", "0{1}{0}1")], "VN": [("Số ĐKKD", "03{1}{0}1"), ("Mã đơn vị BHXH", "TZ{1}Z")]}
STATUTORY = ("sss", "phil", "phic", "pag-ibig", "hdmf", "tax", "bpjs", "jht", "jaminan", "jp ", "pph", "cpf", "fund", "pf", "epf", "provident", "prof", "pt", "tds", "esi", "isr", "i.s.r", "imss", "segurid", "bhxh", "bhyt", "bhtn", "thuế", "kwsp", "socso", "perkeso", "eis", "sip", "pcb", "lwf")
UNTAXED = ("allowance", "subsidy", "tunjangan makan", "tunjangan transport", "vales", "fondo", "phụ cấp", "cola", "lta", "komunikasi", "premio")


def prepare(s, r, nothing=0.0, negatives=True, caps=False, renamed=0.6, sort=False):
    """Tells the lines' kinds, names some of them as other systems do and adds rows of nothing."""
    p = s.pay
    if not negatives:
        p.earnings = [x for x in p.earnings if x.amount >= 0]
    for i, x in enumerate(p.earnings):
        low = x.label.lower()
        x.kind = "basic" if i == 0 else "nontax" if any(w in low for w in UNTAXED) else "taxable"
    for x in p.deductions:
        low = x.label.lower()
        x.kind = "stat" if any(low.startswith(w) or " " + w in low for w in STATUTORY) and "loan" not in low and "mpl" not in low else "other"
    for x in p.earnings + p.deductions:
        if x.label in OTHERWISE and r.random() < renamed:
            x.label = r.choice(OTHERWISE[x.label])
    if r.random() < nothing:
        a, b = NOTHING[s.country]
        zero = Decimal("0.00")
        for side, names, kind in ((p.earnings, a, "taxable"), (p.deductions, b, "other")):
            for name in r.sample(names, r.randint(1, 2)):
                x = Line(name, zero, zero)
                x.kind = kind
                side.insert(r.randint(1, len(side)), x)
    if caps:
        for x in p.earnings + p.deductions:
            x.label = x.label.upper()
    if sort:                                                # in the order of their groups
        p.earnings.sort(key=lambda x: x.kind == "nontax")
        p.deductions.sort(key=lambda x: x.kind == "other")
    sign = s.e[0]._sign
    s.e = [Shown(s.rec, x, sign) for x in p.earnings]
    s.d = [Shown(s.rec, x, sign) for x in p.deductions]
    s.rec.earned, s.rec.deducted = s.e, s.d


class Voice:
    """One vendor's words and ways of writing, drawn once for a slip."""

    def __init__(self, s, r):
        self.s, self.r, self.lang = s, r, s.rec.lang
        self._w = {k: (r.choice(v) if isinstance(v, list) else v) for k, v in VOICE[self.lang].items()}
        if s.country == "MY" and r.random() < 0.5:
            self._w.update(net="Gaji Bersih", gross="Jumlah Pendapatan", ded="Jumlah Potongan", earnings="Pendapatan", deductions="Potongan", employee="Nama Pekerja", paydate="Tarikh Gaji", total="Jumlah")
        self.second = words.SECOND.get(s.country) or words.Words("en", r)._w
        self.print_date = s.pay.paid + timedelta(days=r.choice([0, 1, 2]))
        self.hour = f"{r.randint(8, 18):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}"
        self.half = s.pay.half

    def __getattr__(self, k):
        return self._w[k]

    def both(self, k, second=None):
        """A label and its translation."""
        other = self.second[second or k]
        return f"{self._w[k]} / {other[0] if isinstance(other, list) else other}"

    @property
    def freq(self):
        return self.semi if self.half else self.monthly

    # --- periods
    def period_as(self, style):
        a, b, lang = self.s.pay.start, self.s.pay.end, self.lang
        m, sh = MONTHS[lang][a.month - 1], SHORT[lang][a.month - 1]
        if self.half:
            style = {"MONTH": "short", "num": "dots", "mon": "code"}.get(style, style)
        if lang == "vi":
            style = {"short": "dots", "MONTH": "num", "mon": "num"}.get(style, style)
        text = {
            "code": f"{a:%Y-%m}-{'A' if a.day == 1 else 'B'} ({a.day:02d}–{b.day})" if self.half else f"{a:%Y-%m} ({a.day:02d}–{b.day})",
            "short": f"{sh} {a.day}-{b.day}, {a.year}" if lang == "en" else f"{a.day}-{b.day} {sh} {a.year}",
            "dots": f"{a:%d.%m.%y}-{b:%d.%m.%y}", "MONTH": f"{m} {a.year}".upper(), "num": f"{a:%m/%Y}", "mon": f"{sh.capitalize()}-{a:%y}", "slash": f"{a:%d/%m/%Y} - {b:%d/%m/%Y}",
            "fromto": {"en": "{} To {}", "id": "{} s.d. {}", "es": "{} Al {}", "vi": "{} đến {}"}[lang].format(self.one(a), self.one(b)),
        }[style]
        self.s.rec.put("startDate", text, a.isoformat())
        return self.s.rec.put("endDate", text, b.isoformat())

    def one(self, d):
        return f"{d:%d/%m/%Y}" if self.lang == "vi" else f"{d.day:02d}-{SHORT[self.lang][d.month - 1].capitalize()}-{d.year}"

    # --- amounts
    def coded(self, field):
        """A field's amount with the code after it."""
        value = {"netAmount": self.s.pay.net, "grossAmount": self.s.pay.gross}[field]
        self.s.rec.code()
        return self.s.rec.put(field, f"{self.s.rec.n.plain(value)} {self.s.rec.n.code}", f"{value:.2f}")

    def precoded(self, field):
        value = {"netAmount": self.s.pay.net, "grossAmount": self.s.pay.gross}[field]
        self.s.rec.code()
        return self.s.rec.put(field, f"{self.s.rec.n.code} {self.s.rec.n.plain(value)}", f"{value:.2f}")

    def plain(self, value):
        return self.s.rec.n.plain(value)

    def kinds(self, side, *kinds):
        return [x for x in (self.s.e if side == "e" else self.s.d) if x._line.kind in kinds]

    def sum(self, lines):
        return self.plain(sum((x._line.amount for x in lines), Decimal(0)))

    def unit(self, line, qty):
        return self.plain(abs(line._line.amount) / Decimal(str(qty)))

    def many(self, line, first):
        if first:
            return str(self.s.pay.days)
        return f"{self.r.randint(2, 28) / 2:.2f}"

    @property
    def written(self):
        return in_words(self.s.pay.net, self.s.country)

    def say(self, text, **parts):
        """A sentence with fields in it."""
        out = Markup("")
        rest = text
        while "{" in rest:
            before, _, rest = rest.partition("{")
            name, _, rest = rest.partition("}")
            out += escape(before) + parts[name]
        return out + escape(rest)

    @property
    def employer_numbers(self):
        out = [(self.ertax, self.s.emp.tax)]
        for label, shape in EMPLOYER_NUMBERS[self.s.country]:
            out.append((label, shape.format(ids.digits(self.r, 3), ids.digits(self.r, 4)) if shape else self.s.emp.tax))
        return out[1:] if self.s.country == "SG" else out

    @property
    def loans(self):
        n = 10000 if self.s.country in ("ID", "VN") else 10
        return [(x, self.plain(self.r.randint(40, 900) * n), self.plain(self.r.randint(10, 300) * n)) for x in LOANS[self.s.country]]

    def office_line(self, joint=" | "):
        return Markup(joint).join(escape(f"{a}: ") + v for a, v in self.s.ids())


# --- numbers in words
EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
EN10 = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def english(n, indian=False):
    if n < 20:
        return EN[n]
    if n < 100:
        return EN10[n // 10] + ("-" + EN[n % 10] if n % 10 else "")
    for size, name in ((100000, "lakh"), (1000, "thousand"), (100, "hundred")) if indian else ((1000000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            return english(n // size, indian) + " " + name + (" " + english(n % size, indian) if n % size else "")


def indonesian(n):
    units = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
    if n < 12:
        return units[n]
    if n < 20:
        return units[n - 10] + " belas"
    if n < 100:
        return units[n // 10] + " puluh" + (" " + units[n % 10] if n % 10 else "")
    for size, name, single in ((1000000, "juta", "satu juta"), (1000, "ribu", "seribu"), (100, "ratus", "seratus")):
        if n >= size:
            return (single if n // size == 1 else indonesian(n // size) + " " + name) + (" " + indonesian(n % size) if n % size else "")


def spanish(n):
    low = ("cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro "
           "veinticinco veintiséis veintisiete veintiocho veintinueve").split()
    tens = " diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ")
    hundreds = " ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(" ")
    if n < 30:
        return low[n]
    if n < 100:
        return tens[n // 10] + (" y " + low[n % 10] if n % 10 else "")
    if n == 100:
        return "cien"
    if n < 1000:
        return hundreds[n // 100] + (" " + spanish(n % 100) if n % 100 else "")
    return ("mil" if n // 1000 == 1 else spanish(n // 1000) + " mil") + (" " + spanish(n % 1000) if n % 1000 else "")


def vietnamese(n):
    units = "không một hai ba bốn năm sáu bảy tám chín".split()

    def three(x, full):
        h, t, u = x // 100, x // 10 % 10, x % 10
        out = [units[h] + " trăm"] if h or full else []
        if t > 1:
            out.append(units[t] + " mươi")
        elif t == 1:
            out.append("mười")
        elif u and out:
            out.append("lẻ")
        if u:
            out.append("lăm" if u == 5 and t else "mốt" if u == 1 and t > 1 else units[u])
        return " ".join(out)

    out = []
    for size, name in ((1000000, "triệu"), (1000, "nghìn"), (1, "")):
        part = n // size % 1000
        if part:
            out.append((three(part, bool(out)) + " " + name).strip())
    return " ".join(out) or "không"


def in_words(value, country):
    whole, cents = int(value), int(q(value) * 100) % 100
    if country == "IN":
        return ("Rupees " + english(whole, True) + " Only").title()
    if country == "ID":
        return indonesian(whole).capitalize() + " rupiah"
    if country == "VN":
        return vietnamese(whole).capitalize() + " đồng"
    if country == "MX":
        return f"({spanish(whole)} pesos {cents:02d}/100 M.N.)".upper()
    if country == "PH":
        return english(whole).title() + f" Pesos and {cents:02d}/100 Only"
    return ("Singapore Dollars " if country == "SG" else "Ringgit Malaysia ") + english(whole).title() + (f" and Cents {english(cents).title()}" if cents else "") + " Only"
