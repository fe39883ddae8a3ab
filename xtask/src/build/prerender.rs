//! Post-processes the page that Trunk has built: prerenders the first visit's chart into it,
//! minifies scripts, and lists the files for offline use.

use crate::build::wasm_split::{add_content_hashes, split};
use crate::build::{deferred_styles, local_paths, precache_manifest};
use anyhow::{Context, Result};
use rungs::chart::display_list::Shape;
use rungs::chart::layout::LevelNames;
use rungs::chart::text_metrics::EstimatedTextMetrics;
use rungs::chart::{ColorRole, Face, Layout, Palette, Point, Rect, Size, radar};
use rungs::export::svg;
use rungs::i18n::messages;
use rungs::model::{Assessment, Framework};
use rungs::presentation::radar as figure;
use std::path::Path;
use std::{env, fs};
use xshell::{Shell, cmd};

/// The empty element for the app.
const ROOT: [&str; 2] = ["<div id=\"app\">", "<div id=app>"];

/// The size of the chart in windows from a minimum width on. The prerendered image is as wide as
/// the window, so these shares must match `style/chart.css`.
struct Window {
    /// The minimum width in CSS pixels; 0 for all other windows.
    from: u32,
    /// The chart's width in a typical window of this size, in CSS pixels.
    chart: f64,
    /// The chart's share of the window's width.
    share: f64,
    /// The space to the left of the chart as a share of the window's width.
    left: f64,
}

const WINDOW_KINDS: [Window; 3] = [
    Window { from: 900, chart: 560.0, share: 0.45, left: 0.0375 },
    Window { from: 560, chart: 520.0, share: 0.75, left: 0.125 },
    Window { from: 0, chart: 375.0, share: 1.0, left: 0.0 },
];

/// The chart's height divided by its width, as in `style/chart.css`.
const ASPECT: f64 = 0.96;

/// The header's height in CSS pixels, as in `style/base.css`.
const HEADER: u32 = 64;

/// Prerenders the shell into the page that Trunk has built.
///
/// # Errors
/// If Trunk is not running, or if the page has no element for the app.
pub fn prerender_staging() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("this is run by Trunk, after a build")?;
    let staging = Path::new(&staging);
    let profile = env::var("TRUNK_PROFILE")?;
    let path = staging.join("index.html");
    deferred_styles::join(staging)?;
    let page = split(staging, &profile, fs::read_to_string(&path)?)?;
    let is_release = profile == "release";
    if is_release {
        minify_scripts(staging)?;
    }
    fs::write(&path, add_content_hashes(staging, prerender(&page)?)?)?;
    if is_release {
        local_paths::check_none_in(staging)?;
    }
    precache_manifest::write_in_folder(staging, is_release)
}

/// Trunk's own minifier does not support modern scripts.
fn minify_scripts(folder: &Path) -> Result<()> {
    let sh = Shell::new()?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js" || extension == "mjs") {
            cmd!(sh, "esbuild {path} --minify --format=esm --log-level=error --allow-overwrite --outfile={path}")
                .quiet()
                .run()
                .context("esbuild is put on PATH by `cargo xtask build`")?;
        }
    }
    Ok(())
}

fn prerender(page: &str) -> Result<String> {
    let root =
        ROOT.into_iter().find(|root| page.contains(root)).context("index.html has no #app")?;
    let page = page.replacen(root, &format!("{root}{}", shell_markup()), 1);
    let (page, wasm) = take_wasm_preload(&page);
    Ok(page.replacen("<title>", &format!("{wasm}{}<title>", preloads(&page)), 1))
}

/// Removes the preload of the wasm from the page and returns it. It is inserted first, because the
/// wasm takes the longest to load.
fn take_wasm_preload(page: &str) -> (String, String) {
    let tags = page.split_inclusive('>').filter_map(|part| Some(&part[part.rfind('<')?..]));
    let mut preloads = tags.filter(|tag| tag.starts_with("<link") && tag.contains(".wasm"));
    let link = preloads.next().unwrap_or_default().to_owned();
    (if link.is_empty() { page.to_owned() } else { page.replacen(&link, "", 1) }, link)
}

