//! The packet for a promotion conversation: an assessment as text, in reading order. The packet
//! page shows it, and `export::markdown` writes it.

use crate::chart::radar as chart;
use crate::chart::text_metrics::TextMetrics;
use crate::chart::{Layout, Point, Rect, Shape, Size};
use crate::i18n::messages;
use crate::model::analysis::gap::{self, Gap, GapStatus};
use crate::model::assessment::queries;
use crate::model::{
    Assessment, Axis, BalanceArea, Date, Evidence, Framework, Ladder, Position, Rating, WebLink,
};
use crate::presentation::radar;

/// A section that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketSection {
    /// The person's name.
    Name,
    /// The chart.
    Chart,
    /// The expected and the current level of each axis.
    Expectations,
    /// Since when each level has been held. Shown within the expectations.
    History,
    /// The levels that are missing.
    Gaps,
    /// The evidence.
    Evidence,
    /// The growth plan.
    Plan,
    /// The manager's dials.
    Dials,
    /// The notes.
    Notes,
}

impl PacketSection {
    /// All sections in reading order.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Chart,
        Self::Expectations,
        Self::History,
        Self::Gaps,
        Self::Evidence,
        Self::Plan,
        Self::Dials,
        Self::Notes,
    ];

    /// The key under which the choice is stored.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            // Shared with the other exports.
            Self::Name => "export-name",
            Self::Chart => "packet-chart",
            Self::Expectations => "packet-expectations",
            Self::History => "packet-history",
            Self::Gaps => "packet-gaps",
            Self::Evidence => "packet-evidence",
            Self::Plan => "packet-plan",
            Self::Dials => "packet-dials",
            Self::Notes => "packet-notes",
        }
    }

    /// The title on the page.
    #[must_use]
    pub fn title(self) -> &'static str {
        let title = match self {
            Self::Name => messages::packet::NAME,
            Self::Chart => messages::packet::CHART,
            Self::Expectations => messages::packet::EXPECTATIONS,
            Self::History => messages::packet::HISTORY,
            Self::Gaps => messages::packet::GAPS,
            Self::Evidence => messages::packet::EVIDENCE,
            Self::Plan => messages::packet::PLAN,
            Self::Dials => messages::packet::DIALS,
            Self::Notes => messages::packet::NOTES,
        };
        title.get()
    }
}

/// A packet. `None` means that the section is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Packet {
    /// The person's name or a placeholder.
    pub title: String,
    /// The target, the date and the rater.
    pub subtitle: String,
    /// The short name of the target.
    pub target: Option<String>,
    /// Whether the chart is included.
    pub chart: bool,
    /// An entry for every axis.
    pub expectations: Option<Vec<Expectation>>,
    /// An entry for every axis with missing levels. Left out without a target or ratings.
    pub gaps: Option<Vec<MissingLevel>>,
    /// An entry for every axis with evidence.
    pub evidence: Option<Vec<ShownEvidence>>,
    /// An entry for every axis with plan items.
    pub plan: Option<Vec<PlannedAction>>,
    /// A line for every dial; left out if none is set.
    pub dials: Option<Vec<String>>,
    /// Left out if empty.
    pub notes: Option<String>,
    /// The attribution of the framework.
    pub credit: Option<String>,
}

/// The current and the expected level of one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// The axis name.
    pub axis: String,
    /// The current level.
    pub now: String,
    /// "since November 2026", if it is known and included.
    pub since: String,
    /// The expected level; empty without a target.
    pub asked: String,
    /// The gap status, such as "Met"; empty without a target.
    pub standing: &'static str,
    /// Whether levels are missing.
    pub is_short: bool,
}

/// The missing levels of one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingLevel {
    /// The axis name.
    pub axis: String,
    /// "Specializes now, Evangelizes asked".
    pub step: String,
    /// The names and definitions of the missing levels, lowest first.
    pub levels: Vec<(String, String)>,
}

/// The evidence on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownEvidence {
    /// The axis name.
    pub axis: String,
    /// By level and date.
    pub pieces: Vec<EvidenceItem>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceItem {
    /// The level it shows.
    pub level: String,
    /// What happened.
    pub text: String,
    /// A link to more information.
    pub link: Option<WebLink>,
    /// "October 2, 2026"; empty without a date.
    pub date: String,
}

