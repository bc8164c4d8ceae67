package dev.sluice.servers.process;

/**
 * A server that cannot run; the message says why and what to do, in words for the person at the
 * keyboard.
 */
public final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }

  public ServerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
