/** JSON in and out: bytes to a tree that refuses what is doubtful, a generator to bytes. */
@NullMarked
package dev.sluice.simulator.wire;

import org.jspecify.annotations.NullMarked;
