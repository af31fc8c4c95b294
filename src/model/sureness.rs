//! How sure a removal may be. What the trees and rules state of themselves promises too much here and too little there;
//! `train/calibration.py` counts on pages that they have not seen how often it holds.

/// For as many steps from 0 to 1, the share of removals that are right among those that state it, in 255ths. Without
/// steps what is stated holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Sureness(pub(super) Vec<u8>);

impl Sureness {
    /// Between two steps, what lies between them.
    pub(super) fn of(&self, stated: f32) -> f32 {
        let Some(last) = self.0.len().checked_sub(1) else { return stated };
        let place = stated.clamp(0.0, 1.0) * last as f32;
        let step = place as usize;
        let share = |step: usize| f32::from(self.0[step.min(last)]) / 255.0;
        share(step) + (share(step + 1) - share(step)) * place.fract()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_becomes_what_is_held() {
        let measured = Sureness(vec![51, 102, 255]);
        for (stated, held) in [(0.0, 0.2), (0.25, 0.3), (0.5, 0.4), (0.75, 0.7), (1.0, 1.0), (1.5, 1.0)] {
            assert!((measured.of(stated) - held).abs() < 1e-5, "{stated}");
        }
        assert!((Sureness::default().of(0.7) - 0.7).abs() < 1e-6);
        assert!((Sureness(vec![204]).of(0.3) - 0.8).abs() < 1e-6);
    }
}
