//! The text of a notice: the lock file of LibreOffice, five fields of which the last ends in `;`.
//!
//! As LibreOffice does, `\`, `,` and `;` in a field are preceded by `\`; other characters after a
//! `\` are an error. The bytes are UTF-8.

use chrono::NaiveDateTime;

use crate::store::disk;

/// How many bytes of a notice are read. Anything longer is not one.
pub(super) const MOST_BYTES: usize = 4096;

/// The most characters of a field that are written or shown; five of them escaped stay within
/// [`MOST_BYTES`].
const MOST_CHARS: usize = 100;

/// LibreOffice's way to write when somebody opened a document, in his local time.
const TIME: &str = "%d.%m.%Y %H:%M";

/// What stands before the tag in the field where LibreOffice has the address of its profile.
const SCHEME: &str = "zirkel:";
const TAG_LEN: usize = 8;

/// One running program, as it presents itself to others who have the same file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    name: String,
    account: String,
    host: String,
    tag: String,
}

impl Me {
    /// The program that runs here, for a user who calls himself `name`; may be empty. Account
    /// and machine are asked of the system. To be made once for each start of the program, and
    /// cloned for each file.
    pub fn new(name: &str) -> Self {
        let account = ["USER", "LOGNAME", "USERNAME"]
            .iter()
            .filter_map(std::env::var_os)
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        let mut tag = disk::random_hex();
        tag.truncate(TAG_LEN);
        Self {
            name: clean(name),
            account: clean(&account.to_string_lossy()),
            host: clean(&whoami::hostname().unwrap_or_default()),
            tag,
        }
    }

    /// The name the user gave.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account on this machine.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The name of this machine.
    pub fn host(&self) -> &str {
        &self.host
    }

    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn entry(&self, since: NaiveDateTime) -> Entry {
        Entry {
            name: self.name.clone(),
            account: self.account.clone(),
            host: self.host.clone(),
            since: Some(since),
            tag: Some(self.tag.clone()),
        }
    }
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub name: String,
    pub account: String,
    pub host: String,
    pub since: Option<NaiveDateTime>,
    /// Of the running Zirkel that wrote it; `None`: another program did.
    pub tag: Option<String>,
}

impl Entry {
    pub(super) fn to_text(&self) -> String {
        let since = self.since.map(|since| since.format(TIME).to_string());
        let url = self.tag.as_ref().map(|tag| format!("{SCHEME}{tag}"));
        let fields = [
            self.name.as_str(),
            &self.account,
            &self.host,
            since.as_deref().unwrap_or_default(),
            url.as_deref().unwrap_or_default(),
        ];
        let mut text = fields.map(escaped).join(",");
        text.push(';');
        text
    }

    /// `None` if the bytes are no notice. What follows the fifth field is not looked at.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let [name, account, host, since, url] = fields(bytes)?;
        Some(Self {
            since: NaiveDateTime::parse_from_str(since.trim(), TIME).ok(),
            tag: url
                .strip_prefix(SCHEME)
                .filter(|tag| is_tag(tag))
                .map(str::to_owned),
            name: clean(&name),
            account: clean(&account),
            host: clean(&host),
        })
    }
}

/// Whether it can be the tag of a running Zirkel.
pub(super) fn is_tag(text: &str) -> bool {
    text.len() == TAG_LEN && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn escaped(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    for c in field.chars() {
        if matches!(c, '\\' | ',' | ';') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn fields(bytes: &[u8]) -> Option<[String; 5]> {
    let mut fields: [Vec<u8>; 5] = Default::default();
    let mut place = 0;
    let mut bytes = bytes.iter();
    loop {
        match bytes.next()? {
            b'\\' => {
                let escaped = bytes.next().filter(|byte| b"\\,;".contains(byte))?;
                fields.get_mut(place)?.push(*escaped);
            }
            b',' if place < 4 => place += 1,
            b';' if place == 4 => break,
            b',' | b';' => return None,
            byte => fields.get_mut(place)?.push(*byte),
        }
    }
    Some(fields.map(|field| String::from_utf8_lossy(&field).into_owned()))
}

/// Without what would disturb a line of text, and not endless.
fn clean(text: &str) -> String {
    let is_visible = |c: &char| {
        let turns_the_line = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !c.is_control() && !turns_the_line
    };
    let text: String = text.chars().filter(is_visible).take(MOST_CHARS).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn since() -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2018, 11, 7).unwrap();
        day.and_hms_opt(9, 30, 0).unwrap()
    }

    fn entry(name: &str) -> Entry {
        Me {
            name: name.to_owned(),
            account: "anna".to_owned(),
            host: "rathaus-17".to_owned(),
            tag: "0123abcd".to_owned(),
        }
        .entry(since())
    }

    #[test]
    fn the_text_is_that_of_libreoffice() {
        assert_eq!(
            entry("Anna Öz").to_text(),
            "Anna Öz,anna,rathaus-17,07.11.2018 09:30,zirkel:0123abcd;"
        );
        assert_eq!(
            entry(r"Öz, Anna; \o/").to_text(),
            r"Öz\, Anna\; \\o/,anna,rathaus-17,07.11.2018 09:30,zirkel:0123abcd;"
        );
    }

    #[test]
    fn a_notice_of_libreoffice_is_read() {
        let text = "Bernd Groß,bgross,PC\\,4,07.11.2018 09:30,\
                    file:///C:/Users/bgross/AppData/Roaming/LibreOffice/4;";
        let read = Entry::parse(text.as_bytes()).unwrap();
        assert_eq!(read.name, "Bernd Groß");
        assert_eq!(read.account, "bgross");
        assert_eq!(read.host, "PC,4");
        assert_eq!(read.since, Some(since()));
        assert_eq!(read.tag, None);
    }

    #[test]
    fn what_libreoffice_would_not_read_is_no_notice() {
        for garbled in [
            &b""[..],
            b";",
            b"a,b,c,d,e",
            b"a,b,c,d;",
            b"a,b,c,d,e,f;",
            b"a;b,c,d,e;",
            br"a\b,b,c,d,e;",
            br"a,b,c,d,e\;",
            b"\\",
            b"\0\x01\xff\xfe",
        ] {
            assert_eq!(Entry::parse(garbled), None, "{garbled:?}");
        }
    }

    #[test]
    fn what_is_wrong_in_a_field_does_not_hide_the_others() {
        let read =
            Entry::parse(b"Gr\xfc\x00n\n\xe2\x80\xae,,,99.99.2018 9:77,zirkel:xyz;").unwrap();
        assert_eq!(read.name, "Gr\u{fffd}n");
        assert_eq!(read.since, None);
        assert_eq!(read.tag, None);
    }

    #[test]
    fn each_start_of_the_program_has_a_tag_of_its_own() {
        let (one, other) = (Me::new("Anna"), Me::new("Anna"));
        assert!(is_tag(one.tag()) && is_tag(other.tag()));
        assert_ne!(one.tag(), other.tag());
    }

    proptest! {
        #[test]
        fn every_name_is_read_as_it_was_written_and_fits(name in any::<String>()) {
            let written = Entry { name: clean(&name), ..entry("") };
            let text = written.to_text();
            prop_assert!(text.len() <= MOST_BYTES);
            prop_assert_eq!(Entry::parse(text.as_bytes()), Some(written));
        }

        #[test]
        fn no_bytes_make_reading_fall_over(bytes in any::<Vec<u8>>()) {
            let _ = Entry::parse(&bytes);
        }
    }
}
