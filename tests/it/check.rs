//! `check` as an officer types it: what is told and how, what is mended and what is left alone.

use std::fs;
use std::path::{Path, PathBuf};

use kehoach::internals::lint;
use serde_json::Value;

use super::cli::{folder, run};
use super::import_command::entries;
use super::sarif;

const README: &str = include_str!("../../README.md");

/// A plan with two faults that `check` finds in its words, one of which it mends; comments and order of the officer's own.
const PLAN: &str = "\
# của Phòng Văn thư
trich_yeu: Tập huấn công tác văn thư năm 2026   # tạm
co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
ten_day_du: Sở Nội vụ
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: {nam: 2026}
noi_dung: |
  Sở Nội vụ tổ chức tập huấn cho các phòng,, ban.

  Các phòng cử người dự;. Thời gian: tháng 6.
noi_nhan:
  - Các phòng chuyên môn
luu: VT
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}
";

/// A folder with the plan in it, the words a little otherwise.
fn with(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let dir = folder(&format!("check-{name}"));
    fs::write(dir.join("a.yaml"), change(PLAN)).unwrap();
    dir
}

fn read(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join(name)).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn findings_are_told_with_their_place_and_notes_change_no_exit_code() {
    let dir = with("told", str::to_string);
    let (code, out, err) = run(&dir, &["check", "a.yaml", "--thong-bao", "short", "--nghiem"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(out, "a.yaml: 2 lưu ý\n");
    assert!(err.starts_with("a.yaml:10:43: lưu ý[CAU-04]: các dấu ',,' đứng liền nhau\na.yaml:12:24: "), "{err}");
    let (_, out, err) = run(&dir, &["check", "a.yaml", "--tru", "cau"]);
    assert_eq!((out.as_str(), err.as_str()), ("a.yaml: không có gì phải báo\n", ""));
    let (code, out, _) = run(&dir, &["check", "a.yaml", "--chi", "CAU-04", "--tom-tat"]);
    assert_eq!((code, out.lines().count()), (0, 3), "{out}");
    assert!(
        out.contains("  Đạt 0 · Không đạt 1 · Không áp dụng 0 · Chưa kiểm tra 0\n  Không đạt: CAU-04 (2)\n"),
        "{out}"
    );
}

#[test]
fn an_error_warns_and_a_plan_that_cannot_be_read_is_never_a_pass() {
    let dir = with("broken", |plan| plan.replace("ky_hieu:", "ki_hieu:"));
    let (code, out, err) = run(&dir, &["check", "a.yaml", "--chi", "CAU"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("lỗi[KHOA-01]") && out.starts_with("a.yaml: 1 lỗi"), "{out}{err}");
    let (code, _, _) = run(&dir, &["check", "khong-co.yaml"]);
    assert_eq!(code, 4);
    let (code, _, err) = run(&dir, &["check", "a.yaml", "--chi", "CAU4"]);
    assert!(code == 2 && err.contains("lỗi[DUNG-22]: không có mã 'CAU4'\n  = sửa: có phải là 'CAU-04'?"), "{err}");
}

#[test]
fn at_most_twenty_of_a_code_are_told_unless_all_are_asked_for() {
    let many = "Họp,, rồi về. ".repeat(30);
    let dir = with("many", |plan| plan.replace("Các phòng cử", &format!("{many}Các phòng cử")));
    let (_, out, err) = run(&dir, &["check", "a.yaml"]);
    assert!(out.contains("32 lưu ý") && err.contains("lưu ý[CAU-04]: và 12 chỗ khác (--het để kể hết)\n"), "{err}");
    assert_eq!(err.matches("lưu ý[CAU-04]: các dấu").count(), 20);
    let (_, _, err) = run(&dir, &["check", "a.yaml", "--het"]);
    assert_eq!(err.matches("lưu ý[CAU-04]: các dấu").count(), 32);
}

#[test]
fn json_says_all_that_the_readme_lists() {
    let dir = with("json", str::to_string);
    let (_, out, err) = run(&dir, &["check", "a.yaml", "--thong-bao", "json"]);
    let all = json(&err);
    let first = all[0].as_object().unwrap();
    let table = README.split("| Khóa | Nghĩa |\n|---|---|\n").nth(1).unwrap();
    let listed: Vec<&str> = table.lines().map_while(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(first.keys().map(String::as_str).collect::<Vec<_>>(), listed);
    assert_eq!((&first["dong"], &first["cot"], &first["cot_cuoi"]), (&10.into(), &43.into(), &45.into()));
    assert_eq!(first["thay_bang"]["an_toan"], true);
    let line = json(out.trim_end());
    assert_eq!((&line["tep"], &line["luu_y"]), (&"a.yaml".into(), &2.into()));
    let own = ["tep", "loi", "canh_bao", "luu_y", "da_sua", "dat", "khong_dat", "khong_ap_dung", "chua_kiem_tra"];
    assert_eq!(line.as_object().unwrap().keys().collect::<Vec<_>>(), own);
    let told = README.split("Đầu ra chuẩn của `check`").nth(1).unwrap();
    assert!(own.iter().all(|key| told.contains(&format!("`{key}`"))));
}

#[test]
fn sarif_is_well_formed_and_tells_what_is_kept() {
    let kept = "don_vi: don-vi.yaml\ngiu_nguyen:\n  - {ma: RIENG-01, ly_do: Tên cũ}\n";
    let dir = with("sarif", |plan| format!("{plan}{kept}"));
    let profile = "kiem_tra:\n  quy_tac:\n    - {ma: VP-01, tu: Các phòng cử, thong_bao: nói rõ phòng nào}\n";
    fs::write(dir.join("don-vi.yaml"), profile).unwrap();
    fs::write(dir.join("kế hoạch.yaml"), PLAN.replace("ky_hieu:", "ki_hieu:")).unwrap();
    let (code, out, err) = run(&dir, &["check", ".", "--thong-bao", "sarif"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let log = json(&out);
    sarif::valid(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |code: &str| results.iter().filter(|r| r["ruleId"] == code).collect::<Vec<_>>();
    let marks = of("CAU-04");
    let region = &marks[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&10.into(), &43.into(), &45.into())
    );
    let replacement = &marks[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&replacement["deletedRegion"], &replacement["insertedContent"]["text"]), (region, &",".into()));
    let kept = of("RIENG-01")[0];
    assert_eq!((&kept["level"], &kept["suppressions"][0]["kind"]), (&"warning".into(), &"inSource".into()));
    assert!(kept["message"]["text"].as_str().unwrap().starts_with("giữ nguyên (Tên cũ): VP-01: nói rõ phòng nào"));
    let wrong = of("KHOA-01")[0];
    assert_eq!(wrong["level"], "error");
    assert_eq!(wrong["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "k%E1%BA%BF%20ho%E1%BA%A1ch.yaml");
}

#[test]
fn a_github_workflow_gets_a_command_a_finding() {
    let dir = with("github", str::to_string);
    let (_, _, err) = run(&dir, &["check", "a.yaml", "--thong-bao", "github"]);
    assert_eq!(err.lines().count(), 2, "{err}");
    let first =
        "::notice file=a.yaml,line=10,col=43,endColumn=45,title=CAU-04::các dấu ',,' đứng liền nhau — sửa: viết ','";
    assert_eq!(err.lines().next(), Some(first));
}

#[test]
fn fixes_change_what_they_are_about_and_nothing_else() {
    let dir = with("fix", |plan| format!("\u{feff}{}", plan.replace('\n', "\r\n")));
    let before = read(&dir, "a.yaml");
    let (code, out, _) = run(&dir, &["check", "a.yaml", "--fix", "--thu"]);
    assert_eq!((code, read(&dir, "a.yaml")), (0, before.clone()), "nothing is written");
    assert!(out.starts_with("--- a.yaml\n+++ a.yaml\n@@ -7,7 +7,7 @@\n"), "{out}");
    let changed: Vec<&str> = out.lines().skip(2).filter(|l| l.starts_with(['-', '+'])).collect();
    assert_eq!(changed.len(), 2, "{out}");
    let (code, out, err) = run(&dir, &["check", "a.yaml", "--fix"]);
    assert_eq!((code, out.as_str()), (0, "a.yaml: đã sửa 1 chỗ; 1 lưu ý\n"), "{err}");
    assert_eq!(read(&dir, "a.yaml"), before.replace(",,", ","));
    let (_, out, _) = run(&dir, &["check", "a.yaml", "--fix"]);
    assert_eq!(out, "a.yaml: không có chỗ nào tự sửa được; 1 lưu ý\n");
    assert_eq!(read(&dir, "a.yaml"), before.replace(",,", ","), "twice is once");
}

#[test]
fn an_issued_plan_is_left_alone_unless_it_is_asked_for() {
    let dir = with("issued", |plan| plan.replace("ngay: {nam: 2026}", "so: 15\nngay: 5/3/2026"));
    let before = read(&dir, "a.yaml");
    let (code, _, err) = run(&dir, &["check", "a.yaml", "--fix"]);
    assert!(code == 1 && err.contains("lỗi[SOAT-02]") && err.contains("lưu ý[CAU-04]"), "{err}");
    assert_eq!(read(&dir, "a.yaml"), before);
    let (code, _, err) = run(&dir, &["check", "a.yaml", "--fix", "--ca-da-ban-hanh"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(read(&dir, "a.yaml"), before.replace(",,", ","));
    let (code, _, err) = run(&dir, &["check", "a.yaml", "--ca-goi-y"]);
    assert!(code == 2 && err.contains("DUNG-23"), "{err}");
}

#[test]
fn what_is_only_offered_is_made_where_it_is_asked_for() {
    let profile = "kiem_tra:\n  quy_tac:\n    - {ma: VP-01, tu: Sở Nội vụ, thay: Sở, thong_bao: viết gọn, muc: loi}\n  tru:\n    - {ma: CAU-04, ly_do: soát bằng mắt}\n    - {ma: CAU-99, ly_do: x}\n";
    let dir = with("own", |plan| format!("don_vi: don-vi.yaml\n{plan}"));
    fs::write(dir.join("don-vi.yaml"), profile).unwrap();
    let (code, out, err) = run(&dir, &["check", "a.yaml", "--tom-tat"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("lỗi[RIENG-01]: VP-01: viết gọn\n  --> a.yaml:11:3\n"), "{err}");
    assert!(err.contains("cảnh báo[SOAT-04]: 'CAU-99'") && !err.contains("[CAU-04]"), "{err}");
    assert!(out.contains("CAU-04 (hồ sơ đơn vị bỏ: soát bằng mắt)"), "{out}");
    let before = read(&dir, "a.yaml");
    run(&dir, &["check", "a.yaml", "--fix"]);
    assert_eq!(read(&dir, "a.yaml"), before);
    let (code, _, err) = run(&dir, &["check", "a.yaml", "--fix", "--ca-goi-y"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(read(&dir, "a.yaml"), before.replace("  Sở Nội vụ tổ", "  Sở tổ"));
}

#[test]
fn old_files_are_checked_as_they_are() {
    let dir = with("old", str::to_string);
    let (code, _, err) = run(&dir, &["render", "a.yaml"]);
    assert_eq!(code, 0, "{err}");
    fs::remove_file(dir.join("a.yaml")).unwrap();
    for (name, place) in [("a.docx", "đoạn "), ("a.pdf", "trang 1, dòng ")] {
        let (code, out, err) = run(&dir, &["check", name]);
        assert_eq!(code, 0, "{err}");
        assert!(err.contains(&format!("lưu ý[CAU-04]: các dấu ',,' đứng liền nhau\n  --> {name}, {place}")), "{err}");
        assert!(err.contains("^^\n") && err.contains("lưu ý[SOAT-01]") && !err.contains("viết ','\n  --> :"), "{err}");
        assert!(out.starts_with(&format!("{name}: 3 lưu ý")), "{out}");
    }
    let (code, _, err) = run(&dir, &["check", "a.docx", "--fix"]);
    assert!(code == 2 && err.contains("DUNG-23"), "{err}");
    let (code, out, _) = run(&dir, &["check", ".", "-j", "2"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{out}");
    fs::write(dir.join("a.yaml"), PLAN).unwrap();
    let (_, out, _) = run(&dir, &["check", "."]);
    assert_eq!(out, "a.yaml: 2 lưu ý\n", "what was made of a plan is not checked beside it");
}

/// The words of a part.
fn words(part: &[u8]) -> String {
    let part = String::from_utf8(part.to_vec()).unwrap();
    let texts = part.split("<w:t").skip(1).filter(|rest| rest.starts_with([' ', '>']));
    texts.filter_map(|rest| rest.split_once('>')?.1.split("</w:t>").next()).collect()
}

#[test]
fn findings_become_comments_of_a_word_file_and_nothing_else_changes() {
    let dir = with("comments", str::to_string);
    assert_eq!(run(&dir, &["render", "a.yaml", "-f", "docx"]).0, 0);
    let (code, out, err) = run(&dir, &["check", "a.docx", "--ghi-chu", "b.docx"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("b.docx (2 ghi chú, 1 điều không thuộc chữ nào)\na.docx: 3 lưu ý"), "{out}");
    let (before, after) = (entries(&dir.join("a.docx")), entries(&dir.join("b.docx")));
    let part = |all: &[(String, Vec<u8>)], name: &str| all.iter().find(|(n, _)| n == name).unwrap().1.clone();
    let changed = ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"];
    for (name, bytes) in before.iter().filter(|(name, _)| !changed.contains(&name.as_str())) {
        assert!(part(&after, name) == *bytes, "{name}");
    }
    assert_eq!(after.len(), before.len() + 1);
    let main = part(&after, "word/document.xml");
    assert_eq!(words(&main), words(&part(&before, "word/document.xml")));
    let main = String::from_utf8(main).unwrap();
    let round = |n: usize| main.split(&format!("<w:commentRangeStart w:id=\"{n}\"/>")).nth(1).unwrap();
    let inside = |n: usize| round(n).split("<w:commentRangeEnd").next().unwrap().as_bytes().to_vec();
    assert_eq!((words(&inside(0)).as_str(), words(&inside(1)).as_str()), (",,", ";."));
    let comments = String::from_utf8(part(&after, "word/comments.xml")).unwrap();
    assert!(
        comments.contains("Lưu ý [CAU-04]: các dấu ',,' đứng liền nhau") || comments.contains("&apos;,,&apos;"),
        "{comments}"
    );
    let types = String::from_utf8(part(&after, changed[0])).unwrap();
    assert!(types.contains("PartName=\"/word/comments.xml\""), "{types}");
    let (_, again, _) = run(&dir, &["check", "b.docx"]);
    assert_eq!(again, "b.docx: 4 lưu ý\n", "the file reads as before, and one note tells of its two comments");
    let (code, _, err) = run(&dir, &["check", "b.docx", "--ghi-chu", "c.docx"]);
    assert_eq!(code, 0, "{err}");
    let comments = String::from_utf8(part(&entries(&dir.join("c.docx")), "word/comments.xml")).unwrap();
    assert_eq!(comments.matches("<w:comment w:id=").count(), 4, "those that were there stay");
    let (code, _, err) = run(&dir, &["check", "a.docx", "--ghi-chu", "b.docx"]);
    assert!(code == 4 && err.contains("RA-04"), "{err}");
}

#[test]
fn rules_are_listed_and_explained() {
    let dir = folder("check-rules");
    let (code, out, _) = run(&dir, &["rules"]);
    assert_eq!(code, 0);
    let (_, all, _) = run(&dir, &["rules", "--json"]);
    let all = json(&all);
    let codes: Vec<&str> = all.as_array().unwrap().iter().map(|rule| rule["ma"].as_str().unwrap()).collect();
    assert!(codes.len() > 100);
    for code in codes {
        assert_eq!(out.matches(&format!("\n  {code} ")).count(), 1, "{code}");
    }
    let (code, page, _) = run(&dir, &["explain", "cau-04"]);
    assert!(code == 0 && page.starts_with("CAU-04: ") && page.contains("\nĐúng:\n    noi_dung: "), "{page}");
    let (code, _, err) = run(&dir, &["explain", "CAU4"]);
    assert!(code == 2 && err.contains("có phải là 'CAU-04'?"), "{err}");
}

#[test]
fn rendering_says_how_many_errors_the_words_have_and_goes_on() {
    let profile = "kiem_tra:\n  quy_tac:\n    - {ma: VP-01, tu: Sở Nội vụ, thong_bao: viết gọn, muc: loi}\n";
    let dir = with("render", |plan| format!("don_vi: don-vi.yaml\n{plan}"));
    fs::rename(dir.join("a.yaml"), dir.join("kế hoạch.yaml")).unwrap();
    fs::write(dir.join("don-vi.yaml"), profile).unwrap();
    let (code, out, err) = run(&dir, &["render", "kế hoạch.yaml", "--nghiem"]);
    assert_eq!((code, out.as_str()), (0, "kế hoạch.docx, kế hoạch.pdf (1 trang)\n"), "{err}");
    assert_eq!(err, "lưu ý[SOAT-05]: 1 lỗi nội dung: kehoach check \"kế hoạch.yaml\"\n");
    let (code, _, err) = run(&dir, &["check", "kế hoạch.yaml"]);
    assert!(code == 1 && err.contains("lỗi[RIENG-01]"), "{err}");
}

#[test]
fn the_readme_gives_tasks_for_an_editor() {
    let block = README.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let tasks = json(block);
    let matchers = tasks["tasks"][0]["problemMatcher"].as_array().unwrap();
    let words: Vec<&str> = matchers.iter().map(|m| m["pattern"]["regexp"].as_str().unwrap()).collect();
    for (word, pattern) in ["lỗi", "cảnh báo", "lưu ý"].iter().zip(words) {
        assert_eq!(pattern, format!(r"^(.+?):(\d+):(\d+): {word}\[([A-Z]+-\d+)\]: (.*)$"));
    }
}

#[test]
fn samples_and_the_plan_of_init_have_no_finding() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let dir = folder("check-samples");
    assert_eq!(run(&dir, &["init", "ke-hoach.yaml"]).0, 0);
    let begun = dir.join("ke-hoach.yaml").display().to_string();
    let (code, out, err) =
        run(&dir, &["check", &root.display().to_string(), &begun, "--thong-bao", "short", "--nghiem"]);
    let loud: Vec<&str> = err.lines().filter(|line| line.contains("lỗi[") || line.contains("cảnh báo[")).collect();
    assert!(code == 0 && loud.is_empty(), "{out}{err}");
    // What is told there besides is what rendering tells of old eras, copies and pages that were pulled back.
    let own = |line: &&str| lint::rules().any(|rule| line.contains(&format!("[{}]: ", rule.code)));
    let told: Vec<&str> = err.lines().filter(own).filter(|line| !line.contains("giữ nguyên (")).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn what_only_check_looks_for_may_be_kept_and_rendering_says_nothing_of_it() {
    let kept = "giu_nguyen:\n  - {ma: CACH-01, ly_do: Bản gốc}\n";
    let dir = with("kept", |plan| format!("{plan}{kept}").replace("phòng,, ban", "phòng , ban"));
    let (code, _, err) = run(&dir, &["render", "a.yaml", "--nghiem"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let (_, _, err) = run(&dir, &["check", "a.yaml", "--thong-bao", "short"]);
    assert!(err.contains("lưu ý[CACH-01]: giữ nguyên (Bản gốc): "), "{err}");
    let fixed = with("not-kept", |plan| format!("{plan}{kept}").replace(",, ban", ", ban").replace(";.", "."));
    let (_, _, err) = run(&fixed, &["check", "a.yaml", "--thong-bao", "short"]);
    assert!(err.contains("GIUNGUYEN-03") && err.contains("'CACH-01'"), "{err}");
}
