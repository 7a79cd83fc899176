-- A rule that found something in the last report of a dossier. Gone when a newer report says otherwise.
CREATE TABLE rule_hit (
  dossier_id    bigint NOT NULL,
  rule          text NOT NULL,
  program       text NOT NULL,
  inspection_id bigint NOT NULL,
  PRIMARY KEY (dossier_id, rule)
);
CREATE INDEX rule_hit_by_rule ON rule_hit (program, rule);
ALTER TABLE rule_hit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON rule_hit USING (tenancy.is_operator());

-- In how many reports of a day a rule found something, the day being the program's. Lives for good.
CREATE TABLE rule_day (
  program text NOT NULL,
  rule    text NOT NULL,
  day     date NOT NULL,
  hits    int NOT NULL,
  PRIMARY KEY (program, rule, day)
);
CREATE INDEX rule_day_by_day ON rule_day (program, day);
ALTER TABLE rule_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON rule_day USING (tenancy.is_operator());

-- How many reports there were on a day. Lives for good.
CREATE TABLE report_day (
  program text NOT NULL,
  day     date NOT NULL,
  reports int NOT NULL,
  PRIMARY KEY (program, day)
);
ALTER TABLE report_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON report_day USING (tenancy.is_operator());

-- Whether what its report found is counted. Those that were there before are counted one after another.
ALTER TABLE inspection ADD COLUMN counted boolean NOT NULL DEFAULT false;
CREATE INDEX inspection_uncounted ON inspection (id) WHERE state = 'done' AND NOT counted;
