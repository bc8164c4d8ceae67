--liquibase formatted sql

--changeset sluice:payments-void-expiry
-- a lost void ends with its authorization; those lost before that was known get the usual week
UPDATE payments SET next_attempt_at = created_at + interval '7 days'
 WHERE void_phase = 'LOST' AND next_attempt_at IS NULL AND void_status = 'REQUESTED';
