//! Inspects every state of the page in every language, theme and width: axe-core finds nothing, and
//! nothing is wider than the window, down to 320 pixels.
//!
//! A visit is in one language. In each state it changes the window and the theme of the open page.
//! Pages that read the theme only at startup are loaded for each inspection.
//!
//! Longer than 400 lines because the visits list every state of the page.

use crate::accessibility::{Rules, axe, fits};
use crate::assessments::{DAYS, ada};
use crate::languages::{name, word};
use crate::sharing::shown_link;
use crate::support::keys::{END, RIGHT};
use crate::support::page::Page;
use crate::support::runner::{Scope, Test};
use anyhow::{Context, Result};
use rungs::handbook;
use rungs::model::Framework;
use serde_json::{Value, json};
use xtask::driver::engine::Options;

/// Every visit in every language.
pub(crate) fn tests() -> Vec<Test> {
    let walks: [(&str, Walk); 6] = [
        ("first_visit", first_visit),
        ("returning_visit", returning_visit),
        ("handbook", handbook),
        ("framework_editor", framework_editor),
        ("links_and_files", links_and_files),
        ("failures", failures),
    ];
    let mut tests = Vec::new();
    // The longest visit first.
    for (name, walk) in walks.into_iter().rev() {
        for (language, own_look) in [("en", 0), ("es", 1), ("de", 2), ("ja", 0)] {
            let walk = move || walk(&Visitor { language, own_look: FEWER_LOOKS[own_look] });
            tests.push(Test::new(module_path!(), language, name, walk));
        }
    }
    tests
}

const WIDE: (u32, u32) = (1280, 900);
const NARROW: (u32, u32) = (375, 812);
const NARROWEST: (u32, u32) = (320, 640);

/// A window, and whether the theme is dark.
type Look = ((u32, u32), bool);

/// Every pair of window and theme, for English. The pairs of one window are adjacent, so that only
/// colors are inspected in the second one.
const LOOKS: [Look; 6] = [
    (WIDE, false),
    (WIDE, true),
    (NARROW, true),
    (NARROW, false),
    (NARROWEST, false),
    (NARROWEST, true),
];

/// Each window and each theme, for the other languages.
const FEWER_LOOKS: [Look; 3] = [(WIDE, false), (NARROW, true), (NARROWEST, false)];

/// A visit that inspects the states on its way.
type Walk = fn(&Visitor) -> Result<()>;

/// A visitor with a language.
struct Visitor {
    language: &'static str,
    /// The window and theme in which the visit acts.
    own_look: Look,
}

/// An open page.
struct Visit {
    page: Page,
    language: &'static str,
    own_look: Look,
}

impl Visitor {
    fn first(&self) -> Result<Visit> {
        self.with(&[], "current")
    }

    fn with(&self, records: &[(String, Value)], open: &str) -> Result<Visit> {
        let engine = Scope::ChromiumAlone.engines()[0];
        let (size, dark) = self.own_look;
        let options = Options { size, dark, language: self.language, ..Options::default() };
        let page = Page::with_records_and_options(engine, records, open, options)?;
        Ok(Visit { page, language: self.language, own_look: self.own_look })
    }
}

impl Visit {
    /// The translation of an English text, up to its first placeholder.
    fn word(&self, english: &str) -> Result<String> {
        let words = word(self.language, english)?;
        Ok(words.split('{').next().unwrap_or_default().trim().to_owned())
    }

    fn click_button(&self, english: &str) -> Result<()> {
        self.page.click_button(&self.word(english)?).with_context(|| format!("“{english}”"))
    }

    fn click_link(&self, english: &str) -> Result<()> {
        self.page.click_link(&self.word(english)?).with_context(|| format!("“{english}”"))
    }

    fn fill_field(&self, english: &str, text: &str) -> Result<()> {
        self.page.fill_field(&self.word(english)?, text).with_context(|| format!("“{english}”"))
    }

    fn expect_text(&self, english: &str) -> Result<()> {
        self.page.expect_text(&self.word(english)?)
    }

