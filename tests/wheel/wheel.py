"""The wheel against the command line: the same bytes, from many threads, and no plan that ends the interpreter.

Usage: wheel.py PROGRAM WHEEL
"""

import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kehoach

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(p for p in (ROOT / "samples").glob("*/*.yaml") if p.name != "don-vi.yaml")
PROGRAM, WHEEL, PROFILE = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
MAX_WHEEL = 8 << 20


def beside(plan: Path) -> "dict[str, bytes]":
    """What stands beside a plan: its profile (which may be another sample's), templates, pictures."""
    files = [p for p in plan.parent.rglob("*") if p.is_file() and p != plan]
    found = {p.relative_to(plan.parent).as_posix(): p.read_bytes() for p in files}
    profile = re.search(r"^don_vi: *(\.\./\S+)$", plan.read_text(encoding="utf-8"), re.M)
    if profile:
        found[profile[1]] = (plan.parent / profile[1]).read_bytes()
    return found


def packed(files: "dict[str, bytes]") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


class Wheel(unittest.TestCase):
    def test_samples_are_the_command_lines_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            for plan in SAMPLES:
                with self.subTest(plan=plan.parent.name):
                    done = subprocess.run(
                        [PROGRAM, "render", plan, "-o", f"{folder}/"], capture_output=True, check=False, env={}
                    )
                    self.assertEqual(done.returncode, 0, done.stderr)
                    docx, pdf, told = kehoach.render(plan.read_bytes(), files=beside(plan))
                    made = Path(folder, plan.stem)
                    self.assertEqual(docx, made.with_suffix(".docx").read_bytes())
                    self.assertEqual(pdf, made.with_suffix(".pdf").read_bytes())
                    self.assertIsInstance(json.loads(told), list)

    def test_a_shard_is_the_command_lines_bytes(self):
        files = {f"{p.parent.name}/{p.name}": p.read_bytes() for p in SAMPLES[:6]}
        files |= {f"{p.parent.name}/{name}": content for p in SAMPLES[:6] for name, content in beside(p).items()}
        shard = packed(files | {"hong.yaml": b"ki_hieu: A\n"})
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "manh.zip").write_bytes(shard)
            done = subprocess.run(
                [PROGRAM, "render", "manh.zip", "-o", "ra/"], cwd=folder, capture_output=True, check=False, env={}
            )
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(kehoach.render_shard(shard), Path(folder, "ra/manh.zip").read_bytes())

    def test_options_are_named_as_in_a_lock(self):
        plan = SAMPLES[0]
        options = {"dang": ["pdf"], "chuan_pdf": "a-3a", "o_ky": False, "gon": True, "ten": "x.yaml"}
        docx, pdf, _ = kehoach.render(plan.read_bytes(), options=options, files=beside(plan))
        self.assertIsNone(docx)
        self.assertEqual(json.loads(kehoach.verify(pdf))["ket_qua"], "nguyen_ven")
        self.assertEqual(json.loads(kehoach.verify(pdf[:-200]))["ket_qua"], "da_sua")
        for wrong in ({"chuan": "a-3a"}, {"chuan_pdf": "a-1b"}, {"dang": ["odt"]}):
            with self.assertRaises(ValueError):
                kehoach.render(plan.read_bytes(), options=wrong)

    def test_what_stands_in_the_way_is_an_exception_with_its_messages(self):
        with self.assertRaises(kehoach.PlanError) as caught:
            kehoach.render(b"ki_hieu: KH-PNV\n", options={"ten": "a.yaml"})
        human, told = caught.exception.args
        self.assertIn("--> a.yaml:1:1", human)
        self.assertEqual(json.loads(told)[0]["ma"], "KHOA-01")
        self.assertIsInstance(caught.exception, ValueError)

    def test_hostile_plans_never_end_the_interpreter(self):
        # On a thread with a small stack, as servers have them.
        deep = b"noi_dung: " + b"[" * 100_000
        nested = "noi_dung:\n" + "".join("  " * n + "- muc: a\n" + "  " * n + "  con:\n" for n in range(1, 400))
        hostile = [b"", b"\xff\xfe\x00", b"PK\x03\x04", deep, nested.encode(), b"a: &a [*a]\n", b"{" * 5000, b"\0" * 1000]
        wrong = []

        def work():
            for plan in hostile:
                for call in (kehoach.render, kehoach.check, kehoach.import_, kehoach.verify, kehoach.render_shard):
                    try:
                        call(plan)
                    except ValueError:
                        pass
                    except BaseException as error:
                        wrong.append((call, plan[:20], error))

        before = threading.stack_size(256 * 1024)
        try:
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        finally:
            threading.stack_size(before)
        self.assertEqual(wrong, [])

    def test_eight_threads_give_the_same_and_share_the_cores(self):
        plan = SAMPLES[1]
        content, files = plan.read_bytes(), beside(plan)
        want = hashlib.sha256(b"".join(kehoach.render(content, files=files)[:2])).digest()

        def once(_):
            return hashlib.sha256(b"".join(kehoach.render(content, files=files)[:2])).digest()

        with ThreadPoolExecutor(8) as pool:
            self.assertEqual(set(pool.map(once, range(400))), {want})

    def test_check_and_import(self):
        plan = ROOT / "samples/phong-gddt/ke-hoach.yaml"
        self.assertIsInstance(json.loads(kehoach.check(plan.read_bytes(), files=beside(plan))), list)
        docx, _, _ = kehoach.render(plan.read_bytes(), files=beside(plan))
        text, proof, _ = kehoach.import_(docx, "cu.docx")
        self.assertTrue(text.startswith("#"))
        self.assertIsInstance(json.loads(proof), dict)

    @unittest.skipUnless(PROFILE == "wheel", "built for trying, not for handing out")
    def test_the_wheel_that_is_handed_out_is_small(self):
        self.assertLess(WHEEL.stat().st_size, MAX_WHEEL)

    def test_the_wheel_is_one_for_all_versions(self):
        self.assertIn("-cp39-abi3-", WHEEL.name)
        self.assertRegex(kehoach.__version__, r"^\d+\.\d+\.\d+$")
        with zipfile.ZipFile(WHEEL) as archive:
            names = archive.namelist()
        self.assertTrue(any(name.endswith(".pyi") for name in names) and any(n.endswith("py.typed") for n in names), names)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
