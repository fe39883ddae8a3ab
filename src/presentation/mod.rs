//! The one seam between ladders and charts: an assessment becomes marks and words on a radar,
//! a card or a packet to take along.

pub mod card;
pub mod dials;
pub mod draft;
pub mod packet;
pub mod positions;
pub mod radar;
