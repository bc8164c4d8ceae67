package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.webhook.Webhook;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.application.webhook.Webhooks.End;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.order.PaymentOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Webhooks} promises. */
@ContractOf(Webhooks.class)
public abstract class WebhooksContract {

  private static final String PSP = "simulator";
  private static final int MANY = 100;

  private final Things things = new Things();

  protected abstract Rooms rooms();

  protected abstract Webhooks webhooks();

  @Test
  void a_message_is_kept_once_as_it_came() {
    var webhook = webhook(NOW);

    assertThat(add(webhook)).isTrue();
    assertThat(add(new Webhook(PSP, webhook.eventId(), "{}", NOW.plusSeconds(1)))).isFalse();

    assertThat(webhooks().waiting(NOW, MANY)).contains(webhook);
    assertThat(add(new Webhook("other", webhook.eventId(), "{}", NOW))).isTrue();
  }

  @Test
  void what_waits_is_found_the_oldest_first_and_no_sooner_than_asked() {
    var late = webhook(NOW.plusSeconds(2));
    var early = webhook(NOW.plusSeconds(1));
    add(late);
    add(early);

    assertThat(webhooks().waiting(NOW.plusSeconds(2), MANY)).containsSubsequence(early, late);
    assertThat(webhooks().waiting(NOW.plusSeconds(1), MANY)).contains(early).doesNotContain(late);
    assertThat(webhooks().waiting(NOW.plusSeconds(2), 1)).hasSize(1);
  }

  @Test
  void what_has_ended_is_neither_found_nor_claimed_nor_ended_again() {
    for (var end : End.values()) {
      var webhook = webhook(NOW);
      add(webhook);
      assertThat(claim(webhook)).isTrue();

      end(webhook, end);

      assertThat(webhooks().waiting(NOW, MANY)).doesNotContain(webhook);
      assertThat(claim(webhook)).isFalse();
      assertThatThrownBy(() -> end(webhook, end)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(claim(webhook(NOW))).isFalse();
  }

  @Test
  void a_dispute_of_the_psp_has_one_name_here() {
    var disputed = disputed();
    var ours = disputed.refunds().disputes().getFirst().id();
    var theirs = "dsp_" + things.number();

    rooms().transactions().run(() -> webhooks().name(PSP, theirs, ours));

    assertThat(named(PSP, theirs)).isEqualTo(ours.value());
    assertThat(named("other", theirs)).isEqualTo("nobody");
    assertThatThrownBy(() -> rooms().transactions().run(() -> webhooks().name(PSP, theirs, ours)))
        .isInstanceOf(RuntimeException.class);
  }

  private String named(String connector, String reference) {
    return rooms()
        .transactions()
        .run(() -> webhooks().dispute(connector, reference).map(DisputeId::value).orElse("nobody"));
  }

  private PaymentOrder disputed() {
    var order = rooms().orders(things).getFirst();
    var captured = Things.captured(order);
    var disputed = Things.disputed(captured, eur(100));
    rooms()
        .transactions()
        .run(() -> rooms().orders().save(List.of(new Change<>(order, captured)), NOW));
    rooms()
        .transactions()
        .run(() -> rooms().orders().save(List.of(new Change<>(captured, disputed)), NOW));
    return disputed;
  }

  private Webhook webhook(Instant at) {
    return new Webhook(PSP, "evt_" + things.number(), "{\"eventId\": \"ä\\u0000\"}", at);
  }

  private boolean add(Webhook webhook) {
    return rooms().transactions().run(() -> webhooks().add(webhook));
  }

  private boolean claim(Webhook webhook) {
    return rooms()
        .transactions()
        .run(() -> webhooks().claim(webhook.connector(), webhook.eventId()).isPresent());
  }

  private void end(Webhook webhook, End end) {
    rooms().transactions().run(() -> webhooks().end(webhook, end, "why", NOW));
  }
}
