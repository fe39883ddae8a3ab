//! A received assessment: a preview of its content, and the actions for it.

use crate::app::packet::packet_sheet::PacketSheet;
use crate::app::session::state::session;
use crate::app::sharing::receive;
use crate::app::sharing::receive::CopyOwner;
use crate::app::widgets::radio_group::RadioGroup;
use crate::browser::clock;
use crate::i18n::messages;
use crate::model::limits::MAX_NAME_CHARS;
use crate::model::{Assessment, PersonId, Rater, Role};
use crate::presentation::packet::{PacketSection, packet};
use crate::sharing::{Purpose, SharedAssessment};
use crate::storage::RecordSnapshot;
use leptos::prelude::*;

/// The preview and the actions.
#[component]
pub fn ReceivedAssessment(
    /// The received payload.
    payload: SharedAssessment,
    /// How it was received.
    from: &'static str,
    /// Discards it.
    leave: Callback<()>,
) -> impl IntoView {
    let session = session();
    let title = messages::sharing::title(payload.purpose);
    // Show it with its own framework, if that was included or exists here.
    let made_with = payload
        .framework
        .or_else(|| untrack(|| session.find_framework(&payload.assessment.framework)));
    let framework = made_with.unwrap_or_else(|| untrack(|| session.framework()));
    let is_foreign = made_with.is_none();
    let about = messages::sharing::about(framework, &payload);
    // Whether it exists here may change, because of another tab or the IndexedDB mirror.
    let library = Memo::new(move |_| session.snapshot());
    let does = {
        let payload = payload.clone();
        move || {
            let (payload, library) = (payload.clone(), library.get());
            match payload.purpose {
                Purpose::Request => request(payload, &library, leave),
                Purpose::Answer => answer(payload, &library, leave),
                Purpose::Copy => copy(payload, &library, leave),
            }
        }
    };
    let sheet = (payload.purpose != Purpose::Request).then(|| {
        let assessment = &payload.assessment;
        let sections: Vec<PacketSection> =
            PacketSection::ALL.into_iter().filter(|section| is_there(*section, &payload)).collect();
        let packet = packet(framework, assessment, &payload.name, &[], &sections, clock::today());
        view! {
            <div class="paper">
                <PacketSheet framework=framework assessment=payload.assessment.clone() packet=packet/>
            </div>
        }
    });
    view! {
        <section class="arrived" aria-label=title>
            <div class="arrived-head">
                <h1 tabindex="-1">{title}</h1>
                <p>{about}</p>
                <p class="muted prose">{from}</p>
                <p class="muted prose" class:hidden=!is_foreign>{messages::sharing::OTHER_FRAMEWORK}</p>
                {does}
            </div>
            {sheet}
        </section>
    }
}

/// Whether the payload has content for a section.
fn is_there(section: PacketSection, payload: &SharedAssessment) -> bool {
    match section {
        PacketSection::Evidence => !payload.assessment.evidence.is_empty(),
        PacketSection::Plan => !payload.assessment.plan.is_empty(),
        PacketSection::History => false,
        _ => true,
    }
}

fn buttons(does: &'static str, act: impl Fn() + 'static, leave: Callback<()>) -> AnyView {
    view! {
        <div class="library-actions">
            <button type="button" class="primary" on:click=move |_| act()>{does}</button>
            <button type="button" class="secondary" on:click=move |_| leave.run(())>{messages::sharing::LEAVE}</button>
        </div>
    }
    .into_any()
}

