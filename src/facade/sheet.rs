//! The sheet of proof (bản chứng minh): what was read, where every character went, what is outside and added, how to repeat.

use std::collections::BTreeMap;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::import::{By, Printed, Through};
use super::printed::Found;
use crate::diag::messages::typed;
use crate::import::{Dest, Doubt, Entry, Lines, Made, Outside, Thing};

/// The code of a doubt, and its place.
fn coded(doubt: &Doubt) -> String {
    doubt.place().map_or(doubt.rule.code.to_string(), |at| format!("{} {at}", doubt.rule.code))
}

/// Everything that the sheet tells of.
pub(super) struct Sheet<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub made: &'a Made,
    pub lines: &'a Lines,
    pub printed: &'a [Printed],
    pub by: &'a By<'a>,
}

/// What a plan file begins with.
pub(super) fn heading(name: &str, through: Option<&Through<'_>>) -> String {
    match through {
        Some(Through { recognised: true, program, .. }) => {
            format!("Lập từ tệp {name} bằng 'kehoach import'. {}.", unproven(program))
        }
        Some(Through { program, .. }) => {
            format!("Lập từ tệp {name} bằng 'kehoach import', sau khi {program} đổi sang .docx.")
        }
        None => format!("Lập từ tệp {name} bằng 'kehoach import'."),
    }
}

/// What must be said of letters that a program saw in pictures.
fn unproven(program: &str) -> String {
    format!("CHƯA CHỨNG MINH: chữ do {program} nhận dạng từ ảnh, phải đọc lại từng trang")
}

/// What is not promised.
const NOT_PROMISED: &str = "\
Không chứng minh: khoảng trắng và chỗ xuống dòng, phông và cỡ chữ, gạch chân, chỉ số trên dưới, hình, vị trí trên trang.
";

