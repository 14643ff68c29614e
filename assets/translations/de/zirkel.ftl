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
reply-none = keine Antwort
reply-yes = kommt
reply-online = nimmt online teil
reply-maybe = vielleicht
reply-no = kommt nicht
item-kind-other = Verschiedenes
item-kind-formalities = Formalia
item-kind-talk = Vortrag
item-kind-suggestions = Anregungen
item-kind-workshop = Workshop
item-kind-decision = Beschluss
item-kind-discussion = Aussprache
item-kind-break = Pause
item-outcome-open = nach dem Protokoll
item-outcome-discussed = behandelt
item-outcome-postponed = vertagt
amendment-changed = geändert
amendment-added = ergänzt
amendment-removed = gestrichen
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
table-replies = Rückmeldungen
table-amendments = Änderungen fertiger Protokolle
table-templates = Vorlagen
table-agenda = Tagesordnungspunkte
table-entries = Protokolleinträge
table-boards = Boards
table-elements = Elemente
table-images = Bilder
table-polls = Punktabfragen
table-dots = Punkte
table-conflicts = Konflikte


## steps, as undo and history name them

step-edit-circle = Kreis bearbeiten
step-add-organisation = Organisation hinzufügen
step-edit-organisation = Organisation bearbeiten
step-delete-organisation = Organisation löschen
step-delete-organisations = Organisationen löschen
step-add-person = Person hinzufügen
step-edit-person = Person bearbeiten
step-delete-person = Person löschen
step-delete-people = Personen löschen
step-merge-people = Personen zusammenführen
step-erase-person = Personendaten löschen
step-edit-consent = Einwilligung bearbeiten
step-import-roster = Liste einlesen
step-edit-membership = Mitgliedschaft bearbeiten
step-add-session = Sitzung hinzufügen
step-edit-session = Sitzung bearbeiten
step-delete-session = Sitzung löschen
step-add-day = Sitzungstag hinzufügen
step-edit-day = Sitzungstag bearbeiten
step-delete-day = Sitzungstag löschen
step-set-attendance = Anwesenheit eintragen
step-set-reply = Rückmeldung eintragen
step-add-guest = Gast hinzufügen
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
step-add-shape = Form hinzufügen
step-add-connector = Verbindung hinzufügen
step-add-stroke = Zeichnen
step-add-image = Bild hinzufügen
step-change-connector = Verbindung ändern
step-erase-strokes = Radieren
step-rotate-elements = Drehen
step-resize-elements = Größe ändern
step-style-elements = Darstellung ändern
step-tag-elements = Schlagwörter ändern
step-set-author = Verfasser ändern
step-number-notes = Zettel nummerieren
step-group-elements = Gruppieren
step-ungroup-elements = Gruppierung aufheben
step-lock-elements = Festhalten
step-unlock-elements = Loslassen
step-align-elements = Ausrichten
step-distribute-elements = Verteilen
step-stack-elements = Stapeln
step-tidy-elements = Aufräumen
step-sort-elements = Sortieren
step-paste-elements = Einfügen
step-cut-elements = Ausschneiden
step-make-cluster = Cluster bilden
step-reorder-frames = Bereiche ordnen
step-move-in-outline = In der Gliederung verschieben
step-cover-notes = Verdeckt schreiben
step-reveal-notes = Zettel aufdecken
step-open-poll = Punktabfrage beginnen
step-edit-poll = Punktabfrage ändern
step-give-dots = Punkte vergeben
step-close-poll = Punktabfrage beenden
step-delete-poll = Punktabfrage löschen
step-notes-to-minutes = Ins Protokoll übernehmen
step-add-board-from-template = Board aus Vorlage
step-save-board-template = Board als Vorlage speichern
step-import-board = Board einlesen
step-restore-record = Aus dem Verlauf wiederherstellen
step-restore-version = Version wiederherstellen
step-settle-conflict = Konflikt klären
step-approve-minutes = Stand des Protokolls ändern
step-save-template = Vorlage sichern
step-edit-template = Vorlage bearbeiten
step-delete-template = Vorlage löschen
step-time-item = Zeit eines TOP festhalten
step-carry-item = TOP in eine andere Sitzung verschieben
step-paste-entries = Absätze einfügen
step-join-entries = Einträge verbinden
step-recognise-due = Termin erkennen
step-recognise-owner = Zuständige erkennen
step-expand-snippet = Textbaustein einsetzen
step-correct-spelling = Rechtschreibung verbessern
step-set-status = Stand ändern


## records, fields and changes

record-circle = Kreis
record-organisation-blank = Organisation ohne Namen
record-person-blank = Person ohne Namen
record-membership = Mitgliedschaft: { $person } ({ $role })
record-consent = Einwilligung: { $person }, { $purpose }
record-session = Sitzung { $name }
record-session-blank = Sitzung ohne Titel
record-day = Sitzungstag { $date }
record-day-blank = Sitzungstag ohne Datum
record-day-missing = Tag unbekannt
record-attendance = Anwesenheit: { $person }, { $day }, { $half }
record-reply = Rückmeldung: { $person }, { $session }
record-amendment = Änderung im Protokoll { $session }: { $text }
record-template = Vorlage „{ $name }“
record-template-blank = Vorlage ohne Namen
record-item = TOP { $name }
record-item-blank = TOP ohne Titel
record-break = Pause { $name }
record-break-blank = Pause
record-entry = Protokolleintrag „{ $text }“
record-entry-blank = Leerer Protokolleintrag
record-board = Board „{ $title }“
record-board-blank = Board ohne Titel
record-note = Zettel „{ $text }“
record-note-blank = Leerer Zettel
record-text = Text „{ $text }“
record-text-blank = Leerer Text
record-frame = Bereich „{ $text }“
record-frame-blank = Bereich ohne Namen
record-covered = verdeckter Zettel
record-element = { $kind } „{ $text }“
record-image = Bilddatei „{ $name }“
record-image-blank = Bilddatei
record-poll = Punktabfrage „{ $title }“
record-poll-blank = Punktabfrage ohne Frage
record-dots = Punkte auf: { $element }
record-dots-of = Punkte von { $name } auf: { $element }
record-on-board = { $element } auf „{ $board }“
record-conflict = Konflikt: { $record }
record-conflict-field = Konflikt: { $record }, { $field }
record-quoted = „{ $text }“
missing-organisation = eine Organisation, die es nicht mehr gibt
missing-person = eine Person, die es nicht mehr gibt
missing-membership = eine Mitgliedschaft, die es nicht mehr gibt
missing-consent = eine Einwilligung, die es nicht mehr gibt
missing-session = eine Sitzung, die es nicht mehr gibt
missing-day = ein Sitzungstag, den es nicht mehr gibt
missing-attendance = eine Anwesenheit, die es nicht mehr gibt
missing-reply = eine Rückmeldung, die es nicht mehr gibt
missing-amendment = eine Änderung am Protokoll, die es nicht mehr gibt
missing-template = eine Vorlage, die es nicht mehr gibt
missing-item = ein TOP, den es nicht mehr gibt
missing-entry = ein Protokolleintrag, den es nicht mehr gibt
missing-board = ein Board, das es nicht mehr gibt
missing-element = ein Element, das es nicht mehr gibt
missing-image = ein Bild, das es nicht mehr gibt
missing-poll = eine Punktabfrage, die es nicht mehr gibt
missing-dots = Punkte, die es nicht mehr gibt
missing-conflict = ein Konflikt, den es nicht mehr gibt
missing-anything = etwas, das es nicht mehr gibt
element-kind-note = Zettel
element-kind-text = Text
element-kind-frame = Bereich
element-kind-rectangle = Rechteck
element-kind-ellipse = Ellipse
element-kind-diamond = Raute
element-kind-connector = Verbindung
element-kind-stroke = Strich
element-kind-highlight = Markierung
element-kind-image = Bild
ink-black = Schwarz
ink-gray = Grau
ink-red = Rot
fill-none = Ohne Füllung
weight-medium = Mittel
weight-thin = Dünn
weight-thick = Dick
dash-solid = Durchgezogen
dash-dashed = Gestrichelt
dash-dotted = Gepunktet
type-size-medium = Mittel
type-size-small = Klein
type-size-large = Groß
type-size-huge = Sehr groß
text-align-usual = Wie üblich
text-align-left = Links
text-align-center = Mitte
text-align-right = Rechts
fitting-shrink = Schrift verkleinern
fitting-grow = Zettel wachsen lassen
route-straight = Gerade
route-curved = Gebogen
route-elbow = Rechtwinklig
arrowhead-none = Ohne Spitze
arrowhead-arrow = Offener Pfeil
arrowhead-triangle = Gefüllter Pfeil
arrowhead-dot = Punkt
media-type-png = PNG
media-type-jpeg = JPEG
poll-mode-per-person = Je Person
poll-mode-totals = Als Summe
poll-state-open = Läuft
poll-state-closed = Beendet
conflict-kind-text = zwei Wortlaute
conflict-kind-value = zwei Angaben
conflict-kind-deleted = gelöscht und geändert
conflict-kind-unknown = zwei Angaben, die nur eine neuere Version kennt
value-nothing = –
value-yes = ja
value-no = nein
value-layout = Lage
value-present = vorhanden
value-contact = { $label }: { $value }
value-due-next-session = nächste Sitzung
value-plan = { $days } Tage: { $items }
value-points = { $count ->
        [one] Strich aus 1 Punkt
       *[other] Strich aus { $count } Punkten
    }
value-group = eine Gruppe
value-bytes = Bilddaten, { $size }
value-action-change = bis { $until }: { $status }, { $owner }, { $due }
field-unknown = „{ $name }“ (aus einer neueren Version)
field-name = Name
field-purpose = Zweck
field-data-purpose = Wofür die Daten gebraucht werden
field-circle-host = Federführung
field-since = Seit (Jahr)
field-legal-basis = Rechtsgrundlage
field-review-on = Zu überprüfen am
field-note = Notiz
field-short-name = Kurzname
field-kind = Art
field-ags = Gemeindeschlüssel (AGS)
field-street = Straße und Hausnummer
field-postal-code = PLZ
field-city = Ort
field-form-of-address = Anrede
field-titles = Titel vor dem Namen
field-given-name = Vorname
field-family-name = Nachname
field-function = Funktion
field-department = Abteilung
field-organisation = Organisation
field-emails = E-Mail-Adressen
field-phones = Telefon
field-note-internal = Interne Notiz
field-erased-on = Daten gelöscht am
field-person = Person
field-role = Rolle
field-from = Von
field-until = Bis
field-on-behalf-of = Im Auftrag von
field-consent-purpose = Wofür
field-given-on = Erteilt am
field-withdrawn-on = Widerrufen am
field-number = Nummer
field-title = Titel
field-place = Ort und Haus
field-host = Gastgeber
field-chair = Sitzungsleitung
field-minute-taker = Protokoll führt
field-state = Stand
field-approval = Stand des Protokolls
field-approved-in = Genehmigt in der Sitzung
field-session = Sitzung
field-date = Datum
field-planned-start = Beginn geplant
field-planned-end = Ende geplant
field-actual-start = Begonnen
field-actual-end = Beendet
field-day = Tag
field-half = Tageshälfte
field-attendance-status = Anwesenheit
field-reply = Rückmeldung
field-occasion = Anlass
field-room = Raum
field-link = Online-Zugang
field-distribution = Verteiler
field-distribution-note = Weitere Empfänger
field-finished-at = Protokoll fertig seit
field-outcome = Verbleib
field-recurring = Kehrt wieder
field-continues = Setzt fort
field-approves = Genehmigt das Protokoll von
field-reviews-actions = Geht offene Aufgaben durch
field-decision-number = Beschlussnummer
field-action-history = Verlauf der Aufgabe
field-entry = Eintrag
field-amendment-change = Was geschah
field-amendment-text = Früherer Wortlaut
field-amended-at = Geändert am
field-amended-by = Geändert von
field-plan = Tage und Tagesordnung
field-received-on = Eingegangen am
field-represented-by = Vertreten durch
field-came-at = Gekommen um
field-left-at = Gegangen um
field-item-parent = Teil von
field-order = Reihenfolge
field-own-number = Eigene Nummer
field-item-speaker = Wer trägt vor
field-planned-minutes = Geplante Minuten
field-visibility = Sichtbar für
field-item-note = Worum es geht
field-item = TOP
field-entry-parent = Eingerückt unter
field-text = Text
field-entry-speaker = Wer spricht
field-origin = Stammt vom Board
field-written-at = Geschrieben am
field-decision = Angaben zum Beschluss
field-decision-yes = Ja-Stimmen
field-decision-no = Nein-Stimmen
field-decision-abstained = Enthaltungen
field-decision-method = Abstimmung
field-decision-result = Ergebnis
field-action = Angaben zur Aufgabe
field-action-number = Nummer der Aufgabe
field-action-owner = Zuständig
field-action-helpers = Wer hilft mit
field-action-due = Bis wann
field-action-status = Stand der Aufgabe
field-suggestion = Angaben zur Anregung
field-suggestion-from = Anregung von
field-suggestion-addressee = Gerichtet an
field-suggestion-status = Stand der Anregung
field-board = Board
field-frame = Bereich
field-pile = Höhe im Stapel
field-position = Lage
field-size = Größe
field-color = Farbe
field-author = Geschrieben von
field-locked = Festgehalten
field-template = Vorlage
field-covering = Verdeckt schreiben
field-note-number = Kurznummer
field-tags = Schlagwörter
field-covered = Verdeckt
field-fitting = Langer Text
field-groups = Gruppen
field-sequence = Platz in der Präsentation
field-angle = Drehung
field-ink = Linienfarbe
field-fill = Füllung
field-weight = Strichstärke
field-dash = Linie
field-type-size = Schriftgröße
field-align = Ausrichtung
field-from-at = Anfang
field-to = Nach
field-to-at = Ende
field-route = Verlauf der Linie
field-from-head = Spitze am Anfang
field-to-head = Spitze am Ende
field-points = Strich
field-image = Bild
field-media = Format
field-width = Breite
field-height = Höhe
field-file-name = Dateiname
field-data = Daten
field-area = Bereich
field-poll-mode = Eingabe
field-budget = Punkte je Person
field-limit = Höchstens je Zettel
field-hidden = Verborgen bis zum Ende
field-poll-state = Stand
field-opened-at = Begonnen
field-closed-at = Beendet
field-poll = Punktabfrage
field-element = Zettel
field-dot-count = Punkte
field-table = Tabelle
field-record = Datensatz
field-field = Feld
field-base = Vorher
field-first = Erste Fassung
field-second = Zweite Fassung
field-placed = Vorerst im Projekt
field-first-by = Erste Fassung von
field-first-at = Erste Fassung vom
field-second-by = Zweite Fassung von
field-second-at = Zweite Fassung vom
changes-count-entries = { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }
changes-count-agenda = { $count ->
        [one] 1 TOP
       *[other] { $count } TOPs
    }
changes-count-sessions = { $count ->
        [one] 1 Sitzung
       *[other] { $count } Sitzungen
    }
changes-count-days = { $count ->
        [one] 1 Sitzungstag
       *[other] { $count } Sitzungstage
    }
changes-count-attendance = { $count ->
        [one] 1 Anwesenheit
       *[other] { $count } Anwesenheiten
    }
changes-count-replies = { $count ->
        [one] 1 Rückmeldung
       *[other] { $count } Rückmeldungen
    }
changes-count-amendments = { $count ->
        [one] 1 Änderung am fertigen Protokoll
       *[other] { $count } Änderungen am fertigen Protokoll
    }
changes-count-templates = { $count ->
        [one] 1 Vorlage
       *[other] { $count } Vorlagen
    }
changes-count-notes = { $count ->
        [one] 1 Zettel
       *[other] { $count } Zettel
    }
changes-count-texts = { $count ->
        [one] 1 Text
       *[other] { $count } Texte
    }
changes-count-frames = { $count ->
        [one] 1 Bereich
       *[other] { $count } Bereiche
    }
changes-count-images = { $count ->
        [one] 1 Bild
       *[other] { $count } Bilder
    }
changes-count-drawn = { $count ->
        [one] 1 gezeichnetes Element
       *[other] { $count } gezeichnete Elemente
    }
changes-count-polls = { $count ->
        [one] 1 Punktabfrage
       *[other] { $count } Punktabfragen
    }
changes-count-dots = { $count ->
        [one] 1 Punktvergabe
       *[other] { $count } Punktvergaben
    }
changes-count-boards = { $count ->
        [one] 1 Board
       *[other] { $count } Boards
    }
changes-count-people = { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    }
changes-count-memberships = { $count ->
        [one] 1 Mitgliedschaft
       *[other] { $count } Mitgliedschaften
    }
changes-count-consents = { $count ->
        [one] 1 Einwilligung
       *[other] { $count } Einwilligungen
    }
changes-count-organisations = { $count ->
        [one] 1 Organisation
       *[other] { $count } Organisationen
    }
changes-count-circle = { $count ->
        [one] 1 Kreis
       *[other] { $count } Kreise
    }
changes-count-conflicts = { $count ->
        [one] 1 Konflikt
       *[other] { $count } Konflikte
    }
changes-count-elements = { $count ->
        [one] 1 Element
       *[other] { $count } Elemente
    }
changes-none = nichts
changes-moved = verschoben
changes-moved-into = verschoben zu { $name }
changes-resized = Größe geändert
changes-unknown-table = Tabelle „{ $name }“ (aus einer neueren Version) ist verändert


## errors of files

reason-permission = keine Berechtigung
reason-read-only = der Datenträger ist schreibgeschützt
reason-full = der Datenträger ist voll
reason-quota = Ihr Speicherplatz ist aufgebraucht
reason-busy = ein anderes Programm benutzt die Datei gerade
reason-unreachable = das Laufwerk ist nicht erreichbar
open-error-missing = Die Datei „{ $path }“ gibt es nicht (mehr). Prüfen Sie den Namen, oder ob das Netzlaufwerk verbunden ist.
open-error-directory = „{ $path }“ ist ein Ordner. Bitte wählen Sie eine Projektdatei darin.
open-error-unreadable = „{ $path }“ lässt sich nicht lesen: { $reason }. Prüfen Sie, ob Sie die Datei öffnen dürfen.
open-error-too-large = Die Datei ist mit { $size } MB zu groß; Zirkel öffnet höchstens { $most } MB.
open-error-not-text = Das ist keine Zirkel-Datei: Ab Byte { $byte } steht kein Text (UTF-8). Nichts wurde verändert.
open-error-not-a-project = Das ist keine lesbare Zirkel-Datei; der Fehler liegt in Zeile { $line }, Zeichen { $column }. Nichts wurde verändert. (Für die Technik: { $reason })
open-error-truncated = Die Datei bricht in Zeile { $line } ab; sie wurde wohl nicht vollständig übertragen. Holen Sie sie noch einmal.
open-error-duplicate = In Zeile { $line } steht etwas zum zweiten Mal. Damit nichts verloren geht, wurde die Datei nicht geöffnet. Behalten Sie von beiden Stellen eine. (Für die Technik: { $reason })
open-error-too-deep = In Zeile { $line } ist die Datei zu tief verschachtelt; so schreibt Zirkel nicht.
open-error-too-new = Die Datei kommt aus einer neueren Version von Zirkel (Schema { $schema }, diese Version kennt { $known }). Bitte aktualisieren Sie Zirkel.
open-error-cancelled = Das Öffnen wurde abgebrochen.
save-error-foreign = „{ $path }“ wurde inzwischen von jemand anderem geändert. Ihre Fassung ist noch hier; nichts wurde überschrieben.
save-error-unreadable =
    „{ $path }“ lässt sich gerade nicht lesen, deshalb wurde nichts überschrieben. { $reason }
    Ihre Arbeit ist sicher. Vielleicht überträgt jemand die Datei gerade: Zirkel versucht es wieder.
save-error-newer =
    „{ $path }“ wurde mit einer neueren Version von Zirkel gespeichert (Schema { $schema }). Damit nichts verloren geht, speichert diese Version sie nicht. Speichern Sie eine Kopie unter anderem Namen, oder öffnen Sie die Datei mit der neuen Version.
save-error-other-project =
    Unter „{ $path }“ liegt jetzt ein anderes Projekt. Es wurde nicht überschrieben. Speichern Sie Ihr Projekt unter einem anderen Namen.
