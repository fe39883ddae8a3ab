//! The parts of the page whose code is not in the first download. `cargo xtask` splits the wasm
//! at the functions marked here; calling one fetches its file first.

use crate::app::assessments::assessment_details::AssessmentDetails;
use crate::app::assessments::assessments_dialog::AssessmentsDialog;
use crate::app::assessments::conflict_dialog::ConflictDialog;
use crate::app::data::data_dialog::DataDialog;
use crate::app::data::open_file_dialog::OpenFileDialog;
use crate::app::export::export_dialog::ExportDialog;
use crate::app::export::image_dialog::ImageDialog;
use crate::app::frameworks::frameworks_outlet::FrameworksOutlet;
use crate::app::frameworks::migrate_dialog::MigrateDialog;
use crate::app::growth::growth_dialog::GrowthDialog;
use crate::app::handbook::handbook_page::HandbookPage;
use crate::app::handbook::search_dialog::SearchDialog;
use crate::app::session::language;
use crate::app::session::startup::StartupState;
use crate::app::session::state::{CommandHandler, Session};
use crate::app::sharing::reply_banner::ReplyBanner;
use crate::app::sharing::request_dialog::RequestDialog;
use crate::app::shell::drop_zone::DropZone;
use crate::app::shell::language_picker::LanguagePicker;
use crate::app::shell::secondary_page::SecondaryPage;
use crate::app::shell::storage_notices::StorageNotices;
use crate::app::shell::update_banner::UpdateBanner;
use crate::app::timeline::timeline::Timeline;
use crate::browser::{events, service_worker};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The way out: pictures, texts, files and links.
    Export,
    /// What is wrong with the store, that a new version is there; and the page as a place to drop files on.
    Notices,
    /// The choice of a language.
    Language,
    /// The switcher.
    Library,
    /// Which of two versions stands.
    Clash,
    /// Where the data is.
    Data,
    /// What an assessment is apart from its ratings.
    Details,
    /// Assessments over time.
    Timeline,
    /// What was made for whoever asked for it.
    Answering,
    /// The evidence and the plan of an axis, for one of its levels.
    Axis {
        /// The axis's place in its framework.
        axis: usize,
        /// The level that new evidence is for, where that is known.
        level: Option<u8>,
    },
    /// What is in a file.
    Open,
    /// The way to a second view.
    Ask,
    /// The page that the address names, where that is about the open assessment or came in a link.
    Page,
    /// The page that the address names, where that is about the framework.
    Reading,
    /// The page that the address names, where that is about frameworks of one's own.
    Workshop,
    /// What becomes of an assessment when it moves to another framework.
    Move,
    /// Finds what the framework says.
    Search,
    /// A picture of what such a page shows.
    Picture,
}

/// Makes the view of a part. A plain function, so that it passes from file to file.
pub type ViewFn = fn() -> AnyView;

impl Part {
    /// One of each file.
    pub const FILES: [Self; 4] = [Self::Page, Self::Library, Self::Reading, Self::Workshop];

    /// Fetches the part's code, unless it is here already.
    ///
    /// # Errors
    /// Where the file does not come; it may be asked for again.
    pub async fn fetch(self) -> Result<ViewFn, SplitLoaderError> {
        match self {
            Self::Export | Self::Ask | Self::Page | Self::Picture | Self::Axis { .. } => {
                pages().await.map(|make| make(self))
            }
            Self::Reading | Self::Search => reading().await.map(|make| make(self)),
            Self::Open | Self::Workshop | Self::Move => workshop().await.map(|make| make(self)),
            Self::Notices
            | Self::Data
            | Self::Language
            | Self::Library
            | Self::Clash
            | Self::Details
            | Self::Timeline
            | Self::Answering => library().await.map(|make| make(self)),
        }
    }
}

/// Fetches all parts once the page has nothing better to do, so that they open at once and
/// also when the connection is gone by then. What does not come is fetched when it is asked for.
pub fn fetch_all_when_idle() {
    events::when_idle(|| {
        spawn_local(async {
            for part in Part::FILES {
                let _ = part.fetch().await;
            }
            service_worker::begin();
        });
    });
}

/// What reads what is stored, and the words of another language.
#[derive(Clone, Copy, Debug)]
pub struct Stored {
    /// What a visit begins with, in the language whose file is this text.
    pub begin: fn(Option<String>) -> StartupState,
    /// Changes to the language of a tag.
    pub choose: fn(Session, &'static str),
}

/// Fetches that.
///
/// # Errors
/// Where the file does not come; it may be asked for again.
#[wasm_split(stored, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn stored() -> Result<Stored, SplitLoaderError> {
    Ok(Stored { begin: StartupState::from_storage, choose: language::change })
}

/// Starts what carries out what is done to the stored records, and calls back with that.
pub type StartKeeper = fn(Session, fn(Session, CommandHandler));

/// Fetches that.
///
/// # Errors
/// Where the file does not come; it may be asked for again.
#[wasm_split(keeper, fallible, wasm_split_path = ::leptos::wasm_split)]
pub fn keeper() -> Result<StartKeeper, SplitLoaderError> {
    Ok(crate::app::session::autosave::start)
}

#[wasm_split(library, fallible, wasm_split_path = ::leptos::wasm_split)]
fn library() -> Result<fn(Part) -> ViewFn, SplitLoaderError> {
    Ok(|part| match part {
        Part::Notices => || view! { <StorageNotices/> <UpdateBanner/> <DropZone/> }.into_any(),
        Part::Data => || view! { <DataDialog/> }.into_any(),
        Part::Clash => || view! { <ConflictDialog/> }.into_any(),
        Part::Details => || view! { <AssessmentDetails/> }.into_any(),
        Part::Answering => || view! { <ReplyBanner/> }.into_any(),
        Part::Language => || view! { <LanguagePicker/> }.into_any(),
        Part::Timeline => || view! { <Timeline/> }.into_any(),
        _ => || view! { <AssessmentsDialog/> }.into_any(),
    })
}

#[wasm_split(reading, fallible, wasm_split_path = ::leptos::wasm_split)]
fn reading() -> Result<fn(Part) -> ViewFn, SplitLoaderError> {
    Ok(|part| match part {
        Part::Search => || view! { <SearchDialog/> }.into_any(),
        _ => || view! { <HandbookPage/> }.into_any(),
    })
}

#[wasm_split(workshop, fallible, wasm_split_path = ::leptos::wasm_split)]
fn workshop() -> Result<fn(Part) -> ViewFn, SplitLoaderError> {
    Ok(|part| match part {
        Part::Open => || view! { <OpenFileDialog/> }.into_any(),
        Part::Move => || view! { <MigrateDialog/> }.into_any(),
        _ => || view! { <FrameworksOutlet/> }.into_any(),
    })
}

#[wasm_split(pages, fallible, wasm_split_path = ::leptos::wasm_split)]
fn pages() -> Result<fn(Part) -> ViewFn, SplitLoaderError> {
    Ok(|part| match part {
        Part::Ask => || view! { <RequestDialog/> }.into_any(),
        Part::Export => || view! { <ExportDialog/> }.into_any(),
        Part::Picture => || view! { <ImageDialog/> }.into_any(),
        Part::Axis { .. } => || view! { <GrowthDialog/> }.into_any(),
        _ => || view! { <SecondaryPage/> }.into_any(),
    })
}
