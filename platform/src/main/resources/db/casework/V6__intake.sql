-- A place in the waiting list of a procedure whose quota is used up; places are in the order of
-- their ids. Lives as long as its organization.
CREATE TABLE waiting_place (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  procedure       text NOT NULL,
  title_zh        text NOT NULL,
  title_en        text NOT NULL,
  subject_kind    text NOT NULL,
  subject_id      bigint NOT NULL,
  subject_name    text NOT NULL,
  joined_by       text NOT NULL,
  joined_at       timestamptz NOT NULL,
  state           text NOT NULL CHECK (state IN ('waiting', 'offered', 'taken', 'lapsed', 'left')),
  offer_until     timestamptz,
  ended_at        timestamptz,
  case_id         bigint,
  CHECK ((state IN ('waiting', 'offered')) = (ended_at IS NULL)),
  CHECK (state <> 'offered' OR offer_until IS NOT NULL)
);
CREATE UNIQUE INDEX waiting_place_once
  ON waiting_place (program, procedure, organization_id, subject_kind, subject_id)
  WHERE state IN ('waiting', 'offered');
CREATE INDEX waiting_place_by_procedure ON waiting_place (program, procedure, id)
  WHERE state IN ('waiting', 'offered');
CREATE INDEX waiting_place_by_organization ON waiting_place (organization_id);
ALTER TABLE waiting_place ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON waiting_place USING (tenancy.sees(organization_id));

-- Somebody who is to be told when a procedure takes in again. Gone when they were told.
CREATE TABLE reopening (
  program   text NOT NULL,
  procedure text NOT NULL,
  person_id bigint NOT NULL,
  asked_at  timestamptz NOT NULL,
  PRIMARY KEY (program, procedure, person_id)
);
ALTER TABLE reopening ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON reopening
  USING (tenancy.is_operator() OR person_id::text = tenancy.actor());

-- How many cases of a procedure began in a month.
CREATE INDEX case_state_started ON case_state (program, procedure, started_at);
