//! What was measured, as it is printed and as README shows it.

use std::path::Path;

/// README's table stands between these lines.
const MARKS: [&str; 2] = ["<!-- cargo bench: bắt đầu -->\n", "<!-- cargo bench: hết -->\n"];

/// The figures of a run.
#[derive(Default)]
pub(super) struct Figures(Vec<(String, String)>);

impl Figures {
    /// Prints a figure and keeps it for the table.
    pub(super) fn tell(&mut self, what: impl Into<String>, value: impl Into<String>) {
        let (what, value) = (what.into(), value.into());
        println!("{what}: {value}");
        self.0.push((what, value));
    }

    /// Writes the table into README, with the machine named.
    pub(super) fn write(&self, root: &Path) {
        let path = root.join("README.md");
        let text = std::fs::read_to_string(&path).expect("README is there");
        let parts = MARKS.map(|mark| text.split_once(mark).expect("README has a place for the table"));
        let [(before, _), (_, behind)] = parts;
        let rows: String = self.0.iter().map(|(what, value)| format!("| {what} | {value} |\n")).collect();
        let table =
            format!("{before}{}| Đo gì ({}) | Số đo |\n|---|---|\n{rows}{}{behind}", MARKS[0], machine(), MARKS[1]);
        std::fs::write(path, table).expect("README is written");
    }
}

/// The machine, as far as it says what it is.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    format!("{}, {cores} lõi, {}", model.unwrap_or("không rõ bộ xử lý").trim(), std::env::consts::OS)
}
