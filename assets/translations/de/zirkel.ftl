# Texts of the interface and the command line. One section a room; keep each sorted by use.


## common

time-of-day = { $time } Uhr


## words of the model

organisation-kind-other = Sonstige
organisation-kind-city = Stadt
organisation-kind-county = Landkreis
organisation-kind-federal = Bund
organisation-kind-state = Land
organisation-kind-association = Verband
organisation-kind-research = Forschung
organisation-kind-foundation = Stiftung
role-member = Mitglied
role-lead = Leitung
role-coordination = Koordination
role-deputy = Vertretung
role-guest = Gast
consent-contact-sharing = Weitergabe der Kontaktdaten
consent-photo = Fotos
consent-invitation = Einladungen
session-state-scheduled = terminiert
session-state-invited = eingeladen
session-state-running = läuft
session-state-closed = beendet
session-state-cancelled = abgesagt
approval-draft = Entwurf
approval-circulating = im Umlauf
approval-approved = genehmigt
approval-approved-with-changes = genehmigt mit Änderungen
half-morning = Vormittag
half-afternoon = Nachmittag
attendance-open = offen
attendance-present = anwesend
attendance-online = online
attendance-excused = entschuldigt
attendance-absent = unentschuldigt
item-kind-other = Verschiedenes
item-kind-formalities = Formalia
item-kind-talk = Vortrag
item-kind-suggestions = Anregungen
item-kind-workshop = Workshop
item-kind-decision = Beschluss
item-kind-discussion = Aussprache
item-kind-break = Pause
visibility-circle = Kreis
visibility-internal = intern
visibility-public = öffentlich
entry-kind-information = Information
entry-kind-discussion = Diskussion
entry-kind-result = Ergebnis
entry-kind-decision = Beschluss
entry-kind-action = Aufgabe
entry-kind-suggestion = Anregung
decision-method-open = offen
decision-method-secret = geheim
decision-method-consensus = Konsens
decision-method-circulation = Umlauf
decision-result-unanimous = einstimmig
decision-result-majority = mehrheitlich
decision-result-rejected = abgelehnt
decision-result-postponed = vertagt
decision-result-noted = zur Kenntnis
action-status-open = offen
action-status-in-progress = in Arbeit
action-status-done = erledigt
action-status-deferred = zurückgestellt
action-status-dropped = entfällt
suggestion-status-collected = gesammelt
suggestion-status-forwarded = übermittelt
suggestion-status-taken-up = aufgegriffen
suggestion-status-declined = abgelehnt
note-color-yellow = Gelb
note-color-orange = Orange
note-color-pink = Rosa
note-color-violet = Violett
note-color-blue = Blau
note-color-green = Grün
note-color-white = Weiß
table-circle = Kreis
table-organisations = Organisationen
table-people = Personen
table-memberships = Mitgliedschaften
table-consents = Einwilligungen
table-sessions = Sitzungen
table-days = Sitzungstage
table-attendance = Anwesenheit
table-agenda = Tagesordnungspunkte
table-entries = Protokolleinträge
table-boards = Boards
table-elements = Elemente


## steps, as undo and history name them

step-edit-circle = Kreis bearbeiten
step-add-organisation = Organisation hinzufügen
step-edit-organisation = Organisation bearbeiten
step-delete-organisation = Organisation löschen
step-add-person = Person hinzufügen
step-edit-person = Person bearbeiten
step-delete-person = Person löschen
step-edit-membership = Mitgliedschaft bearbeiten
step-add-session = Sitzung hinzufügen
step-edit-session = Sitzung bearbeiten
step-delete-session = Sitzung löschen
step-add-day = Sitzungstag hinzufügen
step-edit-day = Sitzungstag bearbeiten
step-delete-day = Sitzungstag löschen
step-edit-attendance = Anwesenheit ändern
step-add-item = TOP hinzufügen
step-edit-item = TOP bearbeiten
step-move-item = TOP verschieben
step-delete-item = TOP löschen
step-add-entry = Eintrag hinzufügen
step-edit-entry = Eintrag bearbeiten
step-move-entry = Eintrag verschieben
step-delete-entry = Eintrag löschen
step-add-board = Board hinzufügen
step-edit-board = Board bearbeiten
step-delete-board = Board löschen
step-add-note = Zettel hinzufügen
step-add-text = Text hinzufügen
step-add-frame = Bereich hinzufügen
step-edit-element = Beschriften
step-color-elements = Farbe ändern
step-move-elements = Verschieben
step-resize-element = Größe ändern
step-duplicate-elements = Duplizieren
step-reorder-elements = Reihenfolge ändern
step-delete-elements = Element löschen


## errors of files

open-error-missing = Die Datei „{ $path }“ gibt es nicht (mehr). Prüfen Sie den Namen, oder ob das Netzlaufwerk verbunden ist.
open-error-directory = „{ $path }“ ist ein Ordner. Bitte wählen Sie eine Projektdatei darin.
open-error-unreadable = „{ $path }“ lässt sich nicht lesen: { $reason }. Prüfen Sie, ob Sie die Datei öffnen dürfen.
open-error-too-large = Die Datei ist mit { $size } MB zu groß; Zirkel öffnet höchstens { $most } MB.
open-error-not-text = Das ist keine Zirkel-Datei: Ab Byte { $byte } steht kein Text (UTF-8). Nichts wurde verändert.
open-error-not-a-project = Das ist keine lesbare Zirkel-Datei. Zeile { $line }, Zeichen { $column }: { $reason }. Nichts wurde verändert.
open-error-truncated = Die Datei bricht in Zeile { $line } ab; sie wurde wohl nicht vollständig übertragen. Holen Sie sie noch einmal, oder öffnen Sie eine Sicherung.
open-error-duplicate = In Zeile { $line } steht etwas zum zweiten Mal: { $reason }. Damit nichts verloren geht, wurde die Datei nicht geöffnet. Behalten Sie von beiden Stellen eine.
open-error-too-deep = In Zeile { $line } ist die Datei zu tief verschachtelt; so schreibt Zirkel nicht.
open-error-too-new = Die Datei kommt aus einer neueren Version von Zirkel (Schema { $schema }, diese Version kennt { $known }). Bitte aktualisieren Sie Zirkel.
open-error-cancelled = Das Öffnen wurde abgebrochen.
save-error-foreign = „{ $path }“ wurde inzwischen von jemand anderem geändert. Ihre Fassung ist noch hier; nichts wurde überschrieben.
save-error-exists = „{ $path }“ gibt es schon. Bitte wählen Sie einen anderen Namen.
save-error-no-folder = Den Ordner „{ $path }“ gibt es nicht. Bitte wählen Sie einen anderen.
save-error-directory = „{ $path }“ ist ein Ordner. Bitte wählen Sie einen Dateinamen.
save-error-io = „{ $path }“ lässt sich nicht speichern: { $reason }. Ihre Fassung ist noch hier; speichern Sie sie gegebenenfalls an einem anderen Ort.
save-error-verify = Beim Nachlesen war „{ $path }“ nicht so, wie es geschrieben wurde. Die alte Datei ist unverändert; speichern Sie an einem anderen Ort.
save-error-too-large = Das Projekt ist mit { $size } MB größer als die { $most } MB, die sich wieder öffnen ließen. Bitte teilen Sie es auf.
save-error-encode = Das Projekt lässt sich nicht schreiben: { $reason }. Ihre Fassung ist noch hier.


## command line



## shell: menus, commands, dialogs, start



## roster



## sessions



## minutes



## board



## registers



## search

