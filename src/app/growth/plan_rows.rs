//! Editable rows for the plan items of an axis, and one empty row.

use crate::app::growth::entries::{Draft, on_axis, with_pending};
use crate::app::session::state::session;
use crate::app::widgets::date_field::DateField;
use crate::app::widgets::remove_button::RemoveButton;
use crate::app::widgets::typed_text::typed_text;
use crate::i18n::messages;
use crate::model::limits::MAX_TEXT_CHARS;
use crate::model::{Axis, EntryId, PlanItem};
use leptos::prelude::*;

/// The rows.
#[component]
pub fn PlanRows(
    /// The axis.
    axis: &'static Axis,
) -> impl IntoView {
    let ids = with_pending(on_axis::<PlanItem>(session(), axis));
    view! {
        <ul class="rows">
            <For each=move || ids.get() key=EntryId::to_string let(id)>
                <PlanRow id=id axis=axis/>
            </For>
        </ul>
    }
}

#[component]
fn PlanRow(id: EntryId, axis: &'static Axis) -> impl IntoView {
    let blank = PlanItem { axis: axis.id.clone(), text: String::new(), due: None, done: false };
    let draft = Draft::open(session(), id, blank);
    let is_new = draft.is_new;
    let text = draft.typed_text();
    let words = Signal::derive(move || draft.now.with(|draft| draft.text.clone()));
    view! {
        <li class="row action" aria-label=move || is_new.get().then(|| messages::evidence::NEW_ACTION.get())>
            <label class="field wide">
                <span>{messages::evidence::ACTION}</span>
                <input
                    type="text"
                    autocomplete="off"
                    maxlength=MAX_TEXT_CHARS.to_string()
                    use:typed_text=text
                />
            </label>
            {draft.earlier_texts()}
            <DateField
                label=&messages::evidence::DUE
                value=Signal::derive(move || draft.now.with(|draft| draft.due))
                set=Callback::new(move |due| draft.write(|draft| draft.due = due))
            />
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=Signal::derive(move || draft.now.with(|draft| draft.done))
                    on:change=move |event| draft.write(|draft| draft.done = event_target_checked(&event))
                />
                {messages::evidence::DONE}
            </label>
            <RemoveButton
                words=words
                idle=is_new
                remove=Callback::new(move |()| draft.write(|draft| draft.text = String::new()))
            />
        </li>
    }
}
