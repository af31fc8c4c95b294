//! How long a text is to read: its words, and the minutes that they take in its language.
//!
//! Scripts without spaces between words are counted in characters, so many to a word. A dictionary that finds the words
//! themselves is larger than the whole engine, and the minutes come out the same: reading speed was measured in
//! characters too.

/// Words a minute, for silent reading of plain prose: the means of adults for the same texts in each language
/// (International Reading Speed Texts, Trauzettel-Klosinski and Dietz 2012).
const WORDS_PER_MINUTE: &[(&str, u32)] = &[
    ("ar", 138),
    ("de", 179),
    ("en", 228),
    ("es", 218),
    ("fi", 161),
    ("fr", 195),
    ("he", 187),
    ("it", 188),
    ("ja", 193),
    ("nl", 202),
    ("pl", 166),
    ("pt", 181),
    ("ru", 184),
    ("sl", 180),
    ("sv", 199),
    ("tr", 166),
    ("zh", 158),
];

/// For any other language: the mean of those above.
const MEAN: u32 = 184;

/// Chinese characters to a word: 255 characters a minute are 158 words.
const HAN: f32 = 1.6;
/// Characters to a word where kana stand among them: 357 a minute are 193 words.
const KANA: f32 = 1.85;
/// Letters of Thai, Lao, Burmese and Khmer to a word, vowel signs and tone marks not counted.
const THAI: f32 = 3.5;

/// Words of a text, and the minutes that they take: at least 1 when there are any.
pub fn measure(text: &str, language: Option<&str>) -> (u32, u32) {
    let (mut spaced, mut han, mut kana, mut thai) = (0u32, 0u32, 0u32, 0u32);
    let mut in_word = false;
    for c in text.chars() {
        let script = match u32::from(c) {
            _ if c < '\u{e00}' => None,
            0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Some(&mut han),
            0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Some(&mut kana),
            0x0E01..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Some(&mut thai),
            _ => None,
        };
        if let Some(count) = script {
            *count += u32::from(c.is_alphabetic() && !is_sign(c));
            in_word = false;
        } else if c.is_alphanumeric() {
            spaced += u32::from(!in_word);
            in_word = true;
        } else if c.is_whitespace() || c == '—' {
            in_word = false;
        }
    }
    let per_word = if kana * 10 > han { KANA } else { HAN };
    let words = spaced + ((han + kana) as f32 / per_word + thai as f32 / THAI).round() as u32;
    let primary = language.map_or("", |l| l.split('-').next().unwrap_or(l));
    let speed = WORDS_PER_MINUTE.iter().find(|(known, _)| *known == primary).map_or(MEAN, |(_, speed)| *speed);
    (words, words.div_ceil(speed))
}

/// Vowel signs and tone marks above and below the letters of Thai and its neighbours.
fn is_sign(c: char) -> bool {
    matches!(u32::from(c), 0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E | 0x0EB1 | 0x0EB4..=0x0EBC | 0x0EC8..=0x0ECE
        | 0x102B..=0x103E | 0x17B4..=0x17D3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_spaces_where_there_are_any() {
        assert_eq!(measure("The well-kept mill’s wheel — it turns, 24 hours.", Some("en-GB")).0, 8);
        assert_eq!(measure("물레방아가 천천히 돌아간다", Some("ko")).0, 3);
        assert_eq!(measure(" — … ", None), (0, 0));
    }

    #[test]
    fn characters_make_words_where_there_are_no_spaces() {
        assert_eq!(
            measure(&"水车慢慢转动".repeat(85), Some("zh")),
            (319, 3),
            "510 characters are two minutes and a bit"
        );
        assert_eq!(measure(&"水車がゆっくり回る".repeat(40), Some("ja")), (195, 2));
        let thai = measure("กังหันน้ำหมุนช้า", Some("th")).0;
        assert!((3..=5).contains(&thai), "four words, counted as {thai}");
    }
}
