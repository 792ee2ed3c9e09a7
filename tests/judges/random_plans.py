#!/usr/bin/env python3
"""Writes varied plans that are all valid: same seed, same plans.

    random_plans.py --seed 1 --count 200 FOLDER         FOLDER/000.yaml …
    random_plans.py --seed 1 --long 300 FILE.yaml       one plan of about so many pages

What varies: typed or listed body, depth and kinds of headings, tables (`random_tables.py`: pipes, merged cells, numbered and
total rows, columns of numbers, sizes, many rows, cells longer than a page), emphasis, long and short names, blanks, verbatim
lines, notes, one or several signers with every kind of authority, all sizes and margins that the decree leaves open, the
record, and the features of `random_features.py` that are on. Every name and sentence is invented.
"""

import argparse
import random
from pathlib import Path

import random_pictures
from random_features import FEATURES, FEATURES_KNOWN, Features
from random_tables import Tables, quote

PLACES = ["An Thạnh", "Bình Lâm", "Cẩm Sơn", "Đông Hòa", "Hưng Thịnh", "Phú Mỹ", "Quế Lâm", "Tân Uyên", "Vĩnh Thuận", "Ea Súp"]
UNITS = [
    "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công", "Công an xã",
    "Ban Chỉ huy quân sự", "Trạm Y tế", "các trường học trên địa bàn", "Hội Nông dân", "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Sở Nông nghiệp và Môi trường", "các thôn, tổ dân phố", "Ban Quản lý chợ",
]
VERBS = [
    "chủ trì, phối hợp với các đơn vị liên quan", "tham mưu", "hướng dẫn, đôn đốc", "tổng hợp, báo cáo về", "rà soát, lập danh sách",
    "tuyên truyền, vận động Nhân dân", "bố trí kinh phí để", "kiểm tra, giám sát", "thường xuyên cập nhật", "nghiêm túc triển khai",
]
THINGS = [
    "việc số hóa hồ sơ, giấy tờ còn giá trị sử dụng", "công tác phòng, chống cháy rừng trong mùa khô", "kế hoạch trồng 12.500 cây xanh",
    "việc tiêm vắc-xin cho đàn gia súc, gia cầm đợt 2", "Ngày hội đọc sách và văn hóa đọc", "việc nạo vét kênh mương nội đồng (dài 4,7 km)",
    "chương trình mỗi xã một sản phẩm (OCOP)", "công tác lưu trữ, giao nộp hồ sơ vào Lưu trữ lịch sử", "lớp học bơi cho 350 học sinh",
    "quỹ “Vì người nghèo” và tháng cao điểm", "việc cấp mã số vùng trồng", "cải tạo 03 tuyến đường liên thôn",
    "Đề án phát triển du lịch cộng đồng giai đoạn 2026-2030", "kế hoạch thu gom rác thải 2024–2028, mỗi ngày 3–5 chuyến",
    "quan trắc NH₄⁺, NO₂⁻ và PO₄³⁻ trong nước giếng (ngưỡng 10⁻⁶ g/l)", "việc giảm phát thải CO~2~ và CH~4~ ở các lò gạch",
    "xây 450 m^2^ nhà kho, 1.200 m³ bể chứa", "phiếu khảo sát (☐ có, ☑ không) và bảng kiểm ✓",
    "mục Ⅳ, bước ①, ② của quy trình A → B (≥ 90 %, sai số ± 0,5 ℃)",
]
TIMES = [
    "trước ngày 15 tháng 3 năm 2026", "trong quý II năm 2026", "xong trước 17 giờ 00 phút ngày 30/6/2026", "hằng tháng, trước ngày 25",
    "từ tháng 4 đến hết tháng 9", "chậm nhất 05 ngày làm việc kể từ ngày nhận được văn bản", "theo Công văn số 1205/SNV-CCHC",
    "trong các năm 2026-2027", "từ 19–21 tháng 5 năm 2026",
]
TAILS = [
    "", ", bảo đảm tiết kiệm, hiệu quả", "; khó khăn, vướng mắc kịp thời phản ánh để xem xét, giải quyết", ", đạt ít nhất 95% chỉ tiêu được giao",
    " theo đúng quy định tại Điều 12 của Quy chế; không để phát sinh thêm thủ tục",
]
TITLES = ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "KINH PHÍ", "THỜI GIAN, ĐỊA ĐIỂM", "TỔ CHỨC THỰC HIỆN", "CHỈ TIÊU"]
SMALL_TITLES = ["Mục đích", "Yêu cầu", "Công tác chuẩn bị", "Phân công nhiệm vụ cụ thể cho từng đơn vị", "Thời gian", "Chế độ thông tin, báo cáo"]
NAMES = ["Lê Thị Hà", "Nguyễn Văn Bình An", "Trần Đức", "Hoàng Thị Thanh Thủy", "Y Blơ Niê", "Phạm Quang Khải", "Đặng Ngọc Ánh"]
LETTERS = "abcdđeghik"


