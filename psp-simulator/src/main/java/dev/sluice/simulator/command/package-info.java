/**
 * The psp-simulator command: options, start, one clear line when something is wrong, clean stop.
 */
@NullMarked
package dev.sluice.simulator.command;

import org.jspecify.annotations.NullMarked;
