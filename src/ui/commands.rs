//! Everything a person can do, in one table: name, icon, keys, menu. Menu bar, shortcuts and
//! command palette are three faces of it.

mod keys;

use egui::Key;

use super::icons::{self, Icon};
use super::place::ViewKind;
use crate::i18n::{Texts, tr};

pub use keys::Keys;

use keys::{alt, ctrl, ctrl_shift, plain, shift};

/// The menus of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Datei.
    File,
    /// Bearbeiten.
    Edit,
    /// Einfügen.
    Insert,
    /// Ansicht.
    View,
    /// Einstellungen.
    Settings,
    /// Hilfe.
    Help,
}

impl Menu {
    /// Every menu, from left to right.
    pub const ALL: &[Self] = &[
        Self::File,
        Self::Edit,
        Self::Insert,
        Self::View,
        Self::Settings,
        Self::Help,
    ];

    /// Its name.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::File => tr!(texts, "menu-file"),
            Self::Edit => tr!(texts, "menu-edit"),
            Self::Insert => tr!(texts, "menu-insert"),
            Self::View => tr!(texts, "menu-view"),
            Self::Settings => tr!(texts, "menu-settings"),
            Self::Help => tr!(texts, "menu-help"),
        }
    }
}

/// When a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Always.
    Always,
    /// With an open project.
    Project,
    /// When the view on the screen says that it can (see `View::can`).
    View,
}

macro_rules! commands {
    ($(
        $(#[$meta:meta])*
        $Command:ident = $id:literal, $icon:ident, $menu:ident, $scope:ident, [$($keys:expr),*];
    )*) => {
        /// Something a person can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $( $(#[$meta])* $Command, )*
        }

        impl Command {
            /// Every command, in the order of the menus.
            pub const ALL: &[Self] = &[$( Self::$Command, )*];

            /// Its name.
            pub fn label(self, texts: &Texts) -> String {
                match self {
                    $( Self::$Command => tr!(texts, $id), )*
                }
            }

            /// Its icon.
            pub const fn icon(self) -> Icon {
                match self {
                    $( Self::$Command => icons::$icon, )*
                }
            }

            /// The menu it stands in.
            pub const fn menu(self) -> Menu {
                match self {
                    $( Self::$Command => Menu::$menu, )*
                }
            }

            /// When it makes sense.
            pub const fn scope(self) -> Scope {
                match self {
                    $( Self::$Command => Scope::$scope, )*
                }
            }

            /// The keys that run it; menus show the first.
            pub const fn keys(self) -> &'static [Keys] {
                match self {
                    $( Self::$Command => const { &[$( $keys ),*] }, )*
                }
            }
        }
    };
}

