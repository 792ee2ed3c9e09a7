//! Other programs that `import` asks for help: LibreOffice for old Word files ([`office::to_docx`]), `pdftoppm` and
//! `tesseract` for scans ([`ocr::recognise`]).

pub(super) mod ocr;
pub(super) mod office;
mod process;

pub(super) use process::Programs;
