//! The root of the page: the chart and the axis rows side by side, or stacked on a phone.

use crate::app::chart::chart::Chart;
use crate::app::chart::chart_caption::ChartCaption;
use crate::app::lazy::after_first_paint::AfterFirstPaint;
use crate::app::lazy::chunks;
use crate::app::lazy::chunks::{LazyView, ViewFn};
use crate::app::lazy::lazy_section::LazySection;
use crate::app::lazy::remount::remount_on;
use crate::app::rating::axis_row::AxisRow;
use crate::app::rating::target_picker::TargetPicker;
use crate::app::session::overlay::Overlay;
use crate::app::session::startup::StartupState;
use crate::app::session::state::{Session, session};
use crate::app::session::theme;
use crate::app::shell::header::Header;
use crate::app::shell::overlay_host::OverlayHost;
use crate::app::shell::per_framework::PerFramework;
use crate::browser::{document, events, location, shortcuts, window};
use crate::i18n::messages;
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Creates the session and renders the page, again for each change of language.
pub fn begin(begin: StartupState, place: Element) {
    let session = Session::open(begin);
    provide_context(session);
    provide_context(theme::palette(session));
    listen_for_keys(session);
    remount_on(place, page, move || session.language.track());
    events::after_two_paints(move || {
        session.first_paint_done.set_value(true);
        // Signals to scripts and tests that the page is rendered.
        let _ = document().document_element().map(|html| html.set_attribute("data-ready", ""));
        events::when_idle(move || session.load_command_handler());
        chunks::load_all_when_idle();
    });
}

/// The page. The chart is rendered first, and everything else after the first paint.
fn page() -> impl IntoView {
    let session = session();
    // The other pages set their own titles.
    if untrack(|| session.route.get()) == Route::Chart {
        location::set_title(&messages::shell::TITLE);
    }
    let away = Signal::derive(move || session.route.get() != Route::Chart);
    view! {
        <Header/>
        <div class="alerts">
            <ErrorBanner/>
            <LazySection view=LazyView::StorageNotices/>
        </div>
        <main class="page" class:hidden=away>
            <h1 class="unseen" tabindex="-1">{messages::shell::TITLE}</h1>
            <section class="figure" aria-label=messages::shell::NAME>
                <Chart/>
                <ChartCaption/>
                <LazySection view=LazyView::Timeline/>
            </section>
            <section class="panel">
                <LazySection view=LazyView::ReplyBanner/>
                <PerFramework make=rated_on/>
                <LazySection view=LazyView::AssessmentDetails/>
            </section>
        </main>
        <RouteOutlet/>
        <AfterFirstPaint make=footer/>
        <OverlayHost/>
        <p class="unseen" role="status">{Signal::derive(move || session.live_region())}</p>
    }
}

/// The target picker and the axis rows.
fn rated_on() -> impl IntoView {
    let session = session();
    view! {
        <TargetPicker/>
        <div class="panel-head">
            <h2>{messages::shell::AXES}</h2>
            <label class="switch" title=messages::shell::HALF_STEPS_HELP>
                <input
                    type="checkbox"
                    prop:checked=Signal::derive(move || session.half_steps())
                    on:change=move |event| session.set_half_steps(event_target_checked(&event))
                />
                {messages::shell::HALF_STEPS}
            </label>
        </div>
        {session.axes().map(|(index, axis)| view! { <AxisRow index=index axis=axis/> }).collect_view()}
    }
}

/// Shows other pages in the place of the chart, after their chunk is loaded.
#[component]
fn RouteOutlet() -> impl IntoView {
    let session = session();
    let code = RwSignal::new(None::<ViewFn>);
    let wanted = move || match session.route.get() {
        Route::Chart => None,
        Route::Gap | Route::Packet | Route::Open(_) => Some(LazyView::SecondaryPage),
        Route::Handbook(_) => Some(LazyView::Handbook),
        Route::Frameworks(_) => Some(LazyView::Frameworks),
    };
    Effect::new(move |before: Option<Option<LazyView>>| {
        let (view, before) = (wanted(), before.flatten());
        if view == before && code.get_untracked().is_some() {
            return view;
        }
        code.set(None);
        if let Some(view) = view {
            spawn_local(async move {
                let fetched = view.load().await;
                // Another page may have been requested in the meantime.
                if untrack(wanted) == Some(view) {
                    session.set_error(&messages::notices::NOT_FETCHED, fetched.is_err());
                    code.set(fetched.ok());
                }
            });
        } else if before.is_some() {
            location::start_page(&messages::shell::TITLE);
        }
        view
    });
    move || code.get().map(|make| make())
}

/// The error banner.
#[component]
fn ErrorBanner() -> impl IntoView {
    let session = session();
    let words = Signal::derive(move || session.error_banner.get().join("\n"));
    let smooth = Signal::derive(move || session.error_banner.get().is_empty());
    view! {
        <div role="alert">
            <p class="notice" class:hidden=smooth>{words}</p>
        </div>
    }
}

/// The attribution of the framework.
fn footer() -> impl IntoView {
    let session = session();
    let credit = move || session.framework().credit();
    let link = Signal::derive(move || credit().map_or(String::new(), |it| it.link.to_string()));
    let unlinked = Signal::derive(move || link.with(String::is_empty));
    let words =
        Signal::derive(move || messages::shell::credit(session.framework()).unwrap_or_default());
    let rest = Signal::derive(move || {
        // Without an address it is not a link.
        let words = if unlinked.get() { words.get() } else { String::new() };
        words + &messages::shell::licensed(session.framework())
    });
    let is_nobodys = Signal::derive(move || credit().is_none());
    view! {
        <footer class="footer">
            <p class:hidden=is_nobodys>
                {messages::shell::FRAMEWORK} " "
                <a class:hidden=unlinked href=link rel="noreferrer" target="_blank">{words}</a>
                {rest}
            </p>
            <p>
                {messages::shell::PRIVATE} " "
                <button type="button" class="plain" on:click=move |_| session.overlay.set(Some(Overlay::Data))>
                    {messages::data::TITLE}
                </button>
            </p>
            <LazySection view=LazyView::LanguagePicker/>
        </footer>
    }
}

/// The shortcuts for undo, redo and search, outside of text fields.
fn listen_for_keys(session: Session) {
    events::on(&window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match shortcuts::undo(event) {
            Some(true) => session.undo(),
            Some(false) => session.redo(),
            None if is_search(event) && session.overlay.get_untracked().is_none() => {
                session.overlay.set(Some(Overlay::Search));
            }
            None => return,
        }
        event.prevent_default();
    });
}

fn is_search(event: &KeyboardEvent) -> bool {
    let with_others = event.alt_key() || event.ctrl_key() || event.meta_key();
    event.key() == "/" && !with_others && !shortcuts::is_text_input(event)
}
