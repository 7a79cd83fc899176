-- What a look is for: something was handed in, or what is listed is looked at again. What was decided rests on the
-- former; the latter live until a later one of the same app takes their place, or as long as a case that shows them.
ALTER TABLE inspection ADD COLUMN purpose text NOT NULL DEFAULT 'handed-in'
  CHECK (purpose = ANY (ARRAY['handed-in', 'recheck']));
