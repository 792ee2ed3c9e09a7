//! Characters as people have them: what was typed is printed alike in both files and copies out as typed, or a message calls
//! it by its name and counts every place.

use kehoach::internals::diag::Format;

use crate::reading_order::same;
use crate::support::{docx_part, docx_reading, messages, messages_as, render};

/// A plan with this typed text from its tenth line on.
pub(crate) fn plan(body: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "co_quan_chu_quan: UBND TỈNH AN PHÚ\nco_quan_ban_hanh: SỞ NỘI VỤ\nso: 7\nky_hieu: KH-SNV\ndia_danh: An Phú\n\
         ngay: 12/3/2026\ntrich_yeu: Kiểm tra công tác văn thư\nluu: [VT]\nnoi_dung: |\n{body}\
         noi_nhan: [Các phòng thuộc Sở]\nky: {{chuc_vu: GIÁM ĐỐC, ho_ten: \"Lê Thị Hòa\"}}\n"
    )
}

/// The same text in different places of a plan: in the body, a title, a cell, a footnote, a line of the head, a name.
fn places(text: &str) -> Vec<String> {
    let body = "1. Kiểm tra các phòng.";
    let other = |key: &str| plan(body).replace("luu: [VT]\n", &format!("luu: [VT]\n{key}\n"));
    vec![
        plan(&format!("1. Việc {text} của các phòng.")),
        plan(&format!("I. PHẦN {text} MỘT\n\n1. Việc.")),
        plan(&format!("Việc chung.\n\n| STT | Việc |\n|---|---|\n| 1 | Gửi {text} báo cáo |")),
        plan(&format!("Việc chung[^1].\n\n[^1]: Theo {text} báo cáo.")),
        plan(&format!("**Đậm {text} hơn**, *nghiêng {text} hơn*.")),
        other(&format!("can_cu:\n  - Căn cứ {text} Kết luận số 5")),
        other(&format!("mo_dau: Sở {text} ban hành Kế hoạch.")),
        other(&format!("ket_thuc: Trên đây là {text} Kế hoạch")),
        plan(body).replace("văn thư", &format!("văn {text} thư")),
        plan(body).replace("[Các phòng thuộc Sở]", &format!("['Các {text} phòng']")),
        plan(body).replace("Lê Thị Hòa", &format!("Lê {text} Hòa")),
    ]
}

/// Three of these places, other ones for other texts: making files takes its time.
fn some_places(text: &str) -> Vec<String> {
    let mut all = places(text);
    let first = text.chars().map(|c| c as usize).sum::<usize>() % all.len();
    all.rotate_left(first);
    all.truncate(3);
    all
}

/// Both files of a plan that is made, held to say the same; what the DOCX says.
#[track_caller]
fn printed(plan: &str) -> String {
    let made = render(plan).value.unwrap_or_else(|| panic!("{}\n{plan}", messages(plan.as_bytes())));
    let (docx, pdf) = (made.docx.unwrap(), made.pdf.unwrap());
    same(plan, &docx, &pdf);
    docx_reading(&docx)
}

/// A plan that is refused, and what is said.
#[track_caller]
fn refused(plan: &str) -> String {
    assert!(render(plan).value.is_none(), "made:\n{plan}");
    messages_as(plan.as_bytes(), Format::Human)
}

/// Every text around a character is refused by this name wherever it stands.
#[track_caller]
fn refused_everywhere(c: char, name: &str, remedy: &str) {
    for plan in places(&format!("x{c}y")) {
        let said = refused(&plan);
        let code = format!("U+{:04X}", u32::from(c));
        assert!(said.contains(name) && said.contains(&code) && said.contains(remedy), "{code}: {said}\n{plan}");
    }
}

/// A text is printed as typed, in both files, wherever it stands.
#[track_caller]
fn printed_everywhere(text: &str) {
    for plan in some_places(text) {
        let printed = printed(&plan);
        assert!(printed.contains(text), "{text}: {printed}");
        // What a title or the end of a body should be is another matter.
        let said = messages(plan.as_bytes());
        let other = |line: &&str| ["VIETHOA-01", "DAU-24"].iter().any(|code| line.contains(code));
        assert!(said.lines().all(|line| other(&line)), "{text}: {said}");
    }
}

#[test]
fn a_sum_of_money_cannot_be_turned_round() {
    let said = refused(&plan("1. Mức chi \u{202E}000.005 đồng\u{202C} một người.\n\n2. Mức \u{202E}7\u{202C}."));
    assert!(said.contains("ký tự điều khiển hướng chữ U+202C, U+202E (dòng 10, 12; 4 chỗ)"), "{said}");
    for c in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}').chain(['\u{200E}', '\u{200F}', '\u{61C}']) {
        refused_everywhere(c, "ký tự điều khiển hướng chữ", "gõ lại đoạn chữ ấy");
    }
}

