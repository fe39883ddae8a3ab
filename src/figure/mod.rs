//! The one seam between ladders and charts: an assessment becomes marks and words on a radar,
//! or a card to take along.

pub mod card;
pub mod radar;
