//! Color roles and palettes. Shapes refer to a [`ColorRole`]; a [`Palette`] gives each role its
//! color.

/// The purpose of a color. The prerendered shell writes it as a CSS class instead of looking it up
/// in a [`Palette`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorRole {
    /// The background.
    Paper,
    /// Primary text.
    Text,
    /// Secondary text.
    Muted,
    /// Rings and axes.
    Grid,
    /// The outline, and lines between table rows.
    Outline,
    /// The own ratings.
    Own,
    /// The target.
    Target,
    /// Any other assessment.
    Previous,
    /// A manager's assessment.
    Manager,
    /// A peer's assessment.
    Peer,
}

impl ColorRole {
    /// All roles, in the order of [`Palette::colors`].
    pub const ALL: [Self; 10] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Outline,
        Self::Own,
        Self::Target,
        Self::Previous,
        Self::Manager,
        Self::Peer,
    ];

    /// The name in CSS classes and custom properties.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::Outline => "outline",
            Self::Own => "own",
            Self::Target => "target",
            Self::Previous => "previous",
            Self::Manager => "manager",
            Self::Peer => "peer",
        }
    }
}

/// A CSS color for every role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// In the order of [`ColorRole::ALL`].
    pub colors: [&'static str; 10],
}

impl Palette {
    /// The palette of a theme. Forced colors come before a dark theme.
    #[must_use]
    pub const fn of_theme(is_forced: bool, is_dark: bool) -> Self {
        match (is_forced, is_dark) {
            (true, _) => Self::FORCED,
            (false, true) => Self::DARK,
            (false, false) => Self::LIGHT,
        }
    }

    /// The light theme, with the same values as `style/base.css`.
    pub const LIGHT: Self = Self {
        colors: [
            "#fbfaf7", "#1c1b19", "#65625b", "#dad6ce", "#8f8b82", "#0b6e99", "#b5400f", "#77736a",
            "#7340a5", "#2c7343",
        ],
    };

    /// The dark theme, with the same values as `style/base.css`.
    pub const DARK: Self = Self {
        colors: [
            "#161615", "#eceae4", "#a19d94", "#34322e", "#76736b", "#6cc3ee", "#f2a272", "#928e85",
            "#c4a0ef", "#86cf97",
        ],
    };

    /// System colors, for forced-colors mode.
    pub const FORCED: Self = Self {
        colors: [
            "Canvas",
            "CanvasText",
            "CanvasText",
            "GrayText",
            "CanvasText",
            "LinkText",
            "CanvasText",
            "GrayText",
            "CanvasText",
            "CanvasText",
        ],
    };

    /// The same palette with a transparent background.
    #[must_use]
    pub const fn without_paper(mut self) -> Self {
        self.colors[ColorRole::Paper as usize] = "transparent";
        self
    }

    /// The color of a role.
    #[must_use]
    pub const fn color(&self, role: ColorRole) -> &'static str {
        self.colors[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// The contrast ratio as defined by WCAG 2.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_contrast_is_4_5_and_mark_contrast_is_3() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let paper = palette.color(ColorRole::Paper);
            for text in [
                ColorRole::Text,
                ColorRole::Muted,
                ColorRole::Own,
                ColorRole::Target,
                ColorRole::Previous,
                ColorRole::Manager,
                ColorRole::Peer,
            ] {
                let ratio = contrast(palette.color(text), paper);
                assert!(ratio >= 4.5, "{text:?} {ratio}");
            }
            let ratio = contrast(palette.color(ColorRole::Outline), paper);
            assert!(ratio >= 3.0, "outline {ratio}");
        }
    }

    #[test]
    fn color_roles_match_palette_order() {
        for (index, role) in ColorRole::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, index);
        }
    }

    #[test]
    fn style_sheet_has_the_palette_colors() {
        let css = include_str!("../../style/base.css").to_lowercase();
        for palette in [Palette::LIGHT, Palette::DARK] {
            for role in ColorRole::ALL {
                let line = format!("--{}: {};", role.name(), palette.color(role));
                assert!(css.contains(&line), "base.css lacks {line}");
            }
        }
        for face in [super::super::Face::Sans, super::super::Face::Serif] {
            assert!(css.contains(&face.css().to_lowercase()), "base.css lacks {face:?}");
        }
    }
}
