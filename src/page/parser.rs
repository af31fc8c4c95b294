//! html5ever within limits. Of markup made for it, it asks for time that grows with the square of its length: it looks
//! through all open elements at many tags, through a tag's attributes at each attribute, and opens all formatting again in every
//! paragraph. So elements that lie too deep are left out before they are opened, attributes beyond a number are cut out of the
//! text, and the text is fed in pieces until there are nodes enough.

use std::cell::{Cell, RefCell};

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult};
use scraper::{Html, HtmlTreeSink};

use super::tags::Tag;
use super::{Deadline, Limit};

/// Elements open at once, those that are formatting counted twice. Above the depth of a page, which is cut later and exactly.
const MAX_OPEN: usize = 2 * Limit::MAX_DEPTH;
/// Nodes of the parser's tree, comments and blanks among them. Above those of a page, too.
const MAX_NODES: usize = 2 * Limit::MAX_NODES;
/// Bytes between two looks at the tree's size and at the clock.
const PIECE: usize = 4096;

/// The tree of a text, and the limit that cut it short.
pub(super) fn parse(html: &str, deadline: Option<Deadline>) -> (Html, Option<Limit>) {
    // Without a browser no script has run, so what `noscript` holds is the page.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    let tokenizer = Tokenizer::new(Shallow::new(builder), TokenizerOpts::default());
    let mut feed = Feed { tokenizer, queue: BufferQueue::default(), deadline, limit: None };
    let (mut fed, mut at) = (0, 0);
    while let Some(tag) = Tag::next(html, at) {
        at = tag.end;
        if let Some(cut) = tag.cut {
            feed.give(&html[fed..cut]);
            feed.limit = feed.limit.or(Some(Limit::Text));
            fed = tag.end;
        }
        if tag.may_hold_text(html) {
            // What looks like a tag in a script is none. Whether this is a script, only the parser knows.
            at = html.len().min(at + 1);
            feed.give(&html[fed..at]);
            fed = at;
            if feed.tokenizer.sink.is_in_text.get() {
                at = tag.end_of_text(html);
            }
        }
        if feed.is_over() {
            break;
        }
    }
    feed.give(&html[fed..]);
    feed.tokenizer.end();
    let Shallow { builder, is_cut, .. } = feed.tokenizer.sink;
    (builder.sink.0.into_inner(), feed.limit.or(is_cut.get().then_some(Limit::Depth)))
}

/// The parser, given its text in pieces until a limit is reached.
struct Feed {
    tokenizer: Tokenizer<Shallow>,
    queue: BufferQueue,
    deadline: Option<Deadline>,
    limit: Option<Limit>,
}

impl Feed {
    /// No more is taken.
    fn is_over(&self) -> bool {
        matches!(self.limit, Some(Limit::Nodes | Limit::Time))
    }

    fn give(&mut self, mut rest: &str) {
        while !rest.is_empty() && !self.is_over() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
            rest = after;
            self.queue.push_back(StrTendril::from_slice(piece));
            while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
            if self.tokenizer.sink.nodes() > MAX_NODES {
                self.limit = Some(Limit::Nodes);
            } else if self.deadline.is_some_and(|deadline| deadline.has_passed()) {
                self.limit = Some(Limit::Time);
            }
        }
    }
}

/// A tree builder that is given no start tag of what would lie too deep. What such an element holds goes to the deepest
/// that is open.
struct Shallow {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    /// Start tags that may come before the open elements are counted again.
    left: Cell<usize>,
    /// The elements that were left out and are not closed.
    left_out: RefCell<Vec<LocalName>>,
    /// Attributes that were given to the root and the body, whose tags may come often.
    of_roots: Cell<usize>,
    /// The last tag began an element in which there is only text.
    is_in_text: Cell<bool>,
    is_cut: Cell<bool>,
}

impl Shallow {
    fn new(builder: TreeBuilder<NodeId, HtmlTreeSink>) -> Shallow {
        Shallow {
            builder,
            left: Cell::new(MAX_OPEN),
            left_out: RefCell::default(),
            of_roots: Cell::default(),
            is_in_text: Cell::default(),
            is_cut: Cell::default(),
        }
    }

    fn nodes(&self) -> usize {
        self.builder.sink.0.borrow().tree.values().len()
    }

