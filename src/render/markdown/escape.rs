//! What must be escaped so that Markdown reads back as the text that it was, and nothing that need not be.

use std::fmt::Write;

/// Where a character of text stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Inside the text of a link, where a closing bracket would end it.
    pub in_link: bool,
    /// Inside a table's cell, where a bar would end it.
    pub in_cell: bool,
    /// More than one dollar sign in this block: two of them could make a formula.
    pub in_money: bool,
}

/// Writes one character of text. `before` is the character before it, `after` the text after it; either may be empty
/// where something other than text stands.
pub fn character(out: &mut String, before: Option<char>, c: char, after: &str, place: Place) {
    let next = after.chars().next();
    let special = match c {
        // A run of backticks is counted with those of a code span that follows it.
        '`' if next.is_none() => return reference(out, c),
        '\\' | '`' | '*' | '~' | '[' => true,
        // Some programs take the address for one whatever stands before the opening bracket.
        ']' => place.in_link || next == Some('('),
        '|' => place.in_cell,
        '$' => place.in_money,
        // Between letters it is a part of the word (snake_case).
        '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        '<' => next.is_none_or(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '&' => is_reference(after),
        '\0' => return out.push('\u{fffd}'),
        _ => false,
    };
    if special {
        out.push('\\');
    }
    out.push(c);
}

/// Writes a character as a numeric reference: a letter that counts as punctuation for the mark beside it.
pub fn reference(out: &mut String, c: char) {
    let _ = write!(out, "&#{};", u32::from(c));
}

fn is_reference(after: &str) -> bool {
    let name = after.split(|c: char| c != '#' && !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match after[name.len()..].chars().next() {
        Some(end) => end == ';' && !name.is_empty(),
        // The text may go on behind a mark that is not written.
        None => name.len() != 1 || name == "#",
    }
}

/// Escapes what would begin something else at the start of a paragraph's line: headings, lists, quotes, rules.
pub fn line_starts(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len() + 8);
    for (index, line) in paragraph.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let at = line_start(line);
        if let Some(at) = at {
            out.push_str(&line[..at]);
            out.push('\\');
        }
        out.push_str(&line[at.unwrap_or(0)..]);
    }
    out
}

/// Where in a line a backslash must stand.
fn line_start(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let run = |c: char| line.len() - line.trim_start_matches(c).len();
    let ends_at = |at: usize| line[at..].chars().next().is_none_or(|c| c.is_whitespace() || c == '\\');
    let only = |set: &[char]| line.trim_end_matches('\\').chars().all(|c| set.contains(&c));
    let special = match first {
        '>' => true,
        '#' => run('#') <= 6 && ends_at(run('#')),
        '+' => ends_at(1),
        '-' => ends_at(1) || only(&['-', ' ', '|', ':']),
        '=' => only(&['=', ' ']),
        '|' | ':' => only(&['-', ' ', '|', ':']),
        '0'..='9' => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let marked = digits <= 9 && line[digits..].starts_with(['.', ')']) && ends_at(digits + 1);
            return marked.then_some(digits);
        }
        _ => false,
    };
    special.then_some(0)
}

/// A heading's text, whose last hashes would be read as its end.
pub fn heading(text: &str) -> String {
    let kept = text.trim_end_matches('#');
    if kept.len() < text.len() && (kept.is_empty() || kept.ends_with(' ')) {
        format!("{kept}\\{}", &text[kept.len()..])
    } else {
        text.to_owned()
    }
}

