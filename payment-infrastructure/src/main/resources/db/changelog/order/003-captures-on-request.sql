--liquibase formatted sql

--changeset sluice:payment-orders-captures-on-request
-- who asks for captures, and what was asked of the PSP last: its number is used once, also where the PSP said no
ALTER TABLE payment_orders
  ADD COLUMN capture_method VARCHAR(16) NOT NULL DEFAULT 'AUTOMATIC' CHECK (capture_method IN ('AUTOMATIC', 'MANUAL')),
  ADD COLUMN demand_no INT NOT NULL DEFAULT 0,
  ADD COLUMN demand_amount BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN demand_last BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE payment_orders SET demand_no = 1, demand_amount = amount, demand_last = TRUE WHERE status <> 'INITIATED_PENDING';
ALTER TABLE payment_orders
  ADD CONSTRAINT chk_order_demand_within_amount CHECK (demand_amount BETWEEN 0 AND amount AND demand_no >= 0),
  ADD CONSTRAINT chk_order_running_within_amount CHECK (phase IS NULL OR captured_amount + demand_amount <= amount);
