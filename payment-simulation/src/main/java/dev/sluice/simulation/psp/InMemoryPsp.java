package dev.sluice.simulation.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.application.webhook.PspMessage;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.time.TurnedClock;
import dev.sluice.simulation.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A PSP that keeps what it did. Silence takes as long as the deadline. */
public final class InMemoryPsp implements Psp, PspRecords {

  private static final Duration COME_AGAIN = Duration.ofSeconds(1);

  private final PspCapabilities capabilities;
  private final Moods moods;
  private final PspVault vault;
  private final Database database;
  private final Faults faults;
  private final TurnedClock clock;
  private final Trace trace;
  private final Coverage coverage;
  private final Postbox postbox = new Postbox();
  private int disputes;
  private final List<PspRequest> requests = new ArrayList<>();
  private final List<PspKey> questions = new ArrayList<>();

  public InMemoryPsp(
      PspCapabilities capabilities,
      Moods moods,
      Database database,
      Faults faults,
      TurnedClock clock,
      Trace trace,
      Coverage coverage) {
    this.capabilities = capabilities;
    this.moods = moods;
    this.vault = new PspVault(capabilities.keyLife(), capabilities.authorizationLife());
    this.database = database;
    this.faults = faults;
    this.clock = clock;
    this.trace = trace;
    this.coverage = coverage;
  }

  @Override
  public PspAnswer send(PspRequest request) {
    database.needsNoTransaction("calling the PSP");
    faults.pass(Point.PSP_BEFORE_CALL);
    requests.add(request);
    var mood = moods.of(request);
    coverage.count(Coverage.Kind.ANSWERS, kindOf(request.key()) + " " + mood);
    var answer = take(request, mood);
    trace.message("psp " + request + " " + mood + " -> " + answer);
    faults.pass(Point.PSP_AFTER_CALL);
    return answer;
  }

  private PspAnswer take(PspRequest request, Mood mood) {
    var now = clock.instant();
    return switch (mood) {
      case APPROVE, WRONG_AMOUNT, TOO_MUCH, DECLINE -> vault.handle(request, mood, now);
      case SILENT_BEFORE -> silence();
      case SILENT_AFTER -> {
        vault.handle(request, Mood.APPROVE, now);
        yield silence();
      }
      case LATE -> {
        vault.handleAt(now.plus(moods.delay(request)), request);
        yield silence();
      }
      case SLOW -> {
        var known = begin(request, Mood.APPROVE, now);
        yield known == null ? silence() : known;
      }
      case ACCEPT, ACCEPT_AND_DECLINE -> {
        var known = begin(request, mood, now);
        yield known == null ? new PspAnswer.Accepted() : known;
      }
      case BUSY -> new PspAnswer.NotAsked(COME_AGAIN);
      case BROKEN -> new PspAnswer.Broken("401");
    };
  }

  /** What becomes of it then is told, if anybody thinks of it. */
  private @Nullable PspAnswer begin(PspRequest request, Mood mood, Instant now) {
    var then = now.plus(moods.delay(request));
    return vault.begin(
        request,
        mood,
        now,
        then,
        answer ->
            postbox.post(
                new PspMessage.Result(request.key(), answer),
                moods.webhooks(request).stream().map(then::plus).toList()));
  }

  /** The shopper's bank takes money of a capture back, and decides about it. */
  public void dispute(PspKey capture, Amount amount, DisputeStatus outcome, Dispatch dispatch) {
    var name = "dsp-" + ++disputes;
    for (var status : List.of(DisputeStatus.OPENED, outcome))
      postbox.post(
          new PspMessage.Disputed(name, status, capture, amount),
          List.of(clock.instant().plus(dispatch.after())));
  }

  /** How long a message is under way. */
  public interface Dispatch {
    Duration after();
  }

  public Postbox postbox() {
    return postbox;
  }

  @Override
  public PspAnswer ask(PspKey key) {
    return ask(key, now -> vault.find(key, now));
  }

  @Override
  public PspAnswer askHeld(PspReference authorization) {
    return ask(
        new PspKey(authorization.value() + ":expiry"), now -> vault.held(authorization, now));
  }

  private PspAnswer ask(PspKey key, Function<Instant, PspAnswer> find) {
    database.needsNoTransaction("asking the PSP");
    faults.pass(Point.PSP_BEFORE_CALL);
    questions.add(key);
    var answer = moods.answers(key) ? find.apply(clock.instant()) : silence();
    coverage.count(
        Coverage.Kind.ANSWERS, kindOf(key) + " asked: " + answer.getClass().getSimpleName());
    trace.message("psp asked " + key + " -> " + answer);
    faults.pass(Point.PSP_AFTER_CALL);
    return answer;
  }

  /** The operation without the number of its turn. */
  private static String kindOf(PspKey key) {
    if (key.value().startsWith(RefundId.PREFIX)) return "refund";
    var operation = key.value().substring(key.value().indexOf(':') + 1);
    int dash = operation.indexOf('-');
    return dash < 0 ? operation : operation.substring(0, dash);
  }

  private PspAnswer silence() {
    clock.turn(capabilities.deadline());
    return new PspAnswer.NoAnswer("timeout");
  }

  @Override
  public PspCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public void all(Consumer<Record> each) {
    database.needsNoTransaction("reading the PSP's list");
    vault.records().forEach(each);
  }

  /** What it did: everything with an effect, in order. */
  public List<Record> records() {
    return vault.records();
  }

  /** What of all authorizations is neither captured nor voided. */
  public List<String> openAuthorizations() {
    return vault.open(clock.instant());
  }

  /** Somebody has called: what it took or gave under this key is undone. */
  public void takeBack(PspKey key) {
    vault.takeBack(key);
  }

  /** Somebody has called: what it did under this key was this much after all. */
  public void correct(PspKey key, Amount amount) {
    vault.correct(key, amount);
  }

  /** Whether it did anything under this key. */
  public boolean did(PspKey key) {
    return records().stream().anyMatch(record -> record.key().equals(key.value()));
  }

  /**
   * What is due by itself happens: a late request arrives, a slow one ends.
   *
   * @return when the next such thing is due
   */
  public Optional<Instant> goOn() {
    return vault.goOn(clock.instant());
  }

  /** Every request that arrived or was meant to, in order. */
  public List<PspRequest> requests() {
    return List.copyOf(requests);
  }

  public List<PspKey> questions() {
    return List.copyOf(questions);
  }
}
