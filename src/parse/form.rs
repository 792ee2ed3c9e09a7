//! Values of the head and foot as people copy them from a form: what the form prints itself is left out, with one note; what
//! is no value is refused.

use super::number::{self, Typed};
use super::reader::{Fields, Reader};
use super::values::{Entry, shown};
use crate::diag::{Diagnostic, Place, rules};
use crate::model::KeyPath;
use crate::text::near::fold;
use crate::yaml::{Node, Value};

/// What a value of the head or foot is, which decides what of it the form prints itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The name of a body.
    Body,
    /// A person's name.
    Person,
    /// A post, or whom somebody signs for.
    Post,
    /// Where the body sits.
    Place,
    /// Ký hiệu.
    Notation,
    /// Where the document is filed; its marks are its own.
    Filing,
}

/// Words that say that there is nothing.
const NONE: [&str; 5] = ["khong", "khong_co", "chua_co", "chua_ro", "none"];
/// Words that stand where somebody has signed.
const SIGNED: [&str; 5] = ["da_ky", "ky_ten", "ky_va_ghi_ro_ho_ten", "ky_ten_dong_dau", "ky_ghi_ro_ho_ten"];

/// What the form prints above the recipients.
const HEADING: &str = "Nơi nhận";

/// Whether a value says that there is none.
pub(super) fn says_none(text: &str) -> bool {
    NONE.contains(&fold(text).trim_matches('_'))
}

/// Whether a value is a place of a form that was not filled in: `<tên cơ quan>`, `[địa danh]`, `{{so}}`.
pub(crate) fn is_unfilled(text: &str) -> bool {
    let text = text.trim();
    let inside = |open: &str, close: &str| {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains([']', '>', '}', '<', '{']) && inner.contains(char::is_alphabetic))
    };
    inside("<", ">") || inside("[", "]") && !text.starts_with("[^") || inside("{{", "}}")
}

/// Takes the marks of other programs off that stand in pairs: curly quotes around everything, `**`, `__`, or one `*` or `_`
/// around everything.
fn without_marks(text: &str, taken: &mut Vec<String>) -> String {
    let mut text = unquoted(text).map_or_else(
        || text.to_string(),
        |inner| {
            taken.push("“”".to_string());
            inner.to_string()
        },
    );
    for mark in ["**", "__"] {
        if text.contains(mark) && text.trim_matches(|c: char| "_*".contains(c)).chars().any(char::is_alphanumeric) {
            taken.push(mark.to_string());
            text = text.replace(mark, "");
        }
    }
    for mark in ['*', '_'] {
        let inner = text.trim().strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark) && !inner.is_empty()) {
            taken.push(mark.to_string());
            text = inner.to_string();
        }
    }
    text.trim().to_string()
}

/// What stands in curly quotes, which YAML takes for letters.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let pairs = [('“', '”'), ('‘', '’'), ('”', '”'), ('«', '»')];
    let inner = pairs.iter().find_map(|(open, close)| text.trim().strip_prefix(*open)?.strip_suffix(*close))?;
    (!inner.contains(['“', '”']) && !inner.trim().is_empty()).then(|| inner.trim())
}

/// Takes marks off the end.
fn without_end(text: String, marks: &str, taken: &mut Vec<String>) -> String {
    let kept = text.trim_end_matches(|c: char| marks.contains(c) || c.is_whitespace());
    if kept.len() == text.len() || kept.is_empty() {
        return text;
    }
    taken.push(text[kept.len()..].split_whitespace().collect());
    kept.to_string()
}

/// Takes the word `ngày` and what keeps room behind it off a place's end; nothing where a date stands behind it.
fn without_day(text: &str, taken: &mut Vec<String>) -> Option<String> {
    let lower = text.to_lowercase();
    let begin = lower.find("ngày").filter(|at| lower.len() == text.len() && text.is_char_boundary(*at));
    let Some(at) = begin.filter(|at| *at == 0 || lower[..*at].ends_with([' ', ','])) else {
        return Some(text.to_string());
    };
    if lower[at..].chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let only_words = lower[at..].split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        word.is_empty() || ["ngày", "tháng", "năm"].contains(&word)
    });
    if !only_words {
        return Some(text.to_string());
    }
    taken.push(text[at..].trim().to_string());
    Some(text[..at].trim().to_string())
}

/// Takes off what stands before a notation in the form: `Số:`, room for the number, the slash.
fn without_number(text: String, taken: &mut Vec<String>) -> String {
    let Some((before, after)) = text.split_once('/') else { return text };
    let word = before.trim().trim_start_matches("Số").trim_start_matches("số").trim_start_matches(':');
    let room = word.trim().is_empty() || number::keeps_room(word);
    if !room || after.trim().is_empty() {
        return text;
    }
    taken.push(format!("{before}/").trim().to_string());
    after.trim().to_string()
}

