package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token that is always good: asked for when first needed, and again when most of its life is
 * over. While the identity server is away, the old one is said for as long as it is good.
 */
final class Bearer implements Supplier<String> {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  /** Asks for a token. */
  interface Asking {
    Grant ask();
  }

  private final Asking asking;
  private volatile @Nullable Held held;

  /** In nanoseconds of {@link System#nanoTime()}. */
  private record Held(String token, long renew, long end) {}

  Bearer(Asking asking) {
    this.asking = asking;
  }

  @Override
  public String get() {
    Held now = held;
    return now != null && System.nanoTime() - now.renew() < 0 ? now.token() : renewed();
  }

  private synchronized String renewed() {
    Held before = held;
    long now = System.nanoTime();
    if (before != null && now - before.renew() < 0) return before.token();
    try {
      Grant grant = asking.ask();
      long life = grant.life().toNanos();
      held = new Held(grant.token(), now + life * 2 / 3, now + life * 9 / 10);
      return grant.token();
    } catch (ServerFailure away) {
      if (before == null || now - before.end() >= 0) throw away;
      held = new Held(before.token(), now + TRY_AGAIN.toNanos(), before.end());
      return before.token();
    }
  }
}
