//! A text table as Excel in German opens it by a double click.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Cell, Error, Sheet, formula};
use crate::i18n::Lang;

/// Without it Excel takes the text for Windows-1252.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(sheet: &Sheet<'_>) -> Result<Vec<u8>, Error> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let headings = sheet.columns.iter().map(|column| column.heading.as_str());
    writer.write_record(headings).map_err(refused)?;
    for (number, row) in sheet.rows.iter().enumerate() {
        sheet.went_on(number)?;
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => formula::guard(text).unwrap_or_else(|| text.clone()),
            Cell::Date(date) => match sheet.lang {
                Lang::De => date.format("%d.%m.%Y").to_string(),
                // "7 November 2018" is for people; this is read everywhere.
                Lang::En => date.to_string(),
            },
            Cell::Number(number) => number.to_string(),
        });
        writer.write_record(cells).map_err(refused)?;
    }
    writer
        .into_inner()
        .map_err(|error| refused(error.into_error().into()))
}

/// Writing into memory cannot fail; should it do so all the same, it is said.
fn refused(error: csv::Error) -> Error {
    Error::Broken {
        reason: error.to_string(),
    }
}
