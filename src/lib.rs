//! Rungs: say where you stand on a career ladder by dragging the points of a radar chart.
//!
//! The crate is a pure core with a thin browser edge. The dependency rule, held by
//! `tests/architecture.rs`:
//!
//! | module    | what it holds                                                     | may name |
//! |-----------|-------------------------------------------------------------------|----------|
//! | [`language`] | the words of the chosen language, by the English ones          | nothing of the crate |
//! | [`model`] | frameworks, ratings, assessments, edits                           | `language` |
//! | [`chart`] | geometry, labels, hit test, drag, display list; knows no ladders  | nothing of the crate |
//! | [`text`]  | every user-visible string                                         | `model`, `store` |
//! | [`store`] | versioned records over a key-value store, undo                    | `model` |
//! | [`figure`]| the one seam: an assessment becomes a chart or an export card     | `model`, `chart`, `text` |
//! | [`export`]| what leaves: SVG, Markdown, CSV, file names                       | `model`, `chart`, `text`, `figure` |
//! | [`carry`] | assessments and frameworks in links, pictures and files, both ways | `model`, `store` |
//! | [`import`]| what comes in: frameworks as Markdown, tables, archives, JSON         | `model`, `store`, `text`, `carry` |
//! | [`route`] | the pages and their addresses                                     | nothing of the crate |
//! | [`guide`] | the framework to read, a page each, and a search over them        | `model`, `text`, `route` |
//! | `web`     | the browser: storage, canvas, files; no Leptos, no policy         | the pure modules but `carry`, `route` and `guide` |
//! | `app`     | Leptos: state and views                                           | anything |
//!
//! Whatever says something may name `language`. `web` and `app` exist only for wasm32, so the rest cannot name the browser.

pub mod chart;
pub mod export;
pub mod handbook;
pub mod i18n;
pub mod import;
pub mod model;
pub mod presentation;
pub mod route;
pub mod sharing;
pub mod storage;

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
