-- Every leaf is updated once, soon after it was inserted: leave room on its page and clean up by count, not by share.
ALTER TABLE audit_leaf SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
