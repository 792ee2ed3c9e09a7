"""Copies (`kehoach sao`): the pages of the original stay, the copy is as good a file as its original was, nobody's signature
passes for one of it."""

import subprocess
from pathlib import Path

import pdf
import verapdf
from judge import call, each, silence

# Pages are compared at so many dots an inch.
DPI = 40
COPY = """hinh_thuc: sao_y
co_quan: [ỦY BAN NHÂN DÂN, XÃ AN HẠ]
ky_hieu: UBND
dia_danh: An Hạ
ngay: {nam: 2026}
ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Văn An}
noi_nhan:
  - Các thôn
luu: VT
"""
ELECTRONIC = """ban: dien_tu
hinh_thuc: sao_y
co_quan: Ủy ban nhân dân xã An Hạ
ngay: 5/3/2026
gio: "09:30:15"
"""


def pictures(path, pages):
    """The pages as pictures, bytes of one after the other."""
    return pdf_pictures("-r", str(DPI), "-f", "1", "-l", str(pages), path)


def pdf_pictures(*arguments):
    done = subprocess.run(["pdftoppm", *map(str, arguments)], capture_output=True, timeout=300, check=True)
    return done.stdout


def one(setup, original, part, target, added):
    """Makes one copy; the faults."""
    faults = call(setup.program, "sao", original, part, "-o", target, "--ghi-de")[0]
    if faults:
        return faults
    if not target.read_bytes().startswith(original.read_bytes()):
        return ["does not begin with the bytes of the original"]
    pages = pdf.pages(original)
    if pdf.pages(target) != pages + added:
        return [f"{pdf.pages(target)} pages, the original has {pages}"]
    found = silence("qpdf", "--check", target)
    # The line of an electronic copy shows on the first page, whose contents are the same all the same.
    if added and pictures(original, pages) != pictures(target, pages):
        found.append("a page looks otherwise than in the original")
    named = subprocess.run(["pdfsig", target], capture_output=True, timeout=120, check=False).stdout.decode(errors="replace")
    fields = [line.split(":", 1)[1].strip() for line in named.splitlines() if "Signature Field Name" in line]
    found += [f"signature field {name}" for name in fields if not name.startswith("sao_")]
    return found + ([] if any(name.startswith("sao_") for name in fields) else ["no signature field of the body that copies"])


def scan(original, target):
    """The pages of a file as pictures in a PDF."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfimage24", "-r60", f"-sOutputFile={target}", original]
    subprocess.run(list(map(str, command)), capture_output=True, timeout=300, check=True)


def judge(judge, setup, kinds, foreign):
    """Copies of files of ours (`kinds`: (standard, files)) and of others (`foreign`), on paper and in electronic form."""
    folder = setup.work / "copies"
    folder.mkdir()
    paper, electronic = folder / "giay.yaml", folder / "dien-tu.yaml"
    paper.write_text(COPY, encoding="utf-8")
    electronic.write_text(ELECTRONIC, encoding="utf-8")
    for name, standard, files in kinds:
        for form, part, added in (("paper", paper, 1), ("electronic", electronic, 0)):
            out = folder / f"{name}-{form}"
            out.mkdir()
            faults = each(files, lambda f: one(setup, f, part, out / f.name, added))
            judge.check(f"copies of {name}, {form}: {len(files)} files", faults if files else ["no files"])
            made = sorted(out.glob("*.pdf"))
            for flavour, found in verapdf.all_faults(setup.jars, (standard, "ua1"), made).items():
                judge.check(f"copies of {name}, {form}: veraPDF {flavour}", found)
    out = folder / "foreign"
    out.mkdir()
    judge.check(f"copies of others' files: {len(foreign)}", each(foreign, lambda f: one(setup, f, paper, out / f.name, 1)))
    scans = []
    for original in foreign[:3]:
        scans.append(folder / f"scan-{original.name}")
        scan(original, scans[-1])
    judge.check("copies of scans, electronic", each(scans, lambda f: one(setup, f, electronic, out / f.name, 0)))
    again = folder / "twice.pdf"
    first = next(iter(sorted((folder / f"{kinds[0][0]}-paper").glob("*.pdf"))), Path("none"))
    judge.check("a copy of a copy", one(setup, first, paper, again, 1))
    faults = call(setup.program, "sao", paper, "-o", f"{folder}/khoi/")[0]
    judge.check("the part alone", faults + verapdf.faults(setup.jars, "2a", [folder / "khoi" / "giay.pdf"]))
