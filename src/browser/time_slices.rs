//! Long work in slices of time, so that the page responds between them.

use crate::browser::{clock, window};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// How long a slice may take, in milliseconds.
const SLICE_MS: f64 = 30.0;

/// Calls `work` until it returns false. Between slices, calls `progress` and lets the page respond.
pub async fn run(mut work: impl FnMut() -> bool, progress: impl Fn()) {
    loop {
        let start = clock::now();
        while clock::now() - start < SLICE_MS {
            if !work() {
                return;
            }
        }
        progress();
        next_task().await;
    }
}

/// Waits for the next task.
async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(promise).await;
}
