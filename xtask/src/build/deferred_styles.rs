//! Joins the style sheets that the first paint does not need into one file, so that they are one
//! request.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The name of the joined file, which Trunk.toml passes to `boot.mjs`.
pub(super) const FILE: &str = "deferred.css";

/// The style sheets in the order of the cascade. `index.html` has Trunk copy them.
const SHEETS: [&str; 10] = [
    "chart_legend.css",
    "assessments.css",
    "dialogs.css",
    "export.css",
    "sharing.css",
    "shell.css",
    "growth.css",
    "handbook.css",
    "packet.css",
    "frameworks.css",
];

/// Replaces the style sheets in a folder by the joined one.
///
/// # Errors
/// If one of them is missing.
pub(super) fn join(folder: &Path) -> Result<()> {
    let mut joined = String::new();
    for name in SHEETS {
        let path = folder.join(name);
        joined += &fs::read_to_string(&path)
            .with_context(|| format!("index.html does not copy {name}"))?;
        fs::remove_file(path)?;
    }
    Ok(fs::write(folder.join(FILE), joined)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_sheet_is_either_in_the_page_or_deferred() {
        let root = crate::root();
        let page = fs::read_to_string(root.join("index.html")).unwrap();
        let linked = |name: &str, kind: &str| {
            page.contains(&format!("rel=\"{kind}\" href=\"style/{name}\""))
        };
        for entry in fs::read_dir(root.join("style")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let is_deferred = SHEETS.contains(&name.as_str());
            assert_eq!(linked(&name, "copy-file"), is_deferred, "{name}");
            assert!(is_deferred || page.contains(&format!("style/{name}")), "{name} is not used");
        }
    }
}
