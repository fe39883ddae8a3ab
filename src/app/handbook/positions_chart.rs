//! A static chart of positions with a legend.

use crate::app::chart::static_chart::StaticChart;
use crate::chart::image_card::SeriesStyle;
use crate::chart::{Layout, SeriesKind};
use crate::i18n::messages;
use crate::model::{Framework, PositionId};
use crate::presentation::{positions, radar};
use leptos::prelude::*;

/// The chart; blank without positions.
#[component]
pub fn PositionsChart(
    /// The framework.
    framework: &'static Framework,
    /// The positions; the first one is filled.
    ids: Vec<PositionId>,
) -> impl IntoView {
    let about = positions::description(framework, &ids);
    let keys = positions::SERIES_STYLES.into_iter().zip(&ids).filter_map(|(sign, id)| {
        let (ladder, position) = framework.position(id)?;
        let words = messages::rating::position(ladder, position);
        Some(view! { <span class=key(sign)>{words}</span> })
    });
    let legend = (ids.len() > 1).then(|| view! { <p class="keys">{keys.collect_view()}</p> });
    view! {
        <div class="still">
            <StaticChart about=about shapes=move |frame, metrics| {
                let layout = Layout::new(&radar::labels(framework), frame, metrics);
                positions::shapes(framework, &ids, &layout, metrics)
            }/>
            {legend}
        </div>
    }
}

/// The CSS class of a series in the legend.
const fn key(sign: SeriesStyle) -> &'static str {
    match sign {
        SeriesStyle::Own => "key own-key",
        SeriesStyle::Target => "key target-key",
        SeriesStyle::Compared(SeriesKind::Manager) => "key manager-key",
        SeriesStyle::Compared(SeriesKind::Peer) => "key peer-key",
        SeriesStyle::Compared(SeriesKind::Previous) => "key previous-key",
    }
}
