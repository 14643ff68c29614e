//! People, organisations and the circle: looked up in a table, edited beside it.

mod attended;
mod circle;
mod clip;
mod column_menu;
mod columns;
mod consents;
mod contacts;
mod delete;
mod details;
pub(in crate::ui) mod form;
mod header;
mod keys;
mod list;
mod listing;
mod many;
mod membership;
mod organisation;
mod person;
mod rows;
mod selection;
mod table;

use egui::{Align, Button, Layout, Panel, Rect, Role, Ui, UiBuilder};

use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::privacy;
use crate::ui::roster_export;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, View, ViewCx};
use crate::ui::widgets;

use columns::Arrangement;
use list::{List, Listed};
use listing::{Shown, Words, add_button};
use rows::Around;
use table::Wanted;

/// What the view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    People,
    Organisations,
    Circle,
}

impl Tab {
    const ALL: [Self; 3] = [Self::People, Self::Organisations, Self::Circle];

    fn name(self, texts: &Texts) -> String {
        match self {
            Self::People => tr!(texts, "table-people"),
            Self::Organisations => tr!(texts, "table-organisations"),
            Self::Circle => tr!(texts, "table-circle"),
        }
    }
}

/// Where the keyboard's focus is to go with the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    /// Into the table.
    Table,
    /// Into the field of the filter.
    Filter,
    /// To the first field of the details.
    FirstField,
    /// To the family name.
    FamilyName,
    /// To the last contact of a list.
    Contact(contacts::Kind),
}

/// The view's own state.
#[derive(Default)]
pub struct RosterView {
    tab: Tab,
    people: List<Person>,
    organisations: List<Organisation>,
    /// What rows show of other records, and the revision for which it was gathered.
    around: Option<(u64, Around)>,
    /// Whether people are shown whose data were erased.
    erased: bool,
    /// The sessions of the person that is selected.
    attended: attended::Known,
    /// What is known of several people that are selected.
    many: many::Known,
    /// Whether a text field had the focus in the last frame.
    writing: bool,
    /// What is to go out with the next frame.
    going_out: Option<GoingOut>,
    /// Organisations to choose from, with their names, in order.
    choices: Vec<(Id<Organisation>, String)>,
    /// The people of the selected organisation, and for which it and revision they were gathered.
    members: Vec<(Id<Person>, String)>,
    members_of: Option<(Option<Id<Organisation>>, u64)>,
    details_folded: bool,
    /// Whether there is no room for table and details side by side.
    narrow: bool,
    /// In a narrow window: whether the details are shown in the table's place.
    details_in_front: bool,
    details_width: Option<f32>,
    wish: Option<Wish>,
    /// Holds the details while others change them.
    details_anchor: widgets::Anchor,
    /// Whether the focus was in the details at the end of the last frame.
    focus_in_details: bool,
}

/// What leaves the window, which only a frame can do.
enum GoingOut {
    /// To the clipboard.
    Copy(String),
    /// To the program for such addresses.
    Link(String),
}

/// With less room than this, in points, table and details take turns.
const SIDE_BY_SIDE: f32 = 770.0;
/// With less room than this beside the tabs, in points, the button that adds is only an icon.
const ROOM_FOR_ADDING: f32 = 190.0;
/// Width of the details until somebody changes it, its least, and what the table needs.
const DETAILS: (f32, f32, f32) = (380.0, 320.0, 440.0);

