//! The file formats of the export dialog.

use crate::app::session::preferences::Choice;
use crate::i18n::Message;
use crate::i18n::messages;

/// A format of the export dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// An image of the chart, with pixels.
    Png,
    /// An image of the chart, with shapes.
    Svg,
    /// The packet, which has its own page.
    Packet,
    /// The packet as text.
    Markdown,
    /// The ratings as a table.
    Csv,
    /// The assessment as a file that opens again.
    Json,
    /// The assessment in the fragment of a URL.
    Link,
}

impl Choice for ExportFormat {
    const ALL: &'static [Self] =
        &[Self::Png, Self::Svg, Self::Packet, Self::Markdown, Self::Csv, Self::Json, Self::Link];

    fn key(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Packet => "packet",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Link => "link",
        }
    }

    fn label(self) -> String {
        let label: Message = match self {
            Self::Png => messages::export::PNG,
            Self::Svg => messages::export::SVG,
            Self::Packet => messages::export::PACKET,
            Self::Markdown => messages::export::MARKDOWN,
            Self::Csv => messages::export::CSV,
            Self::Json => messages::export::JSON,
            Self::Link => messages::export::LINK,
        };
        label.to_owned()
    }
}

/// The file type of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageType {
    /// Pixels.
    Png,
    /// Shapes.
    Svg,
}

impl ImageType {
    /// The extension of the file name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => crate::browser::file::PNG,
            Self::Svg => "image/svg+xml",
        }
    }
}

impl Choice for ImageType {
    const ALL: &'static [Self] = &[Self::Png, Self::Svg];

    fn key(self) -> &'static str {
        self.extension()
    }

    fn label(self) -> String {
        match self {
            Self::Png => messages::export::PNG,
            Self::Svg => messages::export::SVG,
        }
        .to_owned()
    }
}
