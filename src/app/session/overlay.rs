//! The dialogs that can open over the page.

/// A dialog; at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The people and their assessments.
    Assessments,
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
    /// Exports the chart or the dials of a handbook page as an image.
    Image,
    /// Moves an assessment to another framework.
    Migrate,
    /// Previews an opened file.
    OpenFile,
    /// Asks somebody for their rating, by link or file.
    Request,
    /// The search over the framework.
    Search,
}
