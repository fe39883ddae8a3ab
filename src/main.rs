//! Starts the app in a browser. On other targets, prints how to serve it.

#[cfg(target_arch = "wasm32")]
fn main() {
    rungs::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Rungs runs in a browser. Serve it with:\n\n    cargo xtask serve");
}
