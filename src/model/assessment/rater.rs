//! Whose view an assessment is.

/// How somebody stands to the person they rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The person themselves.
    #[default]
    Own,
    /// Their manager.
    Manager,
    /// Somebody they work with.
    Peer,
    /// What the raters have agreed on together.
    Agreed,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Own, Self::Manager, Self::Peer, Self::Agreed];

    /// The word that stands for it in stored records and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Manager => "manager",
            Self::Peer => "peer",
            Self::Agreed => "agreed",
        }
    }
}

/// Who rates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rater {
    /// How they stand to the person.
    pub role: Role,
    /// Their name; empty when they did not say, and for the person themselves.
    pub name: String,
}
