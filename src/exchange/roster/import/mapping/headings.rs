//! What headings of columns are called in real lists, German and English.

use crate::exchange::roster::Column;
use crate::model::text::folded;

/// What a heading says about its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// What the column holds.
    Holds(Column),
    /// A town, or the organisation that the town is: only the values tell.
    Town,
    /// A heading that lists have, of a column that is of no use here, e.g. "Fax" or "Nr.".
    Ignored,
}

/// A heading as it is compared: search form, letters and digits only. "E-Mail" and "eMail " are
/// the same.
pub(super) fn form(heading: &str) -> String {
    folded(heading)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whether the heading as a whole is one that is known, not only a word of it.
pub(super) fn is_certain(heading: &str) -> bool {
    exact(&form(heading)).is_some()
}

/// What a heading says; `None` if it is none that is known.
pub(super) fn meaning(heading: &str) -> Option<Heading> {
    let whole = form(heading);
    if whole.is_empty() || heading.contains('@') || heading.chars().count() > LONGEST {
        return None;
    }
    if let Some(known) = exact(&whole) {
        return Some(known);
    }
    // "E-Mail (dienstlich)", "Name *", "Telefon 2".
    let bare = heading.split(['(', '[']).next().unwrap_or_default();
    let bare = form(bare);
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Some(known) = exact(bare) {
        return Some(known);
    }
    let contains = |word: &str| whole.contains(word);
    PARTS
        .iter()
        .find(|(words, _)| words.iter().all(|word| contains(word)))
        .map(|(_, heading)| *heading)
}

/// Headings are short; sentences above a table that speak of names and mails are none.
const LONGEST: usize = 48;

fn exact(form: &str) -> Option<Heading> {
    if IGNORED.contains(&form) {
        return Some(Heading::Ignored);
    }
    if TOWNS.contains(&form) {
        return Some(Heading::Town);
    }
    EXACT
        .iter()
        .find(|(_, forms)| forms.contains(&form))
        .map(|(column, _)| Heading::Holds(*column))
}

const IGNORED: &[&str] = &[
    "nr",
    "no",
    "lfdnr",
    "lfdnummer",
    "laufendenummer",
    "id",
    "pos",
    "fax",
    "telefax",
    "faxnummer",
    "telefaxnummer",
    "unterschrift",
    "signatur",
    "signature",
    "teilnahme",
    "anwesend",
    "foto",
    "geburtsdatum",
    "land",
    "bundesland",
    "country",
    "state",
    "web",
    "website",
    "homepage",
    "internet",
    "url",
    "stand",
    "lfd",
    "anzahl",
];

const TOWNS: &[&str] = &["stadt", "town"];

/// Headings as a whole, in the form of [`form`].
const EXACT: &[(Column, &[&str])] = &[
    (
        Column::FullName,
        &[
            "name",
            "vorundnachname",
            "vorundzuname",
            "vornamename",
            "vornamenachname",
            "namevorname",
            "nachnamevorname",
            "namenvornamen",
            "fullname",
            "vollername",
            "vollstandigername",
            "person",
            "teilnehmer",
            "teilnehmerin",
            "teilnehmerinnen",
            "teilnehmende",
            "ansprechpartner",
            "ansprechpartnerin",
            "ansprechperson",
            "ansprechpartnerinnen",
            "kontaktperson",
            "contact",
            "contactperson",
            "mitglied",
            "member",
            "participant",
            "displayname",
            "anzeigename",
            "titelname",
            "titelvornamename",
            "titelvornamenachname",
            "nameganz",
            "namegesamt",
        ],
    ),
    (
        Column::FormOfAddress,
        &[
            "anrede",
            "salutation",
            "formofaddress",
            "herrfrau",
            "frauherr",
            "geschlecht",
        ],
    ),
    (
        Column::Titles,
        &[
            "titel",
            "akadgrad",
            "akademischergrad",
            "akadtitel",
            "akademischertitel",
            "grad",
            "title",
            "titles",
            "namenstitel",
            "titelvordemnamen",
        ],
    ),
    (
        Column::GivenName,
        &[
            "vorname",
            "vornamen",
            "rufname",
            "givenname",
            "givennames",
            "firstname",
            "forename",
            "firstnames",
        ],
    ),
    (
        Column::FamilyName,
        &[
            "nachname",
            "nachnamen",
            "familienname",
            "zuname",
            "familyname",
            "lastname",
            "surname",
        ],
    ),
    (
        Column::Function,
        &[
            "funktion",
            "position",
            "amtsbezeichnung",
            "dienstbezeichnung",
            "berufsbezeichnung",
            "tatigkeit",
            "aufgabe",
            "function",
            "jobtitle",
            "job",
            "stelle",
            "dienststellung",
            "amtsfunktion",
            "funktionamtsbezeichnung",
            "beruf",
        ],
    ),
    (
        Column::Department,
        &[
            "abteilung",
            "dienststelle",
            "amt",
            "referat",
            "fachbereich",
            "dezernat",
            "sachgebiet",
            "stabsstelle",
            "department",
            "unit",
            "division",
            "organisationseinheit",
            "bereich",
            "fachdienst",
            "amtabteilung",
            "abteilungreferat",
            "abt",
            "fachamt",
        ],
    ),
    (
        Column::Organisation,
        &[
            "organisation",
            "organization",
            "institution",
            "kommune",
            "stadtlandkreis",
            "stadtkreis",
            "stadtbzwlandkreis",
            "stadtoderlandkreis",
            "landkreis",
            "kreis",
            "gebietskorperschaft",
            "korperschaft",
            "behorde",
            "einrichtung",
            "firma",
            "company",
            "municipality",
            "employer",
            "arbeitgeber",
            "entsendendestelle",
            "trager",
            "verband",
            "stadtgemeinde",
            "kommuneinstitution",
            "institutionkommune",
            "kommuneorganisation",
            "organisationinstitution",
            "institutionorganisation",
            "authority",
            "gemeinde",
            "nameorganisation",
            "organisationsname",
            "namederorganisation",
            "verwaltung",
            "stadtverwaltung",
            "mitgliedskommune",
            "stadtinstitution",
            "stadtlandkreisinstitution",
        ],
    ),
    (
        Column::OrganisationShort,
        &[
            "kurzel",
            "kurzname",
            "abkurzung",
            "kurzbezeichnung",
            "shortname",
            "abbreviation",
            "acronym",
            "kurznamederorganisation",
            "kurzform",
            "shortnameoftheorganisation",
        ],
    ),
    (
        Column::OrganisationKind,
        &[
            "art",
            "artderorganisation",
            "typ",
            "organisationsart",
            "organisationstyp",
            "kategorie",
            "kind",
            "type",
            "kindoforganisation",
            "gruppe",
            "organisationkind",
            "category",
            "kindoftheorganisation",
        ],
    ),
    (
        Column::Ags,
        &[
            "ags",
            "gemeindeschlussel",
            "amtlichergemeindeschlussel",
            "gemeindekennziffer",
            "gemeindeschlusselags",
            "gkz",
            "municipalitykey",
            "amtlgemeindeschlussel",
            "municipalkey",
            "municipalitykeyags",
        ],
    ),
    (
        Column::Street,
        &[
            "strasse",
            "str",
            "anschrift",
            "strassehausnummer",
            "strasseundhausnummer",
            "strassehausnr",
            "strassenr",
            "strasseundnr",
            "strasseundnummer",
            "postanschrift",
            "adresse",
            "street",
            "address",
            "streetandnumber",
            "streetaddress",
            "dienstanschrift",
            "hausanschrift",
            "strassepostfach",
            "postfach",
        ],
    ),
    (
        Column::PostalCode,
        &[
            "plz",
            "postleitzahl",
            "postalcode",
            "postcode",
            "zip",
            "zipcode",
        ],
    ),
    (
        Column::City,
        &[
            "ort",
            "wohnort",
            "city",
            "dienstort",
            "sitz",
            "ortschaft",
            "place",
        ],
    ),
    (
        Column::PostalCodeAndCity,
        &[
            "plzort",
            "plzundort",
            "postleitzahlort",
            "postleitzahlundort",
            "ortplz",
            "plzstadt",
            "plzundstadt",
            "plzwohnort",
            "postalcodeandcity",
            "postcodecity",
            "zipcity",
            "postalcodecity",
            "postalcodeandtown",
        ],
    ),
    (
        Column::Email,
        &[
            "email",
            "mail",
            "emailadresse",
            "emailadressen",
            "mailadresse",
            "emails",
            "mails",
            "elektronischepost",
            "emailaddress",
            "emailaddresses",
            "mailaddress",
            "epost",
            "emailkontakt",
            "emaildienstlich",
            "emailprivat",
        ],
    ),
    (
        Column::Phone,
        &[
            "tel",
            "telefon",
            "telefonnummer",
            "telefonnummern",
            "telnr",
            "telefonnr",
            "durchwahl",
            "fon",
            "phone",
            "phonenumber",
            "telephone",
            "telefondienstlich",
            "rufnummer",
            "phones",
            "teldienstlich",
            "festnetz",
            "telefonmobil",
            "telmobil",
            "telefonhandy",
            "telfax",
            "telefonfax",
        ],
    ),
    (
        Column::Mobile,
        &[
            "handy",
            "mobil",
            "mobiltelefon",
            "mobilnummer",
            "mobilfunk",
            "handynummer",
            "mobile",
            "mobilephone",
            "cell",
            "cellphone",
            "handynr",
            "mobilnr",
            "diensthandy",
        ],
    ),
    (
        Column::Role,
        &[
            "rolle",
            "rolleimkreis",
            "role",
            "roleinthecircle",
            "mitgliedsstatus",
            "status",
            "mitgliedschaft",
            "membership",
            "rolleimarbeitskreis",
        ],
    ),
    (
        Column::MemberFrom,
        &[
            "mitgliedseit",
            "mitgliedab",
            "seit",
            "von",
            "beginn",
            "eintritt",
            "membersince",
            "since",
            "mitgliedvon",
            "memberfrom",
            "eintrittsdatum",
            "aufnahme",
            "beitritt",
            "from",
            "start",
            "dabeiseit",
        ],
    ),
    (
        Column::MemberUntil,
        &[
            "mitgliedbis",
            "bis",
            "ende",
            "austritt",
            "memberuntil",
            "until",
            "austrittsdatum",
            "ausgeschieden",
            "ausgeschiedenam",
            "end",
        ],
    ),
    (
        Column::OnBehalfOf,
        &[
            "imauftragvon",
            "onbehalfof",
            "invertretungvon",
            "furorganisation",
            "entsandtvon",
            "fur",
        ],
    ),
    (
        Column::Note,
        &[
            "bemerkung",
            "bemerkungen",
            "notiz",
            "notizen",
            "anmerkung",
            "anmerkungen",
            "hinweis",
            "hinweise",
            "kommentar",
            "note",
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "internenotiz",
            "sonstiges",
            "internalnote",
            "info",
        ],
    ),
];

/// Words that tell what a longer heading is about; the first line of which all words are there
/// decides.
const PARTS: &[(&[&str], Heading)] = &[
    (&["plz", "ort"], Heading::Holds(Column::PostalCodeAndCity)),
    (
        &["postleitzahl", "ort"],
        Heading::Holds(Column::PostalCodeAndCity),
    ),
    (&["vorname", "nachname"], Heading::Holds(Column::FullName)),
    (&["vorname", "zuname"], Heading::Holds(Column::FullName)),
    (&["email"], Heading::Holds(Column::Email)),
    (&["mailadr"], Heading::Holds(Column::Email)),
    (&["mobil"], Heading::Holds(Column::Mobile)),
    (&["handy"], Heading::Holds(Column::Mobile)),
    (&["telefon"], Heading::Holds(Column::Phone)),
    (&["telnr"], Heading::Holds(Column::Phone)),
    (&["telefax"], Heading::Ignored),
    (&["fax"], Heading::Ignored),
    (&["gemeindeschlussel"], Heading::Holds(Column::Ags)),
    (&["postleitzahl"], Heading::Holds(Column::PostalCode)),
    (&["vorname"], Heading::Holds(Column::GivenName)),
    (&["nachname"], Heading::Holds(Column::FamilyName)),
    (&["familienname"], Heading::Holds(Column::FamilyName)),
    (&["strasse"], Heading::Holds(Column::Street)),
    (&["mitglied", "seit"], Heading::Holds(Column::MemberFrom)),
    (&["mitglied", "bis"], Heading::Holds(Column::MemberUntil)),
    (&["rolle"], Heading::Holds(Column::Role)),
    (&["funktion"], Heading::Holds(Column::Function)),
    (&["abteilung"], Heading::Holds(Column::Department)),
    (&["organisation"], Heading::Holds(Column::Organisation)),
    (&["institution"], Heading::Holds(Column::Organisation)),
    (&["bemerkung"], Heading::Holds(Column::Note)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, column) in [
            ("E-Mail", Column::Email),
            ("eMail-Adresse", Column::Email),
            ("E-MAIL (dienstlich)", Column::Email),
            ("Email 2", Column::Email),
            ("Vor- und Nachname", Column::FullName),
            ("Name, Vorname", Column::FullName),
            ("Familienname *", Column::FamilyName),
            ("Akad. Grad", Column::Titles),
            ("Straße / Nr.", Column::Street),
            ("STRASSE", Column::Street),
            ("PLZ/Ort", Column::PostalCodeAndCity),
            ("PLZ, Ort", Column::PostalCodeAndCity),
            ("Tel.", Column::Phone),
            ("Telefon\nBüro", Column::Phone),
            ("Stadt/Landkreis", Column::Organisation),
            ("Behörde", Column::Organisation),
            ("Kürzel", Column::OrganisationShort),
            ("Mitglied seit", Column::MemberFrom),
            ("First name", Column::GivenName),
        ] {
            assert_eq!(meaning(heading), Some(Heading::Holds(column)), "{heading}");
        }
        assert_eq!(meaning("Fax"), Some(Heading::Ignored));
        assert_eq!(meaning("Stadt"), Some(Heading::Town));
        for text in ["", "–", "Anna Berg", "Stuttgart", "0711 2161"] {
            assert_eq!(meaning(text), None, "{text}");
        }
    }

    #[test]
    fn no_heading_means_two_things() {
        let mut forms: Vec<&str> = EXACT
            .iter()
            .flat_map(|(_, forms)| *forms)
            .copied()
            .collect();
        forms.extend(IGNORED.iter().chain(TOWNS));
        for known in &forms {
            assert_eq!(form(known), **known, "{known} is not in search form");
        }
        let count = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), count);
    }
}
