package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.money.Amount;
import dev.sluice.infrastructure.pipeline.NoTransaction;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the PSP's own list page by page. */
final class HttpPspRecords implements PspRecords {

  private static final int PAGE = 5000;
  private static final int LARGEST_PAGE = 16 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private record Money(long value, String currency) {}

  private record Done(
      String key, String operation, String authorization, String reference, Money amount) {}

  private record Page(List<Done> operations, @Nullable Long next) {}

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build()
          .readerFor(Page.class);

  private final PspHttp http;

  HttpPspRecords(PspHttp http) {
    this.http = http;
  }

  @Override
  public void all(Consumer<Record> each) {
    NoTransaction.during("reading the PSP's list");
    Long after = 0L;
    while (after != null) {
      var page = page(after);
      for (var done : page.operations())
        each.accept(
            new Record(
                done.key(),
                done.operation(),
                done.authorization(),
                done.reference(),
                Amount.of(done.amount().value(), done.amount().currency())));
      if (page.next() != null && page.next() <= after)
        throw new IllegalStateException("the PSP's list does not go on after " + after);
      after = page.next();
    }
  }

  private Page page(long after) {
    var path = "/v1/operations?after=%d&limit=%d".formatted(after, PAGE);
    try {
      var reply = http.get(path, "operations", PATIENCE, LARGEST_PAGE);
      if (reply.status() != 200)
        throw new IllegalStateException(
            "the PSP's list cannot be read: it answers with status " + reply.status());
      return READER.readValue(reply.body());
    } catch (PspHttp.NotSent | PspHttp.Silence away) {
      throw new IllegalStateException("the PSP's list cannot be read: " + away.getMessage(), away);
    } catch (JacksonException unreadable) {
      throw new IllegalStateException(
          "the PSP's list cannot be read: " + unreadable.getOriginalMessage(), unreadable);
    }
  }
}
