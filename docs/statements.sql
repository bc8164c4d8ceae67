INSERT INTO account_balances AS b (account_id, stripe, balance)
SELECT r.account_id, r.stripe, r.change
  FROM unnest($1, $2, $3) WITH ORDINALITY
    AS r(account_id, stripe, change, place)
 ORDER BY r.place
ON CONFLICT (account_id, stripe)
DO UPDATE SET balance = b.balance + EXCLUDED.balance, updated_at = now();

INSERT INTO idempotency_keys (client_id, method_and_path, key, body_hash, created_at)
SELECT r.client_id, r.method_and_path, r.key, r.body_hash, $1
  FROM unnest($2, $3, $4, $5)
    AS r(client_id, method_and_path, key, body_hash)
 ORDER BY r.client_id, r.method_and_path, r.key
ON CONFLICT DO NOTHING
RETURNING client_id, method_and_path, key;

INSERT INTO inbox (step, event_id, event_day, news, refusal)
SELECT $1, r.event_id, r.event_day, r.news, r.refusal
  FROM unnest($2, $3, $4, $5) WITH ORDINALITY
    AS r(event_id, event_day, news, refusal, place)
 ORDER BY r.place;

INSERT INTO order_id_claims (client_id, order_id, payment_intent_id)
SELECT r.client_id, r.order_id, r.id
  FROM unnest($1, $2, $3) AS r(client_id, order_id, id)
 ORDER BY r.client_id, r.order_id
ON CONFLICT (client_id, order_id) DO UPDATE SET payment_intent_id = EXCLUDED.payment_intent_id;

INSERT INTO outbox_event (event_day, shard, kind, event_id, event_type, aggregate_id,
  trace_id, event_time, topic, record_key, payload)
SELECT r.event_day, r.shard, $1, r.event_id, r.event_type, r.aggregate_id, r.trace_id,
    r.event_time, r.topic, r.record_key, r.payload
  FROM unnest($2, $3, $4, $5, $6, $7,
    $8, $9, $10, $11) WITH ORDINALITY
    AS r(event_day, shard, event_id, event_type, aggregate_id, trace_id, event_time, topic,
      record_key, payload, place)
 ORDER BY r.place;

INSERT INTO payment_captured_events (payment_id, event_type, captured_amount, total_amount,
  currency, trace_id, captured_at)
SELECT r.*, $1
  FROM unnest($2, $3, $4, $5, $6,
    $7) AS r;

INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount, commission,
  currency, psp_reference, captured_at)
SELECT * FROM unnest($1, $2, $3, $4, $5,
  $6, $7, $8, $9);

INSERT INTO payment_intent_lines (payment_intent_id, line_no, payment_order_id, seller_id,
  amount, commission)
SELECT * FROM unnest($1, $2, $3, $4, $5,
  $6);

INSERT INTO payment_intents (id, public_payment_intent_id, payment_id, client_id, order_id,
  buyer_id, total_amount, currency, capture_method, status, psp_reference, reason,
  review_amount, review_currency, decided_at, psp_token, auth_attempt, auth_unanswered,
  auth_asked, auth_phase, auth_since, auth_requested_at, auth_requested_by, next_attempt_at,
  trace_id, created_at, updated_at)
SELECT r.*, r.created_at
  FROM unnest($1, $2, $3, $4, $5, $6,
    $7, $8, $9, $10, $11, $12,
    $13, $14, $15, $16, $17,
    $18, $19, $20, $21, $22, $23,
    $24, $25, $26)
    AS r(id, public_id, payment_id, client_id, order_id, buyer_id, total_amount, currency,
      capture_method, status, psp_reference, reason, review_amount, review_currency,
      decided_at, psp_token, attempt, unanswered, asked, phase, since, requested_at,
      requested_by, next_attempt_at, trace_id, created_at);

INSERT INTO payment_orders (id, public_payment_order_id, payment_id, payment_intent_id,
  seller_id, amount, commission, currency, capture_method, status, demand_no, demand_amount,
  demand_last, captured_amount, capture_count, psp_reference, last_error, review_amount,
  review_currency, decided_at, attempt, unanswered, asked, phase, since, requested_at,
  requested_by, next_attempt_at, trace_id, created_at, updated_at)
