//! The report to read.

use chrono::NaiveDate;

use super::findings::{Findings, Found, find};
use crate::i18n::words::Named as _;
use crate::i18n::{Names, Texts, format, tr};
use crate::model::{
    Attendance, Day, Fields, Id, Person, Project, Session, Shown, TableName, show_differences,
    text as form,
};

/// All that the project holds on a person, in the language of `texts`. Ends with a line feed.
pub fn text(project: &Project, person: Id<Person>, texts: &Texts, today: NaiveDate) -> String {
    let findings = match find(project, person) {
        Ok(findings) => findings,
        Err(_) => return format!("{}\n", tr!(texts, "access-missing")),
    };
    let mut report = Report {
        texts,
        names: Names::new(texts, project),
        out: String::new(),
    };
    report.head(&findings, today);
    report.person(&findings);
    report.records(&findings);
    report.mentions(&findings);
    form::normalised(&report.out).into_owned()
}

struct Report<'a> {
    texts: &'a Texts,
    names: Names<'a>,
    out: String,
}

impl Report<'_> {
    fn head(&mut self, findings: &Findings<'_>, today: NaiveDate) {
        let texts = self.texts;
        self.heading(&tr!(texts, "access-title"), '=');
        let name = self.names.record(TableName::people, findings.id.ulid());
        self.line(0, &tr!(texts, "access-of", name = name));
        let date = format::date(texts, today);
        self.line(0, &tr!(texts, "access-on", date = date));
        self.out.push('\n');
        self.line(0, &tr!(texts, "access-scope"));
        self.line(0, &tr!(texts, "access-check"));

        let circle = findings.project.circle();
        self.heading(&tr!(texts, "access-circle"), '-');
        let review = circle.review_on.map(|date| format::date(texts, date));
        for (path, value) in [
            ("name", circle.name.as_str()),
            ("purpose", &circle.purpose),
            ("data_purpose", &circle.data_purpose),
            ("legal_basis", &circle.legal_basis),
            ("review_on", review.as_deref().unwrap_or_default()),
        ] {
            let missing = tr!(texts, "access-not-stated");
            let value = if value.trim().is_empty() {
                &missing
            } else {
                value
            };
            self.field(0, TableName::circle, path, value);
        }
    }

    fn person(&mut self, findings: &Findings<'_>) {
        self.heading(&tr!(self.texts, "access-person"), '-');
        self.all_fields(TableName::people, findings.person);
        self.heading(&tr!(self.texts, "access-organisation"), '-');
        match findings.project.follow(findings.person.organisation) {
            Some(organisation) => self.all_fields(TableName::organisations, organisation),
            None => self.line(0, &tr!(self.texts, "access-nothing")),
        }
    }

    fn all_fields<T: Fields>(&mut self, table: TableName, record: &T) {
        let mut fields = Vec::new();
        show_differences(&T::default(), record, |path, _, is| fields.push((path, is)));
        for (path, shown) in &fields {
            let value = self.names.value(shown);
            self.field(0, table, path, &value);
        }
        if fields.is_empty() {
            self.line(0, &tr!(self.texts, "access-nothing"));
        }
    }

    fn records(&mut self, findings: &Findings<'_>) {
        let mut others = Vec::new();
        for table in TableName::ALL {
            let of_table = findings
                .records
                .iter()
                .filter(|found| found.table == *table);
            let found: Vec<&Found> = of_table.collect();
            let Some(heading) = heading(self.texts, *table) else {
                others.extend(found);
                continue;
            };
            // That there are none is worth knowing where there usually are some.
            if found.is_empty() && *table == TableName::conflicts {
                continue;
            }
            self.heading(&heading, '-');
            if found.is_empty() {
                self.line(0, &tr!(self.texts, "access-nothing"));
            }
            match table {
                TableName::attendance => self.attendance(findings, &found),
                _ => found.iter().for_each(|found| self.record(found)),
            }
        }
        if !others.is_empty() || !findings.unknown_tables.is_empty() {
            self.heading(&tr!(self.texts, "access-other"), '-');
            others.iter().for_each(|found| self.record(found));
            for &name in &findings.unknown_tables {
                let told = tr!(self.texts, "access-unknown-table", name = name);
                self.line(0, &told);
            }
        }
    }

    /// A record, and below it what stands in it.
    fn record(&mut self, found: &Found) {
        let name = self.names.record(found.table, found.id);
        self.marked(0, "- ", &name);
        for (path, shown) in &found.fields {
            if is_told(found, path, shown) {
                let value = self.names.value(shown);
                self.field(1, found.table, path, &value);
            }
        }
    }

    /// Half-days under their sessions.
    fn attendance(&mut self, findings: &Findings<'_>, found: &[&Found]) {
        let project = findings.project;
        let mut told: Option<Option<Id<Session>>> = None;
        for found in found {
            let Some(attendance) = project.attendance.get(Id::from_ulid(found.id)) else {
                continue;
            };
            let day = project.follow(attendance.day);
            let session = day.and_then(|day| day.session);
            if told.replace(session) != Some(session)
                && let Some(session) = session
            {
                let name = self.names.record(TableName::sessions, session.ulid());
                self.line(0, &name);
            }
            let line = self.half_day(findings, attendance, day);
            self.marked(1, "- ", &line);
        }
    }

    fn half_day(
        &self,
        findings: &Findings<'_>,
        attendance: &Attendance,
        day: Option<&Day>,
    ) -> String {
        let texts = self.texts;
        let date = day.and_then(|day| day.date);
        let date = date.map_or_else(
            || tr!(texts, "record-day-missing"),
            |date| format::date(texts, date),
        );
        let half = attendance.half.name(texts);
        let status = attendance.status.name(texts);
        let mut parts = vec![tr!(
            texts,
            "access-attendance-line",
            day = date,
            half = half,
            status = status
        )];
        let name = |id: Id<Person>| self.names.record(TableName::people, id.ulid());
        if attendance.person != Some(findings.id) {
            let name = attendance.person.map(name);
            let name = name.unwrap_or_else(|| tr!(texts, "value-nothing"));
            parts.push(tr!(texts, "access-for-somebody", name = name));
        } else if let Some(other) = attendance.represented_by {
            parts.push(tr!(texts, "access-represented-by", name = name(other)));
        }
        for (path, time) in [("from", attendance.from), ("until", attendance.until)] {
            if let Some(time) = time {
                let time = format::time(texts, time);
                let field = self.names.field(TableName::attendance, path);
                parts.push(tr!(texts, "access-field", field = field, value = time));
            }
        }
        parts.join(", ")
    }

    fn mentions(&mut self, findings: &Findings<'_>) {
        self.heading(&tr!(self.texts, "access-mentions"), '-');
        if findings.mentions.is_empty() {
            self.line(0, &tr!(self.texts, "access-nothing"));
        }
        for found in &findings.mentions {
            let name = self.names.record(found.table, found.id);
            self.marked(0, "- ", &name);
            for path in &found.because {
                if let Some(shown) = found.field(path) {
                    let value = self.names.value(shown);
                    self.field(1, found.table, path, &value);
                }
            }
        }
    }

    fn field(&mut self, depth: usize, table: TableName, path: &str, value: &str) {
        let field = self.names.field(table, path);
        let line = tr!(self.texts, "access-field", field = field, value = value);
        self.line(depth, &line);
    }

    fn heading(&mut self, title: &str, underline: char) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(0, title);
        let line: String = std::iter::repeat_n(underline, title.chars().count()).collect();
        self.line(0, &line);
    }

    fn line(&mut self, depth: usize, paragraph: &str) {
        self.marked(depth, "", paragraph);
    }

    /// A paragraph behind a mark; the lines it has of its own stay below one another.
    fn marked(&mut self, depth: usize, mark: &str, paragraph: &str) {
        let indent = "  ".repeat(depth);
        let hanging = " ".repeat(mark.chars().count());
        for (index, line) in paragraph.trim_end().split('\n').enumerate() {
            let before = if index == 0 { mark } else { &hanging };
            let full = format!("{indent}{before}{line}");
            self.out.push_str(full.trim_end());
            self.out.push('\n');
        }
    }
}

