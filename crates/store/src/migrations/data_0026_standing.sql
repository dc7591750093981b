-- A sandbox's clock may stand still, at a moment of its own, until it is moved on; null where it goes as the machine's does.

ALTER TABLE sandbox_clocks ADD COLUMN standing bigint;
