//! How a number becomes a byte. The trees compare bytes, so features are stored as such: a quarter of the size, and
//! trainer and engine cannot disagree over a rounding.

/// A count or another number from 0 up, logarithmic: 16 steps for each doubling of `x + 1`, exact bit arithmetic.
pub fn count(x: f32) -> u8 {
    let code = ((x.max(0.0) + 1.0).to_bits() >> 19) - (127 << 4);
    code.min(255) as u8
}

/// A share from 0 to 1 in 255 steps.
pub fn share(x: f32) -> u8 {
    (x * 255.0 + 0.5) as u8
}

/// `part / whole` as a share; 0 when there is no whole.
pub fn ratio(part: f32, whole: f32) -> u8 {
    if whole > 0.0 { share(part / whole) } else { 0 }
}

/// A difference: 128 for none, above for more, below for less, with eight steps for each doubling.
pub fn signed(x: f32) -> u8 {
    let size = (count(x.abs()) / 2).min(127);
    if x < 0.0 { 128 - size } else { 128 + size }
}

/// Yes or no.
pub fn flag(on: bool) -> u8 {
    u8::from(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_grow_by_sixteen_for_each_doubling() {
        assert_eq!([count(0.0), count(1.0), count(3.0), count(7.0)], [0, 16, 32, 48]);
        assert_eq!(count(1e9), 255);
        assert_eq!(count(-1.0), 0);
    }

    #[test]
    fn shares_and_differences_stay_in_a_byte() {
        assert_eq!([share(-0.5), share(0.0), share(0.5), share(1.0), share(7.0)], [0, 0, 128, 255, 255]);
        assert_eq!([signed(0.0), signed(1.0), signed(-1.0)], [128, 136, 120]);
        assert_eq!([signed(f32::MAX), signed(f32::MIN)], [255, 1]);
    }
}
