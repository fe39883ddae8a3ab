//! What shows a level: tied to an axis and one of its levels.

use crate::model::date::Date;
use crate::model::id::AxisId;
use crate::model::web_link::WebLink;

/// Something that shows somebody at a level of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The axis it is about.
    pub axis: AxisId,
    /// The level it shows, from 1.
    pub level: u8,
    /// What happened.
    pub text: String,
    /// Where to see it.
    pub link: Option<WebLink>,
    /// When it was.
    pub date: Option<Date>,
}
