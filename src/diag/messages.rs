//! Messages of stages that hold no Vietnamese themselves. Each function makes one diagnostic; the caller adds the place.

use std::any::Any;
use std::io;

use super::{Diagnostic, Rule, rules};
use crate::units::{FontSize, Len};

/// Longest stretch of the officer's text that a message repeats, in characters.
const QUOTED: usize = 60;

/// A line that must stand alone on one line is too long for its column, by `excess`.
pub(crate) fn line_too_long(text: &str, excess: Len) -> Diagnostic {
    let (text, excess) = (quoted(text), mm(excess));
    Diagnostic::of(
        &rules::DAU_20,
        format!("dòng \"{text}\" dài hơn chỗ dành cho nó {excess} mm, không đứng vừa trên một dòng"),
    )
    .advise("viết dòng này ngắn lại, hoặc giảm lề trái, lề phải trong giới hạn cho phép ('trinh_bay')")
}

/// A line of the foot that stands alone on one line, a signer's name, is too long for its column and set on several.
pub(crate) fn foot_line_too_long(text: &str, lines: usize) -> Diagnostic {
    let text = quoted(text);
    Diagnostic::of(&rules::DAU_22, format!("\"{text}\" dài hơn chỗ của người ký nên được ngắt thành {lines} dòng"))
        .advise("viết ngắn lại; khi hai người ký ngang nhau thì 'xep_ky: doc' cho mỗi người nhiều chỗ hơn")
}

/// A type of document that no law gives a form, and no office's template either.
pub(crate) fn own_template(kind: &str, template: &str) -> Diagnostic {
    let kind = kind.to_lowercase();
    Diagnostic::of(&rules::LOAI_02, format!("{kind} không có mẫu trong quy định: mỗi cơ quan dùng mẫu riêng của mình"))
        .advise(format!(
            "đặt tệp '{template}' trong thư mục mẫu của cơ quan rồi ghi 'mau: THƯ_MỤC' trong hồ sơ đơn vị, \
             hoặc chạy với --templates THƯ_MỤC; cách viết mẫu: templates/README.md"
        ))
}

/// A single word of the head is wider than its column.
pub(crate) fn head_word_too_long(line: &str) -> Diagnostic {
    let line = quoted(line);
    Diagnostic::of(&rules::DAU_21, format!("\"{line}\" không có dấu cách và dài hơn cột của phần đầu văn bản"))
        .advise("thêm dấu cách giữa các từ, hoặc viết ngắn lại")
}

/// A word of the body is wider than the line and was torn.
pub(crate) fn word_torn(line: &str) -> Diagnostic {
    let line = quoted(line);
    Diagnostic::of(&rules::CHU_20, format!("có từ dài hơn cả dòng nên bị ngắt giữa chừng: \"{line}\""))
        .advise("kiểm tra xem có thiếu dấu cách không; nếu là đường dẫn hay mã số thì viết ngắn lại")
}

/// The longest words of a table need more width than it has.
pub(crate) fn table_too_wide(columns: usize, size: FontSize, needed: Len, width: Len, landscape: bool) -> Diagnostic {
    let (size, needed, width) = (points(size), mm(needed), mm(width));
    let what = format!("bảng {columns} cột, chữ cỡ {size}, cần rộng ít nhất {needed} mm, trang chỉ có {width} mm");
    Diagnostic::of(&rules::BANG_20, what).advise(if landscape {
        "bớt cột, tách các từ quá dài trong ô, hoặc chia thành nhiều bảng"
    } else {
        "đưa bảng vào phụ lục khổ ngang (phu_luc: [{huong: ngang, …}]), bớt cột, hoặc tách các từ quá dài trong ô"
    })
}

/// A table is set smaller than usual so that it fits.
pub(crate) fn table_reduced(columns: usize, size: FontSize) -> Diagnostic {
    let size = points(size);
    Diagnostic::of(&rules::BANG_21, format!("bảng {columns} cột đặt cỡ chữ {size} để vừa chiều rộng trang"))
        .advise("muốn chữ to hơn thì ghi 'co_chu' cho bảng và đưa bảng vào phụ lục khổ ngang (huong: ngang)")
}

