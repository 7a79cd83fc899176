-- Why a version was put in force, in the words of who did it.
ALTER TABLE publication ADD COLUMN reason text NOT NULL DEFAULT '';
