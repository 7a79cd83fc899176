-- A listed app that is looked at again every night: with what it is compared, and how far the next look is. Lives as
-- long as the app is listed.
CREATE TABLE watch (
  app_id          bigint PRIMARY KEY,
  organization_id bigint NOT NULL,
  program         text NOT NULL,
  -- What was approved and is shown.
  snapshot_id     bigint NOT NULL,
  -- The inspection with which is compared: that of the approval, or of the last recheck whose case is over; null when no
  -- machine had looked.
  accepted_id     bigint,
  -- The look that is under way; null for none.
  under_way_id    bigint,
  -- The last look that came to its end, when that was, and what it said; null before the first.
  looked_id       bigint,
  looked_at       timestamptz,
  result          text CHECK (result = ANY (ARRAY['failed', 'in-case', 'suspected', 'no-procedure', 'incomplete', 'changed', 'unchanged'])),
  -- How many looks failed since one did not.
  failures        int NOT NULL DEFAULT 0,
  -- When it is looked at next; null until the next night is planned.
  next_at         timestamptz,
  -- The open case about what was found; null for none.
  case_id         bigint
);
CREATE INDEX watch_due ON watch (next_at) WHERE under_way_id IS NULL;
CREATE INDEX watch_under_way ON watch (under_way_id) WHERE under_way_id IS NOT NULL;
CREATE INDEX watch_with_case ON watch (case_id) WHERE case_id IS NOT NULL;
ALTER TABLE watch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON watch FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk ON watch USING (tenancy.is_operator());

-- What an app's last look finds otherwise than was accepted. Gone when a look does not find it any more, or when it was
-- accepted.
CREATE TABLE change (
  app_id          bigint NOT NULL REFERENCES watch ON DELETE CASCADE,
  fingerprint     text NOT NULL,
  organization_id bigint NOT NULL,
  rule            text NOT NULL,
  title_zh        text NOT NULL,
  title_en        text NOT NULL,
  kind            text NOT NULL CHECK (kind = ANY (ARRAY['new', 'graver', 'unchecked', 'milder', 'gone'])),
  cause           text NOT NULL CHECK (cause = ANY (ARRAY['changed', 'time', 'rule', 'others'])),
  level           text NOT NULL,
  may_pass        boolean NOT NULL,
  -- In how many looks it was seen that lie far enough apart, and when the last of these was.
  seen            int NOT NULL,
  first_seen_at   timestamptz NOT NULL,
  counted_at      timestamptz NOT NULL,
  -- The case that it is part of; null for none.
  case_id         bigint,
  PRIMARY KEY (app_id, fingerprint)
);
ALTER TABLE change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_read ON change FOR SELECT USING (tenancy.sees(organization_id));
CREATE POLICY desk ON change USING (tenancy.is_operator());

-- A look whose facts are still kept. Gone with them: when a later look took its place and no case shows it.
CREATE TABLE look (
  inspection_id   bigint PRIMARY KEY,
  app_id          bigint NOT NULL,
  organization_id bigint NOT NULL,
  in_case         boolean NOT NULL DEFAULT false
);
CREATE INDEX look_by_app ON look (app_id) WHERE NOT in_case;
ALTER TABLE look ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON look USING (tenancy.is_operator());
