package dev.sluice.simulation.world;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Weather;
import dev.sluice.simulation.psp.Moods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Clients, both applications and the servers. What dies is started again. */
public final class World {

  private static final ClientId CLIENT = new ClientId("shop");
  private static final Duration COME_AGAIN = Duration.ofSeconds(1);

  /** A world that has not come to rest by then never will. */
  private static final int MOST_ROUNDS = 20_000;

  private final Servers servers;
  private final RandomGenerator chance;
  private final List<ServiceApp> services = new ArrayList<>();
  private final List<ConsumersApp> consumers = new ArrayList<>();
  private int crashes;

  public World(Settings settings, Moods moods, RandomGenerator chance) {
    this.servers = Servers.start(settings, moods, chance);
    this.chance = chance;
    for (int i = 0; i < settings.services(); i++)
      services.add(new ServiceApp(servers, "service-" + i));
    for (int i = 0; i < settings.consumers(); i++)
      consumers.add(new ConsumersApp(servers, "consumers-" + i));
  }

  public Servers servers() {
    return servers;
  }

  /** How often a process has died so far. */
  public int crashes() {
    return crashes;
  }

  /** A client pays, and repeats the request with the same key until it is answered. */
  public PaymentIntentId pay(NewPaymentIntent basket, String token) {
    var request = request("POST /api/v1/payments", basket.order().value(), basket.toString());
    var answer =
        untilAnswered(service -> service.pay(request, basket, token, traceOf("pay", basket)));
    return PaymentIntentId.of(answer.body());
  }

  public PaymentIntentId create(NewPaymentIntent basket) {
    var request =
        request("POST /api/v1/payment-intents", basket.order().value(), basket.toString());
    var answer =
        untilAnswered(service -> service.create(request, basket, traceOf("create", basket)));
    return PaymentIntentId.of(answer.body());
  }

  /** A shopper waits for his authorization. */
  public Answer authorize(PaymentIntentId intent, String token, String key) {
    var request = request("POST /api/v1/payment-intents/" + intent + "/authorize", key, token);
    return untilAnswered(
        service -> service.authorize(request, intent, token, traceOf("authorize", intent)));
  }

  private Answer untilAnswered(Function<ServiceApp, Answer> call) {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      int which = chance.nextInt(services.size());
      try {
        return call.apply(services.get(which));
      } catch (Crash crash) {
        crashes++;
        services.set(which, services.get(which).startedAgain());
      } catch (Weather weather) {
        servers.clock().turn(COME_AGAIN);
      } catch (Problem problem) {
        if (problem.code() != ErrorCode.IDEMPOTENCY_KEY_RUNNING) throw problem;
        servers.clock().turn(COME_AGAIN);
      }
    }
    throw new IllegalStateException("the door never answers");
  }

  /** Lets everybody work, and time pass, until nothing will ever move by itself. */
  public void rest() {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      if (round()) continue;
      var next = new Horizon(servers).next();
      if (next.isEmpty()) return;
      servers.clock().turnTo(next.get());
    }
    throw new IllegalStateException("this world never comes to rest");
  }

  /** Everybody has one turn, in any order. No time passes. */
  public boolean round() {
    var turns = new ArrayList<Runnable>();
    var busy = new boolean[1];
    turnsOf(services, turns, busy, ServiceApp::startedAgain);
    turnsOf(consumers, turns, busy, ConsumersApp::startedAgain);
    Collections.shuffle(turns, Random.from(chance));
    turns.forEach(Runnable::run);
    return busy[0];
  }

  private <A extends App> void turnsOf(
      List<A> apps, List<Runnable> turns, boolean[] busy, Function<A, A> again) {
    for (int a = 0; a < apps.size(); a++) {
      int app = a;
      for (int i = 0; i < apps.get(app).actors().size(); i++) {
        int actor = i;
        turns.add(() -> {
          try {
            busy[0] |= apps.get(app).actors().get(actor).act();
          } catch (Crash crash) {
            crashes++;
            busy[0] = true;
            apps.set(app, again.apply(apps.get(app)));
          } catch (Weather weather) {
            busy[0] = true;
          }
        });
      }
    }
  }

  private static IdempotentRequest request(String methodAndPath, String key, String body) {
    return new IdempotentRequest(CLIENT, methodAndPath, key, body);
  }

  /** Each request is a story of its own. */
  private static String traceOf(String door, Object about) {
    return "%032x".formatted((long) (door + about).hashCode() & 0xffffffffL);
  }
}
