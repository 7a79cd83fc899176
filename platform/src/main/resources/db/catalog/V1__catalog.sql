-- What a case, through an effect, or an operator decided about what the market shows of an app. How an app stands is
-- what all of these come to that were not taken back. Lives as long as the market has to remember the app.
CREATE TABLE listing_step (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app_id          bigint NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  name            text NOT NULL,
  argument        text,
  -- The case and its effect; null when an operator decided by hand.
  case_id         bigint,
  effect_id       bigint,
  -- Why, when an operator decided by hand.
  reason_zh       text,
  reason_en       text,
  -- Not before then is it taken back; null where nobody said.
  holds_until     timestamptz,
  made_at         timestamptz NOT NULL,
  made_by         text NOT NULL,
  undone_at       timestamptz,
  undone_by       text,
  UNIQUE (effect_id, app_id),
  CHECK (effect_id IS NULL = (case_id IS NULL))
);
CREATE INDEX listing_step_by_app ON listing_step (app_id, id);
ALTER TABLE listing_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON listing_step FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk_write ON listing_step USING (tenancy.is_operator());

-- An app in the market: how it stands, as its steps left it. Lives as long as its steps.
CREATE TABLE listing (
  app_id          bigint PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  -- Where its page is; never changes, so that links keep leading there.
  address         text NOT NULL UNIQUE,
  name            text NOT NULL,
  -- Everybody may see its page; false while it is only prepared.
  is_public       boolean NOT NULL,
  exposure        text NOT NULL,
  state           text NOT NULL,
  state_since     timestamptz NOT NULL,
  state_until     timestamptz,
  search_banned   boolean NOT NULL,
  demotions       int NOT NULL,
  -- The number of the listing_version that is shown.
  version         int NOT NULL,
  published_at    timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);
CREATE INDEX listing_by_organization ON listing (organization_id);
ALTER TABLE listing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON listing FOR SELECT USING (is_public OR tenancy.sees(organization_id));
CREATE POLICY desk_write ON listing USING (tenancy.is_operator());

-- What the market shows of an app since a case brought it. Never changes but for being public; lives as long as its
-- listing, for enterprises compare what they installed with what is new. One that was only prepared is not shown while
-- there is another.
CREATE TABLE listing_version (
  app_id          bigint NOT NULL,
  number          int NOT NULL,
  organization_id bigint NOT NULL,
  effect_id       bigint NOT NULL,
  case_id         bigint NOT NULL,
  -- The effect's name.
  brought_by      text NOT NULL,
  -- The app's version; null when the case was about the app.
  app_version_id  bigint,
  rulebook_hash   text NOT NULL,
  snapshot_id     bigint NOT NULL,
  content         jsonb NOT NULL,
  is_public       boolean NOT NULL,
  published_at    timestamptz NOT NULL,
  undone_at       timestamptz,
  PRIMARY KEY (app_id, number),
  UNIQUE (effect_id, app_id)
);
ALTER TABLE listing_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON listing_version FOR SELECT USING (is_public OR tenancy.sees(organization_id));
CREATE POLICY desk_write ON listing_version USING (tenancy.is_operator());

-- A picture that a version shows. Lives as long as the version.
CREATE TABLE listing_picture (
  app_id          bigint NOT NULL,
  sha256          text NOT NULL,
  organization_id bigint NOT NULL,
  media_type      text NOT NULL,
  is_public       boolean NOT NULL,
  PRIMARY KEY (app_id, sha256)
);
CREATE INDEX listing_picture_by_content ON listing_picture (sha256);
ALTER TABLE listing_picture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON listing_picture FOR SELECT USING (is_public OR tenancy.sees(organization_id));
CREATE POLICY desk_write ON listing_picture USING (tenancy.is_operator());
