//! The state of the page at startup. Most first visits have no stored data, so the code that reads
//! it is in a lazy chunk, which a first visit does not wait for.

use crate::app::session::language;
use crate::browser::local_storage;
use crate::browser::mirrored_store::MirroredStore;
use crate::browser::{self, site_framework};
use crate::model::{Assessment, AssessmentId, Framework, Person};
use crate::storage::records::settings::KEY;
use crate::storage::records::{assessment, framework, person};
use crate::storage::{Settings, StorageIssue, opened_record, quarantine};

/// The state at startup.
#[derive(Clone, Debug)]
pub struct StartupState {
    /// The settings.
    pub settings: Settings,
    /// The storage issue of the settings.
    pub settings_issue: Option<StorageIssue>,
    /// The identifier of the open assessment.
    pub id: AssessmentId,
    /// The open assessment.
    pub assessment: Assessment,
    /// The assessed person.
    pub person: Person,
    /// The storage issue of the assessment.
    pub storage_issue: Option<StorageIssue>,
    /// The framework of the assessment.
    pub framework: &'static Framework,
    /// The site framework.
    pub site: Option<&'static Framework>,
    /// Whether there are quarantined texts.
    pub has_quarantined: bool,
}

impl StartupState {
    /// The state of a first visit.
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

    /// The state from storage, in the language of this catalog text.
    #[must_use]
    pub fn from_storage(words: Option<String>) -> Self {
        let tag = browser::locale::tag();
        if !words.is_some_and(|words| language::set_locale(&tag, &words)) {
            browser::locale::set_tag(browser::locale::ENGLISH);
        }
        let settings = opened_record::open::<Settings>(&MirroredStore, KEY);
        let stored = settings.record.data.unwrap_or_default();
        let wanted =
            local_storage::tab_assessment().map(AssessmentId::new).or_else(|| stored.open.clone());
        let wanted = wanted.unwrap_or(Assessment::FIRST);
        let open = |id: AssessmentId| {
            let opened = opened_record::open::<Assessment>(&MirroredStore, &assessment::key(&id));
            (id, opened)
        };
        // If the assessment was deleted or cannot be read, open the first one. The assessments
        // dialog shows the problem.
        let (id, opened) = match open(wanted) {
            (_, gone) if gone.record.data.is_none() => open(Assessment::FIRST),
            found => found,
        };
        // If the site framework is not valid, a storage notice says why.
        let site =
            site_framework::text().and_then(|text| framework::parse_site_framework(&text).ok());
        let own = site.unwrap_or_else(Framework::builtin);
        let assessment = opened.record.data.unwrap_or_else(|| Assessment::first(own));
        let made_with = framework::find(&MirroredStore, &assessment.framework)
            .or_else(|| site.filter(|site| *site.id() == assessment.framework.id));
        let person =
            opened_record::open::<Person>(&MirroredStore, &person::key(&assessment.person))
                .record
                .data;
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
