//! What is cut off a title: the site's name, a section, a slogan.

/// Signs that sites put between a title and their name.
const SEPARATORS: &[char] =
    &['|', '-', '–', '—', '·', '•', '»', '«', '›', '∷', '~', '｜', 'ㅣ', '⋆', '★', '>', '<', '*', ':', '/'];
/// Of these, the ones that no sentence has between spaces.
const STRONG: &[char] = &['|', '｜', 'ㅣ', '»', '«', '›', '∷', '⋆', '★'];
/// Of these, the ones that need no spaces.
const CLOSE: &[char] = &['|', '｜', 'ㅣ'];
/// A slogan or name after a dash has at most this many words, the dash among them.
const LONGEST_END: usize = 6;

/// Letters and digits alone, in lower case: what is left of a title when typography is set aside.
pub fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an [`essence`] is one of the site's names, or its host or a label of it.
pub fn is_site(name: &str, names: &[String], host: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let host = host.trim_start_matches("www.");
    let owner = host.rsplit_once('.').map_or("", |(owner, _)| owner);
    names.iter().any(|n| n == name)
        || essence(host) == name
        || owner.split('.').any(|label| label.len() > 2 && essence(label) == name)
}

/// The places where a title may be cut: what stands before the separator, the separator, what stands after it.
pub fn breaks(title: &str) -> impl DoubleEndedIterator<Item = (&str, char, &str)> {
    title.char_indices().filter_map(|(at, c)| {
        if !SEPARATORS.contains(&c) {
            return None;
        }
        let (left, right) = (&title[..at], &title[at + c.len_utf8()..]);
        let (before, after) = (left.ends_with(char::is_whitespace), right.starts_with(char::is_whitespace));
        let apart = match c {
            ':' => after,
            '-' | '–' | '—' => before || after,
            // Quotes, as French sets them.
            '«' if right.contains('»') => false,
            '»' if left.contains('«') => false,
            c => CLOSE.contains(&c) || (before && after),
        };
        apart.then_some((left, c, right))
    })
}

/// Whether a text ends with a separator.
pub fn ends_apart(text: &str) -> bool {
    text.trim_end().ends_with(SEPARATORS)
}

/// A title without the parts before or after a separator that are the site's name, and without what a strong
/// separator sets apart. The title of a site's first page (`at_home`) may begin with the site's name.
pub fn without_site(title: &str, at_home: bool, is_name: &impl Fn(&str) -> bool) -> String {
    let mut kept = title.trim();
    loop {
        let shorter = breaks(kept).find_map(|(left, _, right)| {
            if !essence(left).is_empty() && is_name(right) {
                Some(left.trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)))
            } else if !at_home && !essence(right).is_empty() && is_name(left) {
                Some(right.trim_start())
            } else {
                None
            }
        });
        match shorter.filter(|s| !s.is_empty()) {
            Some(shorter) => kept = shorter,
            None => break,
        }
    }
    let strong = breaks(kept).find(|(left, c, _)| STRONG.contains(c) && essence(left).chars().count() >= 2);
    strong.map_or(kept, |(left, ..)| left.trim()).to_owned()
}

/// A claim without a short end after a dash: where no heading says otherwise, it is a name or a slogan. Not so when
/// the document's title goes on after the whole of it, nor on a site's first page, whose title is all about the site.
pub fn unadorned<'t>(claim: &'t str, document: &str, at_home: bool) -> &'t str {
    if at_home || document.strip_prefix(claim).is_some_and(|rest| !rest.is_empty()) {
        return claim;
    }
    let mut kept = claim;
    // A path of names is cut to its first: `Title / Board / Site`.
    while let Some(shorter) = without_short_end(kept) {
        kept = shorter;
        if !kept.contains(" / ") {
            break;
        }
    }
    kept
}

/// A text without its short end, when it has one.
pub fn without_short_end(title: &str) -> Option<&str> {
    let weak = |c: char| matches!(c, '-' | '–' | '—' | '·' | '•' | '/');
    let spaced = |left: &str, right: &str| left.ends_with(' ') && right.starts_with(' ');
    let (first, _, last) = breaks(title).rev().find(|(left, c, right)| weak(*c) && spaced(left, right))?;
    let short = first.split_whitespace().count() >= 2 && last.split_whitespace().count() < LONGEST_END;
    short.then_some(first.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> String {
        without_site(title, false, &|name| is_site(&essence(name), &["millgazette".into()], "www.old-mill.example"))
    }

    #[test]
    fn site_is_cut_at_either_end() {
        assert_eq!(cut("The wheel turns – Mill Gazette"), "The wheel turns");
        assert_eq!(cut("Mill Gazette: The wheel turns"), "The wheel turns");
        assert_eq!(cut("The wheel turns - old-mill.example - Mill Gazette"), "The wheel turns");
        assert_eq!(cut("The wheel turns | Opinion"), "The wheel turns");
        assert_eq!(cut("Mill Gazette"), "Mill Gazette");
    }

    #[test]
    fn quotes_and_hyphens_are_no_separators() {
        assert_eq!(cut("Der Müller: «Das Rad dreht sich» weiter"), "Der Müller: «Das Rad dreht sich» weiter");
        assert_eq!(cut("«Das Rad dreht sich»"), "«Das Rad dreht sich»");
        assert_eq!(cut("A well-known mill:half full"), "A well-known mill:half full");
    }

    #[test]
    fn short_end_goes_when_nothing_speaks_for_it() {
        assert_eq!(unadorned("How wheels turn / Mills / Forum", "", false), "How wheels turn");
        assert_eq!(
            unadorned("How wheels turn – a guide", "How wheels turn – a guide - Mills", false),
            "How wheels turn – a guide"
        );
        assert_eq!(unadorned("Mills - all of them", "", true), "Mills - all of them");
    }
}
