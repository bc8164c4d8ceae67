package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.eur;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Accepted;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Broken;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.InProgress;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotAsked;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sample of everything a PSP can say. */
final class Answers {

  /** What the PSP says it did where it did something else. */
  static final Amount OTHER = eur(900);

  private Answers() {}

  /** By the name the documents give it. */
  static Map<String, PspAnswer> about(Amount asked) {
    var answers = new LinkedHashMap<String, PspAnswer>();
    answers.put("approved", new Approved(REFERENCE, asked));
    answers.put("approved, other reference", new Approved(OTHER_REFERENCE, asked));
    answers.put("approved, other amount", new Approved(REFERENCE, OTHER));
    answers.put("mismatch", new Mismatch(REFERENCE, OTHER));
    answers.put("mismatch, other again", new Mismatch(OTHER_REFERENCE, eur(800)));
    answers.put("declined", new Declined("insufficient_funds"));
    answers.put("accepted", new Accepted());
    answers.put("not asked", new NotAsked(Duration.ofSeconds(7)));
    answers.put("no answer", new NoAnswer("timeout"));
    answers.put("broken", new Broken("401"));
    answers.put("in progress", new InProgress());
    answers.put("not found", new NotFound());
    return answers;
  }
}
