-- How often was searched on a day and found something, or nothing, without what for and by whom. Lives for good.
CREATE TABLE search_day (
  day      date NOT NULL,
  -- found or nothing
  outcome  text NOT NULL,
  searches bigint NOT NULL,
  PRIMARY KEY (day, outcome)
);
ALTER TABLE search_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON search_day USING (tenancy.is_operator());