impl Sheet<'_> {
    fn text_of(&self, entry: &Entry) -> String {
        self.lines.text(entry).iter().collect()
    }

    fn place_of(&self, entry: &Entry) -> String {
        self.lines.place(entry).to_string()
    }

    /// Characters of each destination.
    fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut last: Option<(&Entry, String)> = None;
        for entry in &self.made.ledger.0 {
            let same = last.as_ref().is_some_and(|(other, _)| other.to == entry.to && other.file == entry.file);
            if !same {
                last = Some((entry, name(entry)));
            }
            if let Some((_, name)) = &last {
                *counts.entry(name.clone()).or_default() += self.lines.count(entry);
            }
        }
        counts
    }

    fn count(&self, wanted: impl Fn(&Dest) -> bool) -> u64 {
        self.made.ledger.0.iter().filter(|entry| wanted(&entry.to)).map(|entry| self.lines.count(entry)).sum()
    }

    /// What each of the plan files is called.
    fn files(&self) -> Vec<String> {
        let attached = |file: usize| match file {
            0 => "tệp kế hoạch".to_string(),
            1 => "tệp kế hoạch kèm theo".to_string(),
            more => format!("tệp kế hoạch kèm theo {more}"),
        };
        (0..self.made.plans.len()).map(attached).collect()
    }

    /// Three lines for people.
    pub(super) fn summary(&self) -> String {
        let keys = self.count(|dest| matches!(dest, Dest::Key(_)));
        let office = self.count(|dest| matches!(dest, Dest::Office(_)));
        let page = self.count(|dest| matches!(dest, Dest::Page(_)));
        let outside = self.count(|dest| matches!(dest, Dest::Outside(_)));
        let all = keys + office + page + outside;
        let some = |count: u64, what: &str| if count > 0 { format!(" · {count} {what}") } else { String::new() };
        let (office, aside) = (some(office, "đã có trong hồ sơ đơn vị"), some(outside, "để ngoài"));
        let doubts = &self.made.doubts;
        let mut out = format!("Đã đọc {all} chữ cái, chữ số, dấu của {}:\n", self.name);
        out.push_str(&format!("  {keys} vào kế hoạch{office} · {page} là khung trang{aside} · 0 mất · 0 đổi\n"));
        let codes: Vec<String> = doubts.iter().map(coded).collect();
        if let Some(Through { recognised: true, program, .. }) = &self.by.through {
            out.push_str(&format!("  {}\n", unproven(program)));
        }
        match doubts.is_empty() {
            true => out.push_str("  không có chỗ nào phải xem lại\n"),
            false => out.push_str(&format!("  {} chỗ nên xem lại: {}\n", doubts.len(), codes.join("; "))),
        }
        out
    }

    /// The file that the officer has.
    fn original(&self) -> &[u8] {
        self.by.through.as_ref().map_or(self.bytes, |through| through.original)
    }

    fn verdict(&self) -> String {
        let not_yet = self.printed.iter().find_map(|printed| match printed {
            Printed::NotYet(why) => Some(why),
            Printed::Yes(_) => None,
        });
        if let Some(why) = not_yet {
            return format!("chưa in được: {why}");
        }
        if self.found().any(|found| matches!(found, Found::Other(..))) {
            return "có phần in ra khác tệp gốc".to_string();
        }
        match self.additions().len() {
            0 => "in ra như cũ".to_string(),
            added => format!("in ra có thêm {added} chỗ"),
        }
    }

    /// What all plan files print besides the words of the file.
    fn found(&self) -> impl Iterator<Item = &Found> {
        self.printed.iter().flat_map(|printed| match printed {
            Printed::Yes(found) => found.as_slice(),
            Printed::NotYet(_) => &[],
        })
    }

    fn additions(&self) -> Vec<(&'static str, String)> {
        let added = self.found().filter_map(|found| match found {
            Found::Added(added) => Some(added.clone()),
            Found::Other(..) => None,
        });
        added.flatten().collect()
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut out = format!("BẢN CHỨNG MINH: {}\n\n", self.name);
        out.push_str(&self.summary());
        out.push_str(&format!("  {}\n\n", self.verdict()));
        out.push_str(&format!("SHA-256 của tệp gốc:     {}\n", hash(self.original())));
        if let Some(Through { program, recognised, .. }) = &self.by.through {
            let made = if *recognised { "chữ nhận dạng" } else { "tệp .docx" };
            out.push_str(&format!("Chặng đầu: {program}; SHA-256 của {made} nó làm ra: {}\n", hash(self.bytes)));
            out.push_str("Bản này chỉ chứng minh từ đó đến tệp kế hoạch, không chứng minh việc của chương trình ấy.\n");
        }
        for (called, plan) in self.files().iter().zip(&self.made.plans) {
            out.push_str(&format!("SHA-256 của {called}: {}\n", hash(plan.as_bytes())));
        }
        if let Some(office) = &self.by.office {
            out.push_str(&format!(
                "SHA-256 của hồ sơ đơn vị ({}): {}\n",
                office.profile.name,
                hash(office.profile.bytes)
            ));
        }
        out.push('\n');
        out.push_str("Mỗi chữ của tệp gốc (không kể khoảng trắng) đi đến đúng một nơi:\n");
        for (name, count) in self.counts() {
            out.push_str(&format!("  {count:>8}  {name}\n"));
        }
        self.pieces(&mut out, "Chữ để ngoài kế hoạch", |dest| matches!(dest, Dest::Outside(_)));
        let aside: Vec<String> =
            self.made.doc.aside.iter().map(|aside| format!("{}: {}", aside.place, aside.text)).collect();
        if !aside.is_empty() {
            out.push_str("\nCó trong tệp mà không hiện trên trang (không chép):\n");
            aside.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        }
        let added = self.additions();
        if !added.is_empty() {
            out.push_str("\nChương trình in thêm:\n");
            added.iter().for_each(|(region, text)| out.push_str(&format!("  {region}: {text}\n")));
        }
        for found in self.found() {
            if let Found::Other(region, file, printed) = found {
                out.push_str(&format!("\nIn ra khác ở {region}:\n  tệp:    {file}\n  in ra: {printed}\n"));
            }
        }
        if !self.made.doubts.is_empty() {
            out.push_str("\nChỗ nên xem lại:\n");
        }
        for doubt in &self.made.doubts {
            out.push_str(&format!("  {}: {}", coded(doubt), doubt.chosen));
            let others = doubt.others.join("; ");
            out.push_str(&if others.is_empty() { "\n".to_string() } else { format!(" (khác: {others})\n") });
        }
        out.push_str(&format!("\n{NOT_PROMISED}Làm lại: kehoach import {} --chung-minh\n", typed(self.name)));
        out
    }

    /// Every piece with such a destination, in full.
    fn pieces(&self, out: &mut String, title: &str, wanted: impl Fn(&Dest) -> bool) {
        let entries: Vec<&Entry> = self.made.ledger.0.iter().filter(|entry| wanted(&entry.to)).collect();
        if entries.is_empty() {
            return;
        }
        out.push_str(&format!("\n{title}:\n"));
        for entry in entries {
            out.push_str(&format!("  {} ({}): {}\n", self.place_of(entry), name(entry), self.text_of(entry)));
        }
    }

    /// For programs.
    pub(super) fn json(&self) -> String {
        let piece =
            |entry: &Entry| json!({"cho": self.place_of(entry), "loai": name(entry), "chu": self.text_of(entry)});
        let outside = self.made.ledger.0.iter().filter(|entry| matches!(entry.to, Dest::Outside(_)));
        let doubts = self.made.doubts.iter().map(|doubt| {
            json!({"ma": doubt.rule.code, "cho": doubt.at.to_string(), "chon": doubt.chosen, "khac": doubt.others,
                "khoa": doubt.to.as_ref().map(|path| path.as_str()), "so_chu": doubt.chars})
        });
        let added = self.additions().into_iter().map(|(region, text)| json!({"phan": region, "chu": text}));
        let hashes: Vec<String> = self.made.plans.iter().map(|plan| hash(plan.as_bytes())).collect();
        let value = json!({
            "tep": self.name,
            "sha256": {"tep": hash(self.original()), "ke_hoach": hashes.first(),
                "kem_theo": hashes.get(1..), "don_vi": self.by.office.as_ref().map(|office| hash(office.profile.bytes))},
            "chang_dau": self.by.through.as_ref().map(|through| json!({"chuong_trinh": through.program,
                "sha256": hash(self.bytes), "nhan_dang": through.recognised})),
            "da_chung_minh": !self.by.through.as_ref().is_some_and(|through| through.recognised),
            "so_chu": self.counts(),
            "de_ngoai": outside.map(piece).collect::<Vec<_>>(),
            "in_them": added.collect::<Vec<_>>(),
            "ket_luan": self.verdict(),
            "xem_lai": doubts.collect::<Vec<_>>(),
        });
        format!("{value:#}\n")
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a destination is called.
fn name(entry: &Entry) -> String {
    let file = match entry.file {
        0 => String::new(),
        1 => " (văn bản kèm theo)".to_string(),
        more => format!(" (văn bản kèm theo {more})"),
    };
    match &entry.to {
        Dest::Key(path) => format!("khóa {}{file}", path.as_str()),
        Dest::Office(path) => format!("hồ sơ đơn vị: {}{file}", path.as_str()),
        Dest::Page(thing) => format!("khung trang: {}{file}", thing_name(*thing)),
        Dest::Outside(class) => format!("để ngoài: {}", outside_name(*class)),
    }
}

fn thing_name(thing: Thing) -> &'static str {
    match thing {
        Thing::NationalName => "Quốc hiệu",
        Thing::Motto => "Tiêu ngữ",
        Thing::NumberFrame => "chữ \"Số:\", gạch chéo",
        Thing::DateFrame => "chữ \"ngày, tháng, năm\"",
        Thing::TypeName => "tên loại văn bản",
        Thing::Frame => "chữ \"Kính gửi:\"",
        Thing::RecipientsFrame => "chữ \"Nơi nhận:\", \"Lưu:\", gạch đầu dòng",
        Thing::Mark => "dấu mà thể thức đặt",
        Thing::PageNumber => "số trang",
        Thing::Rule => "đường kẻ gõ bằng dấu",
        Thing::TableFrame => "đường kẻ bảng gõ bằng dấu",
        Thing::AnnexFrame => "chữ dẫn của phụ lục",
        Thing::Issuing => "chữ dẫn của văn bản kèm theo",
        Thing::Decides => "lời quyết định",
        Thing::NoteMark => "số của chú thích",
        Thing::Markup => "dấu Markdown quanh chữ",
    }
}

fn outside_name(class: Outside) -> &'static str {
    match class {
        Outside::Stamp => "dấu ký số",
        Outside::Around => "chữ quanh văn bản",
        Outside::Invisible => "ký tự không hiện hình",
        Outside::Blank => "chỗ chừa trống của mẫu",
        Outside::Unknown => "chưa rõ thuộc phần nào",
    }
}
