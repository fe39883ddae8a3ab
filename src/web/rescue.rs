//! Tells the page's starter script that the app has come to an end, so that it can show the
//! rescue page.

use super::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The event `public/boot.mjs` listens for; its detail is the message.
pub const EVENT: &str = "rungs:panic";

/// From now on a panic shows the rescue page.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| announce(&info.to_string())));
}

/// Shows the rescue page with a message.
pub fn announce(message: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(message));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
        let _ = window().dispatch_event(&event);
    }
}
