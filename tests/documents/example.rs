//! The minutes of the example session against the public report on it, fact by fact.

use zirkel::exchange::paper::{agenda, markdown, minutes};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{Audience, Project};
use zirkel::store::{codec, example};

fn project() -> Project {
    codec::decode(example()).expect("the example").project
}

fn exported(audience: Audience) -> String {
    let (project, texts) = (project(), Texts::new(Lang::De));
    let (session, _) = project.sessions.iter().next().expect("a session");
    markdown(&minutes(&project, session, audience, &texts).expect("minutes"))
}

#[test]
fn what_the_report_says_stands_in_the_minutes() {
    for audience in Audience::ALL {
        let text = exported(*audience);
        for fact in [
            // When, where, who.
            "Mittwoch, 07.11.2018",
            "Donnerstag, 08.11.2018",
            "Berlin, Deutsches Institut für Urbanistik (Difu)",
            "**Gastgeber:** Deutsches Institut für Urbanistik",
            "Kommunaler Qualitätszirkel zur Integrationspolitik",
            "Herbstsitzung 2018",
            // The action plan, and what the circle had to say.
            "Fortschreibung des Nationalen Aktionsplans Integration",
            "Vortrag: Elisabeth von Ritter (Die Beauftragte der Bundesregierung für Migration, \
             Flüchtlinge und Integration)",
            "Anregungen des Kreises zum Prozess",
            "**Anregung**",
            "Elisabeth von Ritter nimmt sie auf.",
            "an: Arbeitsstab der Beauftragten der Bundesregierung für Migration, Flüchtlinge und \
             Integration",
            "Der Kreis bietet an, an der Fortschreibung mitzuwirken.",
            // The programme.
            "Förderprogramm „Land.Zuhause.Zukunft“",
            "Vortrag: Raphaela Schweiger (Robert Bosch Stiftung)",
            "Bericht aus dem laufenden Programm",
            "auch in ländlichen Räumen gut ankommen und teilhaben",
            // Discrimination.
            "Diskriminierung in der Berliner Verwaltung: datenbasierte Erkenntnisse, Maßnahmen und \
             Strategien",
            "Vortrag: Daniel Gyamerah (Vielfalt entscheidet – Diversity in Leadership, Citizens in \
             Europe)",
            "Mit welchen Maßnahmen und Strategien man ihr begegnen kann.",
            // The workshops.
            "Workshop 1: Integrationsberichterstattung und Integrationsmonitoring",
            "Welche Erfahrungen gibt es mit Berichten und Monitoring zur Integration, und welche \
             Perspektiven?",
            "hin zu einem Diversity-Monitoring",
            "hin zu einer stärker integrierten Berichterstattung",
            "Workshop 2: Zusammenleben im Quartier",
            "Was können Kommunen im Quartier steuern?",
            "Plädoyer: darauf schauen, wie die Stadtgesellschaft als Ganzes zusammenlebt.",
            "den Blick auf das Quartier und den Blick auf die Zielgruppen enger zu verbinden",
        ] {
            assert!(text.contains(fact), "{fact}\n\nin\n\n{text}");
        }
    }
}

#[test]
fn what_the_report_does_not_say_is_not_made_up() {
    let text = exported(Audience::Internal);
    // No times, no attendance, no votes, no actions, no next date; and no notes on the file.
    for invented in [
        "Uhr",
        "anwesend",
        "Anwesenheit",
        "Beschluss",
        "Aufgabe",
        "Nächste Sitzung",
        "Nachgestellt",
        "@",
        "Verteiler",
    ] {
        assert!(!text.contains(invented), "{invented}\n\nin\n\n{text}");
    }
}

#[test]
fn the_agenda_has_the_same_numbers_as_the_minutes() {
    let (project, texts) = (project(), Texts::new(Lang::De));
    let (session, _) = project.sessions.iter().next().expect("a session");
    let agenda = agenda(&project, session, Audience::Circle, &texts).expect("an agenda");
    let (agenda, minutes) = (markdown(&agenda), exported(Audience::Circle));
    assert!(
        agenda.contains("| 1.1 | **Anregungen des Kreises zum Prozess** |"),
        "{agenda}"
    );
    assert!(
        minutes.contains("### 1.1 Anregungen des Kreises zum Prozess"),
        "{minutes}"
    );
    assert!(
        agenda.contains("| 5 | **Workshop 2: Zusammenleben im Quartier**"),
        "{agenda}"
    );
    assert!(
        minutes.contains("## 5 Workshop 2: Zusammenleben im Quartier"),
        "{minutes}"
    );
}
