//! A table as rows between bars.

use std::mem::take;

/// A cell as the page has it.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its text as Markdown, on one line.
    pub text: String,
    /// It is a heading.
    pub header: bool,
    /// Columns that it takes.
    pub columns: usize,
    /// Rows that it takes.
    pub rows: usize,
}

/// A table while it is read.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    /// The cell being read.
    pub cell: Option<Cell>,
    /// A caption is being read.
    pub in_caption: bool,
}

impl Table {
    /// Something is being read in which there can be no row or cell of this table.
    pub fn is_inside(&self) -> bool {
        self.cell.is_some() || self.in_caption
    }

    /// Ends the cell being read; text outside of cells is a cell, too.
    pub fn end_cell(&mut self, text: String) {
        if self.cell.is_some() || !text.is_empty() {
            self.row.push(Cell { text, ..self.cell.take().unwrap_or_default() });
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        let row = take(&mut self.row);
        if row.iter().any(|cell| !cell.text.is_empty()) {
            self.rows.push(row);
        }
    }

    /// The table's lines. The first row is the head if it consists of headings; Markdown wants a head, so else it is
    /// an empty one.
    pub fn markdown(&self) -> String {
        let has_head = self.rows.first().is_some_and(|row| row.iter().all(|cell| cell.header));
        let mut rows = self.spread();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if width == 0 {
            return String::new();
        }
        if !has_head {
            rows.insert(0, Vec::new());
        }
        rows[0].resize(width, "");
        rows.insert(1, vec!["---"; width]);
        rows.iter().map(|row| line(row)).collect::<Vec<_>>().join("\n")
    }

    /// Rows with empty cells where a cell from above or from the left reaches over.
    fn spread(&self) -> Vec<Vec<&str>> {
        let cells: usize = self.rows.iter().map(Vec::len).sum();
        let mut budget = 1000 + 4 * cells;
        // Without anything reaching to the right: a row of one cell over "all" columns must not make new ones.
        let Some(width) = self.place(1, &mut budget).map(|rows| rows.iter().map(Vec::len).max().unwrap_or(0)) else {
            return self.plain();
        };
        self.place(width, &mut budget).unwrap_or_else(|| self.plain())
    }

    fn plain(&self) -> Vec<Vec<&str>> {
        self.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    /// `None` when the table asks for more empty cells than its size justifies.
    fn place(&self, width: usize, budget: &mut usize) -> Option<Vec<Vec<&str>>> {
        // Rows that are still taken from above, by column.
        let mut taken: Vec<usize> = Vec::new();
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut line = Vec::new();
            for (index, cell) in row.iter().enumerate() {
                while taken.get(line.len()).is_some_and(|&rows| rows > 0) {
                    taken[line.len()] -= 1;
                    line.push("");
                    *budget = budget.checked_sub(1)?;
                }
                let room = width.saturating_sub(line.len() + row.len() - index - 1).max(1);
                for part in 0..cell.columns.clamp(1, room) {
                    if taken.len() <= line.len() {
                        taken.resize(line.len() + 1, 0);
                    }
                    taken[line.len()] = cell.rows.saturating_sub(1);
                    line.push(if part == 0 { cell.text.as_str() } else { "" });
                    *budget = budget.checked_sub(usize::from(part > 0))?;
                }
            }
            for rows in taken.iter_mut().skip(line.len()) {
                *rows = rows.saturating_sub(1);
            }
            rows.push(line);
        }
        Some(rows)
    }
}

fn line(cells: &[&str]) -> String {
    let mut out = String::from("|");
    for cell in cells {
        if !cell.is_empty() {
            out.push(' ');
            out.push_str(cell);
        }
        out.push_str(" |");
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::render::sample::markdown_of as written;

    #[test]
    fn tables_have_a_head_and_their_spans() {
        assert_eq!(
            written(
                "<table><caption>T</><tr><th>a|b</><th>c</></><tr><td><p>1</><p>2</></><td><pre>x|y\nz</></></></>"
            ),
            "T\n\n| a\\|b | c |\n| --- | --- |\n| 1 2 | `x\\|y z` |\n"
        );
        assert_eq!(
            written("<table><tr><td rowspan=\"2\">a</><td>b</></><tr><td>c</></><tr><td colspan=\"900\">d</></></>"),
            "| | |\n| --- | --- |\n| a | b |\n| | c |\n| d | |\n"
        );
    }

    #[test]
    fn a_table_cannot_ask_for_more_than_its_size_justifies() {
        let rows = "<tr><td rowspan=\"9999\">x</></>".repeat(3000);
        assert!(written(&format!("<table>{rows}</>")).len() < 50_000);
    }
}
