//! What labels count: which of them follow each other, and where a list stands.

use crate::model::SectionKind;
use crate::text::{LabelMatch, LabelShape, alphabet, label, roman};

/// What a label counts with its last number or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Number(u32),
    /// A capital, also for small letters.
    Letter(char),
}

impl Count {
    pub(super) fn is_first(self) -> bool {
        matches!(self, Count::Number(1) | Count::Letter('A'))
    }

    /// Whether this comes right after another.
    pub(super) fn follows(self, before: Count) -> bool {
        match (before, self) {
            (Count::Number(a), Count::Number(b)) => b == a + 1,
            (Count::Letter(a), Count::Letter(b)) => alphabet::follows(b, a),
            _ => false,
        }
    }

    fn is_after(self, before: Count) -> bool {
        match (before, self) {
            (Count::Number(a), Count::Number(b)) => b > a,
            (Count::Letter(a), Count::Letter(b)) => alphabet::is_after(b, a),
            _ => false,
        }
    }
}

/// A list that a label may belong to: labels of one kind and form, below the same number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct List {
    /// How deep labels of this kind usually stand.
    pub rank: u32,
    /// Its form, as `1)` has another than `1.`
    pub form: String,
    /// The numbers in front of the last one: `[2, 1]` of `2.1.3.`
    pub above: Vec<u32>,
}

/// A label as a member of a list. `I.`, `V.`, `C.` may belong to two.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub list: List,
    pub count: Count,
}

/// The rank of capitals and Roman numerals.
const UPPER: u32 = 10;
/// The rank of dashes and other marks.
const DASHES: u32 = 60;

/// What a label may count. Dashes and other marks count nothing, but have a form.
pub(super) fn members(found: &LabelMatch<'_>) -> Vec<Member> {
    let member =
        |rank: u32, form: String, above: Vec<u32>, count: Count| Member { list: List { rank, form, above }, count };
    // `I/.` and `I/` are one form.
    let form = |stop: &str| if stop.contains('/') { "/".to_string() } else { stop.to_string() };
    let stop = form(found.label.trim_start_matches(|c: char| c.is_alphanumeric()));
    let word = |rank: u32| {
        let name = found.label.rsplit(' ').next().unwrap_or_default().trim_end_matches(['.', ':']);
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse().ok().or_else(|| roman::value(name)).or_else(|| label::ordinal(name));
        let letter = name.chars().next().filter(|_| name.chars().count() == 1).map(Count::Letter);
        let count = number.map(Count::Number).or(letter).unwrap_or(Count::Number(0));
        vec![member(rank, String::new(), Vec::new(), count)]
    };
    match found.shape {
        LabelShape::Phan => word(0),
        LabelShape::Chuong => word(1),
        LabelShape::Muc => word(2),
        LabelShape::TieuMuc => word(3),
        LabelShape::Dieu => word(4),
        LabelShape::Roman(value) => vec![member(UPPER, format!("I{stop}"), Vec::new(), Count::Number(value))],
        LabelShape::Capital(letter) => {
            let mut both = vec![member(UPPER, format!("A{stop}"), Vec::new(), Count::Letter(letter))];
            if let Some(value) = roman::value(letter.encode_utf8(&mut [0; 4])) {
                // The last reading counts where both fit: I, V, X are Roman more often than not.
                let at = usize::from(matches!(letter, 'I' | 'V' | 'X'));
                both.insert(at, member(UPPER, format!("I{stop}"), Vec::new(), Count::Number(value)));
            }
            both
        }
        LabelShape::Number(depth) => {
            let parts = found.label.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            let mut counts: Vec<Count> = parts.map(count).collect();
            let last = counts.pop().unwrap_or(Count::Number(0));
            let above = counts.into_iter().map(|c| if let Count::Number(n) = c { n } else { 0 }).collect();
            let stop = form(&found.label[found.label.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..]);
            // `1.1.` and `1.1` count on with each other.
            let form = if depth > 1 { String::new() } else { stop };
            vec![member(20 + depth as u32, form, above, last)]
        }
        LabelShape::Small => {
            let name: String = found.label.chars().take_while(|c| c.is_alphanumeric()).collect();
            let capitals = name.to_uppercase();
            let letter = capitals.chars().next().unwrap_or('A');
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            if let Ok(number) = digits.parse() {
                return vec![member(51, stop, vec![u32::from(letter)], Count::Number(number))];
            }
            let mut both = Vec::new();
            if let Some(value) = roman::value(&capitals) {
                both.push(member(50, format!("i{stop}"), Vec::new(), Count::Number(value)));
            }
            if name.chars().count() == 1 {
                both.push(member(50, stop, Vec::new(), Count::Letter(letter)));
            }
            both
        }
        LabelShape::Dash => vec![member(DASHES, "-".into(), Vec::new(), Count::Number(0))],
        LabelShape::Plus | LabelShape::Bullet => {
            vec![member(DASHES, found.label.to_string(), Vec::new(), Count::Number(0))]
        }
    }
}

/// What a part of `2.1.a.` counts.
fn count(part: &str) -> Count {
    match part.parse() {
        Ok(number) => Count::Number(number),
        Err(_) => Count::Letter(part.chars().next().and_then(|c| c.to_uppercase().next()).unwrap_or('A')),
    }
}

