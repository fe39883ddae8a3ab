//! The packet as a sheet of paper, for screen and print, and for received assessments.

use crate::browser::canvas::CanvasTextMetrics;
use crate::chart::Palette;
use crate::export::svg;
use crate::i18n::messages;
use crate::model::{Assessment, Framework, WebLink};
use crate::presentation::packet::{
    self, EvidenceItem, Expectation, MissingLevel, Packet, PacketSection, PlannedAction,
    ShownEvidence, chart_shapes,
};
use crate::presentation::radar;
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn PacketSheet(
    /// The framework of the assessment.
    framework: &'static Framework,
    /// The assessment, for its chart.
    assessment: Assessment,
    /// The content.
    packet: Packet,
) -> impl IntoView {
    let Packet { title, subtitle, target, chart, .. } = packet;
    let chart = chart.then(|| view! { <ChartImage framework=framework assessment=assessment/> });
    let expectations = packet.expectations.map(|rows| expectations(rows, target));
    let gaps = packet.gaps.map(|gaps| {
        listed(
            PacketSection::Gaps,
            &messages::packet::NO_GAPS,
            gaps.into_iter().map(missing).collect(),
        )
    });
    let evidence = packet.evidence.map(|all| {
        listed(
            PacketSection::Evidence,
            &messages::packet::NO_EVIDENCE,
            all.into_iter().map(shown).collect(),
        )
    });
    let plan = packet.plan.map(|all| {
        listed(
            PacketSection::Plan,
            &messages::packet::NO_PLAN,
            all.into_iter().map(planned).collect(),
        )
    });
    let dials = packet.dials.map(|dials| {
        view! {
            <section>
                <h2>{PacketSection::Dials.title()}</h2>
                <ul>{dials.into_iter().map(|dial| view! { <li>{dial}</li> }).collect_view()}</ul>
            </section>
        }
    });
    let notes = packet.notes.map(|notes| {
        view! {
            <section>
                <h2>{PacketSection::Notes.title()}</h2>
                <p class="written">{notes}</p>
            </section>
        }
    });
    let credit = packet.credit.map(|credit| messages::export::framework(&credit));
    view! {
        <article class="sheet">
            <header>
                <h1 tabindex="-1">{title}</h1>
                <p class="muted">{subtitle}</p>
            </header>
            {chart}
            {expectations}
            {gaps}
            {evidence}
            {plan}
            {dials}
            {notes}
            <footer class="muted">
                <p>{messages::packet::NOT_A_CHECKLIST}</p>
                <p>{credit}</p>
            </footer>
        </article>
    }
}

/// The chart as an SVG image, which prints sharply at any size.
#[component]
fn ChartImage(framework: &'static Framework, assessment: Assessment) -> impl IntoView {
    let about = radar::description(framework, &assessment);
    let role = assessment.rater.role;
    let shapes = chart_shapes(framework, &assessment, &CanvasTextMetrics::new());
    let svg = svg::document(&shapes, packet::CHART, &Palette::LIGHT, "", "", "");
    let address =
        format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&svg)));
    let is_rated = assessment.ratings_in(framework).iter().any(Option::is_some);
    let own = is_rated.then(|| {
        view! { <span class="key own-key">{messages::export::rating(role)}</span> }
    });
    let target = assessment.target_in(framework).map(|target| {
        let words = messages::export::asked(target.id.as_str());
        view! { <span class="key target-key">{words}</span> }
    });
    view! {
        <figure class="sheet-chart">
            <img src=address alt=about width=packet::CHART.width.to_string() height=packet::CHART.height.to_string()/>
            <figcaption>
                {own}
                {target}
            </figcaption>
        </figure>
    }
}

fn expectations(rows: Vec<Expectation>, target: Option<String>) -> AnyView {
    let aims = target.is_some();
    let asks = target.as_deref().map(messages::export::asked).unwrap_or_default();
    let row = |expectation: Expectation| {
        view! {
            <tr class:short=expectation.is_short>
                <th scope="row">{expectation.axis}</th>
                <td>{expectation.now} " " <span class="muted since">{expectation.since}</span></td>
                {aims.then(|| view! { <td><span class="aim">{asks.clone()} " "</span>{expectation.asked}</td><td>{expectation.standing}</td> })}
            </tr>
        }
    };
    let asked = target.map(|target| {
        view! { <th scope="col">{messages::export::asked(&target)}</th><th scope="col"><span class="unseen">{messages::packet::STANDING}</span></th> }
    });
    view! {
        <section>
            <h2>{PacketSection::Expectations.title()}</h2>
            <table class="expectations">
                <thead>
                    <tr>
                        <th scope="col">{messages::packet::AXIS}</th>
                        <th scope="col">{messages::packet::NOW}</th>
                        {asked}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A section with entries by axis, or a text if there are none.
fn listed(section: PacketSection, nothing: &'static str, entries: Vec<AnyView>) -> AnyView {
    let is_empty = entries.is_empty();
    view! {
        <section>
            <h2>{section.title()}</h2>
            {is_empty.then(|| view! { <p class="muted">{nothing}</p> })}
            {entries}
        </section>
    }
    .into_any()
}

fn missing(missing: MissingLevel) -> AnyView {
    let level = |(name, definition): (String, String)| {
        view! { <div><dt>{name}</dt><dd>{definition}</dd></div> }
    };
    view! {
        <div class="entry">
            <h3>{missing.axis} " " <span class="muted">{missing.step}</span></h3>
            <dl class="levels">{missing.levels.into_iter().map(level).collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn shown(shown: ShownEvidence) -> AnyView {
    let piece = |piece: EvidenceItem| {
        let link = piece.link.map(|link| view! { " " <a href=WebLink::to_string(&link) rel="noreferrer" target="_blank">{link.to_string()}</a> });
        view! {
            <li>
                <strong>{piece.level}</strong> ": " <span class="written">{piece.text}</span> {link}
                <span class="muted">" " {piece.date}</span>
            </li>
        }
    };
    view! {
        <div class="entry">
            <h3>{shown.axis}</h3>
            <ul>{shown.pieces.into_iter().map(piece).collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn planned(planned: PlannedAction) -> AnyView {
    let action = |(text, done, due): (String, bool, String)| {
        let word = if done { messages::evidence::DONE } else { messages::evidence::OPEN };
        view! {
            <li class:done=done>
                <span class="box" role="img" aria-label=word></span>
                <span class="written">{text}</span>
                <span class="muted">" " {due}</span>
            </li>
        }
    };
    view! {
        <div class="entry">
            <h3>{planned.axis}</h3>
            <ul class="boxes">{planned.actions.into_iter().map(action).collect_view()}</ul>
        </div>
    }
    .into_any()
}
