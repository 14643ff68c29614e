//! The model's closed lists of words, and the names of steps and tables.

use super::{Texts, tr};
use crate::document::Step;
use crate::model::{
    ActionStatus, AmendmentKind, Approval, Arrowhead, AttendanceStatus, ConflictKind,
    ConsentPurpose, Dash, DecisionMethod, DecisionResult, ElementKind, EntryKind, Fill, Fitting,
    Half, Ink, ItemKind, ItemOutcome, MediaType, NoteColor, OrganisationKind, PollMode, PollState,
    ReplyAnswer, Role, Route, SessionState, SuggestionStatus, TableName, TextAlign, TypeSize,
    Visibility, Weight, Word,
};

/// Something that has a name in the user's language.
pub trait Named {
    /// Its name.
    fn name(&self, texts: &Texts) -> String;
}

macro_rules! named {
    ($( $Type:ident { $( $Word:ident = $id:literal, )* } )*) => { $(
        impl Named for $Type {
            fn name(&self, texts: &Texts) -> String {
                match self {
                    $( Self::$Word => tr!(texts, $id), )*
                }
            }
        }
    )* };
}

named! {
    OrganisationKind {
        Other = "organisation-kind-other",
        City = "organisation-kind-city",
        County = "organisation-kind-county",
        Federal = "organisation-kind-federal",
        State = "organisation-kind-state",
        Association = "organisation-kind-association",
        Research = "organisation-kind-research",
        Foundation = "organisation-kind-foundation",
    }
    Role {
        Member = "role-member",
        Lead = "role-lead",
        Coordination = "role-coordination",
        Deputy = "role-deputy",
        Guest = "role-guest",
    }
    ConsentPurpose {
        ContactSharing = "consent-contact-sharing",
        Photo = "consent-photo",
        Invitation = "consent-invitation",
    }
    SessionState {
        Scheduled = "session-state-scheduled",
        Invited = "session-state-invited",
        Running = "session-state-running",
        Closed = "session-state-closed",
        Cancelled = "session-state-cancelled",
    }
    Approval {
        Draft = "approval-draft",
        Circulating = "approval-circulating",
        Approved = "approval-approved",
        ApprovedWithChanges = "approval-approved-with-changes",
    }
    Half {
        Morning = "half-morning",
        Afternoon = "half-afternoon",
    }
    AttendanceStatus {
        Open = "attendance-open",
        Present = "attendance-present",
        Online = "attendance-online",
        Excused = "attendance-excused",
        Absent = "attendance-absent",
    }
    ReplyAnswer {
        None = "reply-none",
        Yes = "reply-yes",
        Online = "reply-online",
        Maybe = "reply-maybe",
        No = "reply-no",
    }
    ItemKind {
        Other = "item-kind-other",
        Formalities = "item-kind-formalities",
        Talk = "item-kind-talk",
        Suggestions = "item-kind-suggestions",
        Workshop = "item-kind-workshop",
        Decision = "item-kind-decision",
        Discussion = "item-kind-discussion",
        Break = "item-kind-break",
    }
    ItemOutcome {
        Open = "item-outcome-open",
        Discussed = "item-outcome-discussed",
        Postponed = "item-outcome-postponed",
    }
    AmendmentKind {
        Changed = "amendment-changed",
        Added = "amendment-added",
        Removed = "amendment-removed",
    }
    Visibility {
        Circle = "visibility-circle",
        Internal = "visibility-internal",
        Public = "visibility-public",
    }
    EntryKind {
        Information = "entry-kind-information",
        Discussion = "entry-kind-discussion",
        Result = "entry-kind-result",
        Decision = "entry-kind-decision",
        Action = "entry-kind-action",
        Suggestion = "entry-kind-suggestion",
    }
    DecisionMethod {
        Open = "decision-method-open",
        Secret = "decision-method-secret",
        Consensus = "decision-method-consensus",
        Circulation = "decision-method-circulation",
    }
    DecisionResult {
        Unanimous = "decision-result-unanimous",
        Majority = "decision-result-majority",
        Rejected = "decision-result-rejected",
        Postponed = "decision-result-postponed",
        Noted = "decision-result-noted",
    }
    ActionStatus {
        Open = "action-status-open",
        InProgress = "action-status-in-progress",
        Done = "action-status-done",
        Deferred = "action-status-deferred",
        Dropped = "action-status-dropped",
    }
    SuggestionStatus {
        Collected = "suggestion-status-collected",
        Forwarded = "suggestion-status-forwarded",
        TakenUp = "suggestion-status-taken-up",
        Declined = "suggestion-status-declined",
    }
    ElementKind {
        Note = "element-kind-note",
        Text = "element-kind-text",
        Frame = "element-kind-frame",
        Rectangle = "element-kind-rectangle",
        Ellipse = "element-kind-ellipse",
        Diamond = "element-kind-diamond",
        Connector = "element-kind-connector",
        Stroke = "element-kind-stroke",
        Highlight = "element-kind-highlight",
        Image = "element-kind-image",
    }
    Ink {
        Black = "ink-black",
        Gray = "ink-gray",
        Red = "ink-red",
        Orange = "note-color-orange",
        Green = "note-color-green",
        Blue = "note-color-blue",
        Violet = "note-color-violet",
    }
    Fill {
        None = "fill-none",
        White = "note-color-white",
        Gray = "ink-gray",
        Pink = "note-color-pink",
        Orange = "note-color-orange",
        Yellow = "note-color-yellow",
        Green = "note-color-green",
        Blue = "note-color-blue",
        Violet = "note-color-violet",
    }
    Weight {
        Medium = "weight-medium",
        Thin = "weight-thin",
        Thick = "weight-thick",
    }
    Dash {
        Solid = "dash-solid",
        Dashed = "dash-dashed",
        Dotted = "dash-dotted",
    }
    TypeSize {
        Medium = "type-size-medium",
        Small = "type-size-small",
        Large = "type-size-large",
        Huge = "type-size-huge",
    }
    TextAlign {
        Usual = "text-align-usual",
        Left = "text-align-left",
        Center = "text-align-center",
        Right = "text-align-right",
    }
    Fitting {
        Shrink = "fitting-shrink",
        Grow = "fitting-grow",
    }
    Route {
        Straight = "route-straight",
        Curved = "route-curved",
        Elbow = "route-elbow",
    }
    Arrowhead {
        None = "arrowhead-none",
        Arrow = "arrowhead-arrow",
        Triangle = "arrowhead-triangle",
        Dot = "arrowhead-dot",
    }
    MediaType {
        Png = "media-type-png",
        Jpeg = "media-type-jpeg",
    }
    PollMode {
        PerPerson = "poll-mode-per-person",
        Totals = "poll-mode-totals",
    }
    PollState {
        Open = "poll-state-open",
        Closed = "poll-state-closed",
    }
    NoteColor {
        Yellow = "note-color-yellow",
        Orange = "note-color-orange",
        Pink = "note-color-pink",
        Violet = "note-color-violet",
        Blue = "note-color-blue",
        Green = "note-color-green",
        White = "note-color-white",
    }
    ConflictKind {
        Text = "conflict-kind-text",
        Value = "conflict-kind-value",
        Deleted = "conflict-kind-deleted",
        Unknown = "conflict-kind-unknown",
    }
    TableName {
        circle = "table-circle",
        organisations = "table-organisations",
        people = "table-people",
        memberships = "table-memberships",
        consents = "table-consents",
        sessions = "table-sessions",
        days = "table-days",
        attendance = "table-attendance",
        replies = "table-replies",
        amendments = "table-amendments",
        templates = "table-templates",
        agenda = "table-agenda",
        entries = "table-entries",
        boards = "table-boards",
        elements = "table-elements",
        images = "table-images",
        polls = "table-polls",
        dots = "table-dots",
        conflicts = "table-conflicts",
    }
    Step {
        EditCircle = "step-edit-circle",
        AddOrganisation = "step-add-organisation",
        EditOrganisation = "step-edit-organisation",
        DeleteOrganisation = "step-delete-organisation",
        DeleteOrganisations = "step-delete-organisations",
        AddPerson = "step-add-person",
        EditPerson = "step-edit-person",
        DeletePerson = "step-delete-person",
        DeletePeople = "step-delete-people",
        MergePeople = "step-merge-people",
        ErasePerson = "step-erase-person",
        EditConsent = "step-edit-consent",
        ImportRoster = "step-import-roster",
        EditMembership = "step-edit-membership",
        AddSession = "step-add-session",
        EditSession = "step-edit-session",
        DeleteSession = "step-delete-session",
        AddDay = "step-add-day",
        EditDay = "step-edit-day",
        DeleteDay = "step-delete-day",
        SetAttendance = "step-set-attendance",
        SetReply = "step-set-reply",
        AddGuest = "step-add-guest",
        AddItem = "step-add-item",
        EditItem = "step-edit-item",
        MoveItem = "step-move-item",
        DeleteItem = "step-delete-item",
        AddEntry = "step-add-entry",
        EditEntry = "step-edit-entry",
        MoveEntry = "step-move-entry",
        DeleteEntry = "step-delete-entry",
        ApproveMinutes = "step-approve-minutes",
        SaveTemplate = "step-save-template",
        EditTemplate = "step-edit-template",
        DeleteTemplate = "step-delete-template",
        TimeItem = "step-time-item",
        CarryItem = "step-carry-item",
        PasteEntries = "step-paste-entries",
        JoinEntries = "step-join-entries",
        RecogniseDue = "step-recognise-due",
        RecogniseOwner = "step-recognise-owner",
        ExpandSnippet = "step-expand-snippet",
        CorrectSpelling = "step-correct-spelling",
        SetStatus = "step-set-status",
        AddBoard = "step-add-board",
        EditBoard = "step-edit-board",
        DeleteBoard = "step-delete-board",
        AddNote = "step-add-note",
        AddText = "step-add-text",
        AddFrame = "step-add-frame",
        EditElement = "step-edit-element",
        ColorElements = "step-color-elements",
        MoveElements = "step-move-elements",
        ResizeElement = "step-resize-element",
        DuplicateElements = "step-duplicate-elements",
        ReorderElements = "step-reorder-elements",
        DeleteElements = "step-delete-elements",
        AddShape = "step-add-shape",
        AddConnector = "step-add-connector",
        AddStroke = "step-add-stroke",
        AddImage = "step-add-image",
        ChangeConnector = "step-change-connector",
        EraseStrokes = "step-erase-strokes",
        RotateElements = "step-rotate-elements",
        ResizeElements = "step-resize-elements",
        StyleElements = "step-style-elements",
        TagElements = "step-tag-elements",
        SetAuthor = "step-set-author",
        NumberNotes = "step-number-notes",
        GroupElements = "step-group-elements",
        UngroupElements = "step-ungroup-elements",
        LockElements = "step-lock-elements",
        UnlockElements = "step-unlock-elements",
        AlignElements = "step-align-elements",
        DistributeElements = "step-distribute-elements",
        StackElements = "step-stack-elements",
        TidyElements = "step-tidy-elements",
        SortElements = "step-sort-elements",
        PasteElements = "step-paste-elements",
        CutElements = "step-cut-elements",
        MakeCluster = "step-make-cluster",
        ReorderFrames = "step-reorder-frames",
        MoveInOutline = "step-move-in-outline",
        CoverNotes = "step-cover-notes",
        RevealNotes = "step-reveal-notes",
        OpenPoll = "step-open-poll",
        EditPoll = "step-edit-poll",
        GiveDots = "step-give-dots",
        ClosePoll = "step-close-poll",
        DeletePoll = "step-delete-poll",
        NotesToMinutes = "step-notes-to-minutes",
        AddBoardFromTemplate = "step-add-board-from-template",
        SaveBoardTemplate = "step-save-board-template",
        ImportBoard = "step-import-board",
        RestoreRecord = "step-restore-record",
        RestoreVersion = "step-restore-version",
        JoinVersion = "step-join-version",
        SettleConflict = "step-settle-conflict",
    }
}

