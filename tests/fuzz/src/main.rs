//! libFuzzer in front of the library's targets (`kehoach::fuzz`); `KEHOACH_FUZZ_TARGET` names the one that runs.

#![no_main]

use std::sync::OnceLock;

use kehoach::fuzz::{Target, target};
use libfuzzer_sys::fuzz_target;

fn chosen() -> Target {
    static CHOSEN: OnceLock<Target> = OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let name = std::env::var("KEHOACH_FUZZ_TARGET").expect("KEHOACH_FUZZ_TARGET names a target");
        target(&name).unwrap_or_else(|| panic!("no target is called {name}"))
    })
}

fuzz_target!(|data: &[u8]| chosen()(data));
