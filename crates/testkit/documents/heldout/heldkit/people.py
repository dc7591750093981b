"""Invented people and employers of seven countries."""

import datetime as dt
import random
from types import SimpleNamespace as NS

from . import numbers as no

# given names: women | men
GIVEN = {
    "PH": ("Maricel,Rowena,Jasmine,Charmaine,Glenda,Sheryl,Ma. Theresa,Katrina,Bernadette,Lovely Grace", "Ramon,Edgardo,Christian,Jomar,Dennis,Alfredo,Rodel,Gilbert,Kenneth,Arvin"),
    "ID": ("Nurhayati,Yuliana,Sri Wahyuni,Anisa,Maya,Fitri,Lina Marlina,Ayu", "Ahmad,Eko,Joko,Taufik,Andi,Reza,Yusuf,Irwan"),
    "SG": ("Li Ting,Swee Lian,Yan Ling,Jia Min,Bee Hoon,Rachel", "Chee Seng,Yong Jie,Kian Hwa,Daniel,Wai Kit,Jun Wei"),
    "IN": ("Shalini,Nandini,Swati,Revathi,Archana,Divya", "Manoj,Prakash,Sandeep,Ganesh,Aditya,Harish,Santosh"),
    "MX": ("Alejandra,Norma Angélica,Beatriz,Claudia,Itzel,Mariana,Silvia", "Francisco Javier,Ricardo,Sergio,Arturo,Édgar,Gerardo,Fernando"),
    "MY": ("Noraini,Zarina,Siew Ling,Kavitha,Amirah,Nur Izzati", "Azlan,Shahrul,Kok Wai,Rajesh,Iskandar,Khairul"),
    "VN": ("Thị Hồng Nhung,Thị Mai,Thanh Tâm,Ngọc Bích,Thị Kim Oanh,Khánh Vy", "Văn Toàn,Thanh Sơn,Minh Khôi,Công Vinh,Đình Trọng,Hữu Nghĩa"),
}
LAST = {
    "PH": "Aquino,Mercado,Navarro,Panganiban,Robles,Samonte,Tuazon,Velasco,Yap,Zamora,Baluyot,Cortez,Del Rosario,Espino,Galang,De Leon",
    "ID": "Wibowo,Susanti,Hartono,Purnama,Ramadhan,Sitompul,Anggraini,Firmansyah,Kurniawan,Utami,Manurung,Hakim",
    "SG": "Lee,Chan,Low,Toh,Foo,Chia,Quek,Ang,Soh,Phua", "IN": "Rao,Mishra,Naidu,Bhat,Chauhan,Pandey,Ghosh,Thakur,Shetty,Krishnan,Desai,Saxena",
    "MX": "Vázquez,Morales,Reyes,Jiménez,Herrera,Medina,Salazar,Cervantes,Guerrero,Lozano,Peña,Villarreal,Estrada,Luna",
    "MY": "Hassan,Yusof,Lim,Nair,Mansor,Kamaruddin,Chong,Sulaiman", "VN": "Nguyễn,Trần,Lê,Phạm,Huỳnh,Võ,Dương,Lý,Đinh,Ngô",
}

