"""What all judging shares: counting and printing checks, running programs, timing."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

# Programs that run side by side.
AT_ONCE = 2
# Of one check so many faults are printed.
SHOWN = 15


class Judge:
    """Counts checks and prints each."""

    def __init__(self):
        self.passed = self.failed = 0
        self.times = []

    def check(self, name, faults):
        """One check: no faults = passed."""
        if faults:
            self.failed += 1
            print(f"FAILED  {name}")
            for fault in faults[:SHOWN]:
                print(f"        {fault}")
            if len(faults) > SHOWN:
                print(f"        … and {len(faults) - SHOWN} more")
        else:
            self.passed += 1
            print(f"passed  {name}")
        return not faults

    def stage(self, name, work, *arguments):
        """A part of the whole, with the time it takes."""
        print(f"-- {name}", flush=True)
        start = time.monotonic()
        result = work(self, *arguments)
        self.times.append((name, time.monotonic() - start))
        return result

    def end(self):
        """Times, counts, exit code."""
        print("seconds: " + ", ".join(f"{name} {taken:.0f}" for name, taken in self.times))
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def silence(*command):
    """A program that must end well and say nothing on standard error."""
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    # Debian's mutool is built without ICC and says so; that is not about the file.
    said = [s for s in done.stderr.decode(errors="replace").strip().splitlines() if "ICC support is not" not in s]
    return said[:10] + ([f"exit code {done.returncode}"] if done.returncode else [])


def call(*command, **environment):
    """A program that must end well: (faults, standard output)."""
    done = subprocess.run(
        list(map(str, command)), capture_output=True, timeout=600, check=False, env={**os.environ, **environment}
    )
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if line]
    faults = (said or [f"exit code {done.returncode}"]) if done.returncode else []
    return faults, done.stdout.decode(errors="replace")


def each(files, faults_of):
    """The faults of many files, each under its file's name. Two are asked about at a time: judges are programs of their own."""
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        found = list(pool.map(faults_of, files))
    return [f"{file.name}: {fault}" for file, faults in zip(files, found) for fault in faults]
