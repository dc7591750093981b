-- How a tenant's widgets look and what they offer.

CREATE TABLE wink_templates (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    name text NOT NULL,
    -- Counts the changes, so that two people do not undo one another's
    revision bigint NOT NULL,
    -- Counts the wordings of the template's own consent text
    consent_version bigint NOT NULL,
    design text NOT NULL,
    logo_id uuid,
    logo_ground text,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX wink_templates_by_scope ON wink_templates (tenant, mode, id);

-- A picture never changes: a new one has a new id, so that browsers may keep it for good
CREATE TABLE wink_logos (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    mode text NOT NULL,
    template_id uuid NOT NULL,
    content bytea NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX wink_logos_by_template ON wink_logos (template_id);

-- Who agreed to what, counted
CREATE INDEX consents_by_version ON consents (tenant, mode, version);