FIRMS = {
    "PH": [("Tanglaw Business Solutions, Inc.", "7F Greenhorizon Tower, Julia Vargas Ave.", "Ortigas Center, Pasig City 1605"),
           ("Northpeak Outsourcing Philippines Inc.", "Unit 1203 Calle Verde Bldg., Cebu IT Park", "Lahug, Cebu City 6000"),
           ("MALAYA FRESH FOODS CORPORATION", "Km. 21 West Service Road", "Sucat, Muntinlupa City 1770"),
           ("Bayani Freight Forwarding Corp.", "Blk 4 Lot 12 Harbor Drive", "Port Area, Manila 1018"),
           ("Crestline Hardware & Lumber", "118 Aurora Blvd., Brgy. Salapan", "San Juan City"),
           ("Solano Medical Center, Inc.", "National Highway, Brgy. Quezon", "Solano, Nueva Vizcaya 3709"),
           ("Pandan Bay Resort and Spa Inc.", "Sitio Bulabog", "Malay, Aklan 5608"),
           ("Kislap Apparel Manufacturing Corp.", "Lot 7 Phase 2 EPZA", "Rosario, Cavite 4106"),
           ("AGILA SENTINEL SECURITY AGENCY CORP.", "2/F Dominga Bldg., 45 Kamias Road", "Quezon City 1102")],
    "ID": [("PT Cakrawala Serat Abadi", "Jl. Raya Majalaya No. 88", "Kabupaten Bandung 40382"), ("PT BINTANG SAMUDRA LOGISTIK", "Komplek Pergudangan Marunda Blok C-7", "Jakarta Utara 14150"),
           ("PT Nusa Kreasi Digital", "Gedung Menara Palma Lt. 9, Jl. HR Rasuna Said", "Jakarta Selatan 12950"), ("CV Mitra Tani Gemilang", "Jl. Ahmad Yani No. 214", "Malang, Jawa Timur 65126"),
           ("PT Graha Boga Sentosa", "Jl. Gatot Subroto Kav. 31", "Semarang 50244"), ("PT Surya Karya Otopart", "Kawasan Industri Jatake Blok AF-3", "Tangerang 15136"),
           ("PT Andalan Medika Pratama", "Jl. Diponegoro 77", "Yogyakarta 55231"), ("Koperasi Karyawan Sumber Rejeki", "Jl. Veteran No. 9", "Sidoarjo 61211")],
    "SG": [("Bluequay Marine Services Pte. Ltd.", "21 Tuas Basin Link", "Singapore 638775"), ("Kallang Bay Precision Pte Ltd", "Blk 5012 Ang Mo Kio Ave 5 #03-14", "Singapore 569876"),
           ("Lumen & Oak Consulting Pte. Ltd.", "100 Peck Seah Street #08-02", "Singapore 079333"), ("MERIDIAN PANTRY (S) PTE LTD", "9 Senoko Loop", "Singapore 758159"),
           ("Orchid Vale Childcare Pte. Ltd.", "338 Jurong East Ave 1 #01-1612", "Singapore 600338"), ("Hup Lian Guan Trading Co (Pte) Ltd", "47 Kelantan Lane", "Singapore 208655")],
    "IN": [("Vaibhavi Infosystems Private Limited", "4th Floor, Prestige Meadow, Outer Ring Road", "Bengaluru - 560103, Karnataka"), ("Saptagiri Agro Foods Pvt. Ltd.", "Plot No. 17, APIIC Industrial Estate", "Tirupati 517506, Andhra Pradesh"),
           ("KAVERI AUTO COMPONENTS LIMITED", "SIPCOT Phase II, Hosur - 635109", "Tamil Nadu"), ("Brightmile Analytics India Pvt Ltd", "Unit 602, Tower B, Cyber Greens", "Gurugram, Haryana 122002"),
           ("Shreeji Polymers & Packaging", "GIDC Vatva Phase IV", "Ahmedabad - 382445"), ("Indus Crest Hospitals Ltd.", "Sector 12, Dwarka", "New Delhi 110075"), ("Trishul Facility Services Pvt. Ltd.", "B-204 Sai Chambers, Andheri (E)", "Mumbai - 400069")],
    "MX": [("Servicios Integrales Llano Azul, S.A. de C.V.", "Blvd. Adolfo López Mateos 1820, Col. Centro", "León, Guanajuato C.P. 37000"), ("GRUPO ALIMENTICIO LA ENCINA, S.A. DE C.V.", "Carr. a Nogales Km 6.5", "Zapopan, Jalisco C.P. 45010"),
           ("Manufacturas Puente Nuevo, S. de R.L. de C.V.", "Av. Industrias 455, Parque Industrial Bernardo Quintana", "El Marqués, Querétaro C.P. 76246"), ("Transportes Cumbres del Norte, S.A. de C.V.", "Av. Ruiz Cortines 3900 Pte.", "Monterrey, N.L. C.P. 64100"),
           ("Comercializadora Tres Lagunas, S.A.P.I. de C.V.", "Calle Hidalgo 77, Col. Roma Norte", "Ciudad de México C.P. 06700"), ("Clínica Santa Aurelia, S.C.", "Calle 60 No. 312", "Mérida, Yucatán C.P. 97000")],
    "MY": [("Seri Cendana Industries Sdn. Bhd.", "Lot 2215, Jalan Perusahaan 3, Bukit Raja", "41050 Klang, Selangor"), ("KINTA VISTA PLANTATIONS BERHAD", "No. 12, Persiaran Greentown", "30450 Ipoh, Perak"),
           ("Pixelrimba Studio Sdn Bhd", "B-11-08 Menara Sutera, Jalan Kerinchi", "59200 Kuala Lumpur"), ("Farid & Ong Engineering Sdn. Bhd.", "23 Jalan Permas 9/5", "81750 Masai, Johor"),
           ("Delima Mart Holdings Sdn Bhd", "Lot G-05, Taman Sri Muda", "40400 Shah Alam"), ("Utara Polymer Technologies (M) Sdn. Bhd.", "Plot 88 Kulim Hi-Tech Park", "09090 Kulim, Kedah")],
    "VN": [("Công ty TNHH Thương mại Dịch vụ Hoàng Long Phát", "Số 45 Lê Văn Lương, P. Nhân Chính, Q. Thanh Xuân", "Hà Nội"), ("CÔNG TY CỔ PHẦN MAY MẶC SÔNG CẦU ĐÔNG", "KCN Điềm Thụy, H. Phú Bình", "Thái Nguyên"),
           ("Công ty Cổ phần Phần mềm Lạc Hồng Xanh", "Tầng 6, 182 Nguyễn Văn Trỗi, P. 8, Q. Phú Nhuận", "TP. Hồ Chí Minh"), ("Công ty TNHH MTV Thực phẩm Mekong Vàng", "Lô 14 KCN Trà Nóc 2, P. Phước Thới, Q. Ô Môn", "Cần Thơ"),
           ("CÔNG TY TNHH ĐIỆN TỬ KYOSAN VINA", "Lô CN-11 KCN Quế Võ", "Bắc Ninh"), ("Công ty CP Vận tải Biển Xanh Hải Phòng", "Số 9 Lạch Tray, Q. Ngô Quyền", "Hải Phòng")],
}

