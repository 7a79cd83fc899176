-- A version of an agreement, as its rulebook had it when it was first seen. Lives for good: consents point to it.
-- It is public text of the market, and belongs to no organization.
CREATE TABLE version (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program      text NOT NULL,
  agreement    text NOT NULL,
  version      text NOT NULL,
  by_role      text NOT NULL,
  title        jsonb NOT NULL,
  points       jsonb NOT NULL,
  announced_at timestamptz NOT NULL,
  in_force_at  timestamptz NOT NULL,
  UNIQUE (program, agreement, version)
);

-- Somebody accepted a version for an organization. Lives for good: it proves what was agreed.
CREATE TABLE consent (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  version_id      bigint NOT NULL REFERENCES version,
  person_id       bigint NOT NULL,
  given_at        timestamptz NOT NULL,
  address         text NOT NULL,
  UNIQUE (organization_id, version_id)
);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON consent USING (tenancy.sees(organization_id));

-- What was published and what was agreed never changes. Where the application's role has another name, see to it there.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'shangjia_app') THEN
    REVOKE UPDATE, DELETE ON version, consent FROM shangjia_app;
  END IF;
END
$$;
