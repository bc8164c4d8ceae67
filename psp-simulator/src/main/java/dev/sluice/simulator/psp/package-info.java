/**
 * One request from claim to answer: when the effect happens, when it is synced, when nothing is
 * said.
 */
@NullMarked
package dev.sluice.simulator.psp;

import org.jspecify.annotations.NullMarked;
