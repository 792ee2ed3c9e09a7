use super::*;
use crate::facade::check::Package;
use crate::{FontSet, Job, Memory, render};

const PLAN: &str = "\
co_quan_ban_hanh: SỞ NỘI VỤ
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 29/5/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
can_cu:
  - Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024[^1];
noi_dung: |
  I. MỤC ĐÍCH

  Sở Nội vụ tổ chức **hai lớp** tập huấn trong hai ngày.

  Đoạn sẽ bỏ đi.

  II. KINH PHÍ

  Kinh phí lấy từ dự toán của Sở[^2].

  | STT | Việc | Ngày |
  |---|---|---|
  | 1 | Mở lớp | 05/6 |
  | 2 | Tổng kết lớp | 30/6 |

  [^1]: Luật số 33/2024/QH15.
  [^2]: Dự toán giao đầu năm.
noi_nhan: [Các xã]
luu: [VT]
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
";

/// What became of a plan: how each pair of drafts is changed.
const PAIRS: [(&str, &[(&str, &str)]); 12] = [
    ("words", &[("**hai lớp** tập huấn", "**ba lớp** bồi dưỡng, tập huấn")]),
    ("blanks and signs", &[("trong hai ngày.", "trong ba ngày; nghỉ chủ nhật.")]),
    ("a cell", &[("Mở lớp | 05/6", "Mở lớp | 07/6")]),
    ("a row that came", &[("| 2 | Tổng kết", "| 2 | Kiểm tra | 20/6 |\n  | 3 | Tổng kết")]),
    ("a row that went", &[("  | 1 | Mở lớp | 05/6 |\n", "")]),
    (
        "a column that came",
        &[
            ("| Ngày |", "| Ngày | Nơi |"),
            ("|---|---|---|", "|---|---|---|---|"),
            ("05/6 |", "05/6 | Sở |"),
            ("30/6 |", "30/6 | Sở |"),
        ],
    ),
    ("a paragraph that went", &[("  Đoạn sẽ bỏ đi.\n\n", "")]),
    ("a paragraph that came", &[("  II. KINH", "  Đoạn mới thêm vào.\n\n  II. KINH")]),
    ("a heading", &[("II. KINH PHÍ", "II. KINH PHÍ VÀ TỔ CHỨC")]),
    ("an annex", &[("noi_nhan:", "phu_luc: {tieu_de: DANH SÁCH LỚP, noi_dung: Hai lớp ở huyện.}\nnoi_nhan:")]),
    ("a note", &[("giao đầu năm", "giao bổ sung"), ("[^1];", ";"), ("  [^1]: Luật số 33/2024/QH15.\n", "")]),
    (
        "the signer",
        &[(
            "chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa",
            "hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Văn Bình",
        )],
    ),
];

fn docx(plan: &str) -> Vec<u8> {
    let fonts = FontSet::embedded();
    render(&Job::new("kh.yaml", plan, &fonts), &Memory::default())
        .unwrap_or_else(|told| panic!("{told}"))
        .0
        .docx
        .unwrap()
}

fn part(docx: &[u8], name: &str) -> String {
    Package::open(docx).unwrap().text(name).unwrap_or_default()
}

/// A part without what is marked with one tag, and with what is marked with the other.
fn settled(part: &str, away: &str, stays: &str) -> String {
    let mut out = part.to_string();
    // Rows and paragraphs whose end is marked go as a whole once their runs have gone.
    while let Some(start) = out.find(&format!("<{away} ")) {
        let tag = start + out[start..].find('>').unwrap() + 1;
        let end = match out[..tag].ends_with("/>") {
            true => tag,
            false => start + out[start..].find(&format!("</{away}>")).unwrap() + away.len() + 3,
        };
        out.replace_range(start..end, "");
    }
    out.replace(&format!("</{stays}>"), "").replace("w:delText", "w:t")
}

