//! An assessment inside an SVG, in its metadata.

use super::sealed;
use crate::language::tr;
use crate::store::SharedAssessment;

/// What our metadata begins with.
const MARK: &str = "rungs:";

/// The parcel as an element to stand in the picture.
#[must_use]
pub fn element(parcel: &SharedAssessment) -> String {
    // The letters of a sealed text need no escape.
    format!("<metadata>{MARK}{}</metadata>", sealed::seal(&parcel.write()))
}

/// The parcel inside a picture.
///
/// # Errors
/// Where there is none in it, or it cannot be read.
pub fn find(picture: &str) -> Result<SharedAssessment, String> {
    // Other programs may have given the element a prefix and attributes.
    let elements = picture.split("metadata").skip(1).filter_map(|rest| {
        let (_, contents) = rest.split_once('>')?;
        contents.split('<').next()?.trim().strip_prefix(MARK)
    });
    let sealed = elements.into_iter().next().ok_or(tr!(
        "this picture carries no assessment. A picture does if “Keep the assessment inside” was \
         on when it was saved"
    ))?;
    SharedAssessment::read(&sealed::open(sealed)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::parcel::tests::parcel;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_in_comes_out_equal(sent in parcel()) {
            let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}<g/></svg>", element(&sent));
            prop_assert!(roxmltree::Document::parse(&picture).is_ok());
            prop_assert_eq!(find(&picture), Ok(sent));
        }
    }

    #[test]
    fn another_program_may_have_saved_it() {
        let sent =
            SharedAssessment::read(include_str!("../../tests/fixtures/parcel-1.json")).unwrap();
        let saved = element(&sent)
            .replace("<metadata>", "<svg:metadata\n id=\"m1\">\n  ")
            .replace("</metadata>", "\n</svg:metadata>");
        assert_eq!(find(&format!("<?xml version=\"1.0\"?><svg:svg>{saved}</svg:svg>")), Ok(sent));
    }

    #[test]
    fn what_is_wrong_says_what() {
        assert!(find("<svg/>").unwrap_err().contains("carries no assessment"));
        assert!(
            find("<svg><metadata>by hand</metadata></svg>").unwrap_err().contains("carries no")
        );
        assert!(find("<svg><metadata>rungs:1.eJ").unwrap_err().contains("cut off"));
    }
}
