//! The root of the page: the chart and the axis rows side by side, or stacked on a phone.

use crate::app::chart::chart;
use crate::app::chart::chart_caption::ChartCaption;
use crate::app::lazy::chunks::{self, LazyView};
use crate::app::lazy::lazy_section::LazySection;
use crate::app::lazy::remount::remount_on;
use crate::app::rating::axis_row::AxisRow;
use crate::app::rating::target_picker::TargetPicker;
use crate::app::session::startup::StartupState;
use crate::app::session::state::{Session, session};
use crate::app::session::theme;
use crate::app::shell::error_banner::ErrorBanner;
use crate::app::shell::footer::Footer;
use crate::app::shell::header::Header;
use crate::app::shell::overlay_host::OverlayHost;
use crate::app::shell::per_framework::PerFramework;
use crate::app::shell::route_outlet::RouteOutlet;
use crate::app::shell::shortcuts;
use crate::browser::chart_widget::ChartWidget;
use crate::browser::{document, events, focus, location};
use crate::first_step::skeleton::Skeleton;
use crate::i18n::messages;
use crate::route::Route;
use leptos::prelude::*;

/// Creates the session and renders the views around the chart. A change of the language renders them again.
/// `widget` is the chart, if it is already shown.
pub fn mount(state: StartupState, skeleton: Skeleton, widget: Option<&'static ChartWidget>) {
    // Opening the session removes the focus, and the header replaces the wordmark. The header's wordmark is
    // focused instead.
    let is_wordmark_focused = focus::is_inside(&skeleton.head);
    let session = Session::open(state);
    let palette = theme::palette(session);
    provide_context(session);
    provide_context(palette);
    shortcuts::listen(session);
    chart::connect(session, palette, &skeleton.figure, widget);
    session.adopt_early_ratings();
    follow_route_and_language(session, &skeleton);
    let Skeleton { head, below_chart, panel, foot, .. } = skeleton;
    head.set_text_content(None);
    let header = head.clone();
    let views: [(_, fn() -> AnyView); 4] = [
        (head, || view! { <Head/> }.into_any()),
        (below_chart, || view! { <BelowChart/> }.into_any()),
        (panel, || view! { <Panel/> }.into_any()),
        (foot, || view! { <Foot/> }.into_any()),
    ];
    for (place, make) in views {
        remount_on(place, make, move || session.language.track());
    }
    if is_wordmark_focused {
        let _ = focus::focus_first(&header, ".wordmark");
    }
    events::after_two_paints(move || {
        // Signals to scripts and tests that the page is rendered.
        let _ = document().document_element().map(|html| html.set_attribute("data-ready", ""));
        events::when_idle(move || session.load_command_handler());
        chunks::load_all_when_idle();
    });
}

/// Hides the chart page while another page is shown, and sets its texts.
fn follow_route_and_language(session: Session, skeleton: &Skeleton) {
    let main = skeleton.main.clone();
    Effect::new(move || {
        let is_other_page = session.route.get() != Route::Chart;
        let _ = main.class_list().toggle_with_force("hidden", is_other_page);
    });
    let (heading, section) = (skeleton.heading.clone(), skeleton.section.clone());
    Effect::new(move || {
        session.language.track();
        heading.set_text_content(Some(&messages::shell::TITLE));
        let _ = section.set_attribute("aria-label", messages::shell::NAME);
        // The other pages set their own titles.
        if untrack(|| session.route.get()) == Route::Chart {
            location::set_title(&messages::shell::TITLE);
        }
    });
}

/// The header, and the alerts.
#[component]
fn Head() -> impl IntoView {
    view! {
        <Header/>
        <div class="alerts">
            <ErrorBanner/>
            <LazySection view=LazyView::StorageNotices/>
        </div>
    }
}

/// The legend, the caption and the timeline.
#[component]
fn BelowChart() -> impl IntoView {
    view! {
        <div class="legend-row"><LazySection view=LazyView::ChartLegend/></div>
        <ChartCaption/>
        <LazySection view=LazyView::Timeline/>
    }
}

/// The target picker, the axis rows, and the details of the assessment.
#[component]
fn Panel() -> impl IntoView {
    view! {
        <LazySection view=LazyView::ReplyBanner/>
        <PerFramework make=rating_panel/>
        <LazySection view=LazyView::AssessmentDetails/>
    }
}

/// The other pages, the footer, the dialogs, and the announcements.
#[component]
fn Foot() -> impl IntoView {
    let session = session();
    view! {
        <RouteOutlet/>
        <Footer/>
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
