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
reply-none = no answer
reply-yes = will come
reply-online = will join online
reply-maybe = perhaps
reply-no = will not come
item-kind-other = Other
item-kind-formalities = Formalities
item-kind-talk = Talk
item-kind-suggestions = Suggestions
item-kind-workshop = Workshop
item-kind-decision = Decision
item-kind-discussion = Discussion
item-kind-break = Break
item-outcome-open = as the minutes say
item-outcome-discussed = discussed
item-outcome-postponed = postponed
amendment-changed = changed
amendment-added = added
amendment-removed = removed
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
table-replies = Replies
table-amendments = Changes of finished minutes
table-templates = Templates
table-agenda = Agenda items
table-entries = Entries
table-boards = Boards
table-elements = Elements
table-images = Images
table-polls = Dot votes
table-dots = Dots
table-conflicts = Conflicts


## steps, as undo and history name them

step-edit-circle = Edit circle
step-add-organisation = Add organisation
step-edit-organisation = Edit organisation
step-delete-organisation = Delete organisation
step-delete-organisations = Delete organisations
step-add-person = Add person
step-edit-person = Edit person
step-delete-person = Delete person
step-delete-people = Delete people
step-merge-people = Merge people
step-erase-person = Erase personal data
step-edit-consent = Edit consent
step-import-roster = Import a list
step-edit-membership = Edit membership
step-add-session = Add session
step-edit-session = Edit session
step-delete-session = Delete session
step-add-day = Add day
step-edit-day = Edit day
step-delete-day = Delete day
step-set-attendance = Set attendance
step-set-reply = Set reply
step-add-guest = Add guest
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
step-add-shape = Add shape
step-add-connector = Add connector
step-add-stroke = Draw
step-add-image = Add image
step-change-connector = Change connector
step-erase-strokes = Erase
step-rotate-elements = Rotate
step-resize-elements = Resize
step-style-elements = Change style
step-tag-elements = Change tags
step-set-author = Change author
step-number-notes = Number notes
step-group-elements = Group
step-ungroup-elements = Ungroup
step-lock-elements = Lock
step-unlock-elements = Unlock
step-align-elements = Align
step-distribute-elements = Distribute
step-stack-elements = Stack
step-tidy-elements = Tidy
step-sort-elements = Sort
step-paste-elements = Paste
step-cut-elements = Cut
step-make-cluster = Make cluster
step-reorder-frames = Reorder frames
step-move-in-outline = Move in the outline
step-cover-notes = Write covered
step-reveal-notes = Reveal notes
step-open-poll = Start dot vote
step-edit-poll = Change dot vote
step-give-dots = Give dots
step-close-poll = End dot vote
step-delete-poll = Delete dot vote
step-notes-to-minutes = Put into the minutes
step-add-board-from-template = Board from template
step-save-board-template = Save board as template
step-import-board = Import board
step-restore-record = Restore from history
step-restore-version = Restore version
step-settle-conflict = Settle conflict
step-approve-minutes = Change the state of the minutes
step-save-template = Save template
step-edit-template = Edit template
step-delete-template = Delete template
step-time-item = Take the time of an item
step-carry-item = Move item to another session
step-paste-entries = Paste paragraphs
step-join-entries = Join entries
step-recognise-due = Recognise due date
step-recognise-owner = Recognise owner
step-expand-snippet = Insert text block
step-correct-spelling = Correct spelling
step-set-status = Change status


## records, fields and changes

record-circle = Circle
record-organisation-blank = Organisation without a name
record-person-blank = Person without a name
record-membership = Membership: { $person } ({ $role })
record-consent = Consent: { $person }, { $purpose }
record-session = Session { $name }
record-session-blank = Session without a title
record-day = Session day { $date }
record-day-blank = Session day without a date
record-day-missing = day unknown
record-attendance = Attendance: { $person }, { $day }, { $half }
record-reply = Reply: { $person }, { $session }
record-amendment = Change in the minutes of { $session }: { $text }
record-template = Template “{ $name }”
record-template-blank = Template without a name
record-item = Item { $name }
record-item-blank = Item without a title
record-break = Break { $name }
record-break-blank = Break
record-entry = Entry “{ $text }”
record-entry-blank = Empty entry
record-board = Board “{ $title }”
record-board-blank = Board without a title
record-note = Note “{ $text }”
record-note-blank = Empty note
record-text = Text “{ $text }”
record-text-blank = Empty text
record-frame = Frame “{ $text }”
record-frame-blank = Frame without a name
record-covered = covered note
record-element = { $kind } “{ $text }”
record-image = Image file “{ $name }”
record-image-blank = Image file
record-poll = Dot vote “{ $title }”
record-poll-blank = Dot vote without a question
record-dots = Dots on: { $element }
record-dots-of = Dots of { $name } on: { $element }
record-on-board = { $element } on “{ $board }”
record-conflict = Conflict: { $record }
record-conflict-field = Conflict: { $record }, { $field }
record-quoted = “{ $text }”
missing-organisation = an organisation that no longer exists
missing-person = a person who is no longer there
missing-membership = a membership that no longer exists
missing-consent = a consent that no longer exists
missing-session = a session that no longer exists
missing-day = a session day that no longer exists
missing-attendance = an attendance that no longer exists
missing-reply = a reply that no longer exists
missing-amendment = a change of minutes that is gone
missing-template = a template that is gone
missing-item = an item that no longer exists
missing-entry = an entry that no longer exists
missing-board = a board that no longer exists
missing-element = an element that no longer exists
missing-image = an image that no longer exists
missing-poll = a dot vote that no longer exists
missing-dots = dots that no longer exist
missing-conflict = a conflict that no longer exists
missing-anything = something that no longer exists
element-kind-note = Note
element-kind-text = Text
element-kind-frame = Frame
element-kind-rectangle = Rectangle
element-kind-ellipse = Ellipse
element-kind-diamond = Diamond
element-kind-connector = Connector
element-kind-stroke = Stroke
element-kind-highlight = Highlight
element-kind-image = Image
ink-black = Black
ink-gray = Grey
ink-red = Red
fill-none = No fill
weight-medium = Medium
weight-thin = Thin
weight-thick = Thick
dash-solid = Solid
dash-dashed = Dashed
dash-dotted = Dotted
type-size-medium = Medium
type-size-small = Small
type-size-large = Large
type-size-huge = Very large
text-align-usual = As usual
text-align-left = Left
text-align-center = Centre
text-align-right = Right
fitting-shrink = Shrink the type
fitting-grow = Let the note grow
route-straight = Straight
route-curved = Curved
route-elbow = Elbow
arrowhead-none = No head
arrowhead-arrow = Open arrow
arrowhead-triangle = Filled arrow
arrowhead-dot = Dot
media-type-png = PNG
media-type-jpeg = JPEG
poll-mode-per-person = Per person
poll-mode-totals = As totals
poll-state-open = Open
poll-state-closed = Closed
conflict-kind-text = two wordings
conflict-kind-value = two values
conflict-kind-deleted = deleted and changed
conflict-kind-unknown = two values that only a newer version knows
value-nothing = –
value-yes = yes
value-no = no
value-layout = place
value-present = there
value-contact = { $label }: { $value }
value-due-next-session = next session
value-plan = { $days } days: { $items }
value-points = { $count ->
        [one] stroke of 1 point
       *[other] stroke of { $count } points
    }
