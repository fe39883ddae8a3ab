//! Writes a display list as SVG.

use crate::chart::display_list::{Align, Fill, HALO, Shape, Stroke};
use crate::chart::text_metrics::Face;
use crate::chart::{ColorRole, Palette, Point, Size};
use std::fmt::Write;

/// How colors are written.
#[derive(Clone, Copy, Debug)]
pub enum Colors<'a> {
    /// As colors of a palette, for standalone files.
    Of(&'a Palette),
    /// As classes, `f-own` for fills and `s-own` for strokes, for a page with its own style sheet.
    Classes,
}

/// A standalone SVG file with real text and the palette's colors. `title` is its name, `about` its
/// description, and `metadata` an element to include, or empty.
#[must_use]
pub fn document(
    list: &[Shape],
    size: Size,
    palette: &Palette,
    title: &str,
    about: &str,
    metadata: &str,
) -> String {
    let (width, height) = (number(size.width), number(size.height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title><desc>{}</desc>{metadata}{}</svg>\n",
        escape(title),
        escape(about),
        shapes(list, Colors::Of(palette)),
    )
}

/// The shapes as the content of an `<svg>` element.
#[must_use]
pub fn shapes(shapes: &[Shape], colors: Colors<'_>) -> String {
    let mut out = String::new();
    for shape in shapes {
        // Writing to a `String` cannot fail.
        let _ = write_shape(&mut out, shape, colors);
    }
    out
}

fn write_shape(out: &mut String, shape: &Shape, colors: Colors<'_>) -> std::fmt::Result {
    match shape {
        Shape::Path { points, closed, fill, stroke } => {
            out.push_str("<path d=\"");
            for (index, Point { x, y }) in points.iter().enumerate() {
                let command = if index == 0 { 'M' } else { 'L' };
                write!(out, "{command}{} {}", number(*x), number(*y))?;
            }
            out.push_str(if *closed { "Z\"" } else { "\"" });
            paint(out, fill.as_ref(), stroke.as_ref(), colors)?;
            out.push_str("/>");
        }
        Shape::Circle { center: centre, radius, fill, stroke } => {
            let (x, y, r) = (number(centre.x), number(centre.y), number(*radius));
            write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"")?;
            paint(out, fill.as_ref(), stroke.as_ref(), colors)?;
            out.push_str("/>");
        }
        Shape::Text { at, text, font, align, role, halo } => {
            let anchor = match align {
                Align::Start => "start",
                Align::Middle => "middle",
                Align::End => "end",
            };
            let (x, y, size, weight) =
                (number(at.x), number(at.y), number(font.size), font.weight.css());
            write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\"")?;
            write!(out, " text-anchor=\"{anchor}\"")?;
            if let Colors::Of(_) = colors {
                write!(out, " font-family=\"{}\"", escape(font.face.css()))?;
            } else if font.face == Face::Serif {
                out.push_str(" font-family=\"serif\"");
            }
            let rim = halo.then_some(Stroke::solid(ColorRole::Paper, HALO));
            if halo == &true {
                out.push_str(" paint-order=\"stroke\" stroke-linejoin=\"round\"");
            }
            paint(out, Some(&Fill::solid(*role)), rim.as_ref(), colors)?;
            write!(out, ">{}</text>", escape(text))?;
        }
    }
    Ok(())
}

fn paint(
    out: &mut String,
    fill: Option<&Fill>,
    stroke: Option<&Stroke>,
    colors: Colors<'_>,
) -> std::fmt::Result {
    let roles = (fill.map(|fill| fill.role), stroke.map(|stroke| stroke.role));
    match colors {
        Colors::Of(palette) => {
            let color = |role: Option<ColorRole>| role.map_or("none", |role| palette.color(role));
            write!(out, " fill=\"{}\" stroke=\"{}\"", color(roles.0), color(roles.1))?;
        }
        Colors::Classes => {
            let fill = roles.0.map_or("f-none".to_owned(), |role| format!("f-{}", role.name()));
            let stroke = roles.1.map(|role| format!(" s-{}", role.name())).unwrap_or_default();
            write!(out, " class=\"{fill}{stroke}\"")?;
        }
    }
    if let Some(fill) = fill.filter(|fill| fill.opacity < 1.0) {
        write!(out, " fill-opacity=\"{}\"", number(fill.opacity))?;
    }
    if let Some(stroke) = stroke {
        write!(out, " stroke-width=\"{}\"", number(stroke.width))?;
        let dash: Vec<String> = stroke.dash.pattern().iter().map(|part| number(*part)).collect();
        if !dash.is_empty() {
            write!(out, " stroke-dasharray=\"{}\"", dash.join(" "))?;
        }
    }
    Ok(())
}

/// A number with at most two decimals.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding 0.0 turns -0 into 0.
    (rounded + 0.0).to_string()
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Characters that XML does not allow.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Font;

    #[test]
    fn each_shape_is_one_element() {
        let list = [
            Shape::line(
                Point::new(0.0, 0.004),
                Point::new(10.5, -0.001),
                Stroke::solid(ColorRole::Own, 2.0),
            ),
            Shape::Circle {
                center: Point::new(1.0, 2.0),
                radius: 3.0,
                fill: Some(Fill { role: ColorRole::Own, opacity: 0.14 }),
                stroke: None,
            },
        ];
        assert_eq!(
            shapes(&list, Colors::Classes),
            "<path d=\"M0 0L10.5 0\" class=\"f-none s-own\" stroke-width=\"2\"/>\
             <circle cx=\"1\" cy=\"2\" r=\"3\" class=\"f-own\" fill-opacity=\"0.14\"/>"
        );
        assert!(
            shapes(&list, Colors::Of(&Palette::LIGHT)).contains("fill=\"none\" stroke=\"#0b6e99\"")
        );
    }

    #[test]
    fn text_is_escaped() {
        let text = Shape::Text {
            at: Point::new(0.0, 0.0),
            text: "</text><script>alert(\"1\")\u{1}".to_owned(),
            font: Font::sans(10.0),
            align: Align::Start,
            role: ColorRole::Text,
            halo: false,
        };
        let svg = shapes(&[text], Colors::Classes);
        assert!(
            svg.ends_with(">&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)\u{fffd}</text>"),
            "{svg}"
        );
    }
}
