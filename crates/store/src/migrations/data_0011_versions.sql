-- What records said before: each version until it was replaced or its source had the record no more. A version is sealed as
-- its record is, under the source's data key and bound to the record's id.

-- When the record came to say what it says
ALTER TABLE records ADD COLUMN since bigint NOT NULL DEFAULT 0;
UPDATE records SET since = created_at;

CREATE TABLE record_versions (
    id uuid PRIMARY KEY,
    record_id uuid NOT NULL,
    tenant text NOT NULL,
    mode text NOT NULL,
    kind text NOT NULL,
    user_id uuid NOT NULL,
    source_id uuid NOT NULL,
    source_type text NOT NULL,
    provider text NOT NULL,
    sort_date bigint NOT NULL,
    item_created_at bigint NOT NULL,
    created_at bigint NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    payload_sealed bytea NOT NULL
);
CREATE INDEX record_versions_by_user ON record_versions (user_id, tenant, mode, kind, sort_date, record_id);
CREATE INDEX record_versions_by_source ON record_versions (source_id, tenant, mode, kind, sort_date, record_id);
CREATE INDEX record_versions_by_scope ON record_versions (tenant, mode, kind, sort_date, record_id);
-- Whether anything has changed since a moment, which mostly nothing has
CREATE INDEX record_versions_by_end ON record_versions (tenant, mode, kind, until);
CREATE INDEX record_versions_by_record ON record_versions (record_id, since);
