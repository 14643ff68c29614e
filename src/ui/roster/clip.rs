//! What goes out of the roster by the clipboard or the mail program.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::columns;
use super::list::{List, Listed};
use crate::i18n::Texts;
use crate::model::{Id, Person, Project, text};
use crate::ui::settings::TablePrefs;

/// The selected rows as spreadsheets take them: the shown columns with their titles, parted by
/// tabs.
pub fn rows<T: Listed>(list: &List<T>, prefs: &TablePrefs, texts: &Texts) -> String {
    let shown = columns::chosen(T::COLUMNS, prefs);
    let titles = shown.iter().filter_map(|column| T::COLUMNS.get(*column));
    let mut lines = vec![line(titles.map(|column| (column.title)(texts)))];
    let chosen = list.all().iter().filter(|row| list.is_chosen(row.id));
    lines.extend(chosen.map(|row| {
        let cells = shown.iter().map(|column| row.cells.get(*column));
        line(cells.map(|cell| cell.map_or(String::new(), |cell| cell.text.clone())))
    }));
    lines.push(String::new());
    lines.join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let clean = |cell: String| -> String {
        let words: Vec<&str> = cell.split(char::is_control).collect();
        words.join(" ").trim().to_owned()
    };
    cells.map(clean).collect::<Vec<_>>().join("\t")
}

/// The addresses of several people.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Name and address, one for each person, each address once.
    pub found: Vec<(String, String)>,
    /// How many people have none.
    pub missing: usize,
}

impl Addresses {
    /// Those of these people, in their order.
    pub fn of(project: &Project, people: &[Id<Person>]) -> Self {
        let mut addresses = Self::default();
        let mut known = HashSet::new();
        let people = people.iter().filter_map(|id| project.people.get(*id));
        for person in people {
            let mut values = person.emails.iter().map(|mail| mail.value.trim());
            match values.find(|value| is_address(value)) {
                // A mailbox that several share gets one mail.
                Some(address) if known.insert(text::folded(address)) => addresses
                    .found
                    .push((person.full_name(), address.to_owned())),
                Some(_) => {}
                None => addresses.missing += 1,
            }
        }
        addresses
    }

    /// As mail programs take them: `Name <a@b>; …`.
    pub fn line(&self) -> String {
        let mut line = String::new();
        for (name, address) in &self.found {
            if !line.is_empty() {
                line.push_str("; ");
            }
            let name: String = name.chars().filter(|c| !c.is_control()).collect();
            // Writing into a string cannot fail.
            let _ = match name.trim() {
                "" => write!(line, "{address}"),
                name if name.chars().any(|c| "()<>[]:;@\\,.\"".contains(c)) => {
                    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
                    write!(line, "\"{name}\" <{address}>")
                }
                name => write!(line, "{name} <{address}>"),
            };
        }
        line
    }

    /// What opens the mail program with a mail to them: in the open to one, unseen by one another
    /// to several. None where the link would be too long for some programs, or goes to nobody.
    pub fn link(&self) -> Option<String> {
        /// Windows passes about 2,000 characters on.
        const MOST: usize = 1_800;
        let mut encoded = self.found.iter().map(|(_, address)| encoded(address));
        let first = encoded.next()?;
        let rest: Vec<String> = encoded.collect();
        let link = if rest.is_empty() {
            format!("mailto:{first}")
        } else {
            format!("mailto:?bcc={first},{}", rest.join(","))
        };
        (link.len() <= MOST).then_some(link)
    }
}

/// Whether this may be an address that a mail reaches.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty())
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

/// What opens the mail program with this address; none for what is no address.
pub fn mail_link(address: &str) -> Option<String> {
    let address = address.trim();
    is_address(address).then(|| format!("mailto:{}", encoded(address)))
}

/// Everything that could mean more than an address (`?`, `&`, spaces) is percent-encoded.
fn encoded(address: &str) -> String {
    let mut link = String::new();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_~+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Step};
    use crate::model::Contact;

    #[test]
    fn an_address_becomes_a_link_that_means_nothing_but_the_address() {
        assert_eq!(
            mail_link(" a.b@stuttgart.de ").as_deref(),
            Some("mailto:a.b@stuttgart.de")
        );
        assert_eq!(
            mail_link("a@b?bcc=c@d").as_deref(),
            Some("mailto:a@b%3Fbcc%3Dc@d")
        );
        for wrong in ["stuttgart.de", "@stuttgart.de", "a@", "a@b, c@d", "A <a@b>"] {
            assert_eq!(mail_link(wrong), None, "{wrong}");
        }
    }

    fn people(of: &[(&str, &str)]) -> (Document, Vec<Id<Person>>) {
        let mut doc = Document::default();
        let ids = of.iter().map(|(name, address)| {
            let person = Person {
                family_name: (*name).to_owned(),
                emails: vec![Contact {
                    label: String::new(),
                    value: (*address).to_owned(),
                }],
                ..Person::default()
            };
            doc.edit(Step::AddPerson, |p| p.add(person))
        });
        let ids = ids.collect();
        (doc, ids)
    }

    #[test]
    fn addresses_stand_in_one_line_each_once_and_those_without_are_counted() {
        let (doc, ids) = people(&[
            ("Ahrens", "a@example.org"),
            ("Berg, Dr.", "b@example.org"),
            ("Cem", "A@example.org"),
            ("Dora", "keine"),
            ("", "e@example.org"),
        ]);
        let addresses = Addresses::of(doc.project(), &ids);
        assert_eq!(
            addresses.line(),
            "Ahrens <a@example.org>; \"Berg, Dr.\" <b@example.org>; e@example.org"
        );
        assert_eq!(addresses.missing, 1);
    }

    #[test]
    fn a_mail_to_several_shows_nobody_the_others_and_a_long_one_is_no_link() {
        let (doc, ids) = people(&[("A", "a@example.org"), ("B", "b+x@example.org")]);
        let of = |ids: &[Id<Person>]| Addresses::of(doc.project(), ids).link();
        assert_eq!(of(&ids[..1]).as_deref(), Some("mailto:a@example.org"));
        assert_eq!(
            of(&ids).as_deref(),
            Some("mailto:?bcc=a@example.org,b+x@example.org")
        );
        assert_eq!(of(&[]), None);
        let many: Vec<String> = (0..100).map(|n| format!("person{n}@example.org")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|mail| ("A", mail.as_str())).collect();
        let (doc, ids) = people(&many);
        assert_eq!(Addresses::of(doc.project(), &ids).link(), None);
    }

    #[test]
    fn nothing_in_a_cell_begins_another() {
        let cells = ["a\tb", "c\r\nd", " e "].map(str::to_owned);
        assert_eq!(line(cells.into_iter()), "a b\tc  d\te");
    }
}
