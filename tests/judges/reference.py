#!/usr/bin/env python3
"""Measures a sample's pages as poppler draws them and holds every distance against the decree: writes the reference page
`samples/DOI-CHIEU.md`, or says what differs from it (`--check`)."""

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pdf
import reference_forms

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "samples" / "DOI-CHIEU.md"
SAMPLE = "ubnd-tinh"
MM = 25.4 / 72
# Pictures are measured at this resolution; a pixel is 0.085 mm.
DPI = 300
# The forms' tables: widths of the columns of head and foot on form 1.4, mm.
FORM_HEAD, FORM_FOOT = (67.5, 100.0), (52.8, 110.9)


@dataclass
class Text:
    """A line of text: its edges and lower edge in mm."""

    left: float
    right: float
    top: float
    bottom: float
    words: str

    @property
    def width(self):
        return self.right - self.left

    @property
    def middle(self):
        return (self.left + self.right) / 2


@dataclass
class Rule:
    """A drawn horizontal line, mm."""

    left: float
    right: float
    y: float

    @property
    def width(self):
        return self.right - self.left


def texts(path, page):
    """The lines of a page; columns side by side are lines of their own."""
    found, _ = pdf.words(path)
    lines = pdf.lines([word for word in found if word.page == page], gap=12)
    return [
        Text(
            line[0].left * MM,
            line[-1].right * MM,
            min(word.top for word in line) * MM,
            max(word.bottom for word in line) * MM,
            " ".join(word.text for word in line),
        )
        for line in lines
    ]


def rules(path, page, work):
    """Horizontal black lines longer than 8 mm and not higher than 1 mm, found in a picture of the page."""
    picture = Path(work) / "page"
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DPI), "-f", str(page), "-l", str(page), "-singlefile", path, picture], check=True
    )
    data = picture.with_suffix(".pgm").read_bytes()
    width, height = map(int, re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data).groups())
    pixels = data[-width * height :]
    scale = 25.4 / DPI
    runs = {}
    for y in range(height):
        for run in re.finditer(rb"[\x00-\x7f]{%d,}" % int(8 / scale), pixels[y * width : (y + 1) * width]):
            runs.setdefault(run.span(), []).append(y)
    return [
        Rule(left * scale, right * scale, ys[0] * scale)
        for (left, right), ys in sorted(runs.items(), key=lambda item: item[1][0])
        if (ys[-1] - ys[0] + 1) * scale < 1
    ]


def line(lines, start):
    """The line that begins so."""
    return next(text for text in lines if text.words.startswith(start))


def below(found, text):
    """The rule right under a line."""
    near = [rule for rule in found if text.bottom - 3 < rule.y < text.bottom + 4 and text.left < rule.right and rule.left < text.right]
    return min(near, key=lambda rule: abs(rule.y - text.bottom))


def number(value, digits=1):
    return f"{value:.{digits}f}".replace(".", ",")


