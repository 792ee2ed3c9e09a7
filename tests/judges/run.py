#!/usr/bin/env python3
"""Renders every sample and many random plans and asks the outside judges; the last line says how many checks passed and failed."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import compare
import copies
import docx
import gallery
import pdf
import reference
import structure
import verapdf
from judge import AT_ONCE, Judge, call, each, silence

# Share of lines, of all files together, that must break at the same word.
SAME_LINES = 0.995
# Share of files in which LibreOffice may break a page at another row of a table than we do: it does not keep a table's last
# row with a foot that follows it directly once the table has run over a page. Nor does it keep a heading with a paragraph
# whose footnotes have no room.
OTHER_ROW = 0.02
# Share of files in which LibreOffice takes the last paragraph to the signature's page whole: it tears no paragraph that keeps
# with the next. Word and we send its last two lines along.
TAKEN_OVER = 0.01
# Random plans: all go to LibreOffice, veraPDF, qpdf and the reading order; the first so many also to the slower judges.
PLANS, WITH_SOURCE, IN_SDK, IN_VIEWERS, SIGNED, COPIED = 500, 100, 20, 20, 10, 8
# What LibreOffice sets text in, and the signs that our DOCX asks Word's symbol face for.
ITS_FACES = ("LiberationSerif", "DejaVuSans", "OpenSymbol")
# So many files LibreOffice converts in one run; each run has a profile of its own, or they would wait for each other.
IN_ONE_RUN = 50
# The plan that is longer than any office writes.
LONG = 300
# Largest PDF of a plan of three pages without its source, bytes; the tags of a cell of a table, or of an entry of
# a list (fifty recipients are fifty of them), come on top.
SMALL_PDF, CELL = 100 * 1000, 150

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass
class Setup:
    """Where the program and the judges are."""

    program: str
    validator: str
    jars: Path
    python: Path
    work: Path
    # What the program's help lists.
    commands: str
    options: str
    # How many random plans.
    plans: int

    def render(self, plan, folder, *options, **environment):
        """Renders plans into a folder; the faults."""
        return call(self.program, "render", plan, "-o", f"{folder}/", *options, **environment)[0]

    def pages(self, plan):
        return call(self.program, "render", plan, "--emit", "pages")[1]


def offered(judge, name, text):
    """Whether the program has an option or a command; if not, that is a failure, never a silent gap."""
    return judge.check(f"the program has {name}", [] if name in text else [f"missing: {name}"])


def validate(setup, path):
    """Faults that the Open XML SDK finds."""
    done = subprocess.run([setup.validator, path], capture_output=True, timeout=120, check=False)
    if done.returncode == 0:
        return []
    said = done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
    try:
        return [json.dumps(e, ensure_ascii=False) for e in json.loads(done.stdout)["errors"]][:10] or [said.strip()]
    except (ValueError, KeyError, TypeError):
        return [f"exit code {done.returncode}: {said.strip()}"]


def text_faults(path):
    """What is wrong with the text that comes out of a PDF."""
    text = pdf.run("pdftotext", "-layout", path, "-")
    faults = [] if unicodedata.is_normalized("NFC", text) else ["text is not NFC"]
    if "\ufffd" in text:
        faults.append("text holds U+FFFD")
    # C0 and C1 controls, but for line ends, form feeds and tabs; private use
    odd = sorted({c for c in text if unicodedata.category(c) in ("Cc", "Co", "Cn") and c not in "\n\f\t\r"})
    return faults + [f"text holds U+{ord(c):04X}" for c in odd]


def our_fonts(path):
    """Fonts of ours must be embedded, subset and have a Unicode map."""
    found = pdf.fonts(path)
    return [f"{name}: emb {emb} sub {sub} uni {uni}" for name, emb, sub, uni in found if not (emb and sub and uni)] or (
        [] if found else ["no fonts at all"]
    )


def their_fonts(path):
    """LibreOffice must have found the font with the same widths."""
    return [name for name, *_ in pdf.fonts(path) if not name.split("+")[-1].startswith(ITS_FACES)]


def reproducible(setup, plan, out, again):
    """The same bytes in another folder, locale, time zone and number of threads."""
    faults = setup.render(plan, again, "-j", "1", LC_ALL="C", TZ="Pacific/Kiritimati", HOME="/")
    if faults:
        return faults
    return [f"{f} differs" for f in (f"{plan.stem}.docx", f"{plan.stem}.pdf") if (out / f).read_bytes() != (again / f).read_bytes()]


def sound(path):
    return silence("qpdf", "--check", path)


def viewed(path):
    """Other viewers open it without a word."""
    mupdf = silence("mutool", "draw", "-q", "-o", "/dev/null", path)
    ghostscript = silence("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", path)
    return [f"MuPDF: {s}" for s in mupdf] + [f"Ghostscript: {s}" for s in ghostscript]


def pictures(path):
    """The bytes of a PDF's pictures, as poppler rounds them up to tenths of its units."""
    units = {"B": 1, "K": 1024, "M": 1024 * 1024}
    listed = pdf.run("pdfimages", "-list", path).splitlines()[2:]
    sizes = re.findall(r"([\d.]+)([BKM])\s+[\d.]+%$", "\n".join(listed), re.M)
    return sum(float(number) * units[unit] for number, unit in sizes)


