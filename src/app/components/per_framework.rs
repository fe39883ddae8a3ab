//! What is made anew when the open assessment is made with another framework: everything in it may refer
//! to the framework's parts.

use crate::app::state::session;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Element;

/// The place for it. Made and taken away, never changed in place: the code that could change such a
/// view into another one of its kind would be five kilobytes of the first download.
#[component]
pub fn PerFramework<V: IntoView + 'static>(
    /// Makes it.
    make: fn() -> V,
) -> impl IntoView {
    let session = session();
    let around = Owner::current().unwrap_or_default();
    let fill = move |place: Element| {
        let around = around.clone();
        let shown = StoredValue::new_local(None);
        let show = move || {
            let owner = around.child();
            let mut state = untrack(|| owner.with(|| make().into_view().build()));
            state.mount(&place, None);
            shown.set_value(Some((state, owner)));
        };
        // At once: the page is not painted without it.
        show();
        Effect::new(move |before: Option<()>| {
            let _ = session.framework();
            if before.is_some() {
                if let Some((mut state, owner)) = shown.try_update_value(Option::take).flatten() {
                    Mountable::unmount(&mut state);
                    Owner::cleanup(&owner);
                }
                show();
            }
        });
    };
    view! { <div use:fill></div> }
}
