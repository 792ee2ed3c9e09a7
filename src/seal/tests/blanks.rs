//! Blanks of files that somebody made: filled in one go, and only where nobody shut them.

use super::*;

/// A file with blanks: a font with its map, the contents of its page, fields, and what else its catalog and form have.
#[derive(Default)]
struct Blanks {
    map: String,
    contents: String,
    fields: Vec<String>,
    catalog: String,
    form: String,
    fonts: String,
    look: String,
    widths: String,
    more: Vec<String>,
}

impl Blanks {
    fn write(self) -> Vec<u8> {
        let stream = |data: &str| format!("<</Length {}>>stream\n{data}\nendstream", data.len());
        let count = self.fields.len();
        let references = each(count, |n| format!("{} 0 R ", n + 20));
        let look = if self.look.is_empty() { "/F0 13 Tf".to_string() } else { self.look };
        let fonts = format!("<</F0 5 0 R{}>>", self.fonts);
        let catalog = format!(
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{references}]/DA({look})/DR<</Font{fonts}>>{}>>{}>>",
            self.form, self.catalog
        );
        let mut objects = vec![
            catalog,
            "<</Type/Pages/Kids[3 0 R]>>".into(),
            format!("<</Type/Page/Contents 4 0 R/Resources<</Font{fonts}>>>>"),
            stream(&self.contents),
            "<</Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>".into(),
            stream(&format!("1 beginbfrange <0030> <0039> <0030> endbfrange {}", self.map)),
            format!("<</DW 500/W[{}]/FontDescriptor<</Ascent 900/Descent -200>>>>", self.widths),
        ];
        objects.extend(self.more);
        objects.resize(19, "null".into());
        objects.extend(self.fields);
        file(&objects.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// A blank.
fn blank(name: &str) -> String {
    format!("<</FT/Tx/Subtype/Widget/T({name})/Rect[0 0 200 20]/P 3 0 R>>")
}

/// All four of them: nothing of number and date is printed.
fn all_four() -> Vec<String> {
    ["so", "ngay", "thang", "nam"].map(blank).to_vec()
}

/// All four, and many more numbers.
fn some(size: usize) -> Vec<String> {
    (0..size).map(|n| blank(&format!("so_{n}"))).chain(all_four()).collect()
}

fn issue(bytes: &[u8]) -> Result<Vec<u8>, Vec<Diagnostic>> {
    static ERA: OnceLock<Era> = OnceLock::new();
    let given = Issuance::read("5", "04/6/2021").unwrap();
    let era = ERA.get_or_init(|| EraTable::default().by_date(Some(given.date)).unwrap().unwrap());
    let outcome = fill::pdf("a.pdf", bytes, &given, era);
    outcome.value.ok_or(outcome.diagnostics)
}

/// The file is filled (`""`) or refused with a code, without more work than its size deserves.
#[track_caller]
fn issued(name: &str, make: impl Fn(usize) -> Blanks, expected: &str) {
    let told = issue(&make(300).write()).err().unwrap_or_default();
    assert_eq!(told.first().map_or("", Diagnostic::code), expected, "{name}: {told:?}");
    short(name, &told);
    bounded(name, |size| make(size).write(), |bytes| drop(issue(bytes)));
}

#[test]
fn blanks_are_filled_in_one_go() {
    for piece in ["(", "[(", "<</A(", "[", "<0", "(()", "1 0 ", "/A"] {
        let map = |size: usize| Blanks { map: piece.repeat(size), fields: all_four(), ..Blanks::default() };
        issued(&format!("map of {piece}"), map, "");
        let contents =
            |size: usize| Blanks { contents: piece.repeat(size), fields: vec![blank("so")], ..Blanks::default() };
        issued(&format!("contents of {piece}"), contents, "BANHANH-15");
    }
    let look = |size: usize| Blanks {
        look: format!("/F0 13 Tf {}", "q ".repeat(size)),
        fields: all_four(),
        ..Blanks::default()
    };
    issued("long look", look, "");
    let ranges = |size: usize| Blanks {
        map: format!("{} endbfrange", "<0000> <FFFF> <0041> ".repeat(size)),
        fields: all_four(),
        ..Blanks::default()
    };
    // Only so many codes are taken: a constant.
    assert!(issue(&ranges(9).write()).is_ok());
    let long = |size: usize| Blanks {
        map: format!("<0000> <FFFF> <{}> endbfrange", "0041".repeat(size)),
        fields: all_four(),
        ..Blanks::default()
    };
    issued("codes that say a book", long, "");
    issued("blanks", |size| Blanks { fields: some(size), ..Blanks::default() }, "");
    let own_look = |size: usize| {
        let look = "/DA(/F0 13 Tf)>>";
        let fields = some(size).into_iter().map(|field| field.replace(">>", look)).collect();
        Blanks { fields, ..Blanks::default() }
    };
    issued("blanks with looks", own_look, "");
    let fonts = |size: usize| Blanks {
        fields: some(size),
        fonts: each(size, |n| format!("/G{n} 5 0 R")),
        form: each(size, |n| format!("/K{n} 5")),
        look: format!("/F0 13 Tf {}", "q ".repeat(size)),
        ..Blanks::default()
    };
    issued("blanks and fonts", fonts, "");
    let other_fonts = |size: usize| {
        let fields = some(size).into_iter().enumerate();
        let fields = fields.map(|(n, field)| field.replace(">>", &format!("/DA(/G{n} 13 Tf)>>"))).collect();
        Blanks { fields, fonts: each(size + 4, |n| format!("/G{n} 5 0 R")), ..Blanks::default() }
    };
    issued("a font for each blank", other_fonts, "BANHANH-14");
    let other_locks = |size: usize| {
        let lock = |n: usize| format!("<</FT/Sig/T(s{n})/V<<>>/Lock<</Action/Include/Fields[(x{n})]>>>>");
        Blanks { fields: some(size).into_iter().chain((0..size).map(lock)).collect(), ..Blanks::default() }
    };
    issued("locks of other fields", other_locks, "");
    let filled = |size: usize| {
        let value = |n: usize| blank(&format!("so_{n}{}", "0".repeat(n % 300))).replace(">>", "/V(7)>>");
        Blanks { fields: (0..size).map(value).collect(), ..Blanks::default() }
    };
    issued("other values", filled, "BANHANH-11");
}

#[test]
fn a_certification_in_the_catalog_is_obeyed_where_no_field_leads_to_it() {
    let with = |permissions: &str, certification: &str| {
        let catalog = format!("/Perms<<{permissions}>>");
        let blanks = Blanks { fields: all_four(), catalog, more: vec![certification.into()], ..Blanks::default() };
        issue(&blanks.write()).map_or_else(|told| told[0].what.clone(), |_| String::new())
    };
    let by = |method: &str, parameters: &str| {
        format!("<</Type/Sig/Reference[<</TransformMethod/{method}/TransformParams<<{parameters}>>>>]>>")
    };
    let shut = "a.pdf: chữ ký số 'DocMDP' không cho phép thay đổi gì thêm trong tệp";
    assert_eq!(with("/DocMDP 8 0 R", &by("DocMDP", "/P 1")), shut);
    assert_eq!(with("/DocMDP 8 0 R", &by("DocMDP", "/P 2")), "");
    assert_eq!(with("/DocMDP 8 0 R", &by("DocMDP", "")), "");
    assert_eq!(with("/UR3 8 0 R", &by("DocMDP", "/P 1")), "");
    assert_eq!(
        with("/DocMDP 8 0 R", &by("FieldMDP", "/Action/Include/Fields[(thang)(ngay)]")),
        "a.pdf: chữ ký số 'DocMDP' đã khóa ô 'ngay'"
    );
}

#[test]
fn what_many_share_is_not_read_without_end() {
    // Each lock spares all blanks, in a list that they share.
    let size = 1500;
    let names = format!("[{}(so)(ngay)(thang)(nam)]", each(size, |n| format!("(so_{n})")));
    let locks = (0..size).map(|n| format!("<</FT/Sig/T(s{n})/V<<>>/Lock<</Action/Exclude/Fields 8 0 R>>>>"));
    let fields = some(size).into_iter().chain(locks).collect();
    let bytes = Blanks { fields, more: vec![names.clone()], ..Blanks::default() }.write();
    let steps = steps::of(|| assert_eq!(issue(&bytes).unwrap_err()[0].code(), "BANHANH-08"));
    let (whole, bound) = (size * names.len(), 3 * ((4 << 20) + 8 * bytes.len()));
    assert!(steps < bound as u64 && 2 * bound < 5 * whole, "{steps} steps");
}

/// Where the text of each blank stands in its box, and its codes, after filling blanks with this box.
fn drawn(rect: &str, widths: &str) -> Result<Vec<String>, Vec<Diagnostic>> {
    let fields = all_four().iter().map(|field| field.replace("[0 0 200 20]", rect)).collect();
    let filled = issue(&Blanks { fields, widths: widths.to_string(), ..Blanks::default() }.write())?;
    let text = String::from_utf8_lossy(&filled);
    assert_eq!(text.matches("/Subtype /Form").count(), 4, "{text}");
    if rect == "[0 0 25.5 20]" {
        assert_eq!(text.matches("/BBox [0 0 25.5 20]").count(), 4, "{text}");
    }
    let pieces = text.split("Tf\n1 0 0 1 ").skip(1);
    Ok(pieces.filter_map(|piece| piece.split_once(" Tj")).map(|(drawn, _)| drawn.replace(" Tm\n", " ")).collect())
}

#[test]
fn what_is_filled_stands_in_the_middle_of_its_box_on_the_line() {
    // Of a letter 900 above the line and 200 below it, the line is at 2/11 of the box.
    let usual = ["93.500 3.636 <00300035>", "93.500 3.636 <00300034>", "96.750 3.636 <0036>"];
    let year = "87.000 3.636 <0032003000320031>";
    for rect in ["[0 0 200 20]", "[10 30 210 50]", "[210 50 10 30]", "[-5.5 -20 194.5 0]"] {
        let drawn = drawn(rect, "").unwrap();
        assert_eq!(drawn, [usual[0], usual[1], usual[2], year], "{rect}");
    }
    // Widths one by one, and of a range.
    assert_eq!(
        drawn("[0 0 200 20]", "48[250 500]53 57 1000").unwrap(),
        [
            "91.875 3.636 <00300035>",
            "95.125 3.636 <00300034>",
            "93.500 3.636 <0036>",
            "88.625 3.636 <0032003000320031>"
        ]
    );
    // Half a point more than the place is rounding, more is not: the year takes 26 points.
    assert!(drawn("[0 0 25.5 20]", "").unwrap()[3].starts_with("0.000 "));
    assert_eq!(drawn("[0 0 25.4 20]", "").unwrap_err()[0].code(), "BANHANH-14");
}

#[test]
fn only_fields_over_blanks_of_ours_are_filled() {
    let foreign = |from: &str, to: &str| {
        let field = blank("so_2");
        assert!(field.contains(from), "{field}");
        field.replace(from, to)
    };
    for field in [
        foreign("/FT/Tx", "/FT/Btn"),
        foreign("/Subtype/Widget", "/Subtype/Stamp"),
        foreign("(so_2)", "(so_)"),
        foreign("(so_2)", "(so_x)"),
        foreign("(so_2)", "(so_2x)"),
        foreign("(so_2)", "(khac)"),
        // Under another one it is none of the form's own.
        "<</Kids[8 0 R]>>".to_string(),
    ] {
        let fields = all_four().into_iter().chain([field.clone()]).collect();
        let filled = issue(&Blanks { fields, more: vec![blank("so_2")], ..Blanks::default() }.write()).unwrap();
        assert_eq!(String::from_utf8_lossy(&filled).matches("/Subtype /Form").count(), 4, "{field}");
    }
    let fields = all_four().into_iter().chain([blank("so_2")]).collect();
    let filled = issue(&Blanks { fields, ..Blanks::default() }.write()).unwrap();
    assert_eq!(String::from_utf8_lossy(&filled).matches("/Subtype /Form").count(), 5);
}

#[test]
fn an_update_begins_on_a_line_of_its_own() {
    let mut bytes = Blanks { fields: all_four(), ..Blanks::default() }.write();
    let behind = |bytes: &[u8]| {
        let filled = issue(bytes).unwrap();
        assert!(filled.starts_with(bytes));
        String::from_utf8_lossy(&filled[bytes.len()..][..9]).into_owned()
    };
    assert_eq!(behind(&bytes), "20 0 obj\n");
    assert_eq!(bytes.pop(), Some(b'\n'));
    assert_eq!(behind(&bytes), "\n20 0 obj");
}
