//! One formula, read once: its presentation, and the TeX that an annotation carries.

use crate::page::{Attr, Tag};

/// A `<math>` element while its events come in.
#[derive(Debug, Default)]
pub struct Formula {
    /// It stands on a line of its own.
    pub display: bool,
    shown: String,
    tex: String,
    // Elements open inside `<math>`, and how many of them when an annotation began.
    depth: usize,
    annotation: Option<(usize, bool)>,
}

impl Formula {
    /// A formula from the attributes of its `<math>`.
    pub fn new(attrs: &[(Attr, String)]) -> Formula {
        Formula { display: attrs.iter().any(|(n, v)| *n == Attr::Display && v == "block"), ..Formula::default() }
    }

    /// An element inside begins.
    pub fn open(&mut self, tag: Tag, attrs: &[(Attr, String)]) {
        if self.annotation.is_none() && matches!(tag, Tag::Annotation | Tag::AnnotationXml) {
            let tex = attrs.iter().any(|(n, v)| *n == Attr::Encoding && v.to_ascii_lowercase().contains("tex"));
            self.annotation = Some((self.depth, tex && tag == Tag::Annotation));
        }
        self.depth += 1;
    }

    /// Text inside.
    pub fn text(&mut self, text: &str) {
        match self.annotation {
            None => self.shown.push_str(text),
            Some((_, true)) => self.tex.push_str(text),
            Some((_, false)) => {}
        }
    }

    /// An element ends; true when it was the `<math>` itself.
    pub fn close(&mut self) -> bool {
        if self.depth == 0 {
            return true;
        }
        self.depth -= 1;
        if self.annotation.is_some_and(|(depth, _)| depth == self.depth) {
            self.annotation = None;
        }
        false
    }

    /// The TeX source, when there is one.
    pub fn tex(&self) -> Option<&str> {
        Some(self.tex.trim()).filter(|tex| !tex.is_empty())
    }

    /// The formula as running text: what the page shows, or its source when it shows nothing.
    pub fn readable(&self) -> &str {
        if self.shown.trim().is_empty() { &self.tex } else { &self.shown }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotation_is_source_and_not_shown() {
        let mut formula = Formula::new(&[(Attr::Display, "block".to_owned())]);
        formula.open(Tag::Mi, &[]);
        formula.text("x");
        assert!(!formula.close());
        formula.open(Tag::Annotation, &[(Attr::Encoding, "application/x-tex".to_owned())]);
        formula.text("{x}");
        assert!(!formula.close());
        formula.open(Tag::AnnotationXml, &[]);
        formula.open(Tag::Mi, &[]);
        formula.text("never");
        assert!(!formula.close());
        assert!(!formula.close());
        formula.text("!");
        assert!(formula.close());
        assert_eq!((formula.readable(), formula.tex(), formula.display), ("x!", Some("{x}"), true));
    }
}
