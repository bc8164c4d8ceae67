/**
 * The one machine behind every consumer: locks, inbox, decision, news, offsets, and what to do when
 * something fails.
 */
@NullMarked
package dev.sluice.application.pipeline;

import org.jspecify.annotations.NullMarked;