impl View for RosterView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        match self.going_out.take() {
            Some(GoingOut::Copy(text)) => ui.ctx().copy_text(text),
            Some(GoingOut::Link(link)) => ui.ctx().open_url(egui::OpenUrl::new_tab(link)),
            None => {}
        }
        self.refresh(cx);
        let wish = self.wish;
        let whole = ui.available_rect_before_wrap();
        self.narrow = whole.width() < SIDE_BY_SIDE;
        match self.tab {
            Tab::Circle => self.show_page(ui, whole, cx),
            _ if self.narrow && self.details_in_front => self.show_details_alone(ui, cx),
            _ if self.narrow || self.details_folded => self.show_page(ui, whole, cx),
            _ => self.show_side_by_side(ui, whole, cx),
        }
        self.writing = ui.ctx().text_edit_focused();
        if self.wish.is_some() && self.wish != wish || self.going_out.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        match command {
            Command::Export => true,
            Command::Delete | Command::EditSelected => !doc.is_read_only() && self.selected() > 0,
            Command::Find => match self.tab {
                Tab::People => !self.people.all().is_empty(),
                Tab::Organisations => !self.organisations.all().is_empty(),
                Tab::Circle => false,
            },
            // In a text field these are the field's.
            Command::SelectAll if self.writing => false,
            Command::SelectAll => match self.tab {
                Tab::People => self.people.len() > 0,
                Tab::Organisations => self.organisations.len() > 0,
                Tab::Circle => false,
            },
            // In a text field the keys are the field's; the menu has taken the focus by then.
            Command::CopyRows => !self.writing && self.selected() > 0,
            Command::CopyAddresses | Command::WriteMail => {
                self.tab == Tab::People && self.selected() > 0
            }
            Command::MergePeople | Command::AccessReport | Command::ErasePerson => {
                /// So many are never merged; gathering them would be for nothing.
                const MOST: usize = 100;
                let few = self.tab == Tab::People && self.people.count() <= MOST;
                few && privacy::can(command, &self.people.chosen(), doc)
            }
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        match command {
            Command::AddPerson => {
                let new = cx.doc.edit(Step::AddPerson, |p| p.add(Person::default()));
                self.tab = Tab::People;
                self.people.reveal(new);
                self.edit(Wish::FamilyName);
            }
            Command::AddOrganisation => {
                let new = cx
                    .doc
                    .edit(Step::AddOrganisation, |p| p.add(Organisation::default()));
                self.tab = Tab::Organisations;
                self.organisations.reveal(new);
                self.edit(Wish::FirstField);
            }
            Command::Export => {
                let selected = self.people.chosen();
                let sheet = roster_export::sheet(cx.doc.project(), selected, cx.prefs);
                cx.out.open(sheet);
            }
            Command::EditSelected => self.edit_if_possible(cx.doc),
            Command::Delete => match self.tab {
                Tab::People => delete::people(&mut self.people, cx),
                Tab::Organisations => delete::organisations(&mut self.organisations, cx),
                Tab::Circle => {}
            },
            Command::Find => {
                self.details_in_front = false;
                self.wish = Some(Wish::Filter);
            }
            Command::SelectAll => {
                match self.tab {
                    Tab::People => self.people.choose_all(),
                    Tab::Organisations => self.organisations.choose_all(),
                    Tab::Circle => {}
                }
                self.wish = Some(Wish::Table);
            }
            Command::CopyRows => self.copy_rows(cx),
            Command::CopyAddresses => self.copy_addresses(cx),
            Command::WriteMail => self.write_mail(cx),
            Command::MergePeople | Command::AccessReport | Command::ErasePerson => {
                privacy::run(command, &self.people.chosen(), cx);
            }
            _ => {}
        }
    }

    fn go(&mut self, place: Place, doc: &Document) {
        let project = doc.project();
        match place {
            Place::Person(id) if project.people.contains(id) => {
                self.tab = Tab::People;
                self.people.reveal(id);
                self.details_in_front = true;
                self.wish = Some(Wish::Table);
            }
            Place::Organisation(id) => {
                let Some(organisation) = project.organisations.get(id) else {
                    return;
                };
                self.tab = Tab::Organisations;
                self.organisations.reveal(id);
                self.details_in_front = true;
                self.wish = Some(Wish::Table);
                // One that was just made for a person wants a name.
                if organisation.name.is_empty() && !doc.is_read_only() {
                    self.edit(Wish::FirstField);
                }
            }
            _ => {}
        }
    }
}

