//! Dates as people and machines write them, found in a text and written as ISO 8601.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::clock::time;
use super::datetokens::{Spaced, Token, Tokenizer, digit};

/// A day, with the time and zone when the text gave them. Written as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    time: Option<Time>,
    /// Minutes ahead of UTC.
    offset: Option<i16>,
}

impl Moment {
    /// The moment itself; `None` when the time or its zone is unknown.
    pub fn instant(&self) -> Option<Timestamp> {
        let offset = jiff::tz::Offset::from_seconds(i32::from(self.offset?) * 60).ok()?;
        offset.to_timestamp(self.date.to_datetime(self.time?)).ok()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{time}")?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// Reads dates in the language of a page.
pub struct DateReader {
    tokenizer: Tokenizer,
    /// `3/4` is the third of April.
    day_first: bool,
    /// Years are counted from 543 before ours.
    buddhist: bool,
}

/// Texts longer than this, in bytes, are prose.
const LONGEST: usize = 300;

/// Of `7-May-24`.
const FEWEST_DIGITS: usize = 3;

const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

impl DateReader {
    /// For a language (BCP 47, or empty) and the top-level domain of the page.
    pub fn new(language: &str, domain: &str) -> DateReader {
        let language = language.to_ascii_lowercase();
        let primary = language.split(['-', '_']).next().unwrap_or("");
        let region = language.split(['-', '_']).nth(1);
        let at_home = ["uk", "au", "nz", "ie", "in", "za", "my", "sg", "ng", "ke", "pk"];
        let day_first = match (primary, region) {
            ("en", Some("us" | "ph")) => false,
            ("en", Some(region)) if region == "gb" || at_home.contains(&region) => true,
            ("en" | "", _) => at_home.contains(&domain),
            _ => true,
        };
        DateReader { tokenizer: Tokenizer::new(primary), day_first, buddhist: primary == "th" }
    }

    /// The first date in a text.
    pub fn find(&self, text: &str) -> Option<Moment> {
        let text = text.trim();
        if text.len() > LONGEST || text.chars().filter(|c| digit(*c).is_some()).count() < FEWEST_DIGITS {
            return None;
        }
        if let Some(moment) = from_count(text) {
            return Some(moment);
        }
        let tokens = self.tokenizer.tokens(text);
        (0..tokens.len()).find_map(|at| {
            let (date, after) = self.date(&tokens[at..], at > 0 && glued(&tokens, at))?;
            let (time, offset) = time(&tokens[at + after..]);
            Some(Moment { date, time, offset })
        })
    }

    /// A date at the start of the tokens, and how many it takes.
    fn date(&self, tokens: &[Spaced], glued: bool) -> Option<(Date, usize)> {
        use Token::{Mark, Month, Number, Word};
        let token = |at: usize| tokens.get(at).map(|t| t.0);
        match token(0)? {
            Number { value, digits: 8 } if !glued => {
                // 20240517
                Some((self.day(value / 10000, value / 100 % 100, value % 100)?, 1))
            }
            Number { value: year, digits: 4 } if !glued => {
                // 2024-05-17, 2024/5/17, 2024. 5. 17., 2024年5月17日
                if let (
                    Some(a),
                    Some(Number { value: month, digits: 1 | 2 }),
                    Some(b),
                    Some(Number { value: day, .. }),
                ) = (token(1), token(2), token(3), token(4))
                {
                    let alike = match (a, b) {
                        (Mark(a), Mark(b)) => a == b && !matches!(a, ':' | ','),
                        (Word { length: 1, .. }, Word { length: 1, .. }) => true,
                        _ => false,
                    };
                    if alike && let Some(date) = self.day(year, month, day) {
                        return Some((date, 5));
                    }
                }
                // 2024. május 17., 2024-May-17
                let month = (1..4).find(|&at| matches!(token(at), Some(Month(_))))?;
                let Some(Month(number)) = token(month) else { return None };
                let day = month + 1 + usize::from(matches!(token(month + 1), Some(Mark('-' | '.' | '/'))));
                let Some(Number { value, digits: 1 | 2 }) = token(day) else { return None };
                Some((self.day(year, number as u64, value)?, day + 1))
            }
            Number { value: first, digits: 1 | 2 } if !glued => {
                // 17.05.2024, 5/17/24
                if let (Some(Mark(a)), Some(Number { value: second, digits: 1 | 2 }), Some(Mark(b)), Some(last)) =
                    (token(1), token(2), token(3), token(4))
                    && a == b
                    && matches!(a, '.' | '/' | '-' | '‑' | '–')
                    && let Number { value: year, digits: digits @ (2 | 4) } = last
                {
                    let year = if digits == 2 { 2000 + year } else { year };
                    let day_first = (self.day_first || a == '.' || first > 12) && second <= 12;
                    let (day, month) = if day_first { (first, second) } else { (second, first) };
                    return Some((self.day(year, month, day)?, 5));
                }
                // 17 May 2024, 17. Mai 2024, 17th of May, 2024, 17 de mayo de 2024
                let month = (1..4).find(|&at| matches!(token(at), Some(Month(_))))?;
                let Some(Month(number)) = token(month) else { return None };
                let between = &tokens[1..month];
                if between.iter().any(|(t, _)| !filler(*t)) {
                    return None;
                }
                let (year, after) = year_in(&tokens[month + 1..])?;
                Some((self.day(year, number as u64, first)?, month + 1 + after))
            }
            Month(number) => {
                // May 17, 2024; May 17th 2024
                let day = 1 + usize::from(matches!(token(1), Some(Mark('.' | '-' | '/' | ','))));
                let Some(Number { value, digits: 1 | 2 }) = token(day) else { return None };
                let (year, after) = year_in(&tokens[day + 1..])?;
                Some((self.day(year, number as u64, value)?, day + 1 + after))
            }
            _ => None,
        }
    }

    fn day(&self, year: u64, month: u64, day: u64) -> Option<Date> {
        let year = if self.buddhist && year > 2400 { year - 543 } else { year };
        if !YEARS.contains(&year) {
            return None;
        }
        Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
}

/// A year of four digits, or of two after an apostrophe or hyphen, with little before it.
fn year_in(tokens: &[Spaced]) -> Option<(u64, usize)> {
    for (at, (token, _)) in tokens.iter().take(4).enumerate() {
        match *token {
            Token::Number { value, digits: 4 } => return Some((value, at + 1)),
            Token::Number { value, digits: 2 } if at == 1 && tokens[0].0 == Token::Mark('-') => {
                return Some((2000 + value, at + 1));
            }
            token if filler(token) => {}
            _ => return None,
        }
    }
    None
}

fn filler(token: Token) -> bool {
    match token {
        Token::Mark(c) => matches!(c, '.' | ',' | '-' | '–' | '/' | 'º' | 'ª' | '\u{2011}' | '’' | '\'' | '،'),
        Token::Word { length, .. } => length <= 3,
        _ => false,
    }
}

/// Whether a number is the tail of a longer one: `1.2.2024` inside `11.2.2024` or a version.
fn glued(tokens: &[Spaced], at: usize) -> bool {
    !tokens[at].1 && at >= 2 && matches!(tokens[at - 1].0, Token::Mark('.' | '-' | '/' | ':')) && {
        !tokens[at - 1].1 && matches!(tokens[at - 2].0, Token::Number { .. })
    }
}

/// Seconds or milliseconds since 1970, when that is the whole text.
fn from_count(text: &str) -> Option<Moment> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let seconds = text[..10].parse().ok()?;
    let at = jiff::tz::Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    Some(Moment { date: at.date(), time: Some(at.time()), offset: Some(0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: &str, text: &str) -> String {
        DateReader::new(language, "").find(text).map(|m| m.to_string()).unwrap_or_default()
    }

    #[test]
    fn machine_forms_keep_their_zone() {
        for (text, iso) in [
            ("2024-05-17", "2024-05-17"),
            ("2024-05-17T10:20:30Z", "2024-05-17T10:20:30Z"),
            ("2024-05-17T10:20:30.123456+02:00", "2024-05-17T10:20:30+02:00"),
            ("2024-05-17 10:20 -0430", "2024-05-17T10:20:00-04:30"),
            ("2024-05-17T10:20:30", "2024-05-17T10:20:30"),
            ("Fri, 17 May 2024 10:20:30 GMT", "2024-05-17T10:20:30Z"),
            ("Fri May 17 2024 10:20:30 GMT+0200 (CEST)", "2024-05-17T10:20:30+02:00"),
            ("20240517T102030Z", "2024-05-17T10:20:30Z"),
            ("20240517", "2024-05-17"),
            ("1715941230", "2024-05-17T10:20:30Z"),
            ("1715941230000", "2024-05-17T10:20:30Z"),
        ] {
            assert_eq!(read("en", text), iso, "{text}");
        }
    }

    #[test]
    fn people_write_dates_in_many_ways() {
        for (language, text, iso) in [
            ("en", "Published: May 17th, 2024 at 3:05 pm", "2024-05-17T15:05:00"),
            ("en", "Friday, 17 May, 2024", "2024-05-17"),
            ("en", "17-May-24", "2024-05-17"),
            ("en-US", "5/7/2024", "2024-05-07"),
            ("en-GB", "5/7/2024", "2024-07-05"),
            ("de", "Stand: 17.05.24, 10:20 Uhr", "2024-05-17T10:20:00"),
            ("de", "17. März 2024", "2024-03-17"),
            ("fr", "Publié le 1er août 2024", "2024-08-01"),
            ("es", "17 de mayo de 2024", "2024-05-17"),
            ("pt", "17 de março de 2024", "2024-03-17"),
            ("ru", "17 мая 2024 г.", "2024-05-17"),
            ("el", "17 Μαΐου 2024", "2024-05-17"),
            ("hu", "2024. május 17.", "2024-05-17"),
            ("ja", "2024年5月17日 10:20", "2024-05-17T10:20:00"),
            ("ko", "2024년 5월 17일", "2024-05-17"),
            ("ar", "١٧ مايو ٢٠٢٤", "2024-05-17"),
            ("hi", "17 मार्च 2024", "2024-03-17"),
            ("th", "17 พ.ค. 2567", "2024-05-17"),
            ("", "17 Mayıs 2024", "2024-05-17"),
        ] {
            assert_eq!(read(language, text), iso, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read_as_one() {
        for text in [
            "",
            "31.02.2024",
            "version 1.2.3.2024",
            "10:20",
            "May 2024",
            "2024",
            "17 pages, 2024 words",
            "99999999999999999999",
            "May",
            "2024-13-01",
        ] {
            assert_eq!(read("en", text), "", "{text}");
        }
    }
}
