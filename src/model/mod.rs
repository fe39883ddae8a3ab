//! Nouns and rules: the framework, ratings, one assessment and the edits made to it.

pub mod assessment;
pub mod date;
pub mod edit;
pub mod framework;
pub mod id;
pub mod rating;
pub mod ratings;

pub use assessment::{Assessment, FrameworkRef};
pub use date::Date;
pub use edit::{Change, Edit};
pub use framework::{Axis, Credit, Framework, Ladder, Level, Position};
pub use id::{AxisId, FrameworkId, LadderId, PositionId};
pub use rating::Rating;
pub use ratings::Ratings;
