//! Every state of the page in every language, theme and width: axe-core finds nothing, and nothing is wider than
//! the window, down to 320 pixels.
//!
//! A walk is one visit in one language. In each state it changes the window and the theme, as a person does who turns
//! a phone or whose system goes dark in the evening. What does not follow such a change (the page without the app) is
//! loaded anew for each.

use crate::access::{Rules, axe, fits};
use crate::library::{DAYS, ada};
use crate::page::{END, Page, RIGHT};
use crate::support::runner::{Scope, Test};
use crate::translations::{name, word};
use crate::travel::shown_link;
use anyhow::{Context, Result};
use rungs::handbook;
use rungs::model::Framework;
use serde_json::{Value, json};
use xtask::driver::engine::Options;

/// Every walk in every language.
pub(crate) fn tests() -> Vec<Test> {
    let walks: [(&str, fn(&Visitor) -> Result<()>); 6] = [
        ("of_a_first_visit", of_a_first_visit),
        ("of_somebody_who_comes_back", of_somebody_who_comes_back),
        ("of_who_reads_the_framework", of_who_reads_the_framework),
        ("of_who_makes_a_framework", of_who_makes_a_framework),
        ("of_links_and_files", of_links_and_files),
        ("of_trouble", of_trouble),
    ];
    let mut tests = Vec::new();
    // The longest first.
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

/// Every pair of window and theme, for English. The pairs of one window follow each other, so that the second is
/// inspected for its colors alone.
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

/// Somebody who reads a language.
struct Visitor {
    language: &'static str,
    /// The window and theme in which they act.
    own_look: Look,
}

/// The page as they use it.
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
        let page = Page::holding_with(engine, records, open, options)?;
        Ok(Visit { page, language: self.language, own_look: self.own_look })
    }
}

impl Visit {
    /// What their language says for a text of the interface: up to the first thing that is put into it.
    fn word(&self, english: &str) -> Result<String> {
        let words = word(self.language, english)?;
        Ok(words.split('{').next().unwrap_or_default().trim().to_owned())
    }

    fn press(&self, english: &str) -> Result<()> {
        self.page.press(&self.word(english)?).with_context(|| format!("“{english}”"))
    }

    fn follow(&self, english: &str) -> Result<()> {
        self.page.follow(&self.word(english)?).with_context(|| format!("“{english}”"))
    }

    fn write(&self, english: &str, text: &str) -> Result<()> {
        self.page.write(&self.word(english)?, text).with_context(|| format!("“{english}”"))
    }

    fn sees(&self, english: &str) -> Result<()> {
        self.page.sees(&self.word(english)?)
    }

    /// Waits until there is such an element.
    fn has(&self, selector: &str) -> Result<()> {
        let script =
            "return [...document.querySelectorAll(args[0])].some((it) => it.checkVisibility())";
        self.page.browser.wait_for(script, &[selector.into()]).map(drop)
    }

    /// Opens everything that can be unfolded, once this is there.
    fn unfold(&self, selector: &str) -> Result<()> {
        self.has(selector)?;
        let script = "for (const it of document.querySelectorAll('details')) it.open = true; \
                      for (const it of document.querySelectorAll('.fold[aria-expanded=false]')) it.click()";
        self.page.browser.execute(script, vec![]).map(drop)
    }

    fn rate_highest(&self, axis: &str) -> Result<()> {
        self.page.focus_slider(&name(self.language, axis)?)?;
        self.page.browser.press_keys(&[], &[END])?;
        self.page.has_kept()
    }

