-- Accounts as files to keep: each is sealed under its account's key, and goes with it.

CREATE TABLE exports (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    account_id uuid NOT NULL,
    provider text NOT NULL,
    format text NOT NULL,
    md5 text NOT NULL,
    size bigint NOT NULL,
    -- Of the code that stands on the document
    code_hash bytea NOT NULL UNIQUE,
    file_id uuid NOT NULL,
    created_at bigint NOT NULL,
    -- When the file goes. That it was made stays known until the account is revoked
    expires_at bigint NOT NULL
);
CREATE INDEX exports_by_account ON exports (account_id);
