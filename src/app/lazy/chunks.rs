//! Views whose code is not in the first download. The build splits the wasm at the functions marked
//! `wasm_split`. A call of such a function first fetches its file.

use crate::app::assessments::assessment_details::AssessmentDetails;
use crate::app::assessments::assessments_dialog::AssessmentsDialog;
use crate::app::chart::chart_legend::ChartLegend;
use crate::app::data::data_dialog::DataDialog;
use crate::app::data::open_file_dialog::OpenFileDialog;
use crate::app::export::export_dialog::ExportDialog;
use crate::app::export::image_dialog::ImageDialog;
use crate::app::frameworks::frameworks_outlet::FrameworksOutlet;
use crate::app::frameworks::migrate_dialog::MigrateDialog;
use crate::app::growth::growth_dialog::GrowthDialog;
use crate::app::handbook::handbook_page::HandbookPage;
use crate::app::handbook::search_dialog::SearchDialog;
use crate::app::session::overlay::Overlay;
use crate::app::sharing::reply_banner::ReplyBanner;
use crate::app::sharing::request_dialog::RequestDialog;
use crate::app::shell::drop_zone::DropZone;
use crate::app::shell::language_picker::LanguagePicker;
use crate::app::shell::secondary_page::SecondaryPage;
use crate::app::shell::storage_notices::StorageNotices;
use crate::app::shell::update_banner::UpdateBanner;
use crate::app::timeline::timeline::Timeline;
use crate::browser::{connection, events, service_worker};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// View constructor. A `fn` pointer, because closures cannot cross a wasm split.
pub type ViewFn = fn() -> AnyView;

/// A lazily fetched wasm file with views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyChunk {
    /// Dialogs about assessments and data, the legend of the chart, the timeline, notices, the language
    /// picker.
    Assessments,
    /// The handbook and its search.
    Handbook,
    /// User frameworks, and the dialogs for opened files and for migration.
    Frameworks,
    /// The gap page, the packet and shared links; the export, image, request and growth
    /// dialogs.
    Pages,
}

/// A view in one of the chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazyView {
    /// A dialog over the page.
    Overlay(Overlay),
    /// Storage notices, the update banner and the drop zone.
    StorageNotices,
    /// The language picker.
    LanguagePicker,
    /// Date, rater, notes, status and framework of the open assessment.
    AssessmentDetails,
    /// The legend of the chart.
    ChartLegend,
    /// The timeline of earlier assessments.
    Timeline,
    /// The banner above a reply to a feedback request.
    ReplyBanner,
    /// The gap page, the packet or a shared link.
    SecondaryPage,
    /// A handbook page.
    Handbook,
    /// The pages about user frameworks.
    Frameworks,
}

impl LazyChunk {
    /// Every chunk, in the order in which they are fetched when the page is idle.
    const ALL: [Self; 4] = [Self::Pages, Self::Assessments, Self::Handbook, Self::Frameworks];

    /// Fetches the chunk, unless it has been fetched. Returns a function that maps a view to its
    /// constructor.
    ///
    /// # Errors
    /// If the file cannot be fetched. The next call tries again.
    async fn load(self) -> Result<fn(LazyView) -> ViewFn, SplitLoaderError> {
        match self {
            Self::Assessments => assessments().await,
            Self::Handbook => handbook().await,
            Self::Frameworks => frameworks().await,
            Self::Pages => pages().await,
        }
    }
}

impl LazyView {
    fn chunk(self) -> LazyChunk {
        match self {
            Self::Overlay(Overlay::Export | Overlay::Request | Overlay::Image)
            | Self::Overlay(Overlay::Growth { .. })
            | Self::SecondaryPage => LazyChunk::Pages,
            Self::Overlay(Overlay::Search) | Self::Handbook => LazyChunk::Handbook,
            Self::Overlay(Overlay::OpenFile | Overlay::Migrate) | Self::Frameworks => {
                LazyChunk::Frameworks
            }
            Self::Overlay(Overlay::Assessments | Overlay::Data)
            | Self::StorageNotices
            | Self::LanguagePicker
            | Self::AssessmentDetails
            | Self::ChartLegend
            | Self::Timeline
            | Self::ReplyBanner => LazyChunk::Assessments,
        }
    }

