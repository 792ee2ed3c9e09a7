//! Lines → paragraphs, tables and footnotes, with what was doubtful.

use super::doubts::Doubts;
use super::judge::{self, Above, Around, SURE, Verdict};
use super::markdown::{Item, Joint};
use super::rows::Source;
use super::sequence::{List, Lists, Member, Place};
use super::strays;
use super::titles::{self, Rank};
use super::wrap::Setting;
use super::written::{Kind, Written, followed, settings, written};
use super::{Ends, Line};
use crate::model::Align;

/// Lines that belong together.
#[derive(Debug)]
pub(super) enum Chunk {
    /// A paragraph; `rank`: what its label stands for, if it has one.
    Text { lines: Vec<Line>, rank: Option<Rank>, heading: bool },
    /// The rows of a pipe table, and how they were typed.
    Table(Vec<Line>, Source),
    /// Lines with a place of their own, with their arrows.
    Placed(Vec<Line>, Align),
    /// A picture.
    Figure(Line),
    /// The text of a footnote: `[^1]: …`
    Note(Vec<Line>),
}

/// Within so many lines a bracket is closed.
const CLOSED_WITHIN: usize = 8;

/// What the paragraph being filled expects next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// Nothing but what its text asks for.
    Text,
    /// The title of the `Phần`, `Chương` or `Mục` that stands alone on the line above.
    Title,
}

/// The paragraph being filled.
struct Open {
    /// Its last line.
    last: usize,
    first: usize,
    member: Option<Member>,
    is_bare: bool,
    is_heading: bool,
    title: bool,
    brackets: u32,
    bold_all: bool,
    bold: bool,
    italic: bool,
}

impl Open {
    fn new(at: usize, w: &Written, member: Option<Member>) -> Open {
        let rest = if member.is_some() { w.look.label().map(|l| l.rest.to_string()) } else { None };
        let text = rest.as_deref().unwrap_or(&w.look.plain);
        let pairs = w.look.pairs;
        Open {
            last: at,
            first: at,
            is_bare: text.trim_matches('*').is_empty(),
            title: !text.contains(char::is_lowercase) && text.chars().filter(|c| c.is_alphabetic()).count() > 1,
            member,
            is_heading: false,
            brackets: pairs.opened,
            bold_all: w.look.bold,
            bold: pairs.bold,
            italic: pairs.italic,
        }
    }

    fn add(&mut self, at: usize, w: &Written) {
        let pairs = w.look.pairs;
        self.last = at;
        self.is_bare = false;
        self.title &= w.look.capitals;
        self.bold_all &= w.look.bold;
        self.brackets = self.brackets.saturating_sub(pairs.closed) + pairs.opened;
        self.bold ^= pairs.bold;
        self.italic ^= pairs.italic;
    }

    /// Whether it leaves something open that a line below closes, before an empty line and not too far away.
    fn closes(&self, all: &[Written], at: usize) -> bool {
        let below = &all[at].look.pairs;
        self.bold && below.bold
            || self.italic && below.italic
            || self.brackets > 0 && {
                let goes_on = all[at + 1..].iter().take(CLOSED_WITHIN).take_while(|w| w.gap == 0);
                below.closed > 0
                    || below.opened == 0
                        && goes_on
                            .take_while(|w| w.look.pairs.opened == 0 || w.look.pairs.closed > 0)
                            .any(|w| w.look.pairs.closed > 0)
            }
    }
}

/// Reads lines.
pub(super) struct Chunks {
    pub chunks: Vec<Chunk>,
    pub doubts: Doubts,
}

/// Lines as paragraphs, tables and footnotes.
pub(super) fn chunks(items: Vec<Item>, ends: Ends) -> Chunks {
    let all = written(items);
    let mut filler = Filler {
        settings: settings(&all),
        followed: followed(&all),
        lists: Lists::default(),
        open: None,
        expect: Expect::Text,
        starts: Vec::new(),
        doubts: Doubts::default(),
        ends,
    };
    for at in 0..all.len() {
        filler.line(&all, at);
    }
    filler.doubts.strays = strays::find(all.iter().map(|w| (&w.look, w.line.place)));
    let written = all.iter().filter(|w| matches!(w.kind, Kind::Text)).map(|w| (w.line.text.as_str(), w.line.place));
    filler.doubts.strays.extend(strays::signs(written));
    let Filler { starts, doubts, .. } = filler;
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut starts = starts.into_iter().peekable();
    for (at, w) in all.into_iter().enumerate() {
        let start = starts.next_if(|s| s.at == at);
        match (start, chunks.last_mut()) {
            (
                None,
                Some(Chunk::Text { lines, .. } | Chunk::Table(lines, _) | Chunk::Placed(lines, _) | Chunk::Note(lines)),
            ) => lines.push(w.line),
            (start, _) => chunks.push(match w.kind {
                Kind::Row(source) => Chunk::Table(vec![w.line], source),
                Kind::Note => Chunk::Note(vec![w.line]),
                Kind::Figure => Chunk::Figure(w.line),
                Kind::Placed(align) => Chunk::Placed(vec![w.line], align),
                _ => Chunk::Text { lines: vec![w.line], rank: start.and_then(|s| s.rank), heading: w.heading },
            }),
        }
    }
    Chunks { chunks, doubts }
}

/// A line that begins something.
struct Begin {
    at: usize,
    rank: Option<Rank>,
}

struct Filler {
    settings: Vec<Setting>,
    followed: Vec<Vec<(List, bool)>>,
    lists: Lists,
    open: Option<Open>,
    expect: Expect,
    starts: Vec<Begin>,
    doubts: Doubts,
    ends: Ends,
}

