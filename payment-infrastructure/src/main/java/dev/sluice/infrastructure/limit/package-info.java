/** What clients may still send, counted in Redis for as long as Redis is there. */
@NullMarked
package dev.sluice.infrastructure.limit;

import org.jspecify.annotations.NullMarked;
