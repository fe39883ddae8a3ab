//! The chart of the open assessment: connects the chart widget with the session.

use crate::app::session::state::{Session, session};
use crate::browser::chart_widget::ChartWidget;
use crate::chart::Palette;
use crate::presentation::chart_spec::ChartSpec;
use crate::presentation::chart_state::ChartEvent;
use crate::presentation::radar;
use leptos::html::Figure;
use leptos::prelude::*;

/// The chart.
#[component]
pub fn Chart() -> impl IntoView {
    let session = session();
    let palette = expect_context::<Memo<Palette>>();
    let figure = NodeRef::<Figure>::new();
    // The widget stops listening with the view.
    let widget = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(figure) = figure.get() else { return };
        let handle = move |event| session.handle_chart_event(event);
        let (spec, palette) = untrack(|| (session.chart_spec(), palette.get()));
        widget.set_value(Some(ChartWidget::new(&figure, spec, palette, handle)));
    });
    let with_widget = move |act: &dyn Fn(&ChartWidget)| {
        widget.with_value(|widget| widget.iter().for_each(act));
    };
    Effect::new(move || {
        let spec = session.chart_spec();
        with_widget(&|widget| widget.set(spec.clone()));
    });
    Effect::new(move || {
        let palette = palette.get();
        with_widget(&|widget| widget.set_palette(palette));
    });
    // Another page in place of the chart ends a drag.
    Effect::new(move || {
        session.route.track();
        with_widget(&ChartWidget::cancel);
    });
    let description =
        Signal::derive(move || radar::description(session.framework(), &session.assessment()));
    view! { <figure class="chart" node_ref=figure role="img" aria-label=description></figure> }
}

impl Session {
    /// What the chart shows. Tracks all signals of it.
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

    /// Does what the person did on the chart.
    fn handle_chart_event(&self, event: ChartEvent) {
        match event {
            ChartEvent::Preview(value) => self.preview_drag(value),
            ChartEvent::Rate { axis, value } => self.rate(axis, Some(value)),
            ChartEvent::RateFirst(axis) => self.rate_first(axis),
            ChartEvent::Hover(hit) => self.hovered.set(hit),
        }
    }
}
