//! The dialog for exporting the chart of a handbook page: positions, the blank chart or the dials.

use crate::app::export::export_format::ImageType;
use crate::app::export::image_export::{ImageExport, Subject};
use crate::app::session::preferences::{Choice, flag, remembered};
use crate::app::session::state::session;
use crate::app::sharing::share_options::ShareOptionsState;
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::dialog::Dialog;
use crate::app::widgets::radio_group::RadioGroup;
use crate::i18n::messages;
use crate::presentation::packet::PacketSection;
use crate::route::HandbookRoute;
use crate::route::Route;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn ImageDialog() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    let along = ShareOptionsState {
        session,
        name: flag(session, PacketSection::Name.key(), true),
        details: RwSignal::new(false),
    };
    let place = match session.route.get_untracked() {
        Route::Handbook(path) => path.parse().ok(),
        _ => None,
    };
    let (subject, has_name) = match place {
        Some(HandbookRoute::Managers) => (Subject::Dials(along), true),
        Some(HandbookRoute::Position(id)) => (Subject::Positions(vec![id]), false),
        Some(HandbookRoute::Compare(ids)) => (Subject::Positions(ids), false),
        _ => (Subject::Positions(Vec::new()), false),
    };
    let image_type = remembered(session, "picture", ImageType::Png);
    let name = has_name.then(|| {
        view! {
            <Checkbox words=messages::export::WITH_NAME.to_owned() on=along.name/>
        }
    });
    let body = move || {
        let subject = subject.clone();
        view! { <ImageExport subject=subject image_type=image_type.get() message=message/> }
    };
    view! {
        <Dialog title=&messages::handbook::PICTURE>
            <div class="export">
                <div class="export-way">
                    <RadioGroup label=&messages::export::AS name="picture-kind" options=ImageType::labelled() value=image_type/>
                    {name}
                </div>
                {body}
                <p class="export-message" role="status">{message}</p>
            </div>
        </Dialog>
    }
}
