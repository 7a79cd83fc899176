-- A finding that does not count any more, because a contest of it was accepted. Holds while the
-- flagged thing is unchanged and until its date; kept after that as the reason for past decisions.
CREATE TABLE waiver (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  app_id          bigint,
  rule            text NOT NULL,
  fingerprint     text NOT NULL,
  evidence_hash   text NOT NULL,
  reason          text NOT NULL,
  approved_by     text NOT NULL,
  approved_at     timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  ended_at        timestamptz
);
CREATE INDEX waiver_by_organization ON waiver (organization_id, program);
ALTER TABLE waiver ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON waiver FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk_add ON waiver FOR INSERT WITH CHECK (tenancy.is_operator());
CREATE POLICY desk_change ON waiver FOR UPDATE USING (tenancy.is_operator());
