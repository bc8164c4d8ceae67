/**
 * A run: orders sent through the HTTP doors until each is answered, the wait until the last one is
 * booked, and the audit of what was left behind. Speaks HTTP only and knows nothing of the inside
 * of the services.
 */
@NullMarked
package dev.sluice.bench.load;

import org.jspecify.annotations.NullMarked;
