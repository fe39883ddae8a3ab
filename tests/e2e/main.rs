//! The built app in real browsers: the release build, under its production policy, below a
//! sub-path. `cargo xtask test e2e` builds the app and brings browsers and drivers.
#![allow(clippy::expect_used, reason = "tests")]

mod access;
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
mod states;
mod storage;
mod touch;
mod travel;
mod workshop;

/// Makes a test a test of every engine.
macro_rules! in_every_engine {
    ($($test:ident),+ $(,)?) => {
        mod chromium { $(#[test] fn $test() -> anyhow::Result<()> { super::$test(xtask::browser::Engine::Chromium) })+ }
        mod firefox { $(#[test] fn $test() -> anyhow::Result<()> { super::$test(xtask::browser::Engine::Firefox) })+ }
        mod webkit { $(#[test] fn $test() -> anyhow::Result<()> { super::$test(xtask::browser::Engine::WebKit) })+ }
    };
}
pub(crate) use in_every_engine;
