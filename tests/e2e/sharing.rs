//! Exported assessments that are opened again, and feedback requests.
//!
//! Longer than 400 lines because each export is followed by its import.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::{Context, Result, ensure};
use rungs::chart::{ColorRole, Format, Palette, Shape};
use rungs::sharing::link::{self, LinkContent};
use rungs::sharing::{Purpose, SharedAssessment};
use serde_json::{Value, json};
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        every_export_opens_in_another_browser,
        unreadable_file_gives_reason,
        link_stores_nothing_until_copy_is_kept,
        copy_can_be_kept_before_autosave_has_loaded,
        truncated_or_long_link_gives_reason,
        svg_matches_the_canvas,
        reply_by_link_leads_to_consensus,
        reply_comes_back_by_file,
        requests_of_two_people_are_answered,
        ratings_and_packet_are_exported_as_text,
    ],
}

/// An assessment of Ada with content in every field.
fn ada() -> Vec<(String, Value)> {
    let evidence = json!({
        "e1": { "axis": "people", "level": 3, "text": "Mentored عربى 🧮 “two”", "link": "https://example.com/a?b=c&d", "date": "2026-10-02" },
    });
    let plan = json!({ "p1": { "axis": "system", "text": "Run it", "due": null, "done": false } });
    let data = json!({
        "person": "me", "rater": { "role": "self", "name": "" },
        "framework": { "id": "engineering-ladders", "revision": "6055355" }, "target": "D5",
        "ratings": { "people": 3, "process": 2.5, "system": 4, "technology": 1 },
        "rated_on": "2026-11-20", "dated": true, "notes": "Line one\n日本語", "status": "draft",
        "archived": false, "evidence": evidence, "plan": plan, "answers": null, "dials": { "goals": 1 },
    });
    let person = json!({ "name": "Ada Lovelace", "archived": false });
    vec![
        (
            "person/me".into(),
            json!({ "kind": "person", "schema": 1, "revision": 1, "data": person }),
        ),
        (
            "assessment/current".into(),
            json!({ "kind": "assessment", "schema": 4, "revision": 1, "data": data }),
        ),
    ]
}

fn select_format(page: &Page, words: &str) -> Result<()> {
    page.select_option("dialog select", words)
}

/// Decodes the assessment in a link.
fn decode_link(link: &str) -> Result<SharedAssessment> {
    match link::decode(link.trim_start_matches("#/open/")).map_err(anyhow::Error::msg)? {
        LinkContent::Assessment(parcel) => Ok(*parcel),
        LinkContent::Framework(_) => anyhow::bail!("a framework"),
    }
}

/// The fragment of the displayed link.
pub(crate) fn shown_link(page: &Page) -> Result<String> {
    let script = "const field = document.querySelector('dialog .link-row input'); return field && field.value";
    let address = page.browser.wait_for(script, &[])?;
    let address = address.as_str().context("a link")?;
    Ok(format!("#{}", address.split_once('#').context("a fragment")?.1))
}