    /// Waits until an element is visible.
    fn wait_visible(&self, selector: &str) -> Result<()> {
        let script =
            "return [...document.querySelectorAll(args[0])].some((it) => it.checkVisibility())";
        self.page.browser.wait_for(script, &[selector.into()]).map(drop)
    }

    /// Opens all collapsed sections, after this element is visible.
    fn expand_all(&self, selector: &str) -> Result<()> {
        self.wait_visible(selector)?;
        let script = "for (const it of document.querySelectorAll('details')) it.open = true; \
                      for (const it of document.querySelectorAll('.fold[aria-expanded=false]')) it.click()";
        self.page.browser.execute(script, vec![]).map(drop)
    }

    fn rate_highest(&self, axis: &str) -> Result<()> {
        self.page.focus_slider(&name(self.language, axis)?)?;
        self.page.browser.press_keys(&[], &[END])?;
        self.page.wait_undoable()
    }

    fn looks(&self) -> &'static [Look] {
        if self.language == "en" { &LOOKS } else { &FEWER_LOOKS }
    }

    /// Inspects the current state in every window and theme.
    fn inspect_state(&self, state: &str) -> Result<()> {
        let mut inspected = None;
        for look in self.looks() {
            self.emulate(*look)?;
            let rules = if inspected == Some(look.0) { Rules::Colors } else { Rules::All };
            self.inspect(state, *look, rules)?;
            inspected = Some(look.0);
        }
        self.emulate(self.own_look)
    }

    /// The same for a page that does not follow changes of the theme: loads it for each inspection.
    fn inspect_state_after(&self, state: &str, load: impl Fn() -> Result<()>) -> Result<()> {
        for look in self.looks() {
            self.emulate(*look)?;
            load()?;
            self.inspect(state, *look, Rules::All)?;
        }
        self.emulate(self.own_look)
    }

    fn emulate(&self, (size, dark): Look) -> Result<()> {
        self.page.browser.emulate(size, dark)
    }

    fn inspect(&self, state: &str, look: Look, rules: Rules) -> Result<()> {
        let (_, dark) = look;
        // Finish transitions of colors.
        let follows = "document.getAnimations().forEach((it) => it.finish()); \
                       return document.documentElement.dataset.theme === args[0]";
        let theme = if dark { "dark" } else { "light" };
        let found = || {
            self.page.browser.wait_for(follows, &[theme.into()])?;
            axe(&self.page, rules)?;
            fits(&self.page, state)
        };
        found().with_context(|| format!("{state}, {look:?}"))
    }
}

fn first_visit(visitor: &Visitor) -> Result<()> {
    let visit = visitor.first()?;
    visit.inspect_state("the first page")?;
    visit.expand_all(".about")?;
    visit.inspect_state("the first page, unfolded")?;
    visit.click_button("Assessments")?;
    visit.wait_visible(".library-list")?;
    visit.inspect_state("no assessments")?;
    visit.click_button("Close")?;
    visit.click_button("Your data")?;
    visit.wait_visible(".facts")?;
    visit.inspect_state("no data")?;
    visit.click_button("Close")?;
    visit.click_link("Gap & plan")?;
    visit.wait_visible("main.away h1")?;
    visit.inspect_state("no gap")?;
    visit.click_link("Packet")?;
    visit.wait_visible(".paper")?;
    visit.inspect_state("an empty packet")?;
    visit.click_link("Chart")?;
    visit.wait_visible(".chart")?;
    visit.page.toggle_checkbox(&visit.word("Half steps")?)?;
    visit.page.focus_slider(&name(visit.language, "People")?)?;
    visit.page.browser.press_keys(&[], &[RIGHT])?;
    visit.page.wait_undoable()?;
    visit.inspect_state("the first rating")
}