/// The plan items on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedAction {
    /// The axis name.
    pub axis: String,
    /// For each item: what to do, whether it is done, and "by February 1, 2027" or an empty text.
    pub actions: Vec<(String, bool, String)>,
}

/// Creates the packet. `name` is the person's name. `since` has the date since which each axis has
/// had its level; `today` is the packet's date if nothing is rated.
#[must_use]
pub fn packet(
    framework: &Framework,
    assessment: &Assessment,
    name: &str,
    since: &[Option<Date>],
    sections: &[PacketSection],
    today: Date,
) -> Packet {
    PacketBuilder::new(framework, assessment, sections).build(name, since, today)
}

/// What all sections of a packet are made of.
struct PacketBuilder<'a> {
    framework: &'a Framework,
    assessment: &'a Assessment,
    sections: &'a [PacketSection],
    target: Option<(&'a Ladder, &'a Position)>,
    /// The rating of each axis.
    ratings: Vec<Option<Rating>>,
    /// The gap of each axis to the target, if there is one.
    gaps: Option<Vec<Gap>>,
}

impl<'a> PacketBuilder<'a> {
    fn new(
        framework: &'a Framework,
        assessment: &'a Assessment,
        sections: &'a [PacketSection],
    ) -> Self {
        let target = assessment.target.as_ref().and_then(|id| framework.position(id));
        let gaps = target.map(|(_, target)| gap::to_position(framework, assessment, target));
        let ratings = assessment.ratings_in(framework);
        Self { framework, assessment, sections, target, ratings, gaps }
    }

    fn build(&self, name: &str, since: &[Option<Date>], today: Date) -> Packet {
        let name = if self.includes(PacketSection::Name) { name.trim() } else { "" };
        let is_rated = self.ratings.iter().any(Option::is_some);
        let notes = self.assessment.notes.trim();
        let has_dials = !self.assessment.dials.is_empty();
        let unnamed = || messages::export::unnamed(self.assessment.rater.role);
        Packet {
            title: if name.is_empty() { unnamed() } else { name }.to_owned(),
            subtitle: self.subtitle(today),
            target: self.target.map(|(_, target)| target.id.to_string()),
            chart: self.includes(PacketSection::Chart),
            expectations: self
                .includes(PacketSection::Expectations)
                .then(|| self.expectations(since)),
            gaps: (self.includes(PacketSection::Gaps) && is_rated && self.target.is_some())
                .then(|| self.missing_levels()),
            evidence: self.includes(PacketSection::Evidence).then(|| self.evidence()),
            plan: self.includes(PacketSection::Plan).then(|| self.plan()),
            dials: (self.includes(PacketSection::Dials) && has_dials).then(|| self.dials()),
            notes: (self.includes(PacketSection::Notes) && !notes.is_empty())
                .then(|| notes.to_owned()),
            credit: messages::shell::credit(self.framework),
        }
    }

    fn includes(&self, section: PacketSection) -> bool {
        self.sections.contains(&section)
    }

    fn subtitle(&self, today: Date) -> String {
        let date = messages::dates::long(self.assessment.rated_on.unwrap_or(today));
        let target =
            self.target.map(|(ladder, position)| messages::rating::position(ladder, position));
        let subtitle = messages::export::subtitle(target.as_deref(), &date);
        let has_name = self.includes(PacketSection::Name);
        let rated_by = messages::assessments::rated_by(&self.assessment.rater, has_name);
        format!("{subtitle} · {rated_by}")
    }

    fn expectations(&self, since: &[Option<Date>]) -> Vec<Expectation> {
        let axes = self.framework.axes().iter().enumerate();
        let since = |index: usize| since.get(index).copied().flatten();
        axes.map(|(index, axis)| self.expectation(index, axis, since(index))).collect()
    }