impl RosterView {
    fn refresh(&mut self, cx: &mut ViewCx) {
        let revision = cx.doc.revision();
        let known = self.around.take();
        let around = match known {
            Some((of, around)) if of == revision => around,
            known => {
                let today = chrono::Local::now().date_naive();
                Around::of(cx.doc.project(), today, known.map(|(_, around)| around))
            }
        };
        let prefs = &cx.prefs.roster;
        let arrangement = Arrangement::of(Person::COLUMNS, &prefs.people, self.erased);
        self.people.refresh(cx.doc, cx.texts, &around, arrangement);
        let arrangement = Arrangement::of(Organisation::COLUMNS, &prefs.organisations, false);
        let organisations = &mut self.organisations;
        if organisations.refresh(cx.doc, cx.texts, &around, arrangement) {
            let rows = organisations.by_name();
            let choices = rows
                .iter()
                .map(|row| (row.id, shown_name(row.name(), cx.texts)));
            self.choices = choices.collect();
        }
        self.around = Some((revision, around));
        let wanted = (self.organisations.selected(), revision);
        if self.tab == Tab::Organisations && self.members_of != Some(wanted) {
            self.members_of = Some(wanted);
            let project = cx.doc.project();
            let belongs = |id| {
                let person = project.people.get(id);
                wanted.0.is_some() && person.is_some_and(|p| p.organisation == wanted.0)
            };
            let rows = self
                .people
                .by_name()
                .into_iter()
                .filter(|row| belongs(row.id));
            self.members = rows
                .map(|row| (row.id, shown_name(row.name(), cx.texts)))
                .collect();
        }
    }

    /// How many records are selected.
    fn selected(&self) -> usize {
        match self.tab {
            Tab::People => self.people.count(),
            Tab::Organisations => self.organisations.count(),
            Tab::Circle => 0,
        }
    }

    /// What can be done to those that are selected, if there are several.
    fn for_several(&self, doc: &Document) -> Vec<Command> {
        let commands = match self.tab {
            Tab::People => listing::FOR_PEOPLE,
            _ => listing::FOR_ORGANISATIONS,
        };
        if self.selected() < 2 {
            return Vec::new();
        }
        let can = |command: &Command| self.can(*command, doc);
        commands.iter().copied().filter(can).collect()
    }

    fn copy_rows(&mut self, cx: &mut ViewCx) {
        let prefs = &cx.prefs.roster;
        let (text, count) = match self.tab {
            Tab::People => (
                clip::rows(&self.people, &prefs.people, cx.texts),
                self.people.count(),
            ),
            Tab::Organisations => (
                clip::rows(&self.organisations, &prefs.organisations, cx.texts),
                self.organisations.count(),
            ),
            Tab::Circle => return,
        };
        if count > 0 {
            self.going_out = Some(GoingOut::Copy(text));
            let copied = tr!(cx.texts, "roster-copied", count = count);
            cx.out.tell(Tone::Good, copied);
        }
    }

    fn copy_addresses(&mut self, cx: &mut ViewCx) {
        let addresses = clip::Addresses::of(cx.doc.project(), &self.people.chosen());
        let (found, missing) = (addresses.found.len(), addresses.missing);
        if found == 0 {
            let none = tr!(cx.texts, "roster-addresses-none");
            cx.out.tell(Tone::Warn, none);
            return;
        }
        self.going_out = Some(GoingOut::Copy(addresses.line()));
        let copied = tr!(cx.texts, "roster-addresses-copied", count = found);
        if missing == 0 {
            cx.out.tell(Tone::Good, copied);
        } else {
            let missing = tr!(cx.texts, "roster-addresses-missing", count = missing);
            cx.out.tell(Tone::Warn, format!("{copied} {missing}"));
        }
    }

