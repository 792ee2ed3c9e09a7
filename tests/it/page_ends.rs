//! Where pages end, over the samples and many random plans: no text that only leads to what follows, no heading, no head of
//! a table and no row that names a group is last on a page, and signatures have company.
//!
//! `tests/judges/breaks.py` measures the same, and the blank that pages are left with.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use kehoach::internals::pipeline::Stage;

use crate::random::{Dice, sentence};
use crate::support::{DiskWorld, MemoryWorld, emit_in, job, samples};

/// What the cells of heads and of rows that name a group begin with in random plans.
const MARKS: [&str; 2] = ["Cột", "Nhóm"];

/// A line of a page: baseline in tenths of a millimetre, tag, text.
type Line<'a> = (u32, &'a str, &'a str);

/// A line of a dump that stands in a page's text area: page numbers, repeated heads and footnotes do not.
fn line(line: &str) -> Option<Line<'_>> {
    let (at, tag) = (line.get(9..15)?.trim().parse::<f64>().ok()?, line.get(21..25)?.trim());
    let kept = line.starts_with("  ") && !line.contains(" ke   ") && !matches!(tag, "-" | "Note");
    kept.then_some(((at * 10.0) as u32, tag, line.get(26..)?.trim()))
}

/// The lines of each page, from top to bottom.
fn pages(dump: &str) -> Vec<Vec<Line<'_>>> {
    let lines = |page| {
        let mut lines: Vec<Line<'_>> = str::lines(page).skip(1).filter_map(line).collect();
        lines.sort_by_key(|(y, ..)| *y);
        lines
    };
    dump.split("trang ").skip(1).map(lines).filter(|page| !page.is_empty()).collect()
}

/// Whether a page of a dump ends with a table: a border is its lowest item.
fn ends_with_table(page: &str) -> bool {
    let at = |line: &str| line.get(9..15)?.trim().parse::<f64>().ok();
    let lowest = |borders| page.lines().filter(|l| l.contains(" ke   ") == borders).filter_map(at).fold(0.0, f64::max);
    lowest(true) > lowest(false)
}