/// A picture is printed smaller than it was to be.
pub(crate) fn figure_reduced(file: &str, wanted: Len, width: Len) -> Diagnostic {
    let (wanted, width) = (centimetres(wanted), centimetres(width));
    Diagnostic::of(&rules::HINH_06, format!("hình '{file}' rộng {wanted} cm không vừa trang, in rộng {width} cm"))
        .advise(format!(
            "ghi 'rong: {width}' để hết nhắc; cần to hơn thì đưa hình vào phụ lục khổ ngang (huong: ngang), hoặc tách thành nhiều hình"
        ))
}

/// The emblem is wider than the place under the body's name.
pub(crate) fn emblem_reduced(file: &str, wanted: Len, width: Len) -> Diagnostic {
    let (wanted, width) = (centimetres(wanted), centimetres(width));
    let what = format!("biểu tượng '{file}' rộng {wanted} cm không vừa dưới tên cơ quan, in rộng {width} cm");
    Diagnostic::of(&rules::HINH_06, what).advise(format!("ghi 'rong: {width}' để hết nhắc"))
}

/// A picture has few pixels for its size.
pub(crate) fn figure_coarse(file: &str, density: u32, width: Len) -> Diagnostic {
    let width = centimetres(width);
    Diagnostic::of(
        &rules::HINH_07,
        format!("hình '{file}' in rộng {width} cm chỉ có {density} điểm ảnh một inch, in ra sẽ mờ"),
    )
    .advise("xuất hoặc quét lại hình với 200–300 điểm một inch, hoặc ghi 'rong' nhỏ hơn")
}

/// The lines in the margins of a first page, `height` high, leave its text too little room.
pub(crate) fn margin_lines_too_high(height: Len) -> Diagnostic {
    let what = format!("các dòng ở lề trên và chân trang đầu cao {} mm, không còn đủ chỗ cho nội dung", mm(height));
    Diagnostic::of(&rules::TRANG_20, what).advise("viết các dòng này ngắn lại ('dia_chi', 'pham_vi_luu_hanh')")
}

/// The beginning of a text, cut after a word where there is one.
fn quoted(text: &str) -> String {
    let text = text.trim();
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() == text.len() {
        return short;
    }
    format!("{}…", short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words))
}

/// A size in points as Vietnamese write it.
fn points(size: FontSize) -> String {
    (size.half_points() as f64 / 2.0).to_string().replace('.', ",")
}

/// Centimetres with two decimals at most, rounded down, as Vietnamese write them.
fn centimetres(len: Len) -> String {
    ((len.mm() * 10.0).floor() / 100.0).to_string().replace('.', ",")
}

/// Millimetres with one decimal, rounded up, with the Vietnamese decimal comma.
fn mm(len: Len) -> String {
    format!("{:.1}", (len.mm() * 10.0).ceil() / 10.0).replace('.', ",")
}

/// The profile that the plan names cannot be read.
pub(crate) fn unreadable_profile(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::DV_20, format!("không đọc được hồ sơ đơn vị '{path}': {}", io_reason(error)))
        .advise("kiểm tra tên tệp ở khóa 'don_vi' (tính từ thư mục của kế hoạch), hoặc chỉ tệp khác bằng --don-vi")
}

/// The file of a picture cannot be read.
pub(crate) fn unreadable_picture(file: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::HINH_02, format!("không đọc được tệp hình '{file}': {}", io_reason(error)))
        .advise("kiểm tra tên tệp ở 'tep' (tính từ thư mục của kế hoạch, cả phần đuôi như .png), hoặc chép tệp vào cạnh kế hoạch")
}

