//! The chart of the open assessment: connects the chart widget with the session.

use crate::app::session::state::Session;
use crate::browser::chart_widget::ChartWidget;
use crate::chart::Palette;
use crate::presentation::chart_spec::ChartSpec;
use crate::presentation::chart_state::ChartEvent;
use crate::presentation::radar;
use crate::route::Route;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Shows the open assessment on the chart, as long as the page is open. `widget` is the chart if it is
/// already shown; a drag on it continues. Otherwise the chart is created in the figure.
pub fn connect(
    session: Session,
    palette: Memo<Palette>,
    figure: &HtmlElement,
    widget: Option<&'static ChartWidget>,
) {
    let widget = widget.unwrap_or_else(|| {
        let (spec, palette) = untrack(|| (session.chart_spec(), palette.get()));
        Box::leak(Box::new(ChartWidget::new(figure, spec, palette, |_| ())))
    });
    widget.set_on_event(move |event| session.handle_chart_event(event));
    // The session adopts the hovered part and the drag.
    session.hovered.set(widget.hovered());
    session.preview_drag(widget.preview());
    Effect::new(move || {
        // The texts on the chart.
        session.language.track();
        widget.set(session.chart_spec());
    });
    Effect::new(move || widget.set_palette(palette.get()));
    // Another page in place of the chart ends a drag.
    Effect::new(move || {
        if session.route.get() != Route::Chart {
            widget.cancel();
        }
    });
    let figure = figure.clone();
    Effect::new(move || {
        session.language.track();
        let description = radar::description(session.framework(), &session.assessment());
        let _ = figure.set_attribute("aria-label", &description);
    });
}

impl Session {
    /// The content of the chart. Tracks all signals that it depends on.
    fn chart_spec(&self) -> ChartSpec {
        ChartSpec {
            framework: self.framework(),
            ratings: self.ratings(),
            target: self.target(),
            compared: self.compared.get(),
            hidden_series: self.hidden_series.get(),
            emphasized_series: self.emphasized_series.get(),
            focused_axis: self.focused.get(),
            snap_step: if self.half_steps() { 0.5 } else { 1.0 },
            is_final: self.is_final(),
        }
    }

    /// Handles an action on the chart.
    fn handle_chart_event(&self, event: ChartEvent) {
        match event {
            ChartEvent::Preview(value) => self.preview_drag(value),
            ChartEvent::Rate { axis, value } => self.rate(axis, Some(value)),
            ChartEvent::Hover(hit) => self.hovered.set(hit),
        }
    }
}
