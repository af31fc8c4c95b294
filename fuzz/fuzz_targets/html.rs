//! HTML text, in any bytes, to an article and all that is written of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stillpage::page::Page;

#[path = "../judge.rs"]
mod judge;

fuzz_target!(|bytes: &[u8]| judge::judge(&Page::from_html(&String::from_utf8_lossy(bytes), judge::attacks::ADDRESS)));
