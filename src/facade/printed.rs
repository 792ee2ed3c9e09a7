//! Whether a plan that was made of an old file prints its words (In ra như cũ): region by region the same sequence, and what
//! the program adds.

use std::collections::BTreeMap;

use crate::block::{Block, BlockKind, Document, Inline, PairRow};
use crate::import::{Dest, Lines, Made, Thing};

/// What one region prints besides the words of the file, or where it parts from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Pieces that the program adds, each with its region.
    Added(Vec<(&'static str, String)>),
    /// The region, what the file has from there on, what is printed.
    Other(&'static str, String, String),
}

/// So much of a difference is shown.
const SHOWN: usize = 40;

/// Words by the regions of the page that they stand in, without white space.
pub(super) type Regions = BTreeMap<&'static str, Vec<char>>;

/// What a document prints.
pub(super) fn regions(document: &Document) -> Regions {
    let mut printed: BTreeMap<&'static str, String> = BTreeMap::new();
    blocks(&document.blocks, "than", &mut printed);
    let close = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect();
    printed.into_iter().map(|(region, text)| (region, close(text))).collect()
}

/// Compares what one of the plan files prints with what the file has of it.
pub(super) fn compare(made: &Made, lines: &Lines, file: usize, printed: &Regions) -> Vec<Found> {
    let wanted = wanted(made, lines, file);
    let mut regions: Vec<&'static str> = printed.keys().chain(wanted.keys()).copied().collect();
    regions.sort_unstable();
    regions.dedup();
    let of = |map: &'_ Regions, region: &str| map.get(region).cloned().unwrap_or_default();
    regions.into_iter().filter_map(|region| region_found(region, &of(&wanted, region), &of(printed, region))).collect()
}

/// One region: the file's characters must come in the same order among those that are printed.
fn region_found(region: &'static str, wanted: &[char], printed: &[char]) -> Option<Found> {
    let mut added: Vec<(&'static str, String)> = Vec::new();
    let mut next = 0;
    let mut open = false;
    for c in printed {
        if wanted.get(next) == Some(c) {
            next += 1;
            open = false;
            continue;
        }
        match added.last_mut().filter(|_| open) {
            Some((_, text)) => text.push(*c),
            None => added.push((region, c.to_string())),
        }
        open = true;
    }
    if next < wanted.len() {
        // Where they part: behind the longest common beginning.
        let same = wanted.iter().zip(printed).take_while(|(a, b)| a == b).count();
        let shown = |text: &[char]| text[same.min(text.len())..].iter().take(SHOWN).collect::<String>();
        return Some(Found::Other(region, shown(wanted), shown(printed)));
    }
    (!added.is_empty()).then_some(Found::Added(added))
}

/// The file's characters by regions, as far as they went to one of the plan files.
fn wanted(made: &Made, lines: &Lines, file: usize) -> Regions {
    let mut out = Regions::new();
    let mut last = None;
    for entry in made.ledger.0.iter().filter(|entry| entry.file == file) {
        // A mark is printed with what it ends.
        let region = if entry.to == Dest::Page(Thing::Mark) { last } else { region_of(&entry.to) };
        let Some(region) = region else { continue };
        last = Some(region);
        out.entry(region).or_default().extend(lines.text(entry).iter().filter(|c| !c.is_whitespace()));
    }
    // Signers stand side by side in the file; they are read, and printed, one after the other.
    if let Some(words) = out.get_mut("ky") {
        *words = made.words(file, "ky");
    }
    out
}

/// The region that a destination is printed in; nothing for what is not printed.
fn region_of(dest: &Dest) -> Option<&'static str> {
    match dest {
        Dest::Key(path) | Dest::Office(path) => Some(match path.as_str() {
            "co_quan_chu_quan" | "co_quan_ban_hanh" => "co_quan",
            "so" | "ky_hieu" => "so_ky_hieu",
            "dia_danh" | "ngay" => "dia_danh_ngay",
            "trich_yeu" => "trich_yeu",
            "dong_duoi_trich_yeu" | "kem_theo" => "dong_duoi_trich_yeu",
            "kinh_gui" => "kinh_gui",
            "tham_quyen" => "tham_quyen",
            "can_cu" => "can_cu",
            "mo_dau" | "noi_dung" | "ket_thuc" => "than",
            "noi_nhan" | "luu" => "noi_nhan",
            "ky" => "ky",
            "phu_luc" => "phu_luc",
            "chu_thich" => "chu_thich",
            "nguyen_van.quoc_hieu" => "quoc_hieu",
            "nguyen_van.tieu_ngu" => "tieu_ngu",
            "nguyen_van.so_ky_hieu" => "so_ky_hieu",
            "nguyen_van.dia_danh_ngay" => "dia_danh_ngay",
            "nguyen_van.luu" | "nguyen_van.noi_nhan" => "noi_nhan",
            _ => return None,
        }),
        Dest::Page(thing) => match thing {
            Thing::NationalName => Some("quoc_hieu"),
            Thing::Motto => Some("tieu_ngu"),
            Thing::NumberFrame => Some("so_ky_hieu"),
            Thing::DateFrame => Some("dia_danh_ngay"),
            Thing::TypeName => Some("ten_loai"),
            Thing::RecipientsFrame => Some("noi_nhan"),
            Thing::AnnexFrame => Some("phu_luc"),
            Thing::Decides => Some("loi_quyet_dinh"),
            Thing::Frame => Some("kinh_gui"),
            Thing::Issuing => Some("dong_duoi_trich_yeu"),
            _ => None,
        },
        Dest::Outside(_) => None,
    }
}

/// Printed characters by regions.
fn blocks(all: &[Block], region: &'static str, out: &mut BTreeMap<&'static str, String>) {
    let put = |region: &'static str, text: &[Inline], out: &mut BTreeMap<&'static str, String>| {
        inlines(text, region, out);
    };
    for block in all {
        match &block.kind {
            BlockKind::Head(rows) | BlockKind::Foot(rows) => {
                for PairRow { left, right, .. } in rows {
                    blocks(left, region, out);
                    blocks(right, region, out);
                }
            }
            BlockKind::Line { role, text } => {
                let region = if region == "phu_luc" { region } else { of_role(role.key()) };
                put(region, text, out);
            }
            BlockKind::Paragraph { text, .. } => put(region, text, out),
            BlockKind::Section { label, title, text, children, .. } => {
                put(region, label, out);
                title.iter().chain(text).for_each(|text| put(region, text, out));
                blocks(children, region, out);
            }
            BlockKind::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| blocks(&cell.blocks, region, out));
            }
            BlockKind::Figure(figure) => put(region, &figure.caption, out),
            BlockKind::Annex { blocks: inside, .. } => blocks(inside, "phu_luc", out),
            BlockKind::Landscape(inside) => blocks(inside, region, out),
            BlockKind::Margin { lines: inside, .. } | BlockKind::Copy(inside) => blocks(inside, "khac", out),
        }
    }
}

