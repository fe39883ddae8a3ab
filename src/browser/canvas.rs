//! Paints display lists on a canvas and measures text.

use crate::browser::document;
use crate::chart::display_list::{Align, Fill, HALO, Shape, Stroke};
use crate::chart::text_metrics::EstimatedTextMetrics;
use crate::chart::{ColorRole, Font, Palette, Size, TextMetrics};
use std::cell::Cell;
use std::f64::consts::TAU;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measures text with the browser's fonts.
#[derive(Debug)]
pub struct CanvasTextMetrics {
    context: Option<CanvasRenderingContext2d>,
    /// The current font. Setting a font takes longer than measuring with it.
    font: Cell<Option<Font>>,
}

impl CanvasTextMetrics {
    /// Creates a canvas for measuring.
    #[must_use]
    pub fn new() -> Self {
        Self { context: create_canvas().as_ref().and_then(context), font: Cell::new(None) }
    }
}

impl Default for CanvasTextMetrics {
    fn default() -> Self {
        Self::new()
    }
}

impl TextMetrics for CanvasTextMetrics {
    fn width(&self, text: &str, font: Font) -> f64 {
        let Some(context) = &self.context else {
            return EstimatedTextMetrics.width(text, font);
        };
        if self.font.replace(Some(font)) != Some(font) {
            context.set_font(&font.css());
        }
        context.measure_text(text).map_or(0.0, |measured| measured.width())
    }
}

/// Creates a canvas that is not in the document.
#[must_use]
pub fn create_canvas() -> Option<HtmlCanvasElement> {
    document().create_element("canvas").ok()?.dyn_into().ok()
}

/// Sets the CSS size of a canvas so that its pixels match those of the screen.
pub fn fit(canvas: &HtmlCanvasElement, size: Size) {
    let pixels = |length: f64| format!("{}px", length as u32);
    let style = canvas.style();
    let _ = style.set_property("width", &pixels(size.width));
    let _ = style.set_property("height", &pixels(size.height));
}

/// Resizes a canvas to `size` times `scale` pixels, rounded up, clears it and paints the shapes.
/// Does nothing if the browser has no drawing context.
pub fn paint(
    canvas: &HtmlCanvasElement,
    size: Size,
    scale: f64,
    shapes: &[Shape],
    palette: &Palette,
) {
    let Some(context) = context(canvas) else { return };
    let (width, height) = ((size.width * scale).ceil() as u32, (size.height * scale).ceil() as u32);
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    // A transform of finite numbers does not fail.
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, f64::from(width) / scale, f64::from(height) / scale);
    context.set_line_join("round");
    context.set_line_cap("round");
    for shape in shapes {
        draw(&context, shape, palette);
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

fn draw(context: &CanvasRenderingContext2d, shape: &Shape, palette: &Palette) {
    match shape {
        Shape::Path { points, closed, fill, stroke } => {
            context.begin_path();
            for (index, point) in points.iter().enumerate() {
                if index == 0 {
                    context.move_to(point.x, point.y);
                } else {
                    context.line_to(point.x, point.y);
                }
            }
            if *closed {
                context.close_path();
            }
            finish(context, fill.as_ref(), stroke.as_ref(), palette);
        }
        Shape::Circle { center: centre, radius, fill, stroke } => {
            context.begin_path();
            // Fails only for a negative radius.
            let _ = context.arc(centre.x, centre.y, *radius, 0.0, TAU);
            finish(context, fill.as_ref(), stroke.as_ref(), palette);
        }
        Shape::Text { at, text, font, align, role, halo } => {
            context.set_font(&font.css());
            context.set_text_align(match align {
                Align::Start => "left",
                Align::Middle => "center",
                Align::End => "right",
            });
            if *halo {
                context.set_stroke_style_str(palette.color(ColorRole::Paper));
                context.set_line_width(HALO);
                let _ = context.set_line_dash(&js_sys::Array::new());
                let _ = context.stroke_text(text, at.x, at.y);
            }
            context.set_fill_style_str(palette.color(*role));
            let _ = context.fill_text(text, at.x, at.y);
        }
    }
}

fn finish(
    context: &CanvasRenderingContext2d,
    fill: Option<&Fill>,
    stroke: Option<&Stroke>,
    palette: &Palette,
) {
    if let Some(fill) = fill {
        context.set_global_alpha(fill.opacity);
        context.set_fill_style_str(palette.color(fill.role));
        context.fill();
        context.set_global_alpha(1.0);
    }
    if let Some(stroke) = stroke {
        let dash = stroke.dash.pattern().iter().map(|part| JsValue::from_f64(*part));
        let _ = context.set_line_dash(&dash.collect::<js_sys::Array>());
        context.set_stroke_style_str(palette.color(stroke.role));
        context.set_line_width(stroke.width);
        context.stroke();
    }
}
