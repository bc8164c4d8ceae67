--liquibase formatted sql

--changeset sluice:account-balances
CREATE TABLE account_balances (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  -- the platform's accounts have several rows, so no consumer waits for another; a read adds them up
  stripe SMALLINT NOT NULL,
  -- minor units, positive on the account's normal side
  balance BIGINT NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, stripe)
) WITH (fillfactor = 50);
COMMENT ON TABLE account_balances IS 'What accounts hold: the sum of their postings.';
