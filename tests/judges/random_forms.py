"""Types of document with lines of their own, joint documents whose signers name their bodies, last paragraphs long enough to be
torn before the signatures, recipients longer than a page: features of random plans (`random_features.py`)."""

BODIES = ["SỞ NỘI VỤ", "SỞ TÀI CHÍNH", "SỞ VĂN HÓA VÀ THỂ THAO", "HỘI NÔNG DÂN TỈNH", "CÔNG AN TỈNH"]
POSTS = ["GIÁM ĐỐC", "CHỦ TỊCH", "TRƯỞNG BAN"]
SIGNERS = ["Lương Thị Mai Khôi", "Tạ Quang Thụy", "Đoàn Bách Hợp", "Ninh Văn Thắng", "Ngô Thị Lụa"]


def without(text, *keys):
    """A plan's text without these top-level keys and what stands below them."""
    kept, dropped = [], False
    for line in text.split("\n"):
        if line and not line.startswith((" ", "-", "#")):
            dropped = line.split(":")[0] in keys
        if not dropped:
            kept.append(line)
    return "\n".join(kept)


class Forms:
    """A part of the maker of plans: needs `pick`, `maybe`, `chance`, `units`, `quoted`, `sentence`, `paragraph`."""

    def form(self, text):
        """A plan as a document of one of the types with a form of their own."""
        return self.pick([self.telegram, self.letter, self.leave, self.minutes, self.contract])(text)

    def told(self, text, name, short, lines):
        """The text as that type, with its own lines: one text, or a list."""
        values = (", ".join(map(self.quoted, value)) if isinstance(value, list) else value for value in lines.values())
        shown = [f"  {key}: [{value}]" if isinstance(lines[key], list) else f"  {key}: {self.quoted(value)}" for key, value in zip(lines, values)]
        text = f"loai: {name}\n" + text.replace("ky_hieu: KH-", f"ky_hieu: {short}-", 1)
        return text.rstrip("\n") + "\nthong_tin:\n" + "\n".join(shown) + "\n"

    def some_units(self, most):
        return [self.pick(self.units) for _ in range(self.chance.randrange(1, most + 1))]

    def telegram(self, text):
        lines = {"noi_nhan_dien": self.some_units(5)}
        if self.maybe(0.5):
            lines["co_quan_dien"] = "Chủ tịch Ủy ban nhân dân tỉnh An Thạnh"
        return self.told(text, "cong_dien", "CĐ", lines)

    def person(self):
        return {"ong_ba": self.pick(SIGNERS), "chuc_vu": f"Chuyên viên {self.pick(self.units)}"}

    def letter(self, text):
        lines = self.person() | {"duoc_cu_den": self.pick(self.units), "ve_viec": self.sentence(False), "gia_tri_den": "30 tháng 6 năm 2026"}
        return self.told(without(text, "can_cu", "mo_dau", "noi_dung", "ket_thuc"), "giay_gioi_thieu", "GGT", lines)

    def leave(self, text):
        lines = {"don": "ngày 02 tháng 6 năm 2026 của bà Ngô Thị Lụa"} | self.person()
        lines |= {"nghi_phep": "năm 2026, từ ngày 08 tháng 6 đến hết ngày 12 tháng 6 năm 2026 tại An Thạnh", "tinh_vao": "nghỉ phép năm 2026"}
        text = without(text, "can_cu", "mo_dau", "noi_dung", "ket_thuc", *(["trich_yeu", "dong_duoi_trich_yeu"] if self.maybe(0.6) else []))
        return self.told(text, "giay_nghi_phep", "GNP", lines)

    def minutes(self, text):
        lines = {"thoi_gian": "14 giờ 00 ngày 12 tháng 6 năm 2026", "dia_diem": "Phòng họp số 2", "thanh_phan": self.some_units(6)}
        lines |= {"chu_tri": self.pick(SIGNERS), "thu_ky": self.pick(SIGNERS)}
        text = without(text, "dia_danh", "nguyen_van", "ky", "ket_thuc").rstrip("\n")
        signers = f"ky:\n  - {{chuc_vu: THƯ KÝ, ho_ten: {self.pick(SIGNERS)}}}\n  - {{chuc_vu: CHỦ TỌA, ho_ten: {self.pick(SIGNERS)}}}"
        return self.told(f"{text}\n{signers}\nket_thuc: Cuộc họp kết thúc vào 16 giờ 15 cùng ngày\n", "bien_ban", "BB", lines)

    def contract(self, text):
        name, short = self.pick([("hop_dong", "HĐ"), ("ban_ghi_nho", "BGN"), ("ban_thoa_thuan", "BTT")])
        count = self.pick([2, 2, 3, 4])
        parties = {f"ben_{letter}": [self.pick(self.units), f"Người đại diện: {self.pick(SIGNERS)}"] for letter in "abcd"[:count]}
        signers = [
            f"  - {{co_quan: {body}, nguyen_van: [ĐẠI DIỆN BÊN {letter}, {self.pick(POSTS)}], ho_ten: {self.pick(SIGNERS)}}}"
            for letter, body in zip("ABCD", self.chance.sample(BODIES, count))
        ]
        dropped = ["ky"] + (["noi_nhan", "luu", "nguoi_soan"] if self.maybe(0.6) else [])
        text = without(text, *dropped).rstrip("\n")
        return self.told(text + "\nky:\n" + "\n".join(signers) + "\n", name, short, parties)

    def joint(self, text):
        """Several bodies, and whose each signer is."""
        bodies = self.chance.sample(BODIES, self.pick([2, 2, 3]))
        signers = []
        for body in bodies:
            name = self.pick(SIGNERS)
            signers.append(self.pick([
                f"  - {{co_quan: {body}, chuc_vu: GIÁM ĐỐC {body}, ho_ten: {name}}}",
                f"  - {{co_quan: {body}, hinh_thuc: KT., thay: GIÁM ĐỐC {body}, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: {name}}}",
            ]))
        text = without(text, "co_quan_chu_quan", "co_quan_ban_hanh", "ky").rstrip("\n")
        way = f"xep_ky: {self.pick(['ngang', 'doc'])}\n" if self.maybe(0.4) else ""
        return f"co_quan_ban_hanh: [{', '.join(bodies)}]\n{text}\n{way}ky:\n" + "\n".join(signers) + "\n"

    def tall(self, text):
        """So many recipients that they run over a page."""
        names = [f"  - {self.quoted(self.pick(self.units) + f' thứ {number}')}" for number in range(1, self.chance.randrange(60, 130))]
        return without(text, "noi_nhan").rstrip("\n") + "\nnoi_nhan:\n" + "\n".join(names) + "\n"

    def closing(self, text):
        """A last paragraph of many lines."""
        sentences = " ".join(self.sentence(False) + "." for _ in range(self.chance.randrange(3, 9)))
        return without(text, "ket_thuc").rstrip("\n") + "\nket_thuc: " + self.quoted(sentences) + "\n"
