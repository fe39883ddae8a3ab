//! What somebody means to do to grow on an axis.

use crate::model::assessment::assessment::Assessment;
use crate::model::date::Date;
use crate::model::id::{AxisId, EntryId};

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

/// The actions on an axis: what is open first, then by day, those without one last.
#[must_use]
pub fn on_axis<'a>(assessment: &'a Assessment, axis: &AxisId) -> Vec<&'a (EntryId, PlanItem)> {
    let mut found: Vec<_> =
        assessment.plan.iter().filter(|(_, action)| action.axis == *axis).collect();
    found.sort_by_key(|(_, action)| (action.done, action.due.is_none(), action.due));
    found
}
