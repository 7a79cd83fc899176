-- Another organization that takes part in the case: what it does there may let effects fall due.
-- Effects from before have none.
ALTER TABLE effect ADD COLUMN counterpart_id bigint;
ALTER POLICY own ON effect
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
