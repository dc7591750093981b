//! Statuses of accounts, tasks and sources, in the contract's words.

use crate::text_enum;

text_enum! {
    /// Where an account's log-in stands: PENDING until it is authenticated, AWAITING_MFA while the provider wants a
    /// code, then CONNECTED or ERROR; DISCONNECTED once revoked.
    pub enum ConnectionStatus {
        Pending = "PENDING",
        AwaitingMfa = "AWAITING_MFA",
        Error = "ERROR",
        Connected = "CONNECTED",
        Disconnected = "DISCONNECTED",
    }
}

text_enum! {
    /// Whether the account is kept fresh by Continuous Data Sync.
    pub enum MonitorStatus {
        Active = "ACTIVE",
        UserActionRequired = "USER_ACTION_REQUIRED",
        Unsupported = "UNSUPPORTED",
        CustomerDisabled = "CUSTOMER_DISABLED",
    }
}

text_enum! {
    /// Why an account could not be connected.
    pub enum ErrorCode {
        AccountDisabled = "ACCOUNT_DISABLED",
        AccountInaccessible = "ACCOUNT_INACCESSIBLE",
        AccountIncomplete = "ACCOUNT_INCOMPLETE",
        AccountLocked = "ACCOUNT_LOCKED",
        AuthRequired = "AUTH_REQUIRED",
        ExpiredCredentials = "EXPIRED_CREDENTIALS",
        InvalidAccountType = "INVALID_ACCOUNT_TYPE",
        InvalidAuth = "INVALID_AUTH",
        InvalidCredentials = "INVALID_CREDENTIALS",
        InvalidMfa = "INVALID_MFA",
        MfaTimeout = "MFA_TIMEOUT",
        ServiceUnavailable = "SERVICE_UNAVAILABLE",
        SystemError = "SYSTEM_ERROR",
        TosRequired = "TOS_REQUIRED",
        UnsupportedAuthType = "UNSUPPORTED_AUTH_TYPE",
        UnsupportedMfaMethod = "UNSUPPORTED_MFA_METHOD",
    }
}

impl ErrorCode {
    /// What the tenant's engineer reads beside the code.
    pub const fn message(self) -> &'static str {
        match self {
            Self::AccountDisabled => "The provider has disabled this account.",
            Self::AccountInaccessible => "The account exists but the provider does not let it be read.",
            Self::AccountIncomplete => "The account's registration with the provider is not finished.",
            Self::AccountLocked => {
                "The provider has locked this account, often after several failed log-ins."
            }
            Self::AuthRequired => "The provider asks the user to log in again.",
            Self::ExpiredCredentials => "The password has expired and must be changed at the provider.",
            Self::InvalidAccountType => "This kind of account has no employment or income data.",
            Self::InvalidAuth => "The provider did not accept this way of logging in.",
            Self::InvalidCredentials => "The user name or password is wrong.",
            Self::InvalidMfa => "The verification code is wrong.",
            Self::MfaTimeout => "No verification code was entered in time.",
            Self::ServiceUnavailable => "The provider does not answer at the moment.",
            Self::SystemError => "Something went wrong while reading the account.",
            Self::TosRequired => "The user has to accept the provider's new terms first.",
            Self::UnsupportedAuthType => "The account logs in in a way that is not supported.",
            Self::UnsupportedMfaMethod => "The account's second factor is of a kind that is not supported.",
        }
    }
}

text_enum! {
    /// What a record came from.
    pub enum SourceType {
        Account = "ACCOUNT",
        Upload = "UPLOAD",
        Archive = "ARCHIVE",
        SocialSecurity = "SOCIAL_SECURITY",
    }
}

text_enum! {
    /// The background work behind an account or an archive.
    pub enum TaskType {
        LinkAccount = "LINK_ACCOUNT",
        AnalyzeArchive = "ANALYZE_ARCHIVE",
        ClassifyArchive = "CLASSIFY_ARCHIVE",
        UpdateAccount = "UPDATE_ACCOUNT",
    }
}

text_enum! {
    pub enum TaskStatus {
        Started = "Started",
        Finished = "Finished",
    }
}

text_enum! {
    /// How a task ended, as events tell it.
    pub enum TaskOutcome {
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
    }
}

text_enum! {
    pub enum ArchiveStatus {
        Started = "STARTED",
        Analyzed = "ANALYZED",
        Unsupported = "UNSUPPORTED",
        Error = "ERROR",
        Revoked = "REVOKED",
    }
}

text_enum! {
    /// Why an archive could not be read.
    pub enum ArchiveErrorCode {
        /// The contract's own misspelling; never sent.
        MissingMandataryField = "MISSING_MANDATARY_FIELD",
        MissingMandatoryField = "MISSING_MANDATORY_FIELD",
        InvalidFieldFormat = "INVALID_FIELD_FORMAT",
        SystemError = "SYSTEM_ERROR",
    }
}

/// What stands where an account would have its provider.
pub const ARCHIVE_PROVIDER: &str = "archive";

text_enum! {
    /// Who sent an archive's files.
    pub enum Uploader {
        User = "USER",
        Tenant = "TENANT",
    }
}

text_enum! {
    /// How far a user is with handing over data.
    pub enum UserSessionStatus {
        InProgress = "IN_PROGRESS",
        Completed = "COMPLETED",
        Revoked = "REVOKED",
    }
}

text_enum! {
    /// Where a user came in.
    pub enum SessionChannel {
        WinkSite = "WinkSite",
        Default = "Default",
    }
}
