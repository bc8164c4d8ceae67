package dev.sluice.platform.doctor;

/**
 * One look at the machine.
 *
 * @param finding what was seen, and what to do about it where something is wrong
 */
public record Check(String subject, Result result, String finding) {

  /** How it stands. */
  public enum Result {
    OK,
    /** It may do, or not for long. */
    WARNING,
    WRONG
  }

  static Check ok(String subject, String finding) {
    return new Check(subject, Result.OK, finding);
  }

  static Check warning(String subject, String finding) {
    return new Check(subject, Result.WARNING, finding);
  }

  static Check wrong(String subject, String finding) {
    return new Check(subject, Result.WRONG, finding);
  }
}
