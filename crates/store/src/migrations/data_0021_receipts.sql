-- What people agreed to and took back, and what was erased: a signed chain for each tenant and mode.

CREATE TABLE receipts (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    number bigint NOT NULL,
    -- Forgotten with the person; the entry stays
    user_id uuid,
    kind text NOT NULL,
    -- The very text that was signed
    entry text NOT NULL,
    hash bytea NOT NULL,
    signature bytea NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX receipts_by_number ON receipts (tenant, mode, number);
CREATE INDEX receipts_by_user ON receipts (user_id, id);

-- The end of each chain: whoever adds to it takes its row first
CREATE TABLE receipt_heads (
    tenant text NOT NULL,
    mode text NOT NULL,
    number bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (tenant, mode)
);

-- What the hashes of persons in the chain rest on. Erased with the person
CREATE TABLE subject_salts (
    user_id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    salt bytea NOT NULL
);
