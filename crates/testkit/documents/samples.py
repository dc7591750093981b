#!/usr/bin/env python3
"""The sandbox's sample payslips, from what its people are paid there: samples.py --pay FILE --out crates/providers/samples

FILE is what `cargo run -p openwink-providers --example pay` prints for every month of the year up to the last sample's. Writes
<person>-<month>-<layout>.pdf or .jpg, manifest.json, and the truth in samples.truth.json.
"""
import argparse
import json
import shutil
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import capture
from docgen import money, page, payslips, people, words
from docgen.render import Printer, html, stamp_producer, style

# person, last day of the pay period, layout, what it is
SAMPLES = [
    ("george", "2026-07-31", "ledger", "pdf"),
    ("george", "2026-08-15", "boxed", "scan"),
    ("george", "2026-08-31", "landscape", "pdf"),
    ("george", "2026-09-30", "ledger", "photo"),
    ("ryan", "2026-07-31", "ledger", "pdf"),
    ("ryan", "2026-08-31", "landscape", "pdf"),
    ("ryan", "2026-09-30", "boxed", "photo"),
    ("christina", "2026-07-31", "landscape", "pdf"),
    ("christina", "2026-08-31", "ytd", "pdf"),
    ("christina", "2026-09-30", "ledger", "photo"),
    ("anisha", "2026-07-31", "ledger", "pdf"),
    ("anisha", "2026-08-31", "ytd", "pdf"),
    ("anisha", "2026-09-30", "boxed", "photo"),
]

# What payslips print and the sandbox's records leave open. The numbers are invented.
EMPLOYERS = {
    "george": dict(line1="18 Sinagtala Avenue, Barangay Maligaya", line2="Quezon City, Metro Manila 1118", phone="(02) 8555 0118", web="mabuhayfoods.example", initials="MF",
                   accent="#a8421c", tint="#f6ebe2", bank="Banco Isla", account="XXXX0118", dates="Mdy", sign=("₱", ""), paper="Letter",
                   system=("JasperReports Library version 6.20.0", "iText 2.1.7 by 1T3XT")),
    "ryan": dict(line1="Jalan Kebun Raya 21, Kelurahan Sukamaju", line2="Bandung, Jawa Barat 40115", phone="(022) 555 0121", web="sawitmakmur.example", initials="SM",
                 accent="#226f54", tint="#e6f2ec", bank="Bank Nusa Raya", account="XXXX0121", dates="dMY", sign=("Rp ", ""), paper="A4",
                 system=("Crystal Reports", "Powered By Crystal")),
    "christina": dict(line1="8 Tembusu Quay #21-01", line2="Singapore 460508", phone="+65 6555 0108", web="tembusubank.example", initials="TB",
                      accent="#1f4e79", tint="#e8eef5", bank="Tembusu Bank", account="XXXX0108", dates="dMy ", sign=("S$", ""), paper="A4",
                      system=("Oracle BI Publisher 12.2.1.4.0", "Oracle BI Publisher 12.2.1.4.0")),
    "anisha": dict(line1="Plot No. 42, Jacaranda Tech Park, Indiranagar Extension", line2="Bengaluru 560038", phone="+91 80 5550 0142", web="nilgirisoftworks.example",
                   initials="NS", accent="#4b3a8f", tint="#eeebf6", bank="Deccan Co-operative Bank", account="XXXX0142", dates="dMy-", sign=("Rs. ", ""), paper="A4",
                   system=("", "TCPDF 6.6.2 (http://www.tcpdf.org)")),
}
IDS = {
    "george": {"ss": "33-0000000-8", "tax": "999-000-008-000", "philhealth": "12-000000008-0", "pagibig": "1200-0000-0008"},
    "ryan": {"tax": "09.000.008.4-000.000"},
    "christina": {},
    "anisha": {"tax": "AAAPB0000A"},
}

