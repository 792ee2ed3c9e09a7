//! What was added to a PDF after it was made.
//!
//! That the original is the beginning of the file proves nothing about what a viewer shows: an update may replace any
//! object. So what the pages show is compared, object by object; signatures and filled blanks are allowed and told.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::unreadable;
use super::parts::{Part, parts, same};
use super::pdf::{Dict, Fault, File, Value, View};
use crate::diag::{Diagnostic, Few, Rule, in_a_row, rules, shown};

/// Keys of the catalog that signing and time-stamping add or change.
const ALLOWED_IN_CATALOG: [&str; 6] = ["AcroForm", "DSS", "Extensions", "Version", "Perms", "Metadata"];

/// Most signed fields that a note names.
const MOST_SIGNED: usize = 20;

/// What was found: notes on what is allowed, errors on what is not.
///
/// `original` is the file as it was made; `bytes` begin with it.
pub(crate) fn examine(original: &[u8], bytes: &[u8]) -> Few {
    let mut found = Findings::default();
    if let Err(fault) = found.compare(original, bytes) {
        found.0.push(unreadable(fault));
    }
    found.0
}

#[derive(Default)]
struct Findings(Few);

impl Findings {
    fn compare(&mut self, original: &[u8], bytes: &[u8]) -> Result<(), Fault> {
        let (before, after) = (File::read(original)?, File::read(bytes)?);
        let first = &after.revisions()[0];
        if first.xref != before.revisions()[0].xref || first.end != Some(original.len()) {
            self.error(
                &rules::KIEM_10,
                "phần bổ sung không nối tiếp bản gốc: trình xem có thể hiện nội dung khác bản gốc",
            );
            return Ok(());
        }
        let (then, now) = (before.now(), after.now());
        let changed: BTreeSet<u32> = after.revisions()[1..].iter().flat_map(|r| r.objects()).collect();
        self.catalog(&then.catalog()?, &now.catalog()?);
        self.pages(then, now)?;
        self.objects(then, now, &changed)?;
        self.annotations(then, now)?;
        self.fields(then, now)
    }

    fn error(&mut self, rule: &'static Rule, what: impl Into<String>) {
        let advice = "không dùng tệp này thay bản gốc; đối chiếu với bản lưu của cơ quan ban hành";
        self.0.push(Diagnostic::of(rule, what).advise(advice));
    }

    fn note(&mut self, what: impl Into<String>) {
        self.0.push(Diagnostic::of(&rules::KIEM_20, what));
    }

    fn catalog(&mut self, then: &Dict, now: &Dict) {
        let (then, now) = (index(then), index(now));
        for key in then.keys().chain(now.keys().filter(|key| !then.contains_key(*key))) {
            let allowed = ALLOWED_IN_CATALOG.iter().any(|allowed| allowed.as_bytes() == *key);
            if !allowed && then.get(key) != now.get(key) {
                let key = shown(&String::from_utf8_lossy(key));
                self.error(&rules::KIEM_11, format!("bản cập nhật thay khai báo chung của tệp (/{key})"));
            }
        }
    }

    /// The same pages with the same entries, but for their annotations.
    fn pages(&mut self, then: View<'_, '_>, now: View<'_, '_>) -> Result<(), Fault> {
        let (pages, pages_now) = (then.pages()?, now.pages()?);
        if pages != pages_now {
            self.error(&rules::KIEM_12, "bản cập nhật thêm, bớt hoặc đổi thứ tự các trang");
        }
        for (index, (old, new)) in pages.iter().zip(&pages_now).enumerate() {
            let without = |view: View<'_, '_>, number: u32| -> Result<BTreeMap<Vec<u8>, Value>, Fault> {
                let page = view.object(number)?.dict().cloned().unwrap_or_default();
                Ok(page.0.into_iter().filter(|(key, _)| key != b"Annots").collect())
            };
            if without(then, *old)? != without(now, *new)? {
                self.error(&rules::KIEM_13, format!("nội dung trang {} bị thay trong bản cập nhật", index + 1));
            }
        }
        Ok(())
    }

    /// Objects of the original that an update defines anew.
    fn objects(&mut self, then: View<'_, '_>, now: View<'_, '_>, changed: &BTreeSet<u32>) -> Result<(), Fault> {
        let mut touched: BTreeSet<Part> = BTreeSet::new();
        for (number, part) in parts(then)? {
            if changed.contains(&number) && !same((then, &then.object(number)?), (now, &now.object(number)?)) {
                touched.insert(part);
            }
        }
        for part in touched {
            match part {
                Part::PageContent(page) => {
                    self.error(&rules::KIEM_13, format!("nội dung trang {} bị thay trong bản cập nhật", page + 1));
                }
                Part::Pictures | Part::Resources | Part::PageTree | Part::Source | Part::Other => {
                    self.error(&rules::KIEM_14, format!("bản cập nhật thay {}", part.called()));
                }
                Part::Metadata | Part::Structure | Part::Outline => {
                    self.note(format!("bản cập nhật có thay {}", part.called()));
                }
                // Looked at by themselves.
                Part::Page(_) | Part::Form | Part::Catalog => {}
            }
        }
        Ok(())
    }

