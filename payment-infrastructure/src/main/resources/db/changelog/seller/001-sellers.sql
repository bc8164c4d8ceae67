--liquibase formatted sql

--changeset sluice:sellers
CREATE TABLE sellers (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seller_id VARCHAR(64) NOT NULL UNIQUE,
  -- the defaults are what a seller has that was met in a basket before anybody agreed on anything
  payout_schedule VARCHAR(16) NOT NULL DEFAULT 'DAILY' CHECK (payout_schedule IN ('DAILY', 'WEEKLY', 'MONTHLY', 'MANUAL')),
  payouts_on_hold BOOLEAN NOT NULL DEFAULT TRUE,
  iban VARCHAR(34),
  account_holder VARCHAR(140),
  reserve_basis_points INT CHECK (reserve_basis_points BETWEEN 1 AND 10000),
  reserve_days INT CHECK (reserve_days > 0),
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT chk_seller_bank_account CHECK ((iban IS NULL) = (account_holder IS NULL)),
  CONSTRAINT chk_seller_paid_out_to_an_account CHECK (payouts_on_hold OR iban IS NOT NULL),
  CONSTRAINT chk_seller_reserve CHECK ((reserve_basis_points IS NULL) = (reserve_days IS NULL))
);
COMMENT ON TABLE sellers IS 'Who sells on the platform.';
-- nothing refers to it from the tables of payments: a foreign key would lock a seller's row with every order
CREATE TABLE seller_payout_minimums (
  seller_id BIGINT NOT NULL REFERENCES sellers (id),
  currency CHAR(3) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  PRIMARY KEY (seller_id, currency)
);
COMMENT ON TABLE seller_payout_minimums IS 'Less than this is not paid out but waits for more.';

--changeset sluice:seller-contracts
CREATE TABLE seller_contracts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seller_id BIGINT NOT NULL REFERENCES sellers (id),
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  -- null while nobody has ended it
  valid_until TIMESTAMP WITH TIME ZONE,
  basis_points INT NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  -- since when others stand in its place: what a commission was decided by can still be looked up
  replaced_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT chk_contract_ends_after_it_begins CHECK (valid_until > valid_from)
);
COMMENT ON TABLE seller_contracts IS 'What the platform takes of a seller''s sales, and when. Of those in force no two are valid at once.';
CREATE UNIQUE INDEX uq_seller_contract_from ON seller_contracts (seller_id, valid_from) WHERE replaced_at IS NULL;
CREATE TABLE seller_contract_fees (
  contract_id BIGINT NOT NULL REFERENCES seller_contracts (id),
  currency CHAR(3) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  PRIMARY KEY (contract_id, currency)
);
COMMENT ON TABLE seller_contract_fees IS 'The fixed part of a commission, per currency.';
