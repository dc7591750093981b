-- What a document says beside its person's linked accounts: sealed under the archive's key, and gone when one of those accounts
-- is revoked, for it repeats what they reported.

ALTER TABLE archives ADD COLUMN comparison_sealed bytea;
