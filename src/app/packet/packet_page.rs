//! The packet page: the print preview and its options.

use crate::app::packet::packet_sheet::PacketSheet;
use crate::app::session::overlay::Overlay;
use crate::app::session::preferences::{flag, remembered};
use crate::app::session::state::{Session, session};
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::radio_group::RadioGroup;
use crate::browser::{clock, print};
use crate::i18n::messages;
use crate::model::analysis::timeline::levels_since;
use crate::presentation::packet::{Packet, Section, packet};
use leptos::prelude::*;

/// The CSS names of the paper sizes, in the order of the options.
const PAPERS: [&str; 2] = ["A4", "letter"];

/// A checkbox for each section.
pub type Chosen = Vec<(Section, RwSignal<bool>)>;

/// The sections with the last choices.
#[must_use]
pub fn chosen(session: Session) -> Chosen {
    let switch = |section: Section| (section, flag(session, section.key(), true));
    Section::ALL.map(switch).into()
}

/// The selected sections.
#[must_use]
pub fn switched_on(chosen: &Chosen) -> Vec<Section> {
    chosen.iter().filter(|(_, goes_in)| goes_in.get()).map(|(section, _)| *section).collect()
}

/// The packet of the open assessment with these sections.
#[must_use]
pub fn of_open(session: Session, sections: &[Section]) -> Packet {
    let it = session.assessment();
    let held = levels_since(session.framework(), &session.history(), &session.id());
    let name = session.person().name;
    packet(session.framework(), &it, &name, &held, sections, clock::today())
}

/// The page.
#[component]
pub fn PacketPage() -> impl IntoView {
    let session = session();
    let sections = chosen(session);
    let paper = remembered(session, "paper", &PAPERS, 0);
    Effect::new(move || print::set_paper(PAPERS[paper.get() % PAPERS.len()]));
    let papers = [messages::packet::A4, messages::packet::LETTER].map(str::to_owned).to_vec();
    // Hide the option for dials if none are set.
    let has_dials = !session.assessment.with_untracked(|it| it.dials.is_empty());
    let offered = sections.iter().filter(|(section, _)| *section != Section::Dials || has_dials);
    let switches = offered.map(|(section, goes_in)| {
        let goes_in = *goes_in;
        view! {
            <Checkbox words=section.title() on=goes_in/>
        }
    });
    let switches = switches.collect_view();
    let sheet = move || {
        let packet = of_open(session, &switched_on(&sections));
        view! { <PacketSheet framework=session.framework() assessment=session.assessment() packet=packet/> }
    };
    let print = move |_| {
        if !print::print() {
            session.set_error(&messages::packet::NO_PRINT, true);
        }
    };
    view! {
        <div class="packet" class:letter=Signal::derive(move || paper.get() == 1)>
            <aside class="packet-tools">
                <p class="muted">{messages::packet::LEAD}</p>
                <fieldset class="switches">
                    <legend>{messages::packet::SECTIONS}</legend>
                    {switches}
                </fieldset>
                <RadioGroup label=&messages::packet::PAPER name="paper" options=papers value=paper/>
                <button type="button" class="primary" on:click=print>{messages::packet::PRINT}</button>
                <button type="button" class="secondary" on:click=move |_| session.overlay.set(Some(Overlay::Export))>
                    {messages::packet::EXPORT}
                </button>
            </aside>
            <div class="paper">{sheet}</div>
        </div>
    }
}
