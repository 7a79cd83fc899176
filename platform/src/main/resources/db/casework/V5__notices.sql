-- Up to which event people were told what happens in a case. What happened before there were
-- notices is told to nobody.
ALTER TABLE case_state ADD COLUMN told int NOT NULL DEFAULT 0;
ALTER TABLE case_state NO FORCE ROW LEVEL SECURITY;
UPDATE case_state SET told = sequence;
ALTER TABLE case_state FORCE ROW LEVEL SECURITY;
CREATE INDEX case_state_untold ON case_state (id) WHERE told < sequence;

-- When who has the ball is reminded next: infinity when no more; null until that is worked out.
ALTER TABLE task RENAME COLUMN reminded_at TO remind_at;
CREATE INDEX task_reminder ON task (remind_at NULLS FIRST) WHERE due IS NOT NULL;

-- That somebody was told of an appeal whose date was missed.
CREATE INDEX appeal_late ON appeal (due) WHERE state = 'open' AND told_at IS NULL;
