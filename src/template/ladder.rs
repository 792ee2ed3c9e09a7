//! Where template files come from: the office's folder, then what an era has of its own, then the base. Each file is
//! looked up by itself, so an office replaces one part without touching the rest.

use crate::diag::SourceMap;
use crate::markup::TemplateFile;

/// The templates that come with the program: folder below `templates/`, name, text. The folder is `goc` or an era's id.
const EMBEDDED: &[(&str, &str, &str)] = &[
    ("goc", "khung.xml", include_str!("../../templates/goc/khung.xml")),
    ("goc", "ke-hoach.xml", include_str!("../../templates/goc/ke-hoach.xml")),
    ("goc", "van-ban-co-ten-loai.xml", include_str!("../../templates/goc/van-ban-co-ten-loai.xml")),
    ("goc", "quyet-dinh.xml", include_str!("../../templates/goc/quyet-dinh.xml")),
    ("goc", "cong-van.xml", include_str!("../../templates/goc/cong-van.xml")),
    ("goc", "phan/dau-trang.xml", include_str!("../../templates/goc/phan/dau-trang.xml")),
    ("goc", "phan/le-tren.xml", include_str!("../../templates/goc/phan/le-tren.xml")),
    ("goc", "phan/dia-chi.xml", include_str!("../../templates/goc/phan/dia-chi.xml")),
    ("goc", "phan/co-quan.xml", include_str!("../../templates/goc/phan/co-quan.xml")),
    ("goc", "phan/quoc-hieu.xml", include_str!("../../templates/goc/phan/quoc-hieu.xml")),
    ("goc", "phan/o-duoi-so.xml", include_str!("../../templates/goc/phan/o-duoi-so.xml")),
    ("goc", "phan/so-ky-hieu.xml", include_str!("../../templates/goc/phan/so-ky-hieu.xml")),
    ("goc", "phan/dia-danh-ngay.xml", include_str!("../../templates/goc/phan/dia-danh-ngay.xml")),
    ("goc", "phan/ten-loai.xml", include_str!("../../templates/goc/phan/ten-loai.xml")),
    ("goc", "phan/trich-yeu-cong-van.xml", include_str!("../../templates/goc/phan/trich-yeu-cong-van.xml")),
    ("goc", "phan/kinh-gui.xml", include_str!("../../templates/goc/phan/kinh-gui.xml")),
    ("goc", "phan/tham-quyen.xml", include_str!("../../templates/goc/phan/tham-quyen.xml")),
    ("goc", "phan/loi-quyet-dinh.xml", include_str!("../../templates/goc/phan/loi-quyet-dinh.xml")),
    ("goc", "phan/can-cu.xml", include_str!("../../templates/goc/phan/can-cu.xml")),
    ("goc", "phan/mo-dau.xml", include_str!("../../templates/goc/phan/mo-dau.xml")),
    ("goc", "phan/noi-dung.xml", include_str!("../../templates/goc/phan/noi-dung.xml")),
    ("goc", "phan/ket-thuc.xml", include_str!("../../templates/goc/phan/ket-thuc.xml")),
    ("goc", "phan/khoi.xml", include_str!("../../templates/goc/phan/khoi.xml")),
    ("goc", "phan/bang.xml", include_str!("../../templates/goc/phan/bang.xml")),
    ("goc", "phan/cuoi.xml", include_str!("../../templates/goc/phan/cuoi.xml")),
    ("goc", "phan/ban-sao.xml", include_str!("../../templates/goc/phan/ban-sao.xml")),
    ("goc", "phan/sao-dien-tu.xml", include_str!("../../templates/goc/phan/sao-dien-tu.xml")),
    ("goc", "phan/noi-nhan.xml", include_str!("../../templates/goc/phan/noi-nhan.xml")),
    ("goc", "phan/chu-ky.xml", include_str!("../../templates/goc/phan/chu-ky.xml")),
    ("goc", "phan/phu-luc.xml", include_str!("../../templates/goc/phan/phu-luc.xml")),
    ("goc", "phan/dan.xml", include_str!("../../templates/goc/phan/dan.xml")),
    ("goc", "phan/ky-so.xml", include_str!("../../templates/goc/phan/ky-so.xml")),
];

/// The template files that apply, each name once.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    /// The files, the office's first.
    pub files: Vec<TemplateFile>,
    /// How many of them are the office's.
    pub office: usize,
}

/// The ladder for an era: the office's files (names relative to its folder, with `/`), then the program's own, which are
/// added to `sources`.
pub fn ladder(office: Vec<TemplateFile>, era: &str, sources: &mut SourceMap) -> Ladder {
    let mut ladder = Ladder { office: office.len(), files: office };
    for rung in [era, "goc"] {
        for (_, name, text) in EMBEDDED.iter().filter(|(folder, ..)| *folder == rung) {
            if !ladder.files.iter().any(|f| f.name == *name) {
                let file = sources.add(format!("templates/{rung}/{name}"), *text);
                ladder.files.push(TemplateFile { name: name.to_string(), file });
            }
        }
    }
    ladder
}

/// Names of the program's own templates.
pub(super) fn embedded_names() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|(_, name, _)| *name)
}
