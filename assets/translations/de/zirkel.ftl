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

summary-empty = Das Projekt ist noch leer: Es hat keinen Kreis, keine Personen, keine Sitzungen und keine Boards.
summary-no-name = (ohne Namen)
summary-no-title = (ohne Titel)
summary-no-text = (ohne Text)
summary-no-date = ohne Datum
summary-since = Seit { $year }
summary-circle-host = Federführung: { $organisation }
summary-purpose = Zweck: { $text }
summary-legal-basis = Rechtsgrundlage: { $text }
summary-review-on = Daten zu überprüfen am { $date }
summary-people = Personen und Organisationen ({ $count ->
        [one] eine Person
       *[other] { $count } Personen
    })
summary-without-organisation = Ohne Organisation
summary-role-until = { $role } (bis { $date })
summary-sessions = { $count ->
        [one] Eine Sitzung
       *[other] { $count } Sitzungen
    }
summary-place = Ort: { $place }
summary-host = Gastgeber: { $organisation }
summary-chair = Sitzungsleitung: { $person }
summary-minute-taker = Protokoll: { $person }
summary-state = Stand: { $state }; Protokoll: { $approval }
summary-item = TOP { $number }
summary-minutes = { $count ->
        [one] 1 Minute
       *[other] { $count } Minuten
    }
summary-without-item = Ohne TOP
summary-votes-yes = { $count ->
        [one] 1 Ja-Stimme
       *[other] { $count } Ja-Stimmen
    }
summary-votes-no = { $count ->
        [one] 1 Nein-Stimme
       *[other] { $count } Nein-Stimmen
    }
summary-votes-abstained = { $count ->
        [one] 1 Enthaltung
       *[other] { $count } Enthaltungen
    }
summary-method = Abstimmung: { $method }
summary-action-number = Nr. { $number }
summary-owner = zuständig: { $person }
summary-no-owner = noch niemand zuständig
summary-helpers = mit { $people }
summary-due = bis { $date }
summary-due-next-session = bis zur nächsten Sitzung
summary-no-due = ohne Termin
summary-suggested-by = von: { $organisation }
summary-suggested-to = gerichtet an: { $addressee }
summary-boards = { $count ->
        [one] Ein Board
       *[other] { $count } Boards
    }
summary-frame = Bereich „{ $name }“
summary-strays = Ohne Zuordnung
cli-about = Zirkel hält Personen, Sitzungsprotokolle und Workshop-Boards eines Arbeitskreises in einer lesbaren Datei.
cli-about-new = Legt eine neue Projektdatei an
cli-about-check = Prüft Projektdateien, ohne sie zu verändern
cli-about-show = Gibt eine Projektdatei als Text aus
cli-heading-usage = Aufruf:
cli-heading-commands = Befehle:
cli-heading-arguments = Angaben:
cli-heading-options = Optionen:
cli-word-file = DATEI
cli-word-options = OPTIONEN
cli-word-command = BEFEHL
cli-arg-open = Projektdatei, die im Fenster geöffnet wird. Heißt sie wie ein Befehl, stellen Sie ./ davor
cli-arg-new = Die neue Datei, üblicherweise NAME.zirkel.ron. Eine vorhandene wird nie überschrieben
cli-arg-example = Legt die Herbstsitzung 2018 als Beispiel hinein
cli-arg-check = Eine oder mehrere Projektdateien
cli-arg-show = Die Projektdatei
cli-arg-renderer = Womit das Fenster gezeichnet wird: wgpu oder glow. Hilft bei alten Grafiktreibern und Fernzugriff
cli-arg-lang = Sprache: de oder en
cli-arg-verbose = Meldet genauer, was geschieht
cli-arg-help = Zeigt diese Hilfe
cli-arg-version = Zeigt die Version
cli-hint-help = Hilfe: zirkel --help
cli-usage-unknown = „{ $argument }“ ist hier nicht vorgesehen.
cli-usage-unknown-similar = „{ $argument }“ ist hier nicht vorgesehen. Meinten Sie „{ $similar }“?
cli-usage-value = „{ $value }“ passt nicht zu { $argument }.
cli-usage-no-value = Zu { $argument } fehlt der Wert.
cli-usage-no-file = Bitte nennen Sie eine Datei.
cli-usage-twice = { $argument } darf nur einmal vorkommen.
cli-usage-file-and-command = Eine Datei zum Öffnen („{ $file }“) und ein Befehl lassen sich nicht verbinden.
cli-usage-other = Der Aufruf ist nicht verständlich: { $reason }
cli-created = „{ $path }“ ist angelegt.
cli-created-example = „{ $path }“ ist angelegt, mit der Herbstsitzung 2018 als Beispiel.
cli-no-data-folder = Zirkel findet keinen Ordner für seine eigenen Daten: Ihr Benutzerkonto hat kein Heimatverzeichnis. Nennen Sie einen Ordner mit der Umgebungsvariable ZIRKEL_HOME.
cli-check-fine = in Ordnung, Schema { $schema }
cli-check-checksum = Die Prüfsumme am Ende passt nicht: Ein anderes Programm hat die Datei geändert, oder sie ist beschädigt.
cli-check-newer = Die Datei kommt aus einer neueren Version von Zirkel (Schema { $schema }, diese Version kennt { $known }). Sie lässt sich ansehen, aber nicht speichern.
cli-check-dangling = Hinweis: { $table }, { $id }: „{ $field }“ verweist auf etwas, das es nicht gibt ({ $target }).
cli-no-display = Hier gibt es keinen Bildschirm für das Fenster (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt); ohne Fenster gehen die Befehle new, check und show.
cli-no-window = Dieses Zirkel ist ohne Fenster gebaut; es kennt die Befehle new, check und show.
cli-output-failed = Die Ausgabe lässt sich nicht schreiben: { $reason }



## shell: menus, commands, dialogs, start



## roster



## sessions



## minutes



## board



## registers



## search

