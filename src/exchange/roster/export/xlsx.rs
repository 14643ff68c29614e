//! An Excel workbook of one sheet.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::table::Cell;
use super::{List, WriteError};
use crate::exchange::roster::Column;
use crate::i18n::{Lang, tr};

/// Rows of a sheet, with the one for the headings.
const MOST_ROWS: usize = 1_048_576;
/// The most that a cell holds, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;
/// The narrowest and the widest column, in characters.
const WIDTH: (usize, usize) = (8, 48);
/// The longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
const A4: u8 = 9;

pub(super) fn write(list: &List<'_>) -> Result<Vec<u8>, WriteError> {
    if list.rows.len() >= MOST_ROWS {
        return Err(WriteError::TooMany {
            people: list.rows.len(),
        });
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(list));
    fill(workbook.add_worksheet(), list)?;
    workbook.save_to_buffer().map_err(refused)
}

fn refused(error: XlsxError) -> WriteError {
    WriteError::Workbook {
        reason: error.to_string(),
    }
}

fn properties(list: &List<'_>) -> DocProperties {
    let circle = list.project.circle();
    let people = tr!(list.texts, "export-title");
    let title = match circle.name.trim() {
        "" => people,
        name => format!("{name}: {people}"),
    };
    // The author stays blank: who exports is nobody's business.
    let properties = DocProperties::new().set_title(title);
    match excel_date(list.today) {
        Some(today) => properties.set_creation_datetime(&today),
        None => properties,
    }
}

fn fill(sheet: &mut Worksheet, list: &List<'_>) -> Result<(), WriteError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Top);
    let plain = Format::new().set_align(FormatAlign::Top);
    let text = Format::new()
        .set_num_format("@")
        .set_align(FormatAlign::Top);
    let day = Format::new()
        .set_num_format(match list.texts.lang() {
            Lang::De => "dd.mm.yyyy",
            Lang::En => "yyyy-mm-dd",
        })
        .set_align(FormatAlign::Top);

    sheet.set_name(sheet_name(list)).map_err(refused)?;
    let mut widths: Vec<usize> = Vec::new();
    for (column, label) in (0_u16..).zip(list.headings()) {
        sheet
            .write_string_with_format(0, column, &label, &heading)
            .map_err(refused)?;
        // The arrow of the filter stands beside the heading.
        widths.push(label.chars().count() + 3);
    }
    for (number, row) in list.rows.iter().enumerate() {
        list.went_on(number)?;
        // Below the headings; there are fewer rows than fit.
        let at = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let cells = list.cells(row).into_iter().zip(list.columns);
        for ((column, (cell, holds)), width) in (0_u16..).zip(cells).zip(&mut widths) {
            let written = match &cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => cut(text),
                Cell::Date(date) => match excel_date(*date) {
                    Some(date) => {
                        sheet
                            .write_date_with_format(at, column, date, &day)
                            .map_err(refused)?;
                        *width = (*width).max("00.00.0000".len() + 1);
                        continue;
                    }
                    None => date.to_string(),
                },
            };
            let format = if is_code(*holds) { &text } else { &plain };
            sheet
                .write_string_with_format(at, column, &written, format)
                .map_err(refused)?;
            let longest = written.lines().map(|line| line.chars().count()).max();
            *width = (*width).max(longest.unwrap_or(0) + 1);
        }
    }
    lay_out(sheet, list, &widths).map_err(refused)
}

/// What makes it a table to work with and to print.
fn lay_out(sheet: &mut Worksheet, list: &List<'_>, widths: &[usize]) -> Result<(), XlsxError> {
    let last_row = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    let mut last_column = 0;
    for ((column, holds), width) in (0_u16..).zip(list.columns).zip(widths) {
        // At most the widest, which a float holds exactly.
        sheet.set_column_width(column, (*width).clamp(WIDTH.0, WIDTH.1) as f64)?;
        if is_code(*holds) && last_row > 0 {
            let kind = IgnoreError::NumberStoredAsText;
            sheet.ignore_error_range(1, column, last_row, column, kind)?;
        }
        last_column = column;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    // As wide as one page, as many pages as it takes.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C&P / &N");
    Ok(())
}

/// Whether the column holds digits that are no number.
const fn is_code(column: Column) -> bool {
    matches!(
        column,
        Column::Ags | Column::PostalCode | Column::Phone | Column::Mobile
    )
}

/// The date in Excel's calendar, which has the years 1900 to 9999.
fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST_CELL
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}

/// The circle's name where it can be that of a sheet.
fn sheet_name(list: &List<'_>) -> String {
    let circle = list.project.circle();
    let name = circle.name.trim();
    let refused = |c: char| r"[]:*?/\'".contains(c) || c.is_control();
    // "History" is Excel's own.
    let fits = !name.is_empty()
        && name.encode_utf16().count() <= LONGEST_NAME
        && !name.contains(refused)
        && !name.eq_ignore_ascii_case("history");
    match fits {
        true => name.to_owned(),
        false => tr!(list.texts, "export-title"),
    }
}