save-error-exists = „{ $path }“ gibt es schon. Bitte wählen Sie einen anderen Namen.
save-error-no-folder = Den Ordner „{ $path }“ gibt es nicht. Bitte wählen Sie einen anderen.
save-error-directory = „{ $path }“ ist ein Ordner. Bitte wählen Sie einen Dateinamen.
save-error-io = „{ $path }“ lässt sich nicht speichern: { $reason }. Ihre Fassung ist noch hier; speichern Sie sie gegebenenfalls an einem anderen Ort.
save-error-verify = Beim Nachlesen war „{ $path }“ nicht so, wie es geschrieben wurde. Die alte Datei ist unverändert; speichern Sie an einem anderen Ort.
save-error-too-large = Das Projekt ist mit { $size } MB größer als die { $most } MB, die sich wieder öffnen ließen. Bitte teilen Sie es auf.
save-error-encode = Das Projekt lässt sich nicht schreiben. Ihre Fassung ist noch hier. (Für die Technik: { $reason })


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
summary-occasion = Anlass: { $occasion }
summary-link = Online: { $link }
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
summary-covered = verdeckter Zettel
summary-frame = Bereich „{ $name }“
summary-strays = Ohne Zuordnung
cli-about = Zirkel hält Personen, Sitzungsprotokolle und Workshop-Boards eines Arbeitskreises in einer lesbaren Datei.
cli-about-new = Legt eine neue Projektdatei an
cli-about-check = Prüft Projektdateien, ohne sie zu verändern
cli-about-show = Gibt eine Projektdatei als Text aus
cli-about-salvage = Rettet aus einer beschädigten Projektdatei, was noch lesbar ist, in eine neue
cli-about-diff = Zeigt, worin sich zwei Projektdateien unterscheiden
cli-about-merge = Führt zwei Fassungen einer Projektdatei zusammen
cli-about-history = Zeigt die hier aufgehobenen Versionen eines Projekts
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
cli-arg-salvage = Die beschädigte Projektdatei. Sie bleibt, wie sie ist
cli-arg-salvage-out = Die neue Datei. Eine vorhandene wird nie überschrieben
cli-arg-diff = Die ältere und die neuere Datei
cli-words-merge = GEMEINSAM MEINE IHRE
cli-arg-merge = Die Fassung, von der beide ausgehen (fehlt sie oder ist sie leer, bleibt alles aus beiden), und die beiden Fassungen
cli-arg-merge-out = Die Datei für das Ergebnis: eine der drei oder eine neue
cli-arg-history = Die Projektdatei
cli-arg-history-show = Zeigt, was sich mit der Version Nummer N geändert hat
cli-arg-history-restore = Legt die Version Nummer N als neue Datei ab
cli-arg-history-out = Die neue Datei; eine vorhandene wird nie überschrieben
cli-arg-renderer = Womit das Fenster gezeichnet wird: wgpu oder glow. Hilft bei alten Grafiktreibern und Fernzugriff
cli-arg-lang = Sprache: de oder en
cli-arg-verbose = Meldet genauer, was geschieht
cli-arg-help = Zeigt diese Hilfe
cli-arg-version = Zeigt die Version
cli-codes-diff = Vor jedem Eintrag steht, was geschah: + kam dazu, - fiel weg, ~ hat sich geändert.
    In Texten steht [-so-], was wegfiel, und {"{"}+so+{"}"}, was dazukam.
    Rückgabewert: 0, wenn beide dasselbe enthalten; 1, wenn nicht; 2, wenn eine nicht zu lesen ist.
cli-codes-merge = Rückgabewert: 0, wenn nichts zu klären bleibt; 1, wenn die Ergebnisdatei Konflikte enthält (Sie klären sie im Fenster); 2, wenn es nicht ging.
cli-hint-help = Hilfe: zirkel --help
cli-usage-unknown = „{ $argument }“ ist hier nicht vorgesehen.
cli-usage-unknown-similar = „{ $argument }“ ist hier nicht vorgesehen. Meinten Sie „{ $similar }“?
cli-usage-value = „{ $value }“ passt nicht zu { $argument }.
cli-usage-no-value = Zu { $argument } fehlt der Wert.
cli-usage-no-file = Bitte nennen Sie eine Datei.
cli-usage-two-files = Bitte nennen Sie zwei Dateien, die ältere zuerst.
cli-usage-three-files = Bitte nennen Sie drei Dateien: die gemeinsame Fassung, die eine und die andere.
cli-usage-missing = Es fehlt { $argument }.
cli-usage-twice = { $argument } darf nur einmal vorkommen.
cli-usage-file-and-command = Eine Datei zum Öffnen („{ $file }“) und ein Befehl lassen sich nicht verbinden.
cli-usage-other = Der Aufruf ist nicht verständlich: { $reason }
cli-created = „{ $path }“ ist angelegt.
cli-created-example = „{ $path }“ ist angelegt, mit der Herbstsitzung 2018 als Beispiel.
cli-no-data-folder = Zirkel findet keinen Ordner für seine eigenen Daten: Ihr Benutzerkonto hat kein Heimatverzeichnis. Nennen Sie einen Ordner mit der Umgebungsvariable ZIRKEL_HOME.
cli-diff-same = Beide Dateien enthalten dasselbe.
cli-merge-done = { $count ->
        [0] zusammengeführt, nichts bleibt zu klären
        [one] zusammengeführt; eine Stelle haben beide geändert, bitte klären Sie sie im Fenster:
       *[other] zusammengeführt; { $count } Stellen haben beide geändert, bitte klären Sie sie im Fenster:
    }
cli-merge-no-base = Ohne gemeinsame Fassung: Es bleibt, was in einer der beiden steht.
cli-merge-other-project = „{ $mine }“ und „{ $theirs }“ sind zwei verschiedene Projekte. Sie wurden nicht vermischt.
cli-merge-deleted = gelöscht
cli-merge-changed = geändert
cli-history-none = Von diesem Projekt ist hier keine Version aufgehoben.
cli-history-aside = { $summary } (nicht zusammengeführt)
cli-history-no-such = Eine Version Nummer { $number } gibt es nicht, nur 1 bis { $count }.
cli-history-restored = angelegt mit der Version vom { $time }
cli-check-fine = in Ordnung, Schema { $schema }
cli-check-checksum = Die Prüfsumme am Ende passt nicht: Ein anderes Programm hat die Datei geändert, oder sie ist beschädigt.
cli-check-newer = Die Datei kommt aus einer neueren Version von Zirkel (Schema { $schema }, diese Version kennt { $known }). Sie lässt sich ansehen, aber nicht speichern.
cli-check-dangling = Hinweis: { $table }, { $id }: „{ $field }“ verweist auf etwas, das es nicht gibt ({ $target }).
cli-salvage-found = { $count ->
        [one] ein Datensatz gerettet
       *[other] { $count } Datensätze gerettet
    }
cli-salvage-more = { $count ->
        [one] Und eine weitere beschädigte Stelle.
       *[other] Und { $count } weitere beschädigte Stellen.
    }
cli-salvage-newer = Die Datei kommt aus einer neueren Version von Zirkel (Schema { $schema }, diese Version kennt { $known }). Retten Sie sie mit der neueren; hier wurde nichts geschrieben.
cli-salvage-nothing = Hier ist nichts mehr zu retten; es wurde nichts geschrieben. Vielleicht hilft eine Sicherung.
damage-checksum = Die Prüfsumme am Ende passt nicht, aber keine Stelle ist erkennbar beschädigt: Es kann etwas fehlen oder anders lauten als vorher.
damage-cut-off = Die Datei bricht ab; was danach stand, fehlt.
damage-line = Zeile { $line }
damage-lines = Zeilen { $first } bis { $last }
damage-lost = { $place }: nicht lesbar und nicht übernommen: { $record }.
damage-mended = { $place }: übernommen, aber im Text fehlen Zeichen (dort steht �): { $record }.
damage-misplaced = { $place }: übernommen, gehört aber vielleicht in eine andere Liste: { $record }.
damage-some-record = ein unbekannter Datensatz
damage-twice = { $place }: steht zweimal mit verschiedenem Inhalt, übernommen ist die erste Fassung: { $record }.
damage-twice-same = { $place }: steht zweimal, übernommen ist es einmal: { $record }.
damage-unreadable = { $place }: nicht lesbar; dort können ganze Datensätze gestanden haben.
cli-no-display = Hier gibt es keinen Bildschirm für das Fenster (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt); ohne Fenster gehen die Befehle new, check, show, diff, merge, history, salvage, import, export und access.
cli-no-window = Dieses Zirkel ist ohne Fenster gebaut; es kennt die Befehle new, check, show, diff, merge, history, salvage, import, export und access.
cli-output-failed = Die Ausgabe lässt sich nicht schreiben: { $reason }



## shell: menus, commands, dialogs, start

no-window = Das Fenster lässt sich nicht öffnen: { $reason }. Versuchen Sie „zirkel --renderer glow“ oder „--renderer wgpu“.
key-ctrl = Strg
key-alt = Alt
key-shift = Umschalt
key-delete = Entf
key-enter = Eingabe
key-page-up = Bild auf
key-page-down = Bild ab
key-up = Pfeil auf
key-down = Pfeil ab
key-escape = Esc
menu-file = Datei
menu-edit = Bearbeiten
menu-insert = Einfügen
menu-settings = Einstellungen
menu-view = Ansicht
menu-help = Hilfe
command-new-project = Neues Projekt
command-open-project = Öffnen …
command-open-path = Pfad eingeben und öffnen …
command-open-example = Beispielsitzung öffnen
command-save = Speichern
command-save-as = Speichern unter …
command-close-project = Projekt schließen
command-quit = Beenden
command-undo = Rückgängig
command-undo-step = Rückgängig: { $step }
command-redo = Wiederholen
command-redo-step = Wiederholen: { $step }
command-edit-selected = Auswahl bearbeiten
command-duplicate = Duplizieren
command-delete = Löschen
command-select-all = Alles auswählen
command-find = In der Liste suchen
command-copy-rows = Zeilen kopieren
command-copy-addresses = E-Mail-Adressen kopieren
command-write-mail = E-Mail schreiben
command-move-up = Nach oben verschieben
command-move-down = Nach unten verschieben
command-to-front = Nach vorn
command-to-back = Nach hinten
command-import-roster = Liste einlesen …
command-add-person = Neue Person
command-add-organisation = Neue Organisation
command-add-session = Neue Sitzung
command-add-item = Neuer TOP
command-add-entry = Neuer Protokolleintrag
command-add-board = Neues Board
command-add-note = Zettel
command-add-text = Text
command-add-frame = Bereich
command-show-start = Start
command-show-roster = Personen
command-show-sessions = Sitzungen
command-show-minutes = Protokoll
command-show-board = Boards
command-show-registers = Register
command-search = Suchen
command-palette = Befehle
command-zoom-board-100 = Board in Originalgröße
command-zoom-board-all = Ganzes Board zeigen
command-zoom-board-selection = Auswahl zeigen
command-tool-select = Werkzeug: Auswählen
command-tool-hand = Werkzeug: Hand
command-import-board = Board einlesen …
command-card-sheet = Karten drucken …
command-copy = Kopieren
command-cut = Ausschneiden
command-paste = Einfügen
command-group = Gruppieren
command-ungroup = Gruppierung aufheben
command-lock = Festhalten oder loslassen
command-raise-one = Eine Ebene nach vorn
command-lower-one = Eine Ebene nach hinten
command-align-left = Links ausrichten
command-align-center = Waagerecht mittig ausrichten
command-align-right = Rechts ausrichten
command-align-top = Oben ausrichten
command-align-middle = Senkrecht mittig ausrichten
command-align-bottom = Unten ausrichten
command-distribute-across = Waagerecht verteilen
command-distribute-down = Senkrecht verteilen
command-stack-across = Nebeneinander stapeln
command-stack-down = Untereinander stapeln
command-pack = Dicht packen
command-tidy = In ein Raster aufräumen
command-rotate-left = Nach links drehen
command-rotate-right = Nach rechts drehen
command-edit-tags = Schlagwörter …
command-make-cluster = Cluster bilden
command-sort-by-color = Nach Farbe sortieren
command-sort-by-author = Nach Verfasser sortieren
command-sort-by-tag = Nach Schlagwort sortieren
command-sort-by-votes = Nach Punkten sortieren
command-to-minutes = Ins Protokoll übernehmen …
command-go-to-entry = Vom Zettel zum Eintrag und zurück
command-cover-writing = Verdeckt schreiben
command-reveal-notes = Zettel aufdecken
command-poll = Punktabfrage …
command-save-board-template = Board als Vorlage speichern …
command-board-from-template = Board aus Vorlage …
command-add-arrow = Pfeil
command-add-line = Linie
command-add-rectangle = Rechteck
command-add-ellipse = Ellipse
command-add-diamond = Raute
command-draw-pen = Stift
command-draw-highlight = Textmarker
command-add-image = Bild …
command-tool-eraser = Radierer
command-tool-lasso = Lasso
command-tool-laser = Laserpointer
command-spotlight = Spotlight
command-keep-tool = Werkzeug behalten
command-minimap = Übersichtskarte
command-outline = Gliederung
command-properties = Eigenschaften
command-show-numbers = Kurznummern zeigen
command-snap-to-neighbours = An Nachbarn einrasten
command-snap-to-grid = Am Raster einrasten
command-look-back = Zurück zur vorigen Stelle
command-previous-frame = Voriger Bereich
command-next-frame = Nächster Bereich
command-present = Präsentieren
command-timer = Timer …
command-larger = Anzeige vergrößern
command-smaller = Anzeige verkleinern
command-normal-size = Anzeige in Normalgröße
command-theme-system = Farben wie im System
command-theme-light = Helle Farben
command-theme-dark = Dunkle Farben
command-language-german = Deutsch
command-language-english = English (Englisch)
command-single-letter-keys = Einzelne Zeichen als Tastenkürzel
command-show-keys = Tastenkürzel
command-about = Über Zirkel
state-saved = Gespeichert
state-unsaved = Nicht gespeichert
state-saving = Wird gespeichert …
state-read-only = Nur zum Lesen
untitled = Unbenannt
cancel = Abbrechen
close = Schließen
open = Öffnen
save = Speichern
file-kind = Zirkel-Projekte
file-kind-list = Listen (Excel, ODS, CSV, vCard)
file-kind-any = Alle Dateien
hint-undo = Letzter Schritt: { $step }
palette-hint = Befehl suchen …
palette-nothing = Kein Befehl heißt so.
job-open = Öffnen …
job-save = Speichern …
job-write-out = Datei schreiben …
written-out = Gespeichert: { $path }
job-recover = Wiederherstellen …
job-broken = Das hat nicht geklappt: { $title } Bitte versuchen Sie es noch einmal. Ihre Arbeit ist noch hier.
open-failed = Die Datei wurde nicht geöffnet
save-failed = Nicht gespeichert
recover-failed = Nicht wiederhergestellt
recover-failed-text = Die ungespeicherte Arbeit lässt sich nicht lesen. Sie bleibt aufgehoben. (Für die Technik: { $reason })
recovered = Ihre Arbeit ist wieder da. Bitte speichern Sie sie.
settings-failed = Die Einstellungen konnten nicht gemerkt werden: { $reason }.
journal-error = Die laufende Sicherung klappt gerade nicht. Bitte speichern Sie. (Für die Technik: { $reason })
warning-newer-schema = Die Datei kommt aus einer neueren Version (Schema { $schema }). Sie können sie ansehen, aber nicht ändern.
warning-checksum = Die Prüfsumme der Datei passt nicht: Ein anderes Programm hat sie geändert, oder sie ist beschädigt. Prüfen Sie den Inhalt, bevor Sie speichern.
warning-journal-damaged = Das Ende der laufenden Sicherung war beschädigt; die allerletzten Änderungen können fehlen.
warning-no-backup = Gespeichert. Die vorige Fassung konnte aber nicht als Sicherung aufgehoben werden.
dialog-unsaved-title = Änderungen speichern?
dialog-unsaved-text = In „{ $name }“ ist noch nicht alles gespeichert.
dialog-discard = Nicht speichern
dialog-save-copy = Als Kopie speichern …
dialog-damaged-title = Die Prüfsumme passte nicht
dialog-damaged-text = „{ $name }“ wurde von einem anderen Programm geändert oder ist beschädigt. Wenn Sie speichern, ersetzt Ihre Fassung die Datei; die jetzige bleibt als Sicherung.
dialog-save-all-the-same = Trotzdem speichern
dialog-overwrite-title = Datei ersetzen?
dialog-overwrite-text = „{ $name }“ gibt es schon. Die jetzige Fassung bleibt als Sicherung.
dialog-overwrite = Ersetzen
dialog-later = Später
dialog-open-backup = Sicherung vom { $time } öffnen
backup-opened = Das ist die letzte Sicherung. Bitte prüfen Sie sie, und speichern Sie sie unter einem Namen.
dialog-path-open = Projekt öffnen
dialog-path-list = Liste einlesen
dialog-path-save = Projekt speichern
dialog-path-write-out = Datei speichern
dialog-path-label = Pfad der Datei
dialog-path-text = Geben Sie den vollständigen Pfad der Datei ein.
dialog-path-fallback = Hier gibt es keinen Dateidialog. Geben Sie den Pfad ein. Damit der Dialog erscheint, lassen Sie „xdg-desktop-portal“ oder „zenity“ installieren.
about-title = Zirkel { $version }
about-text = Personen, Protokolle und Boards eines Arbeitskreises in einer lesbaren Datei. Ohne Server, ohne Konto. Freie Software unter MIT oder Apache-2.0; Schrift Inter unter der SIL Open Font License, Symbole Material Symbols unter Apache-2.0.
keys-title = Tastenkürzel
keys-pan = Board verschieben
keys-pan-how = Leertaste und ziehen, Mausrad
keys-zoom = Board vergrößern und verkleinern
keys-zoom-how = Strg und Mausrad
keys-walk = Auf dem Board von Element zu Element
keys-walk-how = Tab, Strg und Pfeile
keys-gather = Mehrere Elemente auswählen
keys-gather-how = Strg+Leertaste
keys-nudge = Ausgewählte Elemente verschieben
keys-nudge-how = Pfeile, mit Umschalt weiter
keys-resize = Größe ausgewählter Elemente ändern
keys-resize-how = Alt und Umschalt und Pfeile
keys-next-note = Nächster Zettel beim Schreiben
keys-next-note-how = Tab
start-claim = Personen, Protokolle und Boards Ihres Arbeitskreises in einer Datei.
start-new = Neues Projekt
start-open = Öffnen …
start-example = Beispielsitzung ansehen
start-recent = Zuletzt geöffnet
start-recent-empty = Hier stehen Ihre Projekte, sobald Sie eines geöffnet oder gespeichert haben. Sie können eine Datei auch auf dieses Fenster ziehen.
start-forget = „{ $name }“ aus der Liste nehmen
start-recover-title = Ungespeicherte Arbeit gefunden
start-recover-text = Zirkel wurde beendet, bevor „{ $name }“ gespeichert war.
start-recover-text-time = Zirkel wurde beendet, bevor „{ $name }“ gespeichert war. Letzte Änderung: { $time }.
start-recover = Wiederherstellen
start-recover-discard = Verwerfen



## roster

roster-name = Name
roster-organisation = Organisation
roster-function = Funktion
roster-role = Rolle
roster-email = E-Mail
roster-no-name = Ohne Namen
roster-role-until = { $role } (bis { $date })
roster-people-count = { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    }
roster-people-found = { $shown } von { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    }
roster-people-filter = Personen filtern
roster-people-empty = Noch keine Personen
roster-people-empty-text = Legen Sie die Menschen Ihres Kreises an. Dann lassen sie sich überall auswählen: als Vortragende, als Zuständige, als Anwesende.
roster-organisations-count = { $count ->
        [one] 1 Organisation
       *[other] { $count } Organisationen
    }
roster-organisations-found = { $shown } von { $count ->
        [one] 1 Organisation
       *[other] { $count } Organisationen
    }
