//! Events, frames and sizes as plain callbacks.

use crate::browser::{document, window};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, IdleRequestOptions, ResizeObserver, StorageEvent};

/// Calls back on every such event, for as long as the page lives.
pub fn on(target: &EventTarget, event: &'static str, callback: impl Fn(Event) + 'static) {
    std::mem::forget(Listener::new(target, event, callback));
}

/// Calls back on every such event for as long as it lives itself.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Begins to listen.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(callback);
        // Only an invalid signature could make this fail.
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

/// Calls back with the key that another tab has changed; `None` when it cleared everything.
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

/// How long a page may go unpainted before it is taken for one that is not looked at: milliseconds.
const HIDDEN_PAINT_TIMEOUT: i32 = 1000;

/// Calls back once, soon after the next paint; also where the page is out of sight and is not painted.
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
    // Browsers do not paint every page that they do not call hidden.
    in_time(HIDDEN_PAINT_TIMEOUT);
    on_animation_frame(move || {
        let _ = window().set_timeout_with_callback(call.unchecked_ref());
    });
}

/// Calls back once, soon after the paint after the next: what a hand does before the next one has been
/// answered by then.
pub fn after_two_paints(callback: impl FnOnce() + 'static) {
    after_paint(move || after_paint(callback));
}

/// Calls back whenever the page is put out of sight, which may be the last that is heard of it.
pub fn on_hide(callback: impl Fn() + 'static) {
    on(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            callback();
        }
    });
}

/// How long a page is idle by our reckoning, where the browser does not tell: milliseconds.
const IDLE_FALLBACK_DELAY: i32 = 500;
/// How long a browser may take to find the page idle, in milliseconds: a busy machine, or a window that
/// is not drawn, may never be.
const IDLE_TIMEOUT: u32 = 2000;

/// Calls back once, after the next paint, when the page has nothing to do, or soon in any case.
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

/// Calls back before the first paint, and whenever an element's size changes, for as long as it lives.
#[derive(Debug)]
pub struct SizeListener {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn Fn()>,
}

impl SizeListener {
    /// Begins to listen.
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
