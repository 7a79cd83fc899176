-- Something that the operator tells people, from some days before it begins until a day. Lives for good, as what was
-- announced; once it is told nothing of it changes but that it was taken back.
CREATE TABLE announcement (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Sent with its form: sent twice, it is written once.
  key          text NOT NULL UNIQUE,
  title_zh     text NOT NULL,
  title_en     text NOT NULL,
  text_zh      text NOT NULL,
  text_en      text NOT NULL,
  -- everyone, program:ID or role:CODE
  audience     text NOT NULL,
  -- Days of the market's zone.
  starts       date NOT NULL,
  ends         date NOT NULL,
  lead_days    int NOT NULL,
  written_by   text NOT NULL,
  written_at   timestamptz NOT NULL,
  -- When everybody was told; null while they are not.
  told_at      timestamptz,
  withdrawn_at timestamptz
);
CREATE INDEX announcement_by_end ON announcement (ends);
ALTER TABLE announcement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON announcement USING (tenancy.is_operator());
