//! Evidence: events that show a level on an axis.

use crate::model::change::fields::{Chooser, Fields, field};
use crate::model::date::Date;
use crate::model::id::AxisId;
use crate::model::web_link::WebLink;

/// An event that shows that a person is at a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The axis it is about.
    pub axis: AxisId,
    /// The level it shows, from 1.
    pub level: u8,
    /// What happened.
    pub text: String,
    /// A link to more information.
    pub link: Option<WebLink>,
    /// When it happened.
    pub date: Option<Date>,
}

impl Fields for Evidence {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        field("axis", &mut self.axis, &theirs.axis, choose);
        field("level", &mut self.level, &theirs.level, choose);
        field("text", &mut self.text, &theirs.text, choose);
        field("link", &mut self.link, &theirs.link, choose);
        field("date", &mut self.date, &theirs.date, choose);
    }
}
