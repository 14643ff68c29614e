//! Compound files, in which older Office documents and all encrypted ones are kept: a file system in a file.
//!
//! Each chain is followed for as many steps as the file has sectors, so that none goes round in circles.

use super::super::Format;
use super::{NoList, ReadError, damaged};

/// How compound files begin.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Ids from there on are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

/// Streams shorter than that are kept in the stream of small sectors.
const SMALL: usize = 4096;

/// A compound file's streams.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    /// Those that stand at the top.
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    len: usize,
}

/// The workbook's stream in a compound file.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let compound = Compound::open(bytes)
        .ok_or_else(|| damaged(Format::Xls, "its table of contents cannot be read"))?;
    let has = |name: &str| compound.entry(name).is_some();
    if has("EncryptedPackage") {
        return Err(ReadError::Password);
    }
    if let Some(entry) = compound.entry("Workbook") {
        return Ok(compound.stream(entry));
    }
    Err(match () {
        () if has("Book") => NoList::OtherSpreadsheet,
        () if has("WordDocument") => NoList::Document,
        () if has("PowerPoint Document") || has("VisioDocument") => NoList::Slides,
        () => NoList::Binary,
    }
    .into())
}

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut compound = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        compound.read_table()?;
        let directory = compound.chain(u32_at(bytes, 48)?, usize::MAX);
        let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
        let root = entries.first()?;
        let small_len = u32_at(root, 120)? as usize;
        compound.small = compound.chain(u32_at(root, 116)?, small_len);
        compound.small_table = compound
            .chain(u32_at(bytes, 60)?, usize::MAX)
            .chunks_exact(4)
            .filter_map(|id| u32_at(id, 0))
            .collect();
        // The entries at the top are a tree: left, right, and the root's child.
        let mut waiting = vec![u32_at(root, 76)?];
        let mut seen = vec![false; entries.len()];
        while let Some(id) = waiting.pop() {
            let index = id as usize;
            let (Some(entry), Some(seen)) = (entries.get(index), seen.get_mut(index)) else {
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            waiting.extend([u32_at(entry, 68)?, u32_at(entry, 72)?]);
            let name_len = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
            let units = entry.get(..name_len)?.chunks_exact(2);
            let units: Vec<u16> = units.filter_map(|unit| u16_at(unit, 0)).collect();
            compound.entries.push(Entry {
                name: String::from_utf16_lossy(&units),
                start: u32_at(entry, 116)?,
                len: u32_at(entry, 120)? as usize,
            });
        }
        Some(compound)
    }

    /// How many sectors there are.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// A sector; the first is the file's second, behind the head. The last may be short.
    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        if id >= NO_SECTOR {
            return None;
        }
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes
            .get(start..end)
            .filter(|sector| !sector.is_empty())
    }

    /// Reads which sector follows which.
    fn read_table(&mut self) -> Option<()> {
        let ids = |bytes: &[u8]| -> Vec<u32> {
            bytes
                .chunks_exact(4)
                .filter_map(|id| u32_at(id, 0))
                .collect()
        };
        let mut parts = ids(self.bytes.get(76..512)?);
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(more) else {
                break;
            };
            let mut listed = ids(sector);
            more = listed.pop()?;
            parts.extend(listed);
        }
        for part in parts {
            // Each sector has one place in the table; what is more says nothing.
            if self.table.len() > self.sectors() {
                break;
            }
            if let Some(sector) = self.sector(part) {
                self.table.extend(ids(sector));
            }
        }
        Some(())
    }

    /// What stands in the sectors from there on, up to that length.
    fn chain(&self, start: u32, len: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut id = start;
        for _ in 0..=self.sectors() {
            let Some(sector) = self.sector(id) else {
                break;
            };
            let rest = len.saturating_sub(out.len());
            out.extend_from_slice(sector.get(..rest).unwrap_or(sector));
            if out.len() >= len {
                break;
            }
            let Some(next) = self.table.get(id as usize) else {
                break;
            };
            id = *next;
        }
        out
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn stream(&self, entry: &Entry) -> Vec<u8> {
        if entry.len >= SMALL {
            return self.chain(entry.start, entry.len);
        }
        let mut out = Vec::new();
        let mut id = entry.start as usize;
        while out.len() < entry.len {
            let start = id.saturating_mul(64);
            let Some(sector) = self.small.get(start..start.saturating_add(64)) else {
                break;
            };
            let rest = entry.len - out.len();
            out.extend_from_slice(sector.get(..rest).unwrap_or(sector));
            let Some(next) = self.small_table.get(id) else {
                break;
            };
            id = *next as usize;
        }
        out
    }
}

/// The number at that place, if there is one.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let part = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*part))
}

/// The number at that place, if there is one.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*part))
}