fn returning_visit(visitor: &Visitor) -> Result<()> {
    let visit = visitor.with(&ada(&DAYS), "a2")?;
    visit.wait_visible(".timeline")?;
    visit.expand_all(".about")?;
    visit.inspect_state("a history")?;
    visit.page.select_option(".timeline select", "a0")?;
    visit.wait_visible(".differences")?;
    visit.inspect_state("two views")?;
    let process = name(visit.language, "Process")?;
    visit.page.click_selector(&format!(".axis:has([aria-label='{process}']) .axis-foot button"))?;
    visit.wait_visible(".entries")?;
    visit.inspect_state("no evidence")?;
    visit.fill_field("What happened", "Mentored two juniors")?;
    visit.fill_field("What to do", "Mentor a third")?;
    visit.page.browser.wait_for("return document.querySelectorAll('.row').length === 4", &[])?;
    visit.inspect_state("evidence and plan")?;
    visit.click_button("Close")?;
    visit.click_link("Gap & plan")?;
    visit.page.expect_text("Mentored two juniors")?;
    visit.inspect_state("a gap and a plan")?;
    visit.click_link("Packet")?;
    visit.page.expect_text("Mentor a third")?;
    visit.inspect_state("a packet")?;
    visit.click_button("Export")?;
    for format in ["png", "svg", "packet", "markdown", "csv", "json", "link"] {
        visit.page.select_option("dialog select", format)?;
        visit.inspect_state(&format!("export {format}"))?;
    }
    visit.click_button("Close")?;
    visit.click_link("Chart")?;
    visit.click_button("Ask for a second view")?;
    visit.wait_visible("svg.code")?;
    visit.inspect_state("a request")?;
    visit.click_button("Close")?;
    visit.click_button("Assessments")?;
    visit.click_button("Add a person")?;
    visit.click_button("Assessments")?;
    visit
        .page
        .browser
        .wait_for("return document.querySelectorAll('.library-head').length === 2", &[])?;
    visit.inspect_state("two people")?;
    visit.fill_field("Find by name, date, rater or position", "nobody")?;
    visit.inspect_state("nobody found")?;
    visit.fill_field("Find by name, date, rater or position", "")?;
    visit.page.click_selector(".library-row .library-does button:first-child")?;
    visit.page.toggle_checkbox(&visit.word("Show archived")?)?;
    visit.inspect_state("an assessment archived")?;
    visit.page.click_selector(".library-row .library-does button:last-child")?;
    visit.wait_visible(".library-message button")?;
    visit.inspect_state("an assessment deleted")?;
    visit.page.click_selector(".library-message button")?;
    visit.click_button("Close")?;
    visit.click_button("Your data")?;
    visit.page.capture_saved_files()?;
    visit.click_button("Download a backup")?;
    let (file, backup) = visit.page.saved_file()?;
    visit.inspect_state("a backup")?;
    visit.click_button("Erase everything")?;
    visit.expect_text("Yes, erase everything")?;
    visit.inspect_state("before erasing")?;
    visit.click_button("Yes, erase everything")?;
    visit.page.choose_file(&file, &backup)?;
    visit.wait_visible("dialog[open] h3")?;
    visit.inspect_state("what a backup holds")?;
    visit.click_button("Restore")?;
    visit.wait_visible(".alerts [role=status]")?;
    visit.inspect_state("restored")?;

    let visit = visitor.with(&ada(&DAYS), "a2")?;
    visit.wait_visible(".about")?;
    visit.expand_all(".about")?;
    visit.page.change_record("assessment/a2", json!({ "notes": "Theirs" }))?;
    visit.fill_field("Notes", "Mine")?;
    visit.wait_visible(".earlier-text")?;
    visit.expand_all(".earlier-text")?;
    visit.inspect_state("an earlier text")?;
    visit.click_button("Mark as final")?;
    visit.expect_text("Reopen")?;
    visit.page.focus_slider(&name(visit.language, "System")?)?;
    visit.page.browser.press_keys(&[], &[END])?;
    visit.expect_text("This assessment is final, so it stays as it is. Reopen it below, or start the next one from it.")?;
    visit.inspect_state("a final one that was to be changed")
}

