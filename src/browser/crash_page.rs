//! Shows the crash page, which is part of the starter script, when the app has failed.

use crate::browser::dispatch_event;

/// The event that `public/boot.mjs` listens for. Its detail is the message.
pub const EVENT: &str = "rungs:panic";

/// Shows the crash page on a panic.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| show(&info.to_string())));
}

/// Shows the crash page with a message.
pub fn show(message: &str) {
    dispatch_event(EVENT, message);
}
