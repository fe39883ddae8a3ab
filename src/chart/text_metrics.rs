//! Fonts and text widths. The browser measures text; elsewhere widths are estimated.

/// The font weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// CSS weight 400.
    Regular,
    /// CSS weight 600.
    Semibold,
}

/// The font family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The system's user interface font.
    Sans,
    /// The system's serif font, for titles.
    Serif,
}

/// A font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// The family.
    pub face: Face,
    /// The weight.
    pub weight: Weight,
    /// The font size in CSS pixels.
    pub size: f64,
}

impl Font {
    /// The user interface font with a size in CSS pixels.
    #[must_use]
    pub const fn sans(size: f64) -> Self {
        Self { face: Face::Sans, weight: Weight::Regular, size }
    }

    /// The serif font with a size in CSS pixels.
    #[must_use]
    pub const fn serif(size: f64) -> Self {
        Self { face: Face::Serif, weight: Weight::Regular, size }
    }

    /// The same font, semibold.
    #[must_use]
    pub const fn semibold(self) -> Self {
        Self { weight: Weight::Semibold, ..self }
    }

    /// The line height in CSS pixels.
    #[must_use]
    pub const fn line_height(self) -> f64 {
        self.size * 1.25
    }

    /// The CSS `font` shorthand: `600 14px system-ui, …`.
    #[must_use]
    pub fn css(self) -> String {
        let weight = self.weight.css();
        // Formatting integers only: formatting floats adds ten kilobytes.
        let hundredths = (self.size * 100.0).round() as u32;
        let (whole, rest, family) = (hundredths / 100, hundredths % 100, self.face.css());
        format!("{weight} {whole}.{rest:02}px {family}")
    }
}

impl Weight {
    /// The CSS `font-weight`.
    #[must_use]
    pub const fn css(self) -> &'static str {
        match self {
            Self::Regular => "400",
            Self::Semibold => "600",
        }
    }
}

impl Face {
    /// The CSS `font-family`, the same as in `style/base.css`.
    #[must_use]
    pub const fn css(self) -> &'static str {
        match self {
            Self::Sans => {
                "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"
            }
            Self::Serif => {
                "ui-serif, \"Iowan Old Style\", Georgia, Cambria, \"Times New Roman\", serif"
            }
        }
    }
}

/// Measures text.
pub trait TextMetrics {
    /// The advance width of one line, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Estimates widths from character classes and rounds up. Used where no fonts are available: the
/// prerendered shell, SVG files and tests.
#[derive(Clone, Copy, Debug)]
pub struct EstimatedTextMetrics;

impl TextMetrics for EstimatedTextMetrics {
    fn width(&self, text: &str, font: Font) -> f64 {
        let ems: f64 = text.chars().map(em).sum();
        let heavier = if font.weight == Weight::Semibold { 1.05 } else { 1.0 };
        ems * heavier * font.size
    }
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|'
        | '(' | ')' => 0.33,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 0.88,
        'A'..='Z' => 0.7,
        '\0'..='\u{2e7f}' => 0.56,
        // East Asian characters and emoji are one em wide.
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn font_formats_as_css() {
        let css = Font::sans(12.5).semibold().css();
        assert!(css.starts_with("600 12.50px system-ui"), "{css}");
        assert!(Font::serif(28.0).css().starts_with("400 28.00px ui-serif"));
    }

    #[test]
    fn wide_letters_have_larger_estimates() {
        let width = |text| EstimatedTextMetrics.width(text, Font::sans(10.0));
        assert!(width("ill") < width("mow"));
        assert!(width("技術") > width("te"));
        assert_eq!(width(""), 0.0);
    }
}
