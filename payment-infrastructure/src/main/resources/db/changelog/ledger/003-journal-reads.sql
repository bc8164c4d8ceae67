--liquibase formatted sql

--changeset sluice:journal-reads
-- the entries of a payment, and of an account, newest first
CREATE INDEX idx_journal_entries_payment ON journal_entries (payment_id);
CREATE INDEX idx_postings_account ON postings (account_id, journal_entry_id);
