-- A member asks for an app that they do not have. Its enterprise alone reads it. Lives as long as the enterprise, and
-- goes with the person who asked.
CREATE TABLE app_request (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  person_id       bigint NOT NULL,
  app_id          bigint NOT NULL,
  name            text NOT NULL,
  reason          text NOT NULL,
  asked_at        timestamptz NOT NULL,
  answered_at     timestamptz,
  answered_by     text,
  granted         boolean,
  -- What the admin said to it; null for nothing.
  answer          text,
  CHECK (answered_at IS NULL = (granted IS NULL))
);
CREATE UNIQUE INDEX app_request_open ON app_request (organization_id, person_id, app_id) WHERE answered_at IS NULL;
CREATE INDEX app_request_by_organization ON app_request (organization_id, id DESC);
CREATE INDEX app_request_by_person ON app_request (person_id);
ALTER TABLE app_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app_request
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- What members of an enterprise may ask for and install by themselves: rules in the expression language, as text; the
-- last row counts. Its enterprise alone reads it. Never changes, so that one can see what held when.
CREATE TABLE admin_policy (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  rules           text NOT NULL,
  set_by          text NOT NULL,
  set_at          timestamptz NOT NULL
);
CREATE INDEX admin_policy_by_organization ON admin_policy (organization_id, id DESC);
ALTER TABLE admin_policy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON admin_policy
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- What an enterprise that installed an app thinks of it: everybody reads it. Lives as long as both.
CREATE TABLE rating (
  organization_id bigint NOT NULL,
  app_id          bigint NOT NULL,
  stars           smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  words           text NOT NULL,
  -- The version that ran when it was rated.
  version         int NOT NULL,
  installed_at    timestamptz NOT NULL,
  rated_at        timestamptz NOT NULL,
  PRIMARY KEY (organization_id, app_id)
);
CREATE INDEX rating_by_app ON rating (app_id);
ALTER TABLE rating ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY all_read ON rating FOR SELECT USING (true);
CREATE POLICY own ON rating USING (organization_id = tenancy.organization());

-- What lets a program keep an enterprise's directory by SCIM: the hash of the token, never the token. Lives until it is
-- revoked.
CREATE TABLE directory_token (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  name            text NOT NULL,
  secret          bytea NOT NULL UNIQUE,
  beginning       text NOT NULL,
  made_by         text NOT NULL,
  made_at         timestamptz NOT NULL,
  used_at         timestamptz
);
CREATE INDEX directory_token_by_organization ON directory_token (organization_id);
ALTER TABLE directory_token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON directory_token
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');
