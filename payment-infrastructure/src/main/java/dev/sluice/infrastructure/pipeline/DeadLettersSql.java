package dev.sluice.infrastructure.pipeline;

import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface DeadLettersSql {

  @Insert(
      """
      INSERT INTO dead_letters (step, topic, partition, record_offset, inbox_id, refused, reason,
        record_key, record_value, headers)
      SELECT #{step}, r.* FROM unnest(#{topic}, #{partition}, #{offset}, #{inboxId}, #{refused},
        #{reason}, #{key}, #{value}, #{headers}) AS r
      ON CONFLICT (step, topic, partition, record_offset) DO NOTHING
      """)
  int record(Map<String, Object> columns);
}
