//! The typed schema of an era file. Field names are the file's keys; units are those of the file (pt, mm, cm).

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::Deserialize;

use super::annex::AnnexEntry;
use super::boxes::BoxesEntry;
use super::citation::spelled;
use super::clause::Text;
use super::figure::FigureEntry;
use super::form::{BlankEntry, FormEntry};
use super::page::{
    BodyEntry, FontEntry, FootEntry, HeadEntry, NoteEntry, PageEntry, RuleEntry, ScriptEntry, ThriftEntry, TierEntry,
};
use super::style::{MeaningEntry, RoleEntry, StyleEntry, TableEntry};
use super::types::TypeEntry;
use super::words::{
    AuthorityEntry, CopyEntry, GraceEntry, HeadsOfBodiesEntry, LettersEntry, MarksEntry, ParentRule, SectionEntry,
    ShortEntries, TitlesEntry, WordEntry, ZeroEntry,
};
use crate::block::FieldKind;
use crate::model::{Date, SectionKind};

/// One decree's form, as its file says. A file is read once; whoever wants it changed gets a copy of its own.
#[derive(Clone, Debug)]
pub struct Era(Arc<EraFile>);

impl Era {
    /// What a file says.
    pub(super) fn of(file: EraFile) -> Era {
        Era(Arc::new(file))
    }
}

impl Deref for Era {
    type Target = EraFile;

    fn deref(&self) -> &EraFile {
        &self.0
    }
}

impl DerefMut for Era {
    fn deref_mut(&mut self) -> &mut EraFile {
        Arc::make_mut(&mut self.0)
    }
}

/// An era file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EraFile {
    /// The file's name without its ending; set by the loader.
    #[serde(skip)]
    pub id: String,
    /// `nghi_ngo`, wherever it stands: key paths of what has not been confirmed against the instrument's text.
    #[serde(skip)]
    pub doubts: Vec<String>,
    /// The file's text, where clauses are looked up; set by the loader.
    #[serde(skip)]
    pub(super) text: Text,
    /// It comes with the program; set by the loader.
    #[serde(skip)]
    pub embedded: bool,
    /// `luoc_do`: version of this schema.
    pub luoc_do: u32,
    /// `ten`: the instrument's name.
    pub ten: String,
    /// `ten_tat`: its name before a clause; absent = `ten`.
    #[serde(default)]
    pub ten_tat: Option<String>,
    /// `ten_khac`: other ids it answers to.
    pub ten_khac: Vec<String>,
    /// `tu_ngay`: first day of documents it governs.
    #[serde(deserialize_with = "super::load::date")]
    pub tu_ngay: Option<Date>,
    /// `den_ngay`: last day.
    #[serde(deserialize_with = "super::load::date")]
    pub den_ngay: Option<Date>,
    /// `an_han`: how long after its end documents in its form are accepted; absent = not at all.
    pub an_han: Option<GraceEntry>,
    /// Where the instrument says when it begins.
    pub dieu_khoan: String,
    /// `quy_tac`: by its code, the clause of a rule that no entry of the file states.
    pub quy_tac: BTreeMap<String, String>,
    /// `trang`: paper, margins, page number.
    pub trang: PageEntry,
    /// `phong`: the font.
    pub phong: FontEntry,
    /// `than`: the body's choices.
    pub than: BodyEntry,
    /// `bac_co`: size tiers of the head, the preferred one first.
    pub bac_co: Vec<TierEntry>,
    /// `dau_trang`: the head's two columns.
    pub dau_trang: HeadEntry,
    /// `cuoi`: the foot's two columns.
    pub cuoi: FootEntry,
    /// `gon`: what pulls a last page back.
    pub gon: ThriftEntry,
    /// `duong_ke`: rules under lines.
    pub duong_ke: RuleEntry,
    /// `kieu`: styles by name.
    pub kieu: BTreeMap<String, StyleEntry>,
    /// `bang`: tables.
    pub bang: TableEntry,
    /// `chu_thich`: footnotes.
    pub chu_thich: NoteEntry,
    /// `hinh`: pictures.
    pub hinh: FigureEntry,
    /// `chi_so`: superscripts and subscripts.
    pub chi_so: ScriptEntry,
    /// `muc`: sections by kind.
    pub muc: BTreeMap<String, SectionEntry>,
    /// `phu_luc`: annexes.
    pub phu_luc: AnnexEntry,
    /// `chu_cai`: letters that name điểm.
    pub chu_cai: LettersEntry,
    /// `chu`: words that the decree fixes.
    pub chu: BTreeMap<String, WordEntry>,
    /// `co_quan_chu_quan`: who prints no parent body.
    pub co_quan_chu_quan: ParentRule,
    /// `viet_tat`: what is not abbreviated in the head.
    pub viet_tat: ShortEntries,
    /// `quyen_han`: forms of authority before a post.
    pub quyen_han: AuthorityEntry,
    /// `hoc_ham`: titles that do not stand before a signer's name.
    pub hoc_ham: TitlesEntry,
    /// `nguoi_dung_dau`: posts of heads, which name an authority before the names of their bodies.
    pub nguoi_dung_dau: HeadsOfBodiesEntry,
    /// `sao`: copies.
    pub sao: CopyEntry,
    /// `dau`: marks at line ends.
    pub dau: MarksEntry,
    /// `so_khong`: zero rules.
    pub so_khong: ZeroEntry,
    /// `cho_trong`: reserved places.
    pub cho_trong: BTreeMap<String, BlankEntry>,
    /// `o_ky`: what is filled in after a PDF is made.
    pub o_ky: FormEntry,
    /// `hop`: the optional boxes.
    pub hop: BoxesEntry,
    /// `loai`: document types.
    pub loai: BTreeMap<String, TypeEntry>,
    /// `ten_goi`: names that users see outside the content.
    pub ten_goi: BTreeMap<String, String>,
}

