//! What a record is: named fields that can be read, written, compared and merged one by one.
//!
//! The [`record!`] macro is the single place that lists a record's fields. From that list come
//! serialisation (blank fields are left out, unknown ones kept), normalisation, and the
//! field-wise visit on which undo and merging stand.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Visitor};

use super::{Ext, Id, Record, Shown, text};

/// Decides, field by field, what becomes of three versions of one record.
///
/// The model only walks the fields; the rules of merging live in `document::merge`.
pub trait FieldMerger {
    /// A value that changes as a whole.
    fn leaf<F: Leaf>(&mut self, field: &'static str, base: &F, mine: &F, theirs: &F) -> F;

    /// A text, which can be merged word by word.
    fn text(&mut self, field: &'static str, base: &str, mine: &str, theirs: &str) -> String;

    /// A list, of which one side can add a value and the other remove another.
    fn list<F: Leaf>(
        &mut self,
        field: &'static str,
        base: &[F],
        mine: &[F],
        theirs: &[F],
    ) -> Vec<F>;

    /// What this version does not know.
    fn ext(&mut self, base: &Ext, mine: &Ext, theirs: &Ext) -> Ext;

    /// The fields of the part `field` follow, until [`Self::leave`].
    fn enter(&mut self, _field: &'static str) {}

    /// The fields of the part entered last are through.
    fn leave(&mut self) {}
}

/// Gets to see two versions of one record, field by field.
pub trait FieldVisitor {
    /// One field; not a part, unless all that differs is whether the part is there.
    fn field<F: Field>(&mut self, field: &'static str, before: &F, after: &F);

    /// What this version does not know.
    fn ext(&mut self, before: &Ext, after: &Ext);

    /// The fields of the part `field` follow, until [`Self::leave`].
    fn enter(&mut self, field: &'static str);

    /// The fields of the part entered last are through.
    fn leave(&mut self);
}

/// Named fields: a record of a table, or a part of one.
pub trait Fields: Clone + PartialEq + Default {
    /// Shows each field of two versions to `visitor`, in the order of declaration. Parts that are
    /// not there are shown as blank.
    fn visit_fields<V: FieldVisitor>(visitor: &mut V, before: &Self, after: &Self);

    /// Merges each field by the rules of `merger`.
    fn merge_fields<M: FieldMerger>(
        merger: &mut M,
        base: &Self,
        mine: &Self,
        theirs: &Self,
    ) -> Self;

    /// The names of the fields that differ, in the order of declaration.
    fn changed_fields(&self, other: &Self) -> Vec<&'static str>;

    /// Brings texts into the form the file has: NFC, `\n`, no control characters.
    fn normalise(&mut self);
}

/// One field's value.
pub trait Field: Clone + PartialEq + Default {
    /// Merges this field by the rules of `merger`.
    fn merge<M: FieldMerger>(
        merger: &mut M,
        field: &'static str,
        base: &Self,
        mine: &Self,
        theirs: &Self,
    ) -> Self;

    /// Brings texts in the value into the form the file has.
    fn normalise(&mut self);

    /// Shows this field of two versions to `visitor`, or the fields of this part.
    fn visit<V: FieldVisitor>(visitor: &mut V, field: &'static str, before: &Self, after: &Self) {
        visitor.field(field, before, after);
    }

    /// What the value says.
    fn shown(&self) -> Shown;

    /// What a value of this field says that stands in a [`Conflict`](super::Conflict): a text as
    /// it is, any other value as RON. `None` if it is no value of this field.
    fn shown_from(value: &str) -> Option<Shown>;

    /// Whether the value is what an absent field means; such fields are not written.
    fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// A value that changes as a whole: when two people change it, one of the two values is right,
/// never a mixture.
pub trait Leaf: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Whether nobody needs to be asked when two people change it at once: where a thing lies
    /// can be put right at sight, and nothing anybody wrote is lost.
    const QUIET: bool = false;

    /// What the value says.
    fn shown(&self) -> Shown;

    /// Brings texts in the value into the form the file has.
    fn normalise(&mut self) {}
}

impl<L: Leaf + Default> Field for L {
    fn merge<M: FieldMerger>(
        merger: &mut M,
        field: &'static str,
        base: &Self,
        mine: &Self,
        theirs: &Self,
    ) -> Self {
        merger.leaf(field, base, mine, theirs)
    }

    fn shown(&self) -> Shown {
        Leaf::shown(self)
    }

    fn shown_from(value: &str) -> Option<Shown> {
        let value: Self = ron::from_str(value).ok()?;
        Some(Leaf::shown(&value))
    }

    fn normalise(&mut self) {
        Leaf::normalise(self);
    }
}

impl Field for String {
    fn merge<M: FieldMerger>(
        merger: &mut M,
        field: &'static str,
        base: &Self,
        mine: &Self,
        theirs: &Self,
    ) -> Self {
        merger.text(field, base, mine, theirs)
    }

    fn shown(&self) -> Shown {
        Shown::from(self.as_str())
    }

    fn shown_from(value: &str) -> Option<Shown> {
        Some(Shown::from(value))
    }

    fn normalise(&mut self) {
        text::normalise(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<L: Leaf> Leaf for Option<L> {
    const QUIET: bool = L::QUIET;

    fn shown(&self) -> Shown {
        self.as_ref().map_or(Shown::Nothing, Leaf::shown)
    }

    fn normalise(&mut self) {
        if let Some(value) = self {
            Leaf::normalise(value);
        }
    }
}

impl<L: Leaf> Field for Vec<L> {
    fn merge<M: FieldMerger>(
        merger: &mut M,
        field: &'static str,
        base: &Self,
        mine: &Self,
        theirs: &Self,
    ) -> Self {
        merger.list(field, base, mine, theirs)
    }

    fn shown(&self) -> Shown {
        match self.as_slice() {
            [] => Shown::Nothing,
            values => Shown::List(values.iter().map(Leaf::shown).collect()),
        }
    }

    fn shown_from(value: &str) -> Option<Shown> {
        let values: Self = ron::from_str(value).ok()?;
        Some(Field::shown(&values))
    }

    fn normalise(&mut self) {
        self.iter_mut().for_each(Leaf::normalise);
    }
}

impl<T: Record> Leaf for Id<T> {
    fn shown(&self) -> Shown {
        Shown::Reference(T::TABLE, self.ulid())
    }
}

/// Types of which [`Shown`] knows what they say.
macro_rules! leaf {
    ($($ty:ty),* $(,)?) => { $(impl $crate::model::record::Leaf for $ty {
        fn shown(&self) -> $crate::model::Shown {
            $crate::model::Shown::from(self.clone())
        }
    })* };
}
pub(crate) use leaf;

macro_rules! quiet_leaf {
    ($($ty:ty),* $(,)?) => { $(impl $crate::model::record::Leaf for $ty {
        const QUIET: bool = true;

        fn shown(&self) -> $crate::model::Shown {
            $crate::model::Shown::from(self.clone())
        }
    })* };
}
pub(crate) use quiet_leaf;

leaf!(
    bool,
    u32,
    i32,
    chrono::NaiveDate,
    chrono::NaiveTime,
    chrono::NaiveDateTime,
    chrono::DateTime<chrono::Utc>,
);

/// A field name as it stands in the file, borrowed where the parser allows it.
pub(crate) struct FieldName<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for FieldName<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = FieldName<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(FieldName(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}

/// Whether a text may say two things one after the other. Where two people changed the same words
/// of such a text, both stay in it; a name or a number would then be neither of the two.
pub fn is_prose(field: &str) -> bool {
    matches!(field, "text" | "note" | "purpose" | "legal_basis")
}

/// Declares a record: a struct whose fields each implement [`Field`], plus `ext` for what a
/// newer version added.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident : $ty:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $Name {
            $( $(#[$field_meta])* pub $field: $ty, )*
            /// Fields that a newer version wrote; kept as they are.
            pub ext: $crate::model::Ext,
        }

        impl $crate::model::Fields for $Name {
            fn merge_fields<M: $crate::model::FieldMerger>(
                merger: &mut M,
                base: &Self,
                mine: &Self,
                theirs: &Self,
            ) -> Self {
                Self {
                    $( $field: $crate::model::Field::merge(
                        merger, stringify!($field), &base.$field, &mine.$field, &theirs.$field,
                    ), )*
                    ext: merger.ext(&base.ext, &mine.ext, &theirs.ext),
                }
            }

            fn visit_fields<V: $crate::model::FieldVisitor>(
                visitor: &mut V,
                before: &Self,
                after: &Self,
            ) {
                $( $crate::model::Field::visit(
                    visitor, stringify!($field), &before.$field, &after.$field,
                ); )*
                visitor.ext(&before.ext, &after.ext);
            }

            fn changed_fields(&self, other: &Self) -> Vec<&'static str> {
                let mut changed = Vec::new();
                $( if self.$field != other.$field { changed.push(stringify!($field)); } )*
                if self.ext != other.ext { changed.push("ext"); }
                changed
            }

            fn normalise(&mut self) {
                $( $crate::model::Field::normalise(&mut self.$field); )*
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                use $crate::model::Field;
                let mut len = self.ext.len();
                $( len += usize::from(!Field::is_blank(&self.$field)); )*
                let mut out = serializer.serialize_struct(stringify!($Name), len)?;
                $( if !Field::is_blank(&self.$field) {
                    out.serialize_field(stringify!($field), &self.$field)?;
                } )*
                self.ext.put(&mut out)?;
                out.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct RecordVisitor;

                impl<'de> serde::de::Visitor<'de> for RecordVisitor {
                    type Value = $Name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a record of kind ", stringify!($Name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        use serde::de::Error as _;
                        $( let mut $field: Option<$ty> = None; )*
                        let mut ext = $crate::model::Ext::default();
                        while let Some(name) =
                            map.next_key::<$crate::model::record::FieldName<'de>>()?
                        {
                            match name.0.as_ref() {
                                $( stringify!($field) => {
                                    if $field.replace(map.next_value()?).is_some() {
                                        return Err(A::Error::duplicate_field(stringify!($field)));
                                    }
                                } )*
                                unknown => ext.take(unknown, &mut map)?,
                            }
                        }
                        Ok($Name { $( $field: $field.unwrap_or_default(), )* ext })
                    }
                }

                const FIELDS: &[&str] = &[$( stringify!($field), )*];
                deserializer.deserialize_struct(stringify!($Name), FIELDS, RecordVisitor)
            }
        }
    };
}
pub(crate) use record;

/// Declares a part of a record that is there or not. Present on both sides it merges field by
/// field; where one side took it away, it goes unless the other side changed it.
macro_rules! part {
    ($Name:ident) => {
        impl $crate::model::Field for Option<$Name> {
            fn merge<M: $crate::model::FieldMerger>(
                merger: &mut M,
                field: &'static str,
                base: &Self,
                mine: &Self,
                theirs: &Self,
            ) -> Self {
                match (mine, theirs) {
                    (Some(mine), Some(theirs)) => {
                        let blank = $Name::default();
                        let base = base.as_ref().unwrap_or(&blank);
                        merger.enter(field);
                        let merged =
                            $crate::model::Fields::merge_fields(merger, base, mine, theirs);
                        merger.leave();
                        Some(merged)
                    }
                    (Some(_), None) => mine.clone().filter(|_| mine != base),
                    (None, Some(_)) => theirs.clone().filter(|_| theirs != base),
                    (None, None) => None,
                }
            }

            fn visit<V: $crate::model::FieldVisitor>(
                visitor: &mut V,
                field: &'static str,
                before: &Self,
                after: &Self,
            ) {
                let blank = $Name::default();
                let [was, is] = [before, after].map(|part| part.as_ref().unwrap_or(&blank));
                if before != after && was == is {
                    visitor.field(field, before, after);
                }
                visitor.enter(field);
                $crate::model::Fields::visit_fields(visitor, was, is);
                visitor.leave();
            }

            fn shown(&self) -> $crate::model::Shown {
                match self {
                    Some(_) => $crate::model::Shown::Present,
                    None => $crate::model::Shown::Nothing,
                }
            }

            /// Conflicts are about a part's fields.
            fn shown_from(_: &str) -> Option<$crate::model::Shown> {
                None
            }

            fn normalise(&mut self) {
                if let Some(part) = self {
                    $crate::model::Fields::normalise(part);
                }
            }
        }
    };
}
pub(crate) use part;

/// Declares a closed list of words, the first being what an absent field means.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident { $( $(#[$word_meta:meta])* $Word:ident, )* }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $Name {
            #[default]
            $( $(#[$word_meta])* $Word, )*
        }

        impl $Name {
            /// Every word, in the order in which to offer them.
            pub const ALL: &[Self] = &[$( Self::$Word, )*];
        }

        $crate::model::record::leaf!($Name);
    };
}
pub(crate) use words;
