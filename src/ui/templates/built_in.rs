//! The templates that Zirkel brings along.

use crate::i18n::{Lang, Texts, tr};
use crate::model::Plan;

macro_rules! plan {
    ($lang:literal, $file:literal) => {
        include_str!(concat!("../../../assets/templates/", $lang, "/", $file))
    };
}

/// A template that Zirkel brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// A working circle that meets for two days, from noon to noon.
    TwoDayCircle,
    /// A workshop of half a day.
    HalfDayWorkshop,
    /// A meeting by video.
    OnlineMeeting,
    /// A committee that decides.
    GeneralCommittee,
}

impl BuiltIn {
    /// Every one, in the order in which to offer them.
    pub const ALL: &[Self] = &[
        Self::TwoDayCircle,
        Self::HalfDayWorkshop,
        Self::OnlineMeeting,
        Self::GeneralCommittee,
    ];

    /// What it is called.
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::TwoDayCircle => tr!(texts, "templates-two-day-circle"),
            Self::HalfDayWorkshop => tr!(texts, "templates-half-day-workshop"),
            Self::OnlineMeeting => tr!(texts, "templates-online-meeting"),
            Self::GeneralCommittee => tr!(texts, "templates-general-committee"),
        }
    }

    /// Its days and agenda, in this language.
    pub fn plan(self, lang: Lang) -> Plan {
        ron::from_str(self.text(lang)).unwrap_or_else(|error| {
            // A test reads them all.
            tracing::error!(%error, template = ?self, "a built-in template cannot be read");
            Plan::default()
        })
    }

    const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::TwoDayCircle, Lang::De) => plan!("de", "two-day-circle.ron"),
            (Self::TwoDayCircle, Lang::En) => plan!("en", "two-day-circle.ron"),
            (Self::HalfDayWorkshop, Lang::De) => plan!("de", "half-day-workshop.ron"),
            (Self::HalfDayWorkshop, Lang::En) => plan!("en", "half-day-workshop.ron"),
            (Self::OnlineMeeting, Lang::De) => plan!("de", "online-meeting.ron"),
            (Self::OnlineMeeting, Lang::En) => plan!("en", "online-meeting.ron"),
            (Self::GeneralCommittee, Lang::De) => plan!("de", "general-committee.ron"),
            (Self::GeneralCommittee, Lang::En) => plan!("en", "general-committee.ron"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, NewSession, Step};
    use crate::model::{Id, Session};

    #[test]
    fn every_template_can_be_read_and_is_the_same_in_both_languages() {
        for template in BuiltIn::ALL {
            let [de, en] = [Lang::De, Lang::En].map(|lang| {
                let plan: Result<Plan, _> = ron::from_str(template.text(lang));
                plan.unwrap_or_else(|error| panic!("{template:?} {lang:?}: {error}"))
            });
            assert!(!de.items.is_empty(), "{template:?}");
            assert_eq!(de.days, en.days, "{template:?}");
            let shape = |plan: &Plan| -> Vec<_> {
                let items = plan.items.iter();
                items
                    .map(|item| {
                        (
                            item.kind,
                            item.minutes,
                            item.depth,
                            item.day,
                            item.recurring,
                        )
                    })
                    .collect()
            };
            assert_eq!(shape(&de), shape(&en), "{template:?}");
        }
    }

    #[test]
    fn no_template_goes_beyond_its_own_days_with_all_that_is_derived() {
        for template in BuiltIn::ALL {
            let mut doc = Document::default();
            let earlier: Id<Session> = doc.edit(Step::AddSession, |p| p.add(Session::default()));
            let new = NewSession {
                plan: template.plan(Lang::De),
                approves: Some((earlier, "Genehmigung".into())),
                reviews_actions: Some("Offene Aufgaben".into()),
                ..NewSession::default()
            };
            let session = doc.edit(Step::AddSession, |p| p.add_session(&new));
            let project = doc.project();
            let agenda = project.agenda_of(session);
            for load in project.day_loads(session, &agenda).values() {
                assert!(load.over == 0 && !load.open_ended, "{template:?} {load:?}");
            }
            let starts = project.planned_starts(session, &agenda);
            assert!(starts.iter().all(Option::is_some), "{template:?}");
        }
    }
}
