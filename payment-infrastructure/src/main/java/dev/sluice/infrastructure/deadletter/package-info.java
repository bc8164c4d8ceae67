/** Dead letters on file in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.deadletter;

import org.jspecify.annotations.NullMarked;
