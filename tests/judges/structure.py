"""What a screen reader reads: the text of the structure tree as poppler sees it, against the DOCX and our own pages."""

import re
from collections import Counter
from xml.etree import ElementTree
import zipfile

import pdf
from docx import W, squeeze

# A line of text in a dump of pages: x, y, size, tag, text. `-` is an artifact.
LINE = re.compile(r"^  ..\d\d?\.\d\d \s*-?\d+\.\d\d +\d+(?:\.\d+)? (\S+) *(.*)$")


def tree_text(path):
    """The text of the structure tree: one line an element."""
    lines, joins = [], False
    for line in pdf.run("pdfinfo", "-struct-text", path).splitlines():
        text = line.strip()
        if len(text) > 1 and text.startswith('"') and text.endswith('"'):
            if joins:
                lines[-1] += text[1:-1]
            else:
                lines.append(text[1:-1])
            joins = True
        elif text != "Span (inline):" and not text.startswith("/BaselineShift"):
            # Small text above or below the line belongs to the word it stands in.
            joins = False
    return "\n".join(lines)


def parts(package, name):
    """The roots of the parts called NAME1.xml, NAME2.xml …, in the order of their numbers."""
    found = (re.fullmatch(rf"word/{name}(\d*)\.xml", entry) for entry in package.namelist())
    numbered = sorted((int(match.group(1) or 0), match.group(0)) for match in found if match)
    return [ElementTree.fromstring(package.read(entry)) for _, entry in numbered]


def paragraph(node):
    """The text of a paragraph, a line's end as a space, and the numbers of the footnotes it refers to."""
    text, notes = "", []
    wanted = (f"{W}t", f"{W}br", f"{W}footnoteReference")
    for part in (part for part in node.iter() if part.tag in wanted):
        if part.tag == f"{W}t":
            text += part.text or ""
        elif part.tag == f"{W}br":
            text += " "
        else:
            notes.append(int(part.get(f"{W}id")))
            text += f" {notes[-1]}"
    return text, notes


def running(package, name):
    """The lines of headers or footers, page numbers left out."""
    nodes = (p for root in parts(package, name) for p in root.iter(f"{W}p"))
    return [paragraph(p)[0] for p in nodes if not list(p.iter(f"{W}fldChar")) and not list(p.iter(f"{W}fldSimple"))]


def docx_text(path):
    """The text of a DOCX in its order: the lines of headers, the body with each footnote after its paragraph, the lines of
    footers where the first section ends; one line a paragraph."""
    with zipfile.ZipFile(path) as package:
        notes = {int(note.get(f"{W}id")): note for root in parts(package, "footnotes") for note in root}
        lines, foot = running(package, "header"), running(package, "footer")
        for node in ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body").iter(f"{W}p"):
            text, numbers = paragraph(node)
            lines.append(text)
            lines += [f"{n}" + " ".join(paragraph(p)[0] for p in notes[n].iter(f"{W}p")) for n in numbers]
            if node.find(f"{W}pPr/{W}sectPr") is not None:
                lines, foot = lines + foot, []
        return "\n".join(lines + foot)


def pages_text(dump):
    """The text of `--emit pages` without page numbers and repeated table heads."""
    found = (LINE.match(line) for line in dump.splitlines())
    return "\n".join(m.group(2) for m in found if m and m.group(1) not in ("-", "ke"))


def first_difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    return f"'{' '.join(ours[max(0, at - 3):at + 6])}', not '{' '.join(theirs[max(0, at - 3):at + 6])}'"


def foot_lines(docx):
    """The lines at the foot of a DOCX's pages, page numbers left out."""
    with zipfile.ZipFile(docx) as package:
        return any(running(package, "footer"))


def torn_rows(docx):
    """Whether a row may run on to the next page, as that of a foot does that is taller than a page."""
    with zipfile.ZipFile(docx) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
        return any(row.find(f"{W}trPr/{W}cantSplit") is None for row in body.iter(f"{W}tr"))


def faults(path, docx, dump):
    """What is wrong with the order or the words that a screen reader gets."""
    tree = tree_text(path)
    words, wanted = tree.split(), docx_text(docx).split()
    if not words:
        return ["the structure tree holds no text"]
    if words != wanted:
        return [f"tree reads {first_difference(words, wanted)} as the DOCX does"]
    ours, pages = squeeze(tree), squeeze(pages_text(dump))
    # A row that is split between two pages stands there line by line, and cell by cell in the tree; footnotes and the address
    # stand at the foot of a page whose text goes on.
    spread = re.search(r"^\s*(Table|Note)\b", pdf.run("pdfinfo", "-struct", path), re.M)
    elsewhere = spread or foot_lines(docx) or torn_rows(docx)
    if ours != pages and not (elsewhere and Counter(ours) == Counter(pages)):
        return [f"tree reads {first_difference(list(ours), list(pages))} as the pages do"]
    return []
