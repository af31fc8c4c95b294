//! Raised and lowered text in Unicode's own characters.

/// Which way.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // The names document themselves.
pub enum Shift {
    Up,
    Down,
}

/// The text in Unicode's raised or lowered characters, when all of it has them.
pub fn shifted(text: &str, shift: Shift) -> Option<String> {
    let find = |c: char| {
        let (plain, forms) = match shift {
            Shift::Up => ("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
            Shift::Down => ("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
        };
        plain.chars().position(|p| p == c).and_then(|at| forms.chars().nth(at))
    };
    text.chars().map(find).collect()
}
