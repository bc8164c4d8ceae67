/**
 * A broker in memory and what the pipeline needs besides: topics, groups, offsets, inbox, dead
 * letters.
 */
@NullMarked
package dev.sluice.simulation.pipeline;

import org.jspecify.annotations.NullMarked;
