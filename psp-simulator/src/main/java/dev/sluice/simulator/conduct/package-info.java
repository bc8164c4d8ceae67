/**
 * How the PSP behaves: profiles, seeded draws, test tokens and forced behaviours decide the fate of
 * a request.
 */
@NullMarked
package dev.sluice.simulator.conduct;

import org.jspecify.annotations.NullMarked;
