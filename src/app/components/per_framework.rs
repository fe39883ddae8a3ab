//! What is made anew when the open assessment is made with another framework: everything in it may refer
//! to the framework's parts.

use crate::app::state::session;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

/// The place for it. Made and taken away, never changed in place: the code that could change such a
/// view into another one of its kind would be five kilobytes of the first download.
#[component]
pub fn PerFramework<V: IntoView + 'static>(
    /// Makes it.
    make: fn() -> V,
) -> impl IntoView {
    let session = session();
    let place = NodeRef::<Div>::new();
    let around = Owner::current().unwrap_or_default();
    let shown = StoredValue::new_local(None::<(_, Owner)>);
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        // Made anew with every other one.
        let _ = session.framework();
        if let Some((mut state, owner)) = shown.try_update_value(Option::take).flatten() {
            Mountable::unmount(&mut state);
            owner.cleanup();
        }
        let owner = around.child();
        let mut state = untrack(|| owner.with(|| make().into_view().build()));
        state.mount(&place, None);
        shown.set_value(Some((state, owner)));
    });
    view! { <div node_ref=place></div> }
}
