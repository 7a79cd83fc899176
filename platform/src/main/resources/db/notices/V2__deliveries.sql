-- What was told of a case is shown in the case, with how far its mail has come.
CREATE INDEX notice_by_case ON notice (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX mail_by_notice ON mail USING gin (notices);
