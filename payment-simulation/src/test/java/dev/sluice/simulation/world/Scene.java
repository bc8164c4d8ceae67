package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.simulation.time.InstanceClock;
import dev.sluice.test.seeded.Chance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small world to tell one story in, and questions about how it ended. */
final class Scene {

  final Moods.Script psp;
  final World world;

  Scene() {
    this(Settings.standard());
  }

  Scene(Settings settings) {
    psp = new Moods.Script();
    world = new World(settings, psp, Chance.of(1));
  }

  /** One more instance, whose doors the test calls itself. */
  ServiceApp service(String name) {
    return new ServiceApp(servers(), Fittings.SOUND, name, new InstanceClock(servers().clock()));
  }

  Servers servers() {
    return world.servers();
  }

  PaymentIntent intent(PaymentIntentId id) {
    return servers().intents().find(id).orElseThrow();
  }

  Payment payment(PaymentIntentId id) {
    return servers().payments().find(intent(id).payment()).orElseThrow();
  }

  PaymentOrder order(PaymentIntentId id, String seller) {
    return servers().orders().ofPayment(intent(id).payment()).stream()
        .filter(order -> order.seller().equals(new SellerId(seller)))
        .findFirst()
        .orElseThrow();
  }

  /** The PSP key of the first capture for a seller: its id is drawn with the intent. */
  PspKey captureKey(PaymentIntentId id, String seller) {
    return intent(id).lines().stream()
        .filter(line -> line.seller().equals(new SellerId(seller)))
        .map(line -> PspKey.capture(line.order(), 1))
        .findFirst()
        .orElseThrow();
  }

  List<String> movements() {
    return servers().journal().entries().keySet().stream().map(MovementKey::kind).toList();
  }

  /** Account to balance, those of zero left out. */
  Map<String, Long> balances() {
    var balances = new TreeMap<String, Long>();
    servers()
        .balances()
        .all()
        .forEach((account, sum) -> {
          if (sum != 0) balances.put(account.name(), sum);
        });
    return balances;
  }

  /** What was told on a topic, each event once. */
  List<EventId> told(Topic topic) {
    return servers().topics().told(topic).stream().map(e -> e.eventId()).distinct().toList();
  }

  long requests(PspKey key) {
    return servers().psp().requests().stream().map(PspRequest::key).filter(key::equals).count();
  }

  /** How often the PSP did something under this key. */
  long effects(PspKey key) {
    return servers().psp().records().stream().filter(r -> r.key().equals(key.value())).count();
  }

  void restsLawfully() {
    world.rest();
    isLawful();
    assertThat(deadLetters()).isEmpty();
  }

  void isLawful() {
    assertThat(servers().brokenLaws()).isEmpty();
    assertThat(servers().outbox().buried()).isEmpty();
    for (var type : List.of(AccountType.AUTH_LIABILITY, AccountType.AUTH_RECEIVABLE))
      assertThat(balances().keySet()).noneMatch(name -> name.startsWith(type.name()));
  }

  List<String> deadLetters() {
    return servers().topics().dead().stream()
        .map(letter -> letter.eventId() + ": " + letter.reason())
        .toList();
  }
}
