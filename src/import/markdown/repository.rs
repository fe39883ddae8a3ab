//! Reads a framework from Markdown pages in the layout of the Engineering Ladders repository and
//! its many forks: one page with the axes and their levels, and pages with the positions of each
//! ladder. Content is recognized by its structure and not by the words of headings, so pages may be
//! in any language.

use crate::i18n::messages::import as words;
use crate::import::markdown::axes::Axes;
use crate::import::markdown::outline;
use crate::import::markdown::page::MarkdownPage;
use crate::import::markdown::positions::FoundPosition;
use crate::import::markdown::{axes, ladders, positions};
use crate::import::warnings::Warnings;
use crate::model::{AxisId, Credit, FrameworkDraft, FrameworkId};
use crate::storage::records::framework::slug;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Reads pages, given as paths and texts. `folder` is the name of their common folder.
///
/// # Errors
/// If there are no axes.
pub(in crate::import) fn read(
    files: &[(String, String)],
    folder: Option<&str>,
    warnings: &mut Warnings,
) -> Result<FrameworkDraft, String> {
    let mut files: Vec<&(String, String)> = files.iter().collect();
    // Translations are in subfolders; the page with the axes is usually the top one.
    files.sort_by_key(|(path, _)| {
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        (path.matches('/').count(), !name.starts_with("readme."), path.clone())
    });
    let pages: Vec<MarkdownPage> =
        files.iter().map(|(path, text)| outline::read(path, text)).collect();
    let axes = axes::find(&pages, warnings).ok_or_else(|| words::NO_AXES.to_owned())?;
    let mut axes = axes;
    let mut found = positions::find(&pages, &axes, warnings);
    drop_false_axes(&mut axes, &mut found, warnings);
    let found = without_examples(&pages, axes.page, found, warnings);
    let built = ladders::build(&pages, found, &axes.axes, warnings);
    let home = &pages[axes.page];
    let mut titles =
        home.sections.iter().filter(|section| section.depth == 1).map(|entry| entry.title.trim());
    // If there are several titles, none of them is the title of the framework.
    let title = titles.next().filter(|title| !title.is_empty() && titles.next().is_none());
    let name = home.front_matter(&["name", "title"]).or(title).or(folder);
    // A framework without a name must not get an empty identifier, or it would be a revision of
    // another framework without a name.
    let id = home
        .front_matter(&["id"])
        .map(str::to_owned)
        .or_else(|| name.map(slug))
        .unwrap_or_default();
    let name = name.unwrap_or(&words::NAME);
    let used: BTreeSet<(usize, usize)> = axes.used.union(&built.used).copied().collect();
    warn_unused(&pages, &used, warnings);
    if built.ladders.is_empty() {
        warnings.ignored(&home.path, None, words::NO_POSITIONS.to_owned());
    }
    // Restore the identifiers that the Markdown export wrote.
    for (_, value) in home.front.iter().filter(|(name, _)| name.starts_with("axis-")) {
        let Some((id, name)) = value.split_once(" = ") else { continue };
        if let Some(axis) = axes.axes.iter_mut().find(|axis| axis.name.trim() == name.trim()) {
            axis.id = AxisId::new(id);
        }
    }
    let senior_from = home.front_matter(&["senior"]).and_then(|level| level.parse().ok());
    Ok(FrameworkDraft {
        id: FrameworkId::new(id),
        name: Cow::Owned(name.to_owned()),
        revision: Cow::Owned(home.front_matter(&["revision"]).unwrap_or_default().to_owned()),
        credit: credit(home, &files),
        senior_from: senior_from.or(built.senior_from),
        axes: axes.axes.into(),
        ladders: built.ladders.into(),
    })
}

/// A position without a number on the page of the axes is an example, if other pages have
/// positions.
fn without_examples(
    pages: &[MarkdownPage],
    home: usize,
    found: Vec<FoundPosition>,
    warnings: &mut Warnings,
) -> Vec<FoundPosition> {
    let elsewhere = found.iter().any(|found| found.page != home);
    let is_example = |position: &FoundPosition| {
        elsewhere && position.page == home && !position.title.contains(|c: char| c.is_ascii_digit())
    };
    let (examples, found): (Vec<FoundPosition>, Vec<FoundPosition>) =
        found.into_iter().partition(is_example);
    for example in examples {
        warnings.ignored(
            &pages[example.page].path,
            Some(example.line),
            words::example(&example.title),
        );
    }
    found
}

/// Removes axes that are neither in the list of axes nor expected by any position.
fn drop_false_axes(axes: &mut Axes, found: &mut [FoundPosition], warnings: &mut Warnings) {
    for at in (0..axes.axes.len()).rev() {
        let (is_told, file, line) = &axes.told[at];
        if *is_told {
            continue;
        }
        let name = axes.axes[at].name.to_string();
        if found.is_empty() || found.iter().any(|found| found.asked[at].is_some()) {
            warnings.unclear(file, *line, words::no_description(&name));
        } else {
            warnings.ignored(file, Some(*line), words::no_axis(&name));
            axes.axes.remove(at);
            axes.told.remove(at);
            for position in found.iter_mut() {
                position.asked.remove(at);
            }
        }
    }
}

/// The attribution from the front matter. A fork that mentions the Engineering Ladders is
/// attributed to them.
fn credit(home: &MarkdownPage, files: &[&(String, String)]) -> Option<Credit> {
    let said = |name: &str| Cow::Owned(home.front_matter(&[name]).unwrap_or_default().to_owned());
    if home.front_matter(&["author"]).is_some() {
        return Some(Credit {
            author: said("author"),
            link: said("link"),
            license: said("license"),
        });
    }
    let original = crate::model::Framework::builtin().credit()?;
    let names = ["engineeringladders", original.author.as_ref()];
    let is_fork = files.iter().any(|(_, text)| names.iter().any(|name| text.contains(name)));
    is_fork.then(|| original.clone())
}

/// Adds a warning for each page and section that was not used.
fn warn_unused(pages: &[MarkdownPage], used: &BTreeSet<(usize, usize)>, warnings: &mut Warnings) {
    for (page, known) in pages.iter().enumerate() {
        let is_used = |section: usize| used.contains(&(page, section));
        // The whole file already has a warning.
        if warnings.all.iter().any(|warning| warning.file == known.path && warning.line.is_none()) {
            continue;
        }
        if !(0..known.sections.len()).any(is_used) {
            warnings.ignored(&known.path, None, words::WHOLE_FILE.to_owned());
            continue;
        }
        for (section, content) in known.sections.iter().enumerate() {
            // A heading without content only introduces the next one.
            if !is_used(section) && !content.blocks.is_empty() && content.depth > 1 {
                warnings.ignored(
                    &known.path,
                    Some(content.line),
                    words::section(content.title.trim()),
                );
            }
        }
    }
}
