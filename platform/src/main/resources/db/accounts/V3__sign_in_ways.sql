-- A crash may forget what was counted; then nobody has to wait for the disk to count.
ALTER TABLE attempt SET UNLOGGED;

-- A link that signs somebody in, mailed to them: the hash of its word, never the word. Deleted when it is used; lives
-- an hour beyond its end at most.
CREATE TABLE sign_in_link (
  secret     bytea PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  browser    bytea NOT NULL,
  goal       text NOT NULL CHECK (goal IN ('sign-in', 'password')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_link_by_person ON sign_in_link (person_id);
CREATE INDEX sign_in_link_by_end ON sign_in_link (expires_at);
ALTER TABLE sign_in_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON sign_in_link
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');

-- The random number by which devices know the owner of passkeys; it tells them nothing else. Lives as long as the person.
CREATE TABLE passkey_owner (
  person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  handle    bytea NOT NULL UNIQUE
);
ALTER TABLE passkey_owner ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON passkey_owner
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');

-- A passkey: its public half, and how often it was used as its device counts. Lives until its owner removes it.
CREATE TABLE passkey (
  id              bytea PRIMARY KEY,
  person_id       bigint NOT NULL REFERENCES passkey_owner ON DELETE CASCADE,
  name            text NOT NULL,
  public_key      bytea NOT NULL,
  signature_count bigint NOT NULL,
  verified        boolean NOT NULL,
  backup_eligible boolean NOT NULL,
  backed_up       boolean NOT NULL,
  transports      text[] NOT NULL,
  attestation     bytea NOT NULL,
  client_data     bytea NOT NULL,
  created_at      timestamptz NOT NULL,
  used_at         timestamptz
);
CREATE INDEX passkey_by_person ON passkey (person_id);
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON passkey
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');

-- Who a person is at the host: its number for them. Lives as long as the person.
CREATE TABLE outside_identity (
  issuer       text NOT NULL,
  subject      text NOT NULL,
  person_id    bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  connected_at timestamptz NOT NULL,
  used_at      timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, person_id)
);
CREATE INDEX outside_identity_by_person ON outside_identity (person_id);
ALTER TABLE outside_identity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON outside_identity
  USING (person_id::text = tenancy.actor() OR tenancy.actor() = 'system:sign-in');
