-- Who acts in the running transaction; every module's row security is written with these.

-- The organization for which the transaction acts; null when nobody does.
CREATE FUNCTION organization() RETURNS bigint
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('shangjia.organization', true), '')::bigint;

-- Whether the operator's side acts, which sees the rows of all organizations.
CREATE FUNCTION is_operator() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('shangjia.side', true), '') = 'operator';

-- Who acts: a person's id, or 'system:' and the name of a job; empty when nobody does.
CREATE FUNCTION actor() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('shangjia.actor', true), '');

-- Whether the rows of an organization may be seen and changed.
CREATE FUNCTION sees(owner bigint) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('shangjia.side', true), '') = 'operator'
      OR owner = nullif(current_setting('shangjia.organization', true), '')::bigint;
