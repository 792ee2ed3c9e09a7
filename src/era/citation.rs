//! How a clause is told: era files note it shortly (`PL I.I.II.3c`), readers get `Phụ lục I, Phần I, Mục II.3.c`.

/// Before the levels of an annex in an era file.
const SHORT: &str = "PL ";

/// A clause as readers are told it. What is not in the short notation stays as it is.
pub(super) fn spelled(clause: &str) -> String {
    let parts: Vec<String> = clause.split("; ").map(part).collect();
    parts.join("; ")
}

/// One clause: the levels, then what follows a comma (`ô số 7b`, `mẫu 1.2`).
fn part(text: &str) -> String {
    let Some(levels) = text.strip_prefix(SHORT) else { return text.to_string() };
    let (levels, more) = levels.split_once(", ").map_or((levels, None), |(levels, more)| (levels, Some(more)));
    let levels: Vec<&str> = levels.split('.').collect();
    let (romans, rest) = levels.split_at(levels.iter().take_while(|level| is_roman(level)).count());
    let rest: String = rest.iter().map(|level| format!(".{}", lettered(level))).collect();
    let mut told = match romans {
        [annex] => format!("Phụ lục {annex}{rest}"),
        [annex, part] if rest.is_empty() => format!("Phụ lục {annex}, Phần {part}"),
        // Annexes without parts have headings alone.
        [annex, heading] => format!("Phụ lục {annex}, Mục {heading}{rest}"),
        [annex, part, heading] => format!("Phụ lục {annex}, Phần {part}, Mục {heading}{rest}"),
        _ => return text.to_string(),
    };
    if let Some(more) = more {
        told += ", ";
        told += more;
    }
    told
}

fn is_roman(level: &str) -> bool {
    !level.is_empty() && level.chars().all(|c| "IVX".contains(c))
}

/// `3c` → `3.c`.
fn lettered(level: &str) -> String {
    let letter = level.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &level[..level.len() - letter.len()];
    if number.is_empty() || letter.is_empty() { level.to_string() } else { format!("{number}.{letter}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_notation_is_spelled_out() {
        for (short, told) in [
            ("PL I.I.II.3c", "Phụ lục I, Phần I, Mục II.3.c"),
            ("PL I.I.II.6đ", "Phụ lục I, Phần I, Mục II.6.đ"),
            ("PL I.I.I.4", "Phụ lục I, Phần I, Mục I.4"),
            ("PL I.I.IV, ô số 7b", "Phụ lục I, Phần I, Mục IV, ô số 7b"),
            ("PL I.II", "Phụ lục I, Phần II"),
            ("PL III.I.10; PL III, mẫu 1.4", "Phụ lục III, Mục I.10; Phụ lục III, mẫu 1.4"),
            ("PL VI", "Phụ lục VI"),
            ("Điều 13; PL III, mẫu 1.2", "Điều 13; Phụ lục III, mẫu 1.2"),
            ("TT 01/2011/TT-BNV, ô số 12", "TT 01/2011/TT-BNV, ô số 12"),
            ("PL 2 của cơ quan", "PL 2 của cơ quan"),
        ] {
            assert_eq!(spelled(short), told);
        }
    }
}
