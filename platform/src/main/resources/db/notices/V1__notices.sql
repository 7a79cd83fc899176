-- Something that a person is told inside the market. Lives two years.
CREATE TABLE notice (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL,
  kind       text NOT NULL,
  key        text NOT NULL,
  arguments  jsonb NOT NULL,
  link       text NOT NULL,
  case_id    bigint,
  once       text NOT NULL,
  digest     text NOT NULL CHECK (digest IN ('none', 'waiting', 'done')),
  created_at timestamptz NOT NULL,
  read_at    timestamptz,
  UNIQUE (person_id, once)
);
CREATE INDEX notice_by_person ON notice (person_id, id DESC);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
CREATE INDEX notice_for_digest ON notice (person_id, id) WHERE digest = 'waiting';
ALTER TABLE notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notice
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:notices');

-- Which notices a person gets by mail, and when. Lives as long as the account.
CREATE TABLE preference (
  person_id bigint NOT NULL,
  kind      text NOT NULL,
  mail      text NOT NULL CHECK (mail IN ('at-once', 'daily', 'never')),
  PRIMARY KEY (person_id, kind)
);
ALTER TABLE preference ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON preference
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:notices');

-- A mail that has to go out: of notices to a person, or of one text to an address. Its text is forgotten when it
-- is sent, because it may hold a link that lets somebody in; the row lives 90 days.
CREATE TABLE mail (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id    bigint,
  notices      bigint[] NOT NULL DEFAULT '{}',
  address      text,
  language     text,
  key          text,
  arguments    jsonb,
  link         text,
  once         text UNIQUE,
  message_id   text NOT NULL UNIQUE,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given-up')),
  attempts     int NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL,
  problem      text,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz
);
CREATE INDEX mail_due ON mail (due_at) WHERE state = 'waiting';
ALTER TABLE mail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sender ON mail USING (tenancy.actor() = 'system:notices');
