/** One link of the chain alone: the way from a commit to the broker, and the books. */
@NullMarked
package dev.sluice.bench.link;

import org.jspecify.annotations.NullMarked;
