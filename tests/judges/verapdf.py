"""veraPDF: does a PDF keep the rules of an archive standard (2a, 3a) or of accessibility (ua1)?"""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

# Of so many failing files the broken rules are named; the others only counted as failing.
EXPLAINED = 5


def call(jars, flavour, form, files):
    command = ["java", "-cp", f"{jars}/*", "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", flavour, "--format", form]
    return subprocess.run([*command, *map(str, files)], capture_output=True, timeout=900, check=False)


def broken_rules(report):
    """(file, rule) of every rule that failed, from veraPDF's XML."""
    for job in ElementTree.fromstring(report).iter("job"):
        name = Path(job.findtext("item/name", "?")).name
        for rule in job.iter("rule"):
            if rule.get("status") == "failed":
                where = rule.findtext("check/context", "")
                yield name, f"{rule.get('clause')}-{rule.get('testNumber')}: {rule.findtext('description')} ({rule.get('failedChecks')}x, {where})"


def faults(jars, flavour, files):
    """What veraPDF finds in the files, as lines. A file of which it says nothing has failed."""
    if not files:
        return ["no files"]
    done = call(jars, flavour, "text", files)
    passed = {line.split(" ", 1)[1].rsplit(" ", 1)[0] for line in done.stdout.decode().splitlines() if line.startswith("PASS ")}
    failing = [f for f in files if str(f) not in passed]
    if not failing:
        return []
    found = [f"{len(failing)} of {len(files)} fail {flavour}: {', '.join(Path(f).name for f in failing[:20])}"]
    report = call(jars, flavour, "xml", failing[:EXPLAINED]).stdout
    try:
        found += [f"{name}: {rule}" for name, rule in broken_rules(report)]
    except ElementTree.ParseError:
        found.append(done.stderr.decode(errors="replace").strip()[:1000])
    return found


def all_faults(jars, flavours, files):
    """Several flavours side by side: {flavour: faults}."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(flavours, pool.map(lambda flavour: faults(jars, flavour, files), flavours)))
