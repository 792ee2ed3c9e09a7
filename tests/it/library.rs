//! The library as other programs use it: from memory to memory, through the facade alone.

use std::path::PathBuf;

use kehoach::{
    Answer, FontSet, Format, Formats, Given, Input, Issue, Job, Lock, Memory, Options, PdfStandard, Severity, Stage,
    Verified,
};

const PLAN: &str = "\
don_vi: ho-so/don-vi.yaml
so:
ngay: {ngay: , thang: 5, nam: 2021}
trich_yeu: Tập huấn công tác văn thư năm 2021
noi_dung: Phòng Nội vụ tổ chức một lớp tập huấn trong hai ngày, tại hội trường của huyện.
noi_nhan: [Các phòng chuyên môn thuộc huyện]
luu: [VT]
ky: {chuc_vu: TRƯỞNG PHÒNG, ho_ten: Lê Thị Hòa}
";

const AGENCY: &str = "\
co_quan:
  co_quan_chu_quan: UBND HUYỆN AN PHÚ
  co_quan_ban_hanh: PHÒNG NỘI VỤ
  ky_hieu: KH-PNV
  dia_danh: An Phú
";

fn world() -> Memory {
    Memory::default().with("van-ban/ho-so/don-vi.yaml", AGENCY)
}

fn job(fonts: &FontSet) -> Job<'_> {
    Job { folder: PathBuf::from("van-ban"), ..Job::new("ke-hoach.yaml", PLAN, fonts) }
}

#[test]
fn what_is_made_carries_its_source_and_proves_itself() {
    let fonts = FontSet::embedded();
    let options = Options { standard: PdfStandard::A3a, epoch: Some(1_622_400_000), ..Options::default() };
    let (made, findings) = kehoach::render(&Job { options, ..job(&fonts) }, &world()).unwrap();
    assert!(!findings.has_errors());
    let pdf = made.pdf.unwrap();
    let genuine = |updated| Answer::Genuine(Verified { carries_source: true, updated });
    assert_eq!(kehoach::verify(&pdf, &Given::new(&fonts), &Memory::default()).0, genuine(false));

    let files = kehoach::extract(&pdf).unwrap();
    let carried = files.iter().fold(Memory::default(), |world, (name, bytes)| world.with(name, bytes));
    let lock = Lock::read(&files.last().unwrap().1).unwrap().unwrap();
    assert_eq!(lock.options(), options);
    let again = Job::new("ke-hoach.yaml", &files[0].1, &fonts).obeying(lock);
    assert!(kehoach::render(&again, &carried).unwrap().0.pdf.unwrap() == pdf);

    let given = Issue { number: "15", date: "31/5/2021", ..Issue::default() };
    let (filled, findings) = kehoach::issue(&Input::new("ke-hoach.pdf", &pdf), &given).unwrap();
    assert_eq!(findings.diagnostics[0].severity, Severity::Note, "{findings}");
    assert!(filled.starts_with(&pdf) && filled != pdf);
    assert_eq!(kehoach::verify(&filled, &Given::new(&fonts), &Memory::default()).0, genuine(true));
    let (plan, _) = kehoach::issue(&Input::new("ke-hoach.yaml", PLAN), &given).unwrap();
    let plan = String::from_utf8(plan).unwrap();
    assert_eq!(plan, PLAN.replace("so:\n", "so: 15\n").replace("{ngay: ,", "{ngay: 31,"));
}

#[test]
fn what_is_wrong_prints_itself_with_its_place() {
    let fonts = FontSet::embedded();
    let findings = kehoach::render(&job(&fonts), &Memory::default()).unwrap_err();
    assert!(findings.to_string().contains("  --> ke-hoach.yaml:1:9\n"), "{findings}");
    let text = findings.text(Format::Json, false);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json[0]["tep"], &json[0]["dong"]), (&"ke-hoach.yaml".into(), &1.into()));

    let plan = Input::new("ke-hoach.yaml", PLAN);
    let faults = kehoach::issue(&plan, &Issue { number: "x", date: "31/4/2021", ..Issue::default() }).unwrap_err();
    let codes: Vec<_> = faults.diagnostics.iter().map(|d| d.code()).collect();
    assert_eq!(codes, ["BANHANH-01", "BANHANH-02"]);
    assert!(kehoach::extract(b"x").unwrap_err().has_errors());
    let given = Given { source: Some((plan, PathBuf::from("van-ban"))), ..Given::new(&fonts) };
    let (answer, findings) = kehoach::verify(b"PK x", &given, &world());
    assert_eq!((answer, findings.diagnostics[0].code()), (Answer::Refuted, "KIEM-18"));
}

#[test]
fn stages_and_schemas_are_texts() {
    let fonts = FontSet::embedded();
    let (view, _) = kehoach::emit(&job(&fonts), &world(), Stage::View).unwrap();
    let view: serde_json::Value = serde_json::from_str(&view).unwrap();
    assert!(view.is_object());
    let formats = Formats { docx: true, pdf: false };
    let (made, _) = kehoach::render(&Job { formats, ..job(&fonts) }, &world()).unwrap();
    assert!(made.docx.is_some() && made.pdf.is_none());
    for (schema, key) in [(kehoach::schema(), "trich_yeu"), (kehoach::agency_schema(), "ky_hieu")] {
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        assert!(schema.to_string().contains(&format!("\"{key}\":")), "{key}");
    }
}
