"""Kế hoạch and other documents in the form of Nghị định 30/2020/NĐ-CP.

Plans (YAML) become DOCX and PDF, byte for byte as the command line makes them. Nothing here reads or writes a file; every
call gives up the interpreter's lock while it works.
"""

from typing import Literal, Mapping, Optional, Sequence, TypedDict

__version__: str

class Options(TypedDict, total=False):
    """How files are made; the names are those of a lock file (khoa.yaml)."""

    ten: str
    """What messages call the plan, or the shard."""
    dang: Sequence[Literal["docx", "pdf"]]
    """Which files are made: both where it is not said."""
    the_thuc: Optional[str]
    """The era, such as "nd30-2020", where it is not to follow from the date."""
    chuan_pdf: Literal["a-2a", "a-3a"]
    """PDF/A-2a, or PDF/A-3a that carries its source."""
    o_ky: bool
    """Form fields for signatures and blanks; True where it is not said."""
    nhung_phong: bool
    """Fonts inside the DOCX."""
    gon: bool
    """Pulls back a last page that holds next to nothing."""
    moc_thoi_gian: Optional[int]
    """Seconds since 1970: dates a draft that has no day of its own."""

class PlanError(ValueError):
    """A plan, profile or shard that nothing can be made of.

    ``args[0]`` holds the messages for people, ``args[1]`` the same as a JSON array.
    """

def render(
    plan: bytes,
    profile: Optional[bytes] = None,
    options: Optional[Options] = None,
    files: Optional[Mapping[str, bytes]] = None,
) -> tuple[Optional[bytes], Optional[bytes], str]:
    """The DOCX and the PDF of a plan, and what was noticed (a JSON array).

    ``profile`` stands for the plan's own ``don_vi``; ``files`` are those that the plan names (profile, templates,
    pictures), by their paths beside the plan. Raises :class:`PlanError` where the plan has errors.
    """

def render_shard(shard: bytes, options: Optional[Options] = None) -> bytes:
    """The files of all plans of a shard (a ZIP file) and ``bao-cao.jsonl``, as a ZIP file.

    A faulty plan is a line of the report. The same shard, options and version give the same bytes, so a task may be done
    again or twice. Raises :class:`PlanError` where the shard is no whole ZIP file or beyond the limits.
    """

def verify(
    file: bytes,
    plan: Optional[bytes] = None,
    profile: Optional[bytes] = None,
    files: Optional[Mapping[str, bytes]] = None,
) -> str:
    """Whether a PDF or DOCX is still, byte for byte, what the program makes of its source.

    JSON: ``ket_qua`` (nguyen_ven, da_bo_sung, da_sua, chua_xac_nhan, khong_nguon) and ``thong_bao``.
    """

def check(plan: bytes, profile: Optional[bytes] = None, files: Optional[Mapping[str, bytes]] = None) -> str:
    """What a careful records officer would send back: a JSON array of findings with place, clause and advice."""

def import_(file: bytes, name: Optional[str] = None) -> tuple[str, str, str]:
    """A plan file of an old Word file, text or PDF: plan, proof (JSON) and what was noticed (a JSON array).

    Raises :class:`PlanError` where the file cannot be read or proved.
    """
