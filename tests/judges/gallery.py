#!/usr/bin/env python3
"""The gallery of samples: a small picture of every page, and `samples/README.md`, which shows them with what each sample is
for; or says what is out of date (`--check`)."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import pdf

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PAGE = SAMPLES / "README.md"
# Pages shown of one sample, and their resolution.
SHOWN, DPI = 3, 30

HEAD = """# Các mẫu

Mỗi thư mục là một văn bản hoàn chỉnh, cơ quan và người đều do chúng tôi đặt ra. Tạo cả hai tệp của một mẫu:

```sh
kehoach render samples/phong-gddt/ke-hoach.yaml
```

Số đo của phần đầu, tên loại, phần cuối so với mẫu của nghị định: [DOI-CHIEU.md](DOI-CHIEU.md). Trang này do `tests/judges/gallery.py` viết ra.

"""


def cases():
    """The plans of the samples, one a folder."""
    return sorted(plan for plan in SAMPLES.glob("*/*.yaml") if plan.name != "don-vi.yaml")


def render(program, plan, work):
    """A sample's PDF."""
    made = f"{work}/{plan.parent.name}.pdf"
    subprocess.run([program, "render", plan, "-f", "pdf", "-o", made], check=True, capture_output=True)
    return made


def pictures(count):
    """The names of the pictures of a sample of so many pages."""
    return [f"trang-{number}.png" for number in range(1, min(count, SHOWN) + 1)]


def entry(folder, count):
    """What the page says of a sample: the title and first paragraph of its own README, and its pages."""
    title, *rest = (folder / "README.md").read_text("utf-8").strip().split("\n\n")
    shown = " ".join(f'<img src="{folder.name}/{name}" width="220" alt="Trang {n}">' for n, name in enumerate(pictures(count), 1))
    more = "" if count <= SHOWN else f" ({SHOWN} trang đầu)"
    first = rest[0].removesuffix("Mẫu này cho thấy:").strip() if rest else ""
    return f"## [{title.removeprefix('# ')}]({folder.name})\n\n{first}\n\n{count} trang{more}.\n\n{shown}\n\n"


def gallery(program, work, write):
    """The page as text; with `write`, the pictures are made anew. Also says which pictures are missing or left over."""
    text, faults = HEAD, []
    for plan in cases():
        folder = plan.parent
        if not (folder / "README.md").exists():
            faults.append(f"{folder.name}: no README.md")
            continue
        path = render(program, plan, work)
        count = pdf.pages(path)
        wanted = pictures(count)
        if write:
            for old in folder.glob("trang-[0-9].png"):
                old.unlink()
            for number, name in enumerate(wanted, 1):
                target = folder / name.removesuffix(".png")
                subprocess.run(["pdftoppm", "-gray", "-png", "-r", str(DPI), "-f", str(number), "-l", str(number), "-singlefile", path, target], check=True)
        there = sorted(picture.name for picture in folder.glob("trang-[0-9].png"))
        if there != wanted:
            faults.append(f"{folder.name}: pictures {there}, wanted {wanted}")
        text += entry(folder, count)
    return text.rstrip() + "\n", faults


def faults(program):
    """What is out of date."""
    with tempfile.TemporaryDirectory() as work:
        text, found = gallery(program, work, write=False)
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        found.append("samples/README.md is out of date: run tests/judges/gallery.py")
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
        text, found = gallery(options.program, work, write=True)
    PAGE.write_text(text, "utf-8")
    print(PAGE, *found, sep="\n")


if __name__ == "__main__":
    main()
