//! Every word a person reads, by where it stands. US English.

pub mod data;
pub mod date;
pub mod export;
pub mod library;
pub mod notice;
pub mod page;
pub mod rating;
pub mod step;
