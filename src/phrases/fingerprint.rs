//! A phrase as a number: the reader of the table and its writer (`build.rs`) must count the same.

/// Bits of a fingerprint. With so many, a text that is no phrase looks like one once in some millions of times; each
/// bit costs 2.5 KB.
pub const BITS: u32 = 38;

/// Characters that make a head: no phrase that may stand anywhere is shorter.
pub const HEAD: usize = 3;

/// Bits of a [`Fingerprint::head`].
pub const HEAD_BITS: u32 = 12;

/// The hash of a phrase as its line stands in the data file, `^`, `#` and `$` with it (FNV-1a).
#[derive(Clone, Copy)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of nothing yet.
    pub const fn new() -> Fingerprint {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }

    /// With more of the line.
    #[must_use]
    pub fn with(self, text: &str) -> Fingerprint {
        text.bytes().fold(self, Fingerprint::with_byte)
    }

    /// With another byte of the line.
    #[must_use]
    pub const fn with_byte(self, byte: u8) -> Fingerprint {
        Fingerprint((self.0 ^ byte as u64).wrapping_mul(0x100_0000_01b3))
    }

    /// The number, of [`BITS`].
    pub const fn number(self) -> u64 {
        (self.0 ^ (self.0 >> BITS)) & ((1 << BITS) - 1)
    }

    /// A smaller one, of [`HEAD_BITS`]: what a phrase begins with.
    pub const fn head(self) -> u16 {
        (self.number() & ((1 << HEAD_BITS) - 1)) as u16
    }
}
