//! How a status looks: icon, colour and letter, so that nothing is told by colour alone.

use egui::Color32;

use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{AttendanceStatus, ReplyAnswer};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::Palette;

/// The icon of a status.
pub const fn icon(status: AttendanceStatus) -> Icon {
    match status {
        AttendanceStatus::Open => icons::OPEN_STATUS,
        AttendanceStatus::Present => icons::CHECK,
        AttendanceStatus::Online => icons::ONLINE,
        AttendanceStatus::Excused => icons::EXCUSED,
        AttendanceStatus::Absent => icons::ABSENT,
    }
}

/// The colour of a status.
pub const fn ink(palette: &Palette, status: AttendanceStatus) -> Color32 {
    match status {
        AttendanceStatus::Open => palette.text_weak,
        AttendanceStatus::Present => palette.good,
        AttendanceStatus::Online => palette.accent,
        AttendanceStatus::Excused => palette.warn,
        AttendanceStatus::Absent => palette.bad,
    }
}

/// The letter that is the key of a status, and stands for it where there is little room.
pub fn letter(texts: &Texts, status: AttendanceStatus) -> String {
    match status {
        AttendanceStatus::Open => "0".to_owned(),
        AttendanceStatus::Present => tr!(texts, "attend-letter-present"),
        AttendanceStatus::Online => tr!(texts, "attend-letter-online"),
        AttendanceStatus::Excused => tr!(texts, "attend-letter-excused"),
        AttendanceStatus::Absent => tr!(texts, "attend-letter-absent"),
    }
}

/// A reply in a narrow column.
pub fn reply_word(texts: &Texts, answer: ReplyAnswer) -> String {
    match answer {
        ReplyAnswer::None => "–".to_owned(),
        ReplyAnswer::Online => tr!(texts, "attendance-online"),
        other => other.name(texts),
    }
}
