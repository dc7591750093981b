"""Believable people and fictional employers, seeded."""
from dataclasses import dataclass, field
from datetime import date, timedelta

from . import ids

PEOPLE = {
    "PH": {
        "m": ["Juan Carlos", "Mark Anthony", "Jose Mari", "Rommel", "Jayson", "Christian", "Michael Angelo", "Arnel", "Dindo", "Niño Gabriel"],
        "f": ["Maria Cristina", "Rowena", "Jennifer", "Ana Liza", "Mary Grace", "Kathleen Joy", "Princess Mae", "Analyn", "Ma. Teresa", "Bernadette"],
        "last": ["Dela Cruz", "Santos", "Reyes", "Villanueva", "Macaraeg", "Peñaflor", "de los Santos", "Magbanua", "Catacutan", "Dimaculangan",
                 "Tan", "Ong", "Bautista", "Salonga-Aquino", "Ibañez"],
        "mid": ["Garcia", "Mendoza", "Torres", "Ramos", "Aquino", "Lopez", "Castillo", "Navarro", "Pascual", "Quiambao"]},
    "ID": {
        "m": ["Budi Santoso", "Sutrisno", "Agus Setiawan", "Muhammad Rizky Pratama", "I Made Wirawan", "Hendra Gunawan Wijaya", "Ahmad Fauzi", "Slamet",
              "Yohanes Kristianto Nugroho", "Bambang Tri Atmojo", "Raden Mas Dimas Adityawarman Kusumonegoro"],
        "f": ["Siti Nurhaliza", "Sukarni", "Dewi Lestari", "Ni Luh Ayu Puspitasari", "Rina Marlina", "Fitri Handayani", "Wulandari", "Sri Mulyaningsih",
              "Anastasia Putri Maharani", "Nurul Hidayah"]},
    "SG": {
        "m": ["Tan Wei Ming", "Lim Jun Jie", "Muhammad Hafiz Bin Ismail", "Rajendran s/o Krishnan", "Benjamin Goh Kok Leong", "Ng Boon Keng", "Ong Zhi Hao",
              "Koh Seng Huat Desmond"],
        "f": ["Lee Hui Shan", "Nurul Ain Binte Rahman", "Chua Mei Ling Evelyn", "Priya d/o Subramaniam", "Wong Xiu Wen", "Teo Li Ping", "Chloe Sim Jia Yi",
              "Ho Siew Cheng"]},
    "IN": {
        "m": ["Rajesh Kumar", "Amit", "Vikram", "Suresh Babu", "Arjun", "Mohammed Irfan", "Karthik", "Sandeep", "Venkata Subrahmanya"],
        "f": ["Priya", "Ananya", "Sunita", "Lakshmi", "Kavita", "Deepika", "Sneha", "Meenakshi", "Gurpreet"],
        "last": ["Sharma", "Verma", "Iyer", "Reddy", "Chakraborty", "Patel", "Krishnamurthy", "Kaur", "Nair", "Ramanathan", "Das", "Joshi"]},
    "MX": {
        "m": ["José Luis", "Juan Manuel", "Miguel Ángel", "Carlos Eduardo", "Ramón", "Jesús", "Fernando", "Héctor Iván", "Luis Fernando"],
        "f": ["María Guadalupe", "Ana Sofía", "Verónica", "Claudia Patricia", "María Fernanda", "Lucía", "Itzel", "Rocío", "Ximena"],
        "last": ["Hernández", "García", "Martínez", "López", "Núñez", "Pérez", "Sánchez", "Ramírez", "Ibáñez", "Gutiérrez", "Muñoz", "Zúñiga", "Villaseñor",
                 "Bermúdez", "Carranza"]},
    "MY": {
        "m": ["Ahmad Faizal bin Abdullah", "Lee Chong Beng", "Muthu a/l Ramasamy", "Mohd Azlan bin Yusof", "Tan Kok Wai"],
        "f": ["Nur Aisyah binti Kamaruddin", "Siti Hajar binti Osman", "Lim Pei Yee", "Kavitha a/p Murugan", "Wong Mei Fong"]},
    "VN": {
        "m": ["Nguyễn Văn Hùng", "Trần Quốc Bảo", "Lê Minh Đức", "Phạm Hoàng Long", "Võ Thành Trung"],
        "f": ["Nguyễn Thị Thu Hà", "Trần Ngọc Ánh", "Lê Thị Phương Thảo", "Đặng Mỹ Linh", "Huỳnh Thị Kim Ngân"]},
}

