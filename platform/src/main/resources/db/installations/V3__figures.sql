-- How many were installed and removed in the last weeks, however many there were before.
CREATE INDEX installation_by_time ON installation (installed_at, program);
CREATE INDEX installation_removed ON installation (removed_at, program) WHERE removed_at IS NOT NULL;
