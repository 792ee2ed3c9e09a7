//! Eras in time: what an officer is told when no era governs the day of her document.

use super::{Era, EraTable};
use crate::diag::{Diagnostic, messages};
use crate::model::Date;

impl EraTable<'_> {
    /// No era governs the day: every era there is with its days, and how one is asked for.
    pub(crate) fn none_for_date(&self) -> Diagnostic {
        let eras = match self.all() {
            Ok(eras) => eras,
            Err(fault) => return messages::broken_era(&fault),
        };
        let known: Vec<String> = eras.iter().map(|e| format!("{} ({}, {})", name(e), e.ten, days(e))).collect();
        let earliest = eras.last();
        let clause = earliest.map(|era| era.cite(&era.dieu_khoan));
        messages::no_era_for_date(&known, earliest.map_or("", name), clause)
    }

    /// What the earliest era is called and since when it governs, for a day before all of them.
    pub(crate) fn after(&self, day: Date) -> Option<(String, Date)> {
        let eras = self.all().ok()?;
        let earliest = eras.last()?;
        let from = earliest.tu_ngay.filter(|from| day < *from)?;
        Some((name(earliest).to_string(), from))
    }
}

/// The name that officers write in `the_thuc`.
fn name(era: &Era) -> &str {
    era.ten_khac.first().unwrap_or(&era.id)
}

/// The days that an era governs.
fn days(era: &Era) -> String {
    match (era.tu_ngay, era.den_ngay) {
        (Some(from), Some(until)) => format!("từ {} đến {}", shown(from), shown(until)),
        (Some(from), None) => format!("từ {}", shown(from)),
        (None, Some(until)) => format!("đến {}", shown(until)),
        (None, None) => "mọi thời gian".to_string(),
    }
}

/// A date as officers write it: `05/3/2020`, `14/02/2011`.
pub(crate) fn shown(Date { year, month, day }: Date) -> String {
    let zero = if month < 3 { "0" } else { "" };
    format!("{day:02}/{zero}{month}/{year}")
}