    /// What lies on the pages: new signature fields are told, anything else may hide the text.
    fn annotations(&mut self, then: View<'_, '_>, now: View<'_, '_>) -> Result<(), Fault> {
        for (index, (old, new)) in then.pages()?.into_iter().zip(now.pages()?).enumerate() {
            let list = |view: View<'_, '_>, page: u32| -> Result<Vec<Value>, Fault> {
                view.array(view.object(page)?.dict().unwrap_or(&Dict::default()), "Annots")
            };
            let (old, new) = (list(then, old)?, list(now, new)?);
            // All annotations of ours are objects of their own.
            let (known, there) = (places(&old), places(&new));
            if !known.is_subset(&there) {
                self.error(&rules::KIEM_15, format!("bản cập nhật bỏ ô ký hoặc ô điền ở trang {}", index + 1));
            }
            for annotation in &new {
                let entry = now.resolve(annotation)?.dict().cloned().unwrap_or_default();
                if entry.get("AA").is_some() || entry.name("Subtype") == Some(b"Widget") && entry.get("A").is_some() {
                    self.error(
                        &rules::KIEM_16,
                        format!("bản cập nhật gắn một hành động tự chạy vào trang {}", index + 1),
                    );
                }
                if annotation.place().is_some_and(|place| known.contains(&place)) {
                    let before = then.resolve(annotation)?.dict().cloned().unwrap_or_default();
                    if ["Rect", "Subtype"].iter().any(|key| before.get(key) != entry.get(key)) {
                        self.error(&rules::KIEM_15, format!("bản cập nhật dời ô ký hoặc ô điền ở trang {}", index + 1));
                    }
                } else if entry.name("Subtype") == Some(b"Widget")
                    && field_type(now, &entry)?.as_deref() == Some(b"Sig")
                {
                    if !is_invisible(now, &entry)? {
                        self.note(format!(
                            "có thêm ô chữ ký ngoài mẫu ở trang {}: xem ô này có che chữ không",
                            index + 1
                        ));
                    }
                } else if !is_harmless(&entry) {
                    let kind = shown(&String::from_utf8_lossy(entry.name("Subtype").unwrap_or_default()));
                    let what = format!(
                        "bản cập nhật đặt thêm chú thích ({kind}) lên trang {}, có thể che nội dung",
                        index + 1
                    );
                    self.error(&rules::KIEM_16, what);
                }
            }
        }
        Ok(())
    }

    /// Fields that were filled.
    fn fields(&mut self, then: View<'_, '_>, now: View<'_, '_>) -> Result<(), Fault> {
        if now.dict(&now.catalog()?, "AcroForm")?.get("XFA").is_some() {
            self.error(&rules::KIEM_16, "bản cập nhật đặt một biểu mẫu XFA lên tệp, có thể che nội dung");
        }
        let before: BTreeMap<u32, Dict> =
            then.fields()?.into_iter().map(|(number, _, field)| (number, field)).collect();
        let mut signed = Vec::new();
        for (number, name, field) in now.fields()? {
            let value = now.get(&field, "V")?;
            let old = before.get(&number).map_or(Ok(Value::Null), |field| then.get(field, "V"))?;
            if value == Value::Null || value == old {
                continue;
            }
            match field_type(now, &field)?.as_deref() {
                Some(b"Sig") => signed.push(name),
                _ => {
                    let value = shown(&value.decoded_text().unwrap_or_default());
                    self.note(format!("đã điền thêm: {} = {value}", shown(&name)));
                }
            }
        }
        if !signed.is_empty() {
            self.note(format!(
                "đã ký sau khi tạo: {}; dùng phần mềm ký số để kiểm tra chữ ký",
                in_a_row(&signed, MOST_SIGNED)
            ));
        }
        Ok(())
    }
}

/// The keys of a dictionary, for many questions.
fn index(dict: &Dict) -> BTreeMap<&[u8], &Value> {
    dict.0.iter().map(|(key, value)| (key.as_slice(), value)).collect()
}

/// Where the objects stand that a list refers to.
fn places(list: &[Value]) -> BTreeSet<(u32, u16)> {
    list.iter().filter_map(Value::place).collect()
}

/// The type of a field, which its parent may state.
fn field_type(view: View<'_, '_>, field: &Dict) -> Result<Option<Vec<u8>>, Fault> {
    let mut field = field.clone();
    for _ in 0..8 {
        if let Some(name) = view.get(&field, "FT")?.name() {
            return Ok(Some(name.to_vec()));
        }
        match view.get(&field, "Parent")? {
            Value::Dict(parent) => field = parent,
            _ => break,
        }
    }
    Ok(None)
}

/// Whether an annotation has no area.
fn is_invisible(view: View<'_, '_>, entry: &Dict) -> Result<bool, Fault> {
    let corners: Vec<f64> = view
        .array(entry, "Rect")?
        .iter()
        .filter_map(|v| match v {
            Value::Int(int) => Some(*int as f64),
            Value::Real(real) => Some(*real),
            _ => None,
        })
        .collect();
    Ok(matches!(corners[..], [a, b, c, d] if a == c || b == d))
}

/// Annotations that draw nothing on the page.
fn is_harmless(entry: &Dict) -> bool {
    entry.name("Subtype") == Some(b"Link") && entry.get("AP").is_none() && entry.get("Border").is_some()
}
