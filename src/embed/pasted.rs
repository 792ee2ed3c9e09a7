//! What a pasted text holds besides the part that it was pasted into: a line with number and notation, bases with the
//! sentence behind them, recipients with the signer, a whole document.
//!
//! The text stands where its part stands in a plan that is known (`khung-chu.tsv`), and the whole is read as an old file is.
//! What is then said otherwise than in that plan is the text's. So no word of a document is known here.

use std::iter::once;

use serde_json::{Map, Value, json};

use super::entries;
use super::request::Request;
use crate::facade::{self, Import, ImportFrom};
use crate::font::FontSet;
use crate::pipeline::Input;
use crate::world::Memory;

/// The plan that stands round a pasted text.
const FRAME: &str = include_str!("khung-chu.tsv");
/// Where the text stands in its part.
const HERE: &str = "{}";
/// What only says how an old file was written.
const AS_WRITTEN: &str = "nguyen_van";
/// What a whole document has at least.
const WHOLE: [&str; 2] = ["trich_yeu", "noi_dung"];

/// A part of the frame: its keys, its own words, and how a text stands in their place.
#[derive(Clone, Copy, Debug)]
struct Part {
    keys: &'static str,
    own: &'static str,
    pasted: &'static str,
}

impl Part {
    fn has(&self, key: &str) -> bool {
        self.keys.split(',').any(|own| own == key)
    }
}

/// The parts of a document that a pasted text holds, by their keys: `{"chia": {…}}`, empty where nothing can be told.
pub(super) fn parts(request: &Request, fonts: &FontSet) -> Value {
    let text = request.doan.trim();
    let key = request.khoa.split(['.', '[']).next().unwrap_or_default();
    let read = |text: &str| said(text, fonts);
    // A whole document needs no frame.
    if let Some(whole) = read(text).filter(|said| WHOLE.iter().all(|key| said.contains_key(*key))) {
        return json!({"chia": told(whole)});
    }
    let frame = frame();
    let Some(usual) = read(&joined(&frame, None)) else { return json!({"chia": {}}) };
    let places = frame.iter().enumerate().filter(|(_, part)| part.has(key));
    for (at, part) in places {
        // A text that goes on to the signer has what follows in it.
        let to_the_end = read(&joined(frame.get(..=at).unwrap_or_default(), Some((at, text))));
        let to_the_end = to_the_end.filter(|said| said.contains_key("ky") && !part.has("ky"));
        let Some(said) = to_the_end.or_else(|| read(&joined(&frame, Some((at, text))))) else { continue };
        let mut own: Map<String, Value> =
            said.into_iter().filter(|(key, value)| usual.get(key) != Some(value)).collect();
        // A text that is not what its field is for changes how the others are read.
        let before = |other: &String| other.as_str() != key && frame.iter().take(at).any(|part| part.has(other));
        if !own.contains_key(key) || own.keys().any(before) {
            continue;
        }
        if part.own.is_empty() {
            let Some(annex) = own.get(key).and_then(|read| annex(read, part.pasted)) else { continue };
            own = once((key.to_string(), annex)).collect();
        }
        return json!({"chia": told(own)});
    }
    json!({"chia": {}})
}

/// An annex without its label and the line that says what it belongs to, which are printed anyway, and without what stands
/// in for its text; nothing where no title was read.
fn annex(read: &Value, pasted: &str) -> Option<Value> {
    let stand_in = pasted.split_once(HERE).map_or("", |(_, behind)| behind).trim_start_matches('¶');
    let text = read.get("noi_dung").and_then(Value::as_str).unwrap_or_default();
    let text = text.trim_end().strip_suffix(stand_in).unwrap_or(text).trim();
    let mut annex = json!({"tieu_de": read.get("tieu_de")?});
    if !text.is_empty() {
        annex["noi_dung"] = json!(text);
    }
    Some(annex)
}

/// Without what is none of the text's, and signers by their posts.
fn told(said: Map<String, Value>) -> Map<String, Value> {
    let mut said = said;
    said.remove(AS_WRITTEN);
    let signers = said.get_mut("ky").map(|ky| match ky {
        Value::Array(list) => list.iter_mut().collect(),
        other => vec![other],
    });
    for signer in signers.into_iter().flatten().filter_map(Value::as_object_mut) {
        if let Some(lines) = signer.remove(AS_WRITTEN) {
            signer.entry("chuc_vu").or_insert(lines);
        }
    }
    said
}

