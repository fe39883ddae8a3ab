//! Privacy and safety of user text: none of it runs as a script, and none of it is sent.

use crate::support::checks::expect_eq;
use crate::support::page::{CANARY, Page};
use crate::support::sites::RELEASE;
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [no_host_receives_user_text],
    ChromiumAlone: [injected_scripts_stay_text],
}

/// Two hundred texts that could run as a script.
fn injections() -> Vec<String> {
    let calls = ["window.hacked=1", "hacked=1", "top.hacked=1", "(window)['hacked']=1"];
    let shells = [
        "<script>{}</script>",
        "</script><script>{}</script>",
        "</text><script>{}</script>",
        "</title><script>{}</script>",
        "</metadata><script>{}</script>",
        "</textarea><script>{}</script>",
        "</style><script>{}</script>",
        "]]><script>{}</script>",
        "--><script>{}</script>",
        "&lt;script&gt;{}&lt;/script&gt;",
        "<img src=x onerror={}>",
        "<img/src/onerror={}>",
        "\"><img src=x onerror=\"{}\">",
        "'><img src=x onerror='{}'>",
        "`><img src=x onerror=`{}`>",
        "<svg onload={}>",
        "<svg><animate onbegin={} attributeName=x dur=1s>",
        "<svg><set onbegin={} attributename=x>",
        "<svg><script>{}</script></svg>",
        "<svg><script href=\"data:text/javascript,{}\"/></svg>",
        "<foreignObject><body onload={}></foreignObject>",
        "<body onload={}>",
        "<iframe srcdoc=\"<script>parent.{}</script>\">",
        "<iframe src=\"javascript:parent.{}\">",
        "<a href=\"javascript:{}\">x</a>",
        "<details open ontoggle={}>",
        "<video><source onerror={}>",
        "<input autofocus onfocus={}>",
        "<select autofocus onfocus={}>",
        "<marquee onstart={}>",
        "<object data=\"javascript:{}\">",
        "<embed src=\"javascript:{}\">",
        "<base href=\"javascript:{}//\">",
        "<link rel=stylesheet href=\"javascript:{}\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:{}\">",
        "<form action=\"javascript:{}\"><button autofocus>",
        "<math href=\"javascript:{}\">x</math>",
        "<style>@import 'javascript:{}';</style>",
        "javascript:{}",
        "JaVaScRiPt:{}",
        "java\tscript:{}",
        "data:text/html,<script>{}</script>",
        "vbscript:{}",
        "{{constructor.constructor('{}')()}}",
        "${{}}",
        "[x](javascript:{})",
        "![x](x\" onerror=\"{})",
        "<javascript:{}>",
        "\u{202e}<script>{}</script>",
        "\u{0}<script>{}</script>",
    ];
    shells.iter().flat_map(|shell| calls.iter().map(|call| shell.replacen("{}", call, 1))).collect()
}

/// Assessments with one of these texts in every text field.
fn records_with(texts: &[String]) -> Vec<(String, Value)> {
    let mut records = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let person = format!("p{index}");
        let entry = format!("{index:04}");
        let data = json!({
            "person": person, "rater": { "role": "peer", "name": text },
            "framework": { "id": text, "revision": text }, "target": if index % 2 == 0 { json!("D4") } else { json!(text) },
            "ratings": { "people": 3, text: 2 }, "rated_on": "2026-11-20", "dated": true, "notes": text,
            "status": "draft", "archived": false,
            "evidence": { entry.as_str(): { "axis": "people", "level": 3, "text": text, "link": format!("https://example.com/{}", text.replace(char::is_whitespace, "").replace(|c: char| c.is_control(), "")), "date": null } },
            "plan": { entry.as_str(): { "axis": "people", "text": text, "due": null, "done": false } }, "answers": null,
        });
        let who = json!({ "name": text, "archived": false });
        records.push((
            format!("person/{person}"),
            json!({ "kind": "person", "schema": 1, "revision": 1, "data": who }),
        ));
        records.push((
            format!("assessment/a{index}"),
            json!({ "kind": "assessment", "schema": 3, "revision": 1, "data": data }),
        ));
    }
    let level = |(index, text): (usize, &String)| {
        let axes = ["technology", "system", "people", "process", "influence"];
        json!({ "axis": axes[index % 5], "level": index / 5 + 1, "text": text })
    };
    let levels: Vec<Value> = texts.iter().take(25).enumerate().map(level).collect();
    records.push((
        "examples/engineering-ladders".into(),
        json!({ "kind": "examples", "schema": 1, "revision": 1, "data": { "levels": levels } }),
    ));
    records
}

/// A page that records violations of its policy, so that attempts to run a script are detected.
const WATCHED: &str = "watched.html";

fn expect_no_violation(page: &Page) -> Result<()> {
    let found = page.browser.execute("return [typeof window.hacked, window.violations]", vec![])?;
    expect_eq(found, json!(["undefined", []]))
}

