//! What a visit begins with. Most first visits find nothing stored, so what reads that is a part of its
//! own, and the page of a first visit does not wait for it.

use crate::app::session::language;
use crate::browser::local_storage;
use crate::browser::mirrored_store::MirroredStore;
use crate::browser::{self, site_framework};
use crate::model::{Assessment, AssessmentId, Framework, Person};
use crate::storage::records::settings::KEY;
use crate::storage::records::{assessment, framework, person};
use crate::storage::{Settings, StorageIssue, quarantine, record};

/// What the page knows when it appears.
#[derive(Clone, Debug)]
pub struct StartupState {
    /// The settings.
    pub settings: Settings,
    /// What is wrong with them.
    pub settings_issue: Option<StorageIssue>,
    /// Which assessment is open.
    pub id: AssessmentId,
    /// That assessment.
    pub assessment: Assessment,
    /// Whoever is assessed.
    pub person: Person,
    /// What is wrong with the store.
    pub storage_issue: Option<StorageIssue>,
    /// What that is made with.
    pub framework: &'static Framework,
    /// What the site ships in the place of the built-in framework.
    pub site: Option<&'static Framework>,
    /// Whether there are texts that could not be read.
    pub has_quarantined: bool,
}

impl StartupState {
    /// Of a first visit.
    #[must_use]
    pub fn first_visit() -> Self {
        Self {
            settings: Settings::default(),
            settings_issue: None,
            id: Assessment::FIRST,
            assessment: Assessment::first(Framework::builtin()),
            person: Person::default(),
            storage_issue: None,
            framework: Framework::builtin(),
            site: None,
            has_quarantined: false,
        }
    }

    /// Of any other: what is stored, in the language that has these words.
    #[must_use]
    pub fn from_storage(words: Option<String>) -> Self {
        let tag = browser::locale::tag();
        if !words.is_some_and(|words| language::set_locale(&tag, &words)) {
            browser::locale::set_tag(language::ENGLISH);
        }
        let settings = record::open::<Settings>(&MirroredStore, KEY);
        let stored = settings.record.data.unwrap_or_default();
        let wanted =
            local_storage::tab_assessment().map(AssessmentId::new).or_else(|| stored.open.clone());
        let wanted = wanted.unwrap_or(Assessment::FIRST);
        let open = |id: AssessmentId| {
            let opened = record::open::<Assessment>(&MirroredStore, &assessment::key(&id));
            (id, opened)
        };
        // One that is gone, or cannot be used, gives way to the first one. Where they are listed it is told of.
        let (id, opened) = match open(wanted) {
            (_, gone) if gone.record.data.is_none() => open(Assessment::FIRST),
            found => found,
        };
        // What is wrong with one that cannot be used is among the notices.
        let site =
            site_framework::text().and_then(|text| framework::parse_site_framework(&text).ok());
        let own = site.unwrap_or_else(Framework::builtin);
        let assessment = opened.record.data.unwrap_or_else(|| Assessment::first(own));
        let made_with = framework::find(&MirroredStore, &assessment.framework)
            .or_else(|| site.filter(|site| *site.id() == assessment.framework.id));
        let person =
            record::open::<Person>(&MirroredStore, &person::key(&assessment.person)).record.data;
        Self {
            settings: stored,
            settings_issue: settings.issue,
            id,
            assessment,
            person: person.unwrap_or_default(),
            storage_issue: opened.issue,
            framework: made_with.unwrap_or(own),
            site,
            has_quarantined: quarantine::texts(&MirroredStore).is_ok_and(|texts| !texts.is_empty()),
        }
    }
}
