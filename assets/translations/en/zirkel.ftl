# Texts of the interface and the command line. One section a room; keep each sorted by use.


## common

time-of-day = { $time }


## words of the model

organisation-kind-other = Other
organisation-kind-city = City
organisation-kind-county = County
organisation-kind-federal = Federal body
organisation-kind-state = State body
organisation-kind-association = Association
organisation-kind-research = Research
organisation-kind-foundation = Foundation
role-member = Member
role-lead = Lead
role-coordination = Coordination
role-deputy = Deputy
role-guest = Guest
consent-contact-sharing = Sharing contact data
consent-photo = Photographs
consent-invitation = Invitations
session-state-scheduled = scheduled
session-state-invited = invited
session-state-running = running
session-state-closed = closed
session-state-cancelled = cancelled
approval-draft = draft
approval-circulating = circulating
approval-approved = approved
approval-approved-with-changes = approved with changes
half-morning = Morning
half-afternoon = Afternoon
attendance-open = open
attendance-present = present
attendance-online = online
attendance-excused = excused
attendance-absent = absent
item-kind-other = Other
item-kind-formalities = Formalities
item-kind-talk = Talk
item-kind-suggestions = Suggestions
item-kind-workshop = Workshop
item-kind-decision = Decision
item-kind-discussion = Discussion
item-kind-break = Break
visibility-circle = Circle
visibility-internal = internal
visibility-public = public
entry-kind-information = Information
entry-kind-discussion = Discussion
entry-kind-result = Result
entry-kind-decision = Decision
entry-kind-action = Action
entry-kind-suggestion = Suggestion
decision-method-open = open
decision-method-secret = secret
decision-method-consensus = consensus
decision-method-circulation = by circulation
decision-result-unanimous = unanimous
decision-result-majority = by majority
decision-result-rejected = rejected
decision-result-postponed = postponed
decision-result-noted = noted
action-status-open = open
action-status-in-progress = in progress
action-status-done = done
action-status-deferred = deferred
action-status-dropped = dropped
suggestion-status-collected = collected
suggestion-status-forwarded = forwarded
suggestion-status-taken-up = taken up
suggestion-status-declined = declined
note-color-yellow = Yellow
note-color-orange = Orange
note-color-pink = Pink
note-color-violet = Violet
note-color-blue = Blue
note-color-green = Green
note-color-white = White
table-circle = Circle
table-organisations = Organisations
table-people = People
table-memberships = Memberships
table-consents = Consents
table-sessions = Sessions
table-days = Session days
table-attendance = Attendance
table-agenda = Agenda items
table-entries = Entries
table-boards = Boards
table-elements = Elements


## steps, as undo and history name them

step-edit-circle = Edit circle
step-add-organisation = Add organisation
step-edit-organisation = Edit organisation
step-delete-organisation = Delete organisation
step-add-person = Add person
step-edit-person = Edit person
step-delete-person = Delete person
step-edit-membership = Edit membership
step-add-session = Add session
step-edit-session = Edit session
step-delete-session = Delete session
step-add-day = Add day
step-edit-day = Edit day
step-delete-day = Delete day
step-edit-attendance = Change attendance
step-add-item = Add agenda item
step-edit-item = Edit agenda item
step-move-item = Move agenda item
step-delete-item = Delete agenda item
step-add-entry = Add entry
step-edit-entry = Edit entry
step-move-entry = Move entry
step-delete-entry = Delete entry
step-add-board = Add board
step-edit-board = Edit board
step-delete-board = Delete board
step-add-note = Add note
step-add-text = Add text
step-add-frame = Add frame
step-edit-element = Edit text
step-color-elements = Change colour
step-move-elements = Move
step-resize-element = Resize
step-duplicate-elements = Duplicate
step-reorder-elements = Change order
step-delete-elements = Delete element


## errors of files

open-error-missing = The file “{ $path }” does not exist (any more). Check its name, or whether the network drive is connected.
open-error-directory = “{ $path }” is a folder. Please choose a project file in it.
open-error-unreadable = “{ $path }” cannot be read: { $reason }. Check whether you are allowed to open it.
open-error-too-large = At { $size } MB the file is too large; Zirkel opens { $most } MB at most.
open-error-not-text = This is no Zirkel file: from byte { $byte } on it is not text (UTF-8). Nothing was changed.
open-error-not-a-project = This is no readable Zirkel file. Line { $line }, column { $column }: { $reason }. Nothing was changed.
open-error-truncated = The file breaks off in line { $line }; it was probably not copied completely. Fetch it again, or open a backup.
open-error-duplicate = Line { $line } repeats something: { $reason }. So that nothing gets lost the file was not opened. Keep one of the two places.
open-error-too-deep = In line { $line } the file is nested too deeply; Zirkel does not write like that.
open-error-too-new = The file comes from a newer version of Zirkel (schema { $schema }, this version knows { $known }). Please update Zirkel.
open-error-cancelled = Opening was cancelled.
save-error-foreign = “{ $path }” was changed by somebody else in the meantime. Your version is still here; nothing was overwritten.
save-error-exists = “{ $path }” exists already. Please choose another name.
save-error-no-folder = The folder “{ $path }” does not exist. Please choose another one.
save-error-directory = “{ $path }” is a folder. Please choose a file name.
save-error-io = “{ $path }” cannot be saved: { $reason }. Your version is still here; save it somewhere else if need be.
save-error-verify = “{ $path }” did not read back as it was written. The old file is unchanged; save somewhere else.
save-error-too-large = At { $size } MB the project is larger than the { $most } MB that could be opened again. Please split it.
save-error-encode = The project cannot be written: { $reason }. Your version is still here.


