//! Reads markup into the block tree: one function per group of elements.

use super::stream::{Stream, Tag, Token};
use super::vocabulary::{self, LANDSCAPE, NOTE, Roles, Values};
use super::{TemplateFile, table};
use crate::block::{
    Backdrop, Block, BlockId, BlockKind, Document, FieldKind, Figure, Inline, MarginZone, Origin, PairRow, Role,
};
use crate::diag::{Outcome, has_errors, rules};
use crate::model::{Emphasis, SectionKind};
use crate::text::script::Script;
use crate::units::Len;

/// Reads what the templates wrote. `templates` is what `<?n file:line?>` counts in, `roles` what lines there are.
///
/// # Errors
/// `MAU-02`–`MAU-11`: everything that is not in the vocabulary or stands where it may not, with the template's line.
pub fn read(text: &str, templates: &[TemplateFile], roles: &Roles) -> Outcome<Document> {
    let mut reader = Reader { stream: Stream::new(text, templates, roles), next_id: 0, notes: 0 };
    let (landscape, blocks) = reader.document();
    let diagnostics = reader.stream.diagnostics;
    if has_errors(&diagnostics) {
        return Outcome::failed(diagnostics);
    }
    let templates = templates.iter().map(|t| t.name.clone()).collect();
    Outcome::with(Document { landscape, blocks, templates }, diagnostics)
}

/// The reader: a stream of tags and the number of the next block.
pub(super) struct Reader<'a> {
    pub(super) stream: Stream<'a>,
    next_id: u32,
    /// Footnotes so far.
    notes: u32,
}

/// The element whose name is its role.
const BASIS: &str = "can-cu";

/// What an inline stands in.
#[derive(Clone, Copy, Default)]
struct Setting {
    emphasis: Emphasis,
    unbroken: bool,
}