/// An address as a link's destination. What could be read as another construct is percent-encoded.
pub fn destination(address: &str) -> String {
    let address = address.trim();
    let mut out = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '(' | ')' | '$' | '[' | ']' => out.extend(['\\', c]),
            '&' if address[at + 1..].contains(';') && is_reference(&address[at + 1..]) => out.extend(['\\', c]),
            '<' | '>' | '`' | '\\' | '|' | '"' => percent(&mut out, c),
            c if c.is_whitespace() || c.is_control() => percent(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

fn percent(out: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(out, "%{byte:02X}");
    }
}

/// Whether a program that knows no footnotes, to which `[^1]: javascript:…` says where a link leads, would lead astray.
pub fn could_be_destination(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or_default();
    word.split_once(':').is_some_and(|(scheme, rest)| {
        let is_scheme = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        is_scheme && !rest.is_empty() && !["http", "https", "mailto", "tel"].contains(&scheme)
    })
}

/// A picture's alternative text, between brackets.
pub fn label(text: &str) -> String {
    attribute(text, false)
}

/// A link's title, between quotation marks.
pub fn title(text: &str) -> String {
    attribute(text, true)
}

fn attribute(text: &str, in_quotes: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '`' => reference(&mut out, c),
                '\0' => out.push('\u{fffd}'),
                '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '$' | '|' => out.extend(['\\', c]),
                '"' if in_quotes => out.extend(['\\', c]),
                c => out.push(c),
            }
        }
    }
    out
}

/// A formula's source, which a program that knows no formulas reads as running text: a tag or a link in it would be one.
/// White space means nothing in a formula.
pub fn tex(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    let mut before = ' ';
    for c in source.chars() {
        let tag = before == '<' && (c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if tag || (before == ']' && c == '(') {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

/// A code span. Its text begins and ends with no space.
pub fn code_span(text: &str) -> String {
    let runs: Vec<usize> = text.split(|c| c != '`').map(str::len).collect();
    let ticks = "`".repeat((1..=runs.len() + 1).find(|length| !runs.contains(length)).unwrap_or(1));
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// A fenced block of code.
pub fn fenced(code: &str, language: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let language: String =
        language.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '.' | '-' | '_')).collect();
    format!("{fence}{language}\n{code}\n{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        let mut before = None;
        let place = Place { in_link: false, in_cell: false, in_money: false };
        for (at, c) in text.char_indices() {
            character(&mut out, before, c, &text[at + c.len_utf8()..], place);
            before = Some(c);
        }
        out
    }

    #[test]
    fn only_what_could_be_read_otherwise_is_escaped() {
        assert_eq!(
            escaped("AT&T, a < b & c; snake_case (x) {y} 5 > 3 - #tag $5 wow!?"),
            "AT&T, a < b & c; snake_case (x) {y} 5 > 3 - #tag $5 wow!?"
        );
        assert_eq!(
            escaped("*a* _b_ [c] <d> &amp; &#38; ~e~ \\"),
            "\\*a\\* \\_b\\_ \\[c] \\<d> \\&amp; \\&#38; \\~e\\~ \\\\"
        );
        assert_eq!(escaped("`x`"), "\\`x&#96;");
        assert_eq!(escaped("AT&T"), "AT&T");
    }

    #[test]
    fn lines_begin_no_block() {
        for line in ["# a", "###### a", "- a", "-", "+ a", "> a", ">a", "===", "---", "| --- |", ":-- | --", "= ="] {
            assert_eq!(line_starts(line), format!("\\{line}"));
        }
        assert_eq!(line_starts("1. a\\\n23) b"), "1\\. a\\\n23\\) b");
        for line in ["#a", "-5", "+1", "1.5", "2024", "1234567890. a", "====a", "a - b", ": a", "####### a"] {
            assert_eq!(line_starts(line), line);
        }
    }

    #[test]
    fn a_heading_keeps_its_hashes() {
        assert_eq!(heading("C#"), "C#");
        assert_eq!(heading("a ##"), "a \\##");
        assert_eq!(heading("#"), "\\#");
    }

    #[test]
    fn addresses_hold_no_delimiters() {
        assert_eq!(
            destination(" https://a.example/b_(c)?d=1&copy;=<e> f|` "),
            "https://a.example/b_\\(c\\)?d=1\\&copy;=%3Ce%3E%20f%7C%60"
        );
    }

    #[test]
    fn a_formula_holds_no_tag_and_no_link() {
        assert_eq!(tex("a<b>c</b> [x](y) x<3 f<!--"), "a< b>c< /b> [x] (y) x<3 f< !--");
    }

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("``"), "` `` `");
        assert_eq!(fenced("````", "c++ x`"), "`````c++x\n````\n`````");
    }
}
