//! What is written reads back as what it was, for plans of every form.

use std::collections::BTreeSet;

use super::*;
use crate::diag::{Format, SourceMap, render};
use crate::parse;
use crate::parse::keys::{AGENCY, DETAILS, Mapping, PLAN};
use crate::parse::testing::{reachable, used};

/// A value as text without its places.
fn without_places(value: &impl std::fmt::Debug) -> String {
    let mut text = format!("{value:?}");
    while let Some(at) = text.find("KeyPath(") {
        // Paths hold no quotes and no brackets but of lists.
        let end = text[at..].find("\")").map(|e| at + e + 2).unwrap();
        text.replace_range(at..end, "-");
    }
    text
}

fn read_plan(yaml: &str) -> Plan {
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", yaml);
    let outcome = parse::plan(yaml, file);
    let messages = render(&outcome.diagnostics, &sources, Format::Short, false);
    outcome.value.unwrap_or_else(|| panic!("{messages}\n{yaml}")).0
}

fn read_agency(yaml: &str) -> Agency {
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", yaml);
    parse::agency(yaml, file).value.unwrap_or_else(|| panic!("{yaml}")).0
}

#[track_caller]
fn round(yaml: &str) -> String {
    let mut before = read_plan(yaml);
    let written = super::plan(&before, None).unwrap();
    let mut after = read_plan(&written);
    before.agency_file = None;
    for kept in before.kept.iter_mut().chain(&mut after.kept) {
        kept.reason.clear();
    }
    assert_eq!(without_places(&before), without_places(&after), "{written}");
    assert_eq!(super::plan(&after, None).unwrap(), written);
    written
}

const FRAME: &str = "trich_yeu: Kiểm tra\nnoi_nhan: [A]\nluu: VT\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n";

fn typed(body: &str) -> String {
    let indented: String = body.lines().map(|l| format!("  {l}\n")).collect();
    round(&format!("noi_dung: |\n{indented}{FRAME}"))
}

#[test]
fn the_record_reads_back() {
    let written = round(&format!(
        "noi_dung: Một việc.\n{FRAME}ho_so:\n  ma_co_quan: H01\n  nam_ho_so: 2026\n  ky_hieu_ho_so: 1/TH\n  so_thu_tu: 7\n  mo_ta: 'a: b'\n  \
         noi_nhan: [{{ma_co_quan: H02, ten: Sở X}}, {{ten: Y}}]\n  muc_do_khan: 0\n  so_luong_ban: 3\n  han_tra_loi: 1/2/2026\n"
    ));
    assert!(written.contains("ho_so") && written.contains("muc_do_khan"), "{written}");
}

#[test]
fn the_boxes_read_back() {
    let written = round(&format!(
        "noi_dung: Một việc.\n{FRAME}do_khan: KHẨN\npham_vi_luu_hanh: XEM XONG TRẢ LẠI\ndu_thao: lần 2\n\
         nguoi_soan: {{ky_hieu: NVA, so_ban: 08}}\ndia_chi: {{dia_chi: 'Số 8: tầng 2', thu_dien_tu: a@b.vn}}\n"
    ));
    assert!(written.contains("du_thao: \"lần 2\"") && written.contains("so_ban: \"08\""), "{written}");
    round(&format!("noi_dung: Một việc.\n{FRAME}nguoi_soan: PL.(300)\ndia_chi: khong\ndu_thao: co\n"));
}

#[test]
fn a_profile_keeps_the_parts_of_an_address_that_the_plan_does_not_give() {
    let profile = read_agency("co_quan: {co_quan_ban_hanh: A, dia_chi: {dia_chi: Số 8, fax: '12', trang: a.vn}}\n");
    let written = |address: &str| {
        let plan = read_plan(&format!("noi_dung: Một việc.\n{FRAME}dia_chi: {address}\n"));
        super::agency(&profile, &plan)
    };
    let own = written("{fax: '34'}");
    assert!(own.contains("Số 8") && own.contains("a.vn") && !own.contains("fax"), "{own}");
    assert!(written("co").contains("fax: \"12\""));
    assert!(!written("khong").contains("dia_chi"));
}

