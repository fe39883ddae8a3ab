//! Rating by mouse, tap and keyboard; undo; reload; two tabs.

use crate::assessments::{DAYS, ada};
use crate::support::checks::expect_eq;
use crate::support::keys::{BACKSPACE, CONTROL, END, ESCAPE, HOME, LEFT, RIGHT, SHIFT, TAB};
use crate::support::page::Page;
use crate::support::pointer::{down, drag, move_halfway, move_to, pointer, up};
use anyhow::Result;
use rungs::chart::layout::LevelNames;
use rungs::i18n::messages::rating::level;
use rungs::model::Framework;
use serde_json::json;
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        every_axis_can_be_dragged,
        level_name_and_ring_crossing_can_be_tapped,
        rating_works_by_keyboard,
        escape_reverts_a_drag,
        interrupted_drag_changes_nothing,
        main_button_drops_while_another_is_pressed,
        held_key_is_undone_at_once,
        direction_chooses_between_handles_at_the_center,
        final_assessment_offers_no_drag,
        legend_names_and_hides_each_series,
        half_steps_work_with_shift_and_checkbox,
        changes_are_undone_and_redone,
        ratings_survive_reload_and_sync_to_second_tab,
        target_is_chosen_in_one_click,
        slider_is_dragged_clicked_and_cleared,
    ],
    ChromiumAlone: [
        hidden_series_is_shown_when_it_is_changed,
    ],
}

/// `tests/chart_dragging.rs` drags from every value to every level. This checks that mouse events
/// arrive.
fn every_axis_can_be_dragged(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.expect_text("Drag a point")?;
    for axis in Framework::builtin().axes() {
        page.expect_slider(&axis.name, &format!("{}, unrated; target D4 asks", axis.name))?;
        for stop in [5, 2] {
            page.drag(&axis.name, f64::from(stop))?;
            let name = level(axis, Some(rungs::model::Rating::level(stop)));
            page.expect_slider(&axis.name, &format!("{}, {stop} of 5, {name};", axis.name))?;
        }
    }
    // Handles at zero overlap, and each can still be grabbed.
    for axis in Framework::builtin().axes() {
        page.drag(&axis.name, 0.0)?;
        page.expect_slider(&axis.name, &format!("{}, 0 of 5", axis.name))?;
    }
    for axis in Framework::builtin().axes() {
        page.drag(&axis.name, 3.0)?;
        page.expect_slider(&axis.name, &format!("{}, 3 of 5", axis.name))?;
    }
    Ok(())
}

fn level_name_and_ring_crossing_can_be_tapped(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.click(page.chart_point("Process", 4.0)?)?;
    page.expect_slider("Process", "Process, 4 of 5, Adjusts")?;
    let (layout, corner) = page.chart()?;
    let LevelNames::Beside(names) = &layout.names else {
        anyhow::bail!("no room for names at 1280 px")
    };
    let owns = names[1][2].rect.center();
    page.click(rungs::chart::Point::new(owns.x + corner.x, owns.y + corner.y))?;
    page.expect_slider("System", "System, 3 of 5, Owns")?;
    // A click on the mark of an unrated axis rates it.
    page.click(page.handle("People")?)?;
    page.expect_slider("People", "People, 1 of 5, Learns")
}

fn rating_works_by_keyboard(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    // From the checkbox before the sliders, Tab reaches all of them.
    page.browser.execute("document.querySelector('.switch input').focus()", vec![])?;
    page.browser.press_keys(&[], &[TAB])?;
    expect_eq(
        page.browser.execute("return document.activeElement.getAttribute('aria-label')", vec![])?,
        json!("Technology"),
    )?;
    page.browser.press_keys(&[], &[RIGHT, RIGHT, RIGHT])?;
    page.expect_slider(
        "Technology",
        "Technology, 3 of 5, Evangelizes; target D4 asks 3, Evangelizes",
    )?;
    page.browser.press_keys(&[SHIFT], &[RIGHT])?;
    page.expect_slider("Technology", "Technology, 3.5 of 5, Evangelizes, growing into Masters")?;
    page.browser.press_keys(&[], &[LEFT])?;
    page.expect_slider("Technology", "Technology, 3 of 5")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect_slider("Technology", "Technology, 5 of 5, Creates")?;
    page.browser.press_keys(&[], &[RIGHT, HOME])?;
    page.expect_slider("Technology", "Technology, 0 of 5, Below Adopts")?;
    page.browser.press_keys(&[], &[BACKSPACE])?;
    page.expect_slider("Technology", "Technology, unrated")?;
    // Enter rates an unrated axis.
    page.browser.press_keys(&[], &["\u{e007}"])?;
    page.expect_slider("Technology", "Technology, 1 of 5, Adopts")?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    page.expect_slider("Technology", "Technology, unrated")?;
    page.browser.press_keys(&[CONTROL], &["y"])?;
    page.expect_slider("Technology", "Technology, 1 of 5")
}

