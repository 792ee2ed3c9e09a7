"""The part of `samples/DOI-CHIEU.md` about the types with a form of their own (mẫu 1.6, 1.8, 1.9, 1.10) and those without one
(hợp đồng, bản ghi nhớ, bản thỏa thuận): what of the form can be measured, of both files of each sample."""

# The samples, what the form is, and the lines that it has, in order.
LINES = {
    "cong-dien": ("mẫu 1.6", ["CÔNG ĐIỆN", "… điện:", "- ", "Nơi nhận:", "- Như trên"]),
    "giay-gioi-thieu": ("mẫu 1.8", ["GIẤY GIỚI THIỆU", "… trân trọng giới thiệu:", "Ông (bà):", "Chức vụ:", "Được cử đến:", "Về việc:",
                                    "Đề nghị Quý cơ quan", "Giấy này có giá trị đến hết ngày", "Nơi nhận:", "- Như trên", "- Lưu:"]),
    "bien-ban": ("mẫu 1.9", ["BIÊN BẢN", "Thời gian bắt đầu:", "Địa điểm:", "Thành phần tham dự:", "Chủ trì (chủ tọa):",
                             "Thư ký (người ghi biên bản):", "Nội dung:", "Cuộc họp", "THƯ KÝ", "Nơi nhận:", "- Lưu:"]),
    "giay-nghi-phep": ("mẫu 1.10", ["GIẤY NGHỈ PHÉP", "Xét Đơn đề nghị nghỉ phép", "… cấp cho:", "Ông (bà):", "Chức vụ:", "Được nghỉ phép",
                                    "Số ngày nghỉ phép nêu trên", "Nơi nhận:", "- Lưu:", "Xác nhận của cơ quan"]),
    "hop-dong": ("không có mẫu", ["HỢP ĐỒNG", "BÊN A:", "BÊN B:", "Điều 1.", "ĐẠI DIỆN BÊN A"]),
    "ban-ghi-nho": ("không có mẫu", ["BẢN GHI NHỚ", "BÊN A:", "BÊN B:", "ĐẠI DIỆN BÊN A"]),
    "ban-thoa-thuan": ("không có mẫu", ["BẢN THỎA THUẬN", "BÊN A:", "BÊN B:", "Điều 1.", "ĐẠI DIỆN BÊN A"]),
}
# Without trích yếu there is no rule under the title.
BARE = ["giay-gioi-thieu", "giay-nghi-phep"]


def is_line(text, wanted):
    """Whether a line of a page is that of the form: it begins so, or ends so behind `… `."""
    return text.words.endswith(wanted[2:]) if wanted.startswith("… ") else text.words.startswith(wanted)


def in_order(pages, wanted):
    """The first wanted line that does not stand behind the ones before it; nothing where all do."""
    lines = [text for page in pages for text in page]
    for name in wanted:
        at = next((i for i, text in enumerate(lines) if is_line(text, name)), None)
        if at is None:
            return name
        lines = lines[at + 1 :]
    return None


def near(value, wanted, by=0.3):
    return abs(value - wanted) <= by


def measure(sample, pages, rules, number):
    """Rows of the page: sample, what, form, what is asked, what was measured, whether it holds. `pages`: lines of each page,
    from top to bottom; `rules`: those of the first page; `number`: writes a length."""
    form, wanted = LINES[sample]
    first, every, rows = pages[0], [text for page in pages for text in page], []
    find = lambda begin, where=every: next(text for text in where if text.words.startswith(begin))

    def row(what, asked, measured, holds):
        rows.append((f"{sample}: {what}", form, asked, measured if holds else f"**KHÔNG ĐẠT**: {measured}", holds))

    lost = in_order(pages, wanted)
    row("các dòng của mẫu", ", ".join(f"“{name.strip()}”" for name in wanted), f"thiếu “{lost}”" if lost else "đủ, đúng thứ tự", lost is None)
    title, centre = find(wanted[0], first), (30 + 195) / 2
    row("tên loại giữa vùng chữ", "canh giữa", f"lệch {number(abs(title.middle - centre), 2)} mm", near(title.middle, centre))
    below = [rule for rule in rules if title.bottom < rule.y < title.bottom + 20 and rule.left > 40]
    if sample in BARE:
        row("không có trích yếu", "không có đường kẻ dưới tên loại", f"{len(below)} đường kẻ", not below)
    else:
        rule = min(below, key=lambda rule: rule.y)
        subject = [text for text in first if text.top < rule.y and near(text.middle, centre, 3)][-1]
        share = rule.width / subject.width
        row("đường kẻ dưới trích yếu", "1/3–1/2 độ dài dòng chữ cuối", number(share, 2), 1 / 3 <= share <= 0.5)
    OWN.get(sample, parties)(row, find, first, every, number, centre)
    return rows


def telegram(row, find, first, every, number, centre):
    sender = next(text for text in every if text.words.endswith("điện:"))
    row("“… điện:” giữa vùng chữ", "canh giữa", f"lệch {number(abs(sender.middle - centre), 2)} mm", near(sender.middle, centre))


def minutes(row, find, first, every, number, centre):
    so, title = find("Số:", first), find("BIÊN BẢN", first)
    dates = [text for text in first if so.top - 1 < text.top < title.top and ", ngày" in text.words]
    row("có số, không có địa danh và ngày", "chỉ có số ở hàng thứ hai của phần đầu", f"{len(dates)} dòng ngày tháng", not dates)
    left, right, to = find("THƯ KÝ"), find("CHỦ TỌA"), find("Nơi nhận:")
    row("THƯ KÝ bên trái, CHỦ TỌA bên phải", "cùng một dòng", f"lệch {number(abs(left.bottom - right.bottom), 2)} mm; tâm {number(left.middle)} và {number(right.middle)} mm",
        near(left.bottom, right.bottom) and left.middle < centre < right.middle)
    names = [text for text in every if right.bottom < text.top < to.top]
    row("“Nơi nhận:” ở dưới chữ ký", "dưới họ tên", f"cách {number(to.top - max(text.bottom for text in names))} mm", bool(names) and to.left < 31)


def leave(row, find, first, every, number, centre):
    confirmed, to = find("Xác nhận của"), find("Nơi nhận:")
    names = [text for text in every if to.top < text.top < confirmed.top and text.middle > centre]
    row("khối xác nhận dưới chữ ký", "dưới họ tên, bên trái", f"cách {number(confirmed.top - names[-1].bottom)} mm; tâm {number(confirmed.middle)} mm",
        confirmed.top > names[-1].bottom and confirmed.middle < centre)


def parties(row, find, first, every, number, centre):
    ends = [text for text in every if text.words.startswith("ĐẠI DIỆN BÊN")]
    if len(ends) >= 2:
        left, right = ends[0], ends[1]
        row("đại diện các bên cạnh nhau", "tập quán: cùng một dòng", f"lệch {number(abs(left.bottom - right.bottom), 2)} mm",
            near(left.bottom, right.bottom) and left.middle < centre < right.middle)


def nothing(*_):
    """The lines are all there is."""


OWN = {"cong-dien": telegram, "bien-ban": minutes, "giay-nghi-phep": leave, "giay-gioi-thieu": nothing}
