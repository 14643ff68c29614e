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
/// Widths of letter, heading and the choice, in points; the samples get the rest.
const WIDTHS: (f32, f32, f32) = (36.0, 200.0, 230.0);
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
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            choose_sheet(ui, cx, book, &mut mapping);
            choose_header(ui, cx, book, &mut mapping);
            if can_reread && book.text.is_some() {
                reread = choose_encoding(ui, texts, book, encoding);
            }
        });
        if let Some(sample) = umlauts(book, &mapping) {
            ui.horizontal(|ui| {
                widgets::weak(ui, tr!(texts, "import-umlauts"));
                ui.add(Label::new(theme::strong(sample, theme::size::BODY)).truncate());
            });
        }
        ui.add_space(space::XS);
        let (names, known) = (
            mapping.headings(book),
            mapping.columns.iter().flatten().count(),
        );
        let hint = if mapping.is_usable() {
            tr!(
                texts,
                "import-columns-hint",
                known = known,
                all = names.len()
            )
        } else {
            tr!(texts, "import-columns-no-name")
        };
        if mapping.is_usable() {
            widgets::weak(ui, hint);
        } else {
            let color = Palette::here(ui).warn;
            ui.label(RichText::new(hint).color(color));
        }
        show_table(ui, texts, book, &mut mapping, &names);
        self.mapping = Some(mapping);
        if let Some(encoding) = reread {
            self.read_as(encoding, cx);
        }
    }
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
            .width(320.0)
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

fn show_table(ui: &mut Ui, texts: &Texts, book: &Book, mapping: &mut Mapping, headings: &[String]) {
    let palette = Palette::here(ui);
    let weak = |text: String| {
        RichText::new(text)
            .size(theme::size::SMALL)
            .color(palette.text_weak)
    };
    ui.horizontal(|ui| {
        ui.add_space(WIDTHS.0 + space::S);
        cell(ui, WIDTHS.1, |ui| {
            ui.label(weak(tr!(texts, "import-column-heading")));
        });
        cell(ui, WIDTHS.2, |ui| {
            ui.label(weak(tr!(texts, "import-column-holds")));
        });
        ui.label(weak(tr!(texts, "import-column-samples")));
    });
    let mut change = None;
    ScrollArea::vertical()
        .id_salt("columns")
        .auto_shrink(false)
        .show_rows(ui, ROW, mapping.columns.len(), |ui, range| {
            for place in range {
                let current = mapping.columns.get(place).copied().flatten();
                let heading = headings.get(place).map_or("", String::as_str);
                ui.push_id(place, |ui| {
                    ui.allocate_ui_with_layout(
                        vec2(ui.available_width(), ROW),
                        Layout::left_to_right(Align::Center),
                        |ui| {
                            cell(ui, WIDTHS.0, |ui| {
                                ui.label(weak(letters(place)));
                            });
                            cell(ui, WIDTHS.1, |ui| {
                                let text = if heading.is_empty() {
                                    weak(tr!(texts, "import-column-no-heading"))
                                } else {
                                    RichText::new(heading)
                                };
                                ui.add(Label::new(text).truncate());
                            });
                            cell(ui, WIDTHS.2, |ui| {
                                let name = if heading.is_empty() {
                                    tr!(texts, "import-column-name", letter = letters(place))
                                } else {
                                    tr!(texts, "import-column-of", heading = heading)
                                };
                                if let Some(column) = choose_column(ui, texts, &name, current) {
                                    change = Some((place, column));
                                }
                            });
                            let samples = mapping.samples(book, place).join(" · ");
                            let samples = samples.replace('\n', " ");
                            ui.add(Label::new(weak(samples)).truncate());
                        },
                    );
                });
            }
        });
    if let Some((place, column)) = change
        && let Some(current) = mapping.columns.get_mut(place)
    {
        *current = column;
    }
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
        .width(WIDTHS.2 - space::M)
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
