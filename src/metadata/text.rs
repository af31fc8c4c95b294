//! Text from attributes and scripts made plain: white space collapsed, entities decoded, tags taken out.

/// White space collapsed and trimmed; invisible characters dropped.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(512));
    let mut gap = false;
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => gap = true,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() => gap = true,
            c => {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                gap = false;
                out.push(c);
            }
        }
    }
    out
}

/// Text that a page wrote into an attribute or a script: entities that were escaped once too often are decoded, and
/// what is then a tag is taken out. Nothing in the result is markup.
pub fn plain(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return tidy(text);
    }
    // Some pages escape twice; a third time is the author writing about entities.
    let once = without_tags(&decode(text));
    tidy(&if once.contains('&') { without_tags(&decode(&once)) } else { once })
}

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("deg", '°'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("Eacute", 'É'),
    ("agrave", 'à'),
    ("egrave", 'è'),
    ("igrave", 'ì'),
    ("ograve", 'ò'),
    ("ugrave", 'ù'),
    ("Agrave", 'À'),
    ("acirc", 'â'),
    ("ecirc", 'ê'),
    ("icirc", 'î'),
    ("ocirc", 'ô'),
    ("ucirc", 'û'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("aring", 'å'),
    ("oslash", 'ø'),
    ("aelig", 'æ'),
    ("oelig", 'œ'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
];

/// Longest entity with its ampersand and semicolon: `&#x10FFFF;`.
const LONGEST: usize = 10;

fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';');
        if let Some((c, end)) = end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code).filter(|&c| c != '\0');
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

/// Takes out `<b>`, `</b>`, `<br/>`: what begins with a letter or slash right after `<` and is closed.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let named = rest[1..].trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
        if !named {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        if rest[1..end].trim_start_matches('/').starts_with("br") {
            out.push(' ');
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_tags_become_plain_text() {
        assert_eq!(
            plain("Tom &amp;amp; Ida&#8217;s <em>very</em> long&nbsp;day &#x2014; &bogus; end"),
            "Tom & Ida’s very long day — &bogus; end"
        );
        assert_eq!(plain("one<br/>two"), "one two");
        assert_eq!(plain("3 < 4 and 5 > 2 &"), "3 < 4 and 5 > 2 &");
        assert_eq!(plain("&#0;&#x110000;&é;"), "&#0;&#x110000;&é;");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(tidy(" a\u{ad}b \n\t c\u{200b} "), "ab c");
    }
}
