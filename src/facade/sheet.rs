//! The sheet of proof (bản chứng minh): what was read, where every character went, what is outside and added, how to repeat.

use std::collections::BTreeMap;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::import::{Printed, Through, is_key};
use super::printed::Found;
use crate::import::{Dest, Entry, Made, Outside, Thing};

/// Everything that the sheet tells of.
pub(super) struct Sheet<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub made: &'a Made,
    pub printed: &'a Printed,
    pub through: Option<&'a Through<'a>>,
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
        let lines = self.made.doc.lines();
        let line = lines.iter().find(|line| line.id == entry.at.line);
        line.map(|line| {
            let take = (entry.at.to - entry.at.from) as usize;
            line.counted().chars().skip(entry.at.from as usize).take(take).collect()
        })
        .unwrap_or_default()
    }

    fn place_of(&self, entry: &Entry) -> String {
        let lines = self.made.doc.lines();
        lines.iter().find(|line| line.id == entry.at.line).map(|line| line.place.to_string()).unwrap_or_default()
    }

    /// Characters of each destination.
    fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for entry in &self.made.ledger.0 {
            let shown = self.text_of(entry).chars().filter(|c| !c.is_whitespace()).count() as u64;
            *counts.entry(name(&entry.to)).or_default() += shown;
        }
        counts
    }

    fn count(&self, wanted: impl Fn(&Dest) -> bool) -> u64 {
        let entries = self.made.ledger.0.iter().filter(|entry| wanted(&entry.to));
        entries.map(|entry| self.text_of(entry).chars().filter(|c| !c.is_whitespace()).count() as u64).sum()
    }

    /// Three lines for people.
    pub(super) fn summary(&self) -> String {
        let keys = self.count(is_key);
        let page = self.count(|dest| matches!(dest, Dest::Page(_)));
        let outside = self.count(|dest| matches!(dest, Dest::Outside(_)));
        let all = keys + page + outside;
        let aside = if outside > 0 { format!(" · {outside} để ngoài") } else { String::new() };
        let doubts = &self.made.doubts;
        let mut out = format!("Đã đọc {all} chữ cái, chữ số, dấu của {}:\n", self.name);
        out.push_str(&format!("  {keys} vào kế hoạch · {page} là khung trang{aside} · 0 mất · 0 đổi\n"));
        let codes: Vec<String> = doubts.iter().map(|doubt| format!("{} {}", doubt.rule.code, doubt.at)).collect();
        if let Some(Through { recognised: true, program, .. }) = self.through {
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
        self.through.map_or(self.bytes, |through| through.original)
    }

    fn verdict(&self) -> String {
        match self.printed {
            Printed::NotYet(why) => format!("chưa in được: {why}"),
            Printed::Yes(found) if found.iter().any(|found| matches!(found, Found::Other(..))) => {
                "có phần in ra khác tệp gốc".to_string()
            }
            Printed::Yes(_) if self.additions().is_empty() => "in ra như cũ".to_string(),
            Printed::Yes(_) => format!("in ra có thêm {} chỗ", self.additions().len()),
        }
    }

    fn additions(&self) -> Vec<(&'static str, String)> {
        let Printed::Yes(found) = self.printed else { return Vec::new() };
        let added = found.iter().filter_map(|found| match found {
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
        if let Some(Through { program, recognised, .. }) = self.through {
            let made = if *recognised { "chữ nhận dạng" } else { "tệp .docx" };
            out.push_str(&format!("Chặng đầu: {program}; SHA-256 của {made} nó làm ra: {}\n", hash(self.bytes)));
            out.push_str("Bản này chỉ chứng minh từ đó đến tệp kế hoạch, không chứng minh việc của chương trình ấy.\n");
        }
        out.push_str(&format!("SHA-256 của tệp kế hoạch: {}\n\n", hash(self.made.plan.as_bytes())));
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
        if let Printed::Yes(found) = self.printed {
            for found in found {
                if let Found::Other(region, file, printed) = found {
                    out.push_str(&format!("\nIn ra khác ở {region}:\n  tệp:    {file}\n  in ra: {printed}\n"));
                }
            }
        }
        if !self.made.doubts.is_empty() {
            out.push_str("\nChỗ nên xem lại:\n");
        }
        for doubt in &self.made.doubts {
            out.push_str(&format!("  {} {}: {}", doubt.rule.code, doubt.at, doubt.chosen));
            let others = doubt.others.join("; ");
            out.push_str(&if others.is_empty() { "\n".to_string() } else { format!(" (khác: {others})\n") });
        }
        out.push_str(&format!("\n{NOT_PROMISED}Làm lại: kehoach import {} --chung-minh\n", self.name));
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
            out.push_str(&format!("  {} ({}): {}\n", self.place_of(entry), name(&entry.to), self.text_of(entry)));
        }
    }

    /// For programs.
    pub(super) fn json(&self) -> String {
        let piece =
            |entry: &Entry| json!({"cho": self.place_of(entry), "loai": name(&entry.to), "chu": self.text_of(entry)});
        let outside = self.made.ledger.0.iter().filter(|entry| matches!(entry.to, Dest::Outside(_)));
        let doubts = self.made.doubts.iter().map(|doubt| {
            json!({"ma": doubt.rule.code, "cho": doubt.at.to_string(), "chon": doubt.chosen, "khac": doubt.others,
                "khoa": doubt.to.as_ref().map(|path| path.as_str()), "so_chu": doubt.chars})
        });
        let added = self.additions().into_iter().map(|(region, text)| json!({"phan": region, "chu": text}));
        let value = json!({
            "tep": self.name,
            "sha256": {"tep": hash(self.original()), "ke_hoach": hash(self.made.plan.as_bytes())},
            "chang_dau": self.through.map(|through| json!({"chuong_trinh": through.program,
                "sha256": hash(self.bytes), "nhan_dang": through.recognised})),
            "da_chung_minh": !self.through.is_some_and(|through| through.recognised),
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
fn name(dest: &Dest) -> String {
    match dest {
        Dest::Key(path) => format!("khóa {}", path.as_str()),
        Dest::Page(thing) => format!("khung trang: {}", thing_name(*thing)),
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