roster-organisations-filter = Organisationen filtern
roster-organisations-empty = Noch keine Organisationen
roster-organisations-empty-text = Legen Sie die Städte, Landkreise und Einrichtungen an, aus denen die Menschen Ihres Kreises kommen.
roster-filter-clear = Filter leeren
roster-nothing-found = Nichts gefunden
roster-nothing-found-text = Zu „{ $filter }“ gibt es hier nichts.
roster-nobody-selected = Niemand ausgewählt
roster-nobody-selected-text = Wählen Sie eine Person aus der Liste, um alles über sie zu sehen.
roster-no-organisation-selected = Keine Organisation ausgewählt
roster-no-organisation-selected-text = Wählen Sie eine aus der Liste, um alles über sie zu sehen.
roster-details-show = Einzelheiten einblenden
roster-details-hide = Einzelheiten ausblenden
roster-details-back = Zurück zur Liste
roster-form-of-address = Anrede
roster-titles = Titel
roster-given-name = Vorname
roster-family-name = Nachname
roster-department = Abteilung
roster-no-organisation = Keine Organisation
roster-organisation-filter = Organisation suchen
roster-show-organisation = Ansehen
roster-new-organisation = Neu anlegen
roster-emails = E-Mail-Adressen
roster-email-add = E-Mail-Adresse hinzufügen
roster-email-kind = Art der E-Mail-Adresse { $number }
roster-email-value = E-Mail-Adresse { $number }
roster-email-hint = name@stadt.de
roster-email-write = E-Mail an { $address } schreiben
roster-phones = Telefon
roster-phone-add = Telefonnummer hinzufügen
roster-phone-kind = Art der Telefonnummer { $number }
roster-phone-value = Telefonnummer { $number }
roster-phone-hint = Nummer
roster-contact-kind-hint = Büro
roster-contact-remove = { $name } entfernen
roster-memberships = Mitgliedschaft im Kreis
roster-membership-add = Mitgliedschaft hinzufügen
roster-membership-remove = Mitgliedschaft entfernen
roster-from = Von
roster-until = Bis
roster-on-behalf-of = Im Auftrag von
roster-on-behalf-of-own = Eigene Organisation
roster-internal = Intern
roster-internal-hint = Nur für Sie und alle, die diese Datei öffnen können. Die Notiz erscheint in keinem Protokoll.
roster-note-internal = Interne Notiz
roster-note = Notiz
roster-organisation-name = Name der Organisation
roster-short-name = Kurzname
roster-kind = Art
roster-city = Ort
roster-ags = Gemeindeschlüssel (AGS)
roster-ags-doubt = Ein Gemeindeschlüssel hat acht Ziffern, z. B. 08111000. Bitte prüfen Sie die Angabe.
roster-street = Straße und Hausnummer
roster-postal-code = PLZ
roster-organisation-nobody = Noch gehört niemand dazu.
roster-circle-name = Name des Kreises
roster-circle-purpose = Zweck
roster-circle-host = Federführung
roster-circle-since = Seit (Jahr)
roster-circle-data = Personenbezogene Daten
roster-circle-data-hint = Worauf sich der Kreis stützt, wenn er diese Daten führt, und wann er prüft, ob er sie noch braucht.
roster-circle-legal-basis = Rechtsgrundlage
roster-circle-review-on = Zu überprüfen am
roster-delete-person = Person löschen
roster-delete-organisation = Organisation löschen
roster-delete-title = „{ $name }“ löschen?
roster-delete-person-text = Die Person kommt noch vor: in { $places }. Dort steht danach niemand mehr an ihrer Stelle.
roster-delete-organisation-text = Die Organisation kommt noch vor: bei { $places }. Dort steht danach keine mehr an ihrer Stelle.
roster-deleted = „{ $name }“ gelöscht. { $keys } macht es rückgängig.
roster-mentions-people = { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    }
roster-mentions-sessions = { $count ->
        [one] 1 Sitzung
       *[other] { $count } Sitzungen
    }
roster-mentions-items = { $count ->
        [one] 1 TOP
       *[other] { $count } TOPs
    }
roster-mentions-entries = { $count ->
        [one] 1 Protokolleintrag
       *[other] { $count } Protokolleinträgen
    }
roster-mentions-elements = { $count ->
        [one] 1 Zettel
       *[other] { $count } Zetteln
    }
roster-and = { $first } und { $last }
roster-columns = Spalten
roster-columns-reset = Wie am Anfang
roster-column-earlier = { $column } nach vorn
roster-column-later = { $column } nach hinten
roster-sort-by = Nach { $column } sortieren
roster-sorted-rising = { $column } ist Schlüssel { $key }, aufsteigend
roster-sorted-falling = { $column } ist Schlüssel { $key }, absteigend
roster-sort-hint = Mit Umschalt als weiterer Schlüssel
roster-group = Gruppieren
roster-group-none = Nicht
roster-group-by = Nach { $column }
roster-unsaid = Ohne Angabe
roster-erased-show = Personen zeigen, deren Daten gelöscht sind
roster-erased-on = Die Daten dieser Person wurden am { $date } gelöscht.
roster-ags-short = AGS
roster-organisation-full = Organisation (voller Name)
roster-more-emails = Weitere E-Mails
roster-more-phones = Weitere Nummern
roster-attended = Sitzungen
roster-last-attended = Zuletzt dabei
roster-represented = Vertreten
roster-represented-in = Vertreten in { $count } von { $held ->
        [one] 1 Sitzung
       *[other] { $held } Sitzungen
    }.
roster-selected = { $count } ausgewählt
roster-select-none = Auswahl aufheben
roster-people-selected = { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    } ausgewählt
roster-organisations-selected = { $count ->
        [one] 1 Organisation
       *[other] { $count } Organisationen
    } ausgewählt
roster-for-all = Für alle setzen
roster-several = Verschiedene
roster-role-choose = Rolle wählen
roster-and-more = und { $count } weitere
roster-copied = { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    } kopiert.
roster-addresses-copied = { $count ->
        [one] 1 Adresse
       *[other] { $count } Adressen
    } kopiert.
roster-addresses-missing = { $count ->
        [one] 1 Person hat
       *[other] { $count } Personen haben
    } keine E-Mail-Adresse.
roster-addresses-none = Niemand davon hat eine E-Mail-Adresse.
roster-addresses-too-many = Für einen Aufruf des Mailprogramms sind es zu viele. Fügen Sie die Adressen dort bei „Bcc“ ein.
roster-delete-people-title = { $count } Personen löschen?
roster-delete-people-text = Sie kommen noch vor: in { $places }. Dort steht danach niemand mehr an ihrer Stelle.
roster-delete-people-unspoken = Sonst kommen sie nirgends vor.
roster-delete-organisations-title = { $count } Organisationen löschen?
roster-delete-organisations-text = Sie kommen noch vor: bei { $places }. Dort steht danach keine mehr an ihrer Stelle.
roster-delete-organisations-unspoken = Sonst kommen sie nirgends vor.
roster-suggest = Vorschläge für { $field }
roster-blank = Keine Angabe
roster-address-mrs = Frau
roster-address-mr = Herr
roster-contact-up = { $name } nach oben
roster-contact-office = Büro
roster-contact-mobile = Mobil
roster-contact-private = Privat
roster-contact-secretariat = Sekretariat
roster-email-doubt = Das sieht nicht nach einer E-Mail-Adresse aus.
roster-period-doubt = Das Ende liegt vor dem Anfang.
roster-ags-state-doubt = Gemeindeschlüssel beginnen mit der Nummer eines Landes, 01 bis 16. Bitte prüfen Sie die Angabe.
roster-consent-add = Einwilligung hinzufügen
roster-consent-remove = Einwilligung entfernen
roster-consent-purpose = Wofür
roster-consent-given = Erteilt am
roster-consent-withdrawn = Widerrufen am
roster-consent-is-given = erteilt am { $date }
roster-consent-is-withdrawn = widerrufen am { $date }
roster-consent-is-open = noch nicht erteilt
roster-consent-doubt = Der Widerruf liegt vor der Einwilligung.
roster-sessions = Teilnahme an Sitzungen
roster-sessions-none = Noch keine eingetragen.
roster-session-untitled = Sitzung ohne Titel
roster-instead-of = in Vertretung von { $name }
roster-represented-by = vertreten durch { $name }
roster-privacy = Datenschutz
roster-circle-data-purpose = Wofür die Daten gebraucht werden



## sessions

sessions-heading = Sitzungen
sessions-new = Neue Sitzung
sessions-delete = Sitzung löschen
sessions-minutes = Protokoll
sessions-empty-title = Noch keine Sitzung
sessions-empty-text = Legen Sie die nächste Sitzung an: mit Tagen, Ort und Tagesordnung. Das Protokoll schreiben Sie dann TOP für TOP.
sessions-untitled = (ohne Titel)
sessions-untitled-item = TOP ohne Titel
sessions-untitled-board = Board ohne Titel
sessions-no-date = ohne Datum
sessions-number = Nummer
sessions-title = Titel der Sitzung
sessions-more = Weitere Angaben
sessions-place = Ort
sessions-host = Gastgeber
sessions-chair = Sitzungsleitung
sessions-minute-taker = Protokoll führt
sessions-approval = Stand des Protokolls
sessions-approved-in = Genehmigt in der Sitzung
sessions-note = Notiz zur Sitzung
sessions-nobody = – offen –
sessions-filter = Suchen …
sessions-day = Tag { $number }
sessions-day-start = Beginn
sessions-day-end = Ende
sessions-add-day = Tag hinzufügen
sessions-delete-day = Tag { $number } löschen
sessions-day-deleted = Tag gelöscht. Strg+Z holt ihn zurück.
sessions-delete-day-title = Tag löschen?
sessions-delete-day-text = An diesem Tag hängen noch { $attendance ->
        [0] keine Anwesenheiten
        [one] eine Anwesenheit, die mit gelöscht wird,
       *[other] { $attendance } Anwesenheiten, die mit gelöscht werden,
    } und { $items ->
        [0] keine TOPs.
        [one] ein TOP, der ohne Tag bleibt.
       *[other] { $items } TOPs, die ohne Tag bleiben.
    }
sessions-delete-title = Sitzung löschen?
sessions-delete-text = „{ $name }“ wird gelöscht, mit { $items ->
        [0] ihrer leeren Tagesordnung
        [one] einem TOP
       *[other] { $items } TOPs
    } und { $entries ->
        [0] ohne Protokolleinträge.
        [one] einem Protokolleintrag.
       *[other] { $entries } Protokolleinträgen.
    } Die Boards bleiben erhalten.
sessions-agenda = Tagesordnung
sessions-agenda-empty-title = Noch keine Tagesordnung
sessions-agenda-empty-text = Schreiben Sie den ersten TOP. Mit der Eingabetaste folgt der nächste, mit Tab rückt er ein.
sessions-add-first-item = Ersten TOP schreiben
sessions-item-title = Titel von TOP { $number }
sessions-item-hint = Titel …
sessions-item-deleted = „{ $title }“ gelöscht. Strg+Z holt ihn zurück.
sessions-delete-item = TOP löschen
sessions-delete-item-title = TOP löschen?
sessions-delete-item-text = „{ $title }“ wird gelöscht, mit { $parts ->
        [0] keinen Unterpunkten
        [one] einem Unterpunkt
       *[other] { $parts } Unterpunkten
    } und { $entries ->
        [0] ohne Protokolleinträge.
        [one] einem Protokolleintrag.
       *[other] { $entries } Protokolleinträgen.
    }
