//! Names out of bylines: lists taken apart, and "By", roles, addresses, handles and dates left out.

use super::words;
use crate::fold::fold;

/// Longest name, in characters.
const LONGEST: usize = 60;
/// Most words of a name that a reader sees; titles and doubled surnames among them.
const MOST_WORDS: usize = 6;
/// Longest text that lists names, in bytes.
const LONGEST_LIST: usize = 2000;
/// Longest sign for a person in brackets, in bytes.
const LONGEST_SIGN: usize = 5;

/// Takes names out of texts in a page's language.
pub struct Names {
    by: Vec<&'static str>,
    /// With a space before and after.
    conjunctions: Vec<String>,
    nobody: Vec<&'static str>,
    after: &'static [&'static str],
}

impl Names {
    /// For a language (BCP 47, or empty).
    pub fn new(language: &str) -> Names {
        let primary = match language.split(['-', '_']).next().unwrap_or("") {
            "nb" | "nn" => "no",
            other => other,
        };
        Names {
            by: words::spoken("by", primary).collect(),
            conjunctions: words::spoken("and", primary).map(|word| format!(" {word} ")).collect(),
            nobody: [words::section("role"), words::section("nobody"), words::section("updated")].concat(),
            after: words::section("after"),
        }
    }

    /// The names in a text that is said to be an author: almost anything may be one, a user's name too.
    pub fn stated(&self, text: &str) -> Vec<String> {
        if text.len() > LONGEST_LIST || text.contains("://") {
            return Vec::new();
        }
        self.list(self.bare(text)).into_iter().filter(|part| self.is_somebody(part)).fold(Vec::new(), with_credentials)
    }

    /// The names in the texts of a byline that a reader sees: from the one that begins with "by", if one does. Texts
    /// without a comma or "and" between them are a name and something else.
    pub fn shown(&self, pieces: &[String]) -> Vec<String> {
        let end = pieces.iter().position(|piece| piece.len() > LONGEST_LIST).unwrap_or(pieces.len());
        let pieces = &pieces[..end];
        let first = pieces.iter().position(|piece| self.without_by(piece).is_some());
        let found = first.map(|first| self.run(&pieces[first..])).unwrap_or_default();
        if found.is_empty() { self.run(pieces) } else { found }
    }

    fn run(&self, pieces: &[String]) -> Vec<String> {
        let glue = |c: char| matches!(c, ',' | '&' | ';' | '/' | ' ');
        let is_and = |text: &str| self.conjunctions.iter().any(|c| c.trim() == fold(text));
        let mut names = Vec::new();
        let mut joined = true;
        for piece in pieces {
            let bare = self.bare(piece);
            let core = bare.trim_matches(glue);
            if core.is_empty() || is_and(core) {
                joined |= !bare.is_empty();
                continue;
            }
            joined |= bare.starts_with(glue) || self.conjunctions.iter().any(|c| bare.starts_with(c.trim_start()));
            if !names.is_empty() && !joined {
                break;
            }
            let found = self.list(bare).into_iter().filter(|p| self.is_somebody(p));
            let found = found.take_while(|p| looks_like_name(p) || is_credential(p));
            names = without_place(found.collect()).into_iter().fold(names, with_credentials);
            joined = piece.ends_with(glue) || self.conjunctions.iter().any(|c| piece.ends_with(c.trim_end()));
        }
        names
    }

    /// The text after its "by", when it begins with one.
    pub fn without_by<'t>(&self, text: &'t str) -> Option<&'t str> {
        let folded = fold(text);
        let begins =
            |by: &&&str| folded.strip_prefix(**by).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let length = self.by.iter().filter(begins).map(|by| by.len()).max()?;
        let rest = after_folded(text, length);
        // A hyphen or a full stop goes on with the word.
        if rest.starts_with(['-', '.', '\'', '’']) {
            return None;
        }
        Some(rest.trim_start_matches([':', ' ', '–', '—', '|', '/', '：', '／', '＝']))
    }

    fn bare<'t>(&self, text: &'t str) -> &'t str {
        let mut text = text.trim();
        while let Some(rest) = self.without_by(text).filter(|rest| rest.len() < text.len()) {
            text = rest;
        }
        // What follows a bar or a dash with spaces is a role or a brand.
        let end = text.char_indices().find(|(at, c)| {
            matches!(c, '|' | '•' | '·') || (matches!(c, '-' | '–' | '—') && text[..*at].ends_with(' '))
        });
        end.map_or(text, |(at, _)| &text[..at]).trim()
    }

    fn list<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut parts: Vec<&str> = text.split([',', ';', '&', '、', '，']).collect();
        for word in self.conjunctions.iter().map(String::as_str).chain([" / "]) {
            parts = parts.iter().flat_map(|part| split_word(part, word)).collect();
        }
        parts.into_iter().map(|part| self.trimmed(part)).filter(|p| !p.is_empty()).collect()
    }

    fn trimmed<'t>(&self, part: &'t str) -> &'t str {
        let mut part = part.trim().trim_matches([',', ';', ':', '-', '–', '—', '*', '"', '“', '”', ' ']);
        // The paper's sign for a person.
        if let Some((name, sign)) = part.split_once(" (")
            && sign.len() <= LONGEST_SIGN + 1
            && sign.ends_with(')')
        {
            part = name;
        }
        // Of a list that ends in ", and".
        for word in &self.conjunctions {
            part = part.strip_prefix(word.trim_start()).unwrap_or(part);
        }
        self.after.iter().find_map(|role| part.strip_suffix(role)).unwrap_or(part).trim_end()
    }

    fn is_somebody(&self, text: &str) -> bool {
        let folded = fold(text);
        (2..=LONGEST).contains(&text.chars().count())
            && text.chars().any(char::is_alphabetic)
            && !text.contains('@')
            && !text.starts_with(['(', '['])
            && !self.nobody.contains(&folded.as_str())
    }
}