fn every_export_opens_in_another_browser(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    let sent = page.assessment_records()?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    let mut files = Vec::new();
    for (name, save) in [("Picture (PNG)", "Save PNG"), ("Drawing (SVG)", "Save SVG")] {
        select_format(&page, name)?;
        page.click_button(save)?;
        let without = page.saved_file()?;
        page.toggle_checkbox("Keep the assessment inside")?;
        page.expect_text("Whoever has it can read all of that.")?;
        page.click_button(save)?;
        let with = page.saved_file()?;
        ensure!(with.1.len() > without.1.len(), "nothing more in {}", with.0);
        files.push((with, Some(without)));
    }
    select_format(&page, "File that opens again (JSON)")?;
    page.click_button("Save as file")?;
    files.push((page.saved_file()?, None));
    select_format(&page, "Link")?;
    let link = shown_link(&page)?;
    drop(page);

    let other = Page::open(engine)?;
    for (index, ((name, bytes), without)) in files.iter().enumerate() {
        if let Some((name, bytes)) = without {
            other.drop_file(name, bytes)?;
            other.expect_text("this picture carries no assessment")?;
            other.click_button("Close")?;
        }
        other.drop_file(name, bytes)?;
        if index == 0 {
            other.expect_text("This is in the file and is not stored here yet.")?;
            other.expect_text("Ada Lovelace · November 20, 2026 · Self · aiming at D5 · 4 of 5 axes rated · 1 piece of evidence")?;
            expect_eq(other.assessment_records()?, json!({}))?;
            other.fill_field("Keep it as an assessment of", "me")?;
            other.click_button("Keep a copy")?;
            other.expect_slider("System", "System, 4 of 5")?;
            let kept = other.assessment_records()?;
            let all: Vec<&Value> = kept.as_object().context("records")?.values().collect();
            expect_eq(all.len(), 2)?;
            ensure!(all.contains(&&sent["rungs/assessment/current"]), "{kept} is not {sent}");
            ensure!(all.contains(&&sent["rungs/person/me"]), "{kept} is not {sent}");
        } else {
            // This message is shown only for an identical assessment.
            other.expect_text("You have this assessment already.")?;
            other.click_button("Leave it")?;
        }
    }
    other.visit(&link)?;
    other.expect_text("You have this assessment already.")?;
    other.click_button("Open it")?;
    other.expect_slider("System", "System, 4 of 5")
}

fn unreadable_file_gives_reason(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for (name, content, says) in [
        ("photo.jpg", &b"\xff\xd8\xff\xe0"[..], "it is a JPEG"),
        ("fork.zip", b"PK\x03\x04", "the archive is damaged, or of a kind that cannot be read"),
        ("notes.txt", b"hello", "no table of axes by levels or of positions by axes was found"),
        ("empty.json", b"", "it is empty"),
        ("deep.json", "[".repeat(10_000).as_bytes(), "it is neither"),
        (
            "deeper.json",
            format!("{{\"a\":{}", "[".repeat(10_000)).as_bytes(),
            "a: the text ends too early",
        ),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x7f\xff\xff\xffIDAT", "the PNG is damaged"),
    ] {
        page.drop_file(name, content)?;
        page.expect_text(&format!("“{name}” cannot be opened, and nothing has changed"))?;
        page.expect_text(says)?;
    }
    expect_eq(page.assessment_records()?, json!({}))
}

fn link_stores_nothing_until_copy_is_kept(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    page.click_button("Export")?;
    select_format(&page, "Link")?;
    let with = shown_link(&page)?;
    page.toggle_checkbox("Include evidence, plan and notes")?;
    page.expect_text("neither evidence nor plan nor notes")?;
    page.toggle_checkbox("Include the name")?;
    page.browser.wait_for("return !document.body.innerText.includes('It holds the name')", &[])?;
    let without = shown_link(&page)?;
    ensure!(without.len() < with.len(), "{without}");
    drop(page);
    let sent = decode_link(&without)?;
    expect_eq((sent.name.as_str(), sent.assessment.evidence.len()), ("", 0))?;

    let other = Page::open(engine)?;
    other.drag("People", 1.0)?;
    other.expect_slider("People", "People, 1 of 5")?;
    other.wait_undoable()?;
    let mine = other.assessment_records()?;
    other.visit(&with)?;
    other.expect_text("This came with the link and is not stored here.")?;
    other.expect_text("Mentored عربى 🧮 “two”")?;
    expect_eq(other.assessment_records()?, mine.clone())?;
    other.click_button("Leave it")?;
    other.expect_slider("People", "People, 1 of 5")?;
    expect_eq(other.assessment_records()?, mine)?;
    other.visit(&with)?;
    other.click_button("Keep a copy")?;
    other.expect_slider("People", "People, 3 of 5")?;
    // The data is removed from the URL, and undo removes the copy.
    other.browser.wait_for("return location.hash === '#/'", &[])?;
    other.click_button("Undo: keep a copy")?;
    other.expect_slider("People", "People, 1 of 5")
}

