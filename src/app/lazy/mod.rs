//! Parts of the app whose code is fetched later, and views that mount later.

pub mod chunks;
pub mod lazy_section;
pub mod page_chunk;
pub mod remount;
pub mod startup_chunk;
