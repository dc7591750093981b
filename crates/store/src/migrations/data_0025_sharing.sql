-- What a person agreed to share where they narrowed it, as JSON: of the accounts that they connect next, and of each account.
-- Null where all is shared that the provider gives.

ALTER TABLE users ADD COLUMN sharing text;
ALTER TABLE accounts ADD COLUMN sharing text;
