//! The four faces together.

use super::face::{FontError, FontFace};
use crate::page::Face;

/// Regular, bold, italic and bold italic of one font, and the face of symbols.
#[derive(Debug)]
pub struct FontSet {
    faces: [FontFace; 4],
    /// Signs that faces of text lack.
    symbols: FontFace,
}

/// The face of symbols that the program carries.
fn symbols() -> FontFace {
    let bytes: &'static [u8] = include_bytes!("../../fonts/KehoachSymbols.ttf");
    FontFace::new(bytes).expect("fonts/ holds TrueType faces")
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
            symbols: symbols(),
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
            symbols: symbols(),
        })
    }

    /// One face.
    #[doc(hidden)]
    pub fn face(&self, face: Face) -> &FontFace {
        self.faces.get(face.index()).unwrap_or(&self.symbols)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_readme_of_the_fonts_tells_the_truth_about_the_signs() {
        let fonts = FontSet::embedded();
        let face = fonts.face(Face::Symbol);
        let hash: String = Sha256::digest(face.bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let version = face.version().trim_start_matches("Version ");
        let expected = format!("| KehoachSymbols.ttf | {version} | {hash} |");
        assert!(include_str!("../../fonts/README.md").contains(&expected), "{expected}");
        assert_eq!(face.family(), "Kehoach Symbols");
    }
}
