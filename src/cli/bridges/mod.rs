//! Other programs: the browser of the desktop ([`open::address`]), and those that `import` asks for help: LibreOffice for old Word files ([`office::to_docx`]), `pdftoppm` and
//! `tesseract` for scans ([`ocr::recognise`]).

pub(super) mod ocr;
pub(super) mod office;
#[cfg(feature = "serve")]
pub(super) mod open;
mod process;

pub(super) use process::Programs;