impl Filler {
    fn begin(&mut self, at: usize, rank: Option<Rank>) {
        self.starts.push(Begin { at, rank });
    }

    fn line(&mut self, all: &[Written], at: usize) {
        let w = &all[at];
        match w.kind {
            Kind::Row(_) | Kind::Placed(_) | Kind::Figure => {
                if at == 0 || w.kind == Kind::Figure || all[at - 1].kind != w.kind || w.gap > 0 {
                    self.begin(at, None);
                }
                self.lists.end_dashes();
                (self.open, self.expect) = (None, Expect::Text);
            }
            Kind::Note => {
                self.begin(at, None);
                self.open = Some(Open::new(at, w, None));
            }
            Kind::Text | Kind::Escaped => self.text(all, at),
        }
    }

    fn text(&mut self, all: &[Written], at: usize) {
        let w = &all[at];
        let verdict = self.judged(all, at);
        if let Some(verdict) = verdict.as_ref().filter(|v| v.points > 0) {
            return self.labelled(all, at, verdict.clone());
        }
        let points = self.joins(all, at, verdict.is_some());
        let joins = points > 0;
        match (&verdict, w.look.label()) {
            _ if self.ends == Ends::Lost => {}
            // One note for the line: about its label, which tells the rest.
            (Some(verdict), Some(found)) => {
                if verdict.points > -SURE || points.abs() < SURE && w.gap == 0 {
                    self.doubts.no_label(w.line.place, found.label);
                }
            }
            _ => self.doubt(all, at, points),
        }
        if joins {
            if let Some(open) = &mut self.open {
                open.add(at, w);
            }
            return;
        }
        self.begin(at, None);
        let is_heading = std::mem::replace(&mut self.expect, Expect::Text) == Expect::Title;
        if !is_heading {
            self.lists.end_dashes();
        }
        self.open = Some(Open { is_heading, ..Open::new(at, w, None) });
    }

    /// The label of a line, judged.
    fn judged(&self, all: &[Written], at: usize) -> Option<Verdict> {
        let w = &all[at];
        let found = w.look.label().filter(|_| w.kind == Kind::Text)?;
        let above = if self.ends == Ends::Kept { self.above(all, at) } else { None };
        let has_next = |list: &List| self.followed[at].iter().any(|(l, next)| l == list && *next);
        judge::label(
            &found,
            &has_next,
            &Around {
                line: &w.look,
                lists: &self.lists,
                above,
                gap: if w.joint == Joint::Apart { w.gap.max(2) } else { w.gap },
                setting: self.settings[at],
                bold: w.look.bold,
            },
        )
    }

    fn above<'a>(&'a self, all: &'a [Written], at: usize) -> Option<Above<'a>> {
        let open = self.open.as_ref()?;
        Some(Above {
            look: &all[open.last].look,
            is_first: open.last == open.first,
            member: open.member.as_ref(),
            is_bare: open.is_bare,
            is_heading: open.is_heading,
            bold: open.bold_all,
            closes: open.closes(all, at),
            title: open.title,
        })
    }

    fn labelled(&mut self, all: &[Written], at: usize, verdict: Verdict) {
        let w = &all[at];
        let place = w.line.place;
        if let Some(found) = w.look.label() {
            match verdict.place {
                _ if self.ends == Ends::Lost => {}
                _ if verdict.points < SURE && verdict.place != Place::Again => self.doubts.label(place, found.label),
                Place::Skips(_) | Place::Again | Place::Back(_) => {
                    self.doubts.number(place, self.lists.label(&verdict.member), found.label);
                }
                Place::Restarts if self.open.as_ref().is_some_and(|open| open.member.is_some()) => {
                    self.doubts.number(place, self.lists.label(&verdict.member), found.label);
                }
                _ => {}
            }
            let bare = found.rest.trim_matches('*').is_empty();
            self.expect = if bare && titles::takes_next_line(found.shape) { Expect::Title } else { Expect::Text };
            self.lists.take(verdict.member.clone(), found.label);
            self.begin(at, Some(Rank { kind: self.lists.kind(found.shape), level: self.lists.level() }));
        }
        self.open = Some(Open::new(at, w, Some(verdict.member)));
    }

    /// Points for a line without label to go on with what is above.
    fn joins(&self, all: &[Written], at: usize, rejected: bool) -> i32 {
        /// Settled by what is not evidence.
        const NEVER: i32 = -100;
        let w = &all[at];
        let Some(above) = self.above(all, at) else { return NEVER };
        let number = (w.look.number_only || above.look.number_only) && !(w.gap == 0 && self.settings[at].parted_all);
        if self.expect == Expect::Title || number || w.joint == Joint::Apart {
            return NEVER;
        }
        if w.joint == Joint::On {
            return -NEVER;
        }
        if self.ends == Ends::Lost {
            return if w.gap == 0 { -NEVER } else { NEVER };
        }
        let escaped = w.kind == Kind::Escaped && above.look.breaks_off();
        judge::join(&above, &w.look, w.gap, rejected || escaped, &self.settings[at])
    }

    /// Notes a decision that was close, and every one over an empty line.
    fn doubt(&mut self, all: &[Written], at: usize, points: i32) {
        let w = &all[at];
        let first = all[self.open.as_ref().map_or(at, |open| open.first)].line.place;
        if points > 0 && (points < SURE || w.gap > 0) {
            self.doubts.joined(first, w.line.place, w.gap > 0);
        } else if points <= 0 && points > -SURE {
            self.doubts.parted(w.line.place);
        }
    }
}
