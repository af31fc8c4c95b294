//! html5ever within limits. Of markup made for it, it asks for time that grows with the square of its length: it looks
//! through all open elements at many tags, through a tag's attributes at each attribute, and opens all formatting again in every
//! paragraph. So elements that lie too deep are left out before they are opened, attributes beyond a number are cut out of the
//! text, and the text is fed in pieces until there are nodes enough.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult};
use scraper::{Html, HtmlTreeSink};

use super::{Deadline, Limit};

/// Elements open at once, those that are formatting counted twice. Above the depth of a page, which is cut later and exactly.
const MAX_OPEN: usize = 2 * Limit::MAX_DEPTH;
/// Nodes of the parser's tree, comments and blanks among them. Above those of a page, too.
const MAX_NODES: usize = 2 * Limit::MAX_NODES;
/// Bytes between two looks at the tree's size and at the clock.
const PIECE: usize = 4096;

/// The tree of a text, and the limit that cut it short.
pub(super) fn parse(html: &str, deadline: Option<Deadline>) -> (Html, Option<Limit>) {
    let (html, mut limit) = match within_attributes(html) {
        Cow::Borrowed(whole) => (Cow::Borrowed(whole), None),
        Cow::Owned(cut) => (Cow::Owned(cut), Some(Limit::Text)),
    };
    // Without a browser no script has run, so what `noscript` holds is the page.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    let tokenizer = Tokenizer::new(Shallow::new(builder), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = &*html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        queue.push_back(StrTendril::from_slice(piece));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        if tokenizer.sink.nodes() > MAX_NODES {
            limit = Some(Limit::Nodes);
        } else if deadline.is_some_and(|deadline| deadline.has_passed()) {
            limit = Some(Limit::Time);
        } else {
            continue;
        }
        break;
    }
    tokenizer.end();
    let Shallow { builder, is_cut, .. } = tokenizer.sink;
    (builder.sink.0.into_inner(), limit.or(is_cut.get().then_some(Limit::Depth)))
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
    is_cut: Cell<bool>,
}

impl Shallow {
    fn new(builder: TreeBuilder<NodeId, HtmlTreeSink>) -> Shallow {
        let (left, of_roots, is_cut) = (Cell::new(MAX_OPEN), Cell::new(0), Cell::new(false));
        Shallow { builder, left, left_out: RefCell::default(), of_roots, is_cut }
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
        self.builder.process_token(token, line)
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

/// A text whose tags have no more attributes than they may. What looks like a tag inside of a script is treated as one:
/// whether it is one, only the parser knows.
fn within_attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        at = open + 1;
        // An end tag has its attributes compared, too, before they are thrown away.
        at += usize::from(bytes.get(at) == Some(&b'/'));
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let tag = Extent::of(bytes, at);
        if let Some(cut) = tag.cut {
            out.push_str(&html[copied..cut]);
            copied = tag.end;
        }
        at = tag.end;
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

struct Extent {
    /// Where the attributes begin that are too many.
    cut: Option<usize>,
    /// The position of its `>`, or the text's end.
    end: usize,
}

impl Extent {
    /// `at` is where the tag's name begins.
    fn of(bytes: &[u8], mut at: usize) -> Extent {
        let (mut words, mut cut, mut last) = (0, None, b'a');
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => break,
                b'"' | b'\'' if last == b'=' => {
                    at += 1;
                    at += bytes[at..].iter().position(|b| *b == byte).unwrap_or(bytes.len() - at);
                    // What follows a value is another attribute, with or without a space.
                    last = b' ';
                }
                b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'/' => {
                    // Spaces may stand around a `=`.
                    last = if last == b'=' { b'=' } else { b' ' };
                }
                b'=' if last != b'=' => last = b'=',
                _ => {
                    if last == b' ' {
                        words += 1;
                        if words > Limit::MAX_ATTRIBUTES && cut.is_none() {
                            cut = Some(at);
                        }
                    }
                    last = byte;
                }
            }
            at += 1;
        }
        Extent { cut, end: at.min(bytes.len()) }
    }
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
    fn text_with_few_attributes_is_as_it_was() {
        for html in
            ["", "<", "a < b", "<p a='<p' b = \"> c", "<a/b/c=d>", "<script>if (a<b && c) d='</p>'</script>", "é<é>"]
        {
            assert!(matches!(within_attributes(html), Cow::Borrowed(same) if same == html), "{html}");
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
