-- The life of what came: when an account is read again, when a source's time ends, and whether its person agreed to be kept
-- up to date.

ALTER TABLE accounts ADD COLUMN next_sync_at bigint;
-- Counts schedules, so that a job of an earlier one does nothing
ALTER TABLE accounts ADD COLUMN sync_serial bigint NOT NULL DEFAULT 0;
-- When it is erased, as far as is known now; null while nothing watches over it
ALTER TABLE accounts ADD COLUMN expires_at bigint;
ALTER TABLE archives ADD COLUMN expires_at bigint;
ALTER TABLE users ADD COLUMN keeps_fresh boolean NOT NULL DEFAULT false;

-- Links between tenants: keyed hashes of what identifies a person at a source, of tenants that have opted in alone
ALTER TABLE tenants ADD COLUMN shares_links boolean NOT NULL DEFAULT false;
CREATE TABLE link_marks (
    source_id uuid NOT NULL,
    mark bytea NOT NULL,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    linked_at bigint NOT NULL,
    PRIMARY KEY (source_id, mark)
);
CREATE INDEX link_marks_by_mark ON link_marks (mark, mode);
