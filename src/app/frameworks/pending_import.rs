//! The imported framework, until it is saved or discarded. It is kept while other pages are shown
//! and when the language changes.

use crate::browser::location;
use crate::import::ImportedFramework;
use crate::route::FrameworksRoute;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static IMPORTED: RefCell<Option<ImportedFramework>> = const { RefCell::new(None) };
    static COUNT: ArcRwSignal<usize> = ArcRwSignal::default();
}

/// Navigates to the import preview with this framework.
pub fn show(imported: ImportedFramework) {
    put(Some(imported));
    // The preview may already show another framework.
    COUNT.with(|count| count.update(|count| *count += 1));
    location::set_hash(&FrameworksRoute::ImportPreview.address());
}

/// The number of imports so far, as a signal.
#[must_use]
pub fn count() -> usize {
    COUNT.with(|count| count.get())
}

/// Stores the current state of the imported framework.
pub fn put(imported: Option<ImportedFramework>) {
    IMPORTED.set(imported);
}

/// The imported framework.
#[must_use]
pub fn last() -> Option<ImportedFramework> {
    IMPORTED.with_borrow(Clone::clone)
}

/// Whether there is an imported framework that would be lost if the page were closed.
#[must_use]
pub fn is_there() -> bool {
    IMPORTED.with_borrow(Option::is_some)
}
