#!/usr/bin/env python3
"""Đóng gói một kho kế hoạch thành các mảnh (.zip) và danh sách của chúng.

    python3 dong_goi.py KHO MANH [SỐ-KẾ-HOẠCH-MỖI-MẢNH]

Mỗi mảnh mang các kế hoạch và mọi tệp khác của những thư mục chúng và hồ sơ ghi ở khóa `don_vi` nằm trong (hồ sơ, mẫu, hình),
theo đường dẫn từ KHO.
`MANH/danh-sach.txt` là danh sách mọi mảnh, dạng của sha256sum: nó quyết định thế nào là đủ. Cùng một kho thì các mảnh giống
nhau từng byte.
"""

import hashlib
import os
import re
import sys
import zipfile
from pathlib import Path

KHONG_PHAI_KE_HOACH = {"don-vi.yaml", "khoa.yaml"}
MOI_MANH = 1000


def la_ke_hoach(tep: Path) -> bool:
    rieng = any(phan.startswith(".") or phan == "the-thuc" for phan in tep.parts[:-1])
    return tep.suffix.lower() in {".yaml", ".yml"} and tep.name.lower() not in KHONG_PHAI_KE_HOACH and not rieng


def thu_muc_ho_so(kho: Path, ke_hoach: Path) -> Path:
    """Thư mục của hồ sơ mà kế hoạch nêu; không nêu thì thư mục của chính nó."""
    neu = re.search(rb"^don_vi:[ \t]*[\"']?([^\"'#\r\n]+)", (kho / ke_hoach).read_bytes(), re.MULTILINE)
    ten = neu.group(1).decode("utf-8", "replace").strip() if neu else ""
    return Path(os.path.normpath(ke_hoach.parent / ten)).parent if ten else ke_hoach.parent


def dong_goi(kho: Path, noi: Path, moi_manh: int) -> None:
    tat_ca = sorted(tep.relative_to(kho) for tep in kho.rglob("*") if tep.is_file() and not tep.is_symlink())
    ke_hoach = [tep for tep in tat_ca if la_ke_hoach(tep)]
    kem = [tep for tep in tat_ca if not la_ke_hoach(tep) and tep.suffix.lower() not in {".docx", ".pdf"}]
    noi.mkdir(parents=True, exist_ok=True)
    dong = []
    for so, dau in enumerate(range(0, len(ke_hoach), moi_manh), start=1):
        cac = ke_hoach[dau : dau + moi_manh]
        # Tệp đi kèm: của chính thư mục kế hoạch nằm trong, của các thư mục trên nó và các thư mục con.
        tren = {thu_muc for tep in cac for thu_muc in tep.parents}
        trong = {tep.parent for tep in cac} | {thu_muc_ho_so(kho, tep) for tep in cac}
        theo = [tep for tep in kem if tep.parent in tren or any(cha in trong for cha in tep.parents)]
        manh = noi / f"manh-{so:06}.zip"
        with zipfile.ZipFile(manh, "w", zipfile.ZIP_DEFLATED) as zip_:
            for tep in sorted(cac + theo):
                muc = zipfile.ZipInfo(tep.as_posix(), date_time=(1980, 1, 1, 0, 0, 0))
                muc.compress_type, muc.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
                zip_.writestr(muc, (kho / tep).read_bytes())
        dong.append(f"{hashlib.sha256(manh.read_bytes()).hexdigest()}  {manh.name}")
    (noi / "danh-sach.txt").write_text("".join(f"{d}\n" for d in dong), encoding="utf-8")
    print(f"{len(ke_hoach)} kế hoạch, {len(dong)} mảnh trong {noi}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    dong_goi(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else MOI_MANH)
