//! Markdown.
use crate::article::Article;
/// stub
pub fn markdown(_article: &Article) -> String { String::new() }