    fn write_mail(&mut self, cx: &mut ViewCx) {
        let addresses = clip::Addresses::of(cx.doc.project(), &self.people.chosen());
        match addresses.link() {
            Some(link) => {
                self.going_out = Some(GoingOut::Link(link));
                if addresses.missing > 0 {
                    let missing = tr!(
                        cx.texts,
                        "roster-addresses-missing",
                        count = addresses.missing
                    );
                    cx.out.tell(Tone::Warn, missing);
                }
            }
            None => {
                self.copy_addresses(cx);
                if !addresses.found.is_empty() {
                    let long = tr!(cx.texts, "roster-addresses-too-many");
                    cx.out.tell(Tone::Info, long);
                }
            }
        }
    }

    /// Shows the details and puts the focus there.
    fn edit(&mut self, wish: Wish) {
        self.details_folded = false;
        self.details_in_front = true;
        self.wish = Some(wish);
    }

    /// The table first, so that Tab goes from it to the details.
    fn show_side_by_side(&mut self, ui: &mut Ui, whole: Rect, cx: &mut ViewCx) {
        let width = self.details_width.unwrap_or(DETAILS.0);
        let most = (whole.width() - DETAILS.2).max(DETAILS.1);
        let mut left = whole;
        left.set_right(whole.right() - width.min(most));
        self.show_page(ui, left, cx);
        let palette = Palette::here(ui);
        self.leave_with_escape(ui);
        let panel = Panel::right("details")
            .frame(theme::panel(palette).inner_margin(space::M as i8))
            .resizable(true)
            .default_size(DETAILS.0)
            .size_range(DETAILS.1..=most)
            .show(ui, |ui| self.show_details(ui, cx));
        self.watch_focus(ui, panel.response.rect);
        let width = panel.response.rect.width();
        if self.details_width.replace(width) != Some(width) {
            ui.ctx().request_repaint();
        }
    }

