//! Draws the app's icons in `public/` with the chart code.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rungs::chart::display_list::{Fill, Shape};
use rungs::chart::{ColorRole, Palette, Point, icon};
use rungs::export::svg::{self, Colors};
use serde_json::json;
use xshell::Shell;
use xtask::driver::browser::Browser;
use xtask::driver::engine::{Engine, Options};
use xtask::root;

/// Name and size in pixels of every PNG icon, and whether it is maskable: filled to the edges,
/// because systems crop it.
const ICONS: [(&str, u32, bool); 3] =
    [("icon-192", 192, false), ("icon-512", 512, false), ("icon-mask", 512, true)];

/// The icon as SVG.
fn icon(is_mask: bool) -> String {
    const SIZE: f64 = 32.0;
    let mut shapes = icon::icon(SIZE, if is_mask { 11.0 } else { 14.5 });
    if is_mask {
        let corners = [(0.0, 0.0), (SIZE, 0.0), (SIZE, SIZE), (0.0, SIZE)];
        let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
        let fill = Some(Fill { role: ColorRole::Paper, opacity: 1.0 });
        shapes.insert(0, Shape::Path { points, closed: true, fill, stroke: None });
    }
    let children = svg::shapes(&shapes, Colors::Of(&Palette::LIGHT));
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">{children}</svg>\n")
}

/// Draws the icons. Takes a screenshot of a page instead of an image, so that the background is
/// transparent.
pub(crate) fn draw(sh: &Shell) -> Result<()> {
    let public = root().join("public");
    sh.write_file(public.join("icon.svg"), icon(false))?;
    for (name, size, is_mask) in ICONS {
        let browser = Browser::start(Engine::Chromium, Options::default())?;
        browser.open("about:blank")?;
        let image = BASE64.encode(icon(is_mask));
        let script = "const image = new Image(); image.src = 'data:image/svg+xml;base64,' + args[0]; \
                      await image.decode(); \
                      const canvas = Object.assign(document.createElement('canvas'), { width: args[1], height: args[1] }); \
                      canvas.getContext('2d').drawImage(image, 0, 0, args[1], args[1]); \
                      return canvas.toDataURL('image/png').split(',')[1]";
        let drawn = browser.execute_async(script, vec![json!(image), json!(size)])?;
        let drawn = BASE64.decode(drawn.as_str().context("a picture")?)?;
        sh.write_file(public.join(format!("{name}.png")), drawn)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icon_file_matches_the_drawn_icon() {
        let kept = std::fs::read_to_string(root().join("public/icon.svg")).unwrap_or_default();
        assert_eq!(kept, icon(false), "cargo xtask screenshots draws it anew");
    }
}
