//! One engine in a process of its own, so that its memory can be told: `stillpage-bench-native ENGINE`.
//!
//! Each line on standard input is `RUNS FILE`; the answer is a line of JSON with the milliseconds of each run, the
//! length of the text that came out (null: no article), and the most memory that the process has had.

mod engines;
#[path = "../../../examples/input/mod.rs"]
mod input;

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use engines::{ENGINES, Engine};

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).unwrap_or_default();
    if asked == "--list" {
        ENGINES.iter().for_each(|(name, _)| println!("{name}"));
        return ExitCode::SUCCESS;
    }
    let Some((_, engine)) = ENGINES.iter().find(|(name, _)| *name == asked) else {
        eprintln!("usage: stillpage-bench-native ENGINE | --list");
        return ExitCode::from(2);
    };
    // A page on which an engine panics is one that it cannot read; the message is nobody's here.
    panic::set_hook(Box::new(|_| {}));
    for line in io::stdin().lines() {
        let answer = line.map_err(Into::into).and_then(|line| answer(&line, *engine));
        match answer {
            Ok(answer) => println!("{answer}"),
            Err(error) => println!("{{\"error\":{:?}}}", error.to_string()),
        }
        if io::stdout().flush().is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

fn answer(line: &str, engine: Engine) -> Result<String, Box<dyn Error>> {
    let (runs, file) = line.split_once(' ').ok_or("a line is RUNS FILE")?;
    let html = input::read_html(Path::new(file))?;
    let (mut times, mut length) = (String::new(), None);
    for run in 0..runs.parse::<u32>()? {
        let start = Instant::now();
        let text = panic::catch_unwind(|| engine(black_box(&html))).map_err(|_| "panic")?;
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        length = black_box(text).map(|text| text.len());
        write!(times, "{}{ms:.4}", if run == 0 { "" } else { "," })?;
    }
    let length = length.map_or("null".to_owned(), |n| n.to_string());
    Ok(format!("{{\"times\":[{times}],\"length\":{length},\"html\":{},\"peak\":{}}}", html.len(), peak_kilobytes()))
}

/// As Linux counts it; elsewhere null.
fn peak_kilobytes() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()).unwrap_or("null").to_owned()
}
