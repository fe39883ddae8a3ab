//! The packet page: the print preview and its options.

use crate::app::packet::packet_sheet::PacketSheet;
use crate::app::session::overlay::Overlay;
use crate::app::session::preferences::{Choice, flag, remembered};
use crate::app::session::state::{Session, session};
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::radio_group::RadioGroup;
use crate::browser::{clock, print};
use crate::i18n::messages;
use crate::model::analysis::timeline::levels_since;
use crate::presentation::packet::{Packet, PacketSection, packet};
use leptos::prelude::*;

/// The paper size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PaperSize {
    A4,
    Letter,
}

impl Choice for PaperSize {
    const ALL: &'static [Self] = &[Self::A4, Self::Letter];

    /// Also the size's name in CSS.
    fn key(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }

    fn label(self) -> String {
        match self {
            Self::A4 => messages::packet::A4,
            Self::Letter => messages::packet::LETTER,
        }
        .to_owned()
    }
}

/// Whether each section is included.
pub type SectionOptions = Vec<(PacketSection, RwSignal<bool>)>;

/// The sections with the last choices.
#[must_use]
pub fn section_options(session: Session) -> SectionOptions {
    let option = |section: PacketSection| (section, flag(session, section.key(), true));
    PacketSection::ALL.map(option).into()
}

/// The selected sections.
#[must_use]
pub fn selected_sections(options: &SectionOptions) -> Vec<PacketSection> {
    options
        .iter()
        .filter(|(_, is_included)| is_included.get())
        .map(|(section, _)| *section)
        .collect()
}

/// The packet of the open assessment with these sections.
#[must_use]
pub fn open_packet(session: Session, sections: &[PacketSection]) -> Packet {
    let assessment = session.assessment();
    let since = levels_since(session.framework(), &session.history(), &session.id());
    let name = session.person().name;
    packet(session.framework(), &assessment, &name, &since, sections, clock::today())
}

/// The page.
#[component]
pub fn PacketPage() -> impl IntoView {
    let session = session();
    let sections = section_options(session);
    let paper = remembered(session, "paper", PaperSize::A4);
    Effect::new(move || print::set_paper(paper.get().key()));
    // Hide the option for dials if none are set.
    let has_dials = !session.assessment.with_untracked(|assessment| assessment.dials.is_empty());
    let offered =
        sections.iter().filter(|(section, _)| *section != PacketSection::Dials || has_dials);
    let switches = offered.map(|(section, is_included)| {
        let is_included = *is_included;
        view! {
            <Checkbox words=section.title().to_owned() on=is_included/>
        }
    });
    let switches = switches.collect_view();
    let sheet = move || {
        let packet = open_packet(session, &selected_sections(&sections));
        view! { <PacketSheet framework=session.framework() assessment=session.assessment() packet=packet/> }
    };
    let print = move |_| {
        if !print::print() {
            session.set_error(&messages::packet::NO_PRINT, true);
        }
    };
    view! {
        <div class="packet" class:letter=Signal::derive(move || paper.get() == PaperSize::Letter)>
            <aside class="packet-tools">
                <p class="muted">{messages::packet::LEAD}</p>
                <fieldset class="switches">
                    <legend>{messages::packet::SECTIONS}</legend>
                    {switches}
                </fieldset>
                <RadioGroup label=&messages::packet::PAPER name="paper" options=PaperSize::labelled() value=paper/>
                <button type="button" class="primary" on:click=print>{messages::packet::PRINT}</button>
                <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(Overlay::Export))>
                    {messages::packet::EXPORT}
                </button>
            </aside>
            <div class="paper">{sheet}</div>
        </div>
    }
}
