-- A program whose rulebook was installed, and whether the market runs it. Lives for good.
CREATE TABLE program (
  id      text PRIMARY KEY,
  offered boolean NOT NULL DEFAULT true
);

-- One version of a rulebook, with all the files it is made of. Cases are pinned to it, so it never
-- changes and lives for good.
CREATE TABLE rulebook (
  hash         text PRIMARY KEY,
  program      text NOT NULL REFERENCES program,
  version      text NOT NULL,
  title_zh     text NOT NULL,
  title_en     text NOT NULL,
  archive      bytea NOT NULL,
  installed_at timestamptz NOT NULL
);
CREATE INDEX rulebook_by_program ON rulebook (program);

-- From when on a version is in force; of several, the one that begins last. Lives for good.
CREATE TABLE publication (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program        text NOT NULL REFERENCES program,
  rulebook_hash  text NOT NULL REFERENCES rulebook,
  effective_from timestamptz NOT NULL,
  published_by   text NOT NULL,
  published_at   timestamptz NOT NULL
);
CREATE INDEX publication_by_program ON publication (program, effective_from DESC, id DESC);

-- Rulebooks are for everybody to read, so that rows need no row security. Nobody rewrites them.
CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON rulebook
  FOR EACH ROW EXECUTE FUNCTION never_changes();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON publication
  FOR EACH ROW EXECUTE FUNCTION never_changes();
