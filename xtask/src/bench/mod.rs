//! `cargo xtask bench`: measures the app against budgets and against a peer in the same run.
//!
//! Times depend on the machine, so budgets are for bytes, counts, and ratios to a page that is
//! measured in the same run.

mod drag;
mod longest_tasks;
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
use sizes::FileSize;
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
    let ours = ServedPage::ours()?;
    let chart_js = ServedPage::peer(&peers, "chart-js")?;
    let floor = ServedPage::peer(&peers, "floor")?;
    let mut report = Report::default();
    measure_sizes(&mut report, &chart_js)?;
    measure_page_load(&mut report, &ours, &chart_js, &floor)?;
    measure_drag(&mut report, &ours, &chart_js)?;
    measure_many_axes(&mut report, &ours)?;
    measure_many_assessments(&mut report, &ours)?;
    measure_longest_tasks(&mut report, &ours)?;
    measure_png_export(&mut report, &ours)?;
    report.finish(sh)
}

fn measure_sizes(report: &mut Report, chart_js: &ServedPage) -> Result<()> {
    log("measuring sizes");
    let files = sizes::of_files(&xtask::root().join("dist"))?;
    let sum = |files: &mut dyn Iterator<Item = &FileSize>| -> f64 {
        files.map(|file| file.compressed).sum::<usize>() as f64
    };
    let first = sum(&mut files.iter().filter(|file| !file.is_deferred()));
    let until_drag = sum(&mut files.iter().filter(|file| file.is_needed_for_drag()));
    let deferred = sum(&mut files.iter().filter(|file| file.is_deferred()));
    let peer = sum(&mut sizes::of_files(&chart_js.folder)?.iter());
    let drag = Row::amount("until the first drag is answered: all files, brotli", until_drag, "B");
    report.row(drag.within(55_000.0, 45_000.0));
    let page = Row::amount("until the whole page is rendered: all files, brotli", first, "B");
    report.row(page.within(130_000.0, 110_000.0));
    report.row(Row::amount("loaded on demand", deferred, "B"));
    report.row(Row::amount("first load of the Chart.js page", peer, "B"));
    report.files(&files);
    report.crates(&sizes::of_crates(&files)?);
    Ok(())
}

fn measure_page_load(
    report: &mut Report,
    ours: &ServedPage,
    chart_js: &ServedPage,
    floor: &ServedPage,
) -> Result<()> {
    log("measuring page loads on a slow connection");
    let [ours, peer, floor] = page_load::measure([ours, chart_js, floor])?;
    let first = Row::ratio("slow: first chart, against the floor", ours.chart, floor.chart, "ms");
    report.row(first.within(0.9, 0.75));
    let answer =
        Row::ratio("slow: first answered drag, against Chart.js", ours.answer, peer.answer, "ms");
    report.row(answer.within(1.0, 0.85));
    let ready =
        Row::ratio("slow: whole page, against Chart.js's answer", ours.ready, peer.answer, "ms");
    report.row(ready.within(1.6, 1.3));
    report.row(Row::amount("layout shift until ready", ours.shift, "").within(0.02, 0.0));
    Ok(())
}

fn measure_drag(report: &mut Report, ours: &ServedPage, chart_js: &ServedPage) -> Result<()> {
    log("measuring drags");
    let (ours, peer) = (drag::measure(ours)?, drag::measure(chart_js)?);
    let script =
        Row::ratio("drag: script per move, against Chart.js", ours.script, peer.script, "ms");
    report.row(script.within(0.3, 0.2));
    let task =
        Row::ratio("drag: main thread per move, against Chart.js", ours.task, peer.task, "ms");
    report.row(task.within(0.6, 0.4));
    let growth = Row::ratio(
        "memory after 600 moves, against after 100",
        ours.memory_late,
        ours.memory_early,
        "MB",
    );
    report.row(growth.within(1.05, 1.0));
    report.row(Row::ratio(
        "memory after 600 moves, against Chart.js",
        ours.memory_late,
        peer.memory_late,
        "MB",
    ));
    Ok(())
}

fn measure_many_axes(report: &mut Report, ours: &ServedPage) -> Result<()> {
    log("measuring drags with many axes");
    let (twelve, five) = (many_axes::measure(ours, 12)?, many_axes::measure(ours, 5)?);
    let row = Row::ratio("drag with two overlays: 12 axes, against 5", twelve, five, "ms");
    report.row(row.within(2.5, 1.8));
    Ok(())
}

fn measure_longest_tasks(report: &mut Report, ours: &ServedPage) -> Result<()> {
    for (what, longest) in longest_tasks::measure(ours)? {
        let what = format!("longest task with 3,000 assessments: {what}");
        report.row(Row::amount(&what, longest, "ms").within(200.0, 50.0));
    }
    Ok(())
}

fn measure_many_assessments(report: &mut Report, ours: &ServedPage) -> Result<()> {
    log("measuring many assessments");
    let counts = [10, 100, 1000, 2000];
    let mut times = Vec::new();
    for count in counts {
        let time = many_assessments::measure(ours, count)?;
        for (step, milliseconds) in [
            ("start", time.start),
            ("list", time.list),
            ("search", time.search),
            ("switch", time.switch),
        ] {
            report.row(Row::amount(&format!("{count} assessments: {step}"), milliseconds, "ms"));
        }
        times.push(time);
    }
    if let [ten, _, thousand, two_thousand] = &times[..] {
        let start =
            Row::ratio("start with 1,000 assessments, against 10", thousand.start, ten.start, "ms");
        report.row(start.within(3.0, 1.5));
        // The budget is the ratio of the counts.
        let switch = Row::ratio(
            "switch with 2,000 assessments, against 10",
            two_thousand.switch,
            ten.switch,
            "ms",
        );
        report.row(switch.within(200.0, 10.0));
    }
    Ok(())
}

fn measure_png_export(report: &mut Report, ours: &ServedPage) -> Result<()> {
    log("measuring PNG export");
    let export = png_export::measure(ours)?;
    let row = Row::ratio("PNG at 2×, against toBlob alone", export.ours, export.alone, "ms");
    report.row(row.within(1.6, 1.2));
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
