//! Things put in order, all by one sort: of each that is made for a type of its own the wasm is 6 KB larger.

/// Keys in ascending order, each with its place before; equal ones stay as they were.
pub fn ascending(keys: impl IntoIterator<Item = u64>) -> Vec<(u64, u32)> {
    let mut order: Vec<(u64, u32)> = keys.into_iter().zip(0..).collect();
    sort(&mut order);
    order
}

#[inline(never)]
fn sort(order: &mut [(u64, u32)]) {
    order.sort_unstable();
}

/// A key for numbers from 0 up: the larger the number, the larger the key. Turned round (`!`), the smaller.
pub fn key(number: f32) -> u64 {
    // Minus nothing is nothing.
    u64::from((number.max(0.0) + 0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_order() {
        let keys = [2.5, 0.0, -0.0, 1e9, 2.5].map(key);
        let places = |keys: [u64; 5]| ascending(keys).into_iter().map(|(_, place)| place).collect::<Vec<_>>();
        assert_eq!(places(keys), [1, 2, 0, 4, 3]);
        assert_eq!(places(keys.map(|key| !key)), [3, 0, 4, 1, 2]);
    }
}
