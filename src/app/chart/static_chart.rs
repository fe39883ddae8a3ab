//! A chart without interaction.

use crate::app::chart::canvas_figure::CanvasFigure;
use crate::browser::canvas::CanvasTextMetrics;
use crate::chart::{Point, Rect, Shape, Size};
use leptos::html::Figure;
use leptos::prelude::*;

/// The chart, as large as its container.
#[component]
pub fn StaticChart(
    /// The description for screen readers.
    #[prop(into)]
    about: Signal<String>,
    /// Creates the shapes within a frame. Repaints when the signals that it reads change.
    shapes: impl Fn(Rect, &CanvasTextMetrics) -> Vec<Shape> + Send + Sync + 'static,
) -> impl IntoView {
    let figure = NodeRef::<Figure>::new();
    let canvas = CanvasFigure::new(figure);
    let metrics = StoredValue::new_local(CanvasTextMetrics::new());
    canvas.paint(Memo::new(move |_| {
        let Size { width, height } = canvas.size.get().0;
        let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) };
        // A figure that is being removed may be measured once more.
        metrics.try_with_value(|metrics| shapes(frame, metrics)).unwrap_or_default()
    }));
    view! { <figure class="still-chart" node_ref=figure role="img" aria-label=about></figure> }
}