#[test]
fn a_soft_hyphen_is_a_hyphen_or_nothing_and_only_the_officer_knows() {
    refused_everywhere('\u{AD}', "gạch nối mềm (dấu nối ẩn)", "nếu chỗ ấy có dấu gạch nối thì gõ '-'");
    let said = refused(&plan("1. Số 12/KH\u{AD}UBND, vật\u{AD}liệu.\n\n2. Xe\u{AD}máy."));
    assert!(said.contains("U+00AD (dòng 10, 12; 3 chỗ)"), "{said}");
}

#[test]
fn what_shows_nothing_is_left_out_of_both_files() {
    let hidden = "\u{200B}\u{200C}\u{200D}\u{2060}\u{34F}\u{2061}\u{2064}\u{180E}\u{FE0F}";
    for c in hidden.chars() {
        for plan in some_places(&format!("học{c}sinh")) {
            let (text, said) = (printed(&plan), messages(plan.as_bytes()));
            assert!(text.contains("họcsinh"), "U+{:04X}: {text}", u32::from(c));
            let code = format!("U+{:04X}", u32::from(c));
            assert!(said.contains("cảnh báo[PHONG-02]") && said.contains(&code), "{said}");
        }
    }
    let said = messages(plan("1. Học\u{200B}sinh\u{200B}.\n\n2. Zalo\u{200B}.").as_bytes());
    assert!(said.contains(":10:9: cảnh báo[PHONG-02]: dấu cách rộng bằng không U+200B (dòng 10, 12; 3 chỗ)"), "{said}");
    // A label behind a hidden character is a label, and a key is a key.
    assert!(printed(&plan("\u{200B}1. Mở lớp.")).contains("\n1. Mở lớp./.\n"));
    assert!(printed(&plan("Mở lớp.").replace("trich_yeu", "trich\u{200B}_yeu")).contains("văn thư"));
}

#[test]
fn a_tab_is_a_gap_behind_a_label_and_called_by_its_name_in_a_line() {
    let said = refused(&plan("Người\tViệc\n\nHọ và tên:\tLê Thị Hòa\tChức vụ:\tVăn thư."));
    assert!(said.contains("dấu Tab ở giữa dòng (dòng 10, 12; 4 chỗ)"), "{said}");
    assert!(said.contains("thay '•⇥' bằng '- '") && said.contains("thêm '|---|---|'"), "{said}");
    for (typed, text) in [
        ("1.\tMở lớp.", "1. Mở lớp."),
        ("a)\tMở lớp.", "a) Mở lớp."),
        ("-\tMở lớp.", "- Mở lớp."),
        ("•\tMở lớp.", "• Mở lớp."),
        ("I.\tMỞ LỚP", "I. MỞ LỚP"),
        ("\tMở lớp.", "Mở lớp."),
        ("Mở lớp.\t", "Mở lớp."),
        ("|\tSTT | Việc\t|\n|---|---|\n| 1\t| Mở lớp |", "STT"),
        ("+\tMở lớp.", "+ Mở lớp."),
        ("1.1.\tMở lớp.", "1.1. Mở lớp."),
    ] {
        assert!(printed(&plan(typed)).contains(text), "{typed:?}");
    }
    for quoted in ["trich_yeu: \"Mở\\tlớp\"", "dia_chi: {chu: \"Số\\t5\"}", "ket_thuc: \"Trên\\tđây\""] {
        let key = quoted.split(':').next().unwrap();
        let plan: String = plan("1. Việc.").lines().filter(|l| !l.starts_with(key)).map(|l| format!("{l}\n")).collect();
        let said = messages((plan + quoted + "\n").as_bytes());
        assert!(said.contains("dấu Tab ở giữa dòng") || said.contains("KHOA") || said.contains("GIATRI"), "{said}");
    }
}

