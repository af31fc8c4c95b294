//! The words of many languages that metadata is read with; they are data in `months.txt` and `words.txt`.

use std::sync::OnceLock;

const MONTHS: &str = include_str!("months.txt");
const WORDS: &str = include_str!("words.txt");

/// The entries of a section of `words.txt`.
pub fn section(name: &str) -> &'static [&'static str] {
    static SECTIONS: OnceLock<Vec<(&str, Vec<&str>)>> = OnceLock::new();
    let sections = SECTIONS.get_or_init(|| {
        let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                sections.push((name, Vec::new()));
            } else if let Some((_, entries)) = sections.last_mut() {
                entries.push(line);
            }
        }
        sections
    });
    sections.iter().find(|(known, _)| *known == name).map_or(&[], |(_, entries)| entries)
}

/// The entries of a section that is ordered by language: those of one language and of English.
pub fn spoken(section_name: &str, language: &str) -> impl Iterator<Item = &'static str> {
    let lines = section(section_name).iter().filter_map(|line| line.split_once(": "));
    lines.filter(move |(l, _)| *l == language || *l == "en").map(|(_, word)| word)
}

/// Names of months: of one language and English, or of all languages.
pub struct Months {
    names: Vec<(&'static str, i8)>,
}

impl Months {
    /// For a language by its primary tag; all languages when it is unknown.
    pub fn of(language: &str) -> Months {
        let lines = || MONTHS.lines().filter_map(|line| line.split_once(": ")).filter(|(l, _)| !l.starts_with('#'));
        let known = lines().any(|(l, _)| l == language);
        let own = lines().filter(|(l, _)| *l == language);
        let others = lines().filter(|(l, _)| *l != language && (!known || *l == "en"));
        let names = own.chain(others).flat_map(|(_, months)| {
            months.split(" | ").zip(1..).flat_map(|(forms, month)| forms.split(' ').map(move |form| (form, month)))
        });
        Months { names: names.collect() }
    }

    /// The month that a word in lower case names.
    pub fn month(&self, word: &str) -> Option<i8> {
        self.names.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months_in_lower_case() {
        for line in MONTHS.lines().filter(|l| !l.starts_with('#')) {
            let (language, months) = line.split_once(": ").unwrap();
            assert_eq!(months.split(" | ").count(), 12, "{language}");
            assert_eq!(months, months.to_lowercase(), "{language}");
        }
    }

    #[test]
    fn same_name_is_another_month_in_another_language() {
        assert_eq!(Months::of("pl").month("listopada"), Some(11));
        assert_eq!(Months::of("hr").month("listopada"), Some(10));
        assert_eq!(Months::of("").month("mayıs"), Some(5));
        assert_eq!(Months::of("de").month("mayıs"), None);
    }
}