fn injected_scripts_stay_text(engine: Engine) -> Result<()> {
    let texts = injections();
    expect_eq(texts.len(), 200)?;
    // A few at a time, because each page reads all records.
    for texts in texts.chunks(25) {
        let page = Page::with_records(engine, &records_with(texts), "a0")?;
        page.visit(WATCHED)?;
        page.click_button("Assessments")?;
        let listed = "return document.querySelectorAll('.library-head').length === args[0]";
        page.browser.wait_for(listed, &[texts.len().into()])?;
        expect_no_violation(&page)?;
        page.click_button("Close")?;
        page.click_link("Packet")?;
        for text in texts {
            open_from_list(&page, text)?;
            check_packet(&page, text)?;
        }
        for index in (0..texts.len()).step_by(10) {
            check_every_page(&page, index)?;
        }
        for axis in ["technology", "system", "people", "process", "influence"] {
            page.navigate_to(&format!("#/axis/{axis}"))?;
            page.browser.wait_for("return [...document.querySelectorAll('.examples textarea')].filter((t) => t.value.includes('hacked')).length === 5", &[])?;
            expect_no_violation(&page)?;
        }
        for index in (0..texts.len()).step_by(7) {
            check_every_export(&page, index)?;
        }
    }
    Ok(())
}

/// Selects the assessment that the next page load opens.
fn open_next(page: &Page, index: usize) -> Result<()> {
    let script = "sessionStorage.setItem('rungs/open', args[0])";
    page.browser.execute(script, vec![format!("a{index}").into()]).map(drop)
}

/// Opens an assessment from the list, by the person's name.
fn open_from_list(page: &Page, name: &str) -> Result<()> {
    page.click_button("Assessments")?;
    let script = "const plain = (text) => text.replace(/\\s/g, ''); \
                  const people = [...document.querySelectorAll('.library-person')]; \
                  const person = people.find((it) => plain(it.querySelector('.name').value) === plain(args[0])); \
                  const open = person?.querySelector('.library-open'); \
                  if (!open) return false; open.click(); return true";
    page.browser.wait_for(script, &[name.into()]).map(drop)
}

fn check_packet(page: &Page, text: &str) -> Result<()> {
    let script = "const plain = (text) => text.replace(/\\s/g, ''); \
                  const sheet = document.querySelector('.sheet'); \
                  return !document.querySelector('dialog[open]') && sheet && plain(sheet.textContent).split(plain(args[0])).length > 3";
    let shown = page.browser.wait_for(script, &[text.into()]);
    shown.with_context(|| format!("{text} is not text in the packet"))?;
    expect_no_violation(page)
}

fn check_every_page(page: &Page, index: usize) -> Result<()> {
    // Each page, with the element that it renders last.
    const PAGES: [(&str, &str); 4] = [
        ("#/packet", ".sheet"),
        ("", ".about"),
        ("#/gap", "main.away h1"),
        ("#/axis/technology", ".examples textarea"),
    ];
    open_next(page, index)?;
    for (at, (fragment, last)) in PAGES.iter().enumerate() {
        // The query differs, so the page is loaded again.
        page.open_path(&format!("{WATCHED}?{index}-{at}{fragment}"))?;
        page.wait_rendered()?;
        page.browser.wait_for("return document.querySelector(args[0])", &[(*last).into()])?;
        expect_no_violation(page)?;
    }
    Ok(())
}

fn check_every_export(page: &Page, index: usize) -> Result<()> {
    open_next(page, index)?;
    page.visit(WATCHED)?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    for format in ["markdown", "csv", "json", "link"] {
        page.select_option("dialog select", format)?;
        expect_no_violation(page)?;
    }
    page.select_option("dialog select", "svg")?;
    page.click_button("Save SVG")?;
    let (_, bytes) = page.saved_file()?;
    expect_no_violation(page)?;
    let drawing = String::from_utf8(bytes)?;
    let document = roxmltree::Document::parse(&drawing)?;
    let odd = document.descendants().find(|node| {
        let known = ["svg", "title", "desc", "path", "circle", "text", "metadata"];
        node.is_element() && !known.contains(&node.tag_name().name())
            || node.attributes().any(|it| it.name().starts_with("on") || it.name() == "href")
    });
    ensure!(odd.is_none(), "{odd:?}");
    // Open the drawing as a page of its own, without a policy.
    page.browser.open(&format!("data:image/svg+xml;base64,{}", BASE64.encode(&drawing)))?;
    expect_eq(page.browser.execute("return typeof window.hacked", vec![])?, json!("undefined"))?;
    page.open_path("empty.html")
}

fn no_host_receives_user_text(engine: Engine) -> Result<()> {
    let text = vec![format!("{CANARY} & more")];
    let page = Page::at_site(engine, &RELEASE)?;
    page.open_path("empty.html")?;
    page.open_with_records(&records_with(&text), "a0")?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    for (format, save) in [
        ("png", "Save PNG"),
        ("svg", "Save SVG"),
        ("markdown", "Save as file"),
        ("csv", "Save as file"),
        ("json", "Save as file"),
    ] {
        page.select_option("dialog select", format)?;
        page.click_button(save)?;
        page.saved_file()?;
    }
    page.select_option("dialog select", "link")?;
    let link = page.browser.wait_for(
        "const f = document.querySelector('.link-row input'); return f && f.value",
        &[],
    )?;
    let link = link.as_str().context("a link")?;
    page.visit(&format!("#{}", link.split_once('#').context("a fragment")?.1))?;
    page.expect_text(CANARY)?;
    page.visit("#/packet")?;
    page.expect_text(CANARY)?;
    page.visit("#/axis/technology")?;
    page.browser.wait_for(
        "return [...document.querySelectorAll('textarea')].some((t) => t.value.includes(args[0]))",
        &[CANARY.into()],
    )?;
    page.visit(&format!("#/{CANARY}"))?;
    page.expect_text("There is no such page")?;
    // Check that requests are recorded: this one must be.
    page.open_path("empty.html?watched")?;
    ensure!(page.host_received("watched"), "the host hears what it is told");
    Ok(())
}
