package dev.sluice.infrastructure.id;

import dev.sluice.application.id.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ids of this process, and the heart that keeps its node. */
@Configuration(proxyBeanMethods = false)
class IdConfiguration {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  @Bean
  NodeLease nodeLease(NodeLeasesSql sql, InstantSource clock) {
    return new NodeLease(sql, UUID.randomUUID().toString(), LEASE, clock);
  }

  @Bean
  NodeHeartbeat nodeHeartbeat(NodeLease lease) {
    return new NodeHeartbeat(lease, HEARTBEAT);
  }

  @Bean
  Ids ids(NodeLease lease, InstantSource clock) {
    return new TsidIds(lease, clock);
  }
}
