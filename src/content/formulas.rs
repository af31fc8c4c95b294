//! Where the page's formulas are, and which of their several forms is the one to keep.
//!
//! A page holds a formula as `MathML` for machines, as spans or a picture for eyes and as TeX for itself. One form
//! stands in the article: the `MathML`, else the source; the other forms are echoes of it.

use std::collections::BTreeMap;

use crate::page::{Attr, NodeId, Page, Tag};

/// What `KaTeX`, `MathJax` and `MediaWiki` call the element around all forms of a formula.
const BOXES: &[&str] = &[
    "katex",
    "katex-display",
    "mwe-math-element",
    "MathJax",
    "MathJax_Display",
    "MathJax_CHTML",
    "MJXc-display",
    "mjx-chtml",
    "MathJax_SVG",
    "MathJax_SVG_Display",
];
/// What is shown until `MathJax` has done its work.
const PREVIEW: &str = "MathJax_Preview";
/// What pictures of formulas are called, whose alternative text is the source.
const PICTURES: &[&str] = &[
    "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display",
    "latex",
    "tex",
    "ql-img-inline-formula",
    "ql-img-displayed-equation",
    "formula",
];
/// What Pandoc, Python-Markdown, Stack Exchange, Springer, Drupal and GitHub call the source of a formula that a script is
/// still to set.
const SOURCES: &[&str] = &["math", "arithmatex", "math-container", "mathjax-tex", "math-tex", "math-renderer"];
/// What Distill calls the same, without delimiters.
const BARE_SOURCE: &str = "d-math";
/// What source stands between, and whether on a line of its own.
const DELIMITERS: &[(&str, &str, bool)] =
    &[("\\(", "\\)", false), ("\\[", "\\]", true), ("$$", "$$", true), ("$", "$", false)];

/// A formula in the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Formula {
    /// Its `MathML`.
    pub(super) math: Option<NodeId>,
    /// Its source in TeX; empty when unknown.
    pub(super) tex: String,
    /// It stands on a line of its own.
    pub(super) display: bool,
}

/// The formulas of a page by the node in whose place each stands.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    pub(super) at: BTreeMap<NodeId, Formula>,
    /// Nodes that say a formula again that stands elsewhere.
    pub(super) again: Vec<NodeId>,
}

impl Formulas {
    pub(super) fn of(page: &Page) -> Formulas {
        let mut found = Formulas::default();
        let mut id = 0;
        // Boxes and previews since the last text: what a script with the source stands behind.
        let mut before: Vec<NodeId> = Vec::new();
        while id < page.nodes().len() as NodeId {
            let node = page.node(id);
            let seen = match node.tag {
                None => {
                    if !page.is_blank(id) {
                        before.clear();
                    }
                    false
                }
                Some(Tag::Script) => {
                    found.script(page, id, &before);
                    before.clear();
                    true
                }
                Some(Tag::Math) => {
                    found.at.insert(id, mathml(page, id));
                    true
                }
                Some(Tag::Img) => {
                    let alt = page.attr(id, Attr::Alt).unwrap_or_default();
                    let formula = delimited(alt).or_else(|| {
                        let tex = source(Some(alt).filter(|_| page.is_called(id, PICTURES))?);
                        (!tex.is_empty()).then_some(Formula { math: None, tex, display: false })
                    });
                    found.at.extend(formula.map(|formula| (id, formula)));
                    true
                }
                Some(_) if !is_formulas(page, id) => false,
                Some(_) if page.is_called(id, SOURCES) || page.is_called(id, &[BARE_SOURCE]) => {
                    match awaiting(page, id) {
                        Some(formula) => found.at.insert(id, formula).is_none(),
                        None => found.boxed(page, id, &mut before),
                    }
                }
                Some(_) if page.is_called(id, &[PREVIEW]) => {
                    before.push(id);
                    true
                }
                Some(_) => found.boxed(page, id, &mut before),
            };
            id = if seen { node.end } else { id + 1 };
        }
        found
    }

