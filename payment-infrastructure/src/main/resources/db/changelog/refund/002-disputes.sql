--liquibase formatted sql

--changeset sluice:disputes
CREATE TABLE disputes (
  id BIGINT PRIMARY KEY,
  public_dispute_id VARCHAR(64) NOT NULL UNIQUE,
  payment_order_id BIGINT NOT NULL REFERENCES payment_orders (id),
  payment_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  -- never more than could go back when it was opened
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency CHAR(3) NOT NULL,
  status VARCHAR(16) NOT NULL CHECK (status IN ('OPENED', 'WON', 'LOST')),
  bearer VARCHAR(16) CHECK (bearer IN ('SELLER', 'PLATFORM')),
  -- what of its commission the platform gives back with it
  commission BIGINT NOT NULL DEFAULT 0 CHECK (commission BETWEEN 0 AND amount),
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT chk_dispute_bearer CHECK ((status = 'LOST') = (bearer IS NOT NULL)),
  CONSTRAINT chk_dispute_decided CHECK ((status = 'OPENED') = (decided_at IS NULL))
);
COMMENT ON TABLE disputes IS 'Money that shoppers'' banks took back. Under one cap with refunds.';
CREATE INDEX idx_disputes_order ON disputes (payment_order_id);
CREATE INDEX idx_disputes_payment ON disputes (payment_id);
ALTER TABLE payment_orders ADD COLUMN dispute_count INT NOT NULL DEFAULT 0;
