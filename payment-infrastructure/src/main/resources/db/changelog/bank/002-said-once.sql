--liquibase formatted sql

--changeset sluice:bank-entry-changed-once
-- the same words in another file are nothing new
CREATE UNIQUE INDEX uq_discrepancy_bank_entry ON discrepancies (md5(detail)) WHERE kind = 'BANK_ENTRY_CHANGED';
