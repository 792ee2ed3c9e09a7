#!/usr/bin/env python3
"""Measures where pages end, in the program's own pages: what a person would not have left so.

    breaks.py --program target/debug/kehoach FILE.yaml …       a line a file, and the sums
    breaks.py --program … --shared ../shared/plans             the texts of real documents, pasted into plans

Said of each document: the blank at the foot of the page before that of the signatures (mm), how much of it is more than the
block of the signatures would have taken, signatures under fewer than two lines, heads of tables, rows that name a group and headings that are last on a page, texts that end with a colon and are last
on a page. A program that knows fewer keys refuses some files: they are counted, and left out.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

LINE = re.compile(r"^ +([\d.]+) +([\d.]+) +([\d.]+) (\S+) +(.*)$")
RULE = re.compile(r"^ +([\d.]+) +([\d.]+) ke +([\d.]+) x ([\d.]+)$")
# Borders of tables are thinner than the rules of the form.
BORDER = 0.2
# Below this a blank is what a line that is not torn leaves anyway.
BLANK = 25


@dataclass
class Page:
    size: str
    lines: list = field(default_factory=list)
    borders: list = field(default_factory=list)
    notes: bool = False


@dataclass
class Found:
    pages: int = 0
    blank: float = 0.0
    beyond: float = 0.0
    alone: int = 0
    heads: list = field(default_factory=list)
    groups: list = field(default_factory=list)
    headings: list = field(default_factory=list)
    leads: list = field(default_factory=list)


def emit(program, plan, stage):
    run = subprocess.run([program, "render", plan, "--emit", stage], capture_output=True, text=True)
    return run.stdout if run.returncode == 0 and run.stdout.strip() else None


def squeeze(text):
    return "".join(text.replace("*", "").split())


def pages(text):
    """The pages of a dump: lines of the text area, and horizontal borders."""
    found = []
    for line in text.split("\n"):
        if line.startswith("trang "):
            found.append(Page(line.split("(")[-1]))
        elif rule := RULE.match(line):
            x, y, width, height = map(float, rule.groups())
            if height < BORDER and width > 2:
                found[-1].borders.append(round(y + height, 1))
        elif (part := LINE.match(line)) and part[4] != "-":
            if part[4] == "Note":
                found[-1].notes = True
                continue
            found[-1].lines.append((float(part[2]), float(part[1]), part[4], part[5]))
    return found


def rows(text):
    """The rows of all tables in the block tree: kind, cells, whether it names a group."""
    found, tables = [], 0
    for line in text.split("\n"):
        words = line.split()
        if words[:1] == ["bang"]:
            tables += 1
        elif words[:1] == ["hang"]:
            found.append((tables, words[1] if len(words) > 1 else "", []))
        elif words[:1] == ["o"] and found and len(words) < 4:
            found[-1][2].append([words[2] if len(words) > 2 else "1x1", ""])
        elif found and found[-1][2] and (part := re.match(r" +p: (.*)$", line)):
            found[-1][2][-1][1] += part[1]
    named = []
    for index, (table, kind, cells) in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        more = following is not None and following[0] == table
        filled = [cell for cell in cells if cell[1].strip()]
        wide = bool(filled) and len(filled) <= 2 and filled[-1] is cells[-1] and int(filled[-1][0].split("x")[0]) > 1
        bold = bool(filled) and all(re.fullmatch(r"\*\*[^*]*\*\*", cell[1].strip()) for cell in filled)
        plain = more and not all(re.fullmatch(r"\*\*[^*]*\*\*|", cell[1].strip()) for cell in following[2])
        total = any(re.match(r"\**(tổng|cộng)", cell[1].strip().lower()) for cell in filled)
        group = kind != "dau" and more and not total and (wide or bold and plain)
        named.append([kind, [squeeze(cell[1]) for cell in cells], group, table])
    # Where most rows look so, none names a group.
    for row in named:
        if sum(other[2] for other in named if other[3] == row[3]) * 2 > sum(other[3] == row[3] for other in named):
            row[0] = row[0] or "-"
    return [(kind, cells, group and kind != "-") for kind, cells, group, _ in named]


def table_ends(page):
    """Whether a table is the last of a page."""
    lowest = max(page.lines)[0]
    return bool(page.borders) and lowest < max(page.borders) < lowest + 12


def foot(page):
    """Where the block of the signatures begins: with the first signers side by side, or level with the recipients."""
    at = next(y for y, _, _, text in page.lines if text.startswith("Nơi nhận:"))
    beside = [y for y, x, _, _ in page.lines for other, left, _, _ in page.lines if y == other and left > x + 40]
    lowest = max((edge for edge in page.borders if edge < at), default=0)
    return min([at, *(y for y in beside if y > lowest)])


def last_row(page, table_rows):
    """What the last row of a page is, if a table ends there: the rows of the document with its text."""
    lowest = max(page.lines)[0]
    edges = sorted({edge for edge in page.borders if edge > lowest - 60})
    if not edges or edges[-1] < lowest or edges[-1] > lowest + 12:
        return []
    above = [edge for edge in edges if edge < edges[-1] - 3]
    top = above[-1] if above else 0
    band = [squeeze(text) for y, _, _, text in page.lines if y > top]
    return [row for row in table_rows if band and all(any(piece in cell for cell in row[1]) for piece in band)]


def measure(dump, blocks):
    found, table_rows = Found(), rows(blocks)
    all_pages = [page for page in pages(dump) if page.lines]
    found.pages = len(all_pages)
    full = max(max(page.lines)[0] for page in all_pages)
    ends = [index for index, page in enumerate(all_pages) if any(text.startswith("Nơi nhận:") for _, _, _, text in page.lines)]
    if ends and ends[0] > 0:
        page = all_pages[ends[0]]
        at = foot(page)
        above = {round(y, 1) for y, _, _, _ in page.lines if y < at - 1}
        before = all_pages[ends[0] - 1]
        # A paragraph of one line below a table is company enough.
        wanted = 1 if table_ends(before) else 2
        found.alone = int(len(above) < wanted and not any(edge < at for edge in page.borders))
        # What stands on a page of another shape goes over whatever is left; footnotes stand at the foot in any case.
        if before.size == page.size and not before.notes:
            found.blank = max(0.0, full - max([*(y for y, *_ in before.lines), *before.borders]))
            found.beyond = max(0.0, found.blank - (max(y for y, *_ in page.lines) - max(above, default=at)))
    for index, page in enumerate(all_pages[:-1]):
        if index in ends:
            continue
        _, _, tag, text = max(page.lines)
        candidates = last_row(page, table_rows)
        if candidates:
            if all(kind == "dau" for kind, _, _ in candidates):
                found.heads.append(text)
            elif all(group for _, _, group in candidates):
                found.groups.append(text)
        elif tag.startswith("H"):
            found.headings.append(text)
        elif text.rstrip().rstrip("*").endswith(":"):
            found.leads.append(text)
    return found


# Where the text of each real document begins and ends (lines from 1).
TEXTS = [
    ("00-ben-tre", 11, 53), ("00-thu-thua", 11, 41), ("01-hcm-172-luat-viec-lam", 26, 178), ("02-ha-noi-308-du-lieu", 26, 269),
    ("04-can-tho-159-truyen-thong", 25, 291), ("07-bcdqg-1237-252-2013", 13, 357), ("09-sct-lao-cai-huan-luyen-vlncn", 14, 32),
    ("11-thpt-doc-binh-kieu-markdown", 20, 152), ("18-ttg-qd-773-2018-kem-ke-hoach", 38, 256), ("30-cv-5115-ldtbxh-2018", 12, 26),
    ("36-qd-1050-sct-lao-cai-2026", 13, 88), ("38-cv-don-doc-sct-lao-cai-2026", 16, 19), ("41-ttlt-47-2009-hai-nguoi-ky-cut", 15, 21),
    ("45-tb-11-quang-ngai-2025", 20, 64), ("50-sct-lao-cai-de-an-08", 17, 124), ("60-xa-long-ho-149-rut-gon", 8, 27),
]
# A text is set in each of these, so that its pages end at other places.
LAYOUTS = [
    "{}", "{co_chu: 13}", "{cach_doan: 8}", "{gian_dong: 1.15}", "{le: {tren: 25, duoi: 25}}", "{le: {trai: 35, phai: 20}}",
    "{co_chu: 13, gian_dong: 1.3}", "{cach_doan: 10, le: {phai: 20}}", "{gian_dong: 1.5}", "{co_chu: 13, cach_doan: 12}",
]
HEAD = """co_quan_chu_quan: UBND TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
so: 15
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 5/3/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_nhan: [Ủy ban nhân dân tỉnh, Các phòng chuyên môn, Các xã]
luu: VT
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}
"""


def shared(folder, out):
    """The real texts, each in every layout; the folder is not part of the project."""
    plans = []
    for name, first, last in TEXTS:
        text = (Path(folder) / f"{name}.txt").read_text(encoding="utf-8").lstrip("\ufeff").replace("\f", "")
        pasted = "".join(f"  {line}\n" for line in text.split("\n")[first - 1 : last])
        for number, layout in enumerate(LAYOUTS):
            plan = Path(out) / f"{name}-{number}.yaml"
            plan.write_text(f"{HEAD}trinh_bay: {layout}\nnoi_dung: |2\n{pasted}", encoding="utf-8")
            plans.append(plan)
    return plans


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shared", metavar="FOLDER", help="texts of real documents")
    parser.add_argument("--quiet", action="store_true", help="only the sums")
    parser.add_argument("plans", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        plans = [*options.plans, *(shared(options.shared, work) if options.shared else [])]
        measured, refused = {}, []
        for plan in plans:
            dump, blocks = emit(options.program, plan, "pages"), emit(options.program, plan, "blocks")
            if dump is None or blocks is None:
                refused.append(str(plan))
                continue
            measured[str(plan)] = measure(dump, blocks)
    for plan, found in measured.items():
        wrong = [f"{what} '{text[:60]}'" for what in ("heads", "groups", "headings", "leads") for text in getattr(found, what)]
        if not options.quiet and (wrong or found.alone or found.blank > BLANK):
            print(f"{plan}: blank {found.blank:.1f} mm, {found.beyond:.1f} beyond; {'alone; ' if found.alone else ''}{'; '.join(wrong)}")
    every = list(measured.values())
    blanks = sorted((found.blank for found in every if found.blank > 0), reverse=True)
    count = lambda what: sum(len(getattr(found, what)) for found in every)
    print(
        f"{len(every)} documents ({len(refused)} refused), {sum(found.pages for found in every)} pages | blank above signatures: "
        f"sum {sum(blanks):.0f} mm, most {blanks[0] if blanks else 0:.1f} mm, over {BLANK} mm in {sum(b > BLANK for b in blanks)} of {len(blanks)} | "
        f"beyond what the block itself takes {sum(found.beyond for found in every):.0f} mm, most {max((found.beyond for found in every), default=0):.1f} mm | "
        f"signatures alone {sum(found.alone for found in every)} | heads {count('heads')}, rows of groups {count('groups')}, "
        f"headings {count('headings')}, lead-ins {count('leads')} last on a page"
    )
    if refused:
        print("refused:", ", ".join(refused), file=sys.stderr)


if __name__ == "__main__":
    main()
