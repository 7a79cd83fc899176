-- A provider, an enterprise or the operator. Lives as long as the market has to remember it.
CREATE TABLE organization (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  side       text NOT NULL CHECK (side IN ('provider', 'enterprise', 'operator')),
  name       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE organization ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON organization USING (tenancy.sees(id));

-- Somebody with an account. Lives until they ask to be erased.
CREATE TABLE person (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      text NOT NULL,
  name       text NOT NULL,
  password   text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX person_by_email ON person (lower(email));
ALTER TABLE person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON person USING (tenancy.is_operator() OR id::text = tenancy.actor());

-- What a person may do in an organization. Lives until they leave it.
CREATE TABLE membership (
  person_id       bigint NOT NULL REFERENCES person,
  organization_id bigint NOT NULL REFERENCES organization,
  roles           text[] NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, organization_id)
);
CREATE INDEX membership_by_organization ON membership (organization_id);
ALTER TABLE membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON membership USING (tenancy.sees(organization_id) OR person_id::text = tenancy.actor());
