--liquibase formatted sql

--changeset sluice:resolutions-of-everything-in-review
-- intents, voids (by their payment) and refunds are resolved like orders
ALTER TABLE resolutions ADD COLUMN subject VARCHAR(64);
UPDATE resolutions r SET subject = o.public_payment_order_id
  FROM payment_orders o WHERE o.id = r.payment_order_id;
ALTER TABLE resolutions
  ALTER COLUMN subject SET NOT NULL,
  ALTER COLUMN payment_order_id DROP NOT NULL,
  -- the capture it speaks of; null of everything but an order
  ALTER COLUMN n DROP NOT NULL,
  DROP CONSTRAINT resolutions_verdict_check,
  ADD CONSTRAINT chk_resolution_verdict CHECK (CASE
    WHEN payment_order_id IS NOT NULL THEN n IS NOT NULL
      AND verdict IN ('CAPTURED', 'CAPTURE_FAILED', 'EXCESS_RETURNED')
    ELSE n IS NULL AND suspended_amount = 0
      AND verdict IN ('AUTHORIZED', 'DECLINED', 'VOIDED', 'SUCCEEDED', 'FAILED') END),
  DROP CONSTRAINT chk_resolution_by_two,
  -- money is booked, or may go back once more, by two people
  ADD CONSTRAINT chk_resolution_by_two CHECK (confirmed_by <> proposed_by
    OR (suspended_amount = 0 AND verdict IN ('CAPTURE_FAILED', 'DECLINED', 'VOIDED')));
DROP INDEX uq_resolution_of_a_capture;
CREATE UNIQUE INDEX uq_resolution_that_counts ON resolutions (subject, n, (verdict = 'EXCESS_RETURNED')) NULLS NOT DISTINCT
  WHERE confirmed_by IS NOT NULL;
CREATE INDEX idx_resolutions_subject ON resolutions (subject);
COMMENT ON TABLE resolutions IS 'What people found out about what was in review: who, when and why. Append only, but for the confirmation.';

--changeset sluice:payment-intents-given-back
-- an authorization of something else than was asked is declined by people, and its key is being closed at the PSP
ALTER TABLE payment_intents
  DROP CONSTRAINT chk_intent_pursuit,
  ADD CONSTRAINT chk_intent_pursuit CHECK (CASE
    WHEN status = 'PENDING_AUTH' THEN auth_phase IS NOT NULL
    WHEN status = 'DECLINED' AND reason IN ('NEVER_REACHED_PSP', 'NOT_AS_ASKED') THEN TRUE
    ELSE auth_phase IS NULL END);
