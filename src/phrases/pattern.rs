//! A phrase matched part by part: those that a fingerprint cannot stand for, with a gap or with digits of their own.

/// Longest stretch that `*` stands for, in bytes of folded text.
const GAP_BYTES: usize = 48;

/// Bytes of `text` that a pattern covers from its start; a gap takes the nearest place where the rest goes on.
pub fn covered(mut pattern: &str, text: &str) -> Option<usize> {
    let mut at = 0;
    let mut gap = false;
    while let Some(first) = pattern.chars().next() {
        let rest = &text[at..];
        if first == '*' {
            gap = true;
            pattern = &pattern[1..];
        } else if first == '#' {
            at += number(rest)?;
            pattern = &pattern[1..];
        } else {
            let (literal, after) = pattern.split_at(pattern.find(['#', '*']).unwrap_or(pattern.len()));
            at += if gap { after_gap(literal, rest)? } else { rest.starts_with(literal).then_some(literal.len())? };
            gap = false;
            pattern = after;
        }
    }
    Some(at)
}

/// Length of the number that a text begins with.
pub fn number(text: &str) -> Option<usize> {
    text.starts_with(char::is_numeric)
        .then(|| text.find(|c: char| !c.is_numeric() && !matches!(c, '.' | ',')).unwrap_or(text.len()))
}

/// Length of a gap and the literal after it.
fn after_gap(literal: &str, text: &str) -> Option<usize> {
    // Spaces around `*` may fall together when the gap is empty.
    let literal = literal.trim_start();
    let mut starts = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= GAP_BYTES);
    starts.find(|&at| text[at..].starts_with(literal)).map(|at| at + literal.len())
}
