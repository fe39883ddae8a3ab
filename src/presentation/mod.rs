//! The only connection between the domain model and charts: converts assessments and positions to
//! charts, image cards and packets.

pub mod chart_spec;
pub mod chart_state;
pub mod dials;
pub mod draft;
pub mod image_card;
pub mod legend;
pub mod packet;
pub mod positions;
pub mod radar;
