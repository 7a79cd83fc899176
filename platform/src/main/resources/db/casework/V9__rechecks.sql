-- A finding of what is listed that is graver than when it was accepted, because of which a case was started or that was
-- added to it: the finding itself stands in the reports of the two inspections. Never changes; lives as long as the case.
CREATE TABLE changed_finding (
  case_id         bigint NOT NULL,
  fingerprint     text NOT NULL,
  organization_id bigint NOT NULL,
  rule            text NOT NULL,
  cause           text NOT NULL CHECK (cause = ANY (ARRAY['changed', 'time', 'rule'])),
  -- What was accepted last; null when no machine had looked at it.
  accepted_id     bigint,
  seen_id         bigint NOT NULL,
  added_at        timestamptz NOT NULL,
  PRIMARY KEY (case_id, fingerprint)
);
ALTER TABLE changed_finding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON changed_finding FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY market_add ON changed_finding FOR INSERT WITH CHECK (tenancy.is_operator());
