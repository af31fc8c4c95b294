//! What promos, comment forms, newsletter boxes and the like say, in the page's language.
//!
//! The sayings are data: one file per language in `data/`, in a format that a translator can edit (see [`Language`]).
//! `build.rs` makes them small (`compile.rs`): nearly all become fingerprints, a few bytes each, and a short block of
//! text is looked up by the fingerprints of its beginnings.

mod category;
#[cfg(test)]
mod compile;
mod fingerprint;
mod language;
mod matcher;
mod pattern;
mod table;

pub use category::Category;
pub use language::{Language, ParseError, Phrase};
pub use matcher::{Hits, Phrases};