/// Preloads for all style sheets. Their links are after the shell, so that they do not delay its
/// paint; without preloads the browser would discover them late.
fn preloads(page: &str) -> String {
    let mut links = String::new();
    for tag in page.split('<').filter(|tag| tag.starts_with("link") && tag.contains("stylesheet")) {
        if let Some(address) = attribute(tag, "href") {
            links += &format!("<link rel=preload as=style href=\"{address}\">");
        }
    }
    links + "<link rel=preload as=script href=apply_preferences.js>"
}

/// The value of an attribute, with or without quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    rest.trim_start_matches('"').split(['"', ' ', '>']).next()
}

/// The page's name and the chart, at the same position as in the app. They are painted before any
/// style sheet is loaded, so they have attributes instead of classes, and the chart is an image for
/// each kind of window. An image has its own style and follows the theme of the system.
fn shell_markup() -> String {
    let name = messages::shell::NAME;
    let spoken =
        figure::description(Framework::builtin(), &Assessment::first(Framework::builtin()));
    let mut pictures = String::new();
    for window in WINDOW_KINDS {
        let address = chart_image_url(&window);
        pictures += &match window.from {
            0 => format!("<img width=\"100%\" alt=\"{spoken}\" src=\"{address}\">"),
            from => format!("<source media=\"(min-width:{from}px)\" srcset=\"{address}\">"),
        };
    }
    format!(
        "<svg width=\"100%\" height=\"{HEADER}\" role=\"img\" aria-label=\"{name}\" display=\"block\">\
         <text x=\"3.75%\" y=\"39\" font-size=\"22\" letter-spacing=\".22\" font-family=\"{}\" \
         fill=\"CanvasText\">{name}</text></svg><picture>{pictures}</picture>",
        Face::Serif.css().replace('"', "'"),
    )
}

/// The data URL of an image of the chart.
fn chart_image_url(window: &Window) -> String {
    let size = Size::new(window.chart, window.chart * ASPECT);
    let width = window.chart / window.share;
    let (left, height) = (-width * window.left, size.height);
    let chart = chart(size);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left:.1} 0 {width:.1} {height:.1}\" \
         width=\"{width:.1}\" height=\"{height:.1}\"><style>{}</style>{chart}</svg>",
        style(&chart),
    );
    let mut address = "data:image/svg+xml,".to_owned();
    for c in svg.chars() {
        match c {
            '"' => address.push('\''),
            '#' => address += "%23",
            '%' => address += "%25",
            ' ' => address += "%20",
            '<' => address += "%3C",
            '>' => address += "%3E",
            _ => address.push(c),
        }
    }
    address
}

/// The CSS classes of the color roles that a chart uses, in both themes.
fn style(chart: &str) -> String {
    let mut style = format!("text{{font-family:{}}}.f-none{{fill:none}}", Face::Sans.css());
    for (palette, dark) in [(Palette::LIGHT, false), (Palette::DARK, true)] {
        let mut inks = String::new();
        for role in ColorRole::ALL {
            let (name, color) = (role.name(), palette.color(role));
            for (class, property) in [("f", "fill"), ("s", "stroke")] {
                let class = format!("{class}-{name}");
                if [' ', '"'].iter().any(|end| chart.contains(&format!("{class}{end}"))) {
                    inks += &format!(".{class}{{{property}:{color}}}");
                }
            }
        }
        style += &if dark { format!("@media(prefers-color-scheme:dark){{{inks}}}") } else { inks };
    }
    style
}

/// The first visit's chart, without the names of the levels: they are most of its texts, and laying them
/// out would delay the first paint. The names of the axes are outside of the rings, so they need no halo.
fn chart(size: Size) -> String {
    let framework = Framework::builtin();
    let first = Assessment::first(framework);
    let ratings = first.ratings_in(framework);
    let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(size.width, size.height) };
    let mut layout = Layout::new(&figure::labels(framework), frame, &EstimatedTextMetrics);
    layout.names = LevelNames::Beside(Vec::new());
    let expected = first.target_in(framework).map(figure::expected);
    let marks: Vec<_> = ratings.iter().map(|rating| figure::axis_value(*rating)).collect();
    let mut shapes = radar::background(&layout);
    shapes.extend(expected.iter().flat_map(|values| radar::target_shapes(&layout, values, 1.0)));
    shapes.extend(radar::rating_shapes(&layout, &marks, None, 1.0));
    shapes.extend(radar::label_shapes(&layout, &[], None, &EstimatedTextMetrics));
    for shape in &mut shapes {
        if let Shape::Text { halo, .. } = shape {
            *halo = false;
        }
    }
    join_paths(&svg::shapes(&shapes, svg::Colors::Classes))
}