/// What a part says, a line for each paragraph that says something.
fn said(part: &str) -> Vec<String> {
    let text = |paragraph: &str| {
        let runs = paragraph.split("<w:t ").skip(1).filter_map(|run| run.split_once('>')?.1.split("</w:t>").next());
        let mark = |run: &str| run.to_string();
        runs.map(mark).collect::<String>()
    };
    part.split("</w:p>").map(text).filter(|text| !text.trim().is_empty()).collect()
}

#[test]
fn accepting_all_gives_the_later_words_and_refusing_all_the_earlier() {
    for (what, changes) in PAIRS {
        let later = changes.iter().fold(PLAN.to_string(), |plan, (from, to)| {
            assert!(plan.contains(from), "{what}: {from}");
            plan.replacen(from, to, 1)
        });
        // Each way round.
        for (before, after) in [(PLAN, later.as_str()), (later.as_str(), PLAN)] {
            let (old, new) = (docx(before), docx(after));
            let told = tracked(&old, &new, "kehoach <so-sanh>").unwrap();
            assert!(told.shown > 0, "{what}");
            let made = part(&told.docx, "word/document.xml");
            assert_eq!(said(&settled(&made, "w:del", "w:ins")), said(&part(&new, "word/document.xml")), "{what}");
            assert_eq!(said(&settled(&made, "w:ins", "w:del")), said(&part(&old, "word/document.xml")), "{what}");
            assert!(made.contains("w:author=\"kehoach &lt;so-sanh&gt;\""), "{made}");
        }
    }
}

#[test]
fn what_did_not_change_is_not_touched() {
    let made = docx(PLAN);
    let same = tracked(&made, &made, "x").unwrap();
    assert_eq!((same.shown, same.elsewhere), (0, 0));
    assert_eq!(part(&same.docx, "word/document.xml"), part(&made, "word/document.xml"));
    assert!(tracked(b"x", &made, "x").is_err() && tracked(&made, b"x", "x").is_err());
}

#[test]
fn notes_that_went_stand_in_the_later_file_with_numbers_of_their_own() {
    let later =
        PLAN.replacen("[^1];", ";", 1).replacen("  [^1]: Luật số 33/2024/QH15.\n", "", 1).replace("đầu năm", "bổ sung");
    let told = tracked(&docx(PLAN), &docx(&later), "x").unwrap();
    let (text, notes) = (part(&told.docx, "word/document.xml"), part(&told.docx, NOTES));
    assert!(text.contains("<w:footnoteReference w:id=\"2\"/></w:r></w:del>"), "{text}");
    assert!(notes.contains("<w:footnote w:id=\"2\">") && notes.contains("33/2024/QH15"), "{notes}");
    assert!(notes.contains(">đầu năm</w:delText>") && notes.contains(">bổ sung</w:t>"), "{notes}");
    let none = later.replace("của Sở[^2]", "của Sở").replacen("  [^2]: Dự toán giao bổ sung.\n", "", 1);
    assert_eq!(tracked(&docx(PLAN), &docx(&none), "x").unwrap().elsewhere, 2);
}

#[test]
fn what_ends_a_section_stays_where_it_ends() {
    let annexes = "phu_luc:\n  - tieu_de: DANH SÁCH LỚP\n    noi_dung: |\n      Lớp thứ nhất ở phía bắc của huyện.\n\n      Lớp thứ hai ở phía nam của huyện.\n  - {tieu_de: TÀI LIỆU, noi_dung: Hai quyển.}\nnoi_nhan:";
    let plan = PLAN.replace("noi_nhan:", annexes);
    let later = plan.replace("huyện.\n\n      Lớp", "huyện. Lớp");
    let made = part(&tracked(&docx(&plan), &docx(&later), "kehoach").unwrap().docx, "word/document.xml");
    let refused = settled(&made, "w:ins", "w:del");
    let ends = |words: &str| {
        let paragraph = refused.split("</w:p>").find(|paragraph| said(paragraph).concat() == words);
        paragraph.unwrap_or_else(|| panic!("{words}: {refused}")).contains("<w:sectPr")
    };
    assert_eq!([ends("Lớp thứ nhất ở phía bắc của huyện."), ends("Lớp thứ hai ở phía nam của huyện.")], [false, true]);
}
