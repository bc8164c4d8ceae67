package dev.sluice.infrastructure.settlement;

import java.time.Instant;
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
interface SettlementFilesSql {

  record UnreadRow(
      long id,
      String sha256,
      long size,
      String receivedBy,
      String traceId,
      Instant receivedAt,
      int no,
      int firstRow,
      byte[] text) {}

  record FileRow(
      long id,
      String sha256,
      long size,
      String receivedBy,
      String traceId,
      Instant receivedAt,
      int pieces,
      int piecesRead,
      long lines,
      long matched,
      long alreadyKnown,
      long unexplained,
      @Nullable Instant doneAt) {}

  record KindRow(String kind, long count) {}

  @Insert(
      """
      INSERT INTO settlement_files (id, public_settlement_file_id, sha256, size, pieces,
        received_by, trace_id, received_at)
      VALUES (#{id}, #{publicId}, #{sha256}, #{size}, 1, #{receivedBy}, #{traceId}, #{receivedAt})
      ON CONFLICT (sha256) DO NOTHING
      """)
  int add(Map<String, Object> values);

  @Insert(
      """
      INSERT INTO settlement_pieces (settlement_file_id, no, first_row, text)
      VALUES (#{file}, #{no}, #{firstRow}, #{text})
      """)
  int addPiece(
      @Param("file") long file,
      @Param("no") int no,
      @Param("firstRow") int firstRow,
      @Param("text") byte[] text);

  @Update("UPDATE settlement_files SET pieces = #{pieces} WHERE id = #{id}")
  int pieces(@Param("id") long id, @Param("pieces") int pieces);

  @Select("SELECT id FROM settlement_files WHERE sha256 = #{sha256}")
  Optional<Long> withHash(@Param("sha256") String sha256);

  @Select(
      """
      SELECT f.id, f.sha256, f.size, f.received_by, f.trace_id, f.received_at, f.pieces,
          f.pieces_read, f.lines, f.matched, f.already_known, f.done_at,
          (SELECT coalesce(sum(d.stake), 0)::bigint FROM discrepancies d
            WHERE d.settlement_file_id = f.id AND d.status IN ('OPEN', 'PROPOSED')) AS unexplained
        FROM settlement_files f WHERE f.id = #{id}
      """)
  Optional<FileRow> find(@Param("id") long id);

  @Select(
      """
      SELECT kind, count(*) AS count FROM discrepancies
       WHERE settlement_file_id = #{id} GROUP BY kind ORDER BY kind
      """)
  List<KindRow> kinds(@Param("id") long id);

  @Select(
      """
      SELECT f.id, f.sha256, f.size, f.received_by, f.trace_id, f.received_at, p.no, p.first_row,
          p.text
        FROM settlement_files f
        JOIN settlement_pieces p ON p.settlement_file_id = f.id AND p.no = f.pieces_read + 1
       WHERE f.done_at IS NULL ORDER BY f.id LIMIT 1
      """)
  Optional<UnreadRow> next();

  @Update(
      """
      UPDATE settlement_files SET pieces_read = #{no}, lines = lines + #{lines},
          matched = matched + #{matched}, already_known = already_known + #{alreadyKnown},
          done_at = CASE WHEN pieces = #{no} THEN #{now}::timestamptz END
       WHERE id = #{id} AND pieces_read = #{no} - 1
      """)
  int read(Map<String, Object> values);
}
