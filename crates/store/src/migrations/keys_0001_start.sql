-- The key store: one wrapped data key per account or archive. Kept apart, so that a backup of the data opens nothing.

CREATE TABLE data_keys (
    owner uuid PRIMARY KEY,
    wrapped bytea NOT NULL,
    created_at bigint NOT NULL
);
