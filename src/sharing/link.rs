//! Links: an assessment or a framework in the fragment of a URL, which browsers never send to a
//! server.

use crate::model::FrameworkDraft;
use crate::sharing::compact_text;
use crate::sharing::payload::SharedAssessment;
use crate::storage::json::{self, Header};
use crate::storage::records::framework;

/// The content of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkContent {
    /// An assessment.
    Assessment(Box<SharedAssessment>),
    /// A framework.
    Framework(Box<FrameworkDraft>),
}

/// The maximum length of a URL. Some mail programs and chats cut longer ones.
pub const MAX_ADDRESS_CHARS: usize = 8_000;

/// Encodes an assessment for a link.
#[must_use]
pub fn encode(payload: &SharedAssessment) -> String {
    compact_text::encode(&payload.write())
}

/// Encodes a framework for a link.
#[must_use]
pub fn encode_framework(document: &FrameworkDraft) -> String {
    compact_text::encode(&framework::write(document))
}

/// Decodes the payload of a link.
///
/// # Errors
/// If it is incomplete, damaged or from a later version. The message says which.
pub fn decode(link: &str) -> Result<LinkContent, String> {
    let text = compact_text::decode(link)?;
    if json::from_str::<Header>(&text)?.kind.as_deref() == Some(framework::KIND) {
        framework::read(&text).map(|document| LinkContent::Framework(Box::new(document)))
    } else {
        SharedAssessment::read(&text).map(|payload| LinkContent::Assessment(Box::new(payload)))
    }
}

/// Whether a URL is short enough for all mail programs and chats.
#[must_use]
pub fn is_short_enough(address: &str) -> bool {
    address.len() <= MAX_ADDRESS_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sharing::payload::tests::payload;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn link_round_trips(sent in payload()) {
            prop_assert_eq!(decode(&encode(&sent)), Ok(LinkContent::Assessment(Box::new(sent))));
        }
    }

    #[test]
    fn frozen_link_decodes() {
        let text = include_str!("../../tests/fixtures/parcel-1.json");
        let link = include_str!("../../tests/fixtures/link-1.txt").trim_end();
        let payload = SharedAssessment::read(text).unwrap();
        assert_eq!(decode(link), Ok(LinkContent::Assessment(Box::new(payload))));
        assert!(is_short_enough(link));
        let builtin = crate::model::Framework::builtin().draft();
        let link = encode_framework(builtin);
        assert!(link.len() < 5_000, "{}", link.len());
        assert_eq!(decode(&link), Ok(LinkContent::Framework(Box::new(builtin.clone()))));
    }
}
