//! The plan file as a whole: every key read, every fault as the officer sees it, and no panic on anything.

use super::testing::{FRAME, dump, good, marked, read};
use super::{decode, plan};
use crate::diag::FileId;
use crate::model::{IssueDate, Original, SignerLines};

const FULL: &str = r#"# một kế hoạch mẫu
loai: ke_hoach
the_thuc: nd30
ban: dien_tu
don_vi: don-vi.yaml
co_quan_chu_quan: UBND TỈNH PHÚ AN
co_quan_ban_hanh:
  - SỞ KHOA HỌC
  - VÀ CÔNG NGHỆ
so: 012
ky_hieu: KH-SKH&CN
dia_danh: Phú An
ngay: {ngay:, thang: 11, nam: 2026}
trich_yeu: |
  Triển khai chữ ký số
  trong **toàn ngành**
dong_duoi_trich_yeu: (Thay thế kế hoạch cũ)
can_cu:
  - Căn cứ Luật A;
  - Theo đề nghị: của Văn phòng
mo_dau: 'Sở ban hành Kế hoạch như sau:'
noi_dung: |
  I. MỤC ĐÍCH

  1. Yêu cầu

  Làm nhanh.
ket_thuc: Các đơn vị báo cáo về Sở./.
noi_nhan:
  - Như trên
  - {ten: UBND tỉnh, ghi_chu: để báo cáo}
  - ten: Giám đốc
    ghi_chu:
  - Sở: NN&MT, TC
luu: [VT, CĐS]
ky:
  thay_mat: BAN CHỈ ĐẠO
  uy_quyen: [{hinh_thuc: TL., thay: GIÁM ĐỐC}, {hinh_thuc: KT., thay: CHÁNH VĂN PHÒNG}]
  chuc_vu: PHÓ CHÁNH VĂN PHÒNG
  chuc_vu_khac: Ủy viên
  ho_ten: Nguyễn Thị C
trinh_bay: {co_chu: 14, bac_co: lon, thut_dong: "1,27", gian_dong: 1.0, cach_doan: 6, le: {tren: 20, phai: 15}}
nguyen_van: {so_ky_hieu: "Số:   /KH", luu: "- Lưu VT"}
giu_nguyen:
  - {ma: DAU-01, ly_do: Nguyên văn bản gốc}
"#;

#[test]
fn every_key_is_read() {
    let (plan, provenance) = good(FULL);
    assert_eq!(plan.kind.as_deref(), Some("ke_hoach"));
    assert_eq!(plan.original, Original::Electronic);
    assert_eq!(plan.issuing_body, ["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"]);
    assert_eq!(plan.number.as_deref(), Some("012"));
    assert_eq!(plan.date, IssueDate { day: None, month: Some(11), year: Some(2026) });
    assert_eq!(marked(plan.subject.as_ref().unwrap()), "Triển khai chữ ký số\ntrong **toàn ngành**");
    assert_eq!(
        plan.legal_bases.iter().map(marked).collect::<Vec<_>>(),
        ["Căn cứ Luật A;", "Theo đề nghị: của Văn phòng"]
    );
    assert_eq!(dump(&plan.body), "la_ma I. | MỤC ĐÍCH\n  so 1. | Yêu cầu\n    p Làm nhanh.\n");
    let recipients: Vec<_> = plan.recipients.iter().map(|r| (r.name.text(), r.note.as_ref().map(marked))).collect();
    assert_eq!(recipients[1], ("UBND tỉnh".to_string(), Some("để báo cáo".to_string())));
    assert_eq!((recipients[2].1.is_none(), recipients[3].0.as_str()), (true, "Sở: NN&MT, TC"));
    assert_eq!(plan.filed_with, ["VT", "CĐS"]);
    let SignerLines::Authority(authority) = &plan.signers[0].lines else { panic!() };
    assert_eq!(authority.steps[1].signed_for.as_deref(), Some("CHÁNH VĂN PHÒNG"));
    assert_eq!((plan.wishes.indent_cm, plan.wishes.margins.right), (Some(1.27), Some(15.0)));
    assert_eq!(plan.verbatim.number_line.as_deref(), Some("Số:   /KH"));
    assert_eq!(plan.kept[0].code, "DAU-01");
    let at = |path: &str| provenance.place(path).map(|p| (p.line, p.column)).unwrap();
    assert_eq!(
        [at("ngay.thang"), at("noi_nhan[3]"), at("ky.ho_ten"), at("can_cu[1]")],
        [(13, 22), (34, 5), (41, 11), (20, 5)]
    );
}