fn inlines(text: &[Inline], region: &'static str, out: &mut BTreeMap<&'static str, String>) {
    for inline in text {
        match inline {
            Inline::Text { text, .. } => out.entry(region).or_default().push_str(text),
            Inline::Field { value, .. } => out.entry(region).or_default().push_str(value),
            Inline::Break => {}
            Inline::Note { text, .. } => inlines(text, "chu_thich", out),
        }
    }
}

/// The region of a line with a role.
fn of_role(role: &str) -> &'static str {
    const REGIONS: [(&str, &str); 17] = [
        ("quoc_hieu", "quoc_hieu"),
        ("tieu_ngu", "tieu_ngu"),
        ("co_quan_chu_quan", "co_quan"),
        ("co_quan_ban_hanh", "co_quan"),
        ("so_ky_hieu", "so_ky_hieu"),
        ("dia_danh_ngay", "dia_danh_ngay"),
        ("ten_loai", "ten_loai"),
        ("trich_yeu", "trich_yeu"),
        ("trich_yeu_cong_van", "trich_yeu"),
        ("dong_duoi_trich_yeu", "dong_duoi_trich_yeu"),
        ("kinh_gui_tu", "kinh_gui"),
        ("kinh_gui", "kinh_gui"),
        ("tham_quyen", "tham_quyen"),
        ("can_cu", "can_cu"),
        ("loi_quyet_dinh", "loi_quyet_dinh"),
        ("noi_nhan_tu", "noi_nhan"),
        ("noi_nhan_dong", "noi_nhan"),
    ];
    const SIGNING: [&str; 4] = ["quyen_han_chuc_vu", "ho_ten", "duoi_ho_ten", "chuc_vu_khac"];
    if SIGNING.contains(&role) {
        return "ky";
    }
    REGIONS.iter().find(|(known, _)| *known == role).map_or("khac", |(_, region)| region)
}
