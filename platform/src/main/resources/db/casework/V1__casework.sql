-- Where a case stands: the sum of its events, kept so that it can be found. Lives as long as the
-- market has to answer for its decisions.
CREATE TABLE case_state (
  id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id    bigint NOT NULL,
  counterpart_id     bigint,
  program            text NOT NULL,
  procedure          text NOT NULL,
  rulebook_version   text NOT NULL,
  rulebook_hash      text NOT NULL,
  subject_kind       text NOT NULL,
  subject_id         bigint NOT NULL,
  subject_name       text NOT NULL,
  app_id             bigint,
  started_by         text NOT NULL,
  started_at         timestamptz NOT NULL,
  sequence           int NOT NULL,
  next_date          timestamptz,
  ended_at           timestamptz,
  end_name           text,
  snapshot_id        bigint
);
CREATE INDEX case_state_by_date ON case_state (next_date) WHERE next_date IS NOT NULL;
CREATE INDEX case_state_by_organization ON case_state (organization_id, id DESC);
CREATE INDEX case_state_by_subject ON case_state (program, subject_kind, subject_id);
CREATE INDEX case_state_by_app ON case_state (app_id) WHERE app_id IS NOT NULL;
CREATE INDEX case_state_ended ON case_state (program, procedure, ended_at) WHERE ended_at IS NOT NULL;
-- One subject goes through one procedure once at a time.
CREATE UNIQUE INDEX case_state_open ON case_state (program, procedure, subject_kind, subject_id)
  WHERE ended_at IS NULL;
ALTER TABLE case_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON case_state
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- Something that happened in a case. Never changes and is never deleted while the case is kept.
CREATE TABLE case_event (
  case_id         bigint NOT NULL,
  sequence        int NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  at              timestamptz NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  event           jsonb NOT NULL,
  PRIMARY KEY (case_id, sequence)
);
ALTER TABLE case_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- No policy lets anybody change or delete one.
CREATE POLICY own_read ON case_event FOR SELECT
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));
CREATE POLICY own_add ON case_event FOR INSERT
  WITH CHECK (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- What somebody has to do in a case: one row for each open stage. Gone when the stage is closed.
CREATE TABLE task (
  case_id         bigint NOT NULL,
  stage           text NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  program         text NOT NULL,
  procedure       text NOT NULL,
  stage_zh        text NOT NULL,
  stage_en        text NOT NULL,
  subject_name    text NOT NULL,
  round           int NOT NULL,
  phase           text NOT NULL
    CHECK (phase IN ('working', 'proposed', 'returned', 'gate-owed', 'failed')),
  since           timestamptz NOT NULL,
  owner           text NOT NULL,
  on_desk         boolean NOT NULL,
  reason_zh       text NOT NULL,
  reason_en       text NOT NULL,
  due             timestamptz,
  due_zh          text,
  due_en          text,
  told            text,
  resting_zh      text,
  resting_en      text,
  claimed_by      bigint,
  claimed_until   timestamptz,
  handed_by       bigint,
  reminded_at     timestamptz,
  PRIMARY KEY (case_id, stage)
);
CREATE INDEX task_desk ON task (on_desk, due, case_id);
CREATE INDEX task_claimed ON task (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX task_by_organization ON task (organization_id);
ALTER TABLE task ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON task
  USING (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- What was handed in, and by what it is judged: rulebook, time and engine stay the same for a round.
CREATE TABLE round (
  case_id          bigint NOT NULL,
  number           int NOT NULL,
  organization_id  bigint NOT NULL,
  stage            text NOT NULL,
  snapshot_id      bigint,
  inspection_id    bigint,
  rulebook_hash    text NOT NULL,
  engine_version   text NOT NULL,
  judged_at        timestamptz NOT NULL,
  handed_in_by     text NOT NULL,
  PRIMARY KEY (case_id, number)
);
ALTER TABLE round ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON round FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY own_add ON round FOR INSERT WITH CHECK (tenancy.sees(organization_id));
CREATE POLICY own_change ON round FOR UPDATE USING (tenancy.sees(organization_id));

-- What was decided in a review stage, and why. Lives as long as its case.
CREATE TABLE decision (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  procedure       text NOT NULL,
  stage           text NOT NULL,
  round           int NOT NULL,
  outcome         text NOT NULL,
  favours         boolean NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'declined', 'made', 'reversed')),
  sequence        int NOT NULL,
  subject_name    text NOT NULL,
  explanation     text NOT NULL,
  made_by         text NOT NULL,
  confirmed_by    text,
  made_at         timestamptz NOT NULL
);
CREATE INDEX decision_by_case ON decision (case_id, id);
CREATE INDEX decision_by_stage ON decision (program, procedure, stage, id DESC);
ALTER TABLE decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON decision FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk_add ON decision FOR INSERT WITH CHECK (tenancy.is_operator());
CREATE POLICY desk_change ON decision FOR UPDATE USING (tenancy.is_operator());

-- A rule that a decision rests on, and the finding it speaks of. Lives as long as its decision.
CREATE TABLE citation (
  decision_id     bigint NOT NULL REFERENCES decision,
  position        int NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  rule            text NOT NULL,
  fingerprint     text,
  kind            text NOT NULL
    CHECK (kind IN ('new', 'introduced', 'missed', 'rule-changed', 'evidence-available', 'repeated')),
  weight          text NOT NULL CHECK (weight IN ('ground', 'advice')),
  reason          text NOT NULL,
  PRIMARY KEY (decision_id, position)
);
CREATE INDEX citation_by_rule ON citation (program, rule);
ALTER TABLE citation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON citation FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk_add ON citation FOR INSERT WITH CHECK (tenancy.is_operator());

-- What somebody wrote into a case. Private notes are the desk's; erased with their writer's words
-- when the case is.
CREATE TABLE note (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  visibility      text NOT NULL CHECK (visibility IN ('public', 'private')),
  written_by      text NOT NULL,
  writer_name     text NOT NULL,
  writer_side     text NOT NULL,
  written_at      timestamptz NOT NULL,
  words           text NOT NULL
);
CREATE INDEX note_by_case ON note (case_id, id);
ALTER TABLE note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON note
  USING (tenancy.is_operator()
    OR (visibility = 'public'
      AND (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id))));

-- What a person found when they looked at what machines do not decide. One row for each rule of a
-- stage and round; the last answer counts.
CREATE TABLE checked (
  case_id         bigint NOT NULL,
  stage           text NOT NULL,
  round           int NOT NULL,
  rule            text NOT NULL,
  item            text NOT NULL,
  organization_id bigint NOT NULL,
  answer          text NOT NULL CHECK (answer IN ('met', 'not-met', 'not-applicable')),
  remark          text NOT NULL,
  checked_by      text NOT NULL,
  checked_at      timestamptz NOT NULL,
  PRIMARY KEY (case_id, stage, round, rule, item)
);
ALTER TABLE checked ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON checked USING (tenancy.is_operator());

-- What people of the market say of a subject because no module counts it yet: that a deposit is
-- paid, how a rollout is used. The last word counts; kept as long as the subject is.
CREATE TABLE stated_fact (
  program         text NOT NULL,
  subject_kind    text NOT NULL,
  subject_id      bigint NOT NULL,
  fact            text NOT NULL,
  organization_id bigint NOT NULL,
  value           jsonb NOT NULL,
  stated_by       text NOT NULL,
  stated_at       timestamptz NOT NULL,
  PRIMARY KEY (program, subject_kind, subject_id, fact)
);
ALTER TABLE stated_fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON stated_fact FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk ON stated_fact USING (tenancy.is_operator());