def measure(path, work):
    """Rows of the reference page: what, clause, what the decree asks, what was measured, whether it holds."""
    last = pdf.pages(path)
    first, end, lines1 = texts(path, 1), texts(path, last), rules(path, 1, work)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    width, height = (float(x) * MM for x in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    kind = line(first, "KẾ HOẠCH")
    end_of_title = next(rule.y for rule in lines1 if rule.y > kind.bottom)
    body = [text for text in first if text.top > end_of_title]
    left, right = min(t.left for t in body), max(t.right for t in body)
    rows = []

    def row(what, clause, asked, measured, holds):
        rows.append((what, clause, asked, measured if holds else f"**KHÔNG ĐẠT**: {measured}", holds))

    def near(value, wanted, by=0.2):
        return abs(value - wanted) <= by

    row("Khổ giấy", "I.1", "210 × 297 mm", f"{number(width)} × {number(height)} mm", near(width, 210) and near(height, 297))
    row("Lề trái", "I.3", "30–35 mm", f"{number(left)} mm", 29.9 <= left <= 35.1)
    row("Lề phải", "I.3", "15–20 mm", f"{number(width - right)} mm", 14.9 <= width - right <= 20.1)
    top = min(t.top for t in first)
    row("Lề trên (mép trên dòng đầu)", "I.3", "20–25 mm", f"{number(top)} mm", 19.8 <= top <= 25.2)

    title, motto = line(first, "CỘNG HÒA"), line(first, "Độc lập")
    row("Quốc hiệu trên một dòng", "II.1a", "một dòng; ô số 1 ở bên phải", f"dài {number(title.width)} mm", title.middle > width / 2)
    row("Tâm Quốc hiệu và Tiêu ngữ", "II.1b", "canh giữa nhau", f"lệch {number(abs(title.middle - motto.middle), 2)} mm", near(title.middle, motto.middle))
    rule = below(lines1, motto)
    row("Đường kẻ dưới Tiêu ngữ", "II.1b", f"bằng độ dài dòng chữ ({number(motto.width)} mm)", f"{number(rule.width)} mm", near(rule.width, motto.width, 0.3))
    names = [t for t in first if t.middle < width / 2 and t.bottom < line(first, "Số:").top]
    own = names[-1]
    rule = below(lines1, own)
    share = rule.width / own.width
    row("Đường kẻ dưới tên cơ quan ban hành", "II.2b", "1/3–1/2 độ dài dòng chữ, cân đối", f"{number(rule.width)} mm = {number(share, 2)}; lệch tâm {number(abs((rule.left + rule.right) / 2 - own.middle), 2)} mm", 1 / 3 <= share <= 0.5)
    row("Tên cơ quan ngang Quốc hiệu", "sơ đồ, ô 1 và 2", "cùng dòng đầu", f"lệch {number(abs(names[0].bottom - title.bottom), 2)} mm", near(names[0].bottom, title.bottom))
    so, day = line(first, "Số:"), next(t for t in first if ", ngày" in t.words)
    row("Số, ký hiệu ngang địa danh, thời gian", "II.4c; ô 3 và 4", "cùng một dòng", f"lệch chân chữ {number(abs(so.bottom - day.bottom), 2)} mm (cỡ chữ khác nhau)", near(so.bottom, day.bottom, 0.4))
    row("Tâm số, ký hiệu so với tên cơ quan", "II.3c", "canh giữa dưới tên cơ quan", f"lệch {number(abs(so.middle - own.middle), 2)} mm", near(so.middle, own.middle, 0.3))
    row("Tâm ngày tháng so với Quốc hiệu", "II.4c", "canh giữa dưới Quốc hiệu", f"lệch {number(abs(day.middle - title.middle), 2)} mm", near(day.middle, title.middle, 0.3))
    gap = title.middle - own.middle
    form = sum(FORM_HEAD) / 2
    row("Khoảng cách tâm hai cột phần đầu", "mẫu 1.4", f"bảng {number(FORM_HEAD[0])} + {number(FORM_HEAD[1])} mm: {number(form)} mm (để tham khảo)", f"{number(gap)} mm", near(gap, form, 12))

    centre = (left + right) / 2
    row("Tên loại giữa vùng chữ", "II.5b", "canh giữa", f"lệch {number(abs(kind.middle - centre), 2)} mm", near(kind.middle, centre, 0.3))
    subject = [t for t in first if t.top < end_of_title][-1]
    rule = below(lines1, subject)
    share = rule.width / subject.width
    row("Đường kẻ dưới trích yếu", "II.5b", "1/3–1/2 độ dài dòng chữ cuối, cân đối", f"{number(rule.width)} mm = {number(share, 2)}; lệch tâm {number(abs((rule.left + rule.right) / 2 - subject.middle), 2)} mm", 1 / 3 <= share <= 0.5)
    size = body[0].bottom - body[0].top
    indents = sorted({round(t.left - left, 1) for t in body if abs(t.bottom - t.top - size) < 0.2})
    indent = indents[1]
    row("Thụt dòng đầu", "II.6e", "10 hoặc 12,7 mm", f"{number(indent)} mm", near(indent, 10) or near(indent, 12.7))
    steps = [b.bottom - a.bottom for a, b in zip(body, body[1:]) if abs(b.bottom - b.top - size) < 0.2]
    pitch = min(step for step in steps if step > 3)
    row("Giãn dòng", "II.6e", "từ dòng đơn (5,68 mm ở cỡ 14) đến 1,5 dòng", f"{number(pitch, 2)} mm", 5.66 <= pitch <= 8.6)
    space = min(step for step in steps if step > pitch + 1) - pitch
    row("Cách đoạn", "II.6e", "ít nhất 6 pt = 2,12 mm", f"{number(space, 2)} mm", space >= 2.1)

    _, numbers = pdf.words(path)
    row("Số trang", "I.7", "không có ở trang 1; từ trang 2", ", ".join(text for _, text in numbers), [n for n, _ in numbers] == list(range(2, last + 1)))
    raw = [t for t in re.findall(pdf.WORD.pattern, pdf.run("pdftotext", "-raw", "-bbox", "-f", "2", "-l", "2", path, "-")) if t[4] == "2"][0]
    middle = (float(raw[0]) + float(raw[2])) / 2 * MM
    row("Số trang giữa lề trên", "I.7", "canh giữa theo chiều ngang, trong phần lề trên", f"lệch {number(abs(middle - centre), 2)} mm; mép trên cách mép giấy {number(float(raw[1]) * MM)} mm", near(middle, centre, 0.3) and float(raw[3]) * MM < 20)

    to = line(end, "Nơi nhận:")
    sign = [t for t in end if t.left > centre - 10 and t.top > to.top - 6]
    post, name = sign[0], sign[-1]
    row("“Nơi nhận:” ngang quyền hạn, chức vụ", "II.9d", "cùng một dòng", f"lệch chân chữ {number(abs(to.bottom - post.bottom), 2)} mm (cỡ chữ khác nhau)", near(to.bottom, post.bottom, 0.5))
    row("“Nơi nhận:” và gạch đầu dòng", "II.9d", "sát lề trái", f"{number(to.left)} mm; {number(line(end, '- ').left)} mm", near(to.left, left) and near(line(end, "- ").left, left))
    row("Tâm họ tên so với chức vụ", "II.7đ", "canh giữa", f"lệch {number(abs(name.middle - post.middle), 2)} mm", near(name.middle, post.middle, 0.3))
    share = (post.middle - left) / (right - left)
    form = (FORM_FOOT[0] + FORM_FOOT[1] / 2) / sum(FORM_FOOT)
    row("Tâm chữ ký trong vùng chữ", "mẫu 1.4", f"bảng {number(FORM_FOOT[0])} + {number(FORM_FOOT[1])} mm: {number(form, 2)} (để tham khảo)", number(share, 2), 0.6 <= share <= 0.85)
    row("Chỗ ký (từ chức vụ đến họ tên)", "ô 7c", "để ngỏ; chọn 30 mm", f"{number(name.top - sign[-2].bottom)} mm", name.top - sign[-2].bottom >= 25)
    return rows


HEAD = """# Đối chiếu với mẫu của nghị định

Đo trên hai tệp của [mẫu {sample}]({sample}) như poppler vẽ ra, tệp DOCX qua LibreOffice: chữ theo khung chữ, đường kẻ trên ảnh {dpi} dpi
(sai số 0,1 mm). Cột "Nghị định" theo Phụ lục I, Phần I của Nghị định số 30/2020/NĐ-CP và các mẫu của Phụ lục III. Trang này do
`tests/judges/reference.py` viết ra; `.ci/run` đo lại và không cho trang này khác với kết quả đo.

| Yếu tố | Điều khoản | Nghị định | PDF | DOCX |
|---|---|---|---|---|
"""


FORMS = """
## Các loại có mẫu riêng

Đo như trên, trên mẫu của từng loại. Hợp đồng, bản ghi nhớ, bản thỏa thuận không có mẫu trong nghị định: trình bày theo tập quán.

| Yếu tố | Mẫu | Yêu cầu | PDF | DOCX |
|---|---|---|---|---|
"""


def measure_form(sample, path, work):
    """Rows about a sample whose type has lines of its own."""
    pages = [texts(path, page) for page in range(1, pdf.pages(path) + 1)]
    pages = [sorted(page, key=lambda text: (round(text.top), text.left)) for page in pages]
    return reference_forms.measure(sample, pages, rules(path, 1, work), number)


def render(program, work, sample=SAMPLE, name="ke-hoach"):
    """A sample's PDF, and its DOCX made into one."""
    source = ROOT / "samples" / sample / f"{name}.yaml"
    subprocess.run([program, "render", source, "-o", f"{work}/"], check=True, stdout=subprocess.DEVNULL)
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", f"{work}/docx", f"{work}/{name}.docx"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [f"{work}/{name}.pdf", f"{work}/docx/{name}.pdf"]


def page(program, work):
    """The reference page as text, and what does not hold."""
    def table(columns):
        return "".join(f"| {' | '.join(own[:3])} | {own[3]} | {office[3]} |\n" for own, office in zip(*columns, strict=True))

    columns = [measure(path, work) for path in render(program, work)]
    text, measured = HEAD.format(sample=SAMPLE, dpi=DPI) + table(columns) + FORMS, columns
    for sample in reference_forms.LINES:
        columns = [measure_form(sample, path, work) for path in render(program, work, sample, sample)]
        text, measured = text + table(columns), measured + columns
    return text, [row[0] for rows in measured for row in rows if not row[-1]]


def faults(program):
    """What keeps the committed page from being true."""
    with tempfile.TemporaryDirectory() as work:
        text, missed = page(program, work)
    found = [f"not as the decree asks: {what}" for what in missed]
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        found.append("samples/DOI-CHIEU.md is not what is measured now: run tests/judges/reference.py")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / "target" / "release" / "kehoach")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        found = faults(options.program)
        print("\n".join(found))
        sys.exit(bool(found))
    with tempfile.TemporaryDirectory() as work:
        text, missed = page(options.program, work)
    PAGE.write_text(text, "utf-8")
    print(PAGE, "|", "; ".join(missed) or "every value holds")


if __name__ == "__main__":
    main()
