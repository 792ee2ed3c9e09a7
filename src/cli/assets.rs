//! The files of the page: a table, looked up by name and never joined to a folder.

/// A file of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asset {
    /// Its name, as the page asks for it.
    pub name: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// What the page is opened with.
pub(super) const INDEX: &str = "index.html";
/// How the page calls the script that reaches the engine; it is one or the other.
pub(super) const ENGINE: &str = "dong_co.js";

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The files of the page but for the script of its engine.
pub(super) const ASSETS: [Asset; 7] = [
    Asset { name: INDEX, kind: "text/html; charset=utf-8", bytes: include_bytes!("../web/index.html") },
    Asset { name: "trang.css", kind: "text/css; charset=utf-8", bytes: include_bytes!("../web/trang.css") },
    Asset { name: "dan.js", kind: SCRIPT, bytes: include_bytes!("../web/dan.js") },
    Asset { name: "bang.js", kind: SCRIPT, bytes: include_bytes!("../web/bang.js") },
    Asset { name: "mau.js", kind: SCRIPT, bytes: include_bytes!("../web/mau.js") },
    Asset { name: "trang.js", kind: SCRIPT, bytes: include_bytes!("../web/trang.js") },
    Asset { name: "hop.js", kind: SCRIPT, bytes: include_bytes!("../web/hop.js") },
];

/// The engine of a page that asks this program.
#[cfg(feature = "serve")]
pub(super) const BY_HTTP: Asset = Asset { name: ENGINE, kind: SCRIPT, bytes: include_bytes!("../web/dong_co_http.js") };

/// The engine of a page that has it in the browser.
pub(super) const BY_WASM: Asset = Asset { name: ENGINE, kind: SCRIPT, bytes: include_bytes!("../web/dong_co_wasm.js") };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stays_small_and_asks_for_nothing_that_is_not_there() {
        let size: usize = ASSETS.iter().chain([&BY_WASM]).map(|asset| asset.bytes.len()).sum();
        // With the profile's form, pasted documents cut into fields, fixes on the page, drafts compared.
        assert!(size <= 68 * 1024, "{size}");
        let index = std::str::from_utf8(ASSETS[0].bytes).unwrap();
        let known: Vec<&str> = ASSETS.iter().map(|asset| asset.name).chain([ENGINE]).collect();
        let asked = index.split(['"', '\'']).filter(|word| word.ends_with(".js") || word.ends_with(".css"));
        let asked: Vec<&str> = asked.collect();
        assert_eq!(asked.len(), known.len() - 1);
        assert!(asked.iter().all(|name| known.contains(name)), "{asked:?}");
        for asset in ASSETS.iter().chain([&BY_WASM]) {
            let text = std::str::from_utf8(asset.bytes).unwrap();
            let foreign = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!foreign.contains("://"), "{}: an address of somewhere else", asset.name);
        }
    }
}
