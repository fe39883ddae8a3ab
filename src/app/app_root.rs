//! The root of the page: the chart and the axis rows side by side, or stacked on a phone.

use crate::app::chart::chart::Chart;
use crate::app::chart::chart_caption::ChartCaption;
use crate::app::lazy::after_first_paint::AfterFirstPaint;
use crate::app::lazy::chunks::{self, LazyView};
use crate::app::lazy::lazy_section::LazySection;
use crate::app::lazy::remount::remount_on;
use crate::app::rating::axis_row::AxisRow;
use crate::app::rating::target_picker::TargetPicker;
use crate::app::session::startup::StartupState;
use crate::app::session::state::{Session, session};
use crate::app::session::theme;
use crate::app::shell::error_banner::ErrorBanner;
use crate::app::shell::footer::footer;
use crate::app::shell::header::Header;
use crate::app::shell::overlay_host::OverlayHost;
use crate::app::shell::per_framework::PerFramework;
use crate::app::shell::route_outlet::RouteOutlet;
use crate::app::shell::shortcuts;
use crate::browser::{document, events, location};
use crate::i18n::messages;
use crate::route::Route;
use leptos::prelude::*;
use web_sys::Element;

/// Creates the session and renders the page. A change of the language renders the page again.
pub fn mount(startup: StartupState, root: Element) {
    let session = Session::open(startup);
    provide_context(session);
    provide_context(theme::palette(session));
    shortcuts::listen(session);
    remount_on(root, page, move || session.language.track());
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
    let is_other_page = Signal::derive(move || session.route.get() != Route::Chart);
    view! {
        <Header/>
        <div class="alerts">
            <ErrorBanner/>
            <LazySection view=LazyView::StorageNotices/>
        </div>
        <main class="page" class:hidden=is_other_page>
            <h1 class="unseen" tabindex="-1">{messages::shell::TITLE}</h1>
            <section class="figure" aria-label=messages::shell::NAME>
                <Chart/>
                <div class="legend-row"><LazySection view=LazyView::ChartLegend/></div>
                <ChartCaption/>
                <LazySection view=LazyView::Timeline/>
            </section>
            <section class="panel">
                <LazySection view=LazyView::ReplyBanner/>
                <PerFramework make=rating_panel/>
                <LazySection view=LazyView::AssessmentDetails/>
            </section>
        </main>
        <RouteOutlet/>
        <AfterFirstPaint make=footer/>
        <OverlayHost/>
        <p class="unseen" role="status">{Signal::derive(move || session.live_region())}</p>
    }
}

/// The target picker and the axis rows, for the framework of the open assessment.
fn rating_panel() -> impl IntoView {
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