fn handbook(visitor: &Visitor) -> Result<()> {
    let contents = handbook::table_of_contents(Framework::builtin());
    let mut pages: Vec<String> = contents.into_iter().map(|way| way.route.address()).collect();
    pages.extend(
        ["position/D4", "axis/people/3", "compare/D5/EM5/TPM6/TL7", "no/such/page"]
            .map(|path| format!("#/{path}")),
    );
    let visit = visitor.first()?;
    for address in &pages {
        visit.page.navigate_to(address)?;
        visit.inspect_state(address)?;
    }
    visit.page.navigate_to("#/blank-chart")?;
    visit.click_button("Export as picture")?;
    visit.wait_visible("dialog[open] .export")?;
    visit.inspect_state("a picture of the framework")?;
    visit.click_button("Close")?;
    visit.page.browser.press_keys(&[], &["/"])?;
    visit.wait_visible("dialog[open] [role=combobox]:focus")?;
    visit.inspect_state("a search")?;
    visit.page.browser.press_keys(&[], &["D", "4"])?;
    visit.wait_visible(".found-title")?;
    visit.inspect_state("something found")?;
    visit.page.browser.press_keys(&[], &["q", "q", "q"])?;
    visit.page.browser.wait_for("return !document.querySelector('.found-title')", &[])?;
    visit.inspect_state("nothing found")
}

fn framework_editor(visitor: &Visitor) -> Result<()> {
    let text = rungs::storage::records::framework::write(&crate::frameworks::acme());
    let visit = visitor.first()?;
    visit.page.visit("#/frameworks")?;
    visit.expand_all(".frameworks")?;
    visit.inspect_state("the frameworks")?;
    visit.click_button("Duplicate")?;
    visit.expand_all(".bench")?;
    visit
        .page
        .browser
        .wait_for("return document.querySelectorAll('.position').length === 18", &[])?;
    visit.inspect_state("the editor")?;
    visit.click_button("Add an axis")?;
    visit.wait_visible(".mending")?;
    visit.inspect_state("what has to be mended")?;
    visit.page.drop_file("acme.json", text.as_bytes())?;
    visit.expect_text("This is what was understood")?;
    visit.expand_all(".bench")?;
    visit.inspect_state("what was brought")?;
    visit.click_button("Keep it and use it")?;
    visit.page.expect_slider("Systems", "Systems")?;
    visit.expand_all(".about")?;
    visit.click_button("Move to another framework or revision")?;
    visit.wait_visible(".moving")?;
    visit.inspect_state("the move")?;
    visit.click_button("Close")?;
    visit.page.visit("#/frameworks")?;
    visit.expand_all(".framework")?;
    visit.inspect_state("an own framework")?;
    visit.page.drop_file("page.md", b"# Nothing to see\n\nOnly words.\n")?;
    visit.wait_visible("dialog[open] .arrived-head")?;
    visit.inspect_state("what is no framework")
}

