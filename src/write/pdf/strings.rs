//! Text and dates as PDF has them outside its pages.

use lopdf::{Object, StringFormat};

use crate::page::Stamp;

/// A text string (ISO 32000-1, 7.9.2.2): as it stands where it is plain ASCII, else UTF-16BE with a byte order mark.
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A date as the Info dictionary has it: `D:20260305083000+07'00'`.
pub(super) fn info_date(stamp: Stamp) -> Object {
    let Stamp { date, hour, minute, second } = stamp;
    let (year, month, day) = (date.year, date.month, date.day);
    text(&format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}+07'00'"))
}

/// A date as XMP has it: `2026-03-05T08:30:00+07:00`.
pub(super) fn xmp_date(stamp: Stamp) -> String {
    let Stamp { date, hour, minute, second } = stamp;
    let (year, month, day) = (date.year, date.month, date.day);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+07:00")
}