JOBS = {
    "PH": [("Customer Service Representative", "Operations"), ("Accounting Assistant", "Finance and Accounting"), ("Warehouse Checker", "Logistics"), ("Staff Nurse II", "Nursing Service"), ("Sewing Machine Operator", "Production Line 4"), ("Security Officer", "Field Operations"), ("IT Support Specialist", "Information Technology")],
    "ID": [("Staf Gudang", "Logistik"), ("Operator Jahit", "Produksi"), ("Admin Keuangan", "Finance"), ("Perawat", "Rawat Inap"), ("Supervisor Penjualan", "Marketing"), ("Software Engineer", "Teknologi")],
    "SG": [("Assistant Engineer", "Maintenance"), ("Senior Executive, Finance", "Finance"), ("Service Crew", "Outlet 12 Bedok"), ("Preschool Teacher", "K1"), ("Delivery Driver", "Transport")],
    "IN": [("Senior Software Engineer", "Product Development"), ("Machine Operator", "Press Shop"), ("Accounts Executive", "Finance"), ("Staff Nurse", "ICU"), ("Business Analyst", "Delivery"), ("Housekeeping Supervisor", "Site Operations")],
    "MX": [("Auxiliar Contable", "Administración"), ("Operador de Máquina", "Producción"), ("Ejecutivo de Ventas", "Comercial"), ("Enfermera General", "Hospitalización"), ("Chofer Foráneo", "Tráfico"), ("Analista de Sistemas", "Sistemas")],
    "MY": [("Production Technician", "Manufacturing"), ("Account Executive", "Finance"), ("Graphic Designer", "Creative"), ("Store Supervisor", "Retail Operations"), ("Pembantu Tadbir", "Pentadbiran")],
    "VN": [("Nhân viên kế toán", "Phòng Kế toán"), ("Công nhân may", "Chuyền 7"), ("Lập trình viên", "Phòng Phát triển"), ("Trưởng ca sản xuất", "Xưởng 2"), ("Nhân viên kinh doanh", "Phòng Kinh doanh"), ("Thủ kho", "Phòng Kho vận")],
}
BANKS = {"PH": ["Banco Sampaguita", "Unity Rural Bank", "Pacifica Savings Bank"], "ID": ["Bank Nusaraya", "Bank Arta Kencana", "Bank Mitra Persada"], "SG": ["Straits Union Bank", "Temasek Heritage Bank"],
         "IN": ["Deccan National Bank", "Shubh Laabh Bank", "Bharat Uday Bank"], "MX": ["Banco Quetzal", "Banca Miramontes", "BanCentauro"], "MY": ["Bank Cempaka", "Perdana Mutual Bank"], "VN": ["Ngân hàng Đại Tín Việt", "Ngân hàng TMCP Sao Mai"]}


