//! The handbook: pages that explain a framework, as data, and a search over them.

mod axes;
mod compare;
mod ladders;
mod links;
pub mod page;
mod pages;
mod position;
pub mod search;
mod static_pages;
mod table_of_contents;

pub use compare::MAX_COMPARED;
pub use page::{AxisDiff, Block, ExpectationDiff, Page, RichText, Span};
pub use pages::{not_found_page, page};
pub use table_of_contents::{TocEntry, table_of_contents, toc_parent};
