/** Payment orders and their captures in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.order;

import org.jspecify.annotations.NullMarked;