#[test]
fn every_sample_and_case_reads_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["samples", "tests/cases"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let Ok(files) = std::fs::read_dir(entry.unwrap().path()) else { continue };
            for path in files.map(|file| file.unwrap().path()) {
                if path.extension().is_some_and(|e| e == "yaml") && !path.ends_with("don-vi.yaml") {
                    round(&std::fs::read_to_string(&path).unwrap());
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 6);
}

#[test]
fn typed_text_keeps_labels_titles_and_nesting() {
    typed(
        "Phần I\nQUY ĐỊNH\n\n1. **Mục đích**\n\n- Một: hai, \"ba\" # bốn;\n+ Năm.\n\nĐoạn.\n\n2.\n\nIV. KHÁC\n\nĐiều 3. Tên\n\n1. Khoản\n\n1.1. Sâu hơn.\n\na) Điểm \\* sao, \\[^1].",
    );
    typed("**Đậm *cả hai* đậm** rồi ***cả hai** nghiêng* và ***cả* đậm**\n\n**A***B* C:\\tep");
    typed("| A | B ||\n|:-:|---|--:|\n| 1 | ^^x | \\| **đậm** |\n| | c ||\n| d | e | f |\n| ^^ | ^^ | g |");
    let noted = typed(
        "I. MỤC[^x]\n\n**Đậm[^1]**[^2] *rồi*[^3]: nữa\n\n| A[^4] |\n|---|\n| b[^5] |\n\n[^x]: Của **mục**\n\n[^1]: a\n\n[^2]: \\[^b]\n\n[^3]: c\n\n[^4]: d\n\n[^5]: e",
    );
    assert!(
        noted.ends_with(
            "chu_thich:\n  - \"Của **mục**\"\n  - \"a\"\n  - \"\\\\[^b]\"\n  - \"c\"\n  - \"d\"\n  - \"e\"\n"
        ),
        "{noted}"
    );
    round(&format!("mo_dau: |\n  Thực hiện:\n  - Một;\n  - Hai.\nket_thuc: |\n  a) Cuối.\n\n  Hết.\n{FRAME}"));
}

/// Plans that together use every key of the registry.
fn every_key() -> [String; 4] {
    [
        "loai: ke_hoach\nthe_thuc: nd30\nban: dien_tu\ndon_vi: /nha/toi/dv.yaml\nco_quan_chu_quan: [UBND TỈNH, AN BÌNH]\nco_quan_ban_hanh: SỞ Y\nso: 012\nky_hieu: KH-SY&T\n\
         dia_danh: \"An: 'Bình'\"\nngay: {ngay: 5, thang: 11, nam: 2021}\ntrich_yeu: Tổ chức *hội* thi\ndong_duoi_trich_yeu: (Kèm theo)\n\
         kinh_gui: [\"Bộ *Y*: A\", B]\nthong_tin: {ong_ba: Lê *A*, \"Nơi đến: \": [B, C]}\ntham_quyen: [GIÁM ĐỐC, SỞ Y]\ncan_cu:\n  - Căn cứ Luật: số 1;\nmo_dau: Mở.\nnoi_dung: Một đoạn[^a].\nket_thuc: Hết.\nchu_thich: {a: Chú}\n\
         noi_nhan:\n  - Sở: NN, TC\n  - {ten: A, ghi_chu: b}\nluu: [VT, A]\nxep_ky: doc\n\
         ky:\n  - {ma: ct}\n  - {nguyen_van: [TM.UBND], ho_ten: A}\n  - {thay_mat: UBND, hinh_thuc: KT., thay: CT, chuc_vu: PCT, chuc_vu_khac: X, ho_ten: B, duoi_ten: [Trưởng đoàn, Đã ký], co_quan: SỞ Z}\n\
         trinh_bay: {kho: A4, co_chu: 13.5, bac_co: lon, thut_dong: '1,27', gian_dong: 1, cach_doan: 6, so_trang: phai_duoi, le: {tren: 20, duoi: 20, trai: 30, phai: 15, doi_mat: false}, le_ngang: {tren: 25}, gon: true}\n\
         nguyen_van: {quoc_hieu: A, tieu_ngu: B, so_ky_hieu: C, dia_danh_ngay: D, luu: E, them_dau: khong}\ngiu_nguyen:\n  - {ma: TB-01, ly_do: Bí mật}\n\
         do_khan: KHẨN\npham_vi_luu_hanh: XEM XONG TRẢ LẠI\ndu_thao: lần 2\nnguoi_soan: {ky_hieu: NVA, so_ban: 08}\n\
         dia_chi: {dia_chi: 'Số 8: tầng 2', dien_thoai: '1', dien_tin: '2', fax: '3', thu_dien_tu: a@b.vn, trang: b.vn}\n\
         bieu_tuong: {tep: 'a b.png', rong: 2}\n"
            .to_owned(),
        format!(
            "noi_dung:\n  - tieu_de: A\n    kieu: la_ma\n    nhan: 'V.'\n    cach_nhan: '  '\n    muc:\n      - doan: [\"B\", \"C\"]\n        gach: [\"d\", \"e\"]\n      - doan_thuong: f\n      - {{doan_thuong: [g, \"h\\ni\"], can: giua}}\n      - bang: {{rong: [1, auto, 2.5], tieu_de: [a, b, c], hang: [[{{chu: [x, y], gop_cot: 2}}, {{chu: ' z ', gop_hang: 2}}], [m, n], [p, q, {{chu: o, can: phai}}]], can: [so, ~, giua], danh_so: false, dong_tong: true, co_chu: 12}}\n      - bang: {{hang: [[1, 2], {{tong: true, o: [{{chu: Cộng, gop_cot: 2}}]}}, [3, 4]]}}\n      - bang: {{tieu_de: [TT, b], hang: [[x], [y]], danh_so: true}}\n      - ngang: [{{doan: Hai.}}]\n  - hinh: {{tep: 'a b.png', chu_thich: Hình *1*, mo_ta: 'Tổ: \"một\"', rong: '12,5'}}\n  - hinh: {{tep: c.jpg, mo_ta: d}}\n{FRAME}\
             ho_so: {{ma_co_quan: H01, nam_ho_so: 2026, ky_hieu_ho_so: 1/TH, so_thu_tu: 7, mo_ta: 'a: b', noi_nhan: [{{ma_co_quan: H02, ten: Sở X}}], muc_do_khan: 0, so_luong_ban: 3, han_tra_loi: 1/2/2026}}\n\
             phu_luc:\n  - {{nhan: Phụ lục 1, tieu_de: A, huong: ngang, dong_dan: (*x*), trang_rieng: false, noi_dung: Một., ket_thuc: Hết}}\n  - {{loai: ke_hoach, trich_yeu: B, noi_dung: Ba.}}\n"
        ),
        "trich_yeu: [Kiểm tra, lần 2]\nhuong: ngang\nphu_luc: {huong: doc, tieu_de: \"Một\\nHai\", noi_dung: Ba.}\nnoi_dung: Một.\nten_day_du: Ủy ban x\nkem_theo: {loai: nghi_quyet, so: 5, ky_hieu: NQ-HĐND, ngay: {thang: 3, nam: 2026}, co_quan: X}\nnguyen_van: {noi_nhan: ['- F', 09 KH]}\n"
            .to_owned(),
        format!(
            "noi_dung: Một việc.\n{FRAME}sao: {{hinh_thuc: sao_y, co_quan_chu_quan: A, co_quan: B, ten_day_du: Bê, so: 1, ky_hieu: SY-B, dia_danh: C, ngay: 1/2/2026, gio: '09:30:15', \
             ky: {{uy_quyen: [{{hinh_thuc: TL., thay: X}}, {{hinh_thuc: KT., thay: Y}}], chuc_vu: Z, ho_ten: D}}, noi_nhan: [E], luu: VT}}\n"
        ),
    ]
}

/// The keys of the registry that none of the texts uses.
fn unused(root: &'static Mapping, texts: impl IntoIterator<Item = String>) -> Vec<(&'static str, &'static str)> {
    let used: BTreeSet<_> = texts.into_iter().flat_map(|text| used(root, &text)).collect();
    let mappings = reachable(root).into_iter().filter(|m| ![NOTATIONS.id, DETAILS.id].contains(&m.id));
    mappings.flat_map(|m| m.keys.iter().map(|k| (m.id, k.name))).filter(|key| !used.contains(key)).collect()
}

#[test]
fn labels_keep_their_marks_and_what_stands_behind_them() {
    let written = typed("I.MỘT\n\n**1.** Hai.\n\n* Ba;\n* Bốn.\n\n2.  Năm.\n\n3. Sáu.");
    for wanted in ["cach_nhan: \"\"", "nhan: \"**1.**\"", "nhan: \"\\\\*\"", "cach_nhan: \"  \""] {
        assert!(written.contains(wanted), "{wanted}: {written}");
    }
    assert_eq!(written.matches("cach_nhan").count(), 2, "{written}");
}

#[test]
fn every_key_reads_back() {
    let written: Vec<String> = every_key().iter().map(|yaml| round(yaml)).collect();
    assert_eq!(unused(&PLAN, every_key()), [], "keys that no plan here uses: use them in every_key");
    let explained = [
        // The officer's own path; a profile that goes along has a name of its own.
        ("ke_hoach", "don_vi"),
        // Said with other keys: dashes are items of that kind, one step of authority is one of several, the subject is a
        // title, numbers and totals stand in the rows.
        ("muc", "gach"),
        ("ky", "hinh_thuc"),
        ("ky", "thay"),
        ("phu_luc", "trich_yeu"),
        ("bang", "danh_so"),
        ("bang", "dong_tong"),
    ];
    assert_eq!(unused(&PLAN, written), explained, "keys that are not written again");
}

#[test]
fn every_key_of_a_profile_reads_back_but_days_and_templates() {
    let address = "{dia_chi: a, dien_thoai: '1', dien_tin: '2', fax: '3', thu_dien_tu: b@c.vn, trang: c.vn}";
    let margins = "{tren: 20, duoi: 21, trai: 30, phai: 15, doi_mat: true}";
    let profile = format!(
        "co_quan: {{tu_ngay: 1/1/2020, den_ngay: 31/12/2030, co_quan_chu_quan: A, co_quan_ban_hanh: SỞ Y, ten_day_du: Sở Y, dia_danh: Z, ky_hieu: {{ke_hoach: KH-SY}}, che_do: tap_the, thay_mat: UBND, nguoi_dung_dau: CHỦ TỊCH, dia_chi: {address}}}\n\
         nguoi_ky:\n  - {{ma: ct, ho_ten: B, chuc_vu: C, thay_mat: khong, hinh_thuc: KT., thay: D, chuc_vu_khac: E, tu_ngay: 1/1/2020, den_ngay: 31/12/2030}}\n  - {{ma: p, ho_ten: G, chuc_vu: H, uy_quyen: [{{hinh_thuc: TL., thay: K}}]}}\n\
         trinh_bay: {{kho: A4, co_chu: 13, bac_co: lon, thut_dong: 1, gian_dong: 1.2, cach_doan: 6, so_trang: phai_duoi, le: {margins}, le_ngang: {margins}, gon: true}}\ncon_dau: {{duong_kinh: 36}}\nmau: /mau\n\
         kiem_tra: {{tru: [{{ma: CAU-04, ly_do: a}}], viet_tat: [B], ten: [C], quy_tac: [{{ma: D-01, tu: [e], thay: g, thong_bao: h, can_cu: i, muc: loi}}]}}\n"
    );
    let plan =
        read_plan("ngay: 5/3/2026\ntrich_yeu: A\nnoi_dung: B.\nnoi_nhan: [C]\nluu: VT\nky: [{ma: ct}, {ma: p}]\n");
    assert_eq!(unused(&AGENCY, [profile.clone()]), [], "keys that this profile does not use");
    let written = agency(&read_agency(&profile), &plan);
    assert_eq!(agency(&read_agency(&written), &plan), written);
    // Templates and days do not go along: what was in force is all that is left. One step of authority is one of several.
    // What only `check` reads changes nothing on the pages.
    let explained = [
        ("don_vi", "mau kiem_tra"),
        ("co_quan", "tu_ngay den_ngay"),
        ("nguoi_ky", "hinh_thuc thay tu_ngay den_ngay"),
        ("kiem_tra", "tru viet_tat ten quy_tac"),
        ("quy_tac_bo", "ma ly_do"),
        ("quy_tac_rieng", "ma tu thay thong_bao can_cu muc"),
    ];
    let of = |(id, keys): (&'static str, &'static str)| keys.split(' ').map(move |key| (id, key));
    let explained: Vec<_> = explained.into_iter().flat_map(of).collect();
    assert_eq!(unused(&AGENCY, [written]), explained, "keys that are not written again");
}

#[test]
fn a_pitch_in_points_reads_back_and_goes_before_the_profiles() {
    let written = round(&format!("trinh_bay: {{gian_dong: 17.5 pt, le: {{doi_mat: true}}}}\nnoi_dung: A.\n{FRAME}"));
    assert!(written.contains("17.5pt") && written.contains("doi_mat: true"), "{written}");
    let profile = read_agency("co_quan: [{co_quan_ban_hanh: A}]\ntrinh_bay: {gian_dong: 1.2, so_trang: phai_duoi}\n");
    let plan = read_plan(&format!("trinh_bay: {{gian_dong: 18pt}}\nnoi_dung: A.\n{FRAME}"));
    let left = agency(&profile, &plan);
    assert!(!left.contains("gian_dong") && left.contains("so_trang: \"phai_duoi\""), "{left}");
    assert!(agency(&profile, &read_plan(&format!("noi_dung: A.\n{FRAME}"))).contains("gian_dong: 1.2"));
}

#[test]
fn nothing_leaks_that_the_page_does_not_show() {
    let written = round(&format!(
        "# ghi chú mật\ndon_vi: /home/nva/don-vi.yaml\nnoi_dung: Một. # thêm\ngiu_nguyen:\n  - {{ma: TB-01, ly_do: Theo ý ông B}}\n{FRAME}"
    ));
    for word in ["mật", "home", "thêm", "ông B"] {
        assert!(!written.contains(word), "{written}");
    }
}

#[test]
fn of_a_profile_only_what_is_in_force_and_used_is_kept() {
    let profile = read_agency(
        "co_quan:\n  - {den_ngay: 30/6/2025, co_quan_ban_hanh: HUYỆN CŨ}\n  - {tu_ngay: 01/7/2025, co_quan_chu_quan: UBND TỈNH, co_quan_ban_hanh: XÃ MỚI, dia_danh: Mới, ky_hieu: KH-M, che_do: tap_the}\n\
         nguoi_ky:\n  - {ma: ct, ho_ten: Lê Cũ, chuc_vu: CT, den_ngay: 31/12/2025}\n  - {ma: ct, ho_ten: Lê Mới, chuc_vu: CT, hinh_thuc: KT., thay: X, tu_ngay: 01/01/2026}\n  - {ma: khac, ho_ten: Trần Khác, chuc_vu: P}\n\
         trinh_bay: {co_chu: 13, le: {trai: 35, phai: 20}}\nmau: /mau/rieng\n",
    );
    let plan = read_plan(
        "don_vi: x\nngay: 5/3/2026\nky_hieu: KH-R\ntrich_yeu: A\nnoi_dung: B.\nnoi_nhan: [C]\nluu: VT\nky: {ma: ct}\ntrinh_bay: {le: {phai: 18}}\n",
    );
    let written = agency(&profile, &plan);
    for word in ["CŨ", "Cũ", "Khác", "mau", "ngay", "KH-M", "20"] {
        assert!(!written.contains(word), "{word}\n{written}");
    }
    let reduced = read_agency(&written);
    let day = plan.day();
    assert_eq!(reduced.entry_on(day).unwrap().issuing_body, ["XÃ MỚI"]);
    assert_eq!(reduced.signer_on("ct", day).unwrap().signer.name.as_deref(), Some("Lê Mới"));
    assert_eq!(
        (reduced.wishes.size, reduced.wishes.margins.left, reduced.wishes.margins.right),
        (Some(13.0), Some(35.0), None)
    );
    assert_eq!(agency(&reduced, &plan), written);
    assert!(super::plan(&plan, Some("don-vi.yaml")).unwrap().contains("don_vi: \"don-vi.yaml\"\n"));
}

/// Words that mean something to the parser, thrown together.
#[test]
fn random_typed_text_reads_back() {
    let words = [
        "I.",
        "A.",
        "1.",
        "1.1.",
        "a)",
        "-",
        "+",
        "Phần I",
        "Mục 2",
        "Điều 3.",
        "**",
        "*",
        "***",
        "\\*",
        "\\",
        "[^",
        "một",
        "hai;",
        "“ba”",
        "NĂM",
        "\n",
        "\n\n",
        "\n\n",
        " ",
        " ",
        ",",
        ".",
        "(",
        "|",
        "#",
        ": ",
        "'",
        "\"",
        "\u{a0}",
        "&",
        "%",
        "`",
        "\\C. Mác",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<br>",
        "<p>",
        "__",
        "_",
        "&nbsp;",
        "&lt;",
        "> ",
        "\\.",
        "[hai](http://a.vn)",
        "---",
        "\t",
        "~~",
        "[",
        "]{.a}",
        "<http://a>",
        "m^2^",
        "H~2~O",
        "^+^",
        "~k~",
        "\\^2^",
        "\\~k~",
        "^",
        "~",
        "☑",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let (mut read, mut refused) = (0, 0);
    for _ in 0..3000 {
        let length = 3 + next(30);
        let body: String = (0..length).map(|_| words[next(words.len())]).collect();
        let indented: String = body.lines().map(|l| format!("  {l}\n")).collect();
        let yaml = format!("noi_dung: |\n  Mở.\n\n{indented}{FRAME}");
        let mut sources = SourceMap::default();
        let file = sources.add("t.yaml", yaml.clone());
        let Some((plan, _)) = parse::plan(&yaml, file).value else { continue };
        // Stars thrown at random can stand out in ways that no marks express; that is said, never written wrongly.
        match super::plan(&plan, None) {
            Ok(_) => {
                round(&yaml);
                read += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 1000 && refused * 50 < read, "{read} {refused}");
}

#[test]
fn of_notations_by_type_that_of_the_plan_is_kept_or_all_where_it_has_none() {
    let profile = read_agency("co_quan: {co_quan_ban_hanh: SỞ Y, ky_hieu: {ke_hoach: KH-SY, bao_cao: BC-SYT}}\n");
    let written = |kind: &str| agency(&profile, &read_plan(&format!("loai: {kind}\nnoi_dung: Một.\n{FRAME}")));
    let kept = |kind: &str| read_agency(&written(kind)).entries[0].notations.clone();
    assert_eq!(kept("bao_cao"), [("bao_cao".to_string(), "BC-SYT".to_string())]);
    assert_eq!(kept("to_trinh"), profile.entries[0].notations);
    assert!(!agency(&profile, &read_plan(&format!("ky_hieu: A\nnoi_dung: Một.\n{FRAME}"))).contains("KH-SY"));
}

#[test]
fn annexes_and_what_issues_a_plan_read_back() {
    let written = round(&format!(
        "noi_dung:\n  - tieu_de: MỘT\n    muc:\n      - ngang: [{{doan: Hai.}}, {{bang: {{hang: [[a, b]]}}}}]\n{FRAME}ten_day_du: Ủy ban x\n\
         trinh_bay: {{le_ngang: {{tren: 25}}}}\nphu_luc:\n  - {{tieu_de: A, huong: ngang, noi_dung: Một., ket_thuc: Hết}}\n  \
         - {{nhan: khong, dong_dan: (*x*), trang_rieng: false, noi_dung: Hai.}}\n  - {{loai: ke_hoach, dong_dan: khong, trich_yeu: B, noi_dung: Ba.}}\n"
    ));
    for wanted in ["ngang:", "le_ngang", "nhan: \"khong\"", "trang_rieng: false", "huong: \"ngang\"", "ten_day_du"] {
        assert!(written.contains(wanted), "{wanted}: {written}");
    }
    let under = "trich_yeu: Kiểm tra\nnoi_dung: Một.\nkem_theo: {loai: nghi_quyet, so: 5, ky_hieu: NQ-HĐND, ngay: {thang: 3, nam: 2026}, co_quan: X}\nnguyen_van: {noi_nhan: ['- F', 09 KH]}\n";
    assert!(round(under).contains("kem_theo:\n  loai: \"nghi_quyet\""));
}

#[test]
fn what_yaml_would_take_for_a_line_end_or_refuse_is_escaped() {
    let mut plan = read_plan(&format!("noi_dung: Một.\n{FRAME}"));
    plan.notation = Some("a\u{85}b\u{2028}c\u{2029}d\u{feff}e".to_string());
    let text = super::plan(&plan, None).unwrap();
    assert!(text.contains(r"a\u0085b\u2028c\u2029d\ufeffe"), "{text}");
    // A plan with such characters is refused, by name: they reach the writer only from other programs.
    let said = crate::parse::testing::read(&text).1;
    assert!(["U+0085", "U+2028", "U+2029", "U+FEFF"].iter().all(|name| said.contains(name)), "{said}");
}
