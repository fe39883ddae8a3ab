//! Raters: who made an assessment.

/// The relation of the rater to the assessed person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The person themselves.
    #[default]
    Own,
    /// Their manager.
    Manager,
    /// A peer.
    Peer,
    /// The consensus of two raters.
    Agreed,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Own, Self::Manager, Self::Peer, Self::Agreed];

    /// The key in stored records and files.
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

/// Who made an assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rater {
    /// The relation to the assessed person.
    pub role: Role,
    /// The name; empty if unknown, or if people rate themselves.
    pub name: String,
}