/// Each text is put in front of a complete plan; the message must begin as given.
fn fault(text: &str, expected: &str) {
    let (value, messages) = read(&format!("{text}\nnoi_dung: Đoạn.\n{FRAME}"));
    assert!(messages.contains(expected), "{text}\n{messages}");
    assert_eq!(value.is_none(), messages.contains("lỗi["), "{messages}");
}

#[test]
fn unknown_keys_name_the_near_one() {
    fault("ki_hieu: A", "t.yaml:1:1: lỗi[KHOA-01]: tệp kế hoạch không có khóa 'ki_hieu'");
    let diagnostics = plan("ki_hieu: A\nnơi nhận: B\nho_ten: C\nxyzw: D\nngay_ban_hanh: E\n", FileId(0)).diagnostics;
    let advice: Vec<_> = diagnostics[..5].iter().map(|d| d.advice.clone().unwrap()).collect();
    assert_eq!(
        advice[..3],
        ["có phải là 'ky_hieu'?", "có phải là 'noi_nhan'?", "khóa 'ho_ten' viết trong 'ky', thụt vào dưới nó"]
    );
    assert!(advice[3].starts_with("gần nghĩa có: "));
    assert_eq!(advice[4], "có phải là 'ngay'?");
    assert_eq!(diagnostics[0].fixes[0].text, "ky_hieu");
}

#[test]
fn lines_of_a_type_are_texts_by_name() {
    let (plan, provenance) = good(&format!(
        "thong_tin:\n  ong_ba: Lê **A**\n  noi_den:\n    - B\n    - C: D\n  bo:\nnoi_dung: Đoạn.\n{FRAME}"
    ));
    let shown: Vec<_> = plan
        .details
        .iter()
        .map(|d| (d.name.as_str(), d.texts.iter().map(marked).collect::<Vec<_>>().join("|")))
        .collect();
    assert_eq!(shown, [("ong_ba", "Lê **A**".to_string()), ("noi_den", "B|C: D".to_string())]);
    assert_eq!(provenance.place("thong_tin.noi_den[1]").map(|p| p.line), Some(5));
    fault("thong_tin: Lê A", "t.yaml:1:12: lỗi[GIATRI-01]: 'thong_tin' phải là các dòng theo tên, ở đây là chữ");
}

#[test]
fn a_line_pitch_is_so_many_lines_or_so_many_points() {
    let pitch = |written: &str| {
        let (plan, _) = good(&format!("noi_dung: Đoạn.\ntrinh_bay: {{gian_dong: {written}}}\n{FRAME}"));
        (plan.wishes.line_pitch, plan.wishes.exact_pitch_pt)
    };
    assert_eq!(pitch("'1,2'"), (Some(1.2), None));
    assert_eq!([pitch("17pt"), pitch("'17,5 pt'")], [(None, Some(17.0)), (None, Some(17.5))]);
    fault("trinh_bay: {gian_dong: 17mm}", "lỗi[GIATRI-04]: 'trinh_bay.gian_dong' phải là số");
}

#[test]
fn a_type_may_be_written_as_its_name() {
    for (written, kind) in
        [("to_trinh", "to_trinh"), ("Tờ trình", "to_trinh"), ("QUYẾT ĐỊNH", "quyet_dinh"), ("Thơ", "Thơ")]
    {
        let (plan, _) = good(&format!("loai: {written}\nnoi_dung: Đoạn.\n{FRAME}"));
        assert_eq!(plan.kind.as_deref(), Some(kind));
    }
}

