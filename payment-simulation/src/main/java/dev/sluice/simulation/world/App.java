package dev.sluice.simulation.world;

import java.util.List;

/** A process. When it dies another takes its place, and knows what the servers know. */
interface App {

  String name();

  List<Actor> actors();

  App startedAgain();
}
