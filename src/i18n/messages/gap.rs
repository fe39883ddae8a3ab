//! Messages of the gap page.

use crate::i18n::messages::rating;
use crate::i18n::{Message, message, tr};
use crate::model::analysis::gap::{Gap, GapStatus};
use crate::model::{Framework, Ladder, Position};

/// Link to the page.
pub const NAV: Message = message!("Gap & plan");
/// Heading of the axes with missing levels.
pub const AHEAD: Message = message!("Still ahead");
/// No levels are missing.
pub const NOTHING_AHEAD: Message =
    message!("On every rated axis you stand where this position asks, or beyond.");
/// Heading of the axes that meet the expected level.
pub const MET: Message = message!("Met");
/// Heading of the axes above the expected level.
pub const BEYOND: Message = message!("Beyond what is asked");
/// Heading of the unrated axes.
pub const UNRATED: Message = message!("Not rated yet");
/// A hint to rate the unrated axes.
pub const UNRATED_HELP: Message = message!("Rate these on the chart to see what is missing there.");
/// Heading of the evidence grid.
pub const COVERAGE: Message = message!("Evidence so far");
/// The explanation of the grid.
pub const COVERAGE_HELP: Message =
    message!("How much evidence there is for each level asked for. Choose a level to add some.");
/// Heading of the next position.
pub const NEXT: Message = message!("And after that");
/// Heading of the closest matches.
pub const NEAREST: Message = message!("Positions that fit best today");
/// The explanation of the closest matches.
pub const NEAREST_HELP: Message = message!(
    "Axis by axis, not a score. A position may ask less on one axis and \
    more on another: that is how ladders differ."
);
/// Button: set a position as target.
pub const AIM: Message = message!("Make this my target");
/// The position is the target.
pub const IS_TARGET: Message = message!("Your target");
/// There is no target.
pub const NO_TARGET: Message = message!(
    "Choose a position to aim at, and this page shows what it asks beyond where \
    you stand, what shows it, and what comes next."
);
/// Link to the chart.
pub const TO_CHART: Message = message!("Go to the chart");
/// There is no evidence.
pub const NOTHING_YET: Message = message!("nothing yet");
/// Button: open the growth dialog of an axis.
pub const ADD: Message = message!("Add evidence or an action");
/// Heading of the evidence.
pub const EVIDENCE: Message = message!("Evidence");
/// Heading of the growth plan.
pub const PLAN: Message = message!("Plan");

/// The title of the page: "From here to D4 – Developer 4".
#[must_use]
pub fn title(ladder: &Ladder, position: &Position) -> String {
    tr!("From here to {position}", position = rating::position(ladder, position))
}

/// The gap status in one or two words.
#[must_use]
pub fn standing(standing: GapStatus) -> &'static str {
    match standing {
        GapStatus::Unrated => tr!("Not rated"),
        GapStatus::Below => tr!("Still ahead"),
        GapStatus::Met => tr!("Met"),
        GapStatus::Exceeded => tr!("Beyond"),
    }
}

/// "Specializes now, Evangelizes asked".
#[must_use]
pub fn step(framework: &Framework, gap: &Gap) -> String {
    let Some(axis) = framework.axes().get(gap.axis) else { return String::new() };
    let (has, needs) = (rating::level(axis, gap.rated), rating::level(axis, Some(gap.expected)));
    if gap.status() == GapStatus::Met {
        tr!("{has}, as asked", has)
    } else {
        tr!("{has} now, {needs} asked", has, needs)
    }
}

/// How an assessment compares with a position, one text for each status: "Short of it on Technology
/// (Evangelizes asked)", "Met on System and Process", "Beyond it on People (Learns asked)".
#[must_use]
pub fn fit(framework: &Framework, gaps: &[Gap]) -> Vec<String> {
    let axes = |standing: GapStatus| -> Option<String> {
        let of = gaps.iter().filter(|gap| gap.status() == standing);
        let names: Vec<String> = of
            .filter_map(|gap| {
                let axis = framework.axes().get(gap.axis)?;
                Some(match standing {
                    GapStatus::Below | GapStatus::Exceeded => {
                        let asked = rating::level(axis, Some(gap.expected));
                        tr!("{axis} ({level} asked)", axis = axis.name, level = asked)
                    }
                    _ => axis.name.to_string(),
                })
            })
            .collect();
        (!names.is_empty()).then(|| list(&names))
    };
    let parts = [
        axes(GapStatus::Below).map(|axes| tr!("Short of it on {axes}", axes)),
        axes(GapStatus::Met).map(|axes| tr!("Met on {axes}", axes)),
        axes(GapStatus::Exceeded).map(|axes| tr!("Beyond it on {axes}", axes)),
        axes(GapStatus::Unrated).map(|axes| tr!("Not rated: {axes}", axes)),
    ];
    parts.into_iter().flatten().collect()
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => tr!("{most} and {last}", most = most.join(tr!(", ")), last),
    }
}

/// "A", "A or B", "A, B or C".
#[must_use]
pub fn either(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => tr!("{most} or {last}", most = most.join(tr!(", ")), last),
    }
}

/// Link to the page of a position: "About D4".
#[must_use]
pub fn about_position(position: &Position) -> String {
    tr!("About {position}", position = position.id)
}

/// Heading of the differences to the next position: "D5 – Developer 5 adds to D4".
#[must_use]
pub fn adds(ladder: &Ladder, next: &Position, target: &Position) -> String {
    tr!("{next} adds to {target}", next = rating::position(ladder, next), target = target.id)
}

/// "The same on People and Process."
#[must_use]
pub fn same_on(names: &[String]) -> String {
    tr!("The same on {axes}.", axes = list(names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::analysis::gap::to_position;
    use crate::model::{Assessment, PositionId, Rating};

    #[test]
    fn match_is_described_by_axes() {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        for (axis, level) in framework.axes().iter().zip([1, 3, 5, 3]) {
            assessment.ratings.set(&axis.id, Some(Rating::level(level)));
        }
        let (_, d4) = framework.position(&PositionId::new("D4")).unwrap();
        assert_eq!(
            fit(framework, &to_position(framework, &assessment, d4)),
            [
                "Short of it on Technology (Evangelizes asked)",
                "Met on System and Process",
                "Beyond it on People (Mentors asked)",
                "Not rated: Influence",
            ]
        );
    }
}
