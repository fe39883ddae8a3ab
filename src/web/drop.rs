//! Files that are dropped on the page.

use super::{listen, window};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event, File};

/// Calls `over` when files are dragged over the page and `false` when they are no longer, and `drop`
/// with the one that is dropped, wherever.
pub fn on_drop(over: impl Fn(bool) + Copy + 'static, drop: impl Fn(File) + 'static) {
    listen::on(&window(), "dragover", move |event| {
        if with_files(&event).is_some() {
            // Otherwise the browser would leave the page for the file.
            event.prevent_default();
            over(true);
        }
    });
    listen::on(&window(), "dragleave", move |event| {
        // Out of the window, and not from one element to the next.
        let event = event.unchecked_ref::<DragEvent>();
        if event.related_target().is_none() {
            over(false);
        }
    });
    listen::on(&window(), "drop", move |event| {
        let Some(data) = with_files(&event) else { return };
        event.prevent_default();
        over(false);
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            drop(file);
        }
    });
}

fn with_files(event: &Event) -> Option<DataTransfer> {
    let data = event.unchecked_ref::<DragEvent>().data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}
