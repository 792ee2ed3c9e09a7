//! Rules that an office makes for itself, in its profile.

use super::Rule;

rules! {
    RIENG_01 = Rule::warning("RIENG-01", "Lời văn theo quy tắc riêng của cơ quan, ghi ở 'kiem_tra: quy_tac' của hồ sơ đơn vị.")
        .suggests()
        .why("mỗi cơ quan có từ ngữ đã thống nhất dùng; ghi một lần trong hồ sơ thì văn bản nào cũng được soát")
        .example(
            "noi_dung: Các phòng phấn đấu nộp báo cáo trước ngày 20 hằng tháng.
--- don-vi.yaml
kiem_tra:
  quy_tac:
    - {ma: VP-01, tu: phấn đấu nộp, thay: nộp, thong_bao: việc có hạn thì không viết 'phấn đấu'}",
            "noi_dung: Các phòng nộp báo cáo trước ngày 20 hằng tháng.
--- don-vi.yaml
kiem_tra:
  quy_tac:
    - {ma: VP-01, tu: phấn đấu nộp, thay: nộp, thong_bao: việc có hạn thì không viết 'phấn đấu'}",
        );
}