    /// Whether another element may be opened. A start tag opens one, and formatting that was open before: so counting now and
    /// then is enough.
    fn has_room(&self) -> bool {
        if self.left.get() == 0 {
            let count = Count::default();
            self.builder.trace_handles(&count);
            self.left.set(MAX_OPEN.saturating_sub(count.0.get()));
        }
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

impl TokenSink for Shallow {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if let Token::TagToken(tag) = &mut token {
            let mut left_out = self.left_out.borrow_mut();
            match tag.kind {
                TagKind::StartTag if matches!(&*tag.name, "html" | "body") => {
                    self.of_roots.set(self.of_roots.get() + tag.attrs.len());
                    if self.of_roots.get() > Limit::MAX_ATTRIBUTES {
                        tag.attrs.clear();
                    }
                }
                TagKind::StartTag if holds_elements(&tag.name) && !self.has_room() => {
                    self.is_cut.set(true);
                    if !tag.self_closing {
                        left_out.push(tag.name.clone());
                    }
                    return TokenSinkResult::Continue;
                }
                TagKind::StartTag => {}
                TagKind::EndTag => match left_out.iter().rposition(|name| *name == tag.name) {
                    Some(at) => {
                        left_out.truncate(at);
                        return TokenSinkResult::Continue;
                    }
                    // What is closed lies farther out, and so does what comes after.
                    None => left_out.clear(),
                },
            }
        }
        let result = self.builder.process_token(token, line);
        self.is_in_text.set(matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext));
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Not those that are empty, nor those whose content is text: it would be taken for markup.
fn holds_elements(name: &str) -> bool {
    !matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "plaintext"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Attr, Page, Tag};

    fn read(html: &str) -> Page {
        Page::from_html(html, "")
    }

    /// The markup as often, with a number for each `#`.
    fn numbered(count: usize, markup: &str) -> String {
        (0..count).flat_map(|i| [markup.replace('#', &i.to_string())]).collect()
    }

    fn text(page: &Page) -> String {
        page.inner_text(page.body().unwrap())
    }

    #[test]
    fn what_lies_too_deep_goes_to_the_deepest_that_is_open() {
        let page = read(&format!("{}deep{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000)));
        assert_eq!(page.truncated, Some(Limit::Depth));
        assert_eq!(text(&page), "deepafter");
        let after = page.elements(Tag::P).next().unwrap();
        assert_eq!(Some(page.node(after).parent), page.body(), "what was left out is closed in its turn");
    }

    #[test]
    fn elements_that_were_left_out_and_not_closed_swallow_no_end() {
        let page = read(&format!("{}<p>a<p>b<i>c{}<p>after", "<div>".repeat(2000), "</div>".repeat(2000)));
        assert_eq!(text(&page), "abcafter");
        let after = page.elements(Tag::P).last().unwrap();
        assert_eq!(Some(page.node(after).parent), page.body());
    }

    #[test]
    fn scripts_too_deep_are_scripts() {
        let page = read(&format!("{}<script>var a = '<p>no';</script>yes", "<div>".repeat(2000)));
        assert_eq!(page.elements(Tag::P).count(), 0);
    }

    #[test]
    fn flat_pages_are_not_deep() {
        let page = read(&("<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<td>f</table>".repeat(3000)));
        assert_eq!(page.truncated, None);
    }

    #[test]
    fn attributes_beyond_their_number_are_cut_out() {
        let many = numbered(200_000, " a#='>'");
        let page = read(&format!("<p class=first{many} id=last>one</p><p class='x' id=\"y\">two <b title=a=\"b>c"));
        assert_eq!(page.truncated, Some(Limit::Text));
        let [first, second] = page.elements(Tag::P).collect::<Vec<_>>()[..] else { panic!("two paragraphs") };
        assert_eq!((page.attr(first, Attr::Class), page.attr(first, Attr::Id)), (Some("first"), None));
        assert_eq!(page.attr(second, Attr::Id), Some("y"));
        assert_eq!(text(&page), "onetwo c");
        let end = read(&format!("<p>one</p{many}>two"));
        assert_eq!((text(&end).as_str(), end.truncated), ("onetwo", Some(Limit::Text)));
    }

    #[test]
    fn what_looks_like_a_tag_in_a_script_is_text() {
        let words = "word ".repeat(1000);
        let html = format!(
            "<script>if (0<length || \"{words}\" == x) y();</script><p class=a>one<!-- <b c='{words} --><p>two"
        );
        let page = read(&html);
        assert_eq!(page.truncated, None);
        assert_eq!(page.elements(Tag::P).count(), 2);
    }

    #[test]
    fn scripts_and_comments_hide_no_attributes() {
        let many = numbered(50_000, " a#");
        for hiding in [
            "<script>a<b c='</script>",
            "<!-- <a b=' -->",
            "<!-->",
            "<!--->",
            "<!--a--!>",
            "<svg><title>",
            "<textarea>a<b c='</textarea>",
        ] {
            assert_eq!(read(&format!("{hiding}<p{many}>one")).truncated, Some(Limit::Text), "{hiding}");
        }
    }

    #[test]
    fn attributes_of_the_body_do_not_add_up() {
        let page = read(&numbered(50_000, "<body a# class=c>"));
        assert_eq!(page.attr(page.body().unwrap(), Attr::Class), Some("c"));
    }

    #[test]
    fn formatting_that_is_never_closed_is_bounded() {
        let misnested = "<a><b><i>x".repeat(20_000);
        assert_eq!(text(&read(&misnested)), "x".repeat(20_000));
        let reopened = numbered(1000, "<p><b class=c#>");
        let page = read(&format!("<div>{reopened}</div>{}", "<p>x</p>".repeat(100_000)));
        assert_eq!(page.truncated, Some(Limit::Nodes));
        assert!(page.nodes().len() > Limit::MAX_NODES / 2);
    }

    #[test]
    fn where_the_text_is_cut_into_pieces_says_nothing() {
        let sample = "é&amp;&notit;<p title=\"a&lt;b\">x</p>\r\n<script>a</scrip></script><!--c--><![CDATA[d]]>𝒳<pre>\r\ne</pre>";
        let whole = text(&read(&format!("<body>{sample}")));
        for shift in 0..sample.len() + 10 {
            let before = "<body>".to_owned() + &format!("{:width$}", "<!--", width = PIECE - shift) + "-->";
            assert_eq!(text(&read(&(before + sample))), whole, "{shift}");
        }
    }

    #[test]
    fn parsing_ends_when_the_time_is_up() {
        let deadline = Deadline { now: || 2., at: 1. };
        let page = Page::from_html_by(&"<p>x".repeat(PIECE), "", Some(deadline));
        assert_eq!(page.truncated, Some(Limit::Time));
        assert_eq!(page.inner_text(0), "x".repeat(PIECE / 4));
    }
}
