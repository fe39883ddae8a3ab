//! Rating: by mouse, by tap, by keyboard; undo; reload; two tabs.

use crate::page::{
    BACKSPACE, CONTROL, END, ESCAPE, HOME, LEFT, Page, RIGHT, SHIFT, TAB, down, pointer, same,
    through, to_place, up,
};
use anyhow::Result;
use rungs::chart::layout::LevelNames;
use rungs::i18n::messages::rating::level;
use rungs::model::Framework;
use serde_json::json;
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        every_axis_is_dragged,
        a_name_or_a_crossing_is_tapped,
        everything_is_done_by_keyboard,
        escape_puts_a_point_back,
        half_steps_come_with_shift_or_the_switch,
        steps_are_undone_and_redone,
        a_reload_keeps_and_a_second_tab_follows,
        a_target_is_chosen_in_one_click,
        the_strip_is_dragged_clicked_and_cleared,
    ],
}

/// Every level from every value is in `tests/chart_dragging.rs`; this is that the mouse's events get there.
fn every_axis_is_dragged(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.sees("Drag a point")?;
    for axis in Framework::builtin().axes() {
        page.expect(&axis.name, &format!("{}, unrated; target D4 asks", axis.name))?;
        for stop in [5, 2] {
            page.drag(&axis.name, f64::from(stop))?;
            let name = level(axis, Some(rungs::model::Rating::level(stop)));
            page.expect(&axis.name, &format!("{}, {stop} of 5, {name};", axis.name))?;
        }
    }
    // All at zero lie on each other, and each can still be grabbed.
    for axis in Framework::builtin().axes() {
        page.drag(&axis.name, 0.0)?;
        page.expect(&axis.name, &format!("{}, 0 of 5", axis.name))?;
    }
    for axis in Framework::builtin().axes() {
        page.drag(&axis.name, 3.0)?;
        page.expect(&axis.name, &format!("{}, 3 of 5", axis.name))?;
    }
    Ok(())
}

fn a_name_or_a_crossing_is_tapped(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.click(page.place("Process", 4.0)?)?;
    page.expect("Process", "Process, 4 of 5, Adjusts")?;
    let (layout, corner) = page.chart()?;
    let LevelNames::Beside(names) = &layout.names else {
        anyhow::bail!("no room for names at 1280 px")
    };
    let owns = names[1][2].rect.center();
    page.click(rungs::chart::Point::new(owns.x + corner.x, owns.y + corner.y))?;
    page.expect("System", "System, 3 of 5, Owns")?;
    // A hollow point that is clicked where it waits becomes a rating.
    page.click(page.handle("People")?)?;
    page.expect("People", "People, 1 of 5, Learns")
}

fn everything_is_done_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    // From the last thing before the sliders on, Tab alone leads along.
    page.browser.execute("document.querySelector('.switch input').focus()", vec![])?;
    page.browser.press_keys(&[], &[TAB])?;
    same(
        page.browser.execute("return document.activeElement.getAttribute('aria-label')", vec![])?,
        json!("Technology"),
    )?;
    page.browser.press_keys(&[], &[RIGHT, RIGHT])?;
    page.expect("Technology", "Technology, 3 of 5, Evangelizes; target D4 asks 3, Evangelizes")?;
    page.browser.press_keys(&[SHIFT], &[RIGHT])?;
    page.expect("Technology", "Technology, 3.5 of 5, Evangelizes, growing into Masters")?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.expect("Technology", "Technology, 3 of 5")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect("Technology", "Technology, 5 of 5, Creates")?;
    page.browser.press_keys(&[], &[RIGHT, HOME])?;
    page.expect("Technology", "Technology, 0 of 5, Below Adopts")?;
    page.browser.press_keys(&[], &[BACKSPACE])?;
    page.expect("Technology", "Technology, unrated")?;
    // Enter takes the hollow point where it waits.
    page.browser.press_keys(&[], &["\u{e007}"])?;
    page.expect("Technology", "Technology, 1 of 5, Adopts")?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    page.expect("Technology", "Technology, unrated")?;
    page.browser.press_keys(&[CONTROL], &["y"])?;
    page.expect("Technology", "Technology, 1 of 5")
}

fn escape_puts_a_point_back(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 2.0)?;
    page.expect("System", "System, 2 of 5")?;
    let before = page.stored()?;
    let (from, to) = (page.handle("System")?, page.place("System", 5.0)?);
    page.browser
        .perform(&pointer("mouse", &[down(from), through(from, to), to_place(to)].concat()))?;
    page.expect("System", "System, 5 of 5")?;
    same(page.stored()?, before.clone())?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    page.expect("System", "System, 2 of 5")?;
    page.browser.perform(&pointer("mouse", &up()))?;
    page.expect("System", "System, 2 of 5")?;
    same(page.stored()?, before)
}

