"""Ray or Spark on this machine over 1,000 plans, workers killed in mid-run (Ray: on a disk that is full at first): nothing
lost, nothing double, nothing half written, the command line's bytes.

Usage: engine.py PROGRAM FOLDER [ray|spark]
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "samples/kho-luu-tru"
PLANS, SHARD, KILLS = 1000, 50, 2
# The script of each engine, and how its processes that do a task are known.
ENGINES = {"ray": ("ray_kho.py", b"ray::viec"), "spark": ("spark_kho.py", b"pyspark")}
# What an engine keeps beside the shards.
OWN = {"da-xong"}


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


def workers(mark: bytes) -> "list[int]":
    """The processes of the engine that do a task just now: the youngest first, since those before may only start others."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if mark in (process / "cmdline").read_bytes() and (process / "exe").resolve().name.startswith("python"):
                    found.append(int(process.name))
            except OSError:
                pass
    return sorted(found, reverse=True)


def same_as_command_line(program: str, work: Path) -> None:
    """Every shard of the outcome is the one that the program makes, and nothing else lies beside them."""
    shards = sorted((work / "manh").glob("*.zip"))
    subprocess.run([program, "render", *shards, "-o", f"{work / 'dong-lenh'}/"], check=True, stdout=subprocess.DEVNULL)
    for shard in shards:
        if (work / "ra" / shard.name).read_bytes() != (work / "dong-lenh" / shard.name).read_bytes():
            sys.exit(f"{shard.name}: not the command line's bytes")
    left = [path.name for path in (work / "ra").iterdir() if path.suffix != ".zip" and path.name not in OWN]
    if left:
        sys.exit(f"left behind: {left}")


def on_a_full_disk(work: Path) -> None:
    """A disk with room for a few shards: the run says so, and what it has made is whole. Only root can make such a disk."""
    if os.geteuid() != 0:
        print("not root: no full disk is tried")
        return
    (work / "ra").mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", work / "ra"])
    if mounted.returncode != 0:
        print("nothing may be mounted here, as in a container: no full disk is tried")
        return
    try:
        done = subprocess.run([sys.executable, SCRIPTS / "ray_kho.py", work / "manh", work / "ra"], capture_output=True)
        made = sorted((work / "ra").iterdir())
        if done.returncode == 0 or not made or len(made) == PLANS / SHARD:
            sys.exit(f"full disk: exit code {done.returncode}, {len(made)} shards\n{done.stderr.decode()[-2000:]}")
        for shard in made:
            if zipfile.ZipFile(shard).testzip() is not None:
                sys.exit(f"{shard.name} is half written")
        (work / "giu").mkdir()
        for shard in made:
            shutil.copy(shard, work / "giu")
    finally:
        subprocess.run(["umount", work / "ra"], check=True)
    # Room at last: what was made is kept.
    for shard in (work / "giu").iterdir():
        shutil.move(shard, work / "ra")
    print(f"full disk: {len(made)} shards whole, the run failed and says so; it goes on")


def main(program: str, work: Path, engine: str = "ray") -> None:
    script, mark = ENGINES[engine]
    shutil.rmtree(work, ignore_errors=True)
    plans(work / "kho")
    subprocess.run([sys.executable, SCRIPTS / "dong_goi.py", work / "kho", work / "manh", str(SHARD)], check=True)
    if engine == "ray":
        on_a_full_disk(work)
    kept = len(list((work / "ra").glob("*.zip"))) if (work / "ra").exists() else 0
    start = time.monotonic()
    # Spark asks the path for Python, where this one may not be.
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    run = subprocess.Popen([sys.executable, SCRIPTS / script, work / "manh", work / "ra"], env=env)
    killed = 0
    while run.poll() is None:
        done = len(list((work / "ra").glob("*.zip"))) if (work / "ra").exists() else 0
        busy = workers(mark)
        if killed < KILLS and done > kept + 2 * (killed + 1) and busy:
            os.kill(busy[0], signal.SIGKILL)
            killed += 1
        time.sleep(0.05)
    if run.returncode:
        sys.exit(f"{script}: {run.returncode}")
    made = PLANS - kept * SHARD
    rate = made / (time.monotonic() - start)
    subprocess.run([program, "tong-hop", work / "ra", "--danh-sach", work / "manh/danh-sach.txt"], check=True)
    same_as_command_line(program, work)
    print(f"{engine}: {PLANS} plans, {PLANS // SHARD} shards, {killed} workers killed, {rate:.0f} plans/s with start")
    if not killed:
        sys.exit("no worker was hit")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), *sys.argv[3:])
