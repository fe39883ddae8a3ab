//! Events and scheduling with Rust callbacks.

use crate::browser::{document, window};
use js_sys::Reflect;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, IdleRequestOptions, ResizeObserver, StorageEvent};

/// Adds an event listener for the lifetime of the page.
pub fn on(target: &EventTarget, event: &'static str, callback: impl Fn(Event) + 'static) {
    std::mem::forget(Listener::new(target, event, callback));
}

/// An event listener that is removed when it is dropped.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Adds the listener.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(callback);
        // Fails only for an invalid signature.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { target: target.clone(), event, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// Makes the browser ask before the page is left, for as long as the listener exists and if `is_needed`
/// holds at that moment. Keep it only while it is needed: pages that ask are not kept for the back
/// button.
pub fn ask_before_leaving(is_needed: impl Fn() -> bool + 'static) -> Listener {
    Listener::new(&window(), "beforeunload", move |event| {
        if is_needed() {
            event.prevent_default();
            // Older browsers.
            let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
        }
    })
}

/// Calls back with the key that another tab has changed; `None` if it has cleared the storage.
pub fn on_storage_event(callback: impl Fn(Option<String>) + 'static) {
    on(&window(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            callback(event.key());
        }
    });
}

/// Calls back once, before the next paint.
pub fn on_animation_frame(callback: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(callback);
    let _ = window().request_animation_frame(closure.unchecked_ref());
}

/// How long to wait for a paint before the page is considered hidden, in milliseconds.
const HIDDEN_PAINT_TIMEOUT: i32 = 1000;

/// Calls back once, shortly after the next paint, or after a timeout if the page is hidden and not
/// painted.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    after_paint_or_timeout(Box::new(callback));
}

fn after_paint_or_timeout(callback: Box<dyn FnOnce()>) {
    let callback = Cell::new(Some(callback));
    let call = move || {
        if let Some(callback) = callback.take() {
            callback();
        }
    };
    let call = Closure::<dyn Fn()>::new(call).into_js_value();
    let in_time = |time| {
        let call = call.unchecked_ref();
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(call, time);
    };
    if document().hidden() {
        in_time(0);
        return;
    }
    // Some pages are not painted although the browser does not report them as hidden.
    in_time(HIDDEN_PAINT_TIMEOUT);
    on_animation_frame(move || {
        let _ = window().set_timeout_with_callback(call.unchecked_ref());
    });
}

/// Calls back once, after a number of milliseconds.
pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(callback);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(
        callback.unchecked_ref(),
        milliseconds,
    );
}

/// Calls back once, shortly after the second next paint. Input before the next paint has been
/// handled by then.
pub fn after_two_paints(callback: impl FnOnce() + 'static) {
    after_paint(move || after_paint(callback));
}

/// Calls back whenever the page is hidden, which may be the last event before it is closed.
pub fn on_hide(callback: impl Fn() + 'static) {
    on(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            callback();
        }
    });
}

/// The delay after which the page is considered idle in browsers without `requestIdleCallback`, in
/// milliseconds.
const IDLE_FALLBACK_DELAY: i32 = 500;
/// The timeout of `requestIdleCallback` in milliseconds. A busy or invisible page may never be
/// idle.
const IDLE_TIMEOUT: u32 = 2000;

/// Calls back once when the page is idle after the next paint, or after a timeout.
pub fn when_idle(callback: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(callback);
    after_paint(move || {
        let callback = closure.unchecked_ref();
        let options = IdleRequestOptions::new();
        options.set_timeout(IDLE_TIMEOUT);
        if window().request_idle_callback_with_options(callback, &options).is_err() {
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(
                callback,
                IDLE_FALLBACK_DELAY,
            );
        }
    });
}

/// Calls back before the first paint and whenever the size of an element changes, until it is
/// dropped.
#[derive(Debug)]
pub struct SizeListener {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn Fn()>,
}

impl SizeListener {
    /// Starts observing.
    pub fn new(element: &Element, callback: impl Fn() + 'static) -> Self {
        let closure = Closure::<dyn Fn()>::new(callback);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _closure: closure }
    }
}

impl Drop for SizeListener {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
