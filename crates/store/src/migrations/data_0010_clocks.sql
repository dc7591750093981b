-- The sandbox's clocks: how far a tenant's sandbox is ahead of the machine's clock, and where it is being moved to.

CREATE TABLE sandbox_clocks (
    tenant text PRIMARY KEY,
    -- In microseconds
    ahead bigint NOT NULL,
    -- By the sandbox's own clock; null where nothing moves it
    target bigint
);

-- Whose job it is, where it is anybody's: moving a sandbox's clock moves its jobs. Jobs that are there already belong to no one.
ALTER TABLE jobs ADD COLUMN tenant text;
ALTER TABLE jobs ADD COLUMN mode text;
-- Tries that failed. A process that is killed has tried, and failed at nothing
ALTER TABLE jobs ADD COLUMN failures bigint NOT NULL DEFAULT 0;
CREATE INDEX jobs_by_scope ON jobs (tenant, mode, due_at);

-- Whether a worker has it: what is under way must have ended before a sandbox's clock is moved on.
ALTER TABLE deliveries ADD COLUMN leased boolean NOT NULL DEFAULT false;
