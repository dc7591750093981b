-- Mail, invitations and their templates. What a mail says is sealed, and erased once it has been sent.

CREATE TABLE mails (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    -- The user or member whose erasure takes the mail along
    person_id uuid,
    -- For invitations: whose they are
    tenant text,
    mode text,
    invite_id uuid,
    -- WAITING, SENT, KEPT, BOUNCED, FAILED, UNWANTED or WITHDRAWN
    status text NOT NULL,
    -- What the mail server said, without addresses
    reason text,
    attempts bigint NOT NULL,
    letter_sealed bytea,
    created_at bigint NOT NULL,
    status_at bigint NOT NULL
);
CREATE INDEX mails_by_person ON mails (person_id);
CREATE INDEX mails_by_invite ON mails (invite_id, id);
CREATE INDEX mails_kept ON mails (id) WHERE status = 'KEPT';

CREATE TABLE invite_templates (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    name text NOT NULL,
    wording text NOT NULL,
    -- The one that a tenant begins with: it can be changed, but not deleted
    standard boolean NOT NULL,
    -- Whether it still says what it said at first, and so can be said in other languages
    untouched boolean NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX invite_templates_by_scope ON invite_templates (tenant, mode, id);

CREATE TABLE invites (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    template_id uuid NOT NULL,
    wink_template_id uuid,
    status text NOT NULL,
    -- Names and address
    person_sealed bytea,
    -- The link's secret: sealed to show the link again, hashed to find the invitation by it
    secret_sealed bytea,
    secret_hash bytea NOT NULL UNIQUE,
    -- Keyed with the tenant's own key: finds an address, and tells nothing of it
    address_hash bytea NOT NULL,
    -- The template's words when the invitation was made
    wording text NOT NULL,
    untouched boolean NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    invited_at bigint NOT NULL,
    linked_at bigint,
    expires_at bigint NOT NULL
);
CREATE INDEX invites_by_scope ON invites (tenant, mode, id);
CREATE INDEX invites_by_status ON invites (tenant, mode, status, id);
CREATE INDEX invites_by_user ON invites (user_id, tenant, mode, id);
CREATE INDEX invites_by_address ON invites (address_hash, tenant, id);

CREATE TABLE invite_logs (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    invite_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX invite_logs_by_invite ON invite_logs (invite_id, tenant, mode, id);

-- Who wants no more invitations of a tenant, by the hash of the address
CREATE TABLE mail_suppressions (
    tenant text NOT NULL,
    address_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (tenant, address_hash)
);

-- The key of a tenant's address hashes
CREATE TABLE address_keys (
    tenant text PRIMARY KEY,
    key_sealed bytea NOT NULL
);
