//! What is offered while one types: names behind `@`, tags behind `#`.

use std::collections::{BTreeMap, HashSet};

use egui::{Area, Context, Event, Frame, Id as WidgetId, Key, Order, Rect, Role, Sense, Ui};
use egui::{WidgetInfo, pos2, vec2};

use super::MinutesView;
use super::recognise::{byte_of, letters};
use crate::i18n::tr;
use crate::model::text::folded;
use crate::model::tokens::{begins_token, is_of_tag, mentions, tags};
use crate::model::{Entry, Id, Membership, Organisation, Person, Project, Table};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;

/// How many are offered at once.
const MOST: usize = 7;
/// Height of a line of the list, in points.
const ROW: f32 = 28.0;
/// Width of the list, in points.
const WIDTH: f32 = 340.0;
/// A longer word than this is no name, in letters.
const LONGEST: usize = 60;

/// A list that is open.
pub struct Completion {
    entry: Id<Entry>,
    /// Where the sign stands, in letters.
    start: usize,
    /// What was typed behind it.
    query: String,
    offers: Vec<Offer>,
    chosen: usize,
    /// Tags of the project, the most used first; found once when the list opens.
    tags: Vec<String>,
}

/// What can be taken from the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Somebody's name.
    Person {
        /// Who.
        id: Id<Person>,
        /// The name in full.
        name: String,
        /// What tells people of one name apart.
        about: String,
    },
    /// A tag, without its sign.
    Tag(String),
}

impl Offer {
    fn words(&self) -> &str {
        match self {
            Self::Person { name, .. } => name,
            Self::Tag(tag) => tag,
        }
    }

    /// As a screen reader says it.
    fn label(&self) -> String {
        match self {
            Self::Person { name, about, .. } if !about.is_empty() => format!("{name}, {about}"),
            Self::Person { name, .. } => name.clone(),
            Self::Tag(tag) => format!("#{tag}"),
        }
    }
}

/// The roster as one looks for people while typing; made anew only when it changes.
#[derive(Default)]
pub struct Roster {
    people_table: Table<Person>,
    organisations: Table<Organisation>,
    memberships: Table<Membership>,
    people: Vec<Known>,
}

struct Known {
    id: Id<Person>,
    name: String,
    about: String,
    /// All by which somebody is found, for searching.
    words: Vec<String>,
    member: bool,
}

impl Roster {
    fn refresh(&mut self, project: &Project) {
        let same = self.people_table.is_same(&project.people)
            && self.organisations.is_same(&project.organisations)
            && self.memberships.is_same(&project.memberships);
        if same {
            return;
        }
        self.people_table = project.people.clone();
        self.organisations = project.organisations.clone();
        self.memberships = project.memberships.clone();
        let members: HashSet<Id<Person>> = project
            .memberships
            .iter()
            .filter(|(_, membership)| membership.until.is_none())
            .filter_map(|(_, membership)| membership.person)
            .collect();
        let people = project.people_by_name().into_iter();
        self.people = people
            .filter(|(_, person)| !person.full_name().is_empty())
            .map(|(id, person)| {
                let organisation = project.follow(person.organisation);
                let name = person.full_name();
                let mut words: Vec<String> = split(&folded(&name)).collect();
                if let Some(organisation) = organisation {
                    words.extend(split(&folded(&organisation.name)));
                    words.extend(split(&folded(&organisation.short_name)));
                }
                Known {
                    id,
                    name,
                    about: organisation.map_or("", Organisation::label).to_owned(),
                    words,
                    member: members.contains(&id),
                }
            })
            .collect();
    }

    /// Those who are meant by a few letters: first who is there, then members, then the others.
    fn offers(&self, query: &str, present: &HashSet<Id<Person>>) -> Vec<Offer> {
        let query = folded(query);
        let wanted: Vec<String> = split(&query).collect();
        let fits = |known: &&Known| {
            let word_fits =
                |wanted: &String| known.words.iter().any(|word| word.starts_with(wanted));
            wanted.iter().all(word_fits)
        };
        let mut found: Vec<&Known> = self.people.iter().filter(fits).collect();
        found.sort_by_key(|known| (!present.contains(&known.id), !known.member));
        let offer = |known: &Known| Offer::Person {
            id: known.id,
            name: known.name.clone(),
            about: known.about.clone(),
        };
        found.into_iter().take(MOST).map(offer).collect()
    }
}

fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}

/// The tags that are used in a project, the most used first.
fn tags_of(project: &Project) -> Vec<String> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, entry) in project.entries.iter() {
        if entry.text.contains('#') {
            for range in tags(&entry.text) {
                let tag = entry.text.get(range.start + 1..range.end);
                *used.entry(tag.unwrap_or_default()).or_default() += 1;
            }
        }
    }
    let mut used: Vec<_> = used.into_iter().collect();
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    used.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}

/// The sign before the cursor, where it stands, and what was typed behind it.
fn token_at(text: &str, cursor: usize) -> Option<(usize, char, String)> {
    let head = text.get(..byte_of(text, cursor))?;
    let at = head.rfind(['@', '#'])?;
    let sign = head.get(at..)?.chars().next()?;
    let query = head.get(at + 1..)?;
    if !begins_token(head.get(..at)?) || query.chars().count() > LONGEST {
        return None;
    }
    let is_word = match sign {
        '#' => query.chars().all(is_of_tag),
        _ => {
            !query.starts_with(char::is_whitespace)
                && !query.contains(['\n', ':', ',', ';', '!', '?', '(', ')', '"'])
        }
    };
    is_word.then(|| {
        (
            letters(head.get(..at).unwrap_or_default()),
            sign,
            query.to_owned(),
        )
    })
}

impl MinutesView {
    /// Whether a list is open below this entry.
    pub(super) fn is_completing(&self, entry: Id<Entry>) -> bool {
        self.completion.as_ref().is_some_and(|c| c.entry == entry)
    }

