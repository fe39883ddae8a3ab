//! Runs each test in the engines of its scope, and records how long it took.

use super::browser_pool;
use anyhow::Result;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use serde_json::json;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use xtask::driver::engine::Engine;
use xtask::test_report;

/// A test in one engine.
pub(crate) struct Test {
    name: String,
    run: Box<dyn FnOnce() -> Result<()> + Send>,
}

impl Test {
    /// Creates a test. Its name is the file, the engine or language, and the function.
    pub(crate) fn new(
        module: &str,
        group: &str,
        name: &str,
        run: impl FnOnce() -> Result<()> + Send + 'static,
    ) -> Self {
        let file = module.rsplit("::").next().unwrap_or(module);
        Self { name: format!("{file}::{group}::{name}"), run: Box::new(run) }
    }
}

/// The engines in which a test runs.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// Behavior that depends on the engine: input, focus, storage, canvas, files, workers,
    /// navigation. The default.
    EveryEngine,
    /// Touch. WebKit's driver reports a finger as a mouse.
    TouchEngines,
    /// Behavior that is the same in every engine (texts, structure, widths), and checks that need
    /// Chromium's DevTools (forced colors, a slow processor, the accessibility tree).
    ChromiumAlone,
}

impl Scope {
    pub(crate) fn engines(self) -> &'static [Engine] {
        match self {
            Self::EveryEngine => &[Engine::Chromium, Engine::Firefox, Engine::WebKit],
            Self::TouchEngines => &[Engine::Chromium, Engine::Firefox],
            Self::ChromiumAlone => &[Engine::Chromium],
        }
    }
}

/// Defines `tests()`, which returns a test for each listed function and engine of its scope. A
/// listed function takes an engine and returns a result.
macro_rules! tests {
    ($($scope:ident: [$($test:ident),+ $(,)?]),+ $(,)?) => {
        pub(crate) fn tests() -> Vec<$crate::support::runner::Test> {
            use $crate::support::runner::{Scope, Test};
            let mut tests = Vec::new();
            $($(for engine in Scope::$scope.engines() {
                let run = || $test(*engine);
                tests.push(Test::new(module_path!(), engine.name(), stringify!($test), run));
            })+)+
            tests
        }
    };
}
pub(crate) use tests;

/// Selects tests by name. Panics if a name is unknown.
pub(crate) fn select_by_name(mut tests: Vec<Test>, names: &[&str]) -> Vec<Test> {
    for name in names {
        assert!(tests.iter().any(|test| test.name == *name), "there is no test {name}");
    }
    tests.retain(|test| names.contains(&test.name.as_str()));
    tests
}

/// Runs the tests that the command line selects, in this order, and closes all browsers.
pub(crate) fn run(tests: Vec<Test>) -> Conclusion {
    let arguments = Arguments::from_args();
    let times = Arc::new(Mutex::new(Vec::new()));
    let trials = tests.into_iter().map(|test| to_trial(test, Arc::clone(&times))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    let starts = browser_pool::starts();
    browser_pool::close_all();
    if !arguments.list {
        let times = times.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = write_times(&times, &starts) {
            eprintln!("the times are not written: {error:#}");
        }
    }
    conclusion
}

fn to_trial(test: Test, times: Arc<Mutex<Vec<(String, Duration)>>>) -> Trial {
    let Test { name, run } = test;
    let title = name.clone();
    Trial::test(title, move || {
        let start = Instant::now();
        let result = run();
        times.lock().unwrap_or_else(PoisonError::into_inner).push((name, start.elapsed()));
        result.map_err(|error| Failed::from(format!("{error:?}")))
    })
}

fn write_times(
    times: &[(String, Duration)],
    starts: &std::collections::BTreeMap<&'static str, usize>,
) -> Result<()> {
    let tests: Vec<_> = times
        .iter()
        .map(|(name, time)| json!({ "name": name, "seconds": time.as_secs_f64() }))
        .collect();
    let path = test_report::end_to_end_times();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, json!({ "tests": tests, "browser starts": starts }).to_string())?)
}
