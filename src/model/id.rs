//! Identifiers. Each noun has its own type, so that an axis identifier cannot be used to look up a
//! position.

use std::borrow::Cow;
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Cow<'static, str>);

        impl $name {
            /// Creates an identifier from any text.
            pub fn new(text: impl Into<String>) -> Self {
                Self(Cow::Owned(text.into()))
            }

            /// Creates an identifier from a constant.
            #[must_use]
            pub const fn of(text: &'static str) -> Self {
                Self(Cow::Borrowed(text))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// Identifies a framework, such as `engineering-ladders`.
    FrameworkId
}
id! {
    /// Identifies an axis within its framework, such as `technology`.
    AxisId
}
id! {
    /// Identifies a person within this browser's storage and its backups.
    PersonId
}
id! {
    /// Identifies an assessment within this browser's storage and its backups.
    AssessmentId
}
id! {
    /// Identifies a piece of evidence or a plan item within its assessment. Identifiers sort by
    /// creation time.
    EntryId
}
id! {
    /// Identifies a ladder within its framework, such as `tech-lead`.
    LadderId
}
id! {
    /// Identifies a position within its framework; people use it as the position's name: `D4`,
    /// `TL6`.
    PositionId
}
