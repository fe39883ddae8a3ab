//! Nouns and rules: the framework, people, ratings, assessments, and the edits made to them.

pub mod assessment;
pub mod date;
pub mod edit;
pub mod framework;
pub mod id;
pub mod merge;
pub mod person;
pub mod rater;
pub mod rating;
pub mod ratings;
pub mod timeline;

pub use assessment::{Assessment, FrameworkRef, Status};
pub use date::Date;
pub use edit::{Change, Deed, Edit, Step};
pub use framework::{Axis, Credit, Framework, Ladder, Level, Position};
pub use id::{AssessmentId, AxisId, FrameworkId, LadderId, PersonId, PositionId};
pub use merge::Merge;
pub use person::Person;
pub use rater::{Rater, Role};
pub use rating::Rating;
pub use ratings::Ratings;