fn copy_can_be_kept_before_autosave_has_loaded(engine: Engine) -> Result<()> {
    let sent = include_str!("../fixtures/link-1.txt").trim_end();
    let page = Page::blank(engine, Options::default())?;
    page.open_path(&format!("late.html#/open/{sent}"))?;
    page.click_button("Keep a copy")?;
    page.browser.execute("answer()", vec![])?;
    page.browser.wait_for("return location.hash === '#/'", &[])?;
    page.expect_slider("System", "System, 5 of 5")
}

fn truncated_or_long_link_gives_reason(engine: Engine) -> Result<()> {
    let mut records = ada();
    let mut rng = fastrand::Rng::with_seed(3);
    let noise: String = (0..12_000).map(|_| rng.alphanumeric()).collect();
    records[1].1["data"]["notes"] = json!(noise);
    let page = Page::with_records(engine, &records, "current")?;
    page.click_button("Export")?;
    select_format(&page, "Link")?;
    page.expect_text("do not get through everywhere")?;
    page.toggle_checkbox("Include evidence, plan and notes")?;
    let link = shown_link(&page)?;
    page.browser.wait_for("return !!document.querySelector('svg.code')", &[])?;
    page.visit(&link[..link.len() - 12])?;
    page.expect_text("This link cannot be opened")?;
    page.expect_text("cut off")?;
    page.visit("#/open/2.abc")?;
    page.expect_text("later version of Rungs")?;
    page.click_link("Go to my own chart")?;
    page.expect_slider("System", "System, 4 of 5")
}

fn svg_matches_the_canvas(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    select_format(&page, "Drawing (SVG)")?;
    page.click_button("Save SVG")?;
    let (name, bytes) = page.saved_file()?;
    expect_eq(name.as_str(), "rungs-Ada-Lovelace-D5-2026-11-20.svg")?;
    let drawing = String::from_utf8(bytes)?;
    let document = roxmltree::Document::parse(&drawing)?;
    // The drawing has as many elements as the display list of the canvas, and the same texts.
    let data = ada()[1].1["data"].to_string();
    let assessment = rungs::storage::Stored::from_data(4, &data).map_err(anyhow::Error::msg)?;
    let card = rungs::presentation::image_card::card(
        rungs::model::Framework::builtin(),
        &assessment,
        "Ada Lovelace",
        rungs::model::Date::LAST,
    );
    let widths = xtask::driver::chart_position::BrowserTextMetrics::of(&page.browser);
    let list = card.shapes(Format::Document, &widths);
    let (paths, texts): (Vec<&Shape>, Vec<&Shape>) =
        list.iter().partition(|shape| !matches!(shape, Shape::Text { .. }));
    let count = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count();
    // And one path for the background.
    expect_eq(count("path") + count("circle"), paths.len() + 1)?;
    let words: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text())
        .collect();
    let expected: Vec<&str> = texts
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    expect_eq(words, expected)?;
    // Another renderer draws the points at the same positions.
    let layout = card.layout(Format::Document, &widths);
    let at: Vec<Value> = [1.0, 4.0, 3.0, 2.5]
        .into_iter()
        .enumerate()
        .map(|(axis, value)| layout.grid.point(axis, value))
        .map(|point| json!([point.x, point.y]))
        .collect();
    let colors = page.browser.execute_async(
        "const image = new Image(); image.src = 'data:image/svg+xml,' + encodeURIComponent(args[0]); await image.decode(); \
         const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height; \
         const context = canvas.getContext('2d'); context.drawImage(image, 0, 0); \
         return args[1].map(([x, y]) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data])",
        vec![drawing.into(), Value::Array(at)],
    )?;
    let own = Palette::LIGHT.color(ColorRole::Own);
    let part = |at: usize| u8::from_str_radix(&own[at..at + 2], 16).unwrap_or(0);
    for color in colors.as_array().context("colors")? {
        for (channel, at) in [1, 3, 5].into_iter().enumerate() {
            let found = color[channel].as_u64().unwrap_or(0) as u8;
            ensure!(found.abs_diff(part(at)) <= 4, "{color} is not {own}");
        }
    }
    Ok(())
}