/// What should not be so, page by page. `heads`: the texts of cells that nothing may end with.
fn faults(dump: &str, is_head: impl Fn(&str) -> bool) -> Vec<String> {
    let pages = pages(dump);
    let mut faults = Vec::new();
    let foot = |page: &[Line<'_>]| page.iter().position(|(_, _, text)| text.starts_with("Nơi nhận:"));
    let tables: Vec<bool> = dump.split("trang ").skip(1).map(ends_with_table).collect();
    for (number, page) in pages.iter().enumerate() {
        if let Some(at) = foot(page) {
            let above: BTreeSet<u32> = page[..at].iter().map(|(y, ..)| *y).collect();
            let begins = page[at].0;
            // A short paragraph below a table is company enough (`layout::foot`).
            let wanted = if number > 0 && tables[number - 1] { 1 } else { 2 };
            if number > 0 && above.iter().filter(|y| **y + 20 < begins).count() < wanted {
                faults.push(format!("page {}: the signature is alone", number + 1));
            }
            continue;
        }
        let Some((y, tag, text)) = page.last().copied().filter(|_| number + 1 < pages.len()) else { continue };
        let last: Vec<&str> = page.iter().filter(|(other, ..)| *other == y).map(|(.., text)| *text).collect();
        if tag.starts_with('H') || text.ends_with(':') || last.iter().all(|text| is_head(text)) {
            faults.push(format!("page {} ends with {tag} '{}'", number + 1, last.join(" | ")));
        }
    }
    faults
}

/// A plan with headings, lead-ins and tables with groups wherever chance wants them.
fn random_plan(dice: &mut Dice) -> String {
    let mut body = String::new();
    for section in ["I", "II", "III", "IV"].into_iter().take(1 + dice.roll(4)) {
        let _ = write!(body, "  {section}. MỤC LỚN {section}\n\n");
        for item in 1..=1 + dice.roll(5) {
            match dice.roll(4) {
                0 => {
                    let _ =
                        write!(body, "  **{item}. Tiêu đề {}**\n\n  {}.\n\n", sentence(dice, 6), sentence(dice, 90));
                }
                1 => {
                    let _ = write!(body, "  {item}. {}, gồm:\n\n", sentence(dice, 90));
                    for _ in 0..1 + dice.roll(4) {
                        let _ = write!(body, "  - {};\n\n", sentence(dice, 40));
                    }
                }
                2 => table(dice, &mut body),
                _ => {
                    let _ = write!(body, "  {item}. {}.\n\n", sentence(dice, 120));
                }
            }
        }
    }
    if dice.roll(2) == 0 {
        let _ = writeln!(body, "  {}.", sentence(dice, 150));
    } else {
        table(dice, &mut body);
    }
    let recipients: String = (0..1 + dice.roll(10)).map(|_| format!("  - \"{}\"\n", sentence(dice, 8))).collect();
    let size = dice.pick(&["13", "14"]);
    let closing = if dice.roll(2) == 0 { format!("ket_thuc: \"{}\"\n", sentence(dice, 120)) } else { String::new() };
    format!(
        "co_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: SỞ NỘI VỤ\nso: 7\nky_hieu: KH-SNV\ndia_danh: An Bình\n\
         ngay: 5/3/2026\ntrich_yeu: \"{}\"\nnoi_dung: |\n{body}\n{closing}noi_nhan:\n{recipients}luu: VT\n\
         ky: {{chuc_vu: GIÁM ĐỐC, ho_ten: Trần Văn Bình}}\ntrinh_bay: {{co_chu: {size}}}\n",
        sentence(dice, 20)
    )
}

/// A table whose rows are in groups.
fn table(dice: &mut Dice, body: &mut String) {
    let _ =
        write!(body, "  {}, như sau:\n\n  | Cột TT | Cột việc | Cột đơn vị |\n  |:-:|---|---|\n", sentence(dice, 20));
    for group in 1..=1 + dice.roll(3) {
        let name = sentence(dice, 8);
        let _ = match dice.roll(2) {
            0 => writeln!(body, "  | **Nhóm {group}** | **Nhóm {name}** | |"),
            _ => writeln!(body, "  | Nhóm {group} | Nhóm {name} ||"),
        };
        for row in 1..=1 + dice.roll(6) {
            let _ = writeln!(body, "  | {row} | {} | {} |", sentence(dice, 25), sentence(dice, 5));
        }
    }
    let _ = write!(body, "\n  {}.\n\n", sentence(dice, 40));
}

#[test]
fn no_page_of_a_random_plan_ends_with_what_belongs_to_the_next() {
    let mut dice = Dice(20_261_129);
    let mut ends = 0;
    let mut found = Vec::new();
    for number in 0..150 {
        let plan = random_plan(&mut dice);
        let job = job("ke-hoach.yaml", plan.as_bytes(), Path::new(""));
        let dump = emit_in(&job, &MemoryWorld::default(), Stage::Pages);
        ends += pages(&dump).len() - 1;
        let is_head = |text: &str| MARKS.iter().any(|mark| text.starts_with(mark));
        found.extend(faults(&dump, is_head).into_iter().map(|fault| format!("{number}: {fault}")));
    }
    assert!(ends > 150, "only {ends} pages end before another");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_page_of_a_sample_does() {
    for plan in samples() {
        let bytes = std::fs::read(&plan).unwrap();
        let job = job("ke-hoach.yaml", &bytes, plan.parent().unwrap());
        let found = faults(&emit_in(&job, &DiskWorld, Stage::Pages), |_| false);
        assert!(found.is_empty(), "{}: {found:#?}", plan.display());
    }
}

#[test]
fn what_should_not_be_is_seen() {
    let page = |number: u32, lines: &[(u32, &str, &str)]| {
        let lines: String =
            lines.iter().map(|(y, tag, text)| format!("   30.00 {y:>6} {:>4} {tag:<4} {text}\n", 14)).collect();
        format!("trang {number} (210.0 x 297.0)\n{lines}")
    };
    let is_head = |text: &str| text.starts_with("Cột");
    let ends_so = |tag: &str, text: &str| {
        let sheets = [
            page(1, &[(20, "P", "A"), (40, tag, text)]),
            page(2, &[(20, "P", "B"), (30, "P", "C"), (60, "P", "Nơi nhận:")]),
        ];
        faults(&sheets.concat(), is_head).len()
    };
    assert_eq!([ends_so("P", "A."), ends_so("P", "gồm:"), ends_so("H1", "I. A"), ends_so("P", "Cột 1")], [0, 1, 1, 1]);
    let alone = [page(1, &[(20, "P", "A")]), page(2, &[(20, "P", "B"), (60, "P", "Nơi nhận:")])].concat();
    assert_eq!(faults(&alone, is_head).len(), 1);
}

#[test]
fn recipients_longer_than_a_page_begin_under_text_wherever_it_ends() {
    let recipients: String = (1..=90).map(|n| format!("  - Đơn vị thứ {n}\n")).collect();
    let signer = |body: &str| format!("  - {{co_quan: {body}, chuc_vu: GIÁM ĐỐC {body}, ho_ten: Trần Văn Bình}}\n");
    let three: String = ["SỞ NỘI VỤ", "SỞ TÀI CHÍNH", "SỞ Y TẾ"].into_iter().map(signer).collect();
    let table = "  | Cột | Việc |\n  |---|---|\n  | 1 | Một |\n  | 2 | Hai |\n";
    let ends = [
        "  **1. Tiêu đề**\n\n  Đoạn cuối của văn bản.\n",
        "  Đoạn cuối, gồm:\n\n  - Một việc;\n\n  - Hai việc.\n",
        table,
    ];
    for (ky, end) in [
        (three.as_str(), ends[0]),
        ("  {chuc_vu: GIÁM ĐỐC, ho_ten: Trần Văn Bình}\n", ends[1]),
        (three.as_str(), ends[2]),
    ] {
        for paragraphs in 17..31 {
            let body: String = (1..=paragraphs).map(|n| format!("  Đoạn {n}.\n\n")).collect();
            let plan = format!(
                "co_quan_ban_hanh: [SỞ NỘI VỤ, SỞ TÀI CHÍNH, SỞ Y TẾ]\nso: 7\nky_hieu: KH-SNV\ndia_danh: An Bình\n\
                 ngay: 5/3/2026\ntrich_yeu: A\nnoi_dung: |2\n{body}{end}noi_nhan:\n{recipients}luu: VT\nky:\n{ky}"
            );
            let job = job("ke-hoach.yaml", plan.as_bytes(), Path::new(""));
            let dump = emit_in(&job, &MemoryWorld::default(), Stage::Pages);
            let page = pages(&dump).into_iter().find(|p| p.iter().any(|(.., text)| text.starts_with("Nơi nhận:")));
            let above = page.unwrap().into_iter().take_while(|(.., text)| !text.starts_with("Nơi nhận:"));
            let texts = ["Đoạn", "- Hai việc", "Hai"];
            let has_text = above.into_iter().any(|(.., text)| texts.iter().any(|begin| text.starts_with(begin)));
            assert!(has_text, "{paragraphs} paragraphs, then {end:?}: nothing stands above the signatures");
        }
    }
}
