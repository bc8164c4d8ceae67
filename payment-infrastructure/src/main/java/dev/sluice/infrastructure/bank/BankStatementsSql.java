package dev.sluice.infrastructure.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface BankStatementsSql {

  record FileRow(
      long id,
      String sha256,
      long size,
      int statements,
      int entries,
      int alreadyKnown,
      long matched,
      Instant receivedAt) {}

  record KindRow(String kind, long count, long open) {}

  record PaidRow(LocalDate day, String currency, long paid, @Nullable Long settled) {}

  record WaitingRow(
      long discrepancyId,
      long bankFileId,
      int no,
      @Nullable String account,
      @Nullable String reference,
      String traceId) {}

  @Insert(
      """
      INSERT INTO bank_files (id, public_bank_file_id, sha256, bytes, statements, entries,
        already_known, received_by, trace_id, received_at)
      VALUES (#{id}, #{publicId}, #{sha256}, #{bytes}, #{statements}, #{entries}, #{alreadyKnown},
        #{receivedBy}, #{traceId}, #{receivedAt})
      ON CONFLICT (sha256) DO NOTHING
      """)
  int add(Map<String, Object> values);

  @Select("SELECT id FROM bank_files WHERE sha256 = #{sha256}")
  Optional<Long> withHash(@Param("sha256") String sha256);

  @Select(
      """
      SELECT f.id, f.sha256, length(f.bytes)::bigint AS size, f.statements, f.entries,
          f.already_known, f.received_at,
          (SELECT count(*) FROM bank_entries e
            WHERE e.bank_file_id = f.id AND e.matched_to IS NOT NULL) AS matched
        FROM bank_files f WHERE f.id = #{id}
      """)
  Optional<FileRow> find(@Param("id") long id);

  @Select(
      """
      SELECT d.kind, count(*) AS count,
          coalesce(sum(d.stake) FILTER (WHERE d.status IN ('OPEN', 'PROPOSED')), 0)::bigint AS open
        FROM bank_discrepancies b JOIN discrepancies d ON d.id = b.discrepancy_id
       WHERE b.bank_file_id = #{id} GROUP BY d.kind ORDER BY d.kind
      """)
  List<KindRow> kinds(@Param("id") long id);

  String ENTRY =
      """
      SELECT e.account, e.reference, e.amount, e.currency, e.booked_on, e.end_to_end_id,
          e.remittance, e.return_reason
      """;

  @Select(
      ENTRY
          + """
            FROM unnest(#{account}, #{reference}) AS r(account, reference)
            JOIN LATERAL (SELECT * FROM bank_entries
              WHERE account = r.account AND reference = r.reference LIMIT 1) e ON TRUE
          """)
  List<BankEntryRow> known(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO bank_statements (account, statement_id, bank_file_id, no, currency, opening,
        closing, closed_on)
      VALUES (#{account}, #{statement}, #{file}, #{no}, #{currency}, #{opening}, #{closing},
        #{day})
      ON CONFLICT DO NOTHING
      """)
  int addStatement(Map<String, Object> values);

  @Insert(
      """
      INSERT INTO bank_entries (bank_file_id, no, account, reference, amount, currency, booked_on,
        end_to_end_id, remittance, return_reason, purpose, settled_on)
      SELECT #{file}, #{no}, r.* FROM unnest(#{account}, #{reference}, #{amount}, #{currency},
        #{bookedOn}, #{endToEndId}, #{remittance}, #{returnReason}, #{purpose}, #{settledOn}) AS r
      """)
  int addEntries(Map<String, Object> columns);

  @Select(
      """
      SELECT closing FROM bank_statements
       WHERE account = #{account} AND currency = #{currency} AND closed_on < #{day}
       ORDER BY closed_on DESC, bank_file_id DESC, no DESC LIMIT 1
      """)
  Optional<Long> leftBefore(
      @Param("account") String account,
      @Param("currency") String currency,
      @Param("day") LocalDate day);

  @Select(
      """
      SELECT coalesce((SELECT p.closing FROM bank_statements p
          WHERE p.account = s.account AND p.currency = s.currency AND p.closed_on < s.closed_on
          ORDER BY p.closed_on DESC, p.bank_file_id DESC, p.no DESC LIMIT 1), s.opening)
          <> s.opening
        FROM bank_statements s WHERE s.bank_file_id = #{file} AND s.no = #{no}
      """)
  Optional<Boolean> isGap(@Param("file") long file, @Param("no") int no);

  @Select(
      """
      SELECT r.day, r.currency,
          (SELECT coalesce(sum(e.amount), 0)::bigint FROM bank_entries e
            WHERE e.settled_on = r.day AND e.currency = r.currency) AS paid,
          (SELECT sum(CASE WHEN l.line_type IN ('CAPTURE', 'CHARGEBACK_WON')
                           THEN l.gross ELSE -l.gross END - l.fee)::bigint
             FROM settlement_lines l
            WHERE l.settled_on = r.day AND l.currency = r.currency) AS settled
        FROM unnest(#{day}, #{currency}) AS r(day, currency)
      """)
  List<PaidRow> paid(Map<String, Object> columns);

  @Update(
      """
      UPDATE bank_entries SET matched_to = #{to}
       WHERE account = #{account} AND reference = #{reference}
      """)
  int matched(
      @Param("account") String account,
      @Param("reference") String reference,
      @Param("to") String to);

  @Insert(
      """
      INSERT INTO bank_discrepancies (discrepancy_id, bank_file_id, no, account, reference)
      VALUES (#{discrepancy}, #{file}, #{no}, #{account}, #{reference})
      """)
  int doubt(Map<String, Object> values);

  @Select(
      """
      SELECT b.discrepancy_id, b.bank_file_id, b.no, b.account, b.reference, f.trace_id
        FROM discrepancies d
        JOIN bank_discrepancies b ON b.discrepancy_id = d.id
        JOIN bank_files f ON f.id = b.bank_file_id
       WHERE d.status IN ('OPEN', 'PROPOSED') AND d.id > #{after}
         AND d.kind IN ('BANK_UNKNOWN', 'BANK_AMOUNT_DIFFERS', 'BANK_GAP')
       ORDER BY d.id LIMIT #{atMost}
      """)
  List<WaitingRow> waiting(@Param("after") long after, @Param("atMost") int atMost);
}