/// Asserts that a request contains no ratings, evidence or notes, and returns nothing else.
fn assert_is_blind_request(request: &SharedAssessment) -> Result<()> {
    expect_eq(request.purpose, Purpose::Request)?;
    ensure!(request.assessment.ratings.is_empty(), "no rating is sent");
    let text = request.write();
    for private in ["Mentored", "Run it", "Line one", "2.5"] {
        ensure!(!text.contains(private), "{private} is in {text}");
    }
    ensure!(text.contains("Ada Lovelace"), "it says who asks");
    Ok(())
}

/// Rates as the manager.
fn rate_as_manager(page: &Page) -> Result<()> {
    page.expect_text("You will not see their own rating before you answer")?;
    page.fill_field("Your name", "Grace")?;
    page.click_button("Rate without seeing theirs")?;
    page.expect_text("You are rating Ada Lovelace, as you were asked to.")?;
    for axis in ["Technology", "System", "People", "Process", "Influence"] {
        page.expect_slider(axis, &format!("{axis}, unrated"))?;
    }
    page.drag("People", 5.0)?;
    page.drag("System", 4.0)?;
    page.drag("Influence", 2.0)?;
    page.expect_slider("Influence", "Influence, 2 of 5")?;
    page.wait_undoable()
}

fn reply_by_link_leads_to_consensus(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    page.browser.wait_for(
        "const d = document.querySelector('details.about'); if (d) d.open = true; return !!d",
        &[],
    )?;
    page.click_button("Ask for a second view")?;
    let link = shown_link(&page)?;
    assert_is_blind_request(&decode_link(&link)?)?;
    page.click_button("Close")?;
    let other = Page::open(engine)?;
    // The recipient has an assessment with the same identifier.
    other.drag("Process", 5.0)?;
    other.expect_slider("Process", "Process, 5 of 5")?;
    other.wait_undoable()?;
    other.visit(&link)?;
    rate_as_manager(&other)?;
    // The reply is stored, and the same link opens it again.
    other.visit(&link)?;
    other.expect_text("You have begun an answer to this request.")?;
    other.click_button("Open it")?;
    other.click_button("Send my answer")?;
    let answer = shown_link(&other)?;
    drop(other);

    page.visit(&answer)?;
    page.expect_text("An answer to your request")?;
    page.click_button("Put it beside mine")?;
    page.expect_slider("People", "People, 3 of 5")?;
    let said = "const d = [...document.querySelectorAll('.differences li')].map((l) => l.textContent); return d.length > 0 && d";
    expect_eq(
        page.browser.wait_for(said, &[])?,
        json!([
            "People: Mentors here, Manages there",
            "Technology: Adopts here, Unrated there",
            "Process: Enforces, growing into Challenges here, Unrated there",
            "Influence: Unrated here, Team there",
        ]),
    )?;
    page.click_button("Record what you agree on")?;
    page.expect_slider("System", "System, 4 of 5")?;
    page.expect_slider("People", "People, unrated")?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    page.browser.wait_for("return document.querySelectorAll('.differing').length === 2", &[])?;
    page.wait_undoable()?;
    let records = page.assessment_records()?;
    let all: Vec<&Value> = records.as_object().context("records")?.values().collect();
    let of_role = |role: &str| all.iter().find(|it| it["rater"]["role"] == json!(role)).copied();
    expect_eq(
        of_role("agreed").context("agreed")?["ratings"].clone(),
        json!({ "people": 4, "system": 4 }),
    )?;
    expect_eq(of_role("self").context("self")?["ratings"]["people"].clone(), json!(3))?;
    expect_eq(of_role("manager").context("manager")?["rater"]["name"].clone(), json!("Grace"))
}

