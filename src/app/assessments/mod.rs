//! People and their assessments: the list and the details.

pub mod assessment_details;
pub mod assessments_dialog;
pub mod new_assessment;
pub mod person_name;
pub mod person_section;