SELECT r.*, r.created_at
  FROM unnest($1, $2, $3, $4, $5, $6,
    $7, $8, $9, $10, $11, $12,
    $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26,
    $27, $28, $29, $30)
    AS r(id, public_id, payment_id, payment_intent_id, seller_id, amount, commission,
      currency, capture_method, status, demand_no, demand_amount, demand_last,
      captured_amount, capture_count, psp_reference, last_error, review_amount,
      review_currency, decided_at, attempt, unanswered, asked, phase, since, requested_at,
      requested_by, next_attempt_at, trace_id, created_at)
 ORDER BY r.id
ON CONFLICT (id) DO NOTHING;

INSERT INTO payments (id, public_payment_id, payment_intent_id, client_id, order_id,
  buyer_id, total_amount, currency, authorization_reference, captured_amount, status,
  completed, void_status, void_attempt, void_unanswered, void_asked, void_phase,
  void_since, void_requested_at, void_requested_by, next_attempt_at, expiry_due_at,
  trace_id, created_at, updated_at, authorized)
SELECT r.*, r.created_at, TRUE
  FROM unnest($1, $2, $3, $4, $5,
    $6, $7, $8, $9,
    $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24)
    AS r(id, public_id, payment_intent_id, client_id, order_id, buyer_id, total_amount,
      currency, authorization_reference, captured_amount, status, completed,
      void_status, attempt, unanswered, asked, phase, since, requested_at,
      requested_by, next_attempt_at, expiry_due_at, trace_id, created_at)
 ORDER BY r.id
ON CONFLICT (id) DO NOTHING
RETURNING id;

INSERT INTO psp_attempts (psp_key, source, n, operation, subject, amount, currency,
  request_hash, opened_at)
SELECT r.*, $1 FROM unnest($2, $3, $4, $5, $6, $7,
  $8, $9)
  AS r(psp_key, source, n, operation, subject, amount, currency, request_hash)
 ORDER BY r.psp_key, r.source, r.n
ON CONFLICT (psp_key, source, n) DO NOTHING;

INSERT INTO psp_attempts AS a (psp_key, source, n, operation, answer, psp_reference,
  answer_amount, answer_currency, detail, opened_at, answered_at)
SELECT r.*, $1, $2 FROM unnest($3, $4, $5, $6, $7,
  $8, $9, $10, $11)
  AS r(psp_key, source, n, operation, answer, psp_reference, answer_amount, answer_currency,
    detail)
 ORDER BY r.psp_key, r.source, r.n
ON CONFLICT (psp_key, source, n) DO UPDATE
   SET answer = EXCLUDED.answer, psp_reference = EXCLUDED.psp_reference,
       answer_amount = EXCLUDED.answer_amount, answer_currency = EXCLUDED.answer_currency,
       detail = EXCLUDED.detail, answered_at = EXCLUDED.answered_at
 WHERE a.answer IS NULL OR a.answer NOT IN ('APPROVED', 'MISMATCH', 'DECLINED');

SELECT e.* FROM unnest($1) AS s(shard) CROSS JOIN LATERAL (
  SELECT id, event_day, shard, kind, event_id, event_type, aggregate_id, trace_id,
      event_time, topic, record_key, payload
    FROM outbox_event o
   WHERE o.shard = s.shard AND o.sent_at IS NULL AND o.event_day >= $2
   ORDER BY o.id LIMIT $3) e
 ORDER BY e.id LIMIT $4;

SELECT event_id, event_day, news, refusal FROM inbox
 WHERE step = $1 AND event_day = $2 AND event_id = ANY($3);

SELECT id, payment_id, captured_amount, refunded_amount, currency, demand_no, status, phase
  FROM payment_orders WHERE payment_id = ANY($1);

SELECT id, payment_id, client_id, order_id, buyer_id, total_amount, currency, capture_method,
status, psp_reference, reason, review_amount, review_currency, decided_at, psp_token,
auth_attempt, auth_unanswered, auth_asked, auth_phase, auth_since, auth_requested_at,
auth_requested_by, next_attempt_at, trace_id, created_at
 FROM payment_intents WHERE id = ANY($1) ORDER BY id FOR UPDATE;

