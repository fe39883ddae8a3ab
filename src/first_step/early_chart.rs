//! The chart that can be dragged before the page is loaded. The page takes it over, also during a drag.

use crate::browser::chart_widget::ChartWidget;
use crate::browser::events::{self, Listener};
use crate::browser::{document, locale, location, media_query};
use crate::chart::Palette;
use crate::first_step::early_ratings::{self, EarlyRating};
use crate::first_step::open_assessment;
use crate::first_step::skeleton::Skeleton;
use crate::model::{AssessmentId, Rating};
use crate::presentation::chart_spec::ChartSpec;
use crate::presentation::chart_state::ChartEvent;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// The chart, and the elements around it.
#[derive(Debug)]
pub struct EarlyChart {
    id: AssessmentId,
    skeleton: Skeleton,
    /// It exists as long as the page is open.
    widget: &'static ChartWidget,
    /// Asks before the page is left while ratings are not stored.
    leave_prompt: Listener,
}

impl EarlyChart {
    /// Shows the open assessment. `None` if that needs more code: on another page than that of the chart, in
    /// another language than English, with another framework, and for a final assessment.
    /// `has_site_framework` says whether the host has a framework of its own.
    #[must_use]
    pub fn show(has_site_framework: bool) -> Option<Self> {
        let is_chart_page = matches!(location::hash().as_str(), "" | "#" | "#/");
        if has_site_framework || !is_chart_page || locale::tag() != locale::ENGLISH {
            return None;
        }
        // The page explains that a final assessment cannot be changed.
        let (id, spec) = open_assessment::read().filter(|(_, spec)| !spec.is_final)?;
        let spec = with_early_ratings(&id, spec);
        let skeleton = Skeleton::mount()?;
        describe(&skeleton.figure, &spec);
        let widget = ChartWidget::new(&skeleton.figure, spec.clone(), palette(), |_| ());
        let widget: &'static ChartWidget = Box::leak(Box::new(widget));
        let spec = RefCell::new(spec);
        let (figure, rated_id) = (skeleton.figure.clone(), id.clone());
        widget.set_on_event(move |event| {
            let made = rating(&rated_id, &spec.borrow(), event);
            let Some(made) = made else { return };
            early_ratings::add(made);
            let now = with_early_ratings(&rated_id, spec.borrow().clone());
            describe(&figure, &now);
            widget.set(now.clone());
            spec.replace(now);
        });
        let leave_prompt = events::ask_before_leaving(|| !early_ratings::all().is_empty());
        Some(Self { id, skeleton, widget, leave_prompt })
    }

    /// Returns the elements and the chart to the page, which has opened an assessment. The page then asks
    /// itself before it is left. If it has opened another assessment, a drag is canceled.
    #[must_use]
    pub fn hand_over(self, open: &AssessmentId) -> (Skeleton, &'static ChartWidget) {
        drop(self.leave_prompt);
        if self.id != *open {
            self.widget.cancel();
        }
        (self.skeleton, self.widget)
    }
}

/// The rating that an event reports, if it reports one.
fn rating(id: &AssessmentId, spec: &ChartSpec, event: ChartEvent) -> Option<EarlyRating> {
    let ChartEvent::Rate { axis, value } = event else { return None };
    let rating = Rating::nearest(value, spec.framework.level_count());
    let axis = spec.framework.axes().get(axis)?.id.clone();
    Some(EarlyRating::now(id.clone(), axis, rating))
}

fn describe(figure: &HtmlElement, spec: &ChartSpec) {
    let _ = figure.set_attribute("aria-label", &spec.description());
}

/// The chart with the ratings that are not stored yet.
fn with_early_ratings(id: &AssessmentId, mut spec: ChartSpec) -> ChartSpec {
    for early in early_ratings::all().into_iter().filter(|early| early.assessment == *id) {
        if let Some(axis) = early.axis_in(spec.framework)
            && let Some(rating) = spec.ratings.get_mut(axis)
        {
            *rating = Some(early.rating);
        }
    }
    spec
}

/// The palette of the theme that `public/apply_preferences.js` has chosen.
fn palette() -> Palette {
    let theme = document().document_element().and_then(|page| page.get_attribute("data-theme"));
    let is_forced = media_query::matches(media_query::FORCED_COLORS);
    Palette::of_theme(is_forced, theme.as_deref() == Some("dark"))
}
