//! Thin line icons: symbols that stand once in `index.html`.

use leptos::prelude::*;

/// The icon of that name. It says nothing: words stand beside it, or in its button's label.
#[component]
pub fn Icon(
    /// The symbol's name, without `icon-`.
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=Signal::derive(move || format!("#icon-{}", name.get()))></use>
        </svg>
    }
}
