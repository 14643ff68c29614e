use std::collections::BTreeMap;

use super::*;

/// Each text's id with the variables it uses, read from a translation file by fluent's parser.
fn messages(source: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let mut id = None;
    for line in source.lines() {
        let starts = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once('=').filter(|_| starts) {
            id = Some(name.trim().to_owned());
            assert!(
                !found.contains_key(name.trim()),
                "{} stands twice",
                name.trim()
            );
            found.insert(name.trim().to_owned(), Vec::new());
        }
        let Some(variables) = id.as_ref().and_then(|id| found.get_mut(id)) else {
            continue;
        };
        for part in line.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                .collect();
            if !variables.contains(&name) {
                variables.push(name);
            }
        }
        variables.sort();
    }
    found
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_variables() {
    let de = messages(include_str!("../../assets/translations/de/zirkel.ftl"));
    let en = messages(include_str!("../../assets/translations/en/zirkel.ftl"));
    assert!(de.len() > 50, "only {} texts were found", de.len());
    for (id, variables) in &de {
        assert_eq!(en.get(id), Some(variables), "{id} in English");
    }
    for id in en.keys() {
        assert!(de.contains_key(id), "{id} in German");
    }
}

#[test]
fn each_language_speaks_for_itself() {
    assert_eq!(tr!(Texts::new(Lang::De), "role-lead"), "Leitung");
    assert_eq!(tr!(Texts::new(Lang::En), "role-lead"), "Lead");
}

#[test]
fn a_locale_names_its_language() {
    assert_eq!(Lang::from_code("de_AT.UTF-8"), Some(Lang::De));
    assert_eq!(Lang::from_code("en-GB"), Some(Lang::En));
    assert_eq!(Lang::from_code("fr"), None);
}