def size_faults(path):
    """A plan of three pages must stay small; its pictures are as large as they are."""
    size = path.stat().st_size - pictures(path)
    if size <= SMALL_PDF or pdf.pages(path) > 3:
        return []
    cells = len(re.findall(r"^\s*(?:T[DH]|LI)\b", pdf.run("pdfinfo", "-struct", path), re.M))
    return [f"{size} bytes, {cells} cells"] if size > SMALL_PDF + CELL * cells else []


def samples(judge, setup):
    """Renders the samples: `out/NAME.{docx,pdf}` and their plans."""
    out, plans = setup.work / "samples", {}
    out.mkdir()
    found = sorted(p for p in (ROOT / "samples").glob("*/*.yaml") if p.name != "don-vi.yaml")
    judge.check("there are samples", [] if found else ["none"])
    for plan in found:
        name, stem = plan.parent.name, plan.stem
        made = setup.work / "made" / name
        if not judge.check(f"{name}: renders", setup.render(plan, made)):
            continue
        for kind in ("docx", "pdf"):
            shutil.copy(made / f"{stem}.{kind}", out / f"{name}.{kind}")
        plans[name] = plan
        judge.check(f"{name}: same bytes again", reproducible(setup, plan, made, setup.work / "again" / name))
        fonts = setup.work / "fonts" / name
        if judge.check(f"{name}: renders with embedded fonts", setup.render(plan, fonts, "-f", "docx", "--nhung-phong")):
            judge.check(f"{name}: Open XML SDK, embedded fonts", validate(setup, fonts / f"{stem}.docx"))
        ours = out / f"{name}.pdf"
        judge.check(f"{name}: Open XML SDK", validate(setup, out / f"{name}.docx"))
        judge.check(f"{name}: fonts", our_fonts(ours))
        judge.check(f"{name}: extracted text", text_faults(ours))
        judge.check(f"{name}: qpdf", sound(ours))
        judge.check(f"{name}: MuPDF and Ghostscript", viewed(ours))
        judge.check(f"{name}: reading order", structure.faults(ours, out / f"{name}.docx", setup.pages(plan)))
        judge.check(f"{name}: size", size_faults(ours))
    return out, plans


def random_plans(judge, setup):
    """Renders the random plans: `out/NNN.{docx,pdf}` and their plans."""
    folder, out = setup.work / "plans", setup.work / "random"
    generator = [sys.executable, HERE / "random_plans.py", "--seed", "1"]
    call(*generator, "--count", setup.plans, folder)
    plans = {p.stem: p for p in sorted(folder.glob("*.yaml"))}
    judge.check(f"{setup.plans} random plans", [] if len(plans) == setup.plans else [f"only {len(plans)}"])
    judge.check("random plans: render", setup.render(folder, out))
    pdfs = [out / f"{name}.pdf" for name in plans if (out / f"{name}.pdf").exists()]
    judge.check("random plans: fonts", each(pdfs, our_fonts))
    judge.check("random plans: extracted text", each(pdfs, text_faults))
    judge.check("random plans: qpdf", each(pdfs, sound))
    judge.check(f"random plans: MuPDF and Ghostscript, {IN_VIEWERS} of them", each(pdfs[:IN_VIEWERS], viewed))
    order = lambda f: structure.faults(f, f.with_suffix(".docx"), setup.pages(plans[f.stem]))
    judge.check("random plans: reading order", each(pdfs, order))
    judge.check("random plans: size", each(pdfs, size_faults))
    documents = [f.with_suffix(".docx") for f in pdfs[:IN_SDK]]
    judge.check(f"random plans: Open XML SDK, {IN_SDK} of them", each(documents, lambda f: validate(setup, f)))
    return out, plans


