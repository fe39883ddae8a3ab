//! Image export: every size, scale and background, checked with an image decoder.

use crate::support::checks::expect_eq;
use crate::support::page::Page;
use anyhow::{Context, Result, ensure};
use rungs::chart::{ColorRole, Format, Palette, Point};
use rungs::model::{Assessment, AxisId, Date, Framework, Rating};
use rungs::presentation::image_card::card;
use serde_json::json;
use xtask::driver::chart_position::BrowserTextMetrics;
use xtask::driver::engine::Engine;

crate::support::runner::tests! {
    EveryEngine: [
        png_has_the_chosen_size_and_shows_ratings,
        name_is_in_image_and_file_name,
        image_is_copied_or_error_is_shown,
    ],
}

const RATED: [(&str, u8); 5] =
    [("Technology", 4), ("System", 3), ("People", 5), ("Process", 2), ("Influence", 1)];

fn rate_all(page: &Page) -> Result<()> {
    for (axis, level) in RATED {
        page.drag(axis, f64::from(level))?;
        page.expect_slider(axis, &format!("{axis}, {level} of 5"))?;
    }
    Ok(())
}

struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    /// Red, green, blue and opacity of a pixel.
    fn at(&self, at: Point) -> [u8; 4] {
        let index = (at.y.round() as usize * self.width as usize + at.x.round() as usize) * 4;
        let mut color = [0; 4];
        color.copy_from_slice(&self.pixels[index..index + 4]);
        color
    }
}

fn decode(bytes: &[u8]) -> Result<Picture> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a size")?];
    let info = reader.next_frame(&mut pixels)?;
    expect_eq(info.color_type, png::ColorType::Rgba)?;
    Ok(Picture { width: info.width, height: info.height, pixels })
}

fn rgb(hex: &str) -> [u8; 3] {
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or(0);
    [part(1), part(3), part(5)]
}

fn close(a: &[u8], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 3)
}

fn png_has_the_chosen_size_and_shows_ratings(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    rate_all(&page)?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    let mut assessment = Assessment::first(Framework::builtin());
    for (axis, level) in RATED {
        assessment.ratings.set(&AxisId::new(axis.to_lowercase()), Some(Rating::level(level)));
    }
    let widths = BrowserTextMetrics::of(&page.browser);
    let expected = card(Framework::builtin(), &assessment, "", Date::LAST);
    let formats =
        [("Document", Format::Document), ("Slide", Format::Slide), ("Square", Format::Square)];
    let grounds = [
        ("Light", Palette::LIGHT, 255),
        ("Dark", Palette::DARK, 255),
        ("Transparent", Palette::LIGHT, 0),
    ];
    for (index, (format_name, format)) in formats.into_iter().enumerate() {
        let layout = expected.layout(format, &widths);
        for (shift, (ground_name, palette, opacity)) in grounds.into_iter().enumerate() {
            let scale = (index + shift) % 4 + 1;
            page.select_radio(format_name)?;
            page.select_radio(ground_name)?;
            page.select_radio(&format!("{scale}×"))?;
            page.click_button("Save PNG")?;
            let (_, bytes) = page.saved_file()?;
            let picture = decode(&bytes)?;
            let size = format.size();
            let asked = (size.width as u32 * scale as u32, size.height as u32 * scale as u32);
            expect_eq((picture.width, picture.height), asked)?;
            let ground = picture.at(Point::new(2.0, 2.0));
            expect_eq(ground[3], opacity)?;
            ensure!(
                opacity == 0 || close(&ground[..3], rgb(palette.color(ColorRole::Paper))),
                "{ground_name}: {ground:?}"
            );
            for (axis, (name, level)) in RATED.into_iter().enumerate() {
                let at = layout.grid.point(axis, f64::from(level));
                let color = picture.at(Point::new(at.x * scale as f64, at.y * scale as f64));
                ensure!(
                    close(&color[..3], rgb(palette.color(ColorRole::Own))) && color[3] == 255,
                    "{format_name} {ground_name}: {name} at {level} is {color:?}"
                );
            }
        }
    }
    Ok(())
}

fn name_is_in_image_and_file_name(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    page.capture_saved_files()?;
    page.click_button("Export")?;
    page.expect_text("Nothing is rated yet")?;
    page.click_button("Save PNG")?;
    let (_, without) = page.saved_file()?;
    page.browser.execute(
        "const f = document.querySelector('dialog input[type=text]'); f.focus(); f.select()",
        vec![],
    )?;
    page.browser.press_keys(&[], &["A", "d", "a", " ", "L", "."])?;
    page.click_button("Save PNG")?;
    page.expect_text("Saved as rungs-")?;
    let (early, _) = page.saved_file()?;
    // The name is committed when the field loses the focus, as it does when a person clicks a
    // button.
    page.browser.execute("document.activeElement.blur()", vec![])?;
    page.click_button("Save PNG")?;
    let (name, with) = page.saved_file()?;
    ensure!(name.starts_with("rungs-Ada-L-D4-"), "{early} {name}");
    ensure!(with != without, "the name is on the picture");
    page.click_button("Close")?;
    page.click_button("Undo: name")?;
    expect_eq(page.record("person/me")?["data"]["name"].clone(), json!(""))
}

fn image_is_copied_or_error_is_shown(engine: Engine) -> Result<()> {
    let page = Page::open(engine)?;
    rate_all(&page)?;
    if engine == Engine::Chromium {
        let permissions = json!({
            "origin": page.browser.execute("return location.origin", vec![])?,
            "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
        });
        page.browser.cdp("Browser.grantPermissions", permissions)?;
    }
    page.click_button("Export")?;
    // Use a real pointer: browsers require a click before they allow access to the clipboard.
    let at = page.browser.wait_for(
        "const b = [...document.querySelectorAll('dialog button')].find((b) => b.textContent.trim() === 'Copy image'); \
         if (!b) return null; b.scrollIntoView({ block: 'center' }); \
         const r = b.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]",
        &[],
    )?;
    page.click(Point::new(at[0].as_f64().context("x")?, at[1].as_f64().context("y")?))?;
    let said = page.browser.wait_for(
        "const said = document.querySelector('.export-message').textContent.trim(); return /cop/.test(said) && said",
        &[],
    )?;
    if engine == Engine::Chromium {
        expect_eq(said, json!("Image copied."))?;
        let size = page.browser.execute_async(
            "const [item] = await navigator.clipboard.read(); const blob = await item.getType('image/png'); \
             const image = await createImageBitmap(blob); return [image.width, image.height]",
            vec![],
        )?;
        expect_eq(size, json!([1360, 1760]))?;
    }
    Ok(())
}
