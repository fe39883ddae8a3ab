//! User frameworks: created, imported, shared, shipped by a site; and assessments that migrate
//! between revisions.
//!
//! Longer than 400 lines because it walks through one feature from import to migration.

use crate::support::checks::expect_eq;
use crate::support::keys::{CONTROL, DOWN, HOME, TAB};
use crate::support::page::Page;
use crate::support::sites::{WITH_INVALID_SITE_FRAMEWORK, WITH_SITE_FRAMEWORK};
use anyhow::{Context, Result, ensure};
use rungs::export::framework_markdown;
use rungs::model::{Framework, FrameworkDraft, FrameworkId};
use rungs::storage::records::framework;
use serde_json::{Value, json};
use xtask::driver::engine::{Engine, Options};

crate::support::runner::tests! {
    EveryEngine: [
        framework_copy_is_edited_revised_and_assessment_migrated,
        dropped_repository_is_previewed_fixed_and_saved,
        folder_is_imported_and_large_folder_is_rejected,
        validation_errors_are_shown_and_nothing_is_lost,
        framework_travels_by_link_and_in_assessment,
        site_framework_is_used,
        axes_are_reordered_by_keys_and_drag,
        imported_text_is_not_markup,
        framework_file_opens_again,
    ],
    ChromiumAlone: [editor_works_on_phone_with_touch],
}

/// Fills the field with this label, and leaves it.
fn fill_field(page: &Page, label: &str, text: &str) -> Result<()> {
    let script = "const shown = document.querySelector('dialog[open]') ?? document; \
                  const field = [...shown.querySelectorAll('input, textarea, select')].find((f) => f.offsetParent && \
                    (f.getAttribute('aria-label') ?? f.closest('label')?.querySelector('span')?.textContent ?? '') === args[0]); \
                  if (!field) return false; field.focus(); \
                  const kind = Object.getPrototypeOf(field); Object.getOwnPropertyDescriptor(kind, 'value').set.call(field, args[1]); \
                  field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    let come = page.browser.wait_for(script, &[label.into(), text.into()]);
    come.with_context(|| format!("a field called “{label}”")).map(drop)
}

/// Selects an option by its text, in the select element with this label.
fn select_option(page: &Page, label: &str, option: &str) -> Result<()> {
    let script = "const shown = document.querySelector('dialog[open]') ?? document; \
                  const select = [...shown.querySelectorAll('select')].find((f) => f.offsetParent && \
                    (f.getAttribute('aria-label') ?? f.closest('label')?.querySelector('span')?.textContent ?? '') === args[0]); \
                  const option = select && [...select.options].find((o) => o.textContent.startsWith(args[1])); \
                  if (!option) return false; select.value = option.value; \
                  select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    let come = page.browser.wait_for(script, &[label.into(), option.into()]);
    come.with_context(|| format!("“{option}” in “{label}”")).map(drop)
}

fn expand_all(page: &Page) -> Result<()> {
    page.browser
        .execute("for (const it of document.querySelectorAll('details')) it.open = true", vec![])
        .map(drop)
}

/// Asserts the axis names in the editor.
fn expect_editor_axes(page: &Page, expected: &[&str]) -> Result<()> {
    let script = "return JSON.stringify([...document.querySelectorAll('[id^=edit-axis-]:not(.wrong)')].map((f) => f.value)) === args[0]";
    let come = page.browser.wait_for(script, &[json!(expected).to_string().into()]);
    come.with_context(|| format!("the axes should be {expected:?}")).map(drop)
}

/// Asserts the axis names of the sliders on the chart page.
fn expect_chart_axes(page: &Page, expected: &[&str]) -> Result<()> {
    let script = "return JSON.stringify([...document.querySelectorAll('.slider input')].map((s) => s.getAttribute('aria-label'))) === args[0]";
    let come = page.browser.wait_for(script, &[json!(expected).to_string().into()]);
    come.with_context(|| format!("the axes should be {expected:?}")).map(drop)
}

fn open_frameworks_page(page: &Page) -> Result<()> {
    page.click_link("Framework")?;
    page.click_link("Your frameworks")
}

