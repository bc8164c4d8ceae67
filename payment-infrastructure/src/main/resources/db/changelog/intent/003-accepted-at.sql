--liquibase formatted sql

--changeset sluice:payment-intents-accepted-at
-- created_at is the decision's time; this is the database's, so a life can be measured by one clock
ALTER TABLE payment_intents ADD COLUMN accepted_at TIMESTAMP WITH TIME ZONE;
UPDATE payment_intents SET accepted_at = created_at;
ALTER TABLE payment_intents
  ALTER COLUMN accepted_at SET DEFAULT clock_timestamp(),
  ALTER COLUMN accepted_at SET NOT NULL;
