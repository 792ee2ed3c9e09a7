//! Typed text: lines → paragraphs with their labels. What is a title and what stands below what is decided in
//! [`titles`](super::titles).

use super::inline;
use super::reader::Reader;
use super::titles::{self, Flat, Labelled, What};
use super::values::Joined;
use crate::diag::{Diagnostic, rules};
use crate::model::{Body, KeyPath, RichText};
use crate::text::{LabelShape, recognise};
use crate::yaml::Line;

/// Lines that belong together.
#[derive(Debug)]
enum Chunk {
    /// A paragraph; `plain` = its label was escaped, or it is the title of the line above.
    Text { lines: Vec<Line>, plain: bool },
    /// The rows of a pipe table.
    Table(Vec<Line>),
}

impl Reader {
    /// The body items of typed text. `each_line`: where there is no empty line, every line is a paragraph.
    pub(super) fn typed(&mut self, lines: Vec<Line>, each_line: bool, path: &KeyPath) -> Body {
        let mut flat = Vec::new();
        for chunk in chunks(lines, each_line) {
            let path = path.index(flat.len());
            match chunk {
                Chunk::Text { lines, plain } => {
                    let joined = Joined::of(&lines);
                    let place = joined.start(lines[0].place);
                    self.record(&path, place);
                    let text = self.emphasis(&joined);
                    let what = if plain { What::Paragraph(text) } else { labelled(text) };
                    flat.push(Flat { path, place, what });
                }
                Chunk::Table(lines) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    if let Some(table) = self.pipe_table(&lines, &path) {
                        flat.push(Flat { path, place, what: What::Table(table) });
                    }
                }
            }
        }
        for (label, place) in titles::labels_without_text(&flat) {
            let what = format!("nhãn '{label}' không có chữ theo sau");
            self.report(
                Diagnostic::of(&rules::CHU_03, what).at(place).advise("viết chữ cùng dòng với nhãn, hoặc bỏ nhãn"),
            );
        }
        titles::nest(flat)
    }
}

/// A paragraph with its label taken off, if it has one.
fn labelled(text: RichText) -> What {
    let plain = text.text();
    match recognise(&plain) {
        Some(found) => {
            let rest = without_start(text, plain.len() - found.rest.len());
            What::Section(Labelled { shape: found.shape, label: found.label.to_string(), rest })
        }
        None => What::Paragraph(text),
    }
}

/// The text without its first `bytes` bytes.
fn without_start(text: RichText, mut bytes: usize) -> RichText {
    let mut rest = RichText::default();
    for run in text.runs {
        let skipped = bytes.min(run.text.len());
        bytes -= skipped;
        rest.push(&run.text[skipped..], run.emphasis);
        run.note.into_iter().for_each(|note| rest.push_note(note));
    }
    rest
}

/// The label a line begins with, seen through emphasis.
pub(super) fn label_of(line: &str) -> Option<(LabelShape, bool)> {
    let shape = |text: &str| recognise(text).map(|m| (m.shape, m.rest.trim_end_matches('*').is_empty()));
    if !line.contains('*') {
        return shape(line);
    }
    shape(inline::parse(line).0.text().trim_start_matches('*'))
}

/// A line whose label, or table bar, is escaped: `\C. Mác`, `**\A. Nguyễn**`, `\| …`.
fn unescaped(line: &Line) -> Option<Line> {
    let tail = line.text.trim_start_matches('*');
    let stars = line.text.len() - tail.len();
    let tail = tail.strip_prefix('\\')?;
    let escaped = stars <= 3 && (recognise(tail).is_some() || tail.starts_with('|'));
    let mut place = line.place;
    place.column += u32::from(stars == 0);
    escaped.then(|| Line { text: format!("{}{tail}", &line.text[..stars]), place })
}

/// What the chunk being filled expects next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A new chunk.
    New,
    /// More lines of the same paragraph.
    More,
    /// The title of the `Phần`, `Chương` or `Mục` that stands alone on the line above.
    Title,
    /// Further lines of such a title: only lines in capitals.
    MoreTitle,
}

/// Whether an empty line stands between two others.
pub(super) fn has_gap(lines: &[Line]) -> bool {
    let mut written = lines.iter().skip_while(|l| l.text.is_empty());
    written.by_ref().any(|l| l.text.is_empty()) && written.any(|l| !l.text.is_empty())
}