fn half_steps_come_with_shift_or_the_switch(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let (from, to) = (page.handle("People")?, page.place("People", 3.5)?);
    let drag = [down(from), through(from, to), to_place(to), up()].concat();
    let pause = json!({ "type": "pause" });
    let mut keys = vec![json!({ "type": "keyDown", "value": SHIFT })];
    keys.extend(std::iter::repeat_n(pause, drag.len() - 1));
    keys.push(json!({ "type": "keyUp", "value": SHIFT }));
    page.browser.perform_together(&[
        json!({ "type": "key", "id": "keyboard", "actions": keys }),
        pointer("mouse", &drag),
    ])?;
    page.expect("People", "People, 3.5 of 5, Mentors, growing into Coordinates")?;
    page.drag("People", 2.5)?;
    let said = page.says("People")?;
    anyhow::ensure!(!said.contains(".5"), "without Shift it snaps to whole levels: {said}");
    page.browser.execute("document.querySelector('.switch input').click()", vec![])?;
    page.drag("People", 2.5)?;
    page.expect("People", "People, 2.5 of 5")?;
    page.reload()?;
    page.expect("People", "People, 2.5 of 5")?;
    same(
        page.browser.execute("return document.querySelector('.switch input').checked", vec![])?,
        json!(true),
    )
}

fn steps_are_undone_and_redone(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 3.0)?;
    page.expect("System", "System, 3 of 5")?;
    page.drag("System", 4.0)?;
    page.expect("System", "System, 4 of 5")?;
    page.press("Undo: System to Evolves")?;
    page.expect("System", "System, 3 of 5")?;
    page.press("Undo: System to Owns")?;
    page.expect("System", "System, unrated")?;
    page.press("Redo: System to Owns")?;
    page.expect("System", "System, 3 of 5")?;
    same(
        page.browser
            .execute("return document.querySelector('.unseen[role=status]').textContent", vec![])?,
        json!("Redone: System to Owns"),
    )
}

fn a_reload_keeps_and_a_second_tab_follows(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("Influence", 3.0)?;
    page.expect("Influence", "Influence, 3 of 5, Multiple Teams")?;
    page.reload()?;
    page.expect("Influence", "Influence, 3 of 5, Multiple Teams")?;
    let first = page.browser.open_tab()?;
    page.go("")?;
    page.ready()?;
    page.expect("Influence", "Influence, 3 of 5")?;
    page.drag("People", 4.0)?;
    page.expect("People", "People, 4 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect("People", "People, 4 of 5")?;
    // And what this one does is added to what the other one did.
    page.focus_slider("System")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect("System", "System, 5 of 5")?;
    let ratings = page.stored()?["data"]["ratings"].clone();
    same(ratings, json!({ "influence": 3, "people": 4, "system": 5 }))
}

fn a_target_is_chosen_in_one_click(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.choose("TL6 – Tech Lead 6")?;
    page.sees("TL6 – Tech Lead 6")?;
    page.expect("System", "System, unrated; target TL6 asks 5, Leads")?;
    page.choose("No target")?;
    page.expect("System", "System, unrated")?;
    same(page.says("System")?, "System, unrated".to_owned())?;
    page.reload()?;
    same(page.says("System")?, "System, unrated".to_owned())?;
    page.choose("EM5")?;
    page.expect("People", "People, unrated; target EM5 asks 5, Manages")
}

fn the_strip_is_dragged_clicked_and_cleared(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    // Clicking a level's name on the strip.
    let script = "const row = [...document.querySelectorAll('.axis')].find((a) => a.textContent.startsWith(args[0])); \
                  row.scrollIntoView({ block: 'center' }); \
                  const r = row.querySelectorAll('.stop')[args[1]].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]";
    let at = page.browser.execute(script, vec!["People".into(), 4.into()])?;
    let place = |at: &serde_json::Value| {
        rungs::chart::Point::new(at[0].as_f64().unwrap_or(0.0), at[1].as_f64().unwrap_or(0.0))
    };
    page.click(place(&at))?;
    page.expect("People", "People, 4 of 5, Coordinates")?;
    // Dragging its thumb to another stop: the thumb is above the names.
    let thumb = |stop: i32| -> Result<rungs::chart::Point> {
        let mut at = place(&page.browser.execute(script, vec!["People".into(), stop.into()])?);
        let slider = page.browser.execute(
            "const r = document.querySelector('input[aria-label=People]').getBoundingClientRect(); return r.y + r.height / 2",
            vec![],
        )?;
        at.y = slider.as_f64().unwrap_or(0.0);
        Ok(at)
    };
    let (from, to) = (thumb(4)?, thumb(2)?);
    page.browser.perform(&pointer(
        "mouse",
        &[down(from), through(from, to), to_place(to), up()].concat(),
    ))?;
    page.expect("People", "People, 2 of 5, Supports")?;
    page.press("Clear People")?;
    page.expect("People", "People, unrated")?;
    page.press("Undo: People to unrated")?;
    page.expect("People", "People, 2 of 5")
}
