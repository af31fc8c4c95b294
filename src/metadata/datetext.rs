//! Dates as people and machines write them, found in a text and written as ISO 8601.

use std::fmt;

use self::jiff::Stamp as Timestamp;
use self::jiff::civil::{Date, Time};

use super::words::{self, Months};

/// A day, with the time and zone when the text gave them. Written as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    time: Option<Time>,
    /// Minutes ahead of UTC.
    offset: Option<i16>,
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
    months: Months,
    /// `3/4` is the third of April.
    day_first: bool,
    /// Years are counted from 543 before ours.
    buddhist: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number { value: u64, digits: u8 },
    Month(i8),
    Word { length: u8, after_noon: Option<bool>, zone: bool },
    Mark(char),
}

/// A token and whether white space stands before it.
type Spaced = (Token, bool);

/// Texts longer than this, in bytes, are prose.
const LONGEST: usize = 300;

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
        DateReader { months: Months::of(primary), day_first, buddhist: primary == "th" }
    }

    /// The first date in a text.
    pub fn find(&self, text: &str) -> Option<Moment> {
        let text = text.trim();
        if text.len() > LONGEST || !text.contains(|c: char| digit(c).is_some()) {
            return None;
        }
        if let Some(moment) = from_count(text) {
            return Some(moment);
        }
        let tokens = self.tokens(text);
        (0..tokens.len()).find_map(|at| {
            let (date, after) = self.date(&tokens[at..], at > 0 && glued(&tokens, at))?;
            let (time, offset) = time(&tokens[at + after..]);
            Some(Moment { date, time, offset })
        })
    }

    fn tokens(&self, text: &str) -> Vec<Spaced> {
        let folded = text.to_lowercase();
        let mut tokens = Vec::new();
        let mut rest = folded.as_str();
        let mut spaced = false;
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if c.is_whitespace() {
                spaced = true;
                rest = &rest[length..];
                continue;
            }
            let token = if digit(c).is_some() {
                length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
                let number = &rest[..length];
                let value = number.chars().filter_map(digit).fold(0u64, |n, d| n.saturating_mul(10).saturating_add(d));
                Token::Number { value, digits: number.chars().count().min(99) as u8 }
            } else if c.is_alphabetic() {
                // A full stop belongs to an abbreviation when a letter follows it: `p.m.`, `พ.ค.`
                let mut chars = rest.char_indices().peekable();
                length = rest.len();
                while let Some((at, c)) = chars.next() {
                    let next = chars.peek().map_or(' ', |(_, c)| *c);
                    let inside = is_letter(c) || (c == '.' && next.is_alphabetic() && at < 8);
                    if !inside {
                        length = at;
                        break;
                    }
                }
                self.word(&rest[..length])
            } else {
                Token::Mark(c)
            };
            tokens.push((token, spaced));
            spaced = false;
            rest = &rest[length..];
        }
        tokens
    }

    fn word(&self, word: &str) -> Token {
        if let Some(month) = self.months.month(word) {
            return Token::Month(month);
        }
        let after_noon = if words::section("afternoon").any(|w| w == word) {
            Some(true)
        } else if words::section("morning").any(|w| w == word) {
            Some(false)
        } else {
            None
        };
        Token::Word {
            length: word.chars().count().min(255) as u8,
            after_noon,
            zone: matches!(word, "z" | "utc" | "gmt"),
        }
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
                let (year, after) = self.year(&tokens[month + 1..])?;
                Some((self.day(year, number as u64, first)?, month + 1 + after))
            }
            Month(number) => {
                // May 17, 2024; May 17th 2024
                let day = 1 + usize::from(matches!(token(1), Some(Mark('.' | '-' | '/' | ','))));
                let Some(Number { value, digits: 1 | 2 }) = token(day) else { return None };
                let (year, after) = self.year(&tokens[day + 1..])?;
                Some((self.day(year, number as u64, value)?, day + 1 + after))
            }
            _ => None,
        }
    }

    /// A year of four digits, or of two after an apostrophe or hyphen, with little before it.
    fn year(&self, tokens: &[Spaced]) -> Option<(u64, usize)> {
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

    fn day(&self, year: u64, month: u64, day: u64) -> Option<Date> {
        let year = if self.buddhist && year > 2400 { year - 543 } else { year };
        if !YEARS.contains(&year) {
            return None;
        }
        Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
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

fn is_letter(c: char) -> bool {
    // Vowel signs of Indic scripts and Thai are not alphabetic, but no word ends at one.
    c.is_alphabetic() || matches!(u32::from(c), 0x300..=0x36F | 0x900..=0xDFF | 0xE30..=0xE4E | 0x200C)
}

/// The value of a digit in the scripts whose digits are in use for dates.
fn digit(c: char) -> Option<u64> {
    let zeros = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let c = u32::from(c);
    zeros.iter().find(|&&zero| (zero..zero + 10).contains(&c)).map(|zero| u64::from(c - zero))
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

/// A time of day and its zone soon after a date.
fn time(tokens: &[Spaced]) -> (Option<Time>, Option<i16>) {
    use Token::{Mark, Number, Word};
    let token = |at: usize| tokens.get(at).map(|t| t.0);
    // 20240517T101530
    if let (Some(Word { length: 1, .. }), Some(Number { value, digits: 6 })) = (token(0), token(1)) {
        let time = clock(value / 10000, value / 100 % 100, value % 100, None);
        return (time, time.and_then(|_| zone(&tokens[2..])));
    }
    for at in 0..6 {
        let (Some(Number { value: hour, digits: 1 | 2 }), Some(Mark(':')), Some(Number { value: minute, digits: 2 })) =
            (token(at), token(at + 1), token(at + 2))
        else {
            continue;
        };
        let mut next = at + 3;
        let mut second = 0;
        if let (Some(Mark(':')), Some(Number { value, digits: 2 })) = (token(next), token(next + 1)) {
            second = value;
            next += 2;
            if let (Some(Mark('.' | ',')), Some(Number { .. })) = (token(next), token(next + 1)) {
                next += 2;
            }
        }
        let half = match token(next) {
            Some(Word { after_noon, .. }) => after_noon,
            _ => None,
        };
        let Some(time) = clock(hour, minute, second, half) else { return (None, None) };
        return (Some(time), zone(&tokens[(next + usize::from(half.is_some())).min(tokens.len())..]));
    }
    (None, None)
}

fn clock(hour: u64, minute: u64, second: u64, after_noon: Option<bool>) -> Option<Time> {
    let hour = match after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    // Some calendars end a day at 24:00, some leap seconds are real.
    let second = second.min(59);
    Time::new(i8::try_from(hour % 24).ok()?, i8::try_from(minute).ok()?, second as i8, 0).ok().filter(|_| hour <= 24)
}

/// `Z`, `+02:00`, `+0200`, `UTC+2`, right after a time.
fn zone(tokens: &[Spaced]) -> Option<i16> {
    use Token::{Mark, Number, Word};
    let token = |at: usize| tokens.get(at).map(|t| t.0);
    let named = usize::from(matches!(token(0), Some(Word { zone: true, .. })));
    if let Some(Mark(sign @ ('+' | '-' | '−'))) = token(named)
        && let Some(Number { value, digits }) = token(named + 1)
    {
        let minutes = match (digits, token(named + 2), token(named + 3)) {
            (4, ..) => Some(value / 100 * 60 + value % 100),
            (1 | 2, Some(Mark(':')), Some(Number { value: minutes, digits: 2 })) => Some(value * 60 + minutes),
            (1 | 2, ..) if named == 1 || sign == '+' || !tokens[named].1 => Some(value * 60),
            _ => None,
        };
        let minutes = minutes.filter(|m| *m <= 15 * 60)? as i16;
        return Some(if sign == '+' { minutes } else { -minutes });
    }
    (named == 1).then_some(0)
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

// TODO(metadata helper): replaced by the jiff crate as soon as Cargo.toml has it.
mod jiff {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Stamp(i64);
    impl Stamp {
        pub fn from_second(s: i64) -> Result<Self, ()> {
            Ok(Stamp(s))
        }
    }
    pub mod tz {
        pub struct Offset;
        pub struct At(i64);
        impl Offset {
            pub const UTC: Offset = Offset;
            pub fn to_datetime(&self, s: super::Stamp) -> At {
                At(s.0)
            }
        }
        impl At {
            pub fn date(&self) -> super::civil::Date {
                let z = self.0.div_euclid(86400) + 719_468;
                let doe = z.rem_euclid(146_097);
                let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146_096) / 365;
                let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
                let mp = (5 * doy + 2) / 153;
                let m = if mp < 10 { mp + 3 } else { mp - 9 };
                super::civil::Date(
                    (yoe + z.div_euclid(146_097) * 400 + i64::from(m <= 2)) as i16,
                    m as i8,
                    (doy - (153 * mp + 2) / 5 + 1) as i8,
                )
            }
            pub fn time(&self) -> super::civil::Time {
                let s = self.0.rem_euclid(86400);
                super::civil::Time((s / 3600) as i8, (s / 60 % 60) as i8, (s % 60) as i8)
            }
        }
    }
    pub mod civil {
        use std::fmt;
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Date(pub i16, pub i8, pub i8);
        impl Date {
            pub fn new(y: i16, m: i8, d: i8) -> Result<Self, ()> {
                let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
                let most = match m {
                    4 | 6 | 9 | 11 => 30,
                    2 if leap => 29,
                    2 => 28,
                    1..=12 => 31,
                    _ => 0,
                };
                if (1..=most).contains(&d) { Ok(Date(y, m, d)) } else { Err(()) }
            }
        }
        impl fmt::Display for Date {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:04}-{:02}-{:02}", self.0, self.1, self.2)
            }
        }
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Time(pub i8, pub i8, pub i8);
        impl Time {
            pub fn new(h: i8, m: i8, s: i8, _: i32) -> Result<Self, ()> {
                if (0..24).contains(&h) && (0..60).contains(&m) && (0..60).contains(&s) {
                    Ok(Time(h, m, s))
                } else {
                    Err(())
                }
            }
        }
        impl fmt::Display for Time {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:02}:{:02}:{:02}", self.0, self.1, self.2)
            }
        }
    }
}
