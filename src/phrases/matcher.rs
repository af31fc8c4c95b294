//! Looks folded text up in the phrases of a page's languages.

use std::sync::OnceLock;

use super::Category;
use super::table::{LANGUAGES, Packed, Table};

/// The categories that a text hit, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits(u32);

impl Hits {
    /// Whether a category was hit.
    pub fn has(self, category: Category) -> bool {
        self.0 & (1 << category as u32) != 0
    }

    /// Whether nothing was hit.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The phrases for one page: its own language and English, or all languages when the page does not say its own.
pub struct Phrases {
    /// Of its languages with spaces between words, and of those without.
    tables: [&'static Table<'static>; 2],
}

impl Phrases {
    /// Words of the longest block in which a phrase is looked for: prose may say anything.
    pub const LONGEST: f32 = 40.0;

    /// For a page in this language (BCP 47, or empty when unknown).
    pub fn for_language(language: &str) -> Phrases {
        let primary = language.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        let primary = match primary.as_str() {
            "nb" | "nn" => "no",
            "iw" => "he",
            "in" => "id",
            other => other,
        };
        let own = LANGUAGES.iter().position(|l| l.tag == primary);
        let wanted = |l: &&Packed| own.is_none() || l.tag == primary || l.tag == "en";
        let unpacked = |whole_words: bool| {
            let languages = LANGUAGES.iter().filter(|l| l.whole_words == whole_words).filter(wanted);
            TABLES[own.unwrap_or(LANGUAGES.len())][usize::from(whole_words)].get_or_init(|| Table::of(languages))
        };
        Phrases { tables: [unpacked(true), unpacked(false)] }
    }

    /// Every category that a folded text hits.
    pub fn hits(&self, folded: &str) -> Hits {
        Hits(self.tables.iter().fold(0, |hits, table| hits | table.hits(folded)))
    }

    /// Length in bytes of the longest phrase of a category that a folded text begins with.
    pub fn prefix(&self, folded: &str, category: Category) -> Option<usize> {
        self.tables.iter().filter_map(|table| table.prefix(folded, category)).max()
    }
}

/// For each language of a page, and last for all, unpacked when a page first asks for them.
static TABLES: [[OnceLock<Table>; 2]; LANGUAGES.len() + 1] =
    [const { [const { OnceLock::new() }; 2] }; LANGUAGES.len() + 1];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::fold::fold;
    use crate::phrases::compile::Compiled;
    use crate::phrases::pattern::covered;
    use crate::phrases::{Language, Phrase};

    /// Every data file, in order.
    fn files() -> Vec<Language> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/phrases/data");
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let language = Language::parse(&fs::read_to_string(path).unwrap())
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            assert_eq!(path.file_stem().unwrap().to_str(), Some(&*language.tag));
            language
        };
        paths.iter().map(read).collect()
    }

    #[test]
    fn every_data_file_parses_and_formats_back() {
        for language in files() {
            let tag = &language.tag;
            let again = Language::parse(&language.format()).unwrap();
            assert_eq!(again, Language { phrases: again.phrases.clone(), ..language.clone() }, "{tag}");
            for phrase in &language.phrases {
                assert!(again.phrases.contains(phrase), "{tag}: {phrase:?}");
                assert_eq!(fold(&phrase.text), phrase.text, "{tag}: a phrase is written folded");
            }
        }
    }

    #[test]
    fn innocent_sentences_hit_nothing() {
        for language in files() {
            let tag = &language.tag;
            let phrases = Phrases::for_language(tag);
            assert!(language.keep.len() >= 6, "{tag} has too few sentences to keep");
            for sentence in &language.keep {
                let hits = phrases.hits(&fold(sentence));
                assert!(hits.is_empty(), "{tag}: {sentence:?} hits {hits:?}");
            }
        }
    }

    #[test]
    fn anchors_numbers_and_gaps() {
        let language =
            Language::parse("language: xx\nboundary: word\n[related]\n^read more:\n[comments]\n^# comments$\n[newsletter]\nsign up * newsletter\n[share]\nread 2 me\npass it on\n")
                .unwrap();
        let compiled = Compiled::of(&language);
        let patterns: Vec<_> = compiled.patterns.iter().map(|(category, line)| (*category, line.as_str())).collect();
        let packed = packed(&compiled, &patterns);
        let table = Table::of([&packed]);
        let hits = |text: &str| Hits(table.hits(&fold(text)));
        assert!(hits("Read more: The mill").has(Category::Related));
        assert!(hits("They read more: books").is_empty());
        assert!(hits("1,204 Comments:").has(Category::Comments));
        assert!(hits("12 comments were read").is_empty());
        assert!(hits("Please sign up for our weekly newsletter now").has(Category::Newsletter));
        assert!(hits("Sign up newsletter").has(Category::Newsletter));
        assert!(hits("Now read 2 me").has(Category::Share));
        assert!(hits("Now read 3 me").is_empty());
        assert!(hits("Please pass it on!").has(Category::Share));
        assert!(hits("Trespass it only").is_empty());
    }

    /// What a table is worth: it hits as the phrases themselves do, compared one by one.
    #[test]
    fn fingerprints_say_what_the_phrases_say() {
        let files = files();
        let english = files.iter().find(|l| l.tag == "en").unwrap();
        for language in &files {
            let phrases = Phrases::for_language(&language.tag);
            let own = if language == english { vec![language] } else { vec![english, language] };
            let said = language.phrases.iter().step_by(200).flat_map(|p| {
                let text = p.text.replace('#', "1.204").replace('*', "x yz");
                [format!("{text}!"), format!("{text} x"), format!("x {text}"), format!("{text}s")]
            });
            for text in said.chain(language.keep.iter().map(|sentence| fold(sentence))) {
                let expected = own.iter().fold(0, |hits, l| hits | compared(l, &text));
                assert_eq!(phrases.hits(&text), Hits(expected), "{}: {text:?}", language.tag);
            }
        }
    }

    fn compared(language: &Language, text: &str) -> u32 {
        language
            .phrases
            .iter()
            .filter(|p| says(p, language.whole_words, text))
            .fold(0, |hits, p| hits | 1 << p.category as u32)
    }

    fn says(phrase: &Phrase, whole_words: bool, text: &str) -> bool {
        let cuts = |at: usize| {
            let around = (text[..at].chars().next_back(), text[at..].chars().next());
            whole_words && matches!(around, (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
        };
        let starts = text.char_indices().map(|(at, _)| at).take_while(|&at| at == 0 || !phrase.at_start);
        starts.filter(|&at| !cuts(at)).any(|at| {
            covered(&phrase.text, &text[at..]).map(|length| at + length).is_some_and(|end| {
                !cuts(end)
                    && (!phrase.at_end || text[end..].trim_start_matches(super::super::table::TRAILING).is_empty())
            })
        })
    }

    fn packed<'a>(language: &'a Compiled, patterns: &'a [(Category, &'a str)]) -> Packed<'a> {
        Packed {
            tag: &language.tag,
            whole_words: language.whole_words,
            prints: &language.prints,
            count: language.count,
            rice: language.rice,
            longest: language.longest,
            heads: &language.heads,
            patterns,
        }
    }
}
