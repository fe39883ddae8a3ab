//! Reorders the entries of a list: by dragging a handle, with arrow keys, or with buttons.

use crate::app::session::state::session;
use crate::app::widgets::icon::Icon;
use crate::app::widgets::icon_button::IconButton;
use crate::browser::pointer_drag::PointerDrag;
use crate::browser::{events, focus};
use crate::i18n::messages;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

/// The handle, the buttons for moving, and the remove button.
#[component]
pub fn Reorder(
    /// The index of the entry.
    index: usize,
    /// The number of entries.
    #[prop(into)]
    count: Signal<usize>,
    /// The name of the entry.
    #[prop(into)]
    name: Signal<String>,
    /// The `id` of the list, which is an element with `data-entries`.
    list: String,
    /// Moves an entry.
    shift: Callback<(usize, usize)>,
    /// Removes an entry.
    remove: Callback<usize>,
) -> impl IntoView {
    let session = session();
    let list = StoredValue::new(list);
    let pointer = StoredValue::new_local(PointerDrag::default());
    let handle_id = move |at: usize| list.with_value(|list| format!("{list}-{at}-handle"));
    let move_to = move |to: usize| {
        let (count, name) = (count.get_untracked(), name.get_untracked());
        if to < count && to != index {
            shift.run((index, to));
            session.announce(messages::frameworks::moved(&name, to + 1, count));
            let handle = handle_id(to);
            events::on_animation_frame(move || focus::focus_id(&handle));
        }
    };
    let key = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowUp" | "ArrowLeft" => index.checked_sub(1),
            "ArrowDown" | "ArrowRight" => Some(index + 1),
            "Home" => Some(0),
            "End" => count.get_untracked().checked_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            move_to(to);
        }
    };
    // The index at which the entry would be dropped.
    let drop_index = move |event: &PointerEvent| -> Option<usize> {
        let handle = event.current_target()?.unchecked_into::<Element>();
        let entries = entries(&handle)?;
        let y = f64::from(event.client_y());
        let passed = entries.iter().take_while(|entry| {
            let rect = entry.get_bounding_client_rect();
            y > rect.top() + rect.height() / 2.0
        });
        let passed = passed.count();
        // Do not count the entry itself.
        Some(if passed > index { passed - 1 } else { passed })
    };
    let down = move |event: PointerEvent| {
        if PointerDrag::can_start(&event) {
            pointer.with_value(|pointer| pointer.start(&event));
            PointerDrag::capture(&event);
        }
    };
    let moved = move |event: PointerEvent| {
        if pointer.with_value(|pointer| pointer.is_of(&event)) {
            mark_drop_position(&event, drop_index(&event), index);
        }
    };
    let up = move |event: PointerEvent| {
        if pointer.with_value(|pointer| pointer.is_of(&event)) {
            pointer.with_value(PointerDrag::end);
            let to = drop_index(&event);
            mark_drop_position(&event, None, index);
            if let Some(to) = to {
                move_to(to);
            }
        }
    };
    let lost = move |event: PointerEvent| {
        pointer.with_value(PointerDrag::end);
        mark_drop_position(&event, None, index);
    };
    let is_last = Signal::derive(move || index + 1 >= count.get());
    let labelled =
        move |what: &'static str| Signal::derive(move || messages::named(what, &name.get()));
    view! {
        <span class="reorder">
            <button
                type="button"
                class="tool handle"
                id=handle_id(index)
                aria-label=labelled(&messages::frameworks::DRAG)
                title=messages::frameworks::DRAG
                on:keydown=key
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=lost
            >
                <Icon name="grip"/>
            </button>
            <IconButton
                icon="up"
                label=labelled(&messages::frameworks::UP)
                idle=Signal::derive(move || index == 0)
                act=Callback::new(move |()| if let Some(to) = index.checked_sub(1) { move_to(to) })
            />
            <IconButton icon="down" label=labelled(&messages::frameworks::DOWN) idle=is_last act=Callback::new(move |()| move_to(index + 1))/>
            <IconButton
                icon="close"
                label=labelled(&messages::frameworks::REMOVE)
                act=Callback::new(move |()| {
                    let handles = [index.saturating_sub(1), index].map(handle_id);
                    remove.run(index);
                    // The focused entry disappears.
                    events::on_animation_frame(move || {
                        focus::focus_heading();
                        handles.iter().for_each(|handle| focus::focus_id(handle));
                    });
                })
            />
        </span>
    }
}

/// The entries of the list that contains a handle.
fn entries(handle: &Element) -> Option<Vec<Element>> {
    let list = handle.closest("[data-entries]").ok()??;
    let children = list.children();
    Some((0..children.length()).filter_map(|at| children.item(at)).collect())
}

/// Marks the drop position.
fn mark_drop_position(event: &PointerEvent, to: Option<usize>, from: usize) {
    let Some(handle) = event.current_target() else { return };
    let Some(entries) = entries(&handle.unchecked_into::<Element>()) else { return };
    for (at, entry) in entries.iter().enumerate() {
        let classes = entry.class_list();
        let is_target = to == Some(at) && at != from;
        let _ = classes.toggle_with_force("drop-before", is_target && at < from);
        let _ = classes.toggle_with_force("drop-after", is_target && at > from);
        let _ = classes.toggle_with_force("dragged", to.is_some() && at == from);
    }
}
