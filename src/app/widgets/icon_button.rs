//! A button that is an icon.

use crate::app::widgets::icon::Icon;
use leptos::prelude::*;

/// The button.
#[component]
pub fn IconButton(
    /// The icon's name.
    #[prop(into)]
    icon: Signal<&'static str>,
    /// What it does, for those who cannot tell from the icon.
    #[prop(into)]
    label: Signal<String>,
    /// Whether there is nothing to do. In words only: a button that goes dead under the finger
    /// takes the focus with it.
    #[prop(into, default = false.into())]
    idle: Signal<bool>,
    /// Does it.
    act: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tool"
            aria-label=label
            title=label
            aria-disabled=Signal::derive(move || idle.get().to_string())
            on:click=move |_| act.run(())
        >
            <Icon name=icon/>
        </button>
    }
}
