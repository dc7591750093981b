-- What reading an archive needs and what comes of it. `file_type` stays what the archive is shown as: what was asked for,
-- or else what it was found to be.

ALTER TABLE archives ADD COLUMN requested_type text;
-- The task: ANALYZE_ARCHIVE or CLASSIFY_ARCHIVE
ALTER TABLE archives ADD COLUMN task text NOT NULL DEFAULT 'ANALYZE_ARCHIVE';
-- USER or TENANT
ALTER TABLE archives ADD COLUMN uploaded_by text NOT NULL DEFAULT 'USER';
ALTER TABLE archives ADD COLUMN error_message text;
-- Our own reason, finer than the contract's error code
ALTER TABLE archives ADD COLUMN reason text;
ALTER TABLE archives ADD COLUMN class text;
ALTER TABLE archives ADD COLUMN reading_sealed bytea;

-- Until now a person always chose a type
UPDATE archives SET requested_type = file_type;

ALTER TABLE raw_files ADD COLUMN sub_type text;
