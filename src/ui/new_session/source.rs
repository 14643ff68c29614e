//! What a new session can be made from.

use crate::i18n::{Texts, tr};
use crate::model::{Id, Plan, Project, Session, Template};
use crate::ui::sessions::title_or;
use crate::ui::templates::BuiltIn;

/// What a new session is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The last session: its days, and what follows from it.
    Last(Id<Session>),
    /// A template that Zirkel brings along.
    BuiltIn(BuiltIn),
    /// A template of one's own.
    Own(Id<Template>),
    /// Nothing.
    Blank,
}

/// A source as it is offered.
pub struct Offer {
    /// Which.
    pub source: Source,
    /// What it is called.
    pub name: String,
    /// What it brings along, in short.
    pub short: String,
    /// The same in full.
    pub plan: Plan,
}

impl Offer {
    /// Every source, the likeliest first.
    pub fn all(project: &Project, last: Option<Id<Session>>, texts: &Texts) -> Vec<Self> {
        let sources = Source::all(project, last).into_iter();
        sources
            .map(|source| {
                let plan = source.plan(project, texts);
                let short = match source {
                    Source::Last(_) => tr!(texts, "new-session-like-last-hint"),
                    Source::Blank => tr!(texts, "new-session-blank-hint"),
                    _ => in_short(&plan, texts),
                };
                Self {
                    source,
                    name: source.name(project, texts),
                    short,
                    plan,
                }
            })
            .collect()
    }
}

impl Source {
    /// Every one, in the order in which to offer them; the first is the likeliest.
    fn all(project: &Project, last: Option<Id<Session>>) -> Vec<Self> {
        let mut all: Vec<Self> = last.map(Self::Last).into_iter().collect();
        // The first session of all is often one whose agenda is typed.
        let blank = usize::from(last.is_none());
        all.extend(std::iter::repeat_n(Self::Blank, blank));
        let mut own: Vec<_> = project.templates.iter().collect();
        own.sort_by_cached_key(|(id, template)| (crate::model::text::folded(&template.name), *id));
        all.extend(own.into_iter().map(|(id, _)| Self::Own(id)));
        all.extend(BuiltIn::ALL.iter().copied().map(Self::BuiltIn));
        all.extend(std::iter::repeat_n(Self::Blank, 1 - blank));
        all
    }

    /// What it is called.
    fn name(self, project: &Project, texts: &Texts) -> String {
        match self {
            Self::Last(session) => {
                let session = project.get(session);
                let number = session.map_or("", |session| session.number.trim());
                tr!(texts, "new-session-like-last", number = number)
            }
            Self::BuiltIn(template) => template.name(texts),
            Self::Own(template) => {
                let name = project.get(template).map_or("", |t| t.name.as_str());
                title_or(name, &tr!(texts, "record-template-blank"))
            }
            Self::Blank => tr!(texts, "new-session-blank"),
        }
    }

    /// The days and the agenda it brings along.
    fn plan(self, project: &Project, texts: &Texts) -> Plan {
        match self {
            // What of its agenda returns is chosen topic by topic.
            Self::Last(session) => Plan {
                days: Plan::of_session(project, session).days,
                items: Vec::new(),
            },
            Self::BuiltIn(template) => template.plan(texts.lang()),
            Self::Own(template) => project
                .get(template)
                .map_or_else(Plan::default, |template| template.plan.clone()),
            Self::Blank => Plan::default(),
        }
    }
}

/// "2 Tage, 12 TOPs".
pub fn in_short(plan: &Plan, texts: &Texts) -> String {
    let (days, items) = (plan.days.len().max(1), plan.items.len());
    tr!(texts, "templates-in-short", days = days, items = items)
}
