//! Errors in the user's words: what, where, what to do.

use std::io;
use std::path::Path;

use super::{Texts, tr};
use crate::store::{OpenError, SaveError};

/// Why a file could not be opened, and what to do.
pub fn open(texts: &Texts, error: &OpenError) -> String {
    match error {
        OpenError::Missing { path } => tr!(texts, "open-error-missing", path = shown(path)),
        OpenError::Directory { path } => tr!(texts, "open-error-directory", path = shown(path)),
        OpenError::Unreadable { path, source } => tr!(
            texts,
            "open-error-unreadable",
            path = shown(path),
            reason = reason(texts, source)
        ),
        OpenError::TooLarge { len, most } => tr!(
            texts,
            "open-error-too-large",
            size = megabytes(*len),
            most = megabytes(*most)
        ),
        OpenError::NotText { at } => tr!(texts, "open-error-not-text", byte = at.to_string()),
        OpenError::NotAProject { at, reason } => tr!(
            texts,
            "open-error-not-a-project",
            line = at.line.to_string(),
            column = at.column.to_string(),
            reason = reason.as_str()
        ),
        OpenError::Truncated { at } => {
            tr!(texts, "open-error-truncated", line = at.line.to_string())
        }
        OpenError::Duplicate { at, reason } => tr!(
            texts,
            "open-error-duplicate",
            line = at.line.to_string(),
            reason = reason.as_str()
        ),
        OpenError::TooDeep { at } => tr!(texts, "open-error-too-deep", line = at.line.to_string()),
        OpenError::TooNew { schema, known } => tr!(
            texts,
            "open-error-too-new",
            schema = schema.to_string(),
            known = known.to_string()
        ),
        OpenError::Cancelled => tr!(texts, "open-error-cancelled"),
    }
}

/// Why a project could not be saved, and what to do.
pub fn save(texts: &Texts, error: &SaveError) -> String {
    match error {
        SaveError::Foreign { path } => tr!(texts, "save-error-foreign", path = shown(path)),
        SaveError::Unreadable { path, source, .. } => tr!(
            texts,
            "save-error-unreadable",
            path = shown(path),
            reason = open(texts, source)
        ),
        SaveError::OtherProject { path } => {
            tr!(texts, "save-error-other-project", path = shown(path))
        }
        SaveError::Newer { path, schema } => tr!(
            texts,
            "save-error-newer",
            path = shown(path),
            schema = schema.to_string()
        ),
        SaveError::Exists { path } => tr!(texts, "save-error-exists", path = shown(path)),
        SaveError::NoFolder { path } => tr!(texts, "save-error-no-folder", path = shown(path)),
        SaveError::Directory { path } => tr!(texts, "save-error-directory", path = shown(path)),
        SaveError::Io { path, source } => tr!(
            texts,
            "save-error-io",
            path = shown(path),
            reason = reason(texts, source)
        ),
        SaveError::Verify { path } => tr!(texts, "save-error-verify", path = shown(path)),
        SaveError::TooLarge { len, most } => tr!(
            texts,
            "save-error-too-large",
            size = megabytes(*len),
            most = megabytes(*most)
        ),
        SaveError::Encode { reason } => {
            tr!(texts, "save-error-encode", reason = reason.as_str())
        }
    }
}

/// What the system said, in the user's language as far as it is one of the usual reasons.
pub fn reason(texts: &Texts, error: &io::Error) -> String {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied => tr!(texts, "reason-permission"),
        ErrorKind::ReadOnlyFilesystem => tr!(texts, "reason-read-only"),
        ErrorKind::StorageFull => tr!(texts, "reason-full"),
        ErrorKind::QuotaExceeded => tr!(texts, "reason-quota"),
        ErrorKind::ResourceBusy => tr!(texts, "reason-busy"),
        ErrorKind::TimedOut
        | ErrorKind::NotConnected
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle => tr!(texts, "reason-unreachable"),
        _ => error.to_string(),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1024 * 1024).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_full_disk_is_told_in_the_users_language() {
        let error = SaveError::Io {
            path: "kreis.zirkel.ron".into(),
            source: io::Error::from(io::ErrorKind::StorageFull),
        };
        assert!(save(&Texts::new(Lang::De), &error).contains("der Datenträger ist voll"));
        assert!(save(&Texts::new(Lang::En), &error).contains("the disk is full"));
    }
}
