package dev.sluice.application.psp;

import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;

/**
 * A payment service provider. Answers always, within its deadline; silence is an answer, never an
 * exception.
 */
public interface Psp {

  /**
   * The same request again does nothing more and gets the same answer; the same key for something
   * else is {@link PspAnswer.Broken}.
   *
   * @throws IllegalStateException when this thread holds a database transaction
   */
  PspAnswer send(PspRequest request);

  /**
   * Asks what became of an operation.
   *
   * @throws IllegalStateException when this thread holds a database transaction
   */
  PspAnswer ask(PspKey key);

  /**
   * Asks what is left of an authorization: {@link PspAnswer.Approved} with what it still holds,
   * {@link PspAnswer.NotFound} when it is over, for whatever reason.
   *
   * @throws IllegalStateException when this thread holds a database transaction
   */
  PspAnswer askHeld(PspReference authorization);

  PspCapabilities capabilities();
}
