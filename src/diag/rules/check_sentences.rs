//! What `check` finds in sentences and marks.

use super::Rule;

rules! {
    CAU_04 = Rule::note("CAU-04", "Không có hai dấu câu liền nhau; dấu ngoặc mở thì phải đóng.")
        .safe_fix()
        .why("hai dấu liền nhau là lỗi gõ; người đọc không biết câu đã hết hay còn")
        .example("noi_dung: Sở Nội vụ tổ chức tập huấn cho các phòng,, ban.", "noi_dung: Sở Nội vụ tổ chức tập huấn cho các phòng, ban.");
}
