--liquibase formatted sql

--changeset sluice:payments-expiry-due
-- when to ask whether an authorization is over that waits for somebody to capture; null everywhere else
ALTER TABLE payments ADD COLUMN expiry_due_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX idx_payments_expiry_due ON payments (expiry_due_at) WHERE expiry_due_at IS NOT NULL;
