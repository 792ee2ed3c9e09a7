//! Where a line of a title or a name may be cut by sense (ngắt dòng theo nghĩa): never inside a compound, a name, a date, or
//! between a number and what it counts; best before the words that join (`của`, `về`, `trong` …) and behind a comma.
//!
//! Compounds are data (`tu-ghep.txt`). What no list knows is judged by its form: digits, capitals, the word before it.

mod words;

use words::{Bond, Word};

/// What a cut at a space does to the sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cut {
    /// The sense itself pauses here.
    Good,
    /// Nothing speaks against it.
    Plain,
    /// It parts words that would rather stay together.
    Poor,
    /// It parts a body's kind from its name, `Trường | Trung học`: only where any other cut tears more.
    Last,
    /// It tears what is one word, name, date or number.
    Never,
}

/// Of how many compounds a syllable in small letters is part.
pub(crate) fn in_compounds(syllable: &str) -> usize {
    words::in_compounds(syllable)
}

/// Whether two syllables in small letters are a compound.
pub(crate) fn is_pair(first: &str, second: &str) -> bool {
    words::is_pair(first, second)
}

/// Every gap between two words of a text, by the byte where the second begins, and what a cut there does.
pub(crate) fn cuts(text: &str) -> Vec<(usize, Cut)> {
    let words = words::of(text);
    let bonds = words::bonds(&words);
    let mut quoted = false;
    let judged = (1..words.len()).map(|at| {
        quoted = words[at - 1].quotes(quoted);
        let cut = judge(&words, at, &bonds);
        // What is quoted is one name.
        (words[at].start, if quoted { cut.max(Cut::Poor) } else { cut })
    });
    judged.collect()
}

/// Words before which the sense pauses: they begin a new part of the sentence.
const JOINING: &[&str] = &[
    "bằng",
    "cho",
    "chào",
    "của",
    "do",
    "gắn",
    "giai",
    "khi",
    "kèm",
    "nhằm",
    "nhân",
    "qua",
    "sang",
    "tại",
    "theo",
    "thuộc",
    "trong",
    "trên",
    "từ",
    "và",
    "về",
    "với",
    "vào",
    "để",
    "đến",
    "đối",
    "năm",
    "ở",
    "hoặc",
    "thông qua",
];

/// Words that say which of several the number or name behind them is.
const COUNTED: &[&str] = &[
    "năm", "ngày", "tháng", "quý", "số", "kỳ", "khóa", "lần", "đợt", "thứ", "điều", "khoản", "điểm", "mục", "phần",
    "chương", "lục", "tập", "quyển", "đoạn", "khối", "lớp", "hạng", "cấp", "mức", "vòng", "bảng", "mẫu", "học", "họp",
    "phiên", "ca", "giờ", "hè",
];

/// Words of places and bodies: a name follows.
const NAMED: &[&str] = &[
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
    "phố",
    "trấn",
    "thôn",
    "bản",
    "ấp",
    "làng",
    "buôn",
    "khóm",
    "bộ",
    "sở",
    "cục",
    "vụ",
    "viện",
    "phòng",
    "trường",
    "đảo",
    "sông",
    "hồ",
    "đường",
    "khu",
    "ông",
    "bà",
    "chí",
    "ban",
    "trạm",
    "chùa",
    "đền",
];

/// Words that lean on the one behind them.
const BOUND: &[&str] = &[
    "các", "những", "mọi", "mỗi", "một", "không", "chưa", "đã", "đang", "sẽ", "được", "bị", "vì", "ngành", "việc",
    "ven", "ngoài", "trước", "sau", "giữa", "dưới", "bên", "vùng", "loại",
];

/// Family names: what follows is a person's name.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "huỳnh", "hoàng", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "lý", "đinh",
    "trịnh", "trương",
];

/// Places of the administration, behind which the name has two syllables or more.
const PLACES: &[&str] = &["tỉnh", "huyện", "quận", "xã", "phường", "phố", "trấn"];

