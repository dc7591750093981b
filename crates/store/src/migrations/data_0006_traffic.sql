-- What an engineer looks at: keys that can be named, limited and rotated; what was asked of the API; what became of each
-- try of a delivery; and how far people come in the widget. None of it holds a person's data in the clear.

-- Shown to people; the name that authenticates is key_name
ALTER TABLE api_keys ADD COLUMN label text;
-- Words separated by spaces; see the model's KeyScope
ALTER TABLE api_keys ADD COLUMN scopes text NOT NULL DEFAULT 'all';
ALTER TABLE api_keys ADD COLUMN created_by text;
-- Coarse: written at most once a minute
ALTER TABLE api_keys ADD COLUMN last_used_at bigint;
-- Set when the key was replaced by another one: it works until then
ALTER TABLE api_keys ADD COLUMN expires_at bigint;
ALTER TABLE api_keys ADD COLUMN rotated_from uuid;
CREATE INDEX api_keys_by_scope ON api_keys (tenant, mode, id);

-- One call of the Open API. Its id is the request's
CREATE TABLE requests (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    api_key uuid NOT NULL,
    method text NOT NULL,
    -- The pattern, such as /v1/users/{id}
    route text NOT NULL,
    -- Path and query with everything masked that could be a person's
    target text NOT NULL,
    status bigint NOT NULL,
    micros bigint NOT NULL,
    code text NOT NULL,
    message text,
    body text
);
CREATE INDEX requests_by_scope ON requests (tenant, mode, id);

-- Calls by day, counted as they are made, so that the figures are right where the log left calls out
CREATE TABLE usage (
    tenant text NOT NULL,
    mode text NOT NULL,
    -- Days since 1970
    day bigint NOT NULL,
    -- 2xx, 4xx or 5xx
    what text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (tenant, mode, day, what)
);

ALTER TABLE deliveries ADD COLUMN kind text NOT NULL DEFAULT '';
UPDATE deliveries SET kind = coalesce((SELECT kind FROM events WHERE events.id = deliveries.event_id), '');
-- A delivery that was written to send another one's event again, and when one was written for this
ALTER TABLE deliveries ADD COLUMN replay_of uuid;
ALTER TABLE deliveries ADD COLUMN replayed_at bigint;
-- What waits is claimed webhook by webhook: one with a long queue does not hide the others
DROP INDEX deliveries_due;
CREATE INDEX deliveries_pending ON deliveries (webhook_id, due_at, id) WHERE status = 'PENDING';

CREATE TABLE delivery_attempts (
    delivery_id uuid NOT NULL,
    number bigint NOT NULL,
    tenant text NOT NULL,
    mode text NOT NULL,
    at bigint NOT NULL,
    micros bigint NOT NULL,
    status bigint,
    reason text,
    -- The beginning of the answer, under the key of the source that the event was about: it goes with the source
    answer_sealed bytea,
    PRIMARY KEY (delivery_id, number)
);

-- How far a widget session came
ALTER TABLE link_sessions ADD COLUMN furthest text NOT NULL DEFAULT 'CONSENT';
ALTER TABLE link_sessions ADD COLUMN outcome text;
CREATE INDEX link_sessions_by_scope ON link_sessions (tenant, mode, id);
