//! What the page says about its store.

use crate::store::Notice;

/// What happened, and what to do.
#[must_use]
pub fn notice(notice: &Notice) -> &'static str {
    match notice {
        Notice::Blocked => {
            "Your browser does not let this page store anything, so what you do here lasts only \
             while the page is open. Save a picture before you leave."
        }
        Notice::Full => {
            "Your last change is not saved: this browser’s storage for the site is full. It is \
             kept while the page is open. Save a picture now, or free some space and change \
             anything to save again."
        }
        Notice::Newer => {
            "What this page has stored here was made by a later version of Rungs. It is left \
             untouched, and what you do here is not saved. Reload to get the later version."
        }
        Notice::SetAside { .. } => SET_ASIDE,
        Notice::Stuck => {
            "What this page has stored here could not be read, and there is no room to set it \
             aside. It is left untouched, and what you do here is not saved. Free some space and \
             reload."
        }
    }
}

/// A part of the page could not be fetched.
pub const NOT_FETCHED: &str = "This part of Rungs could not be loaded. What you have done is safe. \
    Check your connection and try again.";
/// Saves what was set aside as a file.
pub const DOWNLOAD: &str = "Download it";
/// Forgets what was set aside.
pub const DISCARD: &str = "Discard it";
/// Asked before discarding.
pub const SURE: &str = "Discard what could not be read? It cannot be brought back.";
/// There is something set aside.
pub const SET_ASIDE: &str = "Something this page had stored could not be read. It is set aside, \
    untouched: download it to keep it. You can go on here.";
