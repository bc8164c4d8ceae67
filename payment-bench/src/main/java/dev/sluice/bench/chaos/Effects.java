package dev.sluice.bench.chaos;

import java.util.Map;
import java.util.Set;

/**
 * What really happened, from those who keep it.
 *
 * @param intents how many the database has, by order id
 * @param payments how many the database has, by order id
 * @param journals how many entries the books have, by movement key
 * @param captures how many the database has, by payment order
 * @param psp what the PSP did, by operation and what it was for
 * @param repeatedKeys PSP keys under which more than one thing was done
 */
record Effects(
    Map<String, Integer> intents,
    Map<String, Integer> payments,
    Map<String, Integer> journals,
    Map<String, Integer> captures,
    Map<String, Done> psp,
    Set<String> repeatedKeys) {

  /**
   * @param times how often
   * @param minor how much in all
   */
  record Done(int times, long minor) {
    static final Done NEVER = new Done(0, 0);

    Done and(long more) {
      return new Done(times + 1, minor + more);
    }

    @Override
    public String toString() {
      return times + " times, " + minor + " in all";
    }
  }

  Done atPsp(String operation, String subject) {
    return psp.getOrDefault(operation + " " + subject, Done.NEVER);
  }

  int booked(String movement) {
    return journals.getOrDefault(movement, 0);
  }
}