impl Reader {
    /// A value of the head or foot; nothing where it is blank or refused.
    fn cleaned(&mut self, typed: &str, path: &KeyPath, place: Place, value: Form) -> Option<String> {
        if number::keeps_room(typed) || says_none(typed) || is_unfilled(typed) {
            self.no_text(path, place, typed);
            return None;
        }
        let mut taken = Vec::new();
        let mut text = without_marks(typed, &mut taken);
        match value {
            Form::Place => {
                let Some(place_alone) = without_day(&text, &mut taken) else {
                    let what = format!("'{}' có cả ngày tháng: '{}'", path.as_str(), shown(typed));
                    let advice = "chỉ ghi địa danh ở đây, như 'dia_danh: An Bình'; ngày tháng ghi ở 'ngay', như 'ngay: 5/3/2026'";
                    self.report(Diagnostic::of(&rules::GIATRI_09, what).at(place).advise(advice));
                    return None;
                };
                text = without_end(place_alone, ",;.:", &mut taken);
            }
            Form::Notation => text = without_end(without_number(text, &mut taken), ",;.:", &mut taken),
            Form::Body | Form::Post => text = without_end(text, ",;.:", &mut taken),
            Form::Filing => {}
            Form::Person => {
                let said = fold(&text);
                if text.starts_with(['(', '[']) || SIGNED.contains(&said.trim_matches('_')) {
                    let what = format!("'{}' phải là họ tên, ở đây là '{}'", path.as_str(), shown(typed));
                    let advice = "chỉ ghi họ tên người ký, như 'ho_ten: Nguyễn Văn An'; chỗ ký chương trình tự chừa";
                    self.report(Diagnostic::of(&rules::GIATRI_09, what).at(place).advise(advice));
                    return None;
                }
                text = without_end(text, ",;.:", &mut taken);
            }
        }
        if text.is_empty() {
            self.no_text(path, place, typed);
            return None;
        }
        if text != typed && !taken.is_empty() {
            self.taken_off(path, place, &taken, &text);
        }
        Some(text)
    }

    /// Refuses the parts of a document that are no text: `khong`, or nothing but dots.
    pub(super) fn refuse_empty_words(&mut self, fields: &Fields<'_>, keys: &[&str]) {
        for key in keys {
            let Some((node, path)) = fields.get(key) else { continue };
            let only = match &node.value {
                Value::List(list) if list.items.len() == 1 => &list.items[0],
                _ => node,
            };
            let Value::Scalar(scalar) = &only.value else { continue };
            if number::keeps_room(&scalar.text) || says_none(&scalar.text) || is_unfilled(&scalar.text) {
                self.no_text(&path, only.place, &scalar.text);
            }
        }
    }

    /// A value that is no text.
    fn no_text(&mut self, path: &KeyPath, place: Place, typed: &str) {
        let what = format!("'{}' chỉ ghi '{}', không có chữ để in", path.as_str(), shown(typed.trim()));
        let advice =
            "ghi giá trị thật; nếu văn bản không có phần này thì để trống khóa, không gõ 'không' hay dấu chừa chỗ";
        self.report(Diagnostic::of(&rules::GIATRI_09, what).at(place).advise(advice));
    }

    /// A line of the recipients without the form's own `Nơi nhận:`; nothing where the line is just that.
    pub(super) fn recipient_line(&mut self, mut entry: Entry) -> Option<Entry> {
        let bare = entry.text.trim_start_matches(|c: char| "*_-–— ".contains(c));
        let Some(rest) = bare.strip_prefix(HEADING).or_else(|| bare.strip_prefix(&HEADING.to_uppercase())) else {
            return Some(entry);
        };
        let behind = rest.trim_start_matches(|c: char| ":*_ ".contains(c)).to_string();
        if behind.len() == rest.len() && !rest.is_empty() {
            return Some(entry);
        }
        let what = format!("'{}' gõ thừa chữ '{HEADING}:', chữ này chương trình tự in", entry.path.as_str());
        let advice = "chỉ ghi tên các nơi nhận, mỗi nơi một dòng";
        self.report(Diagnostic::of(&rules::GIATRI_08, what).at(entry.place).advise(advice));
        entry.text = behind;
        (!entry.text.is_empty()).then_some(entry)
    }

    /// Notes what was left out of a value.
    pub(super) fn taken_off(&mut self, path: &KeyPath, place: Place, taken: &[String], text: &str) {
        let signs: Vec<String> = taken.iter().map(|sign| format!("'{sign}'")).collect();
        let what = format!("'{}' gõ thừa {}, chỉ in '{}'", path.as_str(), signs.join(", "), shown(text));
        let key = path.as_str().rsplit('.').next().unwrap_or_default().trim_start_matches("don_vi:");
        let advice = match key.contains('[') {
            true => format!("viết '{text}'"),
            false => format!("viết '{key}: {text}'"),
        };
        self.report(Diagnostic::of(&rules::GIATRI_08, what).at(place).advise(advice));
    }

