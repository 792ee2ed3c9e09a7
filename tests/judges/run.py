#!/usr/bin/env python3
"""Renders every sample and asks the outside judges; the last line says how many checks passed and how many failed."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import compare
import docx
import pdf

# Share of lines, of all samples together, that must break at the same word.
SAME_LINES = 0.98

ROOT = Path(__file__).resolve().parents[2]


class Judge:
    """Counts checks and prints each."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, faults):
        """One check: no faults = passed."""
        if faults:
            self.failed += 1
            print(f"FAILED  {name}")
            for fault in faults:
                print(f"        {fault}")
        else:
            self.passed += 1
            print(f"passed  {name}")

    def silent(self, name, *command):
        """A program that must end well and say nothing on standard error."""
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
        # Debian's mutool is built without ICC and says so; that is not about the file.
        said = [s for s in done.stderr.decode(errors="replace").strip().splitlines() if "ICC support is not" not in s]
        self.check(name, said[:10] + ([f"exit code {done.returncode}"] if done.returncode else []))


def render(program, plan, folder, *options, **environment):
    """Renders a plan into a folder."""
    command = [program, "render", plan, "-o", f"{folder}/", *options]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False, env={**os.environ, **environment})
    if done.returncode != 0:
        return [line for line in done.stderr.decode(errors="replace").splitlines() if line] or [f"exit {done.returncode}"]
    return []


def libreoffice(files, folder, work):
    """Makes PDFs of all DOCX files in one go."""
    command = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *files], capture_output=True, timeout=600, check=True)


def validate(validator, path):
    """Faults that the Open XML SDK finds."""
    done = subprocess.run([validator, path], capture_output=True, timeout=120, check=False)
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
    return [name for name, *_ in pdf.fonts(path) if not name.split("+")[-1].startswith("LiberationSerif")]


def reproducible(program, plan, out, again):
    """The same bytes in another folder, locale, time zone and number of threads."""
    faults = render(program, plan, again, "-j", "1", LC_ALL="C", TZ="Pacific/Kiritimati", HOME="/")
    if faults:
        return faults
    return [f"{f} differs" for f in ("ke-hoach.docx", "ke-hoach.pdf") if (out / f).read_bytes() != (again / f).read_bytes()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--validator", required=True)
    parser.add_argument("--work", required=True)
    options = parser.parse_args()
    program, validator, work = (os.path.abspath(p) for p in (options.program, options.validator, options.work))
    for tool in ("soffice", "pdftotext", "pdffonts", "pdfinfo", "qpdf", "mutool", "gs", program, validator):
        if not shutil.which(tool):
            sys.exit(f"no {tool}: a judge that is missing fails the run\n0 passed, 1 failed")
    work = Path(work)
    shutil.rmtree(work, ignore_errors=True)
    (work / "libreoffice").mkdir(parents=True)

    judge = Judge()
    samples = sorted(p.parent for p in (ROOT / "samples").glob("*/ke-hoach.yaml"))
    judge.check("there are samples", [] if samples else ["none"])
    rendered = []
    for sample in samples:
        name, out = sample.name, work / sample.name
        faults = render(program, sample / "ke-hoach.yaml", out)
        judge.check(f"{name}: renders", faults)
        if faults:
            continue
        rendered.append(name)
        shutil.copy(out / "ke-hoach.docx", work / f"{name}.docx")
        faults = render(program, sample / "ke-hoach.yaml", work / f"{name}-phong", "-f", "docx", "--nhung-phong")
        judge.check(f"{name}: renders with embedded fonts", faults)
        judge.check(f"{name}: same bytes again", reproducible(program, sample / "ke-hoach.yaml", out, work / f"{name}-lai"))
        judge.check(f"{name}: Open XML SDK", validate(validator, work / f"{name}.docx"))
        if not faults:
            judge.check(f"{name}: Open XML SDK, embedded fonts", validate(validator, work / f"{name}-phong/ke-hoach.docx"))
        ours = out / "ke-hoach.pdf"
        judge.check(f"{name}: fonts", our_fonts(ours))
        judge.check(f"{name}: extracted text", text_faults(ours))
        judge.silent(f"{name}: qpdf", "qpdf", "--check", ours)
        judge.silent(f"{name}: MuPDF", "mutool", "draw", "-q", "-o", "/dev/null", ours)
        judge.silent(f"{name}: Ghostscript", "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", ours)

    if rendered:
        libreoffice([work / f"{name}.docx" for name in rendered], work / "libreoffice", work)
    lines = same = left_out = 0
    differing = []
    for name in rendered:
        ours, theirs = work / name / "ke-hoach.pdf", work / "libreoffice" / f"{name}.pdf"
        if not theirs.exists():
            judge.check(f"{name}: LibreOffice opens the DOCX", ["no PDF"])
            continue
        judge.check(f"{name}: LibreOffice's fonts", their_fonts(theirs))
        counts = pdf.pages(ours), pdf.pages(theirs)
        judge.check(f"{name}: pages", [] if counts[0] == counts[1] else [f"ours {counts[0]}, LibreOffice {counts[1]}"])
        result = compare.compare(ours, theirs, docx.paragraphs(work / f"{name}.docx"))
        judge.check(f"{name}: words", result.faults)
        lines, same, left_out = lines + result.lines, same + result.same, left_out + result.left_out
        differing += [f"{name}: {line}" for line in result.differing]
    for line in differing:
        print(f"differs {line}")
    share = same / lines if lines else 0
    print(f"lines: {same} of {lines} break at the same word ({share:.2%}); {left_out} in paragraphs with italics left out")
    judge.check(f"at least {SAME_LINES:.0%} of lines break at the same word", [] if share >= SAME_LINES else [f"{share:.2%}"])
    print(f"{judge.passed} passed, {judge.failed} failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
