--liquibase formatted sql

--changeset sluice:accounts
CREATE TABLE accounts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_type VARCHAR(32) NOT NULL CHECK (account_type IN
    ('PLATFORM_CASH', 'PSP_RECEIVABLE', 'AUTH_RECEIVABLE', 'AUTH_LIABILITY', 'MERCHANT_PAYABLE', 'MERCHANT_AVAILABLE',
     'MERCHANT_RESERVE', 'PAYOUT_CLEARING', 'PLATFORM_COMMISSION_REVENUE', 'PSP_FEE_EXPENSE', 'CHARGEBACK_LOSS',
     'SUSPENSE')),
  category VARCHAR(16) NOT NULL CHECK (category IN ('ASSET', 'LIABILITY', 'REVENUE', 'EXPENSE', 'MEMO')),
  normal_side VARCHAR(6) NOT NULL CHECK (normal_side IN ('DEBIT', 'CREDIT')),
  seller_id VARCHAR(64),
  currency CHAR(3) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT uq_account UNIQUE NULLS NOT DISTINCT (account_type, seller_id, currency)
);
COMMENT ON TABLE accounts IS 'The chart of accounts, opened on first use. Append only.';

CREATE INDEX idx_accounts_seller ON accounts (seller_id) WHERE seller_id IS NOT NULL;

--changeset sluice:journal-entries
CREATE TABLE journal_entries (
  id BIGINT PRIMARY KEY,
  public_journal_entry_id VARCHAR(64) NOT NULL UNIQUE,
  movement_key VARCHAR(128) NOT NULL UNIQUE,
  movement_kind VARCHAR(32) NOT NULL,
  payment_id BIGINT NOT NULL,
  -- over movement, payment and lines: the same key with other content is an error
  content_hash BYTEA NOT NULL,
  occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  cause_event_id VARCHAR(250) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()
);
COMMENT ON TABLE journal_entries IS 'The books: one entry per movement, append only. Corrections are reversals.';

--changeset sluice:postings
-- No foreign keys here: their row locks would queue every writer on the platform's accounts. The trigger below looks
-- once per statement instead, and nobody may update or delete what it looked at.
CREATE TABLE postings (
  journal_entry_id BIGINT NOT NULL,
  posting_no SMALLINT NOT NULL,
  account_id BIGINT NOT NULL,
  direction VARCHAR(6) NOT NULL CHECK (direction IN ('DEBIT', 'CREDIT')),
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency CHAR(3) NOT NULL,
  PRIMARY KEY (journal_entry_id, posting_no)
);
COMMENT ON TABLE postings IS 'One side of a ledger line each. Append only.';
