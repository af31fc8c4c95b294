//! Code: white space counts, and the language is known when the page says it.

use super::{Element, Step};
use crate::article::Event;
use crate::content::allow::{self, Value};
use crate::content::writer::Room;
use crate::page::{Attr, NodeId, Page, Tag};

/// What a class name begins with that goes on with a language's name.
const PREFIXES: &[&str] =
    &["language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "brush:", "type-"];
/// What highlighters call their boxes, beside the bare name of a language.
const BOXES: &[&str] = &["highlight", "hljs", "syntaxhighlighter", "sourceCode", "prettyprint", "CodeMirror", "code"];
/// Languages that stand as bare names in class names.
const BARE: &[&str] = &[
    "asm",
    "awk",
    "bash",
    "c",
    "clojure",
    "cmake",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "elm",
    "erlang",
    "fortran",
    "fsharp",
    "go",
    "graphql",
    "groovy",
    "haskell",
    "hs",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "nim",
    "nix",
    "objc",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "prolog",
    "protobuf",
    "python",
    "py",
    "r",
    "rb",
    "ruby",
    "rs",
    "rust",
    "scala",
    "scheme",
    "scss",
    "sh",
    "shell",
    "sql",
    "swift",
    "tcl",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "vb",
    "vim",
    "xml",
    "yaml",
    "yml",
    "zig",
    "zsh",
];
/// Names that stand for no language.
const NONE: &[&str] = &["default", "none", "plain", "plaintext", "text", "txt", "notranslate", "auto", "wrapper"];
/// Elements around a listing, and inside it, that may name its language.
const AROUND: usize = 5;
const INSIDE: usize = 12;

pub(super) fn step(element: &Element) -> Option<Step> {
    let &Element { page, id, tag, .. } = element;
    if element.known.listings.at.contains(&id) {
        let language = language(page, id);
        let holds_code = page.inside(id).any(|n| page.tag(n) == Some(Tag::Code));
        // A `pre` may hold any text, with links in it: a letter, a poem.
        if tag == Tag::Pre && language.is_none() && !holds_code && !has_lines(element) {
            return Some(element.open(Tag::Pre, Room::Verbatim));
        }
        return Some(Step::Whole { events: listing(element, language), block: true });
    }
    match tag {
        // A box of a highlighter's, not a figure with a caption.
        Tag::Figure if is_box(element) => Some(Step::Through(element.outer)),
        Tag::Pre if element.is_block() => Some(element.open(Tag::Pre, Room::Verbatim)),
        Tag::Code if !element.is_block() => {
            let Step::Open { mut opening, room } = element.open(Tag::Code, element.outer) else { return None };
            opening.attrs.retain(|(attr, _)| *attr != Attr::Class);
            Some(Step::Open { opening, room })
        }
        _ => None,
    }
}

fn is_box(element: &Element) -> bool {
    let &Element { page, known, id, .. } = element;
    let captions = page.inside(id).filter(|&n| page.tag(n) == Some(Tag::Figcaption));
    // Theirs have a class; an article's own, around a listing that lost its caption, has none.
    page.attr(id, Attr::Class).is_some()
        && page.inside(id).any(|n| known.listings.at.contains(&n))
        && captions.into_iter().all(|n| element.blocks.within(page, n).is_empty())
}

fn has_lines(element: &Element) -> bool {
    let &Element { page, blocks, known, id, .. } = element;
    page.inside(id).any(|n| blocks.layout.is_block(n) || known.echoes.is(n))
}

fn listing(element: &Element, language: Option<String>) -> Vec<Event> {
    let code = text(element);
    if code.is_empty() {
        return Vec::new();
    }
    let mut attrs = Vec::new();
    attrs.extend(element.anchors.of_target(element.id).map(|name| (Attr::Id, name.to_owned())));
    let class = language.map(|language| (Attr::Class, language)).into_iter().collect();
    vec![
        Event::Open { tag: Tag::Pre, attrs, source: Some(element.id) },
        Event::Open { tag: Tag::Code, attrs: class, source: None },
        Event::Text(code),
        Event::Close,
        Event::Close,
    ]
}

/// The code as it is shown: what stands in lines of its own gets them, and what is beside the code is left out.
fn text(element: &Element) -> String {
    let &Element { page, blocks, known, id: root, .. } = element;
    let is_block = |n| blocks.layout.is_block(n);
    // An element whose rows and cells are lines has white space between them that is not shown.
    let mut holds_blocks = vec![false; (page.node(root).end - root) as usize];
    for id in page.inside(root) {
        let parent = page.node(id).parent;
        if is_block(id) && parent >= root {
            holds_blocks[(parent - root) as usize] = true;
        }
    }
    let mut out = String::new();
    // Ends of the lines that are open, with the length at which each begins.
    let mut lines: Vec<(NodeId, usize)> = Vec::new();
    let mut id = root;
    while id < page.node(root).end {
        while let Some((_, from)) = lines.pop_if(|(end, _)| *end <= id) {
            end_line(&mut out, from);
        }
        let node = page.node(id);
        if known.echoes.is(id) || node.tag.is_some() && blocks.layout.is_skipped(id) {
            id = node.end;
            continue;
        }
        match node.tag {
            None => {
                let text = page.text(id);
                let parent = node.parent;
                let between = parent >= root && holds_blocks[(parent - root) as usize] && text.trim().is_empty();
                // The first line feed of a `pre` is dropped by parsers, and by us in a tree that no parser made.
                let first = page.tag(parent) == Some(Tag::Pre) && parent + 1 == id;
                if !between {
                    out.push_str(if first { text.strip_prefix('\n').unwrap_or(text) } else { text });
                }
            }
            Some(Tag::Br) => out.push('\n'),
            Some(_) if is_block(id) => {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                if !holds_blocks[(id - root) as usize] {
                    lines.push((node.end, out.len()));
                }
            }
            Some(_) => {}
        }
        id += 1;
    }
    // Spaces that must not break and marks of width zero are how editors show code, not what it is.
    let shown = out.replace('\u{a0}', " ").replace(['\u{200b}', '\u{feff}'], "");
    shown.trim_matches(['\n', '\r']).trim_end().to_owned()
}

/// An empty line is a line.
fn end_line(out: &mut String, from: usize) {
    if out.len() <= from || !out.ends_with('\n') {
        out.push('\n');
    }
}

/// `language-x` as the listing, an element in it or a highlighter's box around it says it.
pub(in crate::content) fn language(page: &Page, id: NodeId) -> Option<String> {
    let inside = page.inside(id).filter(|&n| page.tag(n).is_some()).take(INSIDE);
    let own = std::iter::once(id).chain(inside).chain(page.lineage(id).skip(1).take(AROUND));
    own.filter(|&n| !matches!(page.tag(n), Some(Tag::Body | Tag::Article | Tag::Main))).find_map(|n| said(page, n))
}

fn said(page: &Page, id: NodeId) -> Option<String> {
    let named = |name: &str| {
        let name = name.trim().to_ascii_lowercase();
        if NONE.contains(&name.as_str()) {
            return None;
        }
        allow::check(Value::CodeLanguage, &format!("language-{name}"), None)
    };
    page.attrs(id).find_map(|(attr, value)| match attr {
        Attr::DataLang | Attr::DataLanguage | Attr::DataEnlighterLanguage => named(value),
        // Confluence: `brush: java; gutter: false`.
        Attr::DataSyntaxhighlighterParams => {
            let (_, brush) = value.split_once("brush:")?;
            named(brush.split(';').next()?)
        }
        // GitLab; "en" is the language of a text.
        Attr::Lang if value.len() > 2 && BARE.contains(&value) => named(value),
        Attr::Class => {
            let mut words = value.split_ascii_whitespace();
            let prefixed = words.clone().find_map(|word| named(PREFIXES.iter().find_map(|p| word.strip_prefix(p))?));
            let boxed = words.clone().any(|word| BOXES.contains(&word));
            prefixed.or_else(|| named(words.find(|word| boxed && word != &"code" && BARE.contains(word))?)).or_else(
                || {
                    // The older SyntaxHighlighter: `brush: js`.
                    let mut after = value.split_ascii_whitespace().skip_while(|word| *word != "brush:");
                    named(after.nth(1)?.trim_end_matches(';'))
                },
            )
        }
        _ => None,
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    #[test]
    fn lines_in_cells_are_lines() {
        assert_eq!(
            content_of(
                "<div class='highlight-source-python'><table><tbody><tr><td class='blob-num'></td><td>a = 1</td></tr>\n\
                 <tr><td class='blob-num'>2</td><td></td></tr>\n<tr><td class='blob-num'></td><td>  <b>b</b>()</td></tr>\
                 </tbody></table></div>"
            ),
            "<pre><code class=\"language-python\">a = 1\n\n  b()</code></pre>\n"
        );
        assert_eq!(
            content_of(
                "<figure class='highlight js'><table><tr><td class='gutter'><pre><span>1</span><br><span>2</span><br></pre>\
                 </td><td class='code'><pre><span>let a;</span><br><span>  a()</span><br></pre></td></tr></table></figure>"
            ),
            "<pre><code class=\"language-js\">let a;\n  a()</code></pre>\n"
        );
    }

    #[test]
    fn lines_in_divs_are_lines() {
        assert_eq!(
            content_of(
                "<pre data-language='sh'><code><div><span class='ln'>1</span>a</div><div><span class='ln'>2</span></div>\
                 <div><span class='ln'>3</span>\u{a0}\u{a0}b</div></code><button>Copy</button></pre>"
            ),
            "<pre><code class=\"language-sh\">a\n\n  b</code></pre>\n"
        );
        assert_eq!(
            content_of(
                "<pre><code><div><a class='file-line-num'>1</a><span>a</span>\n</div><div><span>b</span>\n</div></code></pre>"
            ),
            "<pre><code>a\nb</code></pre>\n"
        );
    }

    #[test]
    fn numbers_in_lines_are_left_out() {
        assert_eq!(
            content_of(
                "<pre class='chroma'><code class='language-go'><span class='ln'>1</span>x\n<span class='ln'>2</span>\ty\n</code></pre>"
            ),
            "<pre><code class=\"language-go\">x\n\ty</code></pre>\n"
        );
    }

    #[test]
    fn a_letter_in_a_pre_keeps_its_links() {
        assert_eq!(
            content_of("<pre>See <a href='https://e.example/'>here</a>,\n  friend.</pre>"),
            "<pre>See <a href=\"https://e.example/\">here</a>,\n  friend.</pre>\n"
        );
    }
}
