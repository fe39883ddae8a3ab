//! The only connection between the domain model and charts: converts assessments and positions to
//! charts, image cards and packets.

pub mod card;
pub mod dials;
pub mod draft;
pub mod packet;
pub mod positions;
pub mod radar;
