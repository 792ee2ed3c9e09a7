#!/usr/bin/env python3
"""Holds the JSON Schema against the program, both ways: a plan that is taken must be valid, one whose keys or values the
program refuses must not be. Runs in the virtual environment that has jsonschema and PyYAML; prints the faults as JSON."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

# What the shape of a plan decides: unknown keys, values of another kind, words outside a closed list, types that nothing sets.
DECIDED = ("KHOA-01", "GIATRI-01", "GIATRI-03", "LOAI-01", "LOAI-02", "HOP-01")
ROOT = Path(__file__).resolve().parents[2]


class Loader(yaml.SafeLoader):
    """YAML as the program and editors read it: no dates, no numbers with a leading zero, no other words for true."""


Loader.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), first)


def text_keys(value):
    """A key that YAML takes for a number is the text that was written; a pair without a space is a text to the program."""
    if isinstance(value, dict):
        return {str(key): text_keys(inner) for key, inner in value.items()}
    return [text_keys(inner) for inner in value] if isinstance(value, list) else value


def examples():
    """The wrong and right example of every rule, out of the page of rules: overlays of a sound plan."""
    page = (ROOT / "templates/the-thuc/QUY-TAC.md").read_text(encoding="utf-8")
    for code, block in re.findall(r"### ([A-Z]+-\d+)\n\n```yaml\n(.*?)\n```", page, re.S):
        for kind, part in zip(("wrong", "right"), re.split(r"\n*# đúng\n", block.removeprefix("# bị báo\n"), maxsplit=1)):
            yield f"{code} {kind}", part


SOUND = """\
co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
ten_day_du: Sở Nội vụ
so: 12
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 31/5/2021
trich_yeu: Tập huấn công tác văn thư năm 2021
noi_dung: Sở Nội vụ tổ chức một lớp tập huấn trong hai ngày.
noi_nhan: [Các phòng chuyên môn]
luu: [VT]
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
"""

# What people write, and whether the program and so the schema takes it.
WRITTEN = """\
loai: kế hoạch
loai: Kế hoạch
loai: Tờ trình
loai: lá thư
loai: thu_cong
so: '012'
so: 12
so: [12]
ngay: 2021-05-31
ngay: 31.5.2021
ngay: {ngay: '05', thang: 6, nam: 2021}
ngay: {ngay: năm, thang: 6, nam: 2021}
ngay: {ngay: , thang: 6, nam: 2021}
noi_nhan: Các phòng chuyên môn
noi_nhan: [{ten: Các phòng, ghi_chu: để biết}]
luu: VT
luu: {VT: 1}
can_cu: Căn cứ Luật Lưu trữ;
xep_ky: Dọc
xep_ky: chéo
ban: Điện tử
ban: giấy
ban: fax
do_khan: HỎA TỐC
do_khan: RẤT KHẨN
do_khan: [KHẨN]
trinh_bay: {gon: có}
trinh_bay: {gon: true}
trinh_bay: {gon: được}
trinh_bay: {co_chu: '14'}
trinh_bay: {co_chu: 14}
trinh_bay: {co_chu: mười bốn}
trinh_bay: [co_chu]
ki_hieu: KH
ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
ky: [{chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}]
ky: Lê Thị Hòa
noi_dung: [{ten: Mục đích, noi_dung: Một việc.}]
noi_dung: [{ten: Mục đích, noi_dunk: Một việc.}]
noi_dung: {ten: Mục đích}
giu_nguyen: {ma: TB-01, ly_do: bản cũ}
phu_luc: {ten: Danh mục, noi_dung: Một việc.}
chu_thich: [Một chú thích.]
chu_thich: {1: Một chú thích.}
"""


def overlay(part):
    """A fragment laid over the sound plan: its top-level keys take the place of those there; nothing for a profile's."""
    if "--- don-vi.yaml" in part:
        return None
    if part.startswith("--- ke-hoach.yaml\n"):
        return part.split("\n", 1)[1] + "\n"
    keys = set(re.findall(r"^(\w+):", part, re.M))
    return "".join(line for line in SOUND.splitlines(True) if line.split(":")[0] not in keys) + part + "\n"


def plans():
    """Names and texts of plans; those with a file read where they stand."""
    for plan in sorted((ROOT / "samples").glob("*/*.yaml")):
        if plan.name not in ("don-vi.yaml", "khoa.yaml"):
            yield str(plan.relative_to(ROOT)), plan.read_text(encoding="utf-8"), plan
    for folder in map(Path, sys.argv[2:]):
        for plan in sorted(folder.glob("*.yaml")):
            yield plan.name, plan.read_text(encoding="utf-8"), plan
    for name, part in examples():
        text = overlay(part)
        if text:
            yield name, text, None
    for line in WRITTEN.splitlines():
        yield line, overlay(line), None


def said(program, text, plan, work):
    """The codes of the errors, nothing where the plan is taken. All that its shape decides is said before pages are made."""
    path = plan
    if path is None:
        path = work / "ke-hoach.yaml"
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [program, "render", path, "--emit", "view", "--thong-bao", "json"],
        capture_output=True, text=True, check=False,
    )
    if done.returncode == 0:
        return set()
    return {entry["ma"] for entry in json.loads(done.stderr) if entry["muc"] == "lỗi"}


def main():
    program = sys.argv[1]
    schema = json.loads(subprocess.run([program, "schema"], capture_output=True, text=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults, seen = [], {"taken": 0, "refused": 0}
    with tempfile.TemporaryDirectory() as folder:
        for name, text, plan in plans():
            codes = said(program, text, plan, Path(folder))
            try:
                document = text_keys(yaml.load(text, Loader))
            except (yaml.YAMLError, RecursionError):
                # What no editor reads either.
                continue
            found = sorted(validator.iter_errors(document), key=lambda e: len(e.path), reverse=True)
            if not codes:
                seen["taken"] += 1
                if found:
                    faults.append(f"{name}: the program takes it, but the schema says: {found[0].json_path} {found[0].message[:160]}")
            elif codes & set(DECIDED):
                seen["refused"] += 1
                if not found:
                    faults.append(f"{name}: the program refuses it ({', '.join(sorted(codes))}), the schema does not")
    if min(seen.values()) < 20:
        faults.append(f"too few plans: {seen}")
    print(json.dumps({"faults": faults, "seen": seen}, ensure_ascii=False, indent=1))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
