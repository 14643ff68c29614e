//! Reading a dictionary. What lies in those folders was put there by anybody: it is taken as text
//! in the encoding it names, within limits, and what is broken is told.

use std::fs::File;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Found;

/// The largest file that is read, in bytes. The largest dictionaries in use have about 10 MB.
const LARGEST: u64 = 64 << 20;
/// The encoding stands within so many bytes from the beginning, behind comments.
const HEAD: usize = 64 << 10;
/// Longer words are not looked up, in bytes: in languages that put words together looking up costs
/// more than the square of the length.
const LONGEST_WORD: usize = 100;

/// Why a dictionary could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system did not give the file.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file is larger than any dictionary.
    #[error("larger than 64 MB")]
    TooLarge,
    /// The rules name an encoding that nobody knows.
    #[error("unknown encoding {0}")]
    Encoding(String),
    /// It is no dictionary, or a broken one.
    #[error("{0}")]
    Broken(String),
}

/// The words of a language.
pub struct Dictionary(spellbook::Dictionary);

impl Dictionary {
    /// Reads a dictionary: some 100 ms of work.
    ///
    /// # Errors
    /// If its files cannot be read, or are none.
    pub fn read(found: &Found) -> Result<Self, ReadError> {
        let rules = bytes(&found.rules)?;
        let encoding = encoding(&rules)?;
        let words = bytes(&found.words)?;
        let (rules, _) = encoding.decode_with_bom_removal(&rules);
        let (words, _) = encoding.decode_with_bom_removal(&words);
        // Files of others in a young library: whatever goes wrong, goes wrong here.
        let read = || spellbook::Dictionary::new(&rules, &words);
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(Ok(dictionary)) => Ok(Self(dictionary)),
            Ok(Err(error)) => Err(ReadError::Broken(error.to_string())),
            Err(_) => Err(ReadError::Broken("spellbook broke down".to_owned())),
        }
    }

    /// Whether it is a word. Too long ones count as words, and so does what cannot be looked up.
    pub(super) fn has(&self, word: &str) -> bool {
        let look_up = || self.0.check(word);
        word.len() > LONGEST_WORD || catch_unwind(AssertUnwindSafe(look_up)).unwrap_or(true)
    }

    /// Words that look alike, the best first.
    pub(super) fn suggest(&self, word: &str) -> Vec<String> {
        if word.len() > LONGEST_WORD {
            return Vec::new();
        }
        let suggest = || {
            let mut words = Vec::new();
            self.0.suggest(word, &mut words);
            words
        };
        catch_unwind(AssertUnwindSafe(suggest)).unwrap_or_default()
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    Ok(bytes)
}

/// The encoding that the line `SET` names; Latin 1 without one.
fn encoding(rules: &[u8]) -> Result<&'static Encoding, ReadError> {
    let head = rules.get(..HEAD).unwrap_or(rules);
    let mut lines = head.split(|byte| matches!(byte, b'\n' | b'\r'));
    let named = lines.find_map(|line| {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let name = line.strip_prefix(b"SET")?;
        name.first()
            .is_some_and(u8::is_ascii_whitespace)
            .then(|| name.trim_ascii())
    });
    let Some(name) = named else {
        return Ok(WINDOWS_1252);
    };
    // "microsoft-cp1251" and "TIS620-2533" have other names elsewhere.
    let known = match name.to_ascii_lowercase().as_slice() {
        b"tis620-2533" => Encoding::for_label(b"tis-620"),
        lower => match lower.strip_prefix(b"microsoft-") {
            Some(page) => Encoding::for_label(page),
            None => Encoding::for_label(lower),
        },
    };
    known.ok_or_else(|| ReadError::Encoding(String::from_utf8_lossy(name).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(rules: &[u8], words: &[u8]) -> Result<Dictionary, ReadError> {
        let folder = tempfile::tempdir().unwrap();
        let found = Found {
            code: "de_DE".to_owned(),
            rules: folder.path().join("de_DE.aff"),
            words: folder.path().join("de_DE.dic"),
        };
        std::fs::write(&found.rules, rules).unwrap();
        std::fs::write(&found.words, words).unwrap();
        Dictionary::read(&found)
    }

    #[test]
    fn a_dictionary_is_read_in_the_encoding_it_names() {
        for (rules, words) in [
            (&b"SET ISO8859-1\n"[..], &b"1\n\xc4mter\n"[..]),
            (b"# alt\r\nSET microsoft-cp1252\r\n", b"1\r\n\xc4mter\r\n"),
            (b"", b"1\n\xc4mter\n"),
            (b"SET UTF-8\n", "1\nÄmter\n".as_bytes()),
            (b"\xef\xbb\xbfSET UTF-8\n", "1\nÄmter\n".as_bytes()),
        ] {
            let dictionary = dictionary(rules, words).unwrap();
            assert!(dictionary.has("Ämter"), "{rules:?}");
            assert!(!dictionary.has("Amter"), "{rules:?}");
        }
    }

    #[test]
    fn what_is_no_dictionary_is_told_and_breaks_nothing() {
        let unknown = dictionary(b"SET KLINGON\n", b"1\nwort\n");
        assert!(matches!(unknown, Err(ReadError::Encoding(name)) if name == "KLINGON"));
        let broken = dictionary(b"SFX A Y 99999\nSFX A", b"");
        assert!(matches!(broken, Err(ReadError::Broken(_))));
        let missing = Dictionary::read(&Found {
            code: "de".to_owned(),
            rules: "nowhere.aff".into(),
            words: "nowhere.dic".into(),
        });
        assert!(matches!(missing, Err(ReadError::Io(_))));
        // Whatever bytes there are: an answer, no end of the program.
        for seed in 0..200_u32 {
            let noise: Vec<u8> = (0..400_u32)
                .map(|at| (at.wrapping_mul(seed).wrapping_add(seed * at * at) >> 3) as u8)
                .collect();
            let _ = dictionary(&noise, &noise).map(|read| read.has("Wort"));
        }
    }
}
