--liquibase formatted sql

--changeset sluice:partitions-create splitStatements:false
-- A day's partition is built beside its table and attached: that lets readers and writers go on.
-- What the default partition holds of that day moves along. Runs as the owner; serial by an advisory lock.
CREATE FUNCTION create_partitions(first_day DATE, last_day DATE) RETURNS INT
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parent TEXT;
  part TEXT;
  made INT := 0;
BEGIN
  IF last_day - first_day > 400 THEN
    RAISE EXCEPTION 'more than 400 days of partitions: % to %', first_day, last_day;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('sluice.partitions'));
  FOREACH parent IN ARRAY ARRAY['inbox', 'outbox_event'] LOOP
    FOR d IN 0 .. last_day - first_day LOOP
      part := parent || to_char(first_day + d, '"_p"YYYYMMDD');
      CONTINUE WHEN to_regclass(part) IS NOT NULL;
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_default');
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent);
      EXECUTE format(
        'WITH moved AS (DELETE FROM %I WHERE event_day = %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        parent || '_default', first_day + d, part);
      EXECUTE format(
        'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        parent, part, first_day + d, first_day + d + 1);
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;

--changeset sluice:partitions-drop splitStatements:false
-- Drops the days before this one; a day that still has something to send stays.
CREATE FUNCTION drop_partitions(before_day DATE) RETURNS INT
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part RECORD;
  unsent BOOLEAN;
  dropped INT := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('sluice.partitions'));
  FOR part IN
    SELECT c.relname AS name, i.inhparent::regclass::text AS parent
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent IN ('inbox'::regclass, 'outbox_event'::regclass)
       AND c.relname ~ '_p[0-9]{8}$' AND to_date(right(c.relname, 8), 'YYYYMMDD') < before_day
     ORDER BY c.relname
  LOOP
    IF part.parent = 'outbox_event' THEN
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE sent_at IS NULL)', part.name) INTO unsent;
      CONTINUE WHEN unsent;
    END IF;
    EXECUTE format('DROP TABLE %I', part.name);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM inbox_default WHERE event_day < before_day;
  DELETE FROM outbox_event_default WHERE event_day < before_day AND sent_at IS NOT NULL;
  RETURN dropped;
END $$;

--changeset sluice:partitions-first
-- enough to begin with; the job goes on from here
SELECT create_partitions(current_date - 1, current_date + 3);
