//! What Tera says, as diagnostics: the template's file and line, a Vietnamese sentence, and Tera's own words where there
//! is no better translation.

use tera::ErrorKind;

use super::scan::{Scan, source_column};
use crate::diag::{Diagnostic, Place, Rule, rules};
use crate::markup::TemplateFile;
use crate::text::near::nearest;

/// What is needed to find the place of an error.
pub(super) struct Errors<'a> {
    pub files: &'a [TemplateFile],
    pub scans: &'a [Scan],
}

impl Errors<'_> {
    /// The diagnostics of an error; some of Tera's errors hold several.
    pub(super) fn diagnostics(&self, rule: &'static Rule, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let place = self.place(report.filename(), span.start_line as u32, span.start_col as u32);
                vec![self.translate(rule, report.message()).at(place)]
            }
            ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => {
                let what = format!("các tệp mẫu gọi nhau thành vòng, bắt đầu từ '{tpl}'");
                vec![Diagnostic::of(rule, what).at(self.place(tpl, 0, 0)).advise("bỏ một lời gọi trong vòng đó")]
            }
            ErrorKind::MissingParent { current, parent } => {
                vec![self.no_template(parent).at(self.place(current, 0, 0))]
            }
            ErrorKind::TemplateNotFound(name) => vec![self.no_template(name)],
            ErrorKind::Msg(message) => message.split("\n\n").map(|part| self.part(rule, part)).collect(),
            other => vec![self.translate(rule, &other.to_string())],
        }
    }

    /// There is no such template.
    pub(super) fn no_template(&self, name: &str) -> Diagnostic {
        let advice = match nearest(name, self.files.iter().map(|f| f.name.as_str())) {
            Some(near) => format!("có lẽ là '{near}'"),
            None => "kiểm tra tên tệp trong thư mục mẫu".to_string(),
        };
        Diagnostic::of(&rules::MAU_13, format!("không có tệp mẫu '{name}'")).advise(advice)
    }

    /// One of the errors that Tera joins into a text: `error: …` and `--> file:line:column`.
    fn part(&self, rule: &'static Rule, part: &str) -> Diagnostic {
        let mut lines = part.lines();
        let message = lines.next().unwrap_or_default();
        let place = lines.next().and_then(|l| l.trim_start().strip_prefix("--> ")).and_then(|at| {
            let mut fields = at.rsplitn(3, ':');
            let column: u32 = fields.next()?.parse().ok()?;
            let line: u32 = fields.next()?.parse().ok()?;
            self.place(fields.next()?, line, column.saturating_sub(1))
        });
        self.translate(rule, message.strip_prefix("error: ").unwrap_or(message)).at(place)
    }

    /// The place of a line (0 = the whole file) and a column (from 0) of the loaded text.
    fn place(&self, name: &str, line: u32, column: u32) -> Option<Place> {
        let index = self.files.iter().position(|f| f.name == name)?;
        let file = self.files[index].file;
        if line == 0 {
            return Some(Place::file(file));
        }
        Some(Place::new(file, line, source_column(&self.scans[index].inserted, line, column) + 1))
    }

    /// A sentence of Tera in Vietnamese.
    fn translate(&self, rule: &'static Rule, message: &str) -> Diagnostic {
        let named = message.split('`').nth(1).unwrap_or_default();
        let known = message.split_once("Available").and_then(|(_, rest)| rest.split_once(": ")).map(|(_, list)| list);
        if message.starts_with("Unknown template") {
            return self.no_template(named);
        }
        let unknown = [
            ("Unknown filter", "bộ lọc"),
            ("Unknown function", "hàm"),
            ("Unknown test", "phép thử"),
            ("Unknown component", "thành phần"),
        ];
        if let Some((_, kind)) = unknown.iter().find(|(start, _)| message.starts_with(start)) {
            let advice = "xem những gì dùng được trong templates/README.md";
            return Diagnostic::of(rule, format!("không có {kind} '{named}'")).advise(advice);
        }
        if message.starts_with("Variable `") || message.starts_with("Field `") {
            let names: Vec<&str> = known.unwrap_or_default().split(", ").filter(|n| !n.is_empty()).collect();
            let advice = match nearest(named, names.iter().copied()) {
                Some(near) => format!("có lẽ là '{near}'"),
                None if names.is_empty() => "in các giá trị mẫu dùng được bằng '--emit view'".to_string(),
                None => format!("ở đây có: {}", names.join(", ")),
            };
            return Diagnostic::of(rule, format!("không có giá trị '{named}'")).advise(advice);
        }
        let advice = "sửa dòng này của mẫu; cú pháp ở templates/README.md, các giá trị in ra bằng '--emit view'";
        Diagnostic::of(rule, format!("mẫu có lỗi: {message}")).advise(advice)
    }
}
