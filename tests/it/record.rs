//! The record of a document (NĐ 30, Phụ lục VI): the same fields in both formats, and none of them on a page.

use lopdf::Document;

use crate::support::{docx_part, docx_text, plan, render};

const RECORD: &str = "ho_so:\n  ma_co_quan: H99.02\n  nam_ho_so: 2021\n  ky_hieu_ho_so: 07/VTLT\n  so_thu_tu: 4\n  mo_ta: Thay bản dự thảo & bản in\n  \
                      so_luong_ban: 25\n  muc_do_khan: 1\n  han_tra_loi: 30/6/2021\n";

/// The XMP packet.
fn packet(pdf: &[u8]) -> String {
    let file = Document::load_mem(pdf).unwrap();
    let metadata = file.catalog().unwrap().get(b"Metadata").unwrap();
    String::from_utf8(file.dereference(metadata).unwrap().1.as_stream().unwrap().content.clone()).unwrap()
}

/// `name=value` of every field in XMP; lists entry by entry.
fn in_xmp(pdf: &[u8]) -> Vec<String> {
    let packet = packet(pdf);
    let mut found = Vec::new();
    for line in packet.lines().filter_map(|l| l.strip_prefix("<vbd:")) {
        let (name, rest) = line.split_once('>').unwrap();
        let value = rest.strip_suffix(&format!("</vbd:{name}>")).unwrap();
        match value.strip_prefix("<rdf:Seq>") {
            None => found.push(format!("{name}={value}")),
            Some(list) => {
                let entries = list.split("<rdf:li>").skip(1).map(|e| e.split("</rdf:li>").next().unwrap());
                found.extend(entries.map(|e| format!("{name}={e}")));
            }
        }
    }
    found
}

/// The same of the DOCX's custom properties; the number of an entry left out.
fn in_docx(docx: &[u8]) -> Vec<String> {
    let xml = docx_part(docx, "docProps/custom.xml");
    let properties = xml.split("<property ").skip(1).map(|p| {
        let name = p.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let parts: Vec<_> = name.split('.').filter(|part| part.parse::<u32>().is_err()).collect();
        let value = p.split("><vt:").nth(1).unwrap().split('>').nth(1).unwrap().split('<').next().unwrap();
        format!("{}={value}", parts.join("."))
    });
    properties.collect()
}

#[test]
fn both_formats_hold_the_same_record() {
    let text = plan("  Một việc cần làm.").replace("\nso: 12", "\nso: 5") + RECORD;
    let rendered = render(&text).value.unwrap();
    let (docx, pdf) = (rendered.docx.unwrap(), rendered.pdf.unwrap());
    let fields = in_xmp(&pdf);
    assert_eq!(fields, in_docx(&docx));
    for wanted in [
        "FileCode.OrganId=H99.02",
        "FileCode.FileCatalog=2021",
        "FileCode.FileNotation=07/VTLT",
        "DocOrdinal=4",
        "TypeName=Kế hoạch",
        "CodeNumber=05",
        "CodeNotation=KH-PNV",
        "IssuedDate=31/05/2021",
        "OrganName=PHÒNG NỘI VỤ",
        "Subject=Tổ chức tập huấn công tác văn thư năm 2021",
        "Language=Tiếng Việt",
        "PageAmount=1",
        "Description=Thay bản dự thảo &amp; bản in",
        "SignerInfo.Position=PHÓ TRƯỞNG PHÒNG",
        "SignerInfo.FullName=Lê Thị Hòa",
        "To.OrganName=Các phòng, ban",
        "Priority=1",
        "IssuedAmount=25",
        "DueDate=30/06/2021",
    ] {
        assert!(fields.iter().any(|f| f == wanted), "{wanted}: {fields:#?}");
    }
    assert_eq!(fields.len(), 19);
    assert!(!docx_text(&docx).contains("H99.02"));
}

#[test]
fn a_draft_has_neither_number_nor_day_in_its_record() {
    let text = plan("  Một việc cần làm.")
        .replace("so: 12\nky_hieu: KH-PNV\n", "ky_hieu: KH-PNV\n")
        .replace("ngay: 31/5/2021", "ngay: {ngay: , thang: , nam: 2021}");
    let fields = in_xmp(&render(&text).value.unwrap().pdf.unwrap());
    assert!(fields.iter().any(|f| f == "CodeNotation=KH-PNV"));
    assert!(!fields.iter().any(|f| f.starts_with("CodeNumber") || f.starts_with("IssuedDate")), "{fields:#?}");
}

#[test]
fn the_page_amount_is_that_of_the_pages() {
    let long: String =
        (0..80).map(|i| format!("  Việc thứ {i} giao cho các thôn tổ chức thực hiện trong quý.\n\n")).collect();
    let rendered = render(&plan(&long)).value.unwrap();
    assert!(rendered.pages > 1);
    assert!(in_xmp(&rendered.pdf.unwrap()).contains(&format!("PageAmount={}", rendered.pages)));
}
