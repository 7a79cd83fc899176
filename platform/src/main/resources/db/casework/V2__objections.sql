-- That somebody says a finding is wrong, and what the desk says to that. Lives as long as its case.
CREATE TABLE contest (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  app_id          bigint,
  rule            text NOT NULL,
  fingerprint     text NOT NULL,
  evidence_hash   text NOT NULL,
  finding_zh      text NOT NULL,
  finding_en      text NOT NULL,
  words           text NOT NULL,
  file_sha256     text,
  file_name       text,
  state           text NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
  filed_by        text NOT NULL,
  filed_at        timestamptz NOT NULL,
  answered_by     text,
  answered_at     timestamptz,
  answer          text,
  waived_until    timestamptz
);
CREATE INDEX contest_by_case ON contest (case_id, id);
CREATE INDEX contest_by_rule ON contest (program, rule);
-- One finding is contested once at a time.
CREATE UNIQUE INDEX contest_open ON contest (case_id, fingerprint) WHERE state = 'open';
ALTER TABLE contest ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON contest FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY own_add ON contest FOR INSERT WITH CHECK (tenancy.sees(organization_id));
CREATE POLICY desk_change ON contest FOR UPDATE USING (tenancy.is_operator());

-- That somebody asks for a decision to be looked at by others. Lives as long as its case.
CREATE TABLE appeal (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id         bigint NOT NULL,
  decision_id     bigint NOT NULL,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  words           text NOT NULL,
  state           text NOT NULL CHECK (state IN ('open', 'upheld', 'reversed')),
  filed_by        text NOT NULL,
  filed_at        timestamptz NOT NULL,
  due             timestamptz,
  answered_by     text,
  answered_at     timestamptz,
  answer          text,
  successor_id    bigint,
  told_at         timestamptz
);
CREATE UNIQUE INDEX appeal_once ON appeal (decision_id);
CREATE INDEX appeal_open ON appeal (due) WHERE state = 'open';
ALTER TABLE appeal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON appeal FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY own_add ON appeal FOR INSERT WITH CHECK (tenancy.sees(organization_id));
CREATE POLICY desk_change ON appeal FOR UPDATE USING (tenancy.is_operator());