impl Reader<'_> {
    /// The whole text: one `van-ban`; whether it lies on landscape pages.
    fn document(&mut self) -> (bool, Vec<Block>) {
        let advice = "mẫu chính phải in đúng một thẻ <van-ban> bao ngoài tất cả; xem khung.xml của mẫu gốc";
        let mut found: Option<Vec<Block>> = None;
        let mut landscape = false;
        loop {
            match self.stream.next() {
                Token::Start(tag) if tag.element.name == "van-ban" && found.is_none() => {
                    landscape = tag.get("huong") == Some(LANDSCAPE);
                    found = Some(self.blocks(&tag));
                }
                Token::Start(tag) => {
                    let what = format!("thẻ '{}' đứng ngoài <van-ban>", tag.element.name);
                    self.stream.fault(&rules::MAU_06, &tag.origin, what, advice);
                    self.stream.skip();
                }
                Token::Text(text) => {
                    let what = format!("chữ '{}' đứng ngoài <van-ban>", excerpt(&text));
                    let here = self.stream.here();
                    self.stream.fault(&rules::MAU_07, &here, what, advice);
                }
                Token::End => {}
                Token::Eof => break,
            }
        }
        if found.as_ref().is_none_or(Vec::is_empty) && !has_errors(&self.stream.diagnostics) {
            self.stream.fault(&rules::MAU_06, &Origin::default(), "mẫu không in ra nội dung nào", advice);
        }
        (landscape, found.unwrap_or_default())
    }

    /// The number of a new block.
    pub(super) fn id(&mut self) -> BlockId {
        self.next_id += 1;
        BlockId(self.next_id - 1)
    }

    /// Goes through the child elements of `parent`, which holds no text; `each` reads one to its end.
    pub(super) fn children(&mut self, parent: &Tag, mut each: impl FnMut(&mut Self, Tag)) {
        loop {
            match self.stream.next() {
                Token::Start(tag) => {
                    if self.fits(parent, &tag) {
                        each(self, tag);
                    }
                }
                Token::Text(text) => self.stray_text(parent, &text),
                Token::End | Token::Eof => return,
            }
        }
    }

    /// Whether a tag may stand in `parent`; if not, it is reported and skipped.
    fn fits(&mut self, parent: &Tag, tag: &Tag) -> bool {
        let (name, within) = (tag.element.name, parent.element.name);
        if !parent.element.children.contains(&name) {
            let what = format!("thẻ '{name}' không đứng trong thẻ '{within}' được");
            let advice = match parent.element.children {
                [] => format!("thẻ '{within}' không chứa thẻ nào"),
                children => format!("thẻ '{within}' chỉ chứa: {}", children.join(", ")),
            };
            self.stream.fault(&rules::MAU_06, &tag.origin, what, &advice);
        } else if self.stream.too_deep() {
            self.stream.fault(&rules::MAU_06, &tag.origin, "các thẻ lồng nhau quá sâu", "bớt các cấp lồng nhau");
        } else {
            return true;
        }
        self.stream.skip();
        false
    }

    fn stray_text(&mut self, parent: &Tag, text: &str) {
        let what = format!("chữ '{}' đứng ngay trong thẻ '{}'", excerpt(text), parent.element.name);
        let advice = "đặt chữ trong một thẻ chứa chữ (p, dong, ten, can-cu, muc)";
        self.stream.fault(&rules::MAU_07, &parent.origin, what, advice);
    }

    /// The blocks in `parent`.
    fn blocks(&mut self, parent: &Tag) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.children(parent, |reader, tag| blocks.extend(reader.block(tag)));
        blocks
    }

    /// One block.
    fn block(&mut self, tag: Tag) -> Option<Block> {
        let id = self.id();
        let kind = match tag.element.name {
            "dau-trang" => BlockKind::Head(self.pairs(&tag, &["trai"], "phai")),
            "cuoi" => BlockKind::Foot(self.pairs(&tag, &["noi-nhan", "ky"], "ky")),
            "ban-sao" => BlockKind::Copy(self.blocks(&tag)),
            "muc" => self.section(&tag),
            "bang" => BlockKind::Table(table::read(self, &tag)),
            "p" => self.paragraph(&tag),
            "hinh" => BlockKind::Figure(self.figure(&tag)),
            "phu-luc" => BlockKind::Annex {
                landscape: tag.get("huong") == Some(LANDSCAPE),
                own_pages: tag.get("lien-trang").is_none(),
                blocks: self.blocks(&tag),
            },
            "ngang" => BlockKind::Landscape(self.blocks(&tag)),
            "le-tren" => BlockKind::Margin { zone: MarginZone::Top, lines: self.blocks(&tag) },
            "le-duoi" => BlockKind::Margin { zone: MarginZone::Bottom, lines: self.blocks(&tag) },
            BASIS => BlockKind::Line { role: Role::from_markup(BASIS), text: self.inlines(&tag) },
            _ => {
                let Some(role) = tag.get("vai").map(Role::from_markup) else {
                    let what = format!("thẻ '{}' ở đây thiếu thuộc tính 'vai'", tag.element.name);
                    let advice = format!("chọn một trong: {}", Values::TitleRole.names(self.stream.roles).join(", "));
                    self.stream.fault(&rules::MAU_05, &tag.origin, what, &advice);
                    self.stream.skip();
                    return None;
                };
                let text = self.inlines(&tag);
                if text.iter().any(|inline| matches!(inline, Inline::Note { .. })) {
                    let what = format!("thẻ '{NOTE}' không đứng trong dòng '{}' được", role.markup());
                    let advice = "chú thích cuối trang chỉ đặt trong can-cu, p, muc và tên của muc";
                    self.stream.fault(&rules::MAU_06, &tag.origin, what, advice);
                }
                BlockKind::Line { role, text }
            }
        };
        Some(Block { id, origin: tag.origin, kind })
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, tag: &Tag) -> BlockKind {
        let align = tag.get("can").and_then(vocabulary::align);
        BlockKind::Paragraph { text: self.inlines(tag), align }
    }

    /// The rows of two columns: one of `left` and `right` in turn.
    fn pairs(&mut self, parent: &Tag, left: &[&str], right: &str) -> Vec<PairRow> {
        let mut rows: Vec<PairRow> = Vec::new();
        let mut open = false;
        let names = left.join("> hoặc <");
        let advice = format!("viết lần lượt từng cặp <{names}> rồi <{right}>; cột nào không có gì thì để trống");
        self.children(parent, |reader, tag| {
            let name = tag.element.name;
            // What may stand at both sides stands at the left where a row begins.
            let is_left = left.contains(&name) && (name != right || !open);
            if is_left == open {
                let what = format!("thẻ '{}' không đúng lượt trong thẻ '{}'", tag.element.name, parent.element.name);
                reader.stream.fault(&rules::MAU_10, &tag.origin, what, &advice);
            }
            let blocks = reader.blocks(&tag);
            let unsealed = tag.get("chi-ky").is_some();
            let backdrop = tag.get("hinh-mo").map(|file| Backdrop {
                origin: tag.origin.clone(),
                file: file.to_string(),
                width: width(&tag),
            });
            match rows.last_mut() {
                Some(row) if !is_left => {
                    row.right = blocks;
                    row.unsealed[1] = unsealed;
                }
                _ => rows.push(PairRow {
                    left: blocks,
                    right: Vec::new(),
                    signs_left: name == right,
                    unsealed: [unsealed, false],
                    backdrop,
                }),
            }
            open = is_left;
        });
        if open && !self.stream.is_broken() {
            let what = format!("thẻ '{}' kết thúc khi còn thiếu <{right}>", parent.element.name);
            self.stream.fault(&rules::MAU_10, &parent.origin, what, &advice);
        }
        rows
    }

    /// A picture with its caption.
    fn figure(&mut self, tag: &Tag) -> Figure {
        let said = |name: &str| tag.get(name).unwrap_or_default().to_string();
        Figure { file: said("tep"), alt: said("mo-ta"), width: width(tag), caption: self.inlines(tag) }
    }

    /// A section: its title or leading text, then what stands below it.
    fn section(&mut self, tag: &Tag) -> BlockKind {
        let kind = tag.get("kieu").and_then(SectionKind::from_markup).unwrap_or(SectionKind::So);
        let mut label: Vec<Inline> = Vec::new();
        let mut title = None;
        let mut text: Vec<Inline> = Vec::new();
        let mut children = Vec::new();
        loop {
            let advice = "trong <muc>: trước hết là <nhan> nếu có, rồi <ten> hoặc chữ viết liền sau nhãn, sau đó mới đến p, muc, bang, hinh";
            match self.stream.next() {
                Token::Text(run) if title.is_none() && children.is_empty() => {
                    push(&mut text, &run, Setting::default());
                }
                Token::Text(run) => {
                    let what = format!("chữ '{}' đứng sau phần đầu của thẻ 'muc'", excerpt(&run));
                    self.stream.fault(&rules::MAU_07, &tag.origin, what, advice);
                }
                Token::Start(child) => {
                    if !self.fits(tag, &child) {
                        continue;
                    }
                    let name = child.element.name;
                    let leads = title.is_none() && children.is_empty();
                    if name == "nhan" && leads && text.is_empty() {
                        label = self.inlines(&child);
                    } else if name == "ten" && leads && text.is_empty() {
                        title = Some(self.inlines(&child));
                    } else if name == "ten" || name == "nhan" || (child.element.is_inline() && !leads) {
                        let what = format!("thẻ '{name}' không đúng chỗ trong thẻ 'muc'");
                        self.stream.fault(&rules::MAU_06, &child.origin, what, advice);
                        self.stream.skip();
                    } else if child.element.is_inline() {
                        self.inline(&child, Setting::default(), &mut text);
                    } else {
                        children.extend(self.block(child));
                    }
                }
                Token::End | Token::Eof => break,
            }
        }
        if let Some(usual) = tag.get("so").filter(|so| label.is_empty() && !so.is_empty()) {
            let gap = if title.is_some() || !text.is_empty() { " " } else { "" };
            push(&mut label, &format!("{usual}{gap}"), Setting::default());
        }
        BlockKind::Section { kind, label, title, text: (!text.is_empty()).then_some(text), children }
    }

    /// The inline content of `parent`.
    pub(super) fn inlines(&mut self, parent: &Tag) -> Vec<Inline> {
        let mut out = Vec::new();
        self.inlines_into(parent, Setting::default(), &mut out);
        out
    }

    fn inlines_into(&mut self, parent: &Tag, setting: Setting, out: &mut Vec<Inline>) {
        loop {
            match self.stream.next() {
                Token::Text(text) => push(out, &text, setting),
                Token::Start(tag) => {
                    if self.fits(parent, &tag) {
                        self.inline(&tag, setting, out);
                    }
                }
                Token::End | Token::Eof => return,
            }
        }
    }

    /// One inline element.
    fn inline(&mut self, tag: &Tag, mut setting: Setting, out: &mut Vec<Inline>) {
        match tag.element.name {
            "br" => {
                self.children(tag, |_, _| {});
                out.push(Inline::Break);
            }
            "cho-trong" => {
                let mut value = Vec::new();
                self.inlines_into(tag, Setting::default(), &mut value);
                let kind = tag.get("rong").and_then(FieldKind::from_key).unwrap_or(FieldKind::Number);
                out.push(Inline::Field { kind, value: crate::block::plain_text(&value) });
            }
            NOTE => {
                self.notes += 1;
                let number = self.notes;
                let mut text = Vec::new();
                self.inlines_into(tag, Setting::default(), &mut text);
                out.push(Inline::Note { number, text, origin: tag.origin.clone() });
            }
            name => {
                match name {
                    "b" => setting.emphasis.bold = true,
                    "i" => setting.emphasis.italic = true,
                    "nb" => setting.unbroken = true,
                    script => setting.emphasis.script = Script::from_key(script),
                }
                self.inlines_into(tag, setting, out);
            }
        }
    }
}

/// How wide a picture is to be.
fn width(tag: &Tag) -> Option<Len> {
    let cm = tag.get("rong").and_then(|cm| cm.parse::<f64>().ok())?;
    Some(Len::from_mm(cm.min(100.0) * 10.0))
}

/// Appends text; a newline in it, which only a value can hold, is a line end.
fn push(out: &mut Vec<Inline>, text: &str, setting: Setting) {
    for (index, line) in text.split('\n').enumerate() {
        let line = line.trim_end_matches('\r');
        if index > 0 {
            out.push(Inline::Break);
        }
        if line.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(Inline::Text { text, emphasis, unbroken })
                if *emphasis == setting.emphasis && *unbroken == setting.unbroken =>
            {
                text.push_str(line);
            }
            _ => out.push(Inline::Text {
                text: line.to_string(),
                emphasis: setting.emphasis,
                unbroken: setting.unbroken,
            }),
        }
    }
}

/// The beginning of a text, for messages.
fn excerpt(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
