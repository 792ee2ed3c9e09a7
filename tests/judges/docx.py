"""The paragraphs of a DOCX: text, where they stand, and whether they hold italics."""

import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Paragraph:
    # "head", "body" or "closing"
    region: str
    # Without any white space.
    text: str
    italic: bool


def squeeze(text):
    """Without white space: blanks are as wide as their producer likes."""
    return "".join(text.split())


def on(element, name):
    """Whether a switch such as w:i is there and on."""
    switch = element.find(f"{W}{name}") if element is not None else None
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")


def italic_styles(styles):
    """Ids of the styles that are italic, their own or by what they are based on."""
    found = {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}

    def italic(identifier, depth=0):
        style = found.get(identifier)
        if style is None or depth > 20:
            return False
        properties = style.find(f"{W}rPr")
        if properties is not None and properties.find(f"{W}i") is not None:
            return on(properties, "i")
        based = style.find(f"{W}basedOn")
        return based is not None and italic(based.get(f"{W}val"), depth + 1)

    return {identifier for identifier in found if italic(identifier)}


def table_heads(path):
    """The heading rows of every table, as one text each without white space: they are repeated on every page."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    heads = []
    for table in body.findall(f"{W}tbl"):
        rows = [r for r in table.findall(f"{W}tr") if on(r.find(f"{W}trPr"), "tblHeader")]
        heads.append(squeeze("".join(t.text or "" for r in rows for t in r.iter(f"{W}t"))))
    return sorted({h for h in heads if h}, key=len, reverse=True)


def has_notes(path):
    """Whether it has footnotes."""
    with zipfile.ZipFile(path) as package:
        return "word/footnotes.xml" in package.namelist()


def paragraphs(path):
    """All paragraphs of the main part that hold text, in order."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
        styles = italic_styles(ElementTree.fromstring(package.read("word/styles.xml")))
    blocks = [b for b in body if b.tag in (f"{W}p", f"{W}tbl")]
    text_of = lambda block: "".join(t.text or "" for t in block.iter(f"{W}t"))
    tables = [b for b in blocks if b.tag == f"{W}tbl"]
    head = tables[0] if tables and tables[0] is blocks[0] else None
    closing = next((t for t in reversed(tables) if "Nơi nhận" in text_of(t) and t is not head), None)
    found = []
    for block in blocks:
        region = "head" if block is head else "closing" if block is closing else "body"
        for p in [block] if block.tag == f"{W}p" else block.iter(f"{W}p"):
            text = squeeze(text_of(p))
            if not text:
                continue
            style = p.find(f"{W}pPr/{W}pStyle")
            italic = style is not None and style.get(f"{W}val") in styles
            runs = [r for r in p.iter(f"{W}r") if squeeze(text_of(r))]
            italic = italic or any(on(r.find(f"{W}rPr"), "i") for r in runs)
            found.append(Paragraph(region, text, italic))
    return found
