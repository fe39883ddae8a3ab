//! The content of the interactive chart, and the shapes of each of its layers.

use crate::chart::radar::EMPHASIZED;
use crate::chart::{
    AxisValue, ComparedSeries, Layout, Rect, Shape, TextMetrics, compared_series, radar,
};
use crate::model::{Assessment, Framework, Position, Rating};
use crate::presentation::legend::Series;
use crate::presentation::radar as texts;

/// The content of the interactive chart: the ratings of one assessment, its target, and other
/// assessments.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// The framework of the ratings.
    pub framework: &'static Framework,
    /// The rating of each axis.
    pub ratings: Vec<Option<Rating>>,
    /// The target.
    pub target: Option<&'static Position>,
    /// Other assessments.
    pub compared: Vec<ComparedSeries>,
    /// The hidden series: a bit for each [`Series::index`].
    pub hidden_series: u32,
    /// The [`Series::index`] that is emphasized.
    pub emphasized_series: Option<usize>,
    /// The axis whose slider has the focus.
    pub focused_axis: Option<usize>,
    /// The snap step of a drag, in levels. With Shift it is 0.5.
    pub snap_step: f64,
    /// Whether the assessment is final. A final one cannot be changed.
    pub is_final: bool,
}

impl ChartSpec {
    /// The chart of an assessment alone.
    #[must_use]
    pub fn of(framework: &'static Framework, assessment: &Assessment) -> Self {
        Self {
            framework,
            ratings: assessment.ratings_in(framework),
            target: assessment.target_in(framework),
            compared: Vec::new(),
            hidden_series: 0,
            emphasized_series: None,
            focused_axis: None,
            snap_step: 1.0,
            is_final: false,
        }
    }

    /// The layout in a frame.
    #[must_use]
    pub fn layout(&self, frame: Rect, metrics: &dyn TextMetrics) -> Layout {
        Layout::new(&texts::labels(self.framework), frame, metrics)
    }

    /// The expected level of each axis; empty without a target.
    #[must_use]
    pub fn expected(&self) -> Vec<f64> {
        self.target.map(texts::expected).unwrap_or_default()
    }

    /// The chart as text, for screen readers.
    #[must_use]
    pub fn description(&self) -> String {
        texts::describe(self.framework, &self.ratings, self.target)
    }

    /// Whether a series is shown.
    #[must_use]
    pub const fn shows(&self, series: Series) -> bool {
        self.hidden_series >> series.index() & 1 == 0
    }

    fn weight(&self, series: Series) -> f64 {
        if self.emphasized_series == Some(series.index()) { EMPHASIZED } else { 1.0 }
    }

    /// Rings, axes, the target and the other assessments. `expected` are the displayed values of the
    /// target, which may be between two targets.
    #[must_use]
    pub fn background(&self, layout: &Layout, expected: &[f64]) -> Vec<Shape> {
        let mut shapes = radar::background(layout);
        if !expected.is_empty() && self.shows(Series::Target) {
            let weight = self.weight(Series::Target);
            shapes.extend(radar::target_shapes(layout, expected, weight));
        }
        for (index, other) in self.compared.iter().enumerate() {
            let series = Series::Compared(index);
            if self.shows(series) {
                shapes.extend(compared_series::shapes(layout, other, self.weight(series)));
            }
        }
        shapes
    }

    /// The ratings. `values` are the displayed ones.
    #[must_use]
    pub fn ratings(
        &self,
        layout: &Layout,
        values: &[AxisValue],
        emphasized_axis: Option<usize>,
    ) -> Vec<Shape> {
        if !self.shows(Series::Own) {
            return Vec::new();
        }
        radar::rating_shapes(layout, values, emphasized_axis, self.weight(Series::Own))
    }

    /// Axis names, level names and ring numbers. `ratings` are the displayed ones.
    #[must_use]
    pub fn labels(
        &self,
        layout: &Layout,
        ratings: &[Option<Rating>],
        emphasized_axis: Option<usize>,
        metrics: &dyn TextMetrics,
    ) -> Vec<Shape> {
        let words = texts::axis_texts(self.framework, ratings);
        radar::label_shapes(layout, &words, emphasized_axis, metrics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text_metrics::EstimatedTextMetrics;
    use crate::chart::{Point, SeriesKind};

    fn spec() -> (ChartSpec, Layout) {
        let framework = Framework::builtin();
        let spec = ChartSpec::of(framework, &Assessment::first(framework));
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(560.0, 540.0) };
        let layout = spec.layout(frame, &EstimatedTextMetrics);
        (spec, layout)
    }

    #[test]
    fn hidden_series_have_no_shapes() {
        let (mut spec, layout) = spec();
        let other = ComparedSeries {
            kind: SeriesKind::Manager,
            name: "Grace".to_owned(),
            values: vec![Some(2.0); 5],
        };
        spec.compared = vec![other];
        let expected = spec.expected();
        let all = spec.background(&layout, &expected).len();
        let only_rings = radar::background(&layout).len();
        spec.hidden_series = 1 << Series::Compared(0).index();
        let without_other = spec.background(&layout, &expected).len();
        assert!(only_rings < without_other && without_other < all);
        spec.hidden_series |= 1 << Series::Target.index() | 1 << Series::Own.index();
        assert_eq!(spec.background(&layout, &expected).len(), only_rings);
        let value = AxisValue { value: 2.0, rated: true };
        assert_eq!(spec.ratings(&layout, &[value; 5], None), []);
    }

    #[test]
    fn emphasized_series_has_thicker_lines() {
        let (mut spec, layout) = spec();
        let values = [AxisValue { value: 2.0, rated: true }; 5];
        let normal = spec.ratings(&layout, &values, None);
        spec.emphasized_series = Some(Series::Own.index());
        assert_ne!(spec.ratings(&layout, &values, None), normal);
        let expected = spec.expected();
        let target = spec.background(&layout, &expected);
        spec.emphasized_series = Some(Series::Target.index());
        assert_ne!(spec.background(&layout, &expected), target);
    }
}