impl EraFile {
    /// The style of a role, by its name.
    pub fn role_style(&self, role: &str) -> &StyleEntry {
        &self.kieu[role]
    }

    /// The names of the roles that templates write with an element.
    pub fn roles(&self, element: RoleEntry) -> impl Iterator<Item = &str> {
        self.kieu.iter().filter(move |(_, style)| style.vai == Some(element)).map(|(name, _)| name.as_str())
    }

    /// Whether lines of a role say this.
    pub fn means(&self, role: &str, meaning: MeaningEntry) -> bool {
        self.role_style(role).la == Some(meaning)
    }

    /// The entry of a kind of section.
    pub fn section(&self, kind: SectionKind) -> &SectionEntry {
        &self.muc[kind.key()]
    }

    /// The entry of a reserved place.
    pub fn blank(&self, kind: FieldKind) -> &BlankEntry {
        &self.cho_trong[kind.key()]
    }

    /// A fixed word.
    pub fn word(&self, key: &str) -> &str {
        &self.chu[key].chu
    }

    /// A clause as a reader is told it: after the instrument's name, unless it names the instrument itself.
    pub fn cite(&self, clause: &str) -> String {
        let number = self.ten.split_whitespace().next_back().unwrap_or_default();
        let told = spelled(clause);
        if !number.is_empty() && clause.contains(number) {
            told
        } else {
            format!("{}, {told}", self.ten_tat.as_ref().unwrap_or(&self.ten))
        }
    }

    /// How many of its values have not been confirmed; doubts about the number of a clause alone do not count.
    pub fn unconfirmed_values(&self) -> usize {
        let of_a_clause = |path: &str| path.rsplit('.').next() == Some("dieu_khoan") || path.starts_with("quy_tac.");
        self.doubts.iter().filter(|path| !of_a_clause(path)).count()
    }

    /// Whether the era governs documents of a day.
    pub fn governs(&self, day: Date) -> bool {
        crate::model::in_force(self.tu_ngay, self.den_ngay, Some(day))
    }
}
