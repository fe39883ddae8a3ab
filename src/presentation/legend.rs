//! The legend of the chart: how each series is drawn, and its name. Every output takes the names from
//! here.

use crate::chart::ComparedSeries;
use crate::chart::image_card::{LegendEntry, SeriesStyle};
use crate::i18n::messages;
use crate::model::{Assessment, Framework};

/// A series of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// The ratings of the open assessment.
    Own,
    /// The target.
    Target,
    /// Another assessment, by its index.
    Compared(usize),
}

impl Series {
    /// The number of the series: its own bit in a set, at most 31.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Own => 0,
            Self::Target => 1,
            Self::Compared(index) if index < 30 => index + 2,
            Self::Compared(_) => 31,
        }
    }
}

/// The entry of the ratings.
#[must_use]
pub fn own(assessment: &Assessment) -> LegendEntry {
    (SeriesStyle::Own, messages::export::rating(assessment.rater.role).to_owned())
}

/// The entry of the target, if there is one.
#[must_use]
pub fn target(framework: &Framework, assessment: &Assessment) -> Option<LegendEntry> {
    let (ladder, position) = framework.position(assessment.target.as_ref()?)?;
    let title = messages::rating::position(ladder, position);
    Some((SeriesStyle::Target, messages::export::asked(&title)))
}

/// All entries of the chart on the screen, from the topmost series to the lowest.
#[must_use]
pub fn entries(
    framework: &Framework,
    assessment: &Assessment,
    compared: &[ComparedSeries],
) -> Vec<(Series, LegendEntry)> {
    let other = |(index, other): (usize, &ComparedSeries)| {
        (Series::Compared(index), (SeriesStyle::Compared(other.kind), other.name.clone()))
    };
    std::iter::once((Series::Own, own(assessment)))
        .chain(target(framework, assessment).map(|entry| (Series::Target, entry)))
        .chain(compared.iter().enumerate().map(other))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::SeriesKind;
    use crate::model::PositionId;

    #[test]
    fn legend_names_every_series() {
        let framework = Framework::builtin();
        let mut assessment = Assessment::first(framework);
        assessment.target = Some(PositionId::new("TPM5"));
        let other = |kind, name: &str| ComparedSeries {
            kind,
            name: name.to_owned(),
            values: vec![None; 5],
        };
        let compared = [other(SeriesKind::Manager, "Grace"), other(SeriesKind::Previous, "May")];
        let names: Vec<_> = entries(framework, &assessment, &compared)
            .into_iter()
            .map(|(series, (_, name))| (series, name))
            .collect();
        assert_eq!(
            names,
            [
                (Series::Own, "Own rating".to_owned()),
                (Series::Target, "TPM5 – Technical Program Manager 5 asks".to_owned()),
                (Series::Compared(0), "Grace".to_owned()),
                (Series::Compared(1), "May".to_owned()),
            ]
        );
        assessment.target = None;
        assert_eq!(entries(framework, &assessment, &[]).len(), 1);
    }
}