def long_plan(judge, setup):
    """One plan of hundreds of pages."""
    plan, out = setup.work / "long.yaml", setup.work / "long"
    call(sys.executable, HERE / "random_plans.py", "--seed", "1", "--long", LONG, plan)
    if not judge.check("long plan: renders", setup.render(plan, out)):
        return out
    made = out / "long.pdf"
    pages = pdf.pages(made)
    judge.check(f"long plan: {pages} pages", [] if pages >= LONG else [f"not {LONG}"])
    judge.check("long plan: qpdf", sound(made))
    judge.check("long plan: MuPDF and Ghostscript", viewed(made))
    judge.check("long plan: reading order", structure.faults(made, out / "long.docx", setup.pages(plan)))
    judge.check("long plan: Open XML SDK", validate(setup, out / "long.docx"))
    return out


def standards(judge, setup, folders):
    """veraPDF over everything, as it comes and with its source attached. Returns the folder of samples with source."""
    files = [f for folder, _ in folders for f in sorted(folder.glob("*.pdf"))]
    for flavour, faults in verapdf.all_faults(setup.jars, ("2a", "ua1"), files).items():
        judge.check(f"veraPDF {flavour}, {len(files)} files", faults)
    if not offered(judge, "--pdf-standard", setup.options):
        judge.check("veraPDF 3a", ["missing: a-3a"])
        return None
    out, files = setup.work / "a-3a", []
    for folder, plans in folders:
        target = out / folder.name
        # Samples are called alike, and they name their profile: each is rendered where it stands.
        apart = len({p.name for p in plans.values()}) < len(plans)
        inputs = plans.items() if apart else [("", next(iter(plans.values())).parent)] if len(plans) > 1 else plans.items()
        faults = []
        if not apart and len(plans) > WITH_SOURCE:
            some = setup.work / f"plans-{folder.name}"
            some.mkdir()
            pictures = next(iter(plans.values())).parent.glob("*.png")
            for file in [*list(plans.values())[:WITH_SOURCE], *pictures]:
                shutil.copy(file, some)
            inputs = [("", some)]
        for name, plan in inputs:
            made = target / name if apart else target
            faults += setup.render(plan, made, "-f", "pdf", "--pdf-standard", "a-3a")
            if apart and (made / f"{plan.stem}.pdf").exists():
                shutil.copy(made / f"{plan.stem}.pdf", target / f"{name}.pdf")
        judge.check(f"{folder.name}: renders with its source", faults)
        files += sorted(target.glob("*.pdf"))
    for flavour, faults in verapdf.all_faults(setup.jars, ("3a", "ua1"), files).items():
        judge.check(f"veraPDF {flavour}, {len(files)} files with source", faults)
    judge.check("qpdf, files with source", each(files, sound))
    return out / folders[0][0].name


def signed(setup, folder, files, fields="all"):
    """Signs with pyHanko: the faults, and the signed files."""
    faults, said = call(setup.python, HERE / "sign.py", fields, folder, *files)
    if faults:
        return faults, []
    result = json.loads(said)
    faults = [f"{name}: {fault}" for name, found in result.items() for fault in found]
    return faults, sorted(folder.glob("*.pdf"))


def schema(judge, setup):
    """The JSON Schema takes what the program takes, and refuses what it refuses by its shape."""
    # Plans that once failed, where they lie beside the repository.
    cases = [folder for folder in [ROOT.parent / "shared" / "cases"] if folder.is_dir()]
    _, said = call(setup.python, HERE / "schema.py", setup.program, *cases)
    result = json.loads(said) if said else {"faults": ["schema.py said nothing"], "seen": {}}
    judge.check(f"schema: agrees with the program, plans {result['seen']}", result["faults"])


