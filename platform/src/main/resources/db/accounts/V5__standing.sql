-- What a case changed in how an organization stands in a program, by the effect that did it. One that was undone stays,
-- as what once held. Lives as long as the organization.
CREATE TABLE standing_change (
  effect_id       bigint PRIMARY KEY,
  organization_id bigint NOT NULL REFERENCES organization,
  program         text NOT NULL,
  name            text NOT NULL
    CHECK (name IN ('verify-organization', 'refuse-admission', 'open-account', 'close-account')),
  case_id         bigint NOT NULL,
  made_at         timestamptz NOT NULL,
  undone_at       timestamptz
);
CREATE INDEX standing_change_by_organization ON standing_change (organization_id, program);
ALTER TABLE standing_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- An organization reads how it stands; only the market changes it.
CREATE POLICY read ON standing_change FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY change ON standing_change USING (tenancy.is_operator());