SELECT id, payment_id, client_id, order_id, buyer_id, total_amount, currency, capture_method,
status, psp_reference, reason, review_amount, review_currency, decided_at, psp_token,
auth_attempt, auth_unanswered, auth_asked, auth_phase, auth_since, auth_requested_at,
auth_requested_by, next_attempt_at, trace_id, created_at
 FROM payment_intents WHERE id = ANY($1);

SELECT id, payment_id, payment_intent_id, seller_id, amount, commission, currency, capture_method,
status, demand_no, demand_amount, demand_last, captured_amount, capture_count, refund_count,
dispute_count, released_amount, psp_reference, last_error, review_amount, review_currency,
decided_at, attempt, unanswered, asked, phase, since, requested_at, requested_by,
next_attempt_at, trace_id, created_at
 FROM payment_orders WHERE id = ANY($1) ORDER BY id FOR UPDATE;

SELECT id, payment_id, payment_intent_id, seller_id, amount, commission, currency, capture_method,
status, demand_no, demand_amount, demand_last, captured_amount, capture_count, refund_count,
dispute_count, released_amount, psp_reference, last_error, review_amount, review_currency,
decided_at, attempt, unanswered, asked, phase, since, requested_at, requested_by,
next_attempt_at, trace_id, created_at
 FROM payment_orders WHERE id = ANY($1);

SELECT id, payment_intent_id, client_id, order_id, buyer_id, total_amount, currency,
authorization_reference, captured_amount, refunded_amount, completed, void_status,
void_attempt, void_unanswered, void_asked, void_phase, void_since, void_requested_at,
void_requested_by, next_attempt_at, expiry_due_at, trace_id, created_at
 FROM payments WHERE id = ANY($1) ORDER BY id FOR UPDATE;

SELECT o.id, (SELECT p.authorization_reference FROM payments p WHERE p.id = o.payment_id)
    AS authorization_reference
  FROM payment_orders o WHERE o.id = ANY($1);

SELECT payment_intent_id, payment_order_id, seller_id, amount, commission
  FROM payment_intent_lines WHERE payment_intent_id = ANY($1)
 ORDER BY payment_intent_id, line_no;

SELECT r.id AS intent, i.id AS live
  FROM unnest($1, $2, $3) AS r(client_id, order_id, id)
  CROSS JOIN LATERAL (SELECT id FROM payment_intents
       WHERE client_id = r.client_id AND order_id = r.order_id AND id <> r.id
         AND status NOT IN ('DECLINED', 'CANCELLED', 'EXPIRED')
       ORDER BY id LIMIT 1) i;

SELECT s.seller_id, c.basis_points, f.amount AS fixed
  FROM sellers s
  LEFT JOIN LATERAL (
    SELECT id, basis_points, valid_until FROM seller_contracts
     WHERE seller_id = s.id AND replaced_at IS NULL AND valid_from <= $1
     ORDER BY valid_from DESC LIMIT 1) c ON c.valid_until IS NULL OR c.valid_until > $2
  LEFT JOIN seller_contract_fees f ON f.contract_id = c.id AND f.currency = $3
 WHERE s.seller_id = ANY($4);

UPDATE idempotency_keys k
   SET status = r.status, location = r.location, body = r.body, leased_until = NULL
  FROM unnest($1, $2, $3, $4, $5, $6)
    AS r(client_id, method_and_path, key, status, location, body)
 WHERE k.client_id = r.client_id AND k.method_and_path = r.method_and_path AND k.key = r.key;

UPDATE outbox_event SET sent_at = now()
 WHERE event_day = $1 AND id = ANY($2) AND shard = ANY($3) AND sent_at IS NULL;

UPDATE outbox_shards
   SET owner = $1, leased_until = now() + $2 * interval '1 millisecond'
 WHERE shard IN (
   SELECT s.shard FROM outbox_shards s
    WHERE (s.leased_until < now() OR s.owner = $3)
      AND EXISTS (SELECT 1 FROM outbox_event e
           WHERE e.shard = s.shard AND e.sent_at IS NULL AND e.event_day >= $4)
    ORDER BY s.shard FOR UPDATE SKIP LOCKED)
RETURNING shard;

UPDATE outbox_shards SET owner = NULL, leased_until = '-infinity' WHERE owner = $1;

