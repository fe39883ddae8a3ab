//! Starts the app in a browser. On other targets, prints how to serve it.

/// Needs 2 kB less of the download than the default allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    rungs::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Rungs runs in a browser. Serve it with:\n\n    cargo xtask serve");
}
