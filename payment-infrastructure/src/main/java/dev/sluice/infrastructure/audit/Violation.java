package dev.sluice.infrastructure.audit;

/**
 * One thing that breaks a law.
 *
 * @param detail what, with public ids
 * @param total how many there are in all
 */
record Violation(String detail, long total) {

  /**
   * The first of all that were found, and how many there are: an auditor needs a thread to pull.
   */
  static final String FIRST = "SELECT v.detail, count(*) OVER () AS total FROM (";

  static final String OF_MANY = ") v ORDER BY v.detail LIMIT 5";
}