fn framework_copy_is_edited_revised_and_assessment_migrated(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    open_frameworks_page(&page)?;
    page.click_button("Duplicate: Engineering Ladders")?;
    page.expect_text("Edit Copy of Engineering Ladders")?;
    fill_field(&page, "Name", "Acme")?;
    page.expect_text("Edit Acme")?;
    fill_field(&page, "Axis 5", "Reach")?;
    page.click_button("Remove: “Process”")?;
    expect_editor_axes(&page, &["Technology", "System", "People", "Reach"])?;
    page.click_button("Undo: framework")?;
    expect_editor_axes(&page, &["Technology", "System", "People", "Process", "Reach"])?;
    page.click_button("Redo: framework")?;
    expect_editor_axes(&page, &["Technology", "System", "People", "Reach"])?;
    // The draft is still a draft after a reload.
    page.reload()?;
    expect_editor_axes(&page, &["Technology", "System", "People", "Reach"])?;
    page.click_button("Save as a revision")?;
    page.expect_text("Saved as a revision.")?;
    page.click_button("Use it")?;
    expect_chart_axes(&page, &["Technology", "System", "People", "Reach"])?;
    page.select_radio("D5")?;
    page.focus_slider("Reach")?;
    page.browser.press_keys(&[], &[crate::support::keys::END])?;
    page.expect_slider("Reach", "Reach, 5 of 5, Community; target D5 asks 3")?;
    page.focus_slider("People")?;
    page.browser.press_keys(&[], &[crate::support::keys::RIGHT; 3])?;
    page.expect_slider("People", "People, 3 of 5, Mentors")?;
    page.reload()?;
    page.expect_slider("Reach", "Reach, 5 of 5, Community")?;

    // Save another revision: one axis renamed, one removed, one added.
    open_frameworks_page(&page)?;
    page.click_link("Edit")?;
    fill_field(&page, "Axis 3", "Care")?;
    page.click_button("Remove: “System”")?;
    page.click_button("Add an axis")?;
    fill_field(&page, "Axis 4", "Craft")?;
    for level in 1..=5 {
        fill_field(&page, &format!("Level {level} of “Craft”"), &format!("Craft {level}"))?;
    }
    page.click_button("Save as a revision")?;
    page.expect_text("Saved as a revision.")?;
    // The assessment keeps its revision until it is migrated.
    page.click_link("Chart")?;
    expect_chart_axes(&page, &["Technology", "System", "People", "Reach"])?;
    page.expect_slider("People", "People, 3 of 5, Mentors")?;
    // The section below the axes loads when the page is idle.
    page.browser.wait_for("return !!document.querySelector('.about')", &[])?;
    expand_all(&page)?;
    page.expect_text("There is a newer revision of its framework.")?;
    page.click_button("Move to another framework or revision")?;
    page.expect_text("renamed from People")?;
    page.expect_text("Mentors (3)")?;
    page.expect_text("Not in the new one: System.")?;
    page.click_button("Move it")?;
    expect_chart_axes(&page, &["Technology", "Care", "Reach", "Craft"])?;
    page.expect_slider("Care", "Care, 3 of 5, Mentors")?;
    page.expect_slider("Reach", "Reach, 5 of 5, Community")?;
    page.expect_slider("Craft", "Craft, unrated")?;
    page.click_button("Undo: other framework")?;
    expect_chart_axes(&page, &["Technology", "System", "People", "Reach"])?;
    page.click_button("Redo: other framework")?;
    page.reload()?;
    expect_chart_axes(&page, &["Technology", "Care", "Reach", "Craft"])?;
    // Other pages use the framework too.
    page.click_link("Gap & plan")?;
    page.expect_text("Craft")?;
    page.click_link("Packet")?;
    page.expect_text("Care")?;
    page.click_link("Framework")?;
    page.expect_text("It looks at four axes. Each has five levels")?;
    // A framework in use cannot be deleted.
    page.click_link("Your frameworks")?;
    page.click_button("Delete: Acme")?;
    page.expect_text("1 assessment is made with Acme")
}

