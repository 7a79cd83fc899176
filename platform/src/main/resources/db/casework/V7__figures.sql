-- How long a stage took that is over: one row for each time one was closed. Says nothing of people;
-- lives as long as its case.
CREATE TABLE stage_time (
  case_id         bigint NOT NULL,
  -- The number of the event that closed it.
  sequence        int NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  program         text NOT NULL,
  procedure       text NOT NULL,
  stage           text NOT NULL,
  closed_at       timestamptz NOT NULL,
  -- For how long its clock ran; while an answer was waited for it rested.
  seconds         bigint NOT NULL,
  -- Whether it had a date, and whether that was missed.
  dated           boolean NOT NULL,
  late            boolean NOT NULL,
  PRIMARY KEY (case_id, sequence)
);
CREATE INDEX stage_time_recent ON stage_time (program, procedure, stage, closed_at DESC);
ALTER TABLE stage_time ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk_read ON stage_time FOR SELECT USING (tenancy.is_operator());
CREATE POLICY own_add ON stage_time FOR INSERT
  WITH CHECK (tenancy.sees(organization_id) OR tenancy.sees(counterpart_id));

-- What happened in the last weeks, however many cases there were before.
CREATE INDEX decision_by_time ON decision (made_at DESC);
CREATE INDEX contest_by_time ON contest (program, filed_at DESC);
CREATE INDEX case_state_by_start ON case_state (started_at, program);
CREATE INDEX case_state_by_end ON case_state (ended_at, program) WHERE ended_at IS NOT NULL;
