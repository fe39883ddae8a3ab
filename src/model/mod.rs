//! The domain model: frameworks, people, ratings and assessments, and the transactions that change
//! them.

pub mod analysis;
pub mod assessment;
pub mod change;
pub mod date;
pub mod framework;
pub mod id;
pub mod limits;
pub mod name;
pub mod sorted_map;
pub mod web_link;

pub use analysis::migration::FrameworkMigration;
pub use assessment::assessment::{Assessment, FrameworkRef, Ratings, Status};
pub use assessment::dials::{BalanceArea, DialPosition, Dials};
pub use assessment::evidence::Evidence;
pub use assessment::person::Person;
pub use assessment::plan::PlanItem;
pub use assessment::rater::{Rater, Role};
pub use assessment::rating::Rating;
pub use change::earlier_texts::{EarlierText, EarlierTexts};
pub use change::fields::Fields;
pub use change::transaction::{Diff, RecordChange, Transaction, TransactionKind};
pub use date::Date;
pub use framework::draft::FrameworkDraft;
pub use framework::framework::Framework;
pub use framework::level_examples::LevelExamples;
pub use framework::parts::{Axis, Credit, Ladder, Level, Position};
pub use framework::user_framework::UserFramework;
pub use framework::validation::ValidationError;
pub use id::{AssessmentId, AxisId, EntryId, FrameworkId, LadderId, PersonId, PositionId};
pub use sorted_map::SortedMap;
pub use web_link::WebLink;