#[test]
fn dates() {
    for date in
        ["31/5/2021", "31-5-2021", "31.05.2021", "2021-05-31", "\"31/5/2021\"", "{ngay: 31, thang: 5, nam: 2021}"]
    {
        let (plan, _) = good(&format!("ngay: {date}\nnoi_dung: Đoạn.\n{FRAME}"));
        assert_eq!(plan.date, IssueDate { day: Some(31), month: Some(5), year: Some(2021) }, "{date}");
    }
    assert_eq!(good(&format!("ngay:\nso:\nnoi_dung: Đoạn.\n{FRAME}")).0.date, IssueDate::default());
    fault("ngay: 31/2/2021", "t.yaml:1:7: lỗi[GIATRI-02]: không có ngày 31/2/2021; tháng 2 có 28 ngày");
    fault("ngay: 1/13/2021", "lỗi[GIATRI-02]: không có tháng 13");
    fault("ngay: {ngay: 30, thang: 2, nam:}", "lỗi[GIATRI-02]: không có ngày 30/2; tháng 2 có 29 ngày");
    fault("ngay: {ngay: 32}", "t.yaml:1:14: lỗi[GIATRI-02]: 'ngay.ngay' phải từ 1 đến 31");
    fault("ngay: 31/5/21", "lỗi[GIATRI-02]: 'ngay' không đọc được thành ngày tháng năm: '31/5/21'");
    fault("ngay: mai", "lỗi[GIATRI-02]");
    fault("ngay: [1, 2]", "lỗi[GIATRI-01]: 'ngay' phải là ngày tháng năm, ở đây là danh sách");
}

#[test]
fn wrong_types_and_words() {
    fault("so: [1]", "t.yaml:1:5: lỗi[GIATRI-01]: 'so' phải là chữ, ở đây là danh sách");
    fault("trinh_bay: 14", "lỗi[GIATRI-01]: 'trinh_bay' phải gồm các khóa, ở đây là chữ");
    fault(
        "trinh_bay: {co_chu: 14pt}",
        "t.yaml:1:21: lỗi[GIATRI-04]: 'trinh_bay.co_chu' phải là số không âm, ở đây là '14pt'",
    );
    fault("ban: go", "lỗi[GIATRI-03]: 'ban' không nhận giá trị 'go'");
    fault("can_cu: [Luật A, Luật B]", "t.yaml:1:9: cảnh báo[GIATRI-05]");
    fault("can_cu:\n  - Luật A\n  -\n", "cảnh báo[GIATRI-06]: mục thứ 2 của 'can_cu' để trống");
    fault("so: 15/KH-UBND", "t.yaml:1:5: lỗi[GIATRI-07]");
    fault("giu_nguyen: [{ma: A}]", "lỗi[KHOA-03]: 'giu_nguyen[0]' phải có cả 'ma' và 'ly_do'");
    let (value, messages) = read("- a\n- b\n");
    assert!(
        value.is_none() && messages.contains("t.yaml:1:1: lỗi[YAML-01]: đây không phải tệp kế hoạch (YAML)"),
        "{messages}"
    );
}

