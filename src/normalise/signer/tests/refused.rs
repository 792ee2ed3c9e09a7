//! Stacks of authority that the law does not know.

use super::{body, signed, typed};
use crate::model::{Agency, GoverningMode};

/// Every refusal, with its message and clause; `giu_nguyen` lets it pass as a note, and the lines are printed.
#[test]
fn illegal_stacks_are_refused_with_the_clause_unless_they_are_kept() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str, &'a str, &'a [&'a str]);
    let (forms, signing) = ("Phụ lục I, Phần I, Mục II.7.b", "Điều 13");
    let head_run = body(GoverningMode::Head, "GIÁM ĐỐC");
    let cases: &[(Option<&Agency>, &str, Case<'_>)] = &[
        (None, "KY-03", ("", &[("K/T", "A")], "PHÓ A", "không có hình thức ký 'K/T'", forms, &["K/T A", "PHÓ A"])),
        (None, "KY-03", ("", &[("T/M", "A")], "B", "không có hình thức ký 'T/M'", forms, &["T/M A", "B"])),
        (None, "KY-03", ("", &[("KT", "A")], "PHÓ A", "không có hình thức ký 'KT'", forms, &["KT A", "PHÓ A"])),
        (None, "KY-03", ("", &[("PP.", "A")], "B", "không có hình thức ký 'PP.'", forms, &["PP. A", "B"])),
        (
            None,
            "KY-05",
            ("", &[("KT.", "A")], "", "'KT. A' không có chức vụ của chính người ký ở dòng dưới", forms, &["KT. A"]),
        ),
        (
            Some(&head_run),
            "KY-06",
            (
                "BAN GIÁM ĐỐC",
                &[],
                "GIÁM ĐỐC",
                "cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt tập thể ('BAN GIÁM ĐỐC')",
                signing,
                &["TM. BAN GIÁM ĐỐC", "GIÁM ĐỐC"],
            ),
        ),
        (
            None,
            "KY-07",
            (
                "ỦY BAN",
                &[("TL.", "CHỦ TỊCH")],
                "CHÁNH VĂN PHÒNG",
                "'TL.' không đi với ký thay mặt tập thể",
                signing,
                &["TM. ỦY BAN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
            ),
        ),
        (
            None,
            "KY-08",
            (
                "",
                &[("TL.", "A"), ("TL.", "B")],
                "C",
                "thừa lệnh của người đã ký thừa lệnh",
                signing,
                &["TL. A", "TL. B", "C"],
            ),
        ),
        (
            None,
            "KY-09",
            (
                "",
                &[("TUQ.", "A"), ("KT.", "B")],
                "PHÓ B",
                "người được ủy quyền không ủy quyền lại cho người khác ký ('KT.' dưới 'TUQ.')",
                signing,
                &["TUQ. A", "KT. B", "PHÓ B"],
            ),
        ),
        (
            None,
            "KY-10",
            (
                "",
                &[("KT.", "A"), ("TL.", "B")],
                "C",
                "các bước ký 'KT. TL.' không đúng thứ tự",
                forms,
                &["KT. A", "TL. B", "C"],
            ),
        ),
        (
            None,
            "KY-10",
            (
                "",
                &[("TL.", "A"), ("TUQ.", "B")],
                "C",
                "các bước ký 'TL. TUQ.' không đúng thứ tự",
                forms,
                &["TL. A", "TUQ. B", "C"],
            ),
        ),
        (
            None,
            "KY-10",
            (
                "",
                &[("KT.", "A"), ("TM.", "B")],
                "C",
                "các bước ký 'KT. TM.' không đúng thứ tự",
                forms,
                &["KT. A", "TM. B", "C"],
            ),
        ),
        (
            None,
            "KY-11",
            (
                "",
                &[("KT.", "GIÁM ĐỐC")],
                "Giám đốc",
                "'KT. GIÁM ĐỐC' do chính người giữ chức vụ này ký",
                signing,
                &["KT. GIÁM ĐỐC", "Giám đốc"],
            ),
        ),
        (
            None,
            "KY-11",
            (
                "",
                &[("KT.", "GIÁM ĐỐC")],
                "Q. GIÁM ĐỐC",
                "'KT. GIÁM ĐỐC' do chính người giữ chức vụ này ký",
                signing,
                &["KT. GIÁM ĐỐC", "Q. GIÁM ĐỐC"],
            ),
        ),
        (
            None,
            "KY-12",
            (
                "",
                &[("Q.", "GIÁM ĐỐC")],
                "TRƯỞNG PHÒNG",
                "'Q.' chỉ đứng trước chức vụ mà chính người ký đang giữ quyền",
                forms,
                &["Q. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
            ),
        ),
        (
            None,
            "KY-15",
            (
                "",
                &[("TL.", "GIÁM ĐỐC")],
                "PHÓ GIÁM ĐỐC",
                "cấp phó ('PHÓ GIÁM ĐỐC') không ký 'TL.' cho chính người đứng đầu của mình",
                signing,
                &["TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            ),
        ),
    ];
    for (agency, code, (collective, steps, post, what, clause, expected)) in cases {
        let authority = || typed(collective, steps, post);
        let why = format!("NĐ 30, {clause}");
        let (lines, said) = signed(authority(), *agency, "");
        assert_eq!(said, [format!("Error {code}: {what} | {why}")]);
        assert!(lines.is_empty());
        let (lines, said) = signed(authority(), *agency, code);
        assert_eq!(said, [format!("Note {code}: giữ nguyên (bản cũ): {what} | {why}")]);
        assert_eq!(lines, *expected);
    }
}
