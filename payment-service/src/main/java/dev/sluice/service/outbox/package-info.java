/** The thread that empties the outbox, and the days it is kept in. */
@NullMarked
package dev.sluice.service.outbox;

import org.jspecify.annotations.NullMarked;
