//! One person's assessment: ratings, evidence, plan, and who rated.

#[expect(clippy::module_inception, reason = "the file is named after the type it holds")]
pub mod assessment;
pub mod dials;
pub mod evidence;
pub mod person;
pub mod plan;
pub mod queries;
pub mod rater;
pub mod rating;
pub mod validation;
