--liquibase formatted sql

--changeset sluice:psp-webhooks
CREATE TABLE psp_webhooks (
  connector VARCHAR(32) NOT NULL,
  -- the PSP's name for the message: the key guards against every repetition
  event_id VARCHAR(64) NOT NULL,
  body TEXT NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  outcome VARCHAR(16) CHECK (outcome IN ('APPLIED', 'UNKNOWN', 'REFUSED', 'FAILED')),
  detail TEXT,
  ended_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (connector, event_id),
  CONSTRAINT chk_webhook_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
) WITH (fillfactor = 80);
COMMENT ON TABLE psp_webhooks IS 'What PSPs told unasked, as it came, and what became of it.';
CREATE INDEX idx_psp_webhooks_waiting ON psp_webhooks (received_at) WHERE ended_at IS NULL;

CREATE TABLE psp_disputes (
  connector VARCHAR(32) NOT NULL,
  reference VARCHAR(128) NOT NULL,
  dispute_id BIGINT NOT NULL UNIQUE REFERENCES disputes (id),
  PRIMARY KEY (connector, reference)
);
COMMENT ON TABLE psp_disputes IS 'What a PSP calls our disputes: its messages about one may come in any order.';
