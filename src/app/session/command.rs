//! The commands that change stored records or open an assessment.

use crate::model::{AssessmentId, Transaction};
use crate::storage::Settings;

/// A change of the stored records, or of what is open.
#[derive(Clone, Debug)]
pub enum Command {
    /// Commits a transaction.
    Commit(Transaction),
    /// Reverts the last transaction.
    Undo,
    /// Commits the last reverted transaction again.
    Redo,
    /// Opens an assessment, also for the next load of this tab and for the next visit.
    OpenAssessment(AssessmentId),
    /// Adopts what another tab has written at a key; `None` if it has removed everything.
    AdoptFromOtherTab(Option<String>),
    /// Stores the settings that differ between the two: as they were, and as they are.
    StoreSettings(Box<[Settings; 2]>),
}
