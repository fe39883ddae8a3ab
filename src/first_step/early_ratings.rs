//! Ratings that were made before the code that stores records has come. They are also kept in session
//! storage until they are stored, so that a reload of the page does not lose them.

use crate::browser::window;
use crate::model::{AssessmentId, Rating};
use std::cell::RefCell;
use web_sys::Storage;

/// The key in session storage.
const KEY: &str = "rungs/early-ratings";

/// A rating.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlyRating {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The index of the axis in the framework of the assessment.
    pub axis: usize,
    /// The rating.
    pub rating: Rating,
}

thread_local! {
    /// `None` until they are read from session storage.
    static RATINGS: RefCell<Option<Vec<EarlyRating>>> = const { RefCell::new(None) };
}

/// All of them, the first one first.
#[must_use]
pub fn all() -> Vec<EarlyRating> {
    RATINGS.with_borrow_mut(|ratings| ratings.get_or_insert_with(read).clone())
}

/// Adds a rating.
pub fn add(rating: EarlyRating) {
    let mut ratings = all();
    ratings.push(rating);
    if let Some(storage) = storage() {
        // If there is no room, they are kept as long as the page is open.
        let _ = storage.set_item(KEY, &to_text(&ratings));
    }
    RATINGS.set(Some(ratings));
}

/// Removes all, because they are stored.
pub fn clear() {
    RATINGS.set(Some(Vec::new()));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn read() -> Vec<EarlyRating> {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.unwrap_or_default().lines().filter_map(parse).collect()
}

/// A line for each rating: the assessment, the index of the axis, and the rating in half levels.
fn to_text(ratings: &[EarlyRating]) -> String {
    let mut text = String::new();
    for EarlyRating { assessment, axis, rating } in ratings {
        let half_levels = (rating.levels() * 2.0) as u8;
        for part in [assessment.as_str(), " ", &axis.to_string(), " ", &half_levels.to_string()] {
            text.push_str(part);
        }
        text.push('\n');
    }
    text
}

fn parse(line: &str) -> Option<EarlyRating> {
    // An identifier may contain spaces.
    let mut parts = line.rsplitn(3, ' ');
    let half_levels: u8 = parts.next()?.parse().ok()?;
    let axis = parts.next()?.parse().ok()?;
    let assessment = AssessmentId::new(parts.next()?.to_owned());
    Some(EarlyRating { assessment, axis, rating: Rating::of_half_steps(half_levels) })
}
