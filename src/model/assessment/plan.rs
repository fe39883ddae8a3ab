//! Plan items: what a person wants to do to grow on an axis.

use crate::model::change::fields::{Chooser, Fields, field};
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

impl Fields for PlanItem {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        field("axis", &mut self.axis, &theirs.axis, choose);
        field("text", &mut self.text, &theirs.text, choose);
        field("due", &mut self.due, &theirs.due, choose);
        field("done", &mut self.done, &theirs.done, choose);
    }
}
