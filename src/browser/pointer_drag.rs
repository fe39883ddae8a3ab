//! Follows one pointer from press to release. Other pointers are ignored meanwhile.

use crate::chart::Point;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// The main button in `PointerEvent.buttons`.
const MAIN_BUTTON: u16 = 1;

/// The pointer that drags, if there is one.
#[derive(Debug, Default)]
pub struct PointerDrag(Cell<Option<i32>>);

impl PointerDrag {
    /// Whether a press can start a drag: the main button of the main pointer.
    #[must_use]
    pub fn can_start(event: &PointerEvent) -> bool {
        event.button() == 0 && event.is_primary()
    }

    /// Starts to follow the pointer.
    pub fn start(&self, event: &PointerEvent) {
        self.0.set(Some(event.pointer_id()));
    }

    /// Sends all events of the pointer to the element with the listener. Without this, a drag ends
    /// at the element's edge.
    pub fn capture(event: &PointerEvent) {
        if let Some(target) = event.current_target() {
            let element: Element = target.unchecked_into();
            let _ = element.set_pointer_capture(event.pointer_id());
        }
    }

    /// Whether the event is of the pointer that drags.
    #[must_use]
    pub fn is_of(&self, event: &PointerEvent) -> bool {
        self.0.get() == Some(event.pointer_id())
    }

    /// Whether the main button is released although the pointer moves: another button may still be
    /// pressed, and then the browser reports no release.
    #[must_use]
    pub fn is_released(event: &PointerEvent) -> bool {
        event.buttons() & MAIN_BUTTON == 0
    }

    /// Stops following the pointer.
    pub fn end(&self) {
        self.0.set(None);
    }
}

/// Whether the event is of a finger.
#[must_use]
pub fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// The position of a pointer in CSS pixels, from the top left corner of the element with the
/// listener.
#[must_use]
pub fn position(event: &PointerEvent) -> Point {
    let corner = event.current_target().map_or((0.0, 0.0), |target| {
        let rect = target.unchecked_into::<Element>().get_bounding_client_rect();
        (rect.left(), rect.top())
    });
    Point::new(f64::from(event.client_x()) - corner.0, f64::from(event.client_y()) - corner.1)
}
