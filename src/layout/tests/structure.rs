//! The structure tree.

use super::build::*;
use crate::page::Tag;
use crate::style::{ParaTag, StyledBlock};

/// The tree as indented tag names.
fn tree(laid: &Laid) -> Vec<String> {
    let nodes = &laid.paged.nodes;
    let depth = |mut i: usize| {
        let mut depth = 0;
        while let Some(parent) = nodes[i].parent {
            assert!((parent.0 as usize) < i, "a parent comes first");
            i = parent.0 as usize;
            depth += 1;
        }
        depth
    };
    (0..nodes.len()).map(|i| format!("{}{:?}", " ".repeat(depth(i)), nodes[i].tag)).collect()
}

fn entry(block: u32, depth: u8, s: &str) -> StyledBlock {
    let mut p = para(block, s);
    p.tag = ParaTag::ListEntry(depth);
    text(p)
}

#[test]
fn entries_form_lists_inside_lists() {
    let laid = lay_blocks(vec![
        text(heading(1, "I.")),
        entry(2, 1, "- a"),
        entry(3, 2, "+ b"),
        entry(4, 2, "+ c"),
        entry(5, 1, "- d"),
        text(para(6, "e")),
        entry(7, 1, "- f"),
    ]);
    let expected = "Document| Heading(1)| List|  ListItem|   ListBody|    List|     ListItem|      ListBody|     \
                    ListItem|      ListBody|  ListItem|   ListBody| Paragraph| List|  ListItem|   ListBody";
    assert_eq!(tree(&laid).join("|"), expected);
    let node = laid.find("+ c").1.node.expect("text has a node");
    assert_eq!(laid.paged.nodes[node.0 as usize].tag, Tag::ListBody);
}

#[test]
fn two_paragraphs_of_one_block_share_a_node_and_other_tags_do_not() {
    let laid = lay_blocks(vec![text(heading(1, "Chương I")), text(heading(1, "TÊN")), text(para(1, "chữ"))]);
    assert_eq!(laid.find("Chương").1.node, laid.find("TÊN").1.node);
    assert_eq!(tree(&laid), ["Document", " Heading(1)", " Paragraph"]);
}

#[test]
fn tables_have_rows_and_cells_and_pairs_have_none() {
    let mut head = row(vec![cell(0, "Đầu")]);
    head.header = true;
    head.cells[0].column_span = 2;
    let rows = vec![head, row(vec![cell(0, "x"), cell(1, "y")])];
    let laid = lay_blocks(vec![StyledBlock::Table(table(2, rows)), foot(1)]);
    let expected = "Document| Table|  TableRow|   TableHeader { column_span: 2, row_span: 1 }|    Paragraph|  TableRow|   \
                    TableData { column_span: 1, row_span: 1 }|    Paragraph|   TableData { column_span: 1, row_span: \
                    1 }|    Paragraph| Paragraph| Paragraph";
    assert_eq!(tree(&laid).join("|"), expected);
}

#[test]
fn layout_holds_no_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/layout");
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "rs") {
            let source = std::fs::read_to_string(&path).expect("readable");
            let code = source.lines().filter(|l| !l.trim_start().starts_with("//"));
            assert!(code.into_iter().all(str::is_ascii), "{}", path.display());
        }
    }
}
