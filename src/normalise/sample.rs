//! An invented plan and profile for tests.

use crate::diag::{Outcome, SourceMap};
use crate::era::{Era, EraTable};
use crate::model::*;

use super::{Derived, Run};

/// The newest era.
pub(crate) fn era() -> Era {
    EraTable::default().by_date(None).unwrap().unwrap()
}

/// Derives without places.
pub(crate) fn derive<'a>(plan: &'a Plan, agency: Option<&'a Agency>, era: &'a Era) -> Outcome<Derived<'a>> {
    let (provenance, sources) = (Provenance::default(), SourceMap::default());
    super::derive(plan, agency, era, Locator { provenance: &provenance, sources: &sources }, Run::default())
}

/// The codes of what was noticed.
pub(crate) fn codes<T>(outcome: &Outcome<T>) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(|d| d.code()).collect()
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> BodyItem {
    BodyItem::Paragraph { path: KeyPath::root("noi_dung"), text: RichText::plain(text), align: None }
}

/// A section with a label to be made, a text of its own and children.
pub(crate) fn section(kind: SectionKind, children: Vec<BodyItem>) -> BodyItem {
    BodyItem::Section(Section {
        path: KeyPath::root("noi_dung"),
        kind,
        label: Label::Auto,
        title: None,
        text: Some(RichText::plain("Việc cần làm.")),
        children,
    })
}

/// A section with a title.
pub(crate) fn titled(kind: SectionKind, title: &str, children: Vec<BodyItem>) -> BodyItem {
    BodyItem::Section(Section {
        path: KeyPath::root("noi_dung"),
        kind,
        label: Label::Auto,
        title: Some(RichText::plain(title)),
        text: None,
        children,
    })
}

/// A table of cells with a paragraph each.
pub(crate) fn table(rows: &[&[&str]]) -> BodyItem {
    let path = KeyPath::root("noi_dung");
    let cell = |row: usize, (column, text): (usize, &&str)| TableCell {
        path: path.index(row).index(column),
        column,
        column_span: 1,
        row_span: 1,
        paragraphs: vec![RichText::plain(*text)],
        align: None,
    };
    let row = |(index, cells): (usize, &&[&str])| TableRow {
        path: path.index(index),
        cells: cells.iter().enumerate().map(|place| cell(index, place)).collect(),
        total: false,
    };
    let columns = vec![TableColumn::default(); rows.first().map_or(0, |row| row.len())];
    let rows = rows.iter().enumerate().map(row).collect();
    BodyItem::Table(Table { path: path.clone(), columns, rows, ..Table::default() })
}

/// A complete plan.
pub(crate) fn plan() -> Plan {
    let recipient = |index: usize, name: &str, note: Option<&str>| Recipient {
        path: KeyPath::root("noi_nhan").index(index),
        name: RichText::plain(name),
        note: note.map(RichText::plain),
    };
    Plan {
        parent_body: vec!["UBND HUYỆN BẾN LAU".into()],
        issuing_body: vec!["PHÒNG VĂN HÓA".into(), "VÀ THÔNG TIN".into()],
        number: Some("5".into()),
        notation: Some("KH-PVHTT".into()),
        place: Some("Bến Lau".into()),
        date: IssueDate { day: Some(8), month: Some(2), year: Some(2021) },
        subject: Some(RichText::plain("Tổ chức Ngày hội đọc sách năm 2021")),
        legal_bases: vec![RichText::plain("Căn cứ Luật Thư viện"), RichText::plain("Căn cứ tình hình địa phương")],
        opening: vec![paragraph("Phòng Văn hóa và Thông tin xây dựng kế hoạch như sau:")],
        body: vec![
            titled(SectionKind::LaMa, "MỤC ĐÍCH", vec![section(SectionKind::So, vec![])]),
            titled(SectionKind::LaMa, "NỘI DUNG", vec![paragraph("Mỗi xã mở một tủ sách & quầy đổi sách.")]),
        ],
        closing: vec![paragraph("Trên đây là Kế hoạch tổ chức Ngày hội")],
        recipients: vec![recipient(0, "Các xã, thị trấn", None), recipient(1, "UBND huyện", Some("báo cáo"))],
        filed_with: vec!["VT".into()],
        signers: vec![Signer {
            path: KeyPath::root("ky"),
            lines: SignerLines::Authority(Delegation {
                post: Some("TRƯỞNG PHÒNG".into()), ..Delegation::default()
            }),
            name: Some("Đỗ Văn Tám".into()),
            ..Signer::default()
        }],
        ..Plan::default()
    }
}

/// A profile whose body changed its name in July 2025.
pub(crate) fn agency() -> Agency {
    let entry = |index: usize, name: &str, from, until| AgencyEntry {
        path: KeyPath("don_vi:co_quan".into()).index(index),
        from,
        until,
        parent_body: vec!["UBND HUYỆN BẾN LAU".into()],
        issuing_body: vec![name.into()],
        full_name: None,
        place: Some("Bến Lau".into()),
        notation: Some("KH-PVH".into()),
        address: Address::default(),
        notations: Vec::new(),
        mode: None,
        collective: None,
        head: None,
    };
    let change = Date::new(2025, 7, 1);
    Agency {
        entries: vec![
            entry(0, "PHÒNG VĂN HÓA HUYỆN BẾN LAU", None, Date::new(2025, 6, 30)),
            entry(1, "PHÒNG VĂN HÓA - XÃ HỘI", change, None),
        ],
        signers: vec![SignerEntry {
            path: KeyPath("don_vi:nguoi_ky[0]".into()),
            id: "pho-1".into(),
            from: None,
            until: Date::new(2025, 6, 30),
            signer: Signer {
                path: KeyPath("don_vi:nguoi_ky[0]".into()),
                lines: SignerLines::Authority(Delegation {
                    steps: vec![DelegationStep { form: "KT.".into(), signed_for: Some("TRƯỞNG PHÒNG".into()) }],
                    post: Some("PHÓ TRƯỞNG PHÒNG".into()),
                    ..Delegation::default()
                }),
                name: Some("Lê Thị Sen".into()),
                ..Signer::default()
            },
        }],
        ..Agency::default()
    }
}
