//! What was doubtful, as notes: one for lines that stand together, one for all of a kind where there are many.

use super::strays::Stray;
use crate::diag::{Diagnostic, Place, rules};

/// More notes of one kind than these become one that names all lines.
const MOST: usize = 4;
/// So many lines are named.
const NAMED: usize = 60;

/// What was decided and might have been decided otherwise.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// Lines joined to a paragraph: its first line, the line, whether over an empty line.
    joined: Vec<(Place, Place, bool)>,
    /// Lines that begin a paragraph.
    parted: Vec<Place>,
    /// Labels, and what looks like one.
    labels: Vec<(Place, String)>,
    no_labels: Vec<(Place, String)>,
    /// Labels that do not follow the one before: both.
    numbers: Vec<(Place, String, String)>,
    /// What was copied along.
    pub strays: Vec<Stray>,
}

impl Doubts {
    pub(super) fn joined(&mut self, first: Place, line: Place, over_gap: bool) {
        self.joined.push((first, line, over_gap));
    }

    pub(super) fn parted(&mut self, line: Place) {
        self.parted.push(line);
    }

    pub(super) fn label(&mut self, line: Place, label: &str) {
        self.labels.push((line, label.to_string()));
    }

    pub(super) fn no_label(&mut self, line: Place, label: &str) {
        self.no_labels.push((line, label.to_string()));
    }

    pub(super) fn number(&mut self, line: Place, before: &str, label: &str) {
        self.numbers.push((line, before.to_string(), label.to_string()));
    }

    /// Every doubt as a diagnostic.
    pub(super) fn diagnostics(self) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        joined(&self.joined, &mut out);
        parted(&self.parted, &mut out);
        labels(&self.labels, &mut out);
        no_labels(&self.no_labels, &mut out);
        numbers(&self.numbers, &mut out);
        strays(&self.strays, &mut out);
        out
    }
}

/// `dòng 8, 9, 12`
pub(super) fn lines(places: &[Place]) -> String {
    let named: Vec<String> = places.iter().take(NAMED).map(|p| p.line.to_string()).collect();
    let more = places.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" và {more} dòng nữa") } else { String::new() };
    format!("dòng {}{more}", named.join(", "))
}

fn joined(all: &[(Place, Place, bool)], out: &mut Vec<Diagnostic>) {
    let advice = |over_gap: bool| {
        if over_gap {
            "nếu là hai đoạn thì để hai dòng trống giữa chúng; nếu là một đoạn thì bỏ dòng trống để khỏi báo"
        } else {
            "nếu là các đoạn riêng thì để một dòng trống giữa chúng; nếu là một đoạn thì viết liền trên một dòng để khỏi báo"
        }
    };
    for over_gap in [false, true] {
        let of_kind: Vec<(Place, Place)> = all.iter().filter(|j| j.2 == over_gap).map(|j| (j.0, j.1)).collect();
        let runs: Vec<&[(Place, Place)]> = of_kind.chunk_by(|a, b| a.0 == b.0).collect();
        if runs.len() > MOST {
            let places: Vec<Place> = of_kind.iter().map(|j| j.1).collect();
            let what = format!("{} được nối vào dòng ngay trên thành một đoạn", lines(&places));
            out.push(Diagnostic::of(&rules::NOIDUNG_01, what).at(places[0]).advise(advice(over_gap)));
            continue;
        }
        for run in runs {
            let places: Vec<Place> = run.iter().map(|j| j.1).collect();
            let over = if over_gap { ", qua dòng trống," } else { "" };
            let what = format!("{} được nối vào{over} đoạn bắt đầu ở dòng {}", lines(&places), run[0].0.line);
            out.push(Diagnostic::of(&rules::NOIDUNG_01, what).at(places[0]).advise(advice(over_gap)));
        }
    }
}

fn parted(all: &[Place], out: &mut Vec<Diagnostic>) {
    let advice = "nếu là một đoạn thì viết liền với dòng trên, không xuống dòng; nếu đúng là đoạn mới thì để một dòng trống ở trên để khỏi báo";
    // Lines that follow each other are one matter.
    let runs: Vec<&[Place]> = all.chunk_by(|a, b| b.line == a.line + 1).collect();
    let runs = if runs.len() > MOST { vec![all] } else { runs };
    for run in runs {
        let what = if run.len() == 1 {
            format!("{} được coi là bắt đầu một đoạn mới, cũng có thể là chữ nối tiếp dòng trên", lines(run))
        } else {
            format!("{} được coi là mỗi dòng bắt đầu một đoạn mới, cũng có thể là chữ nối tiếp dòng trên", lines(run))
        };
        out.push(Diagnostic::of(&rules::NOIDUNG_02, what).at(run[0]).advise(advice));
    }
}

/// `'A.' ở đầu dòng 8, '5.' ở đầu dòng 12`
fn labels_at(all: &[(Place, String)]) -> String {
    let named: Vec<String> = all.iter().take(NAMED).map(|(p, l)| format!("'{l}' ở đầu dòng {}", p.line)).collect();
    named.join(", ")
}

