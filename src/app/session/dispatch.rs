//! Gives commands to the command handler, whose code is fetched after the app has rendered its first
//! view.

use crate::app::session::autosave;
use crate::app::session::command::Command;
use crate::app::session::state::{CommandHandler, Session};
use crate::browser::{document, events};
use crate::first_step::early_ratings;
use crate::i18n::messages;
use crate::model::{Diff, Framework, RecordChange};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Starts autosave, and calls back with its command handler.
type StartAutosave = fn(Session, fn(Session, CommandHandler));

/// Fetches the code of autosave, unless it has been fetched.
#[wasm_split(autosave, fallible, wasm_split_path = ::leptos::wasm_split)]
fn autosave_chunk() -> Result<StartAutosave, SplitLoaderError> {
    Ok(autosave::start)
}

impl Session {
    /// Handles a command, or queues it until autosave is loaded.
    pub(in crate::app) fn dispatch(&self, command: Command) {
        if let Some(handle) = self.command_handler.get_value() {
            // An effect that dispatches a command must not track what the handler reads.
            untrack(|| handle(*self, command));
            return;
        }
        // Show the change immediately.
        if let Command::Commit(transaction) = &command {
            let id = self.id.get_untracked();
            for edit in &transaction.edits {
                match edit {
                    RecordChange::Assessment(of, Diff { after: Some(to), .. }) if *of == id => {
                        let (made_with, revision) = (&to.framework.id, &to.framework.revision);
                        if let Some(framework) = Framework::interned(made_with, revision) {
                            self.show_framework(framework);
                        }
                        self.assessment.set(to.clone());
                    }
                    RecordChange::Person(of, Diff { after: Some(to), .. })
                        if self
                            .assessment
                            .with_untracked(|assessment| assessment.person == *of) =>
                    {
                        self.person.set(to.clone());
                    }
                    _ => {}
                }
            }
        }
        if matches!(command, Command::Commit(_)) {
            self.leave_prompt.set_value(Some(events::ask_before_leaving(|| true)));
        }
        self.pending_commands.update_value(|pending| pending.push(command));
        // Snapshots include pending commands.
        self.store_version.update(|count| *count += 1);
        // Paint first.
        let session = *self;
        events::after_paint(move || session.load_command_handler());
    }

    /// Loads autosave, which then handles the queued commands.
    pub fn load_command_handler(self) {
        let session = self;
        spawn_local(async move {
            let Ok(start) = autosave_chunk().await else {
                session.set_error(&messages::notices::NOT_SAVING, true);
                return;
            };
            session.set_error(&messages::notices::NOT_SAVING, false);
            start(session, Self::attach_command_handler);
        });
    }

    /// Sets the command handler and handles the queued commands.
    fn attach_command_handler(self, handle: CommandHandler) {
        self.command_handler.set_value(Some(handle));
        // Signals to scripts and tests that changes are stored from now on.
        let _ = document().document_element().map(|html| html.set_attribute("data-saves", ""));
        let pending = self.pending_commands.try_update_value(std::mem::take);
        for command in pending.unwrap_or_default() {
            handle(self, command);
        }
        self.leave_prompt.set_value(None);
        if untrack(|| self.storage_issue()).is_none() {
            early_ratings::remove(&self.id.get_untracked());
        }
    }
}
