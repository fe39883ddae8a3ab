//! The built app in real browsers: the release build, under its production policy, below a
//! sub-path. `cargo xtask test e2e` builds the app and brings browsers and drivers.
#![allow(clippy::expect_used, reason = "tests")]

mod access;
mod accessibility_matrix;
mod boot;
mod export;
mod faults;
mod growth;
mod keyboard;
mod languages;
mod library;
mod offline;
mod page;
mod privacy;
mod rating;
mod reading;
mod storage;
mod support;
mod touch;
mod travel;
mod workshop;

/// The journeys that most visitors make, for `cargo xtask test quick`.
const CORE: [&str; 10] = [
    "boot::chromium::the_policy_refuses_nothing_the_app_does",
    "rating::chromium::everything_is_done_by_keyboard",
    "rating::chromium::steps_are_undone_and_redone",
    "rating::chromium::a_reload_keeps_and_a_second_tab_follows",
    "growth::chromium::evidence_is_written_beside_its_axis_and_covers_a_level",
    "growth::chromium::the_packet_shows_what_is_chosen",
    "export::chromium::a_name_is_on_the_picture_and_in_the_file_name",
    "travel::chromium::every_export_opens_again_in_another_browser",
    "library::chromium::a_backup_is_restored_in_another_browser",
    "offline::chromium::after_one_visit_it_opens_without_a_connection",
];

fn main() {
    // The longest first: a long one at the end would run alone.
    let tests = [
        accessibility_matrix::tests(),
        privacy::tests(),
        rating::tests(),
        workshop::tests(),
        travel::tests(),
        library::tests(),
        reading::tests(),
        faults::tests(),
        languages::tests(),
        boot::tests(),
        storage::tests(),
        growth::tests(),
        keyboard::tests(),
        export::tests(),
        touch::tests(),
        access::tests(),
        // Last: Chromium stopped answering in these when long tests of other files ran beside them.
        offline::tests(),
    ];
    let mut tests: Vec<_> = tests.into_iter().flatten().collect();
    if std::env::var("E2E_TESTS").is_ok_and(|which| which == "core") {
        tests = support::runner::named(tests, &CORE);
    }
    support::runner::run(tests).exit();
}
