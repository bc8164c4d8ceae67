package dev.sluice.infrastructure.redis;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A client as Spring Boot makes it with the product's settings. */
public final class RedisLab implements AutoCloseable {

  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /** With the patience the product has. */
  public RedisLab(String url) {
    this(url, "200ms");
  }

  private RedisLab(String url, String patience) {
    var properties =
        Map.<String, Object>of("spring.data.redis.url", url, "sluice.redis.patience", patience);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", properties));
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context.register(RedisConfiguration.class, DataRedisAutoConfiguration.class);
    context.refresh();
  }

  /** For what has to work however busy the machine is. */
  public static RedisLab patient(String url) {
    return new RedisLab(url, "10s");
  }

  /** With a server nobody runs: port 1 is refused. */
  public static RedisLab ofNobody() {
    return new RedisLab("redis://127.0.0.1:1");
  }

  public StringRedisTemplate template() {
    return context.getBean(StringRedisTemplate.class);
  }

  public Convenience convenience(String use) {
    return new Convenience(template(), registry, use);
  }

  public double skipped(String use) {
    return registry.get("redis.skipped").tag("use", use).counter().count();
  }

  @Override
  public void close() {
    context.close();
  }
}
