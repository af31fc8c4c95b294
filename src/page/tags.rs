//! Where tags lie in a text, seen without a parser: so that what a parser would spend too long on can be cut out before.

use super::Limit;

/// Elements in which there is only text until they end, unless they stand in other than HTML.
const OF_TEXT: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// A start tag or an end tag: an end tag has its attributes compared, too, before they are thrown away.
pub(super) struct Tag {
    /// Where its name begins.
    name: usize,
    /// Where the attributes begin that are too many, if there are.
    pub cut: Option<usize>,
    /// The position of its `>`, or the text's end.
    pub end: usize,
}

impl Tag {
    /// The first one from `at` on that is in no comment.
    pub(super) fn next(html: &str, mut at: usize) -> Option<Tag> {
        loop {
            at += html[at..].find('<')? + 1;
            let rest = &html[at..];
            if let Some(comment) = rest.strip_prefix("!--") {
                at += 3 + length_of_comment(comment);
            } else {
                let slash = usize::from(rest.starts_with('/'));
                if rest[slash..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                    return Some(Tag::at(html.as_bytes(), at + slash));
                }
            }
        }
    }

    fn at(bytes: &[u8], name: usize) -> Tag {
        let (mut at, mut words, mut cut, mut last) = (name, 0, None, b'a');
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
        Tag { name, cut, end: at.min(bytes.len()) }
    }

    /// Whether it may begin an element in which there is only text.
    pub(super) fn may_hold_text(&self, html: &str) -> bool {
        OF_TEXT.iter().any(|name| starts_with(&html[self.name..], name)) && !html[..self.name].ends_with('/')
    }

    /// Where the text that such an element holds ends.
    pub(super) fn end_of_text(&self, html: &str) -> usize {
        let name = OF_TEXT.iter().find(|name| starts_with(&html[self.name..], name)).unwrap_or(&"");
        let mut at = self.end;
        while let Some(end) = html[at..].find('<') {
            at += end;
            if html[at..].strip_prefix("</").is_some_and(|rest| starts_with(rest, name)) {
                return at;
            }
            at += 1;
        }
        html.len()
    }
}

fn starts_with(text: &str, name: &str) -> bool {
    text.as_bytes().get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
}

/// As the standard has it, with the short forms that it forgives: `<!-->`, `<!--->` and `--!>`.
fn length_of_comment(inside: &str) -> usize {
    if let Some(short) = [">", "->"].into_iter().find(|end| inside.starts_with(end)) {
        return short.len();
    }
    let mut dashes = inside.match_indices('-').map(|(at, _)| at + 1);
    let end = dashes
        .find_map(|at| ["->", "-!>"].iter().find(|end| inside[at..].starts_with(**end)).map(|end| at + end.len()));
    end.unwrap_or(inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_standard_says() {
        let ends = |html: &str| {
            let all = std::iter::successors(Tag::next(html, 0), |tag| Tag::next(html, tag.end));
            all.map(|tag| tag.end).collect::<Vec<_>>()
        };
        for html in ["", "<", "a < b", "é<é>", "<!-- <a> -->", "<!doctype html>"] {
            assert!(ends(html).is_empty(), "{html}");
        }
        assert_eq!(ends("<p a='<p>' b = \">\"> c </p >"), [18, 26]);
        assert_eq!(ends("<!--><a/b/c=d>"), [13]);
        assert!(Tag::next("<a b c d>", 0).is_some_and(|tag| tag.cut.is_none()));
    }

    #[test]
    fn text_ends_with_the_name_that_it_began_with() {
        let html = "<Script>a</b></scrip></SCRIPT>";
        let tag = Tag::next(html, 0).unwrap();
        assert!(tag.may_hold_text(html));
        assert_eq!(&html[tag.end_of_text(html)..], "</SCRIPT>");
    }
}