/// Two people send requests to the same manager, with the same assessment identifier.
fn requests_of_two_people_are_answered(engine: Engine) -> Result<()> {
    let mut requests = Vec::new();
    for name in ["Ada", "Bob"] {
        let page = Page::open(engine)?;
        page.browser.wait_for(
            "const d = document.querySelector('details.about'); if (d) d.open = true; return !!d",
            &[],
        )?;
        page.click_button("Ask for a second view")?;
        page.fill_field("Your name, so that they know who asks", name)?;
        page.capture_saved_files()?;
        page.click_button("Save as file")?;
        requests.push(page.saved_file()?.1);
    }
    let manager = Page::open(engine)?;
    for (name, request) in ["Ada", "Bob"].into_iter().zip(requests) {
        manager.drop_file("request.json", &request)?;
        manager.expect_text(&format!("{name} · asked on"))?;
        manager.click_button("Rate without seeing theirs")?;
        manager.expect_text(&format!("You are rating {name}, as you were asked to."))?;
        manager.drag("People", 3.0)?;
        manager.expect_slider("People", "People, 3 of 5")?;
    }
    Ok(())
}

fn reply_comes_back_by_file(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    page.capture_saved_files()?;
    page.browser.wait_for(
        "const d = document.querySelector('details.about'); if (d) d.open = true; return !!d",
        &[],
    )?;
    page.click_button("Ask for a second view")?;
    page.click_button("Save as file")?;
    let (name, request) = page.saved_file()?;
    assert_is_blind_request(
        &SharedAssessment::read(std::str::from_utf8(&request)?).map_err(anyhow::Error::msg)?,
    )?;
    let other = Page::open(engine)?;
    other.drop_file(&name, &request)?;
    rate_as_manager(&other)?;
    other.capture_saved_files()?;
    other.click_button("Send my answer")?;
    select_format(&other, "File that opens again (JSON)")?;
    other.click_button("Save as file")?;
    let (name, answer) = other.saved_file()?;
    drop(other);
    page.click_button("Close")?;
    page.drop_file(&name, &answer)?;
    page.expect_text("An answer to your request")?;
    page.click_button("Put it beside mine")?;
    page.expect_text("People: Mentors here, Manages there")?;
    page.click_button("Undo: keep a copy")?;
    expect_eq(
        page.assessment_records()?
            .as_object()
            .map(|all| all.values().filter(|it| !it.is_null()).count()),
        Some(2),
    )
}

fn ratings_and_packet_are_exported_as_text(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(), "current")?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    select_format(&page, "Ratings for a spreadsheet (CSV)")?;
    page.click_button("Save as file")?;
    let (name, bytes) = page.saved_file()?;
    expect_eq(name.as_str(), "rungs-Ada-Lovelace-D5-2026-11-20.csv")?;
    let text = String::from_utf8(bytes)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    expect_eq(rows.len(), 5)?;
    expect_eq((&rows[3][3], &rows[3][4], &rows[4][4]), ("Process", "2.5", ""))?;
    select_format(&page, "Packet as text (Markdown)")?;
    page.click_button("Save as file")?;
    let (name, bytes) = page.saved_file()?;
    expect_eq(name.as_str(), "rungs-Ada-Lovelace-D5-2026-11-20.md")?;
    let text = String::from_utf8(bytes)?;
    ensure!(text.starts_with("# Ada Lovelace\n") && text.contains("عربى 🧮"), "{text}");
    // The dialog remembers the last format.
    page.reload()?;
    page.click_button("Export")?;
    page.expect_text("# Ada Lovelace")
}
