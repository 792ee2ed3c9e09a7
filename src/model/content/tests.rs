//! Every place of a plan, and what stands around it.

use super::*;
use crate::model::{Emphasis, Label, Note, SectionKind, TableRow};

fn at(path: &str) -> KeyPath {
    KeyPath(path.into())
}

fn paragraph(text: &str) -> BodyItem {
    BodyItem::Paragraph { path: at(text), text: RichText::plain(text), align: None }
}

fn noted(text: &str, note: &str) -> RichText {
    let mut rich = RichText::plain(text);
    rich.push_note(Note { path: at("chu_thich.1"), text: RichText::plain(note) });
    rich.push(" và tiếp", Emphasis::default());
    rich
}

fn section(kind: SectionKind, path: &str, title: Option<&str>, children: Vec<BodyItem>) -> BodyItem {
    let title = title.map(RichText::plain);
    let text = title.is_none().then(|| RichText::plain("chữ"));
    BodyItem::Section(Section { path: at(path), kind, label: Label::Auto, title, text, children })
}

fn table(path: &str, cell: RichText) -> BodyItem {
    let cell = TableCell {
        path: at(path).key("o"),
        column: 0,
        column_span: 1,
        row_span: 1,
        paragraphs: vec![cell, RichText::plain("ô dưới")],
        align: None,
    };
    let rows = vec![TableRow { cells: vec![cell], ..TableRow::default() }];
    BodyItem::Table(Table { path: at(path), rows, ..Table::default() })
}

/// A plan with something in every place.
fn full() -> Plan {
    let landscape = vec![section(SectionKind::So, "s", None, vec![table("b", noted("ô", "chú thích của ô"))])];
    let annex = Annex {
        path: at("phu_luc[0]"),
        title: Some(RichText::plain("tên phụ lục")),
        reference: OwnLine::Written(RichText::plain("kèm theo")),
        body: vec![section(SectionKind::Dieu, "d", Some("điều"), vec![paragraph("trong phụ lục")])],
        closing: vec![paragraph("hết phụ lục")],
        ..Annex::default()
    };
    Plan {
        legal_bases: vec![noted("căn cứ", "chú thích của căn cứ")],
        opening: vec![paragraph("mở đầu")],
        body: vec![
            section(
                SectionKind::LaMa,
                "m",
                Some("mục"),
                vec![BodyItem::Landscape { path: at("n"), items: landscape }, paragraph("sau trang ngang")],
            ),
            paragraph("dưới"),
        ],
        closing: vec![paragraph("kết thúc")],
        annexes: vec![annex],
        ..Plan::default()
    }
}

#[test]
fn every_text_comes_by_in_reading_order_with_its_place() {
    let plan = full();
    let content = Content::of(&plan);
    let seen: Vec<String> = content
        .texts()
        .map(|(visit, text)| {
            let annex = if visit.annex().is_some() { "phụ lục " } else { "" };
            format!("{annex}{:?} {} {} {}", visit.part(), visit.depth(), visit.path().as_str(), text.text())
        })
        .collect();
    assert_eq!(
        seen,
        [
            "LegalBases 0 can_cu[0] căn cứ và tiếp",
            "LegalBases 0 chu_thich.1 chú thích của căn cứ",
            "Opening 0 mở đầu mở đầu",
            "Body 1 m.tieu_de mục",
            "Body 3 s.doan chữ",
            "Body 3 b.o ô và tiếp",
            "Body 3 chu_thich.1 chú thích của ô",
            "Body 3 b.o ô dưới",
            "Body 1 sau trang ngang sau trang ngang",
            "Body 0 dưới dưới",
            "Closing 0 kết thúc kết thúc",
            "phụ lục Head 0 phu_luc[0].tieu_de tên phụ lục",
            "phụ lục Head 0 phu_luc[0].dong_dan kèm theo",
            "phụ lục Body 1 d.tieu_de điều",
            "phụ lục Body 1 trong phụ lục trong phụ lục",
            "phụ lục Closing 0 hết phụ lục hết phụ lục",
        ]
    );
    let of_annex = Content::of_annex(&plan.annexes[0]);
    let annex: Vec<String> = of_annex.texts().map(|(_, text)| text.text()).collect();
    assert_eq!(annex, ["tên phụ lục", "kèm theo", "điều", "trong phụ lục", "hết phụ lục"]);
}

#[test]
fn a_node_knows_what_it_stands_in_and_what_stands_in_it() {
    let plan = full();
    let content = Content::of(&plan);
    let (note, _) = content.texts().find(|(_, text)| text.text() == "chú thích của ô").unwrap();
    let kinds: Vec<&str> = note
        .above()
        .map(|visit| match visit.node() {
            Node::Annex(_) => "annex",
            Node::Section(section) => section.kind.key(),
            Node::Landscape => "landscape",
            Node::Table(_) => "table",
            Node::Cell(_) => "cell",
            Node::Figure(_) => "figure",
            Node::Text(..) => "text",
        })
        .collect();
    assert_eq!(kinds, ["text", "cell", "table", "so", "landscape", "la_ma"]);
    let chain: Vec<SectionKind> = note.sections().map(|section| section.kind).collect();
    assert_eq!(chain, [SectionKind::So, SectionKind::LaMa]);
    let below = |wanted: fn(Node<'_>) -> bool| {
        let visit = content.iter().find(|visit| wanted(visit.node())).unwrap();
        visit.below().filter_map(Visit::text).map(RichText::text).collect::<Vec<_>>().join("/")
    };
    assert_eq!(below(|node| node == Node::Landscape), "chữ/ô và tiếp/chú thích của ô/ô dưới");
    assert_eq!(below(|node| matches!(node, Node::Cell(_))), "ô và tiếp/chú thích của ô/ô dưới");
    assert_eq!(below(|node| matches!(node, Node::Annex(_))), "tên phụ lục/kèm theo/điều/trong phụ lục/hết phụ lục");
}

#[test]
fn nesting_costs_no_stack() {
    let walk = || {
        let mut plan = Plan::default();
        for _ in 0..20_000 {
            plan.body = vec![section(SectionKind::Gach, "", None, std::mem::take(&mut plan.body))];
        }
        let deepest = Content::of(&plan).iter().map(Visit::depth).max();
        // Dropping so deep a tree is no walk of ours.
        std::mem::forget(plan);
        deepest
    };
    let small = std::thread::Builder::new().stack_size(256 * 1024).spawn(walk).unwrap();
    assert_eq!(small.join().unwrap(), Some(20_000));
}
