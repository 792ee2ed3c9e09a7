//! The four faces together.

use super::face::{FontError, FontFace};
use crate::page::Face;

/// Regular, bold, italic and bold italic of one font.
#[derive(Debug)]
pub struct FontSet {
    faces: [FontFace; 4],
}

impl FontSet {
    /// The Liberation Serif faces that the program carries.
    pub fn embedded() -> FontSet {
        let face = |bytes: &'static [u8]| FontFace::new(bytes).expect("fonts/ holds TrueType faces");
        FontSet {
            faces: [
                face(include_bytes!("../../fonts/LiberationSerif-Regular.ttf")),
                face(include_bytes!("../../fonts/LiberationSerif-Bold.ttf")),
                face(include_bytes!("../../fonts/LiberationSerif-Italic.ttf")),
                face(include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf")),
            ],
        }
    }

    /// An office's own faces, in the order regular, bold, italic, bold italic.
    ///
    /// # Errors
    /// The number of the faulty file and what is wrong with it.
    pub fn from_files(files: [Vec<u8>; 4]) -> Result<FontSet, (usize, FontError)> {
        let [regular, bold, italic, bold_italic] = files;
        Ok(FontSet {
            faces: [
                FontFace::new(regular).map_err(|e| (0, e))?,
                FontFace::new(bold).map_err(|e| (1, e))?,
                FontFace::new(italic).map_err(|e| (2, e))?,
                FontFace::new(bold_italic).map_err(|e| (3, e))?,
            ],
        })
    }

    /// One face.
    #[doc(hidden)]
    pub fn face(&self, face: Face) -> &FontFace {
        &self.faces[face.index()]
    }
}
