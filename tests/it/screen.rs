//! The pages of the screen and those of the PDF: the same text in the same order, for every sample, and the same files.

use std::fs;
use std::path::Path;

use kehoach::Engine;
use lopdf::Document;
use serde_json::{Value, json};

use crate::support::{sample, samples};

/// Head and files of an answer.
pub(crate) fn ask(engine: &Engine, request: &Value) -> (Value, Vec<(String, Vec<u8>)>) {
    let answer = engine.answer(request.to_string().as_bytes());
    let mut at = 4 + u32::from_le_bytes(answer[..4].try_into().unwrap()) as usize;
    let head: Value = serde_json::from_slice(&answer[4..at]).unwrap();
    let mut files = Vec::new();
    for file in head["tep"].as_array().unwrap() {
        let size = file[1].as_u64().unwrap() as usize;
        files.push((file[0].as_str().unwrap().to_string(), answer[at..at + size].to_vec()));
        at += size;
    }
    assert_eq!(at, answer.len());
    (head, files)
}

/// A sample's request, with all that stands beside it.
fn request(path: &Path) -> Value {
    let folder = path.parent().unwrap();
    let mut files = serde_json::Map::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let bytes = fs::read(entry.path()).unwrap();
        let file = match String::from_utf8(bytes) {
            Ok(text) => json!(text),
            Err(bytes) => json!({"base64": base64(bytes.as_bytes())}),
        };
        files.insert(entry.file_name().to_string_lossy().into_owned(), file);
    }
    let plan = fs::read_to_string(path).unwrap();
    // A profile of another folder is brought along by its name.
    let profile = plan.lines().find_map(|line| line.strip_prefix("don_vi:")?.trim().split(' ').next());
    if let Some(profile) = profile.map(|name| folder.join(name)) {
        let called = profile.file_name().unwrap().to_string_lossy().into_owned();
        files.insert(called, json!(fs::read_to_string(profile).unwrap()));
    }
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    json!({"viec": "trang", "ke_hoach": plan, "ten": name, "tep": files})
}

/// Six bits a letter.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let three = |three: &[u8]| {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let letter = |place: usize| match place <= three.len() {
            true => char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]),
            false => '=',
        };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(3).map(three).collect()
}

/// The letters of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The letters between the tags of an image.
fn shown(svg: &str) -> String {
    let pieces = svg.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    let text: String = pieces.collect();
    letters(&text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

#[test]
fn the_screen_says_what_the_pdf_says() {
    let engine = Engine::default();
    let mut compared = 0;
    for path in samples() {
        let mut request = request(&path);
        let (head, _) = ask(&engine, &request);
        let pages: Vec<String> =
            head["trang"].as_array().unwrap().iter().map(|page| shown(page.as_str().unwrap())).collect();
        request["viec"] = json!("ve");
        let (head, files) = ask(&engine, &request);
        let made = sample(&path);
        let files: Vec<Vec<u8>> = files.into_iter().map(|(_, bytes)| bytes).collect();
        assert!(made.docx.as_ref() == files.first() && made.pdf.as_ref() == files.get(1), "{}: {head}", path.display());
        let pdf = Document::load_mem(&files[1]).unwrap();
        assert_eq!(pages.len(), pdf.get_pages().len(), "{}", path.display());
        for (number, page) in (1..).zip(&pages) {
            assert_eq!(*page, letters(&pdf.extract_text(&[number]).unwrap()), "{}: {number}", path.display());
            compared += page.chars().count();
        }
    }
    assert!(compared > 40_000, "{compared}");
}

#[test]
fn a_field_typed_into_leaves_every_other_line_of_every_sample() {
    let engine = Engine::default();
    for path in samples() {
        let mut request = request(&path);
        request["viec"] = json!("doc");
        let (head, _) = ask(&engine, &request);
        assert_eq!(head["ke_hoach"], request["ke_hoach"]);
        let entries = head["muc"].as_object().unwrap();
        assert!(!entries.is_empty(), "{}", path.display());
        request["viec"] = json!("sua");
        // Each entry is given the value that it has: then the file may change in how it writes that entry, nowhere else.
        for (key, entry) in entries {
            request["sua"] = json!([{"khoa": key, "gia_tri": entry["gia_tri"]}]);
            let (head, _) = ask(&engine, &request);
            if head["loi"].is_string() {
                // What cannot be put back in place is refused, never spoilt.
                continue;
            }
            let (before, after) = (request["ke_hoach"].as_str().unwrap(), head["ke_hoach"].as_str().unwrap());
            let own = entry["nguon"].as_str().unwrap();
            let at = before.find(own).unwrap();
            assert!(after.starts_with(&before[..at]), "{}: {key}", path.display());
            assert!(after.ends_with(&before[at + own.len()..]), "{}: {key}", path.display());
        }
    }
}
