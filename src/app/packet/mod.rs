//! The promotion packet: the page to print or save.

pub mod packet_page;
pub mod packet_sheet;
