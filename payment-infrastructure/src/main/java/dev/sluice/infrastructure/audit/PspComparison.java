package dev.sluice.infrastructure.audit;

import dev.sluice.application.psp.PspRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The PSP's own list held against its answers on record, key by key. */
final class PspComparison {

  private static final int MOST_DETAILS = 5;

  private final List<String> wrong = new ArrayList<>();
  private long leftOut;

  PspComparison(List<LawsSql.Said> said, List<PspRecords.Record> done, Set<String> moving) {
    var byKey = new HashMap<String, LawsSql.Said>();
    for (var one : said) byKey.put(one.pspKey(), one);
    var seen = new HashSet<String>();
    for (var record : done) {
      if (!seen.add(record.key())) wrong.add(record.key() + " has two effects at the PSP");
      var answer = byKey.remove(record.key());
      if (moving.contains(subjectOf(record.key()))) leftOut++;
      else if (answer == null)
        wrong.add("%s: the PSP did %s, no answer says so".formatted(record.key(), record.amount()));
      else if (answer.amount() != record.amount().value()
          || !answer.currency().equals(record.amount().currency().code()))
        wrong.add(
            "%s: the PSP did %s, its answer was %d %s"
                .formatted(record.key(), record.amount(), answer.amount(), answer.currency()));
    }
    for (var answer : byKey.values())
      if (moving.contains(subjectOf(answer.pspKey()))) leftOut++;
      else
        wrong.add(
            "%s: the PSP answered %d %s and does not list it"
                .formatted(answer.pspKey(), answer.amount(), answer.currency()));
  }

  /** Intents whose authorization still has something open at the PSP, with how much. */
  static Map<String, Long> openAuthorizations(List<PspRecords.Record> done) {
    var open = new HashMap<String, Long>();
    var intents = new HashMap<String, String>();
    for (var record : done) {
      switch (record.operation()) {
        case "authorize" -> {
          open.merge(record.authorization(), record.amount().value(), Long::sum);
          intents.put(record.authorization(), subjectOf(record.key()));
        }
        case "capture", "void" ->
            open.merge(record.authorization(), -record.amount().value(), Long::sum);
        default -> {}
      }
    }
    var result = new LinkedHashMap<String, Long>();
    open.forEach((authorization, amount) -> {
      var intent = intents.get(authorization);
      if (intent != null && amount != 0) result.put(intent, amount);
    });
    return result;
  }

  void resting(LawsSql.AtRest payment, long open) {
    wrong.add("%s rests, and the PSP still holds %d".formatted(payment.payment(), open));
  }

  List<String> wrong() {
    return wrong.subList(0, Math.min(wrong.size(), MOST_DETAILS));
  }

  long leftOut() {
    return leftOut;
  }

  /** Keys begin with the public id of what they are for. */
  private static String subjectOf(String key) {
    int colon = key.indexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }
}
