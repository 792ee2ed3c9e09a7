//! How many of the symbols of real documents are read as citations. The documents are not part of the project: they are
//! looked for beside it.

use std::path::PathBuf;

use super::{Named, all, law};
use crate::lint::grammar::scan::Words;

/// Every stretch between blanks that has a digit, a slash and two capitals next to each other: what any reader takes for a
/// symbol, found in another way than the grammar does.
fn like_symbols(line: &str) -> Vec<&str> {
    let edge = |c: char| !c.is_alphanumeric();
    let words = line.split_whitespace().map(|word| word.trim_matches(edge));
    words
        .filter(|word| {
            let capitals = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_uppercase() && b.is_uppercase());
            // `01:2019/BCT` and `01.6/GĐN` are of standards and minutes, not of documents.
            let number = word.split(['/', '-']).next().unwrap_or_default();
            let numbered =
                number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(char::is_alphanumeric);
            numbered && word.contains('/') && capitals
        })
        .collect()
}

/// The lines of a text, those put together that were only wrapped.
fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match out.last_mut().filter(|_| open && !line.trim().is_empty()) {
            Some(last) => *last = format!("{last} {}", line.trim_start()),
            None => out.push(line.to_string()),
        }
        open = line.len() > 60 && !line.trim_end().ends_with(['.', ';', ':', ',']);
    }
    out
}

#[test]
fn symbols_of_real_documents_are_read() {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("KEHOACH_SHARED").map_or(beside, PathBuf::from).join("plans");
    let Ok(folder) = std::fs::read_dir(&root) else {
        println!("không có ../shared/plans: bỏ qua");
        return;
    };
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let (mut seen, mut missed, mut cited, mut typed, mut dated, mut issued, mut laws) = (0, Vec::new(), 0, 0, 0, 0, 0);
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        for line in paragraphs(&text) {
            let line = crate::text::nfc(&line);
            let found = all(&Words::of(&line));
            let names = law::all(&Words::of(&line));
            for like in like_symbols(&line) {
                seen += 1;
                let at = like.as_ptr() as usize - line.as_ptr() as usize;
                let is_read = found.iter().any(|citation| citation.symbol.range.contains(&at));
                if !is_read {
                    missed.push(format!("{}: {like}", path.file_stem().unwrap().to_string_lossy()));
                }
            }
            cited += found.len();
            typed += found.iter().filter(|citation| citation.named != Named::Not).count();
            dated += found.iter().filter(|citation| citation.date.is_some()).count();
            issued += found.iter().filter(|c| c.issuer.is_some() || c.issuer_before.is_some()).count();
            laws += names.len();
        }
    }
    println!(
        "{} tệp: {cited} viện dẫn, {typed} có loại, {dated} có ngày, {issued} có cơ quan; {laws} luật",
        paths.len()
    );
    println!("{seen} ký hiệu nhìn thấy, không đọc được {}: {missed:?}", missed.len());
    assert!(missed.len() * 100 <= seen, "{missed:?}");
}
