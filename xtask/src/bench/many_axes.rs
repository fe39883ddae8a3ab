//! Measures the cost of a pointer move with two other assessments overlaid on the chart.

use super::pages::ServedPage;
use super::{RUNS, drag, median};
use anyhow::{Context, Result};
use rungs::model::{
    AssessmentId, Axis, AxisId, Framework, FrameworkDraft, FrameworkId, LadderId, UserFramework,
};
use rungs::storage::envelope;
use rungs::storage::records::framework;
use serde_json::{Value, json};
use xtask::driver::browser::Browser;
use xtask::driver::chart_position::{self, BrowserTextMetrics};
use xtask::driver::engine::{Engine, Options};

/// Stores records; the next visit opens the first rater's assessment.
const STORE_RECORDS: &str = "localStorage.clear(); \
    for (const [key, text] of args[0]) localStorage.setItem(key, text); \
    sessionStorage.setItem('rungs/open', 'one')";

/// Overlays the second rater's assessment and creates a consensus, over which both are shown.
const START_CONSENSUS: &str = "const select = document.querySelector('.beside select'); if (!select) return false; \
    const agree = document.querySelector('.differing .secondary'); if (agree) { agree.click(); return true; } \
    if (select.value !== 'two') { select.value = 'two'; select.dispatchEvent(new Event('change', { bubbles: true })); } \
    return false";

/// The milliseconds on the main thread per move, with this number of axes.
pub(super) fn measure(site: &ServedPage, axes: usize) -> Result<f64> {
    let framework = framework_of(axes)?;
    let mut tasks = Vec::new();
    for _ in 0..RUNS.div_ceil(3) {
        let browser = Browser::start(Engine::Chromium, Options::default())?;
        site.open(&browser)?;
        // The app stores which assessment is open until its start is complete.
        browser.wait_for("return document.documentElement.hasAttribute('data-saves')", &[])?;
        browser.execute(STORE_RECORDS, vec![json!(records(framework))])?;
        site.open(&browser)?;
        browser.wait_for(START_CONSENSUS, &[])?;
        browser.wait_for("return document.querySelectorAll('.differing').length === 2", &[])?;
        let (layout, corner) =
            chart_position::find(&browser, &BrowserTextMetrics::of(&browser), framework)?;
        let at = |value| {
            let at = layout.grid.point(0, value);
            (corner.x + at.x, corner.y + at.y)
        };
        // The first axis is rated 1.
        let drag = drag::drag(&browser, at(1.0), |value| Ok(at(value)))?;
        tasks.push(drag.task);
    }
    Ok(median(tasks))
}

/// A framework with this number of axes, with the levels of the built-in one.
fn framework_of(axes: usize) -> Result<&'static Framework> {
    let mut document = FrameworkDraft::empty(FrameworkId::new("many"), "Many axes".to_owned());
    document.revision = "1".into();
    let known = Framework::builtin().axes().iter().cycle().take(axes).enumerate();
    *document.axes.to_mut() = known
        .map(|(at, axis)| Axis {
            id: AxisId::new(format!("axis-{at}")),
            name: format!("{} {at}", axis.name).into(),
            ..axis.clone()
        })
        .collect();
    document.add_ladder(LadderId::of("ladder"));
    document.ladders.to_mut()[0].name = "Ladder".into();
    document.add_position(0);
    let framework = Framework::try_from(document).ok().context("a framework that fits together")?;
    Ok(framework.intern())
}

/// The framework, an assessment by the person, and one by a manager.
fn records(framework: &'static Framework) -> Vec<(String, String)> {
    let ratings = |by: usize| -> Value {
        let axes = framework.axes().iter().enumerate();
        axes.map(|(at, axis)| (axis.id.to_string(), json!(1 + at * by % 5))).collect()
    };
    let assessment = |role: &str, ratings: Value| {
        let data = json!({
            "person": "me", "rater": { "role": role, "name": "" },
            "framework": { "id": framework.id().as_str(), "revision": framework.revision() },
            "target": null, "ratings": ratings, "rated_on": "2026-11-20", "dated": true, "notes": "",
            "status": "draft", "archived": false, "evidence": {}, "plan": {}, "answers": null, "dials": {},
        });
        json!({ "kind": "assessment", "schema": 4, "revision": 1, "data": data }).to_string()
    };
    let key = |id: &str| rungs::storage::records::assessment::key(&AssessmentId::new(id));
    vec![
        (
            framework::key(framework.id()),
            envelope::to_shared(&UserFramework::from_revision(framework)).get().to_owned(),
        ),
        (key("one"), assessment("self", ratings(1))),
        (key("two"), assessment("manager", ratings(2))),
    ]
}
