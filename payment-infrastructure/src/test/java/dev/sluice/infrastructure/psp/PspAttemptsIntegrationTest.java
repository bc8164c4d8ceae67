package dev.sluice.infrastructure.psp;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.eur;
import static dev.sluice.infrastructure.Samples.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Answer;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.simulation.contract.PspAttemptsContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PspAttemptsIntegrationTest extends PspAttemptsContract {

  private static final PspAnswer APPROVED = new PspAnswer.Approved(reference("1"), eur(2900));

  private Database database;
  private PspAttempts attempts;

  @BeforeAll
  void open() {
    database = Database.fresh();
    attempts = AttemptsRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void an_attempt_is_on_record_with_what_it_asks_for() {
    var request = authorize("tok_secret");

    open(request, 1, NOW);

    assertThat(of(request))
        .containsExactly(
            "CALL 1 authorize " + request.subject() + " 2900 EUR: null null null null null");
  }

  @Test
  void every_kind_of_answer_finds_its_words() {
    for (var answer :
        List.of(
            row(APPROVED, "APPROVED psp-1 2900 EUR null"),
            row(new PspAnswer.Mismatch(reference("2"), eur(1)), "MISMATCH psp-2 1 EUR null"),
            row(new PspAnswer.Accepted(), "ACCEPTED null null null null"),
            row(new PspAnswer.Declined("no\0money"), "DECLINED null null null no?money"),
            row(
                new PspAnswer.NotAsked(Duration.ofSeconds(3)),
                "NOT_ASKED null null null again after PT3S"),
            row(new PspAnswer.NoAnswer("timeout"), "NO_ANSWER null null null timeout"),
            row(new PspAnswer.Broken("404"), "BROKEN null null null 404"),
            row(new PspAnswer.InProgress(), "IN_PROGRESS null null null null"),
            row(new PspAnswer.NotFound(), "NOT_FOUND null null null null"))) {
      var request = authorize("tok_1");
      open(request, 1, NOW);

      answer(request, Source.CALL, 1, answer.answer(), NOW);

      assertThat(of(request).getFirst()).endsWith(": " + answer.words());
    }
  }

  @Test
  void an_attempt_opened_again_is_as_old_as_it_was() {
    var request = authorize("tok_1");
    open(request, 1, NOW);

    open(request, 1, NOW.plusSeconds(60));
    open(request, 2, NOW.plusSeconds(60));

    assertThat(
            database.read(
                "SELECT opened_at = '%s' FROM psp_attempts WHERE psp_key = '%s' ORDER BY n"
                    .formatted(NOW, request.key())))
        .containsExactly("true", "false");
  }

  @Test
  void an_answer_nobody_asked_for_has_no_request() {
    var request = authorize("tok_1");
    open(request, 1, NOW);

    answer(request, Source.ASKED, 1, APPROVED, NOW);

    assertThat(of(request))
        .containsExactly(
            "ASKED 1 authorize null null null: APPROVED psp-1 2900 EUR null",
            "CALL 1 authorize " + request.subject() + " 2900 EUR: null null null null null");
  }

  @Test
  void the_token_stands_nowhere_and_changes_nothing() {
    var id = new PaymentIntentId(Samples.number());
    var one = new PspRequest.Authorize(id, eur(2900), "tok_secret");
    var other = new PspRequest.Authorize(id, eur(2900), "tok_other");
    open(one, 1, NOW);
    open(other, 2, NOW);

    assertThat(
            database.read(
                "SELECT count(DISTINCT request_hash) FROM psp_attempts WHERE psp_key = '%s'"
                    .formatted(one.key())))
        .containsExactly("1");
    assertThat(database.count("psp_attempts a WHERE a::text LIKE '%tok_%'")).isZero();
  }

  private record Told(PspAnswer answer, String words) {}

  private static Told row(PspAnswer answer, String words) {
    return new Told(answer, words);
  }

  private void open(PspRequest request, int n, Instant at) {
    database.run(() -> attempts.open(List.of(new Attempt(request, Source.CALL, n)), at));
  }

  private void answer(PspRequest request, Source source, int n, PspAnswer answer, Instant at) {
    var told = new Answer(request.key(), request.operation(), source, n, answer);
    database.run(() -> attempts.answered(List.of(told), at));
  }

  private List<String> of(PspRequest request) {
    return database.read(
        """
        SELECT format('%%s %%s %%s %%s %%s %%s: %%s %%s %%s %%s %%s', source, n, operation,
            coalesce(subject, 'null'), coalesce(amount::text, 'null'), coalesce(currency, 'null'),
            coalesce(answer, 'null'), coalesce(psp_reference, 'null'),
            coalesce(answer_amount::text, 'null'), coalesce(answer_currency, 'null'),
            coalesce(detail, 'null'))
          FROM psp_attempts WHERE psp_key = '%s' ORDER BY source, n
        """
            .formatted(request.key()));
  }

  private static PspRequest authorize(String token) {
    return new PspRequest.Authorize(new PaymentIntentId(Samples.number()), eur(2900), token);
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected PspAttempts attempts() {
    return attempts;
  }

  @Override
  protected List<String> onRecord(PspKey key) {
    return database.read(
        """
        SELECT concat_ws(' ', source, n,
            coalesce(replace(initcap(replace(answer, '_', ' ')), ' ', ''), '-'))
          FROM psp_attempts WHERE psp_key = '%s'
        """
            .formatted(key));
  }
}
