"""A PDF as poppler sees it: words with places, in the order in which they are drawn, and the lines they stand on."""

import html
import re
import subprocess
from dataclasses import dataclass

# Two words stand on one line when their lower edges differ by less (pt).
SAME_LINE = 4.0
# The page number stands in the top or bottom margin, which are 20 mm at least (pt).
MARGIN = 56.0


@dataclass
class Word:
    page: int
    left: float
    right: float
    bottom: float
    top: float
    text: str


def run(*command):
    """Runs a program; its standard output as text."""
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8")


WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def words(path):
    """All words but the page numbers, and the page numbers by themselves as (page, text)."""
    found, page, height = [], 0, 0.0
    in_margin = set()
    # -raw: in the order of the content, which is the reading order for both producers.
    for line in run("pdftotext", "-raw", "-bbox", path, "-").splitlines():
        if "<page " in line:
            page += 1
            height = float(re.search(r'height="([\d.]+)"', line).group(1))
        match = WORD.search(line)
        if not match:
            continue
        left, top, right, bottom = map(float, match.groups()[:4])
        word = Word(page, left, right, bottom, top, html.unescape(match.group(5)))
        found.append(word)
        if (word.bottom < MARGIN or word.top > height - MARGIN) and word.text.isdigit():
            in_margin.add(len(found) - 1)
    # A number beside other words is no page number: an address at the foot of the page has some.
    beside = lambda a, b: a.page == b.page and abs(a.bottom - b.bottom) < SAME_LINE
    alone = {i for i in in_margin if not any(beside(found[i], found[j]) for j in (i - 1, i + 1) if 0 <= j < len(found))}
    numbers = [(found[i].page, found[i].text) for i in sorted(alone)]
    return [word for i, word in enumerate(found) if i not in alone], numbers


def pages(path):
    """How many pages."""
    return int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", path), re.M).group(1))


def fonts(path):
    """(name, embedded, subset, Unicode map) of every font."""
    rows = run("pdffonts", path).splitlines()[2:]
    # name type encoding emb sub uni object-number generation; types hold spaces, names do not.
    return [(row.split()[0], *(cell == "yes" for cell in row.split()[-5:-2])) for row in rows]


def beside(one, other):
    """Whether one of two words is small text above or below the line of the other: most of its height is within that one's."""
    small, large = sorted((one, other), key=lambda word: word.bottom - word.top)
    height = small.bottom - small.top
    within = min(small.bottom, large.bottom) - max(small.top, large.top)
    return height < 0.8 * (large.bottom - large.top) and within > 0.6 * height


def lines(found, gap=None):
    """Words grouped into lines; a horizontal gap of more than `gap` pt also ends a line (columns side by side)."""
    grouped = []
    for word in found:
        last = grouped[-1][-1] if grouped else None
        if (
            last
            and last.page == word.page
            and (abs(last.bottom - word.bottom) < SAME_LINE or beside(last, word))
            and word.left >= last.left
            and (gap is None or word.left - last.right <= gap)
        ):
            grouped[-1].append(word)
        else:
            grouped.append([word])
    return grouped
