--liquibase formatted sql

--changeset sluice:payment-intent-lines-by-seller
-- a seller reads its own payments, newest first
CREATE INDEX idx_payment_intent_lines_seller ON payment_intent_lines (seller_id, payment_intent_id);
