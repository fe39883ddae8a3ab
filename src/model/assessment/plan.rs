//! Plan items: what a person wants to do to grow on an axis.

use crate::model::date::Date;
use crate::model::id::AxisId;

/// An item of the growth plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem {
    /// The axis it is about.
    pub axis: AxisId,
    /// What to do.
    pub text: String,
    /// The due date.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}
