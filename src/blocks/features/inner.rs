//! What markup a block holds: links and where they lead, pictures, times.

use super::shape::hash;
use crate::blocks::{Block, Blocks};
use crate::order;
use crate::page::{Attr, NodeId, Page, Tag};

/// A block's markup.
#[derive(Clone, Debug, Default)]
pub(super) struct Inner {
    /// Links that the block holds or begins in.
    pub links: f32,
    /// Of these, to a place on the same page.
    pub to_page: f32,
    /// To another page of the same site.
    pub to_site: f32,
    /// To another site.
    pub to_web: f32,
    /// Neither: mail, telephone, script, nothing.
    pub to_none: f32,
    /// Pictures between its texts.
    pub images: f32,
    /// Line breaks.
    pub breaks: f32,
    /// It holds a `time`.
    pub time: bool,
    /// Its first text is in a link, in emphasis.
    pub link_first: bool,
    pub bold_first: bool,
    /// Its last text is in a link.
    pub link_last: bool,
    /// Text inside of `small`, `sub`, `sup`, `cite`.
    pub small: bool,
    /// Characters that are running on from one text to the next: texts of the block.
    pub texts: f32,
}

/// The site that a page belongs to, to tell its own links from others.
pub(super) struct Site(Option<u64>);

impl Site {
    /// From the page's address, else the host that most of its links name.
    pub(super) fn of(page: &Page) -> Site {
        if let Some(host) = host(&page.url) {
            return Site(Some(host));
        }
        let hosts = page.elements(Tag::A).filter_map(|id| host(page.attr(id, Attr::Href).unwrap_or("")));
        let hosts = order::ascending(hosts);
        let most = hosts.chunk_by(|a, b| a.0 == b.0).max_by_key(|run| run.len());
        Site(most.and_then(|run| run.first()).map(|&(host, _)| host))
    }
}

/// Hash of an absolute address's host, `www.` aside; `None` for a relative one.
fn host(address: &str) -> Option<u64> {
    let address = address.trim_start();
    let rest = address.strip_prefix("https:").or(address.strip_prefix("http:")).unwrap_or(address);
    let rest = rest.strip_prefix("//")?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    Some(hash(host.strip_prefix("www.").unwrap_or(host).as_bytes()))
}

impl Inner {
    pub(super) fn of(page: &Page, blocks: &Blocks, index: usize, site: &Site) -> Inner {
        let block: &Block = &blocks.list[index];
        let mut inner = Inner::default();
        for id in page.lineage(block.first).skip(1).take_while(|&id| id != block.owner) {
            inner.element(page, id, site);
            inner.link_first |= page.tag(id) == Some(Tag::A);
            inner.bold_first |= matches!(page.tag(id), Some(Tag::B | Tag::Strong | Tag::Em | Tag::I));
        }
        // A block that an `a` makes is that link's text.
        if page.tag(block.owner) == Some(Tag::A) {
            inner.element(page, block.owner, site);
            inner.link_first = true;
        }
        inner.link_last = page.tag(block.owner) == Some(Tag::A)
            || page
                .lineage(block.last)
                .skip(1)
                .take_while(|&id| id != block.owner)
                .any(|id| page.tag(id) == Some(Tag::A));
        for id in block.first..=block.last {
            if page.tag(id).is_some() {
                inner.element(page, id, site);
            } else if blocks.of_node[id as usize] == index as u32 {
                inner.texts += 1.0;
            }
        }
        inner
    }

    fn element(&mut self, page: &Page, id: NodeId, site: &Site) {
        match page.tag(id) {
            Some(Tag::A) => {
                self.links += 1.0;
                let href = page.attr(id, Attr::Href).unwrap_or("").trim_start();
                let target = match host(href) {
                    Some(host) if Some(host) == site.0 => &mut self.to_site,
                    Some(_) => &mut self.to_web,
                    None if href.len() > 1 && href.starts_with('#') => &mut self.to_page,
                    None if href.is_empty() || href == "#" || is_other_scheme(href) => &mut self.to_none,
                    None => &mut self.to_site,
                };
                *target += 1.0;
            }
            Some(Tag::Img | Tag::AmpImg | Tag::Picture | Tag::Svg) => self.images += 1.0,
            Some(Tag::Br) => self.breaks += 1.0,
            Some(Tag::Time) => self.time = true,
            Some(Tag::Small | Tag::Sub | Tag::Sup | Tag::Cite) => self.small = true,
            _ => {}
        }
    }
}

fn is_other_scheme(href: &str) -> bool {
    ["mailto:", "tel:", "javascript:", "sms:", "whatsapp:", "data:"]
        .iter()
        .any(|s| href.len() >= s.len() && href.as_bytes()[..s.len()].eq_ignore_ascii_case(s.as_bytes()))
}
