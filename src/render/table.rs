//! Tables for a terminal.

use comfy_table::{
    Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table as Drawn, TableStyle,
};

use crate::page::Table;

/// Tables with a rule under the header and nothing else.
pub const RULED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// A table whose first column is text and whose others are numbers; as wide as it must be where no width is given.
pub(super) fn draw(table: &Table, width: Option<usize>) -> String {
    let mut drawn = Drawn::new();
    drawn.load_style(RULED);
    if let Some(width) = width {
        drawn.set_content_arrangement(ContentArrangement::Dynamic);
        drawn.set_width(u16::try_from(width.saturating_sub(1).clamp(60, 120)).unwrap_or(100));
    }
    drawn.set_header(table.columns.iter().enumerate().map(|(column, text)| cell(text, column)));
    for row in &table.rows {
        let cells = [&row.heading].into_iter().chain(&row.cells);
        drawn.add_row(cells.enumerate().map(|(column, text)| cell(text, column)));
    }
    drawn.to_string()
}

fn cell(text: &str, column: usize) -> Cell {
    let alignment = if column == 0 { CellAlignment::Left } else { CellAlignment::Right };
    Cell::new(text).set_alignment(alignment)
}
