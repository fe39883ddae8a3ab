//! Ratings that were made before the code that stores records was loaded. Session storage has a copy of
//! them until they are stored, so that a reload of the page does not lose them.

use crate::browser::{clock, property, window};
use crate::model::{AssessmentId, AxisId, Framework, Rating};
use js_sys::{Array, JSON};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// The key in session storage.
const KEY: &str = "rungs/early-ratings";

/// Older ratings are ignored: the tab was restored or duplicated, and the assessment may have changed
/// since. In milliseconds.
const MAX_AGE: u64 = 600_000;

/// A rating.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlyRating {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The axis of the built-in framework.
    pub axis: AxisId,
    /// The rating.
    pub rating: Rating,
    /// When it was made, in milliseconds since 1970.
    pub made_at: u64,
}

impl EarlyRating {
    /// A rating that is made now.
    #[must_use]
    pub fn now(assessment: AssessmentId, axis: AxisId, rating: Rating) -> Self {
        Self { assessment, axis, rating, made_at: clock::unix_millis() }
    }

    /// The index of the axis, if this is the framework of the rating.
    #[must_use]
    pub fn axis_in(&self, framework: &Framework) -> Option<usize> {
        let is_of_axis = |axis: &crate::model::Axis| axis.id == self.axis;
        framework.id().is_builtin().then(|| framework.axes().iter().position(is_of_axis))?
    }

    fn is_recent(&self) -> bool {
        clock::unix_millis().saturating_sub(self.made_at) < MAX_AGE
    }
}

thread_local! {
    /// `None` until they are read from session storage.
    static RATINGS: RefCell<Option<Vec<EarlyRating>>> = const { RefCell::new(None) };
}

/// All early ratings, oldest first.
#[must_use]
pub fn all() -> Vec<EarlyRating> {
    RATINGS.with_borrow_mut(|ratings| ratings.get_or_insert_with(read).clone())
}

/// Adds a rating.
pub fn add(rating: EarlyRating) {
    let mut ratings = all();
    ratings.push(rating);
    keep(ratings);
}

/// Removes the ratings of an assessment, because they are stored.
pub fn remove(assessment: &AssessmentId) {
    let mut ratings = all();
    ratings.retain(|early| early.assessment != *assessment);
    keep(ratings);
}

fn keep(ratings: Vec<EarlyRating>) {
    if let Some(storage) = storage() {
        // If there is no room, they are kept as long as the page is open.
        let _ = match &ratings[..] {
            [] => storage.remove_item(KEY),
            some => JSON::stringify(&to_json(some))
                .and_then(|text| storage.set_item(KEY, &String::from(text))),
        };
    }
    RATINGS.set(Some(ratings));
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn read() -> Vec<EarlyRating> {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let ratings = text.and_then(|text| JSON::parse(&text).ok()?.dyn_into::<Array>().ok());
    let ratings = ratings.unwrap_or_default().into_iter();
    ratings.filter_map(|rating| decode(&rating)).filter(EarlyRating::is_recent).collect()
}

/// An array for each rating: the assessment, the axis, the rating in half levels, and when it was made.
fn to_json(ratings: &[EarlyRating]) -> JsValue {
    let all = Array::new();
    for EarlyRating { assessment, axis, rating, made_at } in ratings {
        all.push(&Array::of4(
            &assessment.as_str().into(),
            &axis.as_str().into(),
            &(rating.levels() * 2.0).into(),
            &(*made_at as f64).into(),
        ));
    }
    all.into()
}

fn decode(rating: &JsValue) -> Option<EarlyRating> {
    let text = |at| property(rating, at).as_string();
    let number = |at| property(rating, at).as_f64();
    let half_levels = number("2")?;
    let early = EarlyRating {
        assessment: AssessmentId::new(text("0")?),
        axis: AxisId::new(text("1")?),
        rating: Rating::of_half_steps(half_levels as u8),
        made_at: number("3")? as u64,
    };
    // The conversion above cuts off what is no half level.
    (early.rating.levels() * 2.0 == half_levels).then_some(early)
}
