--liquibase formatted sql

--changeset sluice:settlement-files
CREATE TABLE settlement_files (
  id BIGINT PRIMARY KEY,
  public_settlement_file_id VARCHAR(64) NOT NULL UNIQUE,
  -- of all its bytes: the same bytes are the same report
  sha256 CHAR(64) NOT NULL UNIQUE,
  size BIGINT NOT NULL CHECK (size > 0),
  pieces INT NOT NULL CHECK (pieces > 0),
  pieces_read INT NOT NULL DEFAULT 0,
  lines BIGINT NOT NULL DEFAULT 0,
  matched BIGINT NOT NULL DEFAULT 0,
  already_known BIGINT NOT NULL DEFAULT 0,
  received_by VARCHAR(64) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  done_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT chk_settlement_file_done CHECK ((pieces_read = pieces) = (done_at IS NOT NULL)),
  CONSTRAINT chk_settlement_file_read CHECK (pieces_read BETWEEN 0 AND pieces)
);
COMMENT ON TABLE settlement_files IS 'Settlement reports of the PSP, and how far each has been read.';
CREATE INDEX idx_settlement_files_unread ON settlement_files (id) WHERE done_at IS NULL;
CREATE TABLE settlement_pieces (
  settlement_file_id BIGINT NOT NULL REFERENCES settlement_files (id),
  no INT NOT NULL CHECK (no > 0),
  first_row INT NOT NULL,
  -- whole rows, as they came
  text BYTEA NOT NULL,
  PRIMARY KEY (settlement_file_id, no)
);
COMMENT ON TABLE settlement_pieces IS 'What reports say, byte by byte: evidence. Append only.';

--changeset sluice:settlement-lines
CREATE TABLE settlement_lines (
  line_id VARCHAR(64) PRIMARY KEY,
  settlement_file_id BIGINT NOT NULL,
  row_no INT NOT NULL,
  line_type VARCHAR(16) NOT NULL CHECK (line_type IN ('CAPTURE', 'REFUND', 'CHARGEBACK', 'CHARGEBACK_WON')),
  psp_key VARCHAR(128) NOT NULL,
  psp_reference VARCHAR(128) NOT NULL,
  gross BIGINT NOT NULL CHECK (gross > 0),
  fee BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  settled_on DATE NOT NULL,
  status VARCHAR(16) NOT NULL CHECK (status IN ('SETTLED', 'IN_REVIEW', 'SUSPENDED')),
  -- what it was when it came: it left this much behind in the books
  came_as VARCHAR(16) NOT NULL CHECK (came_as IN ('SETTLED', 'IN_REVIEW', 'SUSPENDED')),
  -- 0 when nobody knows what it is for
  payment_id BIGINT NOT NULL,
  -- as it was known when it was put into suspense
  suspended_payment_id BIGINT NOT NULL,
  payment_order_id BIGINT,
  n INT,
  refund_id BIGINT,
  dispute_id BIGINT,
  seller_id VARCHAR(64),
  -- what became available to the seller with it
  share BIGINT NOT NULL DEFAULT 0 CHECK (share >= 0),
  -- what the PSP still owes afterwards; negative when it paid too much
  owed BIGINT NOT NULL DEFAULT 0,
  -- what of the fee is in suspense
  doubted_fee BIGINT NOT NULL DEFAULT 0,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT chk_line_is_for_something CHECK (status = 'SUSPENDED' OR (payment_id > 0 AND payment_order_id IS NOT NULL))
);
COMMENT ON TABLE settlement_lines IS 'What the PSP paid out and took back: one row per line of its reports, by the PSP''s own name.';
-- what is settled is settled once
CREATE UNIQUE INDEX uq_settled_capture ON settlement_lines (payment_order_id, n)
  WHERE line_type = 'CAPTURE' AND status <> 'SUSPENDED';
CREATE UNIQUE INDEX uq_settled_refund ON settlement_lines (refund_id)
  WHERE line_type = 'REFUND' AND status <> 'SUSPENDED';
CREATE UNIQUE INDEX uq_settled_dispute ON settlement_lines (dispute_id, line_type)
  WHERE line_type IN ('CHARGEBACK', 'CHARGEBACK_WON') AND status <> 'SUSPENDED';
