//! Schema 1: `(schema: 1, saved: {…}, saved_by: "…", saved_at: "…", circle: {…}, …)`.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Header, NAME, SCHEMA};
use crate::document::merge::Author;
use crate::model::record::FieldName;
use crate::model::{Ext, Project, text, with_tables};
use crate::store::WriterId;

/// A file of this schema, to be written.
pub(super) struct FileRef<'a> {
    pub project: &'a Project,
    pub header: &'a Header,
}

/// A file of this schema, as it was read.
pub(super) struct File {
    pub project: Project,
    pub header: Header,
}

macro_rules! file {
    ($( $table:ident: $Record:ident, )*) => {
        impl Serialize for FileRef<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Self { project, header } = self;
                let tables = [$( project.$table.is_empty(), )*];
                let filled = tables.iter().filter(|empty| !**empty).count();
                let mut out = serializer.serialize_struct(NAME, 4 + filled + project.ext.len())?;
                out.serialize_field("schema", &SCHEMA)?;
                out.serialize_field("saved", &header.saved)?;
                let Author { name, at } = &header.author;
                if !name.is_empty() {
                    out.serialize_field("saved_by", name)?;
                }
                if let Some(at) = at {
                    out.serialize_field("saved_at", at)?;
                }
                $( if !project.$table.is_empty() {
                    out.serialize_field(stringify!($table), &project.$table)?;
                } )*
                project.ext.put(&mut out)?;
                out.end()
            }
        }

        impl<'de> Visitor<'de> for FileVisitor {
            type Value = File;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a project")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<File, A::Error> {
                let mut schema: Option<u32> = None;
                let mut saved: Option<Saved> = None;
                let mut name: Option<String> = None;
                let mut at: Option<DateTime<Utc>> = None;
                $( let mut $table = None; )*
                let mut ext = Ext::default();
                while let Some(field) = map.next_key::<FieldName<'de>>()? {
                    match field.0.as_ref() {
                        "schema" => put(&mut schema, "schema", &mut map)?,
                        "saved" => put(&mut saved, "saved", &mut map)?,
                        "saved_by" => put(&mut name, "saved_by", &mut map)?,
                        "saved_at" => put(&mut at, "saved_at", &mut map)?,
                        $( stringify!($table) => {
                            put(&mut $table, stringify!($table), &mut map)?;
                        } )*
                        unknown => ext.take(unknown, &mut map)?,
                    }
                }
                let Saved(saved) = saved.unwrap_or_default();
                Ok(File {
                    project: Project { $( $table: $table.unwrap_or_default(), )* ext },
                    header: Header { saved, author: author(name, at) },
                })
            }
        }

        const FIELDS: &[&str] =
            &["schema", "saved", "saved_by", "saved_at", $( stringify!($table), )*];
    };
}
with_tables!(file);

fn author(name: Option<String>, at: Option<DateTime<Utc>>) -> Author {
    let mut name = name.unwrap_or_default();
    text::normalise(&mut name);
    Author { name, at }
}

struct FileVisitor;

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, FIELDS, FileVisitor)
    }
}

/// Reads a field's value; refuses a second one before reading it, so that the error's place is
/// that of the name.
fn put<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *place = Some(map.next_value()?);
    Ok(())
}

/// The version vector; no writer stands twice.
#[derive(Default)]
struct Saved(BTreeMap<WriterId, u64>);

impl<'de> Deserialize<'de> for Saved {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SavedVisitor;

        impl<'de> Visitor<'de> for SavedVisitor {
            type Value = Saved;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("how often each writer has saved")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Saved, A::Error> {
                let mut saved = BTreeMap::new();
                while let Some(install) = map.next_key::<WriterId>()? {
                    if saved.insert(install, map.next_value()?).is_some() {
                        return Err(A::Error::custom(format_args!("duplicate id `{install}`")));
                    }
                }
                Ok(Saved(saved))
            }
        }

        deserializer.deserialize_map(SavedVisitor)
    }
}

/// Takes the header out of the beginning of a file; the tables are not read.
pub(super) struct PeekHeader<'a>(pub &'a mut Option<Header>);

impl<'de> DeserializeSeed<'de> for PeekHeader<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct(NAME, FIELDS, self)
    }
}

impl<'de> Visitor<'de> for PeekHeader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a project")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut schema, mut saved, mut name, mut at) = (None::<u32>, None::<Saved>, None, None);
        while let Some(field) = map.next_key::<FieldName<'de>>()? {
            match field.0.as_ref() {
                "schema" => put(&mut schema, "schema", &mut map)?,
                "saved" => put(&mut saved, "saved", &mut map)?,
                "saved_by" => put(&mut name, "saved_by", &mut map)?,
                "saved_at" => put(&mut at, "saved_at", &mut map)?,
                _ => break,
            }
        }
        *self.0 = schema.zip(saved).map(|(_, Saved(saved))| Header {
            saved,
            author: author(name, at),
        });
        Ok(())
    }
}
