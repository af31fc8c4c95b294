//! Figures put in order: what they show, then one caption with all the words that go with it.
//!
//! Pages put captions, credits and titles of pictures into all sorts of elements around them. In an article a figure has
//! its pictures (or whatever it shows) first and one `figcaption` last.

use std::ops::Range;

use crate::article::Event;
use crate::page::{Attr, Page, Tag};

/// A part of a figure: an element with all that is in it, a text, a mark.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A picture, a film, a table, code: what the figure shows; or a mark.
    Shown,
    /// Words in a line.
    Words,
    /// Words in a block of their own.
    Block,
}

/// Puts every figure in order that has no figure inside.
pub(super) fn in_order(page: &Page, events: Vec<Event>) -> Vec<Event> {
    if !events.iter().any(is_figure) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    let mut at = 0;
    for (figure, end) in innermost(&events) {
        out.extend_from_slice(&events[at..figure]);
        order(page, &events, figure, figure + 1..end - 1, &mut out);
        at = end;
    }
    out.extend_from_slice(&events[at..]);
    out
}

/// Where each figure without a figure inside begins, and one past its end.
fn innermost(events: &[Event]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    // The figure that began last, while it may still have none inside.
    let mut last = None;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Open { .. } => {
                last = if is_figure(event) { Some(at) } else { last };
                open.push(at);
            }
            Event::Close => {
                let begun = open.pop();
                found.extend(last.take_if(|last| Some(*last) == begun).map(|figure| (figure, at + 1)));
            }
            _ => {}
        }
    }
    found
}

/// A figure, unless it is a card, which has no words.
fn is_figure(event: &Event) -> bool {
    matches!(event, Event::Open { tag: Tag::Figure, attrs, .. } if !attrs.iter().any(|(a, _)| *a == Attr::DataEmbed))
}

/// One past the end of what begins at `at`.
fn end_of(events: &[Event], at: usize) -> usize {
    if !matches!(events[at], Event::Open { .. }) {
        return at + 1;
    }
    let mut depth = 0;
    for (i, event) in events[at..].iter().enumerate() {
        match event {
            Event::Open { .. } => depth += 1,
            Event::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + i + 1;
        }
    }
    events.len()
}

fn order(page: &Page, events: &[Event], figure: usize, inside: Range<usize>, out: &mut Vec<Event>) {
    let parts = parts(events, inside.clone());
    let shown =
        |part: &(Part, Range<usize>)| part.0 == Part::Shown && !matches!(events[part.1.start], Event::Removed(_));
    let words = parts.iter().any(|(part, _)| *part != Part::Shown);
    let in_order = parts.iter().take(parts.len().saturating_sub(1)).all(|(part, _)| *part == Part::Shown)
        && parts.last().is_some_and(|(part, range)| *part == Part::Shown || is(&events[range.start], Tag::Figcaption));
    if !parts.iter().any(shown) {
        // The words around a picture that is not there are a paragraph; a figure of the page's own says what it is.
        let ours = matches!(events[figure], Event::Open { source, .. } if source.is_none_or(|id| page.tag(id) != Some(Tag::Figure)));
        if ours && words {
            paragraphs(events, &parts, true, out);
        } else {
            out.extend_from_slice(&events[figure..=inside.end]);
        }
        return;
    }
    if in_order || !words {
        out.extend_from_slice(&events[figure..=inside.end]);
        return;
    }
    out.push(events[figure].clone());
    for (_, range) in parts.iter().filter(|(part, _)| *part == Part::Shown) {
        out.extend_from_slice(&events[range.clone()]);
    }
    let words: Vec<(Part, Range<usize>)> = parts.into_iter().filter(|(part, _)| *part != Part::Shown).collect();
    out.push(Event::Open { tag: Tag::Figcaption, attrs: Vec::new(), source: None });
    paragraphs(events, &words, false, out);
    out.extend([Event::Close, Event::Close]);
}