    /// Takes the keys that belong to the open list before the text sees them. Returns whether
    /// what is chosen was taken.
    pub(super) fn completion_keys(&mut self, ctx: &Context, entry: Id<Entry>) -> Option<Offer> {
        let completion = self.completion.as_mut().filter(|c| c.entry == entry)?;
        let count = completion.offers.len();
        let mut taken = None;
        let mut closed = false;
        let plain = |event: &Event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.is_none() => Some(*key),
            _ => None,
        };
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                if taken.is_some() || closed || count == 0 {
                    return true;
                }
                match plain(event) {
                    Some(Key::ArrowDown) => completion.chosen = (completion.chosen + 1) % count,
                    Some(Key::ArrowUp) => {
                        completion.chosen = (completion.chosen + count - 1) % count;
                    }
                    Some(Key::Enter | Key::Tab) => {
                        taken = completion.offers.get(completion.chosen).cloned();
                    }
                    Some(Key::Escape) => closed = true,
                    _ => return true,
                }
                false
            });
        });
        if closed {
            self.dismissed = Some((entry, completion.start));
            self.completion = None;
        }
        taken
    }

    /// Opens, goes on with or closes the list, by what stands before the cursor.
    pub(super) fn look_for_completion(
        &mut self,
        cx: &ViewCx,
        entry: Id<Entry>,
        text: &str,
        cursor: usize,
        typed: bool,
    ) {
        let Some((start, sign, query)) = token_at(text, cursor) else {
            self.completion = None;
            self.dismissed = None;
            return;
        };
        if self.dismissed == Some((entry, start)) {
            return;
        }
        let open = self.completion.take();
        let mut open = open.filter(|open| (open.entry, open.start) == (entry, start));
        if let Some(known) = open.take_if(|open| open.query == query) {
            self.completion = Some(known);
            return;
        }
        if open.is_none() && !typed {
            return;
        }
        let (offers, tags) = match sign {
            '@' => {
                // What stands behind a whole name is no longer part of it.
                let at = byte_of(text, start);
                let named = mentions(text, &self.names.people);
                let here = named.into_iter().find(|mention| mention.range.start == at);
                if here.is_some_and(|mention| letters(&text[..mention.range.end]) < cursor) {
                    return;
                }
                self.roster.refresh(cx.doc.project());
                (self.roster.offers(&query, &self.around.present), Vec::new())
            }
            _ => {
                let tags = open.map(|open| open.tags);
                let tags = tags.unwrap_or_else(|| tags_of(cx.doc.project()));
                let wanted = folded(&query);
                let fits = |tag: &&String| **tag != query && folded(tag).starts_with(&wanted);
                let offers = tags.iter().filter(fits).take(MOST);
                (offers.cloned().map(Offer::Tag).collect(), tags)
            }
        };
        let whole = matches!(offers.as_slice(), [only] if only.words() == query);
        if offers.is_empty() || whole && sign == '#' {
            return;
        }
        self.completion = Some(Completion {
            entry,
            start,
            query,
            offers,
            chosen: 0,
            tags,
        });
    }

    /// Puts what was taken from the list in the place of what was typed. Returns the new text
    /// and where the cursor stands in it, in letters.
    pub(super) fn completed(&mut self, text: &str, offer: &Offer) -> Option<(String, usize)> {
        let completion = self.completion.take()?;
        let start = byte_of(text, completion.start);
        let sign = text.get(start..)?.chars().next()?;
        let end = start + sign.len_utf8() + completion.query.len();
        let (head, tail) = (text.get(..start)?, text.get(end..)?);
        if let Offer::Person { id, .. } = offer {
            self.picked = Some(*id);
        }
        let space = if tail.starts_with(char::is_whitespace) {
            ""
        } else {
            " "
        };
        let head = format!("{head}{sign}{}{space}", offer.words());
        let cursor = letters(&head) + usize::from(space.is_empty());
        Some((head + tail, cursor))
    }

    /// Takes away the blank that came with a name, where a comma, another blank or the like was typed
    /// behind it.
    pub(super) fn closed_up(&mut self, entry: Id<Entry>, text: &mut String, cursor: usize) -> bool {
        let Some((spaced, at)) = self.spaced.take() else {
            return false;
        };
        if spaced != entry || cursor != at + 1 {
            return false;
        }
        let blank = byte_of(text, at.saturating_sub(1));
        let mut behind = text.get(blank..).unwrap_or_default().chars();
        let closes =
            behind.next() == Some(' ') && behind.next().is_some_and(|c| " ,.;:!?)".contains(c));
        if closes {
            text.remove(blank);
        }
        closes
    }

    /// Shows the list below the line in which one types, or above it where there is no room.
    /// Returns what was taken with the mouse.
    pub(super) fn show_completion(&mut self, ui: &Ui, cx: &ViewCx, line: Rect) -> Option<Offer> {
        let completion = self.completion.as_mut()?;
        let palette = Palette::here(ui);
        let screen = ui.ctx().content_rect();
        let height = completion.offers.len() as f32 * ROW + 2.0 * space::XS + 2.0;
        let below = line.bottom() + space::XS;
        let top = if below + height <= screen.bottom() {
            below
        } else {
            (line.top() - space::XS - height).max(screen.top())
        };
        let width = WIDTH.min(screen.width() - 2.0 * space::S);
        let left = line.left().min(screen.right() - width - space::S);
        let mut taken = None;
        let area = Area::new(list_id())
            .order(Order::Foreground)
            .fixed_pos(pos2(left.max(screen.left()), top))
            .show(ui.ctx(), |ui| {
                let frame = Frame::new()
                    .fill(palette.surface)
                    .stroke(egui::Stroke::new(1.0, palette.field_border))
                    .corner_radius(theme::RADIUS)
                    .inner_margin(space::XS);
                frame.show(ui, |ui| {
                    ui.set_width(width - 2.0 * space::XS);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (place, offer) in completion.offers.iter().enumerate() {
                        let chosen = place == completion.chosen;
                        let size = vec2(ui.available_width(), ROW);
                        let (rect, row) = ui.allocate_exact_size(size, Sense::click());
                        row.widget_info(|| {
                            let role = Role::ListBoxOption;
                            WidgetInfo::selected(role, true, chosen, offer.label())
                        });
                        let ground = match (chosen, row.hovered()) {
                            (true, _) => Some(palette.selected),
                            (_, true) => Some(palette.hover),
                            _ => None,
                        };
                        paint_row(ui, rect, offer, ground);
                        if row.clicked() {
                            taken = Some(offer.clone());
                        }
                    }
                });
            });
        area.response.widget_info(|| {
            WidgetInfo::labeled(Role::ListBox, true, tr!(cx.texts, "writing-offers"))
        });
        taken
    }

    /// Whether the pointer is on the open list: pressing there does not end the writing.
    pub(super) fn pointer_on_completion(&self, ctx: &Context) -> bool {
        let at = ctx.pointer_interact_pos();
        self.completion.is_some()
            && at.and_then(|at| ctx.layer_id_at(at)).map(|layer| layer.id) == Some(list_id())
    }
}

