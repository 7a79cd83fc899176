-- What somebody has a part in is found from either side.
CREATE INDEX case_state_by_counterpart ON case_state (counterpart_id, id DESC)
  WHERE counterpart_id IS NOT NULL;

-- Which case another one goes on with after an appeal.
CREATE INDEX appeal_by_successor ON appeal (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX appeal_by_case ON appeal (case_id);

-- What was said of a rule last.
CREATE INDEX citation_by_rule_latest ON citation (program, rule, decision_id DESC);
DROP INDEX citation_by_rule;
