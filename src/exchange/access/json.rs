//! The report for programs. Its keys are those of the file and do not change with the language.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::AccessError;
use super::findings::{Findings, Found, find};
use crate::model::{Day, Id, Person, Project, Shown, TableName, Ulid};

/// The shape of the report. To be raised when keys change their meaning.
const VERSION: u32 = 1;

/// All that the project holds on a person, as JSON: the person, the organisation, for what and
/// on which basis, each record that refers to the person under its table's name, and where the
/// name occurs in free texts. Dates are ISO, ids those of the project, words those of the file.
///
/// # Errors
/// See [`AccessError`].
pub fn json(
    project: &Project,
    person: Id<Person>,
    today: NaiveDate,
) -> Result<String, AccessError> {
    let findings = find(project, person)?;
    let circle = project.circle();
    let mut report = Map::new();
    let mut put = |key: &str, value: Value| report.insert(key.to_owned(), value);
    put("report", json!("zirkel-access"));
    put("version", json!(VERSION));
    put("as_of", json!(today));
    put(
        "person",
        json!({
            "id": person,
            "name": findings.person.full_name(),
            "record": serde_json::to_value(findings.person)?,
        }),
    );
    put("organisation", organisation(&findings)?);
    put(
        "circle",
        json!({
            "name": circle.name,
            "purpose": circle.purpose,
            "data_purpose": circle.data_purpose,
            "legal_basis": circle.legal_basis,
            "review_on": circle.review_on,
        }),
    );
    for table in TableName::ALL {
        let of_table = findings
            .records
            .iter()
            .filter(|found| found.table == *table);
        let records: Vec<Value> = of_table.map(|found| record(project, found)).collect();
        // People and the circle have a key of their own; what else refers to the person there
        // stands beside it.
        match table {
            TableName::people | TableName::circle if records.is_empty() => {}
            TableName::people => drop(put("other_people", json!(records))),
            TableName::circle => drop(put("other_circle", json!(records))),
            _ => drop(put(table.as_str(), json!(records))),
        }
    }
    let mentions: Vec<Value> = findings.mentions.iter().map(mention).collect();
    put("mentions", json!(mentions));
    if !findings.unknown_tables.is_empty() {
        put("unknown_tables", json!(findings.unknown_tables));
    }
    let mut text = serde_json::to_string_pretty(&report)?;
    text.push('\n');
    Ok(text)
}

fn organisation(findings: &Findings<'_>) -> Result<Value, AccessError> {
    let id = findings.person.organisation;
    let Some(organisation) = findings.project.follow(id) else {
        return Ok(Value::Null);
    };
    Ok(json!({"id": id, "record": serde_json::to_value(organisation)?}))
}

fn record(project: &Project, found: &Found) -> Value {
    let mut context = Map::new();
    for (path, shown) in &found.fields {
        if let Some(name) = name(project, shown) {
            context.insert(path.clone(), name);
        }
    }
    // A day alone does not say of which session it is.
    let day = project.follow(found.reference("day"));
    if let Some(session) = day.and_then(|day: &Day| day.session) {
        let shown = Shown::Reference(TableName::sessions, session.ulid());
        if let Some(name) = name(project, &shown) {
            context.entry("session").or_insert(name);
        }
    }
    json!({
        "id": found.id.to_string(),
        "refers_in": found.because,
        "names": context,
        "record": found.record,
    })
}

/// What a record that is referred to is called, where that can be told in any language.
fn name(project: &Project, shown: &Shown) -> Option<Value> {
    let Shown::Reference(table, id) = shown else {
        return None;
    };
    named(project, *table, *id)
}

fn named(project: &Project, table: TableName, id: Ulid) -> Option<Value> {
    let name = match table {
        TableName::people => project.people.get(Id::from_ulid(id))?.full_name(),
        TableName::organisations => project.organisations.get(Id::from_ulid(id))?.name.clone(),
        TableName::sessions => {
            let session = project.sessions.get(Id::from_ulid(id))?;
            format!("{} {}", session.number, session.title)
        }
        TableName::days => return Some(json!(project.days.get(Id::from_ulid(id))?.date)),
        TableName::agenda => project.agenda.get(Id::from_ulid(id))?.title.clone(),
        TableName::boards => project.boards.get(Id::from_ulid(id))?.title.clone(),
        _ => return None,
    };
    Some(json!(name.trim()))
}

fn mention(found: &Found) -> Value {
    let mut texts = Map::new();
    for path in &found.because {
        if let Some(Shown::Text(text) | Shown::Unknown(text)) = found.field(path) {
            texts.insert(path.clone(), json!(text));
        }
    }
    json!({
        "table": found.table.as_str(),
        "id": found.id.to_string(),
        "texts": texts,
    })
}
