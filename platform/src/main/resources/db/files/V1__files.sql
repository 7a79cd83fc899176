-- A content that an organization handed in, stored once for it however often it is used. Its bytes
-- lie outside of the database under organization and hash. Lives as long as something refers to it.
CREATE TABLE file (
  organization_id bigint NOT NULL,
  sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes           bigint NOT NULL CHECK (bytes >= 0),
  media_type      text NOT NULL,
  -- The key of a sensitive content, wrapped by the master key; null for the others.
  wrapped_key     text,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, sha256)
);
ALTER TABLE file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON file USING (tenancy.sees(organization_id));
