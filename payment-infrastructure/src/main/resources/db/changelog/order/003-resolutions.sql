--liquibase formatted sql

--changeset sluice:resolutions
CREATE TABLE resolutions (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_order_id BIGINT NOT NULL REFERENCES payment_orders (id),
  payment_id BIGINT NOT NULL,
  -- the capture it speaks of
  n INT NOT NULL CHECK (n > 0),
  verdict VARCHAR(16) NOT NULL CHECK (verdict IN ('CAPTURED', 'CAPTURE_FAILED', 'EXCESS_RETURNED')),
  -- what was in suspense, and what of it became the order's
  suspended_amount BIGINT NOT NULL CHECK (suspended_amount >= 0),
  captured_amount BIGINT NOT NULL DEFAULT 0,
  currency CHAR(3) NOT NULL,
  reason TEXT NOT NULL,
  proposed_by VARCHAR(64) NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  confirmed_by VARCHAR(64),
  confirmed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT chk_resolution_captured_of_suspended CHECK (captured_amount BETWEEN 0 AND suspended_amount),
  CONSTRAINT chk_resolution_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  -- money is moved by two people
  CONSTRAINT chk_resolution_by_two CHECK (confirmed_by <> proposed_by OR suspended_amount = 0)
);
COMMENT ON TABLE resolutions IS 'What people found out about money in suspense: who, when and why. Append only, but for the confirmation.';
CREATE INDEX idx_resolutions_order ON resolutions (payment_order_id);
-- a capture is resolved once, and what was too much of it returned once
CREATE UNIQUE INDEX uq_resolution_of_a_capture ON resolutions (payment_order_id, n, (verdict = 'EXCESS_RETURNED'))
  WHERE confirmed_by IS NOT NULL;

--changeset sluice:payment-orders-held-again
-- an order that had ended without money and turned out to have taken some: its hold was given back and stands again
ALTER TABLE payment_orders ADD COLUMN held_again_amount BIGINT NOT NULL DEFAULT 0 CHECK (held_again_amount >= 0);

--changeset sluice:payment-orders-review-reference
-- whoever resolves a review needs the PSP's name for what it took
UPDATE payment_orders o SET psp_reference = coalesce((SELECT a.psp_reference FROM psp_attempts a
    WHERE a.psp_key = o.public_payment_order_id || ':capture-' || o.capture_count + 1 AND a.psp_reference IS NOT NULL
    ORDER BY a.answered_at DESC LIMIT 1), 'unknown')
 WHERE status = 'REVIEW' AND psp_reference IS NULL;
