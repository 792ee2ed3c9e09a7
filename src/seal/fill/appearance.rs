//! What a filled blank draws: its text in the middle of its place, on the line of the text around it.

use std::collections::BTreeMap;

use super::letters::{Letters, number};
use super::pdf::{Blank, Refusal, refuse};
use super::update::Update;
use crate::diag::{rules, shown};
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Most fonts that blanks are written with.
const MAX_FONTS: usize = 20;

/// What all blanks of a file are written with, looked up once.
pub(super) struct Pen<'f, 'a> {
    view: View<'f, 'a>,
    /// How blanks are written that do not say it themselves.
    usual: Option<Written>,
    /// Fonts that are objects of their own, as all of ours are: only a reference goes into each appearance.
    fonts: BTreeMap<Vec<u8>, Value>,
    /// The fonts that were read.
    letters: BTreeMap<Vec<u8>, Letters>,
}

/// A font as blanks name it, and the size they are written in.
#[derive(Clone)]
struct Written {
    font: Vec<u8>,
    size: f64,
}

impl<'f, 'a> Pen<'f, 'a> {
    /// For the form of a file.
    ///
    /// # Errors
    /// As the reader says.
    pub(super) fn of(view: View<'f, 'a>) -> Result<Pen<'f, 'a>, Fault> {
        let form = view.dict(&view.catalog()?, "AcroForm")?;
        let fonts = view.dict(&view.dict(&form, "DR")?, "Font")?;
        let fonts = fonts.0.into_iter().filter(|(_, font)| font.reference().is_some()).collect();
        let usual = view.get(&form, "DA")?.text().and_then(face_and_size);
        Ok(Pen { view, usual, fonts, letters: BTreeMap::new() })
    }

    /// Gives a blank its text and an appearance that draws it.
    ///
    /// # Errors
    /// When the blank may not be filled, its font is not known, or the text does not fit.
    pub(super) fn fill(&mut self, blank: &Blank<'_>, text: &str, update: &mut Update<'_, '_>) -> Result<(), Refusal> {
        let read_only = self.view.get(blank.dict, "Ff")?.int().unwrap_or(0) & 1 == 1;
        if read_only {
            return refuse(
                &rules::BANHANH_12,
                format!("ô '{}' đã bị khóa, không điền được", shown(blank.name)),
                "lấy lại bản mà ô này chưa bị khóa",
            );
        }
        let written = self.written(blank)?;
        let corners: Vec<f64> = self.view.array(blank.dict, "Rect")?.iter().filter_map(number).collect();
        let (Some(written), [left, bottom, right, top]) = (written, &corners[..]) else { return foreign(blank) };
        let (width, height) = ((right - left).abs(), (top - bottom).abs());
        let (Some(letters), Some(font)) = (self.letters.get(&written.font), self.fonts.get(&written.font)) else {
            return foreign(blank);
        };
        let Some(codes) = letters.encode(text) else {
            return refuse(
                &rules::BANHANH_14,
                format!("phông chữ trong tệp không có đủ chữ để ghi '{text}' vào ô '{}'", shown(blank.name)),
                "sau số chỉ dùng chữ cái không dấu, như 05a",
            );
        };
        let taken = letters.width(&codes) * written.size / 1000.0;
        // A hair more than the place is rounding.
        if taken > width + 0.5 {
            return refuse(
                &rules::BANHANH_14,
                format!("'{text}' dài hơn chỗ để trống trong văn bản"),
                "ghi số ngắn hơn; nếu chưa ai ký, chạy 'kehoach issue' với tệp .yaml",
            );
        }
        let (x, y) = ((width - taken).max(0.0) / 2.0, height * letters.below());
        let codes: String = codes.iter().map(|code| format!("{code:04X}")).collect();
        let (resource, size) = (String::from_utf8_lossy(&written.font), written.size);
        let content =
            format!("/Tx BMC\nq\nBT\n0 g\n/{resource} {size} Tf\n1 0 0 1 {x:.3} {y:.3} Tm\n<{codes}> Tj\nET\nQ\nEMC\n");
        let appearance = update.add_stream(
            dict([
                ("Type", name("XObject")),
                ("Subtype", name("Form")),
                ("BBox", Value::Array([0.0, 0.0, round(width), round(height)].map(Value::Real).to_vec())),
                ("Resources", Value::Dict(dict([("Font", Value::Dict(dict([(&resource, font.clone())])))]))),
            ]),
            content.as_bytes(),
        )?;
        let mut field = blank.dict.clone();
        field.0.retain(|(key, _)| key != b"V" && key != b"AP");
        field.0.push((b"V".to_vec(), Value::Text(text.as_bytes().to_vec())));
        field.0.push((b"AP".to_vec(), Value::Dict(dict([("N", Value::Ref(appearance, 0))]))));
        update.replace(blank.object, field);
        Ok(())
    }

    /// With what a blank is written, its font read; nothing where the file does not say enough about it.
    fn written(&mut self, blank: &Blank<'_>) -> Result<Option<Written>, Fault> {
        let written = match self.view.get(blank.dict, "DA")? {
            Value::Null => self.usual.clone(),
            look => look.text().and_then(face_and_size),
        };
        let Some(written) = written else { return Ok(None) };
        let Some(font) = self.fonts.get(&written.font) else { return Ok(None) };
        if !self.letters.contains_key(&written.font) && self.letters.len() < MAX_FONTS {
            let resolved = self.view.resolve(font)?;
            let letters = resolved.dict().map(|font| Letters::read(&self.view, font)).transpose()?.flatten();
            self.letters.extend(letters.map(|letters| (written.font.clone(), letters)));
        }
        Ok(Some(written))
    }
}

fn foreign<T>(blank: &Blank<'_>) -> Result<T, Refusal> {
    refuse(
        &rules::BANHANH_14,
        format!("ô '{}' thiếu thông tin về phông chữ", shown(blank.name)),
        "dùng tệp PDF do chương trình này tạo, chưa qua chương trình khác ngoài chương trình ký số",
    )
}

/// Font and size of `/F0 13 Tf 0 g`.
fn face_and_size(look: &[u8]) -> Option<Written> {
    let mut found = None;
    super::operators::each(look, |word, operands| {
        if let (b"Tf", [Value::Name(font), size]) = (word, operands) {
            found = number(size)
                .filter(|size| (1.0..=100.0).contains(size))
                .map(|size| Written { font: font.clone(), size });
        }
    });
    // The name is written into a content stream as it is.
    found.filter(|written: &Written| !written.font.is_empty() && written.font.iter().all(u8::is_ascii_alphanumeric))
}

fn round(points: f64) -> f64 {
    (points * 1000.0).round() / 1000.0
}

fn name(name: &str) -> Value {
    Value::Name(name.as_bytes().to_vec())
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    Dict(entries.map(|(key, value)| (key.as_bytes().to_vec(), value)).to_vec())
}