def person(r, c):
    p = NS(country=c, female=r.random() < .5)
    first = r.choice(GIVEN[c][0 if p.female else 1].split(","))
    p.first, p.middle, p.last, p.last2 = first, None, r.choice(LAST[c].split(",")), ""
    p.born = dt.date(r.randint(1974, 2001), r.randint(1, 12), r.randint(1, 28))
    if c == "PH":
        p.middle = r.choice([x for x in LAST["PH"].split(",") if x != p.last])
        p.full = f"{first} {p.middle[0]}. {p.last}"
        p.listed = f"{p.last}, {first} {p.middle}"
        p.ids = {"ss": no.sss(r), "phic": no.philhealth(r), "hdmf": no.pagibig(r), "tax": no.tin(r)}
    elif c == "MX":
        p.last2 = r.choice([x for x in LAST["MX"].split(",") if x != p.last])
        p.full, p.listed = f"{first} {p.last} {p.last2}", f"{p.last} {p.last2} {first}"
        p.ids = {"tax": no.rfc(r, p), "curp": no.curp(r, p), "ss": no.nss(r, p.born)}
    elif c == "VN":
        p.full = p.listed = f"{p.last} {first}"
        p.ids = {"tax": no.mst(r), "ss": "".join(("79", "01", "31")[r.randrange(3)]) + no.digits(r, 8), "cccd": no.cccd(r, p.born, p.female)}
    elif c == "ID":
        p.full = p.listed = f"{first} {p.last}"
        p.ids = {"tax": no.npwp(r), "ss": no.kpj(r), "nik": no.nik(r, p.born, p.female)}
    elif c == "SG":
        p.full = p.listed = f"{p.last} {first}" if first not in ("Rachel", "Daniel") else f"{first} {p.last} {r.choice(('Jia Le', 'Wen Xuan', 'Shi Hui'))}"
        p.ids = {"tax": no.nric(r, p.born, r.random() < .2)}
    elif c == "IN":
        p.full = p.listed = f"{first} {p.last}"
        p.ids = {"tax": no.pan(r, p.last), "ss": no.uan(r), "pf": f"{r.choice(('BGBNG', 'MHBAN', 'TNMAS', 'GJAHD'))}/{no.digits(r, 7)}/000/{no.digits(r, 7)}", "esi": no.digits(r, 10)}
    else:
        if first in ("Siew Ling", "Kok Wai"):
            p.last = r.choice(("Lim", "Chong", "Yeoh", "Khoo"))
            p.full = f"{p.last} {first}"
        elif first in ("Kavitha", "Rajesh"):
            p.last = r.choice(("Nair", "Muniandy", "Selvam"))
            p.full = f"{first} a/{'p' if p.female else 'l'} {p.last}"
        else:
            p.last = r.choice(("Hassan", "Yusof", "Mansor", "Kamaruddin", "Sulaiman"))
            p.full = f"{first} {'binti' if p.female else 'bin'} {p.last}"
        p.listed = p.full
        p.ids = {"ss": no.digits(r, 8), "tax": f"{'IG' if r.random() < .6 else 'SG'} {no.digits(r, 10)}{'0' if r.random() < .5 else ''}", "ic": no.mykad(r, p.born, p.female), "socso": no.digits(r, 9)}
    p.job, p.dept = r.choice(JOBS[c])
    p.no = r.choice((f"{r.randint(100, 9999):05}", f"E{r.randint(1000, 9999)}", f"{r.randint(2012, 2024)}-{r.randint(1, 999):04}", f"{r.choice(('EMP', 'HR', 'K', 'TN'))}{r.randint(100, 9999):04}"))
    p.joined = dt.date(r.randint(2012, 2024), r.randint(1, 12), r.randint(1, 28))
    p.bank, p.account = r.choice(BANKS[c]), no.digits(r, r.choice((10, 11, 12, 13)))
    return p


def firm(r, c):
    name, street, town = r.choice(FIRMS[c])
    f = NS(name=name, street=street, town=town)
    # what the employer's own office numbers look like on its letterhead
    if c == "PH":
        f.reg = f"TIN {no.tin(r)}"
    elif c == "MX":
        f.rfc = no.rfc_firm(r, name)
        f.reg = f"RFC: {f.rfc}   Registro Patronal: {r.choice('BCEYZ')}{no.digits(r, 9)}"
    elif c == "SG":
        f.reg = f"UEN {r.randint(1998, 2019)}{no.digits(r, 5)}{r.choice('DEGHKNRWZ')}"
    elif c == "MY":
        f.reg = f"({r.randint(2001, 2019)}01{no.digits(r, 6)} / {no.digits(r, 7)}-{r.choice('AHKTW')})"
    elif c == "IN":
        f.reg = f"CIN U{no.digits(r, 5)}KA{r.randint(1996, 2018)}PTC{no.digits(r, 6)}"
    elif c == "ID":
        f.reg = f"Telp. (021) {no.digits(r, 4)}-{no.digits(r, 4)}"
    else:
        f.reg = f"MST: 0{r.randint(1, 3)}{no.digits(r, 8)}"
    return f


def seeded(seed, ident):
    return random.Random(f"heldout {seed} {ident}")