#[test]
fn signers_that_contradict_themselves() {
    let fault = |ky: &str, expected: &str| {
        let (_, messages) = read(&format!("trich_yeu: A\nnoi_dung: B\nnoi_nhan: [C]\nluu: VT\nky: {ky}\n"));
        assert!(messages.contains(expected), "{ky}\n{messages}");
    };
    fault("{ma: a, ho_ten: B}", "t.yaml:5:13: lỗi[KHOA-04]: 'ma' và 'ho_ten' không viết cùng nhau");
    fault("{uy_quyen: [{hinh_thuc: TL., thay: A}], thay: B, ho_ten: C}", "lỗi[KHOA-04]: 'uy_quyen' và 'thay'");
    fault("{nguyen_van: [A], chuc_vu: B}", "lỗi[KHOA-04]: 'nguyen_van' và 'chuc_vu'");
    fault("{thay: A, ho_ten: B}", "t.yaml:5:6: lỗi[KHOA-03]: 'ky' thiếu 'hinh_thuc'");
    fault("{}", "lỗi[KHOA-03]: 'ky' chưa có người ký");
    fault("[{ma: a}, Lê Văn B]", "lỗi[GIATRI-01]: 'ky[1]' phải gồm các khóa");
    let (plan, _) = good(
        "trich_yeu: A\nnoi_dung: B\nnoi_nhan: [C]\nluu: VT\nky: [{nguyen_van: [KT.CHỦ TỊCH, PHÓ CHỦ TỊCH], ho_ten: D}, {ma: x}]\n",
    );
    assert_eq!(plan.signers[0].lines, SignerLines::Verbatim(vec!["KT.CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()]));
    assert_eq!(plan.signers[1].id.as_deref(), Some("x"));
}

#[test]
fn missing_parts_are_reported_together() {
    let (value, messages) = read("so: 1\nnoi_nhan:\n");
    assert!(value.is_none());
    assert_eq!(
        messages,
        "t.yaml: lỗi[KHOA-03]: chưa có trích yếu ('trich_yeu')\nt.yaml: lỗi[KHOA-03]: chưa có nội dung ('noi_dung')\n\
         t.yaml: lỗi[KHOA-03]: chưa có người ký ('ky')\nt.yaml:2:1: lỗi[KHOA-03]: chưa có nơi nhận ('noi_nhan')\n\
         t.yaml:2:1: cảnh báo[KHOA-05]: chưa có dòng lưu ('luu')\n"
    );
    let (value, messages) = read("trich_yeu: A\nmo_dau: B\nky: {ma: a}\nnoi_nhan:\n  - A\n  - Lưu: VT\n");
    assert!(value.is_some() && messages.is_empty(), "{messages}");
    let (value, messages) = read("trich_yeu: ''\nnoi_dung: ' '\nky: {ma: a}\nnoi_nhan: [A]\nluu: VT\n");
    assert!(
        value.is_none()
            && messages.contains("t.yaml:1:12: lỗi[KHOA-03]")
            && messages.contains("t.yaml:2:11: lỗi[KHOA-03]"),
        "{messages}"
    );
}

#[test]
fn faults_of_all_kinds_come_in_one_run() {
    let (_, messages) = read("so: 1\nso: 2\nngay: 31/2/2021\nki_hieu: A\n");
    assert!(messages.contains("YAML-02"), "{messages}");
    let (_, messages) = read("so: [1]\nngay: 31/2/2021\nki_hieu: A\nsao: B\nnoi_dung:\n  - x: y\n");
    for code in ["GIATRI-01", "GIATRI-02", "KHOA-01", "KHOA-03"] {
        assert!(messages.contains(code), "{code}\n{messages}");
    }
}

#[test]
fn typed_lists_of_old_documents() {
    let (plan, _) = good(
        "trich_yeu: A\nnoi_dung: B\nky: {ma: a}\nnoi_nhan: |\n  - Như trên;\n  - Lưu: VT.\ncan_cu: |\n  Căn cứ một;\n\n  Căn cứ\n  hai.\n",
    );
    assert_eq!(plan.recipients.iter().map(|r| r.name.text()).collect::<Vec<_>>(), ["- Như trên;", "- Lưu: VT."]);
    assert_eq!(plan.legal_bases.iter().map(marked).collect::<Vec<_>>(), ["Căn cứ một;", "Căn cứ hai."]);
}

/// Cuts, doubles and swaps in a valid plan, and bytes out of a fixed sequence: nothing may panic.
#[test]
fn nothing_panics() {
    let tables = "noi_dung: |\n  | a || b |\n  |---|:-:|--|\n  | ^^ | *c \\| | |\n\n  \\A. **x\n  [^1] ***y**\n";
    for source in [FULL, tables] {
        let chars: Vec<char> = source.chars().collect();
        for at in 0..chars.len() {
            let cut: String = chars[..at].iter().collect();
            let _ = read(&cut);
            if at % 7 == 0 {
                for wedge in ["\t", ": ", "*", "|", "[", "- ", "\n", "'", "#", "&a ", "\u{301}"] {
                    let tail: String = chars[at..].iter().collect();
                    let _ = read(&format!("{cut}{wedge}{tail}"));
                }
            }
        }
    }
    let mut state = 12345u32;
    let mut next = || {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        (state >> 16) as u8
    };
    let alphabet: Vec<char> = "aÀ1.)-+*|\\:^[]{}'\"#&!>%@\n\n   \tIVX".chars().collect();
    for _ in 0..400 {
        let length = usize::from(next()) / 2;
        let bytes: Vec<u8> = (0..length).map(|_| next()).collect();
        let _ = decode(&bytes, "t");
        let text: String = (0..length).map(|_| alphabet[usize::from(next()) % alphabet.len()]).collect();
        let _ = read(&text);
        let body: String = text.lines().map(|l| format!("  {l}\n")).collect();
        let _ = read(&format!("noi_dung: |\n  x\n{body}"));
    }
}