    /// A value of the head or foot on one line.
    pub(super) fn form_at(&mut self, fields: &Fields<'_>, key: &str, value: Form) -> Option<String> {
        let (node, path) = fields.get(key)?;
        self.form(node, &path, value)
    }

    /// A value of the head or foot.
    pub(super) fn form(&mut self, node: &Node, path: &KeyPath, value: Form) -> Option<String> {
        let text = self.text(node, path)?;
        self.cleaned(&text, path, node.place, value)
    }

    /// The lines of a name.
    pub(super) fn form_lines_at(&mut self, fields: &Fields<'_>, key: &str, value: Form) -> Vec<String> {
        let Some((node, path)) = fields.get(key) else { return Vec::new() };
        let lines = self.names_at(fields, key);
        let places: Vec<Place> = match &node.value {
            Value::List(list) if list.items.len() == lines.len() => list.items.iter().map(|item| item.place).collect(),
            _ => vec![node.place; lines.len()],
        };
        let listed = matches!(node.value, Value::List(_));
        let at = |index: usize| if listed { path.index(index) } else { path.clone() };
        let lines = lines.into_iter().zip(places).enumerate();
        lines.filter_map(|(index, (text, place))| self.cleaned(&text, &at(index), place, value)).collect()
    }

    /// A value of the head or foot whose typed line ends are kept.
    pub(super) fn form_kept_at(&mut self, fields: &Fields<'_>, key: &str, value: Form) -> Option<String> {
        let (node, path) = fields.get(key)?;
        let text = self.plain_lines_at(fields, key)?;
        let lines: Vec<String> = text.lines().filter_map(|line| self.cleaned(line, &path, node.place, value)).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// `so`: the number alone; the notation has its own key, and the form the word before it.
    pub(super) fn number_of_issue(&mut self, fields: &Fields<'_>) -> Option<String> {
        let (node, path) = fields.get("so")?;
        let typed = self.text(node, &path)?;
        let mut taken = Vec::new();
        let mut text = without_marks(&typed, &mut taken);
        if let Some(rest) = ["Số", "số", "SỐ"].iter().find_map(|word| text.strip_prefix(word)) {
            taken.push(format!("{}{}", &text[..text.len() - rest.len()], if rest.starts_with(':') { ":" } else { "" }));
            text = rest.trim_start_matches(':').trim().to_string();
        }
        let text = without_end(text, ",;.:/", &mut taken);
        let number = match number::typed(&text) {
            Typed::Number => text,
            Typed::OfYear if path.as_str().starts_with("kem_theo") => text,
            Typed::Room => {
                let what = format!("'{}' chỉ có dấu chừa chỗ '{}', được coi là để trống", path.as_str(), shown(&typed));
                let advice = "để trống khóa này: chương trình tự chừa chỗ điền số";
                self.report(Diagnostic::of(&rules::GIATRI_08, what).at(node.place).advise(advice));
                return None;
            }
            _ if text.is_empty() => {
                let what = format!("'{}' chỉ ghi '{}', được coi là để trống", path.as_str(), shown(&typed));
                let advice = "để trống khóa này: chữ 'Số:' và chỗ điền số chương trình tự in";
                self.report(Diagnostic::of(&rules::GIATRI_08, what).at(node.place).advise(advice));
                return None;
            }
            kind => {
                self.report(number_fault(&typed, &text, kind, &path).at(node.place));
                // What there is of it still stands in the file.
                return Some(text);
            }
        };
        if !taken.is_empty() {
            self.taken_off(&path, node.place, &taken, &number);
        }
        Some(number)
    }
}

/// A number that is none.
fn number_fault(typed: &str, text: &str, kind: Typed, path: &KeyPath) -> Diagnostic {
    let (what, advice) = match (kind, text.split_once('/')) {
        (Typed::WithNotation | Typed::OfYear, Some((number, notation))) => (
            format!("'{}' có cả ký hiệu: '{}'", path.as_str(), shown(typed)),
            match number::keeps_room(number) || number.trim().is_empty() {
                true => format!("để trống 'so' (chương trình tự chừa chỗ), và ghi 'ky_hieu: {}'", notation.trim()),
                false => format!("tách làm hai khóa: 'so: {}' và 'ky_hieu: {}'", number.trim(), notation.trim()),
            },
        ),
        _ => (
            format!("'{}' phải là số hoặc để trống, ở đây là '{}'", path.as_str(), shown(typed)),
            "ghi số từ 1 trở lên bằng chữ số, như 15; chưa có số thì để trống, chương trình tự chừa chỗ".to_string(),
        ),
    };
    Diagnostic::of(&rules::GIATRI_07, what).advise(advice)
}
