//! Gap, evidence and plan: the levels that the target expects, the evidence for them, and the next
//! actions.

pub mod entries;
pub mod entry_lists;
pub mod evidence_grid;
pub mod evidence_rows;
pub mod gap_page;
pub mod growth_dialog;
pub mod plan_rows;
