//! The time of day that follows a date, and its zone.

use jiff::civil::Time;

use super::datetokens::{Spaced, Token};

/// A time of day and its zone soon after a date.
pub fn time(tokens: &[Spaced]) -> (Option<Time>, Option<i16>) {
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