/// The words as paragraphs; a single one stands in a paragraph only where it is `alone`.
fn paragraphs(events: &[Event], parts: &[(Part, Range<usize>)], alone: bool, out: &mut Vec<Event>) {
    let mut lines: Vec<Vec<Event>> = Vec::new();
    let mut inline = false;
    for (part, range) in parts {
        let piece = &events[range.clone()];
        if *part == Part::Words && inline {
            lines.last_mut().into_iter().for_each(|line| line.extend_from_slice(piece));
            continue;
        }
        inline = *part == Part::Words;
        // Of a block only the content is wanted: a paragraph is made around it.
        let content = if inline || *part == Part::Shown { piece } else { &piece[1..piece.len() - 1] };
        if is(&piece[0], Tag::Figcaption) && content.iter().any(|e| is(e, Tag::P)) {
            let mut at = 0;
            while at < content.len() {
                let end = end_of(content, at);
                let block = is(&content[at], Tag::P) && end > at + 2;
                lines.push(content[if block { at + 1..end - 1 } else { at..end }].to_vec());
                at = end;
            }
        } else {
            lines.push(content.to_vec());
        }
    }
    let says = |event: &Event| !matches!(event, Event::Text(text) if text.trim().is_empty());
    lines.retain(|line| line.iter().any(says));
    let wrap = alone || lines.len() > 1;
    for mut line in lines {
        if let Some(Event::Text(first)) = line.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Event::Text(last)) = line.last_mut() {
            *last = last.trim_end().to_owned();
        }
        let mark = matches!(line.as_slice(), [Event::Removed(_)]);
        if wrap && !mark {
            out.push(Event::Open { tag: Tag::P, attrs: Vec::new(), source: None });
        }
        out.append(&mut line);
        if wrap && !mark {
            out.push(Event::Close);
        }
    }
}

fn parts(events: &[Event], inside: Range<usize>) -> Vec<(Part, Range<usize>)> {
    let mut parts = Vec::new();
    let mut at = inside.start;
    while at < inside.end {
        let end = end_of(events, at).min(inside.end);
        let piece = &events[at..end];
        let part = if !piece.iter().any(|e| matches!(e, Event::Text(_))) || piece.iter().any(shows) {
            Part::Shown
        } else if matches!(&piece[0], Event::Open { tag: Tag::P | Tag::Figcaption | Tag::Div | Tag::Section, .. }) {
            Part::Block
        } else {
            Part::Words
        };
        parts.push((part, at..end));
        at = end;
    }
    parts
}

fn shows(event: &Event) -> bool {
    use Tag::*;
    matches!(
        event,
        Event::Open {
            tag: Img | Video | Audio | Table | Pre | Blockquote | Ul | Ol | Dl | Math | Details | Figure,
            ..
        }
    )
}

fn is(event: &Event, name: Tag) -> bool {
    matches!(event, Event::Open { tag, .. } if *tag == name)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crate::content::sample::content_of;

    /// Two pictures' worth of figure: the markup inside of it, with one picture written short.
    fn figure(inside: &str) -> String {
        let content = content_of(&format!("<figure>{}</figure>", inside.replace("PIC", "<img src='/a-800x600.jpg'>")));
        let picture = "<img src=\"https://a.example/a-800x600.jpg\" width=\"800\" height=\"600\"></img>";
        content.replace(picture, "PIC").replace('\n', "")
    }

    #[test]
    fn words_around_a_picture_become_one_caption_after_it() {
        assert_eq!(
            figure("<p>The mill</p>PIC<figcaption>in spring</figcaption><div>Photo: Ada</div>"),
            "<figure>PIC<figcaption><p>The mill</p><p>in spring</p><p>Photo: Ada</p></figcaption></figure>"
        );
    }

    #[test]
    fn space_between_two_lines_is_no_line() {
        let got = content_of(
            "<figure><figcaption>gate.js <a href='/raw'>raw</a></figcaption> <pre><code>a</code></pre> </figure>",
        );
        assert!(!got.contains("<p>"), "{got}");
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        let own = "PIC<figcaption>The mill in spring</figcaption>";
        assert_eq!(figure(own), format!("<figure>{own}</figure>"));
        assert_eq!(figure("PIC"), "<figure>PIC</figure>");
    }

    #[test]
    fn a_single_line_is_a_caption_without_a_paragraph() {
        assert_eq!(figure("<p>The mill</p>PIC"), "<figure>PIC<figcaption>The mill</figcaption></figure>");
    }

    #[test]
    fn a_figure_of_figures_keeps_them_apart() {
        let two = "<figure><p>One</p>PIC</figure><figure>PIC<figcaption>Two</figcaption></figure>";
        assert_eq!(
            figure(two),
            "<figure><figure>PIC<figcaption>One</figcaption></figure>\
             <figure>PIC<figcaption>Two</figcaption></figure></figure>"
        );
    }

    #[test]
    fn code_and_tables_are_shown_and_their_words_are_no_caption() {
        let table = "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>";
        let got = figure(&format!("<figcaption>Sizes</figcaption>{table}"));
        assert!(
            got.starts_with("<figure><table>") && got.ends_with("<figcaption>Sizes</figcaption></figure>"),
            "{got}"
        );
    }
}
