--liquibase formatted sql

--changeset sluice:dead-letters
CREATE TABLE dead_letters (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  step VARCHAR(64) NOT NULL,
  topic VARCHAR(128) NOT NULL,
  partition INT NOT NULL,
  record_offset BIGINT NOT NULL,
  inbox_id VARCHAR(260) NOT NULL,
  refused BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  record_key BYTEA,
  record_value BYTEA,
  headers TEXT NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT uq_dead_letter_per_record UNIQUE (step, topic, partition, record_offset)
);
COMMENT ON TABLE dead_letters IS 'What went to a dead letter queue, for people.';
COMMENT ON COLUMN dead_letters.headers IS 'JSON: name to base64.';
