//! Exports a framework as Markdown pages in the layout of the Engineering Ladders repository: a
//! README with the ladders, axes and levels, and a page for each ladder. `import` can read the
//! result.

use crate::export::markdown::line;
use crate::i18n::messages::{handbook, rating};
use crate::i18n::tr;
use crate::model::{FrameworkDraft, Ladder, Level, Position};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The file names and texts of the pages, the README first.
#[must_use]
pub fn pages(document: &FrameworkDraft) -> Vec<(String, String)> {
    let files = file_names(document);
    let mut pages = vec![("README.md".to_owned(), readme(document, &files))];
    let of_ladders = document.ladders.iter().zip(&files);
    pages.extend(of_ladders.map(|(ladder, file)| (file.clone(), ladder_page(document, ladder))));
    pages
}

/// A file name for each ladder, derived from its name.
fn file_names(document: &FrameworkDraft) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::from(["readme".to_owned()]);
    let name = |ladder: &Ladder| {
        let stem: String = ladder.name.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
        let stem = if stem.is_empty() { "Ladder".to_owned() } else { stem };
        let mut file = stem.clone();
        let mut number = 2;
        while !taken.insert(file.to_lowercase()) {
            file = format!("{stem}{number}");
            number += 1;
        }
        format!("{file}.md")
    };
    document.ladders.iter().map(name).collect()
}

/// A line of the front matter.
fn front(name: &str, value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{name}: \"{}\"\n", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn readme(document: &FrameworkDraft, files: &[String]) -> String {
    let mut out = format!(
        "---\n{}{}{}{}",
        front("name", &document.name),
        front("id", document.id.as_str()),
        front("revision", &document.revision),
        document.senior_from.map_or(String::new(), |level| front("senior", &level.to_string())),
    );
    for (number, axis) in (1..).zip(document.axes.iter()) {
        out += &front(&format!("axis-{number}"), &format!("{} = {}", axis.id, axis.name));
    }
    if let Some(credit) = &document.credit {
        out += &front("author", &credit.author);
        out += &front("link", &credit.link);
        out += &front("license", &credit.license);
    }
    // Writing to a `String` cannot fail.
    let _ = write!(out, "---\n\n# {}\n\n# {}\n\n", line(&document.name), handbook::LADDERS);
    let _ = table(&mut out, document, files);
    let _ = write!(out, "\n# {}\n\n", handbook::AXES);
    for axis in document.axes.iter() {
        let _ = writeln!(out, "* {}", named(&axis.name, &axis.about));
    }
    let _ = write!(out, "\n# {}\n", handbook::LEVELS);
    for axis in document.axes.iter() {
        let _ = write!(out, "\n## {}\n\n", line(&axis.name));
        for (number, level) in (1..).zip(axis.levels.iter()) {
            let _ = writeln!(out, "{number}. {}", named(&level.name, &level.definition));
            for example in level.examples.lines().filter(|example| !example.trim().is_empty()) {
                let _ = writeln!(out, "   * {}", line(example));
            }
        }
    }
    out
}

/// "**Adopts**: learns the tools".
fn named(name: &str, text: &str) -> String {
    if text.trim().is_empty() {
        format!("**{}**", line(name))
    } else {
        format!("**{}**: {}", line(name), line(text))
    }
}

/// The table of all positions: a row for each career level, and more rows if a ladder has several
/// positions of one level.
fn table(out: &mut String, document: &FrameworkDraft, files: &[String]) -> std::fmt::Result {
    let mut heads = vec![handbook::CAREER_LEVEL.to_owned()];
    heads.extend(document.senior_from.map(|_| handbook::SENIOR.to_owned()));
    let columns = document.ladders.iter().zip(files);
    heads.extend(columns.map(|(ladder, file)| format!("[{}]({file})", line(&ladder.name))));
    let rule = vec![":---:"; heads.len()].join(" | ");
    write!(out, "| {} |\n| {rule} |\n", heads.join(" | "))?;
    let top = document.positions().map(|position| position.level).max().unwrap_or(0);
    for level in 1..=top {
        let at = |ladder: &Ladder, nth: usize| {
            let mut those = ladder.positions.iter().filter(|position| position.level == level);
            those.nth(nth).map(|position| line(position.id.as_str()))
        };
        for nth in 0.. {
            let cells: Vec<Option<String>> =
                document.ladders.iter().map(|ladder| at(ladder, nth)).collect();
            if nth > 0 && cells.iter().all(Option::is_none) {
                break;
            }
            write!(out, "| {level} |")?;
            if let Some(from) = document.senior_from {
                write!(out, " {} |", if level >= from { handbook::YES } else { handbook::NO })?;
            }
            for (cell, file) in cells.into_iter().zip(files) {
                match cell {
                    Some(name) => write!(out, " [{name}]({file}) |")?,
                    None => write!(out, " |")?,
                }
            }
            out.push('\n');
        }
    }
    Ok(())
}

fn ladder_page(document: &FrameworkDraft, ladder: &Ladder) -> String {
    let mut out =
        format!("---\n{}---\n\n# {}\n", front("id", ladder.id.as_str()), line(&ladder.name));
    if !ladder.about.trim().is_empty() {
        let _ = write!(out, "\n{}\n", line(&ladder.about));
    }
    if !ladder.aliases.is_empty() {
        let _ = write!(
            out,
            "\n*{}*\n",
            line(&tr!("Also called: {names}", names = ladder.aliases.join(", ")))
        );
    }
    for position in ladder.positions.iter() {
        let (id, title) = (line(position.id.as_str()), rating::title(ladder, position));
        let _ = write!(out, "\n## {id} - {}\n\n", line(&title));
        out += &bullets(document, position);
    }
    out
}

/// Whether the names of levels differ in their letters and digits. The import ignores other
/// characters, and reads a plus at the end as a half step.
fn are_distinguishable<'a>(mut levels: impl Iterator<Item = &'a Level>) -> bool {
    let mut names = BTreeSet::new();
    levels.all(|level| {
        let letters = level.name.chars().filter(|c| c.is_alphanumeric());
        let name: String = letters.flat_map(char::to_lowercase).collect();
        !name.is_empty() && !level.name.trim_end().ends_with('+') && names.insert(name)
    })
}

/// The expected levels of a position: a bullet for each axis with an expected level.
fn bullets(document: &FrameworkDraft, position: &Position) -> String {
    // A level name that occurs on two axes is prefixed with the axis; names that differ only in
    // punctuation are replaced by numbers.
    let by_name = are_distinguishable(document.axes.iter().flat_map(|axis| axis.levels.iter()));
    let by_axis = document.axes.iter().all(|axis| are_distinguishable(axis.levels.iter()));
    let mut out = String::new();
    for (axis, asked) in document.axes.iter().zip(position.expects.iter()) {
        let Some(level) = asked.reached().and_then(|number| axis.level(number)) else { continue };
        let half = if asked.approaching().is_some() { " +" } else { "" };
        let name = match (by_name, by_axis, asked.reached()) {
            (true, ..) => format!("{}{half}", level.name),
            (_, false, Some(number)) => format!("{} ({number}){half}", axis.name),
            _ => format!("{}: {}{half}", axis.name, level.name),
        };
        let _ = writeln!(out, "* {}", named(&name, &level.definition));
    }
    out
}