/// Whether a field is worth a line below the record's name.
fn is_told(found: &Found, path: &str, shown: &Shown) -> bool {
    match (found.table, shown) {
        // Where it lies is nobody's data.
        (
            _,
            Shown::Order(_)
            | Shown::Point(_)
            | Shown::Size(_)
            | Shown::Angle(_)
            | Shown::End(_)
            | Shown::Points(_)
            | Shown::Group(_)
            | Shown::Bytes(_),
        ) => false,
        (TableName::elements, Shown::Word(_) | Shown::Flag(_)) => false,
        // Of what a whole session is about, only the person's part.
        (TableName::sessions | TableName::agenda, _) => found.because.iter().any(|p| p == path),
        // The name says it already.
        (TableName::memberships | TableName::consents | TableName::replies, _) => {
            !["person", "role", "purpose", "session"].contains(&path)
        }
        _ => true,
    }
}

/// What stands above the records of a table; `None` where there are none as a rule.
fn heading(texts: &Texts, table: TableName) -> Option<String> {
    Some(match table {
        TableName::memberships => tr!(texts, "access-memberships"),
        TableName::consents => tr!(texts, "access-consents"),
        TableName::sessions => tr!(texts, "access-sessions"),
        TableName::attendance => tr!(texts, "access-attendance"),
        TableName::replies => tr!(texts, "access-replies"),
        TableName::agenda => tr!(texts, "access-items"),
        TableName::entries => tr!(texts, "access-entries"),
        TableName::amendments => tr!(texts, "access-amendments"),
        TableName::elements => tr!(texts, "access-elements"),
        TableName::dots => tr!(texts, "access-dots"),
        TableName::conflicts => tr!(texts, "access-conflicts"),
        TableName::circle
        | TableName::organisations
        | TableName::people
        | TableName::days
        | TableName::boards
        | TableName::images
        | TableName::polls
        | TableName::templates => return None,
    })
}