    /// Fetches the view's code, unless it has been fetched.
    ///
    /// # Errors
    /// If the file cannot be fetched. The next call tries again.
    pub async fn load(self) -> Result<ViewFn, SplitLoaderError> {
        self.chunk().load().await.map(|construct| construct(self))
    }
}

/// Fetches all chunks when the page is idle, so that views open immediately and offline. On a metered or
/// slow connection, only what the views of the page need is fetched, unless the service worker has the
/// files. A failed fetch is repeated when a view needs the chunk.
pub fn load_all_when_idle() {
    events::when_idle(|| {
        if connection::is_limited() && !service_worker::is_in_use() {
            // It starts now, and caches nothing until the connection changes.
            service_worker::begin();
            connection::when_unlimited(|| spawn_local(load_all()));
        } else {
            spawn_local(async {
                load_all().await;
                service_worker::begin();
            });
        }
    });
}

async fn load_all() {
    for chunk in LazyChunk::ALL {
        let _ = chunk.load().await;
    }
}

#[wasm_split(assessments, fallible, wasm_split_path = ::leptos::wasm_split)]
fn assessments() -> Result<fn(LazyView) -> ViewFn, SplitLoaderError> {
    Ok(|view| match view {
        LazyView::StorageNotices => {
            || view! { <StorageNotices/> <UpdateBanner/> <DropZone/> }.into_any()
        }
        LazyView::Overlay(Overlay::Data) => || view! { <DataDialog/> }.into_any(),
        LazyView::AssessmentDetails => || view! { <AssessmentDetails/> }.into_any(),
        LazyView::ReplyBanner => || view! { <ReplyBanner/> }.into_any(),
        LazyView::LanguagePicker => || view! { <LanguagePicker/> }.into_any(),
        LazyView::ChartLegend => || view! { <ChartLegend/> }.into_any(),
        LazyView::Timeline => || view! { <Timeline/> }.into_any(),
        _ => || view! { <AssessmentsDialog/> }.into_any(),
    })
}

#[wasm_split(handbook, fallible, wasm_split_path = ::leptos::wasm_split)]
fn handbook() -> Result<fn(LazyView) -> ViewFn, SplitLoaderError> {
    Ok(|view| match view {
        LazyView::Overlay(_) => || view! { <SearchDialog/> }.into_any(),
        _ => || view! { <HandbookPage/> }.into_any(),
    })
}

#[wasm_split(frameworks, fallible, wasm_split_path = ::leptos::wasm_split)]
fn frameworks() -> Result<fn(LazyView) -> ViewFn, SplitLoaderError> {
    Ok(|view| match view {
        LazyView::Overlay(Overlay::OpenFile) => || view! { <OpenFileDialog/> }.into_any(),
        LazyView::Overlay(_) => || view! { <MigrateDialog/> }.into_any(),
        _ => || view! { <FrameworksOutlet/> }.into_any(),
    })
}

#[wasm_split(pages, fallible, wasm_split_path = ::leptos::wasm_split)]
fn pages() -> Result<fn(LazyView) -> ViewFn, SplitLoaderError> {
    Ok(|view| match view {
        LazyView::Overlay(Overlay::Request) => || view! { <RequestDialog/> }.into_any(),
        LazyView::Overlay(Overlay::Export) => || view! { <ExportDialog/> }.into_any(),
        LazyView::Overlay(Overlay::Image) => || view! { <ImageDialog/> }.into_any(),
        LazyView::Overlay(_) => || view! { <GrowthDialog/> }.into_any(),
        _ => || view! { <SecondaryPage/> }.into_any(),
    })
}
