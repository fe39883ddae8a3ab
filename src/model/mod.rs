//! Nouns and rules: the framework, people, ratings, assessments, and the edits made to them.

pub mod action;
pub mod assessment;
pub mod date;
pub mod dial;
pub mod edit;
pub mod evidence;
pub mod examples;
pub mod framework;
pub mod gap;
pub mod id;
pub mod keyed;
pub mod link;
pub mod merge;
pub mod person;
pub mod rater;
pub mod rating;
pub mod timeline;

pub use action::Action;
pub use assessment::{Assessment, FrameworkRef, Ratings, Status};
pub use date::Date;
pub use dial::{Area, Dials, Needle};
pub use edit::{Change, Deed, Edit, Step};
pub use evidence::Evidence;
pub use examples::Examples;
pub use framework::{Axis, Credit, Framework, Ladder, Level, Position};
pub use id::{AssessmentId, AxisId, EntryId, FrameworkId, LadderId, PersonId, PositionId};
pub use keyed::Keyed;
pub use link::Link;
pub use merge::Merge;
pub use person::Person;
pub use rater::{Rater, Role};
pub use rating::Rating;