/// The actions for a copy.
fn copy(payload: SharedAssessment, library: &RecordSnapshot, leave: Callback<()>) -> AnyView {
    let session = session();
    if let Some(id) = receive::existing_copy(library, &payload) {
        let show = buttons(&messages::sharing::SHOW, move || receive::show(session, &id), leave);
        return view! { <p>{messages::sharing::KNOWN}</p> {show} }.into_any();
    }
    let likely = receive::suggested_owner(library, &payload);
    let whose = RwSignal::new(likely);
    let new_name = match payload.name.trim() {
        "" => messages::sharing::NEW_PERSON.to_owned(),
        name => messages::assessments::add(name),
    };
    let option = |(id, name): (String, String)| {
        let chosen = {
            let id = id.clone();
            Signal::derive(move || whose.with(|whose| whose.key() == id))
        };
        view! { <option value=id prop:selected=chosen>{name}</option> }
    };
    let people = library.people.iter();
    let people =
        people.map(|(id, person)| (id.to_string(), messages::assessments::person(id, person)));
    let options = std::iter::once((String::new(), new_name)).chain(people).map(option);
    let choose = move |event| {
        let id = event_target_value(&event);
        whose.set(if id.is_empty() { CopyOwner::New } else { CopyOwner::Known(PersonId::new(id)) });
    };
    let keep = move || receive::save_copy(session, &payload, &whose.get_untracked());
    view! {
        <label class="field">
            <span>{messages::sharing::WHOSE}</span>
            <select on:change=choose>{options.collect_view()}</select>
        </label>
        {buttons(&messages::sharing::KEEP, keep, leave)}
    }
    .into_any()
}

/// The actions for a request: enter name and role, and start rating.
fn request(payload: SharedAssessment, library: &RecordSnapshot, leave: Callback<()>) -> AnyView {
    let session = session();
    if let Some(id) = receive::started_reply(library, &payload) {
        let show = buttons(&messages::sharing::SHOW, move || receive::show(session, &id), leave);
        return view! { <p>{messages::sharing::BEGUN}</p> {show} }.into_any();
    }
    // The most common rater is the manager.
    let role = RwSignal::new(Role::Manager);
    let me = library.person(&crate::model::Person::ME).map(|me| me.name.clone());
    let name = RwSignal::new(me.unwrap_or_default());
    let options = [Role::Manager, Role::Peer]
        .map(|role| (role, messages::assessments::role(role).to_owned()))
        .to_vec();
    let begin = move || {
        let role = role.get_untracked();
        let rater = Rater { role, name: name.get_untracked().trim().to_owned() };
        receive::start_reply(session, &payload, rater);
    };
    view! {
        <p class="prose">{messages::sharing::BLIND}</p>
        <RadioGroup label=&messages::sharing::YOUR_ROLE name="asked-role" options=options value=role/>
        <label class="field">
            <span>{messages::sharing::YOUR_NAME}</span>
            <input
                type="text"
                autocomplete="name"
                maxlength=MAX_NAME_CHARS.to_string()
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
        </label>
        {buttons(&messages::sharing::BEGIN, begin, leave)}
    }
    .into_any()
}

/// The actions for a reply: compare it with the assessment that it replies to.
fn answer(payload: SharedAssessment, library: &RecordSnapshot, leave: Callback<()>) -> AnyView {
    let session = session();
    let asked = payload.assessment.in_reply_to.as_ref();
    let mine = asked.and_then(|request| receive::requester(session, library, request)).map(|id| {
        // A request can be sent before anything is rated.
        let first = || Assessment::first(session.framework());
        let mine = library.assessment(&id).cloned().unwrap_or_else(first);
        (id, mine)
    });
    let Some((id, mine)) = mine else {
        return view! { <p class="prose">{messages::sharing::NOT_ASKED}</p> {copy(payload, library, leave)} }
            .into_any();
    };
    if let Some(known) = receive::existing_copy(library, &payload) {
        let show = move || receive::show_beside(session, &id, &known);
        return view! { <p>{messages::sharing::KNOWN}</p> {buttons(&messages::sharing::SHOW, show, leave)} }
            .into_any();
    }
    let beside = messages::sharing::beside(&mine);
    let take = move || receive::accept_reply(session, &payload, &id, &mine);
    view! { <p class="prose">{beside}</p> {buttons(&messages::sharing::TAKE, take, leave)} }
        .into_any()
}
