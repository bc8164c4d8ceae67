/** When something is due, kept in Redis for as long as Redis likes. */
@NullMarked
package dev.sluice.infrastructure.retry;

import org.jspecify.annotations.NullMarked;
