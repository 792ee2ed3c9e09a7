//! The number given at issue is judged as the one in a plan is.

use crate::issue::{codes, fill_pdf, pdf};

#[test]
fn a_number_with_zeros_that_it_should_not_have_is_told_in_a_pdf_too() {
    let blank = pdf("so:\nngay:\n");
    for number in ["012a", "012", "007", "0012"] {
        assert_eq!(codes(&fill_pdf(&blank, number, "4/6/2021").diagnostics), ["BANHANH-16", "SO-01"], "{number}");
    }
    for number in ["5", "05", "05a", "12", "12bis", "100"] {
        assert_eq!(codes(&fill_pdf(&blank, number, "4/6/2021").diagnostics), ["BANHANH-16"], "{number}");
    }
}
