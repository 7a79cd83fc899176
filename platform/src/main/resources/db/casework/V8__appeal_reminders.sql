-- When who may answer an appeal is reminded of its date next: not worked out while it is null.
ALTER TABLE appeal ADD COLUMN remind_at timestamptz;
CREATE INDEX appeal_remind ON appeal (remind_at NULLS FIRST) WHERE state = 'open' AND due IS NOT NULL;
