//! The legend below the chart. Each entry hides and shows its series, and emphasizes it while the entry
//! has the pointer or the focus.

use crate::app::session::state::session;
use crate::chart::SeriesKind;
use crate::chart::image_card::SeriesStyle;
use crate::i18n::messages;
use crate::presentation::legend::{self, Series};
use leptos::prelude::*;

/// The legend.
#[component]
pub fn ChartLegend() -> impl IntoView {
    let session = session();
    let entries = Memo::new(move |_| {
        session
            .compared
            .with(|compared| legend::entries(session.framework(), &session.assessment(), compared))
    });
    // The numbers of the compared assessments change with the selection.
    Effect::new(move || {
        session.compared.track();
        let (own, target) = (1 << Series::Own.index(), 1 << Series::Target.index());
        session.hidden_series.update(|hidden| *hidden &= own | target);
    });
    let entry = move |(series, (style, name)): (Series, (SeriesStyle, String))| {
        let toggle = move |_| session.hidden_series.update(|hidden| *hidden ^= 1 << series.index());
        let emphasize = move |is_on: bool| {
            session.emphasized_series.set(is_on.then_some(series.index()));
        };
        view! {
            <li>
                <button
                    type="button"
                    class=key_class(style)
                    aria-pressed=Signal::derive(move || session.shows_series(series).to_string())
                    on:click=toggle
                    on:pointerenter=move |_| emphasize(true)
                    on:pointerleave=move |_| emphasize(false)
                    on:focus=move |_| emphasize(true)
                    on:blur=move |_| emphasize(false)
                >
                    {name}
                </button>
            </li>
        }
    };
    view! {
        <ul class="legend" aria-label=messages::shell::LEGEND>
            {move || entries.get().into_iter().map(entry).collect_view()}
        </ul>
    }
}

/// The CSS class of a series in the legend.
pub const fn key_class(style: SeriesStyle) -> &'static str {
    match style {
        SeriesStyle::Own => "key own-key",
        SeriesStyle::Target => "key target-key",
        SeriesStyle::Compared(SeriesKind::Manager) => "key manager-key",
        SeriesStyle::Compared(SeriesKind::Peer) => "key peer-key",
        SeriesStyle::Compared(SeriesKind::Previous) => "key previous-key",
    }
}
