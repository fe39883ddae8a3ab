//! Writing, comparing and restoring backups, a few records at a time.

use crate::model::{Diff, Framework, FrameworkRef, RecordChange};
use crate::storage::backup::{Backup, BackupWriter, RestorePlan};
use crate::storage::key_value::KeyValue;
use crate::storage::quarantine;
use crate::storage::records::erasure;
use crate::storage::records::registry::merge_texts;
use crate::storage::storage_issue::StorageIssue;
use crate::storage::tab_store::{CommitOutcome, TabStore, WriteMode};

impl TabStore {
    /// The keys of all records, sorted.
    #[must_use]
    pub fn keys(&self, store: &dyn KeyValue) -> Vec<String> {
        self.known.over(store).keys().unwrap_or_default()
    }

    /// Adds records to a backup.
    pub fn add_to_backup(&self, store: &dyn KeyValue, writer: &mut BackupWriter, keys: &[String]) {
        // Another tab may have erased everything meanwhile.
        let erased_at = self.erased_at.max(erasure::time(store));
        for key in keys {
            writer.add(&self.known.over(store), key, erased_at);
        }
    }

    /// Adds to a backup the stored texts that the tab's own records hide, and the quarantined texts.
    pub fn add_unread_to_backup(&self, store: &dyn KeyValue, writer: &mut BackupWriter) {
        writer.add_unread(&self.known.hidden_texts(store));
        writer.add_unread(&quarantine::texts(store).unwrap_or_default());
    }

    /// Adds to a plan what restoring some records of a backup would change.
    pub fn add_to_plan(
        &self,
        store: &dyn KeyValue,
        backup: &Backup,
        plan: &mut RestorePlan,
        keys: &[String],
    ) {
        for key in keys {
            backup.compare(&self.known.over(store), key, plan);
        }
    }

    /// Restores some of the versions of a plan. [`Self::finish_restore`] reports issues.
    pub fn restore_versions(&mut self, store: &dyn KeyValue, versions: &[(String, String)]) {
        self.adopt_erasure(store);
        for (key, version) in versions {
            let _ = self.merge(store, key, version);
        }
    }

    /// After the versions of a plan were restored: brings back the records that were deleted here.
    pub fn finish_restore(&mut self, store: &dyn KeyValue, plan: &RestorePlan) -> CommitOutcome {
        let brought_back = plan.records.iter().filter(|record| record.is_brought_back);
        let changes: Vec<RecordChange> = brought_back.map(|record| record.change.clone()).collect();
        let mut outcome = self.write_all(store, &changes, WriteMode::Edit);
        for record in &plan.records {
            outcome.add_replaced_by(&record.change);
            if let RecordChange::Assessment(_, Diff { after: Some(restored), .. }) = &record.change
            {
                self.restore_revision(store, plan, &restored.framework);
            }
        }
        if let Some(transaction) = plan.transaction() {
            self.history.push(transaction);
        }
        outcome
    }

    /// Restores the framework revision of a restored assessment, if it was removed here because no
    /// assessment used it.
    fn restore_revision(
        &mut self,
        store: &dyn KeyValue,
        plan: &RestorePlan,
        made_with: &FrameworkRef,
    ) {
        let Some(before) = self.framework(store, &made_with.id) else { return };
        let is_named = |revision: &&'static Framework| revision.revision() == made_with.revision;
        if before.revisions.iter().any(is_named) {
            return;
        }
        let in_backup = plan.records.iter().filter_map(|record| record.framework(&made_with.id));
        if let Some(revision) =
            in_backup.flat_map(|known| &known.revisions).find(|known| is_named(known))
        {
            let after = Some(before.with_older_revision(revision));
            let diff = Diff { before: Some(before), after };
            let change = RecordChange::Framework(made_with.id.clone(), diff);
            self.write_all(store, &[change], WriteMode::Edit);
        }
    }

    /// Merges a version into the record. Returns the storage issue, if there is one.
    fn merge(&mut self, store: &dyn KeyValue, key: &str, version: &str) -> Option<StorageIssue> {
        let known = self.known.over(store).get(key).ok().flatten();
        let merged = known.and_then(|known| merge_texts(key, &known, version));
        self.known.put(key, merged.unwrap_or_else(|| version.to_owned()));
        self.store_known(store, key)
    }
}

/// The same without pauses.
#[cfg(test)]
impl TabStore {
    /// A backup of all records, including changes that are not stored.
    #[must_use]
    pub fn backup(&self, store: &dyn KeyValue, made_on: crate::model::Date) -> String {
        let mut writer = BackupWriter::default();
        self.add_to_backup(store, &mut writer, &self.keys(store));
        self.add_unread_to_backup(store, &mut writer);
        writer.finish(made_on)
    }

    /// Plans the changes that restoring a backup would make.
    #[must_use]
    pub fn plan(&self, store: &dyn KeyValue, backup: &Backup) -> RestorePlan {
        let mut plan = RestorePlan::default();
        self.add_to_plan(store, backup, &mut plan, &backup.keys());
        plan
    }

    /// Restores a backup.
    pub fn restore(&mut self, store: &dyn KeyValue, plan: &RestorePlan) -> CommitOutcome {
        self.restore_versions(store, &plan.versions);
        self.finish_restore(store, plan)
    }
}
