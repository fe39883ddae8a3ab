//! An assessment in a link: sealed in the fragment, which browsers never send to a server.

use super::sealed;
use crate::store::Parcel;

/// The most letters a link may have: more than that does not get through some mail programs and
/// chats.
pub const LONGEST: usize = 8_000;

/// A parcel as the sealed part of a link.
#[must_use]
pub fn seal(parcel: &Parcel) -> String {
    sealed::seal(&parcel.write())
}

/// The parcel in the sealed part of a link.
///
/// # Errors
/// Where it is cut off, damaged or of a later version; the message says which.
pub fn open(link: &str) -> Result<Parcel, String> {
    Parcel::read(&sealed::open(link)?)
}

/// Whether a link gets through everywhere.
#[must_use]
pub fn is_short_enough(address: &str) -> bool {
    address.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::parcel::tests::parcel;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_linked_to_arrives_equal(sent in parcel()) {
            prop_assert_eq!(open(&seal(&sent)), Ok(sent));
        }
    }

    #[test]
    fn a_link_once_sent_opens() {
        let text = include_str!("../../tests/fixtures/parcel-1.json");
        let link = include_str!("../../tests/fixtures/link-1.txt").trim_end();
        let parcel = open(link).unwrap();
        assert_eq!(parcel, Parcel::read(text).unwrap());
        assert!(is_short_enough(link));
    }
}
