//! `cargo xtask bench`: measures the app against budgets and against a peer in the same run.
//!
//! Times depend on the machine, so budgets are for bytes, counts, and ratios to a page that is
//! measured in the same run.

mod drag;
mod many_assessments;
mod many_axes;
mod page_load;
mod pages;
mod png_export;
mod report;
mod sizes;

use anyhow::Result;
use pages::ServedPage;
use report::{Report, Row};
use xshell::Shell;
use xtask::tools::{self, log};

/// How often a time is measured; the median is used.
const RUNS: usize = 7;

/// Builds the release and the peer pages, measures them, and writes `docs/benchmark.md`. Fails if a
/// budget is exceeded.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    crate::commands::build::run(sh)?;
    let _browsers = tools::for_browsers(sh)?;
    let peers = pages::build_peers(sh)?;
    let (ours, chart_js, floor) = (
        ServedPage::ours()?,
        ServedPage::peer(&peers, "chart-js")?,
        ServedPage::peer(&peers, "floor")?,
    );
    let mut report = Report::default();

    log("sizes");
    let files = sizes::of_files(&xtask::root().join("dist"))?;
    let peer_bytes: usize =
        sizes::of_files(&chart_js.folder)?.iter().map(|file| file.compressed).sum();
    let bytes = |later: bool| {
        let files = files.iter().filter(|file| file.is_deferred() == later);
        files.map(|file| file.compressed).sum::<usize>() as f64
    };
    report.row(
        Row::amount("first load, all files, brotli", bytes(false), "B").within(130_000.0, 85_000.0),
    );
    report.row(Row::amount("… what comes when it is wanted", bytes(true), "B"));
    report.row(Row::amount("… of the Chart.js page", peer_bytes as f64, "B"));
    report.files(&files);
    report.crates(&sizes::of_crates(&files)?);

    log("loading on a slow line");
    let [ours_load, peer_load, floor_load] = page_load::measure([&ours, &chart_js, &floor])?;
    report.row(
        Row::ratio(
            "slow: first chart, against the hand-written floor",
            ours_load.chart,
            floor_load.chart,
            "ms",
        )
        .within(1.0, 0.8),
    );
    report.row(
        Row::ratio(
            "slow: answers a drag, against the Chart.js page",
            ours_load.answer,
            peer_load.answer,
            "ms",
        )
        .within(1.3, 1.0),
    );
    report.row(Row::amount("layout shift, load to ready", ours_load.shift, "").within(0.02, 0.0));

    log("dragging");
    let (ours_drag, peer_drag) = (drag::measure(&ours)?, drag::measure(&chart_js)?);
    report.row(
        Row::ratio(
            "drag: script per move, against Chart.js + dragdata",
            ours_drag.script,
            peer_drag.script,
            "ms",
        )
        .within(0.4, 0.2),
    );
    report.row(
        Row::ratio(
            "drag: main thread per move over idle, against the same",
            ours_drag.task,
            peer_drag.task,
            "ms",
        )
        .within(0.9, 0.6),
    );
    let (early, late) = (ours_drag.memory_early, ours_drag.memory_late);
    report.row(
        Row::ratio("memory after 600 moves, against after 100", late, early, "MB")
            .within(1.05, 1.0),
    );
    report.row(Row::ratio(
        "memory after 600 moves, against Chart.js",
        late,
        peer_drag.memory_late,
        "MB",
    ));

    let (full, usual) = (many_axes::measure(&ours, 12)?, many_axes::measure(&ours, 5)?);
    report.row(
        Row::ratio("drag under two others: 12 axes, against 5", full, usual, "ms").within(2.5, 1.8),
    );

    log("many assessments");
    let sizes = [10, 100, 1000, 2000];
    let found: Vec<many_assessments::ManyAssessments> = sizes
        .iter()
        .map(|count| many_assessments::measure(&ours, *count))
        .collect::<Result<_>>()?;
    for (count, it) in sizes.iter().zip(&found) {
        for (what, time) in
            [("start", it.start), ("list", it.list), ("search", it.search), ("switch", it.switch)]
        {
            report.row(Row::amount(&format!("{count} assessments: {what}"), time, "ms"));
        }
    }
    if let [few, _, many, most] = &found[..] {
        let row =
            Row::ratio("start with 1,000 assessments, against 10", many.start, few.start, "ms");
        report.row(row.within(3.0, 1.5));
        // The time for 2,000 assessments relative to that for 10 must not exceed the ratio of their
        // numbers.
        let row =
            Row::ratio("switch with 2,000 assessments, against 10", most.switch, few.switch, "ms");
        report.row(row.within(200.0, 10.0));
    }

    log("pictures");
    let picture = png_export::measure(&ours)?;
    report.row(
        Row::ratio(
            "PNG at 2×, against toBlob of the same pixels alone",
            picture.ours,
            picture.alone,
            "ms",
        )
        .within(2.0, 1.3),
    );
    report.finish(sh)
}

/// The median.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
