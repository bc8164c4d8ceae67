/** The outbox in memory: shards, leases, and the way to the topics. */
@NullMarked
package dev.sluice.simulation.outbox;

import org.jspecify.annotations.NullMarked;
