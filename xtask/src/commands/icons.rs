//! Draws the app's icons in `public/` with the chart code.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use png::{BitDepth, ColorType};
use rungs::chart::display_list::{Fill, Shape};
use rungs::chart::{ColorRole, Palette, Point, icon};
use rungs::export::svg::{self, Colors};
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Cursor;
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
        sh.write_file(public.join(format!("{name}.png")), with_palette(&drawn)?)?;
    }
    Ok(())
}

/// Encodes an image with a palette of at most 256 colors, so that the file is a third as large. The other
/// colors, which are rare and at edges, are replaced by similar ones of the palette.
fn with_palette(image: &[u8]) -> Result<Vec<u8>> {
    let mut reader = png::Decoder::new(Cursor::new(image)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("an image of this size")?];
    let info = reader.next_frame(&mut pixels)?;
    ensure!((info.color_type, info.bit_depth) == (ColorType::Rgba, BitDepth::Eight), "RGBA");
    let (pixels, _) = pixels.as_chunks::<4>();
    let palette = frequent_colors(pixels);
    let indexes: Vec<u8> = pixels.iter().map(|color| most_similar(&palette, *color)).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect::<Vec<_>>());
    encoder.set_trns(palette.iter().map(|[.., alpha]| *alpha).collect::<Vec<_>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indexes)?;
    Ok(file)
}

/// The most frequent colors of an image, at most 256.
fn frequent_colors(pixels: &[[u8; 4]]) -> Vec<[u8; 4]> {
    let mut counts = BTreeMap::new();
    for color in pixels {
        *counts.entry(*color).or_insert(0) += 1;
    }
    let mut colors: Vec<_> = counts.into_iter().collect();
    colors.sort_by_key(|(_, count)| Reverse(*count));
    colors.into_iter().map(|(color, _)| color).take(256).collect()
}

/// The index of the color of a palette that is most similar to a color.
fn most_similar(palette: &[[u8; 4]], color: [u8; 4]) -> u8 {
    let distance = |known: &[u8; 4]| -> u32 {
        known.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let closest = (0..=u8::MAX).zip(palette).min_by_key(|(_, known)| distance(known));
    closest.map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icon_file_matches_the_drawn_icon() {
        let kept = std::fs::read_to_string(root().join("public/icon.svg")).unwrap_or_default();
        assert_eq!(kept, icon(false), "cargo xtask screenshots draws it anew");
    }

    #[test]
    fn image_with_a_palette_keeps_its_frequent_colors() {
        let frequent = [11, 110, 153, 255];
        let rare = |at: u32| [at as u8, (at >> 8) as u8, 7, 128];
        let pixel = |at| if at < 1000 { frequent } else { rare(at) };
        let pixels: Vec<u8> = (0..1600).flat_map(pixel).collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 40, 40);
        encoder.set_color(ColorType::Rgba);
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        let image = with_palette(&file).unwrap();
        let mut decoder = png::Decoder::new(Cursor::new(&image));
        assert_eq!(decoder.read_header_info().unwrap().color_type, ColorType::Indexed);
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut shown = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut shown).unwrap();
        assert_eq!(shown[..4000], pixels[..4000]);
        assert_eq!(shown.len(), pixels.len());
        assert!(with_palette(b"no image").is_err());
    }
}
