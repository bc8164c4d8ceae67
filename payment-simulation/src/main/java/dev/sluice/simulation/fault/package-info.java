/**
 * What can go wrong, and when: the process dies, the weather turns, at points a test names or by
 * chance.
 */
@NullMarked
package dev.sluice.simulation.fault;

import org.jspecify.annotations.NullMarked;
