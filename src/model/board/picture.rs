//! Pictures: stored once, however many elements show them.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::record::{record, words};
use crate::model::{Id, Shown, Ulid};

record! {
    /// A picture. It lies under [`Image::id`], which follows from its content: so that the same
    /// picture is in the file once, also if two people bring it in.
    pub struct Image {
        /// In what form the bytes are.
        pub media: MediaType,
        /// Width in pixels.
        pub width: u32,
        /// Height in pixels.
        pub height: u32,
        /// What the file was called it came from; may be blank.
        pub name: String,
        /// The bytes, upright and scaled down (see `exchange::picture`).
        pub data: Blob,
    }
}

words! {
    /// Forms of pictures.
    pub enum MediaType {
        /// image/png.
        Png,
        /// image/jpeg.
        Jpeg,
    }
}

impl MediaType {
    /// The media type as RFC 2046 has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

impl Image {
    /// Where a picture of these bytes lies.
    pub fn id(data: &[u8]) -> Id<Self> {
        let hash = blake3::hash(data);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Id::from_ulid(Ulid(u128::from_be_bytes(bytes)))
    }
}

/// Bytes; base64 in the file. Cloning costs nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Blob(Arc<[u8]>);

impl Default for Blob {
    fn default() -> Self {
        Self(Arc::from([]))
    }
}

impl Blob {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, shared: for a thread that decodes them.
    pub fn shared(&self) -> Arc<[u8]> {
        self.0.clone()
    }

    /// As base64, as it stands in the file and in `data:` addresses.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let bytes = STANDARD.decode(text.as_bytes());
        bytes.map(Self::from).map_err(serde::de::Error::custom)
    }
}

impl crate::model::record::Leaf for Blob {
    const QUIET: bool = true;

    fn shown(&self) -> Shown {
        Shown::Bytes(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_back_and_the_same_bytes_have_the_same_id() {
        let blob = Blob::from(vec![0, 1, 254, 255]);
        let text = ron::to_string(&blob).unwrap();
        assert_eq!(text, "\"AAH+/w==\"");
        assert_eq!(ron::from_str::<Blob>(&text).unwrap(), blob);
        assert!(ron::from_str::<Blob>("\"no base64!\"").is_err());
        assert_eq!(Image::id(&[1, 2]), Image::id(&[1, 2]));
        assert_ne!(Image::id(&[1, 2]), Image::id(&[1, 3]));
    }
}