# The pay items in the language of the slip.
ITEMS = {
    "id": {"Basic pay": "Gaji Pokok", "Fixed allowances": "Tunjangan Tetap", "Overtime": "Uang Lembur", "Work insurance": "Jaminan Ketenagakerjaan",
           "Health insurance": "Jaminan Kesehatan", "Income tax": "Pajak Penghasilan (PPh 21)", "Home renovation loan": "Cicilan Renovasi Rumah",
           "Motorcycle loan": "Cicilan Sepeda Motor"},
}

# Words that every sample uses, whatever the payroll system: which of the many it is, is a matter of the labelled documents.
WORDS = {
    "en": dict(title="PAYSLIP", employer="Employer", employee="Employee Name", empno="Employee No.", position="Position", department="Department", joined="Date Hired",
               days="Days Worked", bank="Bank", account="Account No.", period="Pay Period", start="Period From", end="Period To", paydate="Pay Date", description="Description",
               amount="Amount", current="Current", ytd="Year to Date", earnings="Earnings", deductions="Deductions", gross="Gross Pay", total_deductions="Total Deductions",
               net="Net Pay", note="Please keep this slip for your records. Report discrepancies within five days."),
    "id": dict(title="SLIP GAJI", employer="Nama Perusahaan", employee="Nama Karyawan", empno="No. Induk", position="Jabatan", department="Departemen", joined="Tanggal Masuk",
               days="Hari Kerja", bank="Bank", account="No. Rekening", period="Periode Gaji", start="Dari Tanggal", end="Sampai Tanggal", paydate="Tanggal Bayar", amount="Jumlah",
               earnings="Penghasilan", deductions="Potongan", gross="Total Penghasilan", total_deductions="Total Potongan", net="Gaji Bersih",
               note="Harap disimpan sebagai bukti pembayaran."),
}
ID_LABELS = {country: {office: labels[:1] for office, labels in known.items()} for country, known in words.ID_LABELS.items()}

# Gentle light and a steady hand; the labelled documents have the hard ones.
PHOTO = dict(light="day", glare=False, hand_shadow=False, motion=False, thumb=False, turned=0, tilt=0.022, bend=0.004, blur=0.6, noise=1.6, vignette=0.06, gradient=0.16, folds=1)
PHOTOS = {
    "george": dict(ground="wood", long=2300, quality=70, turn_degrees=2.4),
    "ryan": dict(ground="table", long=2400, quality=74, turn_degrees=-1.8),
    "christina": dict(ground="wood", long=2200, quality=74, turn_degrees=-2.6),
    "anisha": dict(ground="cloth", long=2200, quality=74, turn_degrees=1.6, light="office"),
}
SCAN = dict(kind="pdf", dpi=150, grey=True, skew=0.7, faded=0, streak=None, lid="white", blur=0.4, noise=1.0, specks=9, quality=55)
MEDIA = {"pdf": "application/pdf", "scan": "application/pdf", "photo": "image/jpeg"}


class Named(people.Person):
    """A person whose name is printed as the records have it."""

    def name(self, style="natural"):
        return self.given


def working_days(a, b):
    return sum((a + timedelta(days=i)).weekday() < 5 for i in range((b - a).days + 1))


def year_to_date(person, end, kind, name):
    """Of the year that the country taxes."""
    first = date(end.year, 4, 1) if person["country"] == "IN" else date(end.year, 1, 1)
    return sum((Decimal(x["amount"]) for p in person["payslips"] if first <= date.fromisoformat(p["endDate"]) <= end for x in p[kind] if x["name"] == name), Decimal(0))


