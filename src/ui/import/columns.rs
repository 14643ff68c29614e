//! The second page: what the columns hold.

use std::sync::Arc;

use egui::{Align, ComboBox, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::{ImportWizard, reading};
use crate::exchange::roster::Column;
use crate::exchange::roster::import::{Book, ENCODINGS, Format, List, Mapping, Sheet};
use crate::i18n::{Texts, tr};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of the row of one column, in points.
const ROW: f32 = 40.0;
/// With less room than this, in points, all of the page scrolls, and no samples are shown.
const NARROW: f32 = 640.0;
/// How many rows are offered as the one with the headings.
const MOST_HEADERS: usize = 30;

impl ImportWizard {
    pub(super) fn show_columns(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let Some(read) = &self.read else {
            return;
        };
        let list = Arc::clone(&read.list);
        let (List::Table(book), Some(mut mapping)) = (&*list, self.mapping.take()) else {
            return;
        };
        let encoding = read.encoding;
        let can_reread = read.bytes.is_some();
        let mut reread = None;
        let mut page = |ui: &mut Ui, widths: Widths| {
            let mut choices = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                choose_sheet(ui, cx, book, &mut mapping);
                choose_header(ui, cx, book, &mut mapping);
                if can_reread && book.text.is_some() {
                    reread = choose_encoding(ui, texts, book, encoding);
                }
            };
            if widths.samples {
                ui.horizontal(choices);
            } else {
                choices(ui);
            }
            show_hints(ui, texts, book, &mapping);
            show_table(ui, texts, book, &mut mapping, widths);
        };
        let room = ui.available_width();
        if room < NARROW {
            ScrollArea::vertical()
                .id_salt("page")
                .auto_shrink(false)
                .show(ui, |ui| {
                    page(ui, Widths::narrow(ui.available_width() - space::M));
                });
        } else {
            page(ui, Widths::WIDE);
        }
        self.mapping = Some(mapping);
        if let Some(encoding) = reread {
            self.read_as(encoding, cx);
        }
    }
}

/// Widths of letter, heading and the choice, in points; the samples get the rest.
#[derive(Clone, Copy)]
struct Widths {
    letter: f32,
    heading: f32,
    choice: f32,
    samples: bool,
}

impl Widths {
    const WIDE: Self = Self {
        letter: 36.0,
        heading: 200.0,
        choice: 230.0,
        samples: true,
    };

    fn narrow(room: f32) -> Self {
        let letter = 24.0;
        let rest = (room - letter - 2.0 * space::S).max(120.0);
        Self {
            letter,
            heading: rest * 0.4,
            choice: rest * 0.6,
            samples: false,
        }
    }
}

/// What is to be looked at before one goes on.
fn show_hints(ui: &mut Ui, texts: &Texts, book: &Book, mapping: &Mapping) {
    if let Some(sample) = umlauts(book, mapping) {
        ui.horizontal(|ui| {
            widgets::weak(ui, tr!(texts, "import-umlauts"));
            ui.add(Label::new(theme::strong(sample, theme::size::BODY)).truncate());
        });
    }
    ui.add_space(space::XS);
    let palette = Palette::here(ui);
    let (hint, color) = if mapping.is_usable() {
        let known = mapping.columns.iter().flatten().count();
        let all = mapping.columns.len();
        let hint = tr!(texts, "import-columns-hint", known = known, all = all);
        (hint, palette.text_weak)
    } else {
        (tr!(texts, "import-columns-no-name"), palette.warn)
    };
    ui.add(Label::new(RichText::new(hint).color(color)).wrap());
}

fn sheet_of<'a>(book: &'a Book, mapping: &Mapping) -> Option<&'a Sheet> {
    book.sheets.get(mapping.sheet)
}

