//! The search dialog for the handbook, operated by keyboard: letters, arrow keys, Enter.

use crate::app::session::state::session;
use crate::app::widgets::dialog::Dialog;
use crate::browser::{document, location};
use crate::handbook::search::{SearchResult, search};
use crate::i18n::messages;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The dialog.
#[component]
pub fn SearchDialog() -> impl IntoView {
    let session = session();
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| query.with(|query| search(session.framework(), query)));
    let at = RwSignal::new(0_usize);
    let open = move |found: &SearchResult| {
        session.overlay.set(None);
        location::set_hash(&found.place.address());
    };
    let key = move |event: KeyboardEvent| {
        // An input method is composing text and uses these keys.
        if event.is_composing() {
            return;
        }
        let count = found.with_untracked(Vec::len);
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if now + 1 < count => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "ArrowDown" => now,
            "Enter" => {
                if let Some(found) = found.with_untracked(|found| found.get(now).cloned()) {
                    open(&found);
                }
                now
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        if let Some(option) = document().get_element_by_id(&option_id(to)) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let option = move |(index, found): (usize, SearchResult)| {
        let is_chosen = Signal::derive(move || at.get() == index);
        let (kind, title, about) = (found.kind, found.title.clone(), found.about.clone());
        view! {
            <li
                id=option_id(index)
                role="option"
                aria-selected=Signal::derive(move || is_chosen.get().to_string())
                on:click=move |_| open(&found)
            >
                <span class="found-title"><strong>{title}</strong> <span class="muted">{kind}</span></span>
                <span class="muted">{about}</span>
            </li>
        }
    };
    let options = move || found.get().into_iter().enumerate().map(option).collect_view();
    let said = Signal::derive(move || {
        if query.with(|query| query.trim().is_empty()) {
            messages::handbook::SEARCH_HELP.to_owned()
        } else {
            messages::handbook::found(found.with(Vec::len))
        }
    });
    let active = Signal::derive(move || {
        found.with(|found| at.get() < found.len()).then(|| option_id(at.get()))
    });
    view! {
        <Dialog title=&messages::handbook::SEARCH>
            <div class="search">
                <label class="field">
                    <span>{messages::handbook::SEARCH_FIELD}</span>
                    <input
                        type="text"
                        role="combobox"
                        autofocus
                        autocomplete="off"
                        spellcheck="false"
                        aria-autocomplete="list"
                        aria-controls="found"
                        aria-expanded=Signal::derive(move || (!found.with(Vec::is_empty)).to_string())
                        aria-activedescendant=active
                        on:input=move |event| {
                            at.set(0);
                            query.set(event_target_value(&event));
                        }
                        on:keydown=key
                    />
                </label>
                <p class="muted" role="status">{said}</p>
                <ul
                    id="found"
                    class="found"
                    role="listbox"
                    aria-label=messages::handbook::SEARCH
                    class:hidden=Signal::derive(move || found.with(Vec::is_empty))
                >
                    {options}
                </ul>
            </div>
        </Dialog>
    }
}

fn option_id(index: usize) -> String {
    format!("found-{index}")
}