def slip_of(person, end, r):
    """The slip of the salary that was paid on `end`, with the sandbox's amounts."""
    paid = next(p for p in person["payslips"] if p["endDate"] == end)
    key, country = person["person"], person["country"]
    about = EMPLOYERS[key]
    start, end = date.fromisoformat(paid["startDate"]), date.fromisoformat(end)
    lang = people.LANG[country]

    def lines(kind):
        return [money.Line(ITEMS.get(lang, {}).get(x["name"], x["name"]), Decimal(x["amount"]), year_to_date(person, end, kind, x["name"])) for x in paid[kind]]

    pay = money.Pay(country, start, end, end, paid["frequency"] == "Semimonthly", lines("earnings"), lines("deductions"), days=working_days(start, end))
    assert (pay.gross, pay.net) == (Decimal(paid["grossAmount"]), Decimal(paid["netAmount"])), paid
    who = Named(country, person["employeeName"], "", "", False, date(1990, 1, 1), IDS[key])
    assert not person["ssNumber"] or IDS[key]["ss"].replace("-", "") == person["ssNumber"]
    emp = people.Employer(country, person["employer"], about["line1"], about["line2"], about["phone"], about["web"], "", about["initials"])
    s = page.Slip(r, country, emp, who, pay, (person["position"], person["department"]), dict(empno=person["employeeNumber"], account=about["account"]))
    s.joined_date, s.bank, s.rec.ds = date.fromisoformat(person["joined"]), about["bank"], about["dates"]
    s.rec.n.before, s.rec.n.after = about["sign"]
    s.rec.n.minus = "lead"
    if country == "ID":
        s.rec.n.style, s.rec.n.point, s.rec.n.places = "dot", ",", 0
    if country == "IN":
        s.rec.n.places = 2
    s.L._w.update(WORDS[lang])
    return s


def write(printer, folder, person, end, layout):
    """The PDF in `folder`; returns its name without extension and its truth."""
    key, about = person["person"], EMPLOYERS[person["person"]]
    name = f"{key}-{end[:7]}-{layout}"
    r = payslips.rng("sample", key, end, layout)
    s = slip_of(person, end, r)
    o = payslips.LAYOUTS[layout]
    st = style(r, s.country, ["'Liberation Sans'"], o.get("paper") or about["paper"], (9.6, 9.6), o.get("margin", "15mm"))
    st.update(accent=about["accent"], tint=about["tint"], flag=True, title=f"{s.L.title} {s.empno}")
    printer.pdf(html(f"payslip/{layout}.html", r, st, slips=[s], lang=s.rec.lang, emp_initials=s.emp.initials), folder / f"{name}.pdf")
    stamp_producer(folder / f"{name}.pdf", r, date.fromisoformat(end), about["system"])
    return name, payslips.truth(name, layout, s.country, [s])


def title(person, end, kind):
    a = date.fromisoformat(end)
    half = "" if person["country"] != "PH" else "1–15 " if a.day == 15 else f"16–{a.day} "
    what = {"pdf": "PDF", "scan": "scan", "photo": "phone photo"}[kind]
    return f"Payslip of {person['employeeName']}, {person['employer']}, {half}{a:%B %Y} ({what})"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pay", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--only", default="", help="samples whose name holds this")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    everybody = {p["person"]: p for p in json.loads(a.pay.read_text())}
    words.ID_LABELS = ID_LABELS
    manifest, truths = [], []
    with tempfile.TemporaryDirectory() as temporary, Printer() as printer:
        folder = Path(temporary)
        for key, end, layout, kind in SAMPLES:
            if a.only not in f"{key}-{end[:7]}-{layout}":
                continue
            person = everybody[key]
            name, truth = write(printer, folder, person, end, layout)
            source, file = folder / f"{name}.pdf", f"{name}.pdf"
            next_day = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
            if kind == "photo":
                capture.photo(source, folder, name, 1, {**PHOTO, **PHOTOS[key], "on": next_day})
                source, file = folder / f"{name}.photo.jpg", f"{name}.jpg"
            elif kind == "scan":
                capture.scan(source, folder, name, 1, {**SCAN, "on": next_day})
                source = folder / f"{name}.scan.pdf"
            shutil.copyfile(source, a.out / file)
            manifest.append({"file": file, "title": title(person, end, kind), "person": key, "mediaType": MEDIA[kind]})
            truths.append({**truth, "file": file})
            print(f"{file}: {(a.out / file).stat().st_size // 1024} KB")
    if not a.only:
        for name, what in [("manifest.json", manifest), ("samples.truth.json", truths)]:
            (a.out / name).write_text(json.dumps(what, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
