//! What a person chose for a new session, and what follows from it.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike as _, NaiveDate};

use super::source::Source;
use super::title;
use crate::document::NewSession;
use crate::i18n::{Texts, format, tr};
use crate::model::{
    AgendaItem, Approval, Id, Organisation, Plan, Project, Returning, Session, text,
};
use crate::ui::sessions::number;

/// What was chosen. What nobody touched follows from the project.
#[derive(Debug)]
pub struct Choices {
    /// What it is made from.
    pub source: Source,
    /// The number that was typed.
    pub number: Option<String>,
    /// The title that was typed.
    pub title: Option<String>,
    /// The first date as it was typed.
    pub date: String,
    /// The place that was typed.
    pub place: String,
    /// Who receives the circle.
    pub host: Option<Id<Organisation>>,
    /// Whether the minutes of the last session are approved in it.
    pub approves: Option<bool>,
    /// Whether the open actions are gone through.
    pub reviews: Option<bool>,
    /// Which topics return, where somebody said so.
    pub topics: BTreeMap<Id<AgendaItem>, bool>,
    /// An item that is moved to it.
    pub carried: Option<Id<AgendaItem>>,
}

/// What is known of the project, found out once for each of its revisions.
#[derive(Debug, Default)]
pub struct Known {
    /// The session whose days can be taken over.
    pub last: Option<Id<Session>>,
    /// The session that was held last.
    pub held: Option<Id<Session>>,
    /// Its topics that return.
    pub returning: Vec<Returning>,
    /// How many actions are open.
    pub open_actions: usize,
}

impl Known {
    /// What is known today.
    pub fn of(project: &Project, today: NaiveDate) -> Self {
        let held = project.last_session(today);
        let newest = || project.sessions_by_date().first().map(|(id, _)| *id);
        Self {
            last: held.or_else(newest),
            held,
            returning: held.map_or_else(Vec::new, |id| project.returning(id)),
            open_actions: project.unfinished_actions(),
        }
    }
}

impl Choices {
    /// Nothing was chosen yet.
    pub fn new(source: Source, carried: Option<Id<AgendaItem>>) -> Self {
        Self {
            source,
            number: None,
            title: None,
            date: String::new(),
            place: String::new(),
            host: None,
            approves: None,
            reviews: None,
            topics: BTreeMap::new(),
            carried,
        }
    }

    /// The first date, as far as what was typed is one.
    pub fn first_date(&self) -> Option<NaiveDate> {
        format::read_date(&self.date)
    }

    /// Whether what was typed as first date is none.
    pub fn has_wrong_date(&self) -> bool {
        !self.date.trim().is_empty() && self.first_date().is_none()
    }

    /// The number: what was typed, or the next one.
    pub fn number(&self, project: &Project, today: NaiveDate) -> String {
        self.number.clone().unwrap_or_else(|| {
            let year = self.first_date().unwrap_or(today).year();
            let earlier = project.sessions_by_date();
            number::next(earlier.iter().map(|(_, s)| s.number.as_str()), year)
        })
    }

    /// The title: what was typed, or a likely one.
    pub fn title(&self, project: &Project, texts: &Texts, today: NaiveDate) -> String {
        self.title.clone().unwrap_or_else(|| {
            let number = self.number(project, today);
            let earlier = project.sessions_by_date();
            let earlier = earlier
                .iter()
                .map(|(_, s)| (s.number.as_str(), s.title.as_str()));
            title::likely(earlier, &number)
                .unwrap_or_else(|| tr!(texts, "new-session-title-of", number = number))
        })
    }

    /// Whether anything of the last session goes along.
    pub fn goes_on(&self) -> bool {
        self.source != Source::Blank
    }

    /// Whether the minutes of the last session are approved: unless they are already.
    pub fn approves(&self, project: &Project, known: &Known) -> bool {
        let approved = [Approval::Approved, Approval::ApprovedWithChanges];
        let open = project
            .follow(known.held)
            .is_some_and(|session| !approved.contains(&session.approval));
        self.goes_on() && known.held.is_some() && self.approves.unwrap_or(open)
    }

    /// Whether the open actions are gone through: where there are any.
    pub fn reviews(&self, known: &Known) -> bool {
        self.goes_on() && self.reviews.unwrap_or(known.open_actions > 0)
    }

    /// Whether a topic returns. What the plan has anyway, and only recurs, need not.
    pub fn returns(&self, topic: &Returning, project: &Project, plan: &Plan) -> bool {
        if !self.goes_on() || self.carried == Some(topic.item) {
            return false;
        }
        self.topics.get(&topic.item).copied().unwrap_or_else(|| {
            let title = project.get(topic.item).map_or("", |item| &item.title);
            let title = text::folded(title);
            let planned = || plan.items.iter().any(|i| text::folded(&i.title) == title);
            topic.not_discussed && !(topic.recurring && planned())
                || topic.open_actions > 0
                || !planned()
        })
    }

    /// The session as it is to be made.
    pub fn new_session(
        &self,
        project: &Project,
        known: &Known,
        plan: Plan,
        texts: &Texts,
        today: NaiveDate,
    ) -> NewSession {
        let approves = known.held.filter(|_| self.approves(project, known));
        let approves = approves.map(|session| {
            let number = project.get(session).map_or("", |s| s.number.trim());
            (session, tr!(texts, "new-session-approval", number = number))
        });
        let reviews = self.reviews(known);
        let returning = known.returning.iter();
        let returning: Vec<_> = returning
            .filter(|topic| self.returns(topic, project, &plan))
            .map(|topic| topic.item)
            .collect();
        // A part of what is moved here moves along with it.
        let moved: HashSet<_> = self
            .carried
            .map_or_else(Vec::new, |item| project.branch(item))
            .into_iter()
            .collect();
        NewSession {
            number: self.number(project, today),
            title: self.title(project, texts, today),
            place: self.place.clone(),
            host: self.host,
            first_date: self.first_date(),
            plan,
            approves,
            reviews_actions: reviews.then(|| tr!(texts, "new-session-review")),
            returning: returning
                .into_iter()
                .filter(|item| !moved.contains(item))
                .collect(),
            carried: self.carried,
        }
    }
}
