-- When records were first read with a key: what the portal's first page checks off
ALTER TABLE api_keys ADD COLUMN first_read_at bigint;

-- The key, where a call of the Open API did what the line says
ALTER TABLE audit_lines ADD COLUMN api_key uuid;
