//! A text table as Excel in German opens it by a double click.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::table::Cell;
use super::{List, WriteError};
use crate::exchange::roster::formula;
use crate::i18n::{Lang, format};

/// Without it Excel takes the text for Windows-1252.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(list: &List<'_>) -> Result<Vec<u8>, WriteError> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(list.headings()).map_err(refused)?;
    for (number, row) in list.rows.iter().enumerate() {
        list.went_on(number)?;
        let cells = list.cells(row).into_iter().map(|cell| match cell {
            Cell::Text(text) => formula::guard(&text).unwrap_or(text),
            Cell::Date(date) => match list.texts.lang() {
                Lang::De => format::date(list.texts, date),
                // "7 November 2018" is for people; this is read everywhere.
                Lang::En => date.to_string(),
            },
        });
        writer.write_record(cells).map_err(refused)?;
    }
    writer
        .into_inner()
        .map_err(|error| refused(error.into_error().into()))
}

/// Writing into memory cannot fail; should it do so all the same, it is said.
fn refused(error: csv::Error) -> WriteError {
    WriteError::Workbook {
        reason: error.to_string(),
    }
}
