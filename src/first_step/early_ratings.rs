//! Ratings that were made before the code that stores records was loaded. Session storage has a copy of
//! them until they are stored, so that a reload of the page does not lose them.

use crate::browser::{clock, window};
use crate::model::{AssessmentId, AxisId, Framework, Rating};
use std::cell::RefCell;
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
            some => storage.set_item(KEY, &to_text(some)),
        };
    }
    RATINGS.set(Some(ratings));
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn read() -> Vec<EarlyRating> {
    let text =
        storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    text.lines().filter_map(parse).filter(EarlyRating::is_recent).collect()
}

/// A line for each rating: the assessment, the axis, the rating in half levels, and when it was made.
fn to_text(ratings: &[EarlyRating]) -> String {
    let mut text = String::new();
    for EarlyRating { assessment, axis, rating, made_at } in ratings {
        let half_levels = ((rating.levels() * 2.0) as u8).to_string();
        let parts = [assessment.as_str(), axis.as_str(), &half_levels, &made_at.to_string()];
        text.push_str(&parts.join(" "));
        text.push('\n');
    }
    text
}

fn parse(line: &str) -> Option<EarlyRating> {
    // An assessment's identifier may contain spaces.
    let mut parts = line.rsplitn(4, ' ');
    let made_at = parts.next()?.parse().ok()?;
    let half_levels: u8 = parts.next()?.parse().ok()?;
    let axis = AxisId::new(parts.next()?.to_owned());
    let assessment = AssessmentId::new(parts.next()?.to_owned());
    Some(EarlyRating { assessment, axis, rating: Rating::of_half_steps(half_levels), made_at })
}
