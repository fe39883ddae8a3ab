//! The gap, the evidence and the plan.

use crate::page::{Page, same};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        evidence_is_written_beside_its_axis_and_covers_a_level,
        a_bad_link_says_what_a_link_is_and_nothing_is_lost,
        the_plan_is_written_ticked_off_and_taken_back,
        the_gap_says_what_is_missing_and_what_fits,
        a_page_has_an_address_a_title_and_the_focus,
        the_packet_shows_what_is_chosen,
    ],
}

fn evidence_is_written_beside_its_axis_and_covers_a_level(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("Process", 2.0)?;
    page.expect("Process", "Process, 2 of 5")?;
    page.press("Process, evidence and plan")?;
    page.write("What happened", "Led three retrospectives")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 2", &[])?;
    // The row that was written is the last but one now; a new one waits for more.
    page.write("What happened", "Changed the review rota")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 3", &[])?;
    page.write_at(-2, "Link", "example.com/rota")?;
    page.press("Close")?;
    page.sees("Evidence: 2")?;
    page.reload()?;
    page.follow("Gap & plan")?;
    page.sees("Led three retrospectives")?;
    page.sees("Changed the review rota")?;
    // D4 asks for Challenges on Process, and that is what new evidence is for.
    let covered = "return [...document.querySelectorAll('.cell')].map((c) => c.textContent).filter((l) => l.startsWith('Process'))";
    same(
        page.browser.execute(covered, vec![])?,
        json!([
            "Process, Follows: nothing yet",
            "Process, Enforces: nothing yet",
            "Process, Challenges: 2"
        ]),
    )?;
    let link = "const a = [...document.querySelectorAll('.away a')].find((a) => a.href.includes('rota')); return [a.href, a.rel, a.target]";
    same(
        page.browser.execute(link, vec![])?,
        json!(["https://example.com/rota", "noreferrer", "_blank"]),
    )?;
    page.press("Process, Follows: nothing yet")?;
    page.browser.wait_for("return !!document.querySelector('dialog .row')", &[])?;
    page.press("Remove")?;
    page.press("Close")?;
    page.does_not_see("Led three retrospectives")?;
    page.press("Undo: evidence for Process")?;
    page.sees("Led three retrospectives")
}

fn a_bad_link_says_what_a_link_is_and_nothing_is_lost(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.press("System, evidence and plan")?;
    page.write("What happened", "Runs the alerts")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 2", &[])?;
    page.write("What happened", "And the pager")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 3", &[])?;
    page.write_at(-2, "Link", "javascript:alert(1)")?;
    page.sees("a link begins with https://, http:// or mailto:")?;
    let kept = page.stored()?;
    let links: Vec<_> = kept["data"]["evidence"]
        .as_object()
        .into_iter()
        .flat_map(|all| all.values().map(|it| it["link"].clone()))
        .collect();
    same(links, vec![json!(null), json!(null)])?;
    page.write_at(-2, "Link", "mailto:ada@example.com")?;
    page.does_not_see("a link begins with")?;
    ensure!(page.stored()?.to_string().contains("mailto:ada@example.com"), "a good one is kept");
    Ok(())
}

fn the_plan_is_written_ticked_off_and_taken_back(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 1.0)?;
    page.press("System, evidence and plan")?;
    page.write("What to do", "Run the next migration")?;
    page.browser.wait_for("return document.querySelectorAll('.row.action').length === 2", &[])?;
    page.press("Close")?;
    page.follow("Gap & plan")?;
    page.sees("Run the next migration")?;
    page.switch("Run the next migration")?;
    page.browser.wait_for("return !!document.querySelector('.actions .done')", &[])?;
    page.reload()?;
    page.browser.wait_for("return !!document.querySelector('.actions .done')", &[])?;
    let plan = page.stored()?["data"]["plan"].clone();
    let actions: Vec<_> = plan.as_object().into_iter().flat_map(|plan| plan.values()).collect();
    same(actions.len(), 1)?;
    same(actions[0]["done"].clone(), json!(true))
}

fn the_gap_says_what_is_missing_and_what_fits(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for (axis, level) in [
        ("Technology", 2.0),
        ("System", 3.0),
        ("People", 4.0),
        ("Process", 4.0),
        ("Influence", 1.0),
    ] {
        page.drag(axis, level)?;
    }
    page.expect("Influence", "Influence, 1 of 5")?;
    page.follow("Gap & plan")?;
    for words in [
        "From here to D4 – Developer 4",
        "Specializes now, Evangelizes asked",
        "Subsystem now, Team asked",
        "Owns, as asked",
        "Coordinates now, Mentors asked",
        "D5 – Developer 5 adds to D4",
    ] {
        page.sees(words)?;
    }
    // Just what TL4 asks; nowhere is that a number.
    page.sees("TL4 – Tech Lead 4")?;
    page.sees("Met on Technology, System, People, Process and Influence.")?;
    let text =
        page.browser.execute("return document.querySelector('main.away').innerText", vec![])?;
    ensure!(!text.as_str().unwrap_or("%").contains('%'), "no percentage: {text}");
    page.press("Make this my target: TL4")?;
    page.sees("From here to TL4")?;
    page.sees("On every rated axis you stand where this position asks, or beyond.")
}

fn a_page_has_an_address_a_title_and_the_focus(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.visit("#/packet")?;
    page.browser.wait_for("return document.title === 'Packet – Rungs'", &[])?;
    page.follow("Gap & plan")?;
    page.browser.wait_for(
        "return document.title === 'Gap & plan – Rungs' && location.hash === '#/gap'",
        &[],
    )?;
    page.browser.wait_for("return document.activeElement.tagName === 'H1'", &[])?;
    page.browser.execute("history.back()", vec![])?;
    page.browser.wait_for("return document.title === 'Packet – Rungs'", &[])?;
    page.follow("Chart")?;
    page.browser.wait_for("return document.title.startsWith('Rungs:') && document.querySelector('.chart').offsetParent", &[])?;
    page.drag("People", 3.0)?;
    page.expect("People", "People, 3 of 5")?;
    page.visit("#/nowhere")?;
    page.sees("There is no such page")
}

fn the_packet_shows_what_is_chosen(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 4.0)?;
    page.expect("People", "People, 4 of 5")?;
    page.press("People, evidence and plan")?;
    page.write("What happened", "Mentored two juniors")?;
    page.press("Close")?;
    page.follow("Packet")?;
    page.sees("Mentored two juniors")?;
    page.browser.wait_for(
        "const i = document.querySelector('.sheet img'); return i.complete && i.naturalWidth > 0",
        &[],
    )?;
    page.switch("Evidence")?;
    page.does_not_see("Mentored two juniors")?;
    page.reload()?;
    page.sees("Expectations")?;
    page.does_not_see("Mentored two juniors")?;
    page.switch("Evidence")?;
    page.sees("Mentored two juniors")?;
    // Paper is what the browser is told to print on.
    page.choose("Letter")?;
    page.browser
        .wait_for("return document.styleSheets[0].cssRules[0].cssText.includes('letter')", &[])
        .map(drop)
}
