//! The export dialog: all formats, with a preview.

use crate::app::export::image_export::{ImageExport, Subject};
use crate::app::export::text_export::{TextExport, Written};
use crate::app::packet::packet_page::{chosen, of_open, switched_on};
use crate::app::session::preferences::{flag, remembered};
use crate::app::session::state::session;
use crate::app::sharing::share_link::ShareLink;
use crate::app::sharing::share_options::{ShareOptionFields, ShareOptionsState};
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::dialog::Dialog;
use crate::browser::location;
use crate::export::{csv, markdown};
use crate::i18n::Message;
use crate::i18n::messages;
use crate::presentation::packet::Section;
use crate::route::Route;
use leptos::prelude::*;

/// The keys under which the chosen format is stored.
const WAYS: [&str; 7] = ["png", "svg", "packet", "markdown", "csv", "json", "link"];
const SVG: usize = 1;
const PACKET: usize = 2;
const MARKDOWN: usize = 3;
const CSV: usize = 4;
const JSON: usize = 5;
const LINK: usize = 6;

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let session = session();
    let message = RwSignal::new(String::new());
    let way = remembered(session, "export", &WAYS, 0);
    if untrack(|| session.assessment()).in_reply_to.is_some() {
        // A reply is sent back as a link by default.
        way.set(LINK);
    }
    let along = ShareOptionsState {
        session,
        name: flag(session, Section::Name.key(), true),
        details: flag(session, "export-details", true),
    };
    let said = Signal::derive(move || match message.get() {
        said if !said.is_empty() => said,
        _ if session.is_rated() => String::new(),
        _ => messages::export::NOTHING_RATED.to_owned(),
    });
    Effect::new(move || {
        way.track();
        along.name.track();
        along.details.track();
        message.set(String::new());
    });
    let option = move |(at, words): (usize, Message)| {
        let is_chosen = Signal::derive(move || way.get() == at);
        view! { <option value=at.to_string() prop:selected=is_chosen>{words}</option> }
    };
    let choose = move |event| way.set(event_target_value(&event).parse().unwrap_or(0));
    let body = move || match way.get() {
        PACKET => view! { <PacketWay/> }.into_any(),
        MARKDOWN => {
            let sections = chosen(session);
            let written = Signal::derive(move || Written {
                text: {
                    let mut sections = switched_on(&sections);
                    sections.retain(|section| *section != Section::Name);
                    sections.extend(along.name.get().then_some(Section::Name));
                    markdown::packet(&of_open(session, &sections))
                },
                name: along.file_name("md"),
                media_type: "text/markdown",
            });
            view! { <TextExport written=written message=message/> }.into_any()
        }
        CSV => {
            let written = Signal::derive(move || Written {
                text: csv::ratings(session.framework(), &session.assessment(), &along.person()),
                name: along.file_name("csv"),
                media_type: "text/csv",
            });
            view! { <TextExport written=written message=message/> }.into_any()
        }
        JSON => {
            let written = Signal::derive(move || Written {
                text: along.parcel().write(),
                name: along.file_name("json"),
                media_type: "application/json",
            });
            view! {
                <ShareOptionFields along=along/>
                <TextExport written=written message=message/>
            }
            .into_any()
        }
        LINK => view! {
            <ShareOptionFields along=along/>
            <ShareLink parcel=Signal::derive(move || along.parcel()) message=message/>
        }
        .into_any(),
        at => {
            let subject = Subject::Assessment(along);
            view! { <ImageExport subject=subject is_svg=at == SVG message=message/> }.into_any()
        }
    };
    let has_name = Signal::derive(move || way.get() != PACKET);
    view! {
        <Dialog title=&messages::shell::EXPORT>
            <div class="export">
                <div class="export-way">
                    <label class="field">
                        <span>{messages::export::AS}</span>
                        <select on:change=choose>
                            {messages::export::WAYS.into_iter().enumerate().map(option).collect_view()}
                        </select>
                    </label>
                    <div class="export-name" class:hidden=Signal::derive(move || !has_name.get())>
                        <label class="field">
                            <span>{messages::export::PERSON}</span>
                            <input
                                type="text"
                                autocomplete="name"
                                maxlength="80"
                                placeholder=messages::export::PERSON_EMPTY
                                prop:value=Signal::derive(move || session.person().name)
                                on:change=move |event| session.rename_open_person(event_target_value(&event))
                            />
                        </label>
                        <Checkbox words=&messages::export::WITH_NAME on=along.name/>
                    </div>
                </div>
                {body}
                <p class="export-message" role="status">{said}</p>
            </div>
        </Dialog>
    }
}

/// The packet has its own page.
#[component]
fn PacketWay() -> impl IntoView {
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