/// A template prints a picture that the plan does not name.
pub(crate) fn template_picture(file: &str, template: &str, line: u32) -> Diagnostic {
    let what = format!("mẫu '{template}' dòng {line} in hình '{file}' mà văn bản không nêu ở khóa 'hinh' nào");
    Diagnostic::of(&rules::MAU_06, what).advise("trong mẫu chỉ in hình lấy từ nội dung: tep=\"{{ k.tep }}\"")
}

/// The folder of templates, or a file in it, cannot be read.
pub(crate) fn unreadable_templates(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::MAU_20, format!("không đọc được mẫu trình bày '{path}': {}", io_reason(error)))
        .advise("kiểm tra thư mục ghi ở --templates, hoặc ở khóa 'mau' của hồ sơ đơn vị")
}

/// No era has the name that was asked for.
pub(crate) fn unknown_era(name: &str, known: &[String]) -> Diagnostic {
    Diagnostic::of(&rules::THETHUC_01, format!("không có thể thức '{name}'"))
        .advise(format!("các thể thức dùng được: {}", known.join(", ")))
}

/// No era governs the day of the document. `known`: each era's name, instrument and days; `clause`: where the earliest
/// of them says when it begins.
pub(crate) fn no_era_for_date(known: &[String], example: &str, clause: Option<String>) -> Diagnostic {
    let what = "không có thể thức nào áp dụng cho ngày ban hành của văn bản";
    let mut diagnostic = Diagnostic::of(&rules::THETHUC_02, what).advise(format!(
        "xem lại ngày ban hành; các thể thức hiện có: {}; muốn dùng một thể thức cho văn bản ngoài các thời gian này thì ghi 'the_thuc: {example}' hoặc --the-thuc {example}",
        known.join("; ")
    ));
    diagnostic.why = clause;
    diagnostic
}

/// The era that was asked for had ended, but documents of this day are still accepted in its form.
pub(crate) fn era_in_grace(era: &str, until: &str, clause: &str) -> Diagnostic {
    Diagnostic::of(
        &rules::THETHUC_04,
        format!("{era} đã hết hiệu lực; văn bản trình bày theo thể thức này còn được chấp nhận đến {until}"),
    )
    .because(clause)
}

/// The era that was asked for does not govern the day of the document. `usual`: the one that does, if there is one.
pub(crate) fn era_out_of_time(era: &str, usual: Option<&str>) -> Diagnostic {
    let advice = match usual {
        Some(usual) => format!("bỏ 'the_thuc' để dùng {usual}"),
        None => "kiểm tra ngày ban hành".to_string(),
    };
    Diagnostic::of(&rules::THETHUC_05, format!("ngày ban hành không thuộc thời gian áp dụng của {era}"))
        .advise(format!("{advice}; {}", rules::THETHUC_05.how_to_keep()))
}

/// The code of the note that an era has values not confirmed against its instrument: said once a run.
pub(crate) static UNCONFIRMED: &Rule = &rules::THETHUC_06;

/// An era has values that have not been confirmed against the instrument's own text; `file` lists them.
pub(crate) fn unconfirmed_era(era: &str, values: usize, file: &str) -> Diagnostic {
    Diagnostic::of(UNCONFIRMED, format!("{era}: {values} giá trị của thể thức này chưa đối chiếu được với bản gốc"))
        .advise(format!(
            "các giá trị ấy ghi 'nghi_ngo' trong {file}; cán bộ lưu trữ xem trang {}",
            file.replace(".yaml", ".md")
        ))
}

/// An era file is broken.
pub(crate) fn broken_era(fault: &str) -> Diagnostic {
    Diagnostic::of(&rules::THETHUC_03, format!("tệp thể thức có lỗi: {fault}"))
        .advise("đây là lỗi của tệp dữ liệu thể thức; sửa tệp hoặc báo cho người phát triển kehoach")
}

/// A writer refused a document that had passed all stages before it.
pub(crate) fn writer_failed(fault: &str) -> Diagnostic {
    Diagnostic::of(&rules::NB_02, format!("không ghi được tệp: {fault}"))
        .advise("đây là lỗi của chương trình; gửi tệp kế hoạch này cho người phát triển kehoach")
}