EMPLOYERS = {
    "PH": ["Bayanihan Foods Manufacturing Corp.", "Luzviminda Logistics, Inc.", "Sinag Business Solutions Inc.", "Makiling Agri-Ventures Corporation",
           "Pacific Crest Hotel & Suites", "Tala Healthcare Management, Inc.", "Northgate BPO Services Phils., Inc.", "Habagat Construction & Development Corp.",
           "St. Isidore Medical Center", "R.M. Villareal Trading", "Kalayaan Electronics Assembly Inc.", "Amihan Airport Services Corporation"],
    "ID": ["PT Nusantara Karya Mandiri", "PT. Sumber Rejeki Abadi Tbk", "CV Maju Bersama", "PT Cakrawala Tekstil Indonesia", "PT Bahari Logistik Utama",
           "Koperasi Karyawan Sejahtera", "PT Merapi Digital Solusi", "PT Surya Pangan Lestari", "RS Harapan Bunda", "PT Anugerah Otomotif Sentosa"],
    "SG": ["Straits Harbour Engineering Pte. Ltd.", "Merlion Food Services Pte Ltd", "Kallang Precision Pte. Ltd.", "Bukit Medical Group Pte Ltd",
           "Raffles Quay Advisory LLP", "Orchid Facilities Management Pte. Ltd.", "Sembawang Marine Supplies Pte Ltd", "Tiong Bahru Learning Centre"],
    "IN": ["Deccan Software Services Private Limited", "Shivalik Textiles Ltd.", "Godavari Agro Industries Pvt. Ltd.", "Vindhya Infotech Solutions (India) Pvt Ltd",
           "Malabar Spices & Exports", "Konark Steel Works Limited", "Narmada Hospitals Pvt. Ltd.", "Chola Logistics India Private Limited",
           "Satpura Power & Engineering Ltd."],
    "MX": ["Manufacturas del Bajío, S.A. de C.V.", "Grupo Alimenticio Sierra Madre, S.A. de C.V.", "Servicios Integrales Peninsulares, S. de R.L. de C.V.",
           "Transportes Unidos del Golfo, S.A. de C.V.", "Comercializadora Quetzal, S.A.P.I. de C.V.", "Hospital Ángeles del Valle, S.C.",
           "Constructora Tres Ríos, S.A. de C.V.", "Textiles Popocatépetl, S.A. de C.V."],
    "MY": ["Perdana Hijau Sdn. Bhd.", "Kinabalu Electronics (M) Sdn Bhd", "Selangor Maju Engineering Sdn. Bhd.", "Teratai Retail Berhad", "Lembah Klang Foods Sdn Bhd"],
    "VN": ["Công ty TNHH May mặc Sông Hồng Việt", "Công ty Cổ phần Công nghệ Hoa Sen Xanh", "Công ty TNHH Thực phẩm Phương Nam", "Công ty CP Xây dựng Trường Thịnh",
           "Công ty TNHH MTV Vận tải Bình Minh"],
}

