//! `trang`: the page as a folder that any browser opens, without a network and without this program.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::engine::general_purpose::STANDARD;
use base64::prelude::Engine;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::args::StaticPageArgs;
use super::assets::{ASSETS, Asset, BY_WASM};
use super::disk::{self, LIMIT};
use super::faults::{unreadable, unwritable};
use super::report::{Report, exit};
use crate::diag::{Diagnostic, rules};

/// The engine beside the program.
const ENGINE: &str = "kehoach.wasm";
/// What a WebAssembly module begins with.
const MAGIC: &[u8] = b"\0asm";
/// The list of profiles beside the page, for an office to fill in.
const OFFICES: &str = include_str!("init/co-quan.js");

/// Writes the folder.
pub(super) fn run(args: &StaticPageArgs) -> Report {
    let engine = args.engine.clone().or_else(beside).unwrap_or_else(|| PathBuf::from(ENGINE));
    let name = engine.display().to_string();
    let bytes = match disk::read_up_to(&engine, LIMIT) {
        Ok(bytes) if bytes.starts_with(MAGIC) => bytes,
        Ok(_) => {
            let what = format!("'{name}' không phải máy tạo trang (WebAssembly)");
            return Report::failed(exit::USAGE, Diagnostic::of(&rules::DUNG_21, what).advise(HOW));
        }
        Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error).advise(HOW)),
    };
    if let Err(fault) = disk::make_folder(&args.output) {
        return Report::failed(exit::FILES, fault);
    }
    // The browser inflates it.
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = packed.write_all(&bytes).and_then(|()| packed.finish());
    let packed = match packed {
        Ok(packed) => packed,
        Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error)),
    };
    let carried = format!("KEHOACH_MAY=\"{}\";\n", STANDARD.encode(packed));
    let index = |asset: &Asset| {
        let text = String::from_utf8_lossy(asset.bytes);
        // Both scripts stand before that of the engine, which needs them.
        text.replace(
            "<script src=\"dong_co.js\">",
            "<script src=\"co-quan.js\"></script>\n<script src=\"may.js\"></script>\n<script src=\"dong_co.js\">",
        )
    };
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for asset in ASSETS.iter().chain([&BY_WASM]) {
        let bytes = if asset.name == super::assets::INDEX { index(asset).into_bytes() } else { asset.bytes.to_vec() };
        files.push((args.output.join(asset.name), bytes));
    }
    files.push((args.output.join("may.js"), carried.into_bytes()));
    let offices = args.output.join("co-quan.js");
    // An office's own list stays.
    if !offices.exists() {
        files.push((offices, OFFICES.as_bytes().to_vec()));
    }
    let all: Vec<(&Path, &[u8])> = files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    match disk::write_all(&all, 0) {
        Ok(()) => Report::text(format!("{}\n", args.output.join(super::assets::INDEX).display())),
        Err((path, error)) => Report::failed(exit::FILES, unwritable(&path, &error)),
    }
}

const HOW: &str = "dựng tệp ấy bằng '.ci/trang' trong mã nguồn, hoặc lấy kehoach-trang-….zip của bản phát hành";

/// The engine in the program's folder, where it is there.
fn beside() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.with_file_name(ENGINE);
    path.is_file().then_some(path)
}
