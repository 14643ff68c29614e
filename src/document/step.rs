//! Names of steps, as undo and history show them.

use serde::{Deserialize, Serialize};

/// What a person did in one step. The interface translates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Kreis bearbeiten.
    EditCircle,
    /// Organisation hinzufügen.
    AddOrganisation,
    /// Organisation bearbeiten.
    EditOrganisation,
    /// Organisation löschen.
    DeleteOrganisation,
    /// Organisationen löschen.
    DeleteOrganisations,
    /// Person hinzufügen.
    AddPerson,
    /// Person bearbeiten.
    EditPerson,
    /// Person löschen.
    DeletePerson,
    /// Personen löschen.
    DeletePeople,
    /// Personen zusammenführen.
    MergePeople,
    /// Personendaten löschen.
    ErasePerson,
    /// Einwilligung bearbeiten.
    EditConsent,
    /// Liste einlesen.
    ImportRoster,
    /// Mitgliedschaft bearbeiten.
    EditMembership,
    /// Sitzung hinzufügen.
    AddSession,
    /// Sitzung bearbeiten.
    EditSession,
    /// Sitzung löschen.
    DeleteSession,
    /// Tag hinzufügen.
    AddDay,
    /// Tag bearbeiten.
    EditDay,
    /// Tag löschen.
    DeleteDay,
    /// Anwesenheit eintragen.
    SetAttendance,
    /// Rückmeldung eintragen.
    SetReply,
    /// Gast hinzufügen.
    AddGuest,
    /// TOP hinzufügen.
    AddItem,
    /// TOP bearbeiten.
    EditItem,
    /// TOP verschieben.
    MoveItem,
    /// TOP löschen.
    DeleteItem,
    /// Eintrag hinzufügen.
    AddEntry,
    /// Eintrag bearbeiten.
    EditEntry,
    /// Eintrag verschieben.
    MoveEntry,
    /// Eintrag löschen.
    DeleteEntry,
    /// Stand des Protokolls ändern.
    ApproveMinutes,
    /// Vorlage sichern.
    SaveTemplate,
    /// Vorlage bearbeiten.
    EditTemplate,
    /// Vorlage löschen.
    DeleteTemplate,
    /// Zeit eines TOP festhalten.
    TimeItem,
    /// TOP in eine andere Sitzung verschieben.
    CarryItem,
    /// Absätze einfügen.
    PasteEntries,
    /// Einträge verbinden.
    JoinEntries,
    /// Termin erkennen.
    RecogniseDue,
    /// Zuständige erkennen.
    RecogniseOwner,
    /// Textbaustein einsetzen.
    ExpandSnippet,
    /// Rechtschreibung verbessern.
    CorrectSpelling,
    /// Stand ändern.
    SetStatus,
    /// Board hinzufügen.
    AddBoard,
    /// Board bearbeiten.
    EditBoard,
    /// Board löschen.
    DeleteBoard,
    /// Zettel hinzufügen.
    AddNote,
    /// Text hinzufügen.
    AddText,
    /// Bereich hinzufügen.
    AddFrame,
    /// Element beschriften.
    EditElement,
    /// Farbe ändern.
    ColorElements,
    /// Verschieben.
    MoveElements,
    /// Größe ändern.
    ResizeElement,
    /// Duplizieren.
    DuplicateElements,
    /// Nach vorn oder hinten stellen.
    ReorderElements,
    /// Elemente löschen.
    DeleteElements,
    /// Form hinzufügen.
    AddShape,
    /// Verbindung hinzufügen.
    AddConnector,
    /// Zeichnen.
    AddStroke,
    /// Bild hinzufügen.
    AddImage,
    /// Verbindung ändern.
    ChangeConnector,
    /// Radieren.
    EraseStrokes,
    /// Drehen.
    RotateElements,
    /// Größe ändern.
    ResizeElements,
    /// Darstellung ändern.
    StyleElements,
    /// Schlagwörter ändern.
    TagElements,
    /// Verfasser ändern.
    SetAuthor,
    /// Zettel nummerieren.
    NumberNotes,
    /// Gruppieren.
    GroupElements,
    /// Gruppierung aufheben.
    UngroupElements,
    /// Festhalten.
    LockElements,
    /// Loslassen.
    UnlockElements,
    /// Ausrichten.
    AlignElements,
    /// Verteilen.
    DistributeElements,
    /// Stapeln.
    StackElements,
    /// Aufräumen.
    TidyElements,
    /// Sortieren.
    SortElements,
    /// Einfügen.
    PasteElements,
    /// Ausschneiden.
    CutElements,
    /// Cluster bilden.
    MakeCluster,
    /// Bereiche ordnen.
    ReorderFrames,
    /// In der Gliederung verschieben.
    MoveInOutline,
    /// Verdeckt schreiben.
    CoverNotes,
    /// Zettel aufdecken.
    RevealNotes,
    /// Punktabfrage beginnen.
    OpenPoll,
    /// Punktabfrage ändern.
    EditPoll,
    /// Punkte vergeben.
    GiveDots,
    /// Punktabfrage beenden.
    ClosePoll,
    /// Punktabfrage löschen.
    DeletePoll,
    /// Ins Protokoll übernehmen.
    NotesToMinutes,
    /// Board aus Vorlage.
    AddBoardFromTemplate,
    /// Board als Vorlage speichern.
    SaveBoardTemplate,
    /// Board einlesen.
    ImportBoard,
    /// Aus einer früheren Version wiederherstellen.
    RestoreRecord,
    /// Eine frühere Version wiederherstellen.
    RestoreVersion,
    /// Andere Fassung einfügen.
    JoinVersion,
    /// Konflikt klären.
    SettleConflict,
}
