//! What happens to the site after Trunk has built it: see [`prerender::prerender_staging`].

mod deferred_styles;
pub mod local_paths;
mod merge_chunks;
pub mod minify_exports;
pub mod precache_manifest;
pub mod prerender;
mod unused_classes;
pub mod wasm_split;