fn chunks(lines: Vec<Line>, each_line: bool) -> Vec<Chunk> {
    let each_line = each_line && !has_gap(&lines);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut expect = Expect::New;
    for line in lines {
        if line.text.is_empty() {
            if expect != Expect::Title {
                expect = Expect::New;
            }
            if let Some(Chunk::Table(_)) = chunks.last() {
                chunks.push(Chunk::Text { lines: Vec::new(), plain: false });
            }
            continue;
        }
        if line.text.starts_with('|') {
            match chunks.last_mut() {
                Some(Chunk::Table(rows)) => rows.push(line),
                _ => chunks.push(Chunk::Table(vec![line])),
            }
            expect = Expect::New;
            continue;
        }
        let (line, escaped) = unescaped(&line).map_or((line, false), |l| (l, true));
        let label = if escaped { None } else { label_of(&line.text) };
        let goes_on = match expect {
            Expect::More => !each_line,
            Expect::MoreTitle => !each_line && is_capitals(&line.text),
            Expect::New | Expect::Title => false,
        };
        if label.is_none() && goes_on {
            if let Some(Chunk::Text { lines, .. }) = chunks.last_mut() {
                lines.push(line);
            }
            continue;
        }
        let is_title = label.is_none() && expect == Expect::Title;
        expect = match label {
            Some((shape, true)) if titles::takes_next_line(shape) => Expect::Title,
            _ if is_title => Expect::MoreTitle,
            _ => Expect::More,
        };
        chunks.push(Chunk::Text { lines: vec![line], plain: escaped });
    }
    chunks.retain(|c| !matches!(c, Chunk::Text { lines, .. } if lines.is_empty()));
    chunks
}

