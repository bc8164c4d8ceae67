package dev.sluice.infrastructure.psp;

import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface PspAttemptsSql {

  @Insert(
      """
      INSERT INTO psp_attempts (psp_key, source, n, operation, subject, amount, currency,
        request_hash, opened_at)
      SELECT r.*, #{now} FROM unnest(#{key}, #{source}, #{n}, #{operation}, #{subject}, #{amount},
        #{currency}, #{requestHash})
        AS r(psp_key, source, n, operation, subject, amount, currency, request_hash)
       ORDER BY r.psp_key, r.source, r.n
      ON CONFLICT (psp_key, source, n) DO NOTHING
      """)
  int open(Map<String, Object> columns);

  /** What ended an operation stays on record, whatever is heard later. */
  @Insert(
      """
      INSERT INTO psp_attempts AS a (psp_key, source, n, operation, answer, psp_reference,
        answer_amount, answer_currency, detail, opened_at, answered_at)
      SELECT r.*, #{now}, #{now} FROM unnest(#{key}, #{source}, #{n}, #{operation}, #{answer},
        #{reference}, #{answerAmount}, #{answerCurrency}, #{detail})
        AS r(psp_key, source, n, operation, answer, psp_reference, answer_amount, answer_currency,
          detail)
       ORDER BY r.psp_key, r.source, r.n
      ON CONFLICT (psp_key, source, n) DO UPDATE
         SET answer = EXCLUDED.answer, psp_reference = EXCLUDED.psp_reference,
             answer_amount = EXCLUDED.answer_amount, answer_currency = EXCLUDED.answer_currency,
             detail = EXCLUDED.detail, answered_at = EXCLUDED.answered_at
       WHERE a.answer IS NULL OR a.answer NOT IN ('APPROVED', 'MISMATCH', 'DECLINED')
      """)
  int answered(Map<String, Object> columns);
}
