-- What a tenant claims of a person, held against what that person linked and sent. Claims and findings are sealed.

CREATE TABLE verifications (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    -- Whom it was held against; none where nobody fits
    user_id uuid,
    status text NOT NULL,
    final_matches boolean NOT NULL,
    request_sealed bytea NOT NULL,
    result_sealed bytea NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX verifications_by_scope ON verifications (tenant, mode, id);
CREATE INDEX verifications_by_user ON verifications (user_id);