    fn show_details_alone(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        self.leave_with_escape(ui);
        let frame = theme::panel(palette).inner_margin(space::M as i8);
        let shown = frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.show_details(ui, cx);
        });
        self.watch_focus(ui, shown.response.rect);
    }

    /// Notes whether a widget in the details, and not in a list above them, has the focus.
    fn watch_focus(&mut self, ui: &Ui, details: Rect) {
        // While the mouse is pressed, reading a widget's response can cost it the focus.
        if ui.input(|input| input.pointer.any_pressed() || input.pointer.any_click()) {
            return;
        }
        let focused = ui.memory(|memory| memory.focused());
        let widget = focused.and_then(|id| ui.ctx().read_response(id));
        self.focus_in_details = widget.is_some_and(|widget| {
            widget.layer_id == ui.layer_id() && details.contains(widget.interact_rect.center())
        });
    }

    /// Esc leads from a field of the details back to the table.
    fn leave_with_escape(&mut self, ui: &Ui) {
        let escape = ui.input(|input| input.key_pressed(egui::Key::Escape));
        let left = ui.memory(|memory| memory.focused().is_none());
        if self.focus_in_details && escape && left {
            self.details_in_front = false;
            self.wish = Some(Wish::Table);
        }
    }

    /// The part with the table, or the circle's form.
    fn show_page(&mut self, ui: &mut Ui, rect: Rect, cx: &mut ViewCx) {
        let margin = if self.narrow { space::M } else { space::L };
        let builder = UiBuilder::new()
            .id_salt("page")
            .max_rect(rect.shrink(margin))
            .layout(Layout::top_down(Align::Min));
        let mut page = ui.new_child(builder);
        page.set_clip_rect(rect.intersect(ui.clip_rect()));
        let ui = &mut page;
        self.show_bar(ui, cx);
        ui.add_space(space::S);
        match self.tab {
            Tab::People => {
                let words = Words::of_people(cx.texts, &self.people, self.for_several(cx.doc));
                let shown = Shown {
                    wish: &mut self.wish,
                    erased: &mut self.erased,
                };
                let wanted = listing::show(ui, cx, &mut self.people, shown, &words);
                self.take_wanted(wanted, cx);
            }
            Tab::Organisations => {
                let words = Words::of_organisations(
                    cx.texts,
                    &self.organisations,
                    self.for_several(cx.doc),
                );
                let shown = Shown {
                    wish: &mut self.wish,
                    erased: &mut false,
                };
                let wanted = listing::show(ui, cx, &mut self.organisations, shown, &words);
                self.take_wanted(wanted, cx);
            }
            Tab::Circle => circle::show(ui, cx, &self.choices),
        }
    }

    fn take_wanted(&mut self, wanted: Option<Wanted>, cx: &mut ViewCx) {
        match wanted {
            Some(Wanted::Open) => self.edit_if_possible(cx.doc),
            Some(Wanted::Copy) => self.copy_rows(cx),
            Some(Wanted::ClearFilter) | None => {}
        }
    }

    /// Shows the details; the focus goes there if there is anything to edit.
    fn edit_if_possible(&mut self, doc: &Document) {
        self.edit(Wish::FirstField);
        // Several have no fields of their own.
        if doc.is_read_only() || self.selected() != 1 {
            self.wish = None;
        }
    }

    /// What is shown, and what can be added.
    fn show_bar(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for tab in Tab::ALL {
                let name = tab.name(cx.texts);
                let selected = self.tab == tab;
                let words = if selected {
                    theme::strong(&name, theme::size::BODY).color(Palette::here(ui).accent)
                } else {
                    egui::RichText::new(&name)
                };
                let button = Button::selectable(selected, words).truncate();
                let response = ui.add(button);
                let enabled = response.enabled();
                response.widget_info(|| {
                    egui::WidgetInfo::selected(Role::Button, enabled, selected, &name)
                });
                if response.clicked() {
                    self.tab = tab;
                    self.details_in_front = false;
                }
            }
            let (command, empty) = match self.tab {
                Tab::People => (Command::AddPerson, self.people.all().is_empty()),
                Tab::Organisations => (
                    Command::AddOrganisation,
                    self.organisations.all().is_empty(),
                ),
                Tab::Circle => return,
            };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let folded = self.details_folded && !self.narrow;
                if folded {
                    let unfold = tr!(cx.texts, "roster-details-show");
                    if widgets::icon_button(ui, icons::UNFOLD_DETAILS, &unfold).clicked() {
                        self.details_folded = false;
                    }
                }
                // An empty list has the button in its middle.
                if !empty {
                    ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                        if ui.available_width() >= ROOM_FOR_ADDING {
                            return add_button(ui, cx, command, false);
                        }
                        let label = command.label(cx.texts);
                        if widgets::icon_button(ui, command.icon(), &label).clicked() {
                            cx.out.run(command);
                        }
                    });
                }
                if self.tab == Tab::People && !empty {
                    self.show_ways_in_and_out(ui, cx);
                }
            });
        });
    }
}

impl RosterView {
    /// Reading and writing lists, as far as there is room. With people selected, the bar of the
    /// selection has the export.
    fn show_ways_in_and_out(&self, ui: &mut Ui, cx: &mut ViewCx) {
        for command in [Command::Export, Command::ImportRoster] {
            let elsewhere = command == Command::Export && self.selected() > 0;
            if elsewhere || ui.available_width() < theme::ICON_BUTTON.x + space::S {
                continue;
            }
            let enabled = command != Command::ImportRoster || !cx.doc.is_read_only();
            ui.add_enabled_ui(enabled, |ui| {
                let label = command.label(cx.texts);
                if widgets::icon_button(ui, command.icon(), &label).clicked() {
                    cx.out.run(command);
                }
            });
        }
    }
}

/// A name, or what stands for a missing one.
fn shown_name(name: &str, texts: &Texts) -> String {
    if name.trim().is_empty() {
        tr!(texts, "roster-no-name")
    } else {
        name.to_owned()
    }
}
