//! Whether the connection is metered or slow. Only some browsers report that; in others it counts as
//! neither. `public/sw_client.mjs` has the same conditions.

use crate::browser::{events, property, window};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// The values of `effectiveType` for slow connections.
const SLOW: [&str; 3] = ["slow-2g", "2g", "3g"];

/// Whether the connection is metered or slow.
#[must_use]
pub fn is_limited() -> bool {
    let connection = connection();
    let speed = property(&connection, "effectiveType").as_string().unwrap_or_default();
    property(&connection, "saveData").is_truthy() || SLOW.contains(&speed.as_str())
}

/// Calls back once, when the limited connection is no longer limited. That can be never.
pub fn when_unlimited(callback: impl FnOnce() + 'static) {
    let Ok(target) = connection().dyn_into::<EventTarget>() else { return };
    let callback = Cell::new(Some(callback));
    events::on(&target, "change", move |_| {
        if !is_limited()
            && let Some(callback) = callback.take()
        {
            callback();
        }
    });
}

fn connection() -> JsValue {
    property(&window().navigator(), "connection")
}
