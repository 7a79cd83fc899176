-- An installation is a case of an enterprise about an app: each enterprise has its own.
DROP INDEX case_state_open;
CREATE UNIQUE INDEX case_state_open
  ON case_state (program, procedure, organization_id, subject_kind, subject_id)
  WHERE ended_at IS NULL;

-- In some stages the counterpart decides, such as the provider of what an enterprise installs.
ALTER TABLE round ADD COLUMN counterpart_id bigint;
ALTER TABLE decision ADD COLUMN counterpart_id bigint;
ALTER TABLE citation ADD COLUMN counterpart_id bigint;

-- The owner of the tables is under row security as well, and reads all for a moment.
ALTER TABLE case_state NO FORCE ROW LEVEL SECURITY;
ALTER TABLE round NO FORCE ROW LEVEL SECURITY;
ALTER TABLE decision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE citation NO FORCE ROW LEVEL SECURITY;
UPDATE round SET counterpart_id = c.counterpart_id
  FROM case_state c WHERE c.id = round.case_id AND c.counterpart_id IS NOT NULL;
UPDATE decision SET counterpart_id = c.counterpart_id
  FROM case_state c WHERE c.id = decision.case_id AND c.counterpart_id IS NOT NULL;
UPDATE citation SET counterpart_id = d.counterpart_id
  FROM decision d WHERE d.id = citation.decision_id AND d.counterpart_id IS NOT NULL;
ALTER TABLE case_state FORCE ROW LEVEL SECURITY;
ALTER TABLE round FORCE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
ALTER TABLE citation FORCE ROW LEVEL SECURITY;

ALTER POLICY own_read ON round
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
ALTER POLICY own_add ON round
  WITH CHECK (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
ALTER POLICY own_change ON round
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
ALTER POLICY own_read ON decision
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
ALTER POLICY desk_add ON decision
  WITH CHECK (tenancy.is_operator() OR tenancy.sees(counterpart_id));
ALTER POLICY desk_change ON decision
  USING (tenancy.is_operator() OR tenancy.sees(counterpart_id));
ALTER POLICY own_read ON citation
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
ALTER POLICY desk_add ON citation
  WITH CHECK (tenancy.is_operator() OR tenancy.sees(counterpart_id));

-- Whoever decides sees what they looked at; the desk sees all of it.
ALTER POLICY desk ON checked
  USING (tenancy.is_operator() OR checked_by = tenancy.actor());
