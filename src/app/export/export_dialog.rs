//! The export dialog: all formats, with a preview.

use crate::app::assessments::person_name::open_person_name;
use crate::app::export::export_format::{ExportFormat, ImageType};
use crate::app::export::image_export::{ImageExport, Subject};
use crate::app::export::text_export::{TextExport, TextFile};
use crate::app::packet::packet_page::{open_packet, section_options, selected_sections};
use crate::app::session::preferences::{Choice, flag, remembered};
use crate::app::session::state::session;
use crate::app::sharing::share_link::ShareLink;
use crate::app::sharing::share_options::{ShareOptionFields, ShareOptionsState};
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::dialog::Dialog;
use crate::app::widgets::typed_text::typed_text;
use crate::browser::location;
use crate::export::{csv, markdown};
use crate::i18n::messages;
use crate::model::limits::MAX_NAME_CHARS;
use crate::presentation::packet::PacketSection;
use crate::route::Route;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    let format = remembered(session, "export", ExportFormat::Png);
    if untrack(|| session.assessment()).in_reply_to.is_some() {
        // A reply is sent back as a link by default.
        format.set(ExportFormat::Link);
    }
    let along = ShareOptionsState {
        session,
        name: flag(session, PacketSection::Name.key(), true),
        details: flag(session, "export-details", true),
    };
    Effect::new(move || {
        format.track();
        along.name.track();
        along.details.track();
        message.set(String::new());
    });
    let status = Signal::derive(move || match message.get() {
        text if text.is_empty() && !session.is_rated() => {
            messages::export::NOTHING_RATED.to_owned()
        }
        text => text,
    });
    view! {
        <Dialog title=&messages::shell::EXPORT>
            <div class="export">
                <div class="export-way">
                    <FormatField format=format/>
                    <NameFields format=format include_name=along.name/>
                </div>
                {move || export_view(format.get(), along, message)}
                <p class="export-message" role="status">{status}</p>
            </div>
        </Dialog>
    }
}

/// The choice of the format.
#[component]
fn FormatField(format: RwSignal<ExportFormat>) -> impl IntoView {
    let option = move |(option, label): (ExportFormat, String)| {
        let is_selected = Signal::derive(move || format.get() == option);
        view! { <option value=option.key() prop:selected=is_selected>{label}</option> }
    };
    let select = move |event| {
        if let Some(selected) = ExportFormat::from_key(&event_target_value(&event)) {
            format.set(selected);
        }
    };
    view! {
        <label class="field">
            <span>{messages::export::AS}</span>
            <select on:change=select>
                {ExportFormat::labelled().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// The person's name, and whether the export includes it. The packet's page has its own option.
#[component]
fn NameFields(format: RwSignal<ExportFormat>, include_name: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let is_hidden = Signal::derive(move || format.get() == ExportFormat::Packet);
    let name = open_person_name(session);
    view! {
        <div class="export-name" class:hidden=is_hidden>
            <label class="field">
                <span>{messages::export::PERSON}</span>
                <input
                    type="text"
                    autocomplete="name"
                    maxlength=MAX_NAME_CHARS.to_string()
                    placeholder=messages::export::PERSON_EMPTY
                    use:typed_text=name
                />
            </label>
            <Checkbox words=messages::export::WITH_NAME.to_owned() on=include_name/>
        </div>
    }
}

/// The preview and the actions of a format.
fn export_view(
    format: ExportFormat,
    along: ShareOptionsState,
    message: RwSignal<String>,
) -> AnyView {
    match format {
        ExportFormat::Png => image(ImageType::Png, along, message),
        ExportFormat::Svg => image(ImageType::Svg, along, message),
        ExportFormat::Packet => view! { <PacketLink/> }.into_any(),
        ExportFormat::Markdown => {
            view! { <TextExport file=packet_markdown(along) message=message/> }.into_any()
        }
        ExportFormat::Csv => {
            view! { <TextExport file=ratings_csv(along) message=message/> }.into_any()
        }
        ExportFormat::Json => view! {
            <ShareOptionFields along=along/>
            <TextExport file=assessment_json(along) message=message/>
        }
        .into_any(),
        ExportFormat::Link => view! {
            <ShareOptionFields along=along/>
            <ShareLink payload=Signal::derive(move || along.payload()) message=message/>
        }
        .into_any(),
    }
}

fn image(image_type: ImageType, along: ShareOptionsState, message: RwSignal<String>) -> AnyView {
    let subject = Subject::Assessment(along);
    view! { <ImageExport subject=subject image_type=image_type message=message/> }.into_any()
}

fn packet_markdown(along: ShareOptionsState) -> Signal<TextFile> {
    let options = section_options(along.session);
    Signal::derive(move || {
        let mut sections = selected_sections(&options);
        sections.retain(|section| *section != PacketSection::Name);
        sections.extend(along.name.get().then_some(PacketSection::Name));
        TextFile {
            text: markdown::packet(&open_packet(along.session, &sections)),
            name: along.file_name("md"),
            media_type: "text/markdown",
        }
    })
}

fn ratings_csv(along: ShareOptionsState) -> Signal<TextFile> {
    let session = along.session;
    Signal::derive(move || TextFile {
        text: csv::ratings(session.framework(), &session.assessment(), &along.person()),
        name: along.file_name("csv"),
        media_type: "text/csv",
    })
}

fn assessment_json(along: ShareOptionsState) -> Signal<TextFile> {
    Signal::derive(move || TextFile {
        text: along.payload().write(),
        name: along.file_name("json"),
        media_type: "application/json",
    })
}

/// A link to the packet's page.
#[component]
fn PacketLink() -> impl IntoView {
    let session = session();
    let open = move |_| {
        session.overlay.set(None);
        location::set_hash(&Route::Packet.to_string());
    };
    view! {
        <div class="holds">
            <p class="prose">{messages::export::PACKET_HELP}</p>
            <p>
                <button type="button" class="primary" on:click=open>{messages::export::OPEN_PACKET}</button>
            </p>
        </div>
    }
}
