-- A version of a rulebook that is tried beside the one in force: what it would say of each new report. One at a time in
-- a program. Lives for good.
CREATE TABLE audit (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program      text NOT NULL,
  rulebook_hash text NOT NULL,
  began_by     text NOT NULL,
  began_at     timestamptz NOT NULL,
  ended_at     timestamptz,
  -- How many reports it looked at.
  looked       int NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX audit_under_way ON audit (program) WHERE ended_at IS NULL;
CREATE INDEX audit_by_version ON audit (rulebook_hash, id DESC);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON audit USING (tenancy.is_operator());

-- A report of which it says something else. Lives as long as the audit.
CREATE TABLE audit_line (
  audit_id        bigint NOT NULL REFERENCES audit ON DELETE CASCADE,
  inspection_id   bigint NOT NULL,
  organization_id bigint NOT NULL,
  dossier_id      bigint NOT NULL,
  -- As of back_test_line.
  outcome         text NOT NULL,
  rules           jsonb NOT NULL,
  undecided       text[] NOT NULL,
  PRIMARY KEY (audit_id, inspection_id)
);
ALTER TABLE audit_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON audit_line USING (tenancy.is_operator());

-- By when a provider that a version newly stops is to put it right. Lives as long as the back-test that found it.
CREATE TABLE fix_date (
  back_test_id    bigint NOT NULL REFERENCES back_test ON DELETE CASCADE,
  organization_id bigint NOT NULL,
  day             date NOT NULL,
  PRIMARY KEY (back_test_id, organization_id)
);
ALTER TABLE fix_date ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON fix_date FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk ON fix_date USING (tenancy.is_operator());
