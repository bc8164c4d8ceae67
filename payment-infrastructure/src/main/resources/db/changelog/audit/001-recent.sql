--liquibase formatted sql

--changeset sluice:touched-lately
-- What was touched lately, for the audit of every minute. BRIN: a few pages each, and rows are still updated in place.
CREATE INDEX idx_payment_intents_touched ON payment_intents USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX idx_payments_touched ON payments USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX idx_payment_orders_touched ON payment_orders USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX idx_journal_entries_touched ON journal_entries USING brin (created_at) WITH (pages_per_range = 16, autosummarize = on);
