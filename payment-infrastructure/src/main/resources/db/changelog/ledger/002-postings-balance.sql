--liquibase formatted sql

--changeset sluice:check-postings splitStatements:false
CREATE FUNCTION check_postings() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  wrong BIGINT;
  written BIGINT;
BEGIN
  SELECT journal_entry_id INTO wrong FROM fresh GROUP BY journal_entry_id, currency
    HAVING sum(CASE direction WHEN 'DEBIT' THEN amount ELSE -amount END) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal entry % does not balance', wrong USING ERRCODE = 'check_violation';
  END IF;

  SELECT count(*) INTO written FROM fresh;
  SELECT count(*) INTO wrong FROM fresh f
    JOIN journal_entries j ON j.id = f.journal_entry_id
    JOIN accounts a ON a.id = f.account_id AND a.currency = f.currency;
  IF wrong <> written THEN
    RAISE EXCEPTION '% postings without an entry or without an account of their currency', written - wrong
      USING ERRCODE = 'foreign_key_violation';
  END IF;

  SELECT count(*) INTO wrong FROM (SELECT DISTINCT journal_entry_id FROM fresh) f
    JOIN postings p ON p.journal_entry_id = f.journal_entry_id;
  IF wrong <> written THEN
    RAISE EXCEPTION 'a journal entry is written whole and once: % postings were there before', wrong - written
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

--changeset sluice:postings-balance
CREATE TRIGGER postings_balance AFTER INSERT ON postings
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION check_postings();
