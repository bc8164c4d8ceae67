--liquibase formatted sql

--changeset sluice:payout-batches
CREATE TABLE payout_batches (
  id BIGINT PRIMARY KEY,
  public_payout_batch_id VARCHAR(64) NOT NULL UNIQUE,
  kind VARCHAR(16) NOT NULL CHECK (kind IN ('SCHEDULED', 'REQUESTED', 'SELLER')),
  day DATE NOT NULL,
  status VARCHAR(16) NOT NULL CHECK (status IN ('COLLECTING', 'COLLECTED', 'DONE')),
  -- up to whom sellers have had their turn
  after_seller_id VARCHAR(64),
  after_currency CHAR(3),
  requested_by VARCHAR(64) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  collected_at TIMESTAMP WITH TIME ZONE,
  done_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT chk_payout_batch_after CHECK ((after_seller_id IS NULL) = (after_currency IS NULL)),
  CONSTRAINT chk_payout_batch_collected CHECK ((status = 'COLLECTING') = (collected_at IS NULL)),
  CONSTRAINT chk_payout_batch_done CHECK ((status = 'DONE') = (done_at IS NOT NULL))
);
COMMENT ON TABLE payout_batches IS 'Rounds of payouts, and how far each has come.';
-- each day has one that nobody asked for
CREATE UNIQUE INDEX uq_payout_batch_of_day ON payout_batches (day) WHERE kind = 'SCHEDULED';
CREATE INDEX idx_payout_batches_open ON payout_batches (id) WHERE status <> 'DONE';

--changeset sluice:payouts
CREATE TABLE payouts (
  id BIGINT PRIMARY KEY,
  public_payout_id VARCHAR(64) NOT NULL UNIQUE,
  payout_batch_id BIGINT NOT NULL REFERENCES payout_batches (id),
  -- whether nobody asked for it: then it is the seller's turn in its period
  by_turn BOOLEAN NOT NULL,
  day DATE NOT NULL,
  seller_id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL CHECK (amount > 0),
  currency CHAR(3) NOT NULL,
  -- as it was agreed on when it was made
  iban VARCHAR(34) NOT NULL,
  account_holder VARCHAR(140) NOT NULL,
  status VARCHAR(16) NOT NULL CHECK (status IN ('CREATED', 'HELD', 'SENT', 'SETTLED', 'RETURNED', 'CANCELLED')),
  -- in whose file it stands
  sent_with BIGINT REFERENCES payout_batches (id),
  -- the bank's day
  decided_on DATE,
  had_settled BOOLEAN NOT NULL DEFAULT FALSE,
  reason VARCHAR(500),
  stopped_by VARCHAR(64),
  trace_id VARCHAR(64) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  -- nobody is paid twice in a batch, however often it is begun
  CONSTRAINT uq_payout_of_batch UNIQUE (payout_batch_id, seller_id, currency),
  CONSTRAINT chk_payout_sent CHECK ((status IN ('SENT', 'SETTLED', 'RETURNED')) = (sent_with IS NOT NULL)),
  CONSTRAINT chk_payout_decided CHECK ((status IN ('SETTLED', 'RETURNED')) = (decided_on IS NOT NULL)),
  CONSTRAINT chk_payout_had_settled CHECK (NOT had_settled OR status IN ('SETTLED', 'RETURNED')),
  CONSTRAINT chk_payout_settled CHECK (status <> 'SETTLED' OR had_settled),
  CONSTRAINT chk_payout_reason CHECK ((status IN ('HELD', 'RETURNED', 'CANCELLED')) = (reason IS NOT NULL)),
  CONSTRAINT chk_payout_stopped CHECK ((status IN ('HELD', 'CANCELLED')) = (stopped_by IS NOT NULL))
) WITH (fillfactor = 75);
COMMENT ON TABLE payouts IS 'Money that goes to sellers, and what became of it. Nothing is deleted.';
CREATE INDEX idx_payouts_seller ON payouts (seller_id, currency, id);
CREATE INDEX idx_payouts_unsent ON payouts (id) WHERE status = 'CREATED';
CREATE INDEX idx_payouts_sent_with ON payouts (sent_with, currency) WHERE sent_with IS NOT NULL;
CREATE INDEX idx_payouts_touched ON payouts USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);

--changeset sluice:payout-skips
CREATE TABLE payout_skips (
  payout_batch_id BIGINT NOT NULL REFERENCES payout_batches (id),
  seller_id VARCHAR(64) NOT NULL,
  currency CHAR(3) NOT NULL,
  -- negative when the seller owes
  available BIGINT NOT NULL,
  reason VARCHAR(32) NOT NULL CHECK (reason IN
    ('NO_BANK_ACCOUNT', 'ON_HOLD', 'NOTHING_AVAILABLE', 'BELOW_MINIMUM', 'CAME_BACK')),
  PRIMARY KEY (payout_batch_id, seller_id, currency)
);
COMMENT ON TABLE payout_skips IS 'Sellers whose turn it was and who were not paid, and why. Append only.';

--changeset sluice:payout-files
CREATE TABLE payout_files (
  payout_batch_id BIGINT NOT NULL REFERENCES payout_batches (id),
  currency CHAR(3) NOT NULL,
  payouts INT NOT NULL CHECK (payouts > 0),
  amount BIGINT NOT NULL CHECK (amount > 0),
  -- as it was written
  text BYTEA NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (payout_batch_id, currency)
);
COMMENT ON TABLE payout_files IS 'What our bank is told to pay, byte by byte: pain.001. Append only.';

--changeset sluice:payout-reports
CREATE TABLE payout_reports (
  id BIGINT PRIMARY KEY,
  public_payout_report_id VARCHAR(64) NOT NULL UNIQUE,
  -- of all its bytes: the same bytes are the same report
  sha256 CHAR(64) NOT NULL UNIQUE,
  text BYTEA NOT NULL,
  settled INT NOT NULL,
  returned INT NOT NULL,
  pending INT NOT NULL,
  already INT NOT NULL,
  -- what contradicts the books, a line each
  refused TEXT NOT NULL,
  received_by VARCHAR(64) NOT NULL,
  trace_id VARCHAR(64) NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
COMMENT ON TABLE payout_reports IS 'What our bank answered to payment files, as it came: pain.002. Append only.';
