//! Messages of the banner and of storage notices.

use crate::i18n::messages::dates;
use crate::i18n::{Message, message, tr};
use crate::model::Date;
use crate::storage::StorageIssue;

/// A storage issue and what to do about it.
#[must_use]
pub fn notice(notice: &StorageIssue) -> &'static str {
    match notice {
        StorageIssue::Blocked => tr!(
            "Your browser does not let this page store anything, so what you do here lasts only \
             while the page is open. Download a backup before you leave."
        ),
        StorageIssue::Full => {
            tr!(
                "Your last change is not saved: this browser’s storage for the site is full. It is \
             kept while the page is open. Download a backup now, or free some space and change \
             anything to save again."
            )
        }
        StorageIssue::OnlyInMirror => {
            tr!("This browser’s main storage for the site is full. Your changes are saved in a \
                 second place in this browser. Other open tabs do not show them until they are \
                 reloaded. Download a backup, or free some space.")
        }
        StorageIssue::FutureVersion => {
            tr!("What this page has stored here was made by a later version of Rungs. It is left \
             untouched, and what you do here is not saved. Reload to get the later version.")
        }
        StorageIssue::Quarantined { .. } => &SET_ASIDE,
        StorageIssue::CannotQuarantine => {
            tr!("What this page has stored here could not be read, and there is no room to set it \
             aside. It is left untouched, and what you do here is not saved. Free some space and \
             reload.")
        }
    }
}

/// A final assessment cannot be edited.
pub const IS_FINAL: Message = message!(
    "This assessment is final, so it stays as it is. Reopen it below, or start \
    the next one from it."
);
/// The browser's storage was cleared while the page was open.
pub const EMPTIED: Message = message!(
    "This browser’s storage for the page was emptied just now. What you see is \
    still here, and is stored again with your next change."
);
/// Another tab has erased everything, and this tab did not know yet.
pub const ERASED_ELSEWHERE: Message =
    message!("Everything was erased in another tab, so this change was not saved.");
/// A text replaced one that the person had not seen.
pub const TEXT_KEPT: Message =
    message!("The replaced text is kept below the field, as an earlier text.");
/// A draft of a framework replaced one that the person had not seen.
pub const DRAFT_KEPT: Message =
    message!("The replaced draft of the framework is kept as a second framework.");
/// Heading of an earlier text, which another one has replaced.
#[must_use]
pub fn earlier_text(replaced_on: Date) -> String {
    tr!("Earlier text, replaced on {day}", day = dates::long(replaced_on))
}
/// Button: use the earlier text again.
pub const USE_EARLIER: Message = message!("Use this text");
/// Button: delete the earlier text.
pub const DELETE_EARLIER: Message = message!("Delete it", "an earlier text");
/// Autosave could not be loaded.
pub const NOT_SAVING: Message = message!(
    "A part of Rungs could not be loaded, so what you do is not saved yet. \
    Check your connection; it is tried again with your next change."
);
/// A language could not be loaded.
pub const NO_LANGUAGE: Message =
    message!("This language could not be loaded. Check your connection and try again.");
/// A chunk could not be loaded.
pub const NOT_FETCHED: Message =
    message!("This part of Rungs could not be loaded. Check your connection and try again.");
/// Button: download the quarantined texts.
pub const DOWNLOAD: Message = message!("Download it");
/// Button: delete the quarantined texts.
pub const DISCARD: Message = message!("Discard it");
/// The confirmation before deleting them.
pub const SURE: Message = message!("Discard what could not be read? It cannot be brought back.");
/// There are quarantined texts.
pub const SET_ASIDE: Message = message!(
    "Something this page had stored could not be read. It is set aside, \
    untouched: download it to keep it. You can go on here."
);
/// The framework of an assessment is missing.
pub const NO_FRAMEWORK: Message = message!(
    "The framework of this assessment is not in this browser: only what another one \
    has in common with it is shown. Its ratings are kept."
);
/// A new version of the app is available.
pub const NEW_VERSION: Message =
    message!("A new version of Rungs is ready. What you have done stays as it is.");
/// Button: reload the page to update.
pub const RELOAD: Message = message!("Reload to use it");
/// Button: keep using this version.
pub const LATER: Message = message!("Later", "not now");
