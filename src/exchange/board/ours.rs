//! What other programs have no word for: it goes out under a name of its own, which they leave
//! alone, so that a board that comes back is what it was.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::json::Json;
use crate::model::{Element, Tag};

/// The name under which what only we have stands.
pub(super) const OURS: &str = "zirkel";

/// A word of the model, as it stands in files.
pub(super) fn word<T: Serialize>(word: &T) -> Value {
    serde_json::to_value(word).unwrap_or_default()
}

/// A word of the model out of a file, if it is one.
pub(super) fn from_word<T: DeserializeOwned>(told: Option<&Json>) -> Option<T> {
    let text = told?.text()?;
    serde_json::from_value(Value::String(text.to_owned())).ok()
}

/// The groups of an element, the innermost first.
pub(super) fn groups(element: &Element) -> Vec<String> {
    element.groups.iter().map(|g| g.0.to_string()).collect()
}

/// What we know of a note besides; of a covered one, nothing that it says.
pub(super) fn write_note(element: &Element, ours: &mut Map<String, Value>) {
    let mut put = |name: &str, value: Value| {
        ours.insert(name.to_owned(), value);
    };
    put("fitting", word(&element.fitting));
    if element.number > 0 {
        put("number", json!(element.number));
    }
    if element.covered {
        put("covered", json!(true));
    } else if !element.tags.is_empty() {
        let tags: Vec<&str> = element.tags.iter().map(|tag| tag.as_str()).collect();
        put("tags", json!(tags));
    }
}

/// Takes what [`write_note`] wrote, or what somebody made of it.
pub(super) fn read_note(ours: &Json, element: &mut Element) {
    let number = ours.number_of("number").unwrap_or(0.0);
    if (1.0..1e6).contains(&number) {
        element.number = number as u32;
    }
    element.covered = ours.get("covered").and_then(Json::bool) == Some(true);
    element.fitting = from_word(ours.get("fitting")).unwrap_or_default();
    let tags = ours.get("tags").and_then(Json::list).unwrap_or_default();
    let tags = tags.iter().take(50).filter_map(Json::text);
    let short = tags.filter(|tag| tag.chars().count() <= 100);
    element.tags = short.filter_map(Tag::new).collect();
}
