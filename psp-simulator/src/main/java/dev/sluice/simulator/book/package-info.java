/**
 * What the PSP has done and said: keys with their answers, effects with their caps, rebuilt from
 * the journal.
 */
@NullMarked
package dev.sluice.simulator.book;

import org.jspecify.annotations.NullMarked;
