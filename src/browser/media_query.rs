//! Media queries: the preferences of the system.

use crate::browser::events::Listener;
use crate::browser::{events, window};
use js_sys::{JsString, Number};
use std::cell::RefCell;
use std::rc::Rc;

/// Dark theme.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// The page is being printed.
pub const PRINT: &str = "print";
/// Reduced motion.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";
/// Forced colors.
pub const FORCED_COLORS: &str = "(forced-colors: active)";

/// Whether a media query matches.
#[must_use]
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls back when a media query starts or stops matching.
pub fn on_change(query: &str, callback: impl Fn() + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        events::on(&list, "change", move |_| callback());
    }
}

/// Listens for changes of the device pixel ratio, until it is dropped. Moving a window to another screen
/// changes the ratio without a resize.
#[derive(Debug)]
pub struct PixelRatioListener {
    /// The query for the current ratio. A change needs another query.
    _current: Rc<RefCell<Option<Listener>>>,
}

impl PixelRatioListener {
    /// Calls back after each change.
    pub fn new(callback: impl Fn() + 'static) -> Self {
        let current = Rc::default();
        listen(&current, Rc::new(callback));
        Self { _current: current }
    }
}

fn listen(current: &Rc<RefCell<Option<Listener>>>, callback: Rc<dyn Fn()>) {
    // JavaScript writes the number, because Rust's code for that is large.
    let ratio = Number::from(window().device_pixel_ratio()).to_string_with_radix(10);
    let ratio = ratio.map_or_else(|_| String::new(), |ratio: JsString| String::from(ratio));
    let list = window().match_media(&format!("(resolution: {ratio}dppx)")).ok().flatten();
    let weak = Rc::downgrade(current);
    let listener = list.map(|list| {
        Listener::new(&list, "change", move |_| {
            callback();
            if let Some(current) = weak.upgrade() {
                listen(&current, Rc::clone(&callback));
            }
        })
    });
    *current.borrow_mut() = listener;
}
