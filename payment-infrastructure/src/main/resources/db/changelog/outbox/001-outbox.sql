--liquibase formatted sql

--changeset sluice:outbox-event
CREATE TABLE outbox_event (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  event_day DATE NOT NULL,
  shard SMALLINT NOT NULL,
  kind VARCHAR(8) NOT NULL CHECK (kind IN ('PUBLISH', 'EXPAND')),
  event_id VARCHAR(250) NOT NULL,
  event_type VARCHAR(64) NOT NULL,
  aggregate_id VARCHAR(64) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  event_time TIMESTAMP WITH TIME ZONE NOT NULL,
  topic VARCHAR(128) NOT NULL,
  record_key VARCHAR(64) NOT NULL,
  payload BYTEA NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  sent_at TIMESTAMP WITH TIME ZONE,
  buried_reason TEXT,
  PRIMARY KEY (event_id, event_day),
  CONSTRAINT chk_outbox_topic CHECK ((kind = 'EXPAND') = (topic = ''))
) PARTITION BY RANGE (event_day);
COMMENT ON TABLE outbox_event IS 'News written in the transaction that changed the state, until the broker has it. Dropped by the day.';
COMMENT ON COLUMN outbox_event.sent_at IS 'When it was done with: published, expanded, or buried.';

-- all a relay looks at; a row is claimed through its shard, never by an id greater than the last
CREATE INDEX idx_outbox_unsent ON outbox_event (shard, id) WHERE sent_at IS NULL;

CREATE TABLE outbox_event_default PARTITION OF outbox_event DEFAULT;

--changeset sluice:outbox-shards
CREATE TABLE outbox_shards (
  shard SMALLINT PRIMARY KEY,
  owner VARCHAR(128),
  leased_until TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 20);
COMMENT ON TABLE outbox_shards IS 'Aggregates are spread over shards; a shard is emptied by one relay at a time, so order is kept.';

INSERT INTO outbox_shards (shard) SELECT generate_series(0, 15);
