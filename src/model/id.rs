//! Identifiers, one type a noun, so that an axis can never be looked up as a position.

use std::borrow::Cow;
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Cow<'static, str>);

        impl $name {
            /// Wraps the text of an identifier; any text is one.
            pub fn new(text: impl Into<String>) -> Self {
                Self(Cow::Owned(text.into()))
            }

            /// Wraps the text of an identifier that stands in the program.
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
    /// Names a framework, such as `engineering-ladders`.
    FrameworkId
}
id! {
    /// Names an axis within its framework, such as `technology`.
    AxisId
}
id! {
    /// Names a person in this browser's store and in its backups.
    PersonId
}
id! {
    /// Names an assessment in this browser's store and in its backups.
    AssessmentId
}
id! {
    /// Names a piece of evidence or an action within its assessment. Later ones sort after earlier ones.
    EntryId
}
id! {
    /// Names a ladder within its framework, such as `tech-lead`.
    LadderId
}
id! {
    /// Names a position within its framework, as people say it: `D4`, `TL6`.
    PositionId
}