def signatures(judge, setup, source, random, with_source, plans):
    """Both fields of a file are signed, one after the other; the file stays what it was. A plan under a decision is not
    signed: the decision is."""
    texts = {name: plan.read_text(encoding="utf-8") for name, plan in plans.items()}
    # Nor is a copy in electronic form: its line tells of a signature of the file as a whole.
    electronic_copy = lambda text: "\nsao:" in text and "\nban: dien_tu" in "\n" + text
    unsigned = {name for name, text in texts.items() if "\nkem_theo:" in text or electronic_copy(text)}
    signed_ones = lambda folder: [f for f in sorted(folder.glob("*.pdf")) if f.stem not in unsigned]
    plain = signed_ones(source) + signed_ones(random)[:SIGNED]
    kinds, copies_of = [("2a", "signed", plain)], []
    if with_source:
        kinds.append(("3a", "signed-a-3a", signed_ones(with_source)))
    for standard, name, files in kinds:
        faults, made = signed(setup, setup.work / name, files)
        judge.check(f"{name}: pyHanko signs and validates {len(files)} files", faults)
        for flavour, faults in verapdf.all_faults(setup.jars, (standard, "ua1"), made).items():
            judge.check(f"{name}: veraPDF {flavour}", faults)
        judge.check(f"{name}: qpdf", each(made, sound))
        copies_of.append((name, standard, made[:COPIED]))
        if standard == "3a" and offered(judge, "verify", setup.commands):
            verified = lambda f: call(setup.program, "verify", f)[0]
            judge.check("verify: fresh files", each(files, verified))
            judge.check("verify: signed files", each(made, verified) if made else ["none"])
    return copies_of


def copied(judge, setup, source, signed_ones, names):
    """Copies of the samples, of signed files and of what LibreOffice makes of the samples."""
    if not offered(judge, "sao", setup.commands):
        return
    others = [setup.work / "libreoffice" / source.name / f"{name}.pdf" for name in names]
    kinds = [("samples", "2a", sorted(source.glob("*.pdf"))), *signed_ones]
    copies.judge(judge, setup, kinds, [f for f in others[:COPIED] if f.exists()])


def electronic_order(judge, setup):
    """The decree's order: the person signs, the office fills in number and date, the body signs."""
    if not offered(judge, "issue", setup.commands):
        return
    # A sample without number and date.
    plan, draft = setup.work / "draft.yaml", setup.work / "order-0" / "draft.pdf"
    text = (ROOT / "samples/xa-2026/ke-hoach.yaml").read_text(encoding="utf-8")
    plan.write_text(re.sub(r"^(so|ngay):.*$", r"\1:", text, flags=re.M), encoding="utf-8")
    shutil.copy(ROOT / "samples/xa-2026/don-vi.yaml", setup.work)
    if not judge.check("electronic order: the draft renders", setup.render(plan, draft.parent, "-f", "pdf")):
        return
    faults, made = signed(setup, setup.work / "order-1", [draft], "chu_ky_1")
    if not judge.check("electronic order: the person signs", faults):
        return
    first = made[0].read_bytes()
    issued = setup.work / "order-2" / made[0].name
    issued.parent.mkdir()
    shutil.copy(made[0], issued)
    faults = call(setup.program, "issue", issued, "--so", "15", "--ngay", "05/3/2026")[0]
    if not faults and not issued.read_bytes().startswith(first):
        faults = ["the file does not begin with the signed bytes"]
    if not faults and issued.read_bytes() == first:
        faults = ["nothing was filled in"]
    if not judge.check("electronic order: the office issues", faults):
        return
    faults, made = signed(setup, setup.work / "order-3", [issued], "con_dau_1")
    judge.check("electronic order: the body signs, both signatures hold", faults)
    for flavour, faults in verapdf.all_faults(setup.jars, ("2a", "ua1"), [issued, *made]).items():
        judge.check(f"electronic order: veraPDF {flavour}", faults)
    judge.check("electronic order: qpdf", each([issued, *made], sound))
    judge.check("electronic order: MuPDF and Ghostscript", each([issued, *made], viewed))


def convert(setup, out, documents):
    """LibreOffice makes PDFs of documents, a few runs side by side."""
    def run(number):
        some = documents[number:number + IN_ONE_RUN]
        profile = f"-env:UserInstallation=file://{setup.work}/profile-{number // IN_ONE_RUN % AT_ONCE}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out]
        subprocess.run([*command, *some], capture_output=True, timeout=900, check=True)

    # Those of one profile follow each other.
    starts = range(0, len(documents), IN_ONE_RUN)
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        list(pool.map(lambda first: [run(n) for n in starts[first::AT_ONCE]], range(AT_ONCE)))


def held_against(name, folder, out):
    """Our PDF and LibreOffice's: (fonts that it should not have, both page counts, the comparison); nothing without its PDF."""
    ours, theirs, document = folder / f"{name}.pdf", out / f"{name}.pdf", folder / f"{name}.docx"
    if not theirs.exists():
        return None
    result = compare.compare(ours, theirs, docx.paragraphs(document), docx.table_heads(document), docx.has_notes(document))
    return their_fonts(theirs), (pdf.pages(ours), pdf.pages(theirs)), result


