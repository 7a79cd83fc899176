-- A domain that an organization says is theirs, and the word that the domain has to say. Lives until it is removed.
CREATE TABLE domain_proof (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL REFERENCES organization,
  domain          text NOT NULL,
  word            text NOT NULL,
  asked_by        bigint NOT NULL REFERENCES person,
  asked_at        timestamptz NOT NULL,
  proven_at       timestamptz,
  way             text CHECK (way IN ('record', 'file')),
  failures        int NOT NULL DEFAULT 0,
  looked_at       timestamptz,
  answered        boolean NOT NULL DEFAULT true,
  lost_at         timestamptz,
  due_at          timestamptz,
  UNIQUE (organization_id, domain)
);
CREATE INDEX domain_proof_by_due ON domain_proof (due_at) WHERE proven_at IS NOT NULL;
ALTER TABLE domain_proof ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON domain_proof USING (tenancy.sees(organization_id));
