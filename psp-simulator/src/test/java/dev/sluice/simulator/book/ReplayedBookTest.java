package dev.sluice.simulator.book;

import static dev.sluice.simulator.book.OpenBook.authorize;
import static dev.sluice.simulator.book.OpenBook.capture;
import static dev.sluice.simulator.book.OpenBook.eur;
import static dev.sluice.simulator.book.OpenBook.refund;
import static dev.sluice.simulator.book.OpenBook.voidByKey;
import static dev.sluice.simulator.book.OpenBook.voidByReference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.conduct.Behaviour;
import dev.sluice.simulator.conduct.Post;
import dev.sluice.simulator.conduct.Verdict;
import dev.sluice.simulator.request.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same book before and after its process ended. */
class ReplayedBookTest {
  private static final List<String> KEYS =
      List.of("a", "c", "c2", "v", "r", "gone", "v2", "shut", "later", "n");

  @TempDir Path dir;

  private record Picture(List<Done> done, OpenAuthorizations open, List<String> answers) {
    static Picture of(OpenBook open) {
      Stream<String> answers =
          KEYS.stream()
              .map(key ->
                  switch (open.ask(key)) {
                    case Standing.Done(var written) -> key + " " + written.answer();
                    case Standing.InProgress _ -> key + " in progress";
                    case Standing.NotFound _ -> key + " not found";
                  });
      return new Picture(open.book.page(0, 100).operations(), open.open(), answers.toList());
    }
  }

  @Test
  void everything_said_is_said_again() throws Exception {
    Picture before;
    try (var open = new OpenBook(dir)) {
      open.run("a", authorize(1_000));
      open.run("c", capture("auth_1", 600), Behaviour.TIMEOUT_AFTER);
      open.run("c2", capture("auth_1", 600));
      open.run("v", voidByReference("auth_1"), Behaviour.WRONG_AMOUNT);
      open.run("r", refund("cap_2", 100));
      open.run("gone", authorize(70), Behaviour.FORGOTTEN_KEY);
      open.run("v2", voidByKey("shut"));
      open.run("n", authorize(5), Behaviour.DECLINED);
      open.book.remove("r");
      before = Picture.of(open);
    }
    try (var open = new OpenBook(dir)) {
      assertThat(Picture.of(open)).isEqualTo(before);
      assertThat(open.claim("a", authorize(1_000))).isInstanceOf(Claim.Answered.class);
      assertThat(open.claim("a", authorize(1_001))).isInstanceOf(Claim.Reused.class);
      assertThat(open.run("shut", authorize(1))).isInstanceOf(Answer.Declined.class);
      assertThat(open.run("r2", refund("cap_2", 501))).isInstanceOf(Answer.Declined.class);
    }
  }

  @Test
  void what_was_promised_is_still_owed() throws Exception {
    Fact.Promised promise;
    try (var open = new OpenBook(dir)) {
      open.claim("later", authorize(500));
      promise =
          new Fact.Promised(
              "later",
              authorize(500),
              Verdict.APPROVE,
              Post.TWICE,
              open.now.plusSeconds(2),
              open.now);
      open.book.promise(promise);
    }
    try (var open = new OpenBook(dir)) {
      assertThat(open.ask("later")).isInstanceOf(Standing.InProgress.class);
      assertThat(open.book.promises()).containsExactly(promise);
      open.now = open.now.plusSeconds(2);
      open.book.fulfil(promise, open.now);
    }
    try (var open = new OpenBook(dir)) {
      open.now = open.now.plusSeconds(2);
      assertThat(open.book.promises()).isEmpty();
      assertThat(open.ask("later"))
          .isInstanceOfSatisfying(
              Standing.Done.class,
              done ->
                  assertThat(done.written().answer())
                      .isEqualTo(new Answer.Approved(Operation.AUTHORIZE, 1, eur(500), open.now)));
      // Repeating is told what it was told the first time; the result comes by asking.
      assertThat(open.claim("later", authorize(500)))
          .isInstanceOfSatisfying(
              Claim.Answered.class,
              answered ->
                  assertThat(answered.written().answer()).isInstanceOf(Answer.Accepted.class));
    }
  }

  @Test
  void a_decision_whose_record_was_torn_was_never_made() throws Exception {
    try (var open = new OpenBook(dir)) {
      open.run("a", authorize(1_000));
      open.run("c", capture("auth_1", 600));
    }
    Path file = dir.resolve("journal.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
    try (var open = new OpenBook(dir)) {
      assertThat(open.ask("c")).isInstanceOf(Standing.NotFound.class);
      assertThat(open.open().amounts()).containsEntry("EUR", 1_000L);
      assertThat(open.run("c", capture("auth_1", 600))).isInstanceOf(Answer.Approved.class);
    }
  }
}