const FORK: [(&str, &str); 3] = [
    (
        "README.md",
        "# Leiter\n\n# Achsen\n\n* **Handwerk**: wie gut es gemacht ist\n* **Miteinander**: wie sie zusammenarbeiten\n* **Reichweite**: wie weit es wirkt\n\n\
         # Stufen\n\n## Handwerk\n\n1. **Lernt**: lernt\n2. **Baut**: baut\n3. **Prägt**: prägt\n\n## Miteinander\n\n1. **Kommt dazu**: kommt dazu\n2. **Hilft**: hilft\n3. **Führt**: führt\n\n\
         ## Reichweite\n\n1. **Aufgabe**: eine\n2. **Produkt**: eines\n3. **Firma**: alle\n",
    ),
    (
        "Entwicklung.md",
        "# Entwicklung\n\nBaut es.\n\n## E1 - Entwicklung 1\n\n* **Lernt**: lernt\n* **Kommt dazu**: kommt dazu\n* **Aufgabe**: eine\n\n\
         ## E2 - Entwicklung 2\n\n* **Baut**: baut\n* **Hilf**: hilft\n* **Produkt**: eines\n* **Zaubert**: nie\n",
    ),
    ("LICENSE.md", "# Lizenz\n\nFrei.\n"),
];

fn dropped_repository_is_previewed_fixed_and_saved(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let files: Vec<(&str, &[u8])> =
        FORK.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    page.drop_files(&files)?;
    page.expect_text("This is what was understood")?;
    page.expect_text("3 axes with 3 levels · 2 positions")?;
    page.expect_text("asks for “Hilf”, which no axis has: it was read as Hilft (Miteinander). (Entwicklung.md, line 14)")?;
    page.expect_text(
        "“Zaubert”, under “E2 - Entwicklung 2”, is no level of any axis. (Entwicklung.md, line 16)",
    )?;
    page.expect_text(
        "Nothing on this page describes an axis, a level or a position. (LICENSE.md)",
    )?;
    expect_eq(page.browser.execute("return Object.keys(localStorage).filter((k) => k.startsWith('rungs/framework/')).length", vec![])?, json!(0))?;
    // Edit the import before it is saved, and undo the edit.
    expect_editor_axes(&page, &["Handwerk", "Miteinander", "Reichweite"])?;
    page.click_button("Move down: “Handwerk”")?;
    expect_editor_axes(&page, &["Miteinander", "Handwerk", "Reichweite"])?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    expect_editor_axes(&page, &["Handwerk", "Miteinander", "Reichweite"])?;
    fill_field(&page, "Name", "")?;
    page.click_button("Keep it and use it")?;
    page.browser.wait_for("return document.activeElement.id === 'edit-name'", &[])?;
    page.expect_text("The framework has no name.")?;
    fill_field(&page, "Name", "Unsere Leiter")?;
    page.click_button("Keep it and use it")?;
    expect_chart_axes(&page, &["Handwerk", "Miteinander", "Reichweite"])?;
    page.select_radio("E2")?;
    page.expect_slider("Miteinander", "Miteinander, unrated; target E2 asks 2, Hilft")?;
    page.reload()?;
    expect_chart_axes(&page, &["Handwerk", "Miteinander", "Reichweite"])?;
    // The repository's archive is the same framework, which the page reports.
    let pages: Vec<(String, String)> = FORK
        .iter()
        .map(|(name, text)| (format!("leiter-main/{name}"), (*text).to_owned()))
        .collect();
    let archive = rungs::sharing::zip::zip(&pages).context("an archive")?;
    page.drop_files(&[("leiter-main.zip", &archive)])?;
    page.expect_text("3 axes with 3 levels · 2 positions")?;
    page.click_button("Leave it")?;
    page.expect_text("Unsere Leiter")
}

fn folder_is_imported_and_large_folder_is_rejected(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let of = |folder: &'static str| {
        FORK.iter().map(move |(name, text)| (format!("{folder}{name}"), (*text).to_owned()))
    };
    // Folders of development tools are skipped.
    let others = |count: usize, folder: &'static str| {
        (0..count).map(move |at| (format!("{folder}{at}.md"), String::new()))
    };
    let all: Vec<_> = of("docs/").chain(others(5_000, ".git/")).collect();
    page.drop_folder("leiter", &all)?;
    page.expect_text("3 axes with 3 levels · 2 positions")?;
    page.expect_text("LICENSE.md)")?;
    page.click_button("Leave it")?;
    let all: Vec<_> = of("").chain(others(5_000, "notes/")).collect();
    page.drop_folder("leiter", &all)?;
    page.expect_text("nothing has changed: there are more than 5000 files in it.")
}

