package dev.sluice.application.bank;

import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.Payouts;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payout.Payout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells payouts what the bank has booked, once the amount is theirs. */
public final class BankedPayouts implements PayoutsAtBank {

  private final Payouts payouts;
  private final PayoutOutcomes outcomes;

  public BankedPayouts(Payouts payouts, PayoutOutcomes outcomes) {
    this.payouts = payouts;
    this.outcomes = outcomes;
  }

  @Override
  public Heard hear(List<Word> words, String traceId) {
    var known = known(words);
    var replies = new ArrayList<Reply>(words.size());
    var told = new ArrayList<PayoutOutcomes.Word>();
    var places = new ArrayList<Integer>();
    for (var word : words) {
      var payout = id(word).map(known::get);
      if (payout.isEmpty()) replies.add(Reply.UNKNOWN);
      else if (!payout.get().amount().equals(word.amount())) replies.add(Reply.AMOUNT_DIFFERS);
      else {
        places.add(replies.size());
        told.add(said(payout.get().id(), word));
        replies.add(Reply.FITS);
      }
    }
    var moved = new TreeSet<SellerId>();
    var heard = told.isEmpty() ? List.<PayoutOutcomes.Heard>of() : outcomes.hear(told, traceId);
    for (int i = 0; i < heard.size(); i++) {
      var outcome = heard.get(i).outcome().orElseThrow();
      if (outcome instanceof Outcome.Refused<Payout>)
        replies.set(places.get(i), Reply.CONTRADICTED);
      if (outcome instanceof Outcome.Moved<Payout>) moved.add(outcome.after().seller());
    }
    return new Heard(replies, moved);
  }

  private Map<PayoutId, Payout> known(List<Word> words) {
    var ids = words.stream().flatMap(word -> id(word).stream()).collect(Collectors.toSet());
    var known = new HashMap<PayoutId, Payout>();
    for (var payout : payouts.lock(ids)) known.put(payout.id(), payout);
    return known;
  }

  private static Optional<PayoutId> id(Word word) {
    try {
      return Optional.of(PayoutId.of(word.payout()));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static PayoutOutcomes.Word said(PayoutId payout, Word word) {
    var reason = word.returnReason();
    return reason == null
        ? new PayoutOutcomes.Word.Settled(payout, word.on())
        : new PayoutOutcomes.Word.Returned(payout, reason, word.on());
  }
}
