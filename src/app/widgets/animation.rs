//! Animated signals.

use crate::browser::{clock, events, media_query};
use crate::chart::easing::Easing;
use leptos::prelude::*;

/// Follows `goal` with a short animation, or immediately if the person prefers reduced motion.
#[must_use]
pub fn animated(goal: Signal<Vec<f64>>) -> RwSignal<Vec<f64>> {
    let start = goal.get_untracked();
    let tween = StoredValue::new(Easing::at_rest(start.clone()));
    let shown = RwSignal::new(start);
    let running = StoredValue::new(false);
    Effect::new(move || {
        let goal = goal.get();
        if !running.get_value() && shown.with_untracked(|shown| *shown == goal) {
            return;
        }
        let at_once = media_query::matches(media_query::REDUCED_MOTION);
        tween.update_value(|tween| tween.animate_to(goal, clock::now(), at_once));
        if at_once {
            shown.set(tween.with_value(|tween| tween.goal().to_vec()));
        } else if !running.get_value() {
            running.set_value(true);
            events::on_animation_frame(move || frame(tween, running, shown));
        }
    });
    shown
}

fn frame(tween: StoredValue<Easing>, running: StoredValue<bool>, shown: RwSignal<Vec<f64>>) {
    let now = clock::now();
    // The view was removed.
    let Some((values, done)) = tween.try_with_value(|tween| (tween.at(now), tween.is_done(now)))
    else {
        return;
    };
    shown.set(values);
    if done {
        running.set_value(false);
    } else {
        events::on_animation_frame(move || frame(tween, running, shown));
    }
}
