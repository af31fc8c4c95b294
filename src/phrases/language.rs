//! One language's data file: parse and format are a pair, so that a file can be edited by hand and by program.
//!
//! ```text
//! # why something is as it is
//! language: en
//! boundary: word
//!
//! [related]
//! ^read more:
//! related stories$
//! ```
//!
//! A phrase is written folded (see [`crate::blocks::fold`]). `^` ties it to the block's start, `$` to its end, where
//! trailing punctuation does not count; `#` stands for a number, ` * ` for up to four words. `boundary: none` is for
//! scripts without spaces. The section `keep` lists innocent sentences that must match nothing.

use std::fmt;
use std::fmt::Write;

use super::Category;

/// One parsed data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 primary tag.
    pub tag: String,
    /// Phrases match whole words only.
    pub whole_words: bool,
    /// The comment at the head of the file, without its `#`.
    pub comment: Vec<String>,
    /// Phrases in file order.
    pub phrases: Vec<Phrase>,
    /// Sentences that must match no phrase.
    pub keep: Vec<String>,
}

/// One saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The section it stands in.
    pub category: Category,
    /// Must begin the block.
    pub at_start: bool,
    /// Must end the block.
    pub at_end: bool,
    /// Folded text, with `#` and `*`.
    pub text: String,
}

/// A line that the format does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for ParseError {}

enum Section {
    Head,
    Phrases(Category),
    Keep,
}

impl Language {
    /// Reads a data file.
    ///
    /// # Errors
    /// At the first line that the format does not know.
    pub fn parse(file: &str) -> Result<Language, ParseError> {
        let mut language = Language {
            tag: String::new(),
            whole_words: true,
            comment: Vec::new(),
            phrases: Vec::new(),
            keep: Vec::new(),
        };
        let mut section = Section::Head;
        for (index, line) in file.lines().enumerate() {
            let error = |what| ParseError { line: index + 1, what };
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = match Category::ALL.into_iter().find(|c| c.name() == name) {
                    Some(category) => Section::Phrases(category),
                    None if name == "keep" => Section::Keep,
                    None => return Err(error("no such section")),
                };
                continue;
            }
            match &section {
                Section::Head => {
                    if let Some(comment) = line.strip_prefix('#') {
                        language.comment.push(comment.trim().to_owned());
                    } else if let Some(tag) = line.strip_prefix("language:") {
                        tag.trim().clone_into(&mut language.tag);
                    } else if let Some(boundary) = line.strip_prefix("boundary:") {
                        language.whole_words = match boundary.trim() {
                            "word" => true,
                            "none" => false,
                            _ => return Err(error("boundary is word or none")),
                        };
                    } else {
                        return Err(error("a phrase before the first section"));
                    }
                }
                Section::Phrases(category) => {
                    let (at_start, text) = line.strip_prefix('^').map_or((false, line), |rest| (true, rest));
                    let (at_end, text) = text.strip_suffix('$').map_or((false, text), |rest| (true, rest));
                    if text.trim().is_empty() {
                        return Err(error("an empty phrase"));
                    }
                    language.phrases.push(Phrase {
                        category: *category,
                        at_start,
                        at_end,
                        text: text.trim().to_owned(),
                    });
                }
                Section::Keep => language.keep.push(line.to_owned()),
            }
        }
        Ok(language)
    }

    /// Writes the data file that [`Language::parse`] reads back to the same.
    pub fn format(&self) -> String {
        let mut out = String::new();
        for line in &self.comment {
            let _ = writeln!(out, "# {line}");
        }
        let boundary = if self.whole_words { "word" } else { "none" };
        let _ = write!(out, "language: {}\nboundary: {boundary}\n", self.tag);
        for category in Category::ALL {
            let _ = write!(out, "\n[{}]\n", category.name());
            for phrase in self.phrases.iter().filter(|p| p.category == category) {
                let (start, end) = (if phrase.at_start { "^" } else { "" }, if phrase.at_end { "$" } else { "" });
                let _ = writeln!(out, "{start}{}{end}", phrase.text);
            }
        }
        let _ = write!(out, "\n[keep]\n");
        for sentence in &self.keep {
            let _ = writeln!(out, "{sentence}");
        }
        out
    }
}
