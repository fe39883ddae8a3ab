//! Views that are replaced as a whole when their subject changes.

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

/// The untyped part of [`remount_on`], so that its code exists only once.
fn remount(mount: Box<dyn Fn() -> Unmount>, on: Box<dyn Fn()>) {
    let around = Owner::current().unwrap_or_default();
    let show = move || {
        let owner = around.child();
        (untrack(|| owner.with(&mount)), owner)
    };
    // Dispose with the parent owner, so that no
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
