-- A chain of entries and where it ends now: one for each case, organization or person. Lives as
-- long as its entries.
CREATE TABLE chain (
  name            text COLLATE "C" PRIMARY KEY,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  sequence        bigint NOT NULL,
  hash            text NOT NULL
);
CREATE INDEX chain_by_organization ON chain (organization_id);
ALTER TABLE chain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON chain USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- Something that happened, with the receipt that was signed for it. Holds ids and salted hashes, no
-- personal words. Never changes and is never deleted.
CREATE TABLE entry (
  chain           text COLLATE "C" NOT NULL,
  sequence        bigint NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  at              timestamptz NOT NULL,
  kind            text NOT NULL,
  ids             jsonb NOT NULL,
  contents        jsonb NOT NULL,
  previous        text NOT NULL,
  hash            text NOT NULL,
  key             text NOT NULL,
  signature       text NOT NULL,
  PRIMARY KEY (chain, sequence)
);
ALTER TABLE entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- No policy lets anybody change or delete one.
CREATE POLICY own_read ON entry FOR SELECT
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
CREATE POLICY own_add ON entry FOR INSERT
  WITH CHECK (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- What makes the hash of a content tell anything. Deleted when the person of whom the content is is
-- erased; lives as long as the entry otherwise. The proof is the salt's own hash, so that a changed
-- salt is found while nobody has the content at hand.
CREATE TABLE salt (
  chain           text COLLATE "C" NOT NULL,
  sequence        bigint NOT NULL,
  name            text NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  person          text NOT NULL,
  salt            text NOT NULL,
  proof           text NOT NULL,
  PRIMARY KEY (chain, sequence, name)
);
CREATE INDEX salt_by_person ON salt (person);
ALTER TABLE salt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- No policy lets anybody change one.
CREATE POLICY own_read ON salt FOR SELECT
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
CREATE POLICY own_add ON salt FOR INSERT
  WITH CHECK (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
CREATE POLICY market_erases ON salt FOR DELETE USING (tenancy.is_operator());

-- A signed word on the heads of all chains, which is published. Never changes and is never deleted.
CREATE TABLE checkpoint (
  sequence  bigint PRIMARY KEY,
  at        timestamptz NOT NULL,
  size      int NOT NULL,
  root      text NOT NULL,
  previous  text NOT NULL,
  key       text NOT NULL,
  signature text NOT NULL
);

-- The head of a chain that a checkpoint was the first to see, and the proof that it covers it.
-- Never changes and is never deleted.
CREATE TABLE checkpoint_head (
  chain           text COLLATE "C" NOT NULL,
  checkpoint      bigint NOT NULL REFERENCES checkpoint (sequence),
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  sequence        bigint NOT NULL,
  hash            text NOT NULL,
  leaf            int NOT NULL,
  path            text[] NOT NULL,
  PRIMARY KEY (chain, checkpoint)
);
CREATE INDEX checkpoint_head_by_sequence ON checkpoint_head (chain, sequence);
ALTER TABLE checkpoint_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON checkpoint_head FOR SELECT
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
CREATE POLICY market_adds ON checkpoint_head FOR INSERT WITH CHECK (tenancy.is_operator());

-- A key that signs, its secret half wrapped with the master key. Stays for good: old receipts are
-- checked by its public half.
CREATE TABLE signing_key (
  id         text PRIMARY KEY,
  public_key bytea NOT NULL,
  wrapped    bytea NOT NULL,
  made_at    timestamptz NOT NULL
);

-- A run of the check over all chains. Kept for good: a row is some bytes a day.
CREATE TABLE check_run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  chains      bigint NOT NULL DEFAULT 0,
  entries     bigint NOT NULL DEFAULT 0,
  contents    bigint NOT NULL DEFAULT 0,
  checkpoints bigint NOT NULL DEFAULT 0,
  findings    bigint NOT NULL DEFAULT 0
);
ALTER TABLE check_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY market ON check_run USING (tenancy.is_operator());

-- Something that a run found changed. Kept as long as its run.
CREATE TABLE check_finding (
  run      bigint NOT NULL REFERENCES check_run (id),
  number   int NOT NULL,
  place    text NOT NULL,
  kind     text NOT NULL,
  words_zh text NOT NULL,
  words_en text NOT NULL,
  PRIMARY KEY (run, number)
);
ALTER TABLE check_finding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY market ON check_finding USING (tenancy.is_operator());

-- The application may not even try to change what is recorded. Where its role has another name,
-- row security says the same for entries, salts and heads.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'shangjia_app') THEN
    REVOKE UPDATE, DELETE ON entry, checkpoint, checkpoint_head, signing_key FROM shangjia_app;
    REVOKE UPDATE ON salt FROM shangjia_app;
    REVOKE DELETE ON chain FROM shangjia_app;
  END IF;
END
$$;
