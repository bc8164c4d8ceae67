/**
 * Lives of payments from a seed: everything a client, a PSP, a network and a machine can do to
 * them, played over ports in memory and held against the laws of the books.
 */
@NullMarked
package dev.sluice.simulation.life;

import org.jspecify.annotations.NullMarked;
