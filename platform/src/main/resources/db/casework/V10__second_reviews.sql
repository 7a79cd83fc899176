-- A decision that somebody else judges again without knowing it, to see how far two people agree.
-- What the first held is written down when they decided; the second sees it when they have answered.
-- The case knows nothing of it. Lives as long as its case.
CREATE TABLE second_review (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  organization_id bigint NOT NULL,
  counterpart_id  bigint,
  program         text NOT NULL,
  procedure       text NOT NULL,
  stage           text NOT NULL,
  round           int NOT NULL,
  subject_name    text NOT NULL,
  -- What was looked at, as it was then.
  snapshot_id     bigint,
  inspection_id   bigint,
  judged_at       timestamptz NOT NULL,
  first_by        bigint NOT NULL,
  first_at        timestamptz NOT NULL,
  first_verdict   text NOT NULL CHECK (first_verdict IN ('pass', 'return', 'decline')),
  opened_at       timestamptz NOT NULL,
  due             timestamptz NOT NULL,
  remind_at       timestamptz,
  -- Who judges again; null when nobody could be asked.
  reviewer        bigint,
  state           text NOT NULL CHECK (state IN ('open', 'given', 'late', 'nobody')),
  verdict         text CHECK (verdict IN ('pass', 'return', 'decline')),
  words           text NOT NULL DEFAULT '',
  over_at         timestamptz,
  -- Whether a lead has to look at how the two differ, and who did.
  differs         boolean NOT NULL DEFAULT false,
  looked_by       bigint,
  UNIQUE (case_id, stage, round),
  CHECK ((state = 'given') = (verdict IS NOT NULL))
);
CREATE INDEX second_review_open ON second_review (reviewer, case_id) WHERE state = 'open';
CREATE INDEX second_review_open_case ON second_review (case_id) WHERE state = 'open';
CREATE INDEX second_review_due ON second_review (due) WHERE state = 'open';
CREATE INDEX second_review_over ON second_review (over_at DESC) WHERE over_at IS NOT NULL;
ALTER TABLE second_review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON second_review USING (tenancy.is_operator());

-- A rule that people had to judge in it, and whether each held it broken. Lives as long as it.
CREATE TABLE second_review_rule (
  review_id     bigint NOT NULL REFERENCES second_review,
  position      int NOT NULL,
  rule          text NOT NULL,
  -- What stands before the slash of the rule's id.
  family        text NOT NULL,
  -- Whether it is one of law and safety: a stricter version of it holds for open cases too.
  grave         boolean NOT NULL,
  first_broken  boolean NOT NULL,
  second_broken boolean,
  PRIMARY KEY (review_id, position)
);
ALTER TABLE second_review_rule ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON second_review_rule USING (tenancy.is_operator());

-- Who of the desk opened a case while a decision waited in it for its second person or its second
-- review, so that they are not asked to judge it without knowing it. Gone when nothing waits.
CREATE TABLE case_reader (
  case_id   bigint NOT NULL,
  person_id bigint NOT NULL,
  seen_at   timestamptz NOT NULL,
  PRIMARY KEY (case_id, person_id)
);
ALTER TABLE case_reader ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON case_reader USING (tenancy.is_operator());
