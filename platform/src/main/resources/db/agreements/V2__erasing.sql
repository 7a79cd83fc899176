-- From where a person who is erased consented is forgotten; that and when they did stays. Only the market does so.
CREATE POLICY market_erases ON consent AS RESTRICTIVE FOR UPDATE USING (tenancy.is_operator());
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'shangjia_app') THEN
    GRANT UPDATE (address) ON consent TO shangjia_app;
  END IF;
END
$$;
