//! Text as comparisons see it: folded case and quotes, and a count of words that is fair to every script.

/// Lower case, white space collapsed and trimmed, typographic quotes and apostrophes made straight.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}' => out.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => out.push('"'),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    // Of most texts the first comparison tells.
    c >= '\u{e00}'
        && matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Words of a text; in scripts without spaces a character is half a word, about what a Chinese or Thai word takes.
pub fn words(text: &str) -> f32 {
    let mut count = 0.0;
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii() {
            let word = c.is_ascii_alphanumeric() || (inside && matches!(c, '\'' | '-' | '_'));
            if word && !inside {
                count += 1.0;
            }
            inside = word;
        } else if is_unspaced(c) {
            count += 0.5;
            inside = false;
        } else {
            let word = c.is_alphanumeric() || (inside && matches!(c, '\u{2019}' | '\u{ad}' | '\u{200d}'));
            // Vowel signs of Indic scripts and combining marks are not alphanumeric but do not end a word.
            let mark =
                inside && !c.is_whitespace() && !c.is_alphanumeric() && u32::from(c) >= 0x300 && !is_punctuation(c);
            if word && !inside {
                count += 1.0;
            }
            inside = word || mark;
        }
    }
    count
}

fn is_punctuation(c: char) -> bool {
    matches!(u32::from(c), 0x2000..=0x206F | 0x3000..=0x303F | 0xFF00..=0xFF0F | 0xFF1A..=0xFF20 | 0x060C | 0x061B | 0x061F | 0x0964 | 0x0965)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_straightens_quotes_and_case() {
        assert_eq!(fold("  Don\u{2019}t  MISS\n„Das\u{201c}\u{a0}Élan "), "don't miss \"das\" élan");
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("It's a well-known fact."), 4.0);
        assert_eq!(words("Привет, мир"), 2.0);
        assert_eq!(words("河南省有关负责同志介绍了"), 6.0);
        assert_eq!(words("मुझे हिन्दी पढ़नी है"), 4.0);
        assert_eq!(words(" – … "), 0.0);
    }
}
