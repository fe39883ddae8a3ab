//! A place on the page for a part whose code comes when the page is idle.

use crate::app::parts::{Make, Part};
use crate::web::listen;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The part, once its code is there; nothing until then.
#[component]
pub fn Later(
    /// What stands here.
    part: Part,
) -> impl IntoView {
    let code = RwSignal::new(None::<Make>);
    listen::when_idle(move || {
        spawn_local(async move {
            if let Ok(make) = part.fetch().await {
                code.set(Some(make));
            }
        });
    });
    move || code.get().map(|make| make())
}
