//! Serves the built site, and drives browsers over WebDriver.

pub mod browser;
pub mod chart_position;
mod driver_process;
mod emulation;
pub mod engine;
pub mod server;
