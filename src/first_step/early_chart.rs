//! The chart that can be dragged before the page has come. The page takes it over, with a drag that is
//! going on.

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

/// The language of the source code, whose texts are in the code.
const ENGLISH: &str = "en";

/// The chart, and the elements around it.
#[derive(Debug)]
pub struct EarlyChart {
    /// The elements of the page.
    pub skeleton: Skeleton,
    /// The chart. It exists as long as the page is open.
    pub widget: &'static ChartWidget,
    /// Asks before the page is left while ratings are not stored.
    leave_prompt: Listener,
}

impl EarlyChart {
    /// Shows the open assessment, if that needs no more code. `has_site_framework` says whether the host
    /// has a framework of its own.
    #[must_use]
    pub fn show(has_site_framework: bool) -> Option<Self> {
        let is_chart_page = matches!(location::hash().as_str(), "" | "#" | "#/");
        if has_site_framework || !is_chart_page || locale::tag() != ENGLISH {
            return None;
        }
        let (id, spec) = open_assessment::read()?;
        let spec = with_early_ratings(&id, spec);
        let skeleton = Skeleton::mount()?;
        describe(&skeleton.figure, &spec);
        let widget = ChartWidget::new(&skeleton.figure, spec.clone(), palette(), |_| ());
        let widget: &'static ChartWidget = Box::leak(Box::new(widget));
        let spec = RefCell::new(spec);
        let figure = skeleton.figure.clone();
        widget.set_on_event(move |event| {
            let made = rating(&id, &spec.borrow(), event);
            let Some(made) = made else { return };
            early_ratings::add(made);
            let now = with_early_ratings(&id, spec.borrow().clone());
            describe(&figure, &now);
            widget.set(now.clone());
            spec.replace(now);
        });
        let leave_prompt = events::ask_before_leaving(|| !early_ratings::all().is_empty());
        Some(Self { skeleton, widget, leave_prompt })
    }

    /// Stops asking before the page is left.
    pub fn hand_over(self) -> (Skeleton, &'static ChartWidget) {
        drop(self.leave_prompt);
        (self.skeleton, self.widget)
    }
}

/// What the person has rated. A final assessment cannot be rated.
fn rating(id: &AssessmentId, spec: &ChartSpec, event: ChartEvent) -> Option<EarlyRating> {
    let (axis, value) = match event {
        ChartEvent::Rate { axis, value } => (axis, value),
        ChartEvent::RateFirst(axis) => (axis, 1.0),
        ChartEvent::Preview(_) | ChartEvent::Hover(_) => return None,
    };
    let rating = Rating::nearest(value, spec.framework.level_count());
    (!spec.is_final).then(|| EarlyRating { assessment: id.clone(), axis, rating })
}

fn describe(figure: &HtmlElement, spec: &ChartSpec) {
    let _ = figure.set_attribute("aria-label", &spec.description());
}

/// The chart with the ratings that are not stored yet.
fn with_early_ratings(id: &AssessmentId, mut spec: ChartSpec) -> ChartSpec {
    for early in early_ratings::all().into_iter().filter(|early| early.assessment == *id) {
        if let Some(rating) = spec.ratings.get_mut(early.axis) {
            *rating = Some(early.rating);
        }
    }
    spec
}

/// The palette of the theme that `public/apply_preferences.js` has chosen.
fn palette() -> Palette {
    let theme = document().document_element().and_then(|page| page.get_attribute("data-theme"));
    if media_query::matches(media_query::FORCED_COLORS) {
        Palette::FORCED
    } else if theme.as_deref() == Some("dark") {
        Palette::DARK
    } else {
        Palette::LIGHT
    }
}
