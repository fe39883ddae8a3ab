//! Tells the page's starter script that the app has come to an end, so that it can show the
//! rescue page.

use crate::browser::dispatch_event;

/// The event `public/boot.mjs` listens for; its detail is the message.
pub const EVENT: &str = "rungs:panic";

/// From now on a panic shows the rescue page.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| show(&info.to_string())));
}

/// Shows the rescue page with a message.
pub fn show(message: &str) {
    dispatch_event(EVENT, message);
}