commands! {
    /// A new project.
    NewProject = "command-new-project", NEW, File, Always, [ctrl(Key::N)];
    /// Open a project.
    OpenProject = "command-open-project", OPEN, File, Always, [ctrl(Key::O)];
    /// Open a project whose path is typed.
    OpenPath = "command-open-path", PATH, File, Always, [];
    /// Open the example session.
    OpenExample = "command-open-example", EXAMPLE, File, Always, [];
    /// Save.
    Save = "command-save", SAVE, File, Project, [ctrl(Key::S)];
    /// Save under another name.
    SaveAs = "command-save-as", SAVE_AS, File, Project, [ctrl_shift(Key::S)];
    /// Read a list of people.
    ImportRoster = "command-import-roster", IMPORT, File, Project, [ctrl_shift(Key::I)];
    /// Write what is on the screen for another program: people, minutes, a register.
    Export = "command-export", EXPORT, File, View, [ctrl(Key::E)];
    /// Minutes or agenda as their readers get them.
    Preview = "command-preview", PREVIEW, File, View, [ctrl(Key::P)];
    /// Read a board of another program.
    ImportBoard = "command-import-board", IMPORT, File, Project, [];
    /// The notes as cards, to be printed and cut.
    CardSheet = "command-card-sheet", CARDS, File, View, [];
    /// Purpose and legal basis of personal data, and who was erased.
    DataProtection = "command-data-protection", PRIVACY, File, Project, [];
    /// Close the project.
    CloseProject = "command-close-project", CLOSE, File, Project, [ctrl(Key::W)];
    /// End the program.
    Quit = "command-quit", QUIT, File, Always, [ctrl(Key::Q)];

    /// Take the last step back.
    Undo = "command-undo", UNDO, Edit, Project, [ctrl(Key::Z)];
    /// Do the step undone last once more.
    Redo = "command-redo", REDO, Edit, Project, [ctrl(Key::Y), ctrl_shift(Key::Z)];
    /// Whoever is open on the half-day was there.
    AllPresent = "command-all-present", ALL_PRESENT, Edit, View, [ctrl_shift(Key::A)];
    /// Edit what is selected.
    EditSelected = "command-edit-selected", EDIT, Edit, View, [plain(Key::Enter), plain(Key::F2)];
    /// Duplicate what is selected.
    Duplicate = "command-duplicate", DUPLICATE, Edit, View, [ctrl(Key::D)];
    /// Delete what is selected.
    Delete = "command-delete", DELETE, Edit, View, [plain(Key::Delete)];
    /// Select everything.
    SelectAll = "command-select-all", SELECT_ALL, Edit, View, [ctrl(Key::A)];
    /// Look for something in the list on the screen.
    Find = "command-find", SEARCH, Edit, View, [ctrl(Key::F)];
    /// Copy the selected rows.
    CopyRows = "command-copy-rows", DUPLICATE, Edit, View, [ctrl(Key::C)];
    /// Copy the e-mail addresses of the selected people.
    CopyAddresses = "command-copy-addresses", ADDRESSES, Edit, View, [];
    /// Write to the selected people.
    WriteMail = "command-write-mail", MAIL, Edit, View, [];
    /// Settle a conflict by its first version.
    KeepFirst = "command-keep-first", KEEP_FIRST, Edit, View, [plain(Key::Num1)];
    /// Settle a conflict by its other version.
    KeepSecond = "command-keep-second", KEEP_SECOND, Edit, View, [plain(Key::Num2)];
    /// Settle a conflict by both versions, or whatever stands there now.
    KeepBoth = "command-keep-both", KEEP_BOTH, Edit, View, [plain(Key::B)];
    /// Settle a conflict by another version.
    EditVersion = "command-edit-version", EDIT, Edit, View, [plain(Key::E)];
    /// Make one person of the records that are selected.
    MergePeople = "command-merge-people", MERGE_PEOPLE, Edit, View, [];
    /// Look for records that may be one person.
    FindDuplicates = "command-find-duplicates", DUPLICATES, Edit, Project, [];
    /// All that is held on the person that is selected.
    AccessReport = "command-access-report", ACCESS, Edit, View, [];
    /// Erase the data of the person that is selected.
    ErasePerson = "command-erase-person", ERASE, Edit, View, [];
    /// Move what is selected up.
    MoveUp = "command-move-up", MOVE_UP, Edit, View, [alt(Key::ArrowUp)];
    /// Move what is selected down.
    MoveDown = "command-move-down", MOVE_DOWN, Edit, View, [alt(Key::ArrowDown)];
    /// Put the chosen agenda item into the next session.
    MoveToNextSession = "command-move-to-next-session", NEXT_SESSION, Edit, View, [];
    /// Keep days and agenda of the session on the screen as a template.
    SaveTemplate = "command-save-template", TEMPLATE, Edit, View, [];
    /// Rename and delete templates.
    ManageTemplates = "command-manage-templates", TEMPLATE, Edit, Project, [];
    /// How far the minutes on the screen have come, and what was changed since.
    Approval = "command-approval", APPROVAL, Edit, View, [];
    /// Suggestions for the wrong word at the cursor, or the next one.
    CorrectWord = "command-correct-word", SPELLING, Edit, Project, [plain(Key::F7)];
    /// Put what is selected on top.
    ToFront = "command-to-front", TO_FRONT, Edit, View, [plain(Key::PageUp)];
    /// Put what is selected at the bottom.
    ToBack = "command-to-back", TO_BACK, Edit, View, [plain(Key::PageDown)];
    /// Copy what is selected on the board.
    Copy = "command-copy", DUPLICATE, Edit, View, [ctrl(Key::C)];
    /// Cut what is selected on the board.
    Cut = "command-cut", CUT, Edit, View, [ctrl(Key::X)];
    /// Paste onto the board.
    Paste = "command-paste", PASTE, Edit, View, [ctrl(Key::V)];
    /// Make a group of what is selected.
    Group = "command-group", GROUP, Edit, View, [ctrl(Key::G)];
    /// Take a group apart.
    Ungroup = "command-ungroup", UNGROUP, Edit, View, [ctrl_shift(Key::G)];
    /// Hold what is selected in place, or let it go.
    Lock = "command-lock", LOCK, Edit, View, [ctrl_shift(Key::L)];
    /// One layer up.
    RaiseOne = "command-raise-one", RAISE, Edit, View, [ctrl(Key::PageUp)];
    /// One layer down.
    LowerOne = "command-lower-one", LOWER, Edit, View, [ctrl(Key::PageDown)];
    /// Align at the left.
    AlignLeft = "command-align-left", ALIGN_LEFT, Edit, View, [ctrl_shift(Key::ArrowLeft)];
    /// Align in the middle.
    AlignCenter = "command-align-center", ALIGN_CENTER, Edit, View, [];
    /// Align at the right.
    AlignRight = "command-align-right", ALIGN_RIGHT, Edit, View, [ctrl_shift(Key::ArrowRight)];
    /// Align at the top.
    AlignTop = "command-align-top", ALIGN_TOP, Edit, View, [ctrl_shift(Key::ArrowUp)];
    /// Align at half height.
    AlignMiddle = "command-align-middle", ALIGN_MIDDLE, Edit, View, [];
    /// Align at the bottom.
    AlignBottom = "command-align-bottom", ALIGN_BOTTOM, Edit, View, [ctrl_shift(Key::ArrowDown)];
    /// Equal distances from left to right.
    DistributeAcross = "command-distribute-across", DISTRIBUTE_ACROSS, Edit, View, [];
    /// Equal distances from top to bottom.
    DistributeDown = "command-distribute-down", DISTRIBUTE_DOWN, Edit, View, [];
    /// One beside the other.
    StackAcross = "command-stack-across", STACK_ACROSS, Edit, View, [];
    /// One below the other.
    StackDown = "command-stack-down", STACK_DOWN, Edit, View, [];
    /// Closely together.
    Pack = "command-pack", PACK, Edit, View, [];
    /// Into a grid.
    Tidy = "command-tidy", TIDY, Edit, View, [shift(Key::T)];
    /// Rotate against the clock.
    RotateLeft = "command-rotate-left", ROTATE_LEFT, Edit, View, [plain(Key::Comma)];
    /// Rotate with the clock.
    RotateRight = "command-rotate-right", ROTATE_RIGHT, Edit, View, [plain(Key::Period)];
    /// Lay the selected images below everything else and hold them there.
    ImageAsGround = "command-image-as-ground", GROUND, Edit, View, [];
    /// Tags of the selected notes.
    EditTags = "command-edit-tags", TAG, Edit, View, [shift(Key::S)];
    /// A named frame around what is selected.
    MakeCluster = "command-make-cluster", CLUSTER, Edit, View, [plain(Key::C)];
    /// Sort notes by colour.
    SortByColor = "command-sort-by-color", SORT_COLOR, Edit, View, [];
    /// Sort notes by author.
    SortByAuthor = "command-sort-by-author", SORT_AUTHOR, Edit, View, [];
    /// Sort notes by tag.
    SortByTag = "command-sort-by-tag", SORT_TAG, Edit, View, [];
    /// Sort notes by votes.
    SortByVotes = "command-sort-by-votes", SORT_VOTES, Edit, View, [];
    /// Put the selected notes into the minutes.
    ToMinutes = "command-to-minutes", TO_MINUTES, Edit, View, [ctrl(Key::M)];
    /// The entry that was made of the selected note.
    GoToEntry = "command-go-to-entry", MINUTES, Edit, View, [ctrl(Key::L)];
    /// New notes are covered, or not.
    CoverWriting = "command-cover-writing", COVER, Edit, View, [];
    /// Reveal all covered notes.
    RevealNotes = "command-reveal-notes", REVEAL, Edit, View, [];
    /// Vote with dots.
    Poll = "command-poll", POLL, Edit, View, [shift(Key::D)];
    /// Keep the board as a template.
    SaveBoardTemplate = "command-save-board-template", TEMPLATE, Edit, View, [];

    /// A new person.
    AddPerson = "command-add-person", ADD_PERSON, Insert, Project, [ctrl_shift(Key::N)];
    /// A new organisation.
    AddOrganisation = "command-add-organisation", ADD_ORGANISATION, Insert, Project, [];
    /// A new session.
    AddSession = "command-add-session", ADD_SESSION, Insert, Project, [];
    /// A new agenda item in the session on the screen.
    AddItem = "command-add-item", ADD_ITEM, Insert, View, [ctrl_shift(Key::T)];
    /// A new entry in the minutes on the screen.
    AddEntry = "command-add-entry", ADD_ENTRY, Insert, View, [ctrl_shift(Key::E)];
    /// Somebody who was not expected, in the session on the screen.
    AddGuest = "command-add-guest", ADD_GUEST, Insert, View, [ctrl_shift(Key::G)];
    /// A new board.
    AddBoard = "command-add-board", ADD_BOARD, Insert, Project, [ctrl_shift(Key::B)];
    /// A new board from a template.
    BoardFromTemplate = "command-board-from-template", BOARD_TEMPLATE, Insert, Project, [];
    /// A new note on the board.
    AddNote = "command-add-note", NOTE, Insert, View, [plain(Key::N)];
    /// A new text on the board.
    AddText = "command-add-text", TEXT, Insert, View, [plain(Key::T)];
    /// A new frame on the board.
    AddFrame = "command-add-frame", FRAME, Insert, View, [plain(Key::F)];
    /// An arrow.
    AddArrow = "command-add-arrow", ARROW, Insert, View, [plain(Key::A)];
    /// A line.
    AddLine = "command-add-line", LINE, Insert, View, [plain(Key::L)];
    /// A rectangle.
    AddRectangle = "command-add-rectangle", RECTANGLE, Insert, View, [plain(Key::R)];
    /// An ellipse.
    AddEllipse = "command-add-ellipse", ELLIPSE, Insert, View, [plain(Key::O)];
    /// A diamond.
    AddDiamond = "command-add-diamond", DIAMOND, Insert, View, [shift(Key::R)];
    /// The pen.
    DrawPen = "command-draw-pen", PEN, Insert, View, [plain(Key::P), plain(Key::D)];
    /// The highlighter.
    DrawHighlight = "command-draw-highlight", HIGHLIGHT, Insert, View, [shift(Key::P)];
    /// An image from a file.
    AddImage = "command-add-image", IMAGE, Insert, View, [shift(Key::I)];

    /// Start page.
    ShowStart = "command-show-start", HOME, View, Always, [];
    /// People.
    ShowRoster = "command-show-roster", ROSTER, View, Project, [ctrl(Key::Num1)];
    /// Sessions.
    ShowSessions = "command-show-sessions", SESSIONS, View, Project, [ctrl(Key::Num2)];
    /// Minutes.
    ShowMinutes = "command-show-minutes", MINUTES, View, Project, [ctrl(Key::Num3)];
    /// Boards.
    ShowBoard = "command-show-board", BOARD, View, Project, [ctrl(Key::Num4)];
    /// Decisions, actions and suggestions of all sessions.
    ShowRegisters = "command-show-registers", REGISTERS, View, Project, [ctrl(Key::Num5)];
    /// Who was there.
    ShowAttendance = "command-show-attendance", ATTENDANCE, View, Project, [ctrl(Key::Num7)];
    /// The desk at the door: type a name, Enter, next.
    CheckIn = "command-check-in", CHECK_IN, View, Project, [plain(Key::F9)];
    /// What others have just changed.
    ShowNews = "command-show-news", NEWS, View, Project, [plain(Key::F8)];
    /// What two people changed in two ways.
    ShowConflicts = "command-show-conflicts", CONFLICTS, View, Project, [];
    /// Versions of the project.
    ShowHistory = "command-show-history", HISTORY, View, Project, [ctrl(Key::Num6)];
    /// The agenda item on the screen begins now.
    StartItem = "command-start-item", START, View, View, [plain(Key::F6)];
    /// The running agenda item ends now.
    EndItem = "command-end-item", STOP, View, View, [shift(Key::F6)];
    /// The item before.
    PreviousItem = "command-previous-item", BACK, View, View, [ctrl(Key::PageUp)];
    /// The item behind.
    NextItem = "command-next-item", GO, View, View, [ctrl(Key::PageDown)];
    /// When each entry was written, or not.
    ShowTimes = "command-show-times", TIME, View, View, [];
    /// Search the project.
    Search = "command-search", SEARCH, View, Project, [ctrl(Key::K)];
    /// All commands by name.
    CommandPalette = "command-palette", PALETTE, View, Always, [ctrl_shift(Key::P)];
    /// The board at its own size.
    ZoomBoard100 = "command-zoom-board-100", ZOOM_100, View, View, [ctrl(Key::Num0)];
    /// The whole board.
    ZoomBoardAll = "command-zoom-board-all", ZOOM_ALL, View, View, [shift(Key::Num1)];
    /// What is selected on the board.
    ZoomBoardSelection = "command-zoom-board-selection", ZOOM_SELECTION, View, View,
        [shift(Key::Num2)];
    /// The select tool.
    ToolSelect = "command-tool-select", TOOL_SELECT, View, View, [plain(Key::V)];
    /// The hand tool.
    ToolHand = "command-tool-hand", TOOL_HAND, View, View, [plain(Key::H)];
    /// The eraser.
    ToolEraser = "command-tool-eraser", ERASER, View, View, [plain(Key::E)];
    /// Select with a lasso.
    ToolLasso = "command-tool-lasso", LASSO, View, View, [shift(Key::V)];
    /// The laser pointer.
    ToolLaser = "command-tool-laser", LASER, View, View, [plain(Key::K)];
    /// Darkens all but what the pointer is at.
    Spotlight = "command-spotlight", SPOTLIGHT, View, View, [shift(Key::K)];
    /// Tools stay in hand, or not.
    KeepTool = "command-keep-tool", KEEP_TOOL, View, View, [plain(Key::Q)];
    /// The board in small.
    Minimap = "command-minimap", MINIMAP, View, View, [plain(Key::M)];
    /// The board as a tree.
    Outline = "command-outline", OUTLINE, View, View, [shift(Key::O)];
    /// What is selected looks like.
    Properties = "command-properties", PROPERTIES, View, View, [alt(Key::Enter)];
    /// Short numbers on notes, or not.
    ShowNumbers = "command-show-numbers", NUMBERS, View, View, [];
    /// Snap to neighbours, or not.
    SnapToNeighbours = "command-snap-to-neighbours", SNAP, View, View, [];
    /// Snap to the grid, or not.
    SnapToGrid = "command-snap-to-grid", GRID, View, View, [];
    /// Back to where I was.
    LookBack = "command-look-back", LOOK_BACK, View, View, [alt(Key::ArrowLeft)];
    /// The frame before.
    PreviousFrame = "command-previous-frame", BACK, View, View, [shift(Key::PageUp)];
    /// The frame behind.
    NextFrame = "command-next-frame", GO, View, View, [shift(Key::PageDown)];
    /// Frame by frame, in full screen.
    Present = "command-present", PRESENT, View, View, [plain(Key::F5)];
    /// Start or stop the timer.
    Timer = "command-timer", TIMER, View, Project, [plain(Key::F4)];
    /// Everything larger.
    Larger = "command-larger", ZOOM_IN, Settings, Always, [ctrl(Key::Plus)];
    /// Everything smaller.
    Smaller = "command-smaller", ZOOM_OUT, Settings, Always, [ctrl(Key::Minus)];
    /// Everything at its normal size.
    NormalSize = "command-normal-size", ZOOM_100, Settings, Always, [];
    /// Colours as the system has them.
    ThemeSystem = "command-theme-system", THEME_SYSTEM, Settings, Always, [];
    /// Light colours.
    ThemeLight = "command-theme-light", THEME_LIGHT, Settings, Always, [];
    /// Dark colours.
    ThemeDark = "command-theme-dark", THEME_DARK, Settings, Always, [];
    /// German.
    LanguageGerman = "command-language-german", LANGUAGE, Settings, Always, [];
    /// English.
    LanguageEnglish = "command-language-english", LANGUAGE, Settings, Always, [];
    /// Save by itself after a pause in typing, or not.
    Autosave = "command-autosave", SAVE, Settings, Always, [];
    /// Short words that stand for longer texts.
    Snippets = "command-snippets", SNIPPET, Settings, Project, [];
    /// Which languages are checked for spelling, and words of one's own.
    Spelling = "command-spelling", SPELLING, Settings, Project, [];
    /// What others see who shares the file.
    YourName = "command-your-name", PERSON, Settings, Always, [];
    /// Single letters as shortcuts, or not.
    SingleLetterKeys = "command-single-letter-keys", KEYBOARD, Settings, Always, [];

    /// All keys.
    ShowKeys = "command-show-keys", KEYBOARD, Help, Always, [plain(Key::F1)];
    /// What this program is.
    About = "command-about", ABOUT, Help, Always, [];
}

