-- An app of a provider in one program. Lives as long as the market has to remember it.
CREATE TABLE app (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  name            text NOT NULL,
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL
);
CREATE INDEX app_by_organization ON app (organization_id, id);
ALTER TABLE app ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app USING (tenancy.sees(organization_id));

-- A version of an app, numbered from 1. Lives as long as its app.
CREATE TABLE app_version (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app_id            bigint NOT NULL REFERENCES app,
  organization_id   bigint NOT NULL,
  number            int NOT NULL,
  -- What of it was approved last; null until something was.
  approved_snapshot bigint,
  created_by        text NOT NULL,
  created_at        timestamptz NOT NULL,
  UNIQUE (app_id, number)
);
ALTER TABLE app_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app_version USING (tenancy.sees(organization_id));

-- What is being prepared about a subject for a procedure. Lives as long as its subject.
CREATE TABLE dossier (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  procedure       text NOT NULL,
  subject_kind    text NOT NULL,
  subject_id      bigint NOT NULL,
  app_id          bigint REFERENCES app,
  -- Rises with every change, so that two looks can be told apart.
  revision        bigint NOT NULL DEFAULT 0,
  changed_at      timestamptz NOT NULL,
  created_at      timestamptz NOT NULL,
  UNIQUE (organization_id, program, procedure, subject_kind, subject_id)
);
CREATE INDEX dossier_by_app ON dossier (app_id);
ALTER TABLE dossier ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON dossier USING (tenancy.sees(organization_id));

-- The value of one field of a dossier, or the items of one list. Its version lets two people edit
-- without one of them losing anything unseen. Lives as long as its dossier.
CREATE TABLE entry (
  dossier_id      bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
  organization_id bigint NOT NULL,
  path            text NOT NULL,
  -- Null when it was emptied: its version goes on.
  value           jsonb,
  version         bigint NOT NULL,
  changed_by      text NOT NULL,
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, path)
);
ALTER TABLE entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON entry USING (tenancy.sees(organization_id));

-- A file of a dossier, under the path that its fields name. Lives as long as its dossier.
CREATE TABLE attachment (
  dossier_id      bigint NOT NULL REFERENCES dossier ON DELETE CASCADE,
  organization_id bigint NOT NULL,
  path            text NOT NULL,
  sha256          text NOT NULL,
  bytes           bigint NOT NULL,
  media_type      text NOT NULL,
  name            text NOT NULL,
  PRIMARY KEY (dossier_id, path)
);
ALTER TABLE attachment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON attachment USING (tenancy.sees(organization_id));

-- What a dossier was at a time, as it was handed in. Never changes; lives as long as the cases and
-- inspections that speak of it.
CREATE TABLE snapshot (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id      bigint NOT NULL REFERENCES dossier,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  procedure       text NOT NULL,
  forms           jsonb NOT NULL,
  files           jsonb NOT NULL,
  hash            text NOT NULL,
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  UNIQUE (dossier_id, hash)
);
ALTER TABLE snapshot ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON snapshot USING (tenancy.sees(organization_id));

CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON snapshot
  FOR EACH ROW EXECUTE FUNCTION never_changes();
