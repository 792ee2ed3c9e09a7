//! From a plan to blocks: the base templates, overrides by an office, and what goes wrong in a template.

use std::path::Path;

use super::*;
use crate::block::{BlockKind, Document, dump};
use crate::diag::{Format, Outcome, Severity, SourceMap, render};
use crate::era::EraTable;
use crate::markup::vocabulary::{self, Roles, Values};
use crate::markup::{self, TemplateFile};
use crate::model::{
    Align, BodyItem, Emphasis, KeyPath, Plan, RichText, SectionKind, Table, TableCell, TableColumn, TableRow,
};
use crate::normalise::sample::{self, era};

/// Renders and reads a plan with an office's own templates; messages go to the error.
fn blocks(plan: &Plan, office: &[(&str, &str)]) -> Result<Document, String> {
    let mut sources = SourceMap::default();
    let outcome = run(plan, office, &mut sources);
    outcome.value.ok_or_else(|| render(&outcome.diagnostics, &sources, Format::Short, false))
}

fn run(plan: &Plan, office: &[(&str, &str)], sources: &mut SourceMap) -> Outcome<Document> {
    let era = era();
    let office = office
        .iter()
        .map(|(name, text)| TemplateFile { name: name.to_string(), file: sources.add(format!("mau/{name}"), *text) })
        .collect();
    let ladder = ladder(office, &era.id, sources);
    let mut diagnostics = Vec::new();
    let roles = Roles::of(&era);
    let Some(engine) = Engine::load(&ladder, sources, &roles).collect(&mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let derived = sample::derive(plan, None, &era).value.unwrap();
    let view = PlanView::new(&derived, &era);
    let Some(text) = engine.render(&derived.kind.template, &view).collect(&mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let document = markup::read(&text, engine.files(), &roles).collect(&mut diagnostics);
    Outcome { value: document, diagnostics }
}

#[test]
fn a_plan_in_blocks() {
    let document = blocks(&sample::plan(), &[]).unwrap();
    assert_eq!(
        dump(&document),
        "\
dau-trang
  trai
    co-quan-chu-quan: UBND HUYỆN BẾN LAU
    co-quan-ban-hanh: PHÒNG VĂN HÓA
    co-quan-ban-hanh: VÀ THÔNG TIN
  phai
    quoc-hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    tieu-ngu: Độc lập - Tự do - Hạnh phúc
  trai
    so-ky-hieu: Số: ‹so:05›/KH-PVHTT
  phai
    dia-danh-ngay: Bến Lau, ngày ‹ngay:08› tháng ‹thang:02› năm ‹nam:2021›
ten-loai: KẾ HOẠCH
trich-yeu: Tổ chức Ngày hội đọc sách năm 2021
can-cu: Căn cứ Luật Thư viện;
can-cu: Căn cứ tình hình địa phương.
p: Phòng Văn hóa và Thông tin xây dựng kế hoạch như sau:
muc la-ma [I.] ten: MỤC ĐÍCH
  muc so [1.] Việc cần làm.
muc la-ma [II.] ten: NỘI DUNG
  p: Mỗi xã mở một tủ sách & quầy đổi sách.
p: Trên đây là Kế hoạch tổ chức Ngày hội./.
cuoi
  noi-nhan
    noi-nhan-tu: Nơi nhận:
    noi-nhan-dong: - Các xã, thị trấn;
    noi-nhan-dong: - UBND huyện (báo cáo);
    noi-nhan-dong: - Lưu: VT.
  ky
    quyen-han-chuc-vu: TRƯỞNG PHÒNG
    ho-ten: Đỗ Văn Tám
"
    );
}

/// The lines of a dump that begin with one of these, in order.
fn lines_with(document: &Document, starts: &[&str]) -> Vec<String> {
    let picked = |l: &&str| starts.iter().any(|s| l.trim_start().starts_with(s));
    dump(document).lines().filter(picked).map(|l| l.trim_start().to_string()).collect()
}

#[test]
fn blocks_know_their_key_and_their_template() {
    let document = blocks(&sample::plan(), &[]).unwrap();
    let basis = &document.blocks[3];
    assert_eq!(basis.origin.path.as_ref().unwrap().as_str(), "can_cu[0]");
    assert_eq!(document.templates[basis.origin.template as usize], "phan/can-cu.xml");
    assert_eq!(basis.origin.line, 3);
}

#[test]
fn blanks_are_reserved_and_verbatim_lines_replace_made_ones() {
    let mut plan = sample::plan();
    plan.number = None;
    plan.date.day = None;
    let made = blocks(&plan, &[]).unwrap();
    assert_eq!(
        lines_with(&made, &["so-ky-hieu", "dia-danh"]),
        ["so-ky-hieu: Số: ‹so›/KH-PVHTT", "dia-danh-ngay: Bến Lau, ngày ‹ngay› tháng ‹thang:02› năm ‹nam:2021›"]
    );
    plan.verbatim.number_line = Some("Số:  12 /KH ".into());
    plan.verbatim.motto = Some("Độc lập-Tự do-Hạnh phúc".into());
    let kept = blocks(&plan, &[]).unwrap();
    assert_eq!(
        lines_with(&kept, &["so-ky-hieu", "tieu-ngu"]),
        ["tieu-ngu: Độc lập-Tự do-Hạnh phúc", "so-ky-hieu: Số:  12 /KH "]
    );
}

#[test]
fn emphasis_comes_through_and_values_never_carry_markup() {
    let mut plan = sample::plan();
    let mut text = RichText::plain("Trước  <b>giờ</b> ");
    text.push("hai ", Emphasis { bold: true, ..Emphasis::default() });
    text.push("ba", Emphasis { bold: true, italic: true, script: None });
    plan.body = vec![BodyItem::Paragraph { path: KeyPath::root("noi_dung"), text, align: None }];
    let document = blocks(&plan, &[]).unwrap();
    assert_eq!(lines_with(&document, &["p: Trước"]), ["p: Trước  <b>giờ</b> **hai *****ba***"]);
}

#[test]
fn a_table_keeps_its_spans_shares_and_head() {
    let cell = |column, column_span, row_span, text: &str| TableCell {
        path: KeyPath::default(),
        column,
        column_span,
        row_span,
        paragraphs: vec![RichText::plain(text)],
        align: None,
    };
    let row = |cells, total| TableRow { path: KeyPath::default(), cells, total };
    let column = |share, align| TableColumn { share: Some(share), align, numbers: false };
    let table = Table {
        columns: vec![column(1000, None), column(3000, Some(Align::Center)), column(4000, None)],
        rows: vec![
            row(vec![cell(0, 1, 2, "Việc"), cell(1, 2, 1, "Thời gian")], false),
            row(vec![cell(1, 1, 1, "Từ"), cell(2, 1, 1, "Đến")], false),
            row(vec![cell(0, 3, 1, "Cộng")], true),
        ],
        header_rows: 2,
        size: Some(11.5),
        ..Table::default()
    };
    let mut plan = sample::plan();
    plan.body = vec![BodyItem::Table(table)];
    let document = blocks(&plan, &[]).unwrap();
    let found = document.blocks.iter().find_map(|b| match &b.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let found = found.unwrap();
    assert_eq!(found.size, Some(23));
    assert_eq!(found.columns.iter().map(|c| c.share).collect::<Vec<_>>(), [Some(125), Some(375), Some(500)]);
    assert_eq!(found.columns[1].align, Some(Align::Center));
    assert_eq!(
        found.rows.iter().map(|r| (r.header, r.total)).collect::<Vec<_>>(),
        [(true, false), (true, false), (false, true)]
    );
    let places: Vec<_> =
        found.rows.iter().flat_map(|r| &r.cells).map(|c| (c.column, c.column_span, c.row_span)).collect();
    assert_eq!(places, [(0, 1, 2), (1, 2, 1), (1, 1, 1), (2, 1, 1), (0, 3, 1)]);
}

#[test]
fn the_deepest_allowed_nesting_renders() {
    let mut plan = sample::plan();
    plan.body =
        vec![(0..15).fold(sample::section(SectionKind::Gach, vec![]), |inner, _| {
            sample::section(SectionKind::Gach, vec![inner])
        })];
    assert_eq!(lines_with(&blocks(&plan, &[]).unwrap(), &["muc gach"]).len(), 16);
}

#[test]
fn an_office_that_swaps_two_parts_swaps_the_blocks() {
    let swapped = r#"{% extends "khung.xml" %}
{% block cac_phan %}
  {% include "phan/ten-loai.xml" %}
  {% include "phan/mo-dau.xml" %}
  {% include "phan/can-cu.xml" %}
{% endblock %}"#;
    let document = blocks(&sample::plan(), &[("ke-hoach.xml", swapped)]).unwrap();
    let order = ["trich-yeu", "p: Phòng", "can-cu: Căn cứ Luật"];
    let found = lines_with(&document, &order);
    assert!(found.iter().zip(order).all(|(line, start)| line.starts_with(start)), "{found:?}");
    assert_eq!(found.len(), 3);
}

#[test]
fn an_office_replaces_one_part_and_words_in_it() {
    let part = r#"{% for dong in noi_nhan %}<dong vai="noi-nhan-dong">{{ loop.index }}. {{ dong.ten | chu }}</dong>{% endfor %}"#;
    let document = blocks(&sample::plan(), &[("phan/noi-nhan.xml", part)]).unwrap();
    assert_eq!(
        lines_with(&document, &["noi-nhan"]),
        ["noi-nhan", "noi-nhan-dong: 1. Các xã, thị trấn", "noi-nhan-dong: 2. UBND huyện"]
    );
}

/// The message about one wrong template.
fn message(name: &str, text: &str) -> String {
    blocks(&sample::plan(), &[(name, text)]).unwrap_err()
}

#[test]
fn a_wrong_template_is_refused_with_its_line() {
    assert_eq!(
        message("phan/can-cu.xml", "{% for d in can_cu %}\n  <p><doan>x</doan></p>\n{% endfor %}"),
        "mau/phan/can-cu.xml:2:6: lỗi[MAU-02]: không có thẻ 'doan'\n"
    );
    assert_eq!(
        message("phan/can-cu.xml", "<p>x</p>\n<p>{{ so | vietbang }}</p>"),
        "mau/phan/can-cu.xml:2:12: lỗi[MAU-01]: không có bộ lọc 'vietbang'\n"
    );
    assert_eq!(
        message("phan/can-cu.xml", "\n\n{% include 'phan/khongco.xml' %}"),
        "mau/phan/can-cu.xml:3:12: lỗi[MAU-13]: không có tệp mẫu 'phan/khongco.xml'\n"
    );
    let unclosed = message("phan/can-cu.xml", "<p>\n{% if so %}</p>");
    assert!(unclosed.starts_with("mau/phan/can-cu.xml:2:"), "{unclosed}");
}

#[test]
fn several_unreadable_templates_are_reported_in_one_run() {
    let office = [("phan/can-cu.xml", "{% for %}"), ("phan/mo-dau.xml", "<p>{{ }}</p>")];
    let messages = blocks(&sample::plan(), &office).unwrap_err();
    assert_eq!(messages.matches("MAU-01").count(), 2, "{messages}");
}

#[test]
fn a_template_that_fails_at_work_is_named_with_its_line() {
    assert_eq!(
        message("phan/can-cu.xml", "\n<p>{{ ky_hieu.chuu }}</p>"),
        "mau/phan/can-cu.xml:2:15: lỗi[MAU-12]: không có giá trị 'chuu'\n"
    );
    let safe = message("phan/can-cu.xml", "<p>{{ loai.ten | safe }}</p>");
    assert!(safe.starts_with("mau/phan/can-cu.xml:1:18: lỗi[MAU-12]: "), "{safe}");
    assert!(safe.contains("'safe' không dùng được"), "{safe}");
    let unclosed = message("phan/can-cu.xml", "<p>a</p>\n<p>{% if not so %}b</p>{% endif %}");
    assert!(unclosed.starts_with("mau/phan/can-cu.xml:2:1: lỗi[MAU-08]: "), "{unclosed}");
    assert_eq!(unclosed.lines().count(), 1, "{unclosed}");
}

#[test]
fn a_file_that_nothing_uses_is_not_lost_silently() {
    let mut sources = SourceMap::default();
    let outcome = run(&sample::plan(), &[("phan/can_cu.xml", "<p>x</p>")], &mut sources);
    assert!(outcome.value.is_some());
    let warning = &outcome.diagnostics[0];
    assert_eq!((warning.code(), warning.severity), ("MAU-14", Severity::Warning));
    assert!(warning.advice.as_ref().unwrap().contains("'phan/can-cu.xml'"));
}

/// They are not held to the roles of one era where they are loaded.
#[test]
fn some_era_has_each_role_of_the_programs_templates() {
    let eras = EraTable::default();
    let roles: Vec<Roles> =
        eras.names().unwrap().iter().map(|name| Roles::of(&eras.by_name(name).unwrap().unwrap())).collect();
    let mut sources = SourceMap::default();
    let files = ladder(Vec::new(), &era().id, &mut sources).files;
    assert!(files.len() > 30);
    for file in files {
        for (element, values) in [("<dong vai=\"", Values::LineRole), ("<ten vai=\"", Values::TitleRole)] {
            for rest in sources.text(file.file).split(element).skip(1) {
                let role = &rest[..rest.find('"').unwrap()];
                let known = role.contains('{') || roles.iter().any(|roles| values.allows(role, roles));
                assert!(known, "{}: {role}", file.name);
            }
        }
    }
}

/// Names of the templates below a folder.
fn on_disk(folder: &Path, prefix: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .flat_map(|entry| {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { on_disk(&entry.path(), &format!("{name}/")) } else { vec![name] }
        })
        .collect()
}

#[test]
fn every_template_of_the_base_is_carried() {
    let mut files = ladder(Vec::new(), &era().id, &mut SourceMap::default()).files;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names = on_disk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goc"), "");
    names.sort();
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), names);
}

#[test]
fn the_reference_page_names_everything() {
    let page = include_str!("../../templates/README.md");
    let roles = Roles::of(&era());
    let elements = vocabulary::ELEMENTS;
    let names = elements.iter().map(|e| e.name).chain(elements.iter().flat_map(|e| e.attributes).map(|a| a.name));
    let values = elements.iter().flat_map(|e| e.attributes).flat_map(|a| a.values.names(&roles)).map(str::to_string);
    for name in names.map(str::to_string).chain(values) {
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
    let (plan, era) = (sample::plan(), era());
    let derived = sample::derive(&plan, None, &era).value.unwrap();
    let view = serde_json::to_value(PlanView::new(&derived, &era)).unwrap();
    for field in view.as_object().unwrap().keys() {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
}