sessions-up = TOP nach oben
sessions-down = TOP nach unten
sessions-deeper = TOP einrücken
sessions-higher = TOP ausrücken
sessions-kind = Art
sessions-kind-of = { $kind }: { $title }
sessions-details = Details zu „{ $title }“
sessions-minutes-of = Protokoll zu „{ $title }“
sessions-minutes-short = { $count } min
sessions-own-number = Eigene Nr.
sessions-speaker = Wer trägt vor
sessions-on-day = Tag
sessions-visibility = Sichtbar für
sessions-item-note = Worum es geht
sessions-boards = Boards
sessions-occasion = Anlass
sessions-room = Raum
sessions-link = Link oder Einwahl
sessions-open-link = Link öffnen
sessions-distribution = Verteiler
sessions-distribution-add = Name …
sessions-distribution-all = Alle Teilnehmenden
sessions-distribution-remove = { $name } vom Verteiler nehmen
sessions-distribution-gone = gelöschte Person
sessions-distribution-note = Verteiler, weitere Empfänger
sessions-day-begun = Begonnen
sessions-day-ended = Beendet
sessions-to-invited = Als eingeladen markieren
sessions-to-running = Sitzung beginnen
sessions-to-closed = Sitzung beenden
sessions-state-is = Stand: { $state }
sessions-minutes-state = Protokoll: { $state }
sessions-filter-hint = Titel, Nummer, Ort, Person
sessions-nothing-found = Keine Sitzung passt dazu.
sessions-planned = Noch ohne Datum
sessions-frozen-title = Tagesordnung ändern?
sessions-frozen-text = Das Protokoll ist fertig. Änderungen werden vermerkt.
sessions-frozen-yes = Ändern
sessions-carried = „{ $title }“ steht jetzt in { $session }.
sessions-carried-on = „{ $title }“ ist vertagt und geht weiter in { $session }. Das Protokoll bleibt hier.
sessions-carried-already = „{ $title }“ geht schon weiter in { $session }.
sessions-without-day = Noch ohne Tag
sessions-add-item-on-day = TOP an Tag { $number }
sessions-over = { $minutes } min über dem geplanten Ende { $end }
sessions-over-at-least = mindestens { $minutes } min über dem geplanten Ende { $end }
sessions-day-from = ab { $time }
sessions-length = { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
sessions-length-until = { $length }, bis { $end }
sessions-length-at-least = mindestens { $length }
sessions-length-planned = { $length } geplant
sessions-drag = „{ $title }“ ziehen
sessions-minutes-unit = min
sessions-minutes-for = Minuten für TOP { $number }
sessions-minutes-for-title = Minuten für „{ $title }“
sessions-speaker-of = Wer trägt vor: { $number } { $title }
sessions-speaker-hint = Wer trägt vor
sessions-continues = Fortsetzung aus { $number }
sessions-runs-since = läuft seit { $time }
sessions-as-planned = wie geplant
sessions-longer = { $minutes } min länger als geplant
sessions-shorter = { $minutes } min kürzer als geplant
sessions-menu-of = Menü zu „{ $title }“
sessions-open-minutes = Protokoll dazu öffnen
sessions-move-to-day = Verschieben nach { $day }
sessions-outcome = Verbleib
sessions-recurring = In jeder Sitzung (wiederkehrend)



## minutes

minutes-empty-title = Noch kein Protokoll
minutes-empty-text = Ein Protokoll gehört zu einer Sitzung. Legen Sie zuerst die Sitzung an.
minutes-session = Sitzung
minutes-item = TOP
minutes-no-agenda = Diese Sitzung hat noch keine Tagesordnung.
minutes-write-agenda = Tagesordnung schreiben
minutes-count = { $count ->
        [0] noch ohne Eintrag
        [one] ein Eintrag
       *[other] { $count } Einträge
    }
minutes-previous-item = Voriger TOP
minutes-next-item = Nächster TOP
minutes-show-context = Überblick zeigen
minutes-hide-context = Überblick ausblenden
minutes-nothing-written = Hier ist nichts protokolliert.
minutes-write = Eintrag schreiben …
minutes-hint = Eingabetaste: nächster Eintrag · Tab: einrücken · @: Name · #: Schlagwort · Am Anfang B: Beschluss, A: Aufgabe, E: Ergebnis, D: Diskussion, V: Anregung (Vorschlag), I: Information
minutes-entry = Eintrag { $number }, { $kind }
minutes-kind = Art von Eintrag { $number }: { $kind }
minutes-visibility = Sichtbarkeit von Eintrag { $number }: { $who }
minutes-entry-deleted = Eintrag gelöscht. Strg+Z holt ihn zurück.
minutes-speaker = Wer spricht
minutes-owner = Zuständig
minutes-due = Bis wann
minutes-due-next-session = nächste Sitzung
minutes-status = Stand
minutes-helpers = Wer hilft mit
minutes-add-helper = Person hinzufügen …
minutes-remove-helper = { $name } hilft nicht mehr mit
minutes-from = Anregung von
minutes-addressee = Gerichtet an
minutes-yes = Ja
minutes-no = Nein
minutes-abstained = Enthaltung
minutes-result = Ergebnis
minutes-method = Abstimmung
minutes-to-session = Zur Sitzung
minutes-boards = Auf den Boards
minutes-no-boards = Zu diesem TOP gibt es kein Board.
minutes-more-notes = und { $count ->
        [one] ein weiterer Zettel
       *[other] { $count } weitere Zettel
    } auf dem Board



## board

board-none-title = Noch kein Board
board-none-text = Auf einem Board sammeln und ordnen Sie Zettel, etwa in einem Workshop.
board-new-title = Board { $number }
board-empty-hint = Doppelklick setzt einen Zettel. Mit der Tastatur: N, dann Enter.
board-put-hint = Klicken Sie auf das Board, oder drücken Sie Enter.
board-put-frame-hint = Ziehen Sie den Bereich auf, oder drücken Sie Enter.
board-frame-unnamed = Bereich ohne Namen
board-canvas = Board: { $title }
board-note-named = Zettel: { $text }
board-note-blank = Leerer Zettel
board-text-named = Text: { $text }
board-frame-named = Bereich: { $text }
board-element-named = { $kind }: { $text }
board-frame-blank = Bereich ohne Namen
board-edit-note = Text des Zettels
board-edit-text = Text auf dem Board
board-edit-frame = Name des Bereichs
board-edit-element = Text des Elements
board-deleted = { $count ->
    [one] Element gelöscht. Strg+Z holt es zurück.
   *[other] { $count } Elemente gelöscht. Strg+Z holt sie zurück.
}
board-zoom-in = Board vergrößern
board-zoom-out = Board verkleinern
board-zoom-percent = { $percent } %
board-outline = Gliederung
board-outline-show = Gliederung zeigen
board-outline-hide = Gliederung schließen
board-outline-empty = Hier steht, was auf dem Board liegt.
board-choose = Board wählen: { $title }
board-rename = Board umbenennen
board-title = Titel des Boards
board-settings = Eigenschaften des Boards
board-session = Sitzung
board-no-session = Keine, das Board steht für sich
board-session-unnamed = Sitzung ohne Titel
board-item = Tagesordnungspunkt
board-no-item = Kein bestimmter
board-filter = Suchen
board-delete = Board löschen
board-delete-title = „{ $title }“ löschen?
board-delete-text = { $count ->
    [0] Das Board ist leer. Strg+Z holt es zurück.
    [one] Das Board wird mit dem einen Element darauf gelöscht. Strg+Z holt es zurück.
   *[other] Das Board wird mit { $count } Elementen darauf gelöscht. Strg+Z holt es zurück.
}
board-delete-yes = Löschen



## registers

registers-actions = Aufgaben ({ $count })
registers-decisions = Beschlüsse ({ $count })
registers-suggestions = Anregungen ({ $count })
registers-filter = Filtern …
registers-open = Nur offene
registers-number = Nr.
registers-action = Aufgabe
registers-decision = Beschluss
registers-suggestion = Anregung
registers-owner = Zuständig
registers-due = Fällig
registers-votes = Ja : Nein : Enth.
registers-result = Ergebnis
registers-from = Von
registers-addressee = Gerichtet an
registers-status = Stand
registers-session = Sitzung
registers-rising = { $column }, aufsteigend sortiert
registers-falling = { $column }, absteigend sortiert
registers-status-of = Stand: { $text }
registers-go = Im Protokoll zeigen: { $text }
registers-next-session = nächste Sitzung
registers-overdue = überfällig
registers-nobody = niemand
registers-undecided = kein Ergebnis
registers-no-text = (ohne Text)
registers-nothing = Nichts passt dazu
registers-nothing-text = Zu diesen Wörtern und Filtern gibt es keinen Eintrag.
registers-show-all = Alle zeigen
registers-no-actions = Noch keine Aufgaben
registers-no-actions-text = Aufgaben entstehen im Protokoll: Geben Sie einem Eintrag die Art „Aufgabe“, und nennen Sie, wer sie bis wann erledigt. Hier sehen Sie dann die Aufgaben aller Sitzungen.
registers-no-decisions = Noch keine Beschlüsse
registers-no-decisions-text = Beschlüsse entstehen im Protokoll: Geben Sie einem Eintrag die Art „Beschluss“, und tragen Sie die Stimmen ein. Hier sehen Sie dann die Beschlüsse aller Sitzungen.
registers-no-suggestions = Noch keine Anregungen
registers-no-suggestions-text = Anregungen entstehen im Protokoll: Geben Sie einem Eintrag die Art „Anregung“, und halten Sie fest, von wem sie kommt und an wen sie geht. Hier sehen Sie dann, was aus ihnen wurde.
registers-to-minutes = Zum Protokoll



## search

search-hint = Personen, Sitzungen, Protokolle, Boards durchsuchen …
search-help = Geben Sie ein oder mehrere Wörter ein. Gesucht wird in Namen, Sitzungen, Tagesordnungen, Protokollen und auf Boards.
search-help-more = Akzente und Großschreibung spielen keine Rolle. „Wörter in Anführungszeichen“ werden genau so gesucht, mit # Schlagwörter.
search-nothing = Nichts enthält alle diese Wörter.
search-reading = Das Projekt wird gelesen …
search-people = Personen
search-organisations = Organisationen
search-sessions = Sitzungen
search-items = Tagesordnung
search-entries = Protokoll
search-boards = Boards
search-elements = Zettel
search-more = { $count ->
        [one] … und ein weiterer Treffer
       *[other] … und { $count } weitere Treffer
    }

## Gemeinsame Dateien

somebody-else = jemand anderem
foreign-changes = Änderungen von { $by }: { $what }
foreign-changes-show = Zeigen
foreign-conflicts =
    { $count ->
        [one] Eine Stelle wurde von zwei Personen unterschiedlich geändert. Beide Fassungen sind da.
       *[other] { $count } Stellen wurden von zwei Personen unterschiedlich geändert. Alle Fassungen sind da.
    }
foreign-conflicts-settle = Klären
file-back = Die Datei ist wieder erreichbar.
banner-not-saved = Noch nicht in der Datei gespeichert; Ihre Arbeit ist auf diesem Gerät gesichert. { $reason }
banner-try-again = Jetzt versuchen
banner-save-as = Speichern unter …
banner-save-anew = Neu anlegen
banner-save-over = Trotzdem darüber speichern
banner-follow = Dort weiterarbeiten
banner-keep-mine = Meinen Stand speichern
banner-take-older = Älteren Stand übernehmen
banner-join = Änderungen einfügen
banner-leave = Nicht einfügen
banner-read-only = „{ $name }“ ist schreibgeschützt. Sie können weiterarbeiten und unter anderem Namen speichern.
banner-renamed = „{ $name }“ heißt jetzt „{ $new }“.
banner-missing = „{ $name }“ ist nicht mehr da: gelöscht, umbenannt oder verschoben. Ihre Arbeit ist sicher.
banner-away = Das Laufwerk oder der Ordner von „{ $name }“ ist gerade nicht erreichbar. Ihre Arbeit ist sicher; sobald er wieder da ist, wird weiter gespeichert.
banner-went-back = Jemand hat „{ $name }“ auf einen älteren Stand zurückgesetzt. In Ihrem Fenster ist noch alles da.
banner-other-project = An der Stelle von „{ $name }“ liegt jetzt ein anderes Projekt. Es wird nicht überschrieben.
banner-newer = „{ $name }“ wurde mit einer neueren Version von Zirkel gespeichert. Damit nichts verloren geht, speichert diese Version nicht mehr hinein.
banner-garbled = „{ $name }“ lässt sich gerade nicht lesen. Ihre Arbeit ist sicher. { $reason }
banner-copy = Neben der Datei liegt „{ $name }“, vermutlich eine Kopie mit anderen Änderungen.
banner-copy-of = { $client } hat die Konfliktkopie „{ $name }“ neben die Datei gelegt.
banner-own-missing = In der Datei fehlen Änderungen, die Sie hier schon gespeichert hatten.
banner-news = Neues von anderen ist mit einem Balken markiert.
banner-news-hide = Markierungen entfernen
join-other-project = Die Kopie gehört zu einem anderen Projekt und wurde nicht eingefügt.
join-nothing-new = Die Kopie enthielt nichts Neues.
join-failed = Die Fassung lässt sich nicht einfügen
job-join = Fassung einfügen
step-join-version = Andere Fassung einfügen
command-show-news = Neues von anderen zeigen
command-autosave = Automatisch speichern
command-your-name = Ihr Name in gemeinsamen Dateien …
dialog-name-text = Diesen Namen sehen Kolleginnen und Kollegen, die dieselbe Datei öffnen: als offen bei Ihnen, im Verlauf und bei Konflikten.
dialog-name-label = Name
dialog-name-take = Übernehmen
others-one = Auch offen bei { $name }
others-many = Auch offen bei { $count } Personen
others-gone = Hinweis von früher
others-title = Wer die Datei noch geöffnet hat
others-since = seit { $time }
others-stale = meldet sich nicht mehr
others-program = mit einem anderen Programm
others-explained = Sie können gleichzeitig arbeiten. Was andere speichern, erscheint nach wenigen Sekunden auch hier.
rescue-last = Letzten bekannten Stand öffnen
rescue-last-time = Letzten bekannten Stand öffnen ({ $time })
rescue-last-by = Letzten bekannten Stand öffnen ({ $time }, { $by })
rescue-salvage =
    { $count ->
        [one] Retten, was lesbar ist (ein Eintrag)
       *[other] Retten, was lesbar ist ({ $count } Einträge)
    }
rescue-last-opened = Der letzte Stand, den dieses Gerät kannte, ist geöffnet. Die Datei selbst ist unverändert.
rescue-salvaged =
    { $count ->
        [0] Alles Lesbare ist da. Bitte speichern Sie unter einem neuen Namen.
        [one] Gerettet bis auf eine beschädigte Stelle. Bitte prüfen Sie den Inhalt und speichern Sie unter einem neuen Namen.
       *[other] Gerettet bis auf { $count } beschädigte Stellen. Bitte prüfen Sie den Inhalt und speichern Sie unter einem neuen Namen.
    }
start-recover-look = Ansehen …
recover-differs = Nicht gespeichert war:


## history

command-show-history = Verlauf
history-heading = Verlauf
history-versions = { $count ->
        [one] 1 Version
       *[other] { $count } Versionen
    }
history-nobody = unbekannt
history-you = Sie
history-no-time = ohne Zeit
history-first = erste Version
history-unreadable = nicht mehr lesbar
history-aside = nicht zusammengeführt
history-aside-text = Diese Version wurde mit dem Projekt nie zusammengeführt.
history-listing = Versionen werden gelesen …
history-comparing = Wird verglichen …
history-none = Noch keine Versionen
history-none-text = Jedes Mal, wenn Sie oder andere das Projekt speichern, kommt hier eine Version dazu. Sie bleiben auf diesem Rechner.
history-gone = Diese Version ist nicht mehr da oder nicht mehr lesbar.
history-same = Beide enthalten dasselbe.
history-back = Zur Liste
history-version = Version vom { $time }
history-with = Verglichen mit
history-with-before = Version davor ({ $time })
history-with-nothing = Version davor (keine)
history-with-now = Jetzt, wie im Fenster
history-explain-before = Was mit dieser Version dazukam, sich änderte oder wegfiel.
history-explain-now = Was sich seit dieser Version geändert hat.
history-explain-version = Was sich von der älteren zur neueren der beiden geändert hat.
history-added = hinzugefügt
history-changed = geändert
history-removed = gelöscht
history-restore = Wiederherstellen
history-take-away = Wieder entfernen
history-as-now = wie jetzt
history-restore-group = { $count ->
        [one] 1 davon zurücksetzen
       *[other] Alle { $count } zurücksetzen
    }
history-go = Zeigen: { $name }
history-restore-version = Ganze Version wiederherstellen …
history-restore-title = Ganze Version wiederherstellen?
history-restore-text =
    Das Projekt enthält dann wieder, was es am { $time } enthielt; was seitdem dazukam, fällt weg. Auch die anderen bekommen das als Ihre Änderung.
    Es geht nichts verloren: Sie können den Schritt rückgängig machen, und alle Versionen bleiben im Verlauf.
history-save-copy = Als Kopie speichern …
history-restored = Wiederhergestellt. Rückgängig mit Strg+Z.
history-copied = Die Version liegt jetzt in „{ $path }“.


## conflicts

command-show-conflicts = Konflikte
command-keep-first = Erste Fassung behalten
command-keep-second = Zweite Fassung behalten
command-keep-both = Beide Fassungen behalten
command-edit-version = Fassung bearbeiten …
conflicts-heading = Konflikte
conflicts-open = { $count ->
        [one] 1 offen
       *[other] { $count } offen
    }
conflicts-intro = Zwei Personen haben gleichzeitig dasselbe geändert. Entscheiden Sie, was gelten soll.
conflicts-none = Keine Konflikte
conflicts-none-text = Wenn zwei Personen gleichzeitig dasselbe ändern, sehen Sie hier beide Fassungen.
conflicts-all-settled = Alles geklärt
conflicts-settled = { $count ->
        [0] Geklärt. Rückgängig mit Strg+Z.
        [one] Geklärt, noch 1 Konflikt. Rückgängig mit Strg+Z.
       *[other] Geklärt, noch { $count } Konflikte. Rückgängig mit Strg+Z.
    }
conflicts-open-again = Der Konflikt ist wieder offen.
conflicts-settled-elsewhere = Der Konflikt, den Sie vor sich hatten, ist schon geklärt.
conflicts-does-not-fit = Dieser Wert passt hier nicht. Der Konflikt ist noch offen.
conflicts-somebody = Unbekannt
conflicts-version-mine = Ihre Fassung
conflicts-version-of = Fassung von { $name }
conflicts-keep-mine = Meine behalten
conflicts-keep-this = Diese behalten
conflicts-keep-both = Beide behalten
conflicts-keep-standing = So lassen
conflicts-stands = steht zurzeit da
conflicts-standing = So steht es zurzeit da
conflicts-before = Vorher
conflicts-explain-both = Damit nichts verloren geht, stehen zurzeit beide Fassungen hintereinander im Text.
conflicts-explain-mine = Zurzeit steht Ihre Fassung da.
conflicts-explain-theirs = Zurzeit steht die Fassung von { $name } da.
conflicts-explain-other = Inzwischen steht etwas anderes da als in beiden Fassungen.
conflicts-explain-unknown = Diese Angabe kennt erst eine neuere Version von Zirkel. Klären Sie sie am besten dort.
conflicts-explain-deleted = { $first } hat das gelöscht, { $second } hat es zur selben Zeit geändert oder gebraucht. Damit nichts verloren geht, ist es noch da.
conflicts-explain-deleted-mine = Sie haben das gelöscht, { $name } hat es zur selben Zeit geändert oder gebraucht. Damit nichts verloren geht, ist es noch da.
conflicts-explain-deleted-theirs = { $name } hat das gelöscht, Sie haben es zur selben Zeit geändert oder gebraucht. Damit nichts verloren geht, ist es noch da.
conflicts-deleted-by = Gelöscht von { $name }
conflicts-deleted-mine = Von Ihnen gelöscht
conflicts-changed-by = Geändert von { $name }
conflicts-changed-mine = Von Ihnen geändert
conflicts-delete = Löschen
conflicts-keep = Behalten
conflicts-nothing-else-goes = Sonst wird nichts mit gelöscht.
conflicts-goes-too = Mit gelöscht werden: { $what }.
conflicts-field-value = { $field }: { $value }
conflicts-field-deleted = Gelöscht oder behalten?
conflicts-unknown-table = Angaben aus einer neueren Version
conflicts-unknown-value = (kann diese Version nicht zeigen)
conflicts-own = Eigene Fassung
conflicts-take = Übernehmen
conflicts-take-keys = Strg+Eingabe übernimmt, Esc bricht ab
conflicts-edit = Bearbeiten …
conflicts-edit-there = Im Eintrag ändern
conflicts-go = Zum Eintrag
conflicts-back = Alle Konflikte
conflicts-whole = Ganzen Text zeigen
conflicts-keys = Tasten: 1 oder 2 behält eine Fassung, B beide, E bearbeitet, Pfeiltasten blättern.
conflicts-mark = Zwei Fassungen – klären

## Spalten von Listen

column-full-name = Name (ganz)
column-form-of-address = Anrede
column-titles = Titel
column-given-name = Vorname
column-family-name = Nachname
column-function = Funktion
column-department = Abteilung
column-organisation = Organisation
column-organisation-short = Kurzname der Organisation
column-organisation-kind = Art der Organisation
column-ags = Gemeindeschlüssel (AGS)
column-street = Straße und Hausnummer
column-postal-code = PLZ
column-city = Ort
column-postal-code-and-city = PLZ und Ort
column-email = E-Mail
column-phone = Telefon
column-mobile = Mobil
column-role = Rolle im Kreis
column-member-from = Mitglied seit
column-member-until = Mitglied bis
column-on-behalf-of = Im Auftrag von
column-note = Interne Notiz

## Listen einlesen

list-error-empty = In der Liste steht nichts. Wählen Sie eine andere Datei, oder kopieren Sie die Zeilen noch einmal.
list-error-password = Die Arbeitsmappe ist mit einem Kennwort geschützt. Bitte speichern Sie sie in Excel oder LibreOffice ohne Kennwort unter einem anderen Namen und lesen Sie diese Datei ein.
list-error-damaged = Die Datei ist beschädigt oder unvollständig. Öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie dort neu, oder holen Sie sie noch einmal. (Für die Technik: { $reason })
list-error-cancelled = Das Einlesen wurde abgebrochen. Nichts wurde verändert.
list-error-pdf = Das ist ein PDF und keine Liste. Lesen Sie die Excel- oder CSV-Datei ein, aus der es entstanden ist, oder kopieren Sie die Tabelle in die Zwischenablage.
list-error-document = Das ist ein Textdokument und keine Liste. Markieren Sie darin die Tabelle, kopieren Sie sie und lesen Sie die Zwischenablage ein.
list-error-slides = Das ist eine Präsentation oder Zeichnung und keine Liste. Kopieren Sie die Tabelle daraus und lesen Sie die Zwischenablage ein.
list-error-other-spreadsheet = Diese Art von Tabelle liest Zirkel nicht. Speichern Sie sie in ihrem Programm als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese ein.
list-error-web-page = Das ist eine Webseite, auch wenn der Name nach Excel aussieht. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese ein.
list-error-xml = Das ist eine XML-Datei. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese ein.
list-error-project = Das ist eine Zirkel-Datei und keine Liste. Öffnen Sie sie mit „Datei“ und „Öffnen“.
list-error-picture = Das ist ein Bild und keine Liste. Zirkel liest Excel, OpenDocument, CSV und Visitenkarten (vCard).
list-error-archive = Das ist ein Archiv und keine Liste. Entpacken Sie es und lesen Sie die Liste daraus ein.
list-error-binary = Das ist keine Liste, die Zirkel lesen kann. Es liest Excel, OpenDocument, CSV und Visitenkarten (vCard).
list-error-bytes = Die Liste ist zu groß; Zirkel liest höchstens { $most } MB. Teilen Sie sie auf.
list-error-unpacked = Die Datei entfaltet sich auf mehr als { $most } MB; so groß ist keine Liste von Personen. Sie wurde nicht gelesen. Speichern Sie nur das Blatt mit der Liste in einer neuen Datei.
list-error-parts = Die Datei besteht aus mehr als { $most } Teilen; so ist keine Liste von Personen. Speichern Sie nur das Blatt mit der Liste in einer neuen Datei.
list-error-sheets = Die Arbeitsmappe hat mehr als { $most } Blätter. Speichern Sie nur das Blatt mit der Liste in einer neuen Datei.
list-error-rows = Die Liste hat mehr als { $most } Zeilen. Teilen Sie sie auf.
list-error-columns = In der Liste steht etwas jenseits der Spalte { $most }. Löschen Sie, was dort steht, oder prüfen Sie, ob es die richtige Datei ist.
list-error-cells = Die Liste hat mehr als { $most } Zellen, leere dazwischen mitgezählt. Löschen Sie, was weit rechts oder weit unten steht, oder teilen Sie sie auf.
list-error-text = In der Liste stehen mehr als { $most } MB Text; so groß ist keine Liste von Personen. Teilen Sie sie auf.

import-new = neu
import-changed = geändert
import-unchanged = unverändert
import-same-as = gehört zu einer früheren Zeile
import-duplicate = mögliche Dublette, nicht übernommen
import-error = Fehler, nicht übernommen: { $reason }
import-error-nameless = Es fehlen Name und E-Mail-Adresse.
import-error-too-long = In „{ $column }“ steht zu viel Text.
import-nameless = (ohne Namen)
import-row = Zeile { $number }: { $name }
import-joins = Ergänzt { $who }
import-like = Vielleicht { $who }: { $why }
import-like-several = passt auf mehrere gleich gut
import-like-email = dieselbe E-Mail-Adresse, aber ein anderer Name
import-like-other-email = derselbe Name in derselben Organisation, aber eine andere E-Mail-Adresse
import-like-name = derselbe Name
import-like-elsewhere = derselbe Name in einer anderen Organisation
import-like-swapped = Vor- und Nachname vertauscht
import-like-similar = ein ähnlicher Name
import-part-membership = Mitgliedschaft
import-part-organisation = Organisation
import-doubt = Bitte prüfen: { $doubt }
import-doubt-lost-digits = { $column }: „{ $cell }“ hat Ziffern verloren und bleibt weg.
import-doubt-completed = { $column }: „{ $cell }“ wurde zu „{ $taken }“ ergänzt.
import-doubt-unreadable = { $column }: „{ $cell }“ ist nicht zu verstehen und bleibt weg.
import-doubt-name = „{ $cell }“: Welcher Teil der Vorname und welcher der Nachname ist, ist nicht sicher.
import-doubt-incomplete = { $column }: Bei „{ $cell }“ fehlen vorn vielleicht Ziffern.
import-doubt-no-organisation = „{ $cell }“ bleibt weg: Eine Anschrift gehört in Zirkel zu einer Organisation, und hier ist keine genannt.
import-doubt-organisation-taken = „{ $cell }“ hat denselben Gemeindeschlüssel wie „{ $other }“ und gilt als dieselbe Organisation.
import-doubt-organisation-new = „{ $cell }“ wird eine neue Organisation, obwohl es „{ $other }“ schon gibt.
import-doubt-contradicts = { $column }: „{ $cell }“ bleibt weg, denn weiter oben steht „{ $taken }“.
import-skipped =
    { $count ->
        [one] Eine Zeile ohne Person:
       *[other] { $count } Zeilen ohne Person:
    }
import-count-new = { $count } neu
import-count-changed = { $count } geändert
import-count-unchanged = { $count } unverändert
import-count-joined = { $count } mehrfach genannt
import-count-duplicates =
    { $count ->
        [one] { $count } mögliche Dublette
       *[other] { $count } mögliche Dubletten
    }
import-count-errors = { $count } Fehler

import-cli-about = Liest eine Liste von Personen oder ein Board in ein Projekt ein
import-cli-word-list = LISTE
import-cli-file = Die Projektdatei
import-cli-what = Was eingelesen wird: die Teilnehmenden
import-cli-list = Die Liste: Excel, OpenDocument, CSV oder Visitenkarten (vCard)
import-cli-dry-run-help = Zeigt nur, was aus jeder Zeile würde, und ändert nichts
import-cli-encoding-help = Die Zeichenkodierung der Liste, zum Beispiel windows-1252; sonst wird sie erkannt
import-cli-sheet-help = Das Blatt der Arbeitsmappe; sonst wird es gesucht
import-cli-codes = Rückgabewert: 0, wenn die Liste eingelesen ist (Zeilen, die nicht übernommen wurden, sind oben genannt); 1, wenn es nicht ging; 2, wenn der Aufruf nicht stimmt.
import-cli-usage-what = Bitte nennen Sie die Projektdatei, roster für die Teilnehmenden oder board für ein Board, und die Datei, die eingelesen wird.
import-cli-not-saved = In diese Datei wurde nichts eingelesen. Öffnen Sie sie im Fenster, um zu entscheiden, was mit ihr geschehen soll.
import-cli-no-encoding = Die Zeichenkodierung „{ $name }“ kennt Zirkel nicht. Üblich sind: { $known }.
import-cli-no-sheet = Ein Blatt „{ $name }“ gibt es nicht. Es gibt: { $sheets }.
import-cli-no-columns = In der Liste ist keine Spalte mit Namen oder E-Mail-Adressen zu erkennen. Schreiben Sie über die Spalten, was sie enthalten, oder lesen Sie die Liste im Fenster ein: Dort ordnen Sie die Spalten selbst zu.
import-cli-sheet = Blatt: { $name }
import-cli-encoding = Zeichenkodierung: { $name }
import-cli-encoding-found = Zeichenkodierung: { $name }, erkannt. Wenn Umlaute nicht stimmen, nennen Sie mit --encoding die richtige.
import-cli-column = { $heading } = { $column }
import-cli-columns = Spalten: { $columns }
import-cli-dry-run = Probelauf: Es wurde nichts geändert.
import-cli-nothing = Es gibt nichts zu ändern.
import-cli-added =
    { $count ->
        [one] eine Person hinzugefügt
       *[other] { $count } Personen hinzugefügt
    }
import-cli-updated =
    { $count ->
        [one] eine Person geändert
       *[other] { $count } Personen geändert
    }
import-cli-organisations =
    { $count ->
        [one] eine Organisation angelegt
       *[other] { $count } Organisationen angelegt
    }

## Listen ausgeben

export-title = Teilnehmende
export-xlsx = Excel-Arbeitsmappe
export-csv = Texttabelle (CSV)
export-vcard = Adresskarten (vCard)
export-error-stopped = Das Ausgeben wurde abgebrochen.
export-error-no-columns = Wählen Sie mindestens eine Spalte, die ausgegeben werden kann.
export-error-too-many = { $count } Personen passen nicht in eine Excel-Tabelle. Nehmen Sie die Texttabelle (CSV), oder wählen Sie weniger aus.
export-error-workbook = Die Liste lässt sich nicht schreiben: { $reason }
export-people = { $count ->
        [0] Niemand ausgegeben
        [one] 1 Person ausgegeben
       *[other] { $count } Personen ausgegeben
    }
export-left-out = { $count ->
        [one] Von 1 Person sind die Kontaktdaten nicht dabei, weil keine gültige Einwilligung zur Weitergabe eingetragen ist
       *[other] Von { $count } Personen sind die Kontaktdaten nicht dabei, weil keine gültige Einwilligung zur Weitergabe eingetragen ist
    }
export-left-out-names = { $sentence }: { $names }
export-left-out-how = Mit --all-contacts kommen sie mit; dann verantworten Sie die Weitergabe.
export-all-contacts-told = { $count ->
        [one] Darunter sind Kontaktdaten von 1 Person ohne eingetragene Einwilligung. Die Weitergabe verantworten Sie.
       *[other] Darunter sind Kontaktdaten von { $count } Personen ohne eingetragene Einwilligung. Die Weitergabe verantworten Sie.
    }
export-cli-about = Gibt Listen und Unterlagen aus, für andere Programme und zum Weitergeben
export-cli-file = Die Projektdatei. Sie bleibt, wie sie ist
export-cli-roster = Die Teilnehmenden als Liste
export-cli-format = Das Format. Ohne Angabe entscheidet die Endung von OUT
export-cli-out = Die neue Datei
export-cli-columns = Spalten in dieser Reihenfolge, mit Komma getrennt. Möglich sind: { $columns }
export-cli-all-contacts = Auch Kontaktdaten ohne Einwilligung der Person; Sie verantworten die Weitergabe
export-cli-replace = Ersetzt die Datei, wenn es sie schon gibt
export-cli-usage-what = Bitte sagen Sie, was ausgegeben werden soll, zum Beispiel roster für die Teilnehmenden.
export-cli-no-format = Aus „{ $path }“ geht das Format nicht hervor. Nennen Sie es mit --format. Möglich sind: { $formats }
export-cli-other-format = „{ $format }“ passt hier nicht zu --format. Möglich sind: { $formats }
export-cli-misfit = { $option } gehört nicht zu „{ $what }“.
export-cli-no-column = Eine Spalte „{ $column }“ gibt es nicht. Möglich sind: { $columns }
export-cli-note = Die interne Notiz wird nie ausgegeben.
export-cli-exists = „{ $path }“ gibt es schon; nichts wurde überschrieben. Mit --replace wird die Datei ersetzt.
export-cli-own = „{ $path }“ ist die Projektdatei selbst; nichts wurde überschrieben. Nennen Sie eine andere Datei.
export-sheet-title = Teilnehmende exportieren
export-who = Wer
export-who-all = { $count ->
        [one] Alle (1 Person)
       *[other] Alle ({ $count } Personen)
    }
export-who-selected = Ausgewählte ({ $count })
export-format = Format
export-xlsx-for = Zum Weiterarbeiten und Drucken in Excel oder LibreOffice.
export-csv-for = Für Serienbriefe und andere Programme; auch zum Wiedereinlesen.
export-vcard-for = Fürs Adressbuch in Outlook, Thunderbird oder auf dem Telefon.
export-columns = Spalten
export-columns-card = Angaben
export-columns-all = Alle
export-columns-none = Keine
export-columns-usual = Übliche
export-contacts = Kontaktdaten
export-contacts-consented = Nur mit Einwilligung
export-contacts-consented-text = { $count ->
        [0] Zurzeit betrifft das niemanden: Alle Kontaktdaten kommen mit.
        [one] Von 1 Person bleiben E-Mail und Telefon weg: Eine gültige Einwilligung zur Weitergabe ist nicht eingetragen.
       *[other] Von { $count } Personen bleiben E-Mail und Telefon weg: Eine gültige Einwilligung zur Weitergabe ist nicht eingetragen.
    }
export-contacts-none-chosen = E-Mail und Telefon sind nicht ausgewählt.
export-contacts-everybody = Von allen
export-contacts-everybody-text = { $count ->
        [0] Alle Kontaktdaten kommen mit.
        [one] Auch 1 Person ohne Einwilligung ist dabei. Sie verantworten, dass Sie deren Kontaktdaten weitergeben dürfen.
       *[other] Auch { $count } Personen ohne Einwilligung sind dabei. Sie verantworten, dass Sie deren Kontaktdaten weitergeben dürfen.
    }
export-go = Exportieren …
export-nobody = Noch niemand da
export-nobody-text = Sobald Personen eingetragen sind, geben Sie sie hier als Liste aus. Personen, deren Daten gelöscht wurden, kommen nie mit.
export-job = Liste wird geschrieben
export-broken = Die Liste konnte nicht geschrieben werden. Versuchen Sie es noch einmal.
command-export = Ausgeben …
command-preview = Vorschau für Leser …
command-move-to-next-session = TOP in die nächste Sitzung verschieben
command-save-template = Sitzung als Vorlage sichern …
command-manage-templates = Vorlagen …
command-approval = Stand des Protokolls …
command-start-item = TOP beginnen
command-end-item = TOP beenden
command-previous-item = Voriger TOP
command-next-item = Nächster TOP
command-show-times = Uhrzeit je Eintrag
command-snippets = Textbausteine …
command-spelling = Rechtschreibung …
access-cli-about = Gibt aus, was das Projekt über eine Person enthält (Auskunft nach Art. 15 DSGVO)
access-cli-file = Die Projektdatei. Sie bleibt, wie sie ist
access-cli-who = Name der Person oder ihre Kennung (26 Zeichen)
access-cli-json = Maschinenlesbar als JSON statt als Text
access-cli-out = Schreibt die Auskunft in diese Datei
access-cli-replace = Ersetzt die Datei, wenn es sie schon gibt
access-cli-usage-who = Bitte nennen Sie die Person: ihren Namen oder ihre Kennung.
access-cli-nobody = Niemand im Projekt heißt „{ $name }“.
access-cli-many = „{ $name }“ trifft auf mehrere Personen zu. Nennen Sie die Kennung:
access-cli-written = Auskunft über { $name } geschrieben
access-cli-person-word = PERSON
access-error = Die Auskunft lässt sich nicht zusammenstellen: { $reason }
access-title = Auskunft nach Art. 15 DSGVO
access-of = Über: { $name }
access-on = Stand: { $date }
access-missing = Diese Person steht nicht (mehr) im Projekt.
access-scope = Das ist alles, was diese Projektdatei zurzeit über die Person enthält. Frühere Versionen (Verlauf, Sicherungen, Kopien der Datei) sind nicht durchsucht.
access-check = Bitte prüfen Sie vor der Herausgabe, ob Rechte anderer berührt sind (Art. 15 Abs. 4 DSGVO): Namen und Äußerungen anderer Personen können darin vorkommen.
access-circle = Wofür und auf welcher Grundlage
access-not-stated = nicht angegeben
access-person = Angaben zur Person
access-organisation = Organisation
access-memberships = Mitgliedschaften
access-consents = Einwilligungen
access-replies = Rückmeldungen zu Einladungen
access-attendance = Anwesenheit
access-attendance-line = { $day }, { $half }: { $status }
access-for-somebody = in Vertretung für { $name }
access-represented-by = vertreten durch { $name }
access-sessions = Sitzungen
access-items = Tagesordnungspunkte
access-entries = Protokolleinträge
access-amendments = Änderungen an fertigen Protokollen
access-elements = Auf Boards geschrieben
access-dots = Vergebene Punkte auf Boards
access-conflicts = Offene Konflikte zu dieser Person
access-other = Sonstige Verweise auf die Person
access-unknown-table = Tabelle „{ $name }“, die erst eine neuere Version von Zirkel kennt
access-mentions = Wird auch erwähnt in
access-field = { $field }: { $value }
access-nothing = Dazu ist nichts gespeichert.


## Anwesenheit

command-show-attendance = Anwesenheit
command-check-in = Empfang
command-add-guest = Neuer Gast
command-all-present = Alle Offenen auf anwesend
attend-of-session = Anwesenheit
attend-grid = Anwesenheit: Personen und Halbtage
attend-session = Sitzung
attend-filter = Name oder Organisation …
attend-only-open = Nur offene
attend-show-all = Alle zeigen
attend-details-show = Angaben zeigen
attend-details-hide = Angaben ausblenden
attend-letter-present = A
attend-letter-online = O
attend-letter-excused = E
attend-letter-absent = U
attend-letter-stand-in = V
attend-letter-guest = G
attend-hint-stand-in = vertreten durch
attend-hint-guest = Gast
attend-hint-menu = Menü
attend-reply = Rückmeldung
attend-reply-name = { $person } – Rückmeldung: { $answer }
attend-cell-name = { $person } – { $half }: { $status }
attend-represented = vertreten durch { $person }
attend-from-time = ab { $time }
attend-until-time = bis { $time }
attend-from = Von
attend-until = Bis
attend-stand-in = Vertreten durch …
attend-stand-in-label = Vertreten durch
attend-stand-in-title = Wer kam für { $name }? ({ $half })
attend-stand-in-hint = Name der Vertretung …
attend-nobody-instead = – niemand –
attend-received-on = Eingegangen am
attend-reply-note = Bemerkung zur Rückmeldung
attend-to-person = Zur Person
attend-no-cell = Wählen Sie links eine Zelle.
attend-close-open = Alle Offenen auf „{ $status }“
attend-closed = { $half }: { $count ->
        [0] Niemand war mehr offen.
        [one] Eine Person eingetragen.
       *[other] { $count } Personen eingetragen.
    }
attend-copied = { $count ->
        [one] Eine Zeile kopiert.
       *[other] { $count } Zeilen kopiert.
    } In Excel mit Strg+V einfügen.
attend-people = { $count ->
        [one] 1 Person
       *[other] { $count } Personen
    }
attend-people-of = { $count } von { $total } Personen
attend-there = { $half }, da: { $count }
attend-without-organisation = ohne Organisation { $count }
attend-organisations = { $count ->
        [one] 1 Organisation
       *[other] { $count } Organisationen
    }
attend-representing = { $count } in Vertretung
attend-replies = Rückmeldungen
attend-no-session-text = Anwesenheit gehört zu einer Sitzung. Legen Sie die erste an.
attend-no-day = Noch kein Tag
attend-no-day-text = Die Sitzung hat noch keine Tage. Mit dem ersten Tag gibt es einen Vormittag und einen Nachmittag zum Eintragen.
attend-to-days = Zu den Tagen der Sitzung
attend-nobody = Noch niemand in der Liste
attend-nobody-text = Legen Sie Personen an, oder lesen Sie Ihre Excel-Liste ein. Dann tragen Sie hier ein, wer da war.
attend-nobody-now-text = An den Tagen dieser Sitzung ist niemand Mitglied. Prüfen Sie die Mitgliedschaften, oder fügen Sie Gäste hinzu.
attend-to-roster = Zu den Personen
attend-nothing-open = Nichts mehr offen
attend-nothing-open-text = Für alle ist etwas eingetragen.
attend-no-hit-text = Niemand passt zu „{ $filter }“.
attend-guest-text = Kommt in die Liste der Sitzung und ist anwesend: { $half }.
attend-guest-text-session = Kommt in die Liste der Sitzung.
attend-guest-name = Name des Gastes
attend-guest-organisation = Organisation (muss nicht sein)
attend-guest-add = Gast hinzufügen
attend-guest-added = { $name } ist als Gast dabei.
attend-keys-status = Anwesenheit: Status eintragen
attend-keys-status-how = A, O, E, U; Entf für offen
attend-keys-move = Anwesenheit: mehrere Zellen wählen
attend-keys-move-how = Umschalt und Pfeile
attend-keys-stand-in = Anwesenheit: vertreten durch
attend-keys-stand-in-how = V
attend-keys-copy = Anwesenheit: Liste für Excel kopieren
attend-keys-copy-how = Strg+C
checkin-close = Empfang beenden (Esc)
checkin-half-day = Halbtag
checkin-hint = Name …
checkin-count = { $there } von { $count } da
checkin-there = schon da
checkin-already = { $name } – schon da
checkin-welcome = Willkommen! { $name } – { $status }
checkin-welcome-guest = Willkommen! { $name } – als Gast
checkin-taken-back = Zurückgenommen
checkin-more = { $count ->
        [one] Eine weitere Person passt.
       *[other] { $count } weitere Personen passen.
    }
checkin-unknown = Niemand heißt so.
checkin-unknown-again = Niemand heißt so. Noch einmal Eingabe fügt den Gast hinzu.
checkin-add-guest = Als Gast hinzufügen: { $name }
checkin-keys = Drei Buchstaben und Eingabe · Pfeile: andere Person · Strg+Z: zurücknehmen · Esc: beenden


## Datenschutz

command-data-protection = Datenschutz …
command-merge-people = Personen zusammenführen …
command-find-duplicates = Mögliche Dubletten suchen …
command-access-report = Auskunft über die Person …
command-erase-person = Personendaten löschen …
banner-review-was = Die Überprüfung der Personendaten war am { $date } fällig.
banner-review-soon = Am { $date } sind die Personendaten zu überprüfen.
banner-review-now = Jetzt prüfen
banner-review-year = In einem Jahr wieder
banner-review-later = Später
privacy-title = Datenschutz
privacy-review-in-a-year = In einem Jahr wieder
privacy-review-how = Prüfen Sie, ob der Kreis noch alle Personendaten braucht, die er führt. Löschen Sie die Daten derer, die nicht mehr dabei sind, und stellen Sie den Termin dann ein Jahr weiter.
privacy-consents = Einwilligungen
privacy-people = { $count ->
        [one] Daten einer Person werden geführt.
       *[other] Daten von { $count } Personen werden geführt.
    }
privacy-consent = { $purpose }: { $given } eingewilligt, { $withdrawn } widerrufen, { $without } ohne Angabe
privacy-erased-people = Gelöschte Personen
privacy-erased-none = Noch wurden von niemandem die Daten gelöscht.
privacy-erased-on = { $name } – gelöscht am { $date }
privacy-erased-again = Wieder mit Daten: Jemand hat die Person bearbeitet, bevor die Löschung bei ihm ankam.
privacy-erase-once-more = Daten von „{ $name }“ erneut löschen …
privacy-traces-title = Frühere Versionen bereinigen
privacy-traces-looking = Frühere Versionen auf diesem Rechner werden durchgesehen …
privacy-traces-purging = Frühere Versionen werden bereinigt …
privacy-traces-failed = Das ist nicht gelungen. Ist das Projekt gespeichert? Es wurde nichts bereinigt.
privacy-traces-again = Noch einmal nachsehen
privacy-traces-purged = { $count ->
        [0] Es war nichts zu bereinigen.
        [one] Eine Fassung wurde bereinigt.
       *[other] { $count } Fassungen wurden bereinigt.
    }
privacy-traces-none = Auf diesem Rechner hält keine frühere Version noch Daten gelöschter Personen.
privacy-traces-elsewhere = Andere Rechner, auf denen das Projekt geöffnet war, haben eigene frühere Versionen. Bitte führen Sie das auch dort aus: Menü „Datei“, „Datenschutz“.
privacy-traces-found = Diese Fassungen auf diesem Rechner enthalten die Daten noch:
privacy-traces-person = { $name } – noch in { $count ->
        [one] einer Fassung
       *[other] { $count } Fassungen
    }
privacy-traces-period = { $first } bis { $last }
privacy-traces-no-date = ohne Datum
privacy-traces-versions = { $count ->
        [one] 1 frühere Version
       *[other] { $count } frühere Versionen
    } ({ $period })
privacy-traces-backups = { $count ->
        [one] 1 Sicherungskopie
       *[other] { $count } Sicherungskopien
    } ({ $period })
privacy-traces-unsaved = nicht gespeicherte Arbeit nach einem Absturz ({ $period })
privacy-traces-copy = { $path } – diese Kopie löschen Sie bitte selbst
privacy-traces-in-use = ein anderes Fenster von Zirkel – bitte speichern und schließen Sie es, und sehen Sie dann noch einmal nach
privacy-traces-file = die Projektdatei selbst – die Löschung ist noch nicht gespeichert
privacy-traces-purge = Auch dort löschen …
privacy-traces-sure = Das Projekt wird gespeichert und die Daten werden auch aus früheren Versionen und Sicherungskopien gelöscht. Das lässt sich nicht zurücknehmen, und auch alles andere, was Sie bisher getan haben, danach nicht mehr.
privacy-traces-sure-unsaved = Nicht gespeicherte Arbeit nach einem Absturz, die diese Daten enthält, geht dabei verloren. Brauchen Sie sie noch, dann brechen Sie ab und holen Sie sie zuerst von der Startseite zurück.
privacy-traces-yes = Endgültig löschen
privacy-access-title = Auskunft: { $name }
privacy-access-report = Was das Projekt über die Person enthält
privacy-access-file = Auskunft { $name }
privacy-access-save-text = Als Text speichern …
privacy-access-save-json = Maschinenlesbar speichern (JSON) …
privacy-access-kind-text = Textdatei
privacy-access-kind-json = JSON-Datei
privacy-access-failed = Die Auskunft ließ sich nicht erstellen.
privacy-pseudonym = Person { $number }
privacy-erase-title = Daten von „{ $name }“ löschen?
privacy-erase-goes = Gelöscht werden Anrede, Titel, Funktion, Abteilung, E-Mail-Adressen, Telefonnummern, die interne Notiz, Mitgliedschaften, Einwilligungen und Rückmeldungen. Spricht danach nichts mehr von der Person, verschwindet sie ganz.
privacy-erase-name = Name in Protokollen und Aufgaben
privacy-erase-keep = „{ $name }“ bleibt stehen, mit der Organisation
privacy-erase-pseudonym = Durch ein Pseudonym ersetzen; auch die Organisation wird gelöscht
privacy-erase-pseudonym-name = Pseudonym
privacy-erase-attendance-title = Anwesenheit
privacy-erase-attendance = { $count ->
        [one] Einen Halbtag Anwesenheit behalten, ohne Uhrzeiten
       *[other] { $count } Halbtage Anwesenheit behalten, ohne Uhrzeiten
    }
privacy-erase-texts = { $count ->
        [one] Ein Text nennt die Person
       *[other] { $count } Texte nennen die Person
    }
privacy-erase-texts-choose = In den angekreuzten Texten wird der Name durch das Pseudonym ersetzt.
privacy-erase-texts-stay = Dort bleibt alles, wie es ist.
privacy-erase-approved = Gehört zu einem genehmigten Protokoll. Eine Änderung ändert, was genehmigt wurde.
privacy-erase-undo = Das lässt sich rückgängig machen, bis Sie im nächsten Schritt auch frühere Versionen bereinigen.
privacy-erase-yes = Daten löschen
privacy-erased-title = Daten von „{ $name }“ gelöscht
privacy-erased-text = Im Projekt sind die Daten gelöscht. Solange Sie frühere Versionen nicht bereinigen, können Sie das noch rückgängig machen.
privacy-merge-title = { $count } Personen zusammenführen
privacy-merge-hint = Wählen Sie, welche Angabe jeweils gilt. E-Mail-Adressen, Telefonnummern und Notizen bleiben alle erhalten.
privacy-merge-value = { $field }, { $number }. Eintrag: { $value }
privacy-merge-blank = (leer)
privacy-merge-erased = Die Daten einer dieser Personen wurden gelöscht. Zusammengeführt wären es wieder Daten über sie.
privacy-merge-result = So wird die Person aussehen
privacy-merge-yes = Zusammenführen
privacy-merged = Zu „{ $name }“ zusammengeführt. { $keys } macht es rückgängig.
privacy-moves = Mit wandern: { $parts }.
privacy-moves-nothing = An den anderen Einträgen hängt nichts weiter.
privacy-moves-attendance = { $count ->
        [one] 1 Anwesenheit
       *[other] { $count } Anwesenheiten
    }
privacy-moves-replies = { $count ->
        [one] 1 Rückmeldung
       *[other] { $count } Rückmeldungen
    }
privacy-moves-memberships = { $count ->
        [one] 1 Mitgliedschaft
       *[other] { $count } Mitgliedschaften
    }
privacy-moves-consents = { $count ->
        [one] 1 Einwilligung
       *[other] { $count } Einwilligungen
    }
privacy-moves-sessions = { $count ->
        [one] 1 Sitzung
       *[other] { $count } Sitzungen
    }
privacy-moves-items = { $count ->
        [one] 1 TOP
       *[other] { $count } TOPs
    }
privacy-moves-entries = { $count ->
        [one] 1 Aufgabe oder Wortmeldung
       *[other] { $count } Aufgaben und Wortmeldungen
    }
privacy-moves-elements = { $count ->
        [one] 1 Zettel
       *[other] { $count } Zettel
    }
privacy-duplicates-title = Mögliche Dubletten
privacy-duplicates-hint = Diese Einträge könnten dieselbe Person sein. Zusammengeführt wird nur, was Sie vergleichen und bestätigen.
privacy-duplicates-name = Derselbe Name
privacy-duplicates-email = Dieselbe E-Mail-Adresse
privacy-duplicates-similar = Ähnliche Namen in einer Organisation
privacy-duplicates-compare = Vergleichen …
privacy-duplicates-none = Keine gefunden: Kein Name, keine E-Mail-Adresse kommt doppelt vor.


## Einlesen, Schritt für Schritt

import-title = Liste einlesen
import-step-source = Liste
import-step-columns = Spalten
import-step-preview = Prüfen
import-close = Einlesen abbrechen
import-back = Zurück
import-next = Weiter
import-broken = Das ist beim Einlesen schiefgegangen. Am Projekt wurde nichts geändert.
import-reading = „{ $name }“ wird gelesen …
import-reading-pasted = Die eingefügte Liste wird gelesen …
import-source-title = Welche Liste möchten Sie einlesen?
import-source-text = Excel, LibreOffice, CSV oder vCard. Sie sehen jede Änderung, bevor etwas übernommen wird.
import-source-paste = Oder ziehen Sie die Datei in das Fenster, oder fügen Sie Zeilen aus Excel mit Strg+V ein.
import-choose = Datei wählen …
import-sheet = Tabellenblatt
import-rows = { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    }
import-header = Überschriften
import-header-row = Zeile { $number }: { $words }
import-header-none = Die Liste hat keine Überschriften
import-encoding = Zeichensatz
import-encoding-found = Erkannt: { $name }
import-umlauts = Stimmen die Umlaute?
import-columns-hint = { $known } von { $all } Spalten werden eingelesen. Ändern Sie, was nicht stimmt; Zirkel merkt es sich.
import-columns-no-name = Bitte sagen Sie noch, in welcher Spalte der Name steht.
import-column-heading = Überschrift
import-column-holds = Wird eingelesen als
import-column-samples = Beispiele
import-column-no-heading = ohne Überschrift
import-column-name = Spalte { $letter }
import-column-of = Spalte „{ $heading }“
import-column-nothing = nicht einlesen
import-take-over = { $count ->
        [0] Nichts zu übernehmen
        [one] 1 Person übernehmen
       *[other] { $count } Personen übernehmen
    }
import-done = Eingelesen: { $added } neu, { $updated } geändert. Rückgängig mit { $keys }.
import-comparing = Die Liste wird mit dem Projekt verglichen …
import-filter-all = Alle { $count }
import-filter-new = Neu { $count }
import-filter-changed = Geändert { $count }
import-filter-duplicates = Mögliche Dubletten { $count }
import-filter-doubts = Bitte ansehen { $count }
import-filter-errors = Fehler { $count }
import-filter-unchanged = Unverändert { $count }
import-is-new = neu
import-is-changed = geändert
import-is-unchanged = unverändert
import-is-duplicate = mögliche Dublette
import-is-joined = gleiche Person
import-is-skipped = wird nicht übernommen
import-is-error = Fehler
import-skipped-rows = { $count ->
        [one] 1 Zeile ist keine Person
       *[other] { $count } Zeilen sind keine Personen
    } – { $rows }
import-row-number = Zeile { $number }
import-nothing-new = Das Projekt weiß das alles schon.
import-do-add = Als neue Person aufnehmen
import-do-update = Die Angaben der Liste übernehmen
import-do-merge = Das ist { $name } ({ $why })
import-do-join = Gehört zu Zeile { $number }: { $name }
import-do-skip = Nicht übernehmen

## Neue Sitzung und Vorlagen

field-not-understood = Nicht verstanden. Zum Beispiel: { $example }
field-not-understood-kept = Nicht verstanden. Es bleibt bei { $value }.

new-session-create = Sitzung anlegen
new-session-created = Sitzung { $number } angelegt.
new-session-source = Ausgehend von
new-session-first-date = Erster Tag
new-session-title-of = Sitzung { $number }
new-session-like-last = Wie die letzte Sitzung ({ $number })
new-session-like-last-hint = ihre Tage und was daraus folgt
new-session-blank = Leer
new-session-blank-hint = ein Tag, keine Tagesordnung
new-session-for-item = Es gibt noch keine spätere Sitzung. Legen Sie sie hier an: „{ $title }“ kommt mit.
new-session-going-on = Aus der letzten Sitzung
new-session-approval = Genehmigung des Protokolls der letzten Sitzung ({ $number })
new-session-review = Offene Aufgaben
new-session-open-actions = { $count ->
        [0] keine offene Aufgabe
        [one] eine offene Aufgabe
       *[other] { $count } offene Aufgaben
    }
new-session-not-discussed = nicht behandelt
new-session-recurring = wiederkehrend

templates-title = Vorlagen für Sitzungen
templates-own = Eigene Vorlagen
templates-own-empty = Noch keine. Öffnen Sie eine Sitzung und wählen Sie „Sitzung als Vorlage sichern …“: Tage und Tagesordnung werden zur Vorlage.
templates-built-in = Mitgeliefert
templates-two-day-circle = Arbeitskreis, zwei Tage
templates-half-day-workshop = Workshop, halber Tag
templates-online-meeting = Online-Treffen
templates-general-committee = Ausschuss
templates-days = { $count ->
        [one] Ein Tag
       *[other] { $count } Tage
    }
templates-in-short = { $days ->
        [one] ein Tag
       *[other] { $days } Tage
    }, { $items ->
        [0] keine TOPs
        [one] ein TOP
       *[other] { $items } TOPs
    }
templates-name = Name der Vorlage
templates-name-of = Name der Vorlage „{ $name }“
templates-note = Wofür sie gedacht ist
templates-agenda-of = Inhalt von „{ $name }“
templates-delete = Vorlage „{ $name }“ löschen
templates-deleted = Vorlage „{ $name }“ gelöscht. Strg+Z holt sie zurück.
templates-save-title = Sitzung als Vorlage sichern
templates-save = Vorlage sichern
templates-saved = Vorlage „{ $name }“ gesichert. Sie steht bei „Neue Sitzung“.
templates-replaces = So heißt schon eine Vorlage. Ihre Tage und ihre Tagesordnung werden ersetzt.

## Protokoll schreiben

writing-offers = Vorschläge
writing-not-joined = Dieser Eintrag hat eigene Angaben, die beim Verbinden verloren gingen, zum Beispiel Stimmen oder wer zuständig ist. Löschen können Sie ihn über Bearbeiten, Löschen.
writing-brought-back = Jemand hat diesen Eintrag gerade gelöscht. Weil Sie darin schreiben, bleibt er erhalten.
writing-deleted-elsewhere = Jemand hat den Eintrag gelöscht, in dem Sie standen.
writing-paste-title = { $count } Absätze einfügen?
writing-paste-text = Aus jedem Absatz wird ein eigener Eintrag. Sie können auch alles als einen einzigen Eintrag einfügen.
writing-paste-entries = Als { $count } Einträge
writing-paste-one = Als ein Eintrag
snippets-title = Textbausteine
snippets-about = Ein kurzes Wort steht für einen längeren Text: Tippen Sie es im Protokoll und dann ein Leerzeichen oder Tab. Strg+Z holt das kurze Wort zurück.
snippets-empty = Noch gibt es keine Textbausteine. Nehmen Sie einen davon, oder schreiben Sie einen eigenen:
snippets-take = { $word } → { $text }
snippets-add = Textbaustein hinzufügen
snippets-edit = Textbaustein { $word } bearbeiten
snippets-delete = Textbaustein { $word } löschen
snippets-bring-back = { $word } zurückholen
snippets-word = Kurzes Wort
snippets-text = Text
snippets-blanks = {"{datum}"}, {"{uhrzeit}"} und {"{sitzung}"} werden beim Einsetzen ausgefüllt.
snippets-save = Übernehmen
snippets-incomplete = Es fehlt noch das kurze Wort oder der Text.
snippets-taken = Für „{ $word }“ gibt es schon einen Textbaustein.
snippets-example-thanks = dnk
snippets-example-thanks-text = Die Leitung dankt für den Vortrag und eröffnet die Aussprache.
snippets-example-agreed = einv
snippets-example-agreed-text = Der Kreis ist damit einverstanden.
snippets-example-noted = ktn
snippets-example-noted-text = Der Kreis nimmt den Bericht zur Kenntnis.

## Protokoll führen und genehmigen

clock-of = { $time } von { $minutes } min
clock-planned = { $minutes } min geplant
clock-left = noch { $minutes } min
clock-over = { $minutes ->
        [0] Zeit um
       *[other] { $minutes } min über der Zeit
    }
clock-forgotten = läuft seit über 12 Stunden
clock-resume = Wieder aufnehmen
clock-elsewhere = { $item } läuft: { $time }
clock-warning = { $minutes ->
        [one] Noch 1 Minute für { $item }
       *[other] Noch { $minutes } Minuten für { $item }
    }
clock-runs = läuft
clock-said = { $item } läuft seit { $minutes } Minuten.
clock-said-of = { $item } läuft seit { $minutes } von { $planned } geplanten Minuten.
clock-said-over = { $item } ist { $minutes } Minuten über der Zeit.
clock-said-ended = { $item } hat { $minutes } Minuten gedauert.
votes-number = Nr. { $number }
votes-counted = { $result } (aus den Stimmen)
votes-open = noch offen
votes-too-many = { $votes ->
        [one] Eine Stimme
       *[other] { $votes } Stimmen
    }, aber nur { $voters ->
        [one] eine stimmberechtigte Person ist da
       *[other] { $voters } Stimmberechtigte sind da
    }
suggestion-addressees = Frühere Adressaten
context-present = Anwesend ({ $count })
context-nobody = Noch niemand eingetragen.
context-edit-attendance = Anwesenheit bearbeiten
context-make-owner = Für die Aufgabe zuständig
context-make-speaker = Spricht in diesem Eintrag
context-show-person = Person zeigen
context-instead-of = für { $name }
context-actions = Offene Aufgaben ({ $count }{ $overdue ->
        [0] {""}
       *[other] , { $overdue } überfällig
    })
context-no-actions = Alles erledigt.
context-more-actions = { $count ->
        [one] und eine weitere Aufgabe
       *[other] und { $count } weitere Aufgaben
    }
context-overdue = überfällig seit { $date }
context-of-topic = zu diesem Thema
context-status-of = Stand von { $action }
context-notes = Zettel ({ $count })
context-history = Verlauf ({ $count })
context-changed-by = geändert von { $name }
visibility-of-item = TOP: { $who }
visibility-by-item = { $who }, weil der TOP es ist (eingestellt: { $set })
visibility-by-parent = { $who }, weil der übergeordnete Eintrag es ist (eingestellt: { $set })
audience-internal = intern
audience-circle = Kreis
audience-public = öffentlich
audience-view = Ansicht als: { $who }
audience-hint = Was diese Leserinnen und Leser nicht bekommen, wird blass gezeigt.
audience-left-out = nicht in dieser Fassung
locked-circulating = Dieses Protokoll ist im Umlauf.
locked-approved = Dieses Protokoll ist genehmigt.
locked-approved-in = Dieses Protokoll ist genehmigt (Sitzung { $number }).
locked-noted = Änderungen werden vermerkt.
locked-change = Änderung vornehmen
locked-yes = Ändern
locked-title = Fertiges Protokoll ändern?
locked-text = Das Protokoll ist fertig. Jede Änderung wird mit dem früheren Wortlaut vermerkt und in der Liste der Änderungen gezeigt.
locked-list = { $count ->
        [one] 1 Änderung
       *[other] { $count } Änderungen
    }
locked-former = Früher: { $text }
approve-title = Stand des Protokolls { $session }
approve-state = Stand des Protokolls: { $state }
approve-station-here = { $state }, jetziger Stand
approve-draft-text = Das Protokoll ist ein Entwurf. Es lässt sich frei ändern.
approve-finished = Das Protokoll ist fertig. Was seither geändert wurde, steht unten.
approve-finished-on = Das Protokoll ist seit { $date } fertig. Was seither geändert wurde, steht unten.
approve-circulate = In Umlauf geben
approve-circulate-again = Zurück in den Umlauf
approve-at-once = Gleich genehmigen …
approve-approve = Genehmigen
approve-back = Zurück zum Entwurf …
approve-back-title = Zurück zum Entwurf?
approve-back-text = Das Protokoll lässt sich dann wieder frei ändern. { $count ->
        [0] Geändert wurde bisher nichts.
        [one] Die Liste mit einer Änderung geht verloren; der jetzige Wortlaut bleibt.
       *[other] Die Liste der { $count } Änderungen geht verloren; der jetzige Wortlaut bleibt.
    }
approve-back-yes = Zurück zum Entwurf
approve-here = Hier wird das Protokoll { $number } genehmigt ({ $state }).
approve-read = Protokoll lesen
approve-open = Genehmigen …
approve-changes = Änderungen seit der Fertigstellung ({ $count })
approve-no-changes = Seit der Fertigstellung wurde nichts geändert.
approve-more-changes = { $count ->
        [one] und eine weitere Änderung
       *[other] und { $count } weitere Änderungen
    }
approve-show = Zeigen
approve-take-back = Zurück auf den früheren Wortlaut
approve-take-out = Wieder herausnehmen
approve-put-back = Wieder aufnehmen
approve-taken-back = Es steht wieder da wie bei der Fertigstellung.
approve-by-history = Lässt sich über den Verlauf zurückholen.
approve-something-else = Wortlaut unverändert; geändert ist anderes, etwa wer spricht oder wo es steht.
approve-kind = Art
approve-visibility = Sichtbarkeit
approve-votes = Abstimmung
approve-nothing = keine Angabe
approve-spoken = Früher: { $before } Jetzt: { $after }


## Unterlagen ausgeben

paper-minutes = Protokoll
paper-agenda = Tagesordnung
paper-session = Sitzung { $number }
paper-note = Hinweis
paper-draft = Entwurf
paper-draft-text = Dieses Protokoll ist ein Entwurf. Es ist noch nicht genehmigt.
paper-circulating-text = Dieses Protokoll ist noch nicht genehmigt.
paper-internal-text = Interne Fassung: bitte nicht weitergeben.
paper-cancelled = Diese Sitzung wurde abgesagt.
paper-version = Fassung
paper-version-internal = Interne Fassung
paper-version-circle = Fassung für den Kreis
paper-version-public = Öffentliche Fassung
paper-is-internal = intern
paper-is-for-circle = für den Kreis
paper-is-public = öffentlich
paper-circle = Kreis
paper-occasion = Anlass
paper-number = Sitzung
paper-date = Datum
paper-place = Ort
paper-room = Raum
paper-link = Online
paper-host = Gastgeber
paper-chair = Sitzungsleitung
paper-minute-taker = Protokollführung
paper-approval = Stand
paper-circulating-since = { $stands } seit { $date }
paper-approved-in = { $stands }: { $session }
paper-monday = Montag
paper-tuesday = Dienstag
paper-wednesday = Mittwoch
paper-thursday = Donnerstag
paper-friday = Freitag
paper-saturday = Samstag
paper-sunday = Sonntag
paper-from = ab { $time }
paper-until = bis { $time }
paper-attendance = Anwesenheit
paper-attended = { $people ->
        [one] 1 Person
       *[other] { $people } Personen
    } aus { $organisations ->
        [one] 1 Organisation
       *[other] { $organisations } Organisationen
    }
paper-organisation = Organisation
paper-no-organisation = ohne Organisation
paper-name = Name
paper-people = Personen
paper-not-there = nicht anwesend
paper-represented-by = vertreten durch { $person }
paper-time = Beginn
paper-item-number = TOP
paper-topic = Thema
paper-minutes-long = Minuten
paper-speaker = Beitrag von
paper-no-day = Noch ohne Tag
paper-agenda-empty = Die Tagesordnung ist noch leer.
paper-talk-by = Vortrag: { $person }
paper-item-by = Beitrag: { $person }
paper-approves = Zur Genehmigung: Protokoll { $session }
paper-open-actions = Offene Aufgaben
paper-open-actions-of = Offene Aufgaben (zu TOP { $number })
paper-postponed = Der Punkt wurde vertagt.
paper-text = Niederschrift
paper-without-item = Ohne Tagesordnungspunkt
paper-said-by = von { $person }
paper-decision = Beschluss { $label }
paper-action = Aufgabe { $label }
paper-votes = Ja: { $yes }, Nein: { $no }, Enthaltungen: { $abstained }
paper-suggested-by = von: { $organisation }
paper-suggested-to = an: { $addressee }
paper-stands = Stand: { $status }
paper-done-by = zuständig: { $person }
paper-helped-by = mit: { $people }
paper-done-until = bis: { $date }
paper-due-next-session = nächste Sitzung
paper-decisions = Beschlüsse
paper-actions = Aufgaben
paper-label = Nr.
paper-decision-word = Beschluss
paper-outcome = Ergebnis
paper-what = Aufgabe
paper-owner = Zuständig
paper-due = Bis
paper-status = Stand
paper-next-session = Nächste Sitzung
paper-changes = Änderungen seit dem Abschluss
paper-changed-on = { $what } am { $date }
paper-changed-by = { $what } von { $person }
paper-before = Vorher:
paper-signatures = Unterschriften
paper-drawn-up = Ausgefertigt am { $date }
paper-distribution = Verteiler
paper-all-participants = Alle, die teilgenommen haben

paper-sheet-title = Unterlagen
paper-for-internal = Intern
paper-for-circle = Kreis
paper-for-public = Öffentlich
paper-tab = { $name } (ohne { $count })
paper-left-out-nothing = Alles ist dabei.
paper-left-out = Ohne { $items ->
        [0] { "" }
        [one] 1 Tagesordnungspunkt
       *[other] { $items } Tagesordnungspunkte
    }{ $both ->
        [yes] { " " }und{ " " }
       *[no] { "" }
    }{ $entries ->
        [0] { "" }
        [one] 1 Eintrag
       *[other] { $entries } Einträge
    }
paper-save-html = Als HTML speichern …
paper-save-markdown = Als Markdown speichern …
paper-copy = Text kopieren
paper-copied = Der Text liegt in der Zwischenablage.
paper-kind-html = HTML-Seite, auch zum Drucken
paper-kind-markdown = Markdown-Text
paper-waiting = Die Unterlage wird zusammengestellt …
paper-broken = Die Unterlage ließ sich nicht zusammenstellen. Bitte schließen Sie das Fenster und versuchen Sie es noch einmal.
paper-gone = Diese Sitzung gibt es nicht mehr.
paper-print-hint = Zum Drucken als HTML speichern und im Browser öffnen.

export-cli-minutes = Das Protokoll einer Sitzung
export-cli-agenda = Die Tagesordnung einer Sitzung
export-cli-session = Die Sitzung, etwa 2/2018. Ohne Angabe die letzte mit Datum
export-cli-audience = Für wen: internal (intern), circle (Kreis) oder public (öffentlich). Ohne Angabe: circle
export-cli-no-session = Eine Sitzung „{ $session }“ gibt es nicht. Diese gibt es:
export-cli-several-sessions = „{ $session }“ heißen mehrere Sitzungen. Nennen Sie die Kennung:
export-cli-no-sessions = In diesem Projekt gibt es noch keine Sitzung.
export-cli-no-dated-session = Keine Sitzung hat ein Datum. Nennen Sie eine mit --session:
export-cli-paper-written = { $title } – { $version } geschrieben

## Register

register-actions = Aufgaben
register-decisions = Beschlüsse
register-suggestions = Anregungen
register-sessions = Sitzungen
register-count-actions = { $count ->
        [one] 1 Aufgabe
       *[other] { $count } Aufgaben
    }
register-count-decisions = { $count ->
        [one] 1 Beschluss
       *[other] { $count } Beschlüsse
    }
register-count-suggestions = { $count ->
        [one] 1 Anregung
       *[other] { $count } Anregungen
    }
register-count-sessions = { $count ->
        [one] 1 Sitzung
       *[other] { $count } Sitzungen
    }
register-ics = Kalender (ICS)
register-error-no-calendar = Beschlüsse und Anregungen haben keinen Termin und lassen sich nicht als Kalender ausgeben. Nehmen Sie Excel oder CSV.
register-error-nothing = Es gibt nichts, was in einem Kalender stehen könnte.
register-error-too-many = { $count } Zeilen passen nicht in eine Excel-Tabelle. Nehmen Sie die Texttabelle (CSV).
register-column-organisation = Organisation
register-column-helpers = Helfen mit
register-column-due-next = Zur nächsten Sitzung
register-column-overdue = Überfällig
register-column-title = Titel
register-column-occasion = Anlass
register-column-first-day = Erster Tag
register-column-last-day = Letzter Tag
register-column-place = Ort
register-column-room = Raum
register-column-host = Gastgeber
register-column-chair = Sitzungsleitung
register-column-minute-taker = Protokoll führt
register-column-approval = Protokoll
register-column-session-day = Sitzung vom
register-column-item = TOP
register-column-visibility = Sichtbar für
register-column-history = Verlauf
register-yes = ja
register-session-unnamed = Sitzung
register-session-number = Sitzung { $number }
register-session-day = { $name }, Tag { $day } von { $days }
register-session-cancelled = Abgesagt: { $name }
register-session-link = Online: { $link }
register-session-agenda = Tagesordnung:
register-due-day = Fällig: { $text }
register-task-number = Aufgabe Nr. { $number }
register-task-owner = Zuständig: { $person }
register-task-helpers = Helfen mit: { $people }
register-task-status = Stand: { $status }
register-task-next-session = Fällig bis zur nächsten Sitzung
register-task-origin = Aus der Sitzung { $origin }
register-cli-open = Nur was noch offen ist
register-cli-all-day = Im Kalender auch ein ganztägiger Termin zu jeder Frist, für Programme ohne Aufgaben
register-cli-written = { $counted } ausgegeben
register-cli-hidden = { $count ->
        [one] 1 Eintrag ist nicht dabei, weil er für diese Lesenden nicht bestimmt ist. Mit --audience internal kommt er mit.
       *[other] { $count } Einträge sind nicht dabei, weil sie für diese Lesenden nicht bestimmt sind. Mit --audience internal kommen sie mit.
    }
register-undated = { $count ->
        [one] 1 Sitzung ist nicht im Kalender, weil sie noch kein Datum hat.
       *[other] { $count } Sitzungen sind nicht im Kalender, weil sie noch kein Datum haben.
    }
registers-was = bis { $until }: { $was }
registers-was-by = { $line } (geändert von { $by })
registers-next-session-on = nächste Sitzung, { $date }
registers-no-origin = ohne Angabe
registers-no-session = Ohne Sitzung
registers-undated = Ohne Datum
registers-no-due = Ohne Termin
registers-month-1 = Januar
registers-month-2 = Februar
registers-month-3 = März
registers-month-4 = April
registers-month-5 = Mai
registers-month-6 = Juni
registers-month-7 = Juli
registers-month-8 = August
registers-month-9 = September
registers-month-10 = Oktober
registers-month-11 = November
registers-month-12 = Dezember
registers-group = { $title }: { $count ->
        [one] 1 Eintrag
       *[other] { $count } Einträge
    }
registers-count-overdue = { $count } überfällig
registers-only-overdue = Nur überfällige Aufgaben zeigen
registers-filter-status = Nach Stand filtern
registers-any-status = Jeder Stand
registers-filter-result = Nach Ergebnis filtern
registers-any-result = Jedes Ergebnis
registers-filter-owner = Nach Zuständigen filtern
registers-any-owner = Alle Zuständigen
registers-filter-from = Nach Organisation filtern
registers-any-from = Alle Organisationen
registers-filter-when = Nach Jahr oder Sitzung filtern
registers-any-time = Alle Sitzungen
registers-mine = Meine ({ $name })
registers-grouping = Gruppieren
registers-group-none = Ohne Gruppen
registers-group-owner = Nach Zuständigen
registers-group-from = Nach Organisation
registers-group-status = Nach Stand
registers-group-result = Nach Ergebnis
registers-group-due = Nach Fälligkeit
registers-group-session = Nach Sitzung
registers-group-year = Nach Jahr
registers-more-filters = Weitere Filter zeigen
registers-fewer-filters = Weitere Filter ausblenden
registers-of = { $count } von { $all }
registers-clear = Filter aufheben
registers-export = Exportieren …
registers-show-details = Einzelheiten zeigen
registers-hide-details = Einzelheiten ausblenden
registers-history = Verlauf
registers-carried = Weiterbehandelt in
registers-selected = { $count ->
        [one] 1 Eintrag ausgewählt
       *[other] { $count } Einträge ausgewählt
    }
registers-selected-decisions = Strg+E gibt sie zusammen aus.
registers-for-all = Für alle ausgewählten ändern:
registers-choose = Wählen …
registers-voted = Stimmen
registers-to-entry = Zum Protokoll
registers-to-session = Zur Sitzung { $name }
registers-to-note = Zum Zettel
registers-status-for = { $count ->
        [one] Stand ändern
       *[other] Stand von { $count } Einträgen ändern
    }
registers-change-owner = Zuständig für „{ $text }“: { $value }. Ändern
registers-change-due = Fällig bei „{ $text }“: { $value }. Ändern
registers-due-date = Termin
registers-due-next = Zur nächsten Sitzung
registers-due-none = Kein Termin
register-sheet-title = Register exportieren
register-what = Was
register-part = Umfang
register-part-shown = Wie angezeigt ({ $count })
register-part-selected = Ausgewählte ({ $count })
register-part-all = Alle ({ $count })
register-xlsx-for = Zum Sortieren, Weiterarbeiten und Drucken in Excel oder LibreOffice.
register-csv-for = Für andere Programme.
register-ics-for-sessions = Jeder Sitzungstag als Termin, für Outlook, Thunderbird oder Google Kalender.
register-ics-for-actions = Jede Aufgabe mit Frist und Stand, für Programme, die Aufgaben kennen, wie Thunderbird.
register-all-day = Auch ein ganztägiger Termin zu jeder Frist
register-all-day-text = Outlook und Google Kalender zeigen nur Termine, keine Aufgaben.
register-audience = Für wen
register-internal = Intern
register-internal-text = Alles, auch Internes und was an Aufgaben geändert wurde.
register-circle = Für den Kreis
register-circle-text = Ohne Internes.
register-public = Öffentlich
register-public-text = Nur, was öffentlich sein darf.
register-count-hidden = { $counted }; { $count ->
        [one] 1 nicht für diese Lesenden
       *[other] { $count } nicht für diese Lesenden
    }

## Alles durchsuchen

search-results = Treffer
search-recent = Zuletzt gefunden
search-nearest = Meinten Sie
search-broken = Die Suche ist abgebrochen. Bitte tippen Sie noch einmal.
search-cli-about = Sucht in allem, was ein Projekt enthält
search-cli-word = WÖRTER
search-cli-words = was gesucht wird; mehrere Wörter müssen alle vorkommen
search-cli-limit = wie viele Treffer je Art gezeigt werden (sonst 20)
search-cli-codes = Endet mit 0, wenn etwas gefunden wurde, mit 1, wenn nichts gefunden wurde oder die Datei sich nicht lesen lässt.
search-cli-usage-words = Bitte nennen Sie die gesuchten Wörter.
search-cli-nearest = Meinten Sie „{ $words }“?
search-cli-place = { $place }: { $text }

## Rechtschreibung

command-correct-word = Falsch geschriebenes Wort verbessern
spelling-title = Rechtschreibung
spelling-dictionaries = Wörterbücher
spelling-looking = Wörterbücher werden gesucht …
spelling-none = Auf diesem Rechner wurde kein Wörterbuch gefunden. Zirkel prüft die Rechtschreibung mit den Wörterbüchern von Hunspell, wie LibreOffice und Firefox sie mitbringen; die Prüfung von Windows oder macOS selbst kann es nicht benutzen.
spelling-missing-package = { $language } fehlt. Unter Debian und Ubuntu installieren Sie { $debian }, unter Fedora { $fedora }; oder LibreOffice mit dieser Sprache.
spelling-missing-office = { $language } fehlt. Installieren Sie LibreOffice mit dieser Sprache, dann findet Zirkel das Wörterbuch nach dem nächsten Start.
spelling-how = Ein Wort gilt als richtig, wenn eine der gewählten Sprachen es kennt. Namen der Teilnehmenden und Formen wie „Bürger*innen“ sind richtig.
spelling-broken = { $name } ließ sich nicht lesen: { $reason }
spelling-own = Eigene Wörter
spelling-own-none = Noch keine. Ein Rechtsklick auf ein unterstrichenes Wort (oder F7) nimmt es auf.
spelling-remove = „{ $word }“ aus den eigenen Wörtern nehmen
spelling-menu = Vorschläge für „{ $word }“
spelling-searching = Vorschläge werden gesucht …
spelling-no-suggestion = Keine Vorschläge
spelling-add = Zu eigenen Wörtern hinzufügen
spelling-all-right = In diesem Text ist kein Wort falsch geschrieben.
spelling-ignore = Ignorieren
language-ar = Arabisch
language-de = Deutsch
language-en = Englisch
language-es = Spanisch
language-fr = Französisch
language-it = Italienisch
language-nl = Niederländisch
language-pl = Polnisch
language-ru = Russisch
language-tr = Türkisch
language-uk = Ukrainisch

## Board: Werkzeuge
board-put-shape-hint = Ziehen Sie die Form auf, klicken Sie, oder drücken Sie Enter.
board-connect-hint = Ziehen Sie von einem Element zum anderen, oder klicken Sie beide an.
board-connect-from-hint = Pfeiltasten suchen das Ziel, Enter verbindet. Oder ziehen Sie zum Ziel.
board-connect-two-hint = Enter verbindet die beiden ausgewählten Elemente.
board-connect-aim = Ziel: { $name } · Enter verbindet
board-spotlight-hint = Spotlight: Mausrad oder + und - ändern die Größe, Esc beendet es.
board-more-tools = Weitere Werkzeuge
board-more-choices = Weitere Befehle
board-choose-shape = Form wählen
board-choose-connector = Pfeil oder Linie wählen
board-choose-pen = Stift, Textmarker oder Radierer wählen
board-choose-paper = Farbe der Zettel
board-choose-ink = Farbe und Stärke der Linie
board-choose-fill = Füllung
board-choose-route = Verlauf der Verbindung
board-choose-start = Anfang der Verbindung
board-choose-end = Ende der Verbindung
board-snaps-to-neighbours = Elemente rasten jetzt an ihren Nachbarn ein. Mit gedrückter Strg-Taste nicht.
board-snaps-not-to-neighbours = Elemente rasten nicht mehr an ihren Nachbarn ein.
board-snaps-to-grid = Elemente rasten jetzt am Raster ein.
board-snaps-not-to-grid = Elemente rasten nicht mehr am Raster ein.

## Board: Zeichnung und Beschriften
board-minimap = Übersicht des Boards
board-minimap-hint = Klicken oder ziehen, um dorthin zu gehen
board-nothing-here = Hier liegt nichts.
board-show-all = Alles zeigen

## Board: Ordnen und Eigenschaften

board-clip-covered = verdeckt
board-cut = { $count ->
    [one] 1 Element ausgeschnitten
   *[other] { $count } Elemente ausgeschnitten
}
board-copied-elements = { $count ->
    [one] 1 Element vom Board
   *[other] { $count } Elemente vom Board
}
board-copied-no-pictures = Kopiert. In andere Fenster kommen die Bilder nicht mit: Sie sind zu groß für die Zwischenablage.
board-pasted = { $count ->
    [one] 1 Zettel eingefügt
   *[other] { $count } Zettel eingefügt
}
board-paste-cut = Von { $lines } Zeilen wurde nur der Anfang eingefügt: { $count } Zettel. Mehr auf einmal wird auf einem Board unübersichtlich.
board-paste-shortened = Eingefügt. Sehr lange Zeilen wurden gekürzt.
board-paste-nothing = In der Zwischenablage steht nichts, was ein Zettel werden kann.
board-paste-lost = { $count ->
    [one] Ein Bild fehlt: Es ist nicht in der Zwischenablage.
   *[other] { $count } Bilder fehlen: Sie sind nicht in der Zwischenablage.
}
properties-several = verschieden
properties-swatch = { $field }: { $value }
properties-fold = Eigenschaften ausblenden
properties-of-board = Dieses Board
properties-of-many = { $count } Elemente
properties-nothing = Wählen Sie etwas aus, um sein Aussehen zu ändern.
properties-board-counts = { $elements ->
    [one] 1 Element
   *[other] { $elements } Elemente
}, davon { $notes } Zettel
properties-number-notes = Zettel neu nummerieren
properties-number-notes-hint = Alle Zettel bekommen neue Kurznummern in Leserichtung. Ausgedruckte Nummern gelten dann nicht mehr.
properties-covering = Neue Zettel sind verdeckt.
properties-not-covering = Neue Zettel sind offen.
properties-covered = { $count ->
    [one] 1 Zettel ist verdeckt.
   *[other] { $count } Zettel sind verdeckt.
}
properties-locked-hint = { $count ->
    [one] 1 Element ist festgehalten und bleibt, wie es ist.
   *[other] { $count } Elemente sind festgehalten und bleiben, wie sie sind.
}
properties-tag-add = Schlagwort hinzufügen
properties-tag-open = Schlagwörter dieses Boards
properties-tag-remove = Schlagwort „{ $tag }“ entfernen
properties-author-hint = Name
properties-left = Links
properties-top = Oben
properties-angle = Drehung (°)

## Board: Moderation

board-templates-title = Board aus Vorlage
board-template-make = Board anlegen
board-template-rows = Orte und Lebensbereiche (je Zeile einer)
board-template-columns = Zielgruppen (je Zeile eine)
board-template-tables = Tische
board-template-rounds = Runden
board-template-most = Jeweils höchstens { $count }.
board-template-name = Name der Vorlage
board-template-delete = Vorlage löschen
board-template-deleted = Die Vorlage „{ $name }“ ist gelöscht. Rückgängig mit Strg+Z.
board-template-save-title = Board als Vorlage speichern
board-template-with-texts = Mit den Texten der Zettel
board-template-save-hint = Bereiche, Formen und freie Texte bleiben immer erhalten. Namen, Punkte und Verdecktes gehören nicht in die Vorlage.
board-template-own-when = Eigene Vorlage dieses Kreises.
board-template-matrix = Quartier × Zielgruppe
board-template-matrix-when = Wenn Orte eines Quartiers und Zielgruppen zusammen in den Blick sollen.
board-template-experiences = Erfahrungen und Perspektiven
board-template-experiences-when = Wenn aus dem, was war, werden soll, was kommt.
board-template-cards = Kartenabfrage mit Clustern
board-template-cards-when = Wenn viele Gedanken gesammelt und geordnet werden.
board-template-swot = SWOT
board-template-swot-when = Wenn ein Vorhaben von allen Seiten betrachtet wird.
board-template-cafe = World Café
board-template-cafe-when = Wenn Gruppen reihum an mehreren Fragen arbeiten.
board-template-timeline = Zeitstrahl
board-template-timeline-when = Wenn Rückblick und Ausblick zusammengehören.
board-template-kanban = Kanban
board-template-kanban-when = Wenn Aufgaben sichtbar vorankommen sollen.
board-template-lights = Ampel-Abfrage
board-template-lights-when = Wenn schnell klar sein soll, wo es hakt.
board-template-blank = Leer
board-template-blank-when = Wenn Sie ganz frei beginnen möchten.

board-covering = { $count ->
    [0] Verdeckt schreiben: Neue Zettel bleiben verdeckt, bis Sie aufdecken.
    [one] Verdeckt schreiben: { $count } Zettel ist verdeckt. Neue bleiben es auch, bis Sie aufdecken.
   *[other] Verdeckt schreiben: { $count } Zettel sind verdeckt. Neue bleiben es auch, bis Sie aufdecken.
}
board-still-covered = { $count ->
    [one] { $count } Zettel ist noch verdeckt.
   *[other] { $count } Zettel sind noch verdeckt.
}
board-reveal = Aufdecken
board-covering-end = Offen weiterschreiben
board-revealed = { $count ->
    [0] Nichts war verdeckt. Ab jetzt wird offen geschrieben.
    [one] { $count } Zettel ist aufgedeckt.
   *[other] { $count } Zettel sind aufgedeckt.
}
board-sorted = { $count ->
    [one] { $count } Zettel ist sortiert.
   *[other] { $count } Zettel sind sortiert.
}
poll-title = Punktabfrage
poll-hide = Punktabfrage ausblenden
poll-choose = Abfragen dieses Boards
poll-new = Neue Abfrage
poll-number = Abfrage { $number }
poll-untitled = Abfrage ohne Frage
poll-question = Frage, z. B. „Womit fangen wir an?“
poll-area = Wofür kann gepunktet werden?
poll-whole-board = Alle Zettel des Boards
poll-in-area = Zettel im Bereich „{ $name }“
poll-per-person = Je Person: Die Anwesenden vergeben Punkte
poll-totals = Als Summe: Die Punkte an der Wand werden gezählt
poll-totals-hint = Alle Zettel bekommen kurze Nummern. Rufen Sie auf: „17: 5“.
poll-present = { $count ->
    [one] { $count } Person ist anwesend.
   *[other] { $count } Personen sind anwesend.
}
poll-no-session = Dieses Board gehört zu keiner Sitzung, daher ist nicht bekannt, wer da ist. Ordnen Sie es einer Sitzung zu, oder geben Sie Summen ein.
poll-choose-session = Sitzung zuordnen
poll-nobody = Noch ist niemand als anwesend eingetragen. Tragen Sie die Anwesenheit ein, oder geben Sie Summen ein.
poll-edit-attendance = Anwesenheit eintragen
poll-budget = Punkte je Person
poll-limit = Höchstens je Zettel
poll-hidden = Punkte bis zum Ende verdecken
poll-begin = Abfrage beginnen
poll-progress = { $count ->
   *[other] Abgestimmt: { $voted } von { $count }
}
poll-who = Wer vergibt Punkte?
poll-who-hint = Name, dann Eingabetaste
poll-who-none = Niemand mit diesem Namen ist anwesend.
poll-given = { $given } von { $budget } vergeben
poll-how = Zettel anklicken gibt einen Punkt, rechte Taste oder Umschalt nimmt ihn zurück. Mit der Tastatur: Zettel mit Tab oder Strg+Pfeil wählen, dann +, − oder eine Ziffer. Eingabetaste: nächste Person.
poll-next = Nächste Person
poll-typed = Nummer und Punkte
poll-take-totals = Übernehmen
poll-totals-how = Eingabetaste übernimmt. Auch am Zettel: anklicken gibt einen Punkt, rechte Taste nimmt ihn zurück, ebenso + und − am ausgewählten Zettel.
poll-taken = { $count ->
    [one] Für { $count } Zettel übernommen.
   *[other] Für { $count } Zettel übernommen.
}
poll-problem-unreadable = „{ $words }“ ist nicht zu lesen. Schreiben Sie z. B. „17: 5“.
poll-problem-unknown = Einen Zettel { $label } gibt es hier nicht.
poll-problem-twice = Zettel { $label } steht zweimal da. Welche Zahl gilt?
poll-not-here = Dieser Zettel gehört nicht zum Bereich der Abfrage.
poll-no-more = { $name }: { $count }. Mehr Punkte sind nicht möglich.
poll-given-left = { $name }: { $count }. Noch { $left } übrig.
poll-given-now = { $name }: { $count }
poll-close = Abfrage beenden
poll-delete = Abfrage löschen
poll-deleted = Die Abfrage mit ihren Punkten ist gelöscht. Rückgängig mit Strg+Z.
poll-no-dots = Noch hat kein Zettel Punkte.
poll-to-minutes = Zettel ins Protokoll …
poll-list-to-minutes = Als Liste ins Protokoll
poll-copy-list = Liste kopieren
poll-copied = Die Liste ist in der Zwischenablage.
poll-in-minutes = Das Ergebnis steht als Eintrag im Protokoll.
poll-show-entry = Zeigen
poll-reopen = Wieder öffnen
poll-note-number = { " " }(Nr. { $label })
poll-line = { $dots ->
    [one] Platz { $rank }: { $text }{ $label }, { $dots } Punkt
   *[other] Platz { $rank }: { $text }{ $label }, { $dots } Punkte
}

present-whole-board = Ganzes Board
present-back = Bereich davor
present-on = Nächster Bereich
present-end = Präsentation beenden
timer-ready = Bereit
timer-running = Läuft
timer-paused = Angehalten
timer-last-minute = Letzte Minute
timer-over = Die Zeit ist um
timer-left = Timer: { $time }
timer-start = Timer starten
timer-pause = Timer anhalten
timer-more = Eine Minute mehr
timer-reset = Timer zurücksetzen
timer-settings = Einstellungen des Timers
timer-sound = Ton am Ende
timer-close = Timer schließen
timer-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
timer-no-player = Der Ton am Ende des Timers ist hier nicht möglich: Es gibt kein Programm, das ihn abspielt.

## Board: Protokoll und Gliederung

board-note-covered = Verdeckter Zettel
board-connector-named = Verbindung von { $from } nach { $to }
board-connector-labelled = Verbindung von { $from } nach { $to }: { $label }
board-connector-loose = freiem Ende
board-votes = { $count ->
    [one] 1 Punkt
   *[other] { $count } Punkte
}
board-number-spoken = Nummer { $number }
board-author-spoken = von { $name }
board-locked-spoken = festgehalten
board-inside-spoken = im Bereich { $name }
board-elements = Auf dem Board
board-canvas-keys = Tab geht von Element zu Element, Enter beschriftet, Strg+Leertaste wählt mehrere aus, Umschalt+O führt in die Gliederung.
board-gathering = Was ausgewählt ist, bleibt es: Gehen Sie mit Tab oder Strg und Pfeil weiter, Strg+Leertaste nimmt hinzu oder heraus, Esc beendet.
board-undone-spoken = Zurückgenommen: { $step }
board-selected-spoken = { $count ->
    [0] Nichts ausgewählt
    [one] 1 Element ausgewählt
   *[other] { $count } Elemente ausgewählt
}
board-place-spoken = { $name }, { $place } von { $of }
board-place-in-frame = { $name }, { $place } von { $of } im Bereich { $frame }
board-outline-keys = Pfeile gehen von Zeile zu Zeile, F2 beschriftet, Enter fügt einen Zettel an, Alt mit Pfeil verschiebt.
board-outline-filter = Gliederung filtern
board-outline-open = Aufklappen
board-outline-close = Zuklappen
board-outline-write = Beschriften
board-outline-add = Zettel darunter
board-outline-into = In den Bereich darüber
board-outline-out = Aus dem Bereich nehmen
board-outline-stays = Weiter geht es in dieser Richtung nicht.
board-outline-no-frame = Darüber ist kein Bereich.
board-outline-brought-back = Jemand hat gelöscht, was Sie gerade schreiben. Es ist wieder da.
board-minutes-all-covered-write = Verdeckte Zettel lassen sich hier nicht beschriften. Decken Sie sie erst auf.
minutes-show-note = Zettel zeigen
minutes-show-note-on = Zettel zeigen auf dem Board „{ $board }“
minutes-open-board = Board öffnen: { $title }
minutes-add-board = Board anlegen
board-minutes-title = Ins Protokoll übernehmen
board-minutes-kind = { $kind } (Taste { $number })
board-minutes-choose-session = Bitte wählen
board-minutes-no-item = Unter keinem Tagesordnungspunkt
board-minutes-each = Je Zettel ein Eintrag
board-minutes-as-cluster = Ein Eintrag je Bereich, die Zettel darunter
board-minutes-for-all = Für alle
board-minutes-owner-hint = Name
board-minutes-due-example = bis Freitag
board-minutes-next-session = nächste Sitzung
board-minutes-amend = Trotzdem übernehmen
board-minutes-covered = Verdeckter Zettel: erst aufdecken
board-minutes-there = Steht schon im Protokoll: { $place }
board-minutes-take = { $count ->
    [0] Übernehmen
    [one] Einen Eintrag übernehmen
   *[other] { $count } Einträge übernehmen
}
board-minutes-taken = { $count ->
    [one] Steht im Protokoll als { $kind }.
   *[other] { $count } Einträge stehen im Protokoll als { $kind }.
}
board-minutes-show = Zeigen
board-minutes-all-covered = Verdeckte Zettel lassen sich nicht übernehmen. Decken Sie sie erst auf.
board-minutes-nothing = Auf diesen Zetteln steht nichts, was ins Protokoll könnte.
board-minutes-no-session = Noch keine Sitzung. Legen Sie zuerst eine an.
board-entries-of-note = Einträge zu diesem Zettel
board-in-minutes = im Protokoll als { $kind }
board-badge = { $count ->
    [one] Im Protokoll als { $kind }. Eintrag zeigen
   *[other] Im Protokoll, { $count } Einträge, zuletzt als { $kind }. Einträge zeigen
}

## Board: ein und aus
board-out-title = Board ausgeben
board-out-png = PNG-Bild
board-out-png-for = Für Folien, Protokoll und Nachrichten
board-out-svg = SVG-Bild
board-out-svg-for = Bleibt in jeder Größe scharf, auch im Druck
board-out-excalidraw = Excalidraw
board-out-excalidraw-for = Zum Weiterarbeiten auf excalidraw.com
board-out-canvas = JSON Canvas
board-out-canvas-for = Für Obsidian und andere; ohne Gezeichnetes
board-out-format = Form
board-out-what = Was
board-out-all = Ganzes Board ({ $count })
board-out-selected = Auswahl ({ $count })
board-out-frame = Bereich
board-out-look = Aussehen
board-out-scale = Größe
board-out-background = Hintergrund
board-out-ground = Wie auf dem Bildschirm
board-out-white = Weiß
board-out-clear = Durchsichtig
board-out-dark = Dunkle Farben
board-out-numbers = Kurznummern auf den Zetteln
board-out-numbers-name = { $count ->
    [one] Ein Zettel hat eine Nummer.
   *[other] { $count } Zettel haben Nummern.
}
board-out-pixels = { $width } × { $height } Bildpunkte
board-out-preview = Vorschau des Bildes
board-out-no-preview = Für diese Form gibt es keine Vorschau.
board-out-losses = Was nicht mitgeht
board-out-complete = Alles geht mit.
board-out-about = { $notes ->
    [one] Ein Zettel
   *[other] { $notes } Zettel
} unter { $count ->
    [one] einem Element
   *[other] { $count } Elementen
} auf diesem Board
board-out-job = Board wird ausgegeben
board-out-gone = Das Board oder der Bereich ist nicht mehr da.
board-out-nothing = Hier liegt nichts, was ausgegeben werden kann. Wählen Sie einen anderen Teil des Boards.
board-out-too-large = Das Bild hätte { $width } × { $height } Bildpunkte. Möglich sind { $most } Millionen und 30.000 je Seite: Wählen Sie eine kleinere Größe, einen Bereich oder SVG.
board-out-broken = Das Bild konnte nicht erstellt werden: { $reason }
board-out-cancelled = Die Ausgabe wurde abgebrochen.
board-cards-title = Karten drucken
board-cards-count = { $cards ->
    [one] Eine Karte
   *[other] { $cards } Karten
} auf { $sheets ->
    [one] einem Blatt
   *[other] { $sheets } Blättern
} A4
board-cards-per-page = Karten je Blatt
board-cards-blank = Leere Karten dazu
board-cards-blank-text = Mit den nächsten Nummern, zum Beschriften von Hand
board-cards-unnumbered = { $count ->
    [one] Ein Zettel hat noch keine Nummer.
   *[other] { $count } Zettel haben noch keine Nummer.
}
board-cards-number = Zettel nummerieren
board-cards-sheet = Blatt { $number } von { $count }
board-cards-html = Zum Drucken speichern (HTML)
board-cards-svg = Dieses Blatt als SVG
board-cards-before = Blatt davor
board-cards-next = Nächstes Blatt
board-cards-preview = Vorschau des Blattes
board-cards-hint = Die HTML-Datei im Browser öffnen und drucken: A4, ohne Ränder.
board-cards-none = Auf diesem Teil des Boards liegen keine Zettel. Leere Karten können Sie trotzdem drucken.
board-cards-kind = Webseite
board-in-title = Board einlesen
board-in-job = Board wird eingelesen
board-in-name = Titel des neuen Boards
board-in-comes = Das kommt
board-in-kind = { $kind }: { $count }
board-in-losses = Was anders wird oder fehlt
board-in-complete = Alles kommt mit.
board-in-go = Board anlegen
board-in-reading = Die Datei wird gelesen …
board-in-other = Andere Datei …
board-in-broken = Beim Einlesen ist etwas schiefgegangen. Das Projekt ist unverändert.
board-in-done = { $count ->
    [one] Ein Element eingelesen.
   *[other] { $count } Elemente eingelesen.
}
board-in-empty = Die Datei ist leer.
board-in-not-json = Die Datei ist beschädigt: Zeile { $line }, Spalte { $column } ist kein gültiges JSON. Speichern Sie das Board im anderen Programm noch einmal.
board-in-not-text = Das ist kein Board, sondern ein Bild, Archiv oder Ähnliches. Speichern Sie das Board als .excalidraw oder .canvas.
board-in-not-a-board = Die Datei ist weder von Excalidraw noch ein JSON Canvas. Speichern Sie das Board als .excalidraw oder .canvas.
board-in-library = Das ist eine Bibliothek von Formen. Ziehen Sie die Formen in Excalidraw auf ein Board und speichern Sie dieses.
board-in-encrypted = Die Datei ist verschlüsselt oder gepackt. Speichern Sie das Board in Excalidraw als einfache Datei.
board-in-too-large = Die Datei ist zu groß. Gelesen werden Boards bis { $most }: Nehmen Sie Bilder heraus oder teilen Sie das Board.
board-in-too-many = Auf dem Board liegen mehr als { $most } Elemente. Teilen Sie es im anderen Programm.
board-in-too-deep = Die Datei ist zu verschachtelt oder hat zu viele Werte, um ein Board zu sein. Prüfen Sie, woher sie kommt.
board-in-nothing = In der Datei ist nichts, was auf ein Board kommen kann.
board-in-cancelled = Das Einlesen wurde abgebrochen. Das Projekt ist unverändert.
board-loss-kind = { $count ->
    [one] Ein Element einer Art, die es hier nicht gibt, fehlt.
   *[other] { $count } Elemente von Arten, die es hier nicht gibt, fehlen.
}
board-loss-broken = { $count ->
    [one] Ein beschädigtes Element ohne Ort oder Inhalt fehlt.
   *[other] { $count } beschädigte Elemente ohne Ort oder Inhalt fehlen.
}
board-loss-picture-missing = { $count ->
    [one] Ein Bild liegt der Datei nicht bei und fehlt.
   *[other] { $count } Bilder liegen der Datei nicht bei und fehlen.
}
board-loss-picture-bad = { $count ->
    [one] Ein Bild kann nicht gelesen werden und fehlt.
   *[other] { $count } Bilder können nicht gelesen werden und fehlen.
}
board-loss-file-named = { $count ->
    [one] Eine Datei oder Webseite wird nur genannt.
   *[other] { $count } Dateien oder Webseiten werden nur genannt.
}
board-loss-edge-ends = { $count ->
    [one] Eine Verbindung mit einem losen Ende fehlt.
   *[other] { $count } Verbindungen mit losen Enden fehlen.
}
board-loss-drawn = { $count ->
    [one] Ein gezeichneter Strich fehlt: Das andere Programm kennt keine.
   *[other] { $count } gezeichnete Striche fehlen: Das andere Programm kennt keine.
}
board-loss-line-drawn = { $count ->
    [one] Eine Linie mit Ecken wird ein gezeichneter Strich.
   *[other] { $count } Linien mit Ecken werden gezeichnete Striche.
}
board-loss-waypoints = { $count ->
    [one] Ein Pfeil verliert Ecken auf dem Weg.
   *[other] { $count } Pfeile verlieren Ecken auf dem Weg.
}
board-loss-unbound = { $count ->
    [one] Ein Ende hängt nicht mehr fest, weil das Ziel fehlt.
   *[other] { $count } Enden hängen nicht mehr fest, weil das Ziel fehlt.
}
board-loss-unframed = { $count ->
    [one] Ein Element liegt frei, weil sein Bereich fehlt oder in sich selbst liegt.
   *[other] { $count } Elemente liegen frei, weil ihr Bereich fehlt oder in sich selbst liegt.
}
board-loss-groups = { $count ->
    [one] Bei einem Element widersprechen sich die Gruppen.
   *[other] Bei { $count } Elementen widersprechen sich die Gruppen.
}
board-loss-same-id = { $count ->
    [one] Ein Element hat dieselbe Kennung wie ein anderes; beide sind da.
   *[other] { $count } Elemente haben dieselbe Kennung wie andere; alle sind da.
}
board-loss-color = { $count ->
    [one] Eine Farbe wird die nächste, die es hier gibt.
   *[other] { $count } Farben werden die nächsten, die es hier gibt.
}
board-loss-opacity = { $count ->
    [one] Ein durchscheinendes Element wird deckend.
   *[other] { $count } durchscheinende Elemente werden deckend.
}
board-loss-hatching = { $count ->
    [one] Eine Füllung wird einfarbig oder fehlt.
   *[other] { $count } Füllungen werden einfarbig oder fehlen.
}
board-loss-head = { $count ->
    [one] Eine Pfeilspitze wird die nächste, die es hier gibt.
   *[other] { $count } Pfeilspitzen werden die nächsten, die es hier gibt.
}
board-loss-link = { $count ->
    [one] Ein Verweis zum Anklicken fehlt.
   *[other] { $count } Verweise zum Anklicken fehlen.
}
board-loss-crop = { $count ->
    [one] Ein zugeschnittenes oder gespiegeltes Bild ist ganz zu sehen.
   *[other] { $count } zugeschnittene oder gespiegelte Bilder sind ganz zu sehen.
}
board-loss-far = { $count ->
    [one] Ein Ort oder eine Größe war viel zu weit und wird herangeholt.
   *[other] { $count } Orte oder Größen waren viel zu weit und werden herangeholt.
}
board-loss-value = { $count ->
    [one] Eine unsinnige Angabe fehlt.
   *[other] { $count } unsinnige Angaben fehlen.
}
board-loss-text-cut = { $count ->
    [one] Ein sehr langer Text wird gekürzt.
   *[other] { $count } sehr lange Texte werden gekürzt.
}
board-loss-nested = { $count ->
    [one] Ein Cluster liegt dort frei: Excalidraw kennt keine Bereiche in Bereichen.
   *[other] { $count } Cluster liegen dort frei: Excalidraw kennt keine Bereiche in Bereichen.
}
board-loss-covered = { $count ->
    [one] Ein verdeckter Zettel geht ohne Text mit.
   *[other] { $count } verdeckte Zettel gehen ohne Text mit.
}
board-loss-author = { $count ->
    [one] Ein Name eines Verfassers bleibt hier.
   *[other] { $count } Namen von Verfassern bleiben hier.
}
board-cli-board = Das Board: sein Titel oder seine Nummer in der Liste
board-cli-frame = Nur dieser Bereich: sein Name oder seine Nummer
board-cli-scale = Wie groß das Bild wird; 1 wie auf dem Bildschirm
board-cli-background = Was darunter liegt: ground (wie auf dem Bildschirm), white (weiß) oder clear (durchsichtig)
board-cli-dark = In den Farben des dunklen Aussehens
board-cli-numbers = Mit den Kurznummern der Zettel
board-cli-per-page = Karten je Blatt; ohne Angabe 8
board-cli-blank = So viele leere Karten dazu
board-cli-import = … oder ein Board aus Excalidraw oder einem JSON Canvas
board-cli-title = Der Titel des neuen Boards; sonst heißt es wie die Datei
board-cli-written = { $count ->
    [one] Ein Element ausgegeben
   *[other] { $count } Elemente ausgegeben
}
board-cli-imported = Als Board „{ $title }“ eingelesen
board-cli-no-boards = In diesem Projekt gibt es noch kein Board.
board-cli-which = Es gibt mehrere Boards. Nennen Sie eines mit --board:
board-cli-no-board = Ein Board „{ $name }“ gibt es nicht. Diese gibt es:
board-cli-several-boards = „{ $name }“ heißen mehrere Boards. Nennen Sie die Nummer oder die Kennung:
board-cli-no-frame = Einen Bereich „{ $name }“ gibt es auf dem Board nicht. Diese gibt es:
board-cli-several-frames = „{ $name }“ heißen mehrere Bereiche. Nennen Sie die Nummer oder die Kennung:
export-cli-board = Ein Board als Bild oder für andere Programme
export-cli-cards = Die Zettel eines Boards als Karten zum Ausschneiden
board-cards-all = Alle Zettel
board-cards-selected = Ausgewählte Zettel
board-cards-file = Karten { $board }

## Board: Bilder
command-image-as-ground = Bild als Untergrund festhalten
picture-reading = Bild wird gelesen
picture-added = Bild eingefügt. Für Zettel darauf: „Bild als Untergrund festhalten“.
picture-failed = { $name }: { $why }
picture-no-board = Legen Sie zuerst ein Board an, auf dem das Bild liegen kann.
picture-too-large = Das Bild ist { $size } groß. Gelesen werden Bilder bis { $most }; speichern Sie es vorher kleiner.
picture-too-many-pixels = Das Bild hat { $width } × { $height } Bildpunkte. Gelesen werden bis zu { $most } Millionen; verkleinern Sie es vorher.
picture-heic = Das Bild ist ein HEIC- oder AVIF-Foto, das hier nicht gelesen wird. Speichern Sie es am Telefon oder Rechner als JPEG.
picture-unknown = Das ist kein Bild, das gelesen werden kann. Möglich sind PNG, JPEG, GIF, WebP und BMP.
picture-damaged = Das Bild ist beschädigt und kann nicht gelesen werden. Versuchen Sie, es neu zu speichern oder zu kopieren.
picture-stopped = Das Einlesen wurde abgebrochen.
file-kind-picture = Bilder
file-kind-board = Boards (Excalidraw, JSON Canvas)
dialog-path-picture = Bild einfügen
dialog-path-board = Board einlesen

## Ende