fn validation_errors_are_shown_and_nothing_is_lost(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/frameworks")?;
    page.click_button("Start from nothing")?;
    page.expect_text("Before it can be saved as a revision")?;
    page.click_button("Save as a revision")?;
    page.browser.wait_for("return document.activeElement.id === 'edit-axis-0'", &[])?;
    for (at, name) in ["One", "Two", "two"].iter().enumerate() {
        fill_field(&page, &format!("Axis {}", at + 1), name)?;
    }
    page.expect_text("“two” has the name of another one: give it one of its own.")?;
    page.reload()?;
    expect_editor_axes(&page, &["One", "Two", "two"])?;
    fill_field(&page, "Axis 3", "Three")?;
    fill_field(&page, "Ladder 1", "Maker")?;
    page.expect_text("Everything fits together.")?;
    page.click_button("Save as a revision")?;
    page.expect_text("Saved as a revision.")?;
    page.click_button("Use it")?;
    expect_chart_axes(&page, &["One", "Two", "Three"])
}

/// The last text that was copied to the clipboard.
fn copied_text(page: &Page, act: impl FnOnce() -> Result<()>) -> Result<String> {
    page.browser.execute(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } })",
        vec![],
    )?;
    act()?;
    let text = page.browser.wait_for("return window.copied", &[])?;
    Ok(text.as_str().context("a text")?.to_owned())
}

/// A company's framework, based on the built-in one.
pub(crate) fn acme() -> FrameworkDraft {
    let mut document =
        Framework::builtin().draft().duplicate(FrameworkId::new("acme"), "Acme ladder".to_owned());
    document.remove_axis(0);
    document.axes.to_mut()[0].name = "Systems".into();
    document.credit = None;
    document
}

fn framework_travels_by_link_and_in_assessment(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let text = framework::write(&acme());
    page.drop_files(&[("acme.json", text.as_bytes())])?;
    page.click_button("Keep it and use it")?;
    expect_chart_axes(&page, &["Systems", "People", "Process", "Influence"])?;
    page.rate_highest("Systems")?;
    page.wait_undoable()?;
    page.visit("#/frameworks")?;
    expand_all(&page)?;
    page.expect_text("Acme ladder")?;
    let script = "const row = [...document.querySelectorAll('.framework')].find((r) => r.textContent.includes('Acme ladder')); \
                  const button = [...row.querySelectorAll('button')].find((b) => b.textContent === 'Copy link'); button.click(); return true";
    let link = copied_text(&page, || page.browser.wait_for(script, &[]).map(drop))?;
    let framework_link = format!("#{}", link.split_once('#').context("a fragment")?.1);
    page.visit("")?;
    page.click_button("Export")?;
    let way = "const select = document.querySelector('dialog select'); if (!select) return false; const option = [...select.options].find((o) => o.textContent === 'Link'); \
               select.value = option.value; select.dispatchEvent(new Event('change', { bubbles: true })); return true";
    page.browser.wait_for(way, &[])?;
    let link = copied_text(&page, || page.click_button("Copy link"))?;
    let assessment_link = format!("#{}", link.split_once('#').context("a fragment")?.1);
    drop(page);

    // A recipient sees the framework, and nothing is stored before it is used.
    let other = Page::open(engine)?;
    other.visit(&framework_link)?;
    other.expect_text("Acme ladder")?;
    other.expect_text("4 axes with 5 levels · 18 positions")?;
    expect_eq(other.browser.execute("return Object.keys(localStorage).filter((k) => k.startsWith('rungs/framework/')).length", vec![])?, json!(0))?;
    other.click_button("Use it")?;
    expect_chart_axes(&other, &["Systems", "People", "Process", "Influence"])?;
    other.reload()?;
    expect_chart_axes(&other, &["Systems", "People", "Process", "Influence"])?;
    drop(other);

    // A recipient of the assessment alone gets the framework with it.
    let third = Page::open(engine)?;
    third.visit(&assessment_link)?;
    third.expect_text("1 of 4 axes rated")?;
    third.expect_no_text("only what both have in common is shown")?;
    third.click_button("Keep a copy")?;
    expect_chart_axes(&third, &["Systems", "People", "Process", "Influence"])?;
    third.expect_slider("Systems", "Systems, 5 of 5")?;
    third.reload()?;
    third.expect_slider("Systems", "Systems, 5 of 5")?;
    third.visit("#/frameworks")?;
    third.expect_text("Acme ladder")
}

