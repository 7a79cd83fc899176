-- Who names an app is told of other apps of its program that are called alike.
CREATE INDEX app_by_program ON app (program, name);
