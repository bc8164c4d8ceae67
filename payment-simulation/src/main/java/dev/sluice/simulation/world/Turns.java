package dev.sluice.simulation.world;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.common.error.Problem;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Trouble;
import dev.sluice.simulation.fault.Weather;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Somebody who stands still in the middle of his turn lets the others have
 * theirs, and goes on where he stood: to the others he was slow, or gone.
 */
final class Turns {

  /**
   * Somebody who is acting, or stands still.
   *
   * @param app as it was when his turn began: another one at his place means that he is dead
   * @param again what an impatient client does meanwhile; null where there is no client
   */
  private record Turn(Place<?> place, App app, String who, @Nullable Runnable again) {}

  /** So many may stand still at the same time. */
  private static final int MOST_ASLEEP = 3;

  private static final int MOST_ROUNDS_ASLEEP = 10;
  private static final int LONGEST_NAP = 5;

  /** One in this many rounds is a rare one's. */
  private static final int SELDOM = 4;

  private static final int LONGEST_ABSENCE = 1200;

  /** Seconds after which a group gives up on a member. */
  private static final int SESSION = 45;

  private final Servers servers;
  private final RandomGenerator chance;
  private final List<Place<ServiceApp>> services;
  private final List<Place<ConsumersApp>> consumers;
  private final Deque<Turn> running = new ArrayDeque<>();
  private int crashes;
  private int stalls;

  Turns(
      Servers servers,
      RandomGenerator chance,
      List<Place<ServiceApp>> services,
      List<Place<ConsumersApp>> consumers) {
    this.servers = servers;
    this.chance = chance;
    this.services = services;
    this.consumers = consumers;
    servers.faults().stallWith(this::stall);
  }

  int crashes() {
    return crashes;
  }

  /**
   * Each has one turn, in any order.
   *
   * @param all whether those who look only now and then look now
   * @return whether anybody had something to do
   */
  boolean round(boolean all) {
    var turns = new ArrayList<Runnable>();
    var busy = new boolean[1];
    Stream.concat(services.stream(), consumers.stream())
        .forEach(place -> {
          for (int i = 0; i < place.app().actors().size(); i++) {
            if (!all && place.app().actors().get(i).rare() && chance.nextInt(SELDOM) > 0) continue;
            int actor = i;
            turns.add(() -> busy[0] |= act(place, actor));
          }
        });
    Collections.shuffle(turns, Random.from(chance));
    turns.forEach(Runnable::run);
    return busy[0];
  }

  private boolean act(Place<?> place, int which) {
    var app = place.app();
    var actor = app.actors().get(which);
    if (isBusy(app, actor.name())) return false;
    int stallsBefore = stalls;
    try {
      // while he stood still others may have left something for those who had their turn before
      return take(new Turn(place, app, actor.name(), null), actor.round()::act)
          || stalls > stallsBefore;
    } catch (Crash | Weather _) {
      return true;
    }
  }

  private boolean isBusy(App app, String who) {
    for (var turn : running) if (turn.app() == app && turn.who().equals(who)) return true;
    return false;
  }

  /** A request comes in. */
  Answer atTheDoor(Place<ServiceApp> place, String door, Function<ServiceApp, Answer> call) {
    return take(
        new Turn(place, place.app(), door, () -> repeat(call)), () -> call.apply(place.app()));
  }

  /** The same request at any instance, while the first is still running; nobody waits for it. */
  private void repeat(Function<ServiceApp, Answer> call) {
    servers.faults().count(Trouble.IMPATIENT_CLIENT);
    var place = services.get(chance.nextInt(services.size()));
    try {
      take(new Turn(place, place.app(), "impatient", null), () -> call.apply(place.app()));
    } catch (Problem | Crash | Weather _) {
      // the first request goes on
    }
  }

  private interface Work<T> {
    T run();
  }

  private <T> T take(Turn turn, Work<T> work) {
    running.push(turn);
    var before = servers.faults().enter(turn.who());
    try {
      return work.run();
    } catch (Crash crash) {
      // who was dead already does not take his successor with him
      if (turn.place().app() == turn.app()) {
        crashes++;
        turn.place().startAgain();
      }
      throw crash;
    } finally {
      servers.faults().enter(before);
      running.pop();
    }
  }

  /** Past a session; now and then so long that jobs take up what he was at. */
  private int absence() {
    return chance.nextInt(3) == 0 ? SESSION + chance.nextInt(LONGEST_ABSENCE) : SESSION;
  }

  /** Whoever came by stands still here; the others go on, and may take what he had. */
  private void stall(Point point) {
    var sleeper = running.peek();
    if (sleeper == null || running.size() > MOST_ASLEEP || servers.database().isOpen()) return;
    servers.faults().count(Trouble.STALL);
    stalls++;
    boolean forgotten = chance.nextInt(3) == 0;
    servers.clock().turn(Duration.ofSeconds(forgotten ? absence() : chance.nextInt(LONGEST_NAP)));
    if (forgotten) {
      servers.faults().count(Trouble.ZOMBIE);
      servers.topics().evict(sleeper.app().name());
    } else if (chance.nextBoolean()) {
      servers.faults().count(Trouble.REBALANCE);
      servers.topics().rebalance();
    }
    if (sleeper.again() != null && chance.nextBoolean()) sleeper.again().run();
    for (int i = 1 + chance.nextInt(MOST_ROUNDS_ASLEEP); i > 0; i--) round(false);
    if (sleeper.place().app() != sleeper.app()) throw new Crash(point);
  }
}
