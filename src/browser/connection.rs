//! Whether the connection is metered or slow. Only some browsers report that; others count as neither.

use crate::browser::{events, window};
use js_sys::Reflect;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// The values of `effectiveType` for slow connections.
const SLOW: [&str; 3] = ["slow-2g", "2g", "3g"];

/// Calls back once, as soon as the connection is neither metered nor slow. That can be never.
pub fn when_unlimited(callback: impl FnOnce() + 'static) {
    let connection = get(&window().navigator(), "connection");
    if !is_limited(&connection) {
        return callback();
    }
    let Ok(target) = connection.clone().dyn_into::<EventTarget>() else { return };
    let callback = Cell::new(Some(callback));
    events::on(&target, "change", move |_| {
        if !is_limited(&connection)
            && let Some(callback) = callback.take()
        {
            callback();
        }
    });
}

fn is_limited(connection: &JsValue) -> bool {
    let speed = get(connection, "effectiveType").as_string().unwrap_or_default();
    get(connection, "saveData").is_truthy() || SLOW.contains(&speed.as_str())
}

/// A property; `undefined` if there is none.
fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default()
}
