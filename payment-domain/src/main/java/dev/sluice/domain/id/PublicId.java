package dev.sluice.domain.id;

/**
 * An id of ours: a 64-bit number for tables, prefix and 13 base-32 characters for everybody else.
 */
public interface PublicId {

  long number();

  String prefix();

  /** The public form, such as {@code pay_0j5k2m9x4t7ab}. */
  default String value() {
    return Base32.render(prefix(), number());
  }
}
