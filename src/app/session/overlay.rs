//! What can be open over the page.

/// A dialog; at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The people and their assessments.
    Assessments,
    /// Which of two versions of an assessment to keep.
    Conflict,
    /// Backup, restore and erase.
    Data,
    /// Images, texts, files and links of the assessment.
    Export,
    /// The evidence and the plan of an axis.
    Growth {
        /// The axis's index in its framework.
        axis: usize,
        /// The level of new evidence, if it is known.
        level: Option<u8>,
    },
    /// An image of what a handbook page shows.
    Image,
    /// Moves an assessment to another framework.
    Migrate,
    /// What is in a file that was opened.
    OpenFile,
    /// A link that asks somebody for their rating.
    Request,
    /// The search over the framework.
    Search,
}
