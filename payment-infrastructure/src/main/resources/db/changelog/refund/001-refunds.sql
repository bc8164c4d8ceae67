--liquibase formatted sql

--changeset sluice:refunds
CREATE TABLE refunds (
  id BIGINT PRIMARY KEY,
  public_refund_id VARCHAR(64) NOT NULL UNIQUE,
  payment_order_id BIGINT NOT NULL REFERENCES payment_orders (id),
  -- the how-manieth of its order: they run one after the other
  n INT NOT NULL CHECK (n > 0),
  payment_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency CHAR(3) NOT NULL,
  status VARCHAR(16) NOT NULL CHECK (status IN ('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED', 'REVIEW')),
  -- what of its commission the platform gives back with it
  commission BIGINT NOT NULL DEFAULT 0 CHECK (commission BETWEEN 0 AND amount),
  psp_reference VARCHAR(128),
  -- why it failed or is in review
  last_error TEXT,
  review_amount BIGINT,
  review_currency CHAR(3),
  decided_at TIMESTAMP WITH TIME ZONE,
  attempt INT,
  unanswered INT,
  asked INT,
  phase VARCHAR(16) CHECK (phase IN ('REQUESTED', 'RETRY', 'QUESTION')),
  since TIMESTAMP WITH TIME ZONE,
  requested_at TIMESTAMP WITH TIME ZONE,
  requested_by VARCHAR(250),
  next_attempt_at TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  -- its index also finds the refunds of an order
  CONSTRAINT uq_refund_of_order UNIQUE (payment_order_id, n),
  CONSTRAINT chk_refund_pursuit CHECK (CASE status
    WHEN 'REQUESTED' THEN phase IS NULL OR phase = 'REQUESTED' WHEN 'PENDING' THEN phase IN ('RETRY', 'QUESTION')
    ELSE phase IS NULL END)
) WITH (fillfactor = 75);
COMMENT ON TABLE refunds IS 'Money that goes back to a shopper. What is not FAILED counts against what was captured.';

-- one operation runs per order at a time
CREATE UNIQUE INDEX uq_refund_running ON refunds (payment_order_id) WHERE phase IS NOT NULL;
CREATE INDEX idx_refunds_due ON refunds (phase, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX idx_refunds_requested ON refunds (updated_at) WHERE phase = 'REQUESTED';
CREATE INDEX idx_refunds_payment ON refunds (payment_id);
CREATE INDEX idx_refunds_waiting ON refunds (created_at) WHERE status IN ('REQUESTED', 'PENDING');

--changeset sluice:refunded-amounts
ALTER TABLE payment_orders ADD COLUMN refund_count INT NOT NULL DEFAULT 0;
ALTER TABLE payment_orders ADD COLUMN refunded_amount BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payment_orders
  ADD CONSTRAINT chk_order_refunded_within_captured CHECK (refunded_amount BETWEEN 0 AND captured_amount);
ALTER TABLE payments ADD COLUMN refunded_amount BIGINT NOT NULL DEFAULT 0;
ALTER TABLE payments
  ADD CONSTRAINT chk_refunded_within_captured CHECK (refunded_amount BETWEEN 0 AND captured_amount);