/// A file that cannot be read.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let told = Diagnostic::of(&rules::VAO_07, format!("không đọc được '{name}': {}", io_reason(error)));
    match error.kind() {
        io::ErrorKind::IsADirectory => told.advise("ghi tên một tệp trong thư mục ấy"),
        io::ErrorKind::PermissionDenied => {
            told.advise("xin quyền đọc tệp ấy, hoặc đóng chương trình đang mở nó, rồi chạy lại")
        }
        _ => told,
    }
}

/// A fault of the program itself; `plan` is what was being worked on.
pub(crate) fn program_fault(plan: Option<&str>, said: &str) -> Diagnostic {
    let subject = plan.map(|n| format!(" khi xử lý '{n}'")).unwrap_or_default();
    Diagnostic::of(&rules::NB_01, format!("chương trình gặp lỗi bên trong{subject}: {said}"))
        .advise("không phải lỗi của người soạn và không có tệp nào được ghi; xin gửi thông báo này kèm tệp kế hoạch cho người phát triển")
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<&str>().map(ToString::to_string);
    said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// What the system says of a file, in Vietnamese where it is one of the usual causes.
pub(crate) fn io_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "không có tệp hoặc thư mục này".into(),
        // Windows gives it no kind: another program holds the file, or a part of it.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => {
            "tệp đang mở trong chương trình khác (như Word); đóng tệp ở đó rồi chạy lại".into()
        }
        io::ErrorKind::PermissionDenied => "không đủ quyền, hoặc tệp đang mở trong chương trình khác".into(),
        io::ErrorKind::AlreadyExists => "đã có tệp cùng tên".into(),
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp".into(),
        io::ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục".into(),
        io::ErrorKind::StorageFull => "ổ đĩa đã đầy".into(),
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc".into(),
        io::ErrorKind::FileTooLarge => "tệp quá lớn".into(),
        io::ErrorKind::InvalidFilename => "tên tệp không hợp lệ".into(),
        _ => error.to_string(),
    }
}

/// Where a version of the program is to be had.
pub(crate) const OTHER_VERSION: &str =
    "lấy ở nơi đã cấp chương trình (samples/BAM.md có mã băm để nhận ra), hoặc dựng từ mã nguồn của bản ấy";

/// A file's name as it is typed on a command line: in quotes where a shell would take it for more than one word, or for
/// something else.
pub(crate) fn typed(name: &str) -> String {
    let plain = |c: char| match c.is_ascii() {
        true => c.is_alphanumeric() || "._-/\\:".contains(c),
        false => !c.is_whitespace(),
    };
    match name.chars().all(plain) {
        true => name.to_string(),
        // Between double quotes these still mean something to a shell that is not Windows'.
        false if name.contains(['"', '$', '`']) => format!("'{name}'"),
        false => format!("\"{name}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_quoted_where_a_shell_would_tear_it() {
        for plain in ["ke-hoach.yaml", "C:\\KeHoach\\a_1.yaml", "kế-hoạch/số.yaml"] {
            assert_eq!(typed(plain), plain);
        }
        for (name, quoted) in [
            ("kế hoạch.yaml", "\"kế hoạch.yaml\""),
            ("a&b.yaml", "\"a&b.yaml\""),
            ("KH(1).yaml", "\"KH(1).yaml\""),
            ("a;b.yaml", "\"a;b.yaml\""),
            ("a\u{a0}b.yaml", "\"a\u{a0}b.yaml\""),
            ("$a b.yaml", "'$a b.yaml'"),
        ] {
            assert_eq!(typed(name), quoted);
        }
    }

    #[test]
    fn a_message_quotes_the_beginning_and_counts_in_millimetres() {
        let d = line_too_long(&"ủy ban ".repeat(20), Len::from_mm(3.2));
        assert!(d.what.contains("ban ủy…"), "{}", d.what);
        assert!(d.what.contains("3,2 mm"), "{}", d.what);
    }
}