impl Command {
    /// The view a command shows, if that is what it does.
    pub const fn shows(self) -> Option<ViewKind> {
        match self {
            Self::ShowStart => Some(ViewKind::Start),
            Self::ShowRoster => Some(ViewKind::Roster),
            Self::ShowSessions => Some(ViewKind::Sessions),
            Self::ShowAttendance => Some(ViewKind::Attendance),
            Self::ShowMinutes => Some(ViewKind::Minutes),
            Self::ShowBoard => Some(ViewKind::Board),
            Self::ShowRegisters => Some(ViewKind::Registers),
            Self::ShowConflicts => Some(ViewKind::Conflicts),
            Self::ShowHistory => Some(ViewKind::History),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_commands_have_the_same_keys_only_in_different_views() {
        // The board's, and those of another view.
        let shared = [
            (Command::EditVersion, Command::ToolEraser),
            (Command::AddGuest, Command::Ungroup),
            (Command::Ungroup, Command::AddGuest),
            (Command::CopyRows, Command::Copy),
            (Command::Copy, Command::CopyRows),
            (Command::RaiseOne, Command::PreviousItem),
            (Command::LowerOne, Command::NextItem),
        ];
        let mut seen: Vec<(Keys, Command)> = Vec::new();
        for command in Command::ALL {
            for keys in command.keys() {
                let others = seen.iter().filter(|(known, _)| known == keys);
                for (_, other) in others {
                    assert!(
                        shared.contains(&(*other, *command)),
                        "{other:?} {command:?}"
                    );
                }
                seen.push((*keys, *command));
            }
        }
    }

    #[test]
    fn no_keys_are_out_of_reach_on_a_german_keyboard() {
        for command in Command::ALL {
            for keys in command.keys() {
                let out_of_reach = [Key::OpenBracket, Key::CloseBracket, Key::Backslash];
                assert!(!out_of_reach.contains(&keys.key), "{command:?}");
                // Ctrl+Alt is AltGr, which types.
                assert!(!(keys.command && keys.alt), "{command:?}");
            }
        }
    }
}
