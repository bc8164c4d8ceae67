--liquibase formatted sql

--changeset sluice:payment-intents
CREATE TABLE payment_intents (
  id BIGINT PRIMARY KEY,
  public_payment_intent_id VARCHAR(64) NOT NULL UNIQUE,
  -- the id the payment will have once the PSP says yes
  payment_id BIGINT NOT NULL UNIQUE,
  client_id VARCHAR(64) NOT NULL,
  order_id VARCHAR(64) NOT NULL,
  buyer_id VARCHAR(64) NOT NULL,
  total_amount BIGINT NOT NULL CHECK (total_amount > 0),
  currency CHAR(3) NOT NULL,
  capture_method VARCHAR(16) NOT NULL CHECK (capture_method IN ('AUTOMATIC', 'MANUAL')),
  status VARCHAR(32) NOT NULL CHECK (status IN
    ('CREATED', 'PENDING_AUTH', 'AUTHORIZED', 'DECLINED', 'CANCELLED', 'EXPIRED', 'REVIEW')),
  psp_reference VARCHAR(128),
  reason TEXT,
  review_amount BIGINT,
  review_currency CHAR(3),
  decided_at TIMESTAMP WITH TIME ZONE,
  -- what stands for the card at the PSP: gone once nobody needs it
  psp_token TEXT,
  auth_attempt INT,
  auth_unanswered INT,
  auth_asked INT,
  auth_phase VARCHAR(16) CHECK (auth_phase IN ('REQUESTED', 'RETRY', 'QUESTION', 'LOST')),
  auth_since TIMESTAMP WITH TIME ZONE,
  auth_requested_at TIMESTAMP WITH TIME ZONE,
  auth_requested_by VARCHAR(250),
  next_attempt_at TIMESTAMP WITH TIME ZONE,
  trace_id VARCHAR(64) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT chk_intent_pursuit CHECK ((status = 'PENDING_AUTH') = (auth_phase IS NOT NULL)),
  CONSTRAINT chk_intent_token_wiped CHECK (psp_token IS NULL OR status IN ('CREATED', 'PENDING_AUTH'))
) WITH (fillfactor = 80);
COMMENT ON TABLE payment_intents IS 'What shoppers mean to pay.';

-- one index for all that is pending: due retries, due questions, requests nobody took up
CREATE INDEX idx_payment_intents_pending ON payment_intents (auth_phase, next_attempt_at) WHERE auth_phase IS NOT NULL;
CREATE INDEX idx_payment_intents_order ON payment_intents (client_id, order_id);

--changeset sluice:payment-intent-lines
CREATE TABLE payment_intent_lines (
  payment_intent_id BIGINT NOT NULL REFERENCES payment_intents (id),
  line_no SMALLINT NOT NULL,
  -- the id its order will have: expanding twice gives the same orders
  payment_order_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  commission BIGINT NOT NULL CHECK (commission BETWEEN 0 AND amount),
  PRIMARY KEY (payment_intent_id, line_no)
);
COMMENT ON TABLE payment_intent_lines IS 'What of a basket is one seller''s.';

--changeset sluice:order-id-claims
CREATE TABLE order_id_claims (
  client_id VARCHAR(64) NOT NULL,
  order_id VARCHAR(64) NOT NULL,
  payment_intent_id BIGINT NOT NULL,
  PRIMARY KEY (client_id, order_id)
) WITH (fillfactor = 90);
COMMENT ON TABLE order_id_claims IS 'Two requests for one order wait for each other here; the live intents decide.';