    fn expectation(&self, index: usize, axis: &Axis, since: Option<Date>) -> Expectation {
        let gap = self.gaps.as_ref().and_then(|gaps| gaps.get(index));
        // "Since the day of this assessment" has no information.
        let is_informative = |since: &Date| {
            self.includes(PacketSection::History) && Some(*since) < self.assessment.rated_on
        };
        Expectation {
            axis: axis.name.to_string(),
            now: messages::rating::level(axis, self.ratings.get(index).copied().flatten()),
            since: since.filter(is_informative).map(messages::packet::since).unwrap_or_default(),
            asked: gap
                .map(|gap| messages::rating::level(axis, Some(gap.expected)))
                .unwrap_or_default(),
            standing: gap.map_or("", |gap| messages::gap::standing(gap.status())),
            is_short: gap.is_some_and(|gap| gap.status() == GapStatus::Below),
        }
    }

    fn missing_levels(&self) -> Vec<MissingLevel> {
        let gaps = self.gaps.iter().flatten();
        let below = gaps.filter(|gap| gap.status() == GapStatus::Below);
        let missing = below.filter_map(|gap| {
            let axis = self.framework.axes().get(gap.axis)?;
            let level = |number| {
                let level = axis.level(number)?;
                Some((level.name.to_string(), level.definition.to_string()))
            };
            Some(MissingLevel {
                axis: axis.name.to_string(),
                step: messages::gap::step(self.framework, gap),
                levels: gap.missing_levels().filter_map(level).collect(),
            })
        });
        missing.collect()
    }

    fn evidence(&self) -> Vec<ShownEvidence> {
        let shown = self.framework.axes().iter().map(|axis| {
            let evidence = queries::evidence_on_axis(self.assessment, &axis.id);
            let pieces = evidence.into_iter().map(|(_, evidence)| evidence_item(axis, evidence));
            ShownEvidence { axis: axis.name.to_string(), pieces: pieces.collect() }
        });
        shown.filter(|shown| !shown.pieces.is_empty()).collect()
    }

    fn plan(&self) -> Vec<PlannedAction> {
        let planned = self.framework.axes().iter().map(|axis| {
            let items = queries::plan_on_axis(self.assessment, &axis.id);
            let actions = items.into_iter().map(|(_, item)| {
                let due = item.due.map(messages::evidence::due).unwrap_or_default();
                (item.text.trim().to_owned(), item.done, due)
            });
            PlannedAction { axis: axis.name.to_string(), actions: actions.collect() }
        });
        planned.filter(|planned| !planned.actions.is_empty()).collect()
    }

    fn dials(&self) -> Vec<String> {
        let position = |area: &BalanceArea| self.assessment.dials.get(area);
        BalanceArea::ALL.map(|area| messages::dials::dial(area, position(&area))).into()
    }
}

fn evidence_item(axis: &Axis, evidence: &Evidence) -> EvidenceItem {
    EvidenceItem {
        level: axis.level(evidence.level).map_or(String::new(), |level| level.name.to_string()),
        text: evidence.text.trim().to_owned(),
        link: evidence.link.clone(),
        date: evidence.date.map(messages::dates::long).unwrap_or_default(),
    }
}

/// The size of the packet's chart in CSS pixels.
pub const CHART: Size = Size::new(560.0, 470.0);

/// The packet's chart.
#[must_use]
pub fn chart_shapes(
    framework: &Framework,
    assessment: &Assessment,
    metrics: &dyn TextMetrics,
) -> Vec<Shape> {
    let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(CHART.width, CHART.height) };
    let layout = Layout::new(&radar::labels(framework), frame, metrics);
    let expected = assessment.target_in(framework).map(radar::expected);
    let ratings = assessment.ratings_in(framework);
    let marks: Vec<_> = ratings.iter().map(|rating| radar::axis_value(*rating)).collect();
    let mut shapes = chart::background(&layout);
    shapes.extend(expected.iter().flat_map(|values| chart::target_shapes(&layout, values, 1.0)));
    shapes.extend(chart::static_rating_shapes(&layout, &marks));
    shapes.extend(chart::label_shapes(
        &layout,
        &radar::axis_texts(framework, &ratings),
        None,
        metrics,
    ));
    shapes
}

#[cfg(test)]
pub(crate) mod tests;