/// What a cut before the word `at` does.
fn judge(words: &[Word<'_>], at: usize, bonds: &[Bond]) -> Cut {
    let (before, after) = (&words[at - 1], &words[at]);
    if after.is_dash() || before.opens || after.closes_only() {
        return Cut::Never;
    }
    if before.is_dash() {
        let dated = at >= 2 && words[at - 2].is_number() && after.is_number();
        return if dated { Cut::Never } else { Cut::Poor };
    }
    if before.pauses {
        // A list of single words, `xã, phường`, is closer than parts of a sentence.
        let single = before.text_ends_with(',') && bonds[at - 1] != Bond::One && bonds.get(at + 1) != Some(&Bond::One);
        return if single { Cut::Poor } else { Cut::Good };
    }
    if bonds[at] == Bond::One {
        return Cut::Never;
    }
    if after.is_number() {
        // `số 12`, `năm 2026`; but also `trong 2 năm`: what a number counts or dates begins with it at the latest.
        let counted = COUNTED.contains(&before.key.as_str()) || before.is_number() || before.is_joining();
        return if counted { Cut::Never } else { Cut::Poor };
    }
    if before.is_number() {
        return behind_number(words, at);
    }
    if is_name(words, at, bonds) {
        let kind = NAMED.contains(&before.key.as_str()) && !PLACES.contains(&before.key.as_str());
        return if kind && bonds.get(at + 1) == Some(&Bond::One) { Cut::Last } else { Cut::Never };
    }
    if before.is_joining() {
        return Cut::Never;
    }
    // `Thông tư | số 12` and `Quyết định | ngày 10` are one reference.
    if COUNTED.contains(&after.key.as_str()) && words.get(at + 1).is_some_and(Word::is_number) && !after.is_joining() {
        return if after.key == "số" { Cut::Never } else { Cut::Poor };
    }
    if after.is_joining() || after.opens {
        return Cut::Good;
    }
    let alone = |at: usize| bonds[at] != Bond::One && bonds.get(at + 1) != Some(&Bond::One);
    if at + 1 == words.len() && alone(at) && alone(at - 1) {
        // Two syllables that no list knows, at the end: most often a name, and never a line of its own.
        return Cut::Never;
    }
    if bonds[at] == Bond::Loose || BOUND.contains(&before.key.as_str()) { Cut::Poor } else { Cut::Plain }
}

/// A cut behind a number: it ends a date or a reference, or it counts what follows.
fn behind_number(words: &[Word<'_>], at: usize) -> Cut {
    let after = &words[at];
    let dated = at >= 2 && COUNTED.contains(&words[at - 2].key.as_str());
    match after.key.as_str() {
        "tháng" | "năm" => Cut::Never,
        "ngày" if words.get(at + 1).is_some_and(Word::is_number) => Cut::Poor,
        _ if after.is_joining() => Cut::Good,
        _ if dated => Cut::Plain,
        _ => Cut::Never,
    }
}

/// Whether a cut would tear a name: both sides begin with a capital where the text has small letters, or the word before
/// says that a name follows.
fn is_name(words: &[Word<'_>], at: usize, bonds: &[Bond]) -> bool {
    let (before, after) = (&words[at - 1], &words[at]);
    let mixed = words.iter().any(|word| word.has_small());
    if mixed && before.is_capitalised() && after.is_capitalised() && !before.is_first(words) {
        return true;
    }
    // `VĂN PHÒNG | ỦY BAN`: two words, neither of which is only half of one.
    let place = PLACES.contains(&before.key.as_str());
    let whole = bonds[at - 1] == Bond::One && bonds.get(at + 1) == Some(&Bond::One) && !place;
    if NAMED.contains(&before.key.as_str()) && !after.is_joining() && !whole {
        return !mixed || after.is_capitalised() || place;
    }
    // In capitals: a person's name runs to the end or to a word that joins, a place's has at least two syllables.
    let family = (1..=3.min(at)).any(|back| {
        FAMILIES.contains(&words[at - back].key.as_str()) && words[at - back + 1..at].iter().all(|w| !w.is_joining())
    });
    if !mixed && family && !after.is_joining() {
        return true;
    }
    !mixed && at >= 2 && PLACES.contains(&words[at - 2].key.as_str()) && !after.is_joining() && !before.is_joining()
}

#[cfg(test)]
mod tests;