    /// Anything that holds several forms of a formula; false when it is no such thing.
    fn boxed(&mut self, page: &Page, id: NodeId, before: &mut Vec<NodeId>) -> bool {
        if !page.is_called(id, BOXES) {
            return false;
        }
        let math = page.inside(id).find(|&n| page.tag(n) == Some(Tag::Math));
        let picture = page.inside(id).find(|&n| page.tag(n) == Some(Tag::Img) && page.is_called(n, PICTURES));
        let alt = picture.and_then(|n| page.attr(n, Attr::Alt));
        // MathJax 4 keeps the source on what it draws.
        let kept = || page.inside(id).take(4).find_map(|n| page.attr(n, Attr::DataLatex));
        let alt = alt.or_else(kept).map(source).unwrap_or_default();
        match math {
            Some(math) => {
                let mut formula = mathml(page, math);
                if formula.tex.is_empty() {
                    formula.tex = alt;
                }
                formula.display |= says_display(page, id);
                self.at.insert(id, formula);
            }
            None if !alt.is_empty() => {
                self.at.insert(id, Formula { math: None, tex: alt, display: says_display(page, id) });
            }
            // Spans without a source are all that there is, unless a script follows.
            None => {}
        }
        before.push(id);
        true
    }

    /// A script that holds a formula's source, right behind what was made of it.
    fn script(&mut self, page: &Page, id: NodeId, before: &[NodeId]) {
        let kind = page.attr(id, Attr::Type).unwrap_or_default().to_ascii_lowercase();
        if !kind.starts_with("math/tex") {
            return;
        }
        let tex = source(&page.inner_text(id));
        let made = before.iter().copied().find(|n| self.at.contains_key(n));
        self.again.extend(before.iter().copied().filter(|n| Some(*n) != made));
        match made.and_then(|n| self.at.get_mut(&n)) {
            Some(formula) => {
                formula.tex = tex;
                formula.display |= kind.contains("mode=display");
            }
            None if tex.is_empty() => {}
            None => {
                self.at.insert(id, Formula { math: None, tex, display: kind.contains("mode=display") });
            }
        }
    }
}

fn mathml(page: &Page, id: NodeId) -> Formula {
    let annotation = page.inside(id).find(|&n| {
        page.tag(n) == Some(Tag::Annotation)
            && page.attr(n, Attr::Encoding).is_some_and(|e| e.to_ascii_lowercase().contains("tex"))
    });
    let tex = annotation.map(|n| page.inner_text(n)).or_else(|| page.attr(id, Attr::Alttext).map(str::to_owned));
    Formula {
        math: Some(id),
        tex: source(&tex.unwrap_or_default()),
        display: page.attr(id, Attr::Display) == Some("block"),
    }
}

/// A formula of which an element holds the source and nothing else.
fn awaiting(page: &Page, id: NodeId) -> Option<Formula> {
    let text = page.inside(id).all(|n| page.tag(n).is_none()).then(|| page.inner_text(id))?;
    if page.is_called(id, &[BARE_SOURCE]) {
        let tex = source(&text);
        return (!tex.is_empty()).then_some(Formula { math: None, tex, display: false });
    }
    let mut formula = delimited(&text)?;
    formula.display |= page.is_called(id, &["display"]);
    Some(formula)
}

/// Source between its delimiters; a dollar alone may be money.
fn delimited(text: &str) -> Option<Formula> {
    let text = text.trim();
    let (tex, display) = DELIMITERS.iter().find_map(|(start, end, display)| {
        let tex = text.strip_prefix(start)?.strip_suffix(end)?;
        (!tex.contains(end)).then_some((source(tex), *display))
    })?;
    let money = text.starts_with('$') && !tex.contains(|c: char| c.is_alphabetic() || "\\^_=+<>{".contains(c));
    (!tex.is_empty() && !money).then_some(Formula { math: None, tex, display })
}

/// TeX without what `MediaWiki` wraps around it.
fn source(tex: &str) -> String {
    let tex = tex.trim();
    let bare = ["{\\displaystyle ", "{\\textstyle "].iter().find_map(|p| tex.strip_prefix(p)?.strip_suffix('}'));
    bare.unwrap_or(tex).trim().to_owned()
}

