//! The dialog for the evidence and the plan items of an axis. A row is saved when a field is left;
//! a row without text is deleted.

use crate::app::growth::evidence_rows::EvidenceRows;
use crate::app::growth::plan_rows::PlanRows;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::{Session, session};
use crate::app::widgets::dialog::Dialog;
use crate::i18n::messages;
use crate::model::Rating;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn GrowthDialog() -> impl IntoView {
    let session = session();
    let (index, level) = match session.overlay.get_untracked() {
        Some(Overlay::Growth { axis, level }) => (axis, level),
        _ => (0, None),
    };
    let axes = session.framework().axes();
    let axis = axes.get(index).unwrap_or(&axes[0]);
    let level = level.or_else(|| untrack(|| aimed(session, index))).unwrap_or(1);
    let is_final = Signal::derive(move || session.is_final());
    view! {
        <Dialog title=axis.name.as_ref()>
            <div class="library">
                <p class="prose" class:hidden=Signal::derive(move || !is_final.get())>{messages::notices::IS_FINAL}</p>
                <fieldset class="entries" disabled=is_final>
                    <h3>{messages::gap::EVIDENCE}</h3>
                    <p class="muted">{messages::evidence::EVIDENCE_HELP}</p>
                    <EvidenceRows axis=axis level=level/>
                </fieldset>
                <fieldset class="entries" disabled=is_final>
                    <h3>{messages::gap::PLAN}</h3>
                    <p class="muted">{messages::evidence::PLAN_HELP}</p>
                    <PlanRows axis=axis/>
                </fieldset>
            </div>
        </Dialog>
    }
}

/// The level to suggest for new evidence: the expected one, or else the current one.
fn aimed(session: Session, axis: usize) -> Option<u8> {
    let asked = session.target_level(axis).map(|(_, asked)| asked);
    asked.or_else(|| session.rating(axis)).and_then(Rating::reached)
}
