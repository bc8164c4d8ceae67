--liquibase formatted sql

--changeset sluice:payments
CREATE TABLE payments (
  id BIGINT PRIMARY KEY,
  public_payment_id VARCHAR(64) NOT NULL UNIQUE,
  payment_intent_id BIGINT NOT NULL REFERENCES payment_intents (id),
  client_id VARCHAR(64) NOT NULL,
  order_id VARCHAR(64) NOT NULL,
  buyer_id VARCHAR(64) NOT NULL,
  total_amount BIGINT NOT NULL CHECK (total_amount > 0),
  currency CHAR(3) NOT NULL,
  authorized BOOLEAN NOT NULL DEFAULT FALSE,
  authorization_reference VARCHAR(128) NOT NULL,
  captured_amount BIGINT NOT NULL DEFAULT 0 CHECK (captured_amount >= 0),
  status VARCHAR(32) NOT NULL CHECK (status IN
    ('NOT_CAPTURED', 'PARTIALLY_CAPTURED', 'CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED')),
  -- every order is terminal and the end has been told
  completed BOOLEAN NOT NULL DEFAULT FALSE,
  void_status VARCHAR(16) NOT NULL DEFAULT 'NONE' CHECK (void_status IN ('NONE', 'REQUESTED', 'VOIDED', 'REVIEW')),
  void_attempt INT,
  void_unanswered INT,
  void_asked INT,
  void_phase VARCHAR(16) CHECK (void_phase IN ('REQUESTED', 'RETRY', 'QUESTION', 'LOST')),
  void_since TIMESTAMP WITH TIME ZONE,
  void_requested_at TIMESTAMP WITH TIME ZONE,
  void_requested_by VARCHAR(250),
  next_attempt_at TIMESTAMP WITH TIME ZONE,
  trace_id VARCHAR(64) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT chk_captured_within_total CHECK (captured_amount <= total_amount)
) WITH (fillfactor = 80);
COMMENT ON TABLE payments IS 'Authorized payments. The captured amount follows from the orders.';

CREATE INDEX idx_payments_buyer_id ON payments (buyer_id);
CREATE INDEX idx_payments_status ON payments (status);
CREATE INDEX idx_payments_void_pending ON payments (void_phase, next_attempt_at) WHERE void_phase IS NOT NULL;

--changeset sluice:payment-captured-events
CREATE TABLE payment_captured_events (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id BIGINT NOT NULL UNIQUE REFERENCES payments (id),
  event_type VARCHAR(32) NOT NULL CHECK (event_type IN ('PaymentCaptured', 'PaymentVoided')),
  captured_amount BIGINT NOT NULL CHECK (captured_amount >= 0),
  total_amount BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  captured_at TIMESTAMP WITH TIME ZONE NOT NULL,
  trace_id VARCHAR(64),
  parent_event_id VARCHAR(250),
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT chk_which_end CHECK ((event_type = 'PaymentCaptured') = (captured_amount > 0))
);
COMMENT ON TABLE payment_captured_events IS 'The end of each payment, told once: captured or voided, never both. Append only.';