    fn looks(&self) -> &'static [Look] {
        if self.language == "en" { &LOOKS } else { &FEWER_LOOKS }
    }

    /// Inspects the state that the page is in, in every window and theme.
    fn look(&self, state: &str) -> Result<()> {
        let mut inspected = None;
        for look in self.looks() {
            self.emulate(*look)?;
            let rules = if inspected == Some(look.0) { Rules::Colors } else { Rules::All };
            self.inspect(state, *look, rules)?;
            inspected = Some(look.0);
        }
        self.emulate(self.own_look)
    }

    /// The same for a page that has no app to follow a change of the theme: it is loaded for each.
    fn look_after(&self, state: &str, load: impl Fn() -> Result<()>) -> Result<()> {
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
        // Colors that are on their way from one theme to the other are neither.
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

fn of_a_first_visit(visitor: &Visitor) -> Result<()> {
    let it = visitor.first()?;
    it.look("the first page")?;
    it.unfold(".about")?;
    it.look("the first page, unfolded")?;
    it.press("Assessments")?;
    it.has(".library-list")?;
    it.look("no assessments")?;
    it.press("Close")?;
    it.press("Your data")?;
    it.has(".facts")?;
    it.look("no data")?;
    it.press("Close")?;
    it.follow("Gap & plan")?;
    it.has("main.away h1")?;
    it.look("no gap")?;
    it.follow("Packet")?;
    it.has(".paper")?;
    it.look("an empty packet")?;
    it.follow("Chart")?;
    it.has(".chart")?;
    it.page.switch(&it.word("Half steps")?)?;
    it.page.focus_slider(&name(it.language, "People")?)?;
    it.page.browser.press_keys(&[], &[RIGHT])?;
    it.page.has_kept()?;
    it.look("the first rating")
}

fn of_somebody_who_comes_back(visitor: &Visitor) -> Result<()> {
    let it = visitor.with(&ada(&DAYS), "a2")?;
    it.has(".timeline")?;
    it.unfold(".about")?;
    it.look("a history")?;
    it.page.choose_in(".timeline select", "a0")?;
    it.has(".differences")?;
    it.look("two views")?;
    let process = name(it.language, "Process")?;
    it.page.press_at(&format!(".axis:has([aria-label='{process}']) .axis-foot button"))?;
    it.has(".entries")?;
    it.look("no evidence")?;
    it.write("What happened", "Mentored two juniors")?;
    it.write("What to do", "Mentor a third")?;
    it.page.browser.wait_for("return document.querySelectorAll('.row').length === 4", &[])?;
    it.look("evidence and plan")?;
    it.press("Close")?;
    it.follow("Gap & plan")?;
    it.page.sees("Mentored two juniors")?;
    it.look("a gap and a plan")?;
    it.follow("Packet")?;
    it.page.sees("Mentor a third")?;
    it.look("a packet")?;
    it.press("Export")?;
    for way in 0..7 {
        it.page.choose_in("dialog select", &way.to_string())?;
        it.look(&format!("export {way}"))?;
    }
    it.press("Close")?;
    it.follow("Chart")?;
    it.press("Ask for a second view")?;
    it.has("svg.code")?;
    it.look("a request")?;
    it.press("Close")?;
    it.press("Assessments")?;
    it.press("Add a person")?;
    it.press("Assessments")?;
    it.page
        .browser
        .wait_for("return document.querySelectorAll('.library-head').length === 2", &[])?;
    it.look("two people")?;
    it.write("Find by name, date, rater or position", "nobody")?;
    it.look("nobody found")?;
    it.write("Find by name, date, rater or position", "")?;
    it.page.press_at(".library-row .library-does button:first-child")?;
    it.page.switch(&it.word("Show archived")?)?;
    it.look("an assessment archived")?;
    it.page.press_at(".library-row .library-does button:last-child")?;
    it.has(".library-message button")?;
    it.look("an assessment deleted")?;
    it.page.press_at(".library-message button")?;
    it.press("Close")?;
    it.press("Your data")?;
    it.page.catch_files()?;
    it.press("Download a backup")?;
    let (file, backup) = it.page.caught()?;
    it.look("a backup")?;
    it.press("Erase everything")?;
    it.sees("Yes, erase everything")?;
    it.look("before erasing")?;
    it.press("Yes, erase everything")?;
    it.page.choose_file(&file, &backup)?;
    it.has("dialog[open] h3")?;
    it.look("what a backup holds")?;
    it.press("Restore")?;
    it.sees("Restored. Undo takes it back.")?;
    it.look("restored")?;

    let it = visitor.with(&ada(&DAYS), "a2")?;
    it.has(".about")?;
    it.page.browser.execute(ELSEWHERE, vec![])?;
    it.rate_highest("People")?;
    it.sees("Changed in two tabs")?;
    it.look("changed in two tabs")?;
    it.press("Keep both")?;
    it.unfold(".about")?;
    it.press("Mark as final")?;
    it.sees("Reopen")?;
    it.page.focus_slider(&name(it.language, "System")?)?;
    it.page.browser.press_keys(&[], &[END])?;
    it.sees("This assessment is final, so it stays as it is. Reopen it below, or start the next one from it.")?;
    it.look("a final one that was to be changed")
}

/// Another tab's change that this one has not heard of.
const ELSEWHERE: &str = "const key = 'rungs/assessment/a2', record = JSON.parse(localStorage[key]); \
    record.revision += 1; record.data.ratings.people = 1; localStorage[key] = JSON.stringify(record)";

fn of_who_reads_the_framework(visitor: &Visitor) -> Result<()> {
    let contents = handbook::table_of_contents(Framework::builtin());
    let mut pages: Vec<String> = contents.into_iter().map(|way| way.route.address()).collect();
    pages.extend(
        ["position/D4", "axis/people/3", "compare/D5/EM5/TPM6/TL7", "no/such/page"]
            .map(|path| format!("#/{path}")),
    );
    let it = visitor.first()?;
    for address in &pages {
        it.page.go_on_to(address)?;
        it.look(address)?;
    }
    it.page.go_on_to("#/blank-chart")?;
    it.press("Export as picture")?;
    it.has("dialog[open] .export")?;
    it.look("a picture of the framework")?;
    it.press("Close")?;
    it.page.browser.press_keys(&[], &["/"])?;
    it.has("dialog[open] [role=combobox]:focus")?;
    it.look("a search")?;
    it.page.browser.press_keys(&[], &["D", "4"])?;
    it.has(".found-title")?;
    it.look("something found")?;
    it.page.browser.press_keys(&[], &["q", "q", "q"])?;
    it.page.browser.wait_for("return !document.querySelector('.found-title')", &[])?;
    it.look("nothing found")
}

fn of_who_makes_a_framework(visitor: &Visitor) -> Result<()> {
    let text = rungs::storage::records::framework::write(&crate::workshop::acme());
    let it = visitor.first()?;
    it.page.visit("#/frameworks")?;
    it.unfold(".frameworks")?;
    it.look("the frameworks")?;
    it.press("Duplicate")?;
    it.unfold(".bench")?;
    it.page.browser.wait_for("return document.querySelectorAll('.position').length === 18", &[])?;
    it.look("the editor")?;
    it.press("Add an axis")?;
    it.has(".mending")?;
    it.look("what has to be mended")?;
    it.page.drop_file("acme.json", text.as_bytes())?;
    it.sees("This is what was understood")?;
    it.unfold(".bench")?;
    it.look("what was brought")?;
    it.press("Keep it and use it")?;
    it.page.expect("Systems", "Systems")?;
    it.unfold(".about")?;
    it.press("Move to another framework or revision")?;
    it.has(".moving")?;
    it.look("the move")?;
    it.press("Close")?;
    it.page.visit("#/frameworks")?;
    it.unfold(".framework")?;
    it.look("an own framework")?;
    it.page.drop_file("page.md", b"# Nothing to see\n\nOnly words.\n")?;
    it.has("dialog[open] .arrived-head")?;
    it.look("what is no framework")
}

fn of_links_and_files(visitor: &Visitor) -> Result<()> {
    let it = visitor.first()?;
    it.rate_highest("People")?;
    it.unfold(".about")?;
    it.press("Ask for a second view")?;
    let request = shown_link(&it.page)?;
    it.press("Close")?;
    it.press("Export")?;
    it.page.choose_in("dialog select", &it.word("Link")?)?;
    let copy = shown_link(&it.page)?;
    it.look("a link")?;
    it.page.choose_in("dialog select", &it.word("File that opens again (JSON)")?)?;
    it.page.catch_files()?;
    it.page.press_at("dialog .primary")?;
    let (file, assessment) = it.page.caught()?;
    it.look("a file that is saved")?;
    it.press("Close")?;
    it.page.visit(&copy)?;
    it.has(".arrived")?;
    it.look("an assessment that is here already")?;
    let other = visitor.first()?;
    other.page.visit(&copy)?;
    other.has(".arrived")?;
    other.look("somebody's assessment")?;
    other.page.visit(&request)?;
    other.sees("You are asked for your view")?;
    other.look("asked for a view")?;
    other.write("Your name", "Grace")?;
    other.press("Rate without seeing theirs")?;
    other.has(".answering")?;
    other.rate_highest("System")?;
    other.unfold(".about")?;
    other.look("an answer")?;
    other.press("Send my answer")?;
    let answer = shown_link(&other.page)?;
    other.look("an answer to send")?;
    other.page.visit(&request)?;
    other.sees("You have begun an answer to this request.")?;
    other.look("an answer begun")?;
    drop(other);
    it.page.visit(&answer)?;
    it.sees("Put it beside mine")?;
    it.look("an answer that has come")?;
    it.press("Put it beside mine")?;
    it.has(".differences")?;
    it.look("two raters")?;
    it.page.visit("#/open/1.broken")?;
    it.sees("This link cannot be opened")?;
    it.look("a broken link")?;
    it.page.visit("")?;
    it.page.drop_file("photo.gif", b"GIF89a")?;
    it.has("dialog[open] .arrived-head")?;
    it.look("a file that cannot be opened")?;
    it.page.drop_file(&file, &assessment)?;
    it.has("dialog[open] .arrived")?;
    it.look("a file of an assessment")?;

    let third = visitor.first()?;
    third.page.visit(&answer)?;
    third.has(".arrived")?;
    third.look("an answer to nothing")
}

fn of_trouble(visitor: &Visitor) -> Result<()> {
    let of = |data: Value| ("assessment/current".to_owned(), data);
    let later = json!({ "kind": "assessment", "schema": 99, "revision": 7, "data": {} });
    let it = visitor.with(&[of(later)], "current")?;
    it.has(".notice")?;
    it.look("a record of a later version")?;
    it.press("Assessments")?;
    it.has(".library-list")?;
    it.look("assessments of a later version")?;
    drop(it);

    let it = visitor.with(&[of(json!("no record"))], "current")?;
    it.sees("Download it")?;
    it.look("something set aside")?;
    it.press("Your data")?;
    it.has(".facts")?;
    it.look("what is set aside")?;
    it.press("Close")?;
    let newer = "window.rungsNewer = 'two'; dispatchEvent(new CustomEvent('rungs:new-version'))";
    it.page.browser.execute(newer, vec![])?;
    it.sees("Reload to use it")?;
    it.look("a new version")?;
    it.press("Later|not now")?;
    it.page.does_not_see(&it.word("Reload to use it")?)?;
    let panic = "dispatchEvent(new CustomEvent('rungs:panic', { detail: 'it broke' }))";
    it.look_after("the rescue page", || {
        it.page.go("")?;
        it.page.ready()?;
        it.page.browser.execute(panic, vec![])?;
        it.sees("Rungs has stopped")
    })?;

    let it = visitor.first()?;
    for (page, state) in
        [("blocked.html", "a store that is blocked"), ("lost.html", "an app that does not come")]
    {
        it.look_after(state, || {
            it.page.go(page)?;
            it.has(".notice, .rescue")
        })?;
    }
    it.look_after("a part that does not come", || {
        it.page.go("partless.html")?;
        // Another language is such a part itself.
        if it.language == "en" {
            it.page.shown()?;
            it.press("Export")?;
        }
        it.has(".notice, .rescue")
    })
}