fn site_framework_is_used(engine: Engine) -> Result<()> {
    let page = Page::open_site(engine, &WITH_SITE_FRAMEWORK)?;
    expect_chart_axes(&page, &["Systems", "People", "Process", "Influence"])?;
    page.rate_highest("People")?;
    page.wait_undoable()?;
    page.browser.reload()?;
    page.wait_ready()?;
    expect_chart_axes(&page, &["Systems", "People", "Process", "Influence"])?;
    page.expect_slider("People", "People, 5 of 5")?;
    // The framework is stored with the assessment, so the site may ship another one later.
    let stored = page.browser.execute(
        "return Object.keys(localStorage).filter((k) => k.startsWith('rungs/framework/'))",
        vec![],
    )?;
    expect_eq(stored, json!(["rungs/framework/acme"]))?;
    page.click_button("Assessments")?;
    page.fill_field("Find by name, date, rater or position", "Grace")?;
    page.click_button("Add “Grace”")?;
    expect_chart_axes(&page, &["Systems", "People", "Process", "Influence"])?;
    drop(page);

    // An invalid site framework is reported, and the app works.
    let page = Page::open_site(engine, &WITH_INVALID_SITE_FRAMEWORK)?;
    page.expect_text("The framework that this site ships cannot be used")?;
    page.expect_text("does not fit together: ")?;
    expect_chart_axes(&page, &["Technology", "System", "People", "Process", "Influence"])
}

fn axes_are_reordered_by_keys_and_drag(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/frameworks")?;
    page.click_button("Duplicate: Engineering Ladders")?;
    expect_editor_axes(&page, &["Technology", "System", "People", "Process", "Influence"])?;
    // With keys alone: from the name to the fold button to the handle.
    page.browser.execute("document.getElementById('edit-axis-1').focus()", vec![])?;
    page.browser.press_keys(&[], &[TAB, TAB])?;
    let named = "return document.activeElement.getAttribute('aria-label') === args[0]";
    page.browser.wait_for(named, &["Drag, or use the arrow keys, to move: “System”".into()])?;
    page.browser.press_keys(&[], &[DOWN])?;
    expect_editor_axes(&page, &["Technology", "People", "System", "Process", "Influence"])?;
    page.browser.wait_for(named, &["Drag, or use the arrow keys, to move: “System”".into()])?;
    page.browser.press_keys(&[], &[HOME])?;
    expect_editor_axes(&page, &["System", "Technology", "People", "Process", "Influence"])?;
    // The positions keep their expectations.
    let stored = "const key = Object.keys(localStorage).find((k) => k.startsWith('rungs/framework/')); \
                  return JSON.parse(localStorage[key]).data.draft.ladders[1].positions[2].expects";
    expect_eq(page.browser.execute(stored, vec![])?, json!([5, 4, 4, 5, 3]))?;
    // Drag the handle past the next two axes.
    let middle = |id: &str| -> Result<rungs::chart::Point> {
        let script = "const it = document.getElementById(args[0]); it.scrollIntoView({ block: 'center' }); \
                      const r = it.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]";
        let at = page.browser.execute(script, vec![id.into()])?;
        let side = |index: usize| at[index].as_f64().context("a number");
        Ok(rungs::chart::Point::new(side(0)?, side(1)?))
    };
    if engine != Engine::WebKit {
        // WebKit's driver ignores the scroll position.
        let from = middle("edit-axes-1-handle")?;
        let step = "const [a, b] = [1, 2].map((at) => document.getElementById(`edit-axes-${at}-handle`).getBoundingClientRect().top); return b - a";
        let step = page.browser.execute(step, vec![])?.as_f64().context("a number")?;
        let to = rungs::chart::Point::new(from.x, from.y + 2.2 * step);
        page.drag_from_to(from, to)?;
        expect_editor_axes(&page, &["System", "People", "Process", "Technology", "Influence"])?;
    }
    Ok(())
}

