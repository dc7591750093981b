-- Everything but keys. Times are microseconds and dates days since 1970; ids are UUIDv7; sealed columns hold what only
-- the key store's data keys open. The type names are PostgreSQL's; SQLite takes them as they are.
--
-- Indices by user or source name the scope too: every query does, and without statistics SQLite takes the index that
-- matches the most columns, which would be the one over all of a tenant's rows.

CREATE TABLE tenants (
    id text PRIMARY KEY,
    name text NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE api_keys (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    key_name text NOT NULL UNIQUE,
    secret_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint
);

CREATE TABLE users (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    external_metadata text NOT NULL,
    session_status text NOT NULL,
    channel text NOT NULL,
    channel_id text,
    created_at bigint NOT NULL
);
CREATE INDEX users_by_scope ON users (tenant, mode, id);

CREATE TABLE link_tokens (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    hash bytea NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX link_tokens_by_user ON link_tokens (user_id);

CREATE TABLE link_sessions (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    hash bytea NOT NULL UNIQUE,
    options text NOT NULL,
    first_signal bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX link_sessions_by_user ON link_sessions (user_id);

CREATE TABLE links (
    user_id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    revision bigint NOT NULL,
    last_signal bigint NOT NULL,
    state text NOT NULL,
    updated_at bigint NOT NULL
);

CREATE TABLE link_signals (
    user_id uuid NOT NULL,
    sequence bigint NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (user_id, sequence)
);

CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    provider text NOT NULL,
    status text NOT NULL,
    error_code text,
    status_at bigint NOT NULL,
    monitor_status text NOT NULL,
    monitor_at bigint,
    -- Counts log-ins and their steps, so that what an earlier one reports late changes nothing
    attempt bigint NOT NULL,
    login_name_sealed bytea,
    credentials_sealed bytea,
    connector_state_sealed bytea,
    preset_code_sealed bytea,
    created_at bigint NOT NULL,
    connected_at bigint,
    refreshed_at bigint
);
CREATE INDEX accounts_by_scope ON accounts (tenant, mode, id);
CREATE INDEX accounts_by_user ON accounts (user_id, tenant, mode, id);

CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    source_id uuid NOT NULL,
    source_type text NOT NULL,
    provider text NOT NULL,
    kind text NOT NULL,
    datapoints text NOT NULL,
    started_at bigint NOT NULL,
    finished_at bigint
);
CREATE INDEX tasks_by_scope ON tasks (tenant, mode, id);
CREATE INDEX tasks_by_user ON tasks (user_id, tenant, mode, id);
CREATE INDEX tasks_by_source ON tasks (source_id, tenant, mode, id);

CREATE TABLE records (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    kind text NOT NULL,
    user_id uuid NOT NULL,
    source_id uuid NOT NULL,
    source_type text NOT NULL,
    provider text NOT NULL,
    -- Days since 1970; the smallest number where the kind has no date
    sort_date bigint NOT NULL,
    item_created_at bigint NOT NULL,
    created_at bigint NOT NULL,
    payload_sealed bytea NOT NULL
);
CREATE INDEX records_by_user ON records (user_id, tenant, mode, kind, sort_date, id);
CREATE INDEX records_by_source ON records (source_id, tenant, mode, kind, sort_date, id);
CREATE INDEX records_by_scope ON records (tenant, mode, kind, sort_date, id);

CREATE TABLE archives (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    file_type text NOT NULL,
    status text NOT NULL,
    error_code text,
    status_at bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX archives_by_scope ON archives (tenant, mode, id);
CREATE INDEX archives_by_user ON archives (user_id, tenant, mode, id);

CREATE TABLE raw_files (
    id uuid PRIMARY KEY,
    archive_id uuid NOT NULL,
    position bigint NOT NULL,
    name_sealed bytea NOT NULL,
    format text NOT NULL,
    size bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX raw_files_by_archive ON raw_files (archive_id, position);

CREATE TABLE consent_templates (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    consent_type text NOT NULL,
    title text,
    version text NOT NULL,
    consent_method text,
    consent_text text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX consent_templates_by_scope ON consent_templates (tenant, mode, id);

CREATE TABLE consents (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    template_id uuid,
    version text NOT NULL,
    consent_text text NOT NULL,
    agreed_at bigint NOT NULL
);
CREATE INDEX consents_by_user ON consents (user_id, id);

CREATE TABLE surveys (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    employer_name text NOT NULL,
    country text NOT NULL,
    website text,
    created_at bigint NOT NULL
);
CREATE INDEX surveys_by_scope ON surveys (tenant, mode, id);

CREATE TABLE webhooks (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    secret_sealed bytea NOT NULL,
    event_types text NOT NULL,
    active boolean NOT NULL,
    include_payload boolean NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX webhooks_by_scope ON webhooks (tenant, mode, id);

CREATE TABLE events (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    source_id uuid,
    source_type text,
    kind text NOT NULL,
    data text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX events_by_scope ON events (tenant, mode, id);

CREATE TABLE deliveries (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    webhook_id uuid NOT NULL,
    event_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- PENDING, DELIVERED or FAILED
    status text NOT NULL,
    attempts bigint NOT NULL,
    -- When the next try is due; a worker that claims a delivery moves it to the end of its lease
    due_at bigint NOT NULL,
    last_status bigint,
    last_reason text,
    finished_at bigint
);
CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE status = 'PENDING';
CREATE INDEX deliveries_by_webhook ON deliveries (webhook_id, id);

CREATE TABLE jobs (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    body text NOT NULL,
    due_at bigint NOT NULL,
    attempts bigint NOT NULL,
    lease uuid,
    -- Set when the job gave up; it stays for the operator to see
    failed_at bigint,
    created_at bigint NOT NULL
);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE failed_at IS NULL;
