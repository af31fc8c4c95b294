//! Numbers in attributes.

/// A number without sign and exponent, as widths and densities are written. What the standard library reads floats with
/// knows far more, and its tables are 16 KB of wasm.
pub fn decimal(text: &str) -> Option<f32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if (whole.is_empty() && part.is_empty()) || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digit = |b: u8| f64::from(b - b'0');
    let whole = whole.bytes().fold(0.0, |sum, b| sum * 10.0 + digit(b));
    let part = part.bytes().rev().fold(0.0, |sum, b| (sum + digit(b)) / 10.0);
    Some((whole + part) as f32)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in ["0", "7", "640", "1.5", "2.", ".75", "1024.0", "0.3333333", "16777217", "99999999999", "60.01"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_number_is_none() {
        for text in ["", ".", "-1", "+1", "1e3", "inf", "nan", "1.2.3", "1,5", "1 ", "٣"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
