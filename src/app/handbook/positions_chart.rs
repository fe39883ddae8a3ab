//! A static chart of positions with a legend.

use crate::app::chart::chart_legend::key_class;
use crate::app::chart::static_chart::StaticChart;
use crate::i18n::messages;
use crate::model::{Framework, PositionId};
use crate::presentation::positions;
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
    let keys = positions::SERIES_STYLES.into_iter().zip(&ids).filter_map(|(style, id)| {
        let (ladder, position) = framework.position(id)?;
        let words = messages::rating::position(ladder, position);
        Some(view! { <span class=key_class(style)>{words}</span> })
    });
    let legend = (ids.len() > 1).then(|| view! { <p class="keys">{keys.collect_view()}</p> });
    view! {
        <div class="still">
            <StaticChart about=about shapes=move |frame, metrics| {
                positions::shapes(framework, &ids, frame, metrics)
            }/>
            {legend}
        </div>
    }
}