UPDATE payment_intents i
   SET status = r.status, psp_reference = r.psp_reference, reason = r.reason,
       review_amount = r.review_amount, review_currency = r.review_currency,
       decided_at = r.decided_at, psp_token = r.psp_token, auth_attempt = r.attempt,
       auth_unanswered = r.unanswered, auth_asked = r.asked, auth_phase = r.phase,
       auth_since = r.since, auth_requested_at = r.requested_at,
       auth_requested_by = r.requested_by, next_attempt_at = r.next_attempt_at,
       updated_at = $1
  FROM unnest($2, $3, $4, $5, $6,
    $7, $8, $9, $10, $11, $12,
    $13, $14, $15, $16, $17)
    AS r(id, status, psp_reference, reason, review_amount, review_currency, decided_at,
      psp_token, attempt, unanswered, asked, phase, since, requested_at, requested_by,
      next_attempt_at)
 WHERE i.id = r.id AND i.id = ANY($18);

UPDATE payment_orders o
   SET status = r.status, demand_no = r.demand_no, demand_amount = r.demand_amount,
       demand_last = r.demand_last, captured_amount = r.captured_amount,
       capture_count = r.capture_count, psp_reference = r.psp_reference,
       refunded_amount = r.refunded_amount, refund_count = r.refund_count,
       dispute_count = r.dispute_count,
       last_error = r.last_error, review_amount = r.review_amount,
       review_currency = r.review_currency, decided_at = r.decided_at,
       attempt = r.attempt, unanswered = r.unanswered, asked = r.asked, phase = r.phase,
       since = r.since, requested_at = r.requested_at, requested_by = r.requested_by,
       next_attempt_at = r.next_attempt_at,
       released_amount = coalesce(r.released, o.released_amount),
       -- given back before, and taken after all: the release stays a fact
       held_again_amount = o.held_again_amount
         + greatest(0, o.released_amount - coalesce(r.released, o.released_amount)),
       retry_count = coalesce(r.attempt - 1, o.retry_count), updated_at = $1
  FROM unnest($2, $3, $4, $5, $6,
    $7, $8, $9,
    $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25)
    AS r(id, status, demand_no, demand_amount, demand_last, captured_amount, capture_count,
      psp_reference, last_error,
      review_amount, review_currency, decided_at, attempt, unanswered, asked, phase, since,
      requested_at, requested_by, next_attempt_at, released, refunded_amount, refund_count,
      dispute_count)
 WHERE o.id = r.id AND o.id = ANY($26);

UPDATE payments p
   SET captured_amount = r.captured_amount, refunded_amount = r.refunded_amount,
       status = r.status, completed = r.completed,
       void_status = r.void_status, void_attempt = r.attempt, void_unanswered = r.unanswered,
       void_asked = r.asked, void_phase = r.phase, void_since = r.since,
       void_requested_at = r.requested_at, void_requested_by = r.requested_by,
       next_attempt_at = r.next_attempt_at, expiry_due_at = r.expiry_due_at,
       updated_at = $1
  FROM unnest($2, $3, $4, $5, $6, $7,
    $8, $9, $10, $11, $12, $13,
    $14, $15, $16)
    AS r(id, captured_amount, status, completed, void_status, attempt, unanswered, asked,
      phase, since, requested_at, requested_by, next_attempt_at, expiry_due_at,
      refunded_amount)
 WHERE p.id = r.id AND p.id = ANY($17);

WITH written AS (
  INSERT INTO journal_entries (id, public_journal_entry_id, movement_key, movement_kind,
    payment_id, content_hash, occurred_at, trace_id, cause_event_id)
  SELECT r.* FROM unnest($1, $2, $3, $4,
    $5, $6, $7, $8, $9)
    AS r(id, public_id, movement_key, movement_kind, payment_id, content_hash,
      occurred_at, trace_id, cause)
   ORDER BY r.movement_key
  ON CONFLICT (movement_key) DO NOTHING
  RETURNING id),
posted AS (
  INSERT INTO postings (journal_entry_id, posting_no, account_id, direction, amount,
    currency)
  SELECT p.* FROM unnest($10, $11, $12, $13,
    $14, $15)
    AS p(journal_entry_id, posting_no, account_id, direction, amount, currency)
   WHERE p.journal_entry_id IN (SELECT id FROM written))
SELECT count(*) FROM written;
