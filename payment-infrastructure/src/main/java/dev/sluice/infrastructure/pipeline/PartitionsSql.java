package dev.sluice.infrastructure.pipeline;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PartitionsSql {

  /** Rather not at all than readers and writers queueing behind it. */
  @Select("SELECT set_config('lock_timeout', '500ms', TRUE)")
  String waitBriefly();

  @Select(value = "SELECT create_partitions(#{first}, #{last})", affectData = true)
  int create(@Param("first") LocalDate first, @Param("last") LocalDate last);

  @Select(value = "SELECT drop_partitions(#{before})", affectData = true)
  int drop(@Param("before") LocalDate before);

  @Select(
      """
      SELECT (SELECT count(*) FROM (SELECT 1 FROM inbox_default LIMIT 1000) i)
           + (SELECT count(*) FROM (SELECT 1 FROM outbox_event_default LIMIT 1000) o)
      """)
  long strays();
}
