//! Line icons, defined as symbols in `index.html`.

use leptos::prelude::*;

/// An icon. It is hidden from screen readers; a text or the button's label describes it.
#[component]
pub fn Icon(
    /// The name of the symbol without `icon-`.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=Signal::derive(move || format!("#icon-{}", name.get()))></use>
        </svg>
    }
}