CITIES = {
    "PH": [("{n} Shaw Boulevard, Brgy. Wack-Wack", "Mandaluyong City 1552"), ("{n} A. Mabini Street, Brgy. Poblacion", "Makati City 1210"),
           ("Lot {n} Blk 4, Laguna Technopark", "Biñan, Laguna 4024"), ("{n} Osmeña Boulevard", "Cebu City 6000"), ("{n} J.P. Laurel Avenue", "Davao City 8000")],
    "ID": [("Jl. Jend. Sudirman Kav. {n}", "Jakarta Selatan 12190"), ("Jl. Raya Darmo No. {n}", "Surabaya 60264"), ("Jl. Asia Afrika No. {n}", "Bandung 40111"),
           ("Kawasan Industri MM2100 Blok C-{n}", "Bekasi 17520"), ("Jl. Malioboro No. {n}", "Yogyakarta 55271")],
    "SG": [("{n} Ubi Avenue 1 #03-17", "Singapore 408933"), ("{n} Jalan Buroh", "Singapore 619485"), ("{n} Toa Payoh Lorong 4 #08-112", "Singapore 310045"),
           ("{n} Bukit Batok Street 23 #05-01", "Singapore 659523")],
    "IN": [("Plot No. {n}, Hitech City, Madhapur", "Hyderabad 500081"), ("{n}/B, MIDC Andheri East", "Mumbai 400093"), ("No. {n}, Outer Ring Road, Marathahalli",
           "Bengaluru 560037"), ("{n}, Anna Salai, Guindy", "Chennai 600032"), ("Sector {n}, Salt Lake City", "Kolkata 700091")],
    "MX": [("Av. Insurgentes Sur {n}, Col. Del Valle", "Ciudad de México, C.P. 03100"), ("Blvd. Adolfo López Mateos {n}", "León, Gto., C.P. 37500"),
           ("Calle 60 No. {n}, Col. Centro", "Mérida, Yuc., C.P. 97000"), ("Av. Constitución {n} Pte.", "Monterrey, N.L., C.P. 64000")],
    "MY": [("No. {n}, Jalan SS 2/24", "47300 Petaling Jaya, Selangor"), ("Lot {n}, Jalan Perusahaan 3", "13600 Prai, Pulau Pinang"),
           ("{n} Jalan Ampang", "50450 Kuala Lumpur")],
    "VN": [("{n} Nguyễn Thị Minh Khai, Phường 6", "Quận 3, TP. Hồ Chí Minh"), ("Số {n} đường Giải Phóng", "Quận Hai Bà Trưng, Hà Nội"),
           ("Lô B{n}, KCN Sóng Thần", "TP. Dĩ An, Bình Dương")],
}

JOBS = {
    "en": [("Customer Service Associate", "Operations"), ("Production Operator", "Manufacturing"), ("Accounting Assistant", "Finance"), ("Staff Nurse", "Clinical"),
           ("Warehouse Supervisor", "Logistics"), ("Software Engineer", "Engineering"), ("Sales Executive", "Sales"), ("HR Generalist", "Human Resources")],
    "id": [("Operator Produksi", "Produksi"), ("Staf Akuntansi", "Keuangan"), ("Supervisor Gudang", "Logistik"), ("Perawat", "Rawat Inap"), ("Programmer", "TI"),
           ("Staf Penjualan", "Pemasaran")],
    "es": [("Auxiliar Contable", "Contabilidad"), ("Operador de Producción", "Planta 2"), ("Chofer de Reparto", "Logística"), ("Enfermera General", "Hospitalización"),
           ("Analista de Sistemas", "TI"), ("Ejecutivo de Ventas", "Comercial")],
    "vi": [("Công nhân may", "Xưởng 2"), ("Nhân viên kế toán", "Phòng Kế toán"), ("Lập trình viên", "Phòng CNTT"), ("Nhân viên kinh doanh", "Phòng Kinh doanh")],
}

LANG = {"PH": "en", "ID": "id", "SG": "en", "IN": "en", "MX": "es", "MY": "en", "VN": "vi"}
CURRENCY = {"PH": "PHP", "ID": "IDR", "SG": "SGD", "IN": "INR", "MX": "MXN", "MY": "MYR", "VN": "VND"}
BANKS = {"PH": ["Banco Isla", "Pilipinas Union Bank"], "ID": ["Bank Nusa Raya", "Bank Samudra"], "SG": ["Straits Savings Bank", "Harbour Bank"],
         "IN": ["Bharat Union Bank", "Deccan Co-operative Bank"], "MX": ["Banco del Anáhuac", "Banorte Sur"], "MY": ["Bank Seri Melur", "Bank Teguh"],
         "VN": ["Ngân hàng Sao Mai", "Ngân hàng Phương Đông Á"]}


@dataclass
class Person:
    country: str
    given: str
    last: str
    middle: str
    female: bool
    born: date
    ids: dict = field(default_factory=dict)

    def name(self, style="natural"):
        """natural: as people write it; comma: "Last, First M."; caps and capscomma: the same in capitals."""
        upper = style.startswith("caps")
        comma = style.endswith("comma")
        if self.country == "PH":
            mi = self.middle[0] + "." if self.middle else ""
            text = f"{self.last}, {self.given} {mi}" if comma else f"{self.given} {mi} {self.last}"
            if style == "commafull":
                text = f"{self.last}, {self.given} {self.middle}"
        elif self.country == "MX":
            text = f"{self.last} {self.middle} {self.given}" if comma or style == "commafull" else f"{self.given} {self.last} {self.middle}"
        elif self.country == "IN":
            text = f"{self.last}, {self.given}" if comma else f"{self.given} {self.last}"
        else:
            text = self.given
        text = " ".join(text.split())
        return text.upper() if upper else text


