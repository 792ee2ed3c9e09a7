"""Our PDF against the one that LibreOffice makes of our DOCX: the same words, broken into the same lines."""

from collections import Counter
from dataclasses import dataclass, field

import pdf
from docx import squeeze

# Between two columns of the head or of the closing block there is at least this gap (pt); a space is 3 to 4 pt wide there.
COLUMN_GAP = 7.0
# Words closer to each other have no space between them (pt).
TOUCHING = 2.0


@dataclass
class Result:
    """What is wrong with the words (nothing = they agree) and how many lines agree."""

    faults: list = field(default_factory=list)
    lines: int = 0
    same: int = 0
    left_out: int = 0
    differing: list = field(default_factory=list)
    # The page breaks elsewhere inside a table: the repeated head stands between other rows; or a page with footnotes ends
    # at another line: these stand between other lines.
    elsewhere: bool = False


# So much of a paragraph tells where it begins or ends. Inside it a page may end, with what stands at the page's foot.
TELLING = 40


def regions(words, body):
    """Head, body and closing block: the body runs from the first to the last of its paragraphs."""
    text = "".join(squeeze(w.text) for w in words)
    first, last = body[0].text[:TELLING], body[-1].text[-TELLING:]
    start, ending = text.find(first), text.rfind(last)
    if start < 0 or ending < 0:
        return None
    end = ending + len(last)
    parts, offset = ([], [], []), 0
    for word in words:
        parts[0 if offset < start else 1 if offset < end else 2].append(word)
        offset += len(squeeze(word.text))
    return parts


def breaks(words):
    """The text without spaces, the (start, end) of its lines, and where a space stands within a line."""
    text, spans, spaces = "", [], set()
    for line in pdf.lines(words):
        start = len(text)
        for i, word in enumerate(line):
            # Small text is a word of its own to poppler, and touches what it stands at.
            if i and word.left - line[i - 1].right > TOUCHING:
                spaces.add(len(text))
            text += squeeze(word.text)
        spans.append((start, len(text)))
    return text, spans, spaces


def without(heads, broken):
    """What `breaks` found, without the lines of table heads: where they are repeated depends on where pages break."""
    text, spans, spaces = broken
    gone, at = [], 0
    while at < len(text):
        head = next((h for h in heads if text.startswith(h, at)), None)
        if head:
            gone.append((at, at + len(head)))
        at += len(head) if head else 1
    moved = lambda place: place - sum(min(end, place) - start for start, end in gone if start < place)
    inside = lambda start, end: any(a <= start and end <= b for a, b in gone)
    kept = "".join(text[a:b] for a, b in zip([0] + [e for _, e in gone], [s for s, _ in gone] + [len(text)]))
    spans = [(moved(a), moved(b)) for a, b in spans if not inside(a, b)]
    return kept, spans, {moved(s) for s in spaces if not inside(s, s)}


def italic_ranges(text, paragraphs):
    """Where in the text the paragraphs stand that hold italics."""
    ranges, at = [], 0
    for paragraph in paragraphs:
        found = text.find(paragraph.text, at)
        if found < 0:
            continue
        at = found + len(paragraph.text)
        if paragraph.italic:
            ranges.append((found, at))
    return ranges


def sides(result, name, ours, theirs, paragraphs):
    """Head or closing block: their columns may be drawn in either order, so words and lines are compared as bags."""
    bag = lambda words: Counter(squeeze(w.text) for w in words)
    for text, count in (bag(ours) - bag(theirs)).items():
        result.faults.append(f"{name}: '{text}' ({count}) only in our PDF")
    for text, count in (bag(theirs) - bag(ours)).items():
        result.faults.append(f"{name}: '{text}' ({count}) only in LibreOffice's PDF")
    italic = "\n".join(p.text for p in paragraphs if p.region == name and p.italic)
    joined = lambda words: Counter(
        " ".join(w.text for w in line) for line in pdf.lines(words, COLUMN_GAP)
    )
    mine, other = joined(ours), joined(theirs)
    for line, count in mine.items():
        if squeeze(line) in italic:
            result.left_out += count
            continue
        result.lines += count
        result.same += min(count, other[line])
        if other[line] < count:
            result.differing.append(f"{name}: {line}")


def body(result, ours, theirs, paragraphs, heads, notes):
    """The body, in order; `notes`: footnotes stand among its lines."""
    mine, yours = breaks(ours), breaks(theirs)
    if mine[0] != yours[0] and heads:
        mine, yours = without(heads, mine), without(heads, yours)
        result.elsewhere = mine[0] == yours[0]
    (text, spans, spaces), (other, other_spans, other_spaces) = mine, yours
    if text != other and notes and Counter(text) == Counter(other):
        result.elsewhere = True
        return
    if text != other:
        at = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
        result.faults.append(f"body: from '{text[max(0, at - 20):at + 40]}' LibreOffice has '{other[max(0, at - 20):at + 40]}'")
        return
    # Where either breaks a line the other need not have a space: a word may be broken after its hyphen.
    ends = {end for _, end in spans} | {end for _, end in other_spans}
    for at in sorted((spaces ^ other_spaces) - ends):
        result.faults.append(f"body: a space in only one of the two at '{text[max(0, at - 15):at]}|{text[at:at + 15]}'")
    skip = italic_ranges(text, [p for p in paragraphs if p.region == "body"])
    theirs_at = set(other_spans)
    for start, end in spans:
        if any(start < b and end > a for a, b in skip):
            result.left_out += 1
            continue
        result.lines += 1
        if (start, end) in theirs_at:
            result.same += 1
        else:
            result.differing.append(f"…{text[max(0, end - 30):end]} | {text[end:end + 15]}…")


def compare(our_pdf, their_pdf, paragraphs, heads, notes):
    """Everything about the two files' text."""
    result = Result()
    (ours, our_numbers), (theirs, their_numbers) = pdf.words(our_pdf), pdf.words(their_pdf)
    if our_numbers != their_numbers:
        result.faults.append(f"page numbers: {our_numbers}, LibreOffice {their_numbers}")
    middle = [p for p in paragraphs if p.region == "body"]
    mine, other = regions(ours, middle), regions(theirs, middle)
    if mine is None or other is None:
        who = "ours" if mine is None else "LibreOffice's"
        result.faults.append(f"first or last paragraph of the DOCX's body not found in {who}")
        return result
    sides(result, "head", mine[0], other[0], paragraphs)
    body(result, mine[1], other[1], paragraphs, heads, notes)
    sides(result, "closing", mine[2], other[2], paragraphs)
    return result