## command line



## shell: menus, commands, dialogs, start

key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-delete = Del
key-enter = Enter
key-page-up = Page Up
key-page-down = Page Down
key-up = Up
key-down = Down
key-escape = Esc
menu-file = File
menu-edit = Edit
menu-insert = Insert
menu-view = View
menu-help = Help
command-new-project = New project
command-open-project = Open …
command-open-path = Open a typed path …
command-open-example = Open the example session
command-save = Save
command-save-as = Save as …
command-close-project = Close project
command-quit = Quit
command-undo = Undo
command-undo-step = Undo: { $step }
command-redo = Redo
command-redo-step = Redo: { $step }
command-edit-selected = Edit selection
command-duplicate = Duplicate
command-delete = Delete
command-select-all = Select all
command-move-up = Move up
command-move-down = Move down
command-to-front = To front
command-to-back = To back
command-add-person = New person
command-add-organisation = New organisation
command-add-session = New session
command-add-item = New agenda item
command-add-entry = New entry
command-add-board = New board
command-add-note = Note
command-add-text = Text
command-add-frame = Frame
command-show-start = Start
command-show-roster = People
command-show-sessions = Sessions
command-show-minutes = Minutes
command-show-board = Boards
command-show-registers = Registers
command-search = Search
command-palette = Commands
command-zoom-board-100 = Board at its own size
command-zoom-board-all = Show the whole board
command-zoom-board-selection = Show the selection
command-tool-select = Tool: select
command-tool-hand = Tool: hand
command-larger = Larger display
command-smaller = Smaller display
command-normal-size = Display at normal size
command-theme-system = Colours of the system
command-theme-light = Light colours
command-theme-dark = Dark colours
command-language-german = Deutsch (German)
command-language-english = English
command-single-letter-keys = Single letters as shortcuts
command-show-keys = Keyboard shortcuts
command-about = About Zirkel
state-saved = Saved
state-unsaved = Not saved
state-saving = Saving …
state-read-only = Read-only
untitled = Untitled
cancel = Cancel
close = Close
open = Open
save = Save
file-kind = Zirkel projects
hint-undo = Last step: { $step }
palette-hint = Find a command …
palette-nothing = No command has that name.
job-open = Opening …
job-save = Saving …
job-recover = Recovering …
job-broken = That did not work: { $title } Please try again. Your work is still here.
open-failed = The file was not opened
save-failed = Not saved
recover-failed = Not recovered
recover-failed-text = The unsaved work cannot be read: { $reason }. It is kept.
recovered = Your work is back. Please save it.
settings-failed = The settings could not be kept: { $reason }.
journal-error = The running safety copy does not work at the moment: { $reason }. Please save.
warning-newer-schema = The file comes from a newer version (schema { $schema }). You can look at it, but not change it.
warning-checksum = The file’s checksum does not fit: another program changed it, or it is damaged. Check its content before you save.
warning-journal-damaged = The end of the running safety copy was damaged; the very last changes may be missing.
warning-no-backup = Saved. But the version before could not be kept as a backup.
dialog-unsaved-title = Save your changes?
dialog-unsaved-text = Not everything in “{ $name }” is saved yet.
dialog-discard = Don’t save
dialog-foreign-title = The file was changed in the meantime
dialog-foreign-text = Somebody else saved “{ $name }” since you opened it. Nothing was overwritten. Save your version as a copy, or load the other one and give up your changes.
dialog-save-copy = Save as a copy …
dialog-reload = Load the other version
dialog-damaged-title = The checksum did not fit
dialog-damaged-text = “{ $name }” was changed by another program, or is damaged. If you save, your version replaces the file; the present one is kept as a backup.
dialog-save-all-the-same = Save all the same
dialog-overwrite-title = Replace the file?
dialog-overwrite-text = “{ $name }” exists already. The present version is kept as a backup.
dialog-overwrite = Replace
dialog-path-open = Open a project
dialog-path-save = Save the project
dialog-path-label = Path of the file
dialog-path-text = Type the full path of the file.
dialog-path-fallback = There is no file dialog here. Type the path. To get the dialog, have “xdg-desktop-portal” or “zenity” installed.
about-title = Zirkel { $version }
about-text = People, minutes and boards of a working circle in one readable file. No server, no account. Free software under MIT or Apache-2.0; typeface Inter under the SIL Open Font License, icons Material Symbols under Apache-2.0.
keys-title = Keyboard shortcuts
keys-pan = Move the board
keys-pan-how = Space and drag, wheel
keys-zoom = Zoom the board
keys-zoom-how = Ctrl and wheel
keys-next-note = Next note while writing
keys-next-note-how = Tab
start-claim = People, minutes and boards of your working circle in one file.
start-new = New project
start-open = Open …
start-example = See the example session
start-recent = Recent
start-recent-empty = Your projects will stand here once you have opened or saved one. You can also drop a file on this window.
start-forget = Take “{ $name }” off the list
start-recover-title = Unsaved work found
start-recover-text = Zirkel ended before “{ $name }” was saved.
start-recover-text-time = Zirkel ended before “{ $name }” was saved. Last change: { $time }.
start-recover = Recover
start-recover-discard = Discard



## roster



## sessions



## minutes



## board



## registers



## search

