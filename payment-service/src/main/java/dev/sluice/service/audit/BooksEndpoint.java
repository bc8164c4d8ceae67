package dev.sluice.service.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.application.audit.Books;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Tells how far everything has come. */
@Component
@Endpoint(id = "books")
class BooksEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(BooksEndpoint.class);

  private final Books books;

  BooksEndpoint(Books books) {
    this.books = books;
  }

  record BooksBody(
      Instant now,
      @JsonProperty("final") long atRest,
      Map<String, Long> intents,
      Map<String, Long> payments,
      Map<String, Long> orders,
      long journals,
      Map<String, Books.Totals> trialBalance,
      Map<String, Long> inFlight,
      long inReview,
      long deadLetters,
      List<Books.Pending> topSellers,
      Books.Latency acceptedToBalanceMs) {

    static BooksBody of(Books.Overview o) {
      return new BooksBody(
          o.now(),
          o.atRest(),
          o.intents(),
          o.payments(),
          o.orders(),
          o.journals(),
          o.trialBalance(),
          o.inFlight(),
          o.inReview(),
          o.deadLetters(),
          o.topSellers(),
          o.acceptedToBalance());
    }
  }

  record Trouble(String error) {}

  /**
   * @param since limits the times from accepted to balance to intents created since then
   */
  @ReadOperation
  WebEndpointResponse<Object> books(@Nullable OffsetDateTime since) {
    try {
      var from = Optional.ofNullable(since).map(OffsetDateTime::toInstant);
      return new WebEndpointResponse<>(BooksBody.of(books.overview(from)));
    } catch (RuntimeException away) {
      LOG.warn("the books could not be read: {}", away.toString());
      return new WebEndpointResponse<>(
          new Trouble("the books could not be read: " + away.getMessage()), 503);
    }
  }
}
