//! The results as a table with budgets and goals.

use super::sizes::{CrateSize, FileSize};
use anyhow::{Result, bail};
use std::fmt::Write;
use xshell::Shell;
use xtask::root;

/// All results.
#[derive(Default)]
pub(super) struct Report {
    rows: Vec<Row>,
    lists: String,
}

/// One result.
pub(super) struct Row {
    what: String,
    measured: String,
    value: f64,
    shown: String,
    bounds: Option<(f64, f64)>,
}

impl Row {
    /// An absolute value.
    pub(super) fn amount(what: &str, value: f64, unit: &str) -> Self {
        let shown = format_number(value);
        Self {
            what: what.to_owned(),
            measured: format!("{shown} {unit}"),
            value,
            shown,
            bounds: None,
        }
    }

    /// A value relative to another one of the same run.
    pub(super) fn ratio(what: &str, ours: f64, theirs: f64, unit: &str) -> Self {
        let value = ours / theirs;
        let measured = format!("{} against {} {unit}", format_number(ours), format_number(theirs));
        Self {
            what: what.to_owned(), measured, value, shown: format!("{value:.2}×"), bounds: None
        }
    }

    /// Sets the budget, which must hold, and the goal.
    pub(super) fn within(self, budget: f64, goal: f64) -> Self {
        Self { bounds: Some((budget, goal)), ..self }
    }

    fn verdict(&self) -> &'static str {
        match self.bounds {
            None => "",
            Some((_, goal)) if self.value <= goal => "goal met",
            Some((budget, _)) if self.value <= budget => "within budget",
            Some(_) => "**over budget**",
        }
    }

    fn is_over(&self) -> bool {
        // NaN also exceeds the budget.
        self.bounds.is_some_and(|(budget, _)| {
            self.value.partial_cmp(&budget).is_none_or(std::cmp::Ordering::is_gt)
        })
    }
}

fn format_number(value: f64) -> String {
    if value >= 1000.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.3}")
    }
}

impl Report {
    pub(super) fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds the files of the first load, and those that are loaded later.
    pub(super) fn files(&mut self, files: &[FileSize]) {
        let _ =
            writeln!(self.lists, "\n## Files\n\n| file | bytes | brotli | |\n|---|---:|---:|---|");
        for file in files {
            // Remove the content hash from the file name.
            let name: Vec<&str> = file.name.split('-').collect();
            let name = if let [first, .., last] = name[..] {
                format!(
                    "{first}-….{}",
                    last.split_once('.').map_or(last, |(_, extension)| extension)
                )
            } else {
                file.name.clone()
            };
            let later = if file.is_deferred() { "on demand" } else { "" };
            let _ =
                writeln!(self.lists, "| {name} | {} | {} | {later} |", file.raw, file.compressed);
        }
    }

    /// Adds the crates in the wasm.
    pub(super) fn crates(&mut self, crates: &[(String, CrateSize)]) {
        let _ = writeln!(
            self.lists,
            "\n## Size of each crate\n\nEach crate's share of the code, applied to the compressed \
             wasm. Generic code counts for the crate that defines it. Crates under 200 bytes are omitted.\n\n\
             | crate | first load, about | on demand, about |\n|---|---:|---:|"
        );
        for (name, size) in crates.iter().filter(|(_, size)| size.first + size.later >= 200.0) {
            let _ = writeln!(self.lists, "| {name} | {:.0} | {:.0} |", size.first, size.later);
        }
    }

    /// Prints the table, writes it to `docs/benchmark.md`, and fails if a budget is exceeded.
    pub(super) fn finish(self, sh: &Shell) -> Result<()> {
        let mut text = "# Benchmark\n\nWritten by `cargo xtask bench`: medians in headless Chromium, brotli at \
            level 11. \"Slow\" is 1.6 Mbit/s with 150 ms round trips and a four times slower CPU. Times depend on \
            the machine, so the budgets are bytes and ratios to two pages that are measured in the same run: a \
            hand-written canvas (the floor), and Chart.js 4 with its drag plugin. Both are in `xtask/bench/`.\n\n\
            | what | measured | figure | budget | goal | |\n|---|---|---:|---:|---:|---|\n"
            .to_owned();
        for row in &self.rows {
            let (budget, goal) =
                row.bounds.map(|(b, g)| (format_number(b), format_number(g))).unwrap_or_default();
            let (what, measured, shown, verdict) =
                (&row.what, &row.measured, &row.shown, row.verdict());
            let _ =
                writeln!(text, "| {what} | {measured} | {shown} | {budget} | {goal} | {verdict} |");
        }
        text.push_str(&self.lists);
        print!("{text}");
        sh.write_file(root().join("docs/benchmark.md"), &text)?;
        let over: Vec<&str> =
            self.rows.iter().filter(|row| row.is_over()).map(|row| row.what.as_str()).collect();
        if !over.is_empty() {
            bail!("over budget: {}", over.join("; "));
        }
        Ok(())
    }
}
