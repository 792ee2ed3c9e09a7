//! What people write as a key and the plan file does not have.

/// What people look for as a key and there is none for, with the reason.
pub(crate) const NOT_OFFERED: [(&str, &str); 7] = [
    ("so_ky_hieu", SPLIT),
    ("do_mat", SECRET),
    ("mat", SECRET),
    ("dau_mat", SECRET),
    ("phong", FONT),
    ("phong_chu", FONT),
    ("font", FONT),
];

const SPLIT: &str =
    "viết riêng 'so: 15' và 'ky_hieu: KH-…'; chỉ khi chép nguyên văn bản cũ mới viết nó trong 'nguyen_van'";
const SECRET: &str =
    "chương trình chưa làm văn bản mật (theo pháp luật về bảo vệ bí mật nhà nước); văn bản không mật thì bỏ khóa này";
const FONT: &str = "bỏ khóa này: phông chữ luôn là Times New Roman theo thể thức, không chọn được";
