//! The report of the test command: its steps, the slowest end-to-end tests, and how many browsers
//! were started.

use crate::root;
use crate::tools::log;
use anyhow::Result;
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How many of the slowest tests are listed.
const SLOWEST: usize = 20;

/// The file with the times of the end-to-end tests: `tests` with `name` and `seconds`, and `browser
/// starts` by engine.
#[must_use]
pub fn end_to_end_times() -> PathBuf {
    folder().join("end-to-end.json")
}

fn folder() -> PathBuf {
    root().join("target/test-report")
}

/// The steps that have run, with their times.
#[derive(Debug, Default)]
pub struct TestReport {
    steps: Vec<(String, Duration)>,
}

impl TestReport {
    /// Runs a step and measures its time.
    ///
    /// # Errors
    /// The step's error.
    pub fn step<T>(&mut self, name: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
        log(name);
        let start = Instant::now();
        let result = run();
        self.steps.push((name.to_owned(), start.elapsed()));
        result
    }

    /// Prints the report and writes it to `target/test-report/report.md`.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(&self) -> Result<()> {
        let times = fs::read_to_string(end_to_end_times()).unwrap_or_default();
        let report = self.text(&serde_json::from_str(&times).unwrap_or_default());
        println!("\n{report}");
        fs::create_dir_all(folder())?;
        Ok(fs::write(folder().join("report.md"), report)?)
    }

    fn text(&self, end_to_end: &Value) -> String {
        let mut out = "| step | seconds |\n|---|---:|\n".to_owned();
        let all = self.steps.iter().map(|(_, time)| *time).sum();
        for (name, time) in self.steps.iter().map(|(name, time)| (name.as_str(), *time)) {
            row(&mut out, name, time);
        }
        row(&mut out, "all steps", all);
        let tests = slowest_first(end_to_end);
        if tests.is_empty() {
            return out;
        }
        let _ = write!(
            out,
            "\n| slowest of {} end-to-end tests | seconds |\n|---|---:|\n",
            tests.len()
        );
        for (name, time) in tests.into_iter().take(SLOWEST) {
            row(&mut out, &name, time);
        }
        out += "\n| browser | starts |\n|---|---:|\n";
        for (engine, starts) in end_to_end["browser starts"].as_object().into_iter().flatten() {
            let _ = writeln!(out, "| {engine} | {starts} |");
        }
        out
    }
}

fn row(out: &mut String, name: &str, time: Duration) {
    let _ = writeln!(out, "| {name} | {:.1} |", time.as_secs_f64());
}

/// Names and times of the end-to-end tests.
fn slowest_first(end_to_end: &Value) -> Vec<(String, Duration)> {
    let time = |test: &Value| {
        let seconds = Duration::try_from_secs_f64(test["seconds"].as_f64()?).ok()?;
        Some((test["name"].as_str()?.to_owned(), seconds))
    };
    let mut tests: Vec<_> =
        end_to_end["tests"].as_array().into_iter().flatten().filter_map(time).collect();
    tests.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    tests
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn report_lists_steps_slowest_tests_and_browser_starts() -> Result<()> {
        let mut report = TestReport::default();
        report.step("lints", || Ok(()))?;
        assert!(report.step("native tests", || anyhow::bail!("one fails") as Result<()>).is_err());
        let tests: Vec<_> =
            (0..30).map(|at| json!({ "name": format!("test {at}"), "seconds": at })).collect();
        let text = report
            .text(&json!({ "tests": tests, "browser starts": { "chromium": 3, "webkit": 2 } }));
        assert!(text.starts_with("| step | seconds |"), "{text}");
        assert!(text.contains("| native tests | 0.0 |"), "a failed step is in it: {text}");
        assert!(text.contains("slowest of 30"), "{text}");
        let first = text.find("| test 29 | 29.0 |").unwrap_or_default();
        assert!(first > 0 && text[first..].contains("| test 10 | 10.0 |"), "{text}");
        assert!(!text.contains("test 9 "), "twenty at most: {text}");
        assert!(text.ends_with("| chromium | 3 |\n| webkit | 2 |\n"), "{text}");
        Ok(())
    }

    #[test]
    fn report_without_end_to_end_tests_has_steps_alone() {
        let text = TestReport::default().text(&Value::Null);
        assert_eq!(text, "| step | seconds |\n|---|---:|\n| all steps | 0.0 |\n");
    }
}