/// Notes about labels, each alone or all in one.
fn each_or_all(all: &[(Place, String)], mut note: impl FnMut(&[(Place, String)])) {
    if all.len() > MOST {
        note(all);
    } else {
        all.chunks(1).for_each(note);
    }
}

fn labels(all: &[(Place, String)], out: &mut Vec<Diagnostic>) {
    each_or_all(all, |some| {
        let what =
            format!("{} được coi là nhãn bắt đầu một mục, cũng có thể là chữ của câu ở dòng trên", labels_at(some));
        let advice = format!("nếu là chữ của câu thì viết liền với dòng trên, hoặc viết '\\{}'", some[0].1);
        out.push(Diagnostic::of(&rules::NOIDUNG_03, what).at(some[0].0).advise(advice));
    });
}

fn no_labels(all: &[(Place, String)], out: &mut Vec<Diagnostic>) {
    each_or_all(all, |some| {
        let what = format!("{} được coi là chữ của câu, không phải nhãn của một mục", labels_at(some));
        let advice =
            format!("nếu là nhãn thì để hai dòng trống ở trên; nếu là chữ thì viết '\\{}' để khỏi báo", some[0].1);
        out.push(Diagnostic::of(&rules::NOIDUNG_04, what).at(some[0].0).advise(advice));
    });
}

fn numbers(all: &[(Place, String, String)], out: &mut Vec<Diagnostic>) {
    let told = |some: &[(Place, String, String)]| {
        let each = some.iter().take(NAMED).map(|(place, before, label)| {
            if before == label {
                format!("nhãn '{label}' lặp lại ở dòng {}", place.line)
            } else {
                format!("sau '{before}' là '{label}' (dòng {})", place.line)
            }
        });
        each.collect::<Vec<_>>().join("; ")
    };
    let parts: Vec<&[(Place, String, String)]> = if all.len() > MOST { vec![all] } else { all.chunks(1).collect() };
    for some in parts {
        let advice = "xem lại số thứ tự; chương trình in nhãn đúng như đã gõ";
        let what = format!("số thứ tự không liền nhau: {}", told(some));
        out.push(Diagnostic::of(&rules::NOIDUNG_05, what).at(some[0].0).advise(advice));
    }
}

fn strays(all: &[Stray], out: &mut Vec<Diagnostic>) {
    let pages: Vec<(Place, &str)> = all
        .iter()
        .filter_map(|s| if let Stray::Page(place, number) = s { Some((*place, number.as_str())) } else { None })
        .collect();
    for some in if pages.len() > MOST { vec![&pages[..]] } else { pages.chunks(1).collect() } {
        let places: Vec<Place> = some.iter().map(|(place, _)| *place).collect();
        let what = match some {
            [(_, number)] => format!(
                "{} chỉ có số '{number}', có lẽ là số trang chép theo; chương trình in nó thành một đoạn",
                lines(&places)
            ),
            _ => format!(
                "{} chỉ có một con số, có lẽ là số trang chép theo; chương trình in mỗi số thành một đoạn",
                lines(&places)
            ),
        };
        let advice = "nếu là số trang thì xóa dòng ấy và các dòng trống quanh nó; nếu là chữ của câu thì viết liền với dòng trên";
        out.push(Diagnostic::of(&rules::NOIDUNG_06, what).at(places[0]).advise(advice));
    }
    let bars: Vec<Place> = all.iter().filter_map(|s| if let Stray::Bars(at) = s { Some(*at) } else { None }).collect();
    if let Some(first) = bars.first() {
        let what =
            format!("{} có dấu | như hàng của một bảng, nhưng không thành bảng; chương trình in như chữ", lines(&bars));
        let advice = "nếu là bảng thì viết mỗi hàng '| ô | ô |', dưới hàng đầu thêm dòng '|---|---|'; nếu là chữ thì viết \\| thay cho |";
        out.push(Diagnostic::of(&rules::NOIDUNG_06, what).at(*first).advise(advice));
    }
    for stray in all {
        let (first, last, how) = match stray {
            Stray::Page(..) | Stray::Bars(_) => continue,
            Stray::Cells(first, last) => (first, last, "mỗi ô thành một dòng"),
            Stray::Separated(first, last) => (first, last, "các ô ngăn bằng dấu phẩy, chấm phẩy"),
            Stray::Columns(first, last) => (first, last, "các cột ngăn bằng dấu cách"),
        };
        let what = format!(
            "từ dòng {} đến dòng {} có vẻ là một bảng chép vào, {how}; chương trình in thành các đoạn",
            first.line, last.line
        );
        let advice = "viết mỗi hàng của bảng trên một dòng '| ô | ô |', dưới hàng đầu thêm dòng '|---|---|'";
        out.push(Diagnostic::of(&rules::NOIDUNG_06, what).at(*first).advise(advice));
    }
}
