//! Pages from files, in any encoding.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into a page a `<meta charset>` is looked for, as browsers do.
const SNIFF_BYTES: usize = 1024 * 4;

/// The pages of a folder, `ID.html` and `ID.html.gz`, by id in order.
#[allow(dead_code)] // One of the examples reads a single page.
pub fn pages(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(id) = name.strip_suffix(".html").or(name.strip_suffix(".html.gz")) {
            pages.push((id.to_owned(), path));
        }
    }
    pages.sort();
    Ok(pages)
}

/// A page's text: unzipped when it is gzip, decoded by its BOM, its `<meta charset>`, or as UTF-8 and, where that
/// fails, windows-1252.
pub fn read_html(path: &Path) -> io::Result<String> {
    let mut bytes = fs::read(path)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
        bytes = plain;
    }
    Ok(decode(&bytes))
}

fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let (utf8, _, wrong) = UTF_8.decode(bytes);
    match declared(bytes) {
        // Text that is valid UTF-8 is that, whatever the page says of itself: data sets are often converted.
        Some(encoding) if encoding != UTF_8 && wrong => encoding.decode(bytes).0.into_owned(),
        None if wrong => WINDOWS_1252.decode(bytes).0.into_owned(),
        // A page may say UTF-8 and hold some broken bytes: most of it is readable as said.
        _ => utf8.into_owned(),
    }
}

/// The encoding that the page's head names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFF_BYTES)]).to_ascii_lowercase();
    let mut metas = head.match_indices("<meta").map(|(at, _)| &head[at..]);
    metas.find_map(|meta| {
        let meta = &meta[..meta.find('>').unwrap_or(meta.len())];
        let label = meta[meta.find("charset")? + 7..].trim_start().strip_prefix('=')?;
        let label = label.trim_start_matches(|c: char| c == '"' || c == '\'' || c.is_whitespace());
        let end = label.find(|c: char| matches!(c, '"' | '\'' | ';' | '/') || c.is_whitespace()).unwrap_or(label.len());
        let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
        // A UTF-16 page whose ASCII markup can be read is not UTF-16.
        Some(encoding.output_encoding())
    })
}