fn is_capitals(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, good, read, typed, typed_faults};

    #[test]
    fn labels_nest_by_kind() {
        let body = "I. MỤC ĐÍCH\n\n1. Yêu cầu chung\n\na) Kịp thời;\n- Ở xã;\n+ Ở thôn;\n- Ở phường.\nb) Đúng luật.\n\n1.1. Về nhân sự.\n1.1.1. Ở tỉnh.\n1.2. Về tài chính.\n\n2. Mở lớp tập huấn.\n\nII. TỔ CHỨC";
        assert_eq!(
            typed(body),
            "la_ma I. | MỤC ĐÍCH\n  so 1. | Yêu cầu chung\n    chu a) Kịp thời;\n      gach - Ở xã;\n        cong + Ở thôn;\n      gach - Ở phường.\n    chu b) Đúng luật.\n    so_so 1.1. Về nhân sự.\n      so_so 1.1.1. Ở tỉnh.\n    so_so 1.2. Về tài chính.\n  so 2. Mở lớp tập huấn.\nla_ma II. | TỔ CHỨC\n"
        );
    }

    #[test]
    fn paragraphs_are_parted_by_empty_lines_or_labels_else_lines_are_joined() {
        assert_eq!(
            typed("Đoạn một\ncòn tiếp.\n\nĐoạn hai.\n- Gạch một\n  còn tiếp;\n- Gạch hai."),
            "p Đoạn một còn tiếp.\np Đoạn hai.\ngach - Gạch một còn tiếp;\ngach - Gạch hai.\n"
        );
        assert_eq!(typed("Đoạn một.\nĐoạn hai."), "p Đoạn một.\np Đoạn hai.\n");
        let folded = format!("noi_dung: >\n  Đoạn một\n  còn tiếp.\n{FRAME}");
        assert_eq!(super::super::testing::dump(&good(&folded).0.body), "p Đoạn một còn tiếp.\n");
    }

    #[test]
    fn khoan_are_titles_when_bold_as_a_whole_or_without_mark_before_what_stands_below() {
        assert_eq!(
            typed("**1. Mục đích**\n\nĐoạn.\n\n2. **Yêu cầu**\n\n3. Chữ **đậm** một phần."),
            "so 1. | Mục đích\n  p Đoạn.\nso 2. | Yêu cầu\nso 3. Chữ **đậm** một phần.\n"
        );
        assert_eq!(
            typed("1. Mục đích\n\nĐoạn.\n\n2. Yêu cầu\n\n3. Có dấu:\n\nĐoạn."),
            "so 1. | Mục đích\n  p Đoạn.\nso 2. Yêu cầu\nso 3. Có dấu:\n  p Đoạn.\n"
        );
        assert_eq!(
            typed("Điều 1. Phạm vi\n\n1. Một.\n\nĐiều 2. Kế hoạch này có hiệu lực."),
            "dieu Điều 1. | Phạm vi\n  so 1. Một.\ndieu Điều 2. Kế hoạch này có hiệu lực.\n"
        );
        assert_eq!(typed("a) Mục tiêu\n\nĐoạn."), "chu a) Mục tiêu\n  p Đoạn.\n");
        assert_eq!(typed("**I. MỤC *TIÊU* CHUNG**"), "la_ma I. | MỤC *TIÊU* CHUNG\n");
    }

    #[test]
    fn large_units_take_the_next_line_as_title() {
        assert_eq!(
            typed(
                "Phần I\nQUY ĐỊNH\nCHUNG\nKế hoạch này có hai phần.\n\nPhần II\n\nTổ chức thực hiện\n\nMục 1. Phân công\n\nĐoạn."
            ),
            "phan Phần I | QUY ĐỊNH CHUNG\n  p Kế hoạch này có hai phần.\nphan Phần II | Tổ chức thực hiện\n  muc Mục 1. | Phân công\n    p Đoạn.\n"
        );
        assert_eq!(
            typed("Chương I\nQuy định chung\nĐiều 1. Phạm vi.\nChương II\nI. NỘI DUNG"),
            "chuong Chương I | Quy định chung\n  dieu Điều 1. Phạm vi.\nchuong Chương II\n  la_ma I. | NỘI DUNG\n"
        );
    }

    #[test]
    fn capitals_are_roman_or_letters_by_what_stands_before() {
        let kinds = |labels: &str| -> Vec<String> {
            let body: String = labels.split(' ').map(|l| format!("{l}. Mục\n\n")).collect();
            typed(&body).lines().map(|l| l.replace(" | Mục", "")).collect()
        };
        assert_eq!(
            kinds("I II III IV V VI"),
            ["la_ma I.", "la_ma II.", "la_ma III.", "la_ma IV.", "la_ma V.", "la_ma VI."]
        );
        assert_eq!(kinds("A B C D Đ"), ["chu_hoa A.", "chu_hoa B.", "chu_hoa C.", "chu_hoa D.", "chu_hoa Đ."]);
        assert_eq!(
            kinds("A B C D E G H I K L M"),
            "ABCDEGHIKLM".chars().map(|c| format!("chu_hoa {c}.")).collect::<Vec<_>>()
        );
        assert_eq!(kinds("A I II B I"), ["chu_hoa A.", "  la_ma I.", "  la_ma II.", "chu_hoa B.", "  la_ma I."]);
        assert_eq!(
            kinds("I A B C II A"),
            ["la_ma I.", "  chu_hoa A.", "  chu_hoa B.", "  chu_hoa C.", "la_ma II.", "  chu_hoa A."]
        );
    }

    #[test]
    fn escaped_labels_are_text() {
        assert_eq!(
            typed("Theo lời ông\n\\C. Mác đã viết.\n\n\\- 5 độ\n\n**\\A. Nguyễn** nói.\n\n\\| không là bảng"),
            "p Theo lời ông C. Mác đã viết.\np - 5 độ\np **A. Nguyễn** nói.\np | không là bảng\n"
        );
        assert_eq!(
            typed("C:\\tep\n\n-5 độ\n\n1.5 tỷ đồng\n\n2021. Năm"),
            "p C:\\tep\np -5 độ\np 1.5 tỷ đồng\np 2021. Năm\n"
        );
    }

    #[test]
    fn a_paragraph_closes_dashes() {
        assert_eq!(
            typed("1. Việc cần làm:\n- Một;\n- Hai.\n\nĐoạn.\n\n- Ba."),
            "so 1. Việc cần làm:\n  gach - Một;\n  gach - Hai.\n  p Đoạn.\n  gach - Ba.\n"
        );
    }

    #[test]
    fn places_are_those_of_the_file_and_paths_count_items() {
        let (_, provenance) =
            good(&format!("noi_dung: |\n\n    I. MỤC ĐÍCH\n\n    Đoạn\n    tiếp.\n\n      - Gạch.\n{FRAME}"));
        let at = |path: &str| provenance.place(path).map(|p| (p.line, p.column)).unwrap();
        assert_eq!([at("noi_dung[0]"), at("noi_dung[1]"), at("noi_dung[2]")], [(3, 5), (5, 5), (8, 7)]);
        assert_eq!(at("trich_yeu"), (9, 12));
    }

    #[test]
    fn text_is_put_into_nfc_and_otherwise_kept() {
        assert_eq!(typed("Ke\u{302}\u{301}  hoạch \u{200B}\u{AD}này ;"), "p Kế  hoạch \u{200B}\u{AD}này ;\n");
    }

    #[test]
    fn faults_inside_typed_text_have_their_place() {
        assert_eq!(
            typed_faults("1. Một **đậm\nhai."),
            "t.yaml:2:10: cảnh báo[CHU-01]: dấu * không có dấu đóng hoặc dấu mở đi cùng, được in như chữ thường\n"
        );
        assert_eq!(
            typed_faults("Đoạn một.\n\nTheo luật[^1]."),
            "t.yaml:4:12: lỗi[CHUTHICH-02]: chú thích '[^1]' chưa có nội dung\n"
        );
        assert_eq!(typed_faults("Đoạn.\n\n2."), "t.yaml:4:3: cảnh báo[CHU-03]: nhãn '2.' không có chữ theo sau\n");
        let (_, messages) = read(&format!("noi_dung: |\n  Một\n\n  hai\n  ba *bốn\n{FRAME}"));
        assert_eq!(
            messages,
            "t.yaml:5:6: cảnh báo[CHU-01]: dấu * không có dấu đóng hoặc dấu mở đi cùng, được in như chữ thường\n"
        );
    }
}
