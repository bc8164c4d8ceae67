--liquibase formatted sql

--changeset sluice:payment-orders-alive
-- What moves by itself, and nothing else: orders that wait to be asked for may do so for days, and millions of them must
-- cost who looks for lost ones nothing. By updated_at, for those that nobody touched come first.
CREATE INDEX idx_payment_orders_alive ON payment_orders (updated_at)
  WHERE status IN ('INITIATED_PENDING', 'CAPTURE_REQUESTED', 'PENDING_CAPTURE')
    AND (capture_method = 'AUTOMATIC' OR phase IS NOT NULL);
-- what waits for people
CREATE INDEX idx_payment_orders_review ON payment_orders (id) WHERE status = 'REVIEW';
DROP INDEX idx_payment_orders_status;
