-- What another version of a rulebook would say of everything that was handed in: which two versions, how far it is, and
-- what it came to. Lives for a year.
CREATE TABLE back_test (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program     text NOT NULL,
  before_hash text NOT NULL,
  after_hash  text NOT NULL,
  -- The time of judging, by both.
  at          timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('ordered', 'running', 'done', 'stopped', 'failed')),
  done        int NOT NULL DEFAULT 0,
  total       int NOT NULL DEFAULT 0,
  ordered_by  text NOT NULL,
  ordered_at  timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX back_test_by_versions ON back_test (after_hash, before_hash, id DESC);
ALTER TABLE back_test ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON back_test USING (tenancy.is_operator());

-- A dossier of which the two versions say different things, or of which it cannot be told. Lives as long as the test.
CREATE TABLE back_test_line (
  back_test_id    bigint NOT NULL REFERENCES back_test ON DELETE CASCADE,
  inspection_id   bigint NOT NULL,
  organization_id bigint NOT NULL,
  dossier_id      bigint NOT NULL,
  -- newly-stopped, freed, differs or undecided
  outcome         text NOT NULL,
  -- Each rule that says something else: its id, and what that means.
  rules           jsonb NOT NULL,
  undecided       text[] NOT NULL,
  PRIMARY KEY (back_test_id, inspection_id)
);
ALTER TABLE back_test_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON back_test_line USING (tenancy.is_operator());
