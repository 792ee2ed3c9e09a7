#!/usr/bin/env python3
"""Tries a program that is handed out: `try.py VERSION [RUNNER] PROGRAM`. It must say its version, make the samples with the
hashes of samples/BAM.md, and go an officer's way (init, render, issue, verify) with Vietnamese names, blanks, a byte order
mark and Windows' line ends. The first thing that is not so ends it."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    version, *command = sys.argv[1:]
    windows = command[-1].endswith(".exe")
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        here = Path(folder)
        said = run(command, here, "--version")
        if version not in said:
            sys.exit(f"{command}: --version says {said!r}, not {version}")
        made = samples(command, here, version)
        way(command, here, "\\" if windows else "/")
        if windows:
            double_click(command, here)
    print(f"{command[-1]}: {made} files of the samples are those of {version}; init, render, issue, verify")


def run(command, folder, *arguments, code=0):
    """Runs the program in a folder; what it prints."""
    # The hour that archives are packed with is none of the samples'.
    env = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run([*command, *arguments], cwd=folder, env=env, capture_output=True, check=False, timeout=600)
    out, err = (text.decode("utf-8") for text in (done.stdout, done.stderr))
    if done.returncode != code:
        sys.exit(f"{command} {arguments}: exit code {done.returncode}\n{out}{err}")
    return out + err


def samples(command, here, version):
    """Every sample has the bytes that the page promises."""
    shutil.copytree(ROOT / "samples", here / "samples")
    run(command, here, "render", "samples", "-o", "ra/")
    page = (ROOT / "samples/BAM.md").read_text()
    section = re.search(rf"^## kehoach {re.escape(version)}\n\n```text\n(.*?)```", page, re.M | re.S)
    if not section:
        sys.exit(f"samples/BAM.md has no hashes of {version}")
    hashes = [line.split("  ") for line in section[1].splitlines()]
    for hash_, name in hashes:
        sample, form = name.rsplit(".", 1)
        files = list((here / "ra" / sample).glob(f"*.{form}"))
        if [hashlib.sha256(file.read_bytes()).hexdigest() for file in files] != [hash_]:
            sys.exit(f"{command}: {name} is not what samples/BAM.md has: {files}")
    return len(hashes)


def way(command, here, slash):
    """An officer's way, in a folder and with names as officers give them."""
    folder = here / "Kế hoạch năm 2026 (bản 1)"
    folder.mkdir()
    plan = f"Nháp 1{slash}KH tập huấn.yaml"
    (folder / "Nháp 1").mkdir()
    run(command, folder, "init", plan)
    source = folder / "Nháp 1" / "KH tập huấn.yaml"
    text = source.read_text()
    source.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    run(command, folder, "render", plan)
    run(command, folder, "issue", plan, "--so", "15", "--ngay", "05/3/2026", "--ghi-de")
    issued = source.read_bytes()
    if not issued.startswith(b"\xef\xbb\xbf") or issued.count(b"\n") != issued.count(b"\r\n"):
        sys.exit(f"{command}: issue changed the line ends of {source.name}")
    for form in ("docx", "pdf"):
        if not source.with_suffix(f".{form}").is_file():
            sys.exit(f"{command}: no {form}")
    run(command, folder, "verify", plan.replace(".yaml", ".pdf"))
    left = [path.name for path in source.parent.iterdir() if path.name.startswith(".")]
    if left:
        sys.exit(f"{command}: left behind: {left}")


def double_click(command, here):
    """A lone plan is rendered; without a shell's mark and without people the program does not wait."""
    shutil.copytree(here / "samples" / "phong-gddt", here / "kéo thả")
    run(command, here, "kéo thả\\ke-hoach.yaml")
    if not (here / "kéo thả" / "ke-hoach.pdf").is_file():
        sys.exit(f"{command}: a lone plan was not rendered")


main()
