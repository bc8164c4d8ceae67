--liquibase formatted sql

--changeset sluice:psp-attempts
CREATE TABLE psp_attempts (
  psp_key VARCHAR(128) NOT NULL,
  source VARCHAR(8) NOT NULL CHECK (source IN ('CALL', 'ASKED', 'WEBHOOK')),
  n INT NOT NULL CHECK (n > 0),
  operation VARCHAR(32) NOT NULL,
  -- null where the answer came unasked
  subject VARCHAR(64),
  amount BIGINT,
  currency CHAR(3),
  request_hash VARCHAR(64),
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  answer VARCHAR(16) CHECK (answer IN
    ('APPROVED', 'MISMATCH', 'ACCEPTED', 'DECLINED', 'NOT_ASKED', 'NO_ANSWER', 'BROKEN', 'IN_PROGRESS', 'NOT_FOUND')),
  psp_reference VARCHAR(128),
  answer_amount BIGINT,
  answer_currency CHAR(3),
  detail TEXT,
  answered_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (psp_key, source, n),
  CONSTRAINT chk_psp_answer CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT chk_psp_moved CHECK ((answer IN ('APPROVED', 'MISMATCH')) IS NOT TRUE
    OR (psp_reference IS NOT NULL AND answer_amount IS NOT NULL AND answer_currency IS NOT NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE psp_attempts IS 'Every request and question to the PSP, on record before it is sent, with its answer.';
COMMENT ON COLUMN psp_attempts.n IS 'Attempt of a call, number of a question.';