CREATE INDEX idx_settlement_lines_payment ON settlement_lines (payment_id);

--changeset sluice:discrepancies
CREATE TABLE discrepancies (
  id BIGINT PRIMARY KEY,
  public_discrepancy_id VARCHAR(64) NOT NULL UNIQUE,
  kind VARCHAR(32) NOT NULL CHECK (kind IN
    ('MALFORMED', 'UNKNOWN_CURRENCY', 'DUPLICATE_LINE', 'LINE_CHANGED', 'UNKNOWN_CAPTURE', 'UNKNOWN_REFUND',
     'UNKNOWN_CHARGEBACK', 'WRONG_TYPE', 'CURRENCY_DIFFERS', 'ALREADY_SETTLED', 'AMOUNT_DIFFERS', 'FEE_NEGATIVE',
     'FEE_TOO_HIGH', 'IN_REVIEW', 'MISSING')),
  status VARCHAR(16) NOT NULL CHECK (status IN ('OPEN', 'PROPOSED', 'RESOLVED', 'MATCHED')),
  settlement_file_id BIGINT REFERENCES settlement_files (id),
  row_no INT NOT NULL,
  line_id VARCHAR(64),
  payment_id BIGINT,
  payment_order_id BIGINT,
  n INT NOT NULL,
  -- what nobody can explain while it is open, and what of it is in suspense
  stake BIGINT CHECK (stake >= 0),
  suspended BIGINT CHECK (suspended <> 0),
  currency CHAR(3),
  detail TEXT NOT NULL,
  found_at TIMESTAMP WITH TIME ZONE NOT NULL,
  account_type VARCHAR(32),
  seller_id VARCHAR(64),
  reason TEXT,
  proposed_by VARCHAR(64),
  proposed_at TIMESTAMP WITH TIME ZONE,
  confirmed_by VARCHAR(64),
  closed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT chk_discrepancy_closed CHECK ((status IN ('RESOLVED', 'MATCHED')) = (closed_at IS NOT NULL)),
  CONSTRAINT chk_discrepancy_proposed CHECK (status <> 'PROPOSED' OR proposed_by IS NOT NULL),
  -- money is moved by two people
  CONSTRAINT chk_discrepancy_by_two CHECK (status <> 'RESOLVED'
    OR (confirmed_by IS NOT NULL AND (suspended IS NULL OR (confirmed_by <> proposed_by AND account_type IS NOT NULL)))),
  CONSTRAINT chk_discrepancy_currency CHECK (currency IS NOT NULL OR (stake IS NULL AND suspended IS NULL))
) WITH (fillfactor = 75);
COMMENT ON TABLE discrepancies IS 'What does not fit in settlements, until it is explained. Nothing is deleted.';
-- the same row in another report is nothing new
CREATE UNIQUE INDEX uq_discrepancy_row ON discrepancies (kind, md5(detail))
  WHERE kind IN ('MALFORMED', 'UNKNOWN_CURRENCY', 'LINE_CHANGED');
CREATE UNIQUE INDEX uq_discrepancy_missing ON discrepancies (payment_order_id, n) WHERE kind = 'MISSING';
CREATE INDEX idx_discrepancies_file ON discrepancies (settlement_file_id);
CREATE INDEX idx_discrepancies_open ON discrepancies (id) WHERE status IN ('OPEN', 'PROPOSED');
CREATE INDEX idx_discrepancies_line ON discrepancies (line_id) WHERE status IN ('OPEN', 'PROPOSED');

--changeset sluice:reserves
CREATE TABLE reserves (
  payment_order_id BIGINT NOT NULL,
  n INT NOT NULL,
  payment_id BIGINT NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency CHAR(3) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  held_at TIMESTAMP WITH TIME ZONE NOT NULL,
  release_at TIMESTAMP WITH TIME ZONE NOT NULL,
  released_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (payment_order_id, n)
);
COMMENT ON TABLE reserves IS 'What is held back of captures after they were settled, and until when.';
CREATE INDEX idx_reserves_due ON reserves (release_at) WHERE released_at IS NULL;
CREATE INDEX idx_reserves_payment ON reserves (payment_id);
