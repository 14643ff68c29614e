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

summary-empty = The project is still empty: it has no circle, no people, no sessions and no boards.
summary-no-name = (no name)
summary-no-title = (no title)
summary-no-text = (no text)
summary-no-date = no date
summary-since = Since { $year }
summary-circle-host = Led by: { $organisation }
summary-purpose = Purpose: { $text }
summary-legal-basis = Legal basis: { $text }
summary-review-on = Data to be reviewed on { $date }
summary-people = People and organisations ({ $count ->
        [one] one person
       *[other] { $count } people
    })
summary-without-organisation = Without an organisation
summary-role-until = { $role } (until { $date })
summary-sessions = { $count ->
        [one] One session
       *[other] { $count } sessions
    }
summary-place = Place: { $place }
summary-host = Host: { $organisation }
summary-chair = Chair: { $person }
summary-minute-taker = Minutes: { $person }
summary-state = State: { $state }; minutes: { $approval }
summary-item = Item { $number }
summary-minutes = { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
summary-without-item = Under no agenda item
summary-votes-yes = { $count } in favour
summary-votes-no = { $count } against
summary-votes-abstained = { $count ->
        [one] 1 abstention
       *[other] { $count } abstentions
    }
summary-method = voting: { $method }
summary-action-number = No. { $number }
summary-owner = owner: { $person }
summary-no-owner = no owner yet
summary-helpers = with { $people }
summary-due = by { $date }
summary-due-next-session = by the next session
summary-no-due = no due date
summary-suggested-by = from: { $organisation }
summary-suggested-to = addressed to: { $addressee }
summary-boards = { $count ->
        [one] One board
       *[other] { $count } boards
    }
summary-frame = Frame “{ $name }”
summary-strays = Belonging nowhere
cli-about = Zirkel keeps a working circle's people, session minutes and workshop boards in one readable file.
cli-about-new = Creates a new project file
cli-about-check = Checks project files without changing them
cli-about-show = Prints a project file as text
cli-heading-usage = Usage:
cli-heading-commands = Commands:
cli-heading-arguments = Arguments:
cli-heading-options = Options:
cli-word-file = FILE
cli-word-options = OPTIONS
cli-word-command = COMMAND
cli-arg-open = Project file to open in the window. If it is called like a command, put ./ before it
cli-arg-new = The new file, usually NAME.zirkel.ron. An existing one is never overwritten
cli-arg-example = Puts the autumn session of 2018 in as an example
cli-arg-check = One or several project files
cli-arg-show = The project file
cli-arg-renderer = What draws the window: wgpu or glow. Helps with old graphics drivers and remote desktops
cli-arg-lang = Language: de or en
cli-arg-verbose = Tells in more detail what happens
cli-arg-help = Shows this help
cli-arg-version = Shows the version
cli-hint-help = Help: zirkel --help
cli-usage-unknown = “{ $argument }” is not expected here.
cli-usage-unknown-similar = “{ $argument }” is not expected here. Did you mean “{ $similar }”?
cli-usage-value = “{ $value }” does not fit { $argument }.
cli-usage-no-value = { $argument } needs a value.
cli-usage-no-file = Please name a file.
cli-usage-twice = { $argument } may be given only once.
cli-usage-file-and-command = A file to open (“{ $file }”) and a command do not go together.
cli-usage-other = This call cannot be understood: { $reason }
cli-created = “{ $path }” was created.
cli-created-example = “{ $path }” was created, with the autumn session of 2018 as an example.
cli-no-data-folder = Zirkel finds no folder for its own data: your account has no home folder. Name a folder with the environment variable ZIRKEL_HOME.
cli-check-fine = fine, schema { $schema }
cli-check-checksum = The checksum at the end does not fit: another program changed the file, or it is damaged.
cli-check-newer = The file comes from a newer version of Zirkel (schema { $schema }, this version knows { $known }). It can be looked at but not saved.
cli-check-dangling = Note: { $table }, { $id }: “{ $field }” refers to something that does not exist ({ $target }).
cli-no-display = There is no screen here for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); without a window the commands new, check and show work.
cli-no-window = This Zirkel was built without a window; it knows the commands new, check and show.
cli-output-failed = The output cannot be written: { $reason }



## shell: menus, commands, dialogs, start



## roster



## sessions



## minutes



## board



## registers



## search