fn escape_reverts_a_drag(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 2.0)?;
    page.expect_slider("System", "System, 2 of 5")?;
    let before = page.current_assessment()?;
    let (from, to) = (page.handle("System")?, page.chart_point("System", 5.0)?);
    page.browser
        .perform(&pointer("mouse", &[down(from), move_halfway(from, to), move_to(to)].concat()))?;
    page.expect_slider("System", "System, 5 of 5")?;
    expect_eq(page.current_assessment()?, before.clone())?;
    page.browser.press_keys(&[], &[ESCAPE])?;
    page.expect_slider("System", "System, 2 of 5")?;
    page.browser.perform(&pointer("mouse", &up()))?;
    page.expect_slider("System", "System, 2 of 5")?;
    expect_eq(page.current_assessment()?, before)
}

fn interrupted_drag_changes_nothing(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 2.0)?;
    page.expect_slider("System", "System, 2 of 5")?;
    page.wait_undoable()?;
    let undo = "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }))";
    let leave_window = "dispatchEvent(new Event('blur'))";
    let leave_page = "location.hash = '#/gap'";
    // While a slider is held, undo does nothing.
    let hold_slider = "const slider = document.querySelector('.slider input[aria-label=People]'); \
                       slider.value = 4; slider.dispatchEvent(new Event('input', { bubbles: true }))";
    page.browser.execute(hold_slider, vec![])?;
    page.expect_slider("People", "People, 4 of 5")?;
    page.browser.execute(undo, vec![])?;
    page.browser.execute("document.querySelector('.slider input[aria-label=People]').dispatchEvent(new Event('blur'))", vec![])?;
    page.expect_slider("People", "People, unrated")?;
    page.expect_slider("System", "System, 2 of 5")?;
    for interrupt in [undo, leave_window, leave_page] {
        let (from, to) = (page.handle("System")?, page.chart_point("System", 5.0)?);
        let moves = [down(from), move_halfway(from, to), move_to(to)].concat();
        page.browser.perform(&pointer("mouse", &moves))?;
        page.expect_slider("System", "System, 5 of 5")?;
        page.browser.execute(interrupt, vec![])?;
        page.expect_slider("System", "System, 2 of 5")?;
        page.browser.perform(&pointer("mouse", &up()))?;
        page.expect_slider("System", "System, 2 of 5")?;
    }
    Ok(())
}

fn main_button_drops_while_another_is_pressed(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let (from, to) = (page.handle("People")?, page.chart_point("People", 4.0)?);
    let send = include_str!("support/scripts/drag_with_two_buttons.js");
    let points = [from.x, from.y, to.x, to.y].map(|number| json!(number)).to_vec();
    page.browser.execute(send, points)?;
    page.expect_slider("People", "People, 4 of 5")?;
    page.wait_undoable()
}

fn held_key_is_undone_at_once(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.focus_slider("System")?;
    let hold = "for (const repeat of [false, true, true, true]) document.activeElement.dispatchEvent( \
                new KeyboardEvent('keydown', { key: 'ArrowUp', repeat, bubbles: true, cancelable: true }))";
    page.browser.execute(hold, vec![])?;
    page.expect_slider("System", "System, 4 of 5")?;
    page.wait_undoable()?;
    page.browser.press_keys(&[CONTROL], &["z"])?;
    page.expect_slider("System", "System, unrated")
}

fn direction_chooses_between_handles_at_the_center(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    for axis in ["Technology", "System", "People", "Process", "Influence"] {
        page.focus_slider(axis)?;
        page.browser.press_keys(&[], &[HOME])?;
        page.expect_slider(axis, &format!("{axis}, 0 of 5"))?;
    }
    let (layout, corner) = page.chart()?;
    let center = layout.grid.center;
    let center = rungs::chart::Point::new(center.x + corner.x, center.y + corner.y);
    page.drag_from_to(center, page.chart_point("Process", 4.0)?)?;
    page.expect_slider("Process", "Process, 4 of 5")?;
    page.drag_from_to(center, page.chart_point("Technology", 3.0)?)?;
    page.expect_slider("Technology", "Technology, 3 of 5")?;
    page.expect_slider("System", "System, 0 of 5")
}

