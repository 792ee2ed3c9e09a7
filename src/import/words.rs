//! The words that parts of documents are known by: those of the era, and those of a data file beside.

use std::sync::LazyLock;

use serde::Deserialize;

use super::glyphs::{fold, folds_to};
use crate::era::{Era, EraTable};

/// No name of a post has more letters.
const LONG: usize = 60;

/// The data file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    co_quan: Vec<String>,
    dia_phuong: Vec<String>,
    can_cu: Vec<String>,
    ban_hanh: Vec<String>,
    ket_thuc: Vec<String>,
    chuc_vu: Vec<String>,
    hinh_thuc_ky: Vec<String>,
    da_ky: Vec<String>,
    noi_nhan: Vec<String>,
    quanh: Vec<String>,
    phu_luc: Vec<String>,
    kem_theo: Vec<String>,
    bang: Vec<String>,
    du_thao: Vec<String>,
    thay_quoc_hieu: Vec<String>,
    loai_khac: Vec<String>,
}

/// A type of document: id, name as printed, the name folded, words before what is decided.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    /// Its id in the plan file.
    pub id: String,
    /// As printed.
    pub name: String,
    /// The same, folded.
    pub folded: String,
    /// Its letters in notations.
    pub letters: Option<String>,
    /// `QUYẾT ĐỊNH:`.
    pub decides: Option<String>,
}

/// All of them; lists are folded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Types with a printed name that the program sets, the longest name first.
    pub kinds: Vec<Kind>,
    /// Names that bodies begin with, word by word.
    pub bodies: Vec<String>,
    /// Names that places begin with.
    pub places: Vec<String>,
    /// Words that a legal basis begins with.
    pub bases: Vec<String>,
    /// Words of a paragraph that issues the document.
    pub issues: Vec<String>,
    /// Words that a closing sentence begins with.
    pub closings: Vec<String>,
    /// What the subject of a công văn begins with.
    pub about: Vec<String>,
    /// Posts.
    pub posts: Vec<String>,
    /// Forms of authority, as typed.
    pub forms: Vec<String>,
    /// Words where a signature stands.
    pub signed: Vec<String>,
    /// Words that the recipients (Nơi nhận) begin with, folded.
    pub recipients: Vec<String>,
    /// Lines around a document.
    pub around: Vec<String>,
    /// Words that an annex begins with.
    pub annexes: Vec<String>,
    /// Words of the line that says what an annex goes with.
    pub with: Vec<String>,
    /// What stands in the place of the national title, folded.
    pub titles: Vec<String>,
    /// Words of the box of a draft, folded.
    pub drafts: Vec<String>,
    /// What stands at the head of the first column of a table, folded.
    pub tables: Vec<String>,
    /// Types of documents that the program does not have, as printed.
    pub foreign: Vec<String>,
    /// The era whose words they are.
    pub era: Option<Era>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The files are part of the program: a test reads them.
    let file: File = serde_yaml::from_str(include_str!("data/nhap.yaml")).unwrap_or_default();
    let era = EraTable::default().by_date(None).ok().flatten();
    let folded = |list: &[String]| -> Vec<String> { list.iter().map(|word| fold(word)).collect() };
    let mut kinds: Vec<Kind> = Vec::new();
    for (id, entry) in era.iter().flat_map(|era| &era.loai) {
        if !entry.ten.is_empty() {
            let folded = fold(&entry.ten);
            kinds.push(Kind {
                id: id.clone(),
                name: entry.ten.clone(),
                folded,
                letters: entry.viet_tat.clone(),
                decides: entry.loi_quyet_dinh.clone(),
            });
        }
    }
    kinds.sort_by(|a, b| b.folded.len().cmp(&a.folded.len()).then(a.id.cmp(&b.id)));
    let mut posts = folded(&file.chuc_vu);
    posts.extend(era.iter().flat_map(|era| era.nguoi_dung_dau.chuc_vu.keys()).map(|post| fold(post)));
    let mut forms = file.hinh_thuc_ky.clone();
    forms.extend(era.iter().flat_map(|era| era.quyen_han.chu.iter().cloned()));
    let about = era.iter().flat_map(|era| era.loai.values()).flat_map(|kind| kind.ve_viec.iter().cloned()).collect();
    Words {
        kinds,
        about,
        bodies: file.co_quan.clone(),
        places: file.dia_phuong.clone(),
        bases: folded(&file.can_cu),
        issues: folded(&file.ban_hanh),
        closings: folded(&file.ket_thuc),
        posts,
        forms,
        signed: folded(&file.da_ky),
        recipients: folded(&file.noi_nhan),
        around: folded(&file.quanh),
        annexes: file.phu_luc.clone(),
        with: folded(&file.kem_theo),
        tables: folded(&file.bang),
        drafts: folded(&file.du_thao),
        titles: folded(&file.thay_quoc_hieu),
        foreign: file.loai_khac.clone(),
        era,
    }
});

/// The words.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// A word of the era that the law fixes.
    pub(crate) fn fixed(&self, key: &str) -> &str {
        self.era.as_ref().map_or("", |era| era.word(key))
    }

    /// Whether a text begins with one of these whole words, marks and case aside.
    pub(crate) fn begins(text: &str, list: &[String]) -> bool {
        let folded: Vec<String> = text.split_whitespace().take(4).map(fold).collect();
        list.iter().any(|wanted| {
            let mut words = folded.iter();
            wanted.split_whitespace().all(|wanted| words.next().is_some_and(|word| folds_to(wanted, word)))
        })
    }

    /// The word of the recipients that a text begins with, folded.
    pub(crate) fn recipients_word(&self, text: &str) -> Option<&str> {
        let folded = fold(&text.trim_start().chars().take(20).collect::<String>());
        self.recipients.iter().find(|word| folded.starts_with(word.as_str())).map(String::as_str)
    }

    /// Whether a text begins with one of the forms of authority.
    pub(crate) fn begins_with_form(&self, text: &str) -> bool {
        let text = text.trim_start();
        self.forms.iter().any(|form| {
            text.strip_prefix(form.as_str())
                .is_some_and(|rest| form.ends_with('.') || rest.starts_with(|c: char| c == '.' || c.is_whitespace()))
        })
    }

    /// Whether a text begins with a post.
    pub(crate) fn begins_with_post(&self, text: &str) -> bool {
        // Blanks may set it in the middle of its column.
        let folded: String = text.trim_start().chars().take(LONG).collect::<String>();
        let folded = fold(&folded);
        self.posts.iter().any(|post| folded.starts_with(post.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_file_is_read_and_the_eras_types_are_known() {
        let file: File = serde_yaml::from_str(include_str!("data/nhap.yaml")).unwrap();
        assert!(!file.co_quan.is_empty());
        assert!(words().kinds.iter().any(|kind| kind.id == "ke_hoach" && kind.folded == "KEHOACH"));
        assert!(words().begins_with_form("KT.TRƯỞNG PHÒNG") && !words().begins_with_form("TMA"));
        assert!(words().begins_with_post(&format!("{}PHÓ GIÁM ĐỐC", " ".repeat(70))));
    }
}