#[test]
fn line_ends_and_bullets_of_word_are_called_by_their_names() {
    let said =
        refused(&plan("1. Dòng này\u{2028}dòng kia.\n\n\u{F0B7} Việc một.\n\n\u{F0B7} Việc hai.\n\n\u{F0A7} Việc ba."));
    assert!(said.contains("dấu xuống dòng (Shift+Enter) U+2028"), "{said}");
    assert!(said.contains("nếu là hai đoạn thì xuống dòng"), "{said}");
    assert!(said.contains("dấu chấm tròn của Word (phông Symbol) U+F0B7 (dòng 12, 14; 2 chỗ)"), "{said}");
    assert!(
        said.contains("dấu ô vuông của Word (phông Wingdings) U+F0A7") && said.contains("thay bằng '- '"),
        "{said}"
    );
    for (c, name) in [
        ('\u{2028}', "dấu xuống dòng"),
        ('\u{2029}', "dấu ngắt đoạn"),
        ('\u{85}', "dấu xuống dòng của hệ máy khác"),
        ('\u{96}', "ký tự điều khiển"),
        ('\u{F0B7}', "dấu chấm tròn của Word"),
        ('\u{F0D8}', "dấu đầu mũi tên của Word"),
        ('\u{F0FC}', "dấu tích của Word"),
        ('\u{F06F}', "ô trống của Word"),
        ('\u{F041}', "phông Symbol, Wingdings"),
        ('\u{E123}', "ký tự riêng của một phông chữ"),
        ('\u{FFFD}', "ký tự hỏng"),
        ('\u{FFFC}', "chỗ của một hình ảnh"),
    ] {
        refused_everywhere(c, name, "sửa: ");
    }
    let said = messages(plan("1. Dòng này\u{B}dòng kia.\n\n2. Lại\u{B}nữa.").as_bytes());
    assert!(said.contains("dấu xuống dòng của Word (Shift+Enter) U+000B không in được (dòng 10, 12; 2 chỗ)"), "{said}");
}

#[test]
fn blanks_and_hyphens_that_do_not_break_print_as_themselves() {
    for text in [
        "Covid\u{2011}19",
        "KH\u{2011}UBND",
        "a\u{2010}b",
        "12\u{A0}kg",
        "1\u{202F}000\u{202F}000",
        "5\u{2007}%",
        "số\u{A0}12",
        "2021\u{2013}2025",
        "30\u{2009}°C",
        "x\u{2003}y",
        "x\u{3000}y",
    ] {
        printed_everywhere(text);
    }
}

#[test]
fn signs_are_printed_whether_the_face_of_text_has_them_or_not() {
    let signs = "☐☑☒✓✔✗→←↑↓↔⇒⇔≤≥≠≈±×÷∑√∞∈∆℃ℓ№ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳■□●○◆◇▪▫►▶❖➢★☆♦\
                 αβγδεθλμπρσφωΔΣΩ∛∝∉∅∩∪⊂⊃∫∂∇";
    let spaced: String = signs.chars().map(|sign| format!("{sign} ")).collect();
    printed_everywhere(spaced.trim());
    for sign in signs.chars().step_by(17) {
        printed_everywhere(&format!("ô {sign} này"));
    }
    // Word has a face of signs; the file carries one only where it is asked to, and a plan without signs names none.
    let made = render(&plan("☐ Đạt ✓")).value.unwrap();
    let (docx, pdf) = (made.docx.unwrap(), made.pdf.unwrap());
    assert!(docx_part(&docx, "word/document.xml").contains("w:ascii=\"Segoe UI Symbol\""));
    assert!(docx_part(&docx, "word/fontTable.xml").contains("Segoe UI Symbol"));
    let has = |pdf: &[u8], name: &str| pdf.windows(name.len()).any(|window| window == name.as_bytes());
    assert!(has(&pdf, "+KehoachSymbols"));
    let made = render(&plan("Đạt ± 5 → 6")).value.unwrap();
    assert!(!has(&made.pdf.unwrap(), "KehoachSymbols"));
    assert!(!docx_part(&made.docx.unwrap(), "word/fontTable.xml").contains("Symbol"));
}

#[test]
fn a_sign_begins_a_list_and_a_cell() {
    let text =
        printed(&plan("☐ Đạt  ☐ Không đạt  ✓\n\n❖ Việc một;\n\n❖ Việc hai.\n\n| Đạt | ☑ |\n|---|---|\n| ☐ | ✗ |"));
    for line in ["☐ Đạt  ☐ Không đạt  ✓", "❖ Việc một;", "☑", "✗"] {
        assert!(text.lines().any(|l| l == line), "{line}: {text}");
    }
}

#[test]
fn small_characters_of_unicode_print_as_what_they_are() {
    for text in [
        "NH₄⁺-N, NO₂⁻-N",
        "PO₄³⁻-P",
        "Dₖ = 42 mm",
        "rₛ, rₜ, xᵢ, yⱼ, zₘ, Cₙ",
        "10⁻⁶ mol",
        "12 m², 5 m³",
        "x⁰ⁱⁿ",
        "a₊₁, b₋₂, c₍₃₎",
        "f⁽ⁿ⁾",
        "CaCO₃, H₂SO₄",
        "10¹²",
    ] {
        printed_everywhere(text);
    }
}

