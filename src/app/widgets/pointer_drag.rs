//! Follows one pointer from press to release. Other pointers are ignored meanwhile.

use crate::chart::Point;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// The pointer that drags, if there is one. Copies refer to the same pointer.
#[derive(Clone, Copy, Debug)]
pub struct PointerDrag {
    pointer: StoredValue<Option<i32>>,
}

impl PointerDrag {
    /// No pointer drags.
    #[must_use]
    pub fn new() -> Self {
        Self { pointer: StoredValue::new(None) }
    }

    /// Whether a press can start a drag: the main button of the main pointer.
    #[must_use]
    pub fn can_start(event: &PointerEvent) -> bool {
        event.button() == 0 && event.is_primary()
    }

    /// Starts to follow the pointer.
    pub fn start(&self, event: &PointerEvent) {
        self.pointer.set_value(Some(event.pointer_id()));
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
        self.pointer.get_value() == Some(event.pointer_id())
    }

    /// Stops following the pointer.
    pub fn end(&self) {
        self.pointer.set_value(None);
    }
}

impl Default for PointerDrag {
    fn default() -> Self {
        Self::new()
    }
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
