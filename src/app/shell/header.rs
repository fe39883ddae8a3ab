//! The header: name, navigation, assessments, undo and redo, theme, export.

use crate::app::session::overlay::Overlay;
use crate::app::session::state::session;
use crate::app::shell::nav::Nav;
use crate::app::widgets::icon::Icon;
use crate::app::widgets::icon_button::IconButton;
use crate::i18n::messages;
use crate::route::Route;
use crate::storage::Theme;
use leptos::prelude::*;

/// The header: the name, the navigation, the assessed person, and the actions.
#[component]
pub fn Header() -> impl IntoView {
    let session = session();
    let undo = Signal::derive(move || messages::shell::undo(session.undoable().as_deref()));
    let redo = Signal::derive(move || messages::shell::redo(session.redoable().as_deref()));
    let named = move |say: fn(&str) -> String| {
        let name = session.person().name;
        if name.is_empty() { messages::assessments::TITLE.to_owned() } else { say(&name) }
    };
    let open = Signal::derive(move || named(str::to_owned));
    // The accessible name must contain the visible text.
    let library =
        Signal::derive(move || named(|name| messages::named(&messages::assessments::TITLE, name)));
    let theme = move || match session.theme() {
        Theme::System => (messages::shell::THEME_SYSTEM, "system", Theme::Light),
        Theme::Light => (messages::shell::THEME_LIGHT, "light", Theme::Dark),
        Theme::Dark => (messages::shell::THEME_DARK, "dark", Theme::System),
    };
    let theme_label = Signal::derive(move || messages::shell::theme(&theme().0));
    // Cycles through the three themes; the label shows the current one.
    let next_theme = Callback::new(move |()| {
        session.set_theme(untrack(theme).2);
        session.announce(theme_label.get_untracked());
    });
    // A received assessment cannot be exported.
    let visiting = Signal::derive(move || matches!(session.route.get(), Route::Open(_)));
    view! {
        <header class="header">
            <a class="wordmark" href=Route::Chart.to_string()>{messages::shell::NAME}</a>
            <Nav/>
            <button
                type="button"
                class="open-library"
                aria-label=library
                title=messages::assessments::TITLE
                on:click=move |_| session.overlay.set(Some(Overlay::Assessments))
            >
                <Icon name="library"/>
                <span>{open}</span>
            </button>
            <div class="tools">
                <IconButton
                    icon="undo"
                    label=undo
                    idle=Signal::derive(move || session.undoable().is_none())
                    act=Callback::new(move |()| session.undo())
                />
                <IconButton
                    icon="redo"
                    label=redo
                    idle=Signal::derive(move || session.redoable().is_none())
                    act=Callback::new(move |()| session.redo())
                />
                <IconButton
                    icon=Signal::derive(move || theme().1)
                    label=theme_label
                    act=next_theme
                />
                <button type="button" class="primary" class:hidden=visiting on:click=move |_| session.overlay.set(Some(Overlay::Export))>
                    <Icon name="picture"/>
                    {messages::shell::EXPORT}
                </button>
            </div>
        </header>
    }
}
