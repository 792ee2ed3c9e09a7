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
        else:
            joins = False
    return "\n".join(lines)


def docx_text(path):
    """The text of a DOCX's body in its order: one line a paragraph."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))


def pages_text(dump):
    """The text of `--emit pages` without page numbers and repeated table heads."""
    found = (LINE.match(line) for line in dump.splitlines())
    return "\n".join(m.group(2) for m in found if m and m.group(1) not in ("-", "ke"))


def first_difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    return f"'{' '.join(ours[max(0, at - 3):at + 6])}', not '{' '.join(theirs[max(0, at - 3):at + 6])}'"


def faults(path, docx, dump):
    """What is wrong with the order or the words that a screen reader gets."""
    tree = tree_text(path)
    words, wanted = tree.split(), docx_text(docx).split()
    if not words:
        return ["the structure tree holds no text"]
    if words != wanted:
        return [f"tree reads {first_difference(words, wanted)} as the DOCX does"]
    ours, pages = squeeze(tree), squeeze(pages_text(dump))
    # A row that is split between two pages stands there line by line, and cell by cell in the tree.
    split_row = Counter(ours) == Counter(pages) and "Table" in pdf.run("pdfinfo", "-struct", path)
    if ours != pages and not split_row:
        return [f"tree reads {first_difference(list(ours), list(pages))} as the pages do"]
    return []
