package dev.sluice.infrastructure.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A client with the product's own settings. */
public final class RedisLab implements AutoCloseable {

  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LettuceConnectionFactory connections;
  private final ClientResources resources;

  public RedisLab(String url) {
    var settings = new RedisConfiguration();
    var address = URI.create(url);
    var resourcesBuilder = ClientResources.builder();
    settings.soonBack().customize(resourcesBuilder);
    resources = resourcesBuilder.build();
    var options = ClientOptions.builder();
    settings.noQueueForRedis().customize(options);
    var client = LettuceClientConfiguration.builder();
    client.clientOptions(options.build()).clientResources(resources);
    settings.quickRedis().customize(client);
    connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration(address.getHost(), address.getPort()), client.build());
    connections.afterPropertiesSet();
    connections.start();
  }

  public StringRedisTemplate template() {
    return new StringRedisTemplate(connections);
  }

  public Convenience convenience(String use) {
    return new Convenience(template(), registry, use);
  }

  public double skipped(String use) {
    return registry.get("redis.skipped").tag("use", use).counter().count();
  }

  @Override
  public void close() {
    connections.destroy();
    resources.shutdown();
  }
}
