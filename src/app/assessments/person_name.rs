//! The name of the assessed person in a field.

use crate::app::session::state::Session;
use crate::app::widgets::typed_text::TypedText;
use leptos::prelude::*;

/// The name of the person of the open assessment.
#[must_use]
pub fn open_person_name(session: Session) -> TypedText {
    let stored = Signal::derive(move || session.person().name);
    TypedText::new(stored, move |change| session.rename_open_person(&change))
}
