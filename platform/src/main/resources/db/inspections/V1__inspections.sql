-- One look at what was handed in, addresses included: what it is judged by, how far it is, and what
-- came of it. Lives as long as the snapshot it speaks of.
CREATE TABLE inspection (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id bigint NOT NULL,
  dossier_id      bigint NOT NULL,
  snapshot_id     bigint NOT NULL,
  program         text NOT NULL,
  rulebook_hash   text NOT NULL,
  -- The time of judging.
  at              timestamptz NOT NULL,
  engine_version  text,
  state           text NOT NULL CHECK (state IN ('ordered', 'running', 'done', 'failed')),
  done            int NOT NULL DEFAULT 0,
  total           int NOT NULL DEFAULT 0,
  looking_at      text NOT NULL DEFAULT '',
  -- The facts as the engine writes them; judging them again gives the same report.
  facts           text,
  verdict         text,
  ordered_by      text NOT NULL,
  ordered_at      timestamptz NOT NULL,
  finished_at     timestamptz
);
CREATE INDEX inspection_by_dossier ON inspection (dossier_id, id DESC);
CREATE INDEX inspection_by_snapshot ON inspection (snapshot_id, id DESC);
ALTER TABLE inspection ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON inspection USING (tenancy.sees(organization_id));
