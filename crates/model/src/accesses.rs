//! Who reads a person's data, and what of it.

use uuid::Uuid;

use crate::{
    ids::{ApiKeyId, MemberId, TypedId},
    records::RecordKind,
    text_enum,
};

text_enum! {
    /// What was read.
    pub enum AccessKind {
        Identities = "IDENTITIES",
        Employments = "EMPLOYMENTS",
        Incomes = "INCOMES",
        Transactions = "TRANSACTIONS",
        Contributions = "CONTRIBUTIONS",
        Liabilities = "LIABILITIES",
        Documents = "DOCUMENTS",
        Ratings = "RATINGS",
        /// Estimated incomes.
        Eincomes = "EINCOMES",
        Links = "LINKS",
        Insights = "INSIGHTS",
        /// Files that were sent, and what was read of them.
        Files = "FILES",
        /// All records at once.
        Everything = "EVERYTHING",
        /// The page of the person in the portal.
        Cv = "CV",
        /// All records as a file to keep.
        Export = "EXPORT",
        /// Name and employers, in the portal's list of people.
        List = "LIST",
        /// Held against what the tenant claims.
        Verification = "VERIFICATION",
    }
}

impl From<RecordKind> for AccessKind {
    fn from(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Identity => Self::Identities,
            RecordKind::Employment => Self::Employments,
            RecordKind::Income => Self::Incomes,
            RecordKind::Transaction => Self::Transactions,
            RecordKind::Contribution => Self::Contributions,
            RecordKind::Liability => Self::Liabilities,
            RecordKind::Document => Self::Documents,
            RecordKind::Rating => Self::Ratings,
            RecordKind::Eincome => Self::Eincomes,
            RecordKind::Link => Self::Links,
            RecordKind::Insight => Self::Insights,
        }
    }
}

text_enum! {
    pub enum ReaderKind {
        /// The tenant's server, by an API key.
        Key = "KEY",
        /// One of the tenant's people, in the portal.
        Member = "MEMBER",
    }
}

/// Who read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reader {
    Key(ApiKeyId),
    Member(MemberId),
}

impl Reader {
    pub fn new(kind: ReaderKind, id: Uuid) -> Self {
        match kind {
            ReaderKind::Key => Self::Key(ApiKeyId::from_uuid(id)),
            ReaderKind::Member => Self::Member(MemberId::from_uuid(id)),
        }
    }

    pub fn kind(self) -> ReaderKind {
        match self {
            Self::Key(_) => ReaderKind::Key,
            Self::Member(_) => ReaderKind::Member,
        }
    }

    pub fn uuid(self) -> Uuid {
        match self {
            Self::Key(id) => id.uuid(),
            Self::Member(id) => id.uuid(),
        }
    }
}