/// Joins paths that follow each other and are painted alike, because every element takes time.
fn join_paths(svg: &str) -> String {
    const START: &str = "<path d=\"";
    let mut joined = String::new();
    // How the path at the end is painted.
    let mut last_paint = None;
    for element in svg.split_inclusive('>') {
        let path = element.strip_prefix(START).and_then(|rest| rest.split_once('"'));
        let paint = path.map(|(_, paint)| paint);
        match path {
            Some((points, paint)) if last_paint == Some(paint) => {
                joined.truncate(joined.len() - paint.len() - 1);
                joined += &format!("{points}\"{paint}");
            }
            _ => joined += element,
        }
        last_paint = paint;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shell_is_inside_app_and_needs_no_style_sheet() {
        for root in ROOT {
            let page = prerender(&format!("<body>{root}</div></body>")).unwrap();
            assert!(page.starts_with(&format!("<body>{root}<svg")), "{page}");
            assert!(page.ends_with("</picture></div></body>"), "{page}");
            // The policy refuses style attributes, and there are no classes yet.
            let (outside, _) = page.split_once("data:").unwrap();
            assert!(!outside.contains("style=") && !outside.contains("class="));
        }
        assert!(prerender("<body></body>").is_err());
    }

    #[test]
    fn style_sheets_are_preloaded() {
        let sheets = "<link href=./a-1.css rel=stylesheet><link rel=\"stylesheet\" href=\"b.css\">";
        let page = prerender(&format!("<title>t</title><div id=app></div>{sheets}")).unwrap();
        let links = "<link rel=preload as=style href=\"./a-1.css\"><link rel=preload as=style href=\"b.css\">";
        assert!(page.starts_with(links), "{page}");
        let wasm = "<link href=./x.wasm rel=preload as=fetch>";
        let page = prerender(&format!("<title>t</title>{wasm}<div id=app></div>{sheets}")).unwrap();
        assert!(page.starts_with(&format!("{wasm}{links}")), "{page}");
        assert_eq!(page.matches(wasm).count(), 1);
    }

    #[test]
    fn every_image_names_the_axes_and_is_one_url() {
        for window in WINDOW_KINDS {
            let address = chart_image_url(&window);
            assert!(!address.contains([' ', '"', '#', '<', '\n']), "{address}");
            for axis in Framework::builtin().axes() {
                assert!(address.contains(&format!("%3E{}%3C/text%3E", axis.name)), "{}", axis.name);
            }
        }
    }

    #[test]
    fn paths_that_are_painted_alike_are_joined() {
        let svg = "<path d=\"M1 2\" class=\"a\"/><path d=\"M3 4Z\" class=\"a\"/><path d=\"M5 6\" class=\"b\"/><text x=\"1\">n</text><path d=\"M7 8\" class=\"b\"/>";
        let joined = "<path d=\"M1 2M3 4Z\" class=\"a\"/><path d=\"M5 6\" class=\"b\"/><text x=\"1\">n</text><path d=\"M7 8\" class=\"b\"/>";
        assert_eq!(join_paths(svg), joined);
    }

    #[test]
    fn every_color_role_of_an_image_is_defined_in_both_themes() {
        let chart = chart(Size::new(560.0, 540.0));
        let style = style(&chart);
        let (light, dark) = style.split_once("@media").unwrap();
        for classes in chart.split("class=\"").skip(1) {
            for class in classes.split('"').next().unwrap().split(' ') {
                let rule = format!(".{class}{{");
                assert!(light.contains(&rule), "{class} in {light}");
                assert!(class == "f-none" || dark.contains(&rule), "{class} in {dark}");
            }
        }
    }

    #[test]
    fn style_sheets_have_the_sizes_of_the_shell() {
        let read = |name: &str| fs::read_to_string(crate::root().join("style").join(name)).unwrap();
        let chart = read("chart.css");
        for size in
            ["aspect-ratio: 100 / 96", "width: 45vw", "width: 75vw", "width: calc(100% + 7.5vw)"]
        {
            assert!(chart.contains(size), "chart.css lacks {size}");
        }
        assert!(
            read("base.css").contains("min-height: 64px"),
            "base.css lacks the header's height"
        );
    }
}