def libreoffice(judge, setup, folder, names):
    """LibreOffice makes PDFs of the DOCX files: the same words, pages and line breaks as ours. Returns (lines, same)."""
    out = setup.work / "libreoffice" / folder.name
    convert(setup, out, [folder / f"{n}.docx" for n in names])
    faults = {"opens": [], "fonts": [], "pages": [], "words": []}
    elsewhere = []
    lines = same = left_out = 0
    differing = []
    with ProcessPoolExecutor(max_workers=AT_ONCE) as pool:
        compared = list(pool.map(held_against, names, repeat(folder), repeat(out)))
    for name, found in zip(names, compared):
        if found is None:
            faults["opens"].append(f"{name}: no PDF")
            continue
        odd, counts, result = found
        faults["fonts"] += [f"{name}: {font}" for font in odd]
        if counts[0] != counts[1]:
            faults["pages"].append(f"{name}: ours {counts[0]}, LibreOffice {counts[1]}")
        elsewhere += [name] if result.elsewhere else []
        faults["words"] += [f"{name}: {fault}" for fault in result.faults]
        lines, same, left_out = lines + result.lines, same + result.same, left_out + result.left_out
        differing += [f"{name}: {line}" for line in result.differing]
    for line in differing:
        print(f"differs {line}")
    over = {fault.split(":")[0] for what in ("pages", "words") for fault in faults[what]}
    if len(over) <= TAKEN_OVER * len(names):
        print(f"taken over whole, or otherwise: {', '.join(sorted(over)) or 'none'}")
        faults["pages"], faults["words"] = [], []
    for what, found in faults.items():
        judge.check(f"LibreOffice, {folder.name}, {len(names)} files: {what}", found)
    many = elsewhere if len(elsewhere) > OTHER_ROW * len(names) else []
    judge.check(f"LibreOffice, {folder.name}: pages break at the same rows of tables and above the same footnotes ({len(elsewhere)} do not)", many)
    share = same / lines if lines else 0
    print(f"lines: {same} of {lines} break at the same word ({share:.2%}); {left_out} in paragraphs with italics left out")
    enough = [] if share >= SAME_LINES else [f"{share:.2%}"]
    judge.check(f"LibreOffice, {folder.name}: at least {SAME_LINES:.0%} of lines break at the same word", enough)


def proof(judge, setup):
    """The pages that show what the program makes are true."""
    judge.check("samples/README.md shows the samples as they are", gallery.faults(setup.program))
    judge.check("samples/DOI-CHIEU.md: every measure holds and is what is measured", reference.faults(setup.program))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--tools", required=True, help="the folder that .ci/run installs npm's, Maven's and pip's judges into")
    parser.add_argument("--work", required=True)
    parser.add_argument("--plans", type=int, default=PLANS, help="how many random plans")
    options = parser.parse_args()
    program, tools, work = (Path(os.path.abspath(p)) for p in (options.program, options.tools, options.work))
    validator, python = tools / "node_modules/.bin/ooxml-validator", tools / "venv/bin/python"
    for tool in ("soffice", "pdftotext", "pdftoppm", "pdfsig", "pdffonts", "pdfinfo", "qpdf", "mutool", "gs", "java", program, validator, python):
        if not shutil.which(tool):
            sys.exit(f"no {tool}: a judge that is missing fails the run\n0 passed, 1 failed")
    if not list((tools / "verapdf").glob("*.jar")):
        sys.exit("no veraPDF: a judge that is missing fails the run\n0 passed, 1 failed")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    commands, listed = call(program, "--help")[1], call(program, "render", "--help")[1]
    setup = Setup(str(program), str(validator), tools / "verapdf", python, work, commands, listed, options.plans)

    judge = Judge()
    source, plans = judge.stage("samples", samples, setup)
    random, generated = judge.stage("random plans", random_plans, setup)
    long = judge.stage("long plan", long_plan, setup)
    folders = [(source, plans), (random, generated), (long, {"long": work / "long.yaml"})]
    with_source = judge.stage("veraPDF", standards, setup, folders)
    judge.stage("schema", schema, setup)
    signed_ones = judge.stage("signatures", signatures, setup, source, random, with_source, {**generated, **plans})
    judge.stage("electronic order", electronic_order, setup)
    judge.stage("LibreOffice, samples", libreoffice, setup, source, list(plans))
    judge.stage("copies", copied, setup, source, signed_ones, list(plans))
    judge.stage("LibreOffice, random plans", libreoffice, setup, random, list(generated))
    judge.stage("proof", proof, setup)
    return judge.end()


if __name__ == "__main__":
    sys.exit(main())
