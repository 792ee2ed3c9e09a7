//! What a page asks, and what it is answered.

use kehoach::{Engine, FontSet, Job, Memory};
use serde_json::json;

use crate::screen::{ask, base64};

const PLAN: &str = "\
co_quan_chu_quan: UBND TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
so: 12          # số
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 29/5/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_dung: |
  Sở Nội vụ tổ chức một lớp tập huấn trong hai ngày, tại hội trường của Sở.

  - Một lớp;
noi_nhan: ['Ủy ban nhân dân các xã, phường']
luu: [VT]
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
";

#[test]
fn pages_know_the_entry_and_the_line_of_every_line() {
    let (head, _) = ask(&Engine::default(), &json!({"viec": "trang", "ke_hoach": PLAN}));
    assert_eq!(head["so_trang"], 1, "{head}");
    let page = head["trang"][0].as_str().unwrap();
    for expected in
        ["<g data-k=\"noi_dung[0]\" data-d=\"9\">", "data-k=\"trich_yeu\" data-d=\"7\"", ">SỞ NỘI VỤ</text>"]
    {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert_eq!(head["dong"]["noi_dung"], json!([9, 10, 11]));
    assert_eq!(head["tam"], json!([]));
}

#[test]
fn an_unfinished_plan_has_pages_with_what_stands_in() {
    let engine = Engine::default();
    let (head, _) = ask(&engine, &json!({"viec": "trang"}));
    assert_eq!(head["so_trang"], 1, "{head}");
    let all = head["thong_bao"].as_array().unwrap();
    assert!(all.iter().any(|told| told["o"] == "trich_yeu"), "{head}");
    let edits =
        json!([{"khoa": "trich_yeu", "gia_tri": "Kiểm tra <b>&\"{{7*7}}"}, {"khoa": "ky", "gia_tri": {"ho_ten": "A"}}]);
    let (head, _) = ask(&engine, &json!({"viec": "trang", "sua": edits}));
    let page = head["trang"][0].as_str().unwrap();
    assert!(page.contains("&lt;b&gt;") && page.contains("{{7*7}}"), "{page}");
    assert!(head["tam"].as_array().unwrap().contains(&json!("noi_nhan")));
}

#[test]
fn files_are_those_of_the_facade() {
    let (head, files) = ask(&Engine::default(), &json!({"viec": "ve", "ke_hoach": PLAN, "ten": "kh.yaml"}));
    let fonts = FontSet::embedded();
    let (made, _) = kehoach::render(&Job::new("kh.yaml", PLAN, &fonts), &Memory::default()).unwrap();
    let expected = [("kh.docx".to_string(), made.docx.unwrap()), ("kh.pdf".to_string(), made.pdf.unwrap())];
    assert!(files == expected, "{head}");
    let (_, files) =
        ask(&Engine::default(), &json!({"viec": "ve", "ke_hoach": PLAN, "dinh_dang": ["pdf"], "chuan": "a-3a"}));
    assert_eq!(kehoach::extract(&files[0].1).unwrap()[0].0, "ke-hoach.yaml");
}

#[test]
fn a_changed_field_changes_its_entry_only() {
    let engine = Engine::default();
    let sua = json!([{"khoa": "so", "gia_tri": "13"}, {"khoa": "luu", "gia_tri": ["VT", "VP"]}]);
    let (head, _) = ask(&engine, &json!({"viec": "sua", "ke_hoach": PLAN, "sua": sua}));
    let expected = PLAN.replace("so: 12 ", "so: 13 ").replace("luu: [VT]", "luu:\n  - VT\n  - VP");
    assert_eq!(head["ke_hoach"], expected);
    let (head, _) = ask(&engine, &json!({"viec": "doc", "ke_hoach": expected}));
    assert_eq!(head["muc"]["luu"], json!({"gia_tri": ["VT", "VP"], "nguon": "luu:\n  - VT\n  - VP\n", "dong": 13}));
    let (head, _) = ask(&engine, &json!({"viec": "sua", "ke_hoach": "{so: 1}", "sua": sua}));
    assert!(head["loi"].as_str().unwrap().contains("Tệp nguồn"));
    let thay = json!([{"dong": 3, "cot": 5, "rong": 2, "chu": "7"}]);
    let (head, _) = ask(&engine, &json!({"viec": "sua", "ke_hoach": PLAN, "thay": thay}));
    assert_eq!(head["ke_hoach"], PLAN.replace("so: 12", "so: 7"));
}

#[test]
fn findings_name_their_field_and_the_place_in_it() {
    let text = PLAN.replace("Một lớp;", "Một lớp , hai lớp;").replace("ky_hieu", "ki_hieu");
    let (head, _) = ask(&Engine::default(), &json!({"viec": "trang", "ke_hoach": text}));
    let all = head["thong_bao"].as_array().unwrap();
    assert!(all.iter().any(|told| told["ma"] == "KHOA-01" && told["o"] == "ki_hieu"), "{head}");
    let text = PLAN.replace("Một lớp;", "Một lớp , hai lớp;");
    let (head, _) = ask(&Engine::default(), &json!({"viec": "trang", "ke_hoach": text}));
    let told = head["thong_bao"].as_array().unwrap().iter().find(|told| told["o"] == "noi_dung");
    let told = told.unwrap_or_else(|| panic!("{head}"));
    assert_eq!(told["trong_o"][0], 2, "{told}");
    assert!(told["khoa"].as_str().unwrap().starts_with("noi_dung[1]"), "{told}");
}

#[test]
fn nothing_is_read_but_what_was_brought_along() {
    let engine = Engine::default();
    for name in ["../don-vi.yaml", "/etc/passwd", "x/../../don-vi.yaml"] {
        let plan = format!("don_vi: {name}\n{PLAN}");
        let brought = json!({name: "co_quan: {co_quan_ban_hanh: X}"});
        let (head, _) = ask(&engine, &json!({"viec": "trang", "ke_hoach": plan, "tep": brought}));
        let told = &head["thong_bao"][0];
        assert!(told["muc"] == "loi" || told["muc"] == "lỗi", "{told}");
        assert_eq!(told["o"], "don_vi", "{told}");
    }
    for (named, brought) in [("a/don-vi.yaml", "a/don-vi.yaml"), ("../a/don-vi.yaml", "don-vi.yaml")] {
        let plan = PLAN.replace("co_quan_ban_hanh: SỞ NỘI VỤ", &format!("don_vi: {named}"));
        let brought = json!({brought: "co_quan: {co_quan_ban_hanh: PHÒNG NỘI VỤ}"});
        let (head, _) = ask(&engine, &json!({"viec": "trang", "ke_hoach": plan, "tep": brought}));
        assert!(head["trang"][0].as_str().unwrap().contains("PHÒNG NỘI VỤ"), "{head}");
    }
}

#[test]
fn an_old_file_becomes_a_plan() {
    let engine = Engine::default();
    let (_, files) = ask(&engine, &json!({"viec": "ve", "ke_hoach": PLAN, "dinh_dang": ["docx"]}));
    let brought = json!({"cu.docx": {"base64": base64(&files[0].1)}});
    let (head, files) = ask(&engine, &json!({"viec": "nhap", "ten": "cu.docx", "tep": brought}));
    assert!(head["ke_hoach"].as_str().is_some_and(|plan| plan.contains("noi_dung")), "{head}");
    assert!(files.iter().any(|(name, _)| name == "chung-minh.txt"));
}

#[test]
fn a_request_that_is_none_is_told_so() {
    for request in ["", "[]", "{\"viec\": \"xoa\"}", "{\"viec\": \"trang\", \"duong_dan\": \"/\"}"] {
        let answer = Engine::default().answer(request.as_bytes());
        assert!(String::from_utf8_lossy(&answer).contains("yêu cầu không đọc được"));
    }
}

#[test]
fn two_plans_are_compared_and_faces_and_form_are_given() {
    let engine = Engine::default();
    let after = PLAN.replace("hai ngày", "ba ngày");
    let (head, _) = ask(&engine, &json!({"viec": "so_sanh", "ke_hoach": after, "ban_truoc": PLAN}));
    assert_eq!(head["khac"][0]["dong_sau"], 9);
    let (_, files) = ask(&engine, &json!({"viec": "phong"}));
    assert_eq!(files.len(), 5);
    let (head, _) = ask(&engine, &json!({"viec": "mau_nhap"}));
    assert_eq!(head["nhom"][0]["ma"], "chung");
    let (head, _) = ask(&engine, &json!({"viec": "luoc_do"}));
    assert!(head["luoc_do"].as_str().unwrap().contains("$schema"));
}

#[test]
fn pages_come_first_and_only_those_that_changed_and_the_words_are_checked_apart() {
    let engine = Engine::default();
    let long = (1..60)
        .map(|n| format!("  {n}. Việc thứ {n} của kế hoạch, do Văn phòng Sở làm trong quý này.\n\n"))
        .collect::<String>();
    let plan = PLAN.replace("  - Một lớp;\n", &format!("  - Một lớp của của Sở;\n\n{long}")).replace("luu: [VT]\n", "");
    let ask = |viec: &str, text: &str, known: &serde_json::Value| {
        ask(&engine, &json!({"viec": viec, "ke_hoach": text, "da_co": known})).0
    };
    let codes = |head: &serde_json::Value| -> Vec<String> {
        head["thong_bao"].as_array().unwrap().iter().map(|told| format!("{}{}", told["ma"], told["soat"])).collect()
    };
    let (all, shown, checked) =
        (ask("trang", &plan, &json!([])), ask("hien", &plan, &json!([])), ask("soat", &plan, &json!([])));
    // What is shown first is what rendering says; what is checked later is all.
    assert_eq!((&all["trang"], &all["dong"], &all["tam"]), (&shown["trang"], &shown["dong"], &shown["tam"]));
    assert_eq!(codes(&all), codes(&checked));
    let first: Vec<String> = codes(&all).into_iter().filter(|code| code.ends_with("false")).collect();
    assert_eq!(codes(&shown), first);
    assert!(!first.is_empty() && first.len() < codes(&all).len(), "{:?}", codes(&all));
    assert!(checked.get("trang").is_none());
    // A page that is as it was is not sent again.
    let pages = shown["so_trang"].as_u64().unwrap();
    assert!(pages > 2, "{pages}");
    let again = ask("hien", &plan, &shown["dau"]);
    assert!(again["trang"].as_array().unwrap().iter().all(serde_json::Value::is_null), "{}", again["trang"]);
    let changed = ask("hien", &plan.replace("hai ngày", "hai buổi"), &shown["dau"]);
    let sent: Vec<bool> = changed["trang"].as_array().unwrap().iter().map(|page| !page.is_null()).collect();
    assert!(sent[0] && !sent[1..].contains(&true), "{sent:?}");
    assert_eq!(changed["dau"].as_array().unwrap()[1..], shown["dau"].as_array().unwrap()[1..]);
}
