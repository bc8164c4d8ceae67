package dev.sluice.application.deadletter;

import dev.sluice.application.pipeline.Transactions;
import java.time.Duration;

/**
 * Puts what lies in the dead letter queues on file. First the database, then the offsets: a crash
 * in between finds the letters filed already.
 */
public final class FileDeadLettersService {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final LetterBox box;
  private final DeadLetters letters;
  private final Transactions transactions;

  public FileDeadLettersService(LetterBox box, DeadLetters letters, Transactions transactions) {
    this.box = box;
    this.letters = letters;
    this.transactions = transactions;
  }

  /**
   * One round.
   *
   * @return how many letters were found
   * @throws RuntimeException when the weather is bad: the next round finds them again
   */
  public int runOnce() {
    try {
      var found = box.take(PATIENCE);
      if (found.isEmpty()) return 0;
      transactions.run(() -> letters.file(found));
      box.commit();
      return found.size();
    } catch (RuntimeException weather) {
      box.reset();
      throw weather;
    }
  }
}
