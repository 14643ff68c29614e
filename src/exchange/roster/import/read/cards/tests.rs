use super::*;
use crate::exchange::roster::import::{ReadOptions, read as read_bytes, read_text};

fn cards(text: &str) -> Vec<Candidate> {
    match read_text(text, &|_| true).unwrap() {
        List::Cards(cards) => cards,
        List::Table(_) => panic!("cards"),
    }
}

fn card(lines: &str) -> Said {
    let text = format!("BEGIN:VCARD\r\n{lines}\r\nEND:VCARD\r\n");
    let mut cards = cards(&text);
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].doubts, []);
    cards.remove(0).said
}

fn contact(label: &str, value: &str) -> Contact {
    Contact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

#[test]
fn a_card_says_all_that_the_roster_knows() {
    let said = card(
        "VERSION:3.0\r\nN:von Ritter;Elisabeth;Maria;Frau Dr.;M.A.\r\nFN:Dr. Elisabeth von Ritter\r\n\
         ORG:Stadt Musterhausen;Amt für Vielfalt;Stab\r\nTITLE:Leiterin\r\nROLE:Sprecherin\r\n\
         EMAIL;TYPE=INTERNET,HOME:privat@example.org\r\n\
         EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=PREF:amt@example.org\r\n\
         TEL;TYPE=WORK,VOICE:+49 711 1\r\nTEL;TYPE=CELL:+49 170 2\r\nTEL;TYPE=WORK,FAX:+49 711 3\r\n\
         ADR;TYPE=HOME:;;Privatweg 1;Ort;;11111;\r\nADR;TYPE=WORK:;;Marktplatz 1;Stuttgart;;70173;D\r\n\
         NOTE:erste Zeile\\nzweite\\, lange\r\n  Zeile",
    );
    assert_eq!(said.form_of_address, "Frau");
    assert_eq!(said.titles, "Dr. M.A.");
    assert_eq!(said.given_name, "Elisabeth Maria");
    assert_eq!(said.family_name, "von Ritter");
    assert_eq!(said.full_name, "");
    assert_eq!(said.organisation.name, "Stadt Musterhausen");
    assert_eq!(said.department, "Amt für Vielfalt, Stab");
    assert_eq!(said.function, "Leiterin, Sprecherin");
    assert_eq!(
        said.emails,
        [
            contact("Büro", "amt@example.org"),
            contact("Privat", "privat@example.org")
        ]
    );
    assert_eq!(
        said.phones,
        [
            contact("Büro", "+49 711 1"),
            contact("Mobil", "+49 170 2"),
            contact("Fax", "+49 711 3")
        ]
    );
    assert_eq!(said.organisation.street, "Marktplatz 1");
    assert_eq!(said.organisation.postal_code, "70173");
    assert_eq!(said.organisation.city, "Stuttgart");
    assert_eq!(said.note, "erste Zeile\nzweite, lange Zeile");
}

#[test]
fn version_4_has_addresses_as_links() {
    let said = card(
        "VERSION:4.0\r\nFN:Gari Pavković\r\n\
         TEL;VALUE=uri;PREF=2;TYPE=\"voice,home\":tel:+49-711-1;ext=5\r\n\
         TEL;VALUE=uri;PREF=1;TYPE=work:tel:+49%20711%202\r\nEMAIL;TYPE=work:mailto:g.p@example.org",
    );
    assert_eq!(said.full_name, "Gari Pavković");
    assert_eq!(
        (said.given_name, said.family_name),
        (String::new(), String::new())
    );
    assert_eq!(
        said.phones,
        [
            contact("Büro", "+49 711 2"),
            contact("Privat", "+49-711-1-5")
        ]
    );
    assert_eq!(said.emails, [contact("Büro", "g.p@example.org")]);
}

#[test]
fn version_2_has_quoted_printable_and_bare_types() {
    let said = card(
        "VERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zbabacan;Ayse;;;\r\n\
         TEL;WORK;VOICE:0711 1\r\nTEL;CELL:0170 2\r\n\
         NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:eins=0D=0A=\r\nzwei",
    );
    assert_eq!(
        (said.given_name.as_str(), said.family_name.as_str()),
        ("Ayse", "Özbabacan")
    );
    assert_eq!(
        said.phones,
        [contact("Büro", "0711 1"), contact("Mobil", "0170 2")]
    );
    assert_eq!(said.note, "eins\nzwei");
    let said = card("VERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller;Jan");
    assert_eq!(said.family_name, "Müller");
}

#[test]
fn labels_of_a_group_are_obeyed() {
    let said = card(
        "VERSION:3.0\r\nN:Klein;Peter;;;\r\nitem1.EMAIL;type=INTERNET:a@example.org\r\n\
         item1.X-ABLabel:Vorzimmer\r\nitem2.TEL:1\r\nitem2.X-ABLabel:_$!<Mobile>!$_",
    );
    assert_eq!(said.emails, [contact("Vorzimmer", "a@example.org")]);
    assert_eq!(said.phones, [contact("Mobil", "1")]);
}

#[test]
fn bodies_are_no_people_and_lists_are_nobody() {
    let said = card("VERSION:4.0\r\nKIND:org\r\nFN:Stadt Musterhausen\r\nEMAIL:stadt@example.org");
    assert_eq!(
        (said.full_name.as_str(), said.organisation.name.as_str()),
        ("", "Stadt Musterhausen")
    );
    let said = card("VERSION:3.0\r\nN:;;;;\r\nFN:Stadt M\r\nORG:Stadt M;\r\nX-ABShowAs:COMPANY");
    assert_eq!(
        (said.full_name.as_str(), said.organisation.name.as_str()),
        ("", "Stadt M")
    );
    let text = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Alle\nEND:VCARD\n";
    assert_eq!(read_text(text, &|_| true), Err(ReadError::Empty));
}

#[test]
fn generations_belong_to_the_name() {
    let said = card("VERSION:3.0\r\nN:Klein;Peter;;Prof. Dr.;jun.\r\nFN:Peter Klein");
    assert_eq!(
        (said.titles.as_str(), said.family_name.as_str()),
        ("Prof. Dr.", "Klein jun.")
    );
}

#[test]
fn a_broken_card_takes_no_others_with_it() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Eins\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:3.0\nFN:Berta Zwei\nEMAIL;TYPE\n\n\
                BEGIN:VCARD\nVERSION:3.0\n;;;:::\nkaputt\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:3.0\nFN:Dora Vier\nEND:VCARD\n";
    let cards = cards(text);
    let names: Vec<&str> = cards
        .iter()
        .map(|card| card.said.full_name.as_str())
        .collect();
    assert_eq!(names, ["Anna Eins", "Berta Zwei", "", "Dora Vier"]);
    let numbers: Vec<u32> = cards.iter().map(|card| card.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let doubts: Vec<usize> = cards.iter().map(|card| card.doubts.len()).collect();
    assert_eq!(doubts, [0, 1, 1, 0]);
    let Doubt::Unreadable { cell, .. } = &cards[2].doubts[0] else {
        panic!("unreadable")
    };
    assert_eq!(cell, ";;;::: / kaputt");
}

#[test]
fn cards_come_in_other_encodings_too() {
    let text = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\xf6rg Klein\r\nEND:VCARD\r\n";
    let List::Cards(cards) = read_bytes(text, &ReadOptions::default(), &|_| true).unwrap() else {
        panic!("cards")
    };
    assert_eq!(cards[0].said.full_name, "Jörg Klein");
}

#[test]
fn a_picture_makes_no_card_too_long() {
    let photo = format!("PHOTO;ENCODING=b:{}", "AAAA\r\n ".repeat(50_000));
    let said = card(&format!("VERSION:3.0\r\n{photo}\r\nFN:Anna Eins"));
    assert_eq!(said.full_name, "Anna Eins");
    // Anything else does.
    let long = "BEGIN:VCARD\nFN:Anna Eins\nN:".to_owned() + &";,".repeat(100_000) + "\nEND:VCARD\n";
    let cards = cards(&long);
    assert_eq!(
        (&cards[0].said, cards[0].doubts.len()),
        (&Said::default(), 1)
    );
}
