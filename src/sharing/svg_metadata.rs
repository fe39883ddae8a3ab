//! Embeds an assessment in the metadata of an SVG.

use crate::i18n::tr;
use crate::sharing::compact_text;
use crate::sharing::payload::SharedAssessment;

/// The start of our metadata.
const METADATA_PREFIX: &str = "rungs:";

/// The `<metadata>` element for an assessment.
#[must_use]
pub fn element(payload: &SharedAssessment) -> String {
    // Compact text needs no XML escaping.
    format!("<metadata>{METADATA_PREFIX}{}</metadata>", compact_text::encode(&payload.write()))
}

/// Extracts an assessment from an SVG.
///
/// # Errors
/// If there is none, or if it cannot be read.
pub fn extract(picture: &str) -> Result<SharedAssessment, String> {
    // Other programs may have added a namespace prefix and attributes.
    let elements = picture.split("metadata").skip(1).filter_map(|rest| {
        let (_, contents) = rest.split_once('>')?;
        contents.split('<').next()?.trim().strip_prefix(METADATA_PREFIX)
    });
    let sealed = elements.into_iter().next().ok_or(tr!(
        "this picture carries no assessment. A picture does if “Keep the assessment inside” was \
         on when it was saved"
    ))?;
    SharedAssessment::read(&compact_text::decode(sealed)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::payload::tests::payload;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn embedded_text_round_trips(sent in payload()) {
            let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}<g/></svg>", element(&sent));
            prop_assert!(roxmltree::Document::parse(&picture).is_ok());
            prop_assert_eq!(extract(&picture), Ok(sent));
        }
    }

    #[test]
    fn resaved_svg_is_extracted() {
        let sent =
            SharedAssessment::read(include_str!("../../tests/fixtures/parcel-1.json")).unwrap();
        let saved = element(&sent)
            .replace("<metadata>", "<svg:metadata\n id=\"m1\">\n  ")
            .replace("</metadata>", "\n</svg:metadata>");
        assert_eq!(
            extract(&format!("<?xml version=\"1.0\"?><svg:svg>{saved}</svg:svg>")),
            Ok(sent)
        );
    }

    #[test]
    fn malformed_svg_gives_reason() {
        assert!(extract("<svg/>").unwrap_err().contains("carries no assessment"));
        assert!(
            extract("<svg><metadata>by hand</metadata></svg>").unwrap_err().contains("carries no")
        );
        assert!(extract("<svg><metadata>rungs:1.eJ").unwrap_err().contains("cut off"));
    }
}
