-- That a listing changed, for each index to follow. An index reads what was committed before every transaction that
-- still runs: a late commit is behind nothing then. Says nothing of anybody; lives for a month, and an index that slept
-- for longer is made anew.
CREATE TABLE listing_change (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  app_id      bigint NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX listing_change_in_order ON listing_change (transaction, id);
CREATE INDEX listing_change_by_time ON listing_change (made_at);

-- How far the index of a cluster has followed, which all nodes share. One row; indexes on a node's own disk remember it
-- beside them.
CREATE TABLE index_position (
  mapping     int PRIMARY KEY,
  transaction xid8 NOT NULL,
  change_id   bigint NOT NULL,
  rebuilt_at  timestamptz NOT NULL
);

-- All indexes are made anew, in place, as somebody ordered. Lives for a year.
CREATE TABLE reindexing (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ordered_at timestamptz NOT NULL
);

-- How far an index is with that. Lives as long as the order.
CREATE TABLE reindexing_progress (
  reindexing_id bigint NOT NULL REFERENCES reindexing ON DELETE CASCADE,
  index_name    text NOT NULL,
  done          int NOT NULL,
  total         int NOT NULL,
  finished_at   timestamptz,
  PRIMARY KEY (reindexing_id, index_name)
);

-- What was searched for and not found, day by day, without who did. Lives for 90 days.
CREATE TABLE empty_search (
  day      date NOT NULL,
  query    text NOT NULL,
  searches int NOT NULL,
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (day, query)
);
ALTER TABLE empty_search ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON empty_search USING (tenancy.is_operator());
