/** The same request twice has one effect and one answer. */
@NullMarked
package dev.sluice.application.idempotency;

import org.jspecify.annotations.NullMarked;
