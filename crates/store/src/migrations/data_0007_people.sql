-- Finding people by name, and the pictures of their documents' pages.

-- A secret of the installation that must outlive the master key that sealed it.
CREATE TABLE installation_secrets (
    name text PRIMARY KEY,
    sealed bytea NOT NULL
);

-- A keyed hash for each word of a name, and for each beginning of a word, that a source told: names themselves are sealed.
CREATE TABLE search_terms (
    source_id uuid NOT NULL,
    term bytea NOT NULL,
    user_id uuid NOT NULL,
    tenant text NOT NULL,
    mode text NOT NULL,
    PRIMARY KEY (source_id, term)
);
CREATE INDEX search_terms_by_term ON search_terms (tenant, mode, term, user_id);

-- Pages as they were read, upright: the boxes of a reading are places on them. In the file store, sealed under the
-- archive's key.
CREATE TABLE page_pictures (
    archive_id uuid NOT NULL,
    page bigint NOT NULL,
    file_id uuid NOT NULL,
    PRIMARY KEY (archive_id, page)
);
