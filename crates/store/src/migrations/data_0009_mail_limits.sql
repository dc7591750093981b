-- Whether strangers made the tenant by signing up: until the operator grants it production, its mail has limits
ALTER TABLE tenants ADD COLUMN signed_up boolean NOT NULL DEFAULT false;
UPDATE tenants SET signed_up = true
WHERE id IN (SELECT tenant FROM audit_lines WHERE action = 'organisation.created');

-- Invitations that such a tenant has mailed on a day, and how many of them to one address. Emptying the sandbox does not
-- begin the day anew
CREATE TABLE mail_counts (
    tenant text NOT NULL,
    -- Days since 1970, UTC
    day bigint NOT NULL,
    -- As in invites; empty for all of them
    address_hash bytea NOT NULL,
    mails bigint NOT NULL,
    PRIMARY KEY (tenant, day, address_hash)
);
