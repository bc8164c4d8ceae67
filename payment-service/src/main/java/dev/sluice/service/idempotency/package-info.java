/** What is sent: a POST with what makes it the same as an earlier one, a PUT that needs nothing. */
@NullMarked
package dev.sluice.service.idempotency;

import org.jspecify.annotations.NullMarked;
