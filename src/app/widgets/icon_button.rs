//! A button with an icon.

use crate::app::widgets::icon::Icon;
use leptos::prelude::*;

/// The button.
#[component]
pub fn IconButton(
    /// The name of the icon.
    #[prop(into)]
    icon: Signal<&'static str>,
    /// The accessible label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether there is nothing to do. Sets only `aria-disabled`: a disabled button would lose the
    /// focus.
    #[prop(into, default = false.into())]
    idle: Signal<bool>,
    /// Called on click.
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
