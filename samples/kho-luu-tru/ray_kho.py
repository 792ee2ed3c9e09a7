#!/usr/bin/env python3
"""Ray Core: mỗi mảnh một việc; việc bị mất (máy tắt, tiến trình bị diệt) được làm lại.

    python3 ray_kho.py MANH RA [ĐỊA-CHỈ-CỤM]

Không ghi địa chỉ: chạy trên máy này. Có địa chỉ (như auto, ray://máy:10001): chạy trên cụm; MANH và RA là thư mục dùng chung.
"""

import os
import sys
from pathlib import Path

import ray

sys.path.insert(0, str(Path(__file__).parent))
import chung  # noqa: E402

DANG_CHO = 4
"""Bao nhiêu việc chờ sẵn cho mỗi nhân: đủ để không nhân nào đứng, không đầy bộ nhớ của máy điều phối."""


@ray.remote(num_cpus=1, max_retries=10)
def viec(manh: str, ra: str, sha256: str) -> dict:
    return chung.mot_manh(manh, ra, sha256)


def main(noi: Path, ra: Path, dia_chi: "str | None") -> None:
    ray.init(
        address=dia_chi,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": os.path.dirname(os.path.abspath(__file__))}},
    )
    con = chung.con_lai(noi, ra)
    toi_da = DANG_CHO * int(ray.cluster_resources().get("CPU", 1))
    dang, xong, hong = {}, [], []
    while con or dang:
        while con and len(dang) < toi_da:
            sha256, ten = con.pop(0)
            dang[viec.remote(str(noi / ten), str(ra), sha256)] = ten
        (mot, *_), _ = ray.wait(list(dang), num_returns=1)
        ten = dang.pop(mot)
        try:
            xong.append(ray.get(mot))
        except Exception as loi:  # một mảnh hỏng không dừng các mảnh khác
            hong.append(f"{ten}: {loi}")
    chung.mot_phien_ban(xong)
    print(f"xong {len(xong)} mảnh, {sum(k['giay'] for k in xong):.1f} giây máy")
    if hong:
        sys.exit("không xong:\n" + "\n".join(hong))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3] if len(sys.argv) == 4 else None)
