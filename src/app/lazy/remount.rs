//! Views that are made anew as a whole when what they were made for is another one.

use crate::app::session::state::session;
use crate::browser::events;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Element;

/// Takes a view away.
type Unmount = Box<dyn FnOnce()>;

/// Puts a view into a place, and another one in its place whenever what `on` asks for changes. Made and
/// taken away, never changed in place: the code that could change such a view into another one of its
/// kind would be five kilobytes of the first download.
pub fn remount_on<V: IntoView + 'static>(place: Element, make: fn() -> V, on: impl Fn() + 'static) {
    let mount = move || {
        let mut state = make().into_view().build();
        state.mount(&place, None);
        Box::new(move || Mountable::unmount(&mut state)) as Unmount
    };
    remount(Box::new(mount), Box::new(on));
}

/// The same once the chart is painted and answers to a hand; at once where that has been.
pub fn remount_after_paint<V: IntoView + 'static>(
    place: Element,
    make: fn() -> V,
    on: impl Fn() + 'static,
) {
    if session().first_paint_done.get_value() {
        return remount_on(place, make, on);
    }
    let around = Owner::current().unwrap_or_default();
    events::after_two_paints(move || {
        // What it is a place on may have been taken away meanwhile.
        if place.is_connected() {
            around.with(|| remount_on(place, make, on));
        }
    });
}

/// The same for views of all kinds, so that there is one copy of the code.
fn remount(mount: Box<dyn Fn() -> Unmount>, on: Box<dyn Fn()>) {
    let around = Owner::current().unwrap_or_default();
    let show = move || {
        let owner = around.child();
        (untrack(|| owner.with(&mount)), owner)
    };
    // At once: the page is not painted without it. It goes with what is around it, at once too: what is left
    // of a view must not follow what is gone.
    let shown = StoredValue::new_local(Some(show()));
    Effect::new(move |before: Option<()>| {
        on();
        if before.is_some()
            && let Some(Some((unmount, owner))) = shown.try_update_value(Option::take)
        {
            unmount();
            Owner::cleanup(&owner);
            shown.set_value(Some(show()));
        }
    });
}
