-- How often was searched on a day, found something or nothing, without what for and by whom. Lives for good.
CREATE TABLE search_day (
  day     date PRIMARY KEY,
  found   bigint NOT NULL,
  nothing bigint NOT NULL
);
ALTER TABLE search_day ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON search_day USING (tenancy.is_operator());
