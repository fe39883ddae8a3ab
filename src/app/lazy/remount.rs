//! Views that are replaced as a whole when their subject changes.

use crate::app::session::state::session;
use crate::browser::events;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Element;

/// Removes a view from the document.
type Unmount = Box<dyn FnOnce()>;

/// Mounts a view into an element, and mounts a new one in its place whenever the signals that `on`
/// reads change. The view is replaced and not updated: the code for updating it in place would add
/// three kilobytes to the first download.
pub fn remount_on<V: IntoView + 'static>(place: Element, make: fn() -> V, on: impl Fn() + 'static) {
    let mount = move || {
        let mut state = make().into_view().build();
        state.mount(&place, None);
        Box::new(move || Mountable::unmount(&mut state)) as Unmount
    };
    remount(Box::new(mount), Box::new(on));
}

/// As [`remount_on`], after the chart is painted and handles input. Mounts immediately if that is
/// already the case.
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
        // The element may have been removed in the meantime.
        if place.is_connected() {
            around.with(|| remount_on(place, make, on));
        }
    });
}

/// The untyped part of [`remount_on`], so that its code exists only once.
fn remount(mount: Box<dyn Fn() -> Unmount>, on: Box<dyn Fn()>) {
    let around = Owner::current().unwrap_or_default();
    let show = move || {
        let owner = around.child();
        (untrack(|| owner.with(&mount)), owner)
    };
    // Mount synchronously: the first paint needs it. Dispose with the parent owner, so that no
    // orphaned effect keeps running.
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
