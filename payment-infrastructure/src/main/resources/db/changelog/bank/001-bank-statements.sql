--liquibase formatted sql

--changeset sluice:bank-files
CREATE TABLE bank_files (
  id BIGINT PRIMARY KEY,
  public_bank_file_id VARCHAR(64) NOT NULL UNIQUE,
  -- of all its bytes: the same bytes are the same file
  sha256 CHAR(64) NOT NULL UNIQUE,
  bytes BYTEA NOT NULL,
  statements INT NOT NULL CHECK (statements > 0),
  entries INT NOT NULL,
  already_known INT NOT NULL,
  received_by VARCHAR(64) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE bank_files IS 'Statements of our bank as they came, byte by byte: evidence. Append only.';
CREATE TABLE bank_statements (
  account VARCHAR(34) NOT NULL,
  statement_id VARCHAR(35) NOT NULL,
  bank_file_id BIGINT NOT NULL REFERENCES bank_files (id),
  no INT NOT NULL CHECK (no > 0),
  currency CHAR(3) NOT NULL,
  opening BIGINT NOT NULL,
  closing BIGINT NOT NULL,
  closed_on DATE NOT NULL,
  PRIMARY KEY (account, statement_id),
  CONSTRAINT uq_bank_statement_in_file UNIQUE (bank_file_id, no)
);
COMMENT ON TABLE bank_statements IS 'What the bank says was on our accounts before and after the entries of a statement.';
CREATE INDEX idx_bank_statements_day ON bank_statements (account, currency, closed_on, bank_file_id);

--changeset sluice:bank-entries
CREATE TABLE bank_entries (
  account VARCHAR(34) NOT NULL,
  -- the account servicer's: the same entry in another file is nothing new
  reference VARCHAR(80) NOT NULL,
  bank_file_id BIGINT NOT NULL,
  no INT NOT NULL,
  -- positive when it came in
  amount BIGINT NOT NULL CHECK (amount <> 0),
  currency CHAR(3) NOT NULL,
  booked_on DATE NOT NULL,
  end_to_end_id VARCHAR(35),
  remittance TEXT NOT NULL,
  return_reason VARCHAR(35),
  purpose VARCHAR(16) NOT NULL CHECK (purpose IN ('SETTLEMENT', 'PAYOUT', 'PAYOUT_BACK', 'UNKNOWN')),
  -- the day of the report it pays
  settled_on DATE,
  -- what it is; null while nobody knows
  matched_to VARCHAR(64),
  PRIMARY KEY (account, reference),
  CONSTRAINT fk_bank_entry_statement FOREIGN KEY (bank_file_id) REFERENCES bank_files (id),
  CONSTRAINT chk_bank_entry_settles CHECK ((purpose = 'SETTLEMENT') = (settled_on IS NOT NULL))
);
COMMENT ON TABLE bank_entries IS 'What the bank has booked on our accounts, each entry once.';
CREATE INDEX idx_bank_entries_file ON bank_entries (bank_file_id);
CREATE INDEX idx_bank_entries_settled_on ON bank_entries (settled_on, currency) WHERE settled_on IS NOT NULL;
CREATE INDEX idx_bank_entries_booked_on ON bank_entries (booked_on) WHERE settled_on IS NULL;

--changeset sluice:bank-discrepancies
ALTER TABLE discrepancies DROP CONSTRAINT discrepancies_kind_check;
ALTER TABLE discrepancies ADD CONSTRAINT discrepancies_kind_check CHECK (kind IN
  ('MALFORMED', 'UNKNOWN_CURRENCY', 'DUPLICATE_LINE', 'LINE_CHANGED', 'UNKNOWN_CAPTURE', 'UNKNOWN_REFUND',
   'UNKNOWN_CHARGEBACK', 'WRONG_TYPE', 'CURRENCY_DIFFERS', 'ALREADY_SETTLED', 'AMOUNT_DIFFERS', 'FEE_NEGATIVE',
   'FEE_TOO_HIGH', 'IN_REVIEW', 'MISSING', 'BANK_UNKNOWN', 'BANK_AMOUNT_DIFFERS', 'BANK_ENTRY_CHANGED', 'BANK_GAP',
   'BANK_SUM_DIFFERS'));
CREATE TABLE bank_discrepancies (
  discrepancy_id BIGINT PRIMARY KEY REFERENCES discrepancies (id),
  bank_file_id BIGINT NOT NULL REFERENCES bank_files (id),
  no INT NOT NULL,
  account VARCHAR(34),
  -- null when it is about the whole statement
  reference VARCHAR(80)
);
COMMENT ON TABLE bank_discrepancies IS 'Where in statements of the bank something does not fit.';
CREATE INDEX idx_bank_discrepancies_file ON bank_discrepancies (bank_file_id);
CREATE INDEX idx_bank_discrepancies_entry ON bank_discrepancies (account, reference) WHERE reference IS NOT NULL;

--changeset sluice:settled-on
-- what a report of a day comes to
CREATE INDEX idx_settlement_lines_settled_on ON settlement_lines (settled_on, currency);
