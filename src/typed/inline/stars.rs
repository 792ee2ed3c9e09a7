//! Which stars of a text open, which close, which are characters: of all ways to read them, the one with the least that
//! is odd.
//!
//! Bold and italic are two switches that every run of stars may turn. How odd a turn is follows from what stands around
//! the run: `**x**` costs nothing, blanks inside the marks (`**x: **y`, `** x**`, what converters from Word write) a
//! little, a star that stays a character more. The cheapest way through all runs is found run by run, so the time is that
//! of the length.

/// A run of stars: what stands before and behind it, and how many they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stars {
    pub before: Option<char>,
    pub after: Option<char>,
    pub length: usize,
}

/// What a run does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turn {
    pub bold: bool,
    pub italic: bool,
    /// Stars that are marks and turn nothing: `****`, where bold ends and begins again.
    pub silent: bool,
}

/// Out of the question.
const NEVER: u32 = 1_000;
/// A mark that stays a character: two stars, one star.
const LOST: [u32; 2] = [6, 3];

/// On which side of the text that stands out a mark seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It opens.
    Before,
    /// It closes.
    After,
    /// Blanks on both sides.
    Blank,
    /// In brackets of its own, as the sign of a remark is: `(*)`.
    Bracketed,
    /// It may be either.
    Either,
}

fn is_blank(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn opens_bracket(c: Option<char>) -> bool {
    c.is_some_and(|c| "([{“‘«".contains(c))
}

fn closes_clause(c: Option<char>) -> bool {
    c.is_some_and(|c| ")]},.;:!?…”’»".contains(c))
}

fn is(c: Option<char>, class: fn(char) -> bool) -> bool {
    c.is_some_and(class)
}

impl Stars {
    /// On which side it seems to be.
    pub(super) fn side(&self) -> Side {
        let (before, after) = (is_blank(self.before), is_blank(self.after));
        if self.is_bracketed() {
            Side::Bracketed
        } else if self.before.is_none() && self.after.is_none() {
            Side::Either
        } else if before && after {
            Side::Blank
        } else if (before || opens_bracket(self.before)) && !after {
            Side::Before
        } else if !before && (after || closes_clause(self.after)) {
            Side::After
        } else {
            Side::Either
        }
    }

    /// `(*)`
    fn is_bracketed(&self) -> bool {
        opens_bracket(self.before) && self.after.is_some_and(|c| ")]}”’»".contains(c))
    }

    /// `2*3`, `a*b`: a star between letters or digits is a character.
    pub(super) fn is_inside_word(&self) -> bool {
        self.length == 1 && is(self.before, char::is_alphanumeric) && is(self.after, char::is_alphanumeric)
    }

    /// Blanks on both sides, inside the text.
    fn is_loose(&self) -> bool {
        is(self.before, char::is_whitespace) && is(self.after, char::is_whitespace)
    }

    /// How odd it is that the run opens.
    fn open(&self) -> u32 {
        let single = self.length == 1;
        let word = is(self.before, char::is_alphanumeric);
        if self.after.is_none() || self.is_bracketed() || self.is_inside_word() {
            return NEVER;
        }
        if self.is_loose() {
            return if single { NEVER } else { 4 };
        }
        match (is_blank(self.after), self.before) {
            (true, None) => 2,
            // `Tổng* (1)`: the sign of a remark.
            (true, Some(_)) if single => NEVER,
            (true, Some(_)) => 3,
            (false, _) => 2 * u32::from(closes_clause(self.after)) + 2 * u32::from(single && word),
        }
    }

    /// How odd it is that it closes.
    fn close(&self) -> u32 {
        let single = self.length == 1;
        if self.before.is_none() || self.is_bracketed() {
            return NEVER;
        }
        if self.is_inside_word() {
            return if is(self.before, char::is_alphabetic) && is(self.after, char::is_alphabetic) { 2 } else { NEVER };
        }
        if self.is_loose() {
            return if single { NEVER } else { 4 };
        }
        if is_blank(self.before) { 2 } else { 2 * u32::from(opens_bracket(self.before)) }
    }

    /// How odd it is that so many of its stars stay characters.
    fn stay(&self, weight: usize) -> u32 {
        let usual = LOST[2 - weight];
        if self.is_bracketed() || self.is_inside_word() || self.length == 1 && self.is_loose() {
            0
        } else if self.is_loose() {
            usual / 2
        } else {
            usual
        }
    }

    /// Whether the run may be marks at all. `alone`: there is no other run.
    fn is_mark(&self, alone: bool) -> bool {
        self.length <= 3 || self.length == 4 && !alone
    }

    /// What a turn costs. `open`: whether bold and italic are open before it.
    fn cost(&self, turn: Turn, open: [bool; 2]) -> u32 {
        if self.length == 4 {
            return if turn.silent { u32::from(!open[0]) } else { 2 * LOST[0] };
        }
        let parts: &[(usize, usize, bool)] = match self.length {
            1 => &[(1, 1, turn.italic)],
            2 => &[(0, 2, turn.bold)],
            _ => &[(0, 2, turn.bold), (1, 1, turn.italic)],
        };
        let costs = parts.iter().map(|(switch, weight, turns)| match (turns, open[*switch]) {
            (true, false) => self.open(),
            (true, true) => self.close(),
            // A character inside what stands out is odder than one outside.
            (false, inside) => self.stay(*weight) + u32::from(inside && self.stay(*weight) > 0),
        });
        costs.sum()
    }

    /// What it may do; nothing comes first, so that it stays where nothing is better.
    fn turns(&self) -> &'static [Turn] {
        const STAY: Turn = Turn { bold: false, italic: false, silent: false };
        const BOLD: Turn = Turn { bold: true, ..STAY };
        const ITALIC: Turn = Turn { italic: true, ..STAY };
        const BOTH: Turn = Turn { bold: true, ..ITALIC };
        match self.length {
            1 => &[STAY, ITALIC],
            2 => &[STAY, BOLD],
            3 => &[STAY, BOTH, BOLD, ITALIC],
            _ => &[STAY, Turn { silent: true, ..STAY }],
        }
    }
}

/// What each run does.
pub(super) fn turns(runs: &[Stars]) -> Vec<Turn> {
    let alone = runs.iter().filter(|run| run.length <= 3).count() == 0;
    // For each of the four states, bold and italic open or not: what the way there costs.
    let mut costs = [0, NEVER * NEVER, NEVER * NEVER, NEVER * NEVER];
    let mut ways: Vec<[(usize, Turn); 4]> = Vec::with_capacity(runs.len());
    for run in runs {
        let mut next = [u32::MAX; 4];
        let mut way = [(0, Turn::default()); 4];
        if run.is_mark(alone) {
            for (state, cost) in costs.iter().enumerate() {
                for turn in run.turns() {
                    let to = state ^ usize::from(turn.bold) ^ (2 * usize::from(turn.italic));
                    let sum = cost.saturating_add(run.cost(*turn, [state & 1 == 1, state & 2 == 2]));
                    if sum < next[to] {
                        next[to] = sum;
                        way[to] = (state, *turn);
                    }
                }
            }
        } else {
            next = costs;
            way = [0, 1, 2, 3].map(|state| (state, Turn::default()));
        }
        ways.push(way);
        costs = next;
    }
    // Back from where nothing is open.
    let mut state = 0;
    let mut turns = Vec::with_capacity(runs.len());
    for way in ways.iter().rev() {
        let (from, turn) = way[state];
        turns.push(turn);
        state = from;
    }
    turns.reverse();
    turns
}
