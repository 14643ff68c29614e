//! Names and sentences, put together from pieces. Nobody's real name is meant.

use super::Dice;

const GIVEN: &[&str] = &[
    "An", "Be", "Çe", "Da", "Eli", "Fa", "Gü", "Ha", "Ia", "Jo", "Ka", "Łu", "Ma", "Ni", "Ö", "Pa",
    "Ra", "Ša", "Te", "Ü", "Vi", "Yu", "Že", "Ngọ", "Ḥa",
];
const GIVEN_END: &[&str] = &[
    "na", "rit", "lik", "ra", "sa", "tma", "ler", "ne", "nna", "lia", "zer", "cja", "ría", "ko",
    "mer", "wel", "şe", "ğdem", "lle", "ta", "c", "ẹ", "ʿa",
];
const FAMILY: &[&str] = &[
    "Al", "Brü", "Čer", "Dvo", "Ek", "Fi", "Groß", "Hoř", "Il", "Jan", "Kow", "Lö", "Mül", "Nowa",
    "Özb", "Pavl", "Que", "Rö", "Stei", "Þor", "Ul", "Wei", "Yıl", "Ža", "Đor", "N’Go",
];
const FAMILY_MIDDLE: &[&str] = &["", "", "a", "ba", "e", "gel", "ko", "li", "na", "rá", "ta"];
const FAMILY_END: &[&str] = &[
    "berg", "cani", "dağ", "feld", "ić", "ová", "ińska", "maz", "mann", "nyi", "oğlu", "ski",
    "sson", "thal", "vić", "wald", "zer", "ț",
];
const PARTICLES: &[&str] = &[
    "", "", "", "", "", "", "", "von ", "van der ", "dos ", "el-",
];
const TITLES: &[&str] = &["", "", "", "", "", "Dr. ", "Prof. Dr. "];

const TOWN: &[&str] = &[
    "Alten", "Birken", "Eichen", "Frei", "Grün", "Hohen", "Linden", "Mühl", "Neu", "Ober", "Rosen",
    "Sand", "Stein", "Unter", "Wald", "Wiesen",
];
const TOWN_END: &[&str] = &[
    "au", "bach", "berg", "bronn", "burg", "dorf", "furt", "hausen", "heim", "münde", "stadt",
    "tal",
];

const WHO: &[&str] = &[
    "Die Koordinierungsstelle",
    "Das Bundesamt",
    "Die Vertreterin des Städtetags",
    "Der Landkreis",
    "Die Arbeitsgruppe „Monitoring“",
    "Das Integrationsbüro",
    "Die gastgebende Stadt",
    "Ein Mitglied",
    "Die Stiftung",
    "Das Institut",
    "Die Geschäftsführung",
    "Der Kreis",
];
const DOES: &[&str] = &[
    "berichtet über",
    "erläutert",
    "weist hin auf",
    "fragt nach Erfahrungen mit",
    "begrüßt",
    "bittet um Rückmeldung zu",
    "regt eine Aussprache an über",
    "stellt zur Diskussion",
    "fasst zusammen:",
    "dankt für die Beiträge zu",
    "verweist auf die Anlage zu",
    "wünscht sich mehr Verbindlichkeit bei",
];
const WHAT: &[&str] = &[
    "die Fortschreibung des Nationalen Aktionsplans",
    "den Stand der Sprachförderung",
    "die Kennzahlen zum Zusammenleben im Quartier",
    "die kommunale Integrationsberichterstattung",
    "das Förderprogramm für den ländlichen Raum",
    "die Befragung der Beschäftigten",
    "die Anlaufstellen gegen Diskriminierung",
    "die Zusammenarbeit mit den Jobcentern",
    "die interkulturelle Öffnung der Verwaltung",
    "die Wohnraumversorgung",
    "die Beteiligung von Migrantenorganisationen",
    "den Übergang von der Schule in den Beruf",
];
const BECAUSE: &[&str] = &[
    "weil die Zahlen der Kommunen sonst nicht vergleichbar sind",
    "da die Mittel zum Jahresende auslaufen",
    "obwohl die Rechtsgrundlage noch offen ist",
    "damit die Ergebnisse in der nächsten Sitzung vorliegen",
    "wobei die Sicht der ganzen Stadtgesellschaft einzubeziehen ist",
    "sobald die Rückmeldungen aller Mitglieder eingegangen sind",
    "auch wenn der Aufwand für kleine Kommunen hoch ist",
    "wie es 2016 („Runde 2“) vereinbart war",
];
const NOTES: &[&str] = &[
    "Mehr Personal",
    "Daten fehlen!",
    "Quartier ≠ Zielgruppe",
    "Wer koordiniert?",
    "Monitoring vereinheitlichen",
    "Ehrenamt stärken",
    "„Wir“-Gefühl",
    "Sprachkurse vor Ort",
    "Politik einbinden",
    "Indikatoren → Maßnahmen",
    "gute Erfahrung mit Lotsen",
    "Zeit & Geld",
    "Begegnungsorte",
    "ganze Stadtgesellschaft",
    "Vertrauen braucht Zeit",
];
const TITLES_OF_ITEMS: &[&str] = &[
    "Begrüßung und Feststellung der Tagesordnung",
    "Bericht des Bundes",
    "Bericht aus den Kommunen",
    "Workshop: Monitoring",
    "Workshop: Zusammenleben im Quartier",
    "Anregungen zum Aktionsplan",
    "Ergebnisse der Befragung",
    "Termine",
    "Verschiedenes",
    "Aussprache",
];

pub(super) fn given_name(dice: &mut Dice) -> String {
    let mut name = format!("{}{}", dice.pick(GIVEN), dice.pick(GIVEN_END));
    if dice.one_in(8) {
        name.push('-');
        name.push_str(dice.pick(GIVEN));
        name.push_str(dice.pick(GIVEN_END));
    }
    name
}

pub(super) fn family_name(dice: &mut Dice) -> String {
    format!(
        "{}{}{}{}",
        dice.pick(PARTICLES),
        dice.pick(FAMILY),
        dice.pick(FAMILY_MIDDLE),
        dice.pick(FAMILY_END)
    )
}

pub(super) fn titles(dice: &mut Dice) -> String {
    dice.pick(TITLES).trim_end().to_owned()
}

pub(super) fn town(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(TOWN), dice.pick(TOWN_END))
}

pub(super) fn sentence(dice: &mut Dice) -> String {
    let (who, does, what) = (dice.pick(WHO), dice.pick(DOES), dice.pick(WHAT));
    if dice.one_in(3) {
        format!("{who} {does} {what}.")
    } else {
        format!("{who} {does} {what}, {}.", dice.pick(BECAUSE))
    }
}

/// Two to five sentences, now and then in two paragraphs or with straight quotes.
pub(super) fn paragraph(dice: &mut Dice) -> String {
    let mut text = sentence(dice);
    for _ in 0..1 + dice.below(4) {
        text.push_str(if dice.one_in(6) { "\n\n" } else { " " });
        text.push_str(&sentence(dice));
    }
    if dice.one_in(12) {
        text.push_str(" Stichwort: \"Quartier #1\".");
    }
    text
}

pub(super) fn note(dice: &mut Dice) -> String {
    if dice.one_in(4) {
        format!("{}\n{}", dice.pick(NOTES), dice.pick(NOTES))
    } else {
        dice.pick(NOTES).to_owned()
    }
}

pub(super) fn item_title(dice: &mut Dice) -> String {
    dice.pick(TITLES_OF_ITEMS).to_owned()
}
