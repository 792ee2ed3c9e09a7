//! Why a file is no picture that can be printed, for the officer.

use super::{MAX_BYTES, MAX_PIXELS, MAX_SIDE};
use crate::diag::{Diagnostic, rules};

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing stands in it.
    Empty,
    /// Another kind of file, by its name.
    Kind(&'static str),
    /// No kind of picture that is known.
    Unknown,
    /// So many bytes.
    TooManyBytes(usize),
    /// So many pixels.
    Sides(u32, u32),
    /// It is cut or spoilt.
    Spoilt,
    /// A JPEG in four colours, for a printing press.
    Cmyk,
    /// A JPEG that ordinary programs do not write: more than eight bits a colour, no loss, another coding.
    RareJpeg,
    /// A JPEG that stands on its side, and only a remark in it says so.
    Turned,
}

/// How to make a file that is taken.
const SAVE_AGAIN: &str =
    "mở hình bằng chương trình xem ảnh (Paint, Photos…), lưu lại thành PNG hoặc JPEG rồi ghi tên tệp mới vào 'tep'";

impl Fault {
    /// What is told of the file that the plan calls `name`.
    pub(crate) fn diagnostic(&self, name: &str) -> Diagnostic {
        let again = |what: String| Diagnostic::of(&rules::HINH_03, what).advise(SAVE_AGAIN);
        match self {
            Fault::Kind(kind @ ("SVG" | "EMF" | "WMF" | "EPS" | "PDF")) => again(format!(
                "'{name}' là tệp {kind}, không in được vào văn bản: chỉ nhận PNG và JPEG"
            ))
            .advise("mở tệp bằng chương trình đã vẽ nó, xuất ra PNG (từ 200 điểm một inch trở lên) rồi ghi tên tệp PNG vào 'tep'"),
            Fault::Kind(kind) => {
                again(format!("'{name}' là tệp {kind}, không in được vào văn bản: chỉ nhận PNG và JPEG"))
            }
            Fault::Empty => again(format!("tệp hình '{name}' không có gì bên trong")),
            Fault::Unknown => again(format!("'{name}' không phải tệp hình PNG hay JPEG")),
            Fault::Spoilt => Diagnostic::of(&rules::HINH_04, format!("tệp hình '{name}' bị cắt cụt hoặc bị hỏng"))
                .advise("lấy lại tệp từ nơi gửi, hoặc mở bằng chương trình xem ảnh và lưu lại"),
            Fault::Cmyk => again(format!(
                "hình JPEG '{name}' dùng bốn màu của nhà in (CMYK), tệp lưu trữ PDF/A không nhận"
            ))
            .advise("mở hình bằng chương trình xem ảnh, lưu lại thành PNG hoặc JPEG thường (RGB)"),
            Fault::RareJpeg => again(format!("hình JPEG '{name}' thuộc loại hiếm gặp mà trình đọc PDF không mở được")),
            Fault::Turned => again(format!(
                "ảnh '{name}' nằm nghiêng, chỉ có ghi chú của máy ảnh bảo xoay lại; in ra sẽ không xoay"
            ))
            .advise("mở ảnh bằng chương trình xem ảnh, xoay cho đúng chiều rồi lưu lại"),
            Fault::TooManyBytes(bytes) => Diagnostic::of(
                &rules::HINH_05,
                format!("tệp hình '{name}' lớn {} MB, chỉ nhận đến {} MB", bytes.div_ceil(1 << 20), MAX_BYTES >> 20),
            )
            .advise("lưu lại hình với kích thước nhỏ hơn: một trang A4 chỉ cần 200–300 điểm một inch"),
            Fault::Sides(width, height) => Diagnostic::of(
                &rules::HINH_05,
                format!(
                    "hình '{name}' có {width} × {height} điểm ảnh, chỉ nhận đến {} triệu điểm, mỗi cạnh đến {MAX_SIDE}",
                    MAX_PIXELS / 1_000_000
                ),
            )
            .advise("lưu lại hình với kích thước nhỏ hơn: một trang A4 chỉ cần 200–300 điểm một inch"),
        }
    }
}
