//! The structure tree, built while lines are set: which node of the tagged document each paragraph belongs to.

use crate::block::BlockId;
use crate::page::{Node, NodeId, Tag};
use crate::style::{ParaTag, StyledPara};

/// The tree under construction. Parents come before children, siblings in reading order.
#[derive(Debug)]
pub(super) struct Structure {
    nodes: Vec<Node>,
    /// The paragraph set last, which a following one of the same block and tag continues.
    last: Option<(NodeId, BlockId, ParaTag, NodeId)>,
    /// The list that is open, and the body of its last entry.
    list: Option<(NodeId, NodeId)>,
    /// The list inside that entry.
    inner: Option<NodeId>,
    /// The group of the last picture that has a caption.
    group: Option<(NodeId, BlockId)>,
}

impl Structure {
    /// The node of the document.
    pub(super) const ROOT: NodeId = NodeId(0);

    /// A tree that holds nothing but the document.
    pub(super) fn new() -> Structure {
        let root = Node { tag: Tag::Document, parent: None, block: BlockId::default(), alt: None };
        Structure { nodes: vec![root], last: None, list: None, inner: None, group: None }
    }

    /// Adds a node.
    pub(super) fn add(&mut self, parent: NodeId, tag: Tag, block: BlockId) -> NodeId {
        self.nodes.push(Node { tag, parent: Some(parent), block, alt: None });
        NodeId((self.nodes.len() - 1) as u32)
    }

    /// Adds a node that a reader is told of in words instead of its glyphs.
    pub(super) fn add_told(&mut self, parent: NodeId, tag: Tag, block: BlockId, told: &str) -> NodeId {
        let id = self.add(parent, tag, block);
        if let Some(node) = self.nodes.last_mut() {
            node.alt = Some(told.to_string());
        }
        id
    }

    /// What follows is in another place: open lists end.
    pub(super) fn close(&mut self) {
        self.last = None;
        self.list = None;
        self.inner = None;
    }

    /// The node for the lines of a paragraph.
    pub(super) fn para(&mut self, parent: NodeId, para: &StyledPara) -> NodeId {
        if let Some((p, block, tag, node)) = self.last
            && (p, block, tag) == (parent, para.block, para.tag)
        {
            return node;
        }
        let node = match para.tag {
            ParaTag::ListEntry(depth) => self.entry(parent, depth, para.block),
            ParaTag::Figure => self.figure(parent, para),
            ParaTag::Caption => {
                let group = self.group.filter(|(_, block)| *block == para.block).map_or(parent, |(group, _)| group);
                self.add(group, Tag::Caption, para.block)
            }
            ParaTag::Heading(level) => self.apart(parent, Tag::Heading(level), para.block),
            ParaTag::Paragraph => self.apart(parent, Tag::Paragraph, para.block),
        };
        self.last = Some((parent, para.block, para.tag, node));
        node
    }

    /// A node behind any list.
    fn apart(&mut self, parent: NodeId, tag: Tag, block: BlockId) -> NodeId {
        self.close();
        self.add(parent, tag, block)
    }

    /// A picture; with a caption both stand in a group, because what is told instead of a picture takes the place of all
    /// that is in it.
    fn figure(&mut self, parent: NodeId, para: &StyledPara) -> NodeId {
        self.close();
        let Some(figure) = &para.figure else { return self.add(parent, Tag::Figure, para.block) };
        let group = figure.captioned.then(|| self.add(parent, Tag::Group, para.block));
        self.group = group.map(|group| (group, para.block));
        self.add_told(group.unwrap_or(parent), Tag::Figure, para.block, &figure.alt)
    }

    /// An entry of a list: one of depth 2 stands in a list inside the entry of depth 1 before it.
    fn entry(&mut self, parent: NodeId, depth: u8, block: BlockId) -> NodeId {
        if let (2.., Some((_, body))) = (depth, self.list) {
            let list = self.inner.unwrap_or_else(|| self.add(body, Tag::List, block));
            self.inner = Some(list);
            return self.item(list, block);
        }
        let list = self.list.map_or_else(|| self.add(parent, Tag::List, block), |(list, _)| list);
        let body = self.item(list, block);
        self.list = Some((list, body));
        self.inner = None;
        body
    }

    fn item(&mut self, list: NodeId, block: BlockId) -> NodeId {
        let item = self.add(list, Tag::ListItem, block);
        self.add(item, Tag::ListBody, block)
    }

    /// The finished tree.
    pub(super) fn finish(self) -> Vec<Node> {
        self.nodes
    }
}