#[test]
fn small_text_is_typed_with_marks_and_small_in_both_files() {
    for (typed, text) in [
        ("12 m^2^", "12 m2"),
        ("H~2~O", "H2O"),
        ("NH~4~^+^-N", "NH4+-N"),
        ("SO~4~^2-^", "SO42-"),
        ("10^-6^", "10-6"),
        ("D~k~", "Dk"),
        ("x~i+1~", "xi+1"),
        ("1^er^", "1er"),
        ("Na^+^", "Na+"),
        ("CO~2~eq", "CO2eq"),
        ("(a+b)^n^", "(a+b)n"),
    ] {
        for plan in places(typed).into_iter().take(8).step_by(3) {
            let printed = printed(&plan);
            assert!(printed.contains(text), "{typed}: {printed}");
        }
        let made = render(&plan(&format!("Mức {typed} này."))).value.unwrap();
        let xml = docx_part(&made.docx.unwrap(), "word/document.xml");
        for (mark, word) in [('^', "superscript"), ('~', "subscript")] {
            let wanted = typed.matches(mark).count() / 2;
            assert_eq!(xml.matches(&format!("<w:vertAlign w:val=\"{word}\"")).count(), wanted, "{typed}");
        }
        let shifts = lopdf::Document::load_mem(&made.pdf.unwrap()).unwrap().objects.into_values().filter(|object| {
            let attributes = object.as_dict().and_then(|element| element.get(b"A")).and_then(lopdf::Object::as_dict);
            attributes.is_ok_and(|attributes| attributes.has(b"BaselineShift"))
        });
        assert_eq!(shifts.count(), typed.matches(['^', '~']).count() / 2, "{typed}");
    }
    for text in ["khoảng ~5 người, ~6 xe", "2^3+4^2", "5~10~15"] {
        printed_everywhere(text);
    }
    // A mark that nothing closes is printed as it is, and told where it seems to be meant.
    for text in ["m^2", "CO~2"] {
        let plan = plan(&format!("Mức 5 {text} này."));
        assert!(printed(&plan).contains(text));
        assert!(messages(plan.as_bytes()).contains("cảnh báo[DANHDAU-02]"), "{text}");
    }
    assert!(printed(&plan("Viết m\\^2^ và H\\~2~O.")).contains("Viết m^2^ và H~2~O"));
}

#[test]
fn marks_of_a_letter_are_put_in_their_order_and_said_once() {
    let wrong = ["Ke\u{301}\u{302}", "nha\u{301}\u{306}c", "\u{F3}\u{302}ng", "A\u{300}\u{302}", "h\u{1EBD}\u{302}"];
    let right = ["Kế", "nhắc", "ống", "Ầ", "hễ"];
    for (wrong, right) in wrong.into_iter().zip(right) {
        for plan in some_places(wrong) {
            assert!(printed(&plan).contains(right), "{wrong:?}");
            let said = messages(plan.as_bytes());
            assert_eq!(said.matches("cảnh báo[PHONG-03]: dấu của chữ gõ sai thứ tự, đã xếp lại").count(), 1, "{said}");
        }
    }
    let said = messages(plan("1. Ke\u{301}\u{302} hoạch.\n\n2. Nha\u{301}\u{306}c ke\u{301}\u{302} toán.").as_bytes());
    assert!(said.contains(":10:") && said.contains("'Kế', 'Nhắc', 'kế' (dòng 10, 12; 3 chỗ)"), "{said}");
    // What NFC puts in order by itself says nothing; what joins no letter is said.
    assert_eq!(messages(plan("1. Kê\u{301} hoa\u{323}ch, mo\u{323}\u{302}t.").as_bytes()), "");
    let said = messages(plan("1. Trung bình x\u{304}, i\u{302}n.").as_bytes());
    assert!(said.contains("cảnh báo[PHONG-03]: dấu không ghép được vào chữ") && said.contains("'x\u{304},'"), "{said}");
}

#[test]
fn a_character_that_no_face_has_names_all_places_and_a_near_one() {
    let said = refused(&plan("✅ Việc một.\n\n✅ Việc hai ✅.\n\n| ✅ | b |\n|---|---|\n| 1 | ✅ |"));
    assert!(said.contains("phông chữ không có ký tự '✅' (U+2705) (dòng 10, 12, 14, 16; 5 chỗ)"), "{said}");
    assert!(said.contains("thay bằng '✓'"), "{said}");
    for (c, near) in
        [('❌', "'✗'"), ('👉', "'→'"), ('⬜', "'☐'"), ('🔹', "'-'"), ('：', "':'"), ('漢', "xóa hoặc thay")]
    {
        refused_everywhere(c, "phông chữ không có ký tự", near);
    }
}
