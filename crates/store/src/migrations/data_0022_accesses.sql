-- Who read which person's data: a row for each reader, kind of data and minute.

CREATE TABLE accesses (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    user_id uuid NOT NULL,
    -- KEY or MEMBER
    reader_kind text NOT NULL,
    reader uuid NOT NULL,
    what text NOT NULL,
    -- Microseconds since 1970, at the minute's beginning
    minute bigint NOT NULL,
    count bigint NOT NULL
);
CREATE UNIQUE INDEX accesses_by_minute ON accesses (user_id, reader, what, minute);
CREATE INDEX accesses_by_user ON accesses (user_id, tenant, mode, id);
