/** Keeps parts running: starts them, starts again those that die, holds them down when asked to. */
@NullMarked
package dev.sluice.platform.supervision;

import org.jspecify.annotations.NullMarked;
