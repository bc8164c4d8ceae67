package dev.sluice.infrastructure.ledger;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface JournalSql {

  /** Whole entries in one statement: the trigger sees each with all its postings. */
  @Select(
      value =
          """
          WITH written AS (
            INSERT INTO journal_entries (id, public_journal_entry_id, movement_key, movement_kind,
              payment_id, content_hash, occurred_at, trace_id, cause_event_id)
            SELECT r.* FROM unnest(#{id}, #{publicId}, #{movementKey}, #{movementKind},
              #{paymentId}, #{contentHash}, #{occurredAt}, #{traceId}, #{cause})
              AS r(id, public_id, movement_key, movement_kind, payment_id, content_hash,
                occurred_at, trace_id, cause)
             ORDER BY r.movement_key
            ON CONFLICT (movement_key) DO NOTHING
            RETURNING id),
          posted AS (
            INSERT INTO postings (journal_entry_id, posting_no, account_id, direction, amount,
              currency)
            SELECT p.* FROM unnest(#{postingEntry}, #{postingNo}, #{account}, #{direction},
              #{amount}, #{currency})
              AS p(journal_entry_id, posting_no, account_id, direction, amount, currency)
             WHERE p.journal_entry_id IN (SELECT id FROM written))
          SELECT count(*) FROM written
          """,
      affectData = true)
  int append(Map<String, Object> columns);

  @Select(
      """
      SELECT j.movement_key
        FROM unnest(#{keys}, #{hashes}) AS r(movement_key, content_hash)
        JOIN journal_entries j ON j.movement_key = r.movement_key
       WHERE j.movement_key = ANY(#{keys}) AND j.content_hash <> r.content_hash
       ORDER BY 1
      """)
  List<String> withOtherContent(@Param("keys") String[] keys, @Param("hashes") byte[][] hashes);
}
