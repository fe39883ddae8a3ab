//! Gap page, evidence and plan.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        evidence_covers_a_level,
        invalid_link_is_explained_and_text_kept,
        plan_item_is_added_checked_and_undone,
        gap_page_shows_missing_levels_and_matches,
        page_has_url_title_and_focus,
        packet_shows_chosen_sections,
    ],
}

fn evidence_covers_a_level(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("Process", 2.0)?;
    page.expect_slider("Process", "Process, 2 of 5")?;
    page.click_button("Process, evidence and plan")?;
    page.fill_field("What happened", "Led three retrospectives")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 2", &[])?;
    // The filled row is the second to last now; the last one is empty.
    page.fill_field("What happened", "Changed the review rota")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 3", &[])?;
    page.fill_nth_field(-2, "Link", "example.com/rota")?;
    page.click_button("Close")?;
    page.expect_text("Evidence: 2")?;
    page.reload()?;
    page.click_link("Gap & plan")?;
    page.expect_text("Led three retrospectives")?;
    page.expect_text("Changed the review rota")?;
    // D4 expects Challenges on Process, so new evidence has that level.
    let covered = "return [...document.querySelectorAll('.cell')].map((c) => c.textContent).filter((l) => l.startsWith('Process'))";
    expect_eq(
        page.browser.execute(covered, vec![])?,
        json!([
            "Process, Follows: nothing yet",
            "Process, Enforces: nothing yet",
            "Process, Challenges: 2"
        ]),
    )?;
    let link = "const a = [...document.querySelectorAll('.away a')].find((a) => a.href.includes('rota')); return [a.href, a.rel, a.target]";
    expect_eq(
        page.browser.execute(link, vec![])?,
        json!(["https://example.com/rota", "noreferrer", "_blank"]),
    )?;
    page.click_button("Process, Follows: nothing yet")?;
    page.browser.wait_for("return !!document.querySelector('dialog .row')", &[])?;
    page.click_button("Remove")?;
    page.click_button("Close")?;
    page.expect_no_text("Led three retrospectives")?;
    page.click_button("Undo: evidence for Process")?;
    page.expect_text("Led three retrospectives")
}

fn invalid_link_is_explained_and_text_kept(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.click_button("System, evidence and plan")?;
    page.fill_field("What happened", "Runs the alerts")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 2", &[])?;
    page.fill_field("What happened", "And the pager")?;
    page.browser.wait_for("return document.querySelectorAll('.row.evidence').length === 3", &[])?;
    page.fill_nth_field(-2, "Link", "javascript:alert(1)")?;
    page.expect_text("a link begins with https://, http:// or mailto:")?;
    let kept = page.current_assessment()?;
    let links: Vec<_> = kept["data"]["evidence"]
        .as_object()
        .into_iter()
        .flat_map(|all| all.values().map(|it| it["link"].clone()))
        .collect();
    expect_eq(links, vec![json!(null), json!(null)])?;
    page.fill_nth_field(-2, "Link", "mailto:ada@example.com")?;
    page.expect_no_text("a link begins with")?;
    ensure!(
        page.current_assessment()?.to_string().contains("mailto:ada@example.com"),
        "a good one is kept"
    );
    Ok(())
}

fn plan_item_is_added_checked_and_undone(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 1.0)?;
    page.click_button("System, evidence and plan")?;
    page.fill_field("What to do", "Run the next migration")?;
    page.browser.wait_for("return document.querySelectorAll('.row.action').length === 2", &[])?;
    page.click_button("Close")?;
    page.click_link("Gap & plan")?;
    page.expect_text("Run the next migration")?;
    page.toggle_checkbox("Run the next migration")?;
    page.browser.wait_for("return !!document.querySelector('.actions .done')", &[])?;
    page.reload()?;
    page.browser.wait_for("return !!document.querySelector('.actions .done')", &[])?;
    let plan = page.current_assessment()?["data"]["plan"].clone();
    let actions: Vec<_> = plan.as_object().into_iter().flat_map(|plan| plan.values()).collect();
    expect_eq(actions.len(), 1)?;
    expect_eq(actions[0]["done"].clone(), json!(true))
}

fn gap_page_shows_missing_levels_and_matches(engine: Engine) -> Result<()> {
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
    page.expect_slider("Influence", "Influence, 1 of 5")?;
    page.click_link("Gap & plan")?;
    for words in [
        "From here to D4 – Developer 4",
        "Specializes now, Evangelizes asked",
        "Subsystem now, Team asked",
        "Owns, as asked",
        "Coordinates now, Mentors asked",
        "D5 – Developer 5 adds to D4",
    ] {
        page.expect_text(words)?;
    }
    // TL4 matches exactly. No match is shown as a number.
    page.expect_text("TL4 – Tech Lead 4")?;
    page.expect_text("Met on Technology, System, People, Process and Influence.")?;
    let text =
        page.browser.execute("return document.querySelector('main.away').innerText", vec![])?;
    ensure!(!text.as_str().unwrap_or("%").contains('%'), "no percentage: {text}");
    page.click_button("Make this my target: TL4")?;
    page.expect_text("From here to TL4")?;
    page.expect_text("On every rated axis you stand where this position asks, or beyond.")
}

fn page_has_url_title_and_focus(engine: Engine) -> Result<()> {
    let page = Page::blank(engine, Options::default())?;
    page.visit("#/packet")?;
    page.browser.wait_for("return document.title === 'Packet – Rungs'", &[])?;
    page.click_link("Gap & plan")?;
    page.browser.wait_for(
        "return document.title === 'Gap & plan – Rungs' && location.hash === '#/gap'",
        &[],
    )?;
    page.browser.wait_for("return document.activeElement.tagName === 'H1'", &[])?;
    page.browser.execute("history.back()", vec![])?;
    page.browser.wait_for("return document.title === 'Packet – Rungs'", &[])?;
    page.click_link("Chart")?;
    page.browser.wait_for("return document.title.startsWith('Rungs:') && document.querySelector('.chart').offsetParent", &[])?;
    page.drag("People", 3.0)?;
    page.expect_slider("People", "People, 3 of 5")?;
    page.visit("#/nowhere")?;
    page.expect_text("There is no such page")
}

fn packet_shows_chosen_sections(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    page.click_button("People, evidence and plan")?;
    page.fill_field("What happened", "Mentored two juniors")?;
    page.click_button("Close")?;
    page.click_link("Packet")?;
    page.expect_text("Mentored two juniors")?;
    page.browser.wait_for(
        "const i = document.querySelector('.sheet img'); return i.complete && i.naturalWidth > 0",
        &[],
    )?;
    page.toggle_checkbox("Evidence")?;
    page.expect_no_text("Mentored two juniors")?;
    page.reload()?;
    page.expect_text("Expectations")?;
    page.expect_no_text("Mentored two juniors")?;
    page.toggle_checkbox("Evidence")?;
    page.expect_text("Mentored two juniors")?;
    // The paper size is that of the page's print style.
    page.select_radio("Letter")?;
    page.browser
        .wait_for("return document.styleSheets[0].cssRules[0].cssText.includes('letter')", &[])
        .map(drop)
}
