-- Row security holds for the migration too.
SELECT set_config('shangjia.side', 'operator', true), set_config('shangjia.actor', 'system:sign-in', true);

ALTER TABLE person ADD COLUMN language text NOT NULL DEFAULT 'zh-CN' CHECK (language IN ('zh-CN', 'en'));
ALTER TABLE person ADD COLUMN confirmed_at timestamptz;
ALTER TABLE person ADD COLUMN last_organization_id bigint REFERENCES organization;
ALTER TABLE person ADD COLUMN erased_at timestamptz;

-- The hash of a person's password. Lives until the person is erased or removes it.
CREATE TABLE password (
  person_id  bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  hash       text NOT NULL,
  changed_at timestamptz NOT NULL
);
ALTER TABLE password ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON password
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');
INSERT INTO password (person_id, hash, changed_at)
  SELECT id, password, created_at FROM person WHERE password IS NOT NULL;
ALTER TABLE person DROP COLUMN password;

-- Seeing one's own membership does not allow to give oneself another.
DROP POLICY own ON membership;
CREATE POLICY read ON membership FOR SELECT
  USING (tenancy.sees(organization_id) OR person_id::text = tenancy.actor());
CREATE POLICY change ON membership USING (tenancy.sees(organization_id));

-- Somebody is asked to become a member. Lives a year beyond its end.
CREATE TABLE invitation (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL REFERENCES organization,
  email           text NOT NULL,
  roles           text[] NOT NULL,
  secret          bytea NOT NULL UNIQUE,
  invited_by      bigint NOT NULL REFERENCES person,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  accepted_at     timestamptz,
  accepted_by     bigint REFERENCES person,
  withdrawn_at    timestamptz
);
CREATE INDEX invitation_by_organization ON invitation (organization_id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON invitation USING (tenancy.sees(organization_id));

-- What lets a program act for a person: the hash of the token, never the token. Lives until it expires or is revoked.
CREATE TABLE access_token (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id       bigint NOT NULL REFERENCES person,
  organization_id bigint NOT NULL REFERENCES organization,
  name            text NOT NULL,
  scopes          text[] NOT NULL,
  secret          bytea NOT NULL UNIQUE,
  beginning       text NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  used_at         timestamptz
);
CREATE INDEX access_token_by_person ON access_token (person_id);
ALTER TABLE access_token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON access_token
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');

-- How often something was tried of late, as a vessel that leaks. Lives until it is empty again.
CREATE TABLE attempt (
  purpose text NOT NULL,
  subject bytea NOT NULL,
  level   double precision NOT NULL,
  allowed boolean NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (purpose, subject)
);
CREATE INDEX attempt_by_time ON attempt (at);
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON attempt USING (tenancy.actor() = 'system:sign-in');
