/** Payments in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.payment;

import org.jspecify.annotations.NullMarked;
