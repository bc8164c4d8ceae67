/** Starts a whole platform in order and stops it, or finds the one that is up. */
@NullMarked
package dev.sluice.platform.run;

import org.jspecify.annotations.NullMarked;
