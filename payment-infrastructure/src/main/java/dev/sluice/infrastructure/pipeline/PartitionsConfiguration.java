package dev.sluice.infrastructure.pipeline;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The inbox and the days it remembers. */
@Configuration(proxyBeanMethods = false)
class PartitionsConfiguration {

  /**
   * @param kept {@code sluice.inbox.days}: has to outlast every record that may still be read again
   * @param ahead {@code sluice.inbox.days-ahead}: partitions made in advance
   */
  @Bean
  Days days(
      @Value("${sluice.inbox.days:35}") int kept,
      @Value("${sluice.inbox.days-ahead:3}") int ahead) {
    var readable = KafkaTopics.RETENTION.plus(KafkaTopics.DEAD_LETTER_RETENTION);
    if (Duration.ofDays(kept).compareTo(readable) <= 0)
      throw new IllegalArgumentException(
          "sluice.inbox.days is %d, but records can be read again for %d days: what is forgotten would be applied twice"
              .formatted(kept, readable.toDays()));
    return new Days(kept, ahead);
  }

  @Bean
  Partitions partitions(
      PartitionsSql sql, PlatformTransactionManager transactions, Days days, InstantSource clock) {
    return new Partitions(sql, transactions, days, clock);
  }

  @Bean
  MyBatisInbox inbox(InboxSql sql, Days days, InstantSource clock, EventCodec codec) {
    return new MyBatisInbox(sql, days, clock, codec);
  }
}
