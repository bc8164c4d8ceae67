/** What accounts hold: in PostgreSQL, and a quick copy in Redis. */
@NullMarked
package dev.sluice.infrastructure.balance;

import org.jspecify.annotations.NullMarked;
