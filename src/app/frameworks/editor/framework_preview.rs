//! The preview chart of the framework editor.

use crate::app::chart::static_chart::StaticChart;
use crate::app::frameworks::editor::editor_state::EditorState;
use crate::chart::Layout;
use crate::i18n::messages;
use crate::model::Position;
use crate::presentation::draft;
use leptos::prelude::*;

/// The chart, and a field for selecting the position on it.
#[component]
pub fn FrameworkPreview(
    /// The editor.
    editor: EditorState,
) -> impl IntoView {
    let labels = Memo::new(move |_| editor.now.with(draft::labels));
    let position = Memo::new(move |_| -> Option<Position> {
        let (ladder, position) = editor.shown.get()?;
        editor.now.with(|draft| draft.ladders.get(ladder)?.positions.get(position).cloned())
    });
    let about = Signal::derive(move || {
        let axes = editor
            .now
            .with(|draft| draft.axes.iter().map(|axis| axis.name.to_string()).collect::<Vec<_>>());
        messages::shell::chart(&axes)
    });
    let is_there = Signal::derive(move || labels.with(Option::is_some));
    let choices = move || {
        let shown = editor.shown.get();
        let all = editor.now.with(|draft| {
            let ladders = draft.ladders.iter().enumerate();
            let all = ladders.flat_map(|(ladder, known)| {
                let positions = known.positions.iter().enumerate();
                positions.map(move |(at, position)| ((ladder, at), position.id.to_string()))
            });
            all.collect::<Vec<_>>()
        });
        let option = |((ladder, at), name): ((usize, usize), String)| {
            let is_shown = shown == Some((ladder, at));
            view! { <option value=format!("{ladder}.{at}") prop:selected=is_shown>{name}</option> }
        };
        all.into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let parts = value.split_once('.');
        editor
            .shown
            .set(parts.and_then(|(ladder, at)| Some((ladder.parse().ok()?, at.parse().ok()?))));
    };
    view! {
        <section class="bench-preview" aria-label=messages::frameworks::PREVIEW>
            <div class:hidden=Signal::derive(move || !is_there.get())>
                <StaticChart about=about shapes=move |frame, metrics| {
                    let Some(labels) = labels.get() else { return Vec::new() };
                    let layout = Layout::new(&labels, frame, metrics);
                    editor.now.with(|draft| draft::shapes(draft, position.get().as_ref(), &layout, metrics))
                }/>
            </div>
            <p class="muted" class:hidden=is_there>{messages::frameworks::NO_PREVIEW}</p>
            <label class="field">
                <span>{messages::frameworks::ON_CHART}</span>
                <select on:change=choose>
                    <option value="" prop:selected=Signal::derive(move || editor.shown.get().is_none())>{messages::frameworks::NONE}</option>
                    {choices}
                </select>
            </label>
        </section>
    }
}
