//! The types of administrative documents (loại văn bản) as keys: the values of `loai`, the keys of `ky_hieu` by type, and the
//! names of `thong_tin`. Which there are, the eras say.

use std::sync::LazyLock;

use super::{Key, Mapping, Shape};
use crate::era::{known_details, known_types};

/// Notations by document type. Its keys are every type that an era of the program knows.
pub(crate) static NOTATIONS: LazyLock<Mapping> = LazyLock::new(|| Mapping {
    id: "ky_hieu_theo_loai",
    called: "ký hiệu theo loại văn bản",
    required: &[],
    aliases: &[],
    keys: &TYPES,
});

static TYPES: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let known = known_types().iter();
    known.map(|known| Key { name: &known.id, shape: Shape::Text, about: &known.about }).collect()
});

/// Lines of a type's own, by name.
pub(crate) static DETAILS: LazyLock<Mapping> = LazyLock::new(|| Mapping {
    id: "thong_tin",
    called: "dòng riêng của loại văn bản",
    required: &[],
    aliases: &[],
    keys: &DETAIL_KEYS,
});

static DETAIL_KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    known_details().into_iter().map(|(name, about)| Key { name, shape: Shape::Texts, about }).collect()
});