@dataclass
class Employer:
    country: str
    name: str
    line1: str
    line2: str
    phone: str
    web: str
    tax: str
    initials: str

    @property
    def address(self):
        return f"{self.line1}, {self.line2}"


def person(r, country):
    data = PEOPLE[country]
    female = r.random() < 0.5
    given = r.choice(data["f" if female else "m"])
    born = date(1968, 1, 1) + timedelta(days=r.randint(0, 34 * 365))
    last = r.choice(data["last"]) if "last" in data else ""
    middle = ""
    if country == "PH":
        middle = r.choice(data["mid"])
    if country == "MX":
        middle = r.choice([x for x in data["last"] if x != last])
    p = Person(country, given, last, middle, female, born)
    if country == "PH":
        p.ids = {"ss": ids.sss(r), "tax": ids.ph_tin(r), "philhealth": ids.philhealth(r), "pagibig": ids.pagibig(r)}
    elif country == "ID":
        nik = ids.nik(r, born, female)
        p.ids = {"ss": ids.bpjs_tk(r), "tax": ids.npwp(r) if r.random() < 0.6 else nik, "nik": nik}
    elif country == "IN":
        p.ids = {"ss": ids.uan(r), "tax": ids.pan(r, last)}
    elif country == "SG":
        n = ids.nric(r)
        p.ids = {"tax": n}
    elif country == "MX":
        p.ids = {"ss": ids.nss(r, born), "tax": ids.rfc(r, given, last, middle, born), "curp": ids.curp(r, given, last, middle, born, female)}
    elif country == "MY":
        p.ids = {"ss": ids.epf(r), "tax": ids.my_tax(r), "nric": ids.my_nric(r, born, female)}
    elif country == "VN":
        p.ids = {"ss": ids.vn_bhxh(r), "tax": ids.vn_mst(r)}
    return p


PHONES = {"PH": "(02) 8{0}-{1}", "ID": "(021) 5{0}-{1}", "SG": "+65 6{0} {1}", "IN": "+91 80 4{0} {1}", "MX": "55 5{0} {1}", "MY": "+603-7{0} {1}", "VN": "(028) 3{0} {1}"}


def phone(r, country):
    return PHONES[country].format(r.randint(100, 999), r.randint(1000, 9999))


MOBILES = {"PH": "0917 {0} {1}", "ID": "0812-{1}-{0}7", "SG": "9{0} {1}", "IN": "+91 98{0}1 {1}0", "MX": "55 4{0} {1}", "MY": "012-{0} {1}", "VN": "090 {0} {1}"}


def mobile(r, country):
    return MOBILES[country].format(r.randint(100, 999), r.randint(1000, 9999))


def address(r, country):
    a, b = r.choice(CITIES[country])
    return a.format(n=r.randint(2, 188)), b


def employer(r, country):
    name = r.choice(EMPLOYERS[country])
    l1, l2 = address(r, country)
    skip = {"PT", "PT.", "CV", "Công", "ty", "TNHH", "CP", "Cổ", "phần", "MTV", "S.A.", "de", "del", "C.V.", "S.", "R.L."}
    words = [w for w in name.replace(",", " ").split() if w not in skip and w[0].isalpha()]
    initials = "".join(w[0] for w in words[:2]).upper()
    plain = "".join(c for c in "".join(words[:2]).lower() if c.isascii() and c.isalpha()) or "company"
    tld = {"PH": "com.ph", "ID": "co.id", "SG": "com.sg", "IN": "co.in", "MX": "com.mx", "MY": "com.my", "VN": "com.vn"}[country]
    tax = {"PH": ids.ph_tin, "ID": ids.npwp, "SG": ids.uen, "IN": ids.tan, "MX": lambda r: ids.rfc_company(r, name), "MY": lambda r: f"E {ids.digits(r, 10)}",
           "VN": ids.vn_company}[country](r)
    return Employer(country, name, l1, l2, phone(r, country), f"www.{plain}.{tld}", tax, initials)
