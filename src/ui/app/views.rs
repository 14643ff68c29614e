//! The views, one of each.

use crate::ui::attendance::AttendanceView;
use crate::ui::board::BoardView;
use crate::ui::conflicts::ConflictsView;
use crate::ui::history::HistoryView;
use crate::ui::minutes::MinutesView;
use crate::ui::place::ViewKind;
use crate::ui::registers::RegistersView;
use crate::ui::roster::RosterView;
use crate::ui::sessions::SessionsView;
use crate::ui::view::View;

/// The views on the open project.
#[derive(Default)]
pub(super) struct Views {
    pub(super) roster: RosterView,
    pub(super) sessions: SessionsView,
    pub(super) attendance: AttendanceView,
    pub(super) minutes: MinutesView,
    pub(super) board: BoardView,
    pub(super) registers: RegistersView,
    pub(super) conflicts: ConflictsView,
    pub(super) history: HistoryView,
}

impl Views {
    /// The view of a kind; the start page is none.
    pub(super) fn get(&mut self, kind: ViewKind) -> Option<&mut dyn View> {
        match kind {
            ViewKind::Start => None,
            ViewKind::Roster => Some(&mut self.roster),
            ViewKind::Sessions => Some(&mut self.sessions),
            ViewKind::Attendance => Some(&mut self.attendance),
            ViewKind::Minutes => Some(&mut self.minutes),
            ViewKind::Board => Some(&mut self.board),
            ViewKind::Registers => Some(&mut self.registers),
            ViewKind::Conflicts => Some(&mut self.conflicts),
            ViewKind::History => Some(&mut self.history),
        }
    }

    /// As [`Self::get`], to be asked only.
    pub(super) fn get_ref(&self, kind: ViewKind) -> Option<&dyn View> {
        match kind {
            ViewKind::Start => None,
            ViewKind::Roster => Some(&self.roster),
            ViewKind::Sessions => Some(&self.sessions),
            ViewKind::Attendance => Some(&self.attendance),
            ViewKind::Minutes => Some(&self.minutes),
            ViewKind::Board => Some(&self.board),
            ViewKind::Registers => Some(&self.registers),
            ViewKind::Conflicts => Some(&self.conflicts),
            ViewKind::History => Some(&self.history),
        }
    }
}
