//! Schema versions: which shapes a project file has had, and how old ones become new ones.
//!
//! Each version is a module with a `File` that reads just that shape. There is one so far. When a
//! second one comes,
//!
//! 1. `v2` gets its own `File` (and the records it changes); `v1` keeps copies of the records as
//!    they were, so that it reads old files for ever;
//! 2. `impl TryFrom<v1::File> for v2::File` says how the one becomes the other. A third version
//!    adds `TryFrom<v2::File> for v3::File` and touches nothing before it;
//! 3. [`read`] is told the schema and goes along that chain, and [`SCHEMA`] counts up;
//! 4. `tests/files/` keeps an example of each version, which must open for ever.
//!
//! A new table or field needs no new version: older programs keep what they do not know.

mod v1;

use ron::error::{SpannedError, SpannedResult};
use ron::ser::PrettyConfig;
use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};

use super::{DEEPEST, Header};
use crate::model::record::FieldName;
use crate::model::{Ext, Project};

/// The schema that this version writes.
pub const SCHEMA: u32 = 1;

/// What a file calls its outermost value, should it name it.
const NAME: &str = "Project";

/// The project as RON, without the checksum.
pub(super) fn write(project: &Project, header: &Header) -> ron::Result<String> {
    let shape = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .escape_strings(false)
        .struct_names(false)
        .number_suffixes(false)
        .compact_arrays(true);
    let mut text = String::new();
    options().to_writer_pretty(&mut text, &v1::FileRef { project, header }, shape)?;
    Ok(text)
}

/// What a file says about itself, from its beginning alone; `None` if that is no project file's.
pub(super) fn peek_header(beginning: &str) -> Option<Header> {
    let mut deserializer = ron::Deserializer::from_str_with_options(beginning, &options()).ok()?;
    let mut header = None;
    // Stops before the tables, which the parser takes for an error.
    let _ = v1::PeekHeader(&mut header).deserialize(&mut deserializer);
    header
}

/// The file's schema, read before all else: nothing behind that number is looked at.
pub(super) fn peek(source: &str) -> SpannedResult<u32> {
    let mut deserializer = ron::Deserializer::from_str_with_options(source, &options())?;
    if !deserializer.extensions().is_empty() {
        let reason = "a project file uses no extensions of RON";
        return Err(deserializer.span_error(ron::Error::custom(reason)));
    }
    let mut schema = None;
    // Stops behind the number, which the parser takes for an error: what counts is `schema`.
    let stopped = Peek(&mut schema).deserialize(&mut deserializer);
    match (schema, stopped) {
        (Some(schema), _) => Ok(schema),
        (None, Err(error)) => Err(deserializer.span_error(error)),
        (None, Ok(())) => Err(deserializer.span_error(no_schema())),
    }
}

/// Reads a whole file of schema [`SCHEMA`]; a newer one as well as can be.
pub(super) fn read(source: &str) -> Result<(Project, Header), SpannedError> {
    let file: v1::File = options().from_str(source)?;
    Ok((file.project, file.header))
}

/// Reads one record by itself, nested as deeply as it may be in a file.
pub(super) fn read_record<T: DeserializeOwned>(source: &str) -> Option<T> {
    below(ABOVE_RECORDS).from_str(source).ok()
}

/// Whether this is a value of RON, whatever it means.
pub(super) fn is_value(source: &str) -> bool {
    options().from_str::<IgnoredAny>(source).is_ok()
}

/// Reads fields of a file, `name: value, …`, that are no tables known here.
pub(super) fn read_unknown(fields: &str) -> Option<Ext> {
    let file = format!("(schema: {SCHEMA},\n{fields}\n)");
    read(&file).ok().map(|(project, _)| project.ext)
}

/// How many values lie around a record: the file and its table.
const ABOVE_RECORDS: usize = 2;

fn options() -> ron::Options {
    below(0)
}

/// For reading what lies within so many values.
///
/// `ron` counts a value twice, once as a value and once for what is in it.
fn below(values: usize) -> ron::Options {
    ron::Options::default().with_recursion_limit(2 * DEEPEST.saturating_sub(values))
}

fn no_schema() -> ron::Error {
    ron::Error::custom("a project file begins with its `schema`")
}

/// Takes the schema out of the beginning of a file.
struct Peek<'a>(&'a mut Option<u32>);

impl<'de> DeserializeSeed<'de> for Peek<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct(NAME, &["schema"], self)
    }
}

impl<'de> Visitor<'de> for Peek<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a project")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match map.next_key::<FieldName<'de>>()? {
            Some(name) if name.0 == "schema" => {
                let schema = map.next_value()?;
                if schema == 0 {
                    return Err(A::Error::custom("there is no schema 0"));
                }
                *self.0 = Some(schema);
                Ok(())
            }
            _ => Err(A::Error::custom(no_schema())),
        }
    }
}
