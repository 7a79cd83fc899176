-- The last reports of a program, however many there were before.
CREATE INDEX inspection_by_program ON inspection (program, id DESC) WHERE state = 'done';