fn imported_text_is_not_markup(engine: Engine) -> Result<()> {
    let page = Page::open_variant(engine, "watched.html")?;
    let evil = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>[x](javascript:window.hacked=1)";
    let text = framework::write(&acme());
    let mut document: Value = serde_json::from_str(&text)?;
    let short = &evil[..70];
    document["name"] = short.into();
    document["credit"] = json!({ "author": evil, "link": "https://example.com/\"><script>window.hacked=1</script>", "license": evil });
    for axis in document["axes"].as_array_mut().context("axes")? {
        axis["name"] = format!("{}{}", axis["name"].as_str().unwrap_or(""), &evil[..40]).into();
        axis["about"] = evil.into();
        axis["levels"][0]["definition"] = evil.into();
        axis["levels"][0]["examples"] = evil.into();
    }
    document["ladders"][0]["name"] = short.into();
    document["ladders"][0]["about"] = evil.into();
    document["ladders"][0]["positions"][0]["title"] = evil.into();
    page.drop_files(&[("evil.json", document.to_string().as_bytes())])?;
    page.click_button("Keep it and use it")?;
    page.browser.wait_for("return document.querySelectorAll('.slider input').length === 4", &[])?;
    page.expect_text("<img src=x onerror")?;
    for address in [
        "#/framework",
        "#/ladders",
        "#/axes",
        "#/position/D1",
        "#/frameworks",
        "#/about",
        "#/gap",
        "#/packet",
    ] {
        page.browser.execute("location.hash = args[0].slice(1)", vec![address.into()])?;
        page.expect_text("<img src=x onerror")?;
    }
    expect_eq(
        page.browser.execute("return [window.hacked ?? null, window.violations]", vec![])?,
        json!([null, []]),
    )
}

fn framework_file_opens_again(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.visit("#/frameworks")?;
    expand_all(&page)?;
    page.capture_saved_files()?;
    let mut files = Vec::new();
    for button in ["Save as JSON", "Save as Markdown (.zip)", "Save as CSV"] {
        page.click_button(button)?;
        let (name, bytes) = page.saved_file()?;
        ensure!(name.starts_with("rungs-Engineering-Ladders-2"), "{name}");
        files.push((name, bytes));
    }
    for (name, bytes) in &files {
        page.drop_files(&[(name, bytes)])?;
        page.expect_text("5 axes with 5 levels · 18 positions")?;
        if !name.ends_with(".csv") {
            page.expect_text("You have this framework already.")?;
        }
        page.click_button("Leave it")?;
    }
    let table: String = framework_markdown::pages(Framework::builtin().draft()).swap_remove(0).1;
    ensure!(table.contains("| 7 | Yes | [D7](Developer.md)"), "{table}");
    Ok(())
}

fn editor_works_on_phone_with_touch(engine: Engine) -> Result<()> {
    let options = Options { size: (375, 812), ..Options::default() };
    let page = Page::open_with_options(engine, options)?;
    page.visit("#/frameworks")?;
    page.click_button("Duplicate: Engineering Ladders")?;
    page.click_button("5 levels: “Technology”")?;
    page.click_button("7 positions: “Developer”")?;
    fill_field(&page, "Level 1 of “Technology”", "Lernt alles über die Technologien")?;
    select_option(&page, "What D3 asks on Technology", "1 Lernt")?;
    let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect_eq(page.browser.execute(over, vec![])?, json!(0))?;
    page.click_button("Save as a revision")?;
    page.click_button("Use it")?;
    page.select_radio("D3")?;
    page.expect_slider(
        "Technology",
        "Technology, unrated; target D3 asks 1, Lernt alles über die Technologien",
    )
}
