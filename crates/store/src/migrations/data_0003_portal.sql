-- The Developer Portal's people. A member is a person; a membership says what that person may do for one tenant. Names and
-- addresses of people are sealed, and found by a keyed hash. Of passwords, tokens and codes only hashes are kept.

ALTER TABLE tenants ADD COLUMN production text NOT NULL DEFAULT 'NONE';
ALTER TABLE tenants ADD COLUMN production_request_sealed bytea;
ALTER TABLE tenants ADD COLUMN production_asked_at bigint;
ALTER TABLE tenants ADD COLUMN production_decided_at bigint;

CREATE TABLE members (
    id uuid PRIMARY KEY,
    email_hash bytea NOT NULL UNIQUE,
    email_sealed bytea NOT NULL,
    name_sealed bytea NOT NULL,
    password_hash text NOT NULL,
    verified_at bigint,
    totp_sealed bytea,
    -- The last time step whose code was used: none is good twice
    totp_step bigint NOT NULL,
    totp_since bigint,
    created_at bigint NOT NULL
);

CREATE TABLE memberships (
    member_id uuid NOT NULL,
    tenant text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    -- When the member last worked here: where the next log-in leads
    used_at bigint NOT NULL,
    PRIMARY KEY (member_id, tenant)
);
CREATE INDEX memberships_by_tenant ON memberships (tenant, member_id);

CREATE TABLE portal_sessions (
    id uuid PRIMARY KEY,
    member_id uuid NOT NULL,
    tenant text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    user_agent text NOT NULL,
    address text NOT NULL,
    created_at bigint NOT NULL,
    -- When the member last proved who they are
    proved_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX portal_sessions_by_member ON portal_sessions (member_id, id);

-- What is good for one thing, once: links in mails, the steps between password and session, the set-up link
CREATE TABLE portal_tickets (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    member_id uuid,
    tenant text,
    hash bytea NOT NULL UNIQUE,
    data_sealed bytea,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX portal_tickets_by_member ON portal_tickets (member_id, kind);

CREATE TABLE member_invitations (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    email_hash bytea NOT NULL,
    email_sealed bytea NOT NULL,
    role text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    invited_by uuid,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    UNIQUE (tenant, email_hash)
);

CREATE TABLE recovery_codes (
    member_id uuid NOT NULL,
    hash bytea NOT NULL,
    used_at bigint,
    PRIMARY KEY (member_id, hash)
);

CREATE TABLE passkeys (
    id uuid PRIMARY KEY,
    member_id uuid NOT NULL,
    credential bytea NOT NULL UNIQUE,
    name_sealed bytea NOT NULL,
    state bytea NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX passkeys_by_member ON passkeys (member_id, id);

-- Failed guesses, by the keyed hash of what was guessed at or of where it came from
CREATE TABLE portal_failures (
    hash bytea PRIMARY KEY,
    failures bigint NOT NULL,
    failed_at bigint NOT NULL,
    blocked_until bigint NOT NULL
);

CREATE TABLE audit_lines (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    -- SANDBOX or PRODUCTION where what was done is of one mode
    about text,
    member_id uuid,
    action text NOT NULL,
    target text NOT NULL,
    address text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX audit_lines_by_tenant ON audit_lines (tenant, id);
