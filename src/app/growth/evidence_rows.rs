//! Editable rows for the evidence of an axis, and one empty row.

use crate::app::growth::entries::{Draft, on_axis, with_pending};
use crate::app::session::state::session;
use crate::app::widgets::date_field::DateField;
use crate::app::widgets::remove_button::RemoveButton;
use crate::app::widgets::typed_text::typed_text;
use crate::i18n::messages;
use crate::model::limits::MAX_EVIDENCE_CHARS;
use crate::model::{Axis, EntryId, Evidence, WebLink};
use leptos::prelude::*;

/// The rows.
#[component]
pub fn EvidenceRows(
    /// The axis.
    axis: &'static Axis,
    /// The level of new evidence.
    level: u8,
) -> impl IntoView {
    let ids = with_pending(on_axis::<Evidence>(session(), axis));
    view! {
        <ul class="rows">
            <For each=move || ids.get() key=EntryId::to_string let(id)>
                <EvidenceRow id=id axis=axis level=level/>
            </For>
        </ul>
    }
}

#[component]
fn EvidenceRow(id: EntryId, axis: &'static Axis, level: u8) -> impl IntoView {
    let blank =
        Evidence { axis: axis.id.clone(), level, text: String::new(), link: None, date: None };
    let wrong_id = format!("wrong-{id}");
    let draft = Draft::open(session(), id, blank);
    let is_new = draft.is_new;
    let text = draft.typed_text();
    let words = Signal::derive(move || draft.now.with(|draft| draft.text.clone()));
    // Update the field only if the stored value changes, so that an invalid link stays in the field
    // and can be corrected.
    let link = Memo::new(move |_| {
        draft.now.with(|draft| draft.link.as_ref().map(WebLink::to_string)).unwrap_or_default()
    });
    let bad_link = RwSignal::new(String::new());
    let number = move |event: web_sys::Event| event_target_value(&event).parse().unwrap_or(level);
    let set_link =
        move |event: web_sys::Event| match WebLink::parse_field(&event_target_value(&event)) {
            Ok(link) => {
                bad_link.set(String::new());
                draft.write(|draft| draft.link = link);
            }
            Err(reason) => bad_link.set(messages::evidence::bad_link(&reason)),
        };
    let levels = (1..).zip(axis.levels.iter()).map(|(at, known)| {
        let is_chosen = Signal::derive(move || draft.now.with(|draft| draft.level == at));
        let words = messages::evidence::level(at, known);
        view! { <option value=at.to_string() prop:selected=is_chosen>{words}</option> }
    });
    view! {
        <li class="row evidence" aria-label=move || is_new.get().then(|| messages::evidence::NEW_EVIDENCE.get())>
            <label class="field wide">
                <span>{messages::evidence::TEXT}</span>
                <textarea
                    autofocus=is_new.get_untracked()
                    rows="2"
                    maxlength=MAX_EVIDENCE_CHARS.to_string()
                    use:typed_text=text
                ></textarea>
            </label>
            {draft.earlier_texts()}
            <label class="field">
                <span>{messages::evidence::LEVEL}</span>
                <select on:change=move |event| draft.write(|draft| draft.level = number(event))>
                    {levels.collect_view()}
                </select>
            </label>
            <DateField
                label=&messages::evidence::DATE
                value=Signal::derive(move || draft.now.with(|draft| draft.date))
                set=Callback::new(move |date| draft.write(|draft| draft.date = date))
            />
            <label class="field">
                <span>{messages::evidence::LINK}</span>
                <input
                    type="text"
                    inputmode="url"
                    autocomplete="off"
                    maxlength="2000"
                    placeholder=messages::evidence::LINK_EMPTY
                    aria-invalid=Signal::derive(move || (!bad_link.with(String::is_empty)).to_string())
                    aria-describedby=wrong_id.clone()
                    prop:value=link
                    on:change=set_link
                />
            </label>
            <RemoveButton
                words=words
                idle=is_new
                remove=Callback::new(move |()| {
                    draft.write(|draft| (draft.text, draft.link) = (String::new(), None));
                })
            />
            <p class="wrong wide" id=wrong_id role="alert">{bad_link}</p>
        </li>
    }
}
