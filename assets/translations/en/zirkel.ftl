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



## roster



## sessions



## minutes



## board



## registers



## search