fn links_and_files(visitor: &Visitor) -> Result<()> {
    let visit = visitor.first()?;
    visit.rate_highest("People")?;
    visit.expand_all(".about")?;
    visit.click_button("Ask for a second view")?;
    let request = shown_link(&visit.page)?;
    visit.click_button("Close")?;
    visit.click_button("Export")?;
    visit.page.select_option("dialog select", &visit.word("Link")?)?;
    let copy = shown_link(&visit.page)?;
    visit.inspect_state("a link")?;
    visit.page.select_option("dialog select", &visit.word("File that opens again (JSON)")?)?;
    visit.page.capture_saved_files()?;
    visit.page.click_selector("dialog .primary")?;
    let (file, assessment) = visit.page.saved_file()?;
    visit.inspect_state("a file that is saved")?;
    visit.click_button("Close")?;
    visit.page.visit(&copy)?;
    visit.wait_visible(".arrived")?;
    visit.inspect_state("an assessment that is here already")?;
    let other = visitor.first()?;
    other.page.visit(&copy)?;
    other.wait_visible(".arrived")?;
    other.inspect_state("somebody's assessment")?;
    other.page.visit(&request)?;
    other.expect_text("You are asked for your view")?;
    other.inspect_state("asked for a view")?;
    other.fill_field("Your name", "Grace")?;
    other.click_button("Rate without seeing theirs")?;
    other.wait_visible(".answering")?;
    other.rate_highest("System")?;
    other.expand_all(".about")?;
    other.inspect_state("an answer")?;
    other.click_button("Send my answer")?;
    let answer = shown_link(&other.page)?;
    other.inspect_state("an answer to send")?;
    other.page.visit(&request)?;
    other.expect_text("You have begun an answer to this request.")?;
    other.inspect_state("an answer begun")?;
    drop(other);
    visit.page.visit(&answer)?;
    visit.expect_text("Put it beside mine")?;
    visit.inspect_state("an answer that has come")?;
    visit.click_button("Put it beside mine")?;
    visit.wait_visible(".differences")?;
    visit.inspect_state("two raters")?;
    visit.page.visit("#/open/1.broken")?;
    visit.expect_text("This link cannot be opened")?;
    visit.inspect_state("a broken link")?;
    visit.page.visit("")?;
    visit.page.drop_file("photo.gif", b"GIF89a")?;
    visit.wait_visible("dialog[open] .arrived-head")?;
    visit.inspect_state("a file that cannot be opened")?;
    visit.page.drop_file(&file, &assessment)?;
    visit.wait_visible("dialog[open] .arrived")?;
    visit.inspect_state("a file of an assessment")?;

    let third = visitor.first()?;
    third.page.visit(&answer)?;
    third.wait_visible(".arrived")?;
    third.inspect_state("an answer to nothing")
}

fn failures(visitor: &Visitor) -> Result<()> {
    let of = |data: Value| ("assessment/current".to_owned(), data);
    let later = json!({ "kind": "assessment", "schema": 99, "revision": 7, "data": {} });
    let visit = visitor.with(&[of(later)], "current")?;
    visit.wait_visible(".notice")?;
    visit.inspect_state("a record of a later version")?;
    visit.click_button("Assessments")?;
    visit.wait_visible(".library-list")?;
    visit.inspect_state("assessments of a later version")?;
    drop(visit);

    let visit = visitor.with(&[of(json!("no record"))], "current")?;
    visit.expect_text("Download it")?;
    visit.inspect_state("something set aside")?;
    visit.click_button("Your data")?;
    visit.wait_visible(".facts")?;
    visit.inspect_state("what is set aside")?;
    visit.click_button("Close")?;
    let newer = "window.rungsNewer = 'two'; dispatchEvent(new CustomEvent('rungs:new-version'))";
    visit.page.browser.execute(newer, vec![])?;
    visit.expect_text("Reload to use it")?;
    visit.inspect_state("a new version")?;
    visit.click_button("Later|not now")?;
    visit.page.expect_no_text(&visit.word("Reload to use it")?)?;
    let panic = "dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke' }))";
    visit.inspect_state_after("the rescue page", || {
        visit.page.open_path("")?;
        visit.page.wait_ready()?;
        visit.page.browser.execute(panic, vec![])?;
        visit.expect_text("Rungs has stopped")
    })?;

    let visit = visitor.first()?;
    for (page, state) in
        [("blocked.html", "a store that is blocked"), ("lost.html", "an app that does not come")]
    {
        visit.inspect_state_after(state, || {
            visit.page.open_path(page)?;
            visit.wait_visible(".notice, .rescue")
        })?;
    }
    visit.inspect_state_after("a part that does not come", || {
        visit.page.open_path("chunkless.html")?;
        // Other languages need the startup chunk, which is missing here.
        if visit.language == "en" {
            visit.page.wait_rendered()?;
            visit.click_button("Export")?;
        }
        visit.wait_visible(".notice, .rescue")
    })
}
