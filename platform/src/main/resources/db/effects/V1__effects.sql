-- Something that a stage or an end of a case changes in the world. Lives as long as its case.
CREATE TABLE effect (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  sequence        int NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  subject_kind    text NOT NULL,
  subject_id      bigint NOT NULL,
  source          text NOT NULL,
  name            text NOT NULL,
  argument        text,
  state           text NOT NULL
    CHECK (state IN ('unconfirmed', 'due', 'carried-out', 'refused', 'undoing', 'undone')),
  due_at          timestamptz NOT NULL,
  decided_by      text NOT NULL,
  confirmed_by    text,
  settled_at      timestamptz,
  settled_by      text,
  why_zh          text,
  why_en          text,
  UNIQUE (case_id, sequence)
);
CREATE INDEX effect_unsettled ON effect (due_at) WHERE state IN ('unconfirmed', 'due', 'undoing');
CREATE INDEX effect_by_subject ON effect (subject_kind, subject_id, name);
ALTER TABLE effect ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON effect USING (tenancy.sees(organization_id));
