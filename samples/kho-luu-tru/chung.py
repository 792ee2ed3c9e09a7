"""Việc của một mảnh, như nhau ở mọi máy điều phối: đọc, dựng, ghi trọn vẹn hoặc không ghi gì.

Làm lại hay làm hai lần cùng lúc đều được: cùng mảnh, cùng phiên bản thì mảnh kết quả giống nhau từng byte.
"""

import hashlib
import os
import time
from pathlib import Path

import kehoach


def danh_sach(noi: Path) -> "list[tuple[str, str]]":
    """Mọi mảnh của một đợt: SHA-256 và tên."""
    dong = (noi / "danh-sach.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(d.split(maxsplit=1)) for d in dong if d.strip()]


def mot_manh(manh: str, ra: str, sha256: str) -> "dict[str, object]":
    """Dựng một mảnh; trả về tên, phiên bản và thời gian."""
    dau = time.monotonic()
    nguon, dich = Path(manh), Path(ra) / Path(manh).name
    goi = nguon.read_bytes()
    if hashlib.sha256(goi).hexdigest() != sha256:
        raise ValueError(f"{manh}: không phải mảnh ghi trong danh sách")
    ket_qua = kehoach.render_shard(goi, {"ten": nguon.name})
    # Tên tạm của riêng lần chạy này, rồi đổi tên: không bao giờ có mảnh dở dang.
    tam = dich.with_name(f".{dich.name}.{os.getpid()}-{time.time_ns()}.tam")
    try:
        tam.write_bytes(ket_qua)
        os.replace(tam, dich)
    finally:
        tam.unlink(missing_ok=True)
    return {"ten": nguon.name, "phien_ban": kehoach.__version__, "giay": time.monotonic() - dau}


def con_lai(noi: Path, ra: Path) -> "list[tuple[str, str]]":
    """Những mảnh chưa có kết quả: mảnh nào đã có tệp ra là đã xong."""
    ra.mkdir(parents=True, exist_ok=True)
    return [(sha256, ten) for sha256, ten in danh_sach(noi) if not (ra / ten).exists()]


def mot_phien_ban(ket_qua: "list[dict[str, object]]") -> None:
    """Các máy phải cùng một phiên bản."""
    phien_ban = {k["phien_ban"] for k in ket_qua}
    if len(phien_ban) > 1:
        raise SystemExit(f"các máy chạy nhiều phiên bản: {sorted(map(str, phien_ban))}")
