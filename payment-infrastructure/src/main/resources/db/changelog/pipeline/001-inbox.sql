--liquibase formatted sql

--changeset sluice:inbox
CREATE TABLE inbox (
  step VARCHAR(64) NOT NULL,
  event_id VARCHAR(260) NOT NULL,
  -- of the event's own timestamp: the same for every copy
  event_day DATE NOT NULL,
  news BYTEA NOT NULL,
  refusal TEXT,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (step, event_id, event_day)
) PARTITION BY RANGE (event_day);
COMMENT ON TABLE inbox IS 'What each step has seen, with the news it decided to send. Dropped by the day.';
COMMENT ON COLUMN inbox.news IS 'Encoded envelopes, each behind its length in four bytes.';

CREATE TABLE inbox_default PARTITION OF inbox DEFAULT;
