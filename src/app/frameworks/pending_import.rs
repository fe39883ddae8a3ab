//! The framework that was brought from files, until it is kept or left. It outlives its page, and the page
//! that is made anew in another language.

use crate::browser::location;
use crate::import::ImportedFramework;
use crate::route::FrameworksRoute;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static BROUGHT: RefCell<Option<ImportedFramework>> = const { RefCell::new(None) };
    static COUNT: ArcRwSignal<usize> = ArcRwSignal::default();
}

/// Shows what was brought, on the page for it.
pub fn show(brought: ImportedFramework) {
    put(Some(brought));
    // Another one may be shown there.
    COUNT.with(|count| count.update(|count| *count += 1));
    location::set_hash(&FrameworksRoute::ImportPreview.address());
}

/// How often something was brought.
#[must_use]
pub fn count() -> usize {
    COUNT.with(|count| count.get())
}

/// Puts down what was brought as it is now, for when the page is shown again.
pub fn put(brought: Option<ImportedFramework>) {
    BROUGHT.set(brought);
}

/// What was brought last.
#[must_use]
pub fn last() -> Option<ImportedFramework> {
    BROUGHT.with_borrow(Clone::clone)
}

/// Whether what was brought last is neither kept nor left, and so lasts only while the page is open.
#[must_use]
pub fn is_there() -> bool {
    BROUGHT.with_borrow(Option::is_some)
}
