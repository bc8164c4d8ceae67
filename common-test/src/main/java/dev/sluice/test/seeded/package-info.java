/** Tests that draw their world by chance from a seed, so that a failure can be played again. */
@NullMarked
package dev.sluice.test.seeded;

import org.jspecify.annotations.NullMarked;
