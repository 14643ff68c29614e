//! An Excel workbook of one sheet.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Column, Error, Holds, Sheet};
use crate::i18n::Lang;

/// Rows of a sheet, with the one for the headings.
const MOST_ROWS: usize = 1_048_576;
/// The most that a cell holds, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;
/// The narrowest and the widest column, in characters.
const WIDTH: (usize, usize) = (8, 48);
/// The width of a column of texts, in characters.
const PROSE: usize = 64;
/// The longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
const A4: u8 = 9;

pub(super) fn write(sheet: &Sheet<'_>) -> Result<Vec<u8>, Error> {
    if sheet.rows.len() >= MOST_ROWS {
        return Err(Error::TooMany {
            rows: sheet.rows.len(),
        });
    }
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(sheet));
    fill(workbook.add_worksheet(), sheet)?;
    workbook.save_to_buffer().map_err(refused)
}

fn refused(error: XlsxError) -> Error {
    Error::Broken {
        reason: error.to_string(),
    }
}

fn properties(sheet: &Sheet<'_>) -> DocProperties {
    // The author stays blank: who exports is nobody's business.
    let properties = DocProperties::new().set_title(&sheet.title);
    match excel_date(sheet.today) {
        Some(today) => properties.set_creation_datetime(&today),
        None => properties,
    }
}

/// How cells look.
struct Looks {
    plain: Format,
    code: Format,
    prose: Format,
    day: Format,
}

impl Looks {
    fn of(lang: Lang) -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        Self {
            code: plain.clone().set_num_format("@"),
            prose: plain.clone().set_text_wrap(),
            day: plain.clone().set_num_format(match lang {
                Lang::De => "dd.mm.yyyy",
                Lang::En => "yyyy-mm-dd",
            }),
            plain,
        }
    }

    fn of_text(&self, column: &Column) -> &Format {
        match column.holds {
            Holds::Anything => &self.plain,
            Holds::Code => &self.code,
            Holds::Prose => &self.prose,
        }
    }
}

fn fill(out: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), Error> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Top);
    let looks = Looks::of(sheet.lang);
    out.set_name(sheet_name(&sheet.names)).map_err(refused)?;
    let mut widths: Vec<usize> = Vec::new();
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        out.write_string_with_format(0, at, &column.heading, &heading)
            .map_err(refused)?;
        // The arrow of the filter stands beside the heading.
        widths.push(column.heading.chars().count() + 3);
    }
    for (number, row) in sheet.rows.iter().enumerate() {
        sheet.went_on(number)?;
        // Below the headings; there are fewer rows than fit.
        let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let cells = row.iter().zip(&sheet.columns).zip(&mut widths);
        for (at, ((cell, column), width)) in (0_u16..).zip(cells) {
            let longest = write_cell(out, (line, at), cell, column, &looks).map_err(refused)?;
            *width = (*width).max(longest);
        }
    }
    lay_out(out, sheet, &widths).map_err(refused)
}

/// Writes a cell; returns how wide it is, in characters.
fn write_cell(
    out: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    column: &Column,
    looks: &Looks,
) -> Result<usize, XlsxError> {
    let written = match cell {
        Cell::Text(text) if text.is_empty() => return Ok(0),
        Cell::Text(text) => cut(text),
        Cell::Number(number) => {
            out.write_number_with_format(line, at, *number, &looks.plain)?;
            return Ok(number.to_string().len() + 1);
        }
        Cell::Date(date) => match excel_date(*date) {
            Some(date) => {
                out.write_date_with_format(line, at, date, &looks.day)?;
                return Ok("00.00.0000".len() + 1);
            }
            None => date.to_string(),
        },
    };
    out.write_string_with_format(line, at, &written, looks.of_text(column))?;
    let longest = written.lines().map(|line| line.chars().count()).max();
    Ok(longest.unwrap_or(0) + 1)
}

/// What makes it a table to work with and to print.
fn lay_out(out: &mut Worksheet, sheet: &Sheet<'_>, widths: &[usize]) -> Result<(), XlsxError> {
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let mut last_column = 0;
    for ((at, column), width) in (0_u16..).zip(&sheet.columns).zip(widths) {
        let widest = match column.holds {
            Holds::Prose => PROSE,
            Holds::Anything | Holds::Code => WIDTH.1,
        };
        // At most the widest, which a float holds exactly.
        out.set_column_width(at, (*width).clamp(WIDTH.0, widest) as f64)?;
        if column.holds == Holds::Code && last_row > 0 {
            let kind = IgnoreError::NumberStoredAsText;
            out.ignore_error_range(1, at, last_row, at, kind)?;
        }
        last_column = at;
    }
    out.set_freeze_panes(1, 0)?;
    out.autofilter(0, 0, last_row, last_column)?;
    out.set_repeat_rows(0, 0)?;
    out.set_landscape();
    out.set_paper_size(A4);
    // As wide as one page, as many pages as it takes.
    out.set_print_fit_to_pages(1, 0);
    out.set_footer("&C&P / &N");
    Ok(())
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

/// The first that can be the name of a sheet.
fn sheet_name(names: &[String]) -> &str {
    let refused = |c: char| r"[]:*?/\'".contains(c) || c.is_control();
    // "History" is Excel's own.
    let fits = |name: &str| {
        !name.is_empty()
            && name.encode_utf16().count() <= LONGEST_NAME
            && !name.contains(refused)
            && !name.eq_ignore_ascii_case("history")
    };
    let mut names = names.iter().map(|name| name.trim());
    names.find(|name| fits(name)).unwrap_or("1")
}
