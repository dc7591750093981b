"""Invented people, employers and pay for PH, ID, SG, IN, MX, MY and VN. Nothing here belongs to a real person or company."""

import calendar
import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

D = Decimal
LANG = {"PH": "en", "SG": "en", "IN": "en", "MY": "en", "ID": "id", "MX": "es", "VN": "vi"}
CUR = {"PH": "PHP", "SG": "SGD", "IN": "INR", "MY": "MYR", "ID": "IDR", "MX": "MXN", "VN": "VND"}
PLACES = {"ID": 0, "VN": 0}


def q(x, country="PH"):
    unit = D(1) if PLACES.get(country) == 0 else D("0.01")
    return D(x).quantize(unit, ROUND_HALF_UP)


def digits(r, n):
    return "".join(str(r.randint(0, 9)) for _ in range(n))


def re_digits(s):
    return "".join(c for c in s if c.isdigit())


def plain(s):
    s = s.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


# ---------------------------------------------------------------- numbers of offices, with their check digits

def luhn_digit(s):
    total = 0
    for i, c in enumerate(reversed(s)):
        n = int(c) * (2 if i % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return str(-total % 10)


def ph_sss(r):
    return f"{r.choice(['33', '34', '04', '06', '07', '10', '02'])}-{digits(r, 7)}-{r.randint(0, 9)}"


def ph_philhealth(r):
    return f"{r.choice(['01', '02', '08', '12', '19', '03'])}-{digits(r, 9)}-{r.randint(0, 9)}"


def ph_tin(r, branch="000"):
    while True:
        body = r.choice("1234579") + digits(r, 7)
        check = sum(int(c) * w for c, w in zip(body, range(1, 9))) % 11
        if check < 10:
            break
    s = body + str(check)
    return f"{s[:3]}-{s[3:6]}-{s[6:]}-{branch}"


def ph_pagibig(r):
    s = r.choice(["12", "91"]) + digits(r, 10)
    return f"{s[:4]}-{s[4:8]}-{s[8:]}"


def id_npwp(r):
    body = r.choice(["06", "07", "08", "24", "35", "47", "58", "66", "71"]) + digits(r, 6)
    s = body + luhn_digit(body) + r.choice(["013", "022", "411", "432", "503", "606", "721"]) + "000"
    return f"{s[:2]}.{s[2:5]}.{s[5:8]}.{s[8]}-{s[9:12]}.{s[12:]}"


def id_nik(r, born, female):
    day = born.day + (40 if female else 0)
    return r.choice(["317404", "327601", "357815", "337203", "320518", "517102"]) + f"{day:02}{born:%m%y}{r.randint(1, 18):04}"


def id_bpjstk(r):
    return r.choice(["15", "16", "19", "20", "22"]) + digits(r, 9)


def sg_nric(r, born, foreign=False):
    first = r.choice("FG") if foreign else ("T" if born.year >= 2000 else "S")
    body = digits(r, 7) if foreign else f"{born:%y}" + digits(r, 5)
    total = sum(int(c) * w for c, w in zip(body, (2, 7, 6, 5, 4, 3, 2))) + (4 if first in "TG" else 0)
    return first + body + ("XWUTRQPNMLK" if foreign else "JZIHGFEDCBA")[total % 11]


def in_pan(r, surname):
    a = "".join(r.choice("ABCDEGHJKLMNRSTVW") for _ in range(3))
    return f"{a}P{plain(surname)[0].upper()}{r.randint(1000, 9999)}{r.choice('ABCDEFGHJKLMNPQRSTW')}"


def in_uan(r):
    return r.choice(["100", "101"]) + digits(r, 9)


RUDE = set("CACA CACO CAGA CAGO COGE COJA COJO CULO FETO GUEY MAMO MEAR MEON MION MOCO MULA PEDO PENE PUTA PUTO RATA RUIN".split())


def polite(four):
    return four[0] + "X" + four[2:] if four in RUDE else four


def rfc_person(r, p):
    vowels = "AEIOU"
    pat, mat, nom = (plain(x).upper().replace(" ", "") for x in (p.last, p.last2, p.first))
    inner = next((c for c in pat[1:] if c in vowels), "X")
    root = polite(pat[0] + inner + mat[0] + nom[0]) + f"{p.born:%y%m%d}"
    root += r.choice("123456789ABCDEFGHIJKLMNPQRSTUV") + r.choice("123456789ABCDEFGHIJKLMNPQRSTUVWXYZ")
    return root + rfc_check(root)


def rfc_check(root):
    table = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    s = root.rjust(12)
    total = sum(table.index(c) * (13 - i) for i, c in enumerate(s))
    n = 11 - total % 11
    return {11: "0", 10: "A"}.get(n, str(n))


def rfc_company(r, name):
    letters = [w[0] for w in plain(name).upper().replace(",", "").replace(".", "").split() if len(w) > 2][:3]
    root = "".join(letters).ljust(3, "X") + f"{r.randint(85, 99)}{r.randint(1, 12):02}{r.randint(1, 28):02}"
    root += r.choice("123456789ABCDEFGHIJKLMNPQRSTUV") + r.choice("123456789ABCDEFGHIJKLMNPQRSTUVWXYZ")
    return root + rfc_check(root)


def mx_curp(r, p):
    cons = "BCDFGHJKLMNÑPQRSTVWXYZ"
    pat, mat, nom = (plain(x).upper().replace(" ", "") for x in (p.last, p.last2, p.first))
    inner = next((c for c in pat[1:] if c in "AEIOU"), "X")
    nxt = [next((c for c in w[1:] if c in cons), "X") for w in (pat, mat, nom)]
    s = polite(pat[0] + inner + mat[0] + nom[0]) + f"{p.born:%y%m%d}" + ("M" if p.female else "H")
    s += r.choice(["DF", "JC", "NL", "GT", "PL", "QT", "VZ"]) + "".join(nxt) + ("A" if p.born.year >= 2000 else "0")
    table = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    total = sum(table.index(c) * (18 - i) for i, c in enumerate(s))
    return s + str(-total % 10)


def mx_nss(r, born):
    s = f"{r.randint(1, 97):02}{r.randint(5, 22):02}{born:%y}{digits(r, 4)}"
    return s + luhn_digit(s)


def my_nric(r, born, female):
    return f"{born:%y%m%d}-{r.choice(['10', '14', '07', '01', '08'])}-{digits(r, 3)}{r.choice('02468' if female else '13579')}"


def vn_mst(r):
    while True:
        s = r.choice(["80", "81", "82", "83", "84", "85"]) + digits(r, 7)
        n = 10 - sum(int(c) * w for c, w in zip(s, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
        if n < 10:
            return s + str(n)


# ---------------------------------------------------------------- people

NAMES = {
    "PH": (["Maria Cristina", "Jhon Paul", "Rosalinda", "Ariel", "Kristine Joy", "Mark Anthony", "Lourdes", "Reynaldo", "Angelica", "Jerome", "Princess Mae", "Noel", "Divina", "Rommel", "Czarina", "Eduardo", "Aileen", "Francis", "Marivic", "Joshua"],
           ["Dela Cruz", "Villanueva", "Macaraeg", "Santiago", "Bautista", "De Guzman", "Pangilinan", "Tolentino", "Salazar", "Abad", "Manalo", "Evangelista", "Cabrera", "Dizon", "Quiambao", "Ferrer", "Lacson", "Magbanua", "Ocampo", "Sarmiento"]),
    "ID": (["Siti", "Budi", "Dewi", "Agus", "Rina", "Hendra", "Putri", "Rizky", "Wulan", "Fajar", "Ni Made", "Yohanes", "Intan", "Bambang", "Ratna", "Dimas"],
           ["Santoso", "Wijayanti", "Pratama", "Kusuma", "Hidayat", "Lestari", "Nugroho", "Saputra", "Maharani", "Siregar", "Simanjuntak", "Permata Sari", "Setiawan", "Rahmawati", "Gunawan", "Halim"]),
    "SG": (["Wei Ming", "Hui Ling", "Jia Hao", "Siew Mei", "Kok Leong", "Xin Yi", "Zhi Wei", "Pei Shan", "Jun Kai", "Mei Fong", "Boon Huat", "Shu Min"],
           ["Tan", "Lim", "Ng", "Wong", "Goh", "Koh", "Teo", "Chua", "Ong", "Yeo", "Sim", "Seah"]),
    "IN": (["Ananya", "Rohan", "Priya", "Karthik", "Sneha", "Vikram", "Deepika", "Arjun", "Kavya", "Suresh", "Meenakshi", "Nikhil", "Pooja", "Rahul", "Lakshmi", "Imran"],
           ["Iyer", "Deshmukh", "Nair", "Reddy", "Chatterjee", "Kulkarni", "Sharma", "Venkatesan", "Patel", "Menon", "Joshi", "Banerjee", "Gowda", "Khan", "Pillai", "Mehta"]),
    "MX": (["María Fernanda", "José Luis", "Guadalupe", "Jorge Alberto", "Ana Sofía", "Luis Ángel", "Verónica", "Miguel", "Karla Patricia", "Juan Carlos", "Leticia", "Raúl", "Daniela", "Héctor", "Rosa Elena", "Óscar"],
           ["Hernández", "García", "Martínez", "Ramírez", "Sánchez", "Cruz", "Flores", "Gómez", "Mendoza", "Aguilar", "Ortega", "Domínguez", "Rivera", "Castañeda", "Zavala", "Navarro"]),
    "MY": (["Ahmad Faizal", "Nurul Aisyah", "Lee Chee Keong", "Siti Hajar", "Mohd Hafiz", "Tan Sook Ling", "Priya", "Muhammad Danish", "Farah Nadia", "Wong Kah Wai"],
           ["bin Abdullah", "binti Ismail", "", "binti Rahman", "bin Othman", "", "a/p Subramaniam", "bin Zulkifli", "binti Hamzah", ""]),
    "VN": (["Minh Anh", "Quang Huy", "Thị Thu Hà", "Văn Dũng", "Thị Ngọc Lan", "Đức Thắng", "Thùy Linh", "Hoàng Nam", "Thị Phương", "Bảo Châu"],
           ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Phan"]),
}
FEMALE = set("Maria Cristina|Rosalinda|Kristine Joy|Lourdes|Angelica|Princess Mae|Divina|Czarina|Aileen|Marivic|Siti|Dewi|Rina|Putri|Wulan|Ni Made|Intan|Ratna|Hui Ling|Siew Mei|Xin Yi|Pei Shan|Mei Fong|Shu Min|Ananya|Priya|Sneha|Deepika|Kavya|Meenakshi|Pooja|Lakshmi|María Fernanda|Guadalupe|Ana Sofía|Verónica|Karla Patricia|Leticia|Daniela|Rosa Elena|Nurul Aisyah|Siti Hajar|Tan Sook Ling|Farah Nadia|Minh Anh|Thị Thu Hà|Thị Ngọc Lan|Thùy Linh|Thị Phương|Bảo Châu".split("|"))

EMPLOYERS = {
    "PH": ["Tala Digital Solutions, Inc.", "Bukidnon Highland Foods Corporation", "Habi Garments Manufacturing Corp.", "Sierra Verde Logistics Philippines, Inc.", "Amihan Outsourcing Services Inc.", "Katipan Builders & Supply Co.", "Northpoint Harbor Shipping Lines, Inc.", "Luntian Medical Center", "Perlas Retail Ventures Corp.", "Makisig Security Agency Inc.", "Isla Verde Resort Hotel, Inc.", "Dagatan Fisheries Development Corp.", "Sinag Learning Academy Foundation, Inc.", "Halcon Steelworks Philippines Corp."],
    "ID": ["PT Cakrawala Bahari Teknologi", "PT Lentera Pangan Sejahtera", "PT. Arunika Tekstil Mandiri", "CV Mitra Karya Lestari", "PT Rimba Raya Logistik", "PT Sagara Kreasi Digital", "PT. Bumi Jaya Konstruksi", "PT Anjani Farma Utama", "Yayasan Pendidikan Tunas Cendekia", "PT Wastra Garmen Indonesia", "PT Kirana Elektrik Perkasa", "PT Mahameru Otomotif"],
    "SG": ["Meridian Quay Logistics Pte. Ltd.", "Banyan & Rowe Consultancy Pte Ltd", "Straitsview Engineering Pte. Ltd.", "Kallang Precision Tools Pte Ltd", "Orchid Lane Hospitality Pte. Ltd.", "Bluewake Marine Services Pte Ltd", "Little Acorn Childcare Pte. Ltd.", "Cinnabar Foods (S) Pte Ltd", "Northgate Data Centres Pte. Ltd.", "Tembusu Facility Care LLP"],
    "IN": ["Vaidurya Infosystems Private Limited", "Kaveri Loomworks Ltd.", "Sahyadri Agro Processing Pvt. Ltd.", "Neelkanth Pharma Formulations Limited", "Trishul Auto Components Pvt Ltd", "Aravalli Retail Ventures Private Limited", "Matsya Seafood Exports Pvt. Ltd.", "Chandrika Hospitals & Research Centre", "Parijat Education Trust", "Godavari Power Systems Ltd.", "Saptarishi Analytics LLP"],
    "MX": ["Comercializadora Tres Volcanes, S.A. de C.V.", "Servicios Integrales del Lerma, S.C.", "Manufacturas Cumbre Alta S.A. de C.V.", "Grupo Textil Xochiapan, S. de R.L. de C.V.", "Alimentos La Huasteca Real, S.A. de C.V.", "Transportes Ruta Mezquital S.A. de C.V.", "Hotelera Bahía Coral, S.A. de C.V.", "Constructora Peña Blanca S.A. de C.V.", "Colegio Nuevo Horizonte de Puebla, A.C.", "Tecnologías Nopalli, S.A.P.I. de C.V."],
    "MY": ["Kinabalu Precision Sdn. Bhd.", "Rimbun Teguh Plantations Sdn Bhd", "Selat Cahaya Logistics Sdn. Bhd.", "Meranti Softworks Sdn. Bhd.", "Bayu Laut Seafood Sdn Bhd", "Tanjung Emas Hotel Sdn. Bhd."],
    "VN": ["Công ty TNHH Thương mại Sao Biển", "Công ty Cổ phần Công nghệ Lá Xanh", "Công ty TNHH May mặc Hưng Thuận", "Công ty CP Vận tải Cửu Long Phú", "Công ty TNHH Thực phẩm An Khang Việt", "Công ty Cổ phần Xây dựng Trường Thịnh Nam"],
}
PLACES_OF = {
    "PH": [("Unit 1204 Aguila Tower, Meralco Avenue", "Ortigas Center, Pasig City 1605"), ("Km. 14 Maharlika Highway, Brgy. San Roque", "Sto. Tomas, Batangas 4234"), ("88 F. Ramos Street, Cogon", "Cebu City 6000"), ("Lot 7 Blk 3, Laguna Technopark Annex", "Biñan, Laguna 4024"), ("2/F Dominga Bldg., Quirino Avenue", "Davao City 8000"), ("117 Kamuning Road", "Quezon City 1103")],
    "ID": [("Jl. Gatot Subroto Kav. 27 Lt. 9", "Jakarta Selatan 12950"), ("Jl. Rungkut Industri III No. 14", "Surabaya 60293"), ("Kawasan Industri Jababeka Blok F-18", "Cikarang, Bekasi 17530"), ("Jl. Soekarno-Hatta No. 581", "Bandung 40275"), ("Jl. Pemuda No. 102", "Semarang 50132")],
    "SG": [("71 Ubi Crescent #04-12", "Singapore 408571"), ("10 Anson Road #22-06", "Singapore 079903"), ("18 Tuas Avenue 8", "Singapore 639233"), ("3 Kaki Bukit Place #07-01", "Singapore 416181"), ("160 Robinson Road #14-04", "Singapore 068914")],
    "IN": [("4th Floor, Prestige Atrium, 17 Residency Road", "Bengaluru 560025, Karnataka"), ("Plot 42, MIDC Industrial Area, Bhosari", "Pune 411026, Maharashtra"), ("No. 9, Mount Poonamallee Road, Porur", "Chennai 600116, Tamil Nadu"), ("Sector 62, Block C-28", "Noida 201309, Uttar Pradesh"), ("8-2-120/76, Road No. 2, Banjara Hills", "Hyderabad 500034, Telangana")],
    "MX": [("Av. Insurgentes Sur 1462, Piso 5, Col. Actipan", "C.P. 03230, Benito Juárez, CDMX"), ("Blvd. Díaz Ordaz 318, Parque Industrial", "C.P. 66215, San Pedro Garza García, N.L."), ("Calle Lerdo de Tejada 2045", "C.P. 44130, Guadalajara, Jalisco"), ("Carretera Querétaro-Celaya Km 12", "C.P. 76920, Corregidora, Qro.")],
    "MY": [("No. 12, Jalan PJU 5/17, Kota Damansara", "47810 Petaling Jaya, Selangor"), ("Lot 88, Kawasan Perindustrian Bayan Lepas", "11900 Pulau Pinang"), ("Level 9, Menara Selasih, Jalan Tun Razak", "50400 Kuala Lumpur")],
    "VN": [("Tầng 6, 125 Nguyễn Thị Minh Khai", "Phường Bến Thành, Quận 1, TP. Hồ Chí Minh"), ("Lô B7, KCN Thăng Long II", "Huyện Yên Mỹ, Hưng Yên"), ("48 Lý Thường Kiệt", "Quận Hoàn Kiếm, Hà Nội")],
}
HOMES = {
    "PH": [("B14 L22 Sampaguita St., Camella Homes", "Brgy. Molino III, Bacoor, Cavite"), ("45-B Kalayaan Avenue, Brgy. Pinyahan", "Quezon City"), ("Purok 5, Brgy. Lahug", "Cebu City"), ("1873 Dapitan St., Sampaloc", "Manila"), ("Blk 9 Lot 31 Ilang-Ilang St., Sta. Rosa Villas", "Santa Rosa City, Laguna")],
    "ID": [("Jl. Cempaka Putih Barat XI No. 5 RT 003/RW 008", "Jakarta Pusat 10520"), ("Perum Griya Asri Blok D2/17", "Depok 16418"), ("Jl. Kertajaya Indah Timur II/24", "Surabaya 60116")],
    "SG": [("Blk 412 Tampines Street 41 #09-88", "Singapore 520412"), ("27 Jalan Kembangan", "Singapore 419109"), ("Blk 78 Redhill Lane #12-345", "Singapore 150078")],
    "IN": [("Flat 302, Shanti Residency, 5th Cross, Indiranagar", "Bengaluru 560038"), ("A-14, Sukhwani Enclave, Wakad", "Pune 411057"), ("12/7, Gandhi Nagar 2nd Street, Adyar", "Chennai 600020")],
    "MX": [("Calle Durango 87, Int. 4, Col. Roma Norte", "C.P. 06700, Cuauhtémoc, CDMX"), ("Priv. Los Encinos 215, Col. Cumbres", "C.P. 64610, Monterrey, N.L."), ("Av. Chapultepec Sur 380", "C.P. 44140, Guadalajara, Jal.")],
    "MY": [("No. 23, Jalan Setia 4/7, Setia Alam", "40170 Shah Alam, Selangor")],
    "VN": [("Số 15 ngõ 88 Trần Duy Hưng", "Cầu Giấy, Hà Nội")],
}
BANKS = {"PH": ["Banco Silangan", "Union Pearl Bank", "Metro Pacific Savings"], "ID": ["Bank Nusa Sentral", "Bank Mandala", "Bank Artha Niaga"], "SG": ["Lionport Bank", "Temasek Straits Bank", "OUC Bank"],
         "IN": ["Hindsagar Bank", "Deccan Commercial Bank", "Axon Bank"], "MX": ["Banco Azteca Real", "BanValle", "Banorma"], "MY": ["Bank Semarak", "Bank Cahaya"], "VN": ["Ngân hàng Đại Phong", "Ngân hàng Sông Hồng"]}
JOBS = {
    "en": [("Accounts Payable Specialist", "Finance"), ("Production Supervisor", "Manufacturing"), ("Customer Care Associate", "Operations"), ("Software Engineer II", "Engineering"), ("Warehouse Coordinator", "Supply Chain"), ("HR Executive", "Human Resources"), ("Staff Nurse", "Medical Services"), ("Sales Executive", "Commercial"), ("Quality Analyst", "Quality Assurance"), ("Maintenance Technician", "Facilities")],
    "id": [("Staf Akuntansi", "Keuangan"), ("Supervisor Produksi", "Produksi"), ("Pengembang Perangkat Lunak", "Teknologi Informasi"), ("Koordinator Gudang", "Logistik"), ("Staf HRD", "Personalia"), ("Sales Executive", "Pemasaran"), ("Teknisi Perawatan", "Umum")],
    "es": [("Auxiliar Contable", "Administración"), ("Supervisor de Producción", "Producción"), ("Analista de Sistemas", "Tecnología"), ("Almacenista", "Logística"), ("Ejecutivo de Ventas", "Comercial"), ("Recepcionista", "Operaciones"), ("Operador de Montacargas", "Almacén")],
    "vi": [("Kế toán viên", "Phòng Kế toán"), ("Kỹ sư phần mềm", "Phòng Kỹ thuật"), ("Nhân viên kinh doanh", "Phòng Kinh doanh"), ("Tổ trưởng sản xuất", "Xưởng 2"), ("Chuyên viên nhân sự", "Phòng Nhân sự")],
}


@dataclass
class Person:
    country: str
    first: str
    middle: str
    last: str
    last2: str
    born: dt.date
    female: bool
    ids: dict = field(default_factory=dict)

    def full(self, style="natural"):
        c, f, m, l = self.country, self.first, self.middle, self.last
        if style == "upper":
            return self.full().upper()
        if c == "PH":
            return {"natural": f"{f} {m[0]}. {l}", "long": f"{f} {m} {l}", "comma": f"{l}, {f} {m}", "commaupper": f"{l}, {f} {m[0]}.".upper()}[style]
        if c == "MX":
            return {"natural": f"{f} {l} {self.last2}", "long": f"{f} {l} {self.last2}", "comma": f"{l} {self.last2} {f}", "commaupper": f"{l} {self.last2} {f}".upper()}[style]
        if c == "SG":
            return {"natural": f"{l} {f}", "long": f"{l} {f}", "comma": f"{f} {l}", "commaupper": f"{l} {f}".upper()}[style]
        if c == "VN":
            return {"commaupper": f"{l} {f}".upper()}.get(style, f"{l} {f}")
        if c == "MY":
            return {"commaupper": f"{f} {l}".strip().upper()}.get(style, f"{f} {l}".strip())
        if c == "IN":
            return {"natural": f"{f} {l}", "long": f"{f} {m} {l}", "comma": f"{f} {l}", "commaupper": f"{f} {m[0]} {l}".upper()}[style]
        return {"commaupper": f"{f} {l}".upper()}.get(style, f"{f} {l}")


def person(r, country):
    firsts, lasts = NAMES[country]
    i = r.randrange(len(firsts))
    first = firsts[i]
    last = lasts[i] if country == "MY" else r.choice(lasts)
    rest = [x for x in lasts if x != last]
    middle = "" if country in ("SG", "ID", "MY", "VN") else r.choice(rest)
    if country == "IN":
        middle = r.choice(["Ramesh", "Kumar", "Mohan", "Prakash", "Sunil"])
    p = Person(country, first, middle, last, r.choice(rest), dt.date(r.randint(1970, 2001), r.randint(1, 12), r.randint(1, 28)), first in FEMALE)
    foreign = country == "SG" and r.random() < 0.25
    p.ids = {
        "PH": lambda: {"ss": ph_sss(r), "philhealth": ph_philhealth(r), "tax": ph_tin(r), "pagibig": ph_pagibig(r)},
        "ID": lambda: {"ss": id_bpjstk(r), "tax": id_npwp(r), "nik": id_nik(r, p.born, p.female), "health": "000" + digits(r, 10)},
        "SG": lambda: {"tax": sg_nric(r, p.born, foreign)},
        "IN": lambda: {"ss": in_uan(r), "tax": in_pan(r, last), "pf": f"{r.choice(['BGBNG', 'PUPUN', 'TNMAS', 'APHYD'])}{digits(r, 7)}000{digits(r, 7)}", "esi": digits(r, 10)},
        "MX": lambda: {"ss": mx_nss(r, p.born), "tax": rfc_person(r, p), "curp": mx_curp(r, p)},
        "MY": lambda: {"ss": digits(r, 8), "tax": f"SG {digits(r, 11)}", "nric": my_nric(r, p.born, p.female), "socso": my_nric(r, p.born, p.female).replace("-", "")},
        "VN": lambda: {"ss": "79" + digits(r, 8), "tax": vn_mst(r), "cccd": r.choice(["001", "079", "048"]) + str(2 + (not p.female) if p.born.year >= 2000 else int(p.female)) + f"{p.born:%y}" + digits(r, 6)},
    }[country]()
    return p


@dataclass
class Employer:
    name: str
    street: str
    city: str
    tax: str
    phone: str
    mail: str


def employer(r, country):
    name = r.choice(EMPLOYERS[country])
    street, city = r.choice(PLACES_OF[country])
    tax = {"PH": lambda: ph_tin(r), "ID": lambda: id_npwp(r), "SG": lambda: f"{r.randint(2001, 2019)}{digits(r, 5)}{r.choice('CDEGHKMNRWZ')}", "IN": lambda: f"{r.choice(['U72200KA', 'L17111TN', 'U15490MH'])}{r.randint(1994, 2017)}PTC{digits(r, 6)}",
           "MX": lambda: rfc_company(r, name), "MY": lambda: f"{r.randint(2001, 2019)}01{digits(r, 6)} ({digits(r, 7)}-{r.choice('ADHKMPTVWX')})", "VN": lambda: "03" + digits(r, 8)}[country]()
    phone = {"PH": "(02) 8" + digits(r, 3) + "-" + digits(r, 4), "ID": "(021) " + digits(r, 4) + "-" + digits(r, 3), "SG": "+65 6" + digits(r, 3) + " " + digits(r, 4), "IN": "+91 80 4" + digits(r, 3) + " " + digits(r, 4),
             "MX": "55 5" + digits(r, 3) + " " + digits(r, 4), "MY": "03-7" + digits(r, 3) + " " + digits(r, 4), "VN": "028 3" + digits(r, 3) + " " + digits(r, 4)}[country]
    words = [w.strip(".,&()") for w in plain(name).lower().split()]
    word = next((w for w in words if w not in ("pt", "pt.", "cv", "cong", "ty", "tnhh", "co", "cp", "phan") and len(w) > 3), "office")
    tld = {"PH": ".com.ph", "ID": ".co.id", "SG": ".com.sg", "IN": ".in", "MX": ".com.mx", "MY": ".com.my", "VN": ".vn"}[country]
    return Employer(name, street, city, tax, phone, f"hr@{word}{tld}")


# ---------------------------------------------------------------- pay

@dataclass
class Item:
    key: str
    label: str
    amount: Decimal
    ytd: Decimal
    code: str = ""
    units: str = ""


@dataclass
class Pay:
    country: str
    emp: Employer
    who: Person
    number: str
    job: str
    dept: str
    hired: dt.date
    start: dt.date
    end: dt.date
    pay: dt.date
    printed: dt.date
    monthly: bool
    rate: Decimal
    earnings: list
    deductions: list
    employer_side: list
    loans: list
    leaves: list
    bank: str
    account: str
    days: int

    @property
    def gross(self):
        return sum((i.amount for i in self.earnings), D(0))

    @property
    def less(self):
        return sum((i.amount for i in self.deductions), D(0))

    @property
    def net(self):
        return self.gross - self.less

    @property
    def gross_ytd(self):
        return sum((i.ytd for i in self.earnings), D(0))

    @property
    def less_ytd(self):
        return sum((i.ytd for i in self.deductions), D(0))


# component words: {country: {key: [labels]}}
WORDS = {
    "PH": {
        "basic": ["Basic Pay", "Basic Salary", "Regular Pay", "BASIC"], "ot": ["Overtime Pay", "Regular OT", "Overtime - Regular Day", "OT 125%"], "nd": ["Night Differential", "Night Diff 10%", "Night Shift Premium"],
        "hol": ["Holiday Pay", "Special Holiday Premium", "Legal Holiday Pay"], "rice": ["Rice Subsidy", "Rice Allowance", "De Minimis - Rice"], "transpo": ["Transportation Allowance", "Transpo Allowance", "Travel Allowance"],
        "meal": ["Meal Allowance", "Meal Subsidy"], "bonus": ["Performance Incentive", "Attendance Incentive", "Productivity Bonus"], "comm": ["Communication Allowance", "Internet Allowance", "Load Allowance"],
        "ss": ["SSS Contribution", "SSS Premium", "SSS - EE Share", "SSS"], "wisp": ["SSS MPF", "SSS Provident Fund (WISP)", "WISP"], "ph": ["PhilHealth", "PhilHealth Contribution", "PHIC", "Medicare (PhilHealth)"],
        "pagibig": ["Pag-IBIG", "Pag-IBIG Contribution", "HDMF", "HDMF Premium"], "tax": ["Withholding Tax", "W/Tax", "Tax Withheld", "Withholding Tax on Compensation"], "ssloan": ["SSS Salary Loan", "SSS Loan"], "hdmfloan": ["Pag-IBIG MPL", "HDMF Multi-Purpose Loan", "Pag-IBIG Loan"],
        "coop": ["Cooperative Savings", "Coop Contribution", "Employees' Coop"], "cash": ["Cash Advance", "Company Loan", "Salary Advance"], "late": ["Tardiness / Undertime", "Late / Undertime", "Lates"], "hmo": ["HMO Dependent", "HMO - Additional Dependent"],
    },
    "ID": {
        "basic": ["Gaji Pokok", "Upah Pokok", "GAJI POKOK"], "tj": ["Tunjangan Jabatan", "Tunj. Jabatan"], "transpo": ["Tunjangan Transportasi", "Uang Transport", "Tunjangan Transport"], "meal": ["Uang Makan", "Tunjangan Makan"],
        "ot": ["Lembur", "Uang Lembur", "Upah Lembur"], "bonus": ["Insentif Kehadiran", "Bonus Kinerja", "Insentif"], "fam": ["Tunjangan Keluarga", "Tunjangan Istri/Anak"], "comm": ["Tunjangan Komunikasi", "Tunjangan Pulsa"],
        "jht": ["BPJS TK - JHT (2%)", "Iuran JHT", "JHT 2%", "BPJS Ketenagakerjaan JHT"], "jp": ["BPJS TK - JP (1%)", "Iuran Pensiun (JP)", "Jaminan Pensiun 1%"], "kes": ["BPJS Kesehatan (1%)", "BPJS Kesehatan", "Iuran BPJS Kes"],
        "tax": ["PPh 21", "PPh Pasal 21", "Pajak PPh 21"], "coop": ["Simpanan Koperasi", "Iuran Koperasi"], "cash": ["Pinjaman Karyawan", "Kasbon", "Angsuran Pinjaman"], "late": ["Potongan Keterlambatan", "Potongan Absensi"],
    },
    "SG": {
        "basic": ["Basic Salary", "Basic Pay", "Monthly Salary"], "transpo": ["Transport Allowance", "Transport Claim"], "ot": ["Overtime Pay (1.5x)", "OT 1.5", "Overtime"], "meal": ["Meal Allowance", "Shift Meal Allowance"],
        "bonus": ["Sales Commission", "Performance Bonus", "Incentive Payment"], "comm": ["Mobile Phone Allowance", "Handphone Allowance"], "aws": ["AWS", "Annual Wage Supplement"],
        "cpf": ["CPF (Employee)", "Employee CPF Contribution", "CPF Employee's Share", "CPF - EE"], "fund": ["CDAC", "CDAC Fund", "SHG - CDAC"], "late": ["Unpaid Leave", "No Pay Leave"], "cash": ["Staff Loan", "Salary Advance Recovery"], "ins": ["Group Insurance (Dependant)", "Medical Top-up Plan"],
    },
    "IN": {
        "basic": ["Basic", "Basic Salary", "BASIC PAY"], "hra": ["House Rent Allowance", "HRA"], "conv": ["Conveyance Allowance", "Conveyance"], "special": ["Special Allowance", "Spl. Allowance"], "lta": ["Leave Travel Allowance", "LTA"],
        "med": ["Medical Allowance", "Medical Reimbursement"], "bonus": ["Performance Pay", "Statutory Bonus", "Variable Pay"], "meal": ["Food Coupons", "Meal Allowance"],
        "pf": ["Provident Fund", "PF", "EPF Contribution", "Employee PF"], "pt": ["Professional Tax", "Prof. Tax", "PT"], "tax": ["Income Tax", "TDS", "Income Tax (TDS)"], "esi": ["ESI", "ESIC"], "lwf": ["Labour Welfare Fund", "LWF"],
        "cash": ["Salary Advance", "Staff Loan EMI", "Loan Recovery"], "ins": ["Group Mediclaim", "Medical Insurance Premium"], "vpf": ["Voluntary PF", "VPF"],
    },
    "MX": {
        "basic": ["Sueldo", "Sueldo ordinario", "Salario", "Sueldos, Salarios Rayas y Jornales"], "sept": ["Séptimo día", "7o. día"], "punt": ["Premio de puntualidad", "Premios por puntualidad"], "asis": ["Premio de asistencia", "Premios por asistencia"],
        "vales": ["Vales de despensa", "Despensa"], "ot": ["Horas extra", "Horas extras dobles"], "dom": ["Prima dominical"], "fondo_e": ["Aportación patronal fondo de ahorro", "Fondo de ahorro empresa"], "transpo": ["Ayuda de transporte", "Apoyo para transporte"],
        "isr": ["ISR", "ISR (retención)", "I.S.R. (mes)", "Impuesto sobre la renta"], "imss": ["IMSS", "Cuota IMSS", "I.M.S.S.", "Seguridad social"], "infonavit": ["Crédito Infonavit", "Préstamo Infonavit", "Amortización INFONAVIT"], "fondo": ["Fondo de ahorro", "Fondo de ahorro empleado"],
        "caja": ["Caja de ahorro", "Caja de ahorros"], "cash": ["Préstamo FONACOT", "Préstamo personal", "Préstamo empresa"], "sind": ["Cuota sindical"], "late": ["Faltas", "Retardos"],
    },
    "MY": {
        "basic": ["Basic Salary", "Basic Pay", "Gaji Pokok"], "transpo": ["Travelling Allowance", "Transport Allowance"], "ot": ["Overtime", "OT 1.5"], "bonus": ["Sales Incentive", "Attendance Allowance"], "comm": ["Handphone Allowance", "Phone Allowance"],
        "epf": ["EPF", "Employee EPF", "KWSP (Pekerja)"], "socso": ["SOCSO", "Employee SOCSO", "PERKESO"], "eis": ["EIS", "Employee EIS", "SIP / EIS"], "tax": ["PCB", "MTD / PCB", "Income Tax (PCB)"], "cash": ["Staff Loan", "Advance Deduction"], "zakat": ["Zakat"],
    },
    "VN": {
        "basic": ["Lương cơ bản", "Lương chính", "Lương theo ngày công"], "meal": ["Phụ cấp ăn trưa", "Tiền cơm"], "transpo": ["Phụ cấp xăng xe", "Phụ cấp đi lại"], "comm": ["Phụ cấp điện thoại"], "bonus": ["Thưởng KPI", "Thưởng hiệu suất"], "ot": ["Lương làm thêm giờ", "Tiền tăng ca"], "resp": ["Phụ cấp trách nhiệm"],
        "bhxh": ["BHXH (8%)", "Bảo hiểm xã hội (8%)"], "bhyt": ["BHYT (1,5%)", "Bảo hiểm y tế (1,5%)"], "bhtn": ["BHTN (1%)", "Bảo hiểm thất nghiệp (1%)"], "tax": ["Thuế TNCN", "Thuế thu nhập cá nhân"], "cash": ["Tạm ứng", "Trừ tạm ứng lương"], "union": ["Đoàn phí công đoàn", "Phí công đoàn"],
    },
}
LEAVES = {"en": {"PH": ["Vacation Leave", "Sick Leave", "Service Incentive Leave"], "SG": ["Annual Leave", "Medical Leave", "Childcare Leave"], "IN": ["Earned Leave", "Casual Leave", "Sick Leave"], "MY": ["Annual Leave", "Medical Leave"]},
          "id": {"ID": ["Cuti Tahunan", "Cuti Sakit"]}, "es": {"MX": ["Vacaciones", "Permisos con goce"]}, "vi": {"VN": ["Phép năm", "Nghỉ ốm"]}}


def ph_wht(taxable, half):
    t = taxable * (2 if half else 1)
    rows = [(666667, D("200833.33"), D("0.35")), (166667, D("33541.80").copy_abs(), D("0.30")), (66667, D("8541.80"), D("0.25")), (33333, D("1875"), D("0.20")), (20833, D(0), D("0.15"))]
    for base, fixed, share in rows:
        if t > base:
            x = fixed + (t - base) * share
            return q(x / (2 if half else 1))
    return D(0)


def id_ter(gross):
    for limit, share in ((5_400_000, 0), (5_950_000, D("0.005")), (6_750_000, D("0.0125")), (8_550_000, D("0.0175")), (10_050_000, D("0.0225")), (12_500_000, D("0.04")), (16_950_000, D("0.07"))):
        if gross <= limit:
            return q(gross * D(share), "ID")
    return q(gross * D("0.09"), "ID")


def period(r, country, kind=None):
    y, m = r.choice([(2025, x) for x in range(2, 13)] + [(2026, x) for x in range(1, 7)])
    last = calendar.monthrange(y, m)[1]
    first = dt.date(y, m, 1)
    kind = kind or {"PH": r.choice(["half", "half", "cut", "month"]), "MX": r.choice(["half", "half", "week"])}.get(country, r.choice(["month"] * 4 + ["cut26"]))
    if kind == "half":
        a, b = r.choice([(dt.date(y, m, 1), dt.date(y, m, 15)), (dt.date(y, m, 16), dt.date(y, m, last))])
    elif kind == "cut":
        prev = first - dt.timedelta(days=1)
        a, b = r.choice([(prev.replace(day=26), dt.date(y, m, 10)), (dt.date(y, m, 11), dt.date(y, m, 25))])
    elif kind == "week":
        a = dt.date(y, m, 1) + dt.timedelta(days=(7 - dt.date(y, m, 1).weekday()) % 7 + 7 * r.randint(0, 2))
        b = a + dt.timedelta(days=6)
    elif kind == "cut26" and country in ("ID", "MY", "VN", "IN", "SG"):
        a, b = (first - dt.timedelta(days=1)).replace(day=21), dt.date(y, m, 20)
    else:
        kind, a, b = "month", first, dt.date(y, m, last)
    pay = b + dt.timedelta(days=r.randint(0, 5))
    if pay.weekday() > 4:
        pay -= dt.timedelta(days=pay.weekday() - 4)
    if country == "ID" and kind == "month":
        pay = dt.date(y, m, r.choice([25, 27, 28]))
    return kind, a, b, pay


def make(r, country, kind=None, who=None, emp=None, style=None, dates=None, basis=None):
    """One payslip's data; `style` picks among the words of a component, the same for one layout."""
    c, lang = country, LANG[country]
    who = who or person(r, c)
    emp = emp or employer(r, c)
    if dates:
        kind, a, b, pay = dates
    else:
        kind, a, b, pay = period(r, c, kind)
    half = kind in ("half", "cut")
    part = D(1) / (2 if half else 4 if kind == "week" else 1)
    w = WORDS[c]
    pick = {k: (v[(style + i) % len(v)] if style is not None else r.choice(v)) for i, (k, v) in enumerate(sorted(w.items()))}
    E, X, S = [], [], []
    months = b.month if c != "IN" else (b.month - 4) % 12 + 1
    slots = months * (2 if half else 4 if kind == "week" else 1)
    if half and b.day <= 15:
        slots -= 1

    def add(to, key, amount, steady=True, label=None, units=""):
        amount = q(amount, c)
        if amount == 0:
            return D(0)
        before = amount * (slots - 1)
        if not steady:
            before = q(before * D(str(round(r.uniform(0.4, 1.1), 2))), c)
        to.append(Item(key, label or pick[key], amount, amount + before, units=units))
        return amount

    def maybe(p):
        return r.random() < p

    if c == "PH":
        rate = basis or D(r.choice([16500, 18200, 21000, 24500, 28750, 33000, 41250, 56000, 78000]) + r.choice([0, 0, 250, 480]))
        basic = add(E, "basic", rate * part)
        if maybe(.6): add(E, "ot", rate / 176 * D("1.25") * r.randint(3, 18), False, units=f"{r.randint(3, 18)}.00")
        if maybe(.4): add(E, "nd", rate / 176 * D("0.1") * r.randint(16, 60), False)
        if maybe(.25): add(E, "hol", rate / 22 * D("0.3"), False)
        for k, amounts, p in (("rice", [1000, 1250], .6), ("transpo", [800, 1200, 1500], .4), ("meal", [750, 1100], .35), ("comm", [500, 1000], .3)):
            if maybe(p): add(E, k, r.choice(amounts))
        if maybe(.3): add(E, "bonus", r.choice([500, 1500, 2345.75, 3000]), False)
        msc = min(max(round(rate / 500) * 500, 5000), 35000)
        ss = add(X, "ss", D(min(msc, 20000)) * D("0.05") * part)
        if msc > 20000: ss += add(X, "wisp", D(msc - 20000) * D("0.05") * part)
        ph = add(X, "ph", min(rate, D(100000)) * D("0.025") * part)
        pg = add(X, "pagibig", D(200) * part)
        add(X, "tax", ph_wht(sum(i.amount for i in E if i.key in ("basic", "ot", "nd", "hol")) - ss - ph - pg, half) if kind != "week" else 0)
        if maybe(.35): add(X, "late", rate / 22 / 8 * D(str(r.choice([.25, .5, 1.25, 2]))), False)
        if maybe(.3): add(X, "ssloan", r.choice([461.32, 692.18, 923.04]))
        if maybe(.3): add(X, "hdmfloan", r.choice([388.45, 712.9, 1025.66]))
        if maybe(.3): add(X, "coop", r.choice([300, 500]))
        if maybe(.25): add(X, "cash", r.choice([1000, 1500]))
        if maybe(.15): add(X, "hmo", 612.5)
        S += [("SSS Employer Share", q(D(msc) * D("0.10") * part)), ("SSS EC", q(D(30) * part)), ("PhilHealth Employer Share", ph), ("Pag-IBIG Employer Share", pg)]
    elif c == "ID":
        rate = basis or D(r.choice([5_067_381, 5_400_000, 6_250_000, 7_800_000, 9_500_000, 12_750_000, 18_000_000]))
        add(E, "basic", rate)
        for k, amounts, p in (("tj", [500_000, 750_000, 1_500_000], .5), ("transpo", [440_000, 660_000], .7), ("meal", [550_000, 770_000], .7), ("fam", [350_000], .2), ("comm", [150_000, 250_000], .3)):
            if maybe(p): add(E, k, r.choice(amounts))
        if maybe(.5): add(E, "ot", rate / 173 * D(str(r.choice([3.5, 7.5, 11.5, 15.5]))), False)
        if maybe(.3): add(E, "bonus", r.choice([200_000, 375_000, 1_000_000]), False)
        add(X, "jht", rate * D("0.02"))
        add(X, "jp", min(rate, D(10_547_400)) * D("0.01"))
        add(X, "kes", min(rate, D(12_000_000)) * D("0.01"))
        add(X, "tax", id_ter(sum(i.amount for i in E)), False)
        if maybe(.3): add(X, "coop", r.choice([50_000, 100_000]))
        if maybe(.35): add(X, "cash", r.choice([250_000, 500_000, 833_333]))
        if maybe(.2): add(X, "late", r.choice([45_000, 92_000]), False)
        S += [("JHT Perusahaan 3,7%", q(rate * D("0.037"), c)), ("JKK 0,24%", q(rate * D("0.0024"), c)), ("JKM 0,3%", q(rate * D("0.003"), c)), ("JP Perusahaan 2%", q(min(rate, D(10_547_400)) * D("0.02"), c)), ("BPJS Kesehatan 4%", q(min(rate, D(12_000_000)) * D("0.04"), c))]
    elif c == "SG":
        rate = basis or D(r.choice([2150, 2680, 3200, 3850, 4600, 5500, 6900, 8200]))
        add(E, "basic", rate)
        for k, amounts, p in (("transpo", [120, 200], .6), ("meal", [88, 110], .3), ("comm", [50, 65], .4)):
            if maybe(p): add(E, k, r.choice(amounts))
        if maybe(.4): add(E, "ot", rate * 12 / 52 / 44 * D("1.5") * r.randint(4, 20), False)
        if maybe(.4): add(E, "bonus", r.choice([350, 612.4, 1280]), False)
        wages = min(sum(i.amount for i in E), D(7400))
        if who.ids["tax"][0] in "ST":
            add(X, "cpf", (wages * D("0.20")).to_integral_value(rounding="ROUND_FLOOR"))
            add(X, "fund", D("1.00") if rate < 3500 else D("1.50"))
        if maybe(.25): add(X, "late", rate / 22, False)
        if maybe(.2): add(X, "cash", r.choice([150, 200]))
        if maybe(.3) or not X: add(X, "ins", r.choice([18.5, 32.1]))
        S += ([("Employer CPF", q((wages * D("0.17")).to_integral_value()))] if who.ids["tax"][0] in "ST" else []) + [("SDL", q(min(max(wages * D("0.0025"), D(2)), D("11.25"))))]
    elif c == "IN":
        rate = basis or D(r.choice([14500, 18000, 24600, 32000, 45500, 61250, 82000, 118000]))
        basic = add(E, "basic", rate * D("0.45"))
        add(E, "hra", basic * D(r.choice(["0.4", "0.5"])))
        if maybe(.7): add(E, "conv", 1600)
        if maybe(.4): add(E, "med", 1250)
        if maybe(.3): add(E, "lta", rate * D("0.04"))
        if maybe(.3): add(E, "meal", 2200)
        add(E, "special", max(rate - sum(i.amount for i in E), D(500)))
        if maybe(.3): add(E, "bonus", r.choice([2500, 6380, 12000]), False)
        add(X, "pf", min(basic, D(15000)) * D("0.12") if maybe(.6) else basic * D("0.12"))
        add(X, "pt", 200)
        g = sum(i.amount for i in E)
        if g <= 21000: add(X, "esi", (g * D("0.0075")).to_integral_value(rounding="ROUND_CEILING"))
        if g > 58000: add(X, "tax", (g * D("0.075")).to_integral_value())
        if maybe(.2): add(X, "lwf", 20)
        if maybe(.3): add(X, "cash", r.choice([2000, 3500]))
        if maybe(.3): add(X, "ins", r.choice([486, 1150.5]))
        if maybe(.15): add(X, "vpf", 1000)
        S += [("Employer PF", q(min(basic, D(15000)) * D("0.0367"))), ("Employer EPS", q(min(basic, D(15000)) * D("0.0833")))]
    elif c == "MX":
        rate = basis or D(r.choice([9451.2, 10800, 13500, 16200, 19950, 25400, 34000]))
        days = 15 if half else 7
        daily = rate / 30
        if kind == "week":
            add(E, "basic", daily * 6); add(E, "sept", daily)
        else:
            add(E, "basic", daily * days)
        if maybe(.6): add(E, "punt", daily * days * D("0.1"))
        if maybe(.5): add(E, "asis", daily * days * D("0.1"))
        if maybe(.5): add(E, "vales", r.choice([400, 650.5, 850]))
        if maybe(.4): add(E, "ot", daily / 8 * 2 * r.randint(2, 9), False)
        if maybe(.2): add(E, "dom", daily * D("0.25"), False)
        if maybe(.25): add(E, "transpo", r.choice([200, 350]))
        g = sum(i.amount for i in E)
        month = g * 30 / days
        add(X, "isr", g * (D("0.058") if month < 12000 else D("0.091") if month < 20000 else D("0.138")))
        add(X, "imss", g * D("0.0266"))
        if maybe(.4): add(X, "infonavit", r.choice([612.44, 918.3, 1240.08]))
        if maybe(.4): add(X, "fondo", daily * days * D("0.05"))
        if maybe(.25): add(X, "caja", r.choice([150, 300]))
        if maybe(.3): add(X, "cash", r.choice([287.65, 433.21]))
        if maybe(.2): add(X, "sind", r.choice([45, 62.5]))
        S += [("IMSS patronal", q(g * D("0.082"))), ("Retiro (SAR)", q(g * D("0.02"))), ("Cesantía y vejez", q(g * D("0.0315"))), ("Infonavit 5%", q(g * D("0.05")))]
    elif c == "MY":
        rate = basis or D(r.choice([1900, 2450, 3200, 4100, 5600, 7400]))
        add(E, "basic", rate)
        for k, amounts, p in (("transpo", [150, 250], .6), ("comm", [50, 80], .5)):
            if maybe(p): add(E, k, r.choice(amounts))
        if maybe(.5): add(E, "ot", rate / 26 / 8 * D("1.5") * r.randint(4, 22), False)
        if maybe(.4): add(E, "bonus", r.choice([200, 480.5]), False)
        add(X, "epf", (rate * D("0.11")).to_integral_value(rounding="ROUND_CEILING"))
        add(X, "socso", min(rate, D(5000)) * D("0.005"))
        add(X, "eis", min(rate, D(5000)) * D("0.002"))
        if rate > 3500: add(X, "tax", rate * D("0.021"))
        if maybe(.3): add(X, "cash", 150)
        S += [("Employer EPF", q(rate * D("0.13"))), ("Employer SOCSO", q(min(rate, D(5000)) * D("0.0175"))), ("Employer EIS", q(min(rate, D(5000)) * D("0.002")))]
    else:
        rate = basis or D(r.choice([8_500_000, 11_000_000, 14_200_000, 18_500_000, 26_000_000]))
        add(E, "basic", rate)
        for k, amounts, p in (("meal", [730_000, 880_000], .8), ("transpo", [400_000, 600_000], .6), ("comm", [200_000, 300_000], .4), ("resp", [1_000_000], .3)):
            if maybe(p): add(E, k, r.choice(amounts))
        if maybe(.5): add(E, "ot", rate / 26 / 8 * D("1.5") * r.randint(4, 20), False)
        if maybe(.4): add(E, "bonus", r.choice([800_000, 1_500_000]), False)
        add(X, "bhxh", rate * D("0.08")); add(X, "bhyt", rate * D("0.015")); add(X, "bhtn", rate * D("0.01"))
        if rate > 12_000_000: add(X, "tax", (rate - 11_000_000) * D("0.07"))
        if maybe(.3): add(X, "union", 50_000)
        if maybe(.3): add(X, "cash", r.choice([1_000_000, 2_000_000]))
        S += [("BHXH (17,5%)", q(rate * D("0.175"), c)), ("BHYT (3%)", q(rate * D("0.03"), c)), ("BHTN (1%)", q(rate * D("0.01"), c))]

    codes = {"MX": {"basic": "001", "ot": "019", "punt": "010", "asis": "049", "vales": "029", "dom": "020", "sept": "001", "transpo": "036", "isr": "002", "imss": "001", "infonavit": "010", "fondo": "004", "caja": "018", "cash": "011", "sind": "019"}}.get(c, {})
    for n, i in enumerate(E):
        i.code = codes.get(i.key, f"{100 + 5 * n}")
    for n, i in enumerate(X):
        i.code = codes.get(i.key, f"{300 + 5 * n}")
    loans = [(i.label, i.amount, q(i.amount * r.randint(6, 24), c), q(i.amount * r.randint(1, 5), c)) for i in X if i.key in ("ssloan", "hdmfloan", "cash", "infonavit")]
    leaves = []
    for name in LEAVES[lang][c]:
        total = D(r.choice([5, 7, 10, 12, 14, 15]))
        used = D(r.randint(0, int(total) * 2)) / 2
        leaves.append((name, total, used, total - used))
    job, dept = r.choice(JOBS[lang])
    number = r.choice([digits(r, 5).replace("0", "3"), f"{r.randint(2012, 2025)}-{digits(r, 4)}", f"{r.choice('AEKMT')}{r.choice('BCMPX')}{digits(r, 5)}", f"EMP{digits(r, 4)}"])
    account = {"PH": f"{digits(r, 4)}-{digits(r, 4)}-{digits(r, 2)}", "ID": f"{r.randint(1, 9)}{digits(r, 2)}-{digits(r, 4)}-{digits(r, 3)}", "SG": f"{digits(r, 3)}-{digits(r, 5)}-{r.randint(0, 9)}", "IN": "5" + digits(r, 13), "MX": "0" + digits(r, 17), "MY": digits(r, 12), "VN": digits(r, 13)}[c]
    return Pay(c, emp, who, number, job, dept, dt.date(r.randint(2010, 2024), r.randint(1, 12), r.randint(1, 28)), a, b, pay, pay + dt.timedelta(days=r.randint(0, 9)), kind == "month", rate, E, X, S, loans, leaves, r.choice(BANKS[c]), account, {"month": 22, "cut26": 22, "half": 11, "cut": 11, "week": 6}[kind] if c != "MX" else (15 if half else 7))
