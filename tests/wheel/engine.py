"""Ray on this machine over 1,000 plans, workers killed in mid-run: nothing lost, nothing double, the command line's bytes.

Usage: engine.py PROGRAM FOLDER
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "samples/kho-luu-tru"
PLANS, SHARD, KILLS = 1000, 50, 2


def plans(folder: Path) -> None:
    text = (ROOT / "samples/phong-gddt/ke-hoach.yaml").read_text(encoding="utf-8")
    profile = ROOT / "samples/phong-gddt/don-vi.yaml"
    folder.mkdir(parents=True)
    if profile.exists():
        shutil.copy(profile, folder)
    head, _, rest = text.partition("\nso:")
    after = rest.partition("\n")[2]
    for number in range(PLANS):
        changed = f"{head}\nso: {number + 1}\n{after}" if rest else f"so: {number + 1}\n{text}"
        (folder / f"ke-hoach-{number:04}.yaml").write_text(changed, encoding="utf-8")


def workers() -> "list[int]":
    """The processes of Ray that do a task just now."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if b"ray::viec" in (process / "cmdline").read_bytes():
                    found.append(int(process.name))
            except OSError:
                pass
    return found


def main(program: str, work: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    plans(work / "kho")
    subprocess.run([sys.executable, SCRIPTS / "dong_goi.py", work / "kho", work / "manh", str(SHARD)], check=True)
    start = time.monotonic()
    run = subprocess.Popen([sys.executable, SCRIPTS / "ray_kho.py", work / "manh", work / "ra"])
    killed = 0
    while run.poll() is None:
        done = len(list((work / "ra").glob("*.zip"))) if (work / "ra").exists() else 0
        busy = workers()
        if killed < KILLS and done > 3 * (killed + 1) and busy:
            os.kill(busy[0], signal.SIGKILL)
            killed += 1
        time.sleep(0.05)
    if run.returncode:
        sys.exit(f"ray_kho.py: {run.returncode}")
    rate = PLANS / (time.monotonic() - start)
    subprocess.run([program, "tong-hop", work / "ra", "--danh-sach", work / "manh/danh-sach.txt"], check=True)
    shards = sorted((work / "manh").glob("*.zip"))
    subprocess.run([program, "render", *shards, "-o", f"{work / 'dong-lenh'}/"], check=True, stdout=subprocess.DEVNULL)
    for shard in shards:
        if (work / "ra" / shard.name).read_bytes() != (work / "dong-lenh" / shard.name).read_bytes():
            sys.exit(f"{shard.name}: not the command line's bytes")
    left = [path.name for path in (work / "ra").iterdir() if path.suffix != ".zip"]
    print(f"Ray: {PLANS} plans, {len(shards)} shards, {killed} workers killed, {rate:.0f} plans/s with start, left: {left}")
    if not killed:
        sys.exit("no worker was hit")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
