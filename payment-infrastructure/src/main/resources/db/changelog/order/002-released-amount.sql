--liquibase formatted sql

--changeset sluice:payment-orders-released-amount
-- what of its hold an order gave back when it ended: a fact of its own, for it stays one when the PSP takes money
-- after all and the order goes into review
ALTER TABLE payment_orders ADD COLUMN released_amount BIGINT NOT NULL DEFAULT 0;
UPDATE payment_orders SET released_amount = amount - captured_amount WHERE status IN ('CAPTURED', 'CAPTURE_FAILED');
ALTER TABLE payment_orders
  ADD CONSTRAINT chk_order_released_within_amount CHECK (released_amount BETWEEN 0 AND amount);
