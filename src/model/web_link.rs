//! A validated link to a web page or an email address.

use crate::i18n::tr;
use std::fmt;
use std::str::FromStr;

/// The maximum number of characters.
const MAX_CHARS: usize = 2000;
/// The allowed schemes. Links with other schemes are rejected, for security.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// An `https`, `http` or `mailto` URL without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink(String);

impl WebLink {
    /// The URL as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Parses the content of a form field; `None` if the field is empty. Adds `https://` or
    /// `mailto:` if the scheme is missing.
    ///
    /// # Errors
    /// If the text is not a valid link. The message tells the person what to do.
    pub fn parse_field(written: &str) -> Result<Option<Self>, String> {
        let written = written.trim();
        if written.is_empty() {
            return Ok(None);
        }
        let bare = written.contains('.') && !written.contains([':', ' ']);
        let whole = match bare {
            true if written.contains('@') => format!("mailto:{written}"),
            true => format!("https://{written}"),
            false => written.to_owned(),
        };
        whole.parse().map(Some)
    }
}

impl FromStr for WebLink {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let begins = |scheme: &&&str| {
            text.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
        };
        let scheme = SCHEMES.iter().find(begins);
        let rest = scheme.map_or("", |scheme| text.get(scheme.len()..).unwrap_or_default());
        if rest.is_empty() || rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(
                tr!("a link begins with https://, http:// or mailto: and has no spaces").to_owned()
            );
        }
        if text.len() > MAX_CHARS {
            return Err(tr!("a link has at most {most} letters", most = MAX_CHARS));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for WebLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_mailto_links_are_valid() {
        for good in ["https://example.com/a?b#c", "HTTP://x.y", "mailto:ada@example.com"] {
            assert_eq!(good.parse::<WebLink>().map(|link| link.to_string()), Ok(good.to_owned()));
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "JaVaScript:alert(1)",
            "data:text/html,x",
            "//example.com",
            " https://x.y",
            "https://x.y\n",
            "https://x y",
            "ftp://x.y",
            "file:///etc/passwd",
            "blob:https://x.y/1",
            "日本語",
        ] {
            assert!(bad.parse::<WebLink>().is_err(), "{bad}");
        }
        assert!(format!("https://{}", "x".repeat(3000)).parse::<WebLink>().is_err());
    }

    #[test]
    fn link_without_scheme_is_completed() {
        let read = |text| WebLink::parse_field(text).map(|link| link.map(|link| link.to_string()));
        assert_eq!(read("  "), Ok(None));
        assert_eq!(read(" example.com/a "), Ok(Some("https://example.com/a".to_owned())));
        assert_eq!(read("ada@example.com"), Ok(Some("mailto:ada@example.com".to_owned())));
        assert!(read("javascript:alert.x").is_err());
        assert!(read("see the wiki").is_err());
    }
}