fn final_assessment_offers_no_drag(engine: Engine) -> Result<()> {
    let mut records = ada(&DAYS);
    let page = Page::with_records(engine, &records, "a1")?;
    let cursor = "return document.querySelector('.chart').style.cursor";
    let at_handle = |page: &Page| -> Result<serde_json::Value> {
        let away = page.chart_point("Technology", 5.0)?;
        page.browser.perform(&pointer("mouse", &move_to(away)))?;
        page.browser.perform(&pointer("mouse", &move_to(page.handle("People")?)))?;
        page.browser.execute(cursor, vec![])
    };
    expect_eq(at_handle(&page)?, json!("grab"))?;
    for (_, record) in records.iter_mut().skip(1) {
        record["data"]["status"] = json!("final");
    }
    let page = Page::with_records(engine, &records, "a1")?;
    expect_eq(at_handle(&page)?, json!("default"))
}

fn legend_names_and_hides_each_series(engine: Engine) -> Result<()> {
    let page = Page::with_records(engine, &ada(&DAYS), "a1")?;
    let names = "const names = [...document.querySelectorAll('.legend button')].map((entry) => entry.textContent); \
                 return names.length === args[0] && names";
    let found = page.browser.wait_for(names, &[json!(2)])?;
    expect_eq(found, json!(["Manager’s rating", "D5 – Developer 5 asks"]))?;
    let choose = "const select = document.querySelector('.beside select'); select.selectedIndex = 1; \
                  select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.browser.execute(choose, vec![])?;
    page.browser.wait_for(names, &[json!(3)])?;
    // The first canvas has the target, the second one the ratings.
    let picture = "return document.querySelectorAll('.chart canvas')[args[0]].toDataURL()";
    for (entry, canvas) in [(1, 0), (2, 0), (0, 1)] {
        let shown = page.browser.execute(picture, vec![json!(canvas)])?;
        let press = "document.querySelectorAll('.legend button')[args[0]].click()";
        page.browser.execute(press, vec![json!(entry)])?;
        let is_hidden = "return document.querySelectorAll('.legend button')[args[0]].ariaPressed === 'false' \
                         && document.querySelectorAll('.chart canvas')[args[1]].toDataURL() !== args[2]";
        page.browser.wait_for(is_hidden, &[json!(entry), json!(canvas), shown.clone()])?;
        page.browser.execute(press, vec![json!(entry)])?;
        let is_shown = is_hidden.replace("'false'", "'true'").replace("!== args[2]", "=== args[2]");
        page.browser.wait_for(&is_shown, &[json!(entry), json!(canvas), shown])?;
    }
    Ok(())
}

fn hidden_series_is_shown_when_it_is_changed(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let entry = "const entry = [...document.querySelectorAll('.legend button')] \
                 .find((entry) => entry.textContent.startsWith(args[0])); ";
    let hide = format!("{entry} if (!entry) return null; entry.click(); return true");
    let is_shown = format!("{entry} return entry?.ariaPressed === args[1]");
    let hidden_then_shown = |series: &str, change: &dyn Fn() -> Result<()>| {
        page.browser.wait_for(&hide, &[json!(series)])?;
        page.browser.wait_for(&is_shown, &[json!(series), json!("false")])?;
        change()?;
        page.browser.wait_for(&is_shown, &[json!(series), json!("true")]).map(drop)
    };
    hidden_then_shown("Own rating", &|| page.rate_highest("People"))?;
    hidden_then_shown("D", &|| page.select_radio("D5"))
}