fn choose_sheet(ui: &mut Ui, cx: &mut ViewCx, book: &Book, mapping: &mut Mapping) {
    if book.sheets.len() < 2 {
        return;
    }
    let label = tr!(cx.texts, "import-sheet");
    let chosen = widgets::label_for(ui, &label, |ui, name| {
        let mut chosen = None;
        let current = sheet_of(book, mapping).map_or("", |sheet| sheet.name.as_str());
        let response = ComboBox::from_id_salt("sheet")
            .selected_text(current)
            .width(180.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (place, sheet) in book.sheets.iter().enumerate() {
                    let rows = tr!(cx.texts, "import-rows", count = sheet.rows.len());
                    let words = format!("{} ({rows})", sheet.name);
                    if ui.selectable_label(place == mapping.sheet, words).clicked() {
                        chosen = Some(place);
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen
    });
    if let Some(sheet) = chosen.filter(|sheet| *sheet != mapping.sheet) {
        *mapping = Mapping::guess_in(book, sheet, &cx.prefs.columns);
    }
}

/// Which row has the headings.
fn choose_header(ui: &mut Ui, cx: &mut ViewCx, book: &Book, mapping: &mut Mapping) {
    let texts = cx.texts;
    let Some(sheet) = sheet_of(book, mapping) else {
        return;
    };
    let label = tr!(texts, "import-header");
    let name_of = |header: Option<usize>| match header.and_then(|place| sheet.rows.get(place)) {
        Some(row) => {
            let words: Vec<&str> = row.cells.iter().filter_map(|cell| cell.text()).collect();
            let mut words = words.join(" · ");
            if words.chars().count() > 60 {
                words = words.chars().take(58).chain("…".chars()).collect();
            }
            let number = row.number.to_string();
            tr!(texts, "import-header-row", number = number, words = words)
        }
        None => tr!(texts, "import-header-none"),
    };
    let chosen = widgets::label_for(ui, &label, |ui, name| {
        let mut chosen = None;
        let response = ComboBox::from_id_salt("header")
            .selected_text(name_of(mapping.header))
            .width(ui.available_width().min(320.0))
            .truncate()
            .show_ui(ui, |ui| {
                let places = 0..sheet.rows.len().min(MOST_HEADERS);
                for header in std::iter::once(None).chain(places.map(Some)) {
                    let selected = header == mapping.header;
                    if ui.selectable_label(selected, name_of(header)).clicked() {
                        chosen = Some(header);
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen
    });
    if let Some(header) = chosen.filter(|header| *header != mapping.header) {
        *mapping = Mapping::guess_below(book, mapping.sheet, header, &cx.prefs.columns);
    }
}

/// Returns the encoding that was chosen; `Some(None)`: to be found.
fn choose_encoding(
    ui: &mut Ui,
    texts: &Texts,
    book: &Book,
    current: Option<&'static reading::Encoding>,
) -> Option<Option<&'static reading::Encoding>> {
    let found = book.text.as_ref().map_or("", |facts| facts.encoding);
    let by_itself = tr!(texts, "import-encoding-found", name = found);
    let label = tr!(texts, "import-encoding");
    widgets::label_for(ui, &label, |ui, name| {
        let mut chosen = None;
        let shown = current.map_or(by_itself.as_str(), |encoding| encoding.name());
        let response = ComboBox::from_id_salt("encoding")
            .selected_text(shown)
            .width(200.0)
            .truncate()
            .show_ui(ui, |ui| {
                if ui.selectable_label(current.is_none(), &by_itself).clicked() {
                    chosen = Some(None);
                }
                for encoding in ENCODINGS {
                    let selected = current == Some(*encoding);
                    if ui.selectable_label(selected, encoding.name()).clicked() {
                        chosen = Some(Some(*encoding));
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|chosen| *chosen != current)
    })
}

/// The first words of a text table with letters beyond ASCII: whether the encoding is right is
/// seen by them.
fn umlauts(book: &Book, mapping: &Mapping) -> Option<String> {
    if matches!(book.format, Format::Clipboard) {
        return None;
    }
    book.text.as_ref()?;
    let mut words: Vec<&str> = Vec::new();
    let cells = sheet_of(book, mapping)?
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| cell.text());
    for word in cells.flat_map(str::split_whitespace) {
        if !word.is_ascii() && !words.contains(&word) {
            words.push(word);
            if words.len() == 8 {
                break;
            }
        }
    }
    (!words.is_empty()).then(|| words.join(" · "))
}

fn show_table(ui: &mut Ui, texts: &Texts, book: &Book, mapping: &mut Mapping, widths: Widths) {
    ui.horizontal(|ui| {
        ui.add_space(widths.letter + space::S);
        cell(ui, widths.heading, |ui| {
            ui.label(small(ui, tr!(texts, "import-column-heading")));
        });
        cell(ui, widths.choice, |ui| {
            ui.label(small(ui, tr!(texts, "import-column-holds")));
        });
        if widths.samples {
            ui.label(small(ui, tr!(texts, "import-column-samples")));
        }
    });
    let headings = mapping.headings(book);
    let mut change = None;
    let mut show = |ui: &mut Ui, place: usize| {
        let heading = headings.get(place).map_or("", String::as_str);
        let samples = widths.samples.then(|| mapping.samples(book, place));
        let current = mapping.columns.get(place).copied().flatten();
        let row = Shown {
            place,
            heading,
            samples,
            current,
        };
        let chosen = ui
            .push_id(place, |ui| show_column(ui, texts, &row, widths))
            .inner;
        if let Some(column) = chosen {
            change = Some((place, column));
        }
    };
    if widths.samples {
        ScrollArea::vertical()
            .id_salt("columns")
            .auto_shrink(false)
            .show_rows(ui, ROW, mapping.columns.len(), |ui, range| {
                range.for_each(|place| show(ui, place));
            });
    } else {
        (0..mapping.columns.len()).for_each(|place| show(ui, place));
    }
    if let Some((place, column)) = change
        && let Some(current) = mapping.columns.get_mut(place)
    {
        *current = column;
    }
}

/// One column of the list.
struct Shown<'a> {
    place: usize,
    heading: &'a str,
    samples: Option<Vec<String>>,
    current: Option<Column>,
}

fn show_column(
    ui: &mut Ui,
    texts: &Texts,
    row: &Shown<'_>,
    widths: Widths,
) -> Option<Option<Column>> {
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::left_to_right(Align::Center);
    let mut chosen = None;
    ui.allocate_ui_with_layout(size, layout, |ui| {
        cell(ui, widths.letter, |ui| {
            ui.label(small(ui, letters(row.place)));
        });
        cell(ui, widths.heading, |ui| {
            let text = if row.heading.is_empty() {
                small(ui, tr!(texts, "import-column-no-heading"))
            } else {
                RichText::new(row.heading)
            };
            ui.add(Label::new(text).truncate());
        });
        cell(ui, widths.choice, |ui| {
            let name = if row.heading.is_empty() {
                tr!(texts, "import-column-name", letter = letters(row.place))
            } else {
                tr!(texts, "import-column-of", heading = row.heading)
            };
            let width = widths.choice - space::M;
            chosen = choose_column(ui, texts, &name, row.current, width);
        });
        if let Some(samples) = &row.samples {
            let samples = samples.join(" · ").replace('\n', " ");
            ui.add(Label::new(small(ui, samples)).truncate());
        }
    });
    chosen
}

/// Small text of less weight.
fn small(ui: &Ui, text: String) -> RichText {
    RichText::new(text)
        .size(theme::size::SMALL)
        .color(Palette::here(ui).text_weak)
}

fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, theme::CONTROL_HEIGHT), layout, |ui| {
        ui.set_min_width(width);
        ui.set_max_width(width);
        content(ui);
    });
}

fn choose_column(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: Option<Column>,
    width: f32,
) -> Option<Option<Column>> {
    let nothing = tr!(texts, "import-column-nothing");
    let shown = current.map_or_else(|| nothing.clone(), |column| column.label(texts));
    let words = if current.is_some() {
        RichText::new(shown.as_str())
    } else {
        RichText::new(shown.as_str()).color(Palette::here(ui).text_weak)
    };
    let mut chosen = None;
    let response = ComboBox::from_id_salt("holds")
        .selected_text(words)
        .width(width)
        .truncate()
        .height(420.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), &nothing).clicked() {
                chosen = Some(None);
            }
            for column in Column::ALL {
                let selected = current == Some(*column);
                if ui.selectable_label(selected, column.label(texts)).clicked() {
                    chosen = Some(Some(*column));
                }
            }
        })
        .response;
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, name);
        info.current_text_value = Some(shown.clone());
        info
    });
    chosen.filter(|chosen| *chosen != current)
}

/// What a spreadsheet calls a column: A, B … Z, AA.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        // Less than 26.
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        assert_eq!(letters(0), "A");
        assert_eq!(letters(25), "Z");
        assert_eq!(letters(26), "AA");
        assert_eq!(letters(701), "ZZ");
        assert_eq!(letters(702), "AAA");
    }
}
