-- Changing the master key while everything runs.

-- The newest row is the one that counts. While it is unfinished it has each of the two keys wrapped by the other, so that
-- a process that was started with either of them learns of both; when it is finished neither is left
CREATE TABLE master_key_rotations (
    number bigint PRIMARY KEY,
    from_key text NOT NULL,
    to_key text NOT NULL,
    -- OFFERED: all processes learn the new key. ACTIVE: they wrap and seal with it. DONE: the former one is not needed
    phase text NOT NULL,
    to_wrapped bytea,
    from_wrapped bytea,
    started_at bigint NOT NULL,
    finished_at bigint
);

-- Processes that hold master keys, and which: a rotation goes on when all of them know
CREATE TABLE key_holders (
    id uuid PRIMARY KEY,
    host text NOT NULL,
    what text NOT NULL,
    -- What it wraps and seals with, and all that it opens, separated by spaces
    seals_with text NOT NULL,
    opens text NOT NULL,
    seen_at bigint NOT NULL
);