impl Named for Word {
    fn name(&self, texts: &Texts) -> String {
        match self {
            Self::OrganisationKind(word) => word.name(texts),
            Self::Role(word) => word.name(texts),
            Self::ConsentPurpose(word) => word.name(texts),
            Self::SessionState(word) => word.name(texts),
            Self::Approval(word) => word.name(texts),
            Self::Half(word) => word.name(texts),
            Self::AttendanceStatus(word) => word.name(texts),
            Self::ReplyAnswer(word) => word.name(texts),
            Self::ItemKind(word) => word.name(texts),
            Self::ItemOutcome(word) => word.name(texts),
            Self::AmendmentKind(word) => word.name(texts),
            Self::Visibility(word) => word.name(texts),
            Self::EntryKind(word) => word.name(texts),
            Self::DecisionMethod(word) => word.name(texts),
            Self::DecisionResult(word) => word.name(texts),
            Self::ActionStatus(word) => word.name(texts),
            Self::SuggestionStatus(word) => word.name(texts),
            Self::ElementKind(word) => word.name(texts),
            Self::NoteColor(word) => word.name(texts),
            Self::Ink(word) => word.name(texts),
            Self::Fill(word) => word.name(texts),
            Self::Weight(word) => word.name(texts),
            Self::Dash(word) => word.name(texts),
            Self::TypeSize(word) => word.name(texts),
            Self::TextAlign(word) => word.name(texts),
            Self::Fitting(word) => word.name(texts),
            Self::Route(word) => word.name(texts),
            Self::Arrowhead(word) => word.name(texts),
            Self::MediaType(word) => word.name(texts),
            Self::PollMode(word) => word.name(texts),
            Self::PollState(word) => word.name(texts),
            Self::ConflictKind(word) => word.name(texts),
            Self::TableName(word) => word.name(texts),
        }
    }
}
