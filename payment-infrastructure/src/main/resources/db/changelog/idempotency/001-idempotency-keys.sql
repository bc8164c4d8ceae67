--liquibase formatted sql

--changeset sluice:idempotency-keys
CREATE TABLE idempotency_keys (
  client_id VARCHAR(64) NOT NULL,
  method_and_path VARCHAR(255) NOT NULL,
  key VARCHAR(255) NOT NULL,
  body_hash VARCHAR(64) NOT NULL,
  status INT CHECK (status BETWEEN 100 AND 599),
  location TEXT,
  body TEXT,
  leased_until TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  PRIMARY KEY (client_id, method_and_path, key),
  CONSTRAINT chk_idempotency_answer CHECK ((status IS NULL) = (body IS NULL))
) WITH (fillfactor = 80);
COMMENT ON TABLE idempotency_keys IS 'The same request twice has one effect and one answer. Kept 30 days.';

-- the sweep deletes the oldest
CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);
