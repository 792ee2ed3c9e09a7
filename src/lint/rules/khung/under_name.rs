//! KY-41: the post of a signer below the name, none above it.
//!
//! Căn cứ: the era's entry `quyen_han`: the post stands above the signature. Only lines that are kept word for word; a second
//! title below the name (`Trưởng đoàn`) is right where a post stands above.

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::model::SignerLines;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::KY_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let typed = |lines: &SignerLines| matches!(lines, SignerLines::Verbatim(_));
    if !subject.plan.signers.iter().any(|signer| typed(&signer.lines)) {
        return found.not_applicable();
    }
    for signer in &subject.plan.signers {
        let SignerLines::Verbatim(above) = &signer.lines else { continue };
        let path = signer.path.key("duoi_ten");
        let below = subject.text.iter().find(|(_, p)| p.zone == Zone::Signer && *p.path == path && names_post(&p.text));
        if let Some((number, paragraph)) = below.filter(|_| !above.iter().any(|line| names_post(line))) {
            let what = format!("chức vụ '{}' đứng dưới họ tên", paragraph.text.trim());
            let told = found.at(number, 0..paragraph.text.len(), what);
            found.tell(told.advise("chuyển chức vụ lên trên chữ ký"));
        }
    }
}

/// Whether a line names a post.
fn names_post(line: &str) -> bool {
    let words = Words::of(line);
    (0..words.list.len()).any(|at| Usage::Post.starts_in_any_case(&words, at).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    #[test]
    fn a_post_below_the_name_is_told_where_none_stands_above() {
        let plan = |above: &str, below: &str| {
            format!("ky: {{nguyen_van: [{above}], ho_ten: Trần Thị Bình, duoi_ten: [{below}]}}")
        };
        assert!(told(&CHECK, &plan("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")).contains("'PHÓ CHỦ TỊCH'"));
        assert_eq!(told(&CHECK, &plan("PHÓ CHỦ TỊCH", "Trưởng đoàn")), "");
        assert_eq!(told(&CHECK, &plan("NGƯỜI LẬP BIỂU", "Thành viên")), "");
        assert_eq!(told(&CHECK, "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Trần Thị Bình, duoi_ten: [Trưởng đoàn]}"), "");
    }
}
