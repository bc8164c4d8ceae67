/** The Idempotency-Key argument: a POST with what makes it the same as an earlier one. */
@NullMarked
package dev.sluice.service.idempotency;

import org.jspecify.annotations.NullMarked;
