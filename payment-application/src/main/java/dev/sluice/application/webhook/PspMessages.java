package dev.sluice.application.webhook;

/** How a PSP writes what it tells unasked. */
public interface PspMessages {

  /**
   * @throws IllegalArgumentException when it cannot be understood, saying why
   */
  PspMessage.Named read(byte[] body);
}
