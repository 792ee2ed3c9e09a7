//! Other programs that `import` asks for help: LibreOffice for old Word files, `pdftoppm` and `tesseract` for scans.

// Until the command joins the pieces.
#![allow(dead_code)]

mod bridge;
mod ocr;
mod process;