fn list_id() -> WidgetId {
    WidgetId::unique("names and tags to choose from")
}

fn paint_row(ui: &Ui, rect: Rect, offer: &Offer, ground: Option<egui::Color32>) {
    let palette = Palette::here(ui);
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::RADIUS, ground);
    }
    let inner = rect.shrink2(vec2(space::S, 0.0));
    let painter = ui.painter_at(inner);
    let font = egui::FontId::proportional(size::BODY);
    let words = match offer {
        Offer::Tag(tag) => format!("#{tag}"),
        Offer::Person { name, .. } => name.clone(),
    };
    let words = painter.layout_no_wrap(words, font, palette.text);
    let middle = rect.center().y - words.size().y / 2.0;
    let end = inner.left() + words.size().x;
    painter.galley(pos2(inner.left(), middle), words, palette.text);
    if let Offer::Person { about, .. } = offer {
        let font = egui::FontId::proportional(size::SMALL);
        let about = painter.layout_no_wrap(about.clone(), font, palette.text_weak);
        let left = (inner.right() - about.size().x).max(end + space::S);
        let middle = rect.center().y - about.size().y / 2.0;
        painter.galley(pos2(left, middle), about, palette.text_weak);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn project() -> Project {
        let mut project = Project::default();
        let body = Id::from_ulid(Ulid(9));
        let organisation = Organisation {
            name: "Stadt Köln".to_owned(),
            ..Organisation::default()
        };
        project.organisations.insert(body, organisation);
        for (n, given, family) in [
            (1, "Ayşe", "Özbabacan"),
            (2, "Elisabeth", "von Ritter"),
            (3, "Anna", "Berg"),
        ] {
            let person = Person {
                given_name: given.to_owned(),
                family_name: family.to_owned(),
                organisation: (n == 3).then_some(body),
                ..Person::default()
            };
            project.people.insert(Id::from_ulid(Ulid(n)), person);
        }
        project
    }

    fn offered(query: &str, present: &[u128]) -> Vec<String> {
        let mut roster = Roster::default();
        roster.refresh(&project());
        let present = present.iter().map(|n| Id::from_ulid(Ulid(*n))).collect();
        let offers = roster.offers(query, &present).into_iter();
        offers.map(|offer| offer.words().to_owned()).collect()
    }

    #[test]
    fn people_are_found_by_any_name_without_accents() {
        assert_eq!(offered("ozb", &[]), ["Ayşe Özbabacan"]);
        assert_eq!(offered("rit", &[]), ["Elisabeth von Ritter"]);
        assert_eq!(offered("elisabeth v", &[]), ["Elisabeth von Ritter"]);
        assert_eq!(offered("koln", &[]), ["Anna Berg"]);
        assert_eq!(offered("x", &[]), [""; 0]);
    }

    #[test]
    fn who_is_there_comes_first() {
        assert_eq!(offered("", &[])[0], "Anna Berg");
        assert_eq!(offered("", &[2])[0], "Elisabeth von Ritter");
    }

    #[test]
    fn a_list_belongs_to_a_sign_that_begins_a_word() {
        assert_eq!(token_at("mit @An", 7), Some((4, '@', "An".to_owned())));
        assert_eq!(token_at("ä #Qu x", 5), Some((2, '#', "Qu".to_owned())));
        for text in ["a@An", "@ An", "@An: x", "#Qu x", "An"] {
            assert_eq!(token_at(text, letters(text)), None, "{text}");
        }
    }
}
