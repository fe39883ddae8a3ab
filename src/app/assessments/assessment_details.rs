//! The details of an assessment: date, rater, notes, status and framework.

use crate::app::assessments::assessments_dialog::NextButton;
use crate::app::frameworks::commands;
use crate::app::session::overlay::Overlay;
use crate::app::session::state::{Session, session};
use crate::app::sharing::file_button::FileButton;
use crate::app::widgets::date_field::DateField;
use crate::app::widgets::earlier_texts::EarlierTexts;
use crate::app::widgets::radio_group::RadioGroup;
use crate::app::widgets::typed_text::{TypedText, typed_text};
use crate::browser::clock;
use crate::i18n::messages;
use crate::model::assessment::assessment::NOTES_PATH;
use crate::model::limits::{MAX_NAME_CHARS, MAX_NOTES_CHARS};
use crate::model::{Date, Role, Status};
use crate::storage::records::assessment;
use leptos::prelude::*;

/// The number of assessments from which a backup is suggested.
const WORTH_A_BACKUP: usize = 3;
/// The age in days from which a backup is considered old.
const OLD_BACKUP: i32 = 60;

/// The section below the axes.
#[component]
pub fn AssessmentDetails() -> impl IntoView {
    let session = session();
    let summary = Signal::derive(move || {
        let assessment = session.assessment();
        format!(
            "{} · {}",
            messages::assessments::assessment(&assessment),
            messages::assessments::status(assessment.status)
        )
    });
    let day = Signal::derive(move || session.assessment().rated_on);
    let role = RwSignal::new(Role::Own);
    Effect::new(move || {
        let stored = session.assessment().rater.role;
        if role.get_untracked() != stored {
            role.set(stored);
        }
    });
    Effect::new(move || {
        let role = role.get();
        if untrack(|| session.assessment()).rater.role != role {
            session.change_assessment(|assessment| assessment.rater.role = role);
        }
    });
    let is_final = Signal::derive(move || session.is_final());
    let is_own = Signal::derive(move || session.assessment().rater.role == Role::Own);
    let roles = Role::ALL.map(|role| (role, messages::assessments::role(role).to_owned())).to_vec();
    let stored_name = Signal::derive(move || session.assessment().rater.name);
    let name = TypedText::new(stored_name, move |change| {
        session.type_in_assessment(&change, |assessment, text| {
            text.clone_into(&mut assessment.rater.name);
        });
    });
    let stored_notes = Signal::derive(move || session.assessment().notes);
    let notes = TypedText::new(stored_notes, move |change| {
        session
            .type_in_assessment(&change, |assessment, text| text.clone_into(&mut assessment.notes));
    });
    let key = Signal::derive(move || assessment::key(&session.id()));
    let use_notes = Callback::new(move |text: String| {
        session.change_assessment(|assessment| assessment.notes = text);
    });
    let set_day = Callback::new(move |day: Option<Date>| {
        session.change_assessment(|assessment| {
            assessment.rated_on = day.or(assessment.rated_on);
            assessment.date_is_manual = day.is_some();
        });
    });
    let set_status = move |_| {
        session.change_assessment(|assessment| {
            assessment.status = match assessment.status {
                Status::Draft => Status::Final,
                Status::Final => Status::Draft,
            };
        });
        session.set_error(&messages::notices::IS_FINAL, false);
    };
    view! {
        <details class="about">
            <summary>
                <h2>{messages::assessments::ABOUT}</h2>
                <span class="muted">{summary}</span>
            </summary>
            <div class="about-fields">
                <DateField label=&messages::assessments::DATE value=day set=set_day/>
                <RadioGroup label=&messages::assessments::RATED_BY name="role" options=roles value=role/>
                <label class="field" class:hidden=is_own>
                    <span>{messages::assessments::RATER_NAME}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        maxlength=MAX_NAME_CHARS.to_string()
                        readonly=is_final
                        use:typed_text=name
                    />
                </label>
                <label class="field">
                    <span>{messages::assessments::NOTES}</span>
                    <textarea
                        rows="4"
                        maxlength=MAX_NOTES_CHARS.to_string()
                        readonly=is_final
                        placeholder=messages::assessments::NOTES_EMPTY
                        use:typed_text=notes
                    ></textarea>
                </label>
                <EarlierTexts key=key path=NOTES_PATH.to_owned() use_text=use_notes is_locked=is_final/>
                <MadeWith/>
                <div class="about-actions">
                    <button type="button" class="secondary" on:click=set_status>
                        {Signal::derive(move || {
                            let words =
                                if session.is_final() { messages::assessments::REOPEN } else { messages::assessments::MARK_FINAL };
                            words.to_owned()
                        })}
                    </button>
                    <NextButton/>
                    <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(Overlay::Request))>
                        {messages::sharing::ASK}
                    </button>
                </div>
            </div>
        </details>
        <p class="nudge muted" class:hidden=Signal::derive(move || !needs_backup(session))>
            {messages::data::NUDGE} " "
            <button type="button" class="plain" on:click=move |_| session.overlay.set(Some(Overlay::Data))>
                {messages::data::TITLE}
            </button>
        </p>
        <div class="nudge muted first-visit" class:hidden=Signal::derive(move || session.assessment_count() > 0)>
            <p>{messages::data::FROM_ELSEWHERE}</p>
            <FileButton words=&messages::data::RESTORE/>
        </div>
    }
}

/// The framework of the assessment, and the button for migrating it.
#[component]
fn MadeWith() -> impl IntoView {
    let session = session();
    let words = Signal::derive(move || {
        let framework = session.framework();
        format!("{} · {}", framework.name(), messages::frameworks::revision(framework.revision()))
    });
    let is_current = Signal::derive(move || {
        let made_with = session.assessment().framework;
        !commands::is_behind(session, &made_with)
    });
    view! {
        <div class="field">
            <span>{messages::frameworks::MADE_WITH}</span>
            <p>{words}</p>
            <p class:hidden=is_current>{messages::frameworks::NEWER}</p>
            <p>
                <button type="button" class="plain" on:click=move |_| session.overlay.set(Some(Overlay::Migrate))>
                    {messages::frameworks::MOVE_OPEN}
                </button>
            </p>
        </div>
    }
}

/// Whether to suggest a backup: there is enough data, and the last backup is old.
fn needs_backup(session: Session) -> bool {
    let long_ago = |day: Date| clock::today().days_since(day) > OLD_BACKUP;
    session.settings().backed_up.is_none_or(long_ago)
        && session.assessment_count() >= WORTH_A_BACKUP
}
