//! What a block's text shows at a glance, in any language: its signs, not its words.

/// One pass over a text.
#[derive(Clone, Debug, Default)]
pub(super) struct TextFacts {
    /// Ends of sentences.
    pub sentences: f32,
    /// Commas of any script.
    pub commas: f32,
    /// Digits among the characters.
    pub digits: f32,
    /// Upper-case letters among the characters.
    pub upper: f32,
    /// Characters that are not white space.
    pub chars: f32,
    /// Separators of metadata and menus (`|·•/»›→`).
    pub separators: f32,
    /// Two numbers with a date's or a clock's separator between them.
    pub dates: f32,
    /// Four digits that are a year.
    pub years: f32,
    /// A currency sign.
    pub price: bool,
    /// An address of the web or of mail.
    pub address: bool,
    /// `©`.
    pub copyright: bool,
    /// Question marks.
    pub questions: f32,
    /// Opening or straight quotation marks.
    pub quotes: f32,
    /// Opening brackets.
    pub brackets: f32,
    /// Words before the first colon, when it is among the first 60 characters and text follows; else 0.
    pub lead: f32,
    /// Kind of the first character: 0 lower case, 1 upper, 2 digit, 3 quote, 4 letter without case, 5 other.
    pub first: u8,
    /// Kind of the last character: 0 other, 1 full stop, 2 question or exclamation mark, 3 colon, 4 dots, 5 quote or
    /// bracket, 6 arrow, 7 digit.
    pub last: u8,
}

impl TextFacts {
    pub(super) fn of(text: &str) -> TextFacts {
        let mut facts = TextFacts { first: text.chars().next().map_or(5, first_kind), ..TextFacts::default() };
        facts.last = text.chars().next_back().map_or(0, last_kind);
        facts.address = text.contains('@') || text.as_bytes().windows(4).any(|w| w == b"http" || w == b"www.");
        let mut before = ' ';
        let mut number = 0u32; // digits of the run that ends here
        let mut number_value = 0u32;
        let mut joint = false; // a separator of dates came right after a run
        let mut ended = false; // a sentence's end, to be confirmed by a space
        let mut words = 1.0;
        for (i, c) in text.chars().enumerate() {
            // Most of every text: a small letter or a space that ends no number.
            if number == 0 && (c.is_ascii_lowercase() || c == ' ') {
                if c == ' ' {
                    facts.sentences += f32::from(u8::from(ended));
                    words += 1.0;
                } else {
                    facts.chars += 1.0;
                }
                (joint, ended, before) = (false, false, c);
                continue;
            }
            if c.is_whitespace() {
                facts.sentences += f32::from(u8::from(ended));
                words += 1.0;
            } else {
                facts.chars += 1.0;
            }
            let digit = c.is_ascii_digit();
            if digit {
                facts.digits += 1.0;
                if number == 0 && joint {
                    facts.dates += 1.0;
                }
                joint = false;
                number += 1;
                number_value = number_value.saturating_mul(10).saturating_add(u32::from(c) - u32::from('0'));
            } else {
                if number == 4 && (1900..2100).contains(&number_value) {
                    facts.years += 1.0;
                }
                joint = (1..=4).contains(&number) && matches!(c, '/' | '-' | '.' | ':' | '年' | '月' | '년' | '월');
                number = 0;
                number_value = 0;
            }
            let quote = matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '“');
            match c {
                ',' | '，' | '、' | '،' => facts.commas += 1.0,
                '|' | '·' | '•' | '/' | '»' | '›' | '→' | '>' | '▸' | '■' | '●' => {
                    facts.separators += 1.0;
                }
                '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '￥' => facts.price = true,
                '©' => facts.copyright = true,
                '?' | '？' | '؟' => facts.questions += 1.0,
                '"' | '“' | '„' | '«' | '「' | '『' => facts.quotes += 1.0,
                '(' | '[' | '（' | '【' => facts.brackets += 1.0,
                ':' | '：' if facts.lead == 0.0 && i < 60 && before != ' ' && !before.is_ascii_digit() => {
                    facts.lead = words;
                }
                _ => {}
            }
            if c.is_uppercase() {
                facts.upper += 1.0;
            }
            // Full-width signs need no space after them.
            if matches!(c, '。' | '！' | '？' | '।') {
                facts.sentences += 1.0;
            }
            ended = matches!(c, '.' | '!' | '?' | '…' | '؟' | '։') || (ended && quote);
            before = c;
        }
        facts.sentences += f32::from(u8::from(ended));
        if number == 4 && (1900..2100).contains(&number_value) {
            facts.years += 1.0;
        }
        if matches!(before, ':' | '：') {
            facts.lead = 0.0;
        }
        facts
    }
}

fn first_kind(c: char) -> u8 {
    match c {
        '"' | '“' | '„' | '«' | '「' | '\'' | '‘' => 3,
        c if c.is_lowercase() => 0,
        c if c.is_uppercase() => 1,
        c if c.is_numeric() => 2,
        c if c.is_alphabetic() => 4,
        _ => 5,
    }
}

fn last_kind(c: char) -> u8 {
    match c {
        '.' | '。' | '।' | '։' => 1,
        '!' | '?' | '！' | '？' | '؟' => 2,
        ':' | '：' => 3,
        '…' => 4,
        '"' | '”' | '’' | '\'' | ')' | ']' | '」' | '』' | '）' | '“' => 5,
        '»' | '›' | '→' | '>' | '▸' => 6,
        c if c.is_numeric() => 7,
        _ => 0,
    }
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', ' ']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '။', ':', '։'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted_in_any_script() {
        assert_eq!(TextFacts::of("It rains. “It pours.” Version 1.2 is out").sentences, 2.0);
        assert_eq!(TextFacts::of("我爱你。你呢？").sentences, 2.0);
    }

    #[test]
    fn dates_and_years_are_seen_without_names_of_months() {
        let facts = TextFacts::of("12.03.2024, 14:30");
        assert_eq!((facts.dates, facts.years), (3.0, 1.0));
        assert_eq!(TextFacts::of("Room 12 of 30").dates, 0.0);
    }

    #[test]
    fn a_lead_before_a_colon_is_counted() {
        assert_eq!(TextFacts::of("Lea más: El molino").lead, 2.0);
        assert_eq!(TextFacts::of("Ingredients:").lead, 0.0);
        assert_eq!(TextFacts::of("At 12:30 it rains").lead, 0.0);
    }
}