impl List {
    /// Whether its labels are capitals or Roman numerals.
    pub(super) fn is_upper(&self) -> bool {
        self.rank == UPPER
    }

    /// Whether its labels are marks that count nothing.
    pub(super) fn is_dashes(&self) -> bool {
        self.rank == DASHES
    }
}

/// How a label goes on from the labels before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The next of its list.
    Next,
    /// The first of a list.
    First,
    /// Of a list that is open, further on than the next.
    Skips(Count),
    /// Of a list that is open, the same again.
    Again,
    /// The first of a list of which there were some already.
    Restarts,
    /// Of a list that is open, one that came before.
    Back(Count),
    /// Not the first, of no list that is open.
    Stray,
}

/// The lists that are open.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    open: Vec<Member>,
    /// The last label of each list that is open.
    labels: Vec<String>,
    /// Articles (điều) are counted through chapters.
    article: Option<Member>,
}

/// The rank of articles.
const ARTICLES: u32 = 4;

impl Lists {
    /// How a label would go on.
    pub(super) fn place(&self, member: &Member) -> Place {
        let article = self.article.as_ref().filter(|_| member.list.rank == ARTICLES);
        let Some(open) = article.or_else(|| self.open.iter().rev().find(|m| m.list == member.list)) else {
            return if member.list.is_dashes() {
                Place::First
            } else if !member.count.is_first() || !self.has_parent(&member.list) {
                Place::Stray
            } else {
                Place::First
            };
        };
        let (before, now) = (open.count, member.count);
        if member.list.is_dashes() || now.follows(before) {
            Place::Next
        } else if now == before {
            Place::Again
        } else if now.is_first() {
            Place::Restarts
        } else if now.is_after(before) {
            Place::Skips(before)
        } else {
            Place::Back(before)
        }
    }

    /// Whether the numbers in front of a label are those of a section that is open; so `1.1.` below `1.`
    pub(super) fn has_parent(&self, list: &List) -> bool {
        let Some((last, above)) = list.above.split_last() else { return true };
        self.open.iter().any(|m| {
            let numbers = match m.count {
                Count::Number(n) => n,
                Count::Letter(letter) => u32::from(letter),
            };
            numbers == *last && m.list.above == above && (m.list.rank + 1 == list.rank)
        })
    }

    /// A label that stands in the text.
    pub(super) fn take(&mut self, member: Member, label: &str) {
        if member.list.rank == ARTICLES {
            self.article = Some(member.clone());
        }
        let known = self.open.iter().rposition(|m| m.list == member.list);
        let keep = known.unwrap_or_else(|| {
            // A list of another form on the same level stands deeper: `1)` below `a)` below `1.`
            let twin = |m: &Member| m.list.rank == member.list.rank && m.list.above == member.list.above;
            match self.open.iter().rposition(twin) {
                // Large units stand right below each other: `I.` below `A.`
                Some(twin) if member.list.rank == UPPER => twin + 1,
                Some(_) if member.count.is_first() => self.open.len(),
                _ if member.list.is_dashes() => self.open.len(),
                _ => self.open.iter().position(|m| m.list.rank >= member.list.rank).unwrap_or(self.open.len()),
            }
        });
        self.open.truncate(keep);
        self.labels.truncate(keep);
        self.open.push(member);
        self.labels.push(label.to_string());
    }

    /// A paragraph without label, or a table, ends the lists of dashes.
    pub(super) fn end_dashes(&mut self) {
        while self.open.last().is_some_and(|m| m.list.is_dashes()) {
            self.open.pop();
            self.labels.pop();
        }
    }

    /// The last label of the list of a label.
    pub(super) fn label(&self, member: &Member) -> &str {
        let known = self.open.iter().rposition(|m| m.list == member.list);
        known.map_or("", |at| self.labels[at].as_str())
    }

    /// How deep the label taken last stands.
    pub(super) fn level(&self) -> usize {
        self.open.len().saturating_sub(1)
    }

    /// What kind of section the label taken last begins.
    pub(super) fn kind(&self, shape: LabelShape) -> SectionKind {
        let roman = || self.open.last().is_some_and(|m| m.list.form.starts_with('I'));
        let marks = self.open.iter().filter(|m| m.list.is_dashes()).count();
        match shape {
            LabelShape::Phan => SectionKind::Phan,
            LabelShape::Chuong => SectionKind::Chuong,
            LabelShape::Muc => SectionKind::Muc,
            LabelShape::TieuMuc => SectionKind::TieuMuc,
            LabelShape::Dieu => SectionKind::Dieu,
            LabelShape::Roman(_) => SectionKind::LaMa,
            LabelShape::Capital(_) if roman() => SectionKind::LaMa,
            LabelShape::Capital(_) => SectionKind::ChuHoa,
            LabelShape::Number(1) => SectionKind::So,
            LabelShape::Number(_) => SectionKind::SoSo,
            LabelShape::Small => SectionKind::Chu,
            LabelShape::Plus => SectionKind::Cong,
            LabelShape::Dash | LabelShape::Bullet if marks > 1 => SectionKind::Cong,
            LabelShape::Dash | LabelShape::Bullet => SectionKind::Gach,
        }
    }

    /// Whether a list is open.
    pub(super) fn is_open(&self, list: &List) -> bool {
        self.open.iter().any(|m| m.list == *list)
    }
}
