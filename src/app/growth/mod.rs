//! Gap, evidence and plan: what the target asks, what shows it, what comes next.

pub mod entries;
pub mod entry_lists;
pub mod evidence_grid;
pub mod evidence_rows;
pub mod gap_page;
pub mod growth_dialog;
pub mod plan_rows;