value-group = a group
value-bytes = image data, { $size }
value-action-change = until { $until }: { $status }, { $owner }, { $due }
field-unknown = “{ $name }” (from a newer version)
field-name = Name
field-purpose = Purpose
field-data-purpose = What the data are needed for
field-circle-host = Led by
field-since = Since (year)
field-legal-basis = Legal basis
field-review-on = To be reviewed on
field-note = Note
field-short-name = Short name
field-kind = Kind
field-ags = Municipality key (AGS)
field-street = Street and number
field-postal-code = Postal code
field-city = City
field-form-of-address = Form of address
field-titles = Titles before the name
field-given-name = Given name
field-family-name = Family name
field-function = Function
field-department = Department
field-organisation = Organisation
field-emails = Email addresses
field-phones = Phone
field-note-internal = Internal note
field-erased-on = Data erased on
field-person = Person
field-role = Role
field-from = From
field-until = Until
field-on-behalf-of = On behalf of
field-consent-purpose = What for
field-given-on = Given on
field-withdrawn-on = Withdrawn on
field-number = Number
field-title = Title
field-place = Place
field-host = Host
field-chair = Chair
field-minute-taker = Minutes taken by
field-state = State
field-approval = State of the minutes
field-approved-in = Approved in session
field-session = Session
field-date = Date
field-planned-start = Planned start
field-planned-end = Planned end
field-actual-start = Started
field-actual-end = Ended
field-day = Day
field-half = Half of the day
field-attendance-status = Attendance
field-reply = Reply
field-occasion = Occasion
field-room = Room
field-link = Online access
field-distribution = Distribution list
field-distribution-note = Further recipients
field-finished-at = Minutes finished since
field-outcome = Outcome
field-recurring = Recurring
field-continues = Continues
field-approves = Approves the minutes of
field-reviews-actions = Goes through open actions
field-decision-number = Decision number
field-action-history = History of the action
field-entry = Entry
field-amendment-change = What happened
field-amendment-text = Former wording
field-amended-at = Changed at
field-amended-by = Changed by
field-plan = Days and agenda
field-received-on = Received on
field-represented-by = Represented by
field-came-at = Came at
field-left-at = Left at
field-item-parent = Part of
field-order = Order
field-own-number = Own number
field-item-speaker = Speaker
field-planned-minutes = Planned minutes
field-visibility = Visible to
field-item-note = What it is about
field-item = Item
field-entry-parent = Indented under
field-text = Text
field-entry-speaker = Who speaks
field-origin = From the board
field-written-at = Written on
field-decision = Details of the decision
field-decision-yes = Votes in favour
field-decision-no = Votes against
field-decision-abstained = Abstentions
field-decision-method = Vote
field-decision-result = Result
field-action = Details of the action
field-action-number = Number of the action
field-action-owner = Owner
field-action-helpers = Helpers
field-action-due = Due
field-action-status = Status of the action
field-suggestion = Details of the suggestion
field-suggestion-from = Suggested by
field-suggestion-addressee = Addressed to
field-suggestion-status = Status of the suggestion
field-board = Board
field-frame = Frame
field-pile = Height in the pile
field-position = Position
field-size = Size
field-color = Colour
field-author = Written by
field-locked = Locked
field-template = Template
field-covering = Write covered
field-note-number = Short number
field-tags = Tags
field-covered = Covered
field-fitting = Long text
field-groups = Groups
field-sequence = Place in the presentation
field-angle = Rotation
field-ink = Line colour
field-fill = Fill
field-weight = Line width
field-dash = Line style
field-type-size = Type size
field-align = Alignment
field-from-at = Start
field-to = To
field-to-at = End
field-route = Route
field-from-head = Head at the start
field-to-head = Head at the end
field-points = Stroke
field-image = Image
field-media = Format
field-width = Width
field-height = Height
field-file-name = File name
field-data = Data
field-area = Frame
field-poll-mode = Entry
field-budget = Dots per person
field-limit = At most per note
field-hidden = Hidden until the end
field-poll-state = State
field-opened-at = Started
field-closed-at = Ended
field-poll = Dot vote
field-element = Note
field-dot-count = Dots
field-table = Table
field-record = Record
field-field = Field
field-base = Before
field-first = First version
field-second = Second version
field-placed = For now in the project
field-first-by = First version by
field-first-at = First version of
field-second-by = Second version by
field-second-at = Second version of
changes-count-entries = { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
changes-count-agenda = { $count ->
        [one] 1 item
       *[other] { $count } items
    }
changes-count-sessions = { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
changes-count-days = { $count ->
        [one] 1 session day
       *[other] { $count } session days
    }
changes-count-attendance = { $count ->
        [one] 1 attendance
       *[other] { $count } attendances
    }
changes-count-replies = { $count ->
        [one] 1 reply
       *[other] { $count } replies
    }
changes-count-amendments = { $count ->
        [one] 1 change of finished minutes
       *[other] { $count } changes of finished minutes
    }
changes-count-templates = { $count ->
        [one] 1 template
       *[other] { $count } templates
    }
changes-count-notes = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
changes-count-texts = { $count ->
        [one] 1 text
       *[other] { $count } texts
    }
changes-count-frames = { $count ->
        [one] 1 frame
       *[other] { $count } frames
    }
changes-count-images = { $count ->
        [one] 1 image
       *[other] { $count } images
    }
changes-count-drawn = { $count ->
        [one] 1 drawn element
       *[other] { $count } drawn elements
    }
changes-count-polls = { $count ->
        [one] 1 dot vote
       *[other] { $count } dot votes
    }
changes-count-dots = { $count ->
        [one] 1 giving of dots
       *[other] { $count } givings of dots
    }
changes-count-boards = { $count ->
        [one] 1 board
       *[other] { $count } boards
    }
changes-count-people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
changes-count-memberships = { $count ->
        [one] 1 membership
       *[other] { $count } memberships
    }
changes-count-consents = { $count ->
        [one] 1 consent
       *[other] { $count } consents
    }
changes-count-organisations = { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
changes-count-circle = { $count ->
        [one] 1 circle
       *[other] { $count } circles
    }
changes-count-conflicts = { $count ->
        [one] 1 conflict
       *[other] { $count } conflicts
    }
changes-count-elements = { $count ->
        [one] 1 element
       *[other] { $count } elements
    }
changes-none = nothing
changes-moved = moved
changes-moved-into = moved to { $name }
changes-resized = size changed
changes-unknown-table = Table “{ $name }” (from a newer version) differs


## errors of files

reason-permission = no permission
reason-read-only = the disk is write-protected
reason-full = the disk is full
reason-quota = your storage space is used up
reason-busy = another program is using the file
reason-unreachable = the drive cannot be reached
open-error-missing = The file “{ $path }” does not exist (any more). Check its name, or whether the network drive is connected.
open-error-directory = “{ $path }” is a folder. Please choose a project file in it.
open-error-unreadable = “{ $path }” cannot be read: { $reason }. Check whether you are allowed to open it.
open-error-too-large = At { $size } MB the file is too large; Zirkel opens { $most } MB at most.
open-error-not-text = This is no Zirkel file: from byte { $byte } on it is not text (UTF-8). Nothing was changed.
open-error-not-a-project = This is no readable Zirkel file; the error is in line { $line }, column { $column }. Nothing was changed. (Technically: { $reason })
open-error-truncated = The file breaks off in line { $line }; it was probably not copied completely. Fetch it again.
open-error-duplicate = Line { $line } repeats something. So that nothing gets lost the file was not opened. Keep one of the two places. (Technically: { $reason })
open-error-too-deep = In line { $line } the file is nested too deeply; Zirkel does not write like that.
open-error-too-new = The file comes from a newer version of Zirkel (schema { $schema }, this version knows { $known }). Please update Zirkel.
open-error-cancelled = Opening was cancelled.
save-error-foreign = “{ $path }” was changed by somebody else in the meantime. Your version is still here; nothing was overwritten.
save-error-unreadable =
    “{ $path }” cannot be read right now, so nothing was overwritten. { $reason }
    Your work is safe. Somebody may be transferring the file: Zirkel tries again.
save-error-newer =
    “{ $path }” was saved with a newer version of Zirkel (schema { $schema }). To lose nothing, this version does not save it. Save a copy under another name, or open the file with the newer version.
save-error-other-project =
    There is another project under “{ $path }” now. It was not overwritten. Save your project under another name.
save-error-exists = “{ $path }” exists already. Please choose another name.
save-error-no-folder = The folder “{ $path }” does not exist. Please choose another one.
save-error-directory = “{ $path }” is a folder. Please choose a file name.
save-error-io = “{ $path }” cannot be saved: { $reason }. Your version is still here; save it somewhere else if need be.
save-error-verify = “{ $path }” did not read back as it was written. The old file is unchanged; save somewhere else.
save-error-too-large = At { $size } MB the project is larger than the { $most } MB that could be opened again. Please split it.
save-error-encode = The project cannot be written. Your version is still here. (Technically: { $reason })


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
summary-occasion = Occasion: { $occasion }
summary-link = Online: { $link }
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
summary-covered = covered note
summary-frame = Frame “{ $name }”
summary-strays = Belonging nowhere
cli-about = Zirkel keeps a working circle's people, session minutes and workshop boards in one readable file.
cli-about-new = Creates a new project file
cli-about-check = Checks project files without changing them
cli-about-show = Prints a project file as text
cli-about-salvage = Saves what can still be read of a damaged project file into a new one
cli-about-diff = Shows how two project files differ
cli-about-merge = Merges two versions of a project file
cli-about-history = Shows the versions of a project that are kept here
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
cli-arg-salvage = The damaged project file. It stays as it is
cli-arg-salvage-out = The new file. An existing one is never overwritten
cli-arg-diff = The older and the newer file
cli-words-merge = BASE MINE THEIRS
cli-arg-merge = The version that both go back to (where it is missing or empty, whatever either has is kept), and the two versions
cli-arg-merge-out = The file for the result: one of the three or a new one
cli-arg-history = The project file
cli-arg-history-show = Shows what changed with version number N
cli-arg-history-restore = Puts version number N into a new file
cli-arg-history-out = The new file; an existing one is never overwritten
cli-arg-renderer = What draws the window: wgpu or glow. Helps with old graphics drivers and remote desktops
cli-arg-lang = Language: de or en
cli-arg-verbose = Tells in more detail what happens
cli-arg-help = Shows this help
cli-arg-version = Shows the version
cli-codes-diff = Before each entry stands what happened: + was added, - was removed, ~ has changed.
    In texts, [-this-] is what was removed, and {"{"}+this+{"}"} what was added.
    Exit status: 0 if both hold the same, 1 if they do not, 2 if one cannot be read.
cli-codes-merge = Exit code: 0 if nothing is left to settle; 1 if the resulting file has conflicts in it (settle them in the window); 2 if it could not be done.
cli-hint-help = Help: zirkel --help
cli-usage-unknown = “{ $argument }” is not expected here.
cli-usage-unknown-similar = “{ $argument }” is not expected here. Did you mean “{ $similar }”?
cli-usage-value = “{ $value }” does not fit { $argument }.
cli-usage-no-value = { $argument } needs a value.
cli-usage-no-file = Please name a file.
cli-usage-two-files = Please name two files, the older one first.
cli-usage-three-files = Please name three files: the common version, the one and the other.
cli-usage-missing = { $argument } is missing.
cli-usage-twice = { $argument } may be given only once.
cli-usage-file-and-command = A file to open (“{ $file }”) and a command do not go together.
cli-usage-other = This call cannot be understood: { $reason }
cli-created = “{ $path }” was created.
cli-created-example = “{ $path }” was created, with the autumn session of 2018 as an example.
cli-no-data-folder = Zirkel finds no folder for its own data: your account has no home folder. Name a folder with the environment variable ZIRKEL_HOME.
cli-diff-same = Both files hold the same.
cli-merge-done = { $count ->
        [0] merged, nothing is left to settle
        [one] merged; both changed one thing, please settle it in the window:
       *[other] merged; both changed { $count } things, please settle them in the window:
    }
cli-merge-no-base = Without a common version: whatever stands in either is kept.
cli-merge-other-project = “{ $mine }” and “{ $theirs }” are two different projects. They were not mixed.
cli-merge-deleted = deleted
cli-merge-changed = changed
cli-history-none = No version of this project is kept here.
cli-history-aside = { $summary } (not merged)
cli-history-no-such = There is no version number { $number }, only 1 to { $count }.
cli-history-restored = created with the version of { $time }
cli-check-fine = fine, schema { $schema }
cli-check-checksum = The checksum at the end does not fit: another program changed the file, or it is damaged.
cli-check-newer = The file comes from a newer version of Zirkel (schema { $schema }, this version knows { $known }). It can be looked at but not saved.
cli-check-dangling = Note: { $table }, { $id }: “{ $field }” refers to something that does not exist ({ $target }).
cli-salvage-found = { $count ->
        [one] one record salvaged
       *[other] { $count } records salvaged
    }
cli-salvage-more = { $count ->
        [one] And one more damaged place.
       *[other] And { $count } more damaged places.
    }
cli-salvage-newer = The file comes from a newer version of Zirkel (schema { $schema }, this version knows { $known }). Salvage it with the newer one; nothing was written here.
cli-salvage-nothing = There is nothing left to salvage; nothing was written. Perhaps a backup helps.
damage-checksum = The checksum at the end does not fit, but no place is visibly damaged: something may be missing or read differently than before.
damage-cut-off = The file breaks off; what stood behind is missing.
damage-line = Line { $line }
damage-lines = Lines { $first } to { $last }
damage-lost = { $place }: unreadable and not taken over: { $record }.
damage-mended = { $place }: taken over, but characters are missing in its text (� stands there): { $record }.
damage-misplaced = { $place }: taken over, but may belong to another list: { $record }.
damage-some-record = an unknown record
damage-twice = { $place }: stands there twice with different content, the first one was taken over: { $record }.
damage-twice-same = { $place }: stands there twice, taken over once: { $record }.
damage-unreadable = { $place }: unreadable; whole records may have stood there.
cli-no-display = There is no screen here for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); without a window the commands new, check, show, diff, merge, history, salvage, import, export and access work.
cli-no-window = This Zirkel was built without a window; it knows the commands new, check, show, diff, merge, history, salvage, import, export and access.
cli-output-failed = The output cannot be written: { $reason }



## shell: menus, commands, dialogs, start

no-window = The window cannot be opened: { $reason }. Try “zirkel --renderer glow” or “--renderer wgpu”.
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
menu-settings = Settings
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
command-find = Find in the list
command-copy-rows = Copy rows
command-copy-addresses = Copy e-mail addresses
command-write-mail = Write an e-mail
command-move-up = Move up
command-move-down = Move down
command-to-front = To front
command-to-back = To back
command-import-roster = Import a list …
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
command-import-board = Import board …
command-card-sheet = Print cards …
command-copy = Copy
command-cut = Cut
command-paste = Paste
command-group = Group
command-ungroup = Ungroup
command-lock = Lock or unlock
command-raise-one = One layer forward
command-lower-one = One layer backward
command-align-left = Align left
command-align-center = Align centres horizontally
command-align-right = Align right
command-align-top = Align top
command-align-middle = Align centres vertically
command-align-bottom = Align bottom
command-distribute-across = Distribute horizontally
command-distribute-down = Distribute vertically
command-stack-across = Stack side by side
command-stack-down = Stack in a column
command-pack = Pack closely
command-tidy = Tidy into a grid
command-rotate-left = Rotate left
command-rotate-right = Rotate right
command-edit-tags = Tags …
command-make-cluster = Make cluster
command-sort-by-color = Sort by colour
command-sort-by-author = Sort by author
command-sort-by-tag = Sort by tag
command-sort-by-votes = Sort by votes
command-to-minutes = Put into the minutes …
command-go-to-entry = From note to entry and back
command-cover-writing = Write covered
command-reveal-notes = Reveal notes
command-poll = Dot vote …
command-save-board-template = Save board as template …
command-board-from-template = Board from template …
command-add-arrow = Arrow
command-add-line = Line
command-add-rectangle = Rectangle
command-add-ellipse = Ellipse
command-add-diamond = Diamond
command-draw-pen = Pen
command-draw-highlight = Highlighter
command-add-image = Image …
command-tool-eraser = Eraser
command-tool-lasso = Lasso
command-tool-laser = Laser pointer
command-spotlight = Spotlight
command-keep-tool = Keep tool active
command-minimap = Minimap
command-outline = Outline
command-properties = Properties
command-show-numbers = Show short numbers
command-snap-to-neighbours = Snap to neighbours
command-snap-to-grid = Snap to the grid
command-look-back = Back to where I was
command-previous-frame = Previous frame
command-next-frame = Next frame
command-present = Present
command-timer = Timer …
command-larger = Larger display
command-smaller = Smaller display
command-normal-size = Display at normal size
command-theme-system = Colours of the system
command-theme-light = Light colours
command-theme-dark = Dark colours
command-language-german = Deutsch (German)
command-language-english = English
command-single-letter-keys = Single characters as shortcuts
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
file-kind-list = Lists (Excel, ODS, CSV, vCard)
file-kind-any = All files
hint-undo = Last step: { $step }
palette-hint = Find a command …
palette-nothing = No command has that name.
job-open = Opening …
job-save = Saving …
job-write-out = Writing the file …
written-out = Saved: { $path }
job-recover = Recovering …
job-broken = That did not work: { $title } Please try again. Your work is still here.
open-failed = The file was not opened
save-failed = Not saved
recover-failed = Not recovered
recover-failed-text = The unsaved work cannot be read. It is kept. (Technically: { $reason })
recovered = Your work is back. Please save it.
settings-failed = The settings could not be kept: { $reason }.
journal-error = The running safety copy does not work at the moment. Please save. (Technically: { $reason })
warning-newer-schema = The file comes from a newer version (schema { $schema }). You can look at it, but not change it.
warning-checksum = The file’s checksum does not fit: another program changed it, or it is damaged. Check its content before you save.
warning-journal-damaged = The end of the running safety copy was damaged; the very last changes may be missing.
warning-no-backup = Saved. But the version before could not be kept as a backup.
dialog-unsaved-title = Save your changes?
dialog-unsaved-text = Not everything in “{ $name }” is saved yet.
dialog-discard = Don’t save
dialog-save-copy = Save as a copy …
dialog-damaged-title = The checksum did not fit
dialog-damaged-text = “{ $name }” was changed by another program, or is damaged. If you save, your version replaces the file; the present one is kept as a backup.
dialog-save-all-the-same = Save all the same
dialog-overwrite-title = Replace the file?
dialog-overwrite-text = “{ $name }” exists already. The present version is kept as a backup.
dialog-overwrite = Replace
dialog-later = Later
dialog-open-backup = Open the backup of { $time }
backup-opened = This is the last backup. Please check it and save it under a name.
dialog-path-open = Open a project
dialog-path-list = Import a list
dialog-path-save = Save the project
dialog-path-write-out = Save file
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
keys-walk = From element to element on the board
keys-walk-how = Tab, Ctrl and arrows
keys-gather = Select several elements
keys-gather-how = Ctrl+Space
keys-nudge = Move the selected elements
keys-nudge-how = Arrows, further with Shift
keys-resize = Resize the selected elements
keys-resize-how = Alt and Shift and arrows
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

roster-name = Name
roster-organisation = Organisation
roster-function = Function
roster-role = Role
roster-email = Email
roster-no-name = No name
roster-role-until = { $role } (until { $date })
roster-people-count = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
roster-people-found = { $shown } of { $count ->
        [one] 1 person
       *[other] { $count } people
    }
roster-people-filter = Filter people
roster-people-empty = No people yet
roster-people-empty-text = Add the people of your circle. They can then be chosen everywhere: as speakers, as owners of actions, as present.
roster-organisations-count = { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
roster-organisations-found = { $shown } of { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
roster-organisations-filter = Filter organisations
roster-organisations-empty = No organisations yet
roster-organisations-empty-text = Add the cities, counties and institutions that the people of your circle come from.
roster-filter-clear = Clear the filter
roster-nothing-found = Nothing found
roster-nothing-found-text = There is nothing for “{ $filter }” here.
roster-nobody-selected = Nobody selected
roster-nobody-selected-text = Choose a person from the list to see everything about them.
roster-no-organisation-selected = No organisation selected
roster-no-organisation-selected-text = Choose one from the list to see everything about it.
roster-details-show = Show details
roster-details-hide = Hide details
roster-details-back = Back to the list
roster-form-of-address = Form of address
roster-titles = Titles
roster-given-name = Given name
roster-family-name = Family name
roster-department = Department
roster-no-organisation = No organisation
roster-organisation-filter = Find an organisation
roster-show-organisation = View
roster-new-organisation = Add a new one
roster-emails = Email addresses
roster-email-add = Add an email address
roster-email-kind = Kind of email address { $number }
roster-email-value = Email address { $number }
roster-email-hint = name@city.org
roster-email-write = Write an email to { $address }
roster-phones = Phone
roster-phone-add = Add a phone number
roster-phone-kind = Kind of phone number { $number }
roster-phone-value = Phone number { $number }
roster-phone-hint = Number
roster-contact-kind-hint = Office
roster-contact-remove = Remove { $name }
roster-memberships = Membership in the circle
roster-membership-add = Add a membership
roster-membership-remove = Remove this membership
roster-from = From
roster-until = Until
roster-on-behalf-of = On behalf of
roster-on-behalf-of-own = Their own organisation
roster-internal = Internal
roster-internal-hint = Only for you and those who can open this file. The note appears in no minutes.
roster-note-internal = Internal note
roster-note = Note
roster-organisation-name = Name of the organisation
roster-short-name = Short name
roster-kind = Kind
roster-city = City
roster-ags = Municipality key (AGS)
roster-ags-doubt = A municipality key has eight digits, e.g. 08111000. Please check it.
roster-street = Street and number
roster-postal-code = Postal code
roster-organisation-nobody = Nobody belongs to it yet.
roster-circle-name = Name of the circle
roster-circle-purpose = Purpose
roster-circle-host = Led by
roster-circle-since = Since (year)
roster-circle-data = Personal data
roster-circle-data-hint = On what basis the circle keeps this data, and when it reviews whether it still needs it.
roster-circle-legal-basis = Legal basis
roster-circle-review-on = To be reviewed on
roster-delete-person = Delete this person
roster-delete-organisation = Delete this organisation
roster-delete-title = Delete “{ $name }”?
roster-delete-person-text = The person still appears in { $places }. Nobody will stand in their place there.
roster-delete-organisation-text = The organisation still appears with { $places }. None will stand in its place there.
roster-deleted = “{ $name }” deleted. { $keys } brings it back.
roster-mentions-people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
roster-mentions-sessions = { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
roster-mentions-items = { $count ->
        [one] 1 agenda item
       *[other] { $count } agenda items
    }
roster-mentions-entries = { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
roster-mentions-elements = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
roster-and = { $first } and { $last }
roster-columns = Columns
roster-columns-reset = As at the start
roster-column-earlier = Move { $column } forward
roster-column-later = Move { $column } back
roster-sort-by = Sort by { $column }
roster-sorted-rising = { $column } is key { $key }, ascending
roster-sorted-falling = { $column } is key { $key }, descending
roster-sort-hint = With Shift as a further key
roster-group = Group
roster-group-none = Not at all
roster-group-by = By { $column }
roster-unsaid = Not given
roster-erased-show = Show people whose data were erased
roster-erased-on = This person’s data were erased on { $date }.
roster-ags-short = AGS
roster-organisation-full = Organisation (full name)
roster-more-emails = More e-mails
roster-more-phones = More numbers
roster-attended = Sessions
roster-last-attended = Last attended
roster-represented = Represented
roster-represented-in = Represented in { $count } of { $held ->
        [one] 1 session
       *[other] { $held } sessions
    }.
roster-selected = { $count } selected
roster-select-none = Clear the selection
roster-people-selected = { $count ->
        [one] 1 person
       *[other] { $count } people
    } selected
roster-organisations-selected = { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    } selected
roster-for-all = Set for all
roster-several = Several
roster-role-choose = Choose a role
roster-and-more = and { $count } more
roster-copied = Copied { $count ->
        [one] 1 row
       *[other] { $count } rows
    }.
roster-addresses-copied = Copied { $count ->
        [one] 1 address
       *[other] { $count } addresses
    }.
roster-addresses-missing = { $count ->
        [one] 1 person has
       *[other] { $count } people have
    } no e-mail address.
roster-addresses-none = None of them has an e-mail address.
roster-addresses-too-many = There are too many for one call of the mail program. Paste the addresses there as “Bcc”.
roster-delete-people-title = Delete { $count } people?
roster-delete-people-text = They are still mentioned: in { $places }. Nobody will stand there in their place.
roster-delete-people-unspoken = They are mentioned nowhere else.
roster-delete-organisations-title = Delete { $count } organisations?
roster-delete-organisations-text = They are still mentioned: by { $places }. None will stand there in their place.
roster-delete-organisations-unspoken = They are mentioned nowhere else.
roster-suggest = Suggestions for { $field }
roster-blank = Not given
roster-address-mrs = Ms
roster-address-mr = Mr
roster-contact-up = Move { $name } up
roster-contact-office = Office
roster-contact-mobile = Mobile
roster-contact-private = Private
roster-contact-secretariat = Secretariat
roster-email-doubt = This does not look like an e-mail address.
roster-period-doubt = The end is before the beginning.
roster-ags-state-doubt = Municipality keys begin with the number of a state, 01 to 16. Please check it.
roster-consent-add = Add a consent
roster-consent-remove = Remove the consent
roster-consent-purpose = What for
roster-consent-given = Given on
roster-consent-withdrawn = Withdrawn on
roster-consent-is-given = given on { $date }
roster-consent-is-withdrawn = withdrawn on { $date }
roster-consent-is-open = not given yet
roster-consent-doubt = It was withdrawn before it was given.
roster-sessions = Sessions attended
roster-sessions-none = None entered yet.
roster-session-untitled = Session without a title
roster-instead-of = in place of { $name }
roster-represented-by = represented by { $name }
roster-privacy = Data protection
roster-circle-data-purpose = What the data are needed for



## sessions

sessions-heading = Sessions
sessions-new = New session
sessions-delete = Delete session
sessions-minutes = Minutes
sessions-empty-title = No session yet
sessions-empty-text = Set up the next session with its days, place and agenda. Then write the minutes item by item.
sessions-untitled = (no title)
sessions-untitled-item = Item without title
sessions-untitled-board = Board without title
sessions-no-date = no date
sessions-number = Number
sessions-title = Title of the session
sessions-more = More details
sessions-place = Place
sessions-host = Host
sessions-chair = Chair
sessions-minute-taker = Minutes taken by
sessions-approval = State of the minutes
sessions-approved-in = Approved in session
sessions-note = Note on the session
sessions-nobody = – open –
sessions-filter = Search …
sessions-day = Day { $number }
sessions-day-start = Start
sessions-day-end = End
sessions-add-day = Add day
sessions-delete-day = Delete day { $number }
sessions-day-deleted = Day deleted. Ctrl+Z brings it back.
sessions-delete-day-title = Delete day?
sessions-delete-day-text = This day still has { $attendance ->
        [0] no attendance
        [one] one attendance record, which will be deleted too,
       *[other] { $attendance } attendance records, which will be deleted too,
    } and { $items ->
        [0] no agenda items.
        [one] one agenda item, which stays without a day.
       *[other] { $items } agenda items, which stay without a day.
    }
sessions-delete-title = Delete session?
sessions-delete-text = “{ $name }” will be deleted with { $items ->
        [0] its empty agenda
        [one] one agenda item
       *[other] { $items } agenda items
    } and { $entries ->
        [0] no entries in the minutes.
        [one] one entry in the minutes.
       *[other] { $entries } entries in the minutes.
    } Its boards stay.
sessions-agenda = Agenda
sessions-agenda-empty-title = No agenda yet
sessions-agenda-empty-text = Write the first item. Enter begins the next one, Tab indents it.
sessions-add-first-item = Write the first item
sessions-item-title = Title of item { $number }
sessions-item-hint = Title …
sessions-item-deleted = “{ $title }” deleted. Ctrl+Z brings it back.
sessions-delete-item = Delete item
sessions-delete-item-title = Delete item?
sessions-delete-item-text = “{ $title }” will be deleted with { $parts ->
        [0] no sub-items
        [one] one sub-item
       *[other] { $parts } sub-items
    } and { $entries ->
        [0] no entries in the minutes.
        [one] one entry in the minutes.
       *[other] { $entries } entries in the minutes.
    }
sessions-up = Move item up
sessions-down = Move item down
sessions-deeper = Indent item
sessions-higher = Outdent item
sessions-kind = Kind
sessions-kind-of = { $kind }: { $title }
sessions-details = Details of “{ $title }”
sessions-minutes-of = Minutes of “{ $title }”
sessions-minutes-short = { $count } min
sessions-own-number = Own no.
sessions-speaker = Speaker
sessions-on-day = Day
sessions-visibility = Visible to
sessions-item-note = What it is about
sessions-boards = Boards
sessions-occasion = Occasion
sessions-room = Room
sessions-link = Link or dial-in
sessions-open-link = Open link
sessions-distribution = Distribution list
sessions-distribution-add = Name …
sessions-distribution-all = Everybody who takes part
sessions-distribution-remove = Take { $name } off the distribution list
sessions-distribution-gone = deleted person
sessions-distribution-note = Distribution list, further recipients
sessions-day-begun = Began
sessions-day-ended = Ended
sessions-to-invited = Mark as invited
sessions-to-running = Begin session
sessions-to-closed = End session
sessions-state-is = State: { $state }
sessions-minutes-state = Minutes: { $state }
sessions-filter-hint = Title, number, place, person
sessions-nothing-found = No session matches.
sessions-planned = Without a date
sessions-frozen-title = Change the agenda?
sessions-frozen-text = The minutes are finished. Changes are noted.
sessions-frozen-yes = Change
sessions-carried = “{ $title }” is now in { $session }.
sessions-carried-on = “{ $title }” is postponed and goes on in { $session }. The minutes stay here.
sessions-carried-already = “{ $title }” goes on in { $session } already.
sessions-without-day = Without a day
sessions-add-item-on-day = Item on day { $number }
sessions-over = { $minutes } min beyond the planned end { $end }
sessions-over-at-least = at least { $minutes } min beyond the planned end { $end }
sessions-day-from = from { $time }
sessions-length = { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
sessions-length-until = { $length }, until { $end }
sessions-length-at-least = at least { $length }
sessions-length-planned = { $length } planned
sessions-drag = Drag “{ $title }”
sessions-minutes-unit = min
sessions-minutes-for = Minutes for item { $number }
sessions-minutes-for-title = Minutes for “{ $title }”
sessions-speaker-of = Speaker: { $number } { $title }
sessions-speaker-hint = Speaker
sessions-continues = continued from { $number }
sessions-runs-since = running since { $time }
sessions-as-planned = as planned
sessions-longer = { $minutes } min longer than planned
sessions-shorter = { $minutes } min shorter than planned
sessions-menu-of = Menu of “{ $title }”
sessions-open-minutes = Open its minutes
sessions-move-to-day = Move to { $day }
sessions-outcome = Outcome
sessions-recurring = In each session (recurring)



## minutes

minutes-empty-title = No minutes yet
minutes-empty-text = Minutes belong to a session. Set up the session first.
minutes-session = Session
minutes-item = Item
minutes-no-agenda = This session has no agenda yet.
minutes-write-agenda = Write the agenda
minutes-count = { $count ->
        [0] no entries yet
        [one] one entry
       *[other] { $count } entries
    }
minutes-previous-item = Previous item
minutes-next-item = Next item
minutes-show-context = Show overview
minutes-hide-context = Hide overview
minutes-nothing-written = Nothing was written down here.
minutes-write = Write an entry …
minutes-hint = Enter: next entry · Tab: indent · @: name · #: tag · At the start B: decision, A: action, E: result, D: discussion, V: suggestion, I: information
minutes-entry = Entry { $number }, { $kind }
minutes-kind = Kind of entry { $number }: { $kind }
minutes-visibility = Visibility of entry { $number }: { $who }
minutes-entry-deleted = Entry deleted. Ctrl+Z brings it back.
minutes-speaker = Who speaks
minutes-owner = Owner
minutes-due = Due
minutes-due-next-session = next session
minutes-status = Status
minutes-helpers = Helpers
minutes-add-helper = Add a person …
minutes-remove-helper = { $name } no longer helps
minutes-from = Suggested by
minutes-addressee = Addressed to
minutes-yes = Yes
minutes-no = No
minutes-abstained = Abstained
minutes-result = Result
minutes-method = Vote
minutes-to-session = To the session
minutes-boards = On the boards
minutes-no-boards = This item has no board.
minutes-more-notes = and { $count ->
        [one] one more note
       *[other] { $count } more notes
    } on the board



## board

board-none-title = No board yet
board-none-text = A board is where you collect and sort notes, for example in a workshop.
board-new-title = Board { $number }
board-empty-hint = Double-click to add a note. By keyboard: N, then Enter.
board-put-hint = Click on the board, or press Enter.
board-put-frame-hint = Draw the frame, or press Enter.
board-frame-unnamed = Unnamed frame
board-canvas = Board: { $title }
board-note-named = Note: { $text }
board-note-blank = Blank note
board-text-named = Text: { $text }
board-frame-named = Frame: { $text }
board-element-named = { $kind }: { $text }
board-frame-blank = Unnamed frame
board-edit-note = Text of the note
board-edit-text = Text on the board
board-edit-frame = Name of the frame
board-edit-element = Text of the element
board-deleted = { $count ->
    [one] Element deleted. Ctrl+Z brings it back.
   *[other] { $count } elements deleted. Ctrl+Z brings them back.
}
board-zoom-in = Zoom in
board-zoom-out = Zoom out
board-zoom-percent = { $percent }%
board-outline = Outline
board-outline-show = Show outline
board-outline-hide = Close outline
board-outline-empty = What lies on the board is listed here.
board-choose = Choose board: { $title }
board-rename = Rename board
board-title = Title of the board
board-settings = Board properties
board-session = Session
board-no-session = None, the board stands alone
board-session-unnamed = Untitled session
board-item = Agenda item
board-no-item = None in particular
board-filter = Search
board-delete = Delete board
board-delete-title = Delete “{ $title }”?
board-delete-text = { $count ->
    [0] The board is empty. Ctrl+Z brings it back.
    [one] The board is deleted with the one element on it. Ctrl+Z brings it back.
   *[other] The board is deleted with the { $count } elements on it. Ctrl+Z brings it back.
}
board-delete-yes = Delete



## registers

registers-actions = Actions ({ $count })
registers-decisions = Decisions ({ $count })
registers-suggestions = Suggestions ({ $count })
registers-filter = Filter …
registers-open = Open only
registers-number = No.
registers-action = Action
registers-decision = Decision
registers-suggestion = Suggestion
registers-owner = Owner
registers-due = Due
registers-votes = Yes : No : Abst.
registers-result = Result
registers-from = From
registers-addressee = Addressed to
registers-status = Status
registers-session = Session
registers-rising = { $column }, sorted ascending
registers-falling = { $column }, sorted descending
registers-status-of = Status: { $text }
registers-go = Show in the minutes: { $text }
registers-next-session = next session
registers-overdue = overdue
registers-nobody = nobody
registers-undecided = no result
registers-no-text = (no text)
registers-nothing = Nothing fits
registers-nothing-text = No entry fits these words and filters.
registers-show-all = Show all
registers-no-actions = No actions yet
registers-no-actions-text = Actions come from the minutes: make an entry an action, and say who does it until when. The actions of all sessions will then be listed here.
registers-no-decisions = No decisions yet
registers-no-decisions-text = Decisions come from the minutes: make an entry a decision, and enter the votes. The decisions of all sessions will then be listed here.
registers-no-suggestions = No suggestions yet
registers-no-suggestions-text = Suggestions come from the minutes: make an entry a suggestion, and say who makes it and whom it is for. Here you will see what becomes of them.
registers-to-minutes = Go to the minutes



## search

search-hint = Search people, sessions, minutes, boards …
search-help = Type one or more words. Names, sessions, agendas, minutes and boards are searched.
search-help-more = Accents and capitals make no difference. “Words in quotes” are searched exactly so, tags with #.
search-nothing = Nothing contains all these words.
search-reading = Reading the project …
search-people = People
search-organisations = Organisations
search-sessions = Sessions
search-items = Agenda
search-entries = Minutes
search-boards = Boards
search-elements = Notes
search-more = { $count ->
        [one] … and one more
       *[other] … and { $count } more
    }

## Shared files

somebody-else = somebody else
foreign-changes = Changes by { $by }: { $what }
foreign-changes-show = Show
foreign-conflicts =
    { $count ->
        [one] One place was changed by two people in different ways. Both versions are there.
       *[other] { $count } places were changed by two people in different ways. All versions are there.
    }
foreign-conflicts-settle = Settle
file-back = The file can be reached again.
banner-not-saved = Not saved to the file yet; your work is safe on this device. { $reason }
banner-try-again = Try now
banner-save-as = Save as …
banner-save-anew = Create again
banner-save-over = Save over it anyway
banner-follow = Go on there
banner-keep-mine = Save my version
banner-take-older = Take the older version
banner-join = Bring changes in
banner-leave = Leave out
banner-read-only = “{ $name }” is write-protected. You can go on working and save under another name.
banner-renamed = “{ $name }” is now called “{ $new }”.
banner-missing = “{ $name }” is no longer there: deleted, renamed or moved. Your work is safe.
banner-away = The drive or folder of “{ $name }” cannot be reached right now. Your work is safe; saving goes on as soon as it is back.
banner-went-back = Somebody put “{ $name }” back to an older version. Everything is still in your window.
banner-other-project = There is another project in the place of “{ $name }” now. It is not overwritten.
banner-newer = “{ $name }” was saved with a newer version of Zirkel. To lose nothing, this version no longer saves into it.
banner-garbled = “{ $name }” cannot be read right now. Your work is safe. { $reason }
banner-copy = Beside the file lies “{ $name }”, probably a copy with other changes.
banner-copy-of = { $client } put the conflict copy “{ $name }” beside the file.
banner-own-missing = The file lacks changes that you had already saved here.
banner-news = What is new from others is marked with a bar.
banner-news-hide = Remove marks
join-other-project = The copy belongs to another project and was not brought in.
join-nothing-new = The copy had nothing new in it.
join-failed = The version cannot be brought in
job-join = Bringing in a version
step-join-version = Bring in another version
command-show-news = Show what is new from others
command-autosave = Save automatically
command-your-name = Your name in shared files …
dialog-name-text = Colleagues who open the same file see this name: as having it open, in the history and at conflicts.
dialog-name-label = Name
dialog-name-take = Use this name
others-one = Also open at { $name }
others-many = Also open at { $count } people
others-gone = Notice from earlier
others-title = Who else has the file open
others-since = since { $time }
others-stale = not heard from any more
others-program = with another program
others-explained = You can work at the same time. What others save appears here after a few seconds.
rescue-last = Open the last version known
rescue-last-time = Open the last version known ({ $time })
rescue-last-by = Open the last version known ({ $time }, { $by })
rescue-salvage =
    { $count ->
        [one] Save what can be read (one record)
       *[other] Save what can be read ({ $count } records)
    }
rescue-last-opened = The last version that this device knew is open. The file itself is unchanged.
rescue-salvaged =
    { $count ->
        [0] All that can be read is here. Please save it under a new name.
        [one] Saved but for one damaged place. Please check the content and save it under a new name.
       *[other] Saved but for { $count } damaged places. Please check the content and save it under a new name.
    }
start-recover-look = Look at it …
recover-differs = Not saved was:


## history

command-show-history = History
history-heading = History
history-versions = { $count ->
        [one] 1 version
       *[other] { $count } versions
    }
history-nobody = unknown
history-you = You
history-no-time = no time
history-first = first version
history-unreadable = no longer readable
history-aside = not merged
history-aside-text = This version was never merged with the project.
history-listing = Reading versions …
history-comparing = Comparing …
history-none = No versions yet
history-none-text = Each time you or others save the project, a version is added here. They stay on this computer.
history-gone = This version is no longer there or no longer readable.
history-same = Both hold the same.
history-back = To the list
history-version = Version of { $time }
history-with = Compared with
history-with-before = Version before ({ $time })
history-with-nothing = Version before (none)
history-with-now = Now, as in the window
history-explain-before = What came, changed or went with this version.
history-explain-now = What has changed since this version.
history-explain-version = What changed from the older to the newer of the two.
history-added = added
history-changed = changed
history-removed = deleted
history-restore = Restore
history-take-away = Take away again
history-as-now = as it is now
history-restore-group = { $count ->
        [one] Put 1 of them back
       *[other] Put all { $count } back
    }
history-go = Show: { $name }
history-restore-version = Restore the whole version …
history-restore-title = Restore the whole version?
history-restore-text =
    The project will hold again what it held on { $time }; what was added since goes. The others get that too, as your change.
    Nothing is lost: you can undo the step, and all versions stay in the history.
history-save-copy = Save a copy …
history-restored = Restored. Undo with Ctrl+Z.
history-copied = The version is now in “{ $path }”.


## conflicts

command-show-conflicts = Conflicts
command-keep-first = Keep first version
command-keep-second = Keep second version
command-keep-both = Keep both versions
command-edit-version = Edit version …
conflicts-heading = Conflicts
conflicts-open = { $count } open
conflicts-intro = Two people changed the same thing at the same time. Decide what is to stand.
conflicts-none = No conflicts
conflicts-none-text = When two people change the same thing at the same time, you will see both versions here.
conflicts-all-settled = All settled
conflicts-settled = { $count ->
        [0] Settled. Ctrl+Z takes it back.
        [one] Settled, 1 conflict left. Ctrl+Z takes it back.
       *[other] Settled, { $count } conflicts left. Ctrl+Z takes it back.
    }
conflicts-open-again = The conflict is open again.
conflicts-settled-elsewhere = The conflict you were looking at has been settled already.
conflicts-does-not-fit = This value does not fit here. The conflict is still open.
conflicts-somebody = Unknown
conflicts-version-mine = Your version
conflicts-version-of = Version by { $name }
conflicts-keep-mine = Keep mine
conflicts-keep-this = Keep this one
conflicts-keep-both = Keep both
conflicts-keep-standing = Leave it so
conflicts-stands = stands for now
conflicts-standing = What stands there for now
conflicts-before = Before
conflicts-explain-both = So that nothing is lost, both versions stand in the text for now, one after the other.
conflicts-explain-mine = For now your version stands there.
conflicts-explain-theirs = For now the version by { $name } stands there.
conflicts-explain-other = By now something else stands there than in either version.
conflicts-explain-unknown = Only a newer version of Zirkel knows this value. It is best settled there.
conflicts-explain-deleted = { $first } deleted this, { $second } changed or needed it at the same time. So that nothing is lost, it is still there.
conflicts-explain-deleted-mine = You deleted this, { $name } changed or needed it at the same time. So that nothing is lost, it is still there.
conflicts-explain-deleted-theirs = { $name } deleted this, you changed or needed it at the same time. So that nothing is lost, it is still there.
conflicts-deleted-by = Deleted by { $name }
conflicts-deleted-mine = Deleted by you
conflicts-changed-by = Changed by { $name }
conflicts-changed-mine = Changed by you
conflicts-delete = Delete
conflicts-keep = Keep
conflicts-nothing-else-goes = Nothing else is deleted with it.
conflicts-goes-too = Deleted with it: { $what }.
conflicts-field-value = { $field }: { $value }
conflicts-field-deleted = Delete or keep?
conflicts-unknown-table = Data from a newer version
conflicts-unknown-value = (this version cannot show it)
conflicts-own = Your own version
conflicts-take = Take it
conflicts-take-keys = Ctrl+Enter takes it, Esc cancels
conflicts-edit = Edit …
conflicts-edit-there = Change it in the record
conflicts-go = Go to it
conflicts-back = All conflicts
conflicts-whole = Show the whole text
conflicts-keys = Keys: 1 or 2 keeps one version, B both, E edits, the arrow keys move through the list.
conflicts-mark = Two versions – settle

## Columns of lists

column-full-name = Name (all of it)
column-form-of-address = Form of address
column-titles = Titles
column-given-name = Given name
column-family-name = Family name
column-function = Function
column-department = Department
column-organisation = Organisation
column-organisation-short = Short name of the organisation
column-organisation-kind = Kind of organisation
column-ags = Municipality key (AGS)
column-street = Street and number
column-postal-code = Postal code
column-city = Town
column-postal-code-and-city = Postal code and town
column-email = E-mail
column-phone = Phone
column-mobile = Mobile
column-role = Role in the circle
column-member-from = Member since
column-member-until = Member until
column-on-behalf-of = On behalf of
column-note = Internal note

## Lists coming in

list-error-empty = There is nothing in the list. Choose another file, or copy the rows again.
list-error-password = The workbook is protected with a password. Please save it in Excel or LibreOffice without a password under another name and import that file.
list-error-damaged = The file is damaged or incomplete. Open it in Excel or LibreOffice and save it anew, or fetch it again. (Technically: { $reason })
list-error-cancelled = The import was cancelled. Nothing was changed.
list-error-pdf = This is a PDF and no list. Import the Excel or CSV file it was made from, or copy the table to the clipboard.
list-error-document = This is a text document and no list. Select the table in it, copy it and import the clipboard.
list-error-slides = This is a presentation or a drawing and no list. Copy the table from it and import the clipboard.
list-error-other-spreadsheet = Zirkel does not read this kind of spreadsheet. Save it in its program as an Excel workbook (.xlsx) and import that.
list-error-web-page = This is a web page, even if its name looks like Excel. Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and import that.
list-error-xml = This is an XML file. Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and import that.
list-error-project = This is a Zirkel file and no list. Open it with “File” and “Open”.
list-error-picture = This is a picture and no list. Zirkel reads Excel, OpenDocument, CSV and address cards (vCard).
list-error-archive = This is an archive and no list. Unpack it and import the list from it.
list-error-binary = This is no list that Zirkel can read. It reads Excel, OpenDocument, CSV and address cards (vCard).
list-error-bytes = The list is too large; Zirkel reads { $most } MB at most. Split it.
list-error-unpacked = The file unpacks to more than { $most } MB; no list of people is that large. It was not read. Save only the sheet with the list in a new file.
list-error-parts = The file consists of more than { $most } parts; no list of people does. Save only the sheet with the list in a new file.
list-error-sheets = The workbook has more than { $most } sheets. Save only the sheet with the list in a new file.
list-error-rows = The list has more than { $most } rows. Split it.
list-error-columns = Something stands beyond column { $most } of the list. Delete what stands there, or check whether it is the right file.
list-error-cells = The list has more than { $most } cells, blank ones between counted. Delete what stands far right or far down, or split it.
list-error-text = There are more than { $most } MB of text in the list; no list of people is that large. Split it.

import-new = new
import-changed = changed
import-unchanged = unchanged
import-same-as = belongs to an earlier row
import-duplicate = possible duplicate, not taken over
import-error = error, not taken over: { $reason }
import-error-nameless = Name and e-mail address are missing.
import-error-too-long = There is too much text in “{ $column }”.
import-nameless = (without a name)
import-row = Row { $number }: { $name }
import-joins = Adds to { $who }
import-like = Perhaps { $who }: { $why }
import-like-several = fits several equally well
import-like-email = the same e-mail address, but another name
import-like-other-email = the same name in the same organisation, but another e-mail address
import-like-name = the same name
import-like-elsewhere = the same name in another organisation
import-like-swapped = given and family name the other way round
import-like-similar = a similar name
import-part-membership = Membership
import-part-organisation = Organisation
import-doubt = Please check: { $doubt }
import-doubt-lost-digits = { $column }: “{ $cell }” has lost digits and is left out.
import-doubt-completed = { $column }: “{ $cell }” was completed to “{ $taken }”.
import-doubt-unreadable = { $column }: “{ $cell }” cannot be understood and is left out.
import-doubt-name = “{ $cell }”: it is not certain which part is the given and which the family name.
import-doubt-incomplete = { $column }: “{ $cell }” may lack digits in front.
import-doubt-no-organisation = “{ $cell }” is left out: in Zirkel an address belongs to an organisation, and none is named here.
import-doubt-organisation-taken = “{ $cell }” has the same municipality key as “{ $other }” and is taken for the same organisation.
import-doubt-organisation-new = “{ $cell }” becomes a new organisation, although there is “{ $other }”.
import-doubt-contradicts = { $column }: “{ $cell }” is left out, for an earlier row says “{ $taken }”.
import-skipped =
    { $count ->
        [one] One row without a person:
       *[other] { $count } rows without a person:
    }
import-count-new = { $count } new
import-count-changed = { $count } changed
import-count-unchanged = { $count } unchanged
import-count-joined = { $count } named more than once
import-count-duplicates =
    { $count ->
        [one] { $count } possible duplicate
       *[other] { $count } possible duplicates
    }
import-count-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }

import-cli-about = Reads a list of people or a board into a project
import-cli-word-list = LIST
import-cli-file = The project file
import-cli-what = What to import: the participants
import-cli-list = The list: Excel, OpenDocument, CSV or address cards (vCard)
import-cli-dry-run-help = Only shows what would become of each row, and changes nothing
import-cli-encoding-help = The list's text encoding, for example windows-1252; otherwise it is found
import-cli-sheet-help = The sheet of the workbook; otherwise it is found
import-cli-codes = Exit code: 0 if the list was imported (rows that were left out are named above); 1 if it could not be done; 2 if the call was wrong.
import-cli-usage-what = Please name the project file, roster for the participants or board for a board, and the file to read.
import-cli-not-saved = Nothing was imported into this file. Open it in the window to decide what is to become of it.
import-cli-no-encoding = Zirkel does not know the text encoding “{ $name }”. Usual ones are: { $known }.
import-cli-no-sheet = There is no sheet “{ $name }”. There are: { $sheets }.
import-cli-no-columns = No column of names or e-mail addresses can be found in the list. Write above the columns what they hold, or import the list in the window, where you can say so yourself.
import-cli-sheet = Sheet: { $name }
import-cli-encoding = Text encoding: { $name }
import-cli-encoding-found = Text encoding: { $name }, as found. If accented letters look wrong, name the right one with --encoding.
import-cli-column = { $heading } = { $column }
import-cli-columns = Columns: { $columns }
import-cli-dry-run = Dry run: nothing was changed.
import-cli-nothing = There is nothing to change.
import-cli-added =
    { $count ->
        [one] one person added
       *[other] { $count } people added
    }
import-cli-updated =
    { $count ->
        [one] one person changed
       *[other] { $count } people changed
    }
import-cli-organisations =
    { $count ->
        [one] one organisation added
       *[other] { $count } organisations added
    }

## Lists going out

export-title = Participants
export-xlsx = Excel workbook
export-csv = Text table (CSV)
export-vcard = Address cards (vCard)
export-error-stopped = The export was stopped.
export-error-no-columns = Choose at least one column that can be exported.
export-error-too-many = { $count } people do not fit into one Excel sheet. Take the text table (CSV), or choose fewer.
export-error-workbook = The list cannot be written: { $reason }
export-people = { $count ->
        [0] Nobody exported
        [one] 1 person exported
       *[other] { $count } people exported
    }
export-left-out = { $count ->
        [one] The contact data of 1 person are left out, because no valid consent to passing them on is entered
       *[other] The contact data of { $count } people are left out, because no valid consent to passing them on is entered
    }
export-left-out-names = { $sentence }: { $names }
export-left-out-how = With --all-contacts they are included; passing them on is then your responsibility.
export-all-contacts-told = { $count ->
        [one] This includes contact data of 1 person without a consent on record. Passing them on is your responsibility.
       *[other] This includes contact data of { $count } people without a consent on record. Passing them on is your responsibility.
    }
export-cli-about = Exports lists and papers, for other programs and to hand out
export-cli-file = The project file. It stays as it is
export-cli-roster = The participants as a list
export-cli-format = The format. If not given, the extension of OUT decides
export-cli-out = The new file
export-cli-columns = Columns in this order, separated by commas. Possible are: { $columns }
export-cli-all-contacts = Contact data without the person's consent, too; passing them on is your responsibility
export-cli-replace = Replaces the file if there is one already
export-cli-usage-what = Please say what to export, for example roster for the participants.
export-cli-no-format = “{ $path }” does not tell the format. Name it with --format. Possible are: { $formats }
export-cli-other-format = “{ $format }” does not fit --format here. Possible are: { $formats }
export-cli-misfit = { $option } does not belong to “{ $what }”.
export-cli-no-column = There is no column “{ $column }”. Possible are: { $columns }
export-cli-note = The internal note is never exported.
export-cli-exists = “{ $path }” is there already; nothing was overwritten. With --replace the file is replaced.
export-cli-own = “{ $path }” is the project file itself; nothing was overwritten. Name another file.
export-sheet-title = Export participants
export-who = Who
export-who-all = { $count ->
        [one] All (1 person)
       *[other] All ({ $count } people)
    }
export-who-selected = Selected ({ $count })
export-format = Format
export-xlsx-for = To work on and print in Excel or LibreOffice.
export-csv-for = For mail merges and other programs; can also be read in again.
export-vcard-for = For the address book in Outlook, Thunderbird or on the phone.
export-columns = Columns
export-columns-card = Details
export-columns-all = All
export-columns-none = None
export-columns-usual = Usual
export-contacts = Contact data
export-contacts-consented = Only with consent
export-contacts-consented-text = { $count ->
        [0] At present this concerns nobody: all contact data are included.
        [one] E-mail and phone of 1 person are left out: no valid consent to passing them on is entered.
       *[other] E-mail and phone of { $count } people are left out: no valid consent to passing them on is entered.
    }
export-contacts-none-chosen = E-mail and phone are not chosen.
export-contacts-everybody = Everybody's
export-contacts-everybody-text = { $count ->
        [0] All contact data are included.
        [one] 1 person without consent is included. That you may pass on their contact data is your responsibility.
       *[other] { $count } people without consent are included. That you may pass on their contact data is your responsibility.
    }
export-go = Export …
export-nobody = Nobody here yet
export-nobody-text = As soon as people are entered, you export them as a list here. People whose data were erased are never included.
export-job = Writing the list
export-broken = The list could not be written. Please try again.
command-export = Export …
command-preview = Preview for readers …
command-move-to-next-session = Move item to the next session
command-save-template = Save session as template …
command-manage-templates = Templates …
command-approval = State of the minutes …
command-start-item = Start item
command-end-item = End item
command-previous-item = Previous item
command-next-item = Next item
command-show-times = Time of each entry
command-snippets = Text blocks …
command-spelling = Spelling …
access-cli-about = Tells what the project holds on a person (access under Art. 15 GDPR)
access-cli-file = The project file. It stays as it is
access-cli-who = The person's name or id (26 characters)
access-cli-json = Machine-readable as JSON in place of text
access-cli-out = Writes the report to this file
access-cli-replace = Replaces the file if there is one already
access-cli-usage-who = Please name the person: by name or id.
access-cli-nobody = Nobody in the project is called “{ $name }”.
access-cli-many = “{ $name }” fits several people. Please name the id:
access-cli-written = Report on { $name } written
access-cli-person-word = PERSON
access-error = The report cannot be put together: { $reason }
access-title = Access report under Art. 15 GDPR
access-of = About: { $name }
access-on = As of: { $date }
access-missing = This person is not in the project (any more).
access-scope = This is all that this project file holds on the person at present. Earlier versions (history, backups, copies of the file) have not been searched.
access-check = Before handing this out, please check whether it affects the rights of others (Art. 15(4) GDPR): names and statements of other people may occur in it.
access-circle = What for, and on which basis
access-not-stated = not stated
access-person = Data on the person
access-organisation = Organisation
access-memberships = Memberships
access-consents = Consents
access-replies = Replies to invitations
access-attendance = Attendance
access-attendance-line = { $day }, { $half }: { $status }
access-for-somebody = on behalf of { $name }
access-represented-by = represented by { $name }
access-sessions = Sessions
access-items = Agenda items
access-entries = Entries in minutes
access-amendments = Changes of finished minutes
access-elements = Written on boards
access-dots = Dots given on boards
access-conflicts = Open conflicts about this person
access-other = Other references to the person
access-unknown-table = Table “{ $name }”, which only a newer version of Zirkel knows
access-mentions = Also mentioned in
access-field = { $field }: { $value }
access-nothing = Nothing is stored on this.


## Attendance

command-show-attendance = Attendance
command-check-in = Check-in
command-add-guest = New guest
command-all-present = All open ones present
attend-of-session = Attendance
attend-grid = Attendance: people and half-days
attend-session = Session
attend-filter = Name or organisation …
attend-only-open = Only open
attend-show-all = Show all
attend-details-show = Show details
attend-details-hide = Hide details
attend-letter-present = P
attend-letter-online = O
attend-letter-excused = E
attend-letter-absent = A
attend-letter-stand-in = R
attend-letter-guest = G
attend-hint-stand-in = represented by
attend-hint-guest = guest
attend-hint-menu = menu
attend-reply = Reply
attend-reply-name = { $person } – reply: { $answer }
attend-cell-name = { $person } – { $half }: { $status }
attend-represented = represented by { $person }
attend-from-time = from { $time }
attend-until-time = until { $time }
attend-from = From
attend-until = Until
attend-stand-in = Represented by …
attend-stand-in-label = Represented by
attend-stand-in-title = Who came for { $name }? ({ $half })
attend-stand-in-hint = Name of the representative …
attend-nobody-instead = – nobody –
attend-received-on = Received on
attend-reply-note = Note on the reply
attend-to-person = To the person
attend-no-cell = Choose a cell on the left.
attend-close-open = All open ones “{ $status }”
attend-closed = { $half }: { $count ->
        [0] Nobody was open any more.
        [one] One person entered.
       *[other] { $count } people entered.
    }
attend-copied = { $count ->
        [one] One row copied.
       *[other] { $count } rows copied.
    } Paste into Excel with Ctrl+V.
attend-people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
attend-people-of = { $count } of { $total } people
attend-there = { $half }, there: { $count }
attend-without-organisation = without organisation { $count }
attend-organisations = { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
attend-representing = { $count } as representatives
attend-replies = Replies
attend-no-session-text = Attendance belongs to a session. Add the first one.
attend-no-day = No day yet
attend-no-day-text = The session has no days yet. With the first day there is a morning and an afternoon to fill in.
attend-to-days = To the session’s days
attend-nobody = Nobody in the list yet
attend-nobody-text = Add people or read in your Excel list. Then enter here who was there.
attend-nobody-now-text = Nobody is a member on the days of this session. Check the memberships or add guests.
attend-to-roster = To the people
attend-nothing-open = Nothing open any more
attend-nothing-open-text = Something is entered for everybody.
attend-no-hit-text = Nobody matches “{ $filter }”.
attend-guest-text = Joins the session’s list and is present: { $half }.
attend-guest-text-session = Joins the session’s list.
attend-guest-name = Name of the guest
attend-guest-organisation = Organisation (optional)
attend-guest-add = Add guest
attend-guest-added = { $name } is there as a guest.
attend-keys-status = Attendance: set a status
attend-keys-status-how = P, O, E, A; Del for open
attend-keys-move = Attendance: choose several cells
attend-keys-move-how = Shift and arrows
attend-keys-stand-in = Attendance: represented by
attend-keys-stand-in-how = R
attend-keys-copy = Attendance: copy the list for Excel
attend-keys-copy-how = Ctrl+C
checkin-close = End check-in (Esc)
checkin-half-day = Half-day
checkin-hint = Name …
checkin-count = { $there } of { $count } here
checkin-there = already here
checkin-already = { $name } – already here
checkin-welcome = Welcome! { $name } – { $status }
checkin-welcome-guest = Welcome! { $name } – as a guest
checkin-taken-back = Taken back
checkin-more = { $count ->
        [one] One more person matches.
       *[other] { $count } more people match.
    }
checkin-unknown = Nobody has this name.
checkin-unknown-again = Nobody has this name. Enter once more adds the guest.
checkin-add-guest = Add as a guest: { $name }
checkin-keys = Three letters and Enter · arrows: another person · Ctrl+Z: take back · Esc: end


## Data protection

command-data-protection = Data protection …
command-merge-people = Merge people …
command-find-duplicates = Find possible duplicates …
command-access-report = Access report on the person …
command-erase-person = Erase personal data …
banner-review-was = The review of personal data was due on { $date }.
banner-review-soon = Personal data are to be reviewed on { $date }.
banner-review-now = Review now
banner-review-year = Again in a year
banner-review-later = Later
privacy-title = Data protection
privacy-review-in-a-year = Again in a year
privacy-review-how = Check whether the circle still needs all the personal data it keeps. Erase the data of those who have left, and then move the date on by a year.
privacy-consents = Consents
privacy-people = { $count ->
        [one] Data of one person are kept.
       *[other] Data of { $count } people are kept.
    }
privacy-consent = { $purpose }: { $given } consented, { $withdrawn } withdrawn, { $without } not stated
privacy-erased-people = Erased people
privacy-erased-none = Nobody’s data have been erased yet.
privacy-erased-on = { $name } – erased on { $date }
privacy-erased-again = With data again: somebody edited the person before the erasure reached them.
privacy-erase-once-more = Erase the data of “{ $name }” once more …
privacy-traces-title = Clean up earlier versions
privacy-traces-looking = Looking through earlier versions on this computer …
privacy-traces-purging = Cleaning up earlier versions …
privacy-traces-failed = That did not work. Has the project been saved? Nothing was cleaned up.
privacy-traces-again = Look again
privacy-traces-purged = { $count ->
        [0] There was nothing to clean up.
        [one] One version was cleaned up.
       *[other] { $count } versions were cleaned up.
    }
privacy-traces-none = No earlier version on this computer still holds data of erased people.
privacy-traces-elsewhere = Other computers on which the project was open have earlier versions of their own. Please do this there too: menu “File”, “Data protection”.
privacy-traces-found = These versions on this computer still hold the data:
privacy-traces-person = { $name } – still in { $count ->
        [one] one version
       *[other] { $count } versions
    }
privacy-traces-period = { $first } to { $last }
privacy-traces-no-date = no date
privacy-traces-versions = { $count ->
        [one] 1 earlier version
       *[other] { $count } earlier versions
    } ({ $period })
privacy-traces-backups = { $count ->
        [one] 1 backup
       *[other] { $count } backups
    } ({ $period })
privacy-traces-unsaved = unsaved work after a crash ({ $period })
privacy-traces-copy = { $path } – please delete this copy yourself
privacy-traces-in-use = another window of Zirkel – please save and close it, then look again
privacy-traces-file = the project file itself – the erasure has not been saved yet
privacy-traces-purge = Erase there too …
privacy-traces-sure = The project is saved, and the data are erased from earlier versions and backups too. That cannot be undone, nor can anything else you have done so far after it.
privacy-traces-sure-unsaved = Unsaved work after a crash that holds these data is lost. If you still need it, cancel, and bring it back from the start page first.
privacy-traces-yes = Erase for good
privacy-access-title = Access report: { $name }
privacy-access-report = What the project holds on the person
privacy-access-file = Access report { $name }
privacy-access-save-text = Save as text …
privacy-access-save-json = Save machine-readable (JSON) …
privacy-access-kind-text = Text file
privacy-access-kind-json = JSON file
privacy-access-failed = The report could not be made.
privacy-pseudonym = Person { $number }
privacy-erase-title = Erase the data of “{ $name }”?
privacy-erase-goes = Form of address, titles, function, department, e-mail addresses, phone numbers, the internal note, memberships, consents and replies are erased. If nothing speaks of the person afterwards, the person vanishes altogether.
privacy-erase-name = Name in minutes and actions
privacy-erase-keep = “{ $name }” stays, with the organisation
privacy-erase-pseudonym = Put a pseudonym in its place; the organisation is erased too
privacy-erase-pseudonym-name = Pseudonym
privacy-erase-attendance-title = Attendance
privacy-erase-attendance = { $count ->
        [one] Keep one half-day of attendance, without times
       *[other] Keep { $count } half-days of attendance, without times
    }
privacy-erase-texts = { $count ->
        [one] One text names the person
       *[other] { $count } texts name the person
    }
privacy-erase-texts-choose = In the texts that are ticked, the pseudonym goes in the name’s place.
privacy-erase-texts-stay = There everything stays as it is.
privacy-erase-approved = Part of approved minutes. A change changes what was approved.
privacy-erase-undo = This can be undone until you clean up earlier versions too, in the next step.
privacy-erase-yes = Erase data
privacy-erased-title = Data of “{ $name }” erased
privacy-erased-text = In the project the data are erased. As long as you do not clean up earlier versions, you can still undo it.
privacy-merge-title = Merge { $count } people
privacy-merge-hint = Choose which value is right. E-mail addresses, phone numbers and notes are all kept.
privacy-merge-value = { $field }, entry { $number }: { $value }
privacy-merge-blank = (blank)
privacy-merge-erased = The data of one of these people were erased. Merged, there would be data about them again.
privacy-merge-result = What the person will look like
privacy-merge-yes = Merge
privacy-merged = Merged into “{ $name }”. { $keys } undoes it.
privacy-moves = Moving along: { $parts }.
privacy-moves-nothing = Nothing else depends on the other entries.
privacy-moves-attendance = { $count ->
        [one] 1 attendance
       *[other] { $count } attendances
    }
privacy-moves-replies = { $count ->
        [one] 1 reply
       *[other] { $count } replies
    }
privacy-moves-memberships = { $count ->
        [one] 1 membership
       *[other] { $count } memberships
    }
privacy-moves-consents = { $count ->
        [one] 1 consent
       *[other] { $count } consents
    }
privacy-moves-sessions = { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
privacy-moves-items = { $count ->
        [one] 1 agenda item
       *[other] { $count } agenda items
    }
privacy-moves-entries = { $count ->
        [one] 1 action or contribution
       *[other] { $count } actions and contributions
    }
privacy-moves-elements = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
privacy-duplicates-title = Possible duplicates
privacy-duplicates-hint = These entries may be the same person. Only what you compare and confirm is merged.
privacy-duplicates-name = The same name
privacy-duplicates-email = The same e-mail address
privacy-duplicates-similar = Similar names in one organisation
privacy-duplicates-compare = Compare …
privacy-duplicates-none = None found: no name and no e-mail address occurs twice.


## Importing step by step

import-title = Import a list
import-step-source = List
import-step-columns = Columns
import-step-preview = Review
import-close = Cancel the import
import-back = Back
import-next = Next
import-broken = Something went wrong while importing. Nothing in the project was changed.
import-reading = Reading “{ $name }” …
import-reading-pasted = Reading the pasted list …
import-source-title = Which list would you like to import?
import-source-text = Excel, LibreOffice, CSV or vCard. You see every change before anything is taken over.
import-source-paste = Or drop the file on the window, or paste rows from Excel with Ctrl+V.
import-choose = Choose a file …
import-sheet = Sheet
import-rows = { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
import-header = Headings
import-header-row = Row { $number }: { $words }
import-header-none = The list has no headings
import-encoding = Character set
import-encoding-found = Found: { $name }
import-umlauts = Do the umlauts look right?
import-columns-hint = { $known } of { $all } columns will be imported. Change what is wrong; Zirkel remembers it.
import-columns-no-name = Please say which column holds the name.
import-column-heading = Heading
import-column-holds = Imported as
import-column-samples = Examples
import-column-no-heading = no heading
import-column-name = Column { $letter }
import-column-of = Column “{ $heading }”
import-column-nothing = do not import
import-take-over = { $count ->
        [0] Nothing to take over
        [one] Take over 1 person
       *[other] Take over { $count } people
    }
import-done = Imported: { $added } new, { $updated } changed. Undo with { $keys }.
import-comparing = Comparing the list with the project …
import-filter-all = All { $count }
import-filter-new = New { $count }
import-filter-changed = Changed { $count }
import-filter-duplicates = Possible duplicates { $count }
import-filter-doubts = Please check { $count }
import-filter-errors = Errors { $count }
import-filter-unchanged = Unchanged { $count }
import-is-new = new
import-is-changed = changed
import-is-unchanged = unchanged
import-is-duplicate = possible duplicate
import-is-joined = same person
import-is-skipped = will not be taken over
import-is-error = error
import-skipped-rows = { $count ->
        [one] 1 row is no person
       *[other] { $count } rows are no people
    } – { $rows }
import-row-number = Row { $number }
import-nothing-new = The project knows all of this already.
import-do-add = Add as a new person
import-do-update = Take over what the list says
import-do-merge = This is { $name } ({ $why })
import-do-join = Belongs to row { $number }: { $name }
import-do-skip = Do not take over



## Neue Sitzung und Vorlagen

field-not-understood = Not understood. For example: { $example }
field-not-understood-kept = Not understood. It stays { $value }.

new-session-create = Create session
new-session-created = Session { $number } created.
new-session-source = Based on
new-session-first-date = First day
new-session-title-of = Session { $number }
new-session-like-last = Like the last session ({ $number })
new-session-like-last-hint = its days and what follows from it
new-session-blank = Blank
new-session-blank-hint = one day, no agenda
new-session-for-item = There is no later session yet. Create it here: “{ $title }” comes along.
new-session-going-on = From the last session
new-session-approval = Approval of the minutes of the last session ({ $number })
new-session-review = Open actions
new-session-open-actions = { $count ->
        [0] no open action
        [one] one open action
       *[other] { $count } open actions
    }
new-session-not-discussed = not discussed
new-session-recurring = recurring

templates-title = Templates for sessions
templates-own = Your own templates
templates-own-empty = None yet. Open a session and choose “Save session as template …”: its days and agenda become a template.
templates-built-in = Included
templates-two-day-circle = Working circle, two days
templates-half-day-workshop = Workshop, half a day
templates-online-meeting = Online meeting
templates-general-committee = Committee
templates-days = { $count ->
        [one] One day
       *[other] { $count } days
    }
templates-in-short = { $days ->
        [one] one day
       *[other] { $days } days
    }, { $items ->
        [0] no items
        [one] one item
       *[other] { $items } items
    }
templates-name = Name of the template
templates-name-of = Name of template “{ $name }”
templates-note = What it is meant for
templates-agenda-of = Content of “{ $name }”
templates-delete = Delete template “{ $name }”
templates-deleted = Template “{ $name }” deleted. Ctrl+Z brings it back.
templates-save-title = Save session as template
templates-save = Save template
templates-saved = Template “{ $name }” saved. You find it under “New session”.
templates-replaces = There is a template of this name. Its days and agenda are replaced.

## Protokoll schreiben

writing-offers = Suggestions
writing-not-joined = This entry says more than its text, for example votes or who is responsible; joining would lose that. To delete it, use Edit, Delete.
writing-brought-back = Somebody has just deleted this entry. Because you are writing in it, it stays.
writing-deleted-elsewhere = Somebody deleted the entry you were in.
writing-paste-title = Paste { $count } paragraphs?
writing-paste-text = Each paragraph becomes an entry of its own. You can also paste everything as a single entry.
writing-paste-entries = As { $count } entries
writing-paste-one = As one entry
snippets-title = Text blocks
snippets-about = A short word stands for a longer text: type it in the minutes and then a space or Tab. Ctrl+Z brings the short word back.
snippets-empty = There are no text blocks yet. Take one of these, or write one of your own:
snippets-take = { $word } → { $text }
snippets-add = Add text block
snippets-edit = Edit text block { $word }
snippets-delete = Delete text block { $word }
snippets-bring-back = Bring { $word } back
snippets-word = Short word
snippets-text = Text
snippets-blanks = {"{date}"}, {"{time}"} and {"{session}"} are filled in when the text is put in.
snippets-save = Keep
snippets-incomplete = The short word or the text is still missing.
snippets-taken = There is a text block for “{ $word }” already.
snippets-example-thanks = thx
snippets-example-thanks-text = The chair thanks the speaker and opens the discussion.
snippets-example-agreed = agr
snippets-example-agreed-text = The circle agrees.
snippets-example-noted = ntd
snippets-example-noted-text = The circle takes note of the report.

## Protokoll führen und genehmigen

clock-of = { $time } of { $minutes } min
clock-planned = { $minutes } min planned
clock-left = { $minutes } min left
clock-over = { $minutes ->
        [0] time is up
       *[other] { $minutes } min over time
    }
clock-forgotten = running for more than 12 hours
clock-resume = Resume
clock-elsewhere = { $item } is running: { $time }
clock-warning = { $minutes ->
        [one] 1 minute left for { $item }
       *[other] { $minutes } minutes left for { $item }
    }
clock-runs = running
clock-said = { $item } has been running for { $minutes } minutes.
clock-said-of = { $item } has been running for { $minutes } of { $planned } planned minutes.
clock-said-over = { $item } is { $minutes } minutes over time.
clock-said-ended = { $item } took { $minutes } minutes.
votes-number = No. { $number }
votes-counted = { $result } (from the votes)
votes-open = still open
votes-too-many = { $votes ->
        [one] One vote
       *[other] { $votes } votes
    }, but only { $voters ->
        [one] one person entitled to vote is here
       *[other] { $voters } people entitled to vote are here
    }
suggestion-addressees = Earlier addressees
context-present = Present ({ $count })
context-nobody = Nobody entered yet.
context-edit-attendance = Edit attendance
context-make-owner = Responsible for the action
context-make-speaker = Speaks in this entry
context-show-person = Show person
context-instead-of = for { $name }
context-actions = Open actions ({ $count }{ $overdue ->
        [0] {""}
       *[other] , { $overdue } overdue
    })
context-no-actions = All done.
context-more-actions = { $count ->
        [one] and one more action
       *[other] and { $count } more actions
    }
context-overdue = overdue since { $date }
context-of-topic = on this topic
context-status-of = Status of { $action }
context-notes = Notes ({ $count })
context-history = History ({ $count })
context-changed-by = changed by { $name }
visibility-of-item = Item: { $who }
visibility-by-item = { $who }, because the item is (set to: { $set })
visibility-by-parent = { $who }, because the entry above it is (set to: { $set })
audience-internal = internal
audience-circle = circle
audience-public = public
audience-view = View as: { $who }
audience-hint = What these readers do not get is shown pale.
audience-left-out = not in this version
locked-circulating = These minutes are circulating.
locked-approved = These minutes are approved.
locked-approved-in = These minutes are approved (session { $number }).
locked-noted = Changes will be noted.
locked-change = Make a change
locked-yes = Change
locked-title = Change finished minutes?
locked-text = The minutes are finished. Each change is noted with the former wording and shown in the list of changes.
locked-list = { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
locked-former = Before: { $text }
approve-title = State of the minutes { $session }
approve-state = State of the minutes: { $state }
approve-station-here = { $state }, current state
approve-draft-text = The minutes are a draft. They can be changed freely.
approve-finished = The minutes are finished. What was changed since is listed below.
approve-finished-on = The minutes have been finished since { $date }. What was changed since is listed below.
approve-circulate = Send round
approve-circulate-again = Back to circulating
approve-at-once = Approve at once …
approve-approve = Approve
approve-back = Back to draft …
approve-back-title = Back to draft?
approve-back-text = The minutes can then be changed freely again. { $count ->
        [0] Nothing has been changed so far.
        [one] The list with one change is lost; the present wording stays.
       *[other] The list of { $count } changes is lost; the present wording stays.
    }
approve-back-yes = Back to draft
approve-here = The minutes { $number } are approved here ({ $state }).
approve-read = Read minutes
approve-open = Approve …
approve-changes = Changes since the minutes were finished ({ $count })
approve-no-changes = Nothing was changed since the minutes were finished.
approve-more-changes = { $count ->
        [one] and one more change
       *[other] and { $count } more changes
    }
approve-show = Show
approve-take-back = Back to the former wording
approve-take-out = Take out again
approve-put-back = Put in again
approve-taken-back = It says again what it said when the minutes were finished.
approve-by-history = Can be brought back through the history.
approve-something-else = Same wording; something else changed, such as who speaks or where it stands.
approve-kind = Kind
approve-visibility = Visibility
approve-votes = Vote
approve-nothing = nothing
approve-spoken = Before: { $before } Now: { $after }


## Unterlagen ausgeben

paper-minutes = Minutes
paper-agenda = Agenda
paper-session = Session { $number }
paper-note = Note
paper-draft = Draft
paper-draft-text = These minutes are a draft. They are not approved yet.
paper-circulating-text = These minutes are not approved yet.
paper-internal-text = Internal copy: please do not pass it on.
paper-cancelled = This session was cancelled.
paper-version = Version
paper-version-internal = Internal version
paper-version-circle = Version for the circle
paper-version-public = Public version
paper-is-internal = internal
paper-is-for-circle = for the circle
paper-is-public = public
paper-circle = Circle
paper-occasion = Occasion
paper-number = Session
paper-date = Date
paper-place = Place
paper-room = Room
paper-link = Online
paper-host = Host
paper-chair = Chair
paper-minute-taker = Minute taker
paper-approval = State
paper-circulating-since = { $stands } since { $date }
paper-approved-in = { $stands }: { $session }
paper-monday = Monday
paper-tuesday = Tuesday
paper-wednesday = Wednesday
paper-thursday = Thursday
paper-friday = Friday
paper-saturday = Saturday
paper-sunday = Sunday
paper-from = from { $time }
paper-until = until { $time }
paper-attendance = Attendance
paper-attended = { $people ->
        [one] 1 person
       *[other] { $people } people
    } from { $organisations ->
        [one] 1 organisation
       *[other] { $organisations } organisations
    }
paper-organisation = Organisation
paper-no-organisation = without organisation
paper-name = Name
paper-people = People
paper-not-there = not present
paper-represented-by = represented by { $person }
paper-time = Start
paper-item-number = Item
paper-topic = Topic
paper-minutes-long = Minutes
paper-speaker = Presented by
paper-no-day = No day yet
paper-agenda-empty = The agenda is still empty.
paper-talk-by = Talk: { $person }
paper-item-by = Presented by: { $person }
paper-approves = For approval: minutes { $session }
paper-open-actions = Open actions
paper-open-actions-of = Open actions (item { $number })
paper-postponed = The item was postponed.
paper-text = Minutes
paper-without-item = Without agenda item
paper-said-by = by { $person }
paper-decision = Decision { $label }
paper-action = Action { $label }
paper-votes = Yes: { $yes }, no: { $no }, abstentions: { $abstained }
paper-suggested-by = from: { $organisation }
paper-suggested-to = to: { $addressee }
paper-stands = status: { $status }
paper-done-by = owner: { $person }
paper-helped-by = with: { $people }
paper-done-until = due: { $date }
paper-due-next-session = next session
paper-decisions = Decisions
paper-actions = Actions
paper-label = No.
paper-decision-word = Decision
paper-outcome = Result
paper-what = Action
paper-owner = Owner
paper-due = Due
paper-status = Status
paper-next-session = Next session
paper-changes = Changes since the minutes were finished
paper-changed-on = { $what } on { $date }
paper-changed-by = { $what } by { $person }
paper-before = Before:
paper-signatures = Signatures
paper-drawn-up = Drawn up on { $date }
paper-distribution = Distribution
paper-all-participants = Everybody who took part

paper-sheet-title = Papers
paper-for-internal = Internal
paper-for-circle = Circle
paper-for-public = Public
paper-tab = { $name } (without { $count })
paper-left-out-nothing = Everything is in it.
paper-left-out = Without { $items ->
        [0] { "" }
        [one] 1 agenda item
       *[other] { $items } agenda items
    }{ $both ->
        [yes] { " " }and{ " " }
       *[no] { "" }
    }{ $entries ->
        [0] { "" }
        [one] 1 entry
       *[other] { $entries } entries
    }
paper-save-html = Save as HTML …
paper-save-markdown = Save as Markdown …
paper-copy = Copy text
paper-copied = The text is on the clipboard.
paper-kind-html = HTML page, also for printing
paper-kind-markdown = Markdown text
paper-waiting = The paper is being put together …
paper-broken = The paper could not be put together. Please close the window and try again.
paper-gone = This session is not there any more.
paper-print-hint = To print, save as HTML and open it in the browser.

export-cli-minutes = The minutes of a session
export-cli-agenda = The agenda of a session
export-cli-session = The session, such as 2/2018. If not given, the newest with a date
export-cli-audience = For whom: internal, circle or public. If not given: circle
export-cli-no-session = There is no session “{ $session }”. These are there:
export-cli-several-sessions = Several sessions are called “{ $session }”. Name the id:
export-cli-no-sessions = There is no session in this project yet.
export-cli-no-dated-session = No session has a date. Name one with --session:
export-cli-paper-written = { $title } – { $version } written

## Register

register-actions = Actions
register-decisions = Decisions
register-suggestions = Suggestions
register-sessions = Sessions
register-count-actions = { $count ->
        [one] 1 action
       *[other] { $count } actions
    }
register-count-decisions = { $count ->
        [one] 1 decision
       *[other] { $count } decisions
    }
register-count-suggestions = { $count ->
        [one] 1 suggestion
       *[other] { $count } suggestions
    }
register-count-sessions = { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
register-ics = Calendar (ICS)
register-error-no-calendar = Decisions and suggestions have no date and cannot be written as a calendar. Take Excel or CSV.
register-error-nothing = There is nothing that could stand in a calendar.
register-error-too-many = { $count } rows do not fit into an Excel sheet. Take the text table (CSV).
register-column-organisation = Organisation
register-column-helpers = Helping
register-column-due-next = By the next session
register-column-overdue = Overdue
register-column-title = Title
register-column-occasion = Occasion
register-column-first-day = First day
register-column-last-day = Last day
register-column-place = Place
register-column-room = Room
register-column-host = Host
register-column-chair = Chair
register-column-minute-taker = Minutes by
register-column-approval = Minutes
register-column-session-day = Session on
register-column-item = Item
register-column-visibility = Visible to
register-column-history = Changes
register-yes = yes
register-session-unnamed = Session
register-session-number = Session { $number }
register-session-day = { $name }, day { $day } of { $days }
register-session-cancelled = Called off: { $name }
register-session-link = Online: { $link }
register-session-agenda = Agenda:
register-due-day = Due: { $text }
register-task-number = Action no. { $number }
register-task-owner = Owner: { $person }
register-task-helpers = Helping: { $people }
register-task-status = Status: { $status }
register-task-next-session = Due by the next session
register-task-origin = From session { $origin }
register-cli-open = Only what is still open
register-cli-all-day = In a calendar an all-day event for each due date, too, for programs without tasks
register-cli-written = { $counted } exported
register-cli-hidden = { $count ->
        [one] 1 entry is not in it, because it is not meant for these readers. With --audience internal it comes along.
       *[other] { $count } entries are not in it, because they are not meant for these readers. With --audience internal they come along.
    }
register-undated = { $count ->
        [one] 1 session is not in the calendar, because it has no date yet.
       *[other] { $count } sessions are not in the calendar, because they have no date yet.
    }
registers-was = until { $until }: { $was }
registers-was-by = { $line } (changed by { $by })
registers-next-session-on = next session, { $date }
registers-no-origin = unknown
registers-no-session = Without session
registers-undated = Without date
registers-no-due = Without due date
registers-month-1 = January
registers-month-2 = February
registers-month-3 = March
registers-month-4 = April
registers-month-5 = May
registers-month-6 = June
registers-month-7 = July
registers-month-8 = August
registers-month-9 = September
registers-month-10 = October
registers-month-11 = November
registers-month-12 = December
registers-group = { $title }: { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
registers-count-overdue = { $count } overdue
registers-only-overdue = Show overdue actions only
registers-filter-status = Filter by status
registers-any-status = Any status
registers-filter-result = Filter by result
registers-any-result = Any result
registers-filter-owner = Filter by owner
registers-any-owner = All owners
registers-filter-from = Filter by organisation
registers-any-from = All organisations
registers-filter-when = Filter by year or session
registers-any-time = All sessions
registers-mine = Mine ({ $name })
registers-grouping = Group
registers-group-none = No groups
registers-group-owner = By owner
registers-group-from = By organisation
registers-group-status = By status
registers-group-result = By result
registers-group-due = By due month
registers-group-session = By session
registers-group-year = By year
registers-more-filters = Show more filters
registers-fewer-filters = Hide more filters
registers-of = { $count } of { $all }
registers-clear = Clear filters
registers-export = Export …
registers-show-details = Show details
registers-hide-details = Hide details
registers-history = History
registers-carried = Continued in
registers-selected = { $count ->
        [one] 1 entry selected
       *[other] { $count } entries selected
    }
registers-selected-decisions = Ctrl+E exports them together.
registers-for-all = Change for all selected:
registers-choose = Choose …
registers-voted = Votes
registers-to-entry = To the minutes
registers-to-session = To session { $name }
registers-to-note = To the note
registers-status-for = { $count ->
        [one] Change status
       *[other] Change the status of { $count } entries
    }
registers-change-owner = Owner of “{ $text }”: { $value }. Change
registers-change-due = “{ $text }” is due: { $value }. Change
registers-due-date = Date
registers-due-next = By the next session
registers-due-none = No due date
register-sheet-title = Export register
register-what = What
register-part = Extent
register-part-shown = As shown ({ $count })
register-part-selected = Selected ({ $count })
register-part-all = All ({ $count })
register-xlsx-for = To sort, work on and print in Excel or LibreOffice.
register-csv-for = For other programs.
register-ics-for-sessions = Each day of a session as an event, for Outlook, Thunderbird or Google Calendar.
register-ics-for-actions = Each action with due date and status, for programs that know tasks, such as Thunderbird.
register-all-day = An all-day event for each due date, too
register-all-day-text = Outlook and Google Calendar show events only, no tasks.
register-audience = For whom
register-internal = Internal
register-internal-text = Everything, internal matters and changes of actions included.
register-circle = For the circle
register-circle-text = Without internal matters.
register-public = Public
register-public-text = Only what may be public.
register-count-hidden = { $counted }; { $count ->
        [one] 1 not for these readers
       *[other] { $count } not for these readers
    }

## Alles durchsuchen

search-results = Results
search-recent = Found last
search-nearest = Did you mean
search-broken = The search broke off. Please type again.
search-cli-about = Searches all that a project holds
search-cli-word = WORDS
search-cli-words = what to search for; of several words all must occur
search-cli-limit = how many results of each kind are shown (20 without it)
search-cli-codes = Ends with 0 if something was found, with 1 if nothing was, or if the file cannot be read.
search-cli-usage-words = Please name the words to search for.
search-cli-nearest = Did you mean “{ $words }”?
search-cli-place = { $place }: { $text }

## Rechtschreibung

command-correct-word = Correct a misspelt word
spelling-title = Spelling
spelling-dictionaries = Dictionaries
spelling-looking = Looking for dictionaries …
spelling-none = No dictionary was found on this computer. Zirkel checks spelling with Hunspell’s dictionaries, as LibreOffice and Firefox bring them; it cannot use the checker of Windows or macOS itself.
spelling-missing-package = { $language } is missing. On Debian and Ubuntu install { $debian }, on Fedora { $fedora }; or LibreOffice with this language.
spelling-missing-office = { $language } is missing. Install LibreOffice with this language; Zirkel finds the dictionary at its next start.
spelling-how = A word is right if one of the chosen languages knows it. Names of participants and forms like “Bürger*innen” are right.
spelling-broken = { $name } could not be read: { $reason }
spelling-own = Words of your own
spelling-own-none = None yet. A right click on an underlined word (or F7) adds it.
spelling-remove = Take “{ $word }” out of your own words
spelling-menu = Suggestions for “{ $word }”
spelling-searching = Looking for suggestions …
spelling-no-suggestion = No suggestions
spelling-add = Add to your own words
spelling-all-right = No word is misspelt in this text.
spelling-ignore = Ignore
language-ar = Arabic
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-it = Italian
language-nl = Dutch
language-pl = Polish
language-ru = Russian
language-tr = Turkish
language-uk = Ukrainian

## Board: Werkzeuge
board-put-shape-hint = Drag to draw the shape, click, or press Enter.
board-connect-hint = Drag from one element to another, or click both.
board-connect-from-hint = Arrow keys find the target, Enter connects. Or drag to the target.
board-connect-two-hint = Enter connects the two selected elements.
board-connect-aim = Target: { $name } · Enter connects
board-spotlight-hint = Spotlight: wheel or + and - change its size, Esc ends it.
board-more-tools = More tools
board-more-choices = More commands
board-choose-shape = Choose a shape
board-choose-connector = Choose arrow or line
board-choose-pen = Choose pen, highlighter or eraser
board-choose-paper = Colour of the notes
board-choose-ink = Colour and thickness of the line
board-choose-fill = Fill
board-choose-route = Route of the connector
board-choose-start = Start of the connector
board-choose-end = End of the connector
board-snaps-to-neighbours = Elements now snap to their neighbours. Hold Ctrl to suspend.
board-snaps-not-to-neighbours = Elements no longer snap to their neighbours.
board-snaps-to-grid = Elements now snap to the grid.
board-snaps-not-to-grid = Elements no longer snap to the grid.

## Board: Zeichnung und Beschriften
board-minimap = Overview of the board
board-minimap-hint = Click or drag to go there
board-nothing-here = Nothing lies here.
board-show-all = Show everything

## Board: Ordnen und Eigenschaften

board-clip-covered = covered
board-cut = { $count ->
    [one] 1 element cut
   *[other] { $count } elements cut
}
board-copied-elements = { $count ->
    [one] 1 element of a board
   *[other] { $count } elements of a board
}
board-copied-no-pictures = Copied. The pictures do not come along into other windows: they are too large for the clipboard.
board-pasted = { $count ->
    [one] 1 note pasted
   *[other] { $count } notes pasted
}
board-paste-cut = Only the beginning of { $lines } lines was pasted: { $count } notes. More at once gets lost on a board.
board-paste-shortened = Pasted. Very long lines were cut short.
board-paste-nothing = There is nothing on the clipboard that can become a note.
board-paste-lost = { $count ->
    [one] An image is missing: its picture is not on the clipboard.
   *[other] { $count } images are missing: their pictures are not on the clipboard.
}
properties-several = different
properties-swatch = { $field }: { $value }
properties-fold = Hide properties
properties-of-board = This board
properties-of-many = { $count } elements
properties-nothing = Select something to change what it looks like.
properties-board-counts = { $elements ->
    [one] 1 element
   *[other] { $elements } elements
}, { $notes } of them notes
properties-number-notes = Number notes anew
properties-number-notes-hint = All notes get new short numbers in reading order. Numbers that were printed no longer hold.
properties-covering = New notes are covered.
properties-not-covering = New notes are open.
properties-covered = { $count ->
    [one] 1 note is covered.
   *[other] { $count } notes are covered.
}
properties-locked-hint = { $count ->
    [one] 1 element is locked and stays as it is.
   *[other] { $count } elements are locked and stay as they are.
}
properties-tag-add = Add a tag
properties-tag-open = Tags of this board
properties-tag-remove = Remove tag “{ $tag }”
properties-author-hint = Name
properties-left = Left
properties-top = Top
properties-angle = Rotation (°)

## Board: Moderation

board-templates-title = Board from template
board-template-make = Create board
board-template-rows = Places and areas of life (one a line)
board-template-columns = Target groups (one a line)
board-template-tables = Tables
board-template-rounds = Rounds
board-template-most = At most { $count } each.
board-template-name = Name of the template
board-template-delete = Delete template
board-template-deleted = The template “{ $name }” is deleted. Undo with Ctrl+Z.
board-template-save-title = Save board as template
board-template-with-texts = With the texts of the notes
board-template-save-hint = Frames, shapes and free texts are always kept. Names, dots and what is covered do not belong in a template.
board-template-own-when = A template of this circle.
board-template-matrix = Quarter × target group
board-template-matrix-when = When places of a quarter and target groups belong together.
board-template-experiences = Experiences and perspectives
board-template-experiences-when = When what was shall become what will be.
board-template-cards = Card collection with clusters
board-template-cards-when = When many thoughts are collected and sorted.
board-template-swot = SWOT
board-template-swot-when = When a project is looked at from all sides.
board-template-cafe = World café
board-template-cafe-when = When groups take turns at several questions.
board-template-timeline = Timeline
board-template-timeline-when = When looking back and ahead belong together.
board-template-kanban = Kanban
board-template-kanban-when = When tasks shall visibly move on.
board-template-lights = Traffic lights
board-template-lights-when = When it shall soon be clear where things are stuck.
board-template-blank = Blank
board-template-blank-when = When you want to start quite freely.

board-covering = { $count ->
    [0] Covered writing: new notes stay covered until you reveal them.
    [one] Covered writing: { $count } note is covered. New ones stay so too until you reveal them.
   *[other] Covered writing: { $count } notes are covered. New ones stay so too until you reveal them.
}
board-still-covered = { $count ->
    [one] { $count } note is still covered.
   *[other] { $count } notes are still covered.
}
board-reveal = Reveal
board-covering-end = Go on writing openly
board-revealed = { $count ->
    [0] Nothing was covered. From now on everybody writes openly.
    [one] { $count } note is revealed.
   *[other] { $count } notes are revealed.
}
board-sorted = { $count ->
    [one] { $count } note is sorted.
   *[other] { $count } notes are sorted.
}
poll-title = Dot vote
poll-hide = Hide dot vote
poll-choose = Votes on this board
poll-new = New vote
poll-number = Vote { $number }
poll-untitled = Vote without a question
poll-question = Question, e.g. “Where do we start?”
poll-area = What can get dots?
poll-whole-board = All notes of the board
poll-in-area = Notes in the frame “{ $name }”
poll-per-person = Per person: those present give dots
poll-totals = As totals: the dots on the wall are counted
poll-totals-hint = All notes get short numbers. Call out: “17: 5”.
poll-present = { $count ->
    [one] { $count } person is present.
   *[other] { $count } people are present.
}
poll-no-session = This board belongs to no session, so nobody knows who is there. Give it to a session, or enter totals.
poll-choose-session = Choose a session
poll-nobody = Nobody is marked as present yet. Enter the attendance, or enter totals.
poll-edit-attendance = Enter attendance
poll-budget = Dots per person
poll-limit = At most per note
poll-hidden = Hide dots until the end
poll-begin = Begin vote
poll-progress = { $count ->
   *[other] Voted: { $voted } of { $count }
}
poll-who = Who gives dots?
poll-who-hint = Name, then Enter
poll-who-none = Nobody of this name is present.
poll-given = { $given } of { $budget } given
poll-how = Click a note to give a dot; the right button or Shift takes it back. By keyboard: choose a note with Tab or Ctrl+arrow, then +, − or a digit. Enter: next person.
poll-next = Next person
poll-typed = Number and dots
poll-take-totals = Enter them
poll-totals-how = Enter takes them. On the note too: a click gives a dot, the right button takes it back, and so do + and − on the selected note.
poll-taken = { $count ->
    [one] Entered for { $count } note.
   *[other] Entered for { $count } notes.
}
poll-problem-unreadable = “{ $words }” cannot be read. Write e.g. “17: 5”.
poll-problem-unknown = There is no note { $label } here.
poll-problem-twice = Note { $label } is there twice. Which number counts?
poll-not-here = This note does not belong to the vote’s frame.
poll-no-more = { $name }: { $count }. No more dots are possible.
poll-given-left = { $name }: { $count }. { $left } left.
poll-given-now = { $name }: { $count }
poll-close = End vote
poll-delete = Delete vote
poll-deleted = The vote with its dots is deleted. Undo with Ctrl+Z.
poll-no-dots = No note has dots yet.
poll-to-minutes = Notes into the minutes …
poll-list-to-minutes = As a list into the minutes
poll-copy-list = Copy list
poll-copied = The list is in the clipboard.
poll-in-minutes = The result is an entry in the minutes.
poll-show-entry = Show
poll-reopen = Open again
poll-note-number = { " " }(no. { $label })
poll-line = { $dots ->
    [one] Place { $rank }: { $text }{ $label }, { $dots } dot
   *[other] Place { $rank }: { $text }{ $label }, { $dots } dots
}

present-whole-board = Whole board
present-back = Frame before
present-on = Next frame
present-end = End presentation
timer-ready = Ready
timer-running = Running
timer-paused = Paused
timer-last-minute = Last minute
timer-over = Time is up
timer-left = Timer: { $time }
timer-start = Start timer
timer-pause = Pause timer
timer-more = One minute more
timer-reset = Reset timer
timer-settings = Settings of the timer
timer-sound = Sound at the end
timer-close = Close timer
timer-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
timer-no-player = The timer’s sound is not possible here: there is no program that plays it.

## Board: Protokoll und Gliederung

board-note-covered = Covered note
board-connector-named = Connector from { $from } to { $to }
board-connector-labelled = Connector from { $from } to { $to }: { $label }
board-connector-loose = a loose end
board-votes = { $count ->
    [one] 1 dot
   *[other] { $count } dots
}
board-number-spoken = number { $number }
board-author-spoken = by { $name }
board-locked-spoken = locked
board-inside-spoken = in the frame { $name }
board-elements = On the board
board-canvas-keys = Tab goes from element to element, Enter writes on it, Ctrl+Space selects several, Shift+O leads to the outline.
board-gathering = What is selected stays selected: walk on with Tab or Ctrl and an arrow, Ctrl+Space takes in or out, Esc ends it.
board-undone-spoken = Undone: { $step }
board-selected-spoken = { $count ->
    [0] Nothing selected
    [one] 1 element selected
   *[other] { $count } elements selected
}
board-place-spoken = { $name }, { $place } of { $of }
board-place-in-frame = { $name }, { $place } of { $of } in the frame { $frame }
board-outline-keys = Arrows go from line to line, F2 writes, Enter adds a note, Alt with an arrow moves.
board-outline-filter = Filter the outline
board-outline-open = Unfold
board-outline-close = Fold
board-outline-write = Write on it
board-outline-add = Note below
board-outline-into = Into the frame above
board-outline-out = Take out of the frame
board-outline-stays = It goes no further in this direction.
board-outline-no-frame = There is no frame above.
board-outline-brought-back = Somebody deleted what you are writing. It is back.
board-minutes-all-covered-write = Covered notes cannot be written on here. Reveal them first.
minutes-show-note = Show note
minutes-show-note-on = Show note on the board “{ $board }”
minutes-open-board = Open board: { $title }
minutes-add-board = Add a board
board-minutes-title = Put into the minutes
board-minutes-kind = { $kind } (key { $number })
board-minutes-choose-session = Please choose
board-minutes-no-item = Under no agenda item
board-minutes-each = One entry for each note
board-minutes-as-cluster = One entry for each frame, with its notes below
board-minutes-for-all = For all
board-minutes-owner-hint = Name
board-minutes-due-example = by Friday
board-minutes-next-session = next session
board-minutes-amend = Put them in all the same
board-minutes-covered = Covered note: reveal it first
board-minutes-there = In the minutes already: { $place }
board-minutes-take = { $count ->
    [0] Put in
    [one] Put in one entry
   *[other] Put in { $count } entries
}
board-minutes-taken = { $count ->
    [one] It is in the minutes as { $kind }.
   *[other] { $count } entries are in the minutes as { $kind }.
}
board-minutes-show = Show
board-minutes-all-covered = Covered notes cannot be put into the minutes. Reveal them first.
board-minutes-nothing = Nothing on these notes could go into the minutes.
board-minutes-no-session = No session yet. Add one first.
board-entries-of-note = Entries of this note
board-in-minutes = in the minutes as { $kind }
board-badge = { $count ->
    [one] In the minutes as { $kind }. Show entry
   *[other] In the minutes, { $count } entries, the last as { $kind }. Show entries
}

## Board: ein und aus
board-out-title = Export board
board-out-png = PNG picture
board-out-png-for = For slides, minutes and messages
board-out-svg = SVG picture
board-out-svg-for = Stays sharp at any size, in print too
board-out-excalidraw = Excalidraw
board-out-excalidraw-for = To go on working at excalidraw.com
board-out-canvas = JSON Canvas
board-out-canvas-for = For Obsidian and others; without drawings
board-out-format = Format
board-out-what = What
board-out-all = Whole board ({ $count })
board-out-selected = Selection ({ $count })
board-out-frame = Frame
board-out-look = Look
board-out-scale = Size
board-out-background = Background
board-out-ground = As on the screen
board-out-white = White
board-out-clear = Transparent
board-out-dark = Dark colours
board-out-numbers = Short numbers on notes
board-out-numbers-name = { $count ->
    [one] One note has a number.
   *[other] { $count } notes have numbers.
}
board-out-pixels = { $width } × { $height } pixels
board-out-preview = Preview of the picture
board-out-no-preview = There is no preview for this format.
board-out-losses = What does not go along
board-out-complete = Everything goes along.
board-out-about = { $notes ->
    [one] One note
   *[other] { $notes } notes
} among { $count ->
    [one] one element
   *[other] { $count } elements
} on this board
board-out-job = Exporting the board
board-out-gone = The board or frame is no longer there.
board-out-nothing = There is nothing here to export. Choose another part of the board.
board-out-too-large = The picture would have { $width } × { $height } pixels. The limit is { $most } million, and 30,000 a side: choose a smaller size, a frame, or SVG.
board-out-broken = The picture could not be made: { $reason }
board-out-cancelled = The export was stopped.
board-cards-title = Print cards
board-cards-count = { $cards ->
    [one] One card
   *[other] { $cards } cards
} on { $sheets ->
    [one] one sheet
   *[other] { $sheets } sheets
} of A4
board-cards-per-page = Cards per sheet
board-cards-blank = Blank cards as well
board-cards-blank-text = With the next numbers, to be written by hand
board-cards-unnumbered = { $count ->
    [one] One note has no number yet.
   *[other] { $count } notes have no number yet.
}
board-cards-number = Number notes
board-cards-sheet = Sheet { $number } of { $count }
board-cards-html = Save for printing (HTML)
board-cards-svg = This sheet as SVG
board-cards-before = Previous sheet
board-cards-next = Next sheet
board-cards-preview = Preview of the sheet
board-cards-hint = Open the HTML file in a browser and print it: A4, no margins.
board-cards-none = There are no notes on this part of the board. You can print blank cards all the same.
board-cards-kind = Web page
board-in-title = Import board
board-in-job = Reading the board
board-in-name = Title of the new board
board-in-comes = What comes
board-in-kind = { $kind }: { $count }
board-in-losses = What changes or is missing
board-in-complete = Everything comes along.
board-in-go = Create board
board-in-reading = Reading the file …
board-in-other = Another file …
board-in-broken = Something went wrong while reading. The project is unchanged.
board-in-done = { $count ->
    [one] One element imported.
   *[other] { $count } elements imported.
}
board-in-empty = The file is empty.
board-in-not-json = The file is damaged: line { $line }, column { $column } is not valid JSON. Save the board once more in the other program.
board-in-not-text = This is not a board but a picture, an archive or the like. Save the board as .excalidraw or .canvas.
board-in-not-a-board = The file is neither Excalidraw’s nor a JSON Canvas. Save the board as .excalidraw or .canvas.
board-in-library = This is a library of shapes. Put the shapes on a board in Excalidraw, and save that.
board-in-encrypted = The file is encrypted or compressed. Save the board as a plain file in Excalidraw.
board-in-too-large = The file is too large. Boards up to { $most } are read: take pictures out, or split the board.
board-in-too-many = There are more than { $most } elements on the board. Split it in the other program.
board-in-too-deep = The file is nested too deeply or has too many values to be a board. Check where it comes from.
board-in-nothing = There is nothing in the file that could come to a board.
board-in-cancelled = Reading was stopped. The project is unchanged.
board-loss-kind = { $count ->
    [one] One element of a kind that does not exist here is missing.
   *[other] { $count } elements of kinds that do not exist here are missing.
}
board-loss-broken = { $count ->
    [one] One damaged element without place or content is missing.
   *[other] { $count } damaged elements without place or content are missing.
}
board-loss-picture-missing = { $count ->
    [one] One picture is not in the file, and is missing.
   *[other] { $count } pictures are not in the file, and are missing.
}
board-loss-picture-bad = { $count ->
    [one] One picture cannot be read, and is missing.
   *[other] { $count } pictures cannot be read, and are missing.
}
board-loss-file-named = { $count ->
    [one] One file or web page is only mentioned.
   *[other] { $count } files or web pages are only mentioned.
}
board-loss-edge-ends = { $count ->
    [one] One connection with a loose end is missing.
   *[other] { $count } connections with loose ends are missing.
}
board-loss-drawn = { $count ->
    [one] One drawn stroke is missing: the other program has none.
   *[other] { $count } drawn strokes are missing: the other program has none.
}
board-loss-line-drawn = { $count ->
    [one] One line with corners becomes a drawn stroke.
   *[other] { $count } lines with corners become drawn strokes.
}
board-loss-waypoints = { $count ->
    [one] One arrow loses corners on its way.
   *[other] { $count } arrows lose corners on their way.
}
board-loss-unbound = { $count ->
    [one] One end is no longer bound, because its target is missing.
   *[other] { $count } ends are no longer bound, because their targets are missing.
}
board-loss-unframed = { $count ->
    [one] One element lies free, because its frame is missing or lies in itself.
   *[other] { $count } elements lie free, because their frame is missing or lies in itself.
}
board-loss-groups = { $count ->
    [one] The groups of one element contradict one another.
   *[other] The groups of { $count } elements contradict one another.
}
board-loss-same-id = { $count ->
    [one] One element has the same id as another; both are there.
   *[other] { $count } elements have the same ids as others; all are there.
}
board-loss-color = { $count ->
    [one] One colour becomes the nearest there is here.
   *[other] { $count } colours become the nearest there are here.
}
board-loss-opacity = { $count ->
    [one] One translucent element becomes solid.
   *[other] { $count } translucent elements become solid.
}
board-loss-hatching = { $count ->
    [one] One filling becomes plain or is missing.
   *[other] { $count } fillings become plain or are missing.
}
board-loss-head = { $count ->
    [one] One arrowhead becomes the nearest there is here.
   *[other] { $count } arrowheads become the nearest there are here.
}
board-loss-link = { $count ->
    [one] One link to click on is missing.
   *[other] { $count } links to click on are missing.
}
board-loss-crop = { $count ->
    [one] One cropped or mirrored picture is shown whole.
   *[other] { $count } cropped or mirrored pictures are shown whole.
}
board-loss-far = { $count ->
    [one] One place or size was far too large, and is brought in.
   *[other] { $count } places or sizes were far too large, and are brought in.
}
board-loss-value = { $count ->
    [one] One value that makes no sense is missing.
   *[other] { $count } values that make no sense are missing.
}
board-loss-text-cut = { $count ->
    [one] One very long text is shortened.
   *[other] { $count } very long texts are shortened.
}
board-loss-nested = { $count ->
    [one] One cluster lies free there: Excalidraw has no frames within frames.
   *[other] { $count } clusters lie free there: Excalidraw has no frames within frames.
}
board-loss-covered = { $count ->
    [one] One covered note goes along without its text.
   *[other] { $count } covered notes go along without their text.
}
board-loss-author = { $count ->
    [one] One author’s name stays here.
   *[other] { $count } authors’ names stay here.
}
board-cli-board = The board: its title or its number in the list
board-cli-frame = Only this frame: its name or its number
board-cli-scale = How large the picture gets; 1 as on the screen
board-cli-background = What lies below: ground (as on the screen), white or clear (transparent)
board-cli-dark = In the colours of the dark look
board-cli-numbers = With the short numbers of notes
board-cli-per-page = Cards per sheet; 8 if not said
board-cli-blank = So many blank cards as well
board-cli-import = … or a board of Excalidraw’s or a JSON Canvas
board-cli-title = The title of the new board; else it is called like the file
board-cli-written = { $count ->
    [one] One element exported
   *[other] { $count } elements exported
}
board-cli-imported = Imported as board “{ $title }”
board-cli-no-boards = There is no board in this project yet.
board-cli-which = There are several boards. Name one with --board:
board-cli-no-board = There is no board “{ $name }”. There are these:
board-cli-several-boards = Several boards are called “{ $name }”. Give the number or the id:
board-cli-no-frame = There is no frame “{ $name }” on the board. There are these:
board-cli-several-frames = Several frames are called “{ $name }”. Give the number or the id:
export-cli-board = A board as a picture or for other programs
export-cli-cards = The notes of a board as cards to be cut out
board-cards-all = All notes
board-cards-selected = Selected notes
board-cards-file = Cards { $board }

## Board: Bilder
command-image-as-ground = Lock image as ground
picture-reading = Reading the image
picture-added = Image inserted. To put notes on it: “Lock image as ground”.
picture-failed = { $name }: { $why }
picture-no-board = Add a board first, on which the image can lie.
picture-too-large = The image has { $size }. Images up to { $most } are read; please save it smaller first.
picture-too-many-pixels = The image has { $width } × { $height } pixels. Up to { $most } million are read; please scale it down first.
picture-heic = The image is a HEIC or AVIF photo, which cannot be read here. Save it as JPEG on the phone or computer.
picture-unknown = This is not an image that can be read. PNG, JPEG, GIF, WebP and BMP are possible.
picture-damaged = The image is damaged and cannot be read. Try to save or copy it again.
picture-stopped = Reading was stopped.
file-kind-picture = Images
file-kind-board = Boards (Excalidraw, JSON Canvas)
dialog-path-picture = Insert an image
dialog-path-board = Import a board

## Ende
