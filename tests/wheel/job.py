"""The recipe for Kubernetes as samples/kho-luu-tru/README.md prints it: valid for the API of 1.33 and later, and its command
run on this machine as an Indexed Job runs it, each index in a process of its own that is killed here and there and begun
again. Nothing lost, nothing double, the command line's bytes. A cluster is not needed, and not tried.

Usage: job.py PROGRAM FOLDER
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import kubernetes_validate
import yaml

from engine import ROOT, SCRIPTS, plans, same_as_command_line

INDEXES, SHARD, KILLS = 5, 25, 3
VERSIONS = ["1.33", "1.37"]


def recipe() -> dict:
    text = (ROOT / "samples/kho-luu-tru/README.md").read_text(encoding="utf-8")
    job = yaml.safe_load(re.search(r"```yaml\n(.*?)```", text, re.DOTALL)[1])
    for version in VERSIONS:
        kubernetes_validate.validate(job, version, strict=True)
    return job


class Index:
    """One index of the job: a process, begun again as often as the job allows."""

    def __init__(self, number: int, command: "list[str]", env: "dict[str, str]", retries: int) -> None:
        self.command, self.retries = command, retries
        self.env = {**env, "JOB_COMPLETION_INDEX": str(number)}
        self.begin()

    def begin(self) -> None:
        self.process = subprocess.Popen(self.command, env=self.env, stdout=subprocess.DEVNULL, start_new_session=True)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)

    def ended(self) -> bool:
        code = self.process.poll()
        if code is None or code == 0:
            return code == 0
        if code == 2 or self.retries == 0:
            sys.exit(f"index {self.env['JOB_COMPLETION_INDEX']}: {code}")
        self.retries -= 1
        self.begin()
        return False


def main(program: str, work: Path) -> None:
    job = recipe()["spec"]
    shutil.rmtree(work, ignore_errors=True)
    plans(work / "kho")
    shards, out, bin_ = work / "manh", work / "ra", work / "bin"
    subprocess.run([sys.executable, SCRIPTS / "dong_goi.py", work / "kho", shards, str(SHARD)], check=True)
    out.mkdir()
    bin_.mkdir()
    shutil.copy(program, bin_ / "kehoach")
    container = job["template"]["spec"]["containers"][0]
    places = {mount["mountPath"]: {"manh": shards, "ra": out}[mount["name"]] for mount in container["volumeMounts"]}
    script = re.sub(r"/(manh|ra)/", lambda found: f"{places['/' + found[1]]}/", container["command"][-1])
    count = len((shards / "danh-sach.txt").read_text().splitlines())
    env = {"PATH": f"{bin_}:/usr/bin:/bin", container["env"][0]["name"]: str(-(-count // INDEXES))}
    command = [*container["command"][:-1], script]
    indexes = [Index(number, command, env, job["backoffLimitPerIndex"]) for number in range(INDEXES)]
    killed, open_ = 0, list(indexes)
    while open_:
        done = len(list(out.glob("*.zip")))
        if killed < KILLS and done > 2 * (killed + 1):
            open_[killed % len(open_)].kill()
            killed += 1
        time.sleep(0.02)
        open_ = [index for index in open_ if not index.ended()]
    subprocess.run([program, "tong-hop", out, "--danh-sach", shards / "danh-sach.txt"], check=True)
    same_as_command_line(program, work)
    print(f"Indexed Job: valid for {', '.join(VERSIONS)}; {count} shards, {INDEXES} indexes, {killed} killed and begun again")
    if not killed:
        sys.exit("no index was hit")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve())
