//! The built app in real browsers: the release build, with its production policy, in a sub-path.
//! `cargo xtask test e2e` builds the app and installs browsers and drivers.
#![allow(clippy::expect_used, reason = "tests")]

mod accessibility;
mod accessibility_matrix;
mod assessments;
mod boot;
mod browser_failures;
mod export;
mod first_step;
mod frameworks;
mod growth;
mod handbook;
mod keyboard;
mod languages;
mod merging;
mod offline;
mod privacy;
mod rating;
mod sharing;
mod storage;
mod support;
mod touch;
mod typed_text;

/// The most common journeys, for `cargo xtask test quick`.
const CORE: [&str; 10] = [
    "boot::chromium::content_security_policy_allows_the_app",
    "rating::chromium::rating_works_by_keyboard",
    "rating::chromium::changes_are_undone_and_redone",
    "rating::chromium::ratings_survive_reload_and_sync_to_second_tab",
    "growth::chromium::evidence_covers_a_level",
    "growth::chromium::packet_shows_chosen_sections",
    "export::chromium::name_is_in_image_and_file_name",
    "sharing::chromium::every_export_opens_in_another_browser",
    "assessments::chromium::backup_restores_in_another_browser",
    "offline::chromium::opens_offline_after_one_visit",
];

fn main() {
    // Long tests start first, because a long test at the end would run alone. The tests of offline
    // use are an exception.
    let tests = [
        accessibility_matrix::tests(),
        privacy::tests(),
        rating::tests(),
        frameworks::tests(),
        sharing::tests(),
        assessments::tests(),
        handbook::tests(),
        browser_failures::tests(),
        languages::tests(),
        merging::tests(),
        boot::tests(),
        first_step::tests(),
        storage::tests(),
        growth::tests(),
        keyboard::tests(),
        export::tests(),
        touch::tests(),
        typed_text::tests(),
        accessibility::tests(),
        // Last, because these tests keep a browser busy for long.
        offline::tests(),
    ];
    let mut tests: Vec<_> = tests.into_iter().flatten().collect();
    if std::env::var("E2E_TESTS").is_ok_and(|which| which == "core") {
        tests = support::runner::select_by_name(tests, &CORE);
    }
    support::runner::run(tests).exit();
}
