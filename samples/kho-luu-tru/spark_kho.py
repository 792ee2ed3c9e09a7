#!/usr/bin/env python3
"""Spark: mapInArrow, mỗi dòng một mảnh. Cho kho đã có cụm Spark.

    spark-submit spark_kho.py MANH RA          (trên máy này: python3 spark_kho.py MANH RA)

Cần pyspark, pyarrow và pandas (mapInArrow đòi, dù kịch bản không dùng) ở mọi máy.

Mảnh kết quả được ghi ra RA; bảng RA/da-xong (parquet) kể mảnh nào xong, bằng phiên bản nào, mất bao lâu.
"""

import sys
from pathlib import Path

import pyarrow
from pyspark import SparkConf
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parent))
import chung  # noqa: E402


def main(noi: Path, ra: Path) -> None:
    spark = (
        SparkSession.builder.appName("kehoach")
        # Trên một máy Spark không làm lại việc nào, trừ khi số lần đứng ngay ở đây.
        .master(SparkConf().get("spark.master", "local[*,10]"))
        # Mỗi lần một dòng: dòng nào cũng là cả một mảnh.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 1)
        .config("spark.task.maxFailures", 10)
        .getOrCreate()
    )
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("chung.py")))
    con = chung.con_lai(noi, ra)
    if not con:
        print("không còn mảnh nào")
        return
    manh, thu_muc = str(noi), str(ra)

    def dung(cac_lo):
        import chung

        for lo in cac_lo:
            for dong in lo.to_pylist():
                ket_qua = chung.mot_manh(f"{manh}/{dong['ten']}", thu_muc, dong["sha256"])
                yield pyarrow.RecordBatch.from_pylist([ket_qua])

    bang = spark.createDataFrame(con, "sha256 string, ten string").repartition(len(con))
    da_xong = bang.mapInArrow(dung, "ten string, phien_ban string, giay double")
    da_xong.write.mode("append").parquet(f"{thu_muc}/da-xong")
    ket_qua = [dong.asDict() for dong in spark.read.parquet(f"{thu_muc}/da-xong").collect()]
    chung.mot_phien_ban(ket_qua)
    print(f"xong {len(con)} mảnh")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
