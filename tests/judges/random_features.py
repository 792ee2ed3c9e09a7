"""What random plans have beyond head, body and foot. A feature that is not in FEATURES is left out, and switching one on
leaves the rest of every plan as it was: each draws from a source of its own."""

import random

import random_pictures
from random_forms import Forms

FEATURES_KNOWN = ["annexes", "landscape", "attached", "footnotes", "addressees", "boxes", "copies", "types", "forms", "joint", "tall", "closing", "eras", "pictures"]

# The features that random plans have unless told otherwise.
FEATURES = FEATURES_KNOWN

# Types of Phụ lục III with the form of a plan, and their abbreviations.
TYPES = [
    ("bao_cao", "BC"), ("to_trinh", "TTr"), ("thong_bao", "TB"), ("chuong_trinh", "CTr"), ("phuong_an", "PA"), ("de_an", "ĐA"),
    ("huong_dan", "HD"),
]
# Days on which the older decrees were in force.
OLD_DAYS = ["12/3/2006", "20/10/2008", "15/8/2011", "07/4/2014", "30/9/2019"]


class Features(Forms):
    """A part of the maker of plans: needs `seed`, `features`, `paragraph`, `sentence`, `table`, `typed`, `signer`."""

    def drawing(self, feature, share, make):
        """What `make` gives where the feature is on and chance wants it, else nothing; drawn from a source of its own."""
        if feature not in self.features:
            return None
        kept = self.chance
        self.renew(random.Random(f"{self.seed}/{feature}"))
        try:
            return make() if self.maybe(share) else None
        finally:
            self.renew(kept)

    def renew(self, chance):
        self.chance, self.pick = chance, chance.choice

    # Each gives the lines of top-level keys.

    def annex(self, wide):
        lines = [f"  - tieu_de: {self.pick(['DANH MỤC NHIỆM VỤ', 'DỰ TOÁN KINH PHÍ', 'PHÂN CÔNG THỰC HIỆN', 'BIỂU MẪU BÁO CÁO'])}"]
        if wide:
            lines.append("    huong: ngang")
        if self.maybe(0.2):
            lines.append("    trang_rieng: true")
        if self.maybe(0.6) or wide:
            lines.append("    noi_dung:")
            if self.maybe(0.5):
                lines += [f"      - doan_thuong: [{self.quoted(self.paragraph())}]"]
            table = self.table("        ")
            lines += ["      - " + table[0].lstrip()] + table[1:]
        else:
            lines.append("    noi_dung: |")
            for i in range(self.chance.randrange(1, 4)):
                lines += [f"      {i + 1}. {self.paragraph()}", ""]
        return lines

    def annexes(self):
        wide = lambda: bool(self.drawing_inside("landscape", 0.5))
        return ["phu_luc:"] + [line for _ in range(self.pick([1, 1, 2, 3])) for line in self.annex(wide())]

    def drawing_inside(self, feature, share):
        """Whether a feature is on and chance wants it, from the source that is in use."""
        return feature in self.features and self.maybe(share)

    def attached(self, text):
        """A plan under a decision: its own head has neither number nor day."""
        number = self.pick(["", "15", "204"])
        line = f"kem_theo: {{loai: quyet_dinh, so: {number}, ky_hieu: QĐ-UBND, ngay: 05/3/2026, co_quan: Chủ tịch Ủy ban nhân dân tỉnh}}"
        own = ("so:", "ky_hieu:", "dia_danh:", "ngay:", "nguyen_van:", "dong_duoi_trich_yeu:")
        return "\n".join([line] + [kept for kept in text.split("\n") if not kept.startswith(own)])

    def addressees(self, text):
        """A submission: of the types of this form it is one that is addressed."""
        lines = ["kinh_gui:"] + [f"  - {self.quoted(self.pick(self.units))}" for _ in range(self.pick([1, 1, 2, 4]))]
        return self.with_type(text, "to_trinh", "TTr") + "\n".join(lines) + "\n"

    @staticmethod
    def with_type(text, name, short):
        return f"loai: {name}\n" + text.replace("ky_hieu: KH-", f"ky_hieu: {short}-", 1)

    def boxes(self):
        lines = []
        if self.maybe(0.5):
            lines.append(f"do_khan: {self.pick(['KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC'])}")
        if self.maybe(0.3):
            lines.append(f"pham_vi_luu_hanh: {self.pick(['XEM XONG TRẢ LẠI', 'LƯU HÀNH NỘI BỘ'])}")
        if self.maybe(0.5):
            lines.append(self.pick(["nguoi_soan: {ky_hieu: NVA, so_ban: 8}", "nguoi_soan: NVA.08"]))
        if self.maybe(0.4):
            lines.append("dia_chi: {dia_chi: Số 12 đường Lê Lợi, thu_dien_tu: vanphong@anthanh.gov.vn, dien_thoai: 0123.456789}")
        return lines

    def copies(self):
        form = self.pick(["sao_y", "sao_luc", "trich_sao"])
        return [
            f"sao: {{hinh_thuc: {form}, co_quan: VĂN PHÒNG, so: 12, ky_hieu: {self.pick(['SY', 'SL', 'TrS'])}-VP, ngay: 10/3/2026, "
            f"dia_danh: An Thạnh, ky: {self.signer()}, noi_nhan: [Các phòng]}}"
        ]

    def footnote(self, text):
        """A plan's text with notes behind some words of its opening."""
        notes = self.chance.randrange(1, 4)
        marks = "".join(f" Xem chú thích[^{i + 1}]." for i in range(notes))
        bodies = "\n\n".join(f"[^{i + 1}]: {self.sentence(False)}." for i in range(notes))
        body = f"  {self.paragraph()}{marks}\n\n" + "\n".join("  " + line if line else "" for line in bodies.split("\n"))
        return text.replace("\nnoi_dung: |\n", "\nnoi_dung: |\n" + body + "\n\n", 1)

    def picture(self):
        """The name of a picture, its width and caption where it has them."""
        width = self.pick(["", "", "5", "12", "16,5", "30"])
        caption = self.pick(["", f"Hình {self.chance.randrange(1, 9)}. {self.sentence(False)}"])
        return self.pick(random_pictures.NAMES), width, caption

    def pictures(self, text):
        """A plan's text with pictures: before its first section, typed or listed, and in its last annex."""
        name, width, caption = self.picture()
        title, attribute = f' "{caption}"' if caption else "", f"{{rong={width}}}" if width else ""
        lead = self.sentence() + ":"
        typed = f"  {lead}\n\n  ![{self.sentence(False)}]({name}{title}){attribute}\n\n"
        keys = [f"tep: {name}", f"mo_ta: {self.quoted(self.sentence(False))}"]
        keys += [f"chu_thich: {self.quoted(caption)}"] if caption else []
        keys += [f"rong: '{width}'"] if width else []
        listed = f"  - doan_thuong: [{self.quoted(lead)}]\n    hinh: {{{', '.join(keys)}}}\n"
        if "\nnoi_dung: |\n" in text:
            text = text.replace("\nnoi_dung: |\n", "\nnoi_dung: |\n" + typed, 1)
        else:
            text = text.replace("\nnoi_dung:\n", "\nnoi_dung:\n" + listed, 1)
        if "\n      - bang:" in text and self.maybe(0.5):
            text = text.replace("\n      - bang:", f"\n      - hinh: {{{', '.join(keys)}}}\n      - bang:", 1)
        return text

    def more(self):
        """Lines of top-level keys that follow the others."""
        shares = [("annexes", 0.35), ("boxes", 0.3), ("copies", 0.15)]
        return [line for feature, share in shares for line in self.drawing(feature, share, getattr(self, feature)) or []]

    def changed(self, text):
        """A plan's text with what replaces parts of it: notes, another type, an older day."""
        text = self.drawing("footnotes", 0.2, lambda: self.footnote(text)) or text
        text = self.drawing("pictures", 0.2, lambda: self.pictures(text)) or text

        # One of these at most.
        for feature, share, make in [
            ("attached", 0.1, lambda: self.attached(text)),
            ("addressees", 0.15, lambda: self.addressees(text)),
            ("types", 0.3, lambda: self.with_type(text, *self.pick(TYPES))),
            ("forms", 0.3, lambda: self.form(text)),
            ("joint", 0.2, lambda: self.joint(text)),
        ]:
            if changed := self.drawing(feature, share, make):
                text = changed
                break

        if "\nket_thuc:" in text:
            text = self.drawing("closing", 0.3, lambda: self.closing(text)) or text
        if "\nnoi_nhan:" in text:
            text = self.drawing("tall", 0.04, lambda: self.tall(text)) or text

        def older():
            lines = text.split("\n")
            at = next((i for i, line in enumerate(lines) if line.startswith("ngay:")), None)
            if at is not None:
                # These are types since 2011.
                since_2011 = any(f"loai: {name}" in lines for name in ("huong_dan", "ban_ghi_nho", "ban_thoa_thuan"))
                days = OLD_DAYS[2:] if since_2011 else OLD_DAYS
                lines[at] = f"ngay: {self.pick(days)}"
            return "\n".join(lines)

        return self.drawing("eras", 0.25, older) or text
