-- An app that an enterprise has: which version runs, and who sees it. Says nothing of people, so its provider and the
-- desk read it too. Lives as long as the enterprise; one that was removed stays, as what once was.
CREATE TABLE installation (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  -- The app's provider.
  counterpart_id  bigint NOT NULL,
  app_id          bigint NOT NULL,
  program         text NOT NULL,
  -- What it was called when its running version began.
  name            text NOT NULL,
  -- The number of the listing's version that runs.
  version         int NOT NULL,
  -- The number of a newer one that asks for more and waits for consent; null when none does.
  waiting_version int,
  -- What the enterprise granted: permissions, charges, terms.
  granted         jsonb NOT NULL,
  reach           text NOT NULL CHECK (reach = ANY (ARRAY['everybody', 'some'])),
  -- How the listing stood when that was told last.
  listing_state   text NOT NULL,
  installed_at    timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  removed_at      timestamptz,
  CHECK (waiting_version <> version)
);
CREATE UNIQUE INDEX installation_of_app ON installation (organization_id, app_id) WHERE removed_at IS NULL;
CREATE INDEX installation_by_app ON installation (app_id) WHERE removed_at IS NULL;
CREATE INDEX installation_by_counterpart ON installation (counterpart_id);
ALTER TABLE installation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON installation FOR SELECT
  USING (tenancy.sees(organization_id) OR counterpart_id = tenancy.organization());
CREATE POLICY own ON installation USING (tenancy.sees(organization_id));

-- What a member of the enterprise decided about an installation, and what followed by itself. Its enterprise alone reads
-- it. Never changes; lives as long as the installation.
CREATE TABLE grant_step (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  installation_id bigint NOT NULL REFERENCES installation,
  organization_id bigint NOT NULL,
  kind            text NOT NULL CHECK (kind = ANY (ARRAY['installed', 'consented', 'followed', 'shown', 'removed'])),
  version         int NOT NULL,
  -- The address of the terms that were agreed to; null where the provider has none.
  terms           text,
  made_by         text NOT NULL,
  made_at         timestamptz NOT NULL
);
CREATE INDEX grant_step_by_installation ON grant_step (installation_id);
ALTER TABLE grant_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON grant_step
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- A department of an enterprise, as its directory says. Lives until the directory takes it out.
CREATE TABLE department (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  -- What the source of the directory calls it; null when nobody gave it a number there.
  external_id     text,
  name            text NOT NULL,
  parent_id       bigint REFERENCES department ON DELETE SET NULL,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL
);
CREATE INDEX department_by_organization ON department (organization_id);
CREATE INDEX department_by_parent ON department (parent_id);
ALTER TABLE department ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON department
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- Somebody of an enterprise, with or without an account here. Lives until the directory takes them out, or they are
-- erased.
CREATE TABLE directory_entry (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  -- Their account; null while they have none that is a member of the enterprise.
  person_id       bigint,
  external_id     text,
  user_name       text NOT NULL,
  email           text NOT NULL,
  name            text NOT NULL,
  title           text,
  active          boolean NOT NULL,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX directory_entry_by_user_name ON directory_entry (organization_id, lower(user_name));
CREATE UNIQUE INDEX directory_entry_by_email ON directory_entry (organization_id, lower(email));
CREATE UNIQUE INDEX directory_entry_by_person ON directory_entry (organization_id, person_id);
CREATE INDEX directory_entry_of_person ON directory_entry (person_id);
ALTER TABLE directory_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON directory_entry
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- Somebody belongs to a department. Lives as long as both.
CREATE TABLE department_entry (
  department_id   bigint NOT NULL REFERENCES department ON DELETE CASCADE,
  entry_id        bigint NOT NULL REFERENCES directory_entry ON DELETE CASCADE,
  organization_id bigint NOT NULL,
  PRIMARY KEY (department_id, entry_id)
);
CREATE INDEX department_entry_by_entry ON department_entry (entry_id);
ALTER TABLE department_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON department_entry
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- Whom an installation is shown to that not everybody sees: a department with all below it, or one person. Lives until
-- the admin changes that.
CREATE TABLE audience (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  installation_id bigint NOT NULL REFERENCES installation,
  organization_id bigint NOT NULL,
  department_id   bigint REFERENCES department ON DELETE CASCADE,
  entry_id        bigint REFERENCES directory_entry ON DELETE CASCADE
);
CREATE INDEX audience_by_installation ON audience (installation_id);
CREATE INDEX audience_by_department ON audience (department_id);
CREATE INDEX audience_by_entry ON audience (entry_id);
ALTER TABLE audience ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON audience
  USING (organization_id = tenancy.organization() OR tenancy.actor() = 'system:installations');

-- What a provider owes an enterprise that removed its app: the data deleted or returned, by when. Says nothing of
-- people. Lives for good, as the proof of it.
CREATE TABLE removal (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  installation_id bigint NOT NULL UNIQUE REFERENCES installation,
  organization_id bigint NOT NULL,
  counterpart_id  bigint NOT NULL,
  app_id          bigint NOT NULL,
  name            text NOT NULL,
  wish            text NOT NULL CHECK (wish = ANY (ARRAY['delete', 'return'])),
  asked_at        timestamptz NOT NULL,
  due_at          timestamptz NOT NULL,
  -- When the desk was told that it is late; null while it was not.
  escalated_at    timestamptz,
  confirmed_at    timestamptz,
  -- How the provider did it, in its words.
  answer          text
);
CREATE INDEX removal_by_organization ON removal (organization_id);
CREATE INDEX removal_by_counterpart ON removal (counterpart_id);
CREATE INDEX removal_open ON removal (due_at) WHERE confirmed_at IS NULL;
ALTER TABLE removal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON removal FOR SELECT
  USING (tenancy.sees(organization_id) OR counterpart_id = tenancy.organization());
CREATE POLICY own ON removal USING (tenancy.sees(organization_id));
