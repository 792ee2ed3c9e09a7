#!/usr/bin/env python3
"""Packs what is handed out: `pack.py VERSION FOLDER PAGE TARGET=PROGRAM…` writes an archive of each program and of the page
(a folder that `.ci/trang` made), a Debian package, manifests for winget and scoop, and the sums. Same input, same bytes:
times, owners and order are fixed."""

import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
# Where the archives will lie; the manifests name it.
PLACE = os.environ.get("KEHOACH_NOI_PHAT_HANH", "https://example.invalid/kehoach")
# What goes along with each program.
PAPERS = ["README.md", "CHANGELOG.md", "LICENSE", "NOTICE.md", "fonts/README.md", "fonts/OFL.txt", "fonts/DEJAVU.txt"]


def main():
    version, out, page, *programs = sys.argv[1:]
    out = Path(out)
    archives = {}
    for given in programs:
        target, program = given.split("=", 1)
        archives[target] = pack(version, out, target, Path(program))
    zipped(out / f"kehoach-trang-{version}.zip", page_files(version, Path(page)))
    static = next(Path(p.split("=", 1)[1]) for p in programs if p.startswith("x86_64-unknown-linux-musl"))
    debian(version, out, static)
    windows = next(path for target, path in archives.items() if "windows" in target)
    manifests(version, out, windows)
    sums = [f"{digest(path)}  {path.name}\n" for path in sorted(out.iterdir()) if path.is_file()]
    (out / "SHA256SUMS").write_text("".join(sums))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def contents(version, target, program):
    """Name in the archive, bytes, whether it is run."""
    top = f"kehoach-{version}-{target}"
    yield f"{top}/{program.name}", program.read_bytes(), True
    for name in PAPERS:
        yield f"{top}/{name}", (ROOT / name).read_bytes(), False
    for path in sorted((ROOT / "samples").rglob("*")):
        if path.is_file():
            yield f"{top}/{path.relative_to(ROOT).as_posix()}", path.read_bytes(), False


def page_files(version, page):
    """The page: its folder, and the licences of what it carries."""
    top = f"kehoach-trang-{version}"
    for path in sorted(page.rglob("*")):
        if path.is_file():
            yield f"{top}/{path.relative_to(page).as_posix()}", path.read_bytes(), False
    for name in ("LICENSE", "NOTICE.md", "fonts/OFL.txt", "fonts/DEJAVU.txt"):
        yield f"{top}/{name}", (ROOT / name).read_bytes(), False


def zipped(path, files):
    time = datetime.fromtimestamp(max(EPOCH, 315532800), UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data, _ in files:
            archive.writestr(zipfile.ZipInfo(name, time), data, zipfile.ZIP_DEFLATED)
    return path


def pack(version, out, target, program):
    files = list(contents(version, target, program))
    if "windows" in target:
        return zipped(out / f"kehoach-{version}-{target}.zip", files)
    path = out / f"kehoach-{version}-{target}.tar.gz"
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data, runs in files:
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(data), EPOCH, 0o755 if runs else 0o644
            archive.addfile(info, io.BytesIO(data))
    path.write_bytes(gzip.compress(raw.getvalue(), 9, mtime=0))
    return path


CONTROL = """Package: kehoach
Version: {version}
Architecture: amd64
Section: text
Priority: optional
Maintainer: kehoach <kehoach@example.invalid>
Installed-Size: {size}
Description: official Vietnamese administrative documents as DOCX and PDF
 Turns a content file (YAML), an old Word file or a PDF into a document in the
 form that the decree on clerical work demands: header, numbering, recipients,
 signatures; PDF/A, tagged, byte for byte the same each time.
"""


def debian(version, out, program):
    """A package of the static program: it needs no other."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "kehoach"

        def put(name, data, mode=0o644):
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            path.chmod(mode)

        put("usr/bin/kehoach", program.read_bytes(), 0o755)
        pages = Path(folder) / "man"
        subprocess.run([program, "man", "-o", f"{pages}/"], check=True)
        for page in sorted(pages.iterdir()):
            put(f"usr/share/man/man1/{page.name}.gz", gzip.compress(page.read_bytes(), 9, mtime=0))
        for shell, place in (
            ("bash", "usr/share/bash-completion/completions/kehoach"),
            ("zsh", "usr/share/zsh/vendor-completions/_kehoach"),
            ("fish", "usr/share/fish/vendor_completions.d/kehoach.fish"),
        ):
            put(place, subprocess.run([program, "completions", shell], check=True, capture_output=True).stdout)
        licence = (ROOT / "LICENSE").read_bytes() + b"\n" + (ROOT / "NOTICE.md").read_bytes()
        put("usr/share/doc/kehoach/copyright", licence)
        put("usr/share/doc/kehoach/README.md.gz", gzip.compress((ROOT / "README.md").read_bytes(), 9, mtime=0))
        put("usr/share/doc/kehoach/changelog.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=0))
        for path in sorted((ROOT / "samples").rglob("*")):
            if path.is_file():
                put(f"usr/share/doc/kehoach/{path.relative_to(ROOT).as_posix()}", path.read_bytes())
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
        put("DEBIAN/control", CONTROL.format(version=version, size=size).encode())
        for path in [tree, *tree.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
            os.utime(path, (EPOCH, EPOCH))
        package = out / f"kehoach_{version}_amd64.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", tree, package], check=True, stdout=subprocess.DEVNULL)


def manifests(version, out, archive):
    """How winget and scoop find the program for Windows."""
    url, sum_ = f"{PLACE}/{archive.name}", digest(archive)
    top = archive.name.removesuffix(".zip")
    scoop = {
        "version": version,
        "description": "Kế hoạch hành chính đúng thể thức: từ một tệp YAML ra DOCX và PDF",
        "license": "MIT",
        "url": url,
        "hash": sum_,
        "extract_dir": top,
        "bin": "kehoach.exe",
    }
    (out / "kehoach.scoop.json").write_text(json.dumps(scoop, ensure_ascii=False, indent=4) + "\n")
    head = f"PackageIdentifier: kehoach.kehoach\nPackageVersion: {version}\n"
    foot = "ManifestVersion: 1.6.0\n"
    folder = out / "winget"
    folder.mkdir(exist_ok=True)
    (folder / "kehoach.kehoach.yaml").write_text(f"{head}DefaultLocale: vi-VN\nManifestType: version\n{foot}")
    (folder / "kehoach.kehoach.locale.vi-VN.yaml").write_text(
        f"{head}PackageLocale: vi-VN\nPublisher: kehoach\nPackageName: kehoach\nLicense: MIT\n"
        f"ShortDescription: {scoop['description']!r}\nManifestType: defaultLocale\n{foot}"
    )
    (folder / "kehoach.kehoach.installer.yaml").write_text(
        f"{head}InstallerType: zip\nNestedInstallerType: portable\nNestedInstallerFiles:\n"
        f"- RelativeFilePath: {top}\\kehoach.exe\n  PortableCommandAlias: kehoach\nInstallers:\n- Architecture: x64\n"
        f"  InstallerUrl: {url}\n  InstallerSha256: {sum_.upper()}\nManifestType: installer\n{foot}"
    )


main()
