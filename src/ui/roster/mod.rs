//! People, organisations and the circle: looked up in a table, edited beside it.

mod circle;
mod contacts;
mod delete;
mod details;
mod form;
mod list;
mod listing;
mod membership;
mod organisation;
mod person;
mod rows;
mod table;

use egui::{Align, Button, Layout, Panel, Rect, Role, Ui, UiBuilder};

use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::roster_export;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{View, ViewCx};
use crate::ui::widgets;

use list::List;
use listing::{Words, add_button};

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

/// With less room than this, in points, table and details take turns.
const SIDE_BY_SIDE: f32 = 640.0;
/// Width of the details until somebody changes it, its least, and what the table needs.
const DETAILS: (f32, f32, f32) = (380.0, 320.0, 300.0);

impl View for RosterView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
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
        if self.wish.is_some() && self.wish != wish {
            ui.ctx().request_repaint();
        }
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        match command {
            Command::ExportRoster => true,
            Command::Delete | Command::EditSelected => {
                !doc.is_read_only() && self.has_selection(doc)
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
            Command::ExportRoster => {
                let selected = self.people.selected().into_iter().collect();
                let sheet = roster_export::sheet(cx.doc.project(), selected, cx.prefs);
                cx.out.open(sheet);
            }
            Command::EditSelected => self.edit(Wish::FirstField),
            Command::Delete => match self.tab {
                Tab::People => delete::person(&mut self.people, cx),
                Tab::Organisations => delete::organisation(&mut self.organisations, cx),
                Tab::Circle => {}
            },
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
        self.people.refresh(cx.doc, cx.texts);
        if self.organisations.refresh(cx.doc, cx.texts) {
            self.choices = self
                .organisations
                .all()
                .iter()
                .map(|row| (row.id, shown_name(&row.cells[0], cx.texts)))
                .collect();
        }
        let wanted = (self.organisations.selected(), cx.doc.revision());
        if self.tab == Tab::Organisations && self.members_of != Some(wanted) {
            self.members_of = Some(wanted);
            let project = cx.doc.project();
            let belongs = |id| {
                let person = project.people.get(id);
                wanted.0.is_some() && person.is_some_and(|p| p.organisation == wanted.0)
            };
            self.members = self
                .people
                .all()
                .iter()
                .filter(|row| belongs(row.id))
                .map(|row| (row.id, shown_name(&row.cells[0], cx.texts)))
                .collect();
        }
    }

    fn has_selection(&self, doc: &Document) -> bool {
        let project = doc.project();
        match self.tab {
            Tab::People => project.follow(self.people.selected()).is_some(),
            Tab::Organisations => project.follow(self.organisations.selected()).is_some(),
            Tab::Circle => false,
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
                let words = Words::of_people(cx.texts, &self.people);
                let (list, wish) = (&mut self.people, &mut self.wish);
                if listing::show(ui, cx, list, wish, &words) {
                    self.edit_if_possible(cx.doc);
                }
            }
            Tab::Organisations => {
                let words = Words::of_organisations(cx.texts, &self.organisations);
                let (list, wish) = (&mut self.organisations, &mut self.wish);
                if listing::show(ui, cx, list, wish, &words) {
                    self.edit_if_possible(cx.doc);
                }
            }
            Tab::Circle => circle::show(ui, cx, &self.choices),
        }
    }

    /// Shows the details; the focus goes there if there is anything to edit.
    fn edit_if_possible(&mut self, doc: &Document) {
        self.edit(Wish::FirstField);
        if doc.is_read_only() {
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
                Tab::People => (Command::AddPerson, self.people.total() == 0),
                Tab::Organisations => (Command::AddOrganisation, self.organisations.total() == 0),
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
                        add_button(ui, cx, command, false);
                    });
                }
            });
        });
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