class Maker(Tables, Features):
    """Makes one plan from one source of chance."""

    units = UNITS
    quoted = staticmethod(quote)

    def __init__(self, seed, features=()):
        self.seed, self.features = seed, set(features)
        self.renew(random.Random(seed))

    def maybe(self, share):
        return self.chance.random() < share

    def sentence(self, emphasis=True):
        text = f"{self.pick(UNITS)} {self.pick(VERBS)} {self.pick(THINGS)} {self.pick(TIMES)}{self.pick(TAILS)}"
        text = text[0].upper() + text[1:]
        if emphasis and self.maybe(0.12):
            words = text.split(" ")
            at = self.chance.randrange(len(words) - 1)
            mark = self.pick(["**", "*"])
            words[at] = mark + words[at]
            words[at + 1] += mark
            text = " ".join(words)
        return text

    def paragraph(self):
        return ". ".join(self.sentence() for _ in range(self.pick([1, 1, 1, 2, 3, 6]))) + "."

    def cell(self):
        return self.pick([
            lambda: str(self.chance.randrange(1, 9999)),
            lambda: self.pick(UNITS),
            lambda: self.pick(THINGS).capitalize(),
            lambda: self.sentence(False),
            lambda: "",
            lambda: "x",
        ])()

    # Typed body

    def typed(self, sections):
        parts = []
        roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
        for i in range(min(sections, 8)):
            parts.append(f"{roman[i]}. {self.pick(TITLES)}")
            if self.maybe(0.3):
                parts.append(self.paragraph())
            for k in range(self.chance.randrange(0, 5)):
                if self.maybe(0.4):
                    parts.append(f"**{k + 1}. {self.pick(SMALL_TITLES)}**")
                    parts.append(self.paragraph())
                else:
                    parts.append(f"{k + 1}. {self.paragraph()}")
                if self.maybe(0.4):
                    parts += [f"{LETTERS[n]}) {self.sentence()};" for n in range(self.chance.randrange(1, 5))]
                if self.maybe(0.3):
                    parts += [f"{self.pick('-+')} {self.sentence()};" for _ in range(self.chance.randrange(1, 6))]
            if self.maybe(0.35):
                parts.append(self.pipe_table())
                parts.append(self.paragraph())
        parts.append(self.paragraph())
        text = "\n\n".join(parts)
        return "noi_dung: |\n" + "\n".join("  " + line if line else "" for line in text.split("\n"))

    # Listed body

    def item(self, depth, pad):
        inner = pad + "  "
        lines = []
        titled = depth == 0 or (depth == 1 and self.maybe(0.5))
        if titled:
            lines.append(f"tieu_de: {quote(self.pick(TITLES if depth == 0 else SMALL_TITLES))}")
        if not titled or self.maybe(0.5):
            lines.append("doan: [" + ", ".join(quote(self.paragraph()) for _ in range(self.pick([1, 1, 2]))) + "]")
        if depth < 2 and self.maybe(0.6):
            lines.append("muc:")
            for _ in range(self.chance.randrange(1, 4)):
                lines += self.item(depth + 1, "  ")
        if self.maybe(0.2):
            lines.append("gach: [" + ", ".join(quote(self.sentence() + ";") for _ in range(self.chance.randrange(1, 4))) + "]")
        if depth == 0 and self.maybe(0.3):
            lines += self.table("")
        lines = [line for line in lines if line]
        return [pad + "- " + lines[0]] + [inner + line for line in lines[1:]]

    def listed(self, sections):
        lines = ["noi_dung:"]
        for _ in range(sections):
            lines += self.item(0, "  ")
        return "\n".join(lines)

    # The rest

    def date(self):
        day, month = self.chance.randrange(1, 29), self.chance.randrange(1, 13)
        return self.pick([
            "", f"{day}/{month}/2026", f"2026-{month:02}-{day:02}", "{ngay: , thang: , nam: 2026}", f"{{ngay: , thang: {month}, nam: 2026}}",
            f"{day}/{month}/2021",
        ])

    def signer(self):
        name = self.pick(NAMES)
        return self.pick([
            f"{{chuc_vu: CHỦ TỊCH, thay_mat: ỦY BAN NHÂN DÂN, ho_ten: {name}}}",
            f"{{thay_mat: ỦY BAN NHÂN DÂN, hinh_thuc: KT., thay: CHỦ TỊCH, chuc_vu: PHÓ CHỦ TỊCH, ho_ten: {name}}}",
            f"{{hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: {name}}}",
            f"{{hinh_thuc: TL., thay: CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: {name}}}",
            f"{{hinh_thuc: Q., chuc_vu: TRƯỞNG PHÒNG, ho_ten: {name}}}",
            f"{{uy_quyen: [{{hinh_thuc: TL., thay: CHỦ TỊCH}}, {{hinh_thuc: KT., thay: CHÁNH VĂN PHÒNG}}], "
            f"chuc_vu: PHÓ CHÁNH VĂN PHÒNG, ho_ten: {name}}}",
            f"{{chuc_vu: TRƯỞNG BAN, chuc_vu_khac: PHÓ CHỦ TỊCH UBND TỈNH, ho_ten: {name}}}",
            f"{{nguyen_van: [\"KT.TRƯỞNG PHÒNG\", \"PHÓ PHÒNG\"], ho_ten: {name}}}",
        ])

    def signers(self):
        if self.maybe(0.12):
            return "ky:\n" + "\n".join(f"  - {self.signer()}" for _ in range(self.pick([2, 2, 3])))
        return f"ky: {self.signer()}"

    def choices(self):
        found = []
        for name, values in [
            ("co_chu", [13, 14]), ("bac_co", ["nho", "lon"]), ("thut_dong", [1, 1.27]), ("gian_dong", [1.0, 1.15, 1.5]), ("cach_doan", [6, 8, 12]),
            ("le", ["{tren: 25, duoi: 25}", "{trai: 35, phai: 20}", "{tren: 20, duoi: 25, trai: 30, phai: 15}"]),
        ]:
            if self.maybe(0.4):
                found.append(f"{name}: {self.pick(values)}")
        return "trinh_bay: {" + ", ".join(found) + "}" if found else ""

    def plan(self, sections=None):
        place = self.pick(PLACES)
        bodies = self.pick([
            f"co_quan_ban_hanh: [ỦY BAN NHÂN DÂN, XÃ {place.upper()}]",
            f"co_quan_chu_quan: UBND TỈNH {place.upper()}\nco_quan_ban_hanh: SỞ NỘI VỤ",
            f"co_quan_chu_quan: UBND XÃ {place.upper()}\nco_quan_ban_hanh: PHÒNG VĂN HÓA - XÃ HỘI",
            f"co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH {place.upper()}\n"
            "co_quan_ban_hanh: BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        ])
        lines = [
            bodies, f"so: {self.pick(['', '', '5', '15', '1204', '05a'])}", f"ky_hieu: {self.pick(['KH-UBND', 'KH-SNV', 'KH-SGD&ĐT', 'KH-BQLDA'])}",
            f"dia_danh: {place}", f"ngay: {self.date()}",
        ]
        subject = self.pick(["Triển khai ", "Tổ chức ", "Tăng cường thực hiện "]) + self.pick(THINGS)
        lines.append("trich_yeu: " + quote(subject + self.pick(["", " năm 2026", " trên địa bàn, giai đoạn 2026 - 2030, định hướng đến năm 2045"])))
        if self.maybe(0.1):
            lines.append("dong_duoi_trich_yeu: (Giai đoạn 1)")
        if self.maybe(0.8):
            lines.append("can_cu:")
            lines += [f"  - {quote('Căn cứ Kế hoạch số ' + str(self.chance.randrange(999)) + '/KH-UBND về ' + self.pick(THINGS) + self.pick(['', ';']))}"
                      for _ in range(self.chance.randrange(1, 6))]
        if self.maybe(0.8):
            lines.append("mo_dau: " + quote(f"{self.pick(UNITS)} ban hành Kế hoạch thực hiện như sau:"))
        sections = sections or self.chance.randrange(1, 7)
        lines.append(self.typed(sections) if self.maybe(0.5) else self.listed(sections))
        if self.maybe(0.8):
            lines.append("ket_thuc: " + quote("Trên đây là Kế hoạch " + self.pick(THINGS) + self.pick(["", ".", "./.", ", yêu cầu các đơn vị thực hiện"])))
        lines.append("noi_nhan:")
        for _ in range(self.pick([1, 3, 6, 14])):
            name = self.pick(UNITS)
            note = self.pick(["", "", "để báo cáo", "phối hợp"])
            lines.append(f"  - {{ten: {quote(name)}, ghi_chu: {note}}}" if note else f"  - {quote(name + self.pick(['', ';']))}")
        lines.append(f"luu: {self.pick(['VT', '[VT, KT (05)]', '[VT, TCCB, các bộ phận]'])}")
        lines.append(self.signers())
        lines.append(self.choices())
        if self.maybe(0.1):
            lines.append(f"nguyen_van: {{so_ky_hieu: \"Số 27 /KH - UB\", dia_danh_ngay: \"{place}, ngày 5 tháng 4 năm 2026\"}}")
        if self.maybe(0.4):
            lines.append(f"ho_so: {{ma_co_quan: H01.15.{self.chance.randrange(99):02}, nam_ho_so: 2026, so_thu_tu: {self.chance.randrange(1, 999)}, "
                         f"mo_ta: {quote(self.sentence(False))}, han_tra_loi: 30/6/2026}}")
        lines += self.more()
        return self.changed("\n".join(line for line in lines if line) + "\n")

    def long(self, pages):
        """Typed text: of six paragraphs of three sentences a page is never too large."""
        head = self.plan(1)
        start = head.index("noi_dung:")
        end = next(head.index("\n" + key) for key in ("ket_thuc:", "noi_nhan:") if "\n" + key in head) + 1
        parts = []
        roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
        for number in range(pages * 6):
            if number % (pages * 6 // 10 + 1) == 0:
                parts.append(f"{roman[number * 10 // (pages * 6)]}. {self.pick(TITLES)}")
            if number % 60 == 30:
                parts.append(self.pipe_table())
            parts.append(" ".join(self.sentence() + "." for _ in range(3)))
        body = "\n".join("  " + line if line else "" for line in "\n\n".join(parts).split("\n"))
        return head[:start] + "noi_dung: |\n" + body + "\n" + head[end:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--long", type=int, metavar="PAGES")
    known = ", ".join(FEATURES_KNOWN)
    parser.add_argument("--features", default=",".join(FEATURES), help=f"names with commas between, or 'all': {known}")
    parser.add_argument("out")
    options = parser.parse_args()
    features = FEATURES_KNOWN if options.features == "all" else [f for f in options.features.split(",") if f]
    if unknown := set(features) - set(FEATURES_KNOWN):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    out = Path(options.out)
    if options.long:
        out.write_text(Maker(f"{options.seed}/long").long(options.long), encoding="utf-8")
        return
    out.mkdir(parents=True, exist_ok=True)
    if "pictures" in features:
        random_pictures.write(out)
    for number in range(options.count):
        # Each plan from a source of its own: one kind more or less leaves the others as they are.
        plan = Maker(f"{options.seed}/{number}", features).plan()
        (out / f"{number:03}.yaml").write_text(plan, encoding="utf-8")


if __name__ == "__main__":
    main()
