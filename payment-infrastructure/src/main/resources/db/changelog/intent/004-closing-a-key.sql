--liquibase formatted sql

--changeset sluice:payment-intents-closing
-- an authorization that never arrived is declined at once, and its key is being closed at the PSP
ALTER TABLE payment_intents
  DROP CONSTRAINT chk_intent_pursuit,
  ADD CONSTRAINT chk_intent_pursuit CHECK (CASE
    WHEN status = 'PENDING_AUTH' THEN auth_phase IS NOT NULL
    WHEN status = 'DECLINED' AND reason = 'NEVER_REACHED_PSP' THEN TRUE
    ELSE auth_phase IS NULL END);
