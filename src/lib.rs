//! Rungs: rate yourself on a career ladder by dragging the points of a radar chart.
//!
//! The crate is a pure core with a thin browser edge. The modules `browser`, `first_step` and `app` are
//! compiled for wasm32 alone, so the others cannot name the browser. `tests/architecture.rs` checks which
//! module may import which, and that no two files import each other in a circle.
//!
//! | module           | content                                                                | imports |
//! |------------------|------------------------------------------------------------------------|---------|
//! | [`i18n`]         | messages in English, and their translations                            | `model`, `storage` and `sharing`, for the values in messages |
//! | [`model`]        | frameworks, assessments, transactions, merging, gaps                   | `i18n` |
//! | [`chart`]        | geometry, labels, hit test, drag, display list; knows no frameworks    | nothing |
//! | [`storage`]      | versioned records over a key-value store, merging, undo, backup        | `i18n`, `model` |
//! | [`sharing`]      | assessments and frameworks in links, PNG and SVG files, both ways      | `i18n`, `model`, `storage` |
//! | [`presentation`] | turns the model into chart specs, cards and packets                    | `i18n`, `model`, `chart` |
//! | [`export`]       | SVG, Markdown, CSV, and file names                                     | `i18n`, `model`, `chart`, `presentation` |
//! | [`import`]       | frameworks from Markdown, tables, JSON and ZIP archives                | `i18n`, `model`, `storage`, `sharing` |
//! | [`text_diff`]    | compares two texts word by word                                        | nothing |
//! | [`route`]        | the addresses of the pages                                             | `model` |
//! | [`handbook`]     | a framework as pages to read, and a search over them                   | `i18n`, `model`, `route`, `text_diff` |
//! | `browser`        | storage, canvas, files, events of the browser; no Leptos               | the modules above but `sharing`, `route` and `handbook` |
//! | `first_step`     | the chart before the page's code is loaded                             | `i18n`, `model`, `chart`, `storage`, `presentation`, `browser` |
//! | `app`            | Leptos: state and views                                                | every module |

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
pub mod text_diff;

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod first_step;