fn says_display(page: &Page, id: NodeId) -> bool {
    page.attr(id, Attr::Display) == Some("true")
        || page.is_called(
            id,
            &["katex-display", "MathJax_Display", "MJXc-display", "MathJax_SVG_Display", "mwe-math-element-block"],
        )
}

/// Nearly no element is called as any of them, which is told by one look at its class.
fn is_formulas(page: &Page, id: NodeId) -> bool {
    let of_formulas =
        |name: &str| name == PREVIEW || name == BARE_SOURCE || SOURCES.contains(&name) || BOXES.contains(&name);
    page.called(id).any(of_formulas)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn formulas(html: &str) -> (Vec<Formula>, usize) {
        let found = Formulas::of(&Page::from_html(html, ""));
        (found.at.into_values().collect(), found.again.len())
    }

    #[test]
    fn katex_is_its_mathml() {
        let (found, again) = formulas(
            "<span class='katex-display'><span class='katex'><span class='katex-mathml'><math display='block'><semantics>\
             <mi>x</mi><annotation encoding='application/x-tex'>x</annotation></semantics></math></span>\
             <span class='katex-html' aria-hidden='true'>x</span></span></span>",
        );
        assert_eq!((found.len(), again), (1, 0));
        assert!(found[0].math.is_some() && found[0].display && found[0].tex == "x");
    }

    #[test]
    fn mathjax_2_is_its_mathml_with_the_source_of_its_script() {
        let (found, again) = formulas(
            "<span class='MathJax_Preview'></span><div class='MathJax_Display'><span class='MathJax'><nobr>x2</nobr>\
             <span class='MJX_Assistive_`MathML`'><math><msup><mi>x</mi><mn>2</mn></msup></math></span></span></div>\
             <script type='math/tex; mode=display'>x^2</script>",
        );
        assert_eq!((found.len(), again), (1, 1));
        assert!(found[0].math.is_some() && found[0].display && found[0].tex == "x^2");
    }

    #[test]
    fn a_script_alone_is_the_formula() {
        let (found, again) =
            formulas("<p>a <span class='MathJax_Preview'>x^2</span><script type='math/tex'>x^2</script>, b</p>");
        assert_eq!(found, [Formula { math: None, tex: "x^2".to_owned(), display: false }]);
        assert_eq!(again, 1);
    }

    #[test]
    fn source_that_waits_for_its_script_is_a_formula() {
        let (found, _) = formulas(
            "<span class='math inline'>\\(a\\)</span><div class='arithmatex'>\\[b\\]</div>\
             <span class='math-container'>$$c$$</span><span class='math-container'>$d$</span>\
             <img alt='$e^2$' src=e.png width=30 height=12><img alt='It cost $5' src=f.png>\
             <span class='math'>no more</span><mjx-container class='MathJax'><mjx-math data-latex='g'>g</mjx-math></mjx-container>",
        );
        let got: Vec<(&str, bool)> = found.iter().map(|f| (f.tex.as_str(), f.display)).collect();
        assert_eq!(got, [("a", false), ("b", true), ("c", true), ("d", false), ("e^2", false), ("g", false)]);
    }

    #[test]
    fn mediawiki_has_a_picture_beside_its_mathml_or_alone() {
        let picture = "<img class='mwe-math-fallback-image-inline' alt='{\\displaystyle a}' src='a.svg'>";
        let (both, _) = formulas(&format!(
            "<span class='mwe-math-element'><span style='display:none'><math alttext='{{\\displaystyle a}}'><mi>a</mi>\
             </math></span>{picture}</span>"
        ));
        assert!(both.len() == 1 && both[0].math.is_some() && both[0].tex == "a");
        let (alone, _) = formulas(&format!("<p>{picture}</p>"));
        assert_eq!(alone, [Formula { math: None, tex: "a".to_owned(), display: false }]);
    }
}
