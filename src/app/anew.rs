//! Views that are made anew as a whole when what they were made for is another one.

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Element;

/// Puts a view into a place, and another one in its place whenever what `on` asks for changes. Made and
/// taken away, never changed in place: the code that could change such a view into another one of its
/// kind would be five kilobytes of the first download.
pub fn anew<V: IntoView + 'static>(place: Element, make: fn() -> V, on: impl Fn() + 'static) {
    let around = Owner::current().unwrap_or_default();
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
        on();
        if before.is_some() {
            if let Some((mut state, owner)) = shown.try_update_value(Option::take).flatten() {
                Mountable::unmount(&mut state);
                Owner::cleanup(&owner);
            }
            show();
        }
    });
}
