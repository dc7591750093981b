-- Whether the code's hash rests on the installation's root secret, and not on the master key, with whose change it ends
ALTER TABLE recovery_codes ADD COLUMN lasting boolean NOT NULL DEFAULT false;