fn half_steps_work_with_shift_and_checkbox(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    let (from, to) = (page.handle("People")?, page.chart_point("People", 3.5)?);
    let drag = drag(from, to);
    let pause = json!({ "type": "pause" });
    let mut keys = vec![json!({ "type": "keyDown", "value": SHIFT })];
    keys.extend(std::iter::repeat_n(pause, drag.len() - 1));
    keys.push(json!({ "type": "keyUp", "value": SHIFT }));
    page.browser.perform_together(&[
        json!({ "type": "key", "id": "keyboard", "actions": keys }),
        pointer("mouse", &drag),
    ])?;
    page.expect_slider("People", "People, 3.5 of 5, Mentors, growing into Coordinates")?;
    page.drag("People", 2.5)?;
    let said = page.slider_text("People")?;
    anyhow::ensure!(!said.contains(".5"), "without Shift it snaps to whole levels: {said}");
    page.browser.execute("document.querySelector('.switch input').click()", vec![])?;
    page.drag("People", 2.5)?;
    page.expect_slider("People", "People, 2.5 of 5")?;
    page.reload()?;
    page.expect_slider("People", "People, 2.5 of 5")?;
    expect_eq(
        page.browser.execute("return document.querySelector('.switch input').checked", vec![])?,
        json!(true),
    )
}

fn changes_are_undone_and_redone(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("System", 3.0)?;
    page.expect_slider("System", "System, 3 of 5")?;
    page.drag("System", 4.0)?;
    page.expect_slider("System", "System, 4 of 5")?;
    page.click_button("Undo: System to Evolves")?;
    page.expect_slider("System", "System, 3 of 5")?;
    page.click_button("Undo: System to Owns")?;
    page.expect_slider("System", "System, unrated")?;
    page.click_button("Redo: System to Owns")?;
    page.expect_slider("System", "System, 3 of 5")?;
    expect_eq(
        page.browser
            .execute("return document.querySelector('.unseen[role=status]').textContent", vec![])?,
        json!("Redone: System to Owns"),
    )
}

fn ratings_survive_reload_and_sync_to_second_tab(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.drag("Influence", 3.0)?;
    page.expect_slider("Influence", "Influence, 3 of 5, Multiple Teams")?;
    page.reload()?;
    page.expect_slider("Influence", "Influence, 3 of 5, Multiple Teams")?;
    let first = page.browser.open_tab()?;
    page.open_path("")?;
    page.wait_ready()?;
    page.expect_slider("Influence", "Influence, 3 of 5")?;
    page.drag("People", 4.0)?;
    page.expect_slider("People", "People, 4 of 5")?;
    page.browser.switch_to(&first)?;
    page.expect_slider("People", "People, 4 of 5")?;
    // The second tab's change is added to the first one's.
    page.focus_slider("System")?;
    page.browser.press_keys(&[], &[END])?;
    page.expect_slider("System", "System, 5 of 5")?;
    let ratings = page.current_assessment()?["data"]["ratings"].clone();
    expect_eq(ratings, json!({ "influence": 3, "people": 4, "system": 5 }))
}

fn target_is_chosen_in_one_click(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.select_radio("TL6 – Tech Lead 6")?;
    page.expect_text("TL6 – Tech Lead 6")?;
    page.expect_slider("System", "System, unrated; target TL6 asks 5, Leads")?;
    page.select_radio("No target")?;
    page.expect_slider("System", "System, unrated")?;
    expect_eq(page.slider_text("System")?, "System, unrated".to_owned())?;
    page.reload()?;
    expect_eq(page.slider_text("System")?, "System, unrated".to_owned())?;
    page.select_radio("EM5")?;
    page.expect_slider("People", "People, unrated; target EM5 asks 5, Manages")
}

fn slider_is_dragged_clicked_and_cleared(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    // Click the name of a level below the slider.
    let script = "const row = [...document.querySelectorAll('.axis')].find((a) => a.textContent.startsWith(args[0])); \
                  row.scrollIntoView({ block: 'center' }); \
                  const r = row.querySelectorAll('.stop')[args[1]].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]";
    let at = page.browser.execute(script, vec!["People".into(), 4.into()])?;
    let place = |at: &serde_json::Value| {
        rungs::chart::Point::new(at[0].as_f64().unwrap_or(0.0), at[1].as_f64().unwrap_or(0.0))
    };
    page.click(place(&at))?;
    page.expect_slider("People", "People, 4 of 5, Coordinates")?;
    // Drag the slider's thumb to another level.
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
    page.browser.perform(&pointer("mouse", &drag(from, to)))?;
    page.expect_slider("People", "People, 2 of 5, Supports")?;
    page.click_button("Clear People")?;
    page.expect_slider("People", "People, unrated")?;
    page.click_button("Undo: People to unrated")?;
    page.expect_slider("People", "People, 2 of 5")
}
