//! Words for roles and for kinds of organisations, as lists have them.

use crate::model::text::folded;
use crate::model::{OrganisationKind, Role};

fn form(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The role in the circle that a text names, German or English, one or many.
pub fn role(text: &str) -> Option<Role> {
    Some(match form(text).as_str() {
        "mitglied"
        | "mitglieder"
        | "member"
        | "members"
        | "ordentlichesmitglied"
        | "ordentlichemitglieder"
        | "vollmitglied" => Role::Member,
        "leitung" | "leiter" | "leiterin" | "vorsitz" | "vorsitzende" | "vorsitzender"
        | "sprecher" | "sprecherin" | "lead" | "chair" | "leader" => Role::Lead,
        "koordination" | "koordinator" | "koordinatorin" | "geschaftsfuhrung"
        | "geschaftsstelle" | "coordination" | "coordinator" => Role::Coordination,
        "vertretung"
        | "vertreter"
        | "vertreterin"
        | "vertretungen"
        | "stellvertretung"
        | "stellvertreter"
        | "stellvertreterin"
        | "stellv"
        | "stv"
        | "stellvertretendesmitglied"
        | "ersatzmitglied"
        | "deputy"
        | "deputies"
        | "substitute"
        | "ivertr"
        | "invertretung" => Role::Deputy,
        "gast" | "gaste" | "gastin" | "guest" | "guests" | "standigergast" | "standigegaste" => {
            Role::Guest
        }
        _ => return None,
    })
}

/// The kind of organisation that a text names, one or many.
pub fn kind(text: &str) -> Option<OrganisationKind> {
    Some(match form(text).as_str() {
        "stadt" | "stadte" | "city" | "cities" | "kreisfreiestadt" | "kreisfreiestadte"
        | "grossstadt" | "grossstadte" | "gemeinde" | "gemeinden" | "stadtegemeinden"
        | "stadteundgemeinden" | "town" | "towns" | "landeshauptstadt" | "landeshauptstadte"
        | "stadtkreis" | "stadtkreise" => OrganisationKind::City,
        "landkreis" | "landkreise" | "kreis" | "kreise" | "county" | "counties" | "lkr" => {
            OrganisationKind::County
        }
        "bund" | "bundesbehorde" | "bundesbehorden" | "bundesebene" | "federal"
        | "federalbodies" | "federalgovernment" | "federalbody" => OrganisationKind::Federal,
        "land" | "lander" | "landesbehorde" | "landesbehorden" | "bundesland" | "bundeslander"
        | "state" | "states" | "statebody" | "landesebene" => OrganisationKind::State,
        "verband"
        | "verbande"
        | "kommunaleverbande"
        | "kommunalerspitzenverband"
        | "kommunalespitzenverbande"
        | "spitzenverbande"
        | "association"
        | "associations"
        | "spitzenverband" => OrganisationKind::Association,
        "forschung"
        | "wissenschaft"
        | "forschungseinrichtung"
        | "forschungseinrichtungen"
        | "hochschule"
        | "hochschulen"
        | "universitat"
        | "universitaten"
        | "research"
        | "wissenschaftundforschung"
        | "forschungsinstitut"
        | "forschungsinstitute" => OrganisationKind::Research,
        "stiftung" | "stiftungen" | "foundation" | "foundations" => OrganisationKind::Foundation,
        "sonstige" | "sonstiges" | "other" | "others" | "weitere" | "andere" => {
            OrganisationKind::Other
        }
        _ => return None,
    })
}

/// Whether a text sounds like the name of a body and not of a person.
pub fn sounds_like_body(text: &str) -> bool {
    const PARTS: &[&str] = &[
        "stadt ",
        "landkreis",
        "kreis ",
        "landeshauptstadt",
        "bundesamt",
        "ministerium",
        "stiftung",
        "institut",
        "universitat",
        "hochschule",
        "verband",
        "landratsamt",
        "gemeinde ",
        "e.v.",
        "gmbh",
        "stadtetag",
        "landkreistag",
        "beauftragte der",
        "senat",
        "hansestadt",
        "behorde",
        "agentur",
        "jobcenter",
        "verwaltung",
        "kreisfreie",
    ];
    let form = format!("{} ", folded(text));
    PARTS.iter().any(|part| form.contains(part))
}

/// Whether a cell that stands alone in its row is a heading for the rows below it and not a
/// person.
pub fn sounds_like_group(text: &str) -> bool {
    const LANDS: &[&str] = &[
        "badenwurttemberg",
        "bayern",
        "berlin",
        "brandenburg",
        "bremen",
        "hamburg",
        "hessen",
        "mecklenburgvorpommern",
        "niedersachsen",
        "nordrheinwestfalen",
        "rheinlandpfalz",
        "saarland",
        "sachsen",
        "sachsenanhalt",
        "schleswigholstein",
        "thuringen",
    ];
    let bare = form(text);
    kind(text).is_some()
        || role(text).is_some()
        || LANDS.contains(&bare.as_str())
        || sounds_like_body(text)
        || text.trim_end().ends_with(':')
        || text.chars().any(|c| c.is_ascii_digit())
}
