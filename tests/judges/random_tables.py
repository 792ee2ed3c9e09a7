"""Tables of random plans: all that a table can have, every one valid."""

import json

# Rows of a table; the long ones run over several pages.
ROWS = [1, 2, 3, 5, 8, 12, 25, 25, 60]
# Words of the one cell that is taller than a page, and how often it comes.
GIANT, GIANTS = 900, 0.01


def quote(text):
    """A YAML scalar that means exactly this text."""
    return json.dumps(text, ensure_ascii=False)


class Tables:
    """A part of the maker of plans: needs its `chance`, `pick`, `maybe`, `cell`, `sentence`."""

    def figure(self):
        """A number as officers write it."""
        chance = self.chance
        whole = f"{chance.choice([chance.randrange(10), chance.randrange(1000), chance.randrange(1000, 9_999_999)]):,}".replace(",", ".")
        return self.pick([whole, whole, f"{whole},{chance.randrange(10)}", f"{whole},{chance.randrange(100):02}", "-"])

    def words(self, narrow, number):
        if number and self.maybe(0.9):
            return self.figure() if not narrow else str(self.chance.randrange(1000))
        if narrow:
            return self.pick(["x", "", str(self.chance.randrange(100)), "đạt"])
        return self.cell()

    def pipe_table(self):
        columns = self.chance.randrange(2, 7)
        row = lambda cells: "|" + "".join(f" {c} |" if c is not None else "|" for c in cells)
        marks = [self.pick([":---", "---:", ":---:", "---", "---,"]) for _ in range(columns)]
        lines = []
        if columns > 3 and self.maybe(0.3):
            # Two rows of head: the first column reaches down, the others are merged in the first row.
            lines += [row(["TT", "Phân công thực hiện"] + [None] * (columns - 2)), row(["^^"] + [f"Cột {i}" for i in range(1, columns)])]
        elif self.maybe(0.9):
            lines.append(row([f"Cột {i + 1}" if self.maybe(0.8) else self.pick(["Đơn vị chủ trì", "Thời gian", "Ghi chú"]) for i in range(columns)]))
        lines.append(row(marks))
        # So many rows more the first column's merged cell reaches down.
        merged = False
        for i in range(self.pick([1, 3, 8, 30])):
            cells = [self.words(False, marks[c] == "---,") or "-" for c in range(columns)]
            merged = i > 0 and columns > 1 and self.maybe(0.5 if merged else 0.1)
            if merged:
                cells[0] = "^^"
            elif columns > 2 and self.maybe(0.06):
                # Its neighbours below must not be merged with a part of it: the next row starts anew.
                cells = [cells[0]] + [None] * (columns - 1)
            lines.append(row(cells))
            if cells[-1] is None:
                lines.append(row([self.words(False, False) or "-" for _ in range(columns)]))
        if self.maybe(0.3):
            if self.maybe(0.5):
                lines.append(row(["==="] * columns))
            lines.append(row(["Cộng"] + [None] * (columns - 2) + [str(self.chance.randrange(999))]))
        return "\n".join(lines)

    def head(self, columns):
        """Heading rows for so many columns."""
        names = [f"Cột {i}" for i in range(columns)]
        if columns >= 5 and self.maybe(0.3):
            # Three rows, merged both ways.
            first = f"[{{chu: TT, gop_hang: 3}}, {{chu: Nội dung công việc, gop_hang: 3}}, {{chu: Kết quả, gop_cot: {columns - 2}}}]"
            second = f"[{{chu: Năm trước, gop_hang: 2}}, {{chu: Năm nay, gop_cot: {columns - 3}}}]"
            return f"[{first}, {second}, [{', '.join(names[3:])}]]"
        if columns >= 3 and self.maybe(0.5):
            merged = self.chance.randrange(2, columns) if columns > 2 else 2
            single = ", ".join(f"{{chu: Cột {i}, gop_hang: 2}}" for i in range(columns - merged))
            return f"[[{single}, {{chu: Phân công thực hiện, gop_cot: {merged}}}], [{', '.join(names[:merged])}]]"
        return f"[[{', '.join(names)}]]"

    def total(self, given, numbered, narrow):
        """A total row over the whole width; where rows are numbered it has a place for their column too."""
        columns = given + numbered
        merged = self.chance.randrange(1, columns) if columns > 1 else 1
        first = f"{{chu: {self.pick(['Cộng', 'Tổng cộng', 'Cộng mục I'])}, gop_cot: {merged}}}"
        cells = [first] + [quote(self.words(narrow, True)) for _ in range(columns - merged)]
        return "{tong: true, o: [" + ", ".join(cells) + "]}"

    def body(self, given, numbered, narrow, numbers, count):
        """Rows of cells, merged to the right and downwards, and total rows between them."""
        covered = [0] * given
        lines = []
        giant = self.chance.randrange(count) if not narrow and given < 5 and self.maybe(GIANTS) else None
        for row in range(count):
            if row and not any(covered) and self.maybe(0.06):
                lines.append(self.total(given, numbered, narrow))
                continue
            cells, column = [], 0
            while column < given:
                if covered[column]:
                    column += 1
                    continue
                free = next((i for i in range(column, given) if covered[i]), given) - column
                wide = self.chance.randrange(2, free + 1) if free > 1 and self.maybe(0.04) else 1
                # The last column begins in every row, so that no row is without a cell.
                deep = self.chance.randrange(2, 5) if column + wide < given and self.maybe(0.06) else 1
                deep = min(deep, count - row)
                text = self.words(narrow, column in numbers)
                if row == giant:
                    text, giant = " ".join(self.sentence(False) for _ in range(GIANT // 20)), None
                own = [f"gop_cot: {wide}"] * (wide > 1) + [f"gop_hang: {deep}"] * (deep > 1)
                own += [f"can: {self.pick(['trai', 'giua', 'phai', 'deu'])}"] * self.maybe(0.03)
                cells.append("{chu: " + quote(text) + ", " + ", ".join(own) + "}" if own else quote(text))
                covered[column:column + wide] = [deep] * wide
                column += wide
            covered = [max(0, c - 1) for c in covered]
            lines.append("[" + ", ".join(cells) + "]")
        return lines

    def table(self, pad):
        narrow = self.maybe(0.15)
        columns = self.chance.randrange(7, 10) if narrow else self.chance.randrange(2, 7)
        numbered = self.maybe(0.3)
        given = columns - numbered
        aligns = [self.pick(["trai", "giua", "phai", "deu", "so", "so"]) for _ in range(given)] if self.maybe(0.5) else []
        lines = ["bang:"]
        if self.maybe(0.5):
            lines.append("  rong: [" + ", ".join(self.pick(["1", "2", "3", "2.5", "auto"]) for _ in range(columns)) + "]")
        elif self.maybe(0.2):
            lines.append("  rong: auto")
        if self.maybe(0.9):
            lines.append(f"  tieu_de: {self.head(columns)}")
        if numbered:
            lines.append("  danh_so: true")
        if aligns:
            lines.append("  can: [" + ", ".join(aligns) + "]")
        if columns < 6 and self.maybe(0.4):
            lines.append(f"  co_chu: {self.pick([11, 11.5, 12, 12.5, 13])}")
        numbers = {i for i, align in enumerate(aligns) if align == "so"}
        rows = self.body(given, numbered, narrow, numbers, self.pick(ROWS))
        if self.maybe(0.15):
            lines.append("  dong_tong: true")
        lines.append("  hang:")
        lines += [f"    - {row}" for row in rows]
        return [pad + line for line in lines]
