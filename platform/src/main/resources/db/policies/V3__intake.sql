-- How many cases of a procedure are taken in, and when none is: set by operators, the last row
-- counts. Never changes, and lives for good, so that everybody can be told why they had to wait.
CREATE TABLE intake (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program      text NOT NULL REFERENCES program,
  procedure    text NOT NULL,
  closed_from  timestamptz,
  closed_until timestamptz,
  reason_zh    text,
  reason_en    text,
  quota        text NOT NULL CHECK (quota IN ('unlimited', 'open-cases', 'starts-per-month')),
  most         int CHECK (most BETWEEN 1 AND 1000000),
  set_by       text NOT NULL,
  set_at       timestamptz NOT NULL,
  CHECK ((quota = 'unlimited') = (most IS NULL)),
  CHECK (closed_from IS NULL = (reason_zh IS NULL) AND closed_from IS NULL = (reason_en IS NULL)),
  CHECK (closed_until IS NULL OR closed_until > closed_from)
);
CREATE INDEX intake_by_procedure ON intake (program, procedure, id DESC);
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON intake
  FOR EACH ROW EXECUTE FUNCTION never_changes();
ALTER TABLE intake ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY all_read ON intake FOR SELECT USING (true);
CREATE POLICY desk_add ON intake FOR INSERT WITH CHECK (tenancy.is_operator());
