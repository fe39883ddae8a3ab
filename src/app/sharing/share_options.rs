//! The options of an export or share link: which parts of the assessment are included.

use crate::app::session::state::Session;
use crate::app::widgets::checkbox::Checkbox;
use crate::browser::clock;
use crate::export::file_name::file_name;
use crate::i18n::messages;
use crate::sharing::SharedAssessment;
use crate::sharing::share_options::ShareOptions;
use leptos::prelude::*;

/// The options, shared by all formats.
#[derive(Clone, Copy, Debug)]
pub struct ShareOptionsState {
    /// The session.
    pub session: Session,
    /// Whether the person's name is included.
    pub name: RwSignal<bool>,
    /// Whether evidence, plan, notes and dials are included.
    pub details: RwSignal<bool>,
}

impl ShareOptionsState {
    /// The open assessment as a payload.
    #[must_use]
    pub fn payload(&self) -> SharedAssessment {
        let options = ShareOptions { name: self.name.get(), details: self.details.get() };
        let (id, assessment) = (self.session.id(), self.session.assessment());
        SharedAssessment::copy(
            &id,
            &assessment,
            &self.session.person().name,
            options,
            clock::today(),
        )
    }

    /// The person's name, if it is included.
    #[must_use]
    pub fn person(&self) -> String {
        if self.name.get() { self.session.person().name } else { String::new() }
    }

    /// The file name of an export.
    #[must_use]
    pub fn file_name(&self, extension: &str) -> String {
        let assessment = self.session.assessment();
        let date = assessment.rated_on.unwrap_or_else(clock::today);
        let target = assessment.target_in(self.session.framework());
        let target = target.map_or("", |target| target.id.as_str());
        file_name(&[&self.person(), target], Some(date), extension)
    }
}

/// The checkbox that includes the details, and a text that lists the shared parts.
#[component]
pub fn ShareOptionFields(
    /// The options.
    along: ShareOptionsState,
) -> impl IntoView {
    let holds =
        Signal::derive(move || messages::sharing::holds(along.name.get(), along.details.get()));
    view! {
        <div class="holds">
            <Checkbox words=messages::export::WITH_DETAILS.to_owned() on=along.details/>
            <p class="muted">{holds}</p>
        </div>
    }
}
