--liquibase formatted sql

--changeset sluice:dead-letters-for-people
ALTER TABLE dead_letters RENAME COLUMN step TO consumer_group;
ALTER TABLE dead_letters RENAME COLUMN inbox_id TO event_id;
ALTER TABLE dead_letters
  ADD COLUMN replay INT NOT NULL DEFAULT 0 CHECK (replay >= 0),
  ADD COLUMN exception VARCHAR(256),
  ADD COLUMN digest BYTEA GENERATED ALWAYS AS (sha256(coalesce(record_value, ''::bytea))) STORED,
  ADD COLUMN status VARCHAR(16) NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'REPLAYED', 'DROPPED')),
  ADD COLUMN resolved_by TEXT,
  ADD COLUMN resolved_at TIMESTAMP WITH TIME ZONE,
  ADD COLUMN resolution TEXT,
  ADD COLUMN replayed_as INT CHECK (replayed_as > 0),
  ADD CONSTRAINT chk_dead_letter_resolved CHECK (
    (status = 'OPEN') = (resolved_at IS NULL AND resolved_by IS NULL AND resolution IS NULL)
    AND (status = 'REPLAYED') = (replayed_as IS NOT NULL));
COMMENT ON COLUMN dead_letters.event_id IS 'The event''s own; raw:<topic>:<partition>:<offset> when nobody could read it.';
COMMENT ON COLUMN dead_letters.replay IS 'The how manieth replay this was when it came; 0 for the event itself.';
COMMENT ON COLUMN dead_letters.replayed_as IS 'The replay this letter was sent again as.';

UPDATE dead_letters
   SET replay = split_part(event_id, '#', 2)::int, event_id = split_part(event_id, '#', 1)
 WHERE event_id ~ '#[1-9][0-9]{0,5}$';

-- a copy at another offset was a letter of its own before
DELETE FROM dead_letters l USING dead_letters first
 WHERE first.consumer_group = l.consumer_group AND first.event_id = l.event_id
   AND first.replay = l.replay AND first.digest = l.digest AND first.id < l.id;
ALTER TABLE dead_letters DROP CONSTRAINT uq_dead_letter_per_record;
ALTER TABLE dead_letters ADD CONSTRAINT uq_dead_letter UNIQUE (consumer_group, event_id, replay, digest);
CREATE INDEX idx_dead_letters_by_event ON dead_letters (event_id);
CREATE INDEX idx_dead_letters_by_status ON dead_letters (status, id);

--changeset sluice:outbox-replays splitStatements:false
-- Partitions have a check of their own beside the inherited one: all of them change.
DO $$
DECLARE
  part TEXT;
BEGIN
  FOR part IN
    SELECT c.conrelid::regclass::text FROM pg_constraint c
     WHERE c.contype = 'c' AND c.conname = 'outbox_event_kind_check'
     ORDER BY c.conrelid <> 'outbox_event'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS outbox_event_kind_check', part);
  END LOOP;
  ALTER TABLE outbox_event ADD CONSTRAINT chk_outbox_kind CHECK (kind IN ('PUBLISH', 'EXPAND', 'REPLAY'));
END $$;