/// "Ida Ahl, Oslo" is a name and where she is: one word after a name of several, with a comma between.
fn without_place(mut parts: Vec<&str>) -> Vec<&str> {
    if let [name, place] = parts[..]
        && name.contains(' ')
        && place.is_ascii()
        && !place.contains(' ')
        && !is_credential(place)
    {
        parts.pop();
    }
    parts
}

/// Adds a part of a list: a name, or the letters after the one before.
fn with_credentials(mut names: Vec<String>, part: &str) -> Vec<String> {
    match names.last_mut() {
        Some(last) if is_credential(part) => {
            last.push_str(", ");
            last.push_str(part);
        }
        _ => names.push(part.to_owned()),
    }
    names
}

fn split_word<'t>(text: &'t str, pattern: &str) -> Vec<&'t str> {
    let lower = text.to_ascii_lowercase();
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in lower.match_indices(pattern) {
        parts.push(&text[from..at]);
        from = at + pattern.len();
    }
    parts.push(&text[from..]);
    parts
}

/// What follows the part of a text that folds to this many bytes.
fn after_folded(text: &str, length: usize) -> &str {
    let mut folded = 0;
    for (at, c) in text.char_indices() {
        if folded >= length {
            return &text[at..];
        }
        folded += fold(c.encode_utf8(&mut [0; 4])).len().max(usize::from(c.is_whitespace()));
    }
    ""
}

/// Letters after a name: `MD`, `PhD`, `RDN`.
fn is_credential(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters) && capitals >= 2 && text.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
}

/// Few words, each with a capital except for particles, no digits: or a single word, a user's name.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    if let [word] = words[..] {
        let least = if word.is_ascii() { 4 } else { 2 };
        return (least..=30).contains(&word.chars().count()) && !word.contains(['!', '?', '=', '%']);
    }
    if words.last().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        return false;
    }
    let is_part = |word: &&str| {
        let first = word.trim_start_matches(['\'', '’', '"', '“', '(']).chars().next();
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) || word.chars().count() <= 3
    };
    words.len() <= MOST_WORDS
        && words.iter().all(is_part)
        && !text.chars().any(char::is_numeric)
        && !text.contains(['!', '?', '%', '$', '€', '#', '='])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[&str]) -> Vec<String> {
        let pieces: Vec<String> = pieces.iter().map(|&p| p.to_owned()).collect();
        Names::new("en").shown(&pieces)
    }

    #[test]
    fn lists_are_taken_apart() {
        let names = Names::new("en");
        assert_eq!(names.stated("By Ida Ahl, Bo Ek and Cy Fox"), ["Ida Ahl", "Bo Ek", "Cy Fox"]);
        assert_eq!(names.stated("Ida Ahl, MD, PhD; Bo Ek"), ["Ida Ahl, MD, PhD", "Bo Ek"]);
        assert_eq!(names.stated("Ida Ahl (iah)"), ["Ida Ahl"]);
        assert_eq!(Names::new("de").stated("Ida Ahl und Bo Ek"), ["Ida Ahl", "Bo Ek"]);
    }

    #[test]
    fn addresses_handles_and_roles_are_nobody() {
        let names = Names::new("en");
        for text in
            ["https://a.example/ida", "ida@a.example", "@ida", "admin", "Staff Writer", "Updated", "", ",,", "12"]
        {
            assert!(names.stated(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn shown_bylines_end_where_something_else_begins() {
        assert_eq!(shown(&["By", "Ida Ahl", ",", "Bo Ek", "May 17, 2024", "5 min read"]), ["Ida Ahl", "Bo Ek"]);
        assert_eq!(shown(&["Ida Ahl", "Cultural Correspondent"]), ["Ida Ahl"]);
        assert_eq!(shown(&["Dec 17, 2024", "Ida Ahl"]), ["Ida Ahl"]);
        assert_eq!(shown(&["By Ida Ahl, Oslo"]), ["Ida Ahl"]);
        assert_eq!(shown(&["Words & photos:", "Ida Ahl"]), ["Ida Ahl"]);
        assert_eq!(shown(&["by default, we use your photos as we like"]), [""; 0]);
    }
}