/// The parts of the frame.
fn frame() -> Vec<Part> {
    let lines = FRAME.lines().filter(|line| !line.starts_with('#'));
    let part = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Part { keys: next(), own: next(), pasted: next() }
    };
    lines.map(part).collect()
}

/// The frame as a text; `pasted`: in place of which part a text stands.
fn joined(frame: &[Part], pasted: Option<(usize, &str)>) -> String {
    let one = |(at, part): (usize, &Part)| match pasted {
        Some((own, text)) if own == at => part.pasted.replace('¶', "\n").replace(HERE, text),
        _ => part.own.replace('¶', "\n"),
    };
    let texts = frame.iter().enumerate().map(one).filter(|text| !text.is_empty());
    texts.flat_map(|text| once(text).chain(once("\n\n".to_string()))).collect()
}

/// What a text says, read as an old file.
fn said(text: &str, fonts: &FontSet) -> Option<Map<String, Value>> {
    let asked =
        Import { file: Input::new("dan.txt".to_string(), text.as_bytes()), from: ImportFrom::Auto, charset: None };
    let (made, _) = facade::import(&asked, fonts, &Memory::default()).ok()?;
    let mut read = entries::read(&made.plan);
    let Value::Object(entries) = read["muc"].take() else { return None };
    Some(entries.into_iter().map(|(key, mut entry)| (key, entry["gia_tri"].take())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text pasted into a key.
    fn pasted(key: &str, text: &str) -> Value {
        let request = json!({"viec": "chia", "khoa": key, "doan": text});
        let mut told = parts(&serde_json::from_value(request).unwrap(), &FontSet::embedded());
        told["chia"].take()
    }

    #[test]
    fn lines_of_the_head_are_cut_into_their_parts() {
        assert_eq!(pasted("so", "Số:     /KH-UBND"), json!({"so": null, "ky_hieu": "KH-UBND"}));
        assert_eq!(pasted("ky_hieu", "Số: 45/KH-UBND"), json!({"so": "45", "ky_hieu": "KH-UBND"}));
        let day = pasted("dia_danh", "Phú Lâm, ngày    tháng 6 năm 2027");
        assert_eq!(day, json!({"dia_danh": "Phú Lâm", "ngay": {"ngay": null, "thang": "6", "nam": "2027"}}));
        for (key, text) in
            [("ky_hieu", "KH-UBND"), ("so", "12"), ("luu", "VT, VP"), ("noi_nhan", "UBND huyện\nUBND các xã")]
        {
            assert_eq!(pasted(key, text), json!({}), "{key}");
        }
        assert_eq!(pasted("trich_yeu", "Tổ chức hè năm 2027"), json!({"trich_yeu": "Tổ chức hè năm 2027"}));
    }

    #[test]
    fn bases_bring_their_sentence_and_recipients_the_signer() {
        let bases = "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;\nThực hiện Công văn số 12/SNV ngày 03/02/2027 của Sở Nội vụ,\nỦy ban nhân dân xã ban hành Kế hoạch hè năm 2027 như sau:";
        let told = pasted("can_cu", bases);
        assert_eq!(told["can_cu"].as_array().unwrap().len(), 2, "{told}");
        assert!(told["mo_dau"].as_str().unwrap().starts_with("Ủy ban nhân dân xã"), "{told}");
        let foot = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT, VH.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Văn Bình";
        let told = pasted("noi_nhan", foot);
        assert_eq!(told["luu"], json!(["VT", "VH"]), "{told}");
        assert_eq!(told["ky"], json!({"chuc_vu": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "ho_ten": "Trần Văn Bình"}));
        assert!(told.get("noi_dung").is_none() && told.get(AS_WRITTEN).is_none(), "{told}");
    }

    #[test]
    fn the_title_of_an_annex_leaves_its_label_and_its_line() {
        let title = "PHỤ LỤC\nDANH SÁCH LỚP TẬP HUẤN\n(Kèm theo Kế hoạch số    /KH-UBND ngày    /6/2027 của UBND xã)";
        let told = pasted("phu_luc.tieu_de", title);
        assert_eq!(told, json!({"phu_luc": {"tieu_de": "DANH SÁCH LỚP TẬP HUẤN"}}));
        assert_eq!(pasted("do_khan", "Hỏa tốc"), json!({}));
    }
}
