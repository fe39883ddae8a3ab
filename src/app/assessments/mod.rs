//! People and their assessments: the list, the details, edit conflicts.

pub mod assessment_details;
pub mod assessments_dialog;
pub mod conflict_dialog;
pub mod new_assessment;
pub mod person_name;
pub mod person_section;
