//! What somebody means to do to grow on an axis.

use crate::model::date::Date;
use crate::model::id::AxisId;

/// An action of the growth plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem {
    /// The axis it is to help on.
    pub axis: AxisId,
    /// What is to be done.
    pub text: String,
    /// Until when.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}
