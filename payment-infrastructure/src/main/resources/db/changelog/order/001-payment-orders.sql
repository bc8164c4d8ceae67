--liquibase formatted sql

--changeset sluice:payment-orders
CREATE TABLE payment_orders (
  id BIGINT PRIMARY KEY,
  public_payment_order_id VARCHAR(64) NOT NULL UNIQUE,
  payment_id BIGINT NOT NULL REFERENCES payments (id),
  payment_intent_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  commission BIGINT NOT NULL CHECK (commission BETWEEN 0 AND amount),
  currency CHAR(3) NOT NULL,
  status VARCHAR(32) NOT NULL CHECK (status IN
    ('INITIATED_PENDING', 'CAPTURE_REQUESTED', 'PENDING_CAPTURE', 'CAPTURED', 'CAPTURE_FAILED', 'PARTIALLY_CAPTURED',
     'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELLED', 'REVIEW')),
  captured_amount BIGINT NOT NULL DEFAULT 0,
  capture_count INT NOT NULL DEFAULT 0,
  psp_reference VARCHAR(128),
  -- why it failed or is in review
  last_error TEXT,
  review_amount BIGINT,
  review_currency CHAR(3),
  decided_at TIMESTAMP WITH TIME ZONE,
  retry_count INT NOT NULL DEFAULT 0,
  attempt INT,
  unanswered INT,
  asked INT,
  phase VARCHAR(16) CHECK (phase IN ('REQUESTED', 'RETRY', 'QUESTION', 'LOST')),
  since TIMESTAMP WITH TIME ZONE,
  requested_at TIMESTAMP WITH TIME ZONE,
  requested_by VARCHAR(250),
  next_attempt_at TIMESTAMP WITH TIME ZONE,
  trace_id VARCHAR(64) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  -- its index also finds the orders of a payment
  CONSTRAINT uq_payment_order_per_seller UNIQUE (payment_id, seller_id),
  CONSTRAINT chk_order_captured_within_amount CHECK (captured_amount BETWEEN 0 AND amount),
  CONSTRAINT chk_order_pursuit CHECK ((status IN ('CAPTURE_REQUESTED', 'PENDING_CAPTURE')) = (phase IS NOT NULL))
) WITH (fillfactor = 75);
COMMENT ON TABLE payment_orders IS 'One seller''s share of a payment.';

CREATE INDEX idx_payment_orders_status ON payment_orders (status);
-- next_attempt_at stays null on the way of an order that the PSP answers at once
CREATE INDEX idx_payment_orders_due ON payment_orders (phase, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX idx_payment_orders_lost ON payment_orders (payment_id) WHERE phase = 'LOST';

--changeset sluice:payment-captures
CREATE TABLE payment_captures (
  payment_order_id BIGINT NOT NULL REFERENCES payment_orders (id),
  n INT NOT NULL CHECK (n > 0),
  payment_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  commission BIGINT NOT NULL CHECK (commission BETWEEN 0 AND amount),
  currency CHAR(3) NOT NULL,
  psp_reference VARCHAR(128) NOT NULL,
  captured_at TIMESTAMP WITH TIME ZONE NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  PRIMARY KEY (payment_order_id, n)
);
COMMENT ON TABLE payment_captures IS 'Money the PSP took for one order: one row per capture, the replay guard. Append only.';
