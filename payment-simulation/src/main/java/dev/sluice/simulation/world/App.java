package dev.sluice.simulation.world;

import java.util.List;

/** A process. When it dies another takes its place, and knows what the servers know. */
interface App {

  List<Actor> actors();

  App startedAgain();
}
